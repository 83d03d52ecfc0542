"""
What was typed into a field, read by a grammar of our own and never by the locale of the machine.

A number is digits with at most one point or comma as decimal separator; digits are never grouped. "1,250" could be twelve hundred and fifty or one
and a quarter, so it is asked back, not guessed. A date is a day, a month chosen by name and a year of 4 digits.
What cannot be used leaves the parameter unknown and says why in a sentence.
"""

import re
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from msref.domain.dates import day_in_words, month_in_words
from msref.domain.facts import Value, bounds_in_words, checked_value, within_bounds
from msref.domain.parameters import Parameter
from msref.errors import BadInputError


def _weekday_names() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("Weekdays", "Monday"),
        translate("Weekdays", "Tuesday"),
        translate("Weekdays", "Wednesday"),
        translate("Weekdays", "Thursday"),
        translate("Weekdays", "Friday"),
        translate("Weekdays", "Saturday"),
        translate("Weekdays", "Sunday"),
    )


_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_COULD_BE_GROUPED = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Reading:
    """
    What a field holds.

    `value` is None while the parameter stays unknown; `message` is a sentence about what was typed, empty when there is nothing to say;
    `offers` are the texts it could have meant, for the user to choose from; `is_fault` tells a fault from a remark.
    """

    value: Value | None = None
    message: str = ""
    offers: tuple[str, ...] = ()
    is_fault: bool = False


def read_number(text: str, parameter: Parameter) -> Reading:
    """Read a number or whole number typed for a parameter."""
    typed = text.strip()
    if not typed:
        return Reading()
    if not _NUMBER.fullmatch(typed):
        if parameter.kind == "integer":
            return _fault(
                QCoreApplication.translate(
                    "Reading", "Not used: write a whole number with digits only, for example 35."
                )
            )
        return _fault(
            QCoreApplication.translate(
                "Reading", "Not used: write digits with at most one point or comma and no spaces, for example 2.5."
            )
        )
    if _COULD_BE_GROUPED.fullmatch(typed):
        return _asked_back(typed, parameter)
    return _number(typed.replace(",", "."), parameter)


def _asked_back(typed: str, parameter: Parameter) -> Reading:
    joined = typed.replace(",", "").replace(".", "")
    decimal = typed.replace(",", ".").rstrip("0").rstrip(".")
    offers = tuple(offer for offer in (joined, decimal) if _number(offer, parameter).value is not None)
    if not offers:
        return _number(joined, parameter)
    asked = QCoreApplication.translate(
        "Reading", 'Not used yet: "{typed}" can be read as {joined} or as {decimal}. Choose:'
    )
    return Reading(None, asked.format(typed=typed, joined=joined, decimal=decimal), offers, is_fault=True)


def _number(text: str, parameter: Parameter) -> Reading:
    unit = f" {parameter.unit}" if parameter.unit else ""
    if parameter.kind == "integer" and "." in text:
        whole = QCoreApplication.translate("Reading", "Not used: {label} must be a whole number; this is {typed}.")
        return _fault(whole.format(label=parameter.label, typed=text))
    number = int(text) if parameter.kind == "integer" else float(text)
    if not within_bounds(parameter, number):
        bounded = QCoreApplication.translate("Reading", "Not used: {label} must be {bounds}; this is {typed}.")
        typed = f"{text}{unit}"
        return _fault(bounded.format(label=parameter.label, bounds=bounds_in_words(parameter), typed=typed))
    return Reading(number)


def read_date(day: str, month: int, year: str, parameter: Parameter, today: date) -> Reading:
    """Read a date from its three fields; `month` is 1 to 12, or 0 while none is chosen."""
    day, year = day.strip(), year.strip()
    if not day and not year and not month:
        return Reading()
    if not (day and month and year):
        return Reading(None, _missing_words(has_day=bool(day), has_month=bool(month), has_year=bool(year)))
    given = _calendar_day(day, month, year)
    if isinstance(given, str):
        return _fault(given)
    try:
        checked_value(parameter, given, today)
    except BadInputError:
        later = QCoreApplication.translate("Reading", "Not used: {day} lies after today ({today}).")
        return _fault(later.format(day=day_in_words(given), today=day_in_words(today)))
    return Reading(given, f"{_weekday_names()[given.weekday()]}, {distance_in_words(given, today)}")


def _missing_words(*, has_day: bool, has_month: bool, has_year: bool) -> str:
    return {
        (False, True, True): QCoreApplication.translate("Reading", "Not used yet: day is missing."),
        (True, False, True): QCoreApplication.translate("Reading", "Not used yet: month is missing."),
        (True, True, False): QCoreApplication.translate("Reading", "Not used yet: year is missing."),
        (False, False, True): QCoreApplication.translate("Reading", "Not used yet: day and month are missing."),
        (False, True, False): QCoreApplication.translate("Reading", "Not used yet: day and year are missing."),
        (True, False, False): QCoreApplication.translate("Reading", "Not used yet: month and year are missing."),
    }[has_day, has_month, has_year]


def _calendar_day(day: str, month: int, year: str) -> date | str:
    """The day that the fields name, or the sentence that says why there is none."""
    if not re.fullmatch(r"[0-9]{1,2}", day):
        return QCoreApplication.translate("Reading", "Not used: write the day with 1 or 2 digits.")
    if not re.fullmatch(r"[0-9]{4}", year):
        return QCoreApplication.translate("Reading", "Not used: write the year with 4 digits.")
    try:
        return date(int(year), month, int(day))
    except ValueError:
        none = QCoreApplication.translate("Reading", "Not used: there is no {day} {month} {year}.")
        return none.format(day=int(day), month=month_in_words(month), year=year)


def distance_in_words(given: date, today: date) -> str:
    """How far a date lies from today: "12 days ago", "today", "in 1 day"."""
    days = (today - given).days
    if days == 0:
        return QCoreApplication.translate("Reading", "today")
    if abs(days) == 1:
        return (
            QCoreApplication.translate("Reading", "1 day ago")
            if days > 0
            else QCoreApplication.translate("Reading", "in 1 day")
        )
    words = (
        QCoreApplication.translate("Reading", "{count} days ago")
        if days > 0
        else QCoreApplication.translate("Reading", "in {count} days")
    )
    return words.format(count=abs(days))


def number_as_typed(value: float) -> str:
    """A stored number as the user would type it: 2.5, 35."""
    return str(int(value)) if float(value).is_integer() else str(float(value))


def _fault(message: str) -> Reading:
    return Reading(None, message, is_fault=True)
