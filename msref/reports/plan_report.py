"""A plan of dates as sections: the windows by topic, then where the sources differ. Each line states what its source says; nothing is merged."""

from collections.abc import Collection, Iterator

from msref.domain.timing.questions import QUESTION, TOPICS
from msref.domain.timing.windows import Plan, Window
from msref.reports.day_words import short_day
from msref.reports.sections import Entry, Section, section_lines
from msref.reports.window_words import WindowWords, headline, place_words
from msref.words import say


def planner_title() -> str:
    """What the plan is called."""
    return say("plan.title")


def not_merged() -> str:
    """That nothing of several sources is merged."""
    return say("plan.not_merged")


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
    lines = [planner_title(), say("plan.as_of", day=short_day(plan.today), content=content), not_merged()]
    if topics:
        left = [heading for topic, heading in TOPICS.items() if topic not in topics]
        lines.append(say("plan.topics_left_out", topics=", ".join(left)))
    if not with_doses and (count := sum(bool(window.dose) for window in plan.windows)):
        lines.append(say("plan.doses_left_out", count=count))
    for section in plan_sections(plan, words, topics=topics, with_doses=with_doses):
        lines += section_lines(section)
    return "\n".join(lines) + "\n"


def window_entry(window: Window, words: WindowWords) -> Entry:
    """One window as an entry: the answer, the rule in the source's unit, the day it counts from, notes, sources, what is missing."""
    label = QUESTION[window.question].label
    details = [headline(window)]
    counted = words.counted_from(window)
    if window.rule and counted:
        details.append(say("plan.rule_and_count", interval=window.rule, counted=counted))
    elif window.rule:
        details.append(say("plan.rule", interval=window.rule))
    elif counted:
        details.append(f"{counted}.")
    if window.text:
        details.append(window.text)
    details += [say("plan.note", note=note) for note in window.notes]
    if window.sources:
        place = place_words(window)
        sources = words.sources(window)
        details.append(
            say("plan.source_of_place", sources=sources, place=place) if place else say("plan.source", sources=sources)
        )
    return Entry(
        window.title if label in window.title else say("plan.entry", question=label, title=window.title),
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
        yield Section("differences", say("plan.differences"), (), tuple(entries))
