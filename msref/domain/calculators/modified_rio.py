"""The modified Rio score after the first year of interferon beta: MRI point plus relapse points, 0 to 3. Built on interferon only."""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import CalculatorResult, CalculatorSource

NAME: Final = "modified_rio"
INPUTS: Final = (
    InputSpec("new_t2_lesions", "integer", Decimal(0), Decimal(500), unit="lesions"),
    InputSpec("relapses", "integer", Decimal(0), Decimal(50), unit="relapses"),
)
_SOURCES: Final = (CalculatorSource("sormani2013rio", "abstract"),)
_MANY_T2: Final = 5
_MOST_RELAPSE_POINTS: Final = 2
# Progression over 3 years in the validation set, by score; 2 and 3 together.
_RISK: Final = ("24 percent", "33 percent", "65 percent", "65 percent")
_CAUTIONS: Final = (
    "The score was built and validated on interferon beta; it was not made for other drugs.",
    "It uses the first year of treatment only.",
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
        steps.append(f"New T2 lesions {given.integer('new_t2_lesions')} (more than 5 give a point): {t2}.")
    if attacks is not None:
        steps.append(f"Relapses {given.integer('relapses')} (one point each, at most two): {attacks}.")
    if t2 is None or attacks is None:
        low = (t2 or 0) + (attacks or 0)
        high = (1 if t2 is None else t2) + (_MOST_RELAPSE_POINTS if attacks is None else attacks)
        steps.append(f"Not known: {', '.join(given.missing)}. The score lies from {low} to {high}.")
        return CalculatorResult(
            NAME, range=(low, high), missing=given.missing, steps=tuple(steps), cautions=_CAUTIONS, sources=_SOURCES
        )
    score = t2 + attacks
    steps.append(
        f"{t2} + {attacks} = {score}; progression over 3 years in the validation set at this score: {_RISK[score]}."
    )
    steps.append(f"Modified Rio score: {score} of 3.")
    return CalculatorResult(NAME, result=score, steps=tuple(steps), cautions=_CAUTIONS, sources=_SOURCES)
