"""
The laws of criteria, on any tree and any patient, against an oracle that tries every completion of the unknowns.

The oracle knows two-valued logic only and shares no code with the engine.
"""

import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from msref.domain.criteria.evaluate import evaluate
from msref.domain.criteria.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    Bound,
    Comparison,
    Criterion,
    DaysSince,
    Not,
    criterion_from_mapping,
    criterion_to_mapping,
    parameters_of,
)
from msref.domain.facts import Facts, Value
from msref.domain.truth import Truth

TODAY = date(2026, 11, 20)
LAWS = settings(max_examples=2000, deadline=None, derandomize=True, database=None)

# Small domains, so that every completion can be tried; with them every bound below divides the values.
DOMAINS: Final[dict[str, tuple[Value, ...]]] = {
    "number": (0, 1, 2),
    "age": (0, 1, 2),
    "flag": (True, False),
    "pick": ("a", "b", "c"),
    "many": ((), ("a",), ("b",), ("a", "b")),
    "day": tuple(TODAY - timedelta(days=days) for days in (0, 20, 21)),
}

COMPARISONS: Final[tuple[tuple[str, str, tuple[Bound, ...]], ...]] = (
    *(
        (name, operator, (0, 1, 2))
        for name in ("number", "age")
        for operator in ("is", "at_least", "more_than", "at_most", "fewer_than")
    ),
    ("flag", "is", (True, False)),
    ("flag", "is_not", (True, False)),
    ("pick", "is", ("a", "b", "c")),
    ("pick", "is_not", ("a", "b", "c")),
    ("pick", "one_of", (("a",), ("a", "b"), ("a", "b", "c"))),
    ("many", "contains", ("a", "b")),
)
WINDOWS: Final = ((0, None), (0, 20), (1, 30), (21, 30), (None, 20))


class Tape:
    """A run of bytes that choices are read from; a tree read from bytes is made ten times faster than one of nested strategies."""

    def __init__(self, tape: bytes) -> None:
        """Begin at the first byte."""
        self._tape = iter(tape)

    def below(self, end: int) -> int:
        """The next choice; the first one when the tape has run out."""
        return next(self._tape, 0) % end

    def criterion(self, depth: int) -> Criterion:
        """The next criterion, at most `depth` levels deep."""
        kind = self.below(6) if depth else 5
        if kind == 3:
            return Not(self.criterion(depth - 1))
        if kind > 3:
            return self._leaf()
        of = tuple(self.criterion(depth - 1) for _ in range(1 + self.below(3)))
        if kind == 2:
            return AtLeast(1 + self.below(len(of)), of)
        return AnyOf(of) if kind else AllOf(of)

    def _leaf(self) -> Criterion:
        which = self.below(len(COMPARISONS) + 3)
        if which >= len(COMPARISONS):
            return DaysSince("day", *WINDOWS[self.below(len(WINDOWS))])
        name, operator, bounds = COMPARISONS[which]
        return Comparison(name, operator, bounds[self.below(len(bounds))])

    def facts(self) -> Facts:
        """The next sheet: each parameter unknown or with one of its values."""
        picked = {name: (None, *values)[self.below(len(values) + 1)] for name, values in DOMAINS.items()}
        return Facts({name: value for name, value in picked.items() if value is not None})


CRITERIA = st.binary(max_size=60).map(lambda tape: Tape(tape).criterion(3))
FACTS = st.binary(max_size=6).map(lambda tape: Tape(tape).facts())


def holds(criterion: Criterion, facts: Facts) -> bool:
    """The oracle: plain two-valued logic on a sheet where everything is known."""
    if isinstance(criterion, AllOf):
        return all(holds(part, facts) for part in criterion.of)
    if isinstance(criterion, AnyOf):
        return any(holds(part, facts) for part in criterion.of)
    if isinstance(criterion, Not):
        return not holds(criterion.of, facts)
    if isinstance(criterion, AtLeast):
        return [holds(part, facts) for part in criterion.of].count(True) >= criterion.count
    assert isinstance(criterion, (Comparison, DaysSince))
    return leaf_holds(criterion, facts.values[criterion.parameter])


def leaf_holds(leaf: Comparison | DaysSince, value: object) -> bool:
    """The oracle's leaves, by looking the answer up in the list of values that satisfy it."""
    if isinstance(leaf, DaysSince):
        last = 10**6 if leaf.latest is None else leaf.latest
        return value in {
            TODAY - timedelta(days=days) for days in (0, 20, 21) if days in range(leaf.earliest or 0, last + 1)
        }
    match leaf.operator, leaf.bound:
        case "is", bound:
            return value == bound
        case "is_not", bound:
            return not value == bound  # noqa: SIM201  the oracle says it in its own way
        case "one_of", tuple(allowed):
            return value in allowed
        case "contains", bound:
            return bound in set(value if isinstance(value, tuple) else ())
        case operator, int(bound):
            satisfying = {
                "at_least": range(bound, 3),
                "more_than": range(bound + 1, 3),
                "at_most": range(bound + 1),
                "fewer_than": range(bound),
            }[operator]
            return value in satisfying
        case _:
            raise AssertionError(leaf)


def completions(criterion: Criterion, facts: Facts) -> Iterator[Facts]:
    """Every way to fill in what the criterion asks for and the sheet does not know."""
    unknown = [name for name in parameters_of(criterion) if not facts.knows(name)]
    for values in itertools.product(*(DOMAINS[name] for name in unknown)):
        yield Facts({**facts.values, **dict(zip(unknown, values, strict=True))})


@LAWS
@given(CRITERIA, FACTS)
def test_a_definite_answer_holds_under_every_completion(criterion: Criterion, facts: Facts) -> None:
    """TRUE means true, and FALSE means false, whatever the unknown turns out to be; all known is never UNKNOWN."""
    truth = evaluate(criterion, facts, TODAY, {}).truth
    answers = {holds(criterion, full) for full in completions(criterion, facts)}
    if truth is Truth.TRUE:
        assert answers == {True}
    elif truth is Truth.FALSE:
        assert answers == {False}
    else:
        assert any(not facts.knows(name) for name in parameters_of(criterion))


@LAWS
@given(CRITERIA, FACTS, st.sampled_from(sorted(DOMAINS)), st.data())
def test_learning_never_turns_a_definite_answer(
    criterion: Criterion, facts: Facts, name: str, data: st.DataObject
) -> None:
    """A fact more leaves a definite answer as it was."""
    before = evaluate(criterion, facts.without(name), TODAY, {}).truth
    after = evaluate(criterion, facts.with_value(name, data.draw(st.sampled_from(DOMAINS[name]))), TODAY, {}).truth
    if before is not Truth.UNKNOWN:
        assert after is before


@LAWS
@given(CRITERIA, FACTS)
def test_what_is_missing_would_decide(criterion: Criterion, facts: Facts) -> None:
    """An open answer names at least one unknown parameter, and knowing all of those named closes it; a definite one names none."""
    explained = evaluate(criterion, facts, TODAY, {})
    if explained.truth is not Truth.UNKNOWN:
        assert explained.missing == ()
        return
    assert explained.missing
    assert not any(facts.knows(name) for name in explained.missing)
    for values in itertools.product(*(DOMAINS[name] for name in explained.missing)):
        known = Facts({**facts.values, **dict(zip(explained.missing, values, strict=True))})
        assert evaluate(criterion, known, TODAY, {}).truth is not Truth.UNKNOWN


@LAWS
@given(CRITERIA, FACTS)
def test_the_reasons_entail_the_answer(criterion: Criterion, facts: Facts) -> None:
    """The parameters named as reasons are enough for the answer: without all others it is the same."""
    explained = evaluate(criterion, facts, TODAY, {})
    reasons = explained.reasons()
    assert reasons
    assert evaluate(criterion, facts.only(reason.parameter for reason in reasons), TODAY, {}).truth is explained.truth


@LAWS
@given(CRITERIA)
def test_plain_data_reads_back(criterion: Criterion) -> None:
    """A criterion survives the way through the content file."""
    assert criterion_from_mapping(criterion_to_mapping(criterion)) == criterion
