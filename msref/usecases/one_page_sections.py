"""
What stands on the sheet of the one-page summary: facts, definitions, ways taken, date windows, options, unknowns, sources, as far as there is room.

Nothing is cut silently: what is left out is counted at its place, with where to find it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from msref.domain.definitions import Assessment
from msref.domain.flowcharts.walk import BY_PARAMETERS, Walk, WalkStep
from msref.domain.options import AGAINST, BLOCKING, FOR, WeighedOption, WeighedStatement
from msref.domain.populations import population_flags
from msref.domain.timing.windows import Window
from msref.domain.truth import Truth
from msref.reports.sections import Entry, Section
from msref.reports.window_words import dates_words, force_words, status_words
from msref.usecases.one_page_known import IN_BRACKETS, Cited, Known, Room, number_of, short_value, without_weekdays
from msref.usecases.patient_answers import POPULATION_WORDS
from msref.usecases.weigh_options import ORDER_WORDS

_GROUPS: Final = {
    "who": "Patient",
    "disease": "Disease",
    "mri": "MRI",
    "treatment": "Treatment",
    "attack": "This attack",
    "plans": "Plans",
}
# Facts that stand there before any other when there is no room for all.
_KEY_FACTS: Final = (
    "age_years", "sex", "pregnancy_state", "gestation_weeks", "conception_plan", "course", "onset_date", "edss", "relapses_12m",
    "disabling_relapses_12m", "gd_lesions", "t2_increase", "dmt_exposures", "jcv_status", "jcv_index", "lymphocytes",
    "relapse_onset_date", "severity_features", "relapse_edss_rise", "steroid_days", "steroid_response", "planned_dmt",
    "planned_start", "vaccines", "weight_kg",
)  # fmt: skip
_TRUTH_WORDS: Final = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not known"}


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
        return Section("facts", "What is known", ("Nothing is known of this patient yet.",))
    rank = {name: at for at, name in enumerate(_KEY_FACTS)}
    shown = {one.id for one in sorted(given, key=lambda one: rank.get(one.id, len(rank)))[: room.facts]}
    entries = []
    for group, heading in _GROUPS.items():
        of_group = [one for one in given if one.id in shown and one.group == group]
        said = "; ".join(f"{one.label}: {short_value(one, facts.value(one.id))}" for one in of_group)
        entries += [_line(heading, f". {said}.")] if said else []
    flags = population_flags(facts)
    told = "; ".join(f"{POPULATION_WORDS[flag.id]}: {_TRUTH_WORDS[flag.truth]}" for flag in flags)
    entries.append(_line("Special populations", f". {told}."))
    left = len(given) - len(shown)
    entries += [_line("Further", f": {number_of(left, 'fact')}; see the full summary.")] if left else []
    return Section("facts", "What is known", (), tuple(entries))


def _definitions(known: Known, room: Room, cited: Cited) -> Section:
    title = "Published definitions of aggressive or highly active MS"
    given = known.answers.published()
    met, not_met, open_ones, elsewhere = (
        [answer for answer in given if answer.truth is truth]
        for truth in (Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, None)
    )
    if len(open_ones) == len(given):
        words = f"Nothing can be told yet of the {len(given)} published definitions and their readings."
        return Section("definitions", title, (f"{words} {known.needed('definition')}",))
    entries = []
    if met:
        marks = (cited.mark(known.first_sources[answer.definition.record]) for answer in met)
        named = (f"{answer.definition.title}{mark}" for answer, mark in zip(met, marks, strict=True))
        entries.append(_line(f"Met ({len(met)})", f": {'; '.join(named)}."))
    if not_met and room.names:
        entries.append(_line(f"Not met ({len(not_met)})", f": {_titles(not_met)}."))
        not_met = []
    counted = (("not met", not_met), ("not for this patient", elsewhere))
    if said := ", ".join(f"{words} ({len(found)})" for words, found in counted if found):
        entries.append(_line(f"{said[:1].upper()}{said[1:]}", ": named on the page Definitions."))
    if open_ones:
        words = f": named on the page Definitions. {known.needed('definition')}"
        entries.append(_line(f"Cannot be told ({len(open_ones)})", words.rstrip()))
    return Section("definitions", title, (), tuple(entries))


def _titles(answers: Sequence[Assessment]) -> str:
    return "; ".join(answer.definition.title for answer in answers)


def _walks(known: Known, room: Room, cited: Cited) -> Section:
    walks = known.answers.walks
    lead = () if walks else ("No algorithm was opened for this patient.",)
    return Section("walks", "Path taken", lead, tuple(_walk(walk, room, cited) for walk in walks))


def _walk(walk: Walk, room: Room, cited: Cited) -> Entry:
    asked = [step for step in walk.path if step.node.kind == "question"]
    shown = asked[-room.steps :]
    parts = [number_of(len(asked) - len(shown), "earlier step") + " on its page"] if len(asked) > len(shown) else []
    parts += [_step(step) for step in shown]
    remarks = sum(flag.truth is Truth.TRUE for flag in walk.flags)
    parts += [f"{number_of(remarks, 'remark')} on its page"] if remarks else []
    if walk.end is not None:
        parts.append(f"END: {walk.end.title}{cited.mark(source.key for source in walk.end.sources)}")
    fields: tuple[tuple[str, str], ...] = ()
    if walk.pending is not None:
        labels = {parameter.id: parameter.label for parameter in walk.chart.parameters}
        parts.append(f"OPEN QUESTION: {walk.pending.node.title}")
        fields = tuple((name, labels.get(name, name)) for name in walk.pending.missing)
    return Entry(walk.chart.title, record=walk.chart.id, fields=fields, rest=f": {'; '.join(parts)}")


def _step(step: WalkStep) -> str:
    by_hand = "" if step.by == BY_PARAMETERS else ", by hand"
    return f"{step.node.title} {step.edge.label}{by_hand}"


def _windows(known: Known, room: Room, cited: Cited) -> Section:
    made = known.answers.plan
    windows = [window for window in made.windows if not window.dose]
    told = [window for window in windows if window.status != "unknown"]
    title = "Date windows"
    if not told:
        return Section("windows", title, (f"No date window can be given yet. {known.needed('window')}",))
    ranked = sorted(
        (window for window in told if _weight(window, known.answers.today) is not None),
        key=lambda one: _order(one, known.answers.today),
    )
    shown = ranked[: room.windows]
    entries = [_window(window, cited) for window in shown]
    more = (
        (len(told) - len(shown), "window", ""),
        (sum(bool(window.dose) for window in made.windows), "window", " of single doses"),
        (len(windows) - len(told), "window", " that cannot be told"),
        (len(made.conflicts), "place", " where the sources differ"),
    )
    if rest := "; ".join(f"{number_of(count, word)}{which}" for count, word, which in more if count):
        entries.append(_line("Further", f": {rest}; see the Date planner."))
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
    days = without_weekdays(dates_words(window)).replace("cautious date:", "cautious:")
    said = " \N{MIDDLE DOT} ".join(
        dict.fromkeys(part for part in (days, force_words(window), status_words(window)) if part)
    )
    rule = f" ({window.rule})" if window.rule else ""
    mark = cited.mark(source.key for source in window.sources)
    about, colon, which = window.title.partition(": ")
    named = (about, f": {which}") if colon else (window.title, "")
    return Entry(named[0], record=window.rule_id, rest=f"{named[1]}: {said}{rule}{mark}")


def _ledger(known: Known, room: Room, cited: Cited) -> Section:
    options = known.answers.ledger.options
    title = "Options ledger"
    if not options:
        return Section("options", title, ("This library holds no options ledger.",))
    if not len(known.answers.facts):
        words = f"Nothing can be told yet of {number_of(len(options), 'treatment')} for this patient. {known.needed('statement')}"
        return Section("options", title, (words, "What concerns everyone stands in the full summary."))
    for_all = _unknown_in_all(options)
    entries = [_option(known, option, room, cited, for_all) for option in options]
    shared = f" Not known for any of them: {', '.join(known.label(name) for name in for_all)}." if for_all else ""
    where = "+n: further reasons for this patient; n general: reasons that hold for everyone; all in words in the full summary."
    return Section("options", title, (f"{ORDER_WORDS} {where}{shared}",), tuple(entries))


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
    for place, words in ((BLOCKING, "BLOCKING"), (AGAINST, "against"), (FOR, "for")):
        most = room.reasons + 2 if place == BLOCKING else room.reasons
        if said := _side(known, option.at(place), most, cited):
            parts.append(f"{words}: {said}")
    names = dict.fromkeys(name for weighed in option.unknown for name in weighed.missing)
    waiting = [known.label(name) for name in names if name not in said_once]
    shown = waiting[: room.reasons + 1]
    if waiting:
        more = f" and {len(waiting) - len(shown)} more" if len(waiting) > len(shown) else ""
        parts.append(f"unknown: {', '.join(shown)}{more}")
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
        facts.setdefault(" with ".join(reasons), []).extend(source.key for source in weighed.statement.sources)
    said = [f"{words}{cited.mark(keys)}" for words, keys in list(facts.items())[:most]]
    left = len(facts) - len(said)
    said += [f"+{left}"] if left > 0 else []
    said += [f"{general} general"] if general else []
    return ", ".join(said)


def _line(words: str, rest: str) -> Entry:
    return Entry(words, strong=True, rest=rest)


def _unknowns(known: Known, room: Room) -> Section:
    title = "Not known, and would decide something"
    counts = {name: sum(parts.values()) for name, parts in known.waiting.items()}
    if not counts:
        return Section("unknowns", title, ("Nothing that is not known could change an answer now.",))
    shown = list(counts)[: room.unknowns]
    left = len(counts) - len(shown)
    fields = tuple((name, f"{known.label(name)} ({counts[name]})") for name in shown)
    more = f"; {left} more: full summary" if left else ""
    return Section(
        "unknowns",
        title,
        (),
        (Entry("In brackets", fields=fields, strong=True, rest=f": how many answers wait for it{more}."),),
    )


def _sources(known: Known, cited: Cited) -> Section:
    if not cited.numbers:
        return Section("sources", "Sources", ("No line above rests on a source.",))
    listed = "; ".join(f"{number} {known.source_name(key)}" for key, number in cited.numbers.items())
    return Section("sources", "Sources", (f"{listed}. Full references and places: full summary.",))
