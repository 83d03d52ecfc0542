"""Setting sheets and writing a PDF can be stopped at every step, and nothing half-written stays."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF

from msref.reports.paper_blocks import Grid
from msref.ui.paper import Paper
from msref.ui.printing.paint_sheets import pdf_steps, set_sheets, write_pdf
from msref.ui.printing.sheets import Sheets
from tests.ui.printing.pdf_words import pdf_words
from tests.ui.printing.printed import WORDS

LONG = Paper("Long table", (Grid(("Number", "Words"), tuple((str(at), "some words " * 9) for at in range(400))),))


@pytest.mark.usefixtures("qapp")
def test_every_page_is_counted(tmp_path: Path) -> None:
    """The steps end with "Page x of y" for every sheet that the file then has."""
    path = tmp_path / "long.pdf"
    told = [progress.words for progress in pdf_steps(LONG, WORDS, str(path))]
    count = len(pdf_words(path))
    assert count > 5
    assert told[-count:] == [f"Page {number} of {count}" for number in range(1, count + 1)]
    assert told[0] == "The sheets are being laid out."


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("before", [None, b"what stood there"], ids=["no file", "an older file"])
@pytest.mark.parametrize("wanted", ["The sheets are being laid out.", "Page 3"], ids=["while set", "while painted"])
def test_stopped_it_leaves_what_was_there(tmp_path: Path, before: bytes | None, wanted: str) -> None:
    """Stopped while the sheets are set or painted, the folder is as it was: no file, no part of one, an older one untouched."""
    path = tmp_path / "long.pdf"
    if before is not None:
        path.write_bytes(before)
    steps = pdf_steps(LONG, WORDS, str(path))
    while not next(steps).words.startswith(wanted):
        pass
    steps.close()
    assert [file.read_bytes() for file in tmp_path.iterdir()] == ([before] if before is not None else [])
    # The next one is whole.
    assert write_pdf(LONG, WORDS, str(path))
    assert [file.name for file in tmp_path.iterdir()] == ["long.pdf"]


@pytest.mark.usefixtures("qapp")
def test_set_in_steps_it_is_the_same(tmp_path: Path) -> None:
    """Sheets set step by step hold the same strips as those set at once, in steps of no more than a row."""
    del tmp_path
    size = QSizeF(680, 960)
    steps = set_sheets(LONG, WORDS, size)
    count = 0
    try:
        while True:
            next(steps)
            count += 1
    except StopIteration as end:
        stepwise: Sheets = end.value
    at_once = Sheets(LONG, WORDS, size)
    assert count > 800  # each row is measured, then set
    assert stepwise.count == at_once.count
    for number in range(at_once.count):
        assert [s.height for s in stepwise.strips(number)] == [s.height for s in at_once.strips(number)]
