"""What the content file is, in the window's words: version, age, review state. Small, because the first frame shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from msref.usecases.describe_content import AHEAD, DAYS, MONTHS, NOT_KNOWN, TODAY, age_of

if TYPE_CHECKING:
    from datetime import date

    from msref.usecases.describe_content import Age, Described


def content_line(content: Described, as_of: date) -> str:
    """Version, date and age in one line."""
    age = age_of(content.date, as_of)
    return _line(age).format(version=content.version, date=content.date, count=age.number)


def review_words(content: Described) -> str:
    """Who reviewed the content, or plainly that nobody did."""
    if content.reviewed_by:
        names = ", ".join(content.reviewed_by)
        return QCoreApplication.translate("ContentLine", "clinically reviewed by {names}").format(names=names)
    return QCoreApplication.translate("ContentLine", "drafted from sources, not clinically reviewed")


def content_of_copy(content: Described) -> str:
    """What stands in a copied text for the content it comes from."""
    words = QCoreApplication.translate("ContentLine", "msref content {version} of {date}, {review}")
    return words.format(version=content.version, date=content.date, review=review_words(content))


def _line(age: Age) -> str:
    """The sentence for an age, with places for version, date and count."""
    if age.unit in {NOT_KNOWN, AHEAD, TODAY}:
        return _uncounted(age.unit)
    if age.unit == DAYS:
        if age.number == 1:
            return QCoreApplication.translate("ContentLine", "Content {version} of {date}, 1 day old")
        return QCoreApplication.translate("ContentLine", "Content {version} of {date}, {count} days old")
    # Neither is ever one: sixty days come before the months, twenty-four months before the years.
    if age.unit == MONTHS:
        return QCoreApplication.translate("ContentLine", "Content {version} of {date}, {count} months old")
    return QCoreApplication.translate("ContentLine", "Content {version} of {date}, {count} years old")


def _uncounted(unit: str) -> str:
    if unit == AHEAD:
        return QCoreApplication.translate(
            "ContentLine", "Content {version} of {date}, dated after today: check this computer's clock"
        )
    if unit == TODAY:
        return QCoreApplication.translate("ContentLine", "Content {version} of {date}, made today")
    return QCoreApplication.translate("ContentLine", "Content {version} of {date}, age not known")
