"""
A criterion, a value and a bound in words: what a leaf asks for, and the whole tree as one phrase.

Words only; nothing is answered here.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, assert_never

from msref.domain.criteria.tree import (
    AllOf,
    AnyOf,
    Asked,
    AtLeast,
    Clause,
    Comparison,
    Criterion,
    DaysSince,
    Leaf,
    Not,
    Outcome,
    Provided,
    Shown,
    TimeSince,
    Treated,
    Versus,
    Within,
    is_leaf,
)
from msref.domain.facts import Value
from msref.domain.parameters import Parameter

_OPERATOR_WORDS: Final = {
    "is": "",
    "is_not": "not ",
    "one_of": "one of: ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "fewer_than": "fewer than ",
    "contains": "includes ",
}


def value_in_words(parameter: Parameter | None, value: Value | None) -> str:  # noqa: PLR0911  one answer for each kind
    """A value as the reader sees it: ``34 years``, ``yes``, ``20 November 2026``, the label of a choice, ``unknown``."""
    match value:
        case None:
            return "unknown"
        case bool():
            return "yes" if value else "no"
        case date():
            return f"{value.day} {value:%B %Y}"
        case tuple():
            return ", ".join(_choice_label(parameter, choice) for choice in value) or "none of them"
        case str():
            return _choice_label(parameter, value)
        case _:
            if parameter is not None and parameter.kind == "edss":
                return f"{value:.1f}"
            unit = f" {parameter.unit}" if parameter is not None and parameter.unit else ""
            return f"{value:g}{unit}"


def label_of(parameter_id: str, parameters: Mapping[str, Parameter]) -> str:
    """The label of a parameter; its id when it has none."""
    parameter = parameters.get(parameter_id)
    return parameter.label if parameter is not None else parameter_id


def bound_in_words(leaf: Leaf, parameters: Mapping[str, Parameter]) -> str:  # noqa: PLR0911  one answer for each kind
    """What a leaf asks for: ``at least 18 years``, ``day 0 to 20``, ``at most 10 years after First symptom``."""
    match leaf:
        case Comparison():
            parameter = parameters.get(leaf.parameter)
            return f"{_OPERATOR_WORDS[leaf.operator]}{value_in_words(parameter, leaf.bound)}"
        case Versus():
            return f"{_OPERATOR_WORDS[leaf.operator]}{label_of(leaf.other, parameters)}"
        case DaysSince():
            return _days_in_words(leaf)
        case TimeSince():
            return f"{_OPERATOR_WORDS[leaf.operator]}{leaf.amount} {leaf.unit} ago"
        case Within():
            return f"at most {leaf.amount} {leaf.unit} after {label_of(leaf.anchor, parameters)}"
        case Treated():
            return _treatment_in_words(leaf, parameters)
        case Asked():
            return "yes"
        case _:
            assert_never(leaf)


def criterion_in_words(criterion: Criterion, parameters: Mapping[str, Parameter]) -> str:  # noqa: PLR0911  one answer for each kind
    """The whole criterion as one phrase, for the written-out chart."""
    match criterion:
        case AllOf():
            return " and ".join(_bracketed(part, parameters) for part in criterion.of)
        case AnyOf():
            return " or ".join(_bracketed(part, parameters) for part in criterion.of)
        case AtLeast():
            listed = "; ".join(_bracketed(part, parameters) for part in criterion.of)
            return f"at least {criterion.count} of these: {listed}"
        case Not():
            return f"not {_bracketed(criterion.of, parameters)}"
        case Shown():
            return criterion_in_words(criterion.of, parameters)
        case Provided():
            return f"{_bracketed(criterion.of, parameters)}, answered while {criterion_in_words(criterion.gate, parameters)}"
        case Outcome():
            return f"{_bracketed(criterion.of, parameters)}, ruled out once {criterion_in_words(criterion.once, parameters)}"
        case Clause():
            return criterion_in_words(criterion.of, parameters)
        case Asked():
            return f"{criterion.words}, asked by hand"
        case _:
            return f"{label_of(criterion.parameter, parameters)}: {bound_in_words(criterion, parameters)}"


def _bracketed(criterion: Criterion, parameters: Mapping[str, Parameter]) -> str:
    words = criterion_in_words(criterion, parameters)
    return words if is_leaf(criterion) else f"({words})"


def _days_in_words(leaf: DaysSince) -> str:
    match leaf.earliest, leaf.latest:
        case None, latest:
            return f"day {latest} or earlier"
        case earliest, None:
            return f"day {earliest} or later"
        case earliest, latest:
            return f"day {earliest} to {latest}"


def _treatment_in_words(leaf: Treated, parameters: Mapping[str, Parameter]) -> str:
    drugs = " or ".join(_choice_label(parameters.get(leaf.parameter), drug) for drug in leaf.drugs) or "any drug"
    course = ", as a full and adequate course" if leaf.adequate else ""
    return f"{drugs}{course}{', going on' if leaf.current else ''}"


def _choice_label(parameter: Parameter | None, choice_id: str) -> str:
    return parameter.choice_label(choice_id) if parameter is not None else choice_id
