"""
The windows of one vaccine looked at together: a pregnancy that blocks it, waits that end too late, and doses that must all fit in.

A series is planned backwards from the last day that a rule leaves: each dose gets its own last day. When the doses do not fit between today
(or the end of a wait) and that day, the plan says so and offers no nearest date.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from msref.domain.dates import not_after, not_before
from msref.domain.timing.case import PlannerCase
from msref.domain.timing.questions import LIVE
from msref.domain.timing.rules import Interval
from msref.domain.timing.vaccines import Schedule, Vaccine
from msref.domain.timing.windows import Window
from msref.words import say

_WAITS: Final = ("vaccine-after", "vaccine-after-steroids", "vaccine-after-ivig")
_LAST_DAYS: Final = ("vaccine-before-start", "vaccine-before-conception")


@dataclass(frozen=True, slots=True)
class _Room:
    """The first day on which a dose can be given: by the most lenient source of each wait, and by the strictest."""

    lenient: date
    strict: date


def with_whole_plan(windows: Sequence[Window], vaccines: Mapping[str, Vaccine], case: PlannerCase) -> list[Window]:
    """The windows with what only the whole plan shows, each series followed by its doses."""
    whole: list[Window] = []
    for window in windows:
        vaccine = vaccines.get(window.vaccine)
        if vaccine is None:
            whole.append(window)
            continue
        gated = _gated(window, vaccine, windows)
        if gated.kind == "not_after" and gated.question in _LAST_DAYS and gated.latest and gated.status != "passed":
            whole.extend(_fitted(gated, vaccine, _room(windows, vaccine.id, case.today)))
        else:
            whole.append(gated)
    return whole


def _gated(window: Window, vaccine: Vaccine, windows: Iterable[Window]) -> Window:
    """The window, held back by pregnancy: blocked, or not to be told."""
    if vaccine.vaccine_class != LIVE or not window.dated or window.question == "vaccine-before-conception":
        return window
    gates = [other for other in windows if other.question == "vaccine-in-pregnancy" and other.vaccine == vaccine.id]
    if any(gate.kind == "blocked" and gate.status == "infeasible" for gate in gates):
        note = say("timing.live_in_pregnancy")
        return replace(window, status="infeasible", notes=(*window.notes, note))
    unknown = [gate for gate in gates if gate.status == "unknown" and _holds_back(gate.missing)]
    if unknown and window.status == "open":
        missing = tuple(dict.fromkeys((*window.missing, *unknown[0].missing)))
        return replace(window, status="unknown", missing=missing)
    return window


def _holds_back(missing: Collection[str]) -> bool:
    """Whether what is missing could turn out to be a pregnancy; that nobody asked about a plan is told in its own window only."""
    return "pregnancy_state" in missing or ("sex" in missing and "conception_plan" not in missing)


def _room(windows: Iterable[Window], vaccine: str, today: date) -> _Room:
    waits: defaultdict[tuple[str, int | None], list[Window]] = defaultdict(list)
    for window in windows:
        if window.vaccine == vaccine and window.question in _WAITS and window.kind == "not_before" and window.earliest:
            waits[window.question, window.treatment].append(window)
    lenient = [min(window.earliest for window in group if window.earliest) for group in waits.values()]
    strict = [window.cautious for group in waits.values() for window in group if window.cautious]
    return _Room(max([today, *lenient]), max([today, *strict]))


def _fitted(window: Window, vaccine: Vaccine, room: _Room) -> Iterator[Window]:
    """The window of the last dose, and one for each earlier dose; infeasible when they do not fit."""
    if not vaccine.schedules:
        yield _judged(window, window, room, "")
        return
    doses = [list(_doses(window, schedule)) for schedule in vaccine.schedules]
    judged = [[_judged(dose, series[0], room, "") for dose in series] for series in doses]
    none_fits = all(series[0].status == "infeasible" for series in judged)
    some_fail = any(series[0].status == "infeasible" for series in judged)
    if none_fits and window.status != "infeasible":
        yield replace(window, status="infeasible", notes=(*window.notes, say("timing.doses_do_not_fit")))
    elif some_fail and not none_fits:
        yield replace(window, notes=(*window.notes, say("timing.some_schedule_does_not_fit")))
    else:
        yield window
    for series in judged:
        yield from series


def _judged(window: Window, first: Window, room: _Room, note: str) -> Window:
    """A window held against the first day that a dose can be given; `first` is the first dose of its series."""
    if window.status == "infeasible" or first.latest is None:
        return window
    if first.latest < room.lenient:
        said = note or say("timing.first_day_too_late", day=room.lenient.isoformat())
        return replace(window, status="infeasible", notes=(*window.notes, said))
    cautious = first.cautious or first.latest
    if cautious < room.strict:
        said = say("timing.strictest_leaves_no_day", day=room.strict.isoformat())
        return replace(window, notes=(*window.notes, said))
    return window


def _doses(window: Window, schedule: Schedule) -> Iterator[Window]:
    """One window for each dose of a schedule that ends at the window's last day."""
    number = len(schedule.later) + 1
    if window.latest is None or window.cautious is None:
        return
    lenient_days = _dose_days(schedule, window.latest, cautious=False)
    cautious_days = _dose_days(schedule, window.cautious, cautious=True)
    for position, (day, careful) in enumerate(zip(lenient_days, cautious_days, strict=True), 1):
        yield replace(
            window,
            id=f"{window.id}--{schedule.id}-dose-{position}",
            title=say(
                "timing.dose_title", title=window.title, position=position, number=number, schedule=schedule.label
            ),
            dose=say("timing.dose", position=position, number=number),
            rule=f"{window.rule}; {schedule.label}",
            earliest=careful if careful != day else None,
            latest=day,
            cautious=careful,
            sources=tuple(dict.fromkeys((*window.sources, *schedule.sources))),
            notes=(say("timing.counted_backwards"),),
        )


def _dose_days(schedule: Schedule, end: date, *, cautious: bool) -> list[date]:
    """The last day for each dose when the last dose is given at the end; the cautious first dose leaves the longest time that a range allows."""
    if not schedule.later:
        return [end]
    last = schedule.later[-1]
    first = _earlier(end, last.high if cautious and last.high else last.low)
    return [first, *(_later(first, dose.low) for dose in schedule.later[:-1]), end]


def _earlier(day: date, interval: Interval) -> date:
    return not_after(day, -interval.amount, interval.unit)


def _later(day: date, interval: Interval) -> date:
    return not_before(day, interval.amount, interval.unit)
