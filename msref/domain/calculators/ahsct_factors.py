"""
The factors that the review links to the outcome of autologous stem cell transplantation (aHSCT), each met, not met or unknown.

A list, never a score: the sources weigh nothing and add nothing up. Where they give no number ("older", "high", "younger") no number is made
up: the factor stays unknown with the patient's value beside it.
"""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.edss import edss_value
from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import CalculatorResult, CalculatorSource

NAME: Final = "ahsct_factors"
PROGRESSIVE: Final = ("spms", "ppms")
RELAPSING: Final = ("cis", "rrms")
INPUTS: Final = (
    InputSpec("age_years", "integer", Decimal(0), Decimal(110), unit="years"),
    InputSpec("course", "choice", choices=(*RELAPSING, *PROGRESSIVE)),
    InputSpec("previous_dmts", "integer", Decimal(0), Decimal(30)),
    InputSpec("edss", "edss"),
)
MET, NOT_MET, UNKNOWN = "met", "not met", "unknown"
OLDER: Final = "older age (worse survival)"
PROGRESSIVE_MS: Final = "progressive MS (worse survival)"
MANY_DMTS: Final = "more than two previous DMTs (worse survival)"
HIGH_EDSS: Final = "high EDSS (worse survival)"
YOUNGER: Final = "younger age (better progression-free survival)"
EDSS_AT_MOST: Final = "EDSS at most 5.5 (better progression-free survival)"
RELAPSING_MS: Final = "relapsing MS (better progression-free survival)"
_MANY: Final = 2
_EDSS_BOUND: Final = 11
_SOURCES: Final = (
    CalculatorSource("arrambide2020", "Autologous haematopoietic stem cell transplantation [49]"),
    CalculatorSource("arrambide2020", "Autologous haematopoietic stem cell transplantation [50]"),
)
_CAUTIONS: Final = (
    "A list of factors from cohorts, not a score and not a selection rule: they are not to be added up.",
    "The review gives no number for older or younger age, nor for a high EDSS, so these stay unknown.",
    "Progression-free survival was also better in studies after 2005, which is a fact about studies, not about a patient.",
)


def compute(given: Given) -> CalculatorResult:
    """Each factor with its state."""
    course = given.choice("course")
    dmts = given.integer("previous_dmts") if given.knows("previous_dmts") else None
    halves = given.integer("edss") if given.knows("edss") else None
    findings = (
        (OLDER, UNKNOWN),
        (PROGRESSIVE_MS, _state(course in PROGRESSIVE if course else None)),
        (MANY_DMTS, _state(None if dmts is None else dmts > _MANY)),
        (HIGH_EDSS, UNKNOWN),
        (YOUNGER, UNKNOWN),
        (EDSS_AT_MOST, _state(None if halves is None else halves <= _EDSS_BOUND)),
        (RELAPSING_MS, _state(course in RELAPSING if course else None)),
    )
    age = f"{given.integer('age_years')} years" if given.knows("age_years") else "not known"
    edss = str(edss_value(halves)) if halves is not None else "not known"
    return CalculatorResult(
        NAME,
        result=findings,
        missing=given.missing,
        steps=(
            f"Age: {age}; the review names older and younger age without a number.",
            f"EDSS: {edss}; the review names a high EDSS without a number, and at most 5.5.",
            f"Course: {course or 'not known'}; previous DMTs: {'not known' if dmts is None else dmts}.",
            *(f"{factor[0].upper()}{factor[1:]}: {state}." for factor, state in findings),
        ),
        cautions=_CAUTIONS,
        sources=_SOURCES,
    )


def _state(holds: bool | None) -> str:  # noqa: FBT001  yes, no or not known is the question itself
    if holds is None:
        return UNKNOWN
    return MET if holds else NOT_MET
