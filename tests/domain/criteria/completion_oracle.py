"""
Random criteria and random patients, and an oracle that tries every completion of what is unknown.

A tree and a fact sheet are read from a handful of bytes, which makes an example cheap. The oracle works with sets of answers that are still
possible and shares no code with the engine. Only completions of one patient are tried: those whose facts can be true together.
"""

import itertools
from collections.abc import Iterator
from datetime import date
from typing import Final

from msref.domain.criteria.nodes import (
    AllOf,
    AnyOf,
    Asked,
    AtLeast,
    Clause,
    Comparison,
    Criterion,
    Leaf,
    Not,
    Outcome,
    Provided,
    Shown,
    TimeSince,
    Treated,
    Versus,
    Within,
    parameters_of,
)
from msref.domain.facts import Facts, Value

TODAY: Final = date(2026, 11, 20)
YES, NO, OPEN = frozenset({True}), frozenset({False}), frozenset({True, False})

# `on_drug` are those of `relapses` that came on treatment; `event` is the day on which `reached` came true, `onset` the day before both.
DOMAINS: Final[dict[str, tuple[Value, ...]]] = {
    "relapses": (0, 1, 2),
    "on_drug": (0, 1, 2),
    "judged": (True, False),
    "scan": ("none", "significant", "no_earlier"),
    "scan_date": (date(2026, 10, 1), date(2025, 11, 20), date(2025, 11, 19)),
    "onset": (date(2021, 11, 20), date(2021, 11, 19), date(2024, 2, 29)),
    "reached": (True, False),
    "event": (date(2024, 3, 1), date(2026, 11, 19), date(2026, 11, 20)),
    "drugs": ((), ("first, adequate course yes",), ("first",), ("second, adequate course no",)),
}


class Draw:
    """Reads small choices from bytes, zeros after their end."""

    def __init__(self, data: bytes) -> None:
        """Begin at the first byte."""
        self._data = iter(data)

    def below(self, count: int) -> int:
        """A number from 0 to `count` - 1."""
        return next(self._data, 0) % count


def drawn_criterion(draw: Draw, depth: int = 3) -> Criterion:  # noqa: PLR0911  one answer for each kind
    """A random tree of every kind of joint, wrapper and leaf."""
    kind = draw.below(12) if depth else 11
    match kind:
        case 0 | 1:
            return AllOf(_parts(draw, depth))
        case 2 | 3:
            return AnyOf(_parts(draw, depth))
        case 4:
            parts = _parts(draw, depth)
            return AtLeast(1 + draw.below(len(parts)), parts)
        case 5:
            return Not(drawn_criterion(draw, depth - 1))
        case 6:
            return Clause("clause", "A clause", "Source, page 1", drawn_criterion(draw, depth - 1))
        case 7:
            return Provided(TimeSince("scan_date", "at_most", 12, "months"), drawn_criterion(draw, depth - 1))
        case 8:
            return Outcome(drawn_criterion(draw, depth - 1), TimeSince("onset", "more_than", 5, "years"))
        case _:
            return _leaf(draw)


def _parts(draw: Draw, depth: int) -> tuple[Criterion, ...]:
    return tuple(drawn_criterion(draw, depth - 1) for _ in range(1 + draw.below(3)))


def _leaf(draw: Draw) -> Criterion:
    count = draw.below(2) + 1
    return (
        Comparison("relapses", "at_least", count),
        Comparison("relapses", "fewer_than", count),
        Comparison("scan", "is", "significant", ("no_earlier",)),
        Versus("relapses", "more_than", "on_drug"),
        Asked("judged", "In the clinician's judgement"),
        TimeSince("onset", "at_least", 5, "years"),
        Within("event", "onset", 5, "years", Comparison("reached", "is", bound=True)),
        Treated("drugs", ("first",), adequate=count == 1),
        Shown(Comparison("relapses", "at_least", count), by=Comparison("on_drug", "at_least", count)),
        Shown(Comparison("on_drug", "at_least", count), against=Comparison("relapses", "fewer_than", count)),
        Shown(Asked("reached", "Reached"), by=Within("event", "onset", 5, "years")),
    )[draw.below(11)]


def drawn_facts(draw: Draw, criterion: Criterion) -> Facts:
    """A random sheet in which at most three parameters of the criterion are unknown; it may not belong to any patient."""
    values: dict[str, Value] = {}
    unknown = 0
    for name in parameters_of(criterion):
        domain = DOMAINS[name]
        pick = draw.below(len(domain) + 2)
        if pick < len(domain):
            values[name] = domain[pick]
        elif unknown < 3:
            unknown += 1
        else:
            values[name] = domain[0]
    return Facts(values)


def is_a_patient(facts: Facts) -> bool:
    """Whether these facts, known so far, can all be true together."""
    return any(True for _ in completions(("relapses", "on_drug", "reached", "event", "onset"), facts))


def completions(names: tuple[str, ...], facts: Facts) -> Iterator[Facts]:
    """Every way to fill in the named parameters that are unknown, as far as one patient can have them together."""
    unknown = [name for name in names if not facts.knows(name)]
    domains = [(*DOMAINS[name], None) if name == "event" else DOMAINS[name] for name in unknown]
    for values in itertools.product(*domains):
        given = {name: value for name, value in zip(unknown, values, strict=True) if value is not None}
        full = Facts({**facts.values, **given})
        if _together(full, "event" in names):
            yield full


def _together(facts: Facts, event_asked: bool) -> bool:  # noqa: FBT001  one question
    relapses, on_drug = facts.value("relapses"), facts.value("on_drug")
    if isinstance(relapses, int) and isinstance(on_drug, int) and on_drug > relapses:
        return False
    event, onset, reached = facts.value("event"), facts.value("onset"), facts.value("reached")
    if event is not None and reached is False:
        return False
    if event is None and reached is not False and event_asked:
        return False
    return not (isinstance(event, date) and isinstance(onset, date) and event < onset)


def possible(criterion: Criterion, facts: Facts) -> frozenset[bool]:  # noqa: PLR0911  one answer for each kind
    """The answers that are still possible when everything that can be known is known: one, or both while only time can tell."""
    match criterion:
        case AllOf():
            sets = [possible(part, facts) for part in criterion.of]
            return frozenset(all(answers) for answers in itertools.product(*sets))
        case AnyOf():
            sets = [possible(part, facts) for part in criterion.of]
            return frozenset(any(answers) for answers in itertools.product(*sets))
        case AtLeast():
            sets = [possible(part, facts) for part in criterion.of]
            return frozenset(answers.count(True) >= criterion.count for answers in itertools.product(*sets))
        case Not():
            return frozenset(not answer for answer in possible(criterion.of, facts))
        case Clause():
            return possible(criterion.of, facts)
        case Provided():
            return possible(criterion.of, facts) if possible(criterion.gate, facts) == YES else OPEN
        case Outcome():
            so_far = possible(criterion.of, facts)
            return so_far if so_far == YES or possible(criterion.once, facts) == YES else OPEN
        case Shown():
            return possible(criterion.of, facts)
        case _:
            return _possible_leaf(criterion, facts)


def _possible_leaf(leaf: Leaf, facts: Facts) -> frozenset[bool]:  # noqa: PLR0911  one answer for each kind
    value = facts.value(leaf.parameter)
    match leaf:
        case Comparison(parameter="scan"):
            return OPEN if value == "no_earlier" else _one(value == "significant")
        case Comparison(operator="at_least", bound=int(bound)):
            return _one(value in range(bound, 3))
        case Comparison(operator="fewer_than", bound=int(bound)):
            return _one(value in range(bound))
        case Comparison() | Asked():
            return _one(value is True)
        case Versus():
            pairs = {(1, 0), (2, 0), (2, 1)}
            return _one((value, facts.value("on_drug")) in pairs)
        case TimeSince(parameter="scan_date"):
            return _one(value in {date(2026, 10, 1), date(2025, 11, 20)})
        case TimeSince(operator="more_than"):
            return _one(value == date(2021, 11, 19))
        case TimeSince():
            return _one(value in {date(2021, 11, 19), date(2021, 11, 20)})
        case Treated():
            return _possible_course(leaf, value)
        case _:
            return _possible_event(leaf, facts)


def _possible_course(leaf: Treated, value: Value | None) -> frozenset[bool]:
    if value == ("first",) and leaf.adequate:
        return OPEN
    return _one(value in {("first, adequate course yes",), ("first",)})


def _possible_event(leaf: Leaf, facts: Facts) -> frozenset[bool]:
    # The last day that counts, worked out by hand for each onset.
    last = {
        date(2021, 11, 20): date(2026, 11, 20),
        date(2021, 11, 19): date(2026, 11, 19),
        date(2024, 2, 29): date(2029, 2, 28),
    }[_day(facts.value("onset"))]
    event = facts.value(leaf.parameter)
    if isinstance(event, date):
        return _one(event <= last)
    return NO if last < TODAY else OPEN


def _one(answer: bool) -> frozenset[bool]:  # noqa: FBT001  a plain answer
    return YES if answer else NO


def _day(value: Value | None) -> date:
    assert isinstance(value, date)
    return value
