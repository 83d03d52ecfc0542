"""
Change of a timed test against its baseline, with the 20 percent rule: the 25-foot walk and the nine-hole peg test.

Longer is worse. The comparison is made on exact decimals, the percentage is rounded only to be shown.
"""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec, exact_quotient
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, not_known, rounded, shown
from msref.words import say

_WORSE_AT: Final = Decimal("1.2")
_BETTER_AT: Final = Decimal("0.8")
_TENTH: Final = Decimal("0.1")


def timed_inputs(longest: int) -> tuple[InputSpec, ...]:
    """Baseline and current time in seconds, up to the longest time that the test allows."""
    shortest = Decimal("0.1")
    return tuple(
        InputSpec(name, "number", shortest, Decimal(longest), unit="seconds")
        for name in ("baseline_seconds", "current_seconds")
    )


def timed_change(
    name: str, given: Given, cautions: tuple[str, ...], sources: tuple[CalculatorSource, ...]
) -> CalculatorResult:
    """The change in percent of the baseline (positive is slower) and whether it reaches 20 percent."""
    known = {part: given.number(part) for part in ("baseline_seconds", "current_seconds") if given.knows(part)}
    baseline = known.get("baseline_seconds")
    steps = []
    if baseline is not None:
        steps.append(
            say(
                "calculators.timed.bounds",
                baseline=shown(baseline),
                slower=shown(baseline * _WORSE_AT),
                faster=shown(baseline * _BETTER_AT),
            )
        )
    if baseline is None or given.missing:
        steps.append(not_known(given.missing))
        return CalculatorResult(name, missing=given.missing, steps=tuple(steps), cautions=cautions, sources=sources)
    current = known["current_seconds"]
    percent = rounded(exact_quotient((current - baseline) * 100, baseline), _TENTH)
    steps.append(say("calculators.timed.quotient", current=shown(current), baseline=shown(baseline), percent=percent))
    steps.append(say(_verdict(baseline, current), percent=percent))
    return CalculatorResult(name, result=percent, steps=tuple(steps), cautions=cautions, sources=sources)


def _verdict(baseline: Decimal, current: Decimal) -> str:
    if current >= baseline * _WORSE_AT:
        return "calculators.timed.slower"
    if current <= baseline * _BETTER_AT:
        return "calculators.timed.faster"
    return "calculators.timed.within"
