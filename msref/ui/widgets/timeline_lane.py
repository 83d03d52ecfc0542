"""
One lane of the timeline: where a window is open, where it is closed, and by what.

A hard stop is cross-hatched inside a solid edge, advice is striped inside a dashed edge, the range that a source leaves is dotted; the words of the
answer stand below the bar, so that nothing rests on colour or pattern alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF, QTextLayout

from msref.domain.timing.windows import Window
from msref.ui.theme import Theme
from msref.ui.widgets.timeline_scale import TimeScale, next_day

OPEN: Final = "open"
RANGE: Final = "range"
HARD: Final = "hard"
ADVICE: Final = "advice"
UNKNOWN: Final = "unknown"
INFORMATION: Final = "information"
CAUTIOUS: Final = "cautious"


def legend() -> tuple[tuple[str, str], ...]:
    """The patterns in the order of the legend, each with its words."""
    translate = QCoreApplication.translate
    return (
        (HARD, translate("Legend", "hard stop")),
        (ADVICE, translate("Legend", "closed by advice")),
        (RANGE, translate("Legend", "range left by the source")),
        (OPEN, translate("Legend", "open")),
        (CAUTIOUS, translate("Legend", "cautious date of a range")),
        (UNKNOWN, translate("Legend", "cannot be told")),
    )


_PATTERNS: Final = {
    HARD: Qt.BrushStyle.DiagCrossPattern,
    ADVICE: Qt.BrushStyle.BDiagPattern,
    RANGE: Qt.BrushStyle.Dense6Pattern,
}
_COLOURS: Final = {
    OPEN: "good",
    RANGE: "caution",
    HARD: "danger",
    ADVICE: "caution",
    UNKNOWN: "unknown",
    INFORMATION: "muted",
}
_DASHED: Final = (ADVICE, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Zone:
    """One stretch of a lane; None is without end."""

    kind: str
    first: date | None = None
    until: date | None = None
    """The first day that is not in it any more."""


def zones_of(window: Window) -> Iterator[Zone]:
    """The stretches of a window, from left to right."""
    closed = HARD if window.strength == "hard_stop" else ADVICE
    first, last = window.earliest, window.latest
    if window.status == "unknown":
        yield Zone(UNKNOWN)
    elif window.kind == "blocked":
        yield Zone(closed)
    elif not window.dated:
        yield Zone(INFORMATION)
    elif window.kind == "not_before" and first:
        yield Zone(closed, None, first)
        if last:
            yield Zone(RANGE, first, last)
        yield Zone(OPEN, last or first)
    elif window.kind == "not_after" and last:
        yield Zone(OPEN, None, next_day(first or last))
        if first:
            yield Zone(RANGE, next_day(first), next_day(last))
        yield Zone(closed, next_day(last))
    elif window.kind == "info":
        yield Zone(INFORMATION, first, next_day(last) if last else None)
    else:
        yield Zone(closed, None, first)
        yield Zone(OPEN, first, next_day(last) if last else None)
        if last:
            yield Zone(closed, next_day(last))


class LanePainter:
    """Paints lanes in one theme; `today` is the day of the line that goes through all of them."""

    def __init__(self, theme: Theme, today: date) -> None:
        self.theme = theme
        self.today = today

    def paint_bar(self, painter: QPainter, rect: QRectF, window: Window, scale: TimeScale) -> None:
        """The stretches of a window inside a rectangle as wide as the scale."""
        live = window.status == "open"
        for zone in zones_of(window):
            left = max(0.0, scale.x(zone.first)) if zone.first else 0.0
            right = min(scale.width, scale.x(zone.until)) if zone.until else scale.width
            if right - left >= 1:
                part = QRectF(rect.left() + left, rect.top(), right - left, rect.height())
                self.paint_zone(painter, part, zone.kind, usable=live)
        if window.cautious and window.earliest and window.latest:
            self._paint_cautious(painter, rect, scale.x(window.cautious))

    def paint_zone(self, painter: QPainter, rect: QRectF, kind: str, *, usable: bool = True) -> None:
        """One stretch: ground, pattern, edge."""
        if kind == CAUTIOUS:
            self._paint_cautious(painter, rect.adjusted(0, 2, 0, -2), rect.width() / 2)
            return
        color = QColor(getattr(self.theme, _COLOURS[kind]))
        thin = kind == INFORMATION
        if thin:
            painter.fillRect(QRectF(rect.left(), rect.center().y() - 3, rect.width(), 6), color)
            return
        if kind != OPEN or usable:
            painter.fillRect(rect, QColor(getattr(self.theme, f"{_COLOURS[kind]}_soft")))
        if kind in _PATTERNS:
            painter.fillRect(rect, QBrush(color, _PATTERNS[kind]))
        style = Qt.PenStyle.DashLine if kind in _DASHED else Qt.PenStyle.SolidLine
        painter.setPen(QPen(color, 2 if kind == HARD else 1.2, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))

    def paint_words(self, painter: QPainter, place: QPointF, words: QTextLayout, status: str) -> None:
        """The answer in words."""
        colour = {"infeasible": self.theme.danger, "unknown": self.theme.unknown, "passed": self.theme.muted}
        painter.setPen(QColor(colour.get(status, self.theme.text)))
        words.draw(painter, place)

    def paint_days(self, painter: QPainter, rect: QRectF, days: Iterable[date], scale: TimeScale) -> None:
        """Days that were given: a filled diamond each, and an arrowhead at the edge for those that lie outside."""
        half, middle = min(rect.height() / 2, 8.0), rect.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.accent))
        for day in days:
            x = min(max(scale.x(day), 0.0), scale.width)
            right = rect.left() + x + (0 if x < scale.x(day) else half)
            left = rect.left() + x - (0 if x > scale.x(day) else half)
            middle_x = rect.left() + x
            points = [(middle_x, middle - half), (right, middle), (middle_x, middle + half), (left, middle)]
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))

    def paint_today(self, painter: QPainter, rect: QRectF, scale: TimeScale) -> None:
        """Today's line."""
        x = scale.x(self.today)
        if 0 <= x <= scale.width:
            painter.fillRect(QRectF(rect.left() + x - 1, rect.top(), 2, rect.height()), QColor(self.theme.accent))

    def paint_marks(self, painter: QPainter, rect: QRectF, scale: TimeScale, room: float) -> None:
        """The hairlines of the months."""
        for day, _ in scale.marks(room):
            painter.fillRect(QRectF(rect.left() + scale.x(day), rect.top(), 1, rect.height()), QColor(self.theme.line))

    def _paint_cautious(self, painter: QPainter, rect: QRectF, x: float) -> None:
        place = rect.left() + x
        if rect.left() <= place <= rect.right():
            painter.fillRect(QRectF(place - 1.5, rect.top() - 3, 3, rect.height() + 6), QColor(self.theme.text))
