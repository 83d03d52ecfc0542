"""`msref verify` as the people of a hospital run it: a report, JSON, a PDF, and an exit code."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from msref.__main__ import main
from tests.content_store.damaged_content import copy_with_hash

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def real_content(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command reads the real content."""
    monkeypatch.setenv("MSREF_CONTENT", str(library_path))


def test_a_report_is_printed_and_the_exit_code_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    """The report is dated, gives the versions, says passed, and names its own limits."""
    assert main(["verify"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Check of an installed copy of msref\nPASSED.")
    assert re.search(r"^Made 20\d\d-\d\d-\d\d at \d\d:\d\d:\d\d, UTC [+-]\d{4}$", text, re.MULTILINE)
    for version in ("msref: ", "Python: 3.", "SQLite: 3.", "Qt: 6."):
        assert f"\n{version}" in text
    assert "not clinically reviewed" in text
    assert "WHAT THIS DOES NOT SAY" in text


def test_json_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json: date, computer, versions, passed, and each check with state, words and details."""
    assert main(["verify", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report) == ["made", "computer", "versions", "passed", "checks"]
    assert report["passed"] is True
    assert {check["state"] for check in report["checks"]} == {"passed", "not checked"}
    assert all(list(check) == ["name", "title", "state", "words", "details"] for check in report["checks"])


def test_damaged_content_gives_exit_code_1(
    library_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A byte changed in the content file: the report fails, says which file, and the exit code is 1."""
    copy = copy_with_hash(library_path, tmp_path / "bad")
    with copy.open("r+b") as file:
        file.seek(100_000)
        file.write(b"\x13\x37")
    monkeypatch.setenv("MSREF_CONTENT", str(copy))
    assert main(["verify"]) == 1
    text = capsys.readouterr().out
    assert "\nFAILED. 1 of 5 checks failed: Content file.\n" in text
    assert str(copy) in text


def test_a_pdf_is_written_without_a_display(tmp_path: Path) -> None:
    """On a computer without a display the report still becomes a PDF, with the verdict on its pages."""
    place = tmp_path / "report.pdf"
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "msref", "verify", "--pdf", str(place)],
        cwd=ROOT, env=environment | {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert place.read_bytes().startswith(b"%PDF-1.")
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", str(place), "-"], capture_output=True, text=True, check=True).stdout
        assert "PASSED" in text
        assert "Date and signature" in text


def test_a_pdf_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """The report is printed, and the exit code of bad input and a sentence tell that there is no PDF."""
    done = subprocess.run(
        [sys.executable, "-m", "msref", "verify", "--pdf", str(tmp_path / "nowhere" / "report.pdf")],
        cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "PASSED" in done.stdout
    assert "could not be written" in done.stderr
