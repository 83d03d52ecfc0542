"""
Draws one cell of an evidence table: all of its words, wrapped, with room around them.

Nothing is elided: `cell_height` is what the view gives a row. Selected rows carry a bar at their left edge besides their ground, the current
cell a ring, so that neither rests on colour alone.
"""

import math

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.table_model import not_stated

Index = QModelIndex | QPersistentModelIndex


def laid_out(text: str, font: QFont, width: float, marks: list[QTextLayout.FormatRange] | None = None) -> QTextLayout:
    """The text broken into lines of a width; a word longer than the line is broken rather than cut."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(marks or [])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, top))
        top += math.ceil(line.height() * 1.08)
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> int:
    """The height of all lines of a layout."""
    if not layout.lineCount():
        return 0
    last = layout.lineAt(layout.lineCount() - 1)
    return math.ceil(last.y() + last.height())


class WrappedCellDelegate(QStyledItemDelegate):
    """Cells as wrapped text in the colours of the theme, found words marked."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.theme: Theme = LIGHT
        self.found_words: tuple[str, ...] = ()
        self._heights_font = ""
        self._heights: dict[tuple[str, int], int] = {}  # many rows of a study share their words

    def padding(self) -> tuple[int, int]:
        """Room at the sides and above and below the words of a cell."""
        metrics = QFontMetricsF(self._view.font())
        return round(metrics.averageCharWidth() * 1.4), round(metrics.height() * 0.45)

    def cell_height(self, text: str, width: int) -> int:
        """The height a cell needs at a column width."""
        font = self._view.font()
        if font.toString() != self._heights_font:
            self._heights_font, self._heights = font.toString(), {}
        if (text, width) not in self._heights:
            beside, above = self.padding()
            self._heights[text, width] = height_of(laid_out(text, font, width - 2 * beside)) + 2 * above
        return self._heights[text, width]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The room wanted."""
        del option
        width = self._view.columnWidth(index.column())
        return QSize(width, self.cell_height(str(index.data()), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        text = str(index.data())
        beside, above = self.padding()
        painter.save()
        painter.setClipRect(rect)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(self.theme.accent_soft if selected else self.theme.surface))
        if selected and index.column() == 0:
            painter.fillRect(
                QRect(rect.left(), rect.top(), max(4, beside // 2), rect.height()), QColor(self.theme.accent)
            )
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(self.theme.line))
        painter.setPen(QColor(self.theme.muted if text == not_stated() else self.theme.text))
        layout = laid_out(text, self._view.font(), rect.width() - 2 * beside, self._marks(text))
        layout.draw(painter, QPointF(rect.left() + beside, rect.top() + above))
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(QPen(QColor(self.theme.focus), 2))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))
        painter.restore()

    def _marks(self, text: str) -> list[QTextLayout.FormatRange]:
        marks: list[QTextLayout.FormatRange] = []
        folded = text.lower()
        if len(folded) != len(text):
            return marks
        ground = QTextCharFormat()
        ground.setBackground(QColor(self.theme.match))
        ground.setForeground(QColor(self.theme.on_match))
        for word in self.found_words:
            at = folded.find(word)
            while at >= 0:
                mark = QTextLayout.FormatRange()
                mark.start, mark.length, mark.format = at, len(word), ground
                marks.append(mark)
                at = folded.find(word, at + len(word))
        return marks
