"""
A published definition of aggressive or highly active MS as a rule, and its answer for one patient.

Whom the rule is for (course and age) is asked before the rule: for others there is no answer, and while that is open nothing is said. What a
definition means, its text and its sources as a page are the record of the same id. Nothing here merges definitions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from msref.domain.criteria.evaluate import Explanation, Memo, evaluate
from msref.domain.criteria.nodes import Criterion, criterion_from_mapping, criterion_to_mapping, parameters_of
from msref.domain.facts import Facts
from msref.domain.parameters import Parameter
from msref.domain.truth import Truth
from msref.errors import BadInputError

# A predictor prompts a closer look and is never a verdict.
PREDICTOR: Final = "predictor"

_TEXTS: Final = ("id", "record", "reading", "title", "kind", "jurisdiction", "version", "note")


@dataclass(frozen=True, slots=True)
class Definition:
    """
    One definition, or one reading of it.

    `record` is the id of the text record, `reading` the letter of a reading (empty when there is only one). `applies` says for whom the rule
    is; None means for everybody with MS. `validation` holds what is known of the definition's worth, each with its source in words.
    """

    id: str
    record: str
    title: str
    kind: str
    jurisdiction: str
    version: str
    rule: Criterion
    applies: Criterion | None = None
    year: int | None = None
    reading: str = ""
    note: str = ""
    validation: tuple[str, ...] = ()

    @property
    def is_prompt(self) -> bool:
        """Whether it only prompts a closer look."""
        return self.kind == PREDICTOR

    @property
    def asks(self) -> tuple[str, ...]:
        """The ids of all parameters that it can ask for."""
        first = parameters_of(self.applies) if self.applies is not None else ()
        return tuple(dict.fromkeys((*first, *parameters_of(self.rule))))


@dataclass(frozen=True, slots=True)
class DefinitionSet:
    """All definitions in their given order, and the parameter dictionary that gives their words."""

    definitions: tuple[Definition, ...]
    parameters: Mapping[str, Parameter]

    def definition(self, definition_id: str) -> Definition | None:
        """The definition of that id; None when there is none."""
        return next((one for one in self.definitions if one.id == definition_id), None)


@dataclass(frozen=True, slots=True)
class Assessment:
    """One definition held against one patient: `applicability` is None when the rule is for everybody with MS."""

    definition: Definition
    applicability: Explanation | None
    rule: Explanation

    @property
    def applicable(self) -> Truth:
        """Whether the rule is for this patient."""
        return Truth.TRUE if self.applicability is None else self.applicability.truth

    @property
    def truth(self) -> Truth | None:
        """Whether the definition is met; None when it is not for this patient, UNKNOWN while that is open."""
        match self.applicable:
            case Truth.TRUE:
                return self.rule.truth
            case Truth.FALSE:
                return None
            case _:
                return Truth.UNKNOWN

    @property
    def reasons(self) -> tuple[Explanation, ...]:
        """The leaves that carry the answer: for whom the rule is first, then the rule."""
        whom = () if self.applicability is None else self.applicability.reasons()
        rule = () if self.applicable is Truth.FALSE else self.rule.reasons()
        return tuple({(reason.clause, reason.words): reason for reason in (*whom, *rule)}.values())

    @property
    def missing(self) -> tuple[str, ...]:
        """The parameters that would settle an open answer; when only time can, there are none."""
        if self.truth is not Truth.UNKNOWN:
            return ()
        whom = () if self.applicability is None else self.applicability.missing
        return tuple(dict.fromkeys((*whom, *self.rule.missing)))

    @property
    def opens(self) -> date | None:
        """The day before which a "no" cannot be known; None when it is not a matter of time."""
        return self.rule.opens if self.truth is Truth.UNKNOWN else None


def assess(
    definition: Definition,
    facts: Facts,
    today: date,
    parameters: Mapping[str, Parameter],
    memo: Memo | None = None,
) -> Assessment:
    """Hold one definition against one patient on one day; a `memo` may be shared by definitions held against the same patient."""
    applies = definition.applies
    return Assessment(
        definition=definition,
        applicability=None if applies is None else evaluate(applies, facts, today, parameters, memo),
        rule=evaluate(definition.rule, facts, today, parameters, memo),
    )


def definition_to_mapping(definition: Definition) -> dict[str, object]:
    """The plain data of a definition; `definition_from_mapping` reads it back."""
    return {
        **{name: getattr(definition, name) for name in _TEXTS},
        "year": definition.year,
        "applies": None if definition.applies is None else criterion_to_mapping(definition.applies),
        "rule": criterion_to_mapping(definition.rule),
        "validation": list(definition.validation),
    }


def definition_from_mapping(data: object) -> Definition:
    """Read a definition from plain data. Raises BadInputError when it is not one."""
    if not isinstance(data, Mapping) or not set(_TEXTS) <= set(data):
        raise BadInputError(f"A definition needs {', '.join(_TEXTS)} and a rule.", field="definition")
    texts = {name: data[name] for name in _TEXTS}
    year, validation, applies = data.get("year"), data.get("validation", []), data.get("applies")
    fits = all(isinstance(text, str) for text in texts.values()) and isinstance(validation, list)
    if not fits or not (year is None or isinstance(year, int)):
        raise BadInputError(f'The definition "{texts["id"]}" is not readable.', field=str(texts["id"]))
    return Definition(
        **texts,
        year=year,
        applies=None if applies is None else criterion_from_mapping(applies),
        rule=criterion_from_mapping(data.get("rule")),
        validation=tuple(str(line) for line in validation),
    )
