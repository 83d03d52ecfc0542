"""
The hand-worked cases that travel with the content, as values: what goes in and what must come out.

Not here: running them (`usecases/golden_cases`), which goes the same way as the program does for a patient.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

KINDS: Final = ("definition", "timing", "calculator", "chart", "option")


@dataclass(frozen=True, slots=True)
class GoldenCase:
    """One case: its kind, its id, what it is about (a calculator, a chart) and everything that was written of it."""

    kind: str
    id: str
    subject: str
    given: Mapping[str, object]


def spec_kind(kind: str) -> str:
    """The name under which the content file keeps the cases of a kind."""
    return f"golden_{kind}"
