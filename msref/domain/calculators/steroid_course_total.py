"""Total of a corticosteroid course: dose per day times days, beside the courses that sources name."""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, not_known, said, shown
from msref.words import say

NAME: Final = "steroid_course_total"
INPUTS: Final = (
    InputSpec("mg_per_day", "number", Decimal(0), Decimal(3000), unit="mg methylprednisolone"),
    InputSpec("days", "integer", Decimal(0), Decimal(60), unit="days"),
)
_SOURCES: Final = (
    CalculatorSource("arrambide2020", "Table 1 [19]"),
    CalculatorSource("nice2014relapse", "quoted relapse advice"),
)
_CAUTIONS: Final = ("calculators.steroid_course.equal_totals",)


def compute(given: Given) -> CalculatorResult:
    """The total in mg of methylprednisolone."""
    if given.missing:
        return CalculatorResult(
            NAME,
            range=(0, 0) if _is_nothing(given) else None,
            missing=given.missing,
            steps=(not_known(given.missing),),
            cautions=said(_CAUTIONS),
            sources=_SOURCES,
        )
    dose, days = given.number("mg_per_day"), given.integer("days")
    total = dose * days
    return CalculatorResult(
        NAME,
        result=total,
        steps=(
            say("calculators.steroid_course.product", dose=shown(dose), count=days, total=shown(total)),
            say("calculators.steroid_course.comparison"),
            say("calculators.steroid_course.total", total=shown(total)),
        ),
        cautions=said(_CAUTIONS),
        sources=_SOURCES,
    )


def _is_nothing(given: Given) -> bool:
    """Whether a zero that is known makes the total zero whatever the other is."""
    no_dose = given.knows("mg_per_day") and not given.number("mg_per_day")
    return no_dose or (given.knows("days") and not given.integer("days"))
