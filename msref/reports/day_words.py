"""A day in words that cannot be misread and that no locale of the machine changes: ``Tue 09-Sep-2008``."""

from datetime import date
from typing import Final

_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(day: date) -> str:
    """Weekday, day with two digits, month by name, year with four digits."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day:02d}-{_MONTHS[day.month - 1]}-{day.year:04d}"


def month_name(month: int) -> str:
    """The short name of a month, 1 to 12."""
    return _MONTHS[month - 1]
