"""
Everything that the rules say of one patient on one day, answered once: definitions, ways taken, date windows, options, and what is waited for.

The full summary and the one on a single sheet are made from the same answers; nothing is worded here but facts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
from msref.domain.flowcharts.walk import Walk
from msref.domain.options import Ledger, TreatmentOption, weigh
from msref.domain.parameters import Parameter
from msref.domain.populations import PopulationFlag
from msref.domain.records import ContentInfo, Source
from msref.domain.timing.rules import TimingRule
from msref.domain.timing.vaccines import Vaccine
from msref.domain.timing.windows import Plan
from msref.domain.truth import Truth
from msref.errors import NotFoundError
from msref.reports.day_words import short_day
from msref.usecases.assess_criteria import assess_all
from msref.usecases.plan_dates import plan
from msref.words import say

_EXPOSURE_DATES: Final = ("start", "last_dose", "next_due")


@dataclass(frozen=True, slots=True)
class SummaryMaterial:
    """What of the library a summary is made from; read once and used for every patient. Sources are read by key."""

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

    def labels(self) -> dict[str, str]:
        """The label of each parameter."""
        return {parameter.id: parameter.label for parameter in self.parameters}


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


@dataclass(frozen=True, slots=True)
class PatientAnswers:
    """The answers for one patient: definitions that are no mere prompt apart from all that were asked."""

    facts: Facts
    today: date
    definitions: tuple[Assessment, ...]
    walks: tuple[Walk, ...]
    plan: Plan
    ledger: Ledger

    def published(self) -> list[Assessment]:
        """The definitions that give a verdict; a prompt gives none."""
        return [answer for answer in self.definitions if not answer.definition.is_prompt]

    def waited_for(self) -> dict[str, dict[str, int]]:
        """Each parameter that is not known and would decide something, what decides most first, with how many things of each part wait for it."""
        counted: dict[str, dict[str, int]] = {}
        for part, missing in self._missing():
            for name in dict.fromkeys(field.partition("[")[0] for field in missing):
                parts = counted.setdefault(name, {})
                parts[part] = parts.get(part, 0) + 1
        return dict(sorted(counted.items(), key=lambda entry: -sum(entry[1].values())))

    def _missing(self) -> Iterable[tuple[str, Sequence[str]]]:
        yield from (("definition", answer.missing) for answer in self.definitions)
        yield from (("question", walk.pending.missing) for walk in self.walks if walk.pending)
        yield from (("window", window.missing) for window in self.plan.windows)
        for option in self.ledger.options:
            yield from (("statement", weighed.missing) for weighed in option.unknown)


def answers_for(material: SummaryMaterial, facts: Facts, today: date, walks: Sequence[Walk] = ()) -> PatientAnswers:
    """Answer everything for a patient; `walks` are the ways taken."""
    return PatientAnswers(
        facts=facts,
        today=today,
        definitions=assess_all(material.definitions, facts, today),
        walks=tuple(walks),
        plan=plan(material.rules, material.vaccines, facts, today, material.parameters),
        ledger=weigh(material.options, facts, today),
    )


def population_words(flag: PopulationFlag) -> str:
    """A special population and whether the patient belongs to it: ``Under 18 years: no``."""
    return say("summary.population", population=say(f"summary.population.{flag.id}"), truth=truth_words(flag.truth))


def truth_words(truth: Truth) -> str:
    """``yes``, ``no`` or ``not known``."""
    return say(f"summary.truth.{truth.value}")


def fact_words(parameter: Parameter, value: Value | None) -> str:
    """A value in words; dates with their weekday, treatments one after the other."""
    if isinstance(value, date):
        return short_day(value)
    if parameter.kind == "exposures":
        entries = treatments_of(value) or ()
        return "; ".join(_treatment(parameter, entry) for entry in entries) or say("summary.never_treated")
    return value_in_words(parameter, value)


def _treatment(parameter: Parameter, entry: Exposure) -> str:
    parts = [
        say(f"summary.treatment.{name}", day=short_day(day))
        for name in _EXPOSURE_DATES
        if (day := getattr(entry, name))
    ]
    if entry.stop_reason:
        reason = say(f"summary.stop_reason.{entry.stop_reason}")
        parts.append(say("summary.treatment.stopped", reason=reason))
    if entry.adequate is not None:
        parts.append(say("summary.treatment.adequate" if entry.adequate else "summary.treatment.not_adequate"))
    drug = parameter.choice_label(entry.drug)
    return f"{drug} ({', '.join(parts)})" if parts else drug
