"""
Cumulative mitoxantrone in mg per square metre, beside the lifetime bounds of both jurisdictions.

Adds what was given; whether a further dose is justified is not decided here. Earlier anthracyclines and chest radiation are not in the sum.
"""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, not_known, shown
from msref.words import say

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
_CAUTION: Final = "calculators.mitoxantrone.heart"


def compute(given: Given) -> CalculatorResult:
    """The sum of all doses, with the planned one when there is one."""
    if given.missing:
        return CalculatorResult(
            NAME,
            missing=given.missing,
            steps=(_only_planned(given),),
            cautions=(say(_CAUTION),),
            sources=_SOURCES,
        )
    doses = given.numbers("doses_mg_per_m2")
    planned = given.number("planned_mg_per_m2") if given.knows("planned_mg_per_m2") else None
    total = sum((*doses, planned or Decimal(0)), Decimal(0))
    parts = [shown(dose) for dose in doses] + (
        [say("calculators.mitoxantrone.planned", dose=shown(planned))] if planned is not None else []
    )
    return CalculatorResult(
        NAME,
        result=total,
        steps=(
            say("calculators.mitoxantrone.sum", doses=" + ".join(parts), total=shown(total)),
            _left("eu", total, EU_BOUND),
            _left("us", total, US_BOUND),
            say("calculators.mitoxantrone.total", total=shown(total)),
        ),
        cautions=(*_reached(total), say(_CAUTION)),
        sources=_SOURCES,
    )


def _only_planned(given: Given) -> str:
    missing = not_known(given.missing)
    if not given.knows("planned_mg_per_m2"):
        return missing
    return f"{missing} {say('calculators.mitoxantrone.at_least_planned')}"


def _left(where: str, total: Decimal, bound: Decimal) -> str:
    if total > bound:
        return say(f"calculators.mitoxantrone.{where}_exceeded", amount=shown(total - bound))
    if total < bound:
        return say(f"calculators.mitoxantrone.{where}_left", amount=shown(bound - total))
    return say(f"calculators.mitoxantrone.{where}_reached")


def _reached(total: Decimal) -> tuple[str, ...]:
    lines = []
    if total > EU_BOUND:
        lines.append(say("calculators.mitoxantrone.above_eu"))
    elif total == EU_BOUND:
        lines.append(say("calculators.mitoxantrone.at_eu"))
    if total >= US_WARNING:
        lines.append(say("calculators.mitoxantrone.ejection_fraction"))
    if total >= US_BOUND:
        lines.append(say("calculators.mitoxantrone.at_us"))
    return tuple(lines)
