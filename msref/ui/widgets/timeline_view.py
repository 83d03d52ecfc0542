"""
The timeline: a native table of two columns, what a window is about and its lane on the time axis.

Being a table it is walked by the arrows and read by screen readers as rows of words. Keys: Left and Right move in time, + and - zoom, 0 shows
everything, T goes to today, Enter asks for the details. The wheel scrolls the rows, with Ctrl it zooms, with Shift it moves in time; dragging a lane
moves in time as well.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from msref.reports.day_words import short_day, unbroken_days
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.table_delegate import height_of, laid_out
from msref.ui.widgets.timeline_lane import LanePainter
from msref.ui.widgets.timeline_model import LABEL, LANE, Index, TimelineModel
from msref.ui.widgets.timeline_rows import DAYS, GROUP, TOPIC, WINDOW, TimelineRow, days_shown
from msref.ui.widgets.timeline_scale import TimeScale, fitting

_STACK_BELOW_LETTERS: Final = 92
_LABEL_LETTERS: Final = 40
_ZOOM_STEP: Final = 1.5
_PAN_STEP: Final = 0.12
_MARK_LETTERS: Final = 11


class TimeAxis(QHeaderView):
    """The head of the table: words over the labels, months over the lanes, and where today is."""

    def __init__(self, view: "TimelineView") -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(10)

    def sizeHint(self) -> QSize:
        """Two lines: today, months."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height() * 2 + 10)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  Qt's own name
        """Paint one head."""
        theme, line = self._view.theme, self.fontMetrics().height()
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(theme.raised))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.border))
        if logicalIndex == LABEL:
            painter.setPen(QColor(theme.muted))
            painter.drawText(
                rect.adjusted(12, 0, -4, -5),
                Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft,
                self.tr("Window"),
            )
        else:
            self._paint_axis(painter, QRectF(rect), line)
        painter.restore()

    def _paint_axis(self, painter: QPainter, rect: QRectF, line: int) -> None:
        theme, scale = self._view.theme, self._view.scale
        left = rect.left() + self._view.lane_left()
        room = self.fontMetrics().averageCharWidth() * _MARK_LETTERS
        painter.setPen(QColor(theme.muted))
        for day, words in scale.marks(room):
            place = left + scale.x(day)
            painter.fillRect(QRectF(place, rect.bottom() - line - 3, 1, line + 3), QColor(theme.border))
            if place + 4 + self.fontMetrics().horizontalAdvance(words) <= rect.right():
                painter.drawText(QPointF(place + 4, rect.bottom() - 6), words)
        x = scale.x(self._view.today)
        if 0 <= x <= scale.width:
            words = self.tr("today, {day}").format(day=short_day(self._view.today))
            wide = self.fontMetrics().horizontalAdvance(words)
            at = min(max(left, left + x - wide / 2), left + scale.width - wide)
            painter.setPen(QColor(theme.accent))
            painter.drawText(QPointF(at, rect.top() + line), words)
            painter.fillRect(QRectF(left + x - 1, rect.top() + line + 3, 2, rect.height()), QColor(theme.accent))


class TimelineDelegate(QStyledItemDelegate):
    """Draws labels and lanes; no word is elided."""

    def __init__(self, view: "TimelineView") -> None:
        super().__init__(view)
        self._view = view

    def label_height(self, row: TimelineRow, width: float) -> int:
        """How tall the words of a label stand."""
        return height_of(laid_out(row.label, self._font(row), width - self._indent(row) - 8))

    def row_height(self, row: TimelineRow, words: str) -> int:
        """How tall a row stands with its label, and with the bar and the words of its lane."""
        view, line = self._view, self._view.fontMetrics().height()
        air = line // 2
        if row.kind in {TOPIC, GROUP}:
            return self.label_height(row, view.viewport().width()) + (line if row.kind == TOPIC else air) + 4
        lane = line + height_of(self._lane_layout(words)) + 4
        if view.is_stacked:
            return self.label_height(row, view.viewport().width()) + 4 + lane + air
        return max(self.label_height(row, view.columnWidth(LABEL)), lane) + air

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        row = self._view.rows[index.row()]
        rect = QRectF(option.rect)
        painter.save()
        painter.setClipRect(option.rect)
        self._paint_ground(painter, rect, row, index)
        if row.kind in {TOPIC, GROUP} or index.column() == LABEL:
            self._paint_label(painter, rect, row)
        else:
            self._paint_lane(painter, rect, row, self._view.lane_words(index.row()))
        painter.restore()
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            self._paint_ring(painter, option.rect, index)

    def _paint_ring(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """One ring round both cells of the row."""
        ring = rect.adjusted(1, 1, -1, -1)
        if not self._view.is_stacked:
            ring = ring.adjusted(0, 0, 9, 0) if index.column() == LABEL else ring.adjusted(-9, 0, 0, 0)
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(QPen(QColor(self._view.theme.focus), 2))
        painter.drawRect(ring)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, row: TimelineRow, index: Index) -> None:
        theme = self._view.theme
        chosen = index.row() == self._view.currentIndex().row()
        ground = {TOPIC: theme.accent_soft, GROUP: theme.raised}.get(row.kind, theme.surface)
        painter.fillRect(rect, QColor(theme.accent_soft if chosen else ground))
        first = index.column() == LABEL or self._view.is_stacked
        if chosen and first:
            painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), QColor(theme.accent))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))

    def _paint_label(self, painter: QPainter, rect: QRectF, row: TimelineRow) -> float:
        theme, air = self._view.theme, self._view.fontMetrics().height() // 4
        painter.setPen(QColor(theme.accent if row.kind == TOPIC else theme.text))
        layout = laid_out(row.label, self._font(row), rect.width() - self._indent(row) - 8)
        above = (rect.height() - height_of(layout)) / 2 if row.kind in {TOPIC, GROUP} else air
        layout.draw(painter, QPointF(rect.left() + self._indent(row), rect.top() + above))
        return height_of(layout) + air + 2

    def _paint_lane(self, painter: QPainter, rect: QRectF, row: TimelineRow, words: str) -> None:
        view, line = self._view, self._view.fontMetrics().height()
        top = rect.top() + (self._paint_label(painter, rect, row) if view.is_stacked else 0)
        lane = QRectF(rect.left() + view.lane_left(), rect.top(), view.scale.width, rect.height())
        lanes = LanePainter(view.theme, view.today)
        lower = QRectF(lane.left(), top, lane.width(), rect.bottom() - top)
        painter.setClipRect(lower.adjusted(-1, 0, 1, 0), Qt.ClipOperation.IntersectClip)
        bar = QRectF(lane.left(), top + line // 4 + 2, lane.width(), line * 0.8)
        above = QRectF(lane.left(), top, lane.width(), bar.bottom() + 2 - top)
        lanes.paint_marks(painter, above, view.scale, view.fontMetrics().averageCharWidth() * _MARK_LETTERS)
        if row.window is not None:
            lanes.paint_bar(painter, bar, row.window, view.scale)
        lanes.paint_today(painter, above, view.scale)
        lanes.paint_days(painter, bar, (day for day, _ in row.days), view.scale)
        status = row.window.status if row.window is not None else ""
        lanes.paint_words(painter, QPointF(lane.left(), bar.bottom() + 3), self._lane_layout(words), status)

    def _lane_layout(self, words: str) -> QTextLayout:
        return laid_out(unbroken_days(words), self._view.font(), self._view.scale.width)

    def _indent(self, row: TimelineRow) -> int:
        letter = self._view.fontMetrics().averageCharWidth()
        return 12 + letter * {TOPIC: 0, GROUP: 0, DAYS: 0, WINDOW: 3 if row.is_dose else 1}[row.kind]

    def _font(self, row: TimelineRow) -> QFont:
        font = QFont(self._view.font())
        if row.kind in {TOPIC, GROUP, DAYS}:
            font.setWeight(QFont.Weight.DemiBold)
        return font


class TimelineView(QTableView):
    """The table. `row_chosen` and `row_hovered` tell a row number (-1: none any more)."""

    row_chosen = Signal(int)
    row_hovered = Signal(int)
    details_asked = Signal()
    scale_changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.theme: Theme = LIGHT
        self.scale = fitting((), today)
        self.is_stacked = False
        self._lanes: Sequence[str] = ()
        self._model = TimelineModel(self)
        self._cells = TimelineDelegate(self)
        self._dragged: QPoint | None = None
        self._fitted: object = None
        self.setHorizontalHeader(TimeAxis(self))
        self.setItemDelegate(self._cells)
        self.setModel(self._model)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(4)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Timeline of the windows"))
        self.setAccessibleDescription(
            self.tr(
                "Up and Down walk the windows, Left and Right move in time, plus and minus zoom, 0 shows everything, T goes to today, "
                "Enter goes to the details."
            )
        )
        self.entered.connect(lambda index: self.row_hovered.emit(index.row()))

    @property
    def rows(self) -> Sequence[TimelineRow]:
        """The rows shown."""
        return self._model.rows

    def show_rows(self, rows: Sequence[TimelineRow], lanes: Sequence[str], spoken: Sequence[str]) -> None:
        """Show rows, each with the words below its bar and those that a screen reader says; the chosen window stays chosen while it is shown."""
        kept = self.chosen()
        known = {row.window.id for row in self.rows if row.window}
        self._lanes = lanes
        self._model.show_rows(rows, spoken)
        self._fitted = None
        if {row.window.id for row in rows if row.window} != known:
            self.fit()
        self.refit()
        places = [
            at for at, row in enumerate(rows) if kept and row.window and kept.window and row.window.id == kept.window.id
        ]
        if places:
            self.setCurrentIndex(self._model.index(places[0], LANE))

    def lane_words(self, row: int) -> str:
        """The words below the bar of a row."""
        return self._lanes[row]

    def chosen(self) -> TimelineRow | None:
        """The row that the keyboard is on."""
        at = self.currentIndex().row()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def choose_first(self) -> None:
        """Put the keyboard on the first window when it is on none."""
        at = next((at for at, row in enumerate(self.rows) if row.kind == WINDOW), -1)
        if at >= 0 and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(at, LANE))
            self.scrollToTop()

    def row_rect(self, row: int) -> QRect:
        """Where a row stands in the viewport."""
        return self.visualRect(self._model.index(row, LANE))

    def fit(self) -> None:
        """Show every day that a row shows."""
        self._take_scale(fitting(days_shown(self.rows, self.today), self.today).with_width(self.scale.width))

    def zoom(self, steps: int) -> None:
        """Zoom about today when it is in view, else about the middle."""
        x = self.scale.x(self.today)
        self._zoom_at(steps, x if 0 <= x <= self.scale.width else self.scale.width / 2)

    def pan(self, share: float) -> None:
        """Move in time by a share of the width."""
        self._take_scale(self.scale.panned(share))

    def go_to_today(self) -> None:
        """Bring today into the left third."""
        self._take_scale(self.scale.panned((self.scale.x(self.today) / self.scale.width) - 0.3))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.theme = theme
        self.setStyleSheet(f"TimelineView {{ border: 1px solid {theme.border}; background: {theme.surface}; }}")
        self._redraw()

    def lane_left(self) -> int:
        """How far the axis begins inside its column."""
        return self.fontMetrics().averageCharWidth()

    def refit(self) -> None:
        """Give the columns their widths and the rows their heights."""
        letter = max(1, self.fontMetrics().averageCharWidth())
        width = self.viewport().width()
        state = (width, self.font().toString(), id(self.rows))
        if not self.isVisible() or state == self._fitted:
            return
        self._fitted = state
        self.is_stacked = width < _STACK_BELOW_LETTERS * letter
        label = 0 if self.is_stacked else min(_LABEL_LETTERS * letter, width * 2 // 5)
        self.setColumnHidden(LABEL, self.is_stacked)
        self.setColumnWidth(LABEL, label)
        self.setColumnWidth(LANE, width - label)
        self.scale = self.scale.with_width(width - label - 2 * self.lane_left())
        self.clearSpans()
        for at, row in enumerate(self.rows):
            if row.kind in {TOPIC, GROUP} and not self.is_stacked:
                self.setSpan(at, LABEL, 1, 2)
            self.setRowHeight(at, self._cells.row_height(row, self._lanes[at]))
        self._redraw()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tell the row."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.row_chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of its own; the rest is the table's."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        acts = {
            Qt.Key.Key_Left: lambda: self.pan(-_PAN_STEP),
            Qt.Key.Key_Right: lambda: self.pan(_PAN_STEP),
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Equal: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_T: self.go_to_today,
            Qt.Key.Key_Return: self.details_asked.emit,
            Qt.Key.Key_Enter: self.details_asked.emit,
        }
        if plain and event.key() in acts:
            acts[Qt.Key(event.key())]()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the rows; with Ctrl zoom, with Shift move in time."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_at(1 if turn > 0 else -1, event.position().x() - self._lane_start())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-_PAN_STEP if turn > 0 else _PAN_STEP)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag a lane."""
        super().mousePressEvent(event)
        if event.position().x() >= self._lane_start():
            self._dragged = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag in time."""
        if self._dragged is not None:
            moved = event.position().x() - self._dragged.x()
            self._dragged = event.position().toPoint()
            self.pan(-moved / self.scale.width)
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        self._dragged = None
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self.row_hovered.emit(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        self.refit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit when first shown."""
        super().showEvent(event)
        self.refit()

    def _lane_start(self) -> int:
        return self.columnViewportPosition(LANE) + self.lane_left()

    def _zoom_at(self, steps: int, x: float) -> None:
        self._take_scale(self.scale.zoomed(_ZOOM_STEP**steps, x))

    def _take_scale(self, scale: TimeScale) -> None:
        self.scale = scale
        self._redraw()
        self.scale_changed.emit()

    def _redraw(self) -> None:
        self.viewport().update()
        self.horizontalHeader().viewport().update()
