"""
The laws of criteria with every kind of node, against an oracle that tries every completion of what is unknown.

20,000 trees for the laws together, 4,000 for the least that must be asked; about half a minute on one core.
"""

import itertools
from collections.abc import Iterator
from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from msref.domain.criteria.evaluate import Explanation, evaluate
from msref.domain.criteria.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    Comparison,
    Criterion,
    Not,
    criterion_from_mapping,
    criterion_to_mapping,
    parameters_of,
)
from msref.domain.facts import Facts
from msref.domain.truth import Truth
from tests.domain.criteria.completion_oracle import (
    TODAY,
    Draw,
    completions,
    drawn_criterion,
    drawn_facts,
    is_a_patient,
    possible,
)

BYTES = st.binary(min_size=48, max_size=48)
WORDS = {Truth.TRUE: frozenset({True}), Truth.FALSE: frozenset({False})}


def answered(criterion: Criterion, facts: Facts) -> Explanation:
    """The engine's answer on the day of the oracle."""
    return evaluate(criterion, facts, TODAY, {})


@settings(max_examples=20_000, deadline=None, derandomize=True, database=None)
@given(BYTES)
def test_the_laws_hold_for_every_kind_of_node(data: bytes) -> None:
    """A definite answer is the answer of every completion, learning never turns it, its reasons carry it, and what is missing closes it."""
    draw = Draw(data)
    criterion = drawn_criterion(draw)
    facts = drawn_facts(draw, criterion)
    assume(is_a_patient(facts))
    explained = answered(criterion, facts)
    names = parameters_of(criterion)
    full = list(completions(names, facts))
    assume(full)
    if explained.truth is Truth.UNKNOWN:
        check_missing(criterion, facts, explained)
    else:
        assert explained.missing == ()
        assert {possible(criterion, patient) for patient in full} == {WORDS[explained.truth]}
    check_reasons(criterion, facts, explained)
    check_learning(criterion, facts, explained, full[draw.below(len(full))])


def check_missing(criterion: Criterion, facts: Facts, explained: Explanation) -> None:
    """Knowing all that is named closes the answer, or leaves only what time or a better value can tell."""
    for patient in completions(explained.missing, facts):
        after = answered(criterion, patient)
        waits = after.opens is not None or any(patient.knows(name) for name in after.missing)
        not_come = "event" in explained.missing and not patient.knows("event")
        assert after.truth is not Truth.UNKNOWN or waits or not_come or not after.missing


def check_reasons(criterion: Criterion, facts: Facts, explained: Explanation) -> None:
    """The parameters of the reasons are enough for the answer."""
    asked = {name for reason in explained.reasons() for name in reason.asks}
    assert asked
    assert answered(criterion, facts.only(asked)).truth is explained.truth


def check_learning(criterion: Criterion, facts: Facts, explained: Explanation, patient: Facts) -> None:
    """Learning the facts of one patient one by one, a definite answer stays as it is."""
    truth, known = explained.truth, facts
    for name in patient:
        known = known.with_value(name, patient.value(name))
        after = answered(criterion, known).truth
        assert truth is Truth.UNKNOWN or after is truth
        truth = after


@settings(max_examples=4_000, deadline=None, derandomize=True, database=None)
@given(BYTES)
def test_nothing_is_asked_in_vain(data: bytes) -> None:
    """Where each parameter is asked once, every missing one matters: there is a patient for whom it turns the answer."""
    draw = Draw(data)
    criterion = read_once(draw, iter(f"count_{number}" for number in range(99)), 3)
    names = parameters_of(criterion)
    facts = Facts({name: draw.below(3) for name in names if draw.below(3)})
    explained = answered(criterion, facts)
    for name in explained.missing:
        others = [other for other in names if other != name and not facts.knows(other)][:8]
        assert any(
            len({answered(criterion, filled.with_value(name, value)).truth for value in (0, 1, 2)}) > 1
            for filled in (
                Facts({**facts.values, **dict(zip(others, values, strict=True))})
                for values in itertools.product((0, 2), repeat=len(others))
            )
        )


def read_once(draw: Draw, names: Iterator[str], depth: int) -> Criterion:
    """A tree in which every leaf asks for a parameter of its own."""
    kind = draw.below(6) if depth else 5
    if kind == 5:
        return Comparison(next(names), ("at_least", "fewer_than")[draw.below(2)], 1 + draw.below(2))
    if kind == 4:
        return Not(read_once(draw, names, depth - 1))
    parts = tuple(read_once(draw, names, depth - 1) for _ in range(1 + draw.below(2)))
    if kind == 3:
        return AtLeast(1 + draw.below(len(parts)), parts)
    return AllOf(parts) if kind in (0, 1) else AnyOf(parts)


@settings(max_examples=1_000, deadline=None, derandomize=True, database=None)
@given(BYTES)
def test_every_kind_of_node_reads_back(data: bytes) -> None:
    """A criterion survives the way through the content file."""
    criterion = drawn_criterion(Draw(data))
    assert criterion_from_mapping(criterion_to_mapping(criterion)) == criterion


def test_the_oracle_can_fail() -> None:
    """The oracle tells a wrong answer from a right one: without a relapse nobody has at least 1."""
    asked = Comparison("relapses", "at_least", 1)
    assert possible(asked, Facts({"relapses": 0})) == {False}
    assert possible(asked, Facts({"relapses": 1})) == {True}
    assert date(2026, 11, 20) == TODAY
