"""What a page hands over to be printed: blocks of words, and canvases that are painted at the width of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from msref.reports.paper_blocks import Block, Grid, html_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter

    from msref.domain.records import Citation


@dataclass(frozen=True, slots=True)
class Canvas:
    """
    A picture in units of 1/96 inch: how tall it is at a width, and how it is painted there from the painter's origin.

    Whoever paints sets letters by pixel size: a size in points would be taken for that of the printer.
    """

    height_for: Callable[[float], float]
    paint: Callable[[QPainter, float], None]


@dataclass(frozen=True, slots=True)
class Lanes:
    """A table whose last cells are canvases, one for each row and one for the head."""

    grid: Grid
    head_canvas: Canvas
    canvases: tuple[Canvas, ...]


PaperBlock: TypeAlias = Block | Canvas | Lanes


@dataclass(frozen=True, slots=True)
class Paper:
    """
    One page as it is printed.

    `sources` are short names for the foot of every sheet; the full references are blocks. `for_patient` says that facts about the patient in memory
    stand in it, so that it is valid on the day of printing only. `wide` asks for sheets on their long side. A page that sets
    its sheets itself gives `own`, which paints them all on a printer and says whether it could.
    """

    title: str
    blocks: tuple[PaperBlock, ...]
    sources: tuple[str, ...] = ()
    for_patient: bool = False
    wide: bool = False
    own: Callable[[QPrinter], bool] | None = None
    margin_mm: float = 15.0


def html_paper(title: str, body: str, citations: Iterable[Citation], *, for_patient: bool = False) -> Paper:
    """The paper of a page that is one HTML body."""
    return Paper(title, html_blocks(body), short_sources(citations), for_patient=for_patient)


def short_sources(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The short names of the works cited, each once."""
    return tuple(dict.fromkeys(citation.label for citation in citations))
