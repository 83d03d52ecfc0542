"""Relapses per year of observation. Says how much one relapse more or less would change it; predicts nothing."""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec, exact_quotient
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, rounded, shown
from msref.errors import BadInputError

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
        return CalculatorResult(
            NAME, missing=given.missing, steps=(f"Not known: {', '.join(given.missing)}.",), sources=_SOURCES
        )
    relapses, observed, unit = given.integer("relapses"), given.number("observed"), given.choice("observed_unit")
    years = observed if unit == "years" else exact_quotient(observed, _MONTHS_A_YEAR)
    if not years or years > _LONGEST_YEARS:
        raise BadInputError(
            f"observed must be more than 0 and at most 100 years; {shown(observed)} {unit} is not.", field="observed"
        )
    rate = exact_quotient(Decimal(relapses), years)
    one = exact_quotient(Decimal(1), years)
    return CalculatorResult(
        NAME,
        result=rounded(rate),
        steps=(
            f"Observation: {shown(observed)} {unit} = {shown(rounded(years, Decimal('0.0001')))} years.",
            f"{relapses} / {shown(rounded(years, Decimal('0.0001')))} = {rounded(rate)}.",
            f"Annualised relapse rate: {rounded(rate)} relapses per year.",
        ),
        cautions=(_short(years, one),) if years < 1 else (),
        sources=_SOURCES,
    )


def _short(years: Decimal, one: Decimal) -> str:
    return (
        f"Less than 1 year was observed ({shown(rounded(years))} years): one relapse more or less changes the rate by "
        f"{rounded(one)} per year."
    )
