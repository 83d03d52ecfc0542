"""
What is known of the patient in this window, in memory only, shared by every page.

Holds a fact sheet and the answers given by hand in each algorithm, and tells when they change. Nothing is ever written to a file from here; all of it
is gone when the program ends.
"""

from collections.abc import Mapping
from datetime import date
from weakref import WeakKeyDictionary

from PySide6.QtCore import QDate, QObject, Signal

from msref.content_store.library import Library
from msref.domain.facts import Facts, Value


class Patient(QObject):
    """The fact sheet of the patient in view. `today` is the day that dates are counted from, `answers` those given by hand, by algorithm."""

    changed = Signal()
    cleared = Signal()

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.facts = Facts()
        self.answers: dict[str, dict[str, str]] = {}

    @property
    def is_set(self) -> bool:
        """Whether anything is known of a patient or was answered by hand."""
        return len(self.facts) > 0 or any(self.answers.values())

    def set_value(self, parameter_id: str, value: Value | None) -> None:
        """Set one parameter, or make it unknown by None."""
        if value != self.facts.value(parameter_id) or type(value) is not type(self.facts.value(parameter_id)):
            self.facts = self.facts.with_value(parameter_id, value)
            self.changed.emit()

    def set_facts(self, facts: Facts) -> None:
        """Take a whole sheet."""
        self.facts = facts
        self.changed.emit()

    def answer_by_hand(self, chart_id: str, answers: Mapping[str, str]) -> None:
        """Keep the answers given by hand in one algorithm; an empty mapping says that it was opened and answered by the parameters alone."""
        before = self.is_set
        self.answers[chart_id] = dict(answers)
        if before != self.is_set:
            self.changed.emit()

    def replace(self, facts: Facts, answers: Mapping[str, Mapping[str, str]]) -> None:
        """Take another patient as a whole: nothing of the one before is left, neither facts nor answers nor what was typed and not used."""
        self.facts = Facts()
        self.answers = {chart: dict(given) for chart, given in answers.items()}
        self.cleared.emit()
        self.set_facts(facts)

    def clear(self) -> None:
        """Forget everything; every panel also drops what was typed and not used."""
        self.replace(Facts(), {})


# One patient for all pages of a library, so that a fact filled in on one page is known on the next.
_PATIENTS: "WeakKeyDictionary[Library, Patient]" = WeakKeyDictionary()


def patient_of(library: Library, today: date | None = None) -> Patient:
    """The patient that every page of this library shows; `today` counts when it is first asked for."""
    patient = _PATIENTS.get(library)
    if patient is None:
        day = QDate.currentDate()
        patient = Patient(today or date(day.year(), day.month(), day.day()))
        _PATIENTS[library] = patient
    return patient
