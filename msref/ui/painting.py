"""
The strokes that our own widgets share, and the text flags as numbers.

Why numbers: the first touch of PySide's `Qt` namespace builds several hundred enumerations, which costs a sixth of the whole start. What is painted in
the first frame therefore names no member of `Qt`, and no call that looks through it for one of its forms (`QPen(color, width)`,
`QPainter.setPen(color)`, `QPainter.fillRect`, `QAbstractScrollArea.viewport`). Functions that run later name it as `QtCore.Qt`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont, QFontMetrics, QPainterPath, QPalette, QPen

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QBrush, QColor, QPainter

ALIGN_LEFT: Final = 0x0001
ALIGN_CENTRE: Final = 0x0084
ALIGN_MIDDLE: Final = 0x0080
WRAP: Final = 0x1000


def pen_of(color: QColor, width: float = 1.0) -> QPen:
    """A pen of a colour and a width."""
    pen = QPen()
    pen.setColor(color)
    pen.setWidthF(width)
    return pen


def fill(painter: QPainter, rect: QRectF, brush: QBrush, *, radius: float = 0) -> None:
    """A ground, rounded on wish."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.fillPath(path, brush)


def stroke_rounded(painter: QPainter, rect: QRectF, radius: float, pen: QPen) -> None:
    """A rounded edge, inside the rectangle."""
    half = pen.widthF() / 2
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.strokePath(path, pen)


def paint_focus_ring(painter: QPainter, rect: QRectF, palette: QPalette, radius: float) -> None:
    """The ring round whatever has the keyboard; a line of the page's ground within keeps it apart from a strong ground."""
    inner = rect.adjusted(2, 2, -2, -2)
    stroke_rounded(painter, inner, max(0, radius - 2), pen_of(palette.color(QPalette.ColorRole.Base), 1.5))
    stroke_rounded(painter, rect, radius, pen_of(palette.color(QPalette.ColorRole.BrightText), 2))


def scaled(font: QFont, factor: float, *, strong: bool = False) -> QFont:
    """The font larger or smaller, and bolder on wish."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * factor)
    if strong:
        other.setWeight(QFont.Weight.DemiBold)
    return other


def wrapped_height(text: str, font: QFont, width: int) -> int:
    """How tall the text stands when wrapped to a width."""
    return QFontMetrics(font).boundingRect(0, 0, max(width, 40), 10_000, WRAP, text).height()
