"""
The drawing of a chart: boxes, lines and labels at the places that were laid out when the content was built.

Every box says its kind in a word with a sign at its upper edge, has a shape and a colour of its kind, and says where the walk stands ("Now",
"Passed") in words. Nothing here knows the patient: the view tells each box and line its state.
"""

from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from msref.domain.flowcharts.layout import EdgeLine, NodeBox, Rectangle
from msref.ui.kept_text import KeptText
from msref.ui.theme import Theme

KIND_SIGNS: Final = {"question": "?", "action": "▶", "note": "i", "end": "■"}
_KIND_COLORS: Final = {"question": "accent", "action": "good", "note": "unknown", "end": "text"}
_KIND_GROUNDS: Final = {"question": "accent_soft", "action": "good_soft", "note": "unknown_soft", "end": "raised"}
_CORNER: Final = 9.0
_ARROW: Final = 7.0
_BULLET: Final = "•"
_TAG_INSET: Final = 12.0
_TAG_OVERHANG: Final = 24.0
_KEPT: Final = 240  # texts measured: the largest chart in both weights; each takes several kilobytes


class Stand(Enum):
    """Where a box or line stands in the walk."""

    NOW = "now"
    PASSED = "passed"
    AHEAD = "ahead"
    AWAY = "away"


def kind_word(kind: str) -> str:
    """What a kind of box is called."""
    if kind == "question":
        return QCoreApplication.translate("ChartDrawing", "Question")
    if kind == "action":
        return QCoreApplication.translate("ChartDrawing", "Action")
    if kind == "note":
        return QCoreApplication.translate("ChartDrawing", "Note")
    return QCoreApplication.translate("ChartDrawing", "End")


def _tag_words(kind: str, stand: Stand) -> str:
    """The words at the upper edge of a box: its kind, and where the walk stands."""
    words = f"{KIND_SIGNS[kind]}  {kind_word(kind)}"
    if stand is Stand.NOW:
        return QCoreApplication.translate("ChartDrawing", "{kind} · now").format(kind=words)
    if stand is Stand.PASSED:
        return QCoreApplication.translate("ChartDrawing", "{kind} · passed").format(kind=words)
    return words


@dataclass(frozen=True, slots=True)
class DrawingStyle:
    """What every item of one drawing is painted with."""

    theme: Theme
    font: QFont
    _letters: dict[tuple[float, bool], str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def letters(self, factor: float, *, is_strong: bool) -> str:
        """The font larger or smaller, at least legible, and strong on wish; in a word, as Qt writes fonts."""
        wanted = factor, is_strong
        if wanted not in self._letters:
            font = QFont(self.font)
            if factor != 1.0:
                font.setPixelSize(max(8, round(self.font.pixelSize() * factor)))
            font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
            self._letters[wanted] = font.toString()
        return self._letters[wanted]


class NodeItem(QGraphicsItem):
    """One box."""

    def __init__(self, box: NodeBox, style: DrawingStyle) -> None:
        super().__init__()
        self.box = box
        self.style = style
        self.stand = Stand.AHEAD
        self._tag = _tag_words(box.kind, self.stand)
        self.chosen = False
        self.arrivals: tuple[float, ...] = ()  # where lines arrive from above, x inside the box
        self._path = self._shape(self.outline())
        self._bounds = self.outline().adjusted(-_TAG_OVERHANG - 2, -16, _TAG_OVERHANG + 2, 8)
        self.setPos(box.place.x, box.place.y)
        self.setZValue(2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_stand(self, stand: Stand) -> None:
        """Take its place in the walk."""
        if stand is not self.stand:
            self.stand = stand
            self._tag = _tag_words(self.box.kind, stand)
            self.update()

    def set_chosen(self, *, chosen: bool) -> None:
        """Have the ring, or not."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    def boundingRect(self) -> QRectF:
        """The box with room for its ring and its tag."""
        return self._bounds

    def outline(self) -> QRectF:
        """The box itself."""
        return QRectF(0, 0, self.box.place.width, self.box.place.height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Ground, edge, words, tag, ring."""
        del option, widget
        theme = self.style.theme
        away = self.stand is Stand.AWAY
        color = QColor(theme.border if away else getattr(theme, _KIND_COLORS[self.box.kind]))
        ground = theme.surface if away else getattr(theme, _KIND_GROUNDS[self.box.kind])
        width = {Stand.NOW: 3.4, Stand.PASSED: 2.2}.get(self.stand, 1.3)
        dashed = Qt.PenStyle.DashLine if self.box.kind == "note" else Qt.PenStyle.SolidLine
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, width, dashed))
        painter.setBrush(QColor(ground))
        painter.drawPath(self._path)
        self._paint_words(painter, QColor(theme.muted if away else theme.text))
        self._paint_tag(painter, color)
        if self.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2.2))
            painter.drawPath(self._shape(self.outline().adjusted(-5, -5, 5, 5)))

    def _shape(self, rect: QRectF) -> QPainterPath:
        path = QPainterPath()
        if self.box.kind == "question":
            cut = min(12.0, rect.height() / 3)
            path.addPolygon(
                QPolygonF(
                    [
                        QPointF(rect.left() + cut, rect.top()),
                        QPointF(rect.right() - cut, rect.top()),
                        QPointF(rect.right(), rect.top() + cut),
                        QPointF(rect.right(), rect.bottom() - cut),
                        QPointF(rect.right() - cut, rect.bottom()),
                        QPointF(rect.left() + cut, rect.bottom()),
                        QPointF(rect.left(), rect.bottom() - cut),
                        QPointF(rect.left(), rect.top() + cut),
                    ]
                )
            )
            path.closeSubpath()
        elif self.box.kind == "end":
            radius = min(rect.height() / 2, 22.0)
            path.addRoundedRect(rect, radius, radius)
        else:
            path.addRoundedRect(rect, _CORNER, _CORNER)
        return path

    def _paint_words(self, painter: QPainter, color: QColor) -> None:
        is_strong = self.stand is Stand.NOW or self.stand is Stand.PASSED
        letters = self.style.letters(1.0, is_strong=is_strong)
        paint_lines(painter, letters, self.outline().adjusted(8, 4, -8, -2), self.box.lines, color=color)

    def _paint_tag(self, painter: QPainter, color: QColor) -> None:
        theme = self.style.theme
        words, width, height = _tag_text(self.style.letters(0.74, is_strong=True), self._tag)
        tag = QRectF(self._tag_left(width + 14), -height * 0.62, width + 14, height * 1.16)
        filled = self.stand is Stand.NOW
        painter.setPen(QPen(color, 1))
        painter.setBrush(color if filled else QColor(theme.surface))
        painter.drawRoundedRect(tag, tag.height() / 2, tag.height() / 2)
        painter.setPen(QColor(theme.surface) if filled else QColor(theme.muted if self.stand is Stand.AWAY else color))
        words.draw(painter, tag, centred=True, in_middle=True)

    def _tag_left(self, width: float) -> float:
        """Where the tag begins, so that it covers no arrowhead if that can be: at the left, at the right, or pushed out a little."""
        right = self.outline().width() - width - _TAG_INSET
        if not self.arrivals:
            return _TAG_INSET
        pushed_left = max(-_TAG_OVERHANG, min(self.arrivals) - _ARROW - width)
        pushed_right = min(right + _TAG_INSET + _TAG_OVERHANG, max(self.arrivals) + _ARROW)

        def covered(left: float) -> int:
            return sum(left - _ARROW + 0.5 < x < left + width + _ARROW - 0.5 for x in self.arrivals)

        return min((_TAG_INSET, right, pushed_left, pushed_right), key=covered)


class EdgeItem(QGraphicsItem):
    """One line with its arrowhead and labels."""

    def __init__(self, edge: EdgeLine, style: DrawingStyle) -> None:
        super().__init__()
        self.edge = edge
        self.style = style
        self.stand = Stand.AHEAD
        self._points = [QPointF(x, y) for x, y in edge.points]
        self._path = rounded_path(self._points)
        self._heads = _arrowhead(self._points, _ARROW), _arrowhead(self._points, _ARROW * 1.3)
        self._bounds = QPolygonF(self._points).boundingRect().adjusted(-10, -10, 10, 10)
        if edge.label is not None:
            self._bounds = self._bounds.united(rectangle(edge.label).adjusted(-30, -6, 30, 6))
        self.setZValue(1)

    def boundingRect(self) -> QRectF:
        """The line with its head and labels."""
        return self._bounds

    def set_stand(self, stand: Stand) -> None:
        """Take its place in the walk; what was passed is drawn above the rest."""
        if stand is self.stand:
            return
        self.stand = stand
        self.setZValue({Stand.PASSED: 1.5, Stand.NOW: 1.4}.get(stand, 1.0))
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Line, head, labels."""
        del option, widget
        theme = self.style.theme
        names = {Stand.PASSED: theme.accent, Stand.NOW: theme.text, Stand.AHEAD: theme.border, Stand.AWAY: theme.line}
        color = QColor(names[self.stand])
        width = {Stand.PASSED: 3.2, Stand.NOW: 1.8}.get(self.stand, 1.3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        self._paint_head(painter, color)
        self._paint_label(painter)

    def _paint_head(self, painter: QPainter, color: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(self._heads[1 if self.stand is Stand.PASSED else 0])

    def _paint_label(self, painter: QPainter) -> None:
        if self.edge.label is None or not self.edge.lines:
            return
        theme = self.style.theme
        letters = self.style.letters(0.9, is_strong=self.stand is Stand.PASSED)
        color = QColor({Stand.PASSED: theme.accent, Stand.AWAY: theme.muted}.get(self.stand, theme.text))
        paint_lines(
            painter, letters, rectangle(self.edge.label), self.edge.lines, color=color, ground=QColor(theme.surface)
        )


def rectangle(place: Rectangle) -> QRectF:
    """A place of the layout as Qt has it."""
    return QRectF(place.x, place.y, place.width, place.height)


def paint_lines(
    painter: QPainter,
    letters: str,
    rect: QRectF,
    lines: tuple[str, ...],
    *,
    color: QColor,
    ground: QColor | None = None,
) -> None:
    """
    Paint lines in the middle of a rectangle; letters shrink a little when this machine's font is wider than the one measured.

    A list (lines led by "•") is aligned left with its further lines indented. `ground` is painted behind the words alone.
    """
    fitted = _fitted(letters, rect.width(), rect.height(), lines)
    words = QRectF(0, 0, fitted.width, fitted.height)
    words.moveCenter(rect.center())
    if ground is not None:
        painter.fillRect(words.adjusted(-4, -2, 4, 2), ground)
    painter.setPen(color)
    fitted.text.draw(painter, words, centred=not fitted.is_list)


@dataclass(frozen=True, slots=True)
class _Fitted:
    """Lines as they are painted, in letters that fit, and the room they take."""

    text: KeptText
    width: float
    height: float
    is_list: bool


@lru_cache(maxsize=_KEPT)
def _tag_text(letters: str, words: str) -> tuple[KeptText, float, float]:
    """The words of a tag, their width, and the height of their letters."""
    font = QFont()
    font.fromString(letters)
    metrics = QFontMetricsF(font)
    return KeptText(font, words), metrics.horizontalAdvance(words), metrics.height()


@lru_cache(maxsize=_KEPT)
def _fitted(letters: str, width: float, height: float, lines: tuple[str, ...]) -> _Fitted:
    """Measured once: a chart is painted anew at every step, and measuring takes longer than painting."""
    is_list = any(line.startswith(_BULLET) for line in lines)
    shown = [line if not is_list or line.startswith(_BULLET) else f"   {line}" for line in lines]
    font = QFont()
    font.fromString(letters)
    metrics = QFontMetricsF(font)
    widest = max((metrics.horizontalAdvance(line) for line in shown), default=1.0)
    factor = min(1.0, (width + 8) / max(1.0, widest), (height + 8) / max(1.0, metrics.height() * len(shown)))
    font.setPixelSize(max(6, int(font.pixelSize() * factor)))
    metrics = QFontMetricsF(font)
    widest = max((metrics.horizontalAdvance(line) for line in shown), default=1.0)
    text = KeptText(font, "\n".join(shown))
    return _Fitted(text, widest + 2, metrics.lineSpacing() * len(shown), is_list)


def rounded_path(points: list[QPointF]) -> QPainterPath:
    """A line through the points with its corners rounded."""
    path = QPainterPath(points[0] if points else QPointF())
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_towards(corner, before, _CORNER))
        path.quadTo(corner, _towards(corner, after, _CORNER))
    if len(points) > 1:
        path.lineTo(points[-1])
    return path


def _arrowhead(points: list[QPointF], size: float) -> QPolygonF:
    """The head at the end of a line; none where there is no line."""
    if len(points) < 2:  # noqa: PLR2004  a line has two ends
        return QPolygonF()
    tip, before = points[-1], points[-2]
    along = tip - before
    length = max(0.01, (along.x() ** 2 + along.y() ** 2) ** 0.5)
    unit = QPointF(along.x() / length, along.y() / length)
    side = QPointF(-unit.y(), unit.x())
    return QPolygonF([tip, tip - unit * size + side * size * 0.55, tip - unit * size - side * size * 0.55])


def _towards(start: QPointF, target: QPointF, distance: float) -> QPointF:
    along = target - start
    length = max(0.01, (along.x() ** 2 + along.y() ** 2) ** 0.5)
    share = min(distance, length / 2) / length
    return QPointF(start.x() + along.x() * share, start.y() + along.y() * share)
