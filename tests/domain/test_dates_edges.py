"""Dates at the ends of the calendar, and at the ends of a year."""

from collections.abc import Callable
from datetime import date

import pytest

from msref.domain.dates import not_after, not_before
from msref.errors import BadInputError

Side = Callable[[date, int, str], date]


@pytest.mark.parametrize("side", [not_before, not_after])
def test_the_first_and_the_last_year_that_can_be_reached(side: Side) -> None:
    """Two months before 31 March of year 1 is 31 January of year 1, one month after 30 November 9998 is 30 December 9998."""
    assert side(date(1, 3, 31), -2, "months") == date(1, 1, 31)
    assert side(date(2, 1, 31), -1, "years") == date(1, 1, 31)
    assert side(date(9998, 11, 30), 1, "months") == date(9998, 12, 30)


@pytest.mark.parametrize("side", [not_before, not_after])
@pytest.mark.parametrize(
    ("day", "amount", "unit", "sentence"),
    [
        (date(1, 3, 31), -3, "months", "-3 months from 0001-03-31 lies outside the calendar."),
        (date(1, 12, 31), -1, "years", "-1 years from 0001-12-31 lies outside the calendar."),
        (date(9998, 12, 31), 1, "months", "1 month from 9998-12-31 lies outside the calendar."),
        (date(9998, 1, 1), 1, "years", "1 year from 9998-01-01 lies outside the calendar."),
        (date(1, 1, 7), -7, "days", "-7 days from 0001-01-07 lies outside the calendar."),
        (date(9999, 12, 25), 1, "weeks", "7 days from 9999-12-25 lies outside the calendar."),
    ],
)
def test_what_lies_outside_the_calendar_is_refused(
    side: Side, day: date, amount: int, unit: str, sentence: str
) -> None:
    """One step beyond the ends is refused with a sentence that names the day and the amount, never answered with another day."""
    with pytest.raises(BadInputError) as refused:
        side(day, amount, unit)
    assert str(refused.value) == sentence
    assert refused.value.field == "date"


@pytest.mark.parametrize(
    ("day", "amount", "unit", "first", "last"),
    [
        (date(2026, 12, 31), 1, "months", date(2027, 1, 31), date(2027, 1, 31)),
        (date(2026, 12, 31), 2, "months", date(2027, 3, 1), date(2027, 2, 28)),
        (date(2026, 10, 31), 1, "months", date(2026, 12, 1), date(2026, 11, 30)),
        (date(2027, 1, 31), -1, "months", date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 1, 31), -2, "months", date(2026, 12, 1), date(2026, 11, 30)),
        (date(2028, 2, 29), 1, "years", date(2029, 3, 1), date(2029, 2, 28)),
        (date(2028, 2, 29), 4, "years", date(2032, 2, 29), date(2032, 2, 29)),
        (date(2026, 1, 1), -1, "days", date(2025, 12, 31), date(2025, 12, 31)),
        (date(2026, 12, 31), 1, "weeks", date(2027, 1, 7), date(2027, 1, 7)),
    ],
)
def test_across_the_turn_of_a_year(day: date, amount: int, unit: str, first: date, last: date) -> None:
    """November, December, January and February meet as on a wall calendar; only a missing day tells the two sides apart."""
    assert not_before(day, amount, unit) == first
    assert not_after(day, amount, unit) == last
