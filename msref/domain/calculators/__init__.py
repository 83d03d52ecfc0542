"""
Bedside calculators: pure functions with typed inputs, each in a file of its own, gathered here by name.

A calculator knows its inputs, its arithmetic and where its rules stand; what a reader needs to know of it (when to use it, when not, what the
result means) is content. `calculate` never fills in what is missing: no number then, but the range of what is possible or the name of what is
missing. Not here: reading command lines, CSV, JSON, the content.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from msref.domain.calculators import (
    ahsct_factors,
    bsa,
    cladribine_tablets,
    days_since_onset,
    edss,
    edss_worsening,
    mitoxantrone_cumulative,
    modified_rio,
    neda3,
    nine_hpt_change,
    plasma_volume,
    relapse_rate,
    sdmt_change,
    steroid_course_total,
    steroid_equivalence,
    t25fw_change,
)
from msref.domain.calculators.inputs import Given, InputSpec, read_inputs
from msref.domain.calculators.result import CalculatorResult
from msref.domain.facts import did_you_mean
from msref.errors import NotFoundError
from msref.words import say


@dataclass(frozen=True, slots=True)
class Calculator:
    """A calculator by name: its inputs in the order they are asked, and its function."""

    name: str
    inputs: tuple[InputSpec, ...]
    compute: Callable[[Given], CalculatorResult]


# In the order they are listed: disability, course, response, then doses and days.
CALCULATORS: Final = {
    module.NAME: Calculator(module.NAME, module.INPUTS, module.compute)
    for module in (
        edss,
        edss_worsening,
        relapse_rate,
        neda3,
        modified_rio,
        t25fw_change,
        nine_hpt_change,
        sdmt_change,
        days_since_onset,
        steroid_course_total,
        steroid_equivalence,
        plasma_volume,
        bsa,
        mitoxantrone_cumulative,
        cladribine_tablets,
        ahsct_factors,
    )
}


def calculator(name: str) -> Calculator:
    """The calculator of that name. Raises NotFoundError with the names there are."""
    if name not in CALCULATORS:
        hint = did_you_mean(name, CALCULATORS) or f" {say('calculators.there_are', names=', '.join(CALCULATORS))}"
        raise NotFoundError(f"{say('calculators.no_calculator', name=name)}{hint}")
    return CALCULATORS[name]


def calculate(name: str, inputs: Mapping[str, object], *, in_form: bool = False) -> CalculatorResult:
    """
    Run one calculator on inputs given as text or plain data.

    `in_form` asks about numbers typed in a form that have exactly three digits after their separator. Raises NotFoundError for the name and
    BadInputError, naming the input, for a value that is not usable.
    """
    chosen = calculator(name)
    return chosen.compute(read_inputs(chosen.inputs, inputs, in_form=in_form))
