"""
Which published definitions a patient meets, which not, and which nobody can tell, with the reasons and with what is missing.

Pure: definitions, facts and the day go in. No answer merges definitions, and nothing unknown is taken for "no". Not here: the page and the
command that show it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from msref.domain.consistency import check_consistency, unusual
from msref.domain.criteria.evaluate import Explanation, Memo
from msref.domain.definitions import Assessment, DefinitionSet, assess
from msref.domain.facts import Facts, Value, facts_from_case
from msref.domain.parameters import Parameter
from msref.domain.populations import population_flags
from msref.domain.truth import Truth

NOT_APPLICABLE: Final = "not applicable"


class MatrixCell(NamedTuple):
    """One clause of one definition for this patient; a named tuple, because hundreds are made and compared for every changed fact."""

    clause: str
    text: str
    truth: Truth
    because: tuple[str, ...]
    missing: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One definition with the answer of each of its clauses, those of applicability first."""

    definition: str
    title: str
    answer: Assessment
    whom: tuple[MatrixCell, ...]
    clauses: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A definition whose answer changes when one input does; each answer is a truth or NOT_APPLICABLE, in words."""

    definition: str
    title: str
    before: str
    after: str


def read_facts(data: object, parameters: Mapping[str, Parameter], today: date) -> tuple[Facts, tuple[str, ...]]:
    """
    The facts of a case and the questions that unusual values raise.

    Raises BadInputError when a value cannot be used or facts contradict each other, naming the fields.
    """
    facts = facts_from_case(data, parameters.values(), today)
    check_consistency(facts, parameters, today)
    return facts, unusual(facts, parameters, today)


def assess_all(definitions: DefinitionSet, facts: Facts, today: date) -> tuple[Assessment, ...]:
    """Every definition held against one patient, in the order of the content."""
    return _assessed(definitions, facts, today, Memo())


def _assessed(definitions: DefinitionSet, facts: Facts, today: date, memo: Memo) -> tuple[Assessment, ...]:
    return tuple([assess(one, facts, today, definitions.parameters, memo) for one in definitions.definitions])


def assess_as_json(definitions: DefinitionSet, facts: Facts, today: date) -> dict[str, object]:
    """All answers as plain data, for the command and for export."""
    answers = assess_all(definitions, facts, today)
    return {
        "today": today.isoformat(),
        "definitions": [_as_json(answer) for answer in answers],
        "flags": [
            {"id": flag.id, "truth": flag.truth.value, "because": flag.because} for flag in population_flags(facts)
        ],
        "missing_overall": [
            {"parameter": name, "decides": list(ids)} for name, ids in missing_overall(answers).items()
        ],
        "warnings": list(unusual(facts, definitions.parameters, today)),
    }


def missing_overall(answers: tuple[Assessment, ...]) -> dict[str, tuple[str, ...]]:
    """What is missing, and the definitions it is missing for; what would help most stands first."""
    wanted: dict[str, list[str]] = {}
    for answer in answers:
        for name in answer.missing:
            wanted.setdefault(name, []).append(answer.definition.id)
    ordered = sorted(wanted.items(), key=lambda entry: -len(entry[1]))
    return {name: tuple(ids) for name, ids in ordered}


def criteria_matrix(
    definitions: DefinitionSet, facts: Facts, today: date, memo: Memo | None = None
) -> tuple[MatrixRow, ...]:
    """
    Each definition with the answer of each of its clauses.

    A `memo` carries answers from call to call while one patient changes on one day; it must have forgotten the parameters that changed.
    """
    rows = []
    for answer in _assessed(definitions, facts, today, Memo() if memo is None else memo):
        whom = () if answer.applicability is None else _cells(answer.applicability)
        rows.append(MatrixRow(answer.definition.id, answer.definition.title, answer, whom, _cells(answer.rule)))
    return tuple(rows)


def flip_one_input(
    definitions: DefinitionSet, facts: Facts, today: date, parameter_id: str, value: Value | None
) -> tuple[Change, ...]:
    """
    The definitions whose answer changes when one parameter takes another value (None makes it unknown).

    Only definitions that ask for the parameter are worked again. Whether the other value fits the rest is for the caller to check.
    """
    flipped = facts.with_value(parameter_id, value)
    changes = []
    for one in definitions.definitions:
        if parameter_id not in one.asks:
            continue
        before, after = (answer_word(assess(one, sheet, today, definitions.parameters)) for sheet in (facts, flipped))
        if before != after:
            changes.append(Change(one.id, one.title, before, after))
    return tuple(changes)


def answer_word(answer: Assessment) -> str:
    """``true``, ``false``, ``unknown`` or ``not applicable``."""
    return NOT_APPLICABLE if answer.truth is None else answer.truth.value


def _cells(explanation: Explanation) -> tuple[MatrixCell, ...]:
    return tuple(
        [
            MatrixCell(
                clause=clause.clause,
                text=clause.words.rpartition(": ")[0],
                truth=clause.truth,
                because=tuple(dict.fromkeys([reason.words for reason in clause.reasons()])),
                missing=clause.missing,
                source=clause.source,
            )
            for clause in explanation.clauses()
        ]
    )


def _as_json(answer: Assessment) -> dict[str, object]:
    one, truth = answer.definition, answer.truth
    return {
        "id": one.id,
        "title": one.title,
        "kind": one.kind,
        "year": one.year,
        "jurisdiction": one.jurisdiction,
        "version": one.version,
        "record": one.record,
        "prompt_only": one.is_prompt,
        "applicable": answer.applicable.value,
        "truth": None if truth is None else truth.value,
        "reasons": [
            {
                "text": reason.words,
                "parameter": reason.parameter,
                "value": reason.value,
                "bound": reason.bound,
                "truth": reason.truth.value,
                "source": reason.source,
            }
            for reason in answer.reasons
        ],
        "missing": list(answer.missing),
        "not_before": None if answer.opens is None else answer.opens.isoformat(),
        "note": one.note,
        "validation": list(one.validation),
    }
