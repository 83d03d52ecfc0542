"""Body surface area by Mosteller's formula, with the formula of Du Bois beside it."""

from decimal import Decimal, localcontext
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec, exact_quotient
from msref.domain.calculators.result import (
    Alternative,
    CalculatorResult,
    CalculatorSource,
    not_known,
    rounded,
    said,
    shown,
)
from msref.words import say

NAME: Final = "bsa"
INPUTS: Final = (
    InputSpec("height_cm", "number", Decimal(50), Decimal(250), unit="cm"),
    InputSpec("weight_kg", "number", Decimal(3), Decimal(350), unit="kg"),
)
_SOURCES: Final = (
    CalculatorSource("globalrphbsa", "references 1 and 4"),
    CalculatorSource("redlarski2016", "abstract"),
)
_CAUTIONS: Final = ("calculators.bsa.formulas_differ",)
_DU_BOIS: Final = (Decimal("0.007184"), Decimal("0.725"), Decimal("0.425"))


def compute(given: Given) -> CalculatorResult:
    """The body surface area in square metres."""
    if given.missing:
        return CalculatorResult(
            NAME,
            missing=given.missing,
            steps=(not_known(given.missing),),
            cautions=said(_CAUTIONS),
            sources=_SOURCES,
        )
    height, weight = given.number("height_cm"), given.number("weight_kg")
    area, du_bois = _areas(height, weight)
    words = f"0.007184 x {shown(height)}^0.725 x {shown(weight)}^0.425"
    return CalculatorResult(
        NAME,
        result=area,
        alternatives=(Alternative(du_bois, say("calculators.bsa.du_bois", formula=words)),),
        steps=(
            say("calculators.bsa.mosteller", height=shown(height), weight=shown(weight), area=area),
            say("calculators.bsa.area", area=area),
        ),
        cautions=said(_CAUTIONS),
        sources=_SOURCES,
    )


def _areas(height: Decimal, weight: Decimal) -> tuple[Decimal, Decimal]:
    with localcontext() as context:
        context.prec = 28
        area = exact_quotient(height * weight, Decimal(3600)).sqrt()
        factor, height_power, weight_power = _DU_BOIS
        du_bois = factor * height**height_power * weight**weight_power
    return rounded(area), rounded(du_bois)
