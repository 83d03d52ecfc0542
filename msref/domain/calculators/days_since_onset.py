"""
Days since the first day of an attack, beside the periods in which plasma exchange was studied: 0 to 20 and 21 to 60 days.

The first day counts as day 0. The periods are of the source; no day is a cut-off for treatment.
"""

from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, not_known, said
from msref.errors import BadInputError
from msref.words import say

NAME: Final = "days_since_onset"
INPUTS: Final = (InputSpec("onset_date", "date"), InputSpec("on_date", "date"))
_SOURCES: Final = (CalculatorSource("arrambide2020", "Plasmapheresis and immunoadsorption [16]"),)
_CAUTIONS: Final = ("calculators.days_since_onset.how_reported",)
FIRST_PERIOD_ENDS: Final = 20
SECOND_PERIOD_ENDS: Final = 60
_LONGEST: Final = 3660


def compute(given: Given) -> CalculatorResult:
    """The days from the first day of the attack to the day asked about."""
    if given.missing:
        return CalculatorResult(
            NAME,
            missing=given.missing,
            steps=(not_known(given.missing),),
            cautions=said(_CAUTIONS),
            sources=_SOURCES,
        )
    onset, asked = given.day("onset_date"), given.day("on_date")
    days = (asked - onset).days
    if not 0 <= days <= _LONGEST:
        fault = say("calculators.days_since_onset.refused", day=asked.isoformat(), onset=onset.isoformat())
        raise BadInputError(fault, field="on_date")
    return CalculatorResult(
        NAME,
        result=days,
        steps=(
            say(
                "calculators.days_since_onset.difference",
                day=asked.isoformat(),
                onset=onset.isoformat(),
                count=days,
            ),
            _period(days),
        ),
        cautions=said(_CAUTIONS),
        sources=_SOURCES,
    )


def _period(days: int) -> str:
    if days <= FIRST_PERIOD_ENDS:
        return say("calculators.days_since_onset.first_period", count=days)
    if days <= SECOND_PERIOD_ENDS:
        return say("calculators.days_since_onset.second_period", count=days)
    return say("calculators.days_since_onset.later", count=days)
