"""
Editors that offer a few answers to pick: in lines, side by side, or the steps of the EDSS.

Like every editor they start unknown, can be made unknown again, and decide nothing.
"""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from msref.domain.facts import Value
from msref.domain.parameters import EDSS_VALUES, Parameter
from msref.ui.widgets.buttons import paint_focus_ring
from msref.ui.widgets.parameter_controls import ChoiceBox, Role, SegmentedChoice, ink
from msref.ui.widgets.parameter_editors import ParameterEditor, not_known
from msref.ui.widgets.parameter_reading import Reading

_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class AnswerLine(QRadioButton):
    """One answer to pick, its words wrapped; the ring of the chosen one is filled."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # fixed would cut wrapped words
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the wrapped words need, kept until letters change: a layout asks for it many times."""
        if width not in self._heights:
            room = max(20, width - self._left() - 4)
            metrics = QFontMetrics(self._bold())  # as if chosen, so that nothing moves when it is
            words = metrics.boundingRect(0, 0, room, 9999, _WRAP, self.text())
            self._heights[width] = max(self._side(), words.height()) + 8
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """The room wanted: enough for the chosen, bolder words."""
        width = self._left() + QFontMetrics(self._bold()).horizontalAdvance(self.text()) + 8
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The room needed."""
        return QSize(self._left() + self.fontMetrics().averageCharWidth() * 12, self._side() + 8)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters: measure again."""
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_heights"):
            self._heights.clear()
        super().changeEvent(event)

    def hitButton(self, pos: object) -> bool:
        """The words can be clicked as well as the ring."""
        del pos
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(self._side()) - 2
        ring = QRectF(3, 5, side, side)
        chosen = self.isChecked()
        painter.setPen(QPen(ink(self, Role.Accent if chosen else Role.Dark), 1.6))
        painter.setBrush(self.palette().color(Role.Base))
        painter.drawEllipse(ring)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(Role.Accent))
            painter.drawEllipse(ring.center(), side * 0.28, side * 0.28)
            painter.setFont(self._bold())
        painter.setPen(ink(self))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        painter.drawText(QRectF(self._left(), 4, self.width() - self._left() - 4, self.height()), self.text(), option)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), self.palette(), 6)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _side(self) -> int:
        return self.fontMetrics().height()

    def _left(self) -> int:
        return self._side() + 12


class AnswerLinesEditor(ParameterEditor):
    """Every answer on a line of its own, "Not known" last; the arrows move between them."""

    def __init__(self, parameter: Parameter, *, with_ids: bool) -> None:
        super().__init__(parameter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.lines: dict[str | None, AnswerLine] = {}
        for choice in parameter.choices:
            self._add(choice.id, f"{choice.id}: {choice.label}" if with_ids else choice.label)
        self._add(None, not_known())
        self.lines[None].setChecked(True)
        self._stop_at(self.lines[None])

    def show_value(self, value: Value | None) -> Reading:
        """Mark the answer."""
        line = self.lines.get(None if value is None else str(value), self.lines[None])
        with QSignalBlocker(line):
            line.setChecked(True)
        self._stop_at(line)
        return Reading()

    def _add(self, answer: str | None, words: str) -> None:
        line = AnswerLine(words, self)
        self._name(line, words)
        line.toggled.connect(lambda on, answer=answer: self._picked(answer) if on else None)
        self.lines[answer] = line
        layout = self.layout()
        if layout is not None:
            layout.addWidget(line)

    def _picked(self, answer: str | None) -> None:
        self._stop_at(self.lines[answer])
        self.edited.emit(Reading(answer))

    def _stop_at(self, chosen: AnswerLine) -> None:
        """Tab comes to the answer that is chosen, as to any set of radio buttons; the arrows go on from there."""
        self.setFocusProxy(chosen)
        for line in self.lines.values():
            line.setFocusPolicy(Qt.FocusPolicy.StrongFocus if line is chosen else Qt.FocusPolicy.ClickFocus)


class SideBySideEditor(ParameterEditor):
    """A few short answers side by side, "Not known" last."""

    def __init__(self, parameter: Parameter, *, unknown: str = "") -> None:
        super().__init__(parameter)
        self._ids: tuple[str | None, ...] = (*(choice.id for choice in parameter.choices), None)
        self.choice = SegmentedChoice((*(choice.label for choice in parameter.choices), unknown or not_known()))
        for button in self.choice.buttons:
            self._name(button, button.text())
        self.choice.picked.connect(lambda at: self.edited.emit(Reading(self._ids[at])))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choice)
        line.addStretch(1)
        self.setFocusProxy(self.choice)

    def show_value(self, value: Value | None) -> Reading:
        """Mark the answer."""
        self.choice.mark(self._ids.index(str(value)) if str(value) in self._ids else len(self._ids) - 1)
        return Reading()


class EdssEditor(ParameterEditor):
    """A drop-down list of the 20 steps; 0.5 does not exist."""

    def __init__(self, parameter: Parameter) -> None:
        super().__init__(parameter)
        self.box = ChoiceBox()
        self.box.addItem(not_known(), None)
        for step in EDSS_VALUES:
            self.box.addItem(f"{step:.1f}" if step else "0", step)
        self._name(self.box)
        self.box.currentIndexChanged.connect(lambda at: self.edited.emit(Reading(self.box.itemData(at))))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.box)
        line.addStretch(1)
        self.setFocusProxy(self.box)

    def show_value(self, value: Value | None) -> Reading:
        """Show the step."""
        number = float(value) if isinstance(value, (int, float)) else None
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(EDSS_VALUES.index(number) + 1 if number in EDSS_VALUES else 0)
        self.box.update()
        return Reading()
