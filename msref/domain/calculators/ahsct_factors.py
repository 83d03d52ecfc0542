"""
The factors that the review links to the outcome of autologous stem cell transplantation (aHSCT), each met, not met or unknown.

A list, never a score: the sources weigh nothing and add nothing up. Where they give no number ("older", "high", "younger") no number is made
up: the factor stays unknown with the patient's value beside it.
"""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.edss import edss_value
from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import (
    EDSS_AT_MOST,
    HIGH_EDSS,
    MANY_DMTS,
    MET,
    NOT_MET,
    OLDER,
    PROGRESSIVE_MS,
    RELAPSING_MS,
    UNKNOWN,
    YOUNGER,
    CalculatorResult,
    CalculatorSource,
    answer_word,
    said,
)
from msref.words import say

NAME: Final = "ahsct_factors"
PROGRESSIVE: Final = ("spms", "ppms")
RELAPSING: Final = ("cis", "rrms")
INPUTS: Final = (
    InputSpec("age_years", "integer", Decimal(0), Decimal(110), unit="years"),
    InputSpec("course", "choice", choices=(*RELAPSING, *PROGRESSIVE)),
    InputSpec("previous_dmts", "integer", Decimal(0), Decimal(30)),
    InputSpec("edss", "edss"),
)
_MANY: Final = 2
_EDSS_BOUND: Final = 11
_SOURCES: Final = (
    CalculatorSource("arrambide2020", "Autologous haematopoietic stem cell transplantation [49]"),
    CalculatorSource("arrambide2020", "Autologous haematopoietic stem cell transplantation [50]"),
)
_CAUTIONS: Final = (
    "calculators.ahsct.not_a_score",
    "calculators.ahsct.no_number",
    "calculators.ahsct.after_2005",
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
    return CalculatorResult(
        NAME,
        result=findings,
        missing=given.missing,
        steps=(
            _age(given),
            say("calculators.ahsct.edss_not_known")
            if halves is None
            else say("calculators.ahsct.edss", edss=edss_value(halves)),
            _course_and_dmts(course, dmts),
            *(_finding(factor, state) for factor, state in findings),
        ),
        cautions=said(_CAUTIONS),
        sources=_SOURCES,
    )


def _age(given: Given) -> str:
    if not given.knows("age_years"):
        return say("calculators.ahsct.age_not_known")
    return say("calculators.ahsct.age", age=given.integer("age_years"))


def _course_and_dmts(course: str, dmts: int | None) -> str:
    if course and dmts is not None:
        return say("calculators.ahsct.course_and_dmts", course=course, dmts=dmts)
    if course:
        return say("calculators.ahsct.only_course", course=course)
    return say("calculators.ahsct.neither") if dmts is None else say("calculators.ahsct.only_dmts", dmts=dmts)


def _finding(factor: str, state: str) -> str:
    words = answer_word(factor)
    return say("calculators.ahsct.finding", factor=f"{words[0].upper()}{words[1:]}", state=answer_word(state))


def _state(holds: bool | None) -> str:  # noqa: FBT001  yes, no or not known is the question itself
    if holds is None:
        return UNKNOWN
    return MET if holds else NOT_MET
