"""
A window of the date planner in words: status, dates, the day it counts from, what is missing, its sources.

One place for the timeline, the table, the summary and the copies, so that all of them say the same.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from msref.domain.exposures import treatments_of
from msref.domain.facts import Facts
from msref.domain.parameters import Parameter
from msref.domain.timing.applies import VACCINE_CLASS
from msref.domain.timing.questions import QUESTION
from msref.domain.timing.rules import RuleSource
from msref.domain.timing.windows import STATUS_WORDS, Conflict, Window
from msref.reports.day_words import short_day

FORCE_WORDS: Final = {"hard_stop": "hard stop", "advice": "advice"}
_TREATMENT_FIELD: Final = re.compile(r"dmt_exposures\[(\d+)\]\.(\w+)")
_FIELD_WORDS: Final = {
    "last_dose": "the LAST dose",
    "next_due": "the NEXT dose due",
    "start": "the start",
    "stop_reason": "whether treatment goes on (next dose due, or why it was stopped)",
    "adequate": "whether the course was adequate",
}
# What is worked out from a parameter, said of the day and not of the parameter.
_WORKED_OUT: Final = {
    "steroid_start": "the last day of the corticosteroid course",
    "gestation_weeks": "the start of the pregnancy, from the weeks of gestation",
}


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
        day = f"{short_day(anchor.date)}" if anchor.date else "a day that is not known"
        return f"counted from {self._day_of(anchor.parameter)}{' on ' if anchor.date else ', '}{day}"

    def missing(self, window: Window) -> tuple[tuple[str, str], ...]:
        """What is missing, as the parameter to fill in (empty when no field can mend it) and its words."""
        return tuple((_field_of(name, self._parameters), self.missing_words(name)) for name in window.missing)

    def missing_words(self, name: str) -> str:
        """The words for one thing that is missing."""
        if name == VACCINE_CLASS:
            return "the class of the vaccine, which no source here states"
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
        subject = f": {', '.join(names)}" if names else ""
        return f"{QUESTION[conflict.question].label}{subject}"

    def conflict_line(self, conflict: Conflict, windows: Mapping[str, Window]) -> str:
        """``Sources differ: 4 months (Ocrevus EU leaflet) … 12 months (Ocrevus UK)``, one part for each window."""
        parts = []
        for name in conflict.windows:
            window = windows[name]
            label = self._labels.get(window.sources[0].key, window.sources[0].key) if window.sources else "no source"
            parts.append(f"{window.rule} ({label})")
        return f"Sources differ: {' … '.join(parts)}"

    def _day_of(self, path: str) -> str:
        found = _TREATMENT_FIELD.fullmatch(path)
        if found is None:
            parameter = self._parameters.get(path)
            return _WORKED_OUT.get(path) or (f"“{parameter.label}”" if parameter else path)
        number, field = int(found[1]), _FIELD_WORDS.get(found[2], found[2])
        if number >= len(self._treatments):
            return field
        drug = self.label("dmt_exposures", self._treatments[number].drug)
        return f"{field}, {drug}" if found[2] == "stop_reason" else f"{field} of {drug}"


def status_words(window: Window) -> str:
    """The answer in words: ``can be met``, ``over``, ``cannot be met``, ``cannot be told``, ``blocked``, ``information``."""
    if window.kind == "blocked" and window.status == "infeasible":
        return "blocked"
    if window.kind == "info" and window.status == "open":
        return "information"
    return STATUS_WORDS[window.status]


def force_words(window: Window) -> str:
    """``hard stop`` or ``advice``; empty for information and for what cannot be told of a whole question."""
    if window.kind == "info" or not window.rule_id:
        return ""
    return FORCE_WORDS[window.strength]


def dates_words(window: Window) -> str:
    """The dates with a range kept as a range and the cautious date named; empty without a date."""
    first, last, cautious = window.earliest, window.latest, window.cautious
    if not window.dated:
        return ""
    if window.kind == "not_before":
        said = f"not before {_range(first, last)}"
    elif window.kind == "not_after":
        said = f"not after {_range(first, last)}"
    elif first and last:
        said = f"from {short_day(first)} to {short_day(last)}"
    else:
        said = f"from {short_day(first)}" if first else f"to {short_day(last)}" if last else ""
    ranged = cautious is not None and (window.kind == "between" or (first is not None and last is not None))
    return f"{said} (cautious date: {short_day(cautious)})" if ranged and cautious else said


def headline(window: Window) -> str:
    """The answer in one line: ``Not before Thu 01-Oct-2026 · hard stop · can be met``."""
    parts = [part for part in (dates_words(window), force_words(window), status_words(window)) if part]
    line = " · ".join(dict.fromkeys(parts))
    return f"{line[:1].upper()}{line[1:]}"


def place_words(window: Window) -> str:
    """Jurisdiction and year; empty for a whole question."""
    if not window.rule_id:
        return ""
    return ", ".join(part for part in (window.jurisdiction, str(window.year or "year not stated")) if part)


def _field_of(name: str, parameters: Mapping[str, Parameter]) -> str:
    field = name.partition("[")[0]
    return field if field in parameters else ""


def _range(first: date | None, last: date | None) -> str:
    return " to ".join(short_day(day) for day in (first, last) if day)
