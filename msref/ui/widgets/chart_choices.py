"""The ways out of a question as large numbered buttons; the ways out of doubt ("cannot tell", "not available here") stand apart by a dashed edge."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from msref.domain.flowcharts.chart import ChartEdge
from msref.ui.kept_edge import paint_dashed
from msref.ui.kept_text import kept_text
from msref.ui.widgets.buttons import PaintedButton, paint_focus_ring
from msref.ui.widgets.card import wrapped_height

_LAST_DIGIT = 9
Role = QPalette.ColorRole


class ChoiceButton(PaintedButton):
    """One way out, with the digit that takes it."""

    def __init__(self, number: int, edge: ChartEdge, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.scale = 1.0
        self._heights: dict[int, int] = {}
        self._number = number
        self._digit = str(number) if number <= _LAST_DIGIT else ""
        self.edge = edge
        self.show_edge(edge)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_edge(self, edge: ChartEdge) -> None:
        """Be another way out."""
        self.edge = edge
        self.setText(edge.label or self.tr("Go on"))
        self.setAccessibleName(f"{self._number}: {self.text()}")
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The words, wrapped, with air; kept until the letters change, since a layout asks for it many times."""
        if width not in self._heights:
            words = wrapped_height(self.text(), self.words_font(), width - self._left() - 16)
            self._heights[width] = max(words, self.fontMetrics().height()) + round(18 * self.scale**4)
        return self._heights[width]

    def set_scale(self, scale: float) -> None:
        """Take larger letters and more room."""
        if scale != self.scale:
            self.scale = scale
            self._heights.clear()
            self.updateGeometry()
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters: measure again."""
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_heights"):
            self._heights.clear()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The size asked for goes by the width that it has: a layout that keeps the one for a narrower page would leave room below the words."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def words_font(self) -> QFont:
        """Larger letters when one question stands alone on the page."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * self.scale)
        return font

    def sizeHint(self) -> QSize:
        """About thirty letters wide."""
        width = max(self.width(), self.fontMetrics().averageCharWidth() * 20)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a column at 200 percent."""
        width = self.fontMetrics().averageCharWidth() * 16
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, digit, words, ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        hover = self.underMouse() or self.isDown()
        answer = self.edge.kind == "answer"
        edge = palette.color(Role.Accent if answer or hover else Role.Dark)
        pen = QPen(edge, 1.4)
        ground = palette.color(
            Role.Midlight if hover or self.isChecked() else Role.AlternateBase if answer else Role.Base
        )
        if answer:
            painter.setPen(pen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        else:
            paint_dashed(painter, self.size(), 8, pen, ground)
        self._paint_digit(painter, answer=answer)
        painter.setPen(palette.color(Role.Text))
        words = f"{self.text()}  ✓" if self.isChecked() else self.text()
        place = QRectF(self._left(), 0, self.width() - self._left() - 8, self.height())
        kept_text(self.words_font(), words, place.width()).draw(painter, place, in_middle=True)
        if self.hasFocus():
            # Within the edge, not upon it: the two differ in hue alone.
            paint_focus_ring(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), palette, 6)

    def _paint_digit(self, painter: QPainter, *, answer: bool) -> None:
        side = self.fontMetrics().height() + 6
        badge = QRectF(10, (self.height() - side) / 2, side, side)
        palette = self.palette()
        painter.setPen(QPen(palette.color(Role.Dark), 1) if not answer else Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(Role.Highlight if answer else Role.Base))
        painter.drawRoundedRect(badge, 5, 5)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setPen(palette.color(Role.HighlightedText if answer else Role.Text))
        kept_text(font, self._digit).draw(painter, badge, centred=True, in_middle=True)

    def _left(self) -> int:
        return self.fontMetrics().height() + 28


class ChoiceList(QWidget):
    """The ways out of one question, one below the other."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[ChoiceButton] = []
        self._made: list[ChoiceButton] = []  # all of them; those beyond the ways out shown are hidden
        self._scale = 1.0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 6)
        self._column.setSpacing(7)

    def show_choices(self, edges: Sequence[ChartEdge], taken: str = "") -> None:
        """Show the ways out; `taken` is the one that the walk takes now, if any."""
        if self.buttons and tuple(edges) == tuple(button.edge for button in self.buttons):
            for button in self.buttons:
                button.setChecked(button.edge.id == taken)
            return
        had_focus = any(button.hasFocus() for button in self.buttons)
        while len(self._made) < len(edges):
            self._made.append(self._new_button(len(self._made) + 1, edges[len(self._made)]))
        self.buttons = self._made[: len(edges)]
        for button, edge in zip(self.buttons, edges, strict=True):
            if button.edge != edge:
                button.show_edge(edge)
            button.set_scale(self._scale)
            button.setChecked(edge.id == taken)
            button.show()
        self.setVisible(bool(self.buttons))
        if had_focus and self.buttons:
            self.buttons[0].setFocus()
        for button in self._made[len(edges) :]:
            button.hide()

    def _new_button(self, number: int, edge: ChartEdge) -> ChoiceButton:
        button = ChoiceButton(number, edge, self)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.chosen.emit(button.edge.id))
        self._column.addWidget(button)
        return button

    def set_scale(self, scale: float) -> None:
        """Larger letters and more room."""
        self._scale = scale
        for button in self.buttons:
            button.set_scale(scale)

    def choose_number(self, number: int) -> bool:
        """Take the way of that number; False when there is none."""
        if not 1 <= number <= len(self.buttons):
            return False
        self.chosen.emit(self.buttons[number - 1].edge.id)
        return True
