"""
Change of the Symbol Digit Modalities Test (SDMT) against its baseline, in points, beside the published thresholds.

The sources use different thresholds for different questions; all are shown, none is chosen.
"""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec, exact_quotient
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, rounded, shown

NAME: Final = "sdmt_change"
INPUTS: Final = tuple(
    InputSpec(name, "integer", Decimal(0), Decimal(110), unit="correct answers") for name in ("baseline", "current")
)
_SOURCES: Final = (
    CalculatorSource("sdmtreliable2022", "abstract"),
    CalculatorSource("msprogdelta", "return value"),
    CalculatorSource("jnnpspmstable", "table 1 note"),
    CalculatorSource("sdmtforms2022", "abstract"),
)
_CAUTIONS: Final = (
    "Practice raises the score from test to test, most with the same form and short intervals; a stable score may hide a loss.",
)
_CLINICAL: Final = 4
_RELIABLE: Final = 8
_TOOL: Final = 3
_TENTH: Final = Decimal("0.1")


def compute(given: Given) -> CalculatorResult:
    """The change in points; negative is a loss."""
    if given.missing:
        return CalculatorResult(
            NAME,
            range=_range(given),
            missing=given.missing,
            steps=(f"Not known: {', '.join(given.missing)}.",),
            cautions=_CAUTIONS,
            sources=_SOURCES,
        )
    baseline, current = given.integer("baseline"), given.integer("current")
    change = current - baseline
    return CalculatorResult(
        NAME,
        result=change,
        steps=(
            f"Change: {current} - {baseline} = {change} points{_percent(baseline, change)}.",
            *_thresholds(baseline, -change),
            f"SDMT change: {change} points.",
        ),
        cautions=_CAUTIONS,
        sources=_SOURCES,
    )


def _range(given: Given) -> tuple[int, int]:
    baseline = (given.integer("baseline"),) * 2 if given.knows("baseline") else (0, 110)
    current = (given.integer("current"),) * 2 if given.knows("current") else (0, 110)
    return current[0] - baseline[1], current[1] - baseline[0]


def _percent(baseline: int, change: int) -> str:
    if not baseline:
        return ""
    return (
        f", {shown(rounded(exact_quotient(Decimal(change * 100), Decimal(baseline)), _TENTH))} percent of the baseline"
    )


def _thresholds(baseline: int, loss: int) -> tuple[str, ...]:
    tenth = shown(Decimal(baseline) / 10)
    tool = min(Decimal(_TOOL), Decimal(baseline) / 10)
    return (
        f"Loss of 4 points, called clinically important: {_reached(loss >= _CLINICAL)}.",
        f"Loss of 8 points, reliable for one person: {_reached(loss >= _RELIABLE)}.",
        f"Loss of 10 percent of the baseline ({tenth} points): {_reached(loss > 0 and loss * 10 >= baseline)}.",
        f"The smaller of 3 points and 10 percent ({shown(tool)} points): {_reached(loss > 0 and loss >= tool)}.",
    )


def _reached(reached: bool) -> str:  # noqa: FBT001  the answer of a comparison, put in words
    return "reached" if reached else "not reached"
