"""
Editors for the inputs of calculators: answers side by side or in lines, several numbers in one line, else those of the patient panel.

Like every editor they start unknown, can be made unknown again, and decide nothing.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel

from msref.domain.calculators import calculator
from msref.domain.calculators.description import InputDescription
from msref.domain.calculators.inputs import InputSpec, read_value
from msref.domain.facts import Value
from msref.domain.parameters import Choice, Parameter
from msref.errors import BadInputError
from msref.ui.widgets.parameter_answers import AnswerLinesEditor, SideBySideEditor
from msref.ui.widgets.parameter_controls import TextField
from msref.ui.widgets.parameter_editors import ParameterEditor
from msref.ui.widgets.parameter_kinds import editor_for
from msref.ui.widgets.parameter_reading import Reading

_SIDE_BY_SIDE_LETTERS: Final = 26


class NumbersEditor(ParameterEditor):
    """Several numbers in one line, with "+" between them."""

    def __init__(self, parameter: Parameter, spec: InputSpec) -> None:
        super().__init__(parameter)
        self._spec = spec
        self.text = TextField(letters=28)
        self.text.setPlaceholderText(self.tr("for instance 12 + 12 + 12"))
        self._name(self.text, self.tr("several numbers with plus signs between them"))
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
            return Reading(None, self.tr("Not used: {reason}").format(reason=words), is_fault=True)
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


def editor_for_input(calculator_id: str, entry: InputDescription, today: date) -> ParameterEditor:
    """The editor of an input's kind."""
    parameter = parameter_of(entry)
    if entry.choices:
        if fits_side_by_side([label for _, label in entry.choices]):
            return SideBySideEditor(parameter)
        return AnswerLinesEditor(parameter, with_ids=entry.kind == "integer")
    if entry.kind == "numbers":
        spec = next(spec for spec in calculator(calculator_id).inputs if spec.id == entry.id)
        return NumbersEditor(parameter, spec)
    return editor_for(parameter, today)
