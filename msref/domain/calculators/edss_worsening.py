"""
Whether a rise of the EDSS reaches the step that counts as worsening: 1.5 from baseline 0, 1.0 up to 5.0, 0.5 from 5.5 on.

Table-driven. A rise at one visit is not yet confirmed worsening, and a rise during a relapse is not progression: both are said, neither is
decided here.
"""

from typing import Final

from msref.domain.calculators.edss import edss_value
from msref.domain.calculators.inputs import EDSS_HALVES, Given, InputSpec
from msref.domain.calculators.result import Alternative, CalculatorResult, CalculatorSource

NAME: Final = "edss_worsening"
INPUTS: Final = (InputSpec("baseline", "edss"), InputSpec("current", "edss"))
WORSENING: Final = "worsening, if confirmed"
NO_WORSENING: Final = "no worsening"

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
    rise, needed = current - baseline, rise_that_counts(baseline)
    result = _verdict(baseline, current)
    return CalculatorResult(
        NAME,
        result=result,
        alternatives=_other_boundary(baseline, rise),
        steps=(
            f"Baseline {edss_value(baseline)}: a rise of at least {_points(needed)} counts, that is {_from(baseline + needed)}.",
            f"Change: {edss_value(current)} - {edss_value(baseline)} = {_points(rise)}.",
            f"Result: {result}.",
        ),
        cautions=_CAUTIONS,
        sources=_SOURCES,
    )


_CAUTIONS: Final = (
    "A rise at one visit is not confirmed worsening: it has to be found again, usually 12 or 24 weeks later.",
    "A score taken during or soon after a relapse may still fall; worsening with and without relapses are different things.",
)


def _verdict(baseline: int, current: int) -> str:
    return WORSENING if current - baseline >= rise_that_counts(baseline) else NO_WORSENING


def _points(halves: int) -> str:
    return f"{'-' if halves < 0 else ''}{edss_value(abs(halves))}"


def _from(halves: int) -> str:
    return f"EDSS {edss_value(halves)} or more" if halves in EDSS_HALVES else "beyond the scale"


def _other_boundary(baseline: int, rise: int) -> tuple[Alternative, ...]:
    if baseline != _DISPUTED_BASELINE or not 1 <= rise < _RISE_BEFORE_IT:
        return ()
    why = "Some trials ask for a rise of 1.0 up to and including a baseline of 5.5, and of 0.5 only above it."
    return (Alternative(NO_WORSENING, why),)


def _open(given: Given) -> CalculatorResult:
    baselines = [given.integer("baseline")] if given.knows("baseline") else list(EDSS_HALVES)
    currents = [given.integer("current")] if given.knows("current") else list(EDSS_HALVES)
    found = {_verdict(baseline, current) for baseline in baselines for current in currents}
    steps = []
    if given.knows("baseline"):
        baseline = baselines[0]
        needed = rise_that_counts(baseline)
        steps.append(
            f"Baseline {edss_value(baseline)}: a rise of at least {_points(needed)} counts, that is {_from(baseline + needed)}."
        )
    steps.append(f"Not known: {', '.join(given.missing)}.")
    return CalculatorResult(
        NAME,
        range=tuple(answer for answer in (NO_WORSENING, WORSENING) if answer in found),
        missing=given.missing,
        steps=tuple(steps),
        cautions=_CAUTIONS,
        sources=_SOURCES,
    )
