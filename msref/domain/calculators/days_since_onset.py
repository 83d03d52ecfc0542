"""
Days since the first day of an attack, beside the periods in which plasma exchange was studied: 0 to 20 and 21 to 60 days.

The first day counts as day 0. The periods are of the source; no day is a cut-off for treatment.
"""

from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import CalculatorResult, CalculatorSource
from msref.errors import BadInputError

NAME: Final = "days_since_onset"
INPUTS: Final = (InputSpec("onset_date", "date"), InputSpec("on_date", "date"))
_SOURCES: Final = (CalculatorSource("arrambide2020", "Plasmapheresis and immunoadsorption [16]"),)
_CAUTIONS: Final = (
    "The periods are how a series was reported; the review gives no day after which plasma exchange is of no use.",
)
FIRST_PERIOD_ENDS: Final = 20
SECOND_PERIOD_ENDS: Final = 60
_LONGEST: Final = 3660


def compute(given: Given) -> CalculatorResult:
    """The days from the first day of the attack to the day asked about."""
    if given.missing:
        return CalculatorResult(
            NAME,
            missing=given.missing,
            steps=(f"Not known: {', '.join(given.missing)}.",),
            cautions=_CAUTIONS,
            sources=_SOURCES,
        )
    onset, asked = given.day("onset_date"), given.day("on_date")
    days = (asked - onset).days
    if not 0 <= days <= _LONGEST:
        raise BadInputError(
            f"on_date must be on or after onset_date and at most 10 years later; {asked.isoformat()} is not for "
            f"{onset.isoformat()}.",
            field="on_date",
        )
    return CalculatorResult(
        NAME,
        result=days,
        steps=(
            f"{asked.isoformat()} - {onset.isoformat()} = {days} days, the first day of the attack being day 0.",
            f"{days} days since onset: {_period(days)}.",
        ),
        cautions=_CAUTIONS,
        sources=_SOURCES,
    )


def _period(days: int) -> str:
    if days <= FIRST_PERIOD_ENDS:
        return "within the first 20 days, the period linked to more improvement after plasma exchange"
    if days <= SECOND_PERIOD_ENDS:
        return "day 21 to 60, in which plasma exchange was of benefit in some cases"
    return "later than 60 days, for which the review reports nothing"
