"""
A picture as a list of plain shapes with places in a fixed room, and the same as an SVG file.

A shape names the role of its colour (`text`, `line`, `accent` ...), never a colour: whoever paints it brings those. Nothing is measured here but through
the `Letters` that are given, so that the same picture can be laid out for a screen, for paper and for a file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final, Protocol

DASHES: Final = (4.0, 3.0)
_FAMILY: Final = "font-family=\"'IBM Plex Sans', 'DejaVu Sans', sans-serif\""


class Letters(Protocol):
    """Whoever knows how wide words are."""

    @property
    def height(self) -> float:
        """The height of a line."""

    @property
    def ascent(self) -> float:
        """How far above its base a line reaches."""

    def width(self, words: str, *, strong: bool = False) -> float:
        """How wide words are."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str = "text"
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle: filled with `role`, or open with an edge of that role; `round` makes it an ellipse."""

    x: float
    y: float
    width: float
    height: float
    role: str = "text"
    filled: bool = True
    round: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; `x`, `y` is the left end of its base."""

    x: float
    y: float
    text: str
    role: str = "text"
    strong: bool = False


Shape = Stroke | Patch | Words


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of one line of data: its rectangle, what it says in words, and the record behind it."""

    x: float
    y: float
    width: float
    height: float
    words: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture."""

    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]


def wrapped(words: str, width: float, letters: Letters, *, strong: bool = False) -> list[str]:
    """The words in lines no wider than `width`; a single word that is wider stands alone on its line."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if line and letters.width(longer, strong=strong) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def svg_text(drawing: Drawing, colours: Mapping[str, str], *, points: float) -> str:
    """The picture as an SVG file: real words, a title, and the data as its description for those who cannot see it."""
    said = "\n".join(spot.words for spot in drawing.spots)
    size = f"{drawing.width:.0f} {drawing.height:.0f}"
    width, height = size.split()
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {size}" role="img" {_FAMILY} font-size="{points:.1f}pt">',
        f"<title>{escape(drawing.title)}</title>",
        f"<desc>{escape(said)}</desc>",
        f'<rect width="100%" height="100%" fill="{colours["surface"]}"/>',
        *_svg_shapes(drawing, colours),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _svg_shapes(drawing: Drawing, colours: Mapping[str, str]) -> Iterator[str]:
    for shape in drawing.shapes:
        colour = colours[shape.role]
        if isinstance(shape, Stroke):
            dashes = ' stroke-dasharray="4 3"' if shape.dashed else ""
            yield (
                f'<line x1="{shape.x1:.2f}" y1="{shape.y1:.2f}" x2="{shape.x2:.2f}" y2="{shape.y2:.2f}" '
                f'stroke="{colour}" stroke-width="{shape.width:g}"{dashes}/>'
            )
        elif isinstance(shape, Patch):
            yield _svg_patch(shape, colour)
        else:
            weight = ' font-weight="600"' if shape.strong else ""
            yield f'<text x="{shape.x:.2f}" y="{shape.y:.2f}" fill="{colour}"{weight}>{escape(shape.text)}</text>'


def _svg_patch(patch: Patch, colour: str) -> str:
    paint = f'fill="{colour}"' if patch.filled else f'fill="none" stroke="{colour}" stroke-width="1.4"'
    if patch.round:
        return (
            f'<ellipse cx="{patch.x + patch.width / 2:.2f}" cy="{patch.y + patch.height / 2:.2f}" '
            f'rx="{patch.width / 2:.2f}" ry="{patch.height / 2:.2f}" {paint}/>'
        )
    return f'<rect x="{patch.x:.2f}" y="{patch.y:.2f}" width="{patch.width:.2f}" height="{patch.height:.2f}" {paint}/>'
