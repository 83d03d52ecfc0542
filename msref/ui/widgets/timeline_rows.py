"""
The rows of the timeline, made from a plan: the days that the patient's facts give, topics, questions and windows.

Pure: decides the order, the grouping and the words of the rows, never what a window says. Single doses are rows of their own and may be left out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from msref.domain.exposures import treatments_of
from msref.domain.facts import Facts
from msref.domain.jurisdictions import HOME, home_first, nearness
from msref.domain.parameters import Parameter
from msref.domain.timing.questions import QUESTION, TOPICS
from msref.domain.timing.windows import Plan, Window
from msref.reports.day_words import short_day

TOPIC: Final = "topic"
GROUP: Final = "group"
WINDOW: Final = "window"
DAYS: Final = "days"

_RECENT: Final = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One row: `kind` is TOPIC, GROUP, WINDOW or DAYS; a window row has its window, the row of days its days with their words."""

    kind: str
    label: str
    window: Window | None = None
    days: tuple[tuple[date, str], ...] = ()
    is_dose: bool = False


def timeline_rows(
    plan: Plan,
    days: Iterable[tuple[date, str]],
    *,
    topics: Collection[str] = (),
    with_doses: bool = False,
    home: str = "",
) -> tuple[TimelineRow, ...]:
    """The rows for the topics chosen (none chosen: all); within a question the rules of the home jurisdiction come first, marked."""
    given = tuple(days)
    rows = [TimelineRow(DAYS, QCoreApplication.translate("TimelineRows", "Days given"), days=given)] if given else []
    for topic, heading in TOPICS.items():
        if topics and topic not in topics:
            continue
        windows = [window for window in plan.windows if window.topic == topic and (with_doses or not window.dose)]
        if windows:
            rows.append(TimelineRow(TOPIC, heading))
            rows.extend(_topic_rows(windows, home))
    return tuple(rows)


def days_of(facts: Facts, parameters: Mapping[str, Parameter]) -> tuple[tuple[date, str], ...]:
    """The days that the facts give, by date: those of the treatments, and every date parameter of plans, attack and treatment."""
    found: list[tuple[date, str]] = []
    translate = QCoreApplication.translate
    told = {
        "start": translate("TimelineRows", "{drug}, started"),
        "last_dose": translate("TimelineRows", "{drug}, LAST dose"),
        "next_due": translate("TimelineRows", "{drug}, next dose due"),
    }
    drugs = parameters.get("dmt_exposures")
    for entry in treatments_of(facts.value("dmt_exposures")) or ():
        name = drugs.choice_label(entry.drug) if drugs else entry.drug
        found += [(day, words.format(drug=name)) for field, words in told.items() if (day := getattr(entry, field))]
    for name in facts:
        value, parameter = facts.value(name), parameters.get(name)
        if isinstance(value, date) and parameter is not None and parameter.group in {"plans", "attack", "treatment"}:
            found.append((value, parameter.label))
    return tuple(sorted(found))


def days_words(row: TimelineRow) -> str:
    """The days of a row of days, each with its words."""
    return "; ".join(f"{words}: {short_day(day)}" for day, words in row.days)


def days_shown(rows: Iterable[TimelineRow], today: date) -> Iterator[date]:
    """The days that the axis should hold: every date of a window, and of the days given those that are not long past."""
    for row in rows:
        yield from (day for day, _ in row.days if day >= today - _RECENT)
        if row.window is not None:
            yield from (day for day in (row.window.earliest, row.window.latest, row.window.cautious) if day)


def subject_of(window: Window) -> tuple[str, str]:
    """The title in two: what it is about (``MMR vaccine, ocrelizumab``; empty for the case as a whole), and the rule."""
    about, colon, rule = window.title.partition(": ")
    return (about, rule) if colon and (window.drug or window.vaccine) else ("", window.title)


def _topic_rows(windows: Iterable[Window], home: str) -> Iterator[TimelineRow]:
    groups: dict[tuple[str, int | None, str, str], list[Window]] = {}
    for window in windows:
        groups.setdefault(window.group, []).append(window)
    for group in groups.values():
        about, _ = subject_of(group[0])
        label = QUESTION[group[0].question].label
        yield TimelineRow(GROUP, f"{label} — {about}" if about else label)
        for window in home_first(group, lambda window: window.jurisdiction, home):
            rule = subject_of(window)[1]
            words = f"{rule[:1].upper()}{rule[1:]}"
            if nearness(window.jurisdiction, home) == HOME:
                marked = QCoreApplication.translate("TimelineRows", "{rule} (home: {jurisdiction})")
                words = marked.format(rule=words, jurisdiction=window.jurisdiction)
            yield TimelineRow(WINDOW, words, window=window, is_dose=bool(window.dose))
