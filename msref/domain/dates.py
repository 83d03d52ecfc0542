"""
Date arithmetic: two functions, one for each side of a bound.

A month or year added to a date can land on a day that does not exist. `not_before` then rolls forward to the 1st of the next month, and
`not_after` rolls back to the last day of the month, so that a bound is never a day too lenient: 31 March and 6 months give 1 October for
"not before" and 30 September for "not after". Subtraction is a negative amount and rolls the same way. Units are those of the source; days,
weeks, months and years are never turned into one another. Days and spans in words are here too.
"""

import calendar
from datetime import date, timedelta
from typing import Final

from msref.errors import BadInputError
from msref.words import say

UNITS: Final = ("days", "weeks", "months", "years")

_DAYS_IN: Final = {"days": 1, "weeks": 7}
_MONTHS_IN: Final = {"months": 1, "years": 12}


def not_before(anchor: date, amount: int, unit: str) -> date:
    """The first day that is at least `amount` units after the anchor (before it, when negative); a missing day becomes the next 1st."""
    if unit in _DAYS_IN:
        return _days_on(anchor, amount * _DAYS_IN[unit])
    year, month = _month_on(anchor, amount, unit)
    if anchor.day > calendar.monthrange(year, month)[1]:
        # December has 31 days: the month that is too short is never the last of its year.
        return date(year, month + 1, 1)
    return date(year, month, anchor.day)


def not_after(anchor: date, amount: int, unit: str) -> date:
    """The last day that is at most `amount` units after the anchor (before it, when negative); a missing day becomes the month's last."""
    if unit in _DAYS_IN:
        return _days_on(anchor, amount * _DAYS_IN[unit])
    year, month = _month_on(anchor, amount, unit)
    return date(year, month, min(anchor.day, calendar.monthrange(year, month)[1]))


def day_in_words(day: date) -> str:
    """A day as it is read: ``20 November 2026``. A month's first day has words of its own, as some languages write it otherwise."""
    if day.day == 1:
        return say("dates.first_day_of_month", day=day.day, month=month_in_words(day.month), year=day.year)
    return say("dates.day", day=day.day, month=month_in_words(day.month), year=day.year)


def month_in_words(month: int) -> str:
    """The name of a month, counted from 1."""
    return say(f"dates.month.{month}")


def span_in_words(amount: int, unit: str) -> str:
    """An amount of time in one of UNITS: ``12 months``."""
    return say(f"dates.span.{unit}", count=amount)


def _days_on(anchor: date, days: int) -> date:
    try:
        return anchor + timedelta(days=days)
    except OverflowError as fault:
        raise _outside(anchor, days, "days") from fault


def _month_on(anchor: date, amount: int, unit: str) -> tuple[int, int]:
    if unit not in _MONTHS_IN:
        raise BadInputError(say("dates.not_a_unit", unit=unit, units=", ".join(UNITS)), field="unit")
    months = anchor.year * 12 + anchor.month - 1 + amount * _MONTHS_IN[unit]
    year, month = divmod(months, 12)
    if not date.min.year <= year < date.max.year:
        raise _outside(anchor, amount, unit)
    return year, month + 1


def _outside(anchor: date, amount: int, unit: str) -> BadInputError:
    span = span_in_words(amount, unit)
    return BadInputError(say("dates.outside", span=span, day=anchor.isoformat()), field="date")
