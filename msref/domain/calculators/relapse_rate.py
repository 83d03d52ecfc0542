"""Relapses per year of observation. Says how much one relapse more or less would change it; predicts nothing."""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec, exact_quotient
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, not_known, rounded, shown
from msref.errors import BadInputError
from msref.words import say

NAME: Final = "relapse_rate"
UNITS: Final = ("years", "months")
INPUTS: Final = (
    InputSpec("relapses", "integer", Decimal(0), Decimal(100)),
    InputSpec("observed", "number", Decimal(0), Decimal(1200)),
    InputSpec("observed_unit", "choice", choices=UNITS),
)
_LONGEST_YEARS: Final = Decimal(100)
_MONTHS_A_YEAR: Final = Decimal(12)
_SOURCES: Final = (
    CalculatorSource("arrmethods2022", "abstract"),
    CalculatorSource("natalizumabarrtable", "table 2 note c"),
)


def compute(given: Given) -> CalculatorResult:
    """The annualised relapse rate."""
    if given.missing:
        return CalculatorResult(NAME, missing=given.missing, steps=(not_known(given.missing),), sources=_SOURCES)
    relapses, observed, unit = given.integer("relapses"), given.number("observed"), given.choice("observed_unit")
    years = observed if unit == "years" else exact_quotient(observed, _MONTHS_A_YEAR)
    if not years or years > _LONGEST_YEARS:
        fault = say(f"calculators.relapse_rate.refused_{unit}", observed=shown(observed))
        raise BadInputError(fault, field="observed")
    rate = exact_quotient(Decimal(relapses), years)
    one = exact_quotient(Decimal(1), years)
    shown_years = shown(rounded(years, Decimal("0.0001")))
    return CalculatorResult(
        NAME,
        result=rounded(rate),
        steps=(
            say(f"calculators.relapse_rate.observed_{unit}", observed=shown(observed), years=shown_years),
            say("calculators.relapse_rate.quotient", relapses=relapses, years=shown_years, rate=rounded(rate)),
            say("calculators.relapse_rate.rate", rate=rounded(rate)),
        ),
        cautions=(_short(years, one),) if years < 1 else (),
        sources=_SOURCES,
    )


def _short(years: Decimal, one: Decimal) -> str:
    return say("calculators.relapse_rate.short", years=shown(rounded(years)), rate=rounded(one))
