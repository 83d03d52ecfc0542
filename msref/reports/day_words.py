"""A day in words that cannot be misread and that no locale of the machine changes: ``Tue 09-Sep-2008``."""

import re
from datetime import date
from typing import Final

_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY: Final = re.compile(r"([A-Z][a-z]{2}) (\d{2})-([A-Z][a-z]{2})-(\d{4})")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(day: date) -> str:
    """Weekday, day with two digits, month by name, year with four digits."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day:02d}-{_MONTHS[day.month - 1]}-{day.year:04d}"


def unbroken_days(text: str) -> str:
    """The text with its days kept on one line, for painting only: copies keep the plain hyphen, so that they can be searched."""
    return _DAY.sub("\\1\N{NO-BREAK SPACE}\\2\N{NON-BREAKING HYPHEN}\\3\N{NON-BREAKING HYPHEN}\\4", text)


def month_name(month: int) -> str:
    """The short name of a month, 1 to 12."""
    return _MONTHS[month - 1]
