"""Single leaves at their edges: what is open, until which day, what is refused, and what suits the dictionary."""

from datetime import date

import pytest

from msref.domain.criteria.check import criterion_faults
from msref.domain.criteria.evaluate import evaluate
from msref.domain.criteria.leaves import LeafAnswer, answer_leaf
from msref.domain.criteria.nodes import criterion_from_mapping
from msref.domain.criteria.tree import Comparison, TimeSince, Versus, Within
from msref.domain.facts import Facts, Value
from msref.domain.truth import Truth
from msref.errors import BugError
from tests.domain.criteria.test_published_forms import EVENT, PARAMETERS

TODAY = date(2026, 11, 20)
WITHIN = Within("six", "onset", 10, "years")


@pytest.mark.parametrize(
    ("anchor", "truth", "opens"),
    [
        (date(2016, 11, 19), Truth.TRUE, None),
        (date(2016, 11, 20), Truth.FALSE, TODAY),
        (date(2016, 11, 21), Truth.FALSE, date(2026, 11, 21)),
    ],
)
def test_more_than_ten_years_begin_the_day_after_the_anniversary(
    anchor: date, truth: Truth, opens: date | None
) -> None:
    """On the tenth anniversary itself more than ten years have not passed, and that very day is the last on which they have not."""
    leaf = TimeSince("onset", "more_than", 10, "years")
    assert answer_leaf(leaf, Facts({"onset": anchor}), TODAY) == LeafAnswer(truth, opens=opens)


@pytest.mark.parametrize(
    ("anchor", "truth", "opens"),
    [(date(2016, 11, 20), Truth.TRUE, None), (date(2016, 11, 21), Truth.FALSE, date(2026, 11, 21))],
)
def test_at_least_ten_years_begin_on_the_anniversary(anchor: date, truth: Truth, opens: date | None) -> None:
    """On the tenth anniversary at least ten years have passed; the day before, that anniversary is named."""
    leaf = TimeSince("onset", "at_least", 10, "years")
    assert answer_leaf(leaf, Facts({"onset": anchor}), TODAY) == LeafAnswer(truth, opens=opens)


def test_an_event_that_nobody_asked_about_stays_open() -> None:
    """Without its day and without a word on whether it came, an event is neither in time nor too late, also after the time is over."""
    facts = Facts({"onset": date(2010, 1, 1)})
    assert answer_leaf(WITHIN, facts, TODAY) == LeafAnswer(Truth.UNKNOWN, ("six",))
    bare = {key: part for key, part in EVENT.items() if key != "happened"}
    explained = evaluate(criterion_from_mapping(bare), facts, TODAY, PARAMETERS)
    assert (explained.truth, explained.missing) == (Truth.UNKNOWN, ("six",))


@pytest.mark.parametrize(
    ("onset", "truth", "missing", "opens"),
    [
        (None, Truth.UNKNOWN, ("onset",), None),
        (date(2020, 1, 31), Truth.UNKNOWN, (), date(2030, 1, 31)),
        (date(2016, 11, 20), Truth.UNKNOWN, (), TODAY),
        (date(2016, 11, 19), Truth.FALSE, (), None),
    ],
)
def test_an_event_that_has_not_come_may_still_come(
    onset: date | None, truth: Truth, missing: tuple[str, ...], opens: date | None
) -> None:
    """Not so far: open while its time runs, ruled out the day after, and not to be told without the day that it counts from."""
    facts = Facts({} if onset is None else {"onset": onset})
    answer = answer_leaf(WITHIN, facts, TODAY, happened=Truth.FALSE)
    assert answer == LeafAnswer(truth, missing, "not so far", opens)


@pytest.mark.parametrize(
    ("value", "other"),
    [(2, ("a", "b")), (2, date(2026, 1, 1))],
)
def test_what_cannot_be_put_in_order_is_a_bug(value: Value, other: Value) -> None:
    """A number is never held against a list or a date."""
    with pytest.raises(BugError, match=r'"before" cannot be compared with "now"\.'):
        answer_leaf(Versus("now", "at_least", "before"), Facts({"now": value, "before": other}), TODAY)


@pytest.mark.parametrize(
    ("leaf", "facts", "words"),
    [
        (Versus("now", "at_least", "t2"), {"now": 2, "t2": "none"}, "2 cannot be put in order with 'none'."),
        (Versus("t2", "at_least", "now"), {"now": 2, "t2": "none"}, "'none' cannot be put in order with 2."),
        (Comparison("now", "near", 2), {"now": 2}, '"near" is not a comparison.'),
    ],
)
def test_an_order_that_does_not_exist_is_a_bug(leaf: Versus | Comparison, facts: dict[str, Value], words: str) -> None:
    """Words have no order with numbers, whichever side they stand on, and a comparison that nobody knows answers nothing."""
    with pytest.raises(BugError) as found:
        answer_leaf(leaf, Facts(facts), TODAY)
    assert str(found.value) == words


def test_what_is_asked_by_hand_fits_a_yes_or_no() -> None:
    """A yes or no may be asked by hand, and nothing is wrong with it."""
    assert (
        list(criterion_faults(criterion_from_mapping({"asked": "judged", "words": "Highly active"}), PARAMETERS)) == []
    )


@pytest.mark.parametrize(
    ("data", "suits"),
    [
        ({"parameter": "onset", "is": "none"}, '"is" does not suit "onset", a date; what suits it: days_since or time_since.'),
        ({"parameter": "drugs", "is": "ifn"}, '"is" does not suit "drugs", a exposures; what suits it: treated.'),
        ({"parameter": "reached", "contains": "x"}, '"contains" does not suit "reached", a yes_no; what suits it: is, is_not.'),
        ({"parameter": "t2", "contains": "none"}, '"contains" does not suit "t2", a choice; what suits it: is, is_not, one_of.'),
    ],
)  # fmt: skip
def test_a_misfit_names_what_would_suit(data: object, suits: str) -> None:
    """The sentence to an author names the comparisons that the kind of parameter takes."""
    assert list(criterion_faults(criterion_from_mapping(data), PARAMETERS)) == [("wrong-kind", suits)]
