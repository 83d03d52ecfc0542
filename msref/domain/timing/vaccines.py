"""
A vaccine as a value: its class and its dose schedules, as each source prints them.

A schedule lists, for every dose, how long after the first dose it comes at the earliest and, for a range, at the latest. A vaccine whose class
no source states keeps "class not stated"; whether a rule for live vaccines holds for it cannot be told then.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from msref.domain.dates import UNITS
from msref.domain.timing.questions import VACCINE_CLASSES
from msref.domain.timing.rules import Interval, RuleSource
from msref.errors import BadInputError


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose after the first: so long after the first dose at the earliest, and up to `high` when the source gives a range."""

    low: Interval
    high: Interval | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """One source's dose schedule: `later` are the doses after the first."""

    id: str
    label: str
    later: tuple[Dose, ...]
    sources: tuple[RuleSource, ...]
    year: int | None
    jurisdiction: str


@dataclass(frozen=True, slots=True)
class Vaccine:
    """One vaccine that can be planned."""

    id: str
    title: str
    vaccine_class: str
    schedules: tuple[Schedule, ...] = ()


def vaccine_from_mapping(data: Mapping[str, object]) -> Vaccine:
    """Read a vaccine from plain data. Raises BadInputError with a sentence that says what is wrong."""
    vaccine_class = str(data.get("vaccine_class"))
    if vaccine_class not in VACCINE_CLASSES:
        raise BadInputError(
            f'"{vaccine_class}" is not a class of vaccine; the classes are {", ".join(VACCINE_CLASSES)}.',
            field="vaccine_class",
        )
    schedules = data.get("schedules") or ()
    if not isinstance(schedules, (list, tuple)):
        raise BadInputError('"schedules" must be a list.', field="schedules")
    return Vaccine(str(data["id"]), str(data["title"]), vaccine_class, tuple(_schedule(entry) for entry in schedules))


def _schedule(data: object) -> Schedule:
    if not isinstance(data, Mapping) or not isinstance(data.get("later"), (list, tuple)):
        raise BadInputError("A schedule needs `later`, the list of its doses after the first.", field="schedules")
    sources = data.get("sources") or ()
    year = data.get("year")
    return Schedule(
        id=str(data.get("id")),
        label=str(data.get("label")),
        later=tuple(_dose(str(entry)) for entry in data["later"]),
        sources=tuple(RuleSource(str(entry["key"]), str(entry["locator"])) for entry in sources),
        year=year if isinstance(year, int) else None,
        jurisdiction=str(data.get("jurisdiction") or ""),
    )


def _dose(words: str) -> Dose:
    """Read ``4 weeks`` or ``2 to 6 months``."""
    amounts, _, unit = words.rpartition(" ")
    low, _, high = amounts.partition(" to ")
    if unit not in UNITS or not low.isdigit() or (high and not high.isdigit()):
        raise BadInputError(
            f'"{words}" is not a time after the first dose; write "4 weeks" or "2 to 6 months".', field="later"
        )
    return Dose(Interval(int(low), unit), Interval(int(high), unit) if high else None)
