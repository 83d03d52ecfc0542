"""The window's line about the content: the words that the commands have too, made by Qt."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from msref.domain.records import ContentInfo
from msref.ui.content_words import content_line, review_words

ROOT = Path(__file__).resolve().parents[2]


def content(made: str, *reviewers: str) -> ContentInfo:
    """A content file of a day."""
    return ContentInfo("core", "1.2", made, "none", reviewers, "CC BY 4.0", 3)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ("2026-12-01", "Content 1.2 of 2026-12-01, made today"),
        ("2026-11-30", "Content 1.2 of 2026-11-30, 1 day old"),
        ("2026-10-02", "Content 1.2 of 2026-10-02, 60 days old"),
        ("2026-09-01", "Content 1.2 of 2026-09-01, 2 months old"),
        ("2024-11-30", "Content 1.2 of 2024-11-30, 2 years old"),
        ("2026-12-02", "Content 1.2 of 2026-12-02, dated after today: check this computer's clock"),
        ("soon", "Content 1.2 of soon, age not known"),
    ],
)
def test_the_line_tells_version_date_and_age(made: str, words: str) -> None:
    """Held against 1 December 2026, in the largest whole unit."""
    assert content_line(content(made), date(2026, 12, 1)) == words


def test_the_review_is_told_as_it_is() -> None:
    """Nobody is invented and nobody is hidden."""
    assert review_words(content("2026-11-30")) == "drafted from sources, not clinically reviewed"
    assert (
        review_words(content("2026-11-30", "A. Reader", "B. Reader")) == "clinically reviewed by A. Reader, B. Reader"
    )


def test_the_first_frame_reads_no_words(library_path: Path, tmp_path: Path) -> None:
    """No JSON is imported before the library is, which is after the first frame: a sentence said earlier would need it."""
    folder = tmp_path / "home"
    folder.mkdir()
    program = (
        "import sys\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from msref.app import Program\n"
        "from msref.user_store.settings import Settings\n"
        "application = QApplication([])\n"
        "program = Program(application, Settings(Path(sys.argv[2])), Path(sys.argv[1]), as_of=date(2026, 12, 1))\n"
        "assert program.front is not None\n"
        "print('json' in sys.modules, program.window.status.isHidden())\n"
    )
    given = [sys.executable, "-c", program, str(library_path), str(folder / "settings.txt")]
    told = subprocess.run(
        given, cwd=ROOT, env={**os.environ, "MSREF_HOME": str(folder)}, capture_output=True, text=True, check=False
    )
    assert told.stdout.split() == ["False", "False"], told.stderr
