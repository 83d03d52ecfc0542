"""
Plan dates for one case: all windows with their sources, as a value, as JSON, as text, and (in `calendar_export`) as a calendar.

The rules and vaccines come from the content store; the day is given. Nothing here decides: the plan states what each source bounds.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from msref.domain.dates import day_in_words
from msref.domain.facts import Facts
from msref.domain.parameters import Parameter
from msref.domain.timing.plan import plan_case
from msref.domain.timing.questions import QUESTION, TOPICS
from msref.domain.timing.rules import TimingRule
from msref.domain.timing.vaccines import Vaccine
from msref.domain.timing.windows import KIND_WORDS, STATUS_WORDS, Conflict, Plan, Window
from msref.reports.window_words import dates_words, year_words
from msref.usecases.calendar_export import plan_as_ics
from msref.words import say

__all__: Final = ["plan", "plan_as_ics", "plan_as_json", "plan_as_text"]


def plan(
    rules: Sequence[TimingRule],
    vaccines: Iterable[Vaccine],
    facts: Facts,
    today: date,
    parameters: Iterable[Parameter] = (),
) -> Plan:
    """All windows of a case on a day. `parameters` supply the names of drugs and the labels in explanations."""
    return plan_case(rules, vaccines, facts, today, {parameter.id: parameter for parameter in parameters})


def plan_as_json(made: Plan) -> dict[str, object]:
    """The plan as plain data; dates as ISO texts, what is not known as null or an empty list."""
    return {
        "windows": [_window_data(window) for window in made.windows],
        "conflicts": [_conflict_data(conflict) for conflict in made.conflicts],
    }


def _window_data(window: Window) -> dict[str, object]:
    anchor = window.anchor
    return {
        "id": window.id,
        "title": window.title,
        "topic": window.topic,
        "question": window.question,
        "drug": window.drug,
        "vaccine": window.vaccine,
        "dose": window.dose,
        "kind": window.kind,
        "status": window.status,
        "strength": window.strength,
        "anchor": {"parameter": anchor.parameter, "date": _iso(anchor.date)} if anchor else None,
        "earliest": _iso(window.earliest),
        "latest": _iso(window.latest),
        "cautious": _iso(window.cautious),
        "rule": window.rule,
        "text": window.text,
        "missing": list(window.missing),
        "notes": list(window.notes),
        "sources": [{"key": source.key, "locator": source.locator} for source in window.sources],
        "jurisdiction": window.jurisdiction,
        "year": window.year,
        "rule_id": window.rule_id,
    }


def _conflict_data(conflict: Conflict) -> dict[str, object]:
    return {
        "topic": conflict.topic,
        "question": conflict.question,
        "drug": conflict.drug,
        "vaccine": conflict.vaccine,
        "windows": list(conflict.windows),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def plan_as_text(made: Plan, labels: Mapping[str, str] | None = None) -> str:
    """The plan for reading and printing. `labels` gives the short names of the sources by key."""
    names = labels or {}
    lines = [say("plan.text_head", day=day_in_words(made.today))]
    for topic, heading in TOPICS.items():
        windows = [window for window in made.windows if window.topic == topic]
        if windows:
            lines += ["", heading.upper()]
            for window in windows:
                lines += _window_lines(window, names)
    titles = {window.id: window.title for window in made.windows}
    if made.conflicts:
        lines += ["", say("plan.differences").upper()]
        for conflict in made.conflicts:
            lines.append(f"- {QUESTION[conflict.question].label}:")
            lines += [f"    {titles[window]}" for window in conflict.windows]
    return "\n".join(lines) + "\n"


def _window_lines(window: Window, names: Mapping[str, str]) -> list[str]:
    lines = [f"- {window.title}", f"    {headline(window)}"]
    if window.rule:
        lines.append(f"    {say('plan.interval', interval=window.rule)}")
    lines.append(f"    {window.text}")
    if window.missing:
        lines.append(f"    {say('plan.missing', names=', '.join(window.missing))}")
    lines += [f"    {say('plan.note', note=note)}" for note in window.notes]
    if window.sources:
        cited = "; ".join(f"{names.get(source.key, source.key)}, {source.locator}" for source in window.sources)
        where = ", ".join(part for part in (window.jurisdiction, year_words(window.year)) if part)
        said = (
            say("plan.source_of_place", sources=cited, place=where)
            if window.rule_id
            else say("plan.source", sources=cited)
        )
        lines.append(f"    {said}")
    return lines


def headline(window: Window) -> str:
    """The answer of a window in one line, such as ``Not before 1 October 2026; advice; can be met``, with a full stop."""
    dates = dates_in_words(window)
    said = dates or KIND_WORDS[window.kind]
    force = say(f"windows.force.{window.strength}")
    is_blocked = window.kind == "blocked" and window.status == "infeasible"
    status = KIND_WORDS["blocked"] if is_blocked else STATUS_WORDS[window.status]
    parts = [said, force, status] if said != status else [said, force]
    if window.kind == "info":
        parts = [said] if window.status == "open" else [said, status]
    line = "; ".join(parts)
    return f"{line[:1].upper()}{line[1:]}."


def dates_in_words(window: Window) -> str:
    """The dates of a window in words, with a range kept as a range and its cautious date named; empty without a date."""
    return dates_words(window, day_in_words)
