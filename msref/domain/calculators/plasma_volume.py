"""
Estimated plasma volume for plasma exchange: Nadler's blood volume from sex, height and weight, with Kaplan's formula beside it.

The unit of the haematocrit is chosen, never guessed. Not for anyone below 25 kg. What volume is exchanged is not decided here.
"""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import Alternative, CalculatorResult, CalculatorSource, not_known, rounded, shown
from msref.errors import BadInputError
from msref.words import say

NAME: Final = "plasma_volume"
INPUTS: Final = (
    InputSpec("sex", "choice", choices=("female", "male")),
    InputSpec("height_cm", "number", Decimal(80), Decimal(230), unit="cm"),
    InputSpec("weight_kg", "number", Decimal(25), Decimal(300), unit="kg"),
    InputSpec("haematocrit", "number", Decimal(0), Decimal(100)),
    InputSpec("haematocrit_unit", "choice", choices=("percent", "fraction")),
    InputSpec("pregnancy", "choice", choices=("not_pregnant", "possibly", "pregnant", "postpartum"), required=False),
)
_SOURCES: Final = (CalculatorSource("mdappplasma", "formula table"), CalculatorSource("kaplanplasma", "formula"))

# Litres = height in metres cubed x the first + weight in kg x the second + the third.
_NADLER: Final = {
    "male": (Decimal("0.3669"), Decimal("0.03219"), Decimal("0.6041")),
    "female": (Decimal("0.3561"), Decimal("0.03308"), Decimal("0.1833")),
}
_KAPLAN: Final = Decimal("0.065")
_LOWEST_FRACTION: Final = Decimal("0.1")
_HIGHEST_FRACTION: Final = Decimal("0.7")


def compute(given: Given) -> CalculatorResult:
    """The plasma volume in litres."""
    fraction = _haematocrit(given)
    kaplan = _kaplan(given, fraction)
    if given.missing or fraction is None:
        return CalculatorResult(
            NAME,
            alternatives=kaplan,
            missing=given.missing,
            steps=(not_known(given.missing),),
            cautions=_cautions(given),
            sources=_SOURCES,
        )
    cubic, linear, constant = _NADLER[given.choice("sex")]
    height, weight = given.number("height_cm") / 100, given.number("weight_kg")
    blood = cubic * height**3 + linear * weight + constant
    plasma = blood * (1 - fraction)
    formula = f"{cubic} x {shown(height)}^3 + {linear} x {shown(weight)} + {constant}"
    return CalculatorResult(
        NAME,
        result=rounded(plasma),
        alternatives=kaplan,
        steps=(
            say(f"calculators.plasma_volume.blood_{given.choice('sex')}", formula=formula, blood=rounded(blood)),
            say(
                "calculators.plasma_volume.plasma",
                blood=rounded(blood),
                haematocrit=shown(fraction),
                plasma=rounded(plasma),
            ),
            say("calculators.plasma_volume.estimate", plasma=rounded(plasma)),
        ),
        cautions=_cautions(given),
        sources=_SOURCES,
    )


def _haematocrit(given: Given) -> Decimal | None:
    """The haematocrit as a fraction; None when it or its unit is not known."""
    if not given.knows("haematocrit") or not given.knows("haematocrit_unit"):
        return None
    number, unit = given.number("haematocrit"), given.choice("haematocrit_unit")
    fraction = number / 100 if unit == "percent" else number
    if not _LOWEST_FRACTION <= fraction <= _HIGHEST_FRACTION:
        fault = say(f"calculators.plasma_volume.refused_{unit}", given=shown(number))
        raise BadInputError(fault, field="haematocrit")
    return fraction


def _kaplan(given: Given, fraction: Decimal | None) -> tuple[Alternative, ...]:
    if fraction is None or not given.knows("weight_kg"):
        return ()
    weight = given.number("weight_kg")
    volume = rounded(_KAPLAN * weight * (1 - fraction))
    why = say("calculators.plasma_volume.kaplan", weight=shown(weight), haematocrit=shown(fraction))
    return (Alternative(volume, why),)


def _cautions(given: Given) -> tuple[str, ...]:
    lines = [say("calculators.plasma_volume.body_size")]
    state = given.choice("pregnancy")
    if state in {"pregnant", "possibly"}:
        lines.append(say("calculators.plasma_volume.pregnancy"))
    elif not state and given.choice("sex") == "female":
        lines.append(say("calculators.plasma_volume.pregnancy_not_given"))
    return tuple(lines)
