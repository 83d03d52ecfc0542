"""
Change of the Symbol Digit Modalities Test (SDMT) against its baseline, in points, beside the published thresholds.

The sources use different thresholds for different questions; all are shown, none is chosen.
"""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec, exact_quotient
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, not_known, rounded, said, shown
from msref.words import say

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
_CAUTIONS: Final = ("calculators.sdmt.practice",)
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
            steps=(not_known(given.missing),),
            cautions=said(_CAUTIONS),
            sources=_SOURCES,
        )
    baseline, current = given.integer("baseline"), given.integer("current")
    change = current - baseline
    return CalculatorResult(
        NAME,
        result=change,
        steps=(
            _change(baseline, current),
            *_thresholds(baseline, -change),
            say("calculators.sdmt.result", change=change),
        ),
        cautions=said(_CAUTIONS),
        sources=_SOURCES,
    )


def _range(given: Given) -> tuple[int, int]:
    baseline = (given.integer("baseline"),) * 2 if given.knows("baseline") else (0, 110)
    current = (given.integer("current"),) * 2 if given.knows("current") else (0, 110)
    return current[0] - baseline[1], current[1] - baseline[0]


def _change(baseline: int, current: int) -> str:
    change = current - baseline
    if not baseline:
        return say("calculators.sdmt.change", current=current, baseline=baseline, change=change)
    percent = shown(rounded(exact_quotient(Decimal(change * 100), Decimal(baseline)), _TENTH))
    return say("calculators.sdmt.change_percent", current=current, baseline=baseline, change=change, percent=percent)


def _thresholds(baseline: int, loss: int) -> tuple[str, ...]:
    tenth = shown(Decimal(baseline) / 10)
    tool = min(Decimal(_TOOL), Decimal(baseline) / 10)
    return (
        say(f"calculators.sdmt.clinical.{_reached(loss >= _CLINICAL)}"),
        say(f"calculators.sdmt.reliable.{_reached(loss >= _RELIABLE)}"),
        say(f"calculators.sdmt.tenth.{_reached(loss > 0 and loss * 10 >= baseline)}", points=tenth),
        say(f"calculators.sdmt.tool.{_reached(loss > 0 and loss >= tool)}", points=shown(tool)),
    )


def _reached(reached: bool) -> str:  # noqa: FBT001  the answer of a comparison, as the end of a message id
    return "reached" if reached else "not_reached"
