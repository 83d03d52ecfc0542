"""Papers set on sheets: rows whole, heads again on each sheet, headings with what follows, pictures within the sheet."""

from datetime import date

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from msref.reports.paper_blocks import Grid, Prose
from msref.ui.paper import Canvas, Paper
from msref.ui.printing.sheet_words import SheetWords
from msref.ui.printing.sheets import Sheets
from msref.ui.printing.strips import strips_of

WORDS = SheetWords("Content 1", "not reviewed", date(2026, 12, 1))
A4 = QSizeF(680, 1009)
LONG = "words that fill a line of the cell and go on to the next one " * 6


@pytest.fixture(autouse=True)
def letters(qtbot: QtBot) -> None:
    """Documents need the application."""
    del qtbot


def test_a_row_is_never_split() -> None:
    """Each row of a long table is one strip, no taller than the sheet, and every sheet's strips fit its room."""
    grid = Grid(("Study", "Result"), tuple((f"Study {number}", LONG) for number in range(40)))
    sheets = Sheets(Paper("Table", (grid,)), WORDS, A4)
    assert sheets.count > 2
    rows = [strip for strip in strips_of(grid, A4.width(), sheets.room) if strip.heads is not None]
    assert len(rows) == 40
    for number in range(sheets.count):
        assert sum(strip.height for strip in sheets.strips(number)) <= sheets.room


def test_the_heads_stand_again_on_every_sheet() -> None:
    """The first strip of each sheet after the first is the row of heads."""
    grid = Grid(("Study", "Result"), tuple((f"Study {number}", LONG) for number in range(40)))
    sheets = Sheets(Paper("Table", (grid,)), WORDS, A4)
    heads = sheets.strips(0)[0].height
    for number in range(1, sheets.count):
        first, second = sheets.strips(number)[:2]
        assert first.heads is None
        assert first.height == heads
        assert second.heads is first


def test_a_row_taller_than_a_sheet_is_cut_between_lines() -> None:
    """The one row that fits no sheet is spread over several, its parts as tall as its whole."""
    tall = Grid(("A", "B"), (("short", LONG * 40),))
    parts = [strip for strip in strips_of(tall, A4.width(), 500) if strip.heads is not None]
    assert len(parts) > 2
    assert all(part.height <= 500 for part in parts)
    whole = [strip for strip in strips_of(tall, A4.width(), 1e6) if strip.heads is not None]
    assert len(whole) == 1
    assert sum(part.height for part in parts) == pytest.approx(whole[0].height)


def test_a_heading_goes_over_with_what_follows() -> None:
    """A heading that would stand alone at the foot of a sheet begins the next one with the table below it."""
    filler = Prose("<p>one line</p>" * 36)
    used = sum(strip.height for strip in strips_of(filler, A4.width(), 900))
    grid = Grid(("A",), ((LONG,),))
    heading = Prose("<h2>Results</h2>")
    size = QSizeF(A4.width(), used + 130)
    sheets = Sheets(Paper("Page", (filler, heading, grid)), WORDS, size)
    assert sheets.count == 2
    heading_strip = next(iter(strips_of(heading, A4.width(), 900)))
    assert heading_strip.keeps
    assert sheets.strips(1)[0].height == heading_strip.height


def test_a_picture_taller_than_the_sheet_is_made_smaller() -> None:
    """A canvas of three sheets' height is painted on one, at a third of its size."""
    painted: list[float] = []

    def paint(painter: QPainter, width: float) -> None:
        painted.append(painter.transform().m11())
        assert width > 0

    canvas = Canvas(lambda _: 2700.0, paint)
    strip = next(iter(strips_of(canvas, 680, 900)))
    assert strip.height == pytest.approx(900)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    strip.paint(painter)
    painter.end()
    assert painted == [pytest.approx(1 / 3)]


def test_paper_is_black_on_white() -> None:
    """Whatever is painted has as much red as green as blue: nothing is said by a colour."""
    grid = Grid(("Study", "Result"), (("One", "42%"),))
    body = '<p><a href="record:x">A link</a> and <b>strong</b> words</p>'
    sheets = Sheets(Paper("Page", (Prose(body), grid)), WORDS, QSizeF(400, 400))
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    sheets.paint(painter, 0)
    painter.end()
    colours = [image.pixelColor(x, y) for x in range(0, 400, 2) for y in range(400)]
    assert len({colour.name() for colour in colours}) > 2
    assert all(colour.red() == colour.green() == colour.blue() for colour in colours)
