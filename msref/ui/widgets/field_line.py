"""A line to type in, with a rounded edge that is seen in every theme and a ring when it has the keyboard."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from msref.ui.painting import paint_focus_ring, stroke_rounded
from msref.ui.widgets.clear_sign import ClearSign


class FieldLine(QLineEdit):
    """A QLineEdit with our edge; `name` is its hint and what screen readers say."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setTextMargins(8, 5, 8, 5)
        self.clear_sign = ClearSign(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's text, our edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.hasFocus():
            paint_focus_ring(painter, rect, self.palette(), 6)
        else:
            stroke_rounded(painter, rect, 6, QPen(self.palette().color(QPalette.ColorRole.Dark), 1))
