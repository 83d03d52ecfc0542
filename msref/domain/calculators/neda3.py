"""
NEDA-3 over one period: no relapse, no confirmed worsening, no MRI activity. Three-valued.

One thing that happened decides "not met" whatever else is not known; "met" needs all of them known. What is not known is never taken for "no".
"""

from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import CalculatorResult, CalculatorSource
from msref.domain.truth import Truth, any_of, truth_of

NAME: Final = "neda3"
MET: Final = "met"
NOT_MET: Final = "not met"
_QUESTIONS: Final = {
    "relapse": "relapse",
    "confirmed_worsening": "confirmed worsening of the EDSS",
    "new_or_enlarging_t2": "new or enlarging T2 lesion",
    "gd_enhancing": "gadolinium-enhancing lesion",
}
INPUTS: Final = tuple(InputSpec(name, "yes_no") for name in _QUESTIONS)
_SOURCES: Final = (CalculatorSource("neda2021", "methods"), CalculatorSource("neda2021", "results"))
_CAUTIONS: Final = (
    "The answer depends on the period and on when the first scan was taken.",
    "In one cohort, 26 percent of those who had met NEDA-3 over 2 years had worsened at 12 years.",
)


def compute(given: Given) -> CalculatorResult:
    """Met, not met, or open with both left in the range."""
    found = {name: _truth(given.flag(name)) for name in _QUESTIONS}
    active = any_of(found.values())
    words = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not known"}
    steps = [f"{question[0].upper()}{question[1:]}: {words[found[name]]}." for name, question in _QUESTIONS.items()]
    result = {Truth.TRUE: NOT_MET, Truth.FALSE: MET, Truth.UNKNOWN: None}[active]
    steps.append(f"NEDA-3: {result}." if result else "NEDA-3: cannot tell; what is not known could still decide it.")
    return CalculatorResult(
        NAME,
        result=result,
        range=None if result else (MET, NOT_MET),
        missing=given.missing,
        steps=tuple(steps),
        cautions=_CAUTIONS,
        sources=_SOURCES,
    )


def _truth(flag: bool | None) -> Truth:  # noqa: FBT001  yes, no or not known is the question itself
    return Truth.UNKNOWN if flag is None else truth_of(flag)
