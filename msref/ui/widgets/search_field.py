"""The one search field: a rounded frame with a glass, a line to type in and the key that leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from msref.ui.icons import paint_icon
from msref.ui.painting import fill, pen_of, stroke_rounded

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

_AIR_IN_LINE: Final = 10


class SearchLine(QLineEdit):
    """The line itself; hands the keys that belong to the results to whoever listens."""

    walk = Signal(int)
    complete = Signal()
    leave = Signal()

    def __init__(self) -> None:
        super().__init__()
        # The shorter ones for a narrow window, or large letters.
        self._hints = (
            self.tr("Search: a drug, a definition, a question, an abbreviation …"),
            self.tr("Search: a drug, a question …"),
            self.tr("Search: a drug …"),
            self.tr("Search …"),
        )
        self.setPlaceholderText(self._hints[0])
        # The whole frame takes clicks.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A hint that has room."""
        super().resizeEvent(event)
        room = self.width() - _AIR_IN_LINE
        fitting = (hint for hint in self._hints if self.fontMetrics().horizontalAdvance(hint) <= room)
        hint = next(fitting, self._hints[-1])
        if hint != self.placeholderText():
            self.setPlaceholderText(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Up walk the results, Escape leaves."""
        steps = _steps(event.key())
        if steps:
            self.walk.emit(steps)
        elif event.key() == QtCore.Qt.Key.Key_Escape:
            self.leave.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name and form
        """Tab completes a scope word while one is being typed; otherwise it moves on as everywhere."""
        if next:
            before = self.text()
            self.complete.emit()
            if self.text() != before:
                return True
        return super().focusNextPrevChild(next)


def _steps(key: int) -> int:
    keys = QtCore.Qt.Key
    return {keys.Key_Down: 1, keys.Key_Up: -1, keys.Key_PageDown: 6, keys.Key_PageUp: -6}.get(keys(key), 0)


class SearchField(QWidget):
    """The frame round the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = SearchLine()
        self.line.setFrame(False)
        self.line.setAccessibleName(self.tr("Search the library"))
        self.line.setAccessibleDescription(self.tr("Results appear as you type. Down and Up walk them, Enter opens."))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.line)
        self._pad()
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _pad(self) -> None:
        side = self.fontMetrics().height()
        self._row.setContentsMargins(side + 18, 3, 8, 3)
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 96)

    def sizeHint(self) -> QSize:
        """As tall as a large button."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("0") * 60, metrics.height() + 18)

    def minimumSizeHint(self) -> QSize:
        """Still usable in a narrow window."""
        return QSize(self.fontMetrics().horizontalAdvance("0") * 14, self.sizeHint().height())

    def settle(self) -> None:
        """What may come after the first frame: the frame that shows the keyboard."""
        application = QtWidgets.QApplication.instance()
        if isinstance(application, QtWidgets.QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, before: QWidget | None, after: QWidget | None) -> None:
        if self.line in {before, after}:
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        if event.type() == QEvent.Type.FontChange:
            self._pad()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, edge or ring, glass."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        focused = self.line.hasFocus()
        role = QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Dark
        rect = QRectF(self.rect())
        fill(painter, rect.adjusted(1, 1, -1, -1), palette.brush(QPalette.ColorRole.Base), radius=9)
        stroke_rounded(painter, rect, 9, pen_of(palette.color(role), 2 if focused else 1))
        side = self.fontMetrics().height()
        paint_icon(
            painter,
            "search",
            QRectF(11, (self.height() - side) / 2, side, side),
            palette.color(QPalette.ColorRole.PlaceholderText),
        )
