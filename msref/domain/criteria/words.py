"""
A criterion, a value and a bound in words: what a leaf asks for, and the whole tree as one phrase.

Words only; nothing is answered here.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from typing import assert_never

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
from msref.domain.dates import day_in_words, span_in_words
from msref.domain.exposures import exposure_from_text, exposure_in_words
from msref.domain.facts import Value
from msref.domain.parameters import Parameter
from msref.words import say


def value_in_words(parameter: Parameter | None, value: Value | None) -> str:  # noqa: PLR0911  one answer for each kind
    """A value as the reader sees it: ``34 years``, ``yes``, ``20 November 2026``, the label of a choice, ``unknown``."""
    match value:
        case None:
            return say("criteria.value.unknown")
        case bool():
            return say("criteria.value.yes") if value else say("criteria.value.no")
        case date():
            return day_in_words(value)
        case tuple():
            return _several_in_words(parameter, value)
        case str():
            return _choice_label(parameter, value)
        case _:
            if parameter is not None and parameter.kind == "edss":
                return f"{value:.1f}"
            unit = f" {parameter.unit}" if parameter is not None and parameter.unit else ""
            return f"{value:g}{unit}"


def _several_in_words(parameter: Parameter | None, value: tuple[str, ...]) -> str:
    if parameter is not None and parameter.kind == "exposures":
        value = tuple(exposure_in_words(exposure_from_text(line)) for line in value)
    # A treatment of which only the drug is known is shown by the drug's label.
    return ", ".join(_choice_label(parameter, choice) for choice in value) or say("criteria.value.none")


def label_of(parameter_id: str, parameters: Mapping[str, Parameter]) -> str:
    """The label of a parameter; its id when it has none."""
    parameter = parameters.get(parameter_id)
    return parameter.label if parameter is not None else parameter_id


def bound_in_words(leaf: Leaf, parameters: Mapping[str, Parameter]) -> str:  # noqa: PLR0911  one answer for each kind
    """What a leaf asks for: ``at least 18 years``, ``day 0 to 20``, ``at most 10 years after First symptom``."""
    match leaf:
        case Comparison():
            value = value_in_words(parameters.get(leaf.parameter), leaf.bound)
            return say(f"criteria.bound.{leaf.operator}", value=value)
        case Versus():
            return say(f"criteria.bound.{leaf.operator}", value=label_of(leaf.other, parameters))
        case DaysSince():
            return _days_in_words(leaf)
        case TimeSince():
            return say(f"criteria.since.{leaf.operator}", span=span_in_words(leaf.amount, leaf.unit))
        case Within():
            span = span_in_words(leaf.amount, leaf.unit)
            return say("criteria.bound.within", span=span, anchor=label_of(leaf.anchor, parameters))
        case Treated():
            return _treatment_in_words(leaf, parameters)
        case Asked():
            return say("criteria.value.yes")
        case _:
            assert_never(leaf)


def criterion_in_words(criterion: Criterion, parameters: Mapping[str, Parameter]) -> str:  # noqa: PLR0911  one answer for each kind
    """The whole criterion as one phrase, for the written-out chart."""
    match criterion:
        case AllOf():
            return _joined("criteria.and", [_bracketed(part, parameters) for part in criterion.of])
        case AnyOf():
            return _joined("criteria.or", [_bracketed(part, parameters) for part in criterion.of])
        case AtLeast():
            listed = "; ".join(_bracketed(part, parameters) for part in criterion.of)
            return say("criteria.count_of", number=criterion.count, parts=listed)
        case Not():
            return say("criteria.not", part=_bracketed(criterion.of, parameters))
        case Shown():
            return criterion_in_words(criterion.of, parameters)
        case Provided():
            gate = criterion_in_words(criterion.gate, parameters)
            return say("criteria.provided", part=_bracketed(criterion.of, parameters), gate=gate)
        case Outcome():
            once = criterion_in_words(criterion.once, parameters)
            return say("criteria.outcome", part=_bracketed(criterion.of, parameters), once=once)
        case Clause():
            return criterion_in_words(criterion.of, parameters)
        case Asked():
            return say("criteria.asked_by_hand", words=criterion.words)
        case _:
            label = label_of(criterion.parameter, parameters)
            return say("criteria.leaf", label=label, bound=bound_in_words(criterion, parameters))


def _joined(message: str, parts: Iterable[str]) -> str:
    """Parts joined by "and" or "or", two by two."""
    return reduce(lambda first, second: say(message, first=first, second=second), parts)


def _bracketed(criterion: Criterion, parameters: Mapping[str, Parameter]) -> str:
    words = criterion_in_words(criterion, parameters)
    return words if is_leaf(criterion) else f"({words})"


def _days_in_words(leaf: DaysSince) -> str:
    match leaf.earliest, leaf.latest:
        case None, latest:
            return say("criteria.days.up_to", latest=latest)
        case earliest, None:
            return say("criteria.days.from", earliest=earliest)
        case earliest, latest:
            return say("criteria.days.between", earliest=earliest, latest=latest)


def _treatment_in_words(leaf: Treated, parameters: Mapping[str, Parameter]) -> str:
    labels = [_choice_label(parameters.get(leaf.parameter), drug) for drug in leaf.drugs]
    drugs = _joined("criteria.or", labels) if labels else say("criteria.treated.any_drug")
    if leaf.adequate and leaf.current:
        return say("criteria.treated.adequate_current", drugs=drugs)
    if leaf.adequate:
        return say("criteria.treated.adequate", drugs=drugs)
    return say("criteria.treated.current", drugs=drugs) if leaf.current else drugs


def _choice_label(parameter: Parameter | None, choice_id: str) -> str:
    return parameter.choice_label(choice_id) if parameter is not None else choice_id
