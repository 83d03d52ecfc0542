"""
A timing rule as a value, and how it is read from plain data.

A rule says for whom it holds (drugs, vaccines, a criterion), which day it counts from, and one or two bounds in the units of its source.
Nothing is computed here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from msref.domain.criteria.nodes import Criterion, criterion_from_mapping
from msref.domain.dates import UNITS
from msref.domain.timing.questions import QUESTION, Question
from msref.errors import BadInputError

KINDS: Final = ("not_before", "not_after", "between", "blocked", "info")
FORCES: Final = ("hard_stop", "advice")
STATES: Final = ("any", "current", "stopped")
# Days that are read from a treatment, that are worked out, and date parameters.
EXPOSURE_ANCHORS: Final = ("last_dose", "next_due")
WORKED_OUT_ANCHORS: Final = ("steroid_end", "gestation")
DATE_ANCHORS: Final = (
    "planned_start", "relapse_onset_date", "steroid_start", "ivig_date", "delivery_date", "planned_conception_date",
)  # fmt: skip
ANCHORS: Final = (*EXPOSURE_ANCHORS, *WORKED_OUT_ANCHORS, *DATE_ANCHORS)

FIELDS: Final = frozenset(
    {
        "id", "title", "question", "kind", "force", "interval", "text", "html", "sources", "year", "jurisdiction",
        "drugs", "planned", "state", "vaccines", "vaccine_classes", "when", "bounds", "notes", "until",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interval:
    """An amount of time in the unit of its source."""

    amount: int
    unit: str


@dataclass(frozen=True, slots=True)
class Bound:
    """
    One edge of a window: not before, or not after, so much time after (`after`) or ahead of (`before`) the anchor.

    `high` makes a range; `strict` leaves the day itself out ("more than 2 months").
    """

    edge: str
    anchor: str
    side: str
    low: Interval
    high: Interval | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that goes with a window when its criterion holds or cannot be told; always, without one."""

    text: str
    when: Criterion | None = None


@dataclass(frozen=True, slots=True)
class RuleSource:
    """Where a rule stands."""

    key: str
    locator: str


@dataclass(frozen=True, slots=True)
class TimingRule:
    """
    One rule of one source.

    `drugs` are former or present drugs, `planned` the drugs to come; empty means any. `interval` is the rule in the source's own unit and
    words. `until` names a parameter that decides when there is no date ("until the lymphocyte count is normal").
    """

    id: str
    title: str
    question: Question
    kind: str
    force: str
    interval: str
    text: str
    html: str
    sources: tuple[RuleSource, ...]
    year: int | None
    jurisdiction: str
    drugs: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    state: str = "any"
    vaccines: tuple[str, ...] = ()
    vaccine_classes: tuple[str, ...] = ()
    when: Criterion | None = None
    bounds: tuple[Bound, ...] = ()
    notes: tuple[Note, ...] = ()
    until: str = ""


def rule_from_mapping(data: Mapping[str, object]) -> TimingRule:
    """Read a rule from plain data. Raises BadInputError with a sentence that says what is wrong with which field."""
    unknown = set(data) - FIELDS
    if unknown:
        raise BadInputError(f'"{min(unknown)}" is not a field of a timing rule.', field=min(unknown))
    bounds = tuple(_bound(entry) for entry in _list(data, "bounds"))
    kind = _one_of(data, "kind", KINDS)
    _check_edges(kind, bounds)
    year = data.get("year")
    return TimingRule(
        id=_text(data, "id"),
        title=_text(data, "title"),
        question=QUESTION[_one_of(data, "question", tuple(QUESTION))],
        kind=kind,
        force=_one_of(data, "force", FORCES),
        interval=_text(data, "interval"),
        text=_text(data, "text"),
        html=str(data.get("html") or ""),
        sources=tuple(_source(entry) for entry in _list(data, "sources")),
        year=year if isinstance(year, int) else None,
        jurisdiction=str(data.get("jurisdiction") or ""),
        drugs=_texts(data, "drugs"),
        planned=_texts(data, "planned"),
        state=_one_of(data, "state", STATES) if data.get("state") else "any",
        vaccines=_texts(data, "vaccines"),
        vaccine_classes=_texts(data, "vaccine_classes"),
        when=criterion_from_mapping(data["when"]) if data.get("when") else None,
        bounds=bounds,
        notes=tuple(_note(entry) for entry in _list(data, "notes")),
        until=str(data.get("until") or ""),
    )


def _check_edges(kind: str, bounds: Sequence[Bound]) -> None:
    edges = tuple(bound.edge for bound in bounds)
    allowed: dict[str, tuple[tuple[str, ...], ...]] = {
        "not_before": (("not_before",),),
        "not_after": (("not_after",),),
        "between": (("not_before", "not_after"),),
        "blocked": ((),),
        "info": ((), ("not_before",), ("not_before", "not_after")),
    }
    if edges not in allowed[kind]:
        wanted = " or ".join(", ".join(edges) or "none" for edges in allowed[kind])
        raise BadInputError(f'A rule of kind "{kind}" has the bounds: {wanted}.', field="bounds")
    if sum(bound.high is not None for bound in bounds) > 1:
        raise BadInputError("Only one of the two bounds of a rule can be a range.", field="bounds")


def _bound(data: object) -> Bound:
    if not isinstance(data, Mapping):
        raise BadInputError(f"A bound must be a mapping; it is {data!r}.", field="bounds")
    unknown = set(data) - {"edge", "anchor", "side", "low", "high", "strict"}
    if unknown:
        raise BadInputError(f'"{min(unknown)}" is not a field of a bound.', field="bounds")
    low, high = _interval(data.get("low")), _interval(data["high"]) if data.get("high") else None
    if high and high.unit == low.unit and high.amount <= low.amount:
        raise BadInputError("The high end of a range must be more than its low end.", field="high")
    return Bound(
        edge=_one_of(data, "edge", ("not_before", "not_after")),
        anchor=_one_of(data, "anchor", ANCHORS),
        side=_one_of(data, "side", ("after", "before")),
        low=low,
        high=high,
        strict=data.get("strict") is True,
    )


def _interval(raw: object) -> Interval:
    """Read ``4 weeks``."""
    amount, _, unit = str(raw).partition(" ")
    if not amount.isdigit() or unit not in UNITS:
        raise BadInputError(
            f'"{raw}" is not an interval; write it like "4 weeks", with one of {", ".join(UNITS)}.', field="low"
        )
    return Interval(int(amount), unit)


def _note(data: object) -> Note:
    if not isinstance(data, Mapping) or not data.get("text"):
        raise BadInputError("A note needs a text.", field="notes")
    return Note(str(data["text"]), criterion_from_mapping(data["when"]) if data.get("when") else None)


def _source(data: object) -> RuleSource:
    if not isinstance(data, Mapping):
        raise BadInputError("A source is a key and a locator.", field="sources")
    return RuleSource(str(data.get("key")), str(data.get("locator")))


def _list(data: Mapping[str, object], name: str) -> Sequence[object]:
    value = data.get(name) or ()
    if not isinstance(value, (list, tuple)):
        raise BadInputError(f'"{name}" must be a list.', field=name)
    return value


def _texts(data: Mapping[str, object], name: str) -> tuple[str, ...]:
    return tuple(str(entry) for entry in _list(data, name))


def _text(data: Mapping[str, object], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value:
        raise BadInputError(f'The field "{name}" of a timing rule is missing or empty.', field=name)
    return value


def _one_of(data: Mapping[str, object], name: str, known: Sequence[str]) -> str:
    value = data.get(name)
    if not isinstance(value, str) or value not in known:
        raise BadInputError(f'"{name}" must be one of {", ".join(known)}; it is {value!r}.', field=name)
    return value
