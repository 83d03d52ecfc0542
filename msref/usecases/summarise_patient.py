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
from msref.domain.flowcharts.walk import BY_PARAMETERS, Walk, WalkStep
from msref.domain.options import Ledger, WeighedOption
from msref.domain.populations import population_flags
from msref.domain.truth import Truth
from msref.errors import NotFoundError
from msref.reports.patient_summary import PatientSummary
from msref.reports.plan_report import not_merged, plan_sections
from msref.reports.sections import Entry, Section
from msref.reports.window_words import WindowWords, year_words
from msref.usecases.describe_content import content_and_review
from msref.usecases.patient_answers import (
    PatientAnswers,
    SummaryMaterial,
    answers_for,
    fact_words,
    population_words,
    read_material,
)
from msref.usecases.weigh_options import order_words
from msref.words import say

__all__: Final = ["SummaryMaterial", "fact_words", "read_material", "summarise"]

_NOT_MET: Final = (
    ("summary.not_met", Truth.FALSE),
    ("summary.not_for_this_patient", None),
    ("summary.cannot_be_told", Truth.UNKNOWN),
)
_MOST_UNKNOWNS: Final = 25
_NEEDED_FIRST: Final = 5
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
    return PatientSummary(today, content_and_review(material.info, age_on or today), tuple(sections))


def _facts(material: SummaryMaterial, facts: Facts) -> Section:
    known = [one for one in material.parameters if facts.knows(one.id)]
    entries = [Entry(f"{one.label}: {fact_words(one, facts.value(one.id))}") for one in known]
    flags = [population_words(flag) for flag in population_flags(facts)]
    lead = (
        say("summary.parameters_known", known=len(known), of=len(material.parameters))
        if known
        else say("summary.nothing_known")
    )
    return Section("facts", say("summary.facts"), (lead, f"{'. '.join(flags)}."), tuple(entries))


def _definitions(material: SummaryMaterial, answers: PatientAnswers, cited: Cited) -> Section:
    given = answers.published()
    met = [answer for answer in given if answer.truth is Truth.TRUE]
    for answer in met:
        _cite_record(material, answer.definition.record, cited)
    entries = [_met(answer) for answer in met]
    for message, truth in _NOT_MET:
        titles = [answer.definition.title for answer in given if answer.truth is truth]
        if titles:
            entries.append(Entry(say(message, number=len(titles), titles="; ".join(titles))))
    return Section("definitions", say("summary.definitions"), (_how_many(material, answers),), tuple(entries))


def _how_many(material: SummaryMaterial, answers: PatientAnswers) -> str:
    """How many definitions are met; where nothing can be told that, and what is needed first."""
    given = answers.published()
    told = [answer for answer in given if answer.truth is not Truth.UNKNOWN]
    if told:
        met = sum(answer.truth is Truth.TRUE for answer in given)
        return say("summary.definitions_met", met=met, of=len(given))
    nothing = say("summary.definitions_cannot_be_told", number=len(given))
    return f"{nothing} {needed_first(material, answers, 'definition')}"


def needed_first(material: SummaryMaterial, answers: PatientAnswers, part: str) -> str:
    """``Needed first: Course of the disease (23), …``: what most definitions, windows or statements wait for."""
    labels = material.labels()
    waiting = {name: parts[part] for name, parts in answers.waited_for().items() if part in parts and name in labels}
    first = sorted(waiting, key=lambda name: -waiting[name])[:_NEEDED_FIRST]
    named = ", ".join(f"{labels[name]} ({waiting[name]})" for name in first)
    return say("summary.needed_first", names=named) if first else ""


def _met(answer: Assessment) -> Entry:
    one = answer.definition
    where = ", ".join(part for part in (one.jurisdiction, year_words(one.year)) if part)
    return Entry(
        say("summary.met", title=one.title, where=where),
        tuple(dict.fromkeys(reason.words for reason in answer.reasons)),
        record=one.record,
    )


def _walks(material: SummaryMaterial, walks: Sequence[Walk], cited: Cited) -> Section:
    if not walks:
        return Section("walks", say("summary.walks"), (say("summary.no_walk"),))
    entries = []
    labels = material.labels()
    for walk in walks:
        steps = [f"{number}. {_step(step)}" for number, step in enumerate(walk.path, 1)]
        for source in (source for step in walk.path for source in step.sources):
            cited.setdefault(source.key, {})[source.locator] = None
        steps += [say("summary.remark", text=flag.text) for flag in walk.flags if flag.truth is Truth.TRUE]
        if walk.end is not None:
            steps.append(say("summary.way_leads_to", end=walk.end.title))
            for source in walk.end.sources:
                cited.setdefault(source.key, {})[source.locator] = None
        fields: tuple[tuple[str, str], ...] = ()
        if walk.pending is not None:
            steps.append(say("summary.open_question", question=walk.pending.node.title))
            fields = tuple((name, labels.get(name, name)) for name in walk.pending.missing)
        entries.append(Entry(walk.chart.title, tuple(steps), record=walk.chart.id, fields=fields))
    return Section("walks", say("summary.walks"), (), tuple(entries))


def _step(step: WalkStep) -> str:
    """The title of a step, with the answer given and by whom."""
    title, answer = step.node.title, step.edge.label
    if not answer:
        return title
    if step.by == BY_PARAMETERS:
        return say("summary.step_from_parameters", title=title, answer=answer)
    return say("summary.step_by_hand", title=title, answer=answer)


def _windows(material: SummaryMaterial, answers: PatientAnswers, cited: Cited) -> Iterator[Section]:
    made = answers.plan
    keys = {source.key for window in made.windows for source in window.sources}
    words = WindowWords(material.parameters, answers.facts, {key: material.label(key) for key in keys})
    said = [window for window in made.windows if window.status != "unknown"]
    for window in said:
        for source in window.sources:
            cited.setdefault(source.key, {})[source.locator] = None
    lead = f"{not_merged()} {say('summary.doses_in_planner')}" if said else say("summary.no_window")
    first = True
    for section in plan_sections(made, words, with_doses=False):
        title = section.title
        if section.id != "differences":
            title = say("summary.windows", topic=section.title)
        yield replace(section, title=title, lead=(lead,) if first else section.lead)
        first = False


def _options(material: SummaryMaterial, ledger: Ledger, cited: Cited) -> Section:
    labels = material.labels()
    entries = [_option(option, labels) for option in ledger.options]
    for option in ledger.options:
        for weighed in (*option.for_, *option.against, *option.blocking):
            for source in weighed.statement.sources:
                cited.setdefault(source.key, {})[source.locator] = None
    lead = (order_words(),) if entries else (say("summary.no_ledger"),)
    return Section("options", say("summary.options"), lead, tuple(entries))


def _option(option: WeighedOption, labels: Mapping[str, str]) -> Entry:
    details = []
    for side, found in (("for", option.for_), ("against", option.against), ("blocking", option.blocking)):
        texts = [weighed.statement.text for weighed in found]
        details += [say(f"summary.side.{side}", text=text) for text in texts] or [say(f"summary.side_empty.{side}")]
    missing = dict.fromkeys(name for weighed in option.unknown for name in weighed.missing)
    if option.unknown:
        details.append(say("summary.unknown_statements", count=len(option.unknown)))
    return Entry(
        option.title, tuple(details), fields=tuple((name, labels.get(name, name)) for name in missing), strong=True
    )


def _unknowns(material: SummaryMaterial, answers: PatientAnswers) -> Section:
    """What is not known and would decide something, what decides most first."""
    labels = material.labels()
    counted = answers.waited_for()
    ordered = [name for name in counted if name in labels]
    entries = [
        Entry(
            labels[name],
            (say("summary.waited_for_by", counts=_counts(counted[name])),),
            fields=((name, say("summary.fill_in")),),
        )
        for name in ordered[:_MOST_UNKNOWNS]
    ]
    lead = (say("summary.unknown_is_not_no"),)
    if len(ordered) > _MOST_UNKNOWNS:
        rest = ", ".join(labels[name] for name in ordered[_MOST_UNKNOWNS:])
        entries.append(Entry(say("summary.less_often", names=rest)))
    return Section("unknowns", say("summary.unknowns"), lead, tuple(entries))


def _counts(parts: Mapping[str, int]) -> str:
    return ", ".join(say(f"summary.waits.{part}", count=number) for part, number in parts.items())


def _sources(material: SummaryMaterial, cited: Mapping[str, Mapping[str, None]]) -> Section:
    entries = []
    for key, places in sorted(cited.items(), key=lambda entry: material.label(entry[0]).casefold()):
        source = material.source(key)
        at = "; ".join(place for place in places if place)
        if source is not None:
            entries.append(
                Entry(
                    f"{source.label}: {source.citation}",
                    (say("summary.cited_at", places=at),) if at else (),
                    record=source.key,
                )
            )
    lead = () if entries else (say("summary.no_source"),)
    return Section("sources", say("summary.sources"), lead, tuple(entries))


def _cite_record(material: SummaryMaterial, record_id: str, cited: Cited) -> None:
    try:
        record = material.library.record(record_id)
    except NotFoundError:
        return
    for citation in record.citations:
        cited.setdefault(str(citation.key), {})[citation.locator] = None
