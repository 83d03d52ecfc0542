"""
A chart on paper: the drawing of the screen in black and white, at the width of the sheet, in as many parts as it needs.

A part ends where no box stands, so that no box is cut; the lines go on in the next part. Every word of the chart follows in the outline.
"""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from msref.reports.paper_blocks import Prose
from msref.ui.paper import Canvas, PaperBlock
from msref.ui.printing.paper_style import PAPER_THEME, paper_font
from msref.ui.widgets.chart_drawing import DrawingStyle, EdgeItem, NodeItem
from msref.ui.widgets.chart_view import ChartView

_TALLEST = 720.0  # units of 1/96 inch: fits below head and above foot of A4 and Letter
_WIDTH = 680.0
_AIR = 18.0


def chart_blocks(view: ChartView) -> tuple[PaperBlock, ...]:
    """The chart with the walk on it, with a heading, part by part."""
    parts = list(_parts(view))
    blocks: list[PaperBlock] = []
    for number, part in enumerate(parts, 1):
        words = QCoreApplication.translate("ChartPaper", "The chart")
        if len(parts) > 1:
            words = QCoreApplication.translate("ChartPaper", "The chart, part {number} of {count}")
            words = words.format(number=number, count=len(parts))
        blocks += [Prose(f"<h2>{words}</h2>"), _canvas(view, part)]
    return tuple(blocks)


def _parts(view: ChartView) -> Iterator[QRectF]:
    """The whole drawing in parts that fit a sheet at its width, cut between boxes."""
    whole = view.scene().itemsBoundingRect().adjusted(-_AIR, -_AIR, _AIR, _AIR)
    room = _TALLEST * max(whole.width() / _WIDTH, 1.0)
    boxes = [item.mapRectToScene(item.boundingRect()) for item in view.boxes.values()]
    gaps = [
        edge for edge in sorted(box.bottom() for box in boxes) if not any(b.top() < edge < b.bottom() for b in boxes)
    ]
    top = whole.top()
    while whole.bottom() - top > room:
        fitting = [gap for gap in gaps if top < gap <= top + room]
        end = fitting[-1] + 2 if fitting else top + room
        yield QRectF(whole.left(), top, whole.width(), end - top)
        top = end
    yield QRectF(whole.left(), top, whole.width(), whole.bottom() - top)


def _canvas(view: ChartView, part: QRectF) -> Canvas:
    def scale(width: float) -> float:
        return min(1.0, width / part.width())

    def paint(painter: QPainter, width: float) -> None:
        scene = view.scene()
        target = QRectF(0, 0, part.width() * scale(width), part.height() * scale(width))
        with _InBlackAndWhite(view):
            _render(scene, painter, target, part)

    return Canvas(lambda width: part.height() * scale(width), paint)


def _render(scene: QGraphicsScene, painter: QPainter, target: QRectF, part: QRectF) -> None:
    painter.save()
    painter.setClipRect(target)
    scene.render(painter, target, part)
    painter.restore()


class _InBlackAndWhite:
    """Gives every item of a chart the style of paper, and its own back afterwards."""

    def __init__(self, view: ChartView) -> None:
        self._items: list[NodeItem | EdgeItem] = [*view.boxes.values(), *view.lines]
        self._boxes = list(view.boxes.values())
        self._styles = [item.style for item in self._items]
        self._chosen = [box.chosen for box in self._boxes]

    def __enter__(self) -> None:
        for item in self._items:
            font = paper_font(item.style.font.pixelSize())
            item.style = DrawingStyle(PAPER_THEME, font)
        for box in self._boxes:
            box.chosen = False

    def __exit__(self, *_: object) -> None:
        for item, style in zip(self._items, self._styles, strict=True):
            item.style = style
        for box, chosen in zip(self._boxes, self._chosen, strict=True):
            box.chosen = chosen
