"""Change of the nine-hole peg test against its baseline: the 20 percent rule."""

from typing import Final

from msref.domain.calculators.inputs import Given
from msref.domain.calculators.result import CalculatorResult, CalculatorSource
from msref.domain.calculators.timed_change import timed_change, timed_inputs

NAME: Final = "nine_hpt_change"
INPUTS: Final = timed_inputs(300)
_SOURCES: Final = (CalculatorSource("schwid2002", "abstract"), CalculatorSource("jnnpspmstable", "table 1 note"))
_CAUTIONS: Final = (
    "Like is compared with like: the same hand at both times; an average of both hands can hide a change of one.",
)


def compute(given: Given) -> CalculatorResult:
    """The change in percent; positive is slower."""
    return timed_change(NAME, given, _CAUTIONS, _SOURCES)
