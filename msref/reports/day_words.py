"""A day in words that cannot be misread and that no locale of the machine changes: ``Tue 09-Sep-2008``."""

import re
from datetime import date
from functools import lru_cache

from msref.words import say, spoken


def short_day(day: date) -> str:
    """Weekday, day with two digits, month by name, year with four digits."""
    weekday = say(f"days.weekday.{day.isoweekday()}")
    return say("days.short", weekday=weekday, day=f"{day.day:02d}", month=month_name(day.month), year=f"{day.year:04d}")


def unbroken_days(text: str) -> str:
    """The text with its days kept on one line, for painting only: copies keep the plain hyphen, so that they can be searched."""
    return _days_as_spoken().sub(_unbroken, text)


def without_weekdays(text: str) -> str:
    """The text with its days as day, month by name and year only."""
    return _days_as_spoken().sub(_without_weekday, text)


def month_name(month: int) -> str:
    """The short name of a month, 1 to 12."""
    return say(f"days.month.{month:02d}")


def _unbroken(found: re.Match[str]) -> str:
    return found[0].replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")


def _without_weekday(found: re.Match[str]) -> str:
    return say("days.without_weekday", day=found["day"], month=found["month"], year=found["year"])


def _days_as_spoken() -> re.Pattern[str]:
    # A weekday goes along, because a trial language has the code of English.
    return _pattern(spoken(), say("days.weekday.1"))


@lru_cache(maxsize=4)
def _pattern(language: str, monday: str) -> re.Pattern[str]:
    """What `short_day` writes in the language that is spoken."""
    del language, monday
    weekdays = "|".join(re.escape(say(f"days.weekday.{number}")) for number in range(1, 8))
    months = "|".join(re.escape(say(f"days.month.{number:02d}")) for number in range(1, 13))
    return re.compile(
        say(
            "days.short",
            weekday=rf"(?P<weekday>{weekdays})",
            day=r"(?P<day>\d{2})",
            month=rf"(?P<month>{months})",
            year=r"(?P<year>\d{4})",
        )
    )
