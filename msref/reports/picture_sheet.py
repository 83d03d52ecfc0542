"""
The sheet on which a picture is laid out line by line: words at the left, a scale in the middle, numbers at the right.

Where there is little room the words stand above the scale instead of beside it. Both forests and bars are made on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log10
from typing import Final

from msref.reports.drawing import Drawing, Letters, Patch, Shape, Spot, Stroke, Words, wrapped

_WIDE_LETTERS: Final = 92
_GAP: Final = 0.55  # between lines of data, in letter heights
_LOG_TICKS: Final = (
    0.001,
    0.002,
    0.005,
    0.01,
    0.02,
    0.05,
    0.1,
    0.2,
    0.5,
    1.0,
    2.0,
    5.0,
    10.0,
    20.0,
    50.0,
    100.0,
    200.0,
    500.0,
)
_STEPS: Final = (0.05, 0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)
_MOST_TICKS: Final = 9


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a value stands between two ends: plain, or by its logarithm."""

    low: float
    high: float
    logarithmic: bool
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """The place of a value, 0 at the low end and 1 at the high end."""
        if self.logarithmic:
            return (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return (value - self.low) / (self.high - self.low)


def ratio_scale(values: Sequence[float]) -> Scale:
    """A log scale that holds every value and 1, ended by round numbers."""
    low, high = min(*values, 1.0), max(*values, 1.0)
    ends = [tick for tick in _LOG_TICKS if tick <= low][-1:] or [_LOG_TICKS[0]]
    ends += [tick for tick in _LOG_TICKS if tick >= high][:1] or [_LOG_TICKS[-1]]
    if ends[0] == 1.0:
        ends[0] = 0.5
    if ends[1] == 1.0:
        ends[1] = 2.0
    return Scale(ends[0], ends[1], logarithmic=True, ticks=tuple(t for t in _LOG_TICKS if ends[0] <= t <= ends[1]))


def difference_scale(values: Sequence[float]) -> Scale:
    """A plain scale that holds every value and 0, ended by round numbers."""
    low, high = min(*values, 0.0), max(*values, 0.0)
    step = next((one for one in _STEPS if (high - low) / one <= _MOST_TICKS - 2), _STEPS[-1])
    first, last = int(low // step), -int(-high // step)
    ticks = tuple(round(number * step, 4) for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], logarithmic=False, ticks=ticks)


PERCENT_SCALE: Final = Scale(0, 100, logarithmic=False, ticks=(0, 25, 50, 75, 100))


@dataclass(slots=True)
class Sheet:
    """Shapes laid down from the top; `y` is where the next line begins."""

    title: str
    width: float
    letters: Letters
    scale: Scale
    shapes: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    y: float = 0.0
    bands: list[tuple[float, float]] = field(default_factory=list)

    @property
    def wide(self) -> bool:
        """Whether words and numbers fit beside the scale."""
        return self.width >= _WIDE_LETTERS * self.letters.width("0")

    @property
    def left(self) -> float:
        """Where the scale begins."""
        return self.width * 0.36 if self.wide else self.letters.width("000")

    @property
    def right(self) -> float:
        """Where the scale ends."""
        return self.width * 0.70 if self.wide else self.width - self.letters.width("0000")

    def at(self, value: float) -> float:
        """Where a value stands across."""
        return self.left + (self.right - self.left) * self.scale.share(value)

    def heading(self, words: str) -> None:
        """A line of strong words across the sheet."""
        self.y += self.letters.height * 0.5 if self.y else 0
        self.paragraph(words, strong=True)
        self.y += self.letters.height * 0.15

    def paragraph(self, words: str, *, role: str = "text", strong: bool = False) -> None:
        """Words across the whole sheet."""
        for line in wrapped(words, self.width, self.letters, strong=strong):
            self.shapes.append(Words(0, self.y + self.letters.ascent, line, role, strong))
            self.y += self.letters.height

    def line(self, words: Sequence[tuple[str, str]], numbers: str, spoken: str, record_id: str) -> float:
        """A line of data: words with their roles, numbers, what is said of it aloud; returns where the middle of its scale lies."""
        top, letter = self.y, self.letters.height
        room = self.left - self.letters.width("00") if self.wide else self.width
        lines = [(line, role) for text, role in words for line in wrapped(text, room, self.letters)]
        said = wrapped(numbers, self.width - self.right - self.letters.width("00"), self.letters) if self.wide else []
        for number, (line, role) in enumerate(lines):
            self.shapes.append(Words(0, top + number * letter + self.letters.ascent, line, role))
        if self.wide:
            height = max(len(lines), len(said)) * letter
            middle = top + height / 2
            first = middle - len(said) * letter / 2
            x = self.right + self.letters.width("00")
            self.shapes += [Words(x, first + at * letter + self.letters.ascent, line) for at, line in enumerate(said)]
        else:
            below = wrapped(numbers, self.width, self.letters)
            at = top + len(lines) * letter
            self.shapes += [Words(0, at + n * letter + self.letters.ascent, one) for n, one in enumerate(below)]
            middle = at + len(below) * letter + letter * 0.55
            height = middle + letter * 0.55 - top
            self.bands.append((middle - letter * 0.5, middle + letter * 0.5))
        if self.wide:
            self.bands.append((top, top + height + letter * _GAP))
        self.spots.append(Spot(0, top, self.width, height, spoken, record_id))
        self.y = top + height + letter * _GAP
        return middle

    def axis(self, *, mark: float | None, unit: str = "") -> None:
        """The scale below the lines, thin strokes beside each line, and a strong one at `mark`, the line of no effect."""
        bottom = self.y
        # The strokes keep to the height of each line's scale, clear of the words above and between.
        grid: list[Shape] = [
            Stroke(self.at(tick), start, self.at(tick), end, "line")
            for start, end in self.bands
            for tick in self.scale.ticks
            if tick != mark
        ]
        if mark is not None:
            grid += [Stroke(self.at(mark), start, self.at(mark), end, "text", 1.6) for start, end in self.bands]
        self.shapes[:0] = grid
        self.shapes.append(Stroke(self.left, bottom, self.right, bottom, "border"))
        # The mark is named first, the others where there is room.
        ordered = [tick for tick in self.scale.ticks if tick == mark] + [t for t in self.scale.ticks if t != mark]
        places: list[tuple[float, float]] = []
        for tick in ordered:
            words = f"{tick:g}{unit}"
            half = self.letters.width(words, strong=tick == mark) / 2
            x = self.at(tick)
            if any(x - half < end + 4 and x + half > start - 4 for start, end in places):
                continue
            places.append((x - half, x + half))
            y = bottom + self.letters.height * 0.35 + self.letters.ascent
            self.shapes.append(Words(x - half, y, words, strong=tick == mark))
        self.y = bottom + self.letters.height * 1.6

    def whiskers(self, low: float, high: float, y: float, role: str = "text") -> None:
        """An interval with its two ends."""
        end = self.letters.height * 0.22
        self.shapes += [
            Stroke(self.at(low), y, self.at(high), y, role, 1.6),
            Stroke(self.at(low), y - end, self.at(low), y + end, role, 1.6),
            Stroke(self.at(high), y - end, self.at(high), y + end, role, 1.6),
        ]

    def square(self, value: float, y: float, role: str = "accent") -> None:
        """The estimate."""
        side = self.letters.height * 0.52
        self.shapes.append(Patch(self.at(value) - side / 2, y - side / 2, side, side, role))

    def finished(self) -> Drawing:
        """The picture."""
        return Drawing(self.title, self.width, self.y, tuple(self.shapes), tuple(self.spots))
