"""The time axis as arithmetic: which day stands at which place, and where the marks of months, quarters or years stand. Knows no Qt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from msref.reports.day_words import month_name

FEWEST_DAYS: Final = 14.0
MOST_DAYS: Final = 365.25 * 12
_AIR: Final = 0.06
_LEAST_AIR_DAYS: Final = 10.0
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60)  # months between marks


@dataclass(frozen=True, slots=True)
class TimeScale:
    """`first` is the ordinal of the day at the left edge (with a fraction), `days` how many stand in the width."""

    first: float
    days: float
    width: float = 100.0

    def x(self, day: date) -> float:
        """The place of the beginning of a day."""
        return (day.toordinal() - self.first) * self.width / self.days

    def day_at(self, x: float) -> float:
        """The ordinal of the day at a place."""
        return self.first + x * self.days / self.width

    def with_width(self, width: float) -> "TimeScale":
        """The same days in another width."""
        return replace(self, width=max(1.0, width))

    def panned(self, share: float) -> "TimeScale":
        """Moved by a share of the width: 0.1 shows later days."""
        return replace(self, first=self.first + self.days * share)

    def zoomed(self, factor: float, at: float) -> "TimeScale":
        """Fewer days (factor above 1) or more, the day at place `at` staying where it is."""
        days = min(MOST_DAYS, max(FEWEST_DAYS, self.days / factor))
        kept = self.day_at(at)
        return replace(self, days=days, first=kept - at * days / self.width)

    def marks(self, room: float) -> Iterator[tuple[date, str]]:
        """The first days of months to mark, with their words, at least `room` apart."""
        month_width = self.width / self.days * 30.44
        step = next((step for step in _STEPS if step * month_width >= room), _STEPS[-1])
        start = date.fromordinal(max(1, int(self.first)))
        months = start.year * 12 + start.month - 1
        months -= months % step
        while True:
            year, month = divmod(months, 12)
            if not date.min.year <= year <= date.max.year:
                return
            day = date(year, month + 1, 1)
            if self.x(day) > self.width:
                return
            if self.x(day) >= 0:
                yield day, f"{month_name(month + 1)} {year}" if step < 12 else str(year)  # noqa: PLR2004 - months of a year
            months += step


def fitting(days: Iterable[date], today: date) -> TimeScale:
    """A scale that holds all the days and today, with air on both sides."""
    given = [*days, today]
    first, last = min(given).toordinal(), max(given).toordinal()
    air = max(_LEAST_AIR_DAYS, (last - first) * _AIR)
    span = min(MOST_DAYS, max(FEWEST_DAYS, last - first + 2 * air))
    if span < last - first:
        first = max(first, today.toordinal() - int(span * 0.35))
    return TimeScale(first - air, span)


def next_day(day: date) -> date:
    """The day after."""
    return day + timedelta(days=1)
