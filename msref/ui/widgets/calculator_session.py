"""
One calculator being filled in: what each input holds, where it came from, and the answer that follows.

Inputs come from the patient until the user writes over them (a what-if: the patient stays as it is). The arithmetic is in
`msref.domain.calculators`; nothing unknown is filled in here.
"""

from typing import Final

from PySide6.QtCore import QObject, Signal

from msref.domain.calculators import calculate
from msref.domain.calculators.description import CalculatorDescription
from msref.domain.calculators.result import CalculatorResult
from msref.domain.facts import Value
from msref.errors import BadInputError
from msref.ui.widgets.calculator_text import in_labels
from msref.ui.widgets.parameter_patient import Patient
from msref.ui.widgets.parameter_reading import number_as_typed

TYPED: Final = "typed"
FROM_PATIENT: Final = "patient"


class CalculatorSession(QObject):
    """The inputs of one calculator and its answer. `result` is None while an input cannot be used."""

    changed = Signal()

    def __init__(self, description: CalculatorDescription, patient: Patient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.description = description
        self.patient = patient
        self.inputs = {entry.id: entry for entry in description.inputs}
        self.labels = {entry.id: entry.label for entry in description.inputs}
        self._written: dict[str, Value | None] = {}
        self._refused: dict[str, str] = {}
        self._asked: dict[str, str] = {}
        self.faults: dict[str, str] = {}
        patient.changed.connect(self._work)
        patient.cleared.connect(self.clear)
        self.result = self._computed()

    def value(self, name: str) -> Value | None:
        """What an input holds; None is not known."""
        return self._written[name] if name in self._written else self.patient_value(name)

    def patient_value(self, name: str) -> Value | None:
        """What the patient panel knows for an input; None when it knows nothing that fits."""
        entry = self.inputs[name]
        value = self.patient.facts.value(entry.parameter) if entry.parameter else None
        if entry.choices and str(value) not in dict(entry.choices):
            return None
        if entry.kind == "numbers" and isinstance(value, (int, float)):
            return number_as_typed(value)  # one number is a list of one
        return value

    def origin(self, name: str) -> str:
        """FROM_PATIENT, TYPED, or empty when the input is not known and was never touched."""
        if name in self._written:
            return TYPED
        return FROM_PATIENT if self.patient_value(name) is not None else ""

    def write(self, name: str, value: Value | None, refused: str = "", asked: str = "") -> None:
        """
        Take what the user entered; the patient stays as it is.

        `refused` says why what was typed cannot be used; `asked` asks about an unusual value.
        """
        self._written[name] = value
        for sentences, sentence in ((self._refused, refused), (self._asked, asked)):
            sentences.pop(name, None)
            if sentence:
                sentences[name] = sentence
        self._work()

    def follow_patient(self, name: str) -> None:
        """Give up what was entered and follow the patient again."""
        self._written.pop(name, None)
        self._refused.pop(name, None)
        self._asked.pop(name, None)
        self._work()

    def clear(self) -> None:
        """Give up everything that was entered."""
        self._written.clear()
        self._refused.clear()
        self._asked.clear()
        self._work()

    def is_touched(self) -> bool:
        """Whether anything was entered here."""
        return bool(self._written)

    def open_questions(self) -> tuple[str, ...]:
        """The sentences that ask about unusual values."""
        return tuple(self._asked[name] for name in self.inputs if name in self._asked)

    def missing(self) -> tuple[str, ...]:
        """The required inputs that are not known."""
        return self.result.missing if self.result is not None else ()

    def in_labels(self, sentence: str) -> str:
        """A sentence of the function with labels in place of input ids."""
        return in_labels(sentence, self.labels)

    def _work(self) -> None:
        self.result = self._computed()
        self.changed.emit()

    def _computed(self) -> CalculatorResult | None:
        self.faults = dict(self._refused)
        if self.faults:
            return None
        given = {name: as_given(self.value(name)) for name in self.inputs}
        try:
            return calculate(self.description.id, given)
        except BadInputError as fault:
            self.faults = {str(fault.field): self.in_labels(str(fault))}
            return None


def as_given(value: Value | None) -> object:
    """A value as the function reads it: digits for numbers, so that no binary fraction comes in."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number_as_typed(value)
    return value
