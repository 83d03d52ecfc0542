"""
Blocks as strips: pieces of the width of the sheet that are never split, from which sheets are filled.

A line of running text is a strip, a row of a table is one, a canvas is one. A strip may ask to stay with the next (a heading), and may carry the heads of
its table, which are painted again when it comes first on a sheet. A row taller than a sheet is the one exception: it is cut between its lines.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextBlock, QTextDocument, QTextLine, QTextListFormat

from msref.reports.paper_blocks import CallOut, Grid, Prose
from msref.ui.paper import Canvas, Lanes, PaperBlock
from msref.ui.printing.paper_style import PAPER_THEME, TABLE_PX, WIDE_TABLE_PX, paper_document
from msref.ui.widgets.table_view import shared_widths

_PAD = 5.0
_AFTER = 8.0
_BAR = 14.0
_MANY_COLUMNS = 6
_WIDEST = 300
_LABEL_SHARE = 0.34
_MARK_GAP = 6.0
_CLOSE = 0.01


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of the sheet's width: its height, how it is painted at the painter's origin, whether it stays with the next, the heads it stands under."""

    height: float
    paint: Callable[[QPainter], None]
    keeps: bool = False
    heads: "Strip | None" = None


def strips_of(block: PaperBlock, width: float, tallest: float) -> Iterator[Strip]:
    """The strips of a block; none is taller than `tallest`."""
    return (strip for strip in strip_steps(block, width, tallest) if strip is not None)


def strip_steps(block: PaperBlock, width: float, tallest: float) -> Iterator[Strip | None]:
    """The strips of a block one by one; in between, None lets whoever walks them do something else."""
    if isinstance(block, Prose):
        yield from _prose(block.html, width)
    elif isinstance(block, CallOut):
        yield from _call_out(block, width)
    elif isinstance(block, Canvas):
        yield _canvas(block, width, tallest)
    elif isinstance(block, Lanes):
        yield from _lanes(block, width, tallest)
    else:
        yield from _grid(block, width, tallest)


# --- running text ---


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a document: its room with the space above it, and how it is painted with the mark of its list."""

    document: QTextDocument  # kept alive by its lines
    top: float
    bottom: float
    heading: bool
    line: QTextLine
    place: QPointF
    mark: str = ""
    mark_right: float = 0.0

    def paint(self, painter: QPainter, left: float, y: float) -> None:
        """Paint it so that height `y` of the document stands at the painter's origin."""
        painter.setPen(QColor("#000000"))
        if self.mark:
            painter.setFont(self.document.defaultFont())
            width = QFontMetricsF(painter.font()).horizontalAdvance(self.mark)
            base = self.place.y() + self.line.y() + self.line.ascent() - y
            painter.drawText(QPointF(left + self.mark_right - width, base), self.mark)
        self.line.draw(painter, self.place + QPointF(left, -y))


def _lines(document: QTextDocument) -> Iterator[_Line]:
    """
    Every line of a document.

    Lines are painted one by one: a document told to paint a clip paints the line before it too, and that line would stand twice in the words of a PDF.
    """
    layout = document.documentLayout()
    block = document.begin()
    previous = 0.0
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        heading = block.blockFormat().headingLevel() > 0
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            bottom = rect.top() + line.y() + line.height()
            mark = _mark(block) if number == 0 else ""
            yield _Line(
                document, previous, bottom, heading, line, rect.topLeft(), mark, rect.left() + line.x() - _MARK_GAP
            )
            previous = bottom
        block = block.next()


def _mark(block: QTextBlock) -> str:
    """The bullet or the number of an item of a list."""
    numbered = block.textList()
    if numbered is None:
        return ""
    ordered = numbered.format().style() == QTextListFormat.Style.ListDecimal
    return f"{numbered.itemNumber(block) + 1}." if ordered else "•"


def _prose(html: str, width: float, *, left: float = 0.0, bar: bool = False) -> Iterator[Strip]:
    document = paper_document(html, width - left)
    lines = list(_lines(document))
    for number, line in enumerate(lines):
        last = number + 1 == len(lines)
        height = (max(line.bottom, document.size().height()) if last else line.bottom) - line.top
        yield Strip(height, _LinePainter(line, left, height, bar=bar), keeps=line.heading)


@dataclass(frozen=True, slots=True)
class _LinePainter:
    """Paints one line of running text, with the bar of its call-out."""

    line: _Line
    left: float
    height: float
    bar: bool

    def __call__(self, painter: QPainter) -> None:
        if self.bar:
            painter.fillRect(QRectF(0, 0, 2.5, self.height), QColor("#000000"))
        self.line.paint(painter, self.left, self.line.top)


def draw_document(painter: QPainter, document: QTextDocument) -> None:
    """Paint a whole document at the painter's origin."""
    for line in _lines(document):
        line.paint(painter, 0, 0)


def _call_out(block: CallOut, width: float) -> Iterator[Strip]:
    yield Strip(_AFTER / 2, _nothing, keeps=True)
    yield from _prose(block.html, width, left=_BAR, bar=True)
    yield Strip(_AFTER, _nothing)


def _nothing(painter: QPainter) -> None:
    del painter


# --- canvases ---


def _canvas(canvas: Canvas, width: float, tallest: float) -> Strip:
    """The picture at the width of the sheet, smaller when it would be taller than the sheet."""
    height = canvas.height_for(width)
    scale = min(1.0, tallest / height) if height else 1.0
    if scale < 1.0:
        # A picture that wraps its words may be laid out wider and then made smaller.
        height = canvas.height_for(width / scale)
        scale = min(scale, tallest / height)
        return Strip(height * scale, _Scaled(canvas, width / scale, scale))
    return Strip(height, _Scaled(canvas, width, 1.0))


@dataclass(frozen=True, slots=True)
class _Scaled:
    canvas: Canvas
    width: float
    scale: float

    def __call__(self, painter: QPainter) -> None:
        painter.save()
        painter.scale(self.scale, self.scale)
        self.canvas.paint(painter, self.width)
        painter.restore()


# --- tables ---


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells set side by side, a rule below."""

    documents: Sequence[QTextDocument]
    places: Sequence[float]
    width: float
    is_head: bool
    canvas: Canvas | None = None
    lane: float = 0.0

    @property
    def height(self) -> float:
        tall = max((document.size().height() for document in self.documents), default=0.0)
        lane = self.canvas.height_for(self.lane) if self.canvas is not None else 0.0
        return max(tall, lane) + 2 * _PAD

    def __call__(self, painter: QPainter) -> None:
        height = self.height
        self._paint_ground(painter, height)
        for document, place in zip(self.documents, self.places, strict=True):
            painter.save()
            painter.translate(place + _PAD, _PAD)
            draw_document(painter, document)
            painter.restore()
        if self.canvas is not None:
            painter.save()
            painter.translate(self.width - self.lane, _PAD)
            self.canvas.paint(painter, self.lane)
            painter.restore()

    def _paint_ground(self, painter: QPainter, height: float) -> None:
        if self.is_head:
            painter.fillRect(QRectF(0, 0, self.width, height), QColor(PAPER_THEME.accent_soft))
        thickness = 1.2 if self.is_head else 0.6
        painter.fillRect(QRectF(0, height - thickness, self.width, thickness), QColor(PAPER_THEME.border))


def _grid(grid: Grid, width: float, tallest: float) -> Iterator[Strip | None]:
    pixels = WIDE_TABLE_PX if len(grid.head) > _MANY_COLUMNS else TABLE_PX
    widths = _label_widths(grid, width) if grid.labelled else (yield from _column_widths(grid, width, pixels))
    heads = _row(tuple(f"<b>{cell}</b>" for cell in grid.head), widths, pixels, is_head=True) if grid.head else None
    if heads is not None:
        yield Strip(heads.height, heads, keeps=True)
    repeated = Strip(heads.height, heads) if heads is not None else None
    room = tallest - (heads.height if heads is not None else 0)
    for cells in grid.rows:
        if len(cells) == 1 and len(widths) > 1:
            band = _row(cells, (sum(widths),), pixels, is_head=False)
            yield Strip(band.height, band, keeps=True, heads=repeated)
            continue
        shown = (f"<b>{cells[0]}</b>", *cells[1:]) if grid.labelled else cells
        row = _row(shown, widths[: len(shown)], pixels, is_head=False)
        yield from _fitting(row, room, repeated)
    yield Strip(_AFTER, _nothing)


def _row(cells: Sequence[str], widths: Sequence[float], pixels: float, *, is_head: bool) -> _Row:
    documents = [paper_document(cell, width - 2 * _PAD, pixels) for cell, width in zip(cells, widths, strict=True)]
    places = [sum(widths[:number]) for number in range(len(cells))]
    return _Row(documents, places, sum(widths), is_head)


def _fitting(row: _Row, room: float, heads: Strip | None) -> Iterator[Strip]:
    """A row as one strip; one that is taller than a sheet is cut between its lines."""
    height = row.height
    if height <= room:
        yield Strip(height, row, heads=heads)
        return
    top = 0.0
    ends = sorted({_PAD + line.bottom for document in row.documents for line in _lines(document)})
    while top < height:
        # A cut is clean where no line of any cell is crossed.
        clean = [end for end in ends if end - top <= room and end > top and not _crossed(row, end)]
        end = clean[-1] if clean and height - top > room else min(height, top + room)
        yield Strip(end - top, _Cut(row, top, end), heads=heads)
        top = end


def _crossed(row: _Row, height: float) -> bool:
    return any(
        _PAD + line.top + 1 < height < _PAD + line.bottom - 1 for document in row.documents for line in _lines(document)
    )


@dataclass(frozen=True, slots=True)
class _Cut:
    row: _Row
    top: float
    end: float

    def __call__(self, painter: QPainter) -> None:
        for document, place in zip(self.row.documents, self.row.places, strict=True):
            painter.save()
            painter.translate(place + _PAD, _PAD - self.top)
            for line in _lines(document):
                if self.top < _PAD + line.bottom <= self.end + _CLOSE:
                    line.paint(painter, 0, 0)
            painter.restore()


def _lanes(lanes: Lanes, width: float, tallest: float) -> Iterator[Strip]:
    words = width * _LABEL_SHARE
    head = _row(tuple(f"<b>{cell}</b>" for cell in lanes.grid.head), (words,), TABLE_PX, is_head=True)
    heads = _Row(head.documents, head.places, width, is_head=True, canvas=lanes.head_canvas, lane=width - words)
    yield Strip(heads.height, heads, keeps=True)
    repeated = Strip(heads.height, heads)
    for cells, canvas in zip(lanes.grid.rows, lanes.canvases, strict=True):
        row = _row(cells, (words,), TABLE_PX, is_head=False)
        whole = _Row(row.documents, row.places, width, is_head=False, canvas=canvas, lane=width - words)
        yield from _fitting(whole, tallest - heads.height, repeated)
    yield Strip(_AFTER, _nothing)


def _label_widths(grid: Grid, width: float) -> list[float]:
    columns = max((len(row) for row in grid.rows), default=1)
    label = width * _LABEL_SHARE if columns > 1 else width
    return [label, *[(width - label) / max(1, columns - 1)] * (columns - 1)]


def _column_widths(grid: Grid, width: float, pixels: float) -> Generator[None, None, list[float]]:
    """Widths by what the columns have to say; a column is at least as wide as its longest word where that fits. Steps after each row."""
    columns = max(len(grid.head), *(len(row) for row in grid.rows), 1) if grid.rows else len(grid.head)
    lows, wants = [0] * columns, [0] * columns
    for row in (grid.head, *grid.rows):
        for number, cell in enumerate(row if len(row) > 1 or columns == 1 else ()):
            low, want = _measured(cell, pixels)
            lows[number], wants[number] = max(lows[number], low), max(wants[number], want)
        yield None
    total = sum(lows)
    if total > width:
        return [low * width / total for low in lows]
    return [float(one) for one in shared_widths(lows, wants, int(width))]


def _measured(cell: str, pixels: float) -> tuple[int, int]:
    """The longest word of a cell and how wide it would like to be."""
    document = paper_document(f"<b>{cell}</b>", -1, pixels)
    words = document.toPlainText().split()
    letter = pixels * 0.58
    longest = max(map(len, words), default=1)
    return round(longest * letter + 2 * _PAD), round(min(_WIDEST, document.idealWidth()) + 2 * _PAD)
