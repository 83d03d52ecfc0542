"""
What was typed into a field, read by a grammar of our own and never by the locale of the machine.

A number is digits with at most one point or comma as decimal separator; digits are never grouped. "1,250" could be twelve hundred and fifty or one
and a quarter, so it is asked back, not guessed. A date is a day, a month chosen by name and a year of 4 digits.
What cannot be used leaves the parameter unknown and says why in a sentence.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from msref.domain.facts import Value, bounds_in_words, checked_value, within_bounds
from msref.domain.parameters import Parameter
from msref.errors import BadInputError

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

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
        whole = "a whole number with digits only, for example 35"
        some = "digits with at most one point or comma and no spaces, for example 2.5"
        return _fault(f"Not used: write {whole if parameter.kind == 'integer' else some}.")
    if _COULD_BE_GROUPED.fullmatch(typed):
        return _asked_back(typed, parameter)
    return _number(typed.replace(",", "."), parameter)


def _asked_back(typed: str, parameter: Parameter) -> Reading:
    joined = typed.replace(",", "").replace(".", "")
    decimal = typed.replace(",", ".").rstrip("0").rstrip(".")
    offers = tuple(offer for offer in (joined, decimal) if _number(offer, parameter).value is not None)
    if not offers:
        return _number(joined, parameter)
    return Reading(
        None, f'Not used yet: "{typed}" can be read as {joined} or as {decimal}. Choose:', offers, is_fault=True
    )


def _number(text: str, parameter: Parameter) -> Reading:
    unit = f" {parameter.unit}" if parameter.unit else ""
    if parameter.kind == "integer" and "." in text:
        return _fault(f"Not used: {parameter.label} must be a whole number; this is {text}.")
    number = int(text) if parameter.kind == "integer" else float(text)
    if not within_bounds(parameter, number):
        return _fault(f"Not used: {parameter.label} must be {bounds_in_words(parameter)}; this is {text}{unit}.")
    return Reading(number)


def read_date(day: str, month: int, year: str, parameter: Parameter, today: date) -> Reading:
    """Read a date from its three fields; `month` is 1 to 12, or 0 while none is chosen."""
    day, year = day.strip(), year.strip()
    if not day and not year and not month:
        return Reading()
    missing = [name for name, given in (("day", day), ("month", month), ("year", year)) if not given]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        return Reading(None, f"Not used yet: {' and '.join(missing)} {verb} missing.")
    given = _calendar_day(day, month, year)
    if isinstance(given, str):
        return _fault(given)
    try:
        checked_value(parameter, given, today)
    except BadInputError:
        return _fault(f"Not used: {date_in_words(given)} lies after today ({date_in_words(today)}).")
    return Reading(given, f"{WEEKDAYS[given.weekday()]}, {distance_in_words(given, today)}")


def _calendar_day(day: str, month: int, year: str) -> date | str:
    """The day that the fields name, or the sentence that says why there is none."""
    if not re.fullmatch(r"[0-9]{1,2}", day):
        return "Not used: write the day with 1 or 2 digits."
    if not re.fullmatch(r"[0-9]{4}", year):
        return "Not used: write the year with 4 digits."
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return f"Not used: there is no {int(day)} {MONTHS[month - 1]} {year}."


def date_in_words(given: date) -> str:
    """A date that cannot be misread: 9 September 2025."""
    return f"{given.day} {MONTHS[given.month - 1]} {given.year}"


def distance_in_words(given: date, today: date) -> str:
    """How far a date lies from today: "12 days ago", "today", "in 1 day"."""
    days = (today - given).days
    if days == 0:
        return "today"
    count = f"{abs(days)} day" if abs(days) == 1 else f"{abs(days)} days"
    return f"{count} ago" if days > 0 else f"in {count}"


def number_as_typed(value: float) -> str:
    """A stored number as the user would type it: 2.5, 35."""
    return str(int(value)) if float(value).is_integer() else str(float(value))


def _fault(message: str) -> Reading:
    return Reading(None, message, is_fault=True)
