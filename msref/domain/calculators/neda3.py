"""
NEDA-3 over one period: no relapse, no confirmed worsening, no MRI activity. Three-valued.

One thing that happened decides "not met" whatever else is not known; "met" needs all of them known. What is not known is never taken for "no".
"""

from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import MET, NOT_MET, CalculatorResult, CalculatorSource, said
from msref.domain.truth import Truth, any_of, truth_of
from msref.words import say

NAME: Final = "neda3"
_QUESTIONS: Final = ("relapse", "confirmed_worsening", "new_or_enlarging_t2", "gd_enhancing")
INPUTS: Final = tuple(InputSpec(name, "yes_no") for name in _QUESTIONS)
_SOURCES: Final = (CalculatorSource("neda2021", "methods"), CalculatorSource("neda2021", "results"))
_CAUTIONS: Final = (
    "calculators.neda3.depends",
    "calculators.neda3.one_cohort",
)


_RESULTS: Final = {
    Truth.TRUE: "calculators.neda3.not_met",
    Truth.FALSE: "calculators.neda3.met",
    Truth.UNKNOWN: "calculators.neda3.cannot_tell",
}


def compute(given: Given) -> CalculatorResult:
    """Met, not met, or open with both left in the range."""
    found = {name: _truth(given.flag(name)) for name in _QUESTIONS}
    active = any_of(found.values())
    states = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not_known"}
    steps = [say(f"calculators.neda3.{name}.{states[found[name]]}") for name in _QUESTIONS]
    result = {Truth.TRUE: NOT_MET, Truth.FALSE: MET, Truth.UNKNOWN: None}[active]
    steps.append(say(_RESULTS[active]))
    return CalculatorResult(
        NAME,
        result=result,
        range=None if result else (MET, NOT_MET),
        missing=given.missing,
        steps=tuple(steps),
        cautions=said(_CAUTIONS),
        sources=_SOURCES,
    )


def _truth(flag: bool | None) -> Truth:  # noqa: FBT001  yes, no or not known is the question itself
    return Truth.UNKNOWN if flag is None else truth_of(flag)
