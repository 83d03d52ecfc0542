"""Date arithmetic against an oracle that never adds months: it looks for the day."""

import calendar
from datetime import date, timedelta

import pytest

from msref.domain.dates import UNITS, not_after, not_before
from msref.errors import BadInputError

ONE_DAY = timedelta(days=1)


def every_day(first_year: int, years: int) -> list[date]:
    """All days of some years."""
    first, last = date(first_year, 1, 1), date(first_year + years, 1, 1)
    return [first + timedelta(days=number) for number in range((last - first).days)]


def oracle(anchor: date, months: int, *, forward: bool) -> date:
    """The same day of the month so many months on, found by stepping through the calendar month by month; a missing day rolls."""
    year, month = anchor.year, anchor.month
    step = 1 if months > 0 else -1
    for _ in range(abs(months)):
        month += step
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    days = [day for day in calendar.Calendar().itermonthdates(year, month) if day.month == month]
    wanted = [day for day in days if day.day == anchor.day]
    if wanted:
        return wanted[0]
    return days[-1] + ONE_DAY if forward else days[-1]


@pytest.mark.parametrize("sign", [1, -1])
def test_twenty_years_of_months(sign: int) -> None:
    """Over every day of 20 years and 1 to 12 months, ahead and back, both functions give the day of an independent oracle."""
    compared = 0
    for anchor in every_day(2020, 20):
        for months in range(1, 13):
            assert not_before(anchor, sign * months, "months") == oracle(anchor, sign * months, forward=True)
            assert not_after(anchor, sign * months, "months") == oracle(anchor, sign * months, forward=False)
            compared += 1
    assert compared == 7305 * 12


def test_sides_differ_only_on_missing_days() -> None:
    """The two functions differ by exactly one day, and only when the day does not exist: 1.24 percent of the cases."""
    differing = 0
    total = 0
    for anchor in every_day(2020, 20):
        for months in range(1, 13):
            forward, back = not_before(anchor, months, "months"), not_after(anchor, months, "months")
            assert forward - back in (timedelta(), ONE_DAY)
            differing += forward != back
            total += 1
    assert round(100 * differing / total, 2) == 1.24


@pytest.mark.parametrize(
    ("anchor", "amount", "unit", "forward", "back"),
    [
        ("2026-03-31", 6, "months", "2026-10-01", "2026-09-30"),
        ("2026-03-30", 6, "months", "2026-09-30", "2026-09-30"),
        ("2026-12-31", 2, "months", "2027-03-01", "2027-02-28"),
        ("2027-12-31", 2, "months", "2028-03-01", "2028-02-29"),
        ("2027-12-29", 2, "months", "2028-02-29", "2028-02-29"),
        ("2028-02-29", 1, "years", "2029-03-01", "2029-02-28"),
        ("2028-02-29", 4, "years", "2032-02-29", "2032-02-29"),
        ("2096-02-29", 4, "years", "2100-03-01", "2100-02-28"),
        ("2026-12-31", 12, "months", "2027-12-31", "2027-12-31"),
        ("2027-03-31", -1, "months", "2027-03-01", "2027-02-28"),
        ("2026-01-31", -2, "months", "2025-12-01", "2025-11-30"),
        ("2027-03-01", -4, "weeks", "2027-02-01", "2027-02-01"),
        ("2028-03-01", -1, "days", "2028-02-29", "2028-02-29"),
        ("2026-11-20", 0, "months", "2026-11-20", "2026-11-20"),
    ],
)
def test_days_worked_out_by_hand(anchor: str, amount: int, unit: str, forward: str, back: str) -> None:
    """Month ends, leap days, turns of the year and subtraction give the days worked out by hand."""
    day = date.fromisoformat(anchor)
    assert not_before(day, amount, unit).isoformat() == forward
    assert not_after(day, amount, unit).isoformat() == back


def test_weeks_and_days_are_exact() -> None:
    """A week is seven days and a day is one, on both sides, and neither is turned into months."""
    anchor = date(2026, 11, 20)
    for amount in range(-120, 121):
        assert not_before(anchor, amount, "weeks") == anchor + timedelta(days=7 * amount)
        assert not_after(anchor, amount, "days") == anchor + timedelta(days=amount)


def test_unknown_unit_is_refused() -> None:
    """A unit that is not one of the four is refused by name."""
    assert UNITS == ("days", "weeks", "months", "years")
    with pytest.raises(BadInputError, match="fortnights"):
        not_before(date(2026, 1, 1), 1, "fortnights")


@pytest.mark.parametrize("amount", [9000, -9000])
def test_outside_the_calendar_is_refused(amount: int) -> None:
    """A date that the calendar cannot hold is refused with a sentence, for every unit."""
    for unit in ("years", "months", "weeks", "days"):
        large = amount * (1 if unit == "years" else 12 if unit == "months" else 400)
        with pytest.raises(BadInputError, match="outside the calendar"):
            not_after(date(2026, 1, 1), large, unit)
