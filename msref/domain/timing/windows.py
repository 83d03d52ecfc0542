"""
What a plan consists of: windows, and the conflicts between them.

The two dates of a window are read by its kind. `not_before`: `earliest` is the first day; with a range `latest` is its later end. `not_after`:
`latest` is the last day; with a range `earliest` is its earlier end. `between` and `info`: the first and the last day. `cautious` is always the
stricter date of a range, or the one date of a single bound. A date that nobody can give is None.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from msref.domain.labels import Labels
from msref.domain.timing.rules import RuleSource

STATUS_WORDS: Final = Labels(
    {
        "open": "timing.status.open",
        "passed": "timing.status.passed",
        "infeasible": "timing.status.infeasible",
        "unknown": "timing.status.unknown",
    }
)
KIND_WORDS: Final = Labels(
    {
        "not_before": "timing.kind.not_before",
        "not_after": "timing.kind.not_after",
        "between": "timing.kind.between",
        "blocked": "timing.kind.blocked",
        "info": "timing.kind.info",
    }
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day a window counts from: the parameter (or the field of a treatment) it was read from, and the date."""

    parameter: str
    date: date | None


@dataclass(frozen=True, slots=True)
class Window:
    """
    One answer of one rule, or a statement that none can be given.

    `rule_id` is empty when the window stands for a whole question. `drug` and `vaccine` are ids, empty when the window is about neither;
    `dose` is "1 of 2" for one dose of a series. `rule` is the interval in the source's own unit.
    """

    id: str
    title: str
    topic: str
    question: str
    kind: str
    status: str
    strength: str
    rule: str
    text: str
    sources: tuple[RuleSource, ...]
    rule_id: str = ""
    html: str = ""
    drug: str = ""
    treatment: int | None = None
    vaccine: str = ""
    dose: str = ""
    anchor: Anchor | None = None
    earliest: date | None = None
    latest: date | None = None
    cautious: date | None = None
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    jurisdiction: str = ""
    year: int | None = None

    @property
    def dated(self) -> bool:
        """Whether the window has a date."""
        return self.earliest is not None or self.latest is not None

    @property
    def group(self) -> tuple[str, int | None, str, str]:
        """What the window is about; the sources of one group are compared with each other."""
        return (self.question, self.treatment, self.drug, self.vaccine)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Windows of one group whose sources give different dates, or of which one forbids what another allows."""

    topic: str
    question: str
    drug: str
    vaccine: str
    windows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All windows of a case on one day, in the order of topics and questions, and where sources differ."""

    today: date
    windows: tuple[Window, ...]
    conflicts: tuple[Conflict, ...]
