"""
Lays out the response over time: days since onset across, share of responders upwards, periods as bands with their words, series as numbered points.

The words of a period stand below the plot, beside its letter; those of a point beside its number. Filled circles and open squares tell two treatments
apart without colour.
"""

from dataclasses import dataclass, field
from typing import Final

from msref.reports.drawing import Drawing, Letters, Patch, Shape, Spot, Stroke, Words, wrapped
from msref.reports.evidence_pictures import ResponseOverTime, ResponsePoint, Span, span_heading
from msref.words import say

_DAY_STEP: Final = 10
_BEYOND: Final = 20  # days drawn of a period without an end
_SHARE_TICKS: Final = (0, 25, 50, 75, 100)
_PLOT_LINES: Final = 15  # height of the plot in letter heights


@dataclass(slots=True)
class _Plot:
    """The plot with its two scales."""

    picture: ResponseOverTime
    width: float
    letters: Letters
    shapes: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Where the days begin."""
        return self.letters.width("100 % ") + self.letters.width("0")

    @property
    def right(self) -> float:
        """Where the days end."""
        return self.width - self.letters.width("00")

    @property
    def top(self) -> float:
        """Where 100 percent lies."""
        return self.letters.height * 3.4

    @property
    def bottom(self) -> float:
        """Where 0 percent lies."""
        return self.top + self.letters.height * _PLOT_LINES

    @property
    def last_day(self) -> float:
        """The end of the scale, a round number."""
        ends = [span.until if span.until is not None else span.start + _BEYOND for span in self.picture.spans]
        last = max([*ends, *(point.days for point in self.picture.points)])
        return -(-last // _DAY_STEP) * _DAY_STEP

    def x(self, days: float) -> float:
        """Where a day stands."""
        return self.left + (self.right - self.left) * min(days, self.last_day) / self.last_day

    def y(self, percent: float) -> float:
        """Where a share stands."""
        return self.bottom - (self.bottom - self.top) * percent / 100


def draw_response(picture: ResponseOverTime, width: float, letters: Letters) -> Drawing:
    """The picture laid out for a width."""
    plot = _Plot(picture, width, letters)
    _bands(plot)
    _axes(plot)
    _points(plot)
    height = _legend(plot)
    return Drawing(picture.title, width, height, tuple(plot.shapes), tuple(plot.spots))


def _mark(number: int) -> str:
    return "ABCDEFGH"[number % 8]


def _bands(plot: _Plot) -> None:
    for number, span in enumerate(plot.picture.spans):
        start, end = plot.x(span.start), plot.x(span.until if span.until is not None else plot.last_day)
        band = Patch(
            start, plot.top, end - start, plot.bottom - plot.top, "accent_soft" if number % 2 == 0 else "raised"
        )
        plot.shapes += [band, Stroke(end, plot.top, end, plot.bottom, "border", dashed=True)]
        words = f"{_mark(number)}"
        x = (start + end) / 2 - plot.letters.width(words, strong=True) / 2
        plot.shapes.append(Words(x, plot.top - plot.letters.height * 0.3, words, strong=True))


def _axes(plot: _Plot) -> None:
    letter = plot.letters.height
    for share in _SHARE_TICKS:
        y, words = plot.y(share), f"{share} %"
        plot.shapes.append(Stroke(plot.left, y, plot.right, y, "line" if share else "border"))
        x = plot.left - plot.letters.width(f"{words}0")
        plot.shapes.append(Words(x, y + plot.letters.ascent / 2 - letter * 0.1, words))
    lines = wrapped(say("picture.share_axis"), plot.width, plot.letters)
    plot.shapes += [Words(0, plot.letters.ascent + at * letter, line, "muted") for at, line in enumerate(lines)]
    step = _DAY_STEP * (1 if plot.x(_DAY_STEP) - plot.x(0) > plot.letters.width("0000") else 2)
    for day in range(0, int(plot.last_day) + 1, step):
        x = plot.x(day)
        plot.shapes.append(Stroke(x, plot.bottom, x, plot.bottom + letter * 0.25, "border"))
        words = f"{day}"
        plot.shapes.append(Words(x - plot.letters.width(words) / 2, plot.bottom + letter * 1.2, words))
    label = say("picture.days_axis")
    plot.shapes.append(Words(plot.right - plot.letters.width(label), plot.bottom + letter * 2.4, label, "muted"))


def _points(plot: _Plot) -> None:
    side = plot.letters.height * 0.62
    for number, point in enumerate(plot.picture.points, 1):
        x, y = plot.x(point.days), plot.y(point.percent)
        plot.shapes.append(_marker(point, x, y, side))
        place = Words(x + side * 0.75, y - side * 0.35, str(number), strong=True)
        plot.shapes.append(place)


def _marker(point: ResponsePoint, x: float, y: float, side: float) -> Patch:
    return Patch(x - side / 2, y - side / 2, side, side, "accent", filled=point.is_first, round=point.is_first)


def _legend(plot: _Plot) -> float:
    """Every period and point in words below the plot; returns where it ends."""
    y = plot.bottom + plot.letters.height * 3.2
    for number, span in enumerate(plot.picture.spans):
        y = _legend_line(plot, y, _mark(number), f"{span_heading(span)}: {span.words}", span)
    first, other = plot.picture.treatments
    for number, point in enumerate(plot.picture.points, 1):
        words = f"{point.name}, {first if point.is_first else other}: {point.words}"
        y = _legend_line(plot, y, str(number), words, point)
    y += plot.letters.height * 0.4
    marks = [(say("picture.filled_circle", treatment=first), True)] + (
        [(say("picture.open_square", treatment=other), False)] if other else []
    )
    for words, is_first in marks:
        side = plot.letters.height * 0.62
        middle = y + plot.letters.height / 2
        shape = Patch(plot.letters.width("0"), middle - side / 2, side, side, "accent", filled=is_first, round=is_first)
        plot.shapes += [shape, Words(plot.letters.width("0000"), y + plot.letters.ascent, words, "muted")]
        y += plot.letters.height
    for note in plot.picture.notes:
        y = _paragraph(plot, y, note)
    return y


def _legend_line(plot: _Plot, y: float, mark: str, words: str, of: Span | ResponsePoint) -> float:
    indent = plot.letters.width("0000")
    lines = wrapped(words, plot.width - indent, plot.letters)
    plot.shapes.append(Words(plot.letters.width("0"), y + plot.letters.ascent, mark, strong=True))
    for at, line in enumerate(lines):
        plot.shapes.append(Words(indent, y + at * plot.letters.height + plot.letters.ascent, line))
    height = max(1, len(lines)) * plot.letters.height
    plot.spots.append(Spot(0, y, plot.width, height, words, of.row.record_id))
    return y + height + plot.letters.height * 0.2


def _paragraph(plot: _Plot, y: float, words: str) -> float:
    for line in wrapped(words, plot.width, plot.letters):
        plot.shapes.append(Words(0, y + plot.letters.ascent, line, "muted"))
        y += plot.letters.height
    return y
