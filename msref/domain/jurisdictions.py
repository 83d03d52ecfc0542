"""
How near a stated jurisdiction is to the one a reader calls home. Only an order and a mark: what is far away is as valid, and stays.

Sources name their jurisdiction in their own words ("England; EU and UK licence wording"). A word counts as home when it names the home itself or a
part of it. A wider region that holds for the home comes next (the EU and Europe for a member state), everything else after it in its given order.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Final, TypeVar

HOME: Final = 0
WIDER: Final = 1
ELSEWHERE: Final = 2

_EUROPEAN: Final = ("EU", "European Union", "Europe")
# For each home: its own names and parts, then the wider regions whose rules hold there or are written for it.
_NAMES: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "EU": (("EU", "European Union"), ("Europe",)),
    "United Kingdom": (
        ("United Kingdom", "UK", "England", "Scotland", "Wales", "Northern Ireland", "Great Britain"),
        ("Europe",),
    ),
    "United States": (("United States", "US", "USA"), ("North America",)),
    "Australia": (("Australia",), ()),
    "Canada": (("Canada",), ("North America",)),
    "France": (("France",), _EUROPEAN),
    "Germany": (("Germany",), _EUROPEAN),
    "Hungary": (("Hungary",), _EUROPEAN),
    "Spain": (("Spain",), _EUROPEAN),
    "Switzerland": (("Switzerland",), ("Europe",)),
    "Arabian Gulf states": (("Arabian Gulf states", "Saudi Arabia"), ()),
}
Kind = TypeVar("Kind")


def homes() -> tuple[str, ...]:
    """Every jurisdiction that can be called home."""
    return tuple(_NAMES)


def nearness(stated: str, home: str) -> int:
    """HOME, WIDER or ELSEWHERE; without a home everything is elsewhere."""
    if home not in _NAMES:
        return ELSEWHERE
    own, wider = _patterns(home)
    if own.search(stated):
        return HOME
    return WIDER if wider is not None and wider.search(stated) else ELSEWHERE


def home_first(things: Iterable[Kind], stated: Callable[[Kind], str], home: str) -> list[Kind]:
    """The same things, those of the home first and those of its wider region next; otherwise in the order given."""
    return sorted(things, key=lambda thing: nearness(stated(thing), home))


@cache
def _patterns(home: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    own, wider = _NAMES[home]
    return _words(own), _words(wider) if wider else None


def _words(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})\b")
