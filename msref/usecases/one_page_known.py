"""
What the summary on one sheet is made from, looked up once, and how facts and reasons are worded on it: short, without the day of the week.

How much of it stands on the sheet is a `Room`; what stands there is decided in `one_page_sections`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from msref.domain.criteria.evaluate import evaluate
from msref.domain.exposures import treatments_of
from msref.domain.facts import Value
from msref.domain.options import AGAINST, BLOCKING, FOR, WeighedStatement
from msref.domain.parameters import Parameter
from msref.domain.truth import Truth
from msref.errors import NotFoundError
from msref.reports.day_words import without_weekdays
from msref.usecases.patient_answers import PatientAnswers, SummaryMaterial, fact_words
from msref.words import say

IN_BRACKETS: Final = re.compile(r"\((a?[A-Z]{3,})\)$")
# Choices that need no label beside them.
_SPEAK_FOR_THEMSELVES: Final = ("course", "pregnancy_state")
_FIRST_NEEDED: Final = 5


@dataclass(frozen=True, slots=True)
class Room:
    """How many facts, steps of a way, windows, reasons on a side and unknown data may stand on the sheet, and whether definitions not met are named."""

    facts: int = 14
    steps: int = 1
    windows: int = 4
    reasons: int = 1
    unknowns: int = 6
    names: int = 0


class Cited:
    """The sources of the sheet, numbered as they are first cited."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def mark(self, keys: Iterable[str]) -> str:
        """`` [1, 4]``; empty without a source."""
        found = [self.numbers.setdefault(key, len(self.numbers) + 1) for key in dict.fromkeys(keys)]
        return f" [{', '.join(str(number) for number in sorted(found))}]" if found else ""


@dataclass(frozen=True, slots=True)
class Known:
    """What every form of the sheet is made from: labels, what is waited for, reasons by statement, first sources by definition, names of sources."""

    material: SummaryMaterial
    answers: PatientAnswers
    labels: dict[str, str]
    waiting: dict[str, dict[str, int]]
    reasons: dict[str, list[str]]
    first_sources: dict[str, list[str]]
    source_names: dict[str, str] = field(default_factory=dict)

    def source_name(self, key: str) -> str:
        """The short name of a source, asked of the library once."""
        if key not in self.source_names:
            self.source_names[key] = self.material.label(key)
        return self.source_names[key]

    def label(self, name: str) -> str:
        """The label of a parameter."""
        return self.labels.get(name, name)

    def needed(self, part: str) -> str:
        """``Needed first: Course of the disease (for 23), …``: what most definitions, windows or statements wait for; empty when nothing does."""
        waiting = {name: parts[part] for name, parts in self.waiting.items() if part in parts}
        first = sorted(waiting, key=lambda name: -waiting[name])[:_FIRST_NEEDED]
        named = ", ".join(say("one_page.needed", name=self.label(name), number=waiting[name]) for name in first)
        return say("summary.needed_first", names=named) if first else ""


def known_of(material: SummaryMaterial, answers: PatientAnswers) -> Known:
    """Look everything up that the sheet needs."""
    parameters = {parameter.id: parameter for parameter in material.parameters}
    labels = material.labels()
    sides = (FOR, AGAINST, BLOCKING)
    weighed = (entry for option in answers.ledger.options for side in sides for entry in option.at(side))
    met = (answer.definition.record for answer in answers.published() if answer.truth is Truth.TRUE)
    return Known(
        material=material,
        answers=answers,
        labels=labels,
        waiting={name: parts for name, parts in answers.waited_for().items() if name in labels},
        reasons={entry.statement.id: _reasons(entry, answers, parameters) for entry in weighed},
        first_sources={record: _first_source(material, record) for record in met},
    )


def short_value(parameter: Parameter, value: Value | None) -> str:
    """A fact in words, its days without the day of the week: here they are given and not planned for."""
    return without_weekdays(fact_words(parameter, value))


def _first_source(material: SummaryMaterial, record_id: str) -> list[str]:
    try:
        return [str(citation.key) for citation in material.library.record(record_id).citations[:1]]
    except NotFoundError:
        return []


def _reasons(weighed: WeighedStatement, answers: PatientAnswers, parameters: Mapping[str, Parameter]) -> list[str]:
    """``pregnant``, ``EDSS now 6.5``: the facts that carry a statement; none for what concerns everyone."""
    if weighed.statement.when is None:
        return []
    explained = evaluate(weighed.statement.when, answers.facts, answers.today, parameters)
    carrying = dict.fromkeys(reason.parameter for reason in explained.reasons() if reason.parameter in parameters)
    return [_reason(parameters[name], answers.facts.value(name)) for name in carrying]


def _reason(parameter: Parameter, value: Value | None) -> str:
    """``pregnant``, ``RRMS``, ``EDSS now 6.5``, ``Treatment history interferon beta, fingolimod``."""
    if parameter.kind == "exposures":
        drugs = dict.fromkeys(parameter.choice_label(entry.drug) for entry in treatments_of(value) or ())
        return f"{parameter.label} {', '.join(drugs)}" if drugs else say("summary.never_treated")
    words = short_value(parameter, value)
    if parameter.id in _SPEAK_FOR_THEMSELVES:
        short = IN_BRACKETS.search(words)
        return short[1] if short else words
    return f"{parameter.label} {words}"
