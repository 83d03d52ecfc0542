"""Paints a picture of shapes with Qt: on a widget, into a file, on paper. The colours are those of a theme, by role."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from msref.reports.drawing import DASHES, Drawing, Patch, Shape, Stroke
from msref.ui.theme import Theme

_EDGE = 1.4


class FontLetters:
    """Measures words in a font, on the device they are painted on."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self.strong = QFont(font)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self._plain_metrics, self._strong_metrics = QFontMetricsF(self.font), QFontMetricsF(self.strong)

    @property
    def height(self) -> float:
        """The height of a line."""
        return self._plain_metrics.lineSpacing()

    @property
    def ascent(self) -> float:
        """How far above its base a line reaches."""
        return self._plain_metrics.ascent()

    def width(self, words: str, *, strong: bool = False) -> float:
        """How wide words are."""
        return (self._strong_metrics if strong else self._plain_metrics).horizontalAdvance(words)


def paint_drawing(painter: QPainter, drawing: Drawing, letters: FontLetters, theme: Theme) -> None:
    """Paint every shape; the painter stands at the top left corner."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        _paint(painter, shape, letters, QColor(getattr(theme, shape.role)))
    painter.restore()


def _paint(painter: QPainter, shape: Shape, letters: FontLetters, color: QColor) -> None:
    if isinstance(shape, Stroke):
        pen = QPen(color, shape.width)
        if shape.dashed:
            pen.setDashPattern([length / shape.width for length in DASHES])
        painter.setPen(pen)
        painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
    elif isinstance(shape, Patch):
        painter.setPen(Qt.PenStyle.NoPen if shape.filled else QPen(color, _EDGE))
        painter.setBrush(color if shape.filled else Qt.BrushStyle.NoBrush)
        rect = QRectF(shape.x, shape.y, shape.width, shape.height)
        if shape.round:
            painter.drawEllipse(rect)
        else:
            painter.drawRect(rect)
    else:
        painter.setPen(color)
        painter.setFont(letters.strong if shape.strong else letters.font)
        painter.drawText(QPointF(shape.x, shape.y), shape.text)
