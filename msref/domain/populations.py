"""
The three groups of people for whom a page carries a note of its own: pregnancy or planning it, under 18, above 65.

Each flag is three-valued; it says whether the note concerns this patient, not what the note says.
"""

from dataclasses import dataclass
from typing import Final

from msref.domain.facts import Facts
from msref.domain.truth import Truth, any_of, truth_of

PREGNANCY: Final = "pregnancy_or_planning"
UNDER_18: Final = "under_18"
OVER_65: Final = "over_65"
POPULATIONS: Final = (PREGNANCY, UNDER_18, OVER_65)

_ADULT: Final = 18
_OLDER: Final = 65


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
    state = facts.value("pregnancy_state")
    plan = facts.value("conception_plan")
    if state == "pregnant":
        pregnant, words = Truth.TRUE, "pregnant"
    elif facts.value("sex") == "male":
        pregnant, words = Truth.FALSE, "male"
    elif state is None or state == "possibly":
        pregnant, words = Truth.UNKNOWN, "possibly pregnant" if state else "pregnancy not known"
    else:
        pregnant, words = Truth.FALSE, "not pregnant" if state == "not_pregnant" else "after delivery"
    if facts.knows("planned_conception_date") or plan is True:
        planned, planned_words = Truth.TRUE, "a pregnancy is planned"
    elif isinstance(plan, bool):
        planned, planned_words = truth_of(plan), "no pregnancy is planned"
    else:
        planned, planned_words = Truth.UNKNOWN, "plans for a pregnancy not known"
    both = {words: pregnant, planned_words: planned}
    truth = any_of(both.values())
    carrying = ", ".join(said for said, part in both.items() if part is truth)
    return PopulationFlag(PREGNANCY, truth, f"{carrying[0].upper()}{carrying[1:]}.")


def _ages(age: object) -> tuple[PopulationFlag, PopulationFlag]:
    if not isinstance(age, (int, float)):
        unknown = "Age not known."
        return PopulationFlag(UNDER_18, Truth.UNKNOWN, unknown), PopulationFlag(OVER_65, Truth.UNKNOWN, unknown)
    said = f"Age {age:g} years"
    return (
        PopulationFlag(UNDER_18, truth_of(age < _ADULT), f"{said}, {'under' if age < _ADULT else 'not under'} 18."),
        PopulationFlag(OVER_65, truth_of(age > _OLDER), f"{said}, {'above' if age > _OLDER else 'not above'} 65."),
    )
