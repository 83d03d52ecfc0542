"""
Where sources differ: windows about the same thing whose dates are not the same, or of which one forbids what another allows.

Two windows of one and the same source are no conflict; a source may give several periods.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msref.domain.timing.windows import Conflict, Window

_Signature = tuple[object, ...]


def conflicts_in(windows: Iterable[Window]) -> tuple[Conflict, ...]:
    """Every conflict, in the order of the windows."""
    groups: defaultdict[tuple[str, int | None, str, str], list[Window]] = defaultdict(list)
    for window in windows:
        if window.rule_id and not window.dose and window.status != "unknown":
            groups[window.group].append(window)
    found = []
    for group in groups.values():
        differing = _differing(group)
        if differing:
            first = differing[0]
            names = tuple(window.id for window in differing)
            found.append(Conflict(first.topic, first.question, first.drug, first.vaccine, names))
    return tuple(found)


def _differing(group: Sequence[Window]) -> list[Window]:
    """The windows of a group that take part in a difference; empty when all sources agree."""
    forbidden = any(window.kind == "blocked" for window in group)
    said = [window for window in group if window.dated or forbidden]
    by_source: defaultdict[frozenset[str], set[_Signature]] = defaultdict(set)
    for window in said:
        by_source[frozenset(source.key for source in window.sources)].add(_signature(window))
    answers = list(by_source.values())
    return said if any(answer != answers[0] for answer in answers[1:]) else []


def _signature(window: Window) -> _Signature:
    if window.kind == "blocked":
        return ("blocked",)
    if not window.dated:
        return ("allowed",)
    return (window.kind, window.earliest, window.latest, window.cautious)
