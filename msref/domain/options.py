"""
The options ledger: for each treatment the reasons for it, against it and blocking it, and what is not known, for one patient.

A statement is a cited sentence with the criterion under which it concerns a patient. Weighing holds each against the facts, three-valued: what
holds stands on its side, what cannot be told stands under "unknown" with what would decide it, and what does not hold is left out but kept
with its reason. Nothing is counted, ranked or preferred: the options stand in alphabetical order.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from msref.domain.criteria.evaluate import Memo, evaluate
from msref.domain.criteria.nodes import Criterion, criterion_from_mapping, parameters_of
from msref.domain.facts import Facts
from msref.domain.parameters import Parameter
from msref.domain.truth import Truth
from msref.errors import BadInputError

FOR: Final = "for"
AGAINST: Final = "against"
BLOCKING: Final = "blocking"
UNKNOWN: Final = "unknown"
LEFT_OUT: Final = "left_out"
SIDES: Final = (FOR, AGAINST, BLOCKING)
PLACES: Final = (*SIDES, UNKNOWN, LEFT_OUT)


@dataclass(frozen=True, slots=True)
class StatementSource:
    """Where a statement stands: source key and locator."""

    key: str
    locator: str


@dataclass(frozen=True, slots=True)
class OptionStatement:
    """
    One cited reason; `side` is one of SIDES and `when` the criterion under which it concerns a patient, None when it concerns everyone.

    `html` is the same text for the screen; `links` are ids of records to read on.
    """

    id: str
    side: str
    text: str
    html: str = ""
    when: Criterion | None = None
    sources: tuple[StatementSource, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TreatmentOption:
    """One treatment with its statements; `drug_id` is the record to read on, `parameters` are those that its criteria ask for."""

    id: str
    title: str
    drug_id: str
    statements: tuple[OptionStatement, ...]
    parameters: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True)
class WeighedStatement:
    """
    A statement held against a patient.

    `reasons` are the facts that carry the answer, one sentence each; they are empty for what concerns everyone. `missing` names the parameters
    that would decide an open one.
    """

    statement: OptionStatement
    truth: Truth
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands in the ledger, one of PLACES."""
        if self.truth is Truth.UNKNOWN:
            return UNKNOWN
        return self.statement.side if self.truth is Truth.TRUE else LEFT_OUT


@dataclass(frozen=True, slots=True)
class WeighedOption:
    """One treatment for one patient: its statements by place, each in the author's order."""

    id: str
    drug_id: str
    title: str
    for_: tuple[WeighedStatement, ...]
    against: tuple[WeighedStatement, ...]
    blocking: tuple[WeighedStatement, ...]
    unknown: tuple[WeighedStatement, ...]
    left_out: tuple[WeighedStatement, ...]

    def at(self, place: str) -> tuple[WeighedStatement, ...]:
        """The statements at one of PLACES."""
        columns = (self.for_, self.against, self.blocking, self.unknown, self.left_out)
        return columns[PLACES.index(place)]

    def statements(self) -> Iterator[WeighedStatement]:
        """Every statement, place after place."""
        for place in PLACES:
            yield from self.at(place)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All options for one patient on one day, in alphabetical order; the order says nothing about their worth."""

    today: date
    options: tuple[WeighedOption, ...]

    def option(self, option_id: str) -> WeighedOption | None:
        """The option of that id; None when there is none."""
        return next((option for option in self.options if option.id == option_id), None)


def weigh(options: Iterable[TreatmentOption], facts: Facts, today: date) -> Ledger:
    """Hold every statement of every option against the facts on this day."""
    ordered = sorted(options, key=lambda option: (option.title.casefold(), option.id))
    return Ledger(today, tuple(_weigh_option(option, facts, today) for option in ordered))


def parameters_of_options(options: Iterable[TreatmentOption]) -> tuple[Parameter, ...]:
    """Every parameter that some statement asks for, each once."""
    used = {parameter.id: parameter for option in options for parameter in option.parameters}
    return tuple(used.values())


def option_from_mapping(data: Mapping[str, object], parameters: Iterable[Parameter]) -> TreatmentOption:
    """
    Read an option from plain data, as stored in the content file; of `parameters` those that it uses are kept.

    Raises BadInputError with a sentence when the data has not the shape of an option.
    """
    statements = tuple(_statement(entry) for entry in _list(data, "statements"))
    used = {name for entry in statements if entry.when is not None for name in parameters_of(entry.when)}
    return TreatmentOption(
        id=_text(data, "id"),
        title=_text(data, "title"),
        drug_id=_text(data, "drug"),
        statements=statements,
        parameters=tuple(parameter for parameter in parameters if parameter.id in used),
    )


def _weigh_option(option: TreatmentOption, facts: Facts, today: date) -> WeighedOption:
    parameters = {parameter.id: parameter for parameter in option.parameters}
    memo = Memo()
    weighed = [_weigh_statement(entry, facts, today, parameters, memo) for entry in option.statements]
    columns = {place: tuple(entry for entry in weighed if entry.place == place) for place in PLACES}
    return WeighedOption(
        id=option.id,
        drug_id=option.drug_id,
        title=option.title,
        for_=columns[FOR],
        against=columns[AGAINST],
        blocking=columns[BLOCKING],
        unknown=columns[UNKNOWN],
        left_out=columns[LEFT_OUT],
    )


def _weigh_statement(
    statement: OptionStatement, facts: Facts, today: date, parameters: Mapping[str, Parameter], memo: Memo
) -> WeighedStatement:
    if statement.when is None:
        return WeighedStatement(statement, Truth.TRUE)
    answer = evaluate(statement.when, facts, today, parameters, memo)
    reasons = tuple(dict.fromkeys(reason.words for reason in answer.reasons()))
    return WeighedStatement(statement, answer.truth, reasons, answer.missing)


def _statement(data: Mapping[str, object]) -> OptionStatement:
    side, when = _text(data, "side"), data.get("when")
    if side not in SIDES:
        raise BadInputError(f'The side of "{data.get("id", "")}" must be one of {", ".join(SIDES)}; it is "{side}".')
    return OptionStatement(
        id=_text(data, "id"),
        side=side,
        text=_text(data, "text"),
        html=str(data.get("html", "")),
        when=None if when is None else criterion_from_mapping(when),
        sources=tuple(
            StatementSource(_text(entry, "key"), _text(entry, "locator")) for entry in _list(data, "sources")
        ),
        links=tuple(_text(entry, "id") for entry in _list(data, "links")),
    )


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    if isinstance(value, str) and value:
        return value
    raise BadInputError(f'A part {data.get("id", "")!r} of an option has no "{key}".', field=key)


def _list(data: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = data.get(key, [])
    if isinstance(value, list) and all(isinstance(entry, Mapping) for entry in value):
        return value
    raise BadInputError(f'"{key}" of {data.get("id", "")!r} must be a list of mappings.', field=key)
