"""
The figures of one row of evidence as numbers, beside the words they stand in.

An effect is one result: a ratio or a difference with its interval when the source prints one, or the shares of one or more groups. A delay says how many
days after onset something was done. A figure that the source does not print is None: nothing is reckoned here, and no interval is made up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

RATIOS: Final = ("hazard ratio", "odds ratio", "rate ratio")
DIFFERENCE: Final = "difference"
PROPORTION: Final = "proportion"
PERIOD: Final = "period"


@dataclass(frozen=True, slots=True)
class Arm:
    """The share of one group: percent, the count behind it (`count` of `total`), and its interval, as far as they are printed."""

    label: str
    percent: float | None = None
    count: int | None = None
    total: int | None = None
    low: float | None = None
    high: float | None = None
    level: float | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """One result as numbers. `label` says what is compared or in whom, and is empty when the row's own words say it."""

    measure: str
    label: str = ""
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    level: float | None = None
    p: str = ""
    arms: tuple[Arm, ...] = ()

    @property
    def has_interval(self) -> bool:
        """Whether the source prints an estimate with both its bounds."""
        return None not in {self.estimate, self.low, self.high}


@dataclass(frozen=True, slots=True)
class Delay:
    """
    Days from onset. `measure` is mean or median of a series (`days`, with the standard deviation `spread` when printed), or a period from `days` to `until`.

    A period without `until` has no end.
    """

    measure: str
    days: float
    until: float | None = None
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure of a row."""

    effects: tuple[Effect, ...] = ()
    delay: Delay | None = None


NO_FIGURES: Final = Figures()


def figures_from_mapping(spec: Mapping[str, object]) -> Figures:
    """The figures as they are stored: plain mappings and lists, absent names left out."""
    effects, delay = spec.get("effects"), spec.get("delay")
    return Figures(
        tuple(_effect(one) for one in effects if isinstance(one, dict)) if isinstance(effects, list) else (),
        _delay(delay) if isinstance(delay, dict) else None,
    )


def _effect(spec: Mapping[str, object]) -> Effect:
    arms = spec.get("arms")
    return Effect(
        measure=_words(spec, "measure"),
        label=_words(spec, "label"),
        estimate=_number(spec, "estimate"),
        low=_number(spec, "low"),
        high=_number(spec, "high"),
        level=_number(spec, "level"),
        p=_words(spec, "p"),
        arms=tuple(_arm(one) for one in arms if isinstance(one, dict)) if isinstance(arms, list) else (),
    )


def _arm(spec: Mapping[str, object]) -> Arm:
    return Arm(
        label=_words(spec, "label"),
        percent=_number(spec, "percent"),
        count=_whole(spec, "n"),
        total=_whole(spec, "of"),
        low=_number(spec, "low"),
        high=_number(spec, "high"),
        level=_number(spec, "level"),
    )


def _delay(spec: Mapping[str, object]) -> Delay | None:
    days = _number(spec, "days")
    if days is None:
        return None
    return Delay(_words(spec, "measure"), days, _number(spec, "until"), _number(spec, "spread"))


def _words(spec: Mapping[str, object], name: str) -> str:
    value = spec.get(name)
    return "" if value is None else str(value)


def _number(spec: Mapping[str, object], name: str) -> float | None:
    value = spec.get(name)
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _whole(spec: Mapping[str, object], name: str) -> int | None:
    value = _number(spec, name)
    return None if value is None else int(value)
