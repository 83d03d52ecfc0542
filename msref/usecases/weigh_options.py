"""
The options ledger as the command line, reports and scripts get it, and what would change it.

One ledger, two forms: plain data for JSON, and plain text for copy and print. `what_would_change` turns one parameter over and tells which
statements move from one place to another. Nothing here counts, ranks or prefers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from typing import Final

from msref.domain.criteria.evaluate import value_in_words
from msref.domain.criteria.nodes import Comparison, DaysSince, Leaf, TimeSince, Treated, leaves_of
from msref.domain.dates import not_before
from msref.domain.facts import Facts, Value, did_you_mean, within_bounds
from msref.domain.options import (
    LEFT_OUT,
    PLACES,
    UNKNOWN,
    Ledger,
    OptionStatement,
    StatementSource,
    TreatmentOption,
    WeighedOption,
    WeighedStatement,
    parameters_of_options,
    weigh,
)
from msref.domain.parameters import EDSS_VALUES, Parameter
from msref.domain.records import Citation
from msref.errors import BadInputError
from msref.words import say

_FINEST: Final = 0.1


def side_words(place: str) -> str:
    """What a place of the ledger is called: ``For``, ``Against``, ``Blocking``, ``Unknown``, ``Does not apply``."""
    return say(f"ledger.place.{place}")


def order_words() -> str:
    """That the order of the treatments means nothing."""
    return say("ledger.order")


@dataclass(frozen=True, slots=True)
class Move:
    """One statement that would stand elsewhere; `before` and `after` are places of the ledger."""

    option_id: str
    title: str
    statement: OptionStatement
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """Values of one parameter that have the same effect (None: made unknown), the values in words, and the statements that move."""

    values: tuple[Value | None, ...]
    words: str
    moves: tuple[Move, ...]


def ledger_as_json(ledger: Ledger) -> dict[str, object]:
    """The ledger as plain data: today, order (a sentence) and options; each option with drug, title and the five places."""
    return {
        "today": ledger.today.isoformat(),
        "order": order_words(),
        "options": [
            {
                "id": option.id,
                "drug": option.drug_id,
                "title": option.title,
                **{place: [_statement_json(entry) for entry in option.at(place)] for place in PLACES},
            }
            for option in ledger.options
        ],
    }


def ledger_as_text(
    ledger: Ledger,
    facts: Facts,
    *,
    parameters: Iterable[Parameter],
    citations: Iterable[Citation] = (),
    content_line: str = "",
    left_out: bool = False,
) -> str:
    """
    The ledger as plain text: what is known, then each treatment with its places, then the sources.

    `parameters` is the whole dictionary. What does not apply is written out, with why, only when `left_out` is asked for.
    """
    dictionary = {parameter.id: parameter for parameter in parameters}
    full = {str(citation.key): citation for citation in citations}
    lines = [say("ledger.title"), *([content_line] if content_line else [])]
    lines += [
        say("ledger.for_day", day=value_in_words(None, ledger.today)),
        order_words(),
        "",
        say("ledger.what_is_known"),
        *_known(facts, dictionary),
    ]
    shown = PLACES if left_out else tuple(place for place in PLACES if place != LEFT_OUT)
    for option in ledger.options:
        lines += ["", option.title.upper(), *_option_lines(option, shown, dictionary)]
    lines += ["", say("ledger.sources"), *_source_lines(ledger, shown, full)]
    return "\n".join(lines) + "\n"


def weigh_again(options: Sequence[TreatmentOption], before: Ledger, facts_before: Facts, facts: Facts) -> Ledger:
    """The ledger for other facts on the same day; only options that ask for what changed are weighed, the others stand as they were."""
    names = {name for name in (*facts_before, *facts) if facts_before.value(name) != facts.value(name)}
    touched = [option for option in options if any(parameter.id in names for parameter in option.parameters)]
    anew = {option.id: option for option in weigh(touched, facts, before.today).options}
    return Ledger(before.today, tuple(anew.get(option.id, option) for option in before.options))


def what_would_change(
    options: Iterable[TreatmentOption], facts: Facts, today: date, parameter_id: str
) -> tuple[Change, ...]:
    """
    Which statements move when one parameter is something else, or made unknown; values that move nothing are left out.

    Numbers and dates are tried at and beside every bound that a criterion has. Raises BadInputError for a parameter that no statement asks for.
    """
    given = tuple(options)
    known = {parameter.id: parameter for parameter in parameters_of_options(given)}
    parameter = known.get(parameter_id)
    if parameter is None:
        asked = say("ledger.asks_not_for", parameter=parameter_id)
        raise BadInputError(f"{asked}{did_you_mean(parameter_id, known)}", field=parameter_id)
    before = _places(weigh(given, facts, today))
    grouped: dict[tuple[Move, ...], list[Value | None]] = {}
    for value in _tried(parameter, _leaves(given, parameter_id), facts.value(parameter_id), today):
        after = weigh(given, facts.with_value(parameter_id, value), today)
        moves = tuple(_moves(before, after))
        if moves:
            grouped.setdefault(moves, []).append(value)
    return tuple(
        Change(tuple(values), _either([value_in_words(parameter, value) for value in values]), moves)
        for moves, values in grouped.items()
    )


def _either(values: Sequence[str]) -> str:
    """``18 years or 19 years or unknown``."""
    return reduce(lambda before, after: say("ledger.or", before=before, after=after), values)


def changes_as_json(parameter_id: str, changes: Iterable[Change]) -> dict[str, object]:
    """What would change, as plain data."""
    return {
        "parameter": parameter_id,
        "changes": [
            {
                "if": change.words,
                "moves": [
                    {"option": move.option_id, "statement": move.statement.id, "from": move.before, "to": move.after}
                    for move in change.moves
                ],
            }
            for change in changes
        ],
    }


def _statement_json(weighed: WeighedStatement) -> dict[str, object]:
    statement = weighed.statement
    return {
        "id": statement.id,
        "side": statement.side,
        "text": statement.text,
        "truth": weighed.truth.value,
        "reasons": list(weighed.reasons),
        "missing": list(weighed.missing),
        "sources": [{"key": source.key, "locator": source.locator} for source in statement.sources],
    }


def _known(facts: Facts, dictionary: Mapping[str, Parameter]) -> list[str]:
    known = [
        f"- {parameter.label}: {value_in_words(parameter, facts.value(parameter.id))}"
        for parameter in dictionary.values()
        if facts.knows(parameter.id)
    ]
    return known or [f"- {say('ledger.nothing_entered')}"]


def _option_lines(option: WeighedOption, places: Sequence[str], dictionary: Mapping[str, Parameter]) -> Iterator[str]:
    for place in places:
        entries = option.at(place)
        heading = side_words(place)
        yield say("ledger.place_heading", place=heading) if entries else say("ledger.place_empty", place=heading)
        for entry in entries:
            text = entry.statement.text
            if place in (UNKNOWN, LEFT_OUT):
                text = say("ledger.if_it_applies", side=side_words(entry.statement.side), text=text)
            yield f"- {text}"
            if place == UNKNOWN:
                labels = [dictionary[name].label if name in dictionary else name for name in entry.missing]
                yield f"  {say('ledger.would_decide', names=', '.join(labels)) if labels else say('ledger.time_decides')}"
            else:
                yield from (f"  {reason}" for reason in entry.reasons)


def _source_lines(ledger: Ledger, places: Sequence[str], citations: Mapping[str, Citation]) -> list[str]:
    locators: dict[str, dict[str, None]] = {}
    for source in _sources(ledger, places):
        locators.setdefault(source.key, {})[source.locator] = None
    lines = []
    for key, found in locators.items():
        citation = citations.get(key)
        words = f"{citation.label}: {citation.citation}" if citation else key
        lines.append(f"- {say('ledger.cited_at', source=words, places='; '.join(found))}")
    return lines or [f"- {say('ledger.no_source')}"]


def _sources(ledger: Ledger, places: Sequence[str]) -> Iterator[StatementSource]:
    for option in ledger.options:
        for place in places:
            for entry in option.at(place):
                yield from entry.statement.sources


def _places(ledger: Ledger) -> dict[str, str]:
    return {entry.statement.id: entry.place for option in ledger.options for entry in option.statements()}


def _moves(before: Mapping[str, str], after: Ledger) -> Iterator[Move]:
    for option in after.options:
        for entry in option.statements():
            stood = before[entry.statement.id]
            if entry.place != stood:
                yield Move(option.id, option.title, entry.statement, stood, entry.place)


def _leaves(options: Iterable[TreatmentOption], parameter_id: str) -> list[Leaf]:
    asked = [entry.when for option in options for entry in option.statements if entry.when is not None]
    return [leaf for when in asked for leaf in leaves_of(when) if leaf.parameter == parameter_id]


def _tried(parameter: Parameter, leaves: Sequence[Leaf], now: Value | None, today: date) -> Iterator[Value | None]:
    """Values that stand for all others of the parameter, as far as the criteria tell them apart, and None when it is known."""
    ids = [choice.id for choice in parameter.choices]
    match parameter.kind:
        case "yes_no":
            yield from (True, False)
        case "choice":
            yield from ids
        case "choices":
            yield from _other_choices(ids, now if isinstance(now, tuple) else None)
        case "exposures":
            yield from _other_treatments(ids, leaves, now if isinstance(now, tuple) else None)
        case "date":
            yield from sorted({day for leaf in leaves for day in _days_beside(leaf, today)})
        case _:
            yield from _numbers_beside(parameter, leaves)
    if now is not None:
        yield None


def _other_choices(ids: Sequence[str], now: tuple[str, ...] | None) -> Iterator[tuple[str, ...]]:
    """None of them, and each choice put in or taken out of what is chosen now."""
    yield ()
    chosen = set(now or ())
    for turned in ids:
        yield tuple(choice for choice in ids if (choice in chosen) != (choice == turned))


def _other_treatments(
    ids: Sequence[str], leaves: Sequence[Leaf], now: tuple[str, ...] | None
) -> Iterator[tuple[str, ...]]:
    """Never treated, and each drug that a criterion names (any drug will do where none is named) added to the history as going on."""
    yield ()
    named = {drug for leaf in leaves if isinstance(leaf, Treated) for drug in leaf.drugs or ids[:1]}
    for drug in (choice for choice in ids if choice in named):
        yield (*(now or ()), drug)


def _numbers_beside(parameter: Parameter, leaves: Sequence[Leaf]) -> Iterator[int | float]:
    bounds = {leaf.bound for leaf in leaves if isinstance(leaf, Comparison) and isinstance(leaf.bound, (int, float))}
    if parameter.kind == "edss":
        tried = {value for bound in bounds for value in EDSS_VALUES if abs(value - bound) < 1}
    else:
        step = parameter.step or _FINEST
        tried = {round(bound + step * side, 6) for bound in bounds for side in (-1, 0, 1)}
    for number in sorted(tried):
        if within_bounds(parameter, number):
            yield int(number) if parameter.kind == "integer" else float(number)


def _days_beside(leaf: Leaf, today: date) -> Iterator[date]:
    ends: list[date] = []
    if isinstance(leaf, TimeSince):
        ends = [not_before(today, -leaf.amount, leaf.unit)]
    elif isinstance(leaf, DaysSince):
        ends = [today - timedelta(days=days) for days in (leaf.earliest, leaf.latest) if days is not None]
    for end in ends:
        yield from (end + timedelta(days=side) for side in (-1, 0, 1))
