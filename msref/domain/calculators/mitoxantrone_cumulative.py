"""
Cumulative mitoxantrone in mg per square metre, beside the lifetime bounds of both jurisdictions.

Adds what was given; whether a further dose is justified is not decided here. Earlier anthracyclines and chest radiation are not in the sum.
"""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, shown

NAME: Final = "mitoxantrone_cumulative"
INPUTS: Final = (
    InputSpec("doses_mg_per_m2", "numbers", Decimal(0), Decimal(200), unit="mg per m2"),
    InputSpec("planned_mg_per_m2", "number", Decimal(0), Decimal(50), unit="mg per m2", required=False),
)
_SOURCES: Final = (
    CalculatorSource("mitoxantroneeu", "posology"),
    CalculatorSource("mitoxantroneus", "page text"),
    CalculatorSource("cohenmikol2004", "abstract"),
    CalculatorSource("mitoxantronereview", "text citing Marriott 2010"),
)

# Lifetime bounds in mg per m2, and the dose from which the United States precautions ask for the heart.
EU_BOUND: Final = Decimal(72)
US_WARNING: Final = Decimal(100)
US_BOUND: Final = Decimal(140)
_CAUTION: Final = "Heart damage has been reported below these bounds. Doses in mg are first divided by the body surface area of their day."


def compute(given: Given) -> CalculatorResult:
    """The sum of all doses, with the planned one when there is one."""
    if given.missing:
        return CalculatorResult(
            NAME,
            missing=given.missing,
            steps=("Not known: doses_mg_per_m2. The sum is at least the planned dose.",)
            if given.knows("planned_mg_per_m2")
            else ("Not known: doses_mg_per_m2.",),
            cautions=(_CAUTION,),
            sources=_SOURCES,
        )
    doses = given.numbers("doses_mg_per_m2")
    planned = given.number("planned_mg_per_m2") if given.knows("planned_mg_per_m2") else None
    total = sum((*doses, planned or Decimal(0)), Decimal(0))
    parts = [shown(dose) for dose in doses] + ([f"{shown(planned)} (planned)"] if planned is not None else [])
    return CalculatorResult(
        NAME,
        result=total,
        steps=(
            f"{' + '.join(parts)} = {shown(total)} mg per m2.",
            f"EU and United Kingdom, lifetime bound 72 mg per m2: {_left(total, EU_BOUND)}.",
            f"United States, lifetime bound 140 mg per m2: {_left(total, US_BOUND)}.",
            f"Cumulative dose: {shown(total)} mg per m2.",
        ),
        cautions=(*_reached(total), _CAUTION),
        sources=_SOURCES,
    )


def _left(total: Decimal, bound: Decimal) -> str:
    if total > bound:
        return f"exceeded by {shown(total - bound)}"
    return f"{shown(bound - total)} left" if total < bound else "reached, nothing left"


def _reached(total: Decimal) -> tuple[str, ...]:
    lines = []
    if total > EU_BOUND:
        lines.append("Above the EU and United Kingdom lifetime bound of 72 mg per m2.")
    elif total == EU_BOUND:
        lines.append("At the EU and United Kingdom lifetime bound of 72 mg per m2.")
    if total >= US_WARNING:
        lines.append(
            "At 100 mg per m2 or more the United States precautions ask for the ejection fraction: cardiotoxicity may develop."
        )
    if total >= US_BOUND:
        lines.append("At or above the United States lifetime bound of 140 mg per m2.")
    return tuple(lines)
