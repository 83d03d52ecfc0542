"""
The dose of one glucocorticoid that matches the dose of another, by the usual anti-inflammatory equivalence table.

Arithmetic on a table for oral or intravenous doses; whether a course may be exchanged for another is not decided here.
"""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec, exact_quotient
from msref.domain.calculators.result import Alternative, CalculatorResult, CalculatorSource, not_known, rounded, shown
from msref.words import say

NAME: Final = "steroid_equivalence"

# Milligrams that are held to be equivalent.
EQUIVALENT_MG: Final = {
    "methylprednisolone": Decimal(4),
    "prednisolone": Decimal(5),
    "prednisone": Decimal(5),
    "hydrocortisone": Decimal(20),
    "dexamethasone": Decimal("0.75"),
    "betamethasone": Decimal("0.75"),
}
_OTHER_BETAMETHASONE: Final = Decimal("0.6")
_PULSE_AS_METHYLPREDNISOLONE: Final = Decimal(500)
INPUTS: Final = (
    InputSpec("dose_mg", "number", Decimal("0.1"), Decimal(10000), unit="mg"),
    InputSpec("from_steroid", "choice", choices=tuple(EQUIVALENT_MG)),
    InputSpec("to_steroid", "choice", choices=tuple(EQUIVALENT_MG)),
)
_SOURCES: Final = (
    CalculatorSource("globalrphsteroids", "equivalence table"),
    CalculatorSource("gpnotebooksteroids", "equivalence table"),
)
_CAUTION: Final = "calculators.steroid_equivalence.only_anti_inflammatory"


def compute(given: Given) -> CalculatorResult:
    """The equivalent dose in mg."""
    if given.missing:
        return CalculatorResult(
            NAME,
            missing=given.missing,
            steps=(not_known(given.missing),),
            cautions=(say(_CAUTION),),
            sources=_SOURCES,
        )
    dose, source, target = given.number("dose_mg"), given.choice("from_steroid"), given.choice("to_steroid")
    above, below = EQUIVALENT_MG[target], EQUIVALENT_MG[source]
    result = rounded(exact_quotient(dose * above, below))
    return CalculatorResult(
        NAME,
        result=result,
        alternatives=_other_table(dose, source, target),
        steps=_steps(dose, source, target, result),
        cautions=_cautions(dose, source),
        sources=_SOURCES,
    )


def _steps(dose: Decimal, source: str, target: str, result: Decimal) -> tuple[str, ...]:
    above, below = shown(EQUIVALENT_MG[target]), shown(EQUIVALENT_MG[source])
    given, found = shown(dose), shown(result)
    return (
        say("calculators.steroid_equivalence.table", below=below, source=source, above=above, target=target),
        say("calculators.steroid_equivalence.quotient", dose=given, above=above, below=below, result=found),
        say("calculators.steroid_equivalence.result", dose=given, source=source, result=found, target=target),
    )


def _other_table(dose: Decimal, source: str, target: str) -> tuple[Alternative, ...]:
    if source == target or "betamethasone" not in {source, target}:
        return ()
    table = {**EQUIVALENT_MG, "betamethasone": _OTHER_BETAMETHASONE}
    value = rounded(exact_quotient(dose * table[target], table[source]))
    return (Alternative(value, say("calculators.steroid_equivalence.betamethasone")),)


def _cautions(dose: Decimal, source: str) -> tuple[str, ...]:
    as_methylprednisolone = exact_quotient(dose * EQUIVALENT_MG["methylprednisolone"], EQUIVALENT_MG[source])
    if as_methylprednisolone >= _PULSE_AS_METHYLPREDNISOLONE:
        return (say(_CAUTION), say("calculators.steroid_equivalence.pulse"))
    return (say(_CAUTION),)
