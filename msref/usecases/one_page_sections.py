"""
What stands on the sheet of the one-page summary: facts, definitions, ways taken, date windows, options, unknowns, sources, as far as there is room.

Nothing is cut silently: what is left out is counted at its place, with where to find it.
"""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from typing import Final

from msref.domain.definitions import Assessment
from msref.domain.flowcharts.walk import BY_PARAMETERS, Walk, WalkStep
from msref.domain.options import AGAINST, BLOCKING, FOR, WeighedOption, WeighedStatement
from msref.domain.populations import population_flags
from msref.domain.timing.windows import Window
from msref.domain.truth import Truth
from msref.reports.sections import Entry, Section
from msref.reports.window_words import brief_dates_words, force_words, status_words
from msref.usecases.one_page_known import IN_BRACKETS, Cited, Known, Room, short_value
from msref.usecases.patient_answers import population_words
from msref.usecases.weigh_options import order_words
from msref.words import say

_GROUPS: Final = ("who", "disease", "mri", "treatment", "attack", "plans")
# Facts that stand there before any other when there is no room for all.
_KEY_FACTS: Final = (
    "age_years", "sex", "pregnancy_state", "gestation_weeks", "conception_plan", "course", "onset_date", "edss", "relapses_12m",
    "disabling_relapses_12m", "gd_lesions", "t2_increase", "dmt_exposures", "jcv_status", "jcv_index", "lymphocytes",
    "relapse_onset_date", "severity_features", "relapse_edss_rise", "steroid_days", "steroid_response", "planned_dmt",
    "planned_start", "vaccines", "weight_kg",
)  # fmt: skip


def one_page_sections(known: Known, room: Room) -> tuple[Section, ...]:
    """Every section of the sheet."""
    cited = Cited()
    return (
        _facts(known, room),
        _definitions(known, room, cited),
        _walks(known, room, cited),
        _windows(known, room, cited),
        _ledger(known, room, cited),
        _unknowns(known, room),
        _sources(known, cited),
    )


def _facts(known: Known, room: Room) -> Section:
    facts = known.answers.facts
    given = [one for one in known.material.parameters if facts.knows(one.id)]
    if not given:
        return Section("facts", say("summary.facts"), (say("one_page.nothing_known"),))
    rank = {name: at for at, name in enumerate(_KEY_FACTS)}
    shown = {one.id for one in sorted(given, key=lambda one: rank.get(one.id, len(rank)))[: room.facts]}
    entries = []
    for group in _GROUPS:
        of_group = [one for one in given if one.id in shown and one.group == group]
        said = "; ".join(f"{one.label}: {short_value(one, facts.value(one.id))}" for one in of_group)
        entries += [_line(say(f"one_page.group.{group}"), f". {said}.")] if said else []
    flags = population_flags(facts)
    told = "; ".join(population_words(flag) for flag in flags)
    entries.append(_line(say("one_page.populations"), f". {told}."))
    left = len(given) - len(shown)
    entries += [_line(say("one_page.further"), say("one_page.further_facts", count=left))] if left else []
    return Section("facts", say("summary.facts"), (), tuple(entries))


def _definitions(known: Known, room: Room, cited: Cited) -> Section:
    title = say("one_page.definitions")
    given = known.answers.published()
    met, not_met, open_ones, elsewhere = (
        [answer for answer in given if answer.truth is truth]
        for truth in (Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, None)
    )
    if len(open_ones) == len(given):
        words = say("one_page.definitions_cannot_be_told", number=len(given))
        return Section("definitions", title, (f"{words} {known.needed('definition')}",))
    entries = []
    if met:
        marks = (cited.mark(known.first_sources[answer.definition.record]) for answer in met)
        named = (f"{answer.definition.title}{mark}" for answer, mark in zip(met, marks, strict=True))
        entries.append(_line(say("one_page.met", number=len(met)), f": {'; '.join(named)}."))
    if not_met and room.names:
        entries.append(_line(say("one_page.not_met", number=len(not_met)), f": {_titles(not_met)}."))
        not_met = []
    where = say("one_page.named_on_page")
    if said := _only_counted(len(not_met), len(elsewhere)):
        entries.append(_line(said, where))
    if open_ones:
        words = f"{where} {known.needed('definition')}".rstrip()
        entries.append(_line(say("one_page.cannot_be_told", number=len(open_ones)), words))
    return Section("definitions", title, (), tuple(entries))


def _only_counted(not_met: int, elsewhere: int) -> str:
    if not_met and elsewhere:
        return say("one_page.not_met_and_elsewhere", not_met=not_met, elsewhere=elsewhere)
    if not_met:
        return say("one_page.not_met", number=not_met)
    return say("one_page.elsewhere", number=elsewhere) if elsewhere else ""


def _titles(answers: Sequence[Assessment]) -> str:
    return "; ".join(answer.definition.title for answer in answers)


def _walks(known: Known, room: Room, cited: Cited) -> Section:
    walks = known.answers.walks
    lead = () if walks else (say("summary.no_walk"),)
    return Section("walks", say("one_page.walks"), lead, tuple(_walk(walk, room, cited) for walk in walks))


def _walk(walk: Walk, room: Room, cited: Cited) -> Entry:
    asked = [step for step in walk.path if step.node.kind == "question"]
    shown = asked[-room.steps :]
    earlier = len(asked) - len(shown)
    parts = [say("one_page.earlier_steps", count=earlier)] if earlier else []
    parts += [_step(step) for step in shown]
    remarks = sum(flag.truth is Truth.TRUE for flag in walk.flags)
    parts += [say("one_page.remarks", count=remarks)] if remarks else []
    if walk.end is not None:
        mark = cited.mark(source.key for source in walk.end.sources)
        parts.append(f"{say('one_page.end', title=walk.end.title)}{mark}")
    fields: tuple[tuple[str, str], ...] = ()
    if walk.pending is not None:
        labels = {parameter.id: parameter.label for parameter in walk.chart.parameters}
        parts.append(say("one_page.open_question", title=walk.pending.node.title))
        fields = tuple((name, labels.get(name, name)) for name in walk.pending.missing)
    return Entry(walk.chart.title, record=walk.chart.id, fields=fields, rest=f": {'; '.join(parts)}")


def _step(step: WalkStep) -> str:
    if step.by == BY_PARAMETERS:
        return f"{step.node.title} {step.edge.label}"
    return say("one_page.step_by_hand", title=step.node.title, answer=step.edge.label)


def _windows(known: Known, room: Room, cited: Cited) -> Section:
    made = known.answers.plan
    windows = [window for window in made.windows if not window.dose]
    told = [window for window in windows if window.status != "unknown"]
    title = say("one_page.windows")
    if not told:
        return Section("windows", title, (f"{say('one_page.no_window')} {known.needed('window')}",))
    ranked = sorted(
        (window for window in told if _weight(window, known.answers.today) is not None),
        key=lambda one: _order(one, known.answers.today),
    )
    shown = ranked[: room.windows]
    entries = [_window(window, cited) for window in shown]
    more = (
        ("one_page.more_windows", len(told) - len(shown)),
        ("one_page.more_doses", sum(bool(window.dose) for window in made.windows)),
        ("one_page.more_unknown", len(windows) - len(told)),
        ("one_page.more_conflicts", len(made.conflicts)),
    )
    if rest := "; ".join(say(message, count=count) for message, count in more if count):
        entries.append(_line(say("one_page.further"), say("one_page.further_windows", what=rest)))
    return Section("windows", title, (), tuple(entries))


def _weight(window: Window, today: date) -> int | None:
    """Hard stops that hold, hard stops to come, advice that cannot be met, advice to come; None for what need not stand on the sheet."""
    if window.kind == "info" or window.status == "passed" or not window.rule_id:
        return None
    hard = window.strength == "hard_stop"
    if window.status == "infeasible":
        return 0 if hard else 2
    return (1 if hard else 3) if _next_day(window, today) is not None else None


def _next_day(window: Window, today: date) -> date | None:
    days = [day for day in (window.cautious, window.earliest, window.latest) if day is not None and day >= today]
    return min(days, default=None)


def _order(window: Window, today: date) -> tuple[int, date]:
    weight = _weight(window, today)
    return (weight if weight is not None else 9, _next_day(window, today) or today)


def _window(window: Window, cited: Cited) -> Entry:
    parts = (brief_dates_words(window), force_words(window), status_words(window))
    said = " \N{MIDDLE DOT} ".join(dict.fromkeys(part for part in parts if part))
    rule = f" ({window.rule})" if window.rule else ""
    mark = cited.mark(source.key for source in window.sources)
    about, colon, which = window.title.partition(": ")
    named = (about, f": {which}") if colon else (window.title, "")
    return Entry(named[0], record=window.rule_id, rest=f"{named[1]}: {said}{rule}{mark}")


def _ledger(known: Known, room: Room, cited: Cited) -> Section:
    options = known.answers.ledger.options
    title = say("summary.options")
    if not options:
        return Section("options", title, (say("summary.no_ledger"),))
    if not len(known.answers.facts):
        words = f"{say('one_page.treatments_cannot_be_told', count=len(options))} {known.needed('statement')}"
        return Section("options", title, (words, say("one_page.concerns_everyone")))
    for_all = _unknown_in_all(options)
    entries = [_option(known, option, room, cited, for_all) for option in options]
    said = [order_words(), say("one_page.how_to_read")]
    if for_all:
        said.append(say("one_page.not_known_for_any", names=", ".join(known.label(name) for name in for_all)))
    return Section("options", title, (" ".join(said),), tuple(entries))


def _unknown_in_all(options: Sequence[WeighedOption]) -> tuple[str, ...]:
    """The parameters that every treatment waits for: said once."""
    missing = [{name for weighed in option.unknown for name in weighed.missing} for option in options]
    everywhere = set.intersection(*missing) if missing else set()
    return tuple(sorted(everywhere))


def _option(
    known: Known,
    option: WeighedOption,
    room: Room,
    cited: Cited,
    said_once: Sequence[str],
) -> Entry:
    parts = []
    for place in (BLOCKING, AGAINST, FOR):
        most = room.reasons + 2 if place == BLOCKING else room.reasons
        if said := _side(known, option.at(place), most, cited):
            parts.append(say(f"one_page.side.{place}", reasons=said))
    names = dict.fromkeys(name for weighed in option.unknown for name in weighed.missing)
    waiting = [known.label(name) for name in names if name not in said_once]
    shown = ", ".join(waiting[: room.reasons + 1])
    left = len(waiting) - room.reasons - 1
    if left > 0:
        parts.append(say("one_page.unknown_and_more", names=shown, count=left))
    elif waiting:
        parts.append(say("one_page.unknown", names=shown))
    short = IN_BRACKETS.search(option.title)
    return Entry(short[1] if short else option.title, record=option.drug_id, rest=f". {' | '.join(parts)}")


def _side(known: Known, found: Sequence[WeighedStatement], most: int, cited: Cited) -> str:
    """The facts of the patient that carry the reasons of one side, and how many reasons hold for everybody."""
    facts: dict[str, list[str]] = {}
    general = 0
    for weighed in found:
        reasons = known.reasons[weighed.statement.id]
        if not reasons:
            general += 1
            continue
        facts.setdefault(reduce(_with, reasons), []).extend(source.key for source in weighed.statement.sources)
    said = [f"{words}{cited.mark(keys)}" for words, keys in list(facts.items())[:most]]
    left = len(facts) - len(said)
    said += [f"+{left}"] if left > 0 else []
    said += [say("one_page.general", count=general)] if general else []
    return ", ".join(said)


def _with(first: str, second: str) -> str:
    return say("one_page.with", first=first, second=second)


def _line(words: str, rest: str) -> Entry:
    return Entry(words, strong=True, rest=rest)


def _unknowns(known: Known, room: Room) -> Section:
    title = say("one_page.unknowns")
    counts = {name: sum(parts.values()) for name, parts in known.waiting.items()}
    if not counts:
        return Section("unknowns", title, (say("one_page.nothing_waits"),))
    shown = list(counts)[: room.unknowns]
    left = len(counts) - len(shown)
    fields = tuple((name, f"{known.label(name)} ({counts[name]})") for name in shown)
    rest = say("one_page.how_many_wait_and_more", count=left) if left else say("one_page.how_many_wait")
    entry = Entry(say("one_page.in_brackets"), fields=fields, strong=True, rest=rest)
    return Section("unknowns", title, (), (entry,))


def _sources(known: Known, cited: Cited) -> Section:
    if not cited.numbers:
        return Section("sources", say("summary.sources"), (say("summary.no_source"),))
    listed = "; ".join(f"{number} {known.source_name(key)}" for key, number in cited.numbers.items())
    return Section("sources", say("summary.sources"), (say("one_page.sources", listed=listed),))
