"""
Says what the content file is: version, age, review state; as values, and in words for the commands and for summaries.

The day it is held against is given, never asked. The window says the same through Qt (`ui/content_words`): its first frame asks for no words here.
"""

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from msref.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAYS_SHOWN: Final = 60
_MONTH_DAYS: Final = 30.44
_MONTHS_SHOWN: Final = 24

NOT_KNOWN: Final = "not_known"
AHEAD: Final = "ahead"
TODAY: Final = "today"
DAYS: Final = "days"
MONTHS: Final = "months"
YEARS: Final = "years"


class Described(Protocol):
    """Whatever knows these three of a content file."""

    @property
    def version(self) -> str:
        """Version of the content."""

    @property
    def date(self) -> str:
        """ISO date of the content."""

    @property
    def reviewed_by(self) -> "Sequence[str]":
        """Who reviewed it; empty when nobody did."""


class Age(NamedTuple):
    """How old the content is, in its largest whole unit: DAYS, MONTHS or YEARS; or TODAY, AHEAD of the computer's clock, NOT_KNOWN, with no number."""

    unit: str
    number: int = 0


def age_of(content_date: str, as_of: date) -> Age:
    """How old content of a date is on a day."""
    try:
        made = date.fromisoformat(content_date)
    except ValueError:
        return Age(NOT_KNOWN)
    days = (as_of - made).days
    if days < 0:
        return Age(AHEAD)
    if days == 0:
        return Age(TODAY)
    if days <= _DAYS_SHOWN:
        return Age(DAYS, days)
    months = int(days / _MONTH_DAYS)
    return Age(MONTHS, months) if months < _MONTHS_SHOWN else Age(YEARS, months // 12)


def content_age(content_date: str, as_of: date) -> str:
    """How old the content is, in words; says so when the date is missing or lies ahead of the computer's clock."""
    age = age_of(content_date, as_of)
    if age.unit in {NOT_KNOWN, AHEAD, TODAY}:
        return say(f"content.age.{age.unit}")
    return say(f"content.age.{age.unit}", count=age.number)


def review_words(content: Described) -> str:
    """Who reviewed the content, or plainly that nobody did."""
    if content.reviewed_by:
        return say("content.reviewed", names=", ".join(content.reviewed_by))
    return say("content.not_reviewed")


def content_line(content: Described, as_of: date) -> str:
    """Version, date and age in one line."""
    age = content_age(content.date, as_of)
    return say("content.line", version=content.version, date=content.date, age=age)


def content_and_review(content: Described, as_of: date) -> str:
    """Version, date, age and who reviewed it, in one line."""
    return say("content.line_and_review", content=content_line(content, as_of), review=review_words(content))
