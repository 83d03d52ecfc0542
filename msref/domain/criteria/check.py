"""
Whether a criterion fits the parameter dictionary: known parameters, comparisons that suit their kind, bounds a patient can have.

Used by the compiler, so that a rule that could never hold, or never fail, does not reach a reader. Nothing is evaluated here.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from msref.domain.criteria.tree import (
    ORDERED,
    Asked,
    Comparison,
    Criterion,
    Leaf,
    TimeSince,
    Treated,
    Versus,
    Within,
    asked_by,
    leaves_of,
)
from msref.domain.dates import UNITS
from msref.domain.facts import bounds_in_words, did_you_mean, within_bounds
from msref.domain.parameters import EDSS_VALUES, Parameter

Faults = Iterator[tuple[str, str]]

_SUITING: Final[dict[str, tuple[str, ...]]] = {
    "number": ("is", "is_not", *ORDERED),
    "integer": ("is", "is_not", *ORDERED),
    "edss": ("is", "is_not", *ORDERED),
    "yes_no": ("is", "is_not"),
    "choice": ("is", "is_not", "one_of"),
    "choices": ("contains",),
    "date": (),
    "exposures": (),
}
_NUMBERS: Final = ("number", "integer", "edss")


def criterion_faults(criterion: Criterion, parameters: Mapping[str, Parameter]) -> Faults:
    """Every misfit as (code, sentence); nothing when the criterion fits."""
    for leaf in leaves_of(criterion):
        unknown = [name for name in asked_by(leaf) if name not in parameters]
        for name in unknown:
            yield "unknown-parameter", f'There is no parameter "{name}".{did_you_mean(name, parameters)}'
        if not unknown:
            yield from _leaf_faults(leaf, parameters)


def _leaf_faults(leaf: Leaf, parameters: Mapping[str, Parameter]) -> Faults:
    parameter = parameters[leaf.parameter]
    match leaf:
        case Comparison():
            yield from _comparison_faults(leaf, parameter)
        case Versus():
            yield from _versus_faults(parameter, parameters[leaf.other])
        case Treated():
            yield from _treated_faults(leaf, parameter)
        case Asked():
            if parameter.kind != "yes_no":
                yield "wrong-kind", f'"{parameter.id}" is a {parameter.kind}; what is asked by hand is a yes_no.'
        case _:
            yield from _date_faults(leaf, parameters)


def _date_faults(leaf: Leaf, parameters: Mapping[str, Parameter]) -> Faults:
    for name in asked_by(leaf):
        if parameters[name].kind != "date":
            yield "wrong-kind", f'"{name}" is a {parameters[name].kind}, not a date; days cannot be counted from it.'
    if isinstance(leaf, (TimeSince, Within)) and leaf.unit not in UNITS:
        yield "wrong-unit", f'"{leaf.unit}" is not a unit of time; the units are {", ".join(UNITS)}.'


def _versus_faults(parameter: Parameter, other: Parameter) -> Faults:
    for one in (parameter, other):
        if one.kind not in _NUMBERS:
            yield "wrong-kind", f'"{one.id}" is a {one.kind}; only numbers can be put in order.'
    if parameter.unit != other.unit:
        yield (
            "wrong-unit",
            f'"{parameter.id}" is given in "{parameter.unit}" and "{other.id}" in "{other.unit}"; they cannot be compared.',
        )


def _treated_faults(leaf: Treated, parameter: Parameter) -> Faults:
    if parameter.kind != "exposures":
        yield "wrong-kind", f'"{parameter.id}" is a {parameter.kind}, not a list of treatments.'
        return
    yield from _choice_faults(leaf.drugs, parameter)


def _comparison_faults(leaf: Comparison, parameter: Parameter) -> Faults:
    suiting = _SUITING.get(parameter.kind, ())
    if leaf.operator not in suiting:
        suits = ", ".join(suiting) or {"date": "days_since or time_since"}.get(parameter.kind, "treated")
        yield (
            "wrong-kind",
            f'"{leaf.operator}" does not suit "{parameter.id}", a {parameter.kind}; what suits it: {suits}.',
        )
    elif parameter.kind in _NUMBERS:
        yield from _number_faults(leaf, parameter)
    elif parameter.kind == "yes_no":
        if not isinstance(leaf.bound, bool):
            yield (
                "wrong-kind",
                f'"{parameter.id}" is a yes or no question; compare it with true or false, not {leaf.bound!r}.',
            )
    else:
        bounds = leaf.bound if isinstance(leaf.bound, tuple) else (str(leaf.bound),)
        yield from _choice_faults((*bounds, *leaf.open_when), parameter)


def _number_faults(leaf: Comparison, parameter: Parameter) -> Faults:
    if isinstance(leaf.bound, bool) or not isinstance(leaf.bound, (int, float)):
        yield "wrong-kind", f'"{parameter.id}" is a number; {leaf.bound!r} is not.'
    elif parameter.kind == "edss":
        if leaf.bound not in EDSS_VALUES:
            yield (
                "bound-out-of-range",
                f'{leaf.bound:g} is not a value of "{parameter.id}", an EDSS: 0, or 1.0 to 10.0 in halves.',
            )
    elif not within_bounds(parameter, leaf.bound):
        yield (
            "bound-out-of-range",
            f'{leaf.bound:g} is not a possible value of "{parameter.id}" ({bounds_in_words(parameter)}).',
        )


def _choice_faults(bounds: tuple[str, ...], parameter: Parameter) -> Faults:
    ids = [choice.id for choice in parameter.choices]
    for bound in bounds:
        if bound not in ids:
            yield (
                "unknown-choice",
                f'"{bound}" is not a choice of "{parameter.id}" ({", ".join(ids)}).{did_you_mean(bound, ids)}',
            )
