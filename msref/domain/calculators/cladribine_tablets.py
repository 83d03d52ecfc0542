"""
Cladribine tablets of 10 mg by body weight, as tabulated in the EU package leaflet; only for the weights whose rows could be read.

Whether cladribine is suitable, and lymphocyte limits before each course, are not decided here.
"""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec, exact_quotient
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, not_known, rounded, shown
from msref.words import say

NAME: Final = "cladribine_tablets"
INPUTS: Final = (InputSpec("weight_kg", "number", Decimal(20), Decimal(300), unit="kg"),)
_SOURCES: Final = (
    CalculatorSource("mavencladeuleaflet", "section 3"),
    CalculatorSource("mavencladsmpc2018", "section 4.2"),
)

# (from this weight on, tablets in week 1, tablets in week 2), each up to the next; the same in both years.
WEEKS: Final = (
    (Decimal(40), 4, 4),
    (Decimal(50), 5, 5),
    (Decimal(60), 6, 6),
    (Decimal(70), 7, 7),
    (Decimal(80), 8, 7),
    (Decimal(90), 9, 8),
)
FIRST_WEIGHT_NOT_HELD: Final = Decimal(100)
# Tablets a week to tablets a day.
DAYS: Final = {4: "1-1-1-1-0", 5: "1-1-1-1-1", 6: "2-1-1-1-1", 7: "2-2-1-1-1", 8: "2-2-2-1-1", 9: "2-2-2-2-1"}
_MG: Final = 10
_YEARS: Final = 2
_CAUTION: Final = "calculators.cladribine.before_each_course"


def compute(given: Given) -> CalculatorResult:
    """The tablets over both years; none for weights that the source does not tell."""
    if given.missing:
        return CalculatorResult(NAME, missing=given.missing, steps=(not_known(given.missing),), sources=_SOURCES)
    weight = given.number("weight_kg")
    row = next((row for row in reversed(WEEKS) if weight >= row[0]), None)
    if row is None or weight >= FIRST_WEIGHT_NOT_HELD:
        return CalculatorResult(NAME, cautions=(_outside(weight), say(_CAUTION)), sources=_SOURCES)
    _, first, second = row
    year = first + second
    total = year * _YEARS
    per_kg = rounded(exact_quotient(Decimal(total * _MG), weight))
    return CalculatorResult(
        NAME,
        result=total,
        steps=(
            say("calculators.cladribine.row", weight=shown(weight), low=row[0], high=row[0] + 10),
            say(
                "calculators.cladribine.weeks",
                first=first,
                first_days=DAYS[first],
                second=second,
                second_days=DAYS[second],
            ),
            say("calculators.cladribine.year", first=first, second=second, year=year, mg=year * _MG),
            say("calculators.cladribine.both_years", total=total, mg=total * _MG, per_kg=per_kg),
        ),
        cautions=(say(_CAUTION),),
        sources=_SOURCES,
    )


def _outside(weight: Decimal) -> str:
    if weight < WEEKS[0][0]:
        return say("calculators.cladribine.below_40")
    return say("calculators.cladribine.from_100")
