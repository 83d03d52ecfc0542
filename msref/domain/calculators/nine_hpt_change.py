"""Change of the nine-hole peg test against its baseline: the 20 percent rule."""

from typing import Final

from msref.domain.calculators.inputs import Given
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, said
from msref.domain.calculators.timed_change import timed_change, timed_inputs

NAME: Final = "nine_hpt_change"
INPUTS: Final = timed_inputs(300)
_SOURCES: Final = (CalculatorSource("schwid2002", "abstract"), CalculatorSource("jnnpspmstable", "table 1 note"))
_CAUTIONS: Final = ("calculators.nine_hpt.same_hand",)


def compute(given: Given) -> CalculatorResult:
    """The change in percent; positive is slower."""
    return timed_change(NAME, given, said(_CAUTIONS), _SOURCES)
