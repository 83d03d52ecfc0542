"""
A window of the date planner in words: status, dates, the day it counts from, what is missing, its sources.

One place for the timeline, the table, the summary and the copies, so that all of them say the same.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from msref.domain.exposures import treatments_of
from msref.domain.facts import Facts
from msref.domain.parameters import Parameter
from msref.domain.timing.applies import VACCINE_CLASS
from msref.domain.timing.questions import QUESTION
from msref.domain.timing.rules import RuleSource
from msref.domain.timing.windows import KIND_WORDS, STATUS_WORDS, Conflict, Window
from msref.reports.day_words import short_day, without_weekdays
from msref.words import say

_TREATMENT_FIELD: Final = re.compile(r"dmt_exposures\[(\d+)\]\.(\w+)")
_FIELDS: Final = frozenset({"last_dose", "next_due", "start", "stop_reason", "adequate"})
# What is worked out from a parameter, said of the day and not of the parameter.
_WORKED_OUT: Final = frozenset({"steroid_start", "gestation_weeks"})


class WindowWords:
    """The words for the windows of one patient: the dictionary gives the labels, the facts the drugs of the history."""

    def __init__(self, parameters: Iterable[Parameter], facts: Facts, labels: Mapping[str, str]) -> None:
        """Keep the dictionary, the drugs of the history, and the short names of the sources by key."""
        self._parameters = {parameter.id: parameter for parameter in parameters}
        self._treatments = treatments_of(facts.value("dmt_exposures")) or ()
        self._labels = labels

    def counted_from(self, window: Window) -> str:
        """``counted from the LAST dose of ocrelizumab on Wed 09-Sep-2026``; empty when nothing is counted."""
        anchor = window.anchor
        if anchor is None:
            return ""
        what = self._day_of(anchor.parameter)
        if anchor.date is None:
            return say("windows.counted_from_unknown_day", what=what)
        return say("windows.counted_from", what=what, day=short_day(anchor.date))

    def missing(self, window: Window) -> tuple[tuple[str, str], ...]:
        """What is missing, as the parameter to fill in (empty when no field can mend it) and its words."""
        return tuple((_field_of(name, self._parameters), self.missing_words(name)) for name in window.missing)

    def missing_words(self, name: str) -> str:
        """The words for one thing that is missing."""
        if name == VACCINE_CLASS:
            return say("windows.missing_vaccine_class")
        if _TREATMENT_FIELD.fullmatch(name):
            return self._day_of(name)
        parameter = self._parameters.get(name)
        return parameter.label if parameter else name

    def sources(self, window: Window) -> str:
        """The sources with their places, in one line."""
        return "; ".join(self.source_words(source) for source in window.sources)

    def source_words(self, source: RuleSource) -> str:
        """``Arrambide 2020, Pregnancy [56-59]``."""
        label = self._labels.get(source.key, source.key)
        return f"{label}, {source.locator}" if source.locator else label

    def label_of(self, key: str) -> str:
        """The short name of a source."""
        return self._labels.get(key, key)

    def label(self, parameter_id: str, choice: str) -> str:
        """The words for a drug or vaccine."""
        parameter = self._parameters.get(parameter_id)
        return parameter.choice_label(choice) if parameter else choice

    def conflict_heading(self, conflict: Conflict) -> str:
        """``Conception after the last dose: ocrelizumab``."""
        names = [self.label("vaccines", conflict.vaccine)] if conflict.vaccine else []
        if conflict.drug:
            names.append(self.label("dmt_exposures", conflict.drug))
        question = QUESTION[conflict.question].label
        return say("windows.conflict_heading", question=question, about=", ".join(names)) if names else question

    def conflict_line(self, conflict: Conflict, windows: Mapping[str, Window]) -> str:
        """``Sources differ: 4 months (Ocrevus EU leaflet) … 12 months (Ocrevus UK)``, one part for each window."""
        parts = []
        for name in conflict.windows:
            window = windows[name]
            label = self.label_of(window.sources[0].key) if window.sources else say("windows.no_source")
            parts.append(f"{window.rule} ({label})")
        return say("windows.sources_differ", intervals=" … ".join(parts))

    def _day_of(self, path: str) -> str:
        found = _TREATMENT_FIELD.fullmatch(path)
        if found is None:
            if path in _WORKED_OUT:
                return say(f"windows.worked_out.{path}")
            parameter = self._parameters.get(path)
            return say("windows.quoted", label=parameter.label) if parameter else path
        number, field = int(found[1]), found[2]
        if number >= len(self._treatments):
            return say(f"windows.field.{field}") if field in _FIELDS else field
        drug = self.label("dmt_exposures", self._treatments[number].drug)
        if field in _FIELDS:
            return say(f"windows.field_of_drug.{field}", drug=drug)
        return say("windows.other_field_of_drug", field=field, drug=drug)


def status_words(window: Window) -> str:
    """The answer in words: ``can be met``, ``over``, ``cannot be met``, ``cannot be told``, ``blocked``, ``information``."""
    if window.kind == "blocked" and window.status == "infeasible":
        return KIND_WORDS["blocked"]
    if window.kind == "info" and window.status == "open":
        return KIND_WORDS["info"]
    return STATUS_WORDS[window.status]


def force_words(window: Window) -> str:
    """``hard stop`` or ``advice``; empty for information and for what cannot be told of a whole question."""
    if window.kind == "info" or not window.rule_id:
        return ""
    return say(f"windows.force.{window.strength}")


def dates_words(window: Window, day_words: Callable[[date], str] = short_day) -> str:
    """The dates with a range kept as a range and the cautious date named; empty without a date."""
    cautious = _cautious(window)
    said = _bounds(window, day_words)
    return say("windows.dates_with_cautious", dates=said, cautious=day_words(cautious)) if cautious else said


def brief_dates_words(window: Window) -> str:
    """The same without the days of the week, and shorter about the cautious date."""
    cautious = _cautious(window)
    said = _bounds(window, short_day)
    if cautious:
        said = say("windows.dates_with_cautious_brief", dates=said, cautious=short_day(cautious))
    return without_weekdays(said)


def _cautious(window: Window) -> date | None:
    """The cautious date when it is named beside the others."""
    is_range = window.kind == "between" or (window.earliest is not None and window.latest is not None)
    return window.cautious if window.dated and is_range else None


def _bounds(window: Window, day_words: Callable[[date], str]) -> str:
    kind, first, last = window.kind, window.earliest, window.latest
    if not window.dated:
        return ""
    days = [day_words(day) for day in (first, last) if day]
    is_range = len(days) > 1
    if kind == "not_before":
        return (
            say("windows.not_before_range", first=days[0], last=days[1])
            if is_range
            else say("windows.not_before", day=days[0])
        )
    if kind == "not_after":
        return (
            say("windows.not_after_range", first=days[0], last=days[1])
            if is_range
            else say("windows.not_after", day=days[0])
        )
    if is_range:
        return say("windows.from_to", first=days[0], last=days[1])
    return say("windows.from", day=days[0]) if first else say("windows.to", day=days[0])


def headline(window: Window) -> str:
    """The answer in one line: ``Not before Thu 01-Oct-2026 · hard stop · can be met``."""
    parts = [part for part in (dates_words(window), force_words(window), status_words(window)) if part]
    line = " · ".join(dict.fromkeys(parts))
    return f"{line[:1].upper()}{line[1:]}"


def place_words(window: Window) -> str:
    """Jurisdiction and year; empty for a whole question."""
    if not window.rule_id:
        return ""
    return ", ".join(part for part in (window.jurisdiction, year_words(window.year)) if part)


def year_words(year: int | None) -> str:
    """A year, or that none is stated."""
    return str(year) if year else say("windows.year_not_stated")


def _field_of(name: str, parameters: Mapping[str, Parameter]) -> str:
    field = name.partition("[")[0]
    return field if field in parameters else ""
