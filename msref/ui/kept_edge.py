"""
Dashed edges, painted once and kept as a picture.

A dashed edge takes thirty times as long to paint as a plain one, since every dash is a shape of its own; buttons of one size share the picture.
Not for paper: the picture has the pixels of the screen it was painted for.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPixmapCache


def paint_dashed(painter: QPainter, size: QSize, radius: float, edge: QPen, ground: QColor) -> None:
    """A ground with rounded corners and a dashed edge that fills a widget of that size, but for a pixel on each side."""
    ratio = painter.device().devicePixelRatio()
    measures = (size.width(), size.height(), radius, edge.widthF(), edge.color().rgba(), ground.rgba(), ratio)
    name = f"msref dashed {measures}"
    picture = QPixmap()
    if not QPixmapCache.find(name, picture):
        picture = _painted(size, radius, edge, ground, ratio)
        QPixmapCache.insert(name, picture)
    painter.drawPixmap(0, 0, picture)


def _painted(size: QSize, radius: float, edge: QPen, ground: QColor, ratio: float) -> QPixmap:
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(edge)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()).adjusted(1, 1, -1, -1), radius, radius)
    painter.end()
    return picture
