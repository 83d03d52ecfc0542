"""The modified Rio score after the first year of interferon beta: MRI point plus relapse points, 0 to 3. Built on interferon only."""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, not_known, said
from msref.words import say

NAME: Final = "modified_rio"
INPUTS: Final = (
    InputSpec("new_t2_lesions", "integer", Decimal(0), Decimal(500), unit="lesions"),
    InputSpec("relapses", "integer", Decimal(0), Decimal(50), unit="relapses"),
)
_SOURCES: Final = (CalculatorSource("sormani2013rio", "abstract"),)
_MANY_T2: Final = 5
_MOST_RELAPSE_POINTS: Final = 2
# Progression over 3 years in the validation set, by score; 2 and 3 together.
_RISK_PERCENT: Final = (24, 33, 65, 65)
_CAUTIONS: Final = (
    "calculators.modified_rio.interferon_only",
    "calculators.modified_rio.first_year",
)


def mri_point(new_t2: int) -> int:
    """One point for more than 5 new T2 lesions."""
    return int(new_t2 > _MANY_T2)


def relapse_points(relapses: int) -> int:
    """No, one or two points for no, one, or more relapses."""
    return min(relapses, _MOST_RELAPSE_POINTS)


def compute(given: Given) -> CalculatorResult:
    """The score, or its range when something is missing."""
    t2 = mri_point(given.integer("new_t2_lesions")) if given.knows("new_t2_lesions") else None
    attacks = relapse_points(given.integer("relapses")) if given.knows("relapses") else None
    steps = []
    if t2 is not None:
        steps.append(say("calculators.modified_rio.t2", lesions=given.integer("new_t2_lesions"), points=t2))
    if attacks is not None:
        steps.append(say("calculators.modified_rio.relapses", relapses=given.integer("relapses"), points=attacks))
    if t2 is None or attacks is None:
        low = (t2 or 0) + (attacks or 0)
        high = (1 if t2 is None else t2) + (_MOST_RELAPSE_POINTS if attacks is None else attacks)
        between = say("calculators.modified_rio.between", low=low, high=high)
        steps.append(f"{not_known(given.missing)} {between}")
        return CalculatorResult(
            NAME,
            range=(low, high),
            missing=given.missing,
            steps=tuple(steps),
            cautions=said(_CAUTIONS),
            sources=_SOURCES,
        )
    score = t2 + attacks
    steps.append(say("calculators.modified_rio.sum", t2=t2, attacks=attacks, score=score, risk=_RISK_PERCENT[score]))
    steps.append(say("calculators.modified_rio.score", score=score))
    return CalculatorResult(NAME, result=score, steps=tuple(steps), cautions=said(_CAUTIONS), sources=_SOURCES)
