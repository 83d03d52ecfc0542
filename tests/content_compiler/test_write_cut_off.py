"""Writing the content file may be cut off anywhere: what is left behind is whole, with its hash beside it."""

import subprocess
import sys
from pathlib import Path

import pytest

from msref.content_store.library import open_library
from msref.content_store.whole_file import hash_place, written_hashes
from tests.content_store.damaged_content import MINI, build_mini

ROOT = Path(__file__).resolve().parents[2]
# Ends the process, as a power cut does, just before or just after the nth time that a file is moved to its place.
CUT_OFF = """
import os, sys
from pathlib import Path
nth, when, content, target = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
move, moved = Path.replace, 0
def replace(self, to):
    global moved
    moved += 1
    if moved == nth and when == "before":
        os._exit(9)
    move(self, to)
    if moved == nth and when == "after":
        os._exit(9)
Path.replace = replace
from msref.authoring import main
sys.exit(main(["build", "--content", content, "--to", target]))
"""


def other_content(folder: Path) -> Path:
    """The mini content with another date, so that its file differs."""
    for file in MINI.rglob("*"):
        if file.is_file():
            target = folder / file.relative_to(MINI)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_text(encoding="utf-8")
            target.write_text(
                text.replace("2026-01-31", "2026-02-28") if file.name == "pack.yaml" else text, encoding="utf-8"
            )
    return folder


@pytest.mark.parametrize(
    ("nth", "when", "shown"),
    [
        (1, "before", "2026-01-31"),
        (1, "after", "2026-01-31"),
        (2, "before", "2026-01-31"),
        (2, "after", "2026-02-28"),
        (3, "before", "2026-02-28"),
        (3, "after", "2026-02-28"),
        (4, "before", "2026-02-28"),
    ],
)
def test_a_cut_leaves_the_old_or_the_new_library(tmp_path: Path, nth: int, when: str, shown: str) -> None:
    """Cut off before or after each of its three moves, the old or the new library opens without an alarm; a fourth move does not come."""
    target = build_mini(tmp_path)
    other = other_content(tmp_path / "content")
    done = subprocess.run(
        [sys.executable, "-c", CUT_OFF, str(nth), when, str(other), str(target)],
        cwd=ROOT,
        check=False,
        capture_output=True,
    )
    assert done.returncode == (9 if nth < 4 else 0), done.stderr
    library = open_library(target)
    assert library.info().date == shown
    library.close()


def test_after_a_whole_build_only_the_new_hash_is_left(tmp_path: Path) -> None:
    """The hash of the file before is forgotten once the new one is in its place, and nothing unfinished lies about."""
    target = build_mini(tmp_path)
    before = written_hashes(target)
    build_mini(tmp_path)
    assert written_hashes(target) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["reference.sqlite", "reference.sqlite.b2"]


def test_a_place_that_cannot_be_written_keeps_no_hash(tmp_path: Path) -> None:
    """When the file cannot be put in its place, no hash of it is left behind."""
    (tmp_path / "reference.sqlite").mkdir()
    with pytest.raises(AssertionError):
        build_mini(tmp_path)
    assert not hash_place(tmp_path / "reference.sqlite").exists()
