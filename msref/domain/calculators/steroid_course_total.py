"""Total of a corticosteroid course: dose per day times days, beside the courses that sources name."""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, shown

NAME: Final = "steroid_course_total"
INPUTS: Final = (
    InputSpec("mg_per_day", "number", Decimal(0), Decimal(3000), unit="mg methylprednisolone"),
    InputSpec("days", "integer", Decimal(0), Decimal(60), unit="days"),
)
_SOURCES: Final = (
    CalculatorSource("arrambide2020", "Table 1 [19]"),
    CalculatorSource("nice2014relapse", "quoted relapse advice"),
)
_CAUTIONS: Final = ("Equal totals are not equal courses: the review names the best dose as an open question.",)


def compute(given: Given) -> CalculatorResult:
    """The total in mg of methylprednisolone."""
    if given.missing:
        return CalculatorResult(
            NAME,
            range=(0, 0) if _is_nothing(given) else None,
            missing=given.missing,
            steps=(f"Not known: {', '.join(given.missing)}.",),
            cautions=_CAUTIONS,
            sources=_SOURCES,
        )
    dose, days = given.number("mg_per_day"), given.integer("days")
    total = dose * days
    return CalculatorResult(
        NAME,
        result=total,
        steps=(
            f"{shown(dose)} mg a day x {days} days = {shown(total)} mg.",
            "For comparison: 1000 mg a day for 3 to 5 days = 3000 to 5000 mg; 500 mg a day for 5 days = 2500 mg.",
            f"Total: {shown(total)} mg methylprednisolone.",
        ),
        cautions=_CAUTIONS,
        sources=_SOURCES,
    )


def _is_nothing(given: Given) -> bool:
    """Whether a zero that is known makes the total zero whatever the other is."""
    no_dose = given.knows("mg_per_day") and not given.number("mg_per_day")
    return no_dose or (given.knows("days") and not given.integer("days"))
