"""The timeline on paper: a table with the name and the words of each window, and its bar on one axis of time; patterns tell the stretches apart."""

from collections.abc import Sequence
from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from msref.reports.paper_blocks import Grid
from msref.ui.paper import Canvas, Lanes
from msref.ui.printing.paper_style import PAPER_THEME, SMALL_PX, paper_font
from msref.ui.widgets.timeline_lane import LanePainter
from msref.ui.widgets.timeline_rows import DAYS, TOPIC, WINDOW, TimelineRow, days_shown
from msref.ui.widgets.timeline_scale import TimeScale, fitting

_BAR = 16.0
_ROOM = 70.0


def timeline_lanes(rows: Sequence[TimelineRow], words: Sequence[str], today: date) -> Lanes | None:
    """The rows of the timeline as they are shown; None when there is none."""
    if not any(row.kind == WINDOW for row in rows):
        return None
    scale = fitting(days_shown(rows, today), today)
    painter = LanePainter(PAPER_THEME, today)
    grid = Grid(
        (QCoreApplication.translate("TimelinePaper", "Window"),),
        tuple((_label(row, said),) for row, said in zip(rows, words, strict=True)),
    )
    return Lanes(grid, _axis(scale, today), tuple(_lane(row, painter, scale) for row in rows))


def _label(row: TimelineRow, words: str) -> str:
    name = f"<b>{escape(row.label)}</b>" if row.kind != WINDOW else escape(row.label)
    if row.kind == TOPIC:
        name = f'<span style="font-size: {SMALL_PX + 4}px">{name}</span>'
    return f"{name}<br>{escape(words)}" if words else name


def _axis(scale: TimeScale, today: date) -> Canvas:
    """The months, and today."""
    font = paper_font(SMALL_PX)
    metrics = QFontMetricsF(font)
    height = metrics.height() * 2 + 2

    def paint(painter: QPainter, width: float) -> None:
        fitted = scale.with_width(width)
        painter.setFont(font)
        painter.setPen(QColor(PAPER_THEME.text))
        for day, words in fitted.marks(_ROOM):
            x = fitted.x(day)
            painter.fillRect(QRectF(x, metrics.height(), 0.8, metrics.height()), QColor(PAPER_THEME.border))
            if x + 3 + metrics.horizontalAdvance(words) <= width:
                painter.drawText(QPointF(x + 3, height - metrics.descent() - 2), words)
        said = QCoreApplication.translate("TimelinePaper", "today")
        x = fitted.x(today) - metrics.horizontalAdvance(said) / 2
        painter.drawText(QPointF(max(0.0, x), metrics.ascent()), said)

    return Canvas(lambda _: height, paint)


def _lane(row: TimelineRow, lanes: LanePainter, scale: TimeScale) -> Canvas:
    def paint(painter: QPainter, width: float) -> None:
        if row.kind not in {WINDOW, DAYS}:
            return
        fitted = scale.with_width(width)
        rect = QRectF(0, 0, width, _BAR)
        lanes.paint_marks(painter, rect, fitted, _ROOM)
        if row.window is not None:
            lanes.paint_bar(painter, rect, row.window, fitted)
        elif row.days:
            lanes.paint_days(painter, rect, [day for day, _ in row.days], fitted)
        lanes.paint_today(painter, rect, fitted)

    return Canvas(lambda _: _BAR, paint)
