"""Says in words what the content file is: version, age, review state. The day it is held against is given, never asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAYS_SHOWN: Final = 60
_MONTH_DAYS: Final = 30.44
_MONTHS_SHOWN: Final = 24


class Described(Protocol):
    """Whatever knows these three of a content file."""

    @property
    def version(self) -> str:
        """Version of the content."""

    @property
    def date(self) -> str:
        """ISO date of the content."""

    @property
    def reviewed_by(self) -> Sequence[str]:
        """Who reviewed it; empty when nobody did."""


def content_age(content_date: str, as_of: date) -> str:
    """How old the content is, in words; says so when the date is missing or lies ahead of the computer's clock."""
    try:
        made = date.fromisoformat(content_date)
    except ValueError:
        return "age not known"
    days = (as_of - made).days
    if days < 0:
        return "dated after today: check this computer's clock"
    if days == 0:
        return "made today"
    if days <= _DAYS_SHOWN:
        return "1 day old" if days == 1 else f"{days} days old"
    months = int(days / _MONTH_DAYS)
    if months < _MONTHS_SHOWN:
        return f"{months} months old"
    return f"{months // 12} years old"


def review_words(content: Described) -> str:
    """Who reviewed the content, or plainly that nobody did."""
    if content.reviewed_by:
        return f"clinically reviewed by {', '.join(content.reviewed_by)}"
    return "drafted from sources, not clinically reviewed"


def content_line(content: Described, as_of: date) -> str:
    """Version, date and age in one line."""
    return f"Content {content.version} of {content.date}, {content_age(content.date, as_of)}"
