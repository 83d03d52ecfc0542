"""
The answer of one leaf: what the fact sheet says of one parameter, held against one bound, on one day.

Three-valued: what is not known, or known but decides nothing, is UNKNOWN. How answers join and are worded is told in `evaluate`.
"""

from datetime import date
from typing import NamedTuple, assert_never

from msref.domain.criteria.tree import (
    Asked,
    Bound,
    Comparison,
    DaysSince,
    Leaf,
    TimeSince,
    Treated,
    Versus,
    Within,
    asked_by,
)
from msref.domain.dates import day_in_words, not_after, not_before
from msref.domain.exposures import Exposure, exposure_from_text
from msref.domain.facts import Facts, Value
from msref.domain.truth import Truth, all_of, any_of, truth_of
from msref.errors import BugError
from msref.words import say


class LeafAnswer(NamedTuple):
    """
    The truth of a leaf; a named tuple, because hundreds are made for every changed fact.

    `shown` is what to show as the patient's value when it is more than the value itself. `missing` names what would settle an open answer.
    `opens` is the day before which a "no" (or, for a leaf that is FALSE today, a "yes") cannot be known.
    """

    truth: Truth
    missing: tuple[str, ...] = ()
    shown: str = ""
    opens: date | None = None


def answer_leaf(leaf: Leaf, facts: Facts, today: date, *, happened: Truth = Truth.UNKNOWN) -> LeafAnswer:
    """Answer one leaf on this day. `happened` says of an event whether it has come about, as far as that is known without its date."""
    match leaf:
        case Within():
            return _within(leaf, facts, today, happened)
        case Treated():
            return _treated(leaf, facts)
        case Comparison() | Asked() | Versus() | DaysSince() | TimeSince():
            missing = tuple([name for name in asked_by(leaf) if not facts.knows(name)])
            if missing:
                return LeafAnswer(Truth.UNKNOWN, missing)
            return _known(leaf, facts, today)
        case _:
            assert_never(leaf)


def _known(leaf: Comparison | Asked | Versus | DaysSince | TimeSince, facts: Facts, today: date) -> LeafAnswer:
    value = facts.value(leaf.parameter)
    if value is None:
        raise BugError(f'"{leaf.parameter}" is answered before it is known.')
    match leaf:
        case Comparison():
            if value in leaf.open_when:
                return LeafAnswer(Truth.UNKNOWN, (leaf.parameter,))
            return LeafAnswer(truth_of(_holds(leaf.operator, value, leaf.bound)))
        case Asked():
            return LeafAnswer(truth_of(value is True))
        case Versus():
            other = facts.value(leaf.other)
            if other is None or isinstance(other, (tuple, date)):
                raise BugError(f'"{leaf.other}" cannot be compared with "{leaf.parameter}".')
            shown = say("criteria.shown.against", value=value, other=other)
            return LeafAnswer(truth_of(_ordered(leaf.operator, value, other)), shown=shown)
        case DaysSince():
            days = (today - _date(leaf.parameter, value)).days
            after = leaf.earliest is None or days >= leaf.earliest
            before = leaf.latest is None or days <= leaf.latest
            shown = say("criteria.shown.day", days=days, day=_day(value))
            return LeafAnswer(truth_of(after and before), shown=shown)
        case TimeSince():
            return _time_since(leaf, _date(leaf.parameter, value), today)


def _time_since(leaf: TimeSince, anchor: date, today: date) -> LeafAnswer:
    first = not_before(anchor, leaf.amount, leaf.unit)
    last = not_after(anchor, leaf.amount, leaf.unit)
    match leaf.operator:
        case "at_least":
            return LeafAnswer(truth_of(today >= first), opens=first if today < first else None)
        case "more_than":
            return LeafAnswer(truth_of(today > last), opens=last if today <= last else None)
        case "at_most":
            return LeafAnswer(truth_of(today <= last))
        case _:
            return LeafAnswer(truth_of(today < first))


def _within(leaf: Within, facts: Facts, today: date, happened: Truth) -> LeafAnswer:
    event, anchor = facts.value(leaf.parameter), facts.value(leaf.anchor)
    last = None if anchor is None else not_after(_date(leaf.anchor, anchor), leaf.amount, leaf.unit)
    if event is not None and last is not None:
        shown = say("criteria.shown.last_day", day=_day(event), last=_day(last))
        return LeafAnswer(truth_of(_date(leaf.parameter, event) <= last), shown=shown)
    is_open = last is not None and today <= last
    opens = last if is_open else None
    if event is None and happened is Truth.FALSE:
        not_so_far = say("criteria.shown.not_so_far")
        if last is None:
            return LeafAnswer(Truth.UNKNOWN, (leaf.anchor,), not_so_far)
        return LeafAnswer(Truth.UNKNOWN if is_open else Truth.FALSE, (), not_so_far, opens)
    if event is None and happened is Truth.TRUE and is_open:
        return LeafAnswer(Truth.TRUE, (), say("criteria.shown.day_not_known"))
    missing = tuple([name for name, value in ((leaf.parameter, event), (leaf.anchor, anchor)) if value is None])
    return LeafAnswer(Truth.UNKNOWN, missing, opens=opens)


def _treated(leaf: Treated, facts: Facts) -> LeafAnswer:
    value = facts.value(leaf.parameter)
    if value is None:
        return LeafAnswer(Truth.UNKNOWN, (leaf.parameter,))
    if not isinstance(value, tuple):
        raise BugError(f'"{leaf.parameter}" is used as a list of treatments but holds {value!r}.')
    truth = any_of([_fits(leaf, exposure_from_text(line)) for line in value])
    shown = "" if value else say("criteria.shown.never_treated")
    return LeafAnswer(truth, (leaf.parameter,) if truth is Truth.UNKNOWN else (), shown)


def _fits(leaf: Treated, exposure: Exposure) -> Truth:
    fits = [truth_of(not leaf.drugs or exposure.drug in leaf.drugs)]
    if leaf.adequate:
        fits.append(Truth.UNKNOWN if exposure.adequate is None else truth_of(exposure.adequate))
    if leaf.current:
        open_end = exposure.state == "unknown" and exposure.last_dose is not None
        fits.append(Truth.UNKNOWN if open_end else truth_of(exposure.state != "stopped"))
    return all_of(fits)


def _holds(operator: str, value: Value, bound: Bound) -> bool:
    match operator:
        case "is":
            return value == bound
        case "is_not":
            return value != bound
        case "one_of":
            return isinstance(bound, tuple) and value in bound
        case "contains":
            return isinstance(value, tuple) and bound in value
        case _:
            return _ordered(operator, value, bound)


def _ordered(operator: str, value: Value, bound: Bound) -> bool:
    if not isinstance(value, (int, float)) or not isinstance(bound, (int, float)):
        raise BugError(f"{value!r} cannot be put in order with {bound!r}.")
    match operator:
        case "at_least":
            return value >= bound
        case "more_than":
            return value > bound
        case "at_most":
            return value <= bound
        case "fewer_than":
            return value < bound
        case _:
            raise BugError(f'"{operator}" is not a comparison.')


def _date(parameter: str, value: Value) -> date:
    if not isinstance(value, date):
        raise BugError(f'"{parameter}" is used as a date but holds {value!r}.')
    return value


def _day(value: Value) -> str:
    return day_in_words(value) if isinstance(value, date) else str(value)
