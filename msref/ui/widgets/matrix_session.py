"""
Every published definition held against the patient, kept up to date.

Only definitions that ask for what changed are worked again, and only those whose answer changed are told. Facts that contradict each other are left
out until they agree. Which answer a definition gets is decided by `msref.usecases.assess_criteria` alone.
"""

from typing import Final

from PySide6.QtCore import QObject, Signal

from msref.domain.consistency import contradictions, unusual
from msref.domain.criteria.evaluate import Memo
from msref.domain.definitions import DefinitionSet
from msref.domain.facts import Facts, Value
from msref.domain.populations import PopulationFlag, population_flags
from msref.domain.truth import Truth
from msref.ui.widgets.parameter_patient import Patient
from msref.usecases.assess_criteria import (
    Change,
    MatrixRow,
    criteria_matrix,
    flip_one_input,
    missing_overall,
)

MET: Final = "met"
NOT_MET: Final = "not_met"
CANNOT_TELL: Final = "cannot_tell"
NOT_APPLICABLE: Final = "not_applicable"
# What the flags for special populations are read from.
POPULATION_PARAMETERS: Final = ("age_years", "sex", "pregnancy_state", "conception_plan", "planned_conception_date")
STATES: Final = (MET, NOT_MET, CANNOT_TELL, NOT_APPLICABLE)
_STATE_OF: Final = {Truth.TRUE: MET, Truth.FALSE: NOT_MET, Truth.UNKNOWN: CANNOT_TELL, None: NOT_APPLICABLE}


class MatrixSession(QObject):
    """The answers of all definitions for one patient."""

    changed = Signal(object)
    """The ids of the definitions whose answer, reasons or missing data changed; may be empty."""

    def __init__(self, definitions: DefinitionSet, patient: Patient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.definitions = definitions
        self.home = ""
        """The jurisdiction that the reader calls home."""
        self.patient = patient
        self.facts = self._usable()
        self._asks = {one.id: frozenset(one.asks) for one in definitions.definitions}
        self._memo = Memo()
        self.rows: dict[str, MatrixRow] = self._worked(definitions)
        patient.changed.connect(self._patient_changed)

    def label(self, parameter_id: str) -> str:
        """The label of a parameter."""
        parameter = self.definitions.parameters.get(parameter_id)
        return parameter.label if parameter is not None else parameter_id

    def missing(self) -> dict[str, tuple[str, ...]]:
        """What is missing and the definitions that wait for it, most first."""
        return missing_overall(tuple(row.answer for row in self.rows.values()))

    def flags(self) -> tuple[PopulationFlag, ...]:
        """The special populations."""
        return population_flags(self.patient.facts)

    def contradictions(self) -> tuple[str, ...]:
        """Facts that cannot all be true, in words."""
        found = contradictions(self.patient.facts, self.patient.today)
        return tuple(f"{', '.join(self.label(name) for name in one.fields)}: {one.why}" for one in found)

    def unusual(self) -> tuple[str, ...]:
        """Values to look at again, in words."""
        return unusual(self.patient.facts, self.definitions.parameters, self.patient.today)

    def changes(self, parameter_id: str, value: Value | None) -> tuple[Change, ...]:
        """What another value of one parameter would change."""
        return flip_one_input(self.definitions, self.facts, self.patient.today, parameter_id, value)

    def asked(self) -> tuple[str, ...]:
        """Every parameter that a definition or a flag asks for, in the order of the dictionary."""
        wanted = frozenset(POPULATION_PARAMETERS).union(*self._asks.values())
        return tuple(name for name in self.definitions.parameters if name in wanted)

    def _usable(self) -> Facts:
        """The facts without those that contradict each other: no rule may answer from these."""
        facts = self.patient.facts
        against = {name for one in contradictions(facts, self.patient.today) for name in one.fields}
        return facts.only(name for name in facts if name not in against) if against else facts

    def _patient_changed(self) -> None:
        before, after = self.facts, self._usable()
        self.facts = after
        names = {name for name in (*before, *after) if before.value(name) != after.value(name)}
        self._memo.forget(names)
        touched = tuple(one for one in self.definitions.definitions if names & self._asks[one.id])
        worked = self._worked(DefinitionSet(touched, self.definitions.parameters)) if touched else {}
        changed = tuple(name for name, row in worked.items() if row != self.rows[name])
        self.rows.update(worked)
        self.changed.emit(changed)

    def _worked(self, definitions: DefinitionSet) -> dict[str, MatrixRow]:
        rows = criteria_matrix(definitions, self.facts, self.patient.today, self._memo)
        return {row.definition: row for row in rows}


def state_of(row: MatrixRow) -> str:
    """The state of a definition: one of STATES."""
    return _STATE_OF[row.answer.truth]
