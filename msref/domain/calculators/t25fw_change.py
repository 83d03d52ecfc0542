"""Change of the timed 25-foot walk against its baseline: the 20 percent rule."""

from typing import Final

from msref.domain.calculators.inputs import Given
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, said
from msref.domain.calculators.timed_change import timed_change, timed_inputs

NAME: Final = "t25fw_change"
INPUTS: Final = timed_inputs(180)
_SOURCES: Final = (CalculatorSource("schwid2002", "abstract"), CalculatorSource("pardo2021", "table 1"))
_CAUTIONS: Final = ("calculators.t25fw.same_aid",)


def compute(given: Given) -> CalculatorResult:
    """The change in percent; positive is slower."""
    return timed_change(NAME, given, said(_CAUTIONS), _SOURCES)
