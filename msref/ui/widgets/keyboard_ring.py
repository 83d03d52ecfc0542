"""
A ring round a text, a list or a native control that has the keyboard.

Round texts and lists it comes only when they were reached by key, so that whoever works with the pointer is not disturbed.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from msref.ui.painting import paint_focus_ring

_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class KeyboardRing(QWidget):
    """Lies over the area, takes no pointer, and is hidden until the keyboard comes."""

    def __init__(self, area: QWidget, *, however_reached: bool = False) -> None:
        super().__init__(area)
        self._area = area
        self._however_reached = however_reached
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the keyboard, and stay as large as the area."""
        area = getattr(self, "_area", None)
        if area is None or not isValid(area):
            return False  # it is being taken apart, by Qt or by Python, and loses the keyboard by that
        if isinstance(event, QFocusEvent):
            self.setGeometry(area.rect())
            self.setVisible(event.gotFocus() and (self._however_reached or event.reason() in _BY_KEY))
            self.raise_()
        elif event.type() == QEvent.Type.Resize:
            self.setGeometry(area.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Within the edge that an area has, not upon it: in high contrast both are light.
        inset = 1 + (self._area.frameWidth() + 1 if isinstance(self._area, QFrame) and self._area.frameWidth() else 0)
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        paint_focus_ring(painter, rect, self.palette(), 5)
