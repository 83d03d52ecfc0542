"""A plan of dates as sections: the windows by topic, then where the sources differ. Each line states what its source says; nothing is merged."""

from collections.abc import Collection, Iterator
from typing import Final

from msref.domain.timing.questions import QUESTION, TOPICS
from msref.domain.timing.windows import Plan, Window
from msref.reports.day_words import short_day
from msref.reports.sections import Entry, Section, section_lines
from msref.reports.window_words import WindowWords, headline, place_words

TITLE: Final = "Date planner"
NOT_MERGED: Final = "Each window states what its source says; nothing is merged."


def plan_sections(
    plan: Plan, words: WindowWords, *, topics: Collection[str] = (), with_doses: bool = True
) -> tuple[Section, ...]:
    """The windows of the topics chosen (none chosen: all), and the differences between their sources."""
    return (*_topics(plan, words, topics, with_doses=with_doses), *_differences(plan, words, topics))


def plan_text(
    plan: Plan,
    words: WindowWords,
    content: str,
    *,
    topics: Collection[str] = (),
    with_doses: bool = True,
) -> str:
    """The plan as plain text for copy and paper."""
    lines = [TITLE, f"As of {short_day(plan.today)}. {content}.", NOT_MERGED]
    if topics:
        left = [heading for topic, heading in TOPICS.items() if topic not in topics]
        lines.append(f"Left out by choice: {', '.join(left)}.")
    if not with_doses and (count := sum(bool(window.dose) for window in plan.windows)):
        lines.append(f"Left out by choice: {count} windows of single doses.")
    for section in plan_sections(plan, words, topics=topics, with_doses=with_doses):
        lines += section_lines(section)
    return "\n".join(lines) + "\n"


def window_entry(window: Window, words: WindowWords) -> Entry:
    """One window as an entry: the answer, the rule in the source's unit, the day it counts from, notes, sources, what is missing."""
    label = QUESTION[window.question].label
    details = [headline(window)]
    rule = f"In the source: {window.rule}" if window.rule else ""
    if counted := "; ".join(part for part in (rule, words.counted_from(window)) if part):
        details.append(f"{counted}.")
    if window.text:
        details.append(window.text)
    details += [f"Note: {note}" for note in window.notes]
    if window.sources:
        place = place_words(window)
        details.append(f"Source: {words.sources(window)}{f' ({place})' if place else ''}.")
    return Entry(
        window.title if label in window.title else f"{label}: {window.title}",
        tuple(details),
        record=window.rule_id,
        fields=words.missing(window),
        strong=True,
    )


def _topics(plan: Plan, words: WindowWords, topics: Collection[str], *, with_doses: bool) -> Iterator[Section]:
    for topic, heading in TOPICS.items():
        if topics and topic not in topics:
            continue
        windows = [window for window in plan.windows if window.topic == topic and (with_doses or not window.dose)]
        if windows:
            yield Section(topic, heading, (), tuple(window_entry(window, words) for window in windows))


def _differences(plan: Plan, words: WindowWords, topics: Collection[str]) -> Iterator[Section]:
    by_id = {window.id: window for window in plan.windows}
    conflicts = [one for one in plan.conflicts if not topics or one.topic in topics]
    if conflicts:
        entries = [
            Entry(words.conflict_heading(one), (words.conflict_line(one, by_id),), strong=True) for one in conflicts
        ]
        yield Section("differences", "Where the sources differ", (), tuple(entries))
