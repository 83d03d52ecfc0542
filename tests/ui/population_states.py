"""
The three special populations, each as a patient of whom it is not known, who belongs to it, and who does not; and which criteria ask for one.

For a criterion that asks for more than the population, the other facts are looked for under which the population alone decides it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Final

from msref.domain.criteria.evaluate import evaluate
from msref.domain.criteria.nodes import Comparison, Criterion, leaves_of, parameters_of
from msref.domain.facts import Facts, Value
from msref.domain.parameters import EDSS_VALUES, Parameter
from msref.domain.populations import OVER_65, PREGNANCY, UNDER_18, population_flags
from msref.domain.truth import Truth

TODAY: Final = date(2026, 12, 1)
PREGNANCY_PARAMETERS: Final = frozenset({"pregnancy_state", "conception_plan", "planned_conception_date"})
_POPULATION_PARAMETERS: Final = PREGNANCY_PARAMETERS | {"age_years", "sex"}
# Age bounds on either side of which the group lies: 17 and 18 are the edge of "under 18", 65 and 66 of "above 65".
_AGE_BOUNDS: Final = {UNDER_18: (17, 18), OVER_65: (65, 66)}
NAMED: Final = {
    PREGNANCY: re.compile(r"pregnan|conception|child wished", re.IGNORECASE),
    UNDER_18: re.compile(r"under 18|18 years|\bage\b|child|fewer than 18|at least 18", re.IGNORECASE),
    OVER_65: re.compile(r"65|\bage\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class States:
    """A patient in whom a population is unknown, true and false, everything else alike."""

    unknown: Facts
    true: Facts
    false: Facts

    def with_facts(self, more: Mapping[str, Value]) -> "States":
        """The same with other facts beside."""
        return States(*(Facts({**more, **facts.values}) for facts in (self.unknown, self.true, self.false)))


def _states(unknown: dict[str, Value], true: dict[str, Value], false: dict[str, Value]) -> States:
    return States(Facts(unknown), Facts({**unknown, **true}), Facts({**unknown, **false}))


_NOT_PREGNANT: Final[dict[str, Value]] = {"pregnancy_state": "not_pregnant", "conception_plan": False}
_ADULT: Final[dict[str, Value]] = {"age_years": 40}
_WOMAN: Final[dict[str, Value]] = {"sex": "female"}
VARIANTS: Final[dict[str, tuple[States, ...]]] = {
    PREGNANCY: (
        _states(_WOMAN, {"pregnancy_state": "pregnant"}, _NOT_PREGNANT),
        _states(_WOMAN, {"conception_plan": True, "pregnancy_state": "not_pregnant"}, _NOT_PREGNANT),
        _states({"sex": "male"}, {"conception_plan": True}, {"conception_plan": False}),
        _states({**_WOMAN, **_ADULT}, {"pregnancy_state": "pregnant"}, _NOT_PREGNANT),
    ),
    UNDER_18: (
        _states({}, {"age_years": 12}, _ADULT),
        _states({**_WOMAN, **_NOT_PREGNANT}, {"age_years": 12}, _ADULT),
    ),
    OVER_65: (
        _states({}, {"age_years": 70}, _ADULT),
        _states({**_WOMAN, **_NOT_PREGNANT}, {"age_years": 70}, _ADULT),
    ),
}


def check_variants() -> None:
    """Each state is what it is called."""
    for flag, variants in VARIANTS.items():
        for states in variants:
            found = [
                next(one.truth for one in population_flags(facts) if one.id == flag)
                for facts in (states.unknown, states.true, states.false)
            ]
            assert found == [Truth.UNKNOWN, Truth.TRUE, Truth.FALSE]


def declared(criterion: Criterion | None) -> Iterator[str]:
    """The populations that a criterion asks for: any parameter of pregnancy or its planning, or an age bound at 18 or 65."""
    if criterion is None:
        return
    if PREGNANCY_PARAMETERS & set(parameters_of(criterion)):
        yield PREGNANCY
    bounds = {
        leaf.bound for leaf in leaves_of(criterion) if isinstance(leaf, Comparison) and leaf.parameter == "age_years"
    }
    for flag, edge in _AGE_BOUNDS.items():
        if bounds & set(edge):
            yield flag


def decided_by_population(criterion: Criterion, flag: str, parameters: Mapping[str, Parameter]) -> States | None:
    """States in which the population alone decides the criterion: not known, then two different answers; None when there are none."""
    others = [name for name in dict.fromkeys(parameters_of(criterion)) if name not in _POPULATION_PARAMETERS]
    tried = [_tried(parameters[name], criterion) for name in others if name in parameters]
    for values in product(*tried):
        beside = {name: value for name, value in zip(others, values, strict=True) if value is not None}
        for states in VARIANTS[flag]:
            given = states.with_facts(beside)
            truths = [
                evaluate(criterion, facts, TODAY, parameters).truth
                for facts in (given.unknown, given.true, given.false)
            ]
            if truths[0] is Truth.UNKNOWN and {truths[1], truths[2]} == {Truth.TRUE, Truth.FALSE}:
                return given
    return None


def _tried(parameter: Parameter, criterion: Criterion) -> Sequence[Value | None]:
    ids = [choice.id for choice in parameter.choices]
    leaves = (leaf for leaf in leaves_of(criterion) if isinstance(leaf, Comparison) and leaf.parameter == parameter.id)
    bounds = [leaf.bound for leaf in leaves if isinstance(leaf.bound, (int, float))]
    by_kind: dict[str, Sequence[Value | None]] = {
        "yes_no": (True, False),
        "choice": ids,
        "choices": ((), *((name,) for name in ids)),
        "exposures": ((), *((name,) for name in ids)),
        "edss": (EDSS_VALUES[0], EDSS_VALUES[-1]),
        "date": (date(2020, 1, 1), date(2026, 11, 20)),
    }
    numbers = [bound + step for bound in bounds for step in (-1, 1)]
    return (*by_kind.get(parameter.kind, numbers), None)
