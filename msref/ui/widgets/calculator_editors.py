"""
Editors for the inputs of calculators that the patient panel has none for: EDSS steps, answers as lines to pick, several numbers.

Like every editor they start unknown, can be made unknown again, and decide nothing.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from msref.domain.calculators import calculator
from msref.domain.calculators.description import InputDescription
from msref.domain.calculators.inputs import InputSpec, read_value
from msref.domain.facts import Value
from msref.domain.parameters import EDSS_VALUES, Choice, Parameter
from msref.errors import BadInputError
from msref.ui.widgets.buttons import paint_focus_ring
from msref.ui.widgets.parameter_controls import ChoiceBox, Role, SegmentedChoice, TextField, ink
from msref.ui.widgets.parameter_editors import NOT_KNOWN, DateEditor, NumberEditor, ParameterEditor, YesNoEditor
from msref.ui.widgets.parameter_reading import Reading

_SIDE_BY_SIDE_LETTERS: Final = 26


class AnswerLine(QRadioButton):
    """One answer to pick, its words wrapped; the ring of the chosen one is filled."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # fixed would cut wrapped words
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the wrapped words need."""
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        room = max(20, width - self._left() - 4)
        metrics = QFontMetrics(self._bold())  # as if chosen, so that nothing moves when it is
        return max(self._side(), metrics.boundingRect(0, 0, room, 9999, flags, self.text()).height()) + 8

    def sizeHint(self) -> QSize:
        """The room wanted: enough for the chosen, bolder words."""
        width = self._left() + QFontMetrics(self._bold()).horizontalAdvance(self.text()) + 8
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The room needed."""
        return QSize(self._left() + self.fontMetrics().averageCharWidth() * 12, self._side() + 8)

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
        self._add(None, NOT_KNOWN)
        self.lines[None].setChecked(True)
        self.setFocusProxy(self.lines[None])

    def show_value(self, value: Value | None) -> Reading:
        """Mark the answer."""
        line = self.lines.get(None if value is None else str(value), self.lines[None])
        with QSignalBlocker(line):
            line.setChecked(True)
        self.setFocusProxy(line)
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
        self.setFocusProxy(self.lines[answer])
        self.edited.emit(Reading(answer))


class SideBySideEditor(ParameterEditor):
    """A few short answers side by side, "Not known" last."""

    def __init__(self, parameter: Parameter, *, unknown: str = NOT_KNOWN) -> None:
        super().__init__(parameter)
        self._ids: tuple[str | None, ...] = (*(choice.id for choice in parameter.choices), None)
        self.choice = SegmentedChoice((*(choice.label for choice in parameter.choices), unknown))
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
        self.box.addItem(NOT_KNOWN, None)
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


class NumbersEditor(ParameterEditor):
    """Several numbers in one line, with "+" between them."""

    def __init__(self, parameter: Parameter, spec: InputSpec) -> None:
        super().__init__(parameter)
        self._spec = spec
        self.text = TextField(letters=28)
        self.text.setPlaceholderText("for instance 12 + 12 + 12")
        self._name(self.text, "several numbers with plus signs between them")
        self.text.textEdited.connect(lambda _: self.edited.emit(self._read()))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.text)
        line.addWidget(QLabel(parameter.unit))
        line.addStretch(1)
        self.setFocusProxy(self.text)

    def show_value(self, value: Value | None) -> Reading:
        """Show the text, unless the line already reads as it; what cannot be used stays to be mended."""
        if self._read().value != value:
            self.text.setText("" if value is None else str(value))
        return self._read()

    def blank(self) -> None:
        """Empty the line."""
        self.text.clear()

    def _read(self) -> Reading:
        typed = self.text.text().strip()
        try:
            read_value(self._spec, typed, in_form=True)
        except BadInputError as fault:
            words = str(fault).replace(self._spec.id, self.parameter.label)
            return Reading(None, f"Not used: {words}", is_fault=True)
        return Reading(typed or None)


def parameter_of(entry: InputDescription) -> Parameter:
    """An input in the words of the patient panel's editors. No group of the past: a calculator may ask about a day to come."""
    low, high = entry.absolute or (None, None)
    return Parameter(
        id=entry.id,
        label=entry.label,
        kind=entry.kind,
        group="plans",
        help=entry.help.text,
        unit=entry.unit,
        minimum=low,
        maximum=high,
        choices=tuple(Choice(choice_id, label) for choice_id, label in entry.choices),
    )


def fits_side_by_side(labels: Sequence[str]) -> bool:
    """Whether the answers are so short that they stand side by side even in large letters."""
    return sum(len(label) for label in labels) <= _SIDE_BY_SIDE_LETTERS


def editor_for_input(calculator_id: str, entry: InputDescription, today: date) -> ParameterEditor:  # noqa: PLR0911  one kind, one editor
    """The editor of an input's kind."""
    parameter = parameter_of(entry)
    if entry.choices:
        if fits_side_by_side([label for _, label in entry.choices]):
            return SideBySideEditor(parameter)
        return AnswerLinesEditor(parameter, with_ids=entry.kind == "integer")
    match entry.kind:
        case "yes_no":
            return YesNoEditor(parameter)
        case "date":
            return DateEditor(parameter, today)
        case "edss":
            return EdssEditor(parameter)
        case "numbers":
            spec = next(spec for spec in calculator(calculator_id).inputs if spec.id == entry.id)
            return NumbersEditor(parameter, spec)
        case _:
            return NumberEditor(parameter)
