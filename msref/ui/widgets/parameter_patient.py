"""
What is known of the patient in this window, in memory only, shared by every page.

Holds a fact sheet and the answers given by hand in each algorithm, and tells when they change. Nothing is ever written to a file from here; all of it
is gone when the program ends.
"""

from collections.abc import Callable, Mapping
from datetime import date
from weakref import WeakKeyDictionary

from PySide6.QtCore import QDate, QObject, QTime, Signal

from msref.content_store.library import Library
from msref.domain.facts import Facts, Value


def _clock() -> str:
    return QTime.currentTime().toString("HH:mm")


class Patient(QObject):
    """
    The fact sheet of the patient in view.

    `today` is the day that dates are counted from, `answers` those given by hand, by algorithm, `label` the name of the case file it was saved
    to or opened from (empty: none), `started` the time of day when the first fact came in.
    """

    changed = Signal()
    cleared = Signal()
    described_anew = Signal()
    """What `described` says is another sentence now."""

    def __init__(self, today: date, parent: QObject | None = None, *, clock: Callable[[], str] = _clock) -> None:
        super().__init__(parent)
        self.today = today
        self.facts = Facts()
        self.answers: dict[str, dict[str, str]] = {}
        self.label = ""
        self.started = ""
        self.may_be_saved = True  # a policy of the organisation may forbid case files
        self._clock = clock
        self._kept: object = None
        self._told = ""
        self.changed.connect(self._tell_described)

    @property
    def is_set(self) -> bool:
        """Whether anything is known of a patient or was answered by hand."""
        return len(self.facts) > 0 or any(self.answers.values())

    def set_value(self, parameter_id: str, value: Value | None) -> None:
        """Set one parameter, or make it unknown by None."""
        if value != self.facts.value(parameter_id) or type(value) is not type(self.facts.value(parameter_id)):
            self.facts = self.facts.with_value(parameter_id, value)
            self._change()

    def set_facts(self, facts: Facts) -> None:
        """Take a whole sheet."""
        self.facts = facts
        self._change()

    def answer_by_hand(self, chart_id: str, answers: Mapping[str, str]) -> None:
        """Keep the answers given by hand in one algorithm; an empty mapping says that it was opened and answered by the parameters alone."""
        before = self.is_set
        self.answers[chart_id] = dict(answers)
        if before != self.is_set:
            self._change()
        else:
            self._tell_described()

    def replace(self, facts: Facts, answers: Mapping[str, Mapping[str, str]], label: str = "") -> None:
        """Take another patient as a whole: nothing of the one before is left, neither facts nor answers nor what was typed and not used."""
        self.facts = Facts()
        self.answers = {chart: dict(given) for chart, given in answers.items()}
        self.label, self.started, self._kept = "", "", None
        self.cleared.emit()
        self.facts = facts
        if label:
            self.name(label)
        self._change()

    def clear(self) -> None:
        """Forget everything; every panel also drops what was typed and not used."""
        self.replace(Facts(), {})

    def name(self, label: str) -> None:
        """The case stands in a file of that name, as it is now."""
        self.label, self._kept = label, self._content()
        self._tell_described()

    def described(self) -> str:
        """Which case this is, for the head of every page that answers for it: its label and when it was begun; no patient when nothing is known."""
        if not self.is_set:
            return self.tr("No patient")
        if not self.label:
            return self.tr("Unsaved patient, begun {time}").format(time=self.started)
        if self._kept == self._content():
            return self.tr("Case “{label}”, begun {time}").format(label=self.label, time=self.started)
        return self.tr("Case “{label}”, begun {time}, changed since it was saved").format(
            label=self.label, time=self.started
        )

    def _change(self) -> None:
        if not self.is_set:
            self.label, self.started, self._kept = "", "", None
        elif not self.started:
            self.started = self._clock()
        self.changed.emit()

    def _content(self) -> object:
        return dict(self.facts.values), {chart: dict(given) for chart, given in self.answers.items() if given}

    def _tell_described(self) -> None:
        if self._told != (said := self.described()):
            self._told = said
            self.described_anew.emit()


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
