"""An evidence table on paper: its rows, its pictures in parts that fit a sheet, the chosen row in full, footnotes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from msref.domain.tables import EvidenceTable, TableRow
from msref.reports.draw_evidence import draw
from msref.reports.evidence_pictures import Forest, IntervalLine, Picture, ShareBar, Shares, picture_table, pictures_of
from msref.reports.paper_blocks import Block, Prose, table_grid
from msref.ui.paper import Canvas, PaperBlock
from msref.ui.printing.paper_style import PAPER_THEME, TABLE_PX, paper_font
from msref.ui.widgets.plot_painting import FontLetters, paint_drawing
from msref.ui.widgets.table_model import not_stated

_Line = TypeVar("_Line", ShareBar, IntervalLine)
_LINES_A_SHEET = 11
_WIDEST_PICTURE = 760.0  # a picture on a wide sheet keeps to the width at which its words and scale stand close


def opening_blocks(title: str, *lines: str) -> tuple[Block, ...]:
    """Title and lines above a table."""
    return (Prose(f"<h1>{escape(title)}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in lines if line)),)


def table_paper(
    table: EvidenceTable,
    rows: Sequence[TableRow],
    places: Sequence[int],
    *,
    pictures_first: bool,
    chosen: tuple[Block, ...],
) -> tuple[PaperBlock, ...]:
    """The blocks of a table: rows or pictures first, the chosen row in full, the footnotes."""
    pictures = tuple(_picture_blocks(pictures_of(table, rows), with_data=pictures_first))
    columns = (*(table.columns[at].label for at in places), QCoreApplication.translate("TablePaper", "Sources"))
    cells = tuple((*(row.cells[at].strip() or not_stated() for at in places), "; ".join(row.sources)) for row in rows)
    grid = (table_grid(columns, cells),) if rows else ()
    notes = "".join(f"<p>{escape(note)}</p>" for note in table.footnotes)
    below: tuple[PaperBlock, ...] = (Prose(notes),) if notes else ()
    in_full: tuple[Block, ...] = ()
    if chosen:
        heading = QCoreApplication.translate("TablePaper", "The chosen row in full")
        in_full = (Prose(f"<h2>{escape(heading)}</h2>"), *chosen)
    return (*pictures, *below) if pictures_first else (*grid, *in_full, *below, *pictures)


def _picture_blocks(pictures: Sequence[Picture], *, with_data: bool) -> Iterator[PaperBlock]:
    for picture in pictures:
        parts = list(_parts(picture))
        for number, part in enumerate(parts, 1):
            words = picture.title
            if len(parts) > 1:
                words = QCoreApplication.translate("TablePaper", "{title}, part {number} of {count}")
                words = words.format(title=picture.title, number=number, count=len(parts))
            yield Prose(f"<h2>{escape(words)}</h2>")
            yield _canvas(part)
        if with_data:
            data = picture_table(picture)
            heading = QCoreApplication.translate("TablePaper", "The same data as a table")
            yield Prose(f"<h3>{escape(heading)}</h3>")
            yield table_grid(tuple(column.label for column in data.columns), tuple(row.cells for row in data.rows))


def _canvas(picture: Picture) -> Canvas:
    letters = FontLetters(paper_font(TABLE_PX))

    def paint(painter: QPainter, width: float) -> None:
        paint_drawing(painter, draw(picture, min(width, _WIDEST_PICTURE), letters), letters, PAPER_THEME)

    return Canvas(lambda width: draw(picture, min(width, _WIDEST_PICTURE), letters).height + TABLE_PX, paint)


def _parts(picture: Picture) -> Iterator[Picture]:
    """A long picture in parts with an axis each; what belongs together stays together."""
    if isinstance(picture, Shares):
        for bars in _runs(picture.bars):
            yield replace(picture, bars=tuple(bars))
    elif isinstance(picture, Forest):
        for lines in _runs(picture.lines):
            yield replace(picture, lines=tuple(lines))
    else:
        yield picture


def _runs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    run: list[_Line] = []
    for _, same in groupby(lines, key=lambda line: line.name):
        together = list(same)
        if run and len(run) + len(together) > _LINES_A_SHEET:
            yield run
            run = []
        run.extend(together)
    if run:
        yield run
