"""
The full summary of one patient: facts, definitions, the ways taken, date windows, options, unknowns, sources, each with its reasons.

Everything is answered by the rules of its own part and taken over as it stands; what is not known is told in each section and once more together.
It answers also when almost nothing is known. The summary on one sheet is made in `summarise_on_one_page`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from msref.domain.definitions import Assessment
from msref.domain.facts import Facts
from msref.domain.flowcharts.walk import BY_PARAMETERS, Walk
from msref.domain.options import Ledger, WeighedOption
from msref.domain.populations import population_flags
from msref.domain.truth import Truth
from msref.errors import NotFoundError
from msref.reports.patient_summary import PatientSummary
from msref.reports.plan_report import NOT_MERGED, plan_sections
from msref.reports.sections import Entry, Section
from msref.reports.window_words import WindowWords
from msref.usecases.describe_content import content_line, review_words
from msref.usecases.patient_answers import (
    POPULATION_WORDS,
    PatientAnswers,
    SummaryMaterial,
    answers_for,
    fact_words,
    read_material,
)
from msref.usecases.weigh_options import ORDER_WORDS

__all__: Final = ["SummaryMaterial", "fact_words", "read_material", "summarise"]

_TRUTH_WORDS: Final = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not known"}
_MOST_UNKNOWNS: Final = 25
_NEEDED_FIRST: Final = 5
_PARTS: Final = {
    "definition": ("definitions", "definition"),
    "question": ("open questions", "open question"),
    "window": ("date windows", "date window"),
    "statement": ("statements of the ledger", "statement of the ledger"),
}
Cited = dict[str, dict[str, None]]


def summarise(
    material: SummaryMaterial, facts: Facts, today: date, walks: Sequence[Walk] = (), *, age_on: date | None = None
) -> PatientSummary:
    """The summary of a patient on a day; `walks` are the ways taken, `age_on` the day that the age of the content is told for."""
    answers = answers_for(material, facts, today, walks)
    cited: Cited = {}
    sections = [
        _facts(material, facts),
        _definitions(material, answers, cited),
        _walks(material, walks, cited),
        *_windows(material, answers, cited),
        _options(material, answers.ledger, cited),
        _unknowns(material, answers),
        _sources(material, cited),
    ]
    described = f"{content_line(material.info, age_on or today)}, {review_words(material.info)}"
    return PatientSummary(today, described, tuple(sections))


def _facts(material: SummaryMaterial, facts: Facts) -> Section:
    known = [one for one in material.parameters if facts.knows(one.id)]
    entries = [Entry(f"{one.label}: {fact_words(one, facts.value(one.id))}") for one in known]
    flags = [f"{POPULATION_WORDS[flag.id]}: {_TRUTH_WORDS[flag.truth]}" for flag in population_flags(facts)]
    lead = (
        f"{len(known)} of {len(material.parameters)} parameters are known; all others are unknown."
        if known
        else "Nothing is known of this patient. What follows says what cannot be told, and what would be needed."
    )
    return Section("facts", "What is known", (lead, f"{'. '.join(flags)}."), tuple(entries))


def _definitions(material: SummaryMaterial, answers: PatientAnswers, cited: Cited) -> Section:
    given = answers.published()
    met = [answer for answer in given if answer.truth is Truth.TRUE]
    for answer in met:
        _cite_record(material, answer.definition.record, cited)
    entries = [_met(answer) for answer in met]
    for word, truth in (("Not met", Truth.FALSE), ("Not for this patient", None), ("Cannot be told", Truth.UNKNOWN)):
        titles = [answer.definition.title for answer in given if answer.truth is truth]
        if titles:
            entries.append(Entry(f"{word} ({len(titles)}): {'; '.join(titles)}."))
    return Section("definitions", "Published definitions", (_how_many(material, answers),), tuple(entries))


def _how_many(material: SummaryMaterial, answers: PatientAnswers) -> str:
    """How many definitions are met; where nothing can be told that, and what is needed first."""
    given = answers.published()
    told = [answer for answer in given if answer.truth is not Truth.UNKNOWN]
    if told:
        met = sum(answer.truth is Truth.TRUE for answer in given)
        return (
            f"{met} of {len(given)} published definitions of aggressive or highly active MS and their readings are met."
        )
    return (
        f"Nothing can be told yet of the {len(given)} published definitions of aggressive or highly active MS and their readings. "
        f"{needed_first(material, answers, 'definition')}"
    )


def needed_first(material: SummaryMaterial, answers: PatientAnswers, part: str) -> str:
    """``Needed first: Course of the disease (23), …``: what most definitions, windows or statements wait for."""
    labels = material.labels()
    waiting = {name: parts[part] for name, parts in answers.waited_for().items() if part in parts and name in labels}
    first = sorted(waiting, key=lambda name: -waiting[name])[:_NEEDED_FIRST]
    return f"Needed first: {', '.join(f'{labels[name]} ({waiting[name]})' for name in first)}." if first else ""


def _met(answer: Assessment) -> Entry:
    one = answer.definition
    where = ", ".join(part for part in (one.jurisdiction, str(one.year or "year not stated")) if part)
    return Entry(
        f"Met: {one.title} ({where})",
        tuple(dict.fromkeys(reason.words for reason in answer.reasons)),
        record=one.record,
    )


def _walks(material: SummaryMaterial, walks: Sequence[Walk], cited: Cited) -> Section:
    if not walks:
        return Section("walks", "Ways taken", ("No algorithm was opened for this patient.",))
    entries = []
    labels = material.labels()
    for walk in walks:
        steps = [
            f"{number}. {step.node.title} {step.edge.label}".rstrip()
            + (
                f" ({'from the parameters' if step.by == BY_PARAMETERS else 'answered by hand'})"
                if step.edge.label
                else ""
            )
            for number, step in enumerate(walk.path, 1)
        ]
        for source in (source for step in walk.path for source in step.sources):
            cited.setdefault(source.key, {})[source.locator] = None
        steps += [f"Remark: {flag.text}" for flag in walk.flags if flag.truth is Truth.TRUE]
        if walk.end is not None:
            steps.append(f"The way leads to: {walk.end.title}.")
            for source in walk.end.sources:
                cited.setdefault(source.key, {})[source.locator] = None
        fields: tuple[tuple[str, str], ...] = ()
        if walk.pending is not None:
            steps.append(f"Open question: {walk.pending.node.title}")
            fields = tuple((name, labels.get(name, name)) for name in walk.pending.missing)
        entries.append(Entry(walk.chart.title, tuple(steps), record=walk.chart.id, fields=fields))
    return Section("walks", "Ways taken", (), tuple(entries))


def _windows(material: SummaryMaterial, answers: PatientAnswers, cited: Cited) -> Iterator[Section]:
    made = answers.plan
    keys = {source.key for window in made.windows for source in window.sources}
    words = WindowWords(material.parameters, answers.facts, {key: material.label(key) for key in keys})
    said = [window for window in made.windows if window.status != "unknown"]
    for window in said:
        for source in window.sources:
            cited.setdefault(source.key, {})[source.locator] = None
    lead = (
        f"{NOT_MERGED} Single doses stand in the date planner."
        if said
        else "No date window can be given while the dates and drugs named below are not known."
    )
    first = True
    for section in plan_sections(made, words, with_doses=False):
        title = section.title if section.id == "differences" else f"Date windows: {section.title}"
        yield replace(section, title=title, lead=(lead,) if first else section.lead)
        first = False


def _options(material: SummaryMaterial, ledger: Ledger, cited: Cited) -> Section:
    labels = material.labels()
    entries = [_option(option, labels) for option in ledger.options]
    for option in ledger.options:
        for weighed in (*option.for_, *option.against, *option.blocking):
            for source in weighed.statement.sources:
                cited.setdefault(source.key, {})[source.locator] = None
    lead = (ORDER_WORDS,) if entries else ("This library holds no options ledger.",)
    return Section("options", "Options ledger", lead, tuple(entries))


def _option(option: WeighedOption, labels: Mapping[str, str]) -> Entry:
    details = []
    for word, found in (("For", option.for_), ("Against", option.against), ("Blocking", option.blocking)):
        details += [f"{word}: {weighed.statement.text}" for weighed in found] or [f"{word}: nothing stands here."]
    missing = dict.fromkeys(name for weighed in option.unknown for name in weighed.missing)
    if option.unknown:
        count = len(option.unknown)
        details.append(f"Unknown: {count} {'statement' if count == 1 else 'statements'} cannot be told.")
    return Entry(
        option.title, tuple(details), fields=tuple((name, labels.get(name, name)) for name in missing), strong=True
    )


def _unknowns(material: SummaryMaterial, answers: PatientAnswers) -> Section:
    """What is not known and would decide something, what decides most first."""
    labels = material.labels()
    counted = answers.waited_for()
    ordered = [name for name in counted if name in labels]
    entries = [
        Entry(labels[name], (f"Waited for by {_counts(counted[name])}.",), fields=((name, "fill it in"),))
        for name in ordered[:_MOST_UNKNOWNS]
    ]
    lead = ["Nothing unknown is taken for “no”."]
    if len(ordered) > _MOST_UNKNOWNS:
        rest = ", ".join(labels[name] for name in ordered[_MOST_UNKNOWNS:])
        entries.append(Entry(f"Less often waited for: {rest}."))
    return Section("unknowns", "What is not known and would decide something", tuple(lead), tuple(entries))


def _counts(parts: Mapping[str, int]) -> str:
    return ", ".join(
        f"{number} {part[number == 1]}" for part, number in ((_PARTS[name], parts[name]) for name in parts)
    )


def _sources(material: SummaryMaterial, cited: Mapping[str, Mapping[str, None]]) -> Section:
    entries = []
    for key, places in sorted(cited.items(), key=lambda entry: material.label(entry[0]).casefold()):
        source = material.source(key)
        at = "; ".join(place for place in places if place)
        if source is not None:
            entries.append(
                Entry(f"{source.label}: {source.citation}", (f"Cited at: {at}",) if at else (), record=source.key)
            )
    lead = () if entries else ("No line above rests on a source.",)
    return Section("sources", "Sources", lead, tuple(entries))


def _cite_record(material: SummaryMaterial, record_id: str, cited: Cited) -> None:
    try:
        record = material.library.record(record_id)
    except NotFoundError:
        return
    for citation in record.citations:
        cited.setdefault(str(citation.key), {})[citation.locator] = None
