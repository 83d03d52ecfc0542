"""
From the bounds of a rule to the dates of a window, and from the dates to the status.

A range keeps both its ends; which of the two is the cautious one follows from the edge.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from msref.domain.dates import not_after, not_before
from msref.domain.timing.rules import Bound, Interval
from msref.domain.timing.windows import Anchor
from msref.words import say

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a window as `windows` tells them."""

    earliest: date | None = None
    latest: date | None = None
    cautious: date | None = None


def edge_dates(bound: Bound, anchor: date) -> tuple[date, date]:
    """The lenient and the cautious date of one bound; the same date twice when it is no range."""
    given = [_day(bound, anchor, interval) for interval in (bound.low, bound.high) if interval]
    if bound.edge == "not_before":
        return min(given), max(given)
    return max(given), min(given)


def _day(bound: Bound, anchor: date, interval: Interval) -> date:
    amount = interval.amount if bound.side == "after" else -interval.amount
    if bound.edge == "not_before":
        return not_before(anchor, amount, interval.unit) + (_ONE_DAY if bound.strict else timedelta())
    return not_after(anchor, amount, interval.unit) - (_ONE_DAY if bound.strict else timedelta())


def window_dates(kind: str, bounds: Sequence[Bound], anchors: Sequence[date]) -> Dates:
    """The dates of a window from its bounds and the days they count from."""
    edges = [edge_dates(bound, anchor) for bound, anchor in zip(bounds, anchors, strict=True)]
    if not edges:
        return Dates()
    lenient, cautious = edges[0]
    if len(edges) > 1:
        ranged = [edge[1] for edge in edges if edge[0] != edge[1]]
        return Dates(lenient, edges[1][0], ranged[0] if ranged else None)
    if kind == "not_after":
        return Dates(cautious if cautious != lenient else None, lenient, cautious)
    later_end = cautious if cautious != lenient and kind == "not_before" else None
    return Dates(lenient, later_end, cautious if kind == "not_before" else None)


def status_of(kind: str, dates: Dates, anchors: Sequence[Anchor], planned: date | None, today: date) -> str:
    """
    Open, passed or infeasible.

    `planned` is the day on which the thing itself is planned (a conception, a start); a window that leaves it out cannot be met. A last day
    that lies behind is infeasible while the day it leads up to still lies ahead, and passed otherwise.
    """
    if kind == "blocked":
        return "infeasible"
    first = dates.earliest if kind in ("not_before", "between") else None
    last = dates.latest if kind in ("not_after", "between", "info") else None
    if kind != "info" and planned is not None and _leaves_out(first, last, planned):
        return "infeasible"
    if kind == "between" and first and last and last < first:
        return "infeasible"
    if last is not None and last < today:
        ahead = kind != "info" and anchors[-1].date is not None and anchors[-1].date >= today
        return "infeasible" if ahead else "passed"
    return "open"


def _leaves_out(first: date | None, last: date | None, planned: date) -> bool:
    return (first is not None and planned < first) or (last is not None and planned > last)


def date_notes(kind: str, dates: Dates, planned: date | None, today: date) -> tuple[str, ...]:
    """What must be said when the lenient date can be met and the cautious one cannot."""
    if dates.cautious is None:
        return ()
    notes = []
    if kind == "not_before" and planned is not None and dates.earliest and dates.earliest <= planned < dates.cautious:
        notes.append(say("timing.planned_before_cautious"))
    if kind == "not_after" and dates.latest and dates.cautious < today <= dates.latest:
        notes.append(say("timing.cautious_has_passed"))
    if kind == "between" and dates.earliest and dates.cautious < dates.earliest:
        notes.append(say("timing.cautious_leaves_no_day"))
    elif kind == "between" and dates.latest and dates.cautious < today <= dates.latest:
        notes.append(say("timing.cautious_has_passed"))
    return tuple(notes)
