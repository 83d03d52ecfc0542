"""
Whether a rise of the EDSS reaches the step that counts as worsening: 1.5 from baseline 0, 1.0 up to 5.0, 0.5 from 5.5 on.

Table-driven. A rise at one visit is not yet confirmed worsening, and a rise during a relapse is not progression: both are said, neither is
decided here.
"""

from typing import Final

from msref.domain.calculators.edss import edss_value
from msref.domain.calculators.inputs import EDSS_HALVES, Given, InputSpec
from msref.domain.calculators.result import (
    NO_WORSENING,
    WORSENING,
    Alternative,
    CalculatorResult,
    CalculatorSource,
    answer_word,
    not_known,
    said,
)
from msref.words import say

__all__ = ["INPUTS", "NAME", "NO_WORSENING", "RISES", "WORSENING", "compute", "rise_that_counts"]

NAME: Final = "edss_worsening"
INPUTS: Final = (InputSpec("baseline", "edss"), InputSpec("current", "edss"))

_SOURCES: Final = (
    CalculatorSource("msprogdelta", "return value"),
    CalculatorSource("jnnpspmstable", "table 1 note"),
    CalculatorSource("kappos2018", "introduction"),
)

# (highest baseline in halves, rise in halves that counts), in rising order.
RISES: Final = ((0, 3), (10, 2), (20, 1))
_DISPUTED_BASELINE: Final = 11
_RISE_BEFORE_IT: Final = 2


def rise_that_counts(baseline: int) -> int:
    """The rise in halves that counts as worsening from a baseline in halves."""
    return next(rise for highest, rise in RISES if baseline <= highest)


def compute(given: Given) -> CalculatorResult:
    """Whether the rise counts, or which answers a missing score leaves open."""
    if given.missing:
        return _open(given)
    baseline, current = given.integer("baseline"), given.integer("current")
    rise = current - baseline
    result = _verdict(baseline, current)
    return CalculatorResult(
        NAME,
        result=result,
        alternatives=_other_boundary(baseline, rise),
        steps=(
            _rise_needed(baseline),
            say(
                "calculators.edss_worsening.change",
                current=edss_value(current),
                baseline=edss_value(baseline),
                rise=_points(rise),
            ),
            say("calculators.edss_worsening.result", result=answer_word(result)),
        ),
        cautions=said(_CAUTIONS),
        sources=_SOURCES,
    )


_CAUTIONS: Final = (
    "calculators.edss_worsening.not_confirmed",
    "calculators.edss_worsening.during_relapse",
)


def _verdict(baseline: int, current: int) -> str:
    return WORSENING if current - baseline >= rise_that_counts(baseline) else NO_WORSENING


def _points(halves: int) -> str:
    return f"{'-' if halves < 0 else ''}{edss_value(abs(halves))}"


def _rise_needed(baseline: int) -> str:
    needed = rise_that_counts(baseline)
    start, rise = edss_value(baseline), _points(needed)
    if baseline + needed not in EDSS_HALVES:
        return say("calculators.edss_worsening.baseline_beyond", baseline=start, rise=rise)
    reached = edss_value(baseline + needed)
    return say("calculators.edss_worsening.baseline", baseline=start, rise=rise, reached=reached)


def _other_boundary(baseline: int, rise: int) -> tuple[Alternative, ...]:
    if baseline != _DISPUTED_BASELINE or not 1 <= rise < _RISE_BEFORE_IT:
        return ()
    return (Alternative(NO_WORSENING, say("calculators.edss_worsening.other_boundary")),)


def _open(given: Given) -> CalculatorResult:
    baselines = [given.integer("baseline")] if given.knows("baseline") else list(EDSS_HALVES)
    currents = [given.integer("current")] if given.knows("current") else list(EDSS_HALVES)
    found = {_verdict(baseline, current) for baseline in baselines for current in currents}
    steps = []
    if given.knows("baseline"):
        steps.append(_rise_needed(baselines[0]))
    steps.append(not_known(given.missing))
    return CalculatorResult(
        NAME,
        range=tuple(answer for answer in (NO_WORSENING, WORSENING) if answer in found),
        missing=given.missing,
        steps=tuple(steps),
        cautions=said(_CAUTIONS),
        sources=_SOURCES,
    )
