"""
Bring together what is said of one patient: facts, definitions, the ways taken, date windows, options, unknowns, sources.

Everything is answered by the rules of its own part and taken over as it stands; what is not known is told in each section and once more together.
It answers also when almost nothing is known. What it looks like is in `msref.reports.patient_summary`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from msref.content_store.criteria import read_definitions
from msref.content_store.library import Library
from msref.content_store.options import read_options
from msref.content_store.timing import read_timing_rules, read_vaccines
from msref.domain.criteria.evaluate import value_in_words
from msref.domain.definitions import Assessment, DefinitionSet
from msref.domain.exposures import Exposure, treatments_of
from msref.domain.facts import Facts, Value
from msref.domain.flowcharts.walk import BY_PARAMETERS, Walk
from msref.domain.options import Ledger, TreatmentOption, WeighedOption, weigh
from msref.domain.parameters import Parameter
from msref.domain.populations import population_flags
from msref.domain.records import ContentInfo, Source
from msref.domain.timing.rules import TimingRule
from msref.domain.timing.vaccines import Vaccine
from msref.domain.timing.windows import Plan
from msref.domain.truth import Truth
from msref.errors import NotFoundError
from msref.reports.day_words import short_day
from msref.reports.patient_summary import PatientSummary
from msref.reports.plan_report import NOT_MERGED, plan_sections
from msref.reports.sections import Entry, Section
from msref.reports.window_words import WindowWords
from msref.usecases.assess_criteria import assess_all
from msref.usecases.describe_content import content_line, review_words
from msref.usecases.plan_dates import plan
from msref.usecases.weigh_options import ORDER_WORDS

_POPULATIONS: Final = {
    "pregnancy_or_planning": "Pregnant or planning a pregnancy",
    "under_18": "Under 18 years",
    "over_65": "Above 65 years",
}
_TRUTH_WORDS: Final = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not known"}
_MOST_UNKNOWNS: Final = 25
_EXPOSURE_DATES: Final = (("start", "started"), ("last_dose", "LAST dose"), ("next_due", "next dose due"))
_PARTS: Final = {
    "definition": ("definitions", "definition"),
    "question": ("open questions", "open question"),
    "window": ("date windows", "date window"),
    "statement": ("statements of the ledger", "statement of the ledger"),
}


@dataclass(frozen=True, slots=True)
class SummaryMaterial:
    """What of the library a summary is made from; read once and used for every patient. `sources` and `cited` (by record) are read by key."""

    parameters: tuple[Parameter, ...]
    definitions: DefinitionSet
    rules: tuple[TimingRule, ...]
    vaccines: tuple[Vaccine, ...]
    options: tuple[TreatmentOption, ...]
    info: ContentInfo
    library: Library

    def source(self, key: str) -> Source | None:
        """A source by its key."""
        try:
            return self.library.source(key)
        except NotFoundError:
            return None

    def label(self, key: str) -> str:
        """The short name of a source."""
        source = self.source(key)
        return source.label if source else key


def read_material(library: Library) -> SummaryMaterial:
    """Read everything that a summary is made from. Raises ContentError when something cannot be read."""
    return SummaryMaterial(
        parameters=library.parameters(),
        definitions=read_definitions(library),
        rules=read_timing_rules(library),
        vaccines=read_vaccines(library),
        options=read_options(library),
        info=library.info(),
        library=library,
    )


def summarise(
    material: SummaryMaterial, facts: Facts, today: date, walks: Sequence[Walk] = (), *, age_on: date | None = None
) -> PatientSummary:
    """The summary of a patient on a day; `walks` are the ways taken, `age_on` the day that the age of the content is told for."""
    answers = assess_all(material.definitions, facts, today)
    made = plan(material.rules, material.vaccines, facts, today, material.parameters)
    ledger = weigh(material.options, facts, today)
    cited: dict[str, dict[str, None]] = {}
    sections = [
        _facts(material, facts),
        _definitions(material, answers, cited),
        _walks(material, walks, cited),
        *_windows(material, facts, made, cited),
        _options(material, ledger, cited),
        _unknowns(material, answers, walks, made, ledger),
        _sources(material, cited),
    ]
    described = f"{content_line(material.info, age_on or today)}, {review_words(material.info)}"
    return PatientSummary(today, described, tuple(sections))


def fact_words(parameter: Parameter, value: Value | None) -> str:
    """A value in words; dates with their weekday, treatments one after the other."""
    if isinstance(value, date):
        return short_day(value)
    if parameter.kind == "exposures":
        entries = treatments_of(value) or ()
        return "; ".join(_treatment(parameter, entry) for entry in entries) or "never treated"
    return value_in_words(parameter, value)


def _treatment(parameter: Parameter, entry: Exposure) -> str:
    parts = [f"{words} {short_day(day)}" for name, words in _EXPOSURE_DATES if (day := getattr(entry, name))]
    if entry.stop_reason:
        parts.append(f"stopped: {entry.stop_reason.replace('_', ' ')}")
    if entry.adequate is not None:
        parts.append("adequate course" if entry.adequate else "course not adequate")
    drug = parameter.choice_label(entry.drug)
    return f"{drug} ({', '.join(parts)})" if parts else drug


def _facts(material: SummaryMaterial, facts: Facts) -> Section:
    known = [one for one in material.parameters if facts.knows(one.id)]
    entries = [Entry(f"{one.label}: {fact_words(one, facts.value(one.id))}") for one in known]
    flags = [f"{_POPULATIONS[flag.id]}: {_TRUTH_WORDS[flag.truth]}" for flag in population_flags(facts)]
    lead = (
        f"{len(known)} of {len(material.parameters)} parameters are known; all others are unknown."
        if known
        else "Nothing is known of this patient. What follows says what cannot be told, and what would be needed."
    )
    return Section("facts", "What is known", (lead, f"{'. '.join(flags)}."), tuple(entries))


def _definitions(
    material: SummaryMaterial, answers: Iterable[Assessment], cited: dict[str, dict[str, None]]
) -> Section:
    given = [answer for answer in answers if not answer.definition.is_prompt]
    met = [answer for answer in given if answer.truth is Truth.TRUE]
    not_met = [answer.definition.title for answer in given if answer.truth is Truth.FALSE]
    elsewhere = [answer.definition.title for answer in given if answer.truth is None]
    opened = [answer.definition.title for answer in given if answer.truth is Truth.UNKNOWN]
    for answer in met:
        _cite_record(material, answer.definition.record, cited)
    entries = [_met(answer) for answer in met]
    for word, titles in (("Not met", not_met), ("Not for this patient", elsewhere), ("Cannot be told", opened)):
        if titles:
            entries.append(Entry(f"{word} ({len(titles)}): {'; '.join(titles)}."))
    lead = f"{len(met)} of {len(given)} published definitions of aggressive or highly active MS and their readings are met."
    return Section("definitions", "Published definitions", (lead,) if given else (), tuple(entries))


def _met(answer: Assessment) -> Entry:
    one = answer.definition
    where = ", ".join(part for part in (one.jurisdiction, str(one.year or "year not stated")) if part)
    return Entry(
        f"Met: {one.title} ({where})",
        tuple(dict.fromkeys(reason.words for reason in answer.reasons)),
        record=one.record,
    )


def _walks(material: SummaryMaterial, walks: Sequence[Walk], cited: dict[str, dict[str, None]]) -> Section:
    if not walks:
        return Section("walks", "Ways taken", ("No algorithm was opened for this patient.",))
    entries = []
    labels = _labels(material.parameters)
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


def _windows(
    material: SummaryMaterial, facts: Facts, made: Plan, cited: dict[str, dict[str, None]]
) -> Iterator[Section]:
    keys = {source.key for window in made.windows for source in window.sources}
    words = WindowWords(material.parameters, facts, {key: material.label(key) for key in keys})
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


def _options(material: SummaryMaterial, ledger: Ledger, cited: dict[str, dict[str, None]]) -> Section:
    labels = _labels(material.parameters)
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


def _unknowns(
    material: SummaryMaterial, answers: Iterable[Assessment], walks: Iterable[Walk], made: Plan, ledger: Ledger
) -> Section:
    """What is not known and would decide something, what decides most first."""
    counted: dict[str, dict[str, int]] = {}

    def count(names: Iterable[str], part: str) -> None:
        for name in names:
            parts = counted.setdefault(name.partition("[")[0], {})
            parts[part] = parts.get(part, 0) + 1

    for answer in answers:
        count(answer.missing, "definition")
    for walk in walks:
        count(walk.pending.missing if walk.pending else (), "question")
    for window in made.windows:
        count(window.missing, "window")
    for option in ledger.options:
        for weighed in option.unknown:
            count(weighed.missing, "statement")
    labels = _labels(material.parameters)
    ordered = sorted((name for name in counted if name in labels), key=lambda name: -sum(counted[name].values()))
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


def _cite_record(material: SummaryMaterial, record_id: str, cited: dict[str, dict[str, None]]) -> None:
    try:
        record = material.library.record(record_id)
    except NotFoundError:
        return
    for citation in record.citations:
        cited.setdefault(str(citation.key), {})[citation.locator] = None


def _labels(parameters: Iterable[Parameter]) -> dict[str, str]:
    return {parameter.id: parameter.label for parameter in parameters}
