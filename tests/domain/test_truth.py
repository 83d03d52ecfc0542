"""Three-valued truth: the whole truth tables, written out by hand."""

import pytest

from msref.domain.truth import Truth, all_of, any_of, at_least, negation, truth_of
from msref.errors import BugError

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

AND = {(T, T): T, (T, F): F, (T, U): U, (F, T): F, (F, F): F, (F, U): F, (U, T): U, (U, F): F, (U, U): U}
OR = {(T, T): T, (T, F): T, (T, U): T, (F, T): T, (F, F): F, (F, U): U, (U, T): T, (U, F): U, (U, U): U}
NOT = {T: F, F: T, U: U}
TWO_OF_THREE = {
    (T, T, T): T, (T, T, F): T, (T, T, U): T, (T, F, F): F, (T, F, U): U, (T, U, U): U,
    (F, F, F): F, (F, F, U): F, (F, U, U): U, (U, U, U): U,
}  # fmt: skip


@pytest.mark.parametrize("pair", AND)
def test_and_follows_the_table(pair: tuple[Truth, Truth]) -> None:
    """And is FALSE with one FALSE, else UNKNOWN with one UNKNOWN, else TRUE."""
    assert all_of(pair) is AND[pair]


@pytest.mark.parametrize("pair", OR)
def test_or_follows_the_table(pair: tuple[Truth, Truth]) -> None:
    """Or is TRUE with one TRUE, else UNKNOWN with one UNKNOWN, else FALSE."""
    assert any_of(pair) is OR[pair]


@pytest.mark.parametrize("truth", NOT)
def test_not_follows_the_table(truth: Truth) -> None:
    """Not turns TRUE and FALSE and leaves UNKNOWN."""
    assert negation(truth) is NOT[truth]


@pytest.mark.parametrize("three", TWO_OF_THREE)
def test_two_of_three_follow_the_table(three: tuple[Truth, Truth, Truth]) -> None:
    """At least 2 of 3 is decided as soon as the unknown ones cannot change it."""
    assert at_least(2, three) is TWO_OF_THREE[three]


def test_nothing_asked_is_all_true_and_none_true() -> None:
    """All of nothing holds, any of nothing does not, as in ordinary logic."""
    assert all_of([]) is T
    assert any_of([]) is F


def test_what_is_known_is_true_or_false() -> None:
    """A plain yes becomes TRUE and a plain no FALSE."""
    assert truth_of(answer=True) is T
    assert truth_of(answer=False) is F


@pytest.mark.parametrize("truth", list(Truth))
def test_a_truth_is_never_a_condition(truth: Truth) -> None:
    """Using a truth as yes or no is refused, so that UNKNOWN cannot be taken for no."""
    with pytest.raises(BugError, match="three-valued"):
        bool(truth)
