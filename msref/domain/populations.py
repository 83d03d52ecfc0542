"""
The three groups of people for whom a page carries a note of its own: pregnancy or planning it, under 18, above 65.

Each flag is three-valued; it says whether the note concerns this patient, not what the note says.
"""

from dataclasses import dataclass
from typing import Final

from msref.domain.facts import Facts
from msref.domain.truth import Truth, any_of, truth_of
from msref.words import say

PREGNANCY: Final = "pregnancy_or_planning"
UNDER_18: Final = "under_18"
OVER_65: Final = "over_65"
POPULATIONS: Final = (PREGNANCY, UNDER_18, OVER_65)

_ADULT: Final = 18
_OLDER: Final = 65


@dataclass(frozen=True, slots=True)
class _State:
    """What is known of a pregnancy now: whether it is one, and the message that carries the answer by what is known of plans."""

    truth: Truth
    planned: str
    none_planned: str
    plans_not_known: str


_STATES: Final = {
    "pregnant": _State(Truth.TRUE, "populations.pregnant_planned", "populations.pregnant", "populations.pregnant"),
    "male": _State(Truth.FALSE, "populations.planned", "populations.male_none_planned", "populations.plans_not_known"),
    "not_pregnant": _State(
        Truth.FALSE, "populations.planned", "populations.not_pregnant_none_planned", "populations.plans_not_known"
    ),
    "after_delivery": _State(
        Truth.FALSE, "populations.planned", "populations.after_delivery_none_planned", "populations.plans_not_known"
    ),
    "possibly": _State(
        Truth.UNKNOWN, "populations.planned", "populations.possibly", "populations.possibly_plans_not_known"
    ),
    "not_known": _State(
        Truth.UNKNOWN, "populations.planned", "populations.not_known", "populations.not_known_plans_not_known"
    ),
}


@dataclass(frozen=True, slots=True)
class PopulationFlag:
    """Whether the patient belongs to one group, and why, in words."""

    id: str
    truth: Truth
    because: str


def population_flags(facts: Facts) -> tuple[PopulationFlag, ...]:
    """The three flags, always all of them."""
    return (_pregnancy(facts), *_ages(facts.value("age_years")))


def _pregnancy(facts: Facts) -> PopulationFlag:
    state, plan = _STATES[_pregnancy_now(facts)], facts.value("conception_plan")
    planned = truth_of(plan) if isinstance(plan, bool) else Truth.UNKNOWN
    if facts.knows("planned_conception_date"):
        planned = Truth.TRUE
    because = state.planned if planned is Truth.TRUE else state.none_planned
    if planned is Truth.UNKNOWN:
        because = state.plans_not_known
    return PopulationFlag(PREGNANCY, any_of((state.truth, planned)), say(because))


def _pregnancy_now(facts: Facts) -> str:
    state = facts.value("pregnancy_state")
    if state == "pregnant":
        return "pregnant"
    if facts.value("sex") == "male":
        return "male"
    if state is None or state == "possibly":
        return "possibly" if state else "not_known"
    return "not_pregnant" if state == "not_pregnant" else "after_delivery"


def _ages(age: object) -> tuple[PopulationFlag, PopulationFlag]:
    if not isinstance(age, (int, float)):
        unknown = say("populations.age_not_known")
        return PopulationFlag(UNDER_18, Truth.UNKNOWN, unknown), PopulationFlag(OVER_65, Truth.UNKNOWN, unknown)
    years = f"{age:g}"
    under = "populations.under_18" if age < _ADULT else "populations.not_under_18"
    above = "populations.above_65" if age > _OLDER else "populations.not_above_65"
    return (
        PopulationFlag(UNDER_18, truth_of(age < _ADULT), say(under, age=years)),
        PopulationFlag(OVER_65, truth_of(age > _OLDER), say(above, age=years)),
    )
