"""A ring round a text or list that has the keyboard, while it was reached by key; whoever works with the pointer is not disturbed."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from msref.ui.painting import paint_focus_ring

_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class KeyboardRing(QWidget):
    """Lies over the area, takes no pointer, and is hidden until the keyboard comes."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the keyboard, and stay as large as the area."""
        if isinstance(event, QFocusEvent):
            self.setGeometry(self._area.rect())
            self.setVisible(event.gotFocus() and event.reason() in _BY_KEY)
            self.raise_()
        elif event.type() == QEvent.Type.Resize:
            self.setGeometry(self._area.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_focus_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self.palette(), 5)
