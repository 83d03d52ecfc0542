"""
The parts of which a criterion is made: joints (all, any, not …), leaves that ask the fact sheet, and wrappers that give a part its meaning.

Values only. How they are read from plain data is told in `nodes`, how they are answered in `evaluate`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, assert_never

Bound = bool | int | float | str | tuple[str, ...]

OPERATORS: Final = ("is", "is_not", "one_of", "at_least", "more_than", "at_most", "fewer_than", "contains")
ORDERED: Final = ("at_least", "more_than", "at_most", "fewer_than")


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part must hold."""

    of: "tuple[Criterion, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part must hold."""

    of: "tuple[Criterion, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    of: "Criterion"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of the parts must hold."""

    count: int
    of: "tuple[Criterion, ...]"


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    One parameter held against a bound; `operator` is one of OPERATORS.

    `open_when` lists answers that are given but decide nothing: "no earlier MRI" is no answer to "did the lesions increase".
    """

    parameter: str
    operator: str
    bound: Bound
    open_when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Versus:
    """One parameter held against another; `operator` is one of ORDERED."""

    parameter: str
    operator: str
    other: str


@dataclass(frozen=True, slots=True)
class DaysSince:
    """Days from a date parameter to today, from `earliest` to `latest`, both included; None leaves that side open."""

    parameter: str
    earliest: int | None
    latest: int | None


@dataclass(frozen=True, slots=True)
class TimeSince:
    """
    The time from a date parameter to today, in the unit of the source; `operator` is one of ORDERED.

    "At least" and "fewer than" part on the first day that is not too early, "at most" and "more than" on the last day that is not too late.
    """

    parameter: str
    operator: str
    amount: int
    unit: str


@dataclass(frozen=True, slots=True)
class Within:
    """
    The event whose date is `parameter` came at most `amount` units after the date `anchor`.

    An event that has not happened yet is ruled out only when that time is over. `happened` is the criterion that says whether it has; without
    it only the date can tell. What has happened while that time runs came within it, even when its day is not known.
    """

    parameter: str
    anchor: str
    amount: int
    unit: str
    happened: "Criterion | None" = None


@dataclass(frozen=True, slots=True)
class Treated:
    """
    An entry in a list of treatments: one of `drugs` (any drug when empty), as an adequate course when `adequate`, going on when `current`.

    What an entry leaves open stays open; the list itself is taken as complete. An entry with neither a last dose nor a reason for stopping
    is one that goes on.
    """

    parameter: str
    drugs: tuple[str, ...] = ()
    adequate: bool = False
    current: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What the source says in words without a number; only a person can answer, so `parameter` is a yes or no that is asked by hand."""

    parameter: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """
    The part `of`; while that is open, `by` can show it and `against` can rule it out.

    An enhancing lesion shows that the scan has activity, though nobody has answered whether it has; no relapse at all rules out a relapse on
    treatment. What shows or rules out must follow in every patient; facts that contradict each other are refused before (`consistency`).
    """

    of: "Criterion"
    by: "Criterion | None" = None
    against: "Criterion | None" = None


@dataclass(frozen=True, slots=True)
class Provided:
    """The part `of`, answered only while `gate` holds: a scan that is too old answers nothing about the last year, not even "no"."""

    gate: "Criterion"
    of: "Criterion"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The part `of`, which may still come true: it is ruled out only once `once` holds, and open until then."""

    of: "Criterion"
    once: "Criterion"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a published definition: its words, and the source with locator that stands behind all its leaves."""

    id: str
    text: str
    source: str
    of: "Criterion"


Leaf = Comparison | Versus | DaysSince | TimeSince | Within | Treated | Asked
Criterion = AllOf | AnyOf | Not | AtLeast | Shown | Provided | Outcome | Clause | Leaf


def is_leaf(criterion: Criterion) -> bool:
    """Whether the criterion asks the fact sheet itself."""
    return isinstance(criterion, Leaf)


def parts_of(criterion: Criterion) -> tuple[Criterion, ...]:  # noqa: PLR0911  one answer for each kind
    """The parts directly below; a leaf has none, but for the criterion that tells whether its event has happened."""
    match criterion:
        case AllOf() | AnyOf() | AtLeast():
            return criterion.of
        case Not() | Clause():
            return (criterion.of,)
        case Shown():
            return tuple(part for part in (criterion.of, criterion.by, criterion.against) if part is not None)
        case Provided():
            return (criterion.gate, criterion.of)
        case Outcome():
            return (criterion.of, criterion.once)
        case Within():
            return () if criterion.happened is None else (criterion.happened,)
        case Comparison() | Versus() | DaysSince() | TimeSince() | Treated() | Asked():
            return ()
        case _:
            assert_never(criterion)


def leaves_of(criterion: Criterion) -> Iterator[Leaf]:
    """The leaves of the tree, in order."""
    if isinstance(criterion, Leaf):
        yield criterion
    for part in parts_of(criterion):
        yield from leaves_of(part)


def clauses_of(criterion: Criterion) -> Iterator[Clause]:
    """The clauses of the tree, in order, also those inside others."""
    if isinstance(criterion, Clause):
        yield criterion
    for part in parts_of(criterion):
        yield from clauses_of(part)


def asked_by(leaf: Leaf) -> tuple[str, ...]:
    """The ids of the parameters that one leaf asks for."""
    match leaf:
        case Versus():
            return (leaf.parameter, leaf.other)
        case Within():
            return (leaf.parameter, leaf.anchor)
        case _:
            return (leaf.parameter,)


def parameters_of(criterion: Criterion) -> tuple[str, ...]:
    """The ids of the parameters that the criterion asks for, each once, in order."""
    return tuple(dict.fromkeys(name for leaf in leaves_of(criterion) for name in asked_by(leaf)))
