"""
The sign at the end of a line that empties it: as large as the letters ask and never under 24 pixels (WCAG 2.2, 2.5.8), in the colours of the theme.

Qt's own sign stays 14 pixels wide at every size of letters, and its picture follows no theme.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy

from msref.ui.icons import paint_icon
from msref.ui.painting import fill
from msref.ui.widgets.buttons import PaintedButton

_LEAST_SIDE = 24


class ClearSign(PaintedButton):
    """Stands in the line while there is something to empty. No stop of Tab: with the keyboard a line is emptied by selecting and deleting."""

    def __init__(self, line: QLineEdit) -> None:
        words = QCoreApplication.translate("SearchField", "Empty the line")
        super().__init__(words, line)
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._line = line
        self._margins = line.textMargins()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 3, 0)
        row.addStretch()
        row.addWidget(self)
        self._make_room()
        self.setVisible(bool(line.text()))
        line.textChanged.connect(lambda text: self.setVisible(bool(text)))
        self.clicked.connect(self._empty)

    def sizeHint(self) -> QSize:
        """A square as tall as the letters."""
        side = max(_LEAST_SIDE, self.fontMetrics().height() + 4)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters, or letters from the right, move the room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A cross, on a ground while the pointer is over it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            fill(painter, rect.adjusted(1, 1, -1, -1), self.palette().brush(QPalette.ColorRole.Midlight), radius=6)
        side = rect.height() * 0.6
        place = QRectF((rect.width() - side) / 2, (rect.height() - side) / 2, side, side)
        paint_icon(painter, "close", place, self.palette().color(QPalette.ColorRole.PlaceholderText))

    def _make_room(self) -> None:
        """The words of the line end before the sign."""
        margins = self._line.textMargins()
        side = self.sizeHint().width()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        margins.setLeft(self._margins.left() + (side if is_mirrored else 0))
        margins.setRight(self._margins.right() + (0 if is_mirrored else side))
        self._line.setTextMargins(margins)

    def _empty(self) -> None:
        """As if typed, so that whoever follows the typing hears of it and it can be taken back."""
        self._line.selectAll()
        self._line.del_()
