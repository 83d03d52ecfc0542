"""The sign of the program, painted: a pulse that rises, on the accent colour. Not part of the first frame."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from msref.ui.icons import paint_icon


def window_icon() -> QIcon:
    """The icon of the window and of the task bar."""
    pixmap = QPixmap(128, 128)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#0b6286"))
    painter.drawRoundedRect(QRectF(4, 4, 120, 120), 26, 26)
    paint_icon(painter, "relapse", QRectF(18, 18, 92, 92), QColor("#ffffff"))
    painter.end()
    return QIcon(pixmap)
