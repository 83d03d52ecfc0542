"""Bounds of a number: how they are told, and what lies inside them."""

import pytest

from msref.domain.consistency import contradictions
from msref.domain.facts import Facts, bounds_in_words, within_bounds
from msref.domain.parameters import Parameter
from tests.domain.test_consistency_edges import TODAY


def number(low: float | None, high: float | None, step: float | None = None, unit: str = "mg") -> Parameter:
    """A parameter that takes a number between two bounds, either of which may be open."""
    return Parameter("dose", "Dose", "number", "treatment", "", unit, low, high, step)


@pytest.mark.parametrize(
    ("parameter", "words"),
    [
        (number(1, 8), "from 1 to 8 mg"),
        (number(0, 8, 0.5), "from 0 to 8 mg in steps of 0.5"),
        (number(1, None), "at least 1 mg"),
        (number(0, None), "at least 0 mg"),
        (number(None, 8), "at most 8 mg"),
        (number(None, 0, 2), "at most 0 mg in steps of 2"),
        (number(None, None), "a number mg"),
        (number(None, None, unit=""), "a number"),
        (number(1, 8, unit=""), "from 1 to 8"),
    ],
)
def test_bounds_are_told_as_far_as_there_are_any(parameter: Parameter, words: str) -> None:
    """Both bounds, one of them or none; a bound of 0 is a bound."""
    assert bounds_in_words(parameter) == words


@pytest.mark.parametrize(
    ("parameter", "inside", "outside"),
    [
        (number(1, 8), (1, 4.2, 8), (0.99, 8.01)),
        (number(1, None), (1, 1000), (0.99, -1)),
        (number(None, 8), (-1000, 8), (8.01,)),
        # Steps count from the lower bound: 0.1, 0.6, 1.1.
        (number(0.1, 2, 0.5), (0.1, 0.6, 1.6), (0.4, 0.5, 1.0, 2.0)),
        # Without a lower bound they count from 0.
        (number(None, 9, 3), (-3, 0, 9), (1, 8)),
        (number(None, None), (-1.5, 0, 1e9), (float("nan"), float("inf"), float("-inf"))),
    ],
)
def test_a_number_lies_inside_its_bounds_and_on_its_steps(
    parameter: Parameter, inside: tuple[float, ...], outside: tuple[float, ...]
) -> None:
    """The bounds themselves are inside; between two steps, and beyond a bound, a number is refused."""
    assert [within_bounds(parameter, one) for one in inside] == [True] * len(inside)
    assert [within_bounds(parameter, one) for one in outside] == [False] * len(outside)


def test_a_yes_is_no_number() -> None:
    """A yes where a count belongs is not added up: nothing is said of the sum, while the same counts as numbers contradict."""
    assert tuple(contradictions(Facts({"relapses_12m": True, "relapses_prev_12m": 1, "relapses_24m": 5}), TODAY)) == ()
    found = tuple(contradictions(Facts({"relapses_12m": 1, "relapses_prev_12m": 1, "relapses_24m": 5}), TODAY))
    assert [one.fields for one in found] == [("relapses_12m", "relapses_prev_12m", "relapses_24m")]
