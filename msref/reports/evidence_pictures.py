"""
Which pictures the rows of an evidence table give, and the same data as words.

Pure: rows go in, values out that a drawing is made from. A row without a figure that can be drawn stands in no picture, and a row without an interval is
never given one. Nothing is pooled: every line is one printed result. Numbers are said as the row prints them ("1.00", not "1").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from msref.domain.figures import DIFFERENCE, PERIOD, PROPORTION, RATIOS, Arm, Delay, Effect
from msref.domain.tables import Column, EvidenceTable, TableRow
from msref.words import say

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_FEWEST_POINTS: Final = 2
_DELAYS: Final = {"mean": "picture.mean", "median": "picture.median"}
_MEASURES: Final = {
    "hazard ratio": "picture.measure.hazard_ratio",
    "odds ratio": "picture.measure.odds_ratio",
    "rate ratio": "picture.measure.rate_ratio",
    "difference": "picture.measure.difference",
}


@dataclass(frozen=True, slots=True)
class IntervalLine:
    """One effect with its interval: whose it is, the numbers to draw, and the numbers as they are printed."""

    row: TableRow
    name: str
    label: str
    measure: str
    estimate: float
    low: float
    high: float
    words: str


@dataclass(frozen=True, slots=True)
class Forest:
    """Effects with intervals beside each other: ratios on a log scale round 1, or differences on a plain scale round 0."""

    title: str
    lines: tuple[IntervalLine, ...]
    is_ratio: bool

    @property
    def notes(self) -> tuple[str, ...]:
        """How to read it."""
        if not self.is_ratio:
            return (say("picture.zero_is_no_difference"), say("picture.not_pooled"))
        return (say("picture.one_is_no_difference"), say("picture.less_or_better"), say("picture.not_pooled"))


@dataclass(frozen=True, slots=True)
class ShareBar:
    """The share of one group. `counted` says whether the source prints the size of the group."""

    row: TableRow
    name: str
    label: str
    percent: float
    words: str
    counted: bool
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of people as bars from 0 to 100 percent, row by row."""

    title: str
    bars: tuple[ShareBar, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """How to read it."""
        openly = (say("picture.open_bar"),) if any(not bar.counted for bar in self.bars) else ()
        return (*openly, say("picture.not_pooled"))


@dataclass(frozen=True, slots=True)
class Span:
    """A period of days with what is said of it; without an end `until` is None."""

    row: TableRow
    start: float
    until: float | None
    words: str


@dataclass(frozen=True, slots=True)
class ResponsePoint:
    """One series: how late it was treated and what share responded. `is_first` tells the treatment of the table's first row from others."""

    row: TableRow
    name: str
    days: float
    percent: float
    words: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class ResponseOverTime:
    """Periods and series on one axis of days since onset."""

    title: str
    spans: tuple[Span, ...]
    points: tuple[ResponsePoint, ...]
    treatments: tuple[str, str]

    @property
    def notes(self) -> tuple[str, ...]:
        """How to read it."""
        return (say("picture.what_a_period_says"), say("picture.what_a_point_is"))


Picture = Forest | Shares | ResponseOverTime


def pictures_of(table: EvidenceTable, rows: Sequence[TableRow]) -> tuple[Picture, ...]:
    """The pictures that the rows give, in the order in which they are looked at; none when no row can be drawn."""
    return tuple(
        picture
        for picture in (_over_time(table, rows), *_forests(table, rows), _shares(table, rows))
        if picture is not None
    )


def picture_table(picture: Picture) -> EvidenceTable:
    """The data of a picture as a table of words, one row for each line, bar, period or point."""
    if isinstance(picture, Forest):
        labels = ("study", "compared", "measure", "effect", "source")
        rows = [(line.row, (line.name, line.label, measure_words(line.measure), line.words)) for line in picture.lines]
    elif isinstance(picture, Shares):
        labels = ("study", "group", "share", "counted", "source")
        counted = {True: say("picture.counted"), False: say("picture.not_counted")}
        rows = [(bar.row, (bar.name, bar.label, bar.words, counted[bar.counted])) for bar in picture.bars]
    else:
        labels = ("days", "what", "said", "treatment", "source")
        rows = [_span_row(span) for span in picture.spans] + [_point_row(point, picture) for point in picture.points]
    columns = tuple(Column(f"column-{number}", say(f"picture.column.{label}")) for number, label in enumerate(labels))
    return EvidenceTable(
        id="picture",
        title=picture.title,
        summary="",
        columns=columns,
        rows=tuple(
            TableRow(row.record_id, row.title, (*cells, "; ".join(row.sources)), {}, row.sources, row.study_id)
            for row, cells in rows
        ),
        footnotes=picture.notes,
    )


def _span_row(span: Span) -> tuple[TableRow, tuple[str, str, str, str]]:
    return span.row, (span_heading(span), say("picture.period"), span.words, _treatment(span.row))


def _point_row(point: ResponsePoint, picture: ResponseOverTime) -> tuple[TableRow, tuple[str, str, str, str]]:
    return point.row, (
        _delay_words(point.row, point.row.figures.delay),
        point.name,
        point.words,
        picture.treatments[0] if point.is_first else picture.treatments[1],
    )


def span_heading(span: Span) -> str:
    """The days of a period in words."""
    if span.until is None:
        return say("picture.more_than_days", start=f"{span.start:g}")
    return say("picture.days_from_to", start=f"{span.start:g}", until=f"{span.until:g}")


def measure_words(measure: str) -> str:
    """What is measured, in words: ``hazard ratio``; a measure that this program does not know stays as the content has it."""
    message = _MEASURES.get(measure)
    return say(message) if message else measure


def _forests(table: EvidenceTable, rows: Sequence[TableRow]) -> Iterator[Forest]:
    lines = [line for row in rows for line in _interval_lines(table, row)]
    ratios = [line for measure in RATIOS for line in lines if line.measure == measure]
    differences = [line for line in lines if line.measure == DIFFERENCE]
    if ratios:
        yield Forest(say("picture.ratios"), tuple(ratios), is_ratio=True)
    if differences:
        yield Forest(say("picture.differences"), tuple(differences), is_ratio=False)


def _interval_lines(table: EvidenceTable, row: TableRow) -> Iterator[IntervalLine]:
    if row.figures.delay is not None:
        return
    for effect in row.figures.effects:
        estimate, low, high = effect.estimate, effect.low, effect.high
        if effect.measure in {*RATIOS, DIFFERENCE} and estimate is not None and low is not None and high is not None:
            label = effect.label or _arms_of_study(table, row)
            yield IntervalLine(row, row.title, label, effect.measure, estimate, low, high, _interval_words(row, effect))


def _arms_of_study(table: EvidenceTable, row: TableRow) -> str:
    """Treatment against comparator, in the row's own words, when no label says what is compared."""
    cells = {column.id: cell for column, cell in zip(table.columns, row.cells, strict=True)}
    treatment, comparator = cells.get("intervention", ""), cells.get("comparator", "")
    if treatment and comparator:
        return say("picture.against", treatment=treatment, comparator=comparator)
    return treatment or comparator


def _interval_words(row: TableRow, effect: Effect) -> str:
    said = _Printed(row)
    words = f"{said(effect.estimate)} {_interval(said, effect)}"
    if effect.p:
        sign = effect.p[:1] if effect.p[:1] in "<=" else "="
        words += f"; p {sign} {effect.p.lstrip('<= ')}"
    return words


def _interval(said: "_Printed", one: Effect | Arm) -> str:
    return say("picture.interval", level=said(one.level), low=said(one.low), high=said(one.high))


def _shares(table: EvidenceTable, rows: Sequence[TableRow]) -> Shares | None:
    del table
    bars = tuple(bar for row in rows if row.figures.delay is None for bar in _bars(row))
    return Shares(say("picture.shares"), bars) if bars else None


def _bars(row: TableRow) -> Iterator[ShareBar]:
    for effect in row.figures.effects:
        for arm in effect.arms if effect.measure == PROPORTION else ():
            percent = _percent(arm)
            if percent is not None:
                label = f"{effect.label}: {arm.label}" if effect.label else arm.label
                counted = arm.total is not None
                yield ShareBar(row, row.title, label, percent, _share_words(row, arm), counted, arm.low, arm.high)


def _percent(arm: Arm) -> float | None:
    """Where the bar ends: the printed share, or that of the printed counts."""
    if arm.percent is not None:
        return arm.percent
    return 100 * arm.count / arm.total if arm.count is not None and arm.total else None


def _share_words(row: TableRow, arm: Arm) -> str:
    said = _Printed(row)
    parts = []
    if arm.percent is not None:
        parts.append(f"{said(arm.percent)} %")
    if arm.count is not None and arm.total is not None:
        counts = say("picture.count_of", number=arm.count, total=arm.total)
        parts.append(counts if arm.percent is None else f"({counts})")
    elif arm.total is not None:
        parts.append(say("picture.of", total=arm.total))
    elif arm.count is not None:
        parts.append(say("picture.people", count=arm.count))
    if arm.low is not None:
        parts.append(_interval(said, arm))
    return " ".join(parts)


def _over_time(table: EvidenceTable, rows: Sequence[TableRow]) -> ResponseOverTime | None:
    delayed = [(row, row.figures.delay) for row in rows if row.figures.delay is not None]
    if not delayed:
        return None
    first = _treatment(delayed[0][0])
    spans = [
        Span(row, delay.days, delay.until, _cell(table, row, "response"))
        for row, delay in delayed
        if delay is not None and delay.measure == PERIOD
    ]
    points = [point for row, delay in delayed if delay is not None for point in _points(table, row, delay, first)]
    if len(points) < _FEWEST_POINTS:
        return None
    others = {_treatment(point.row) for point in points if not point.is_first}
    return ResponseOverTime(say("picture.response"), tuple(spans), tuple(points), (first, ", ".join(sorted(others))))


def _points(table: EvidenceTable, row: TableRow, delay: Delay, first: str) -> Iterator[ResponsePoint]:
    if delay.measure == PERIOD:
        return
    for effect in row.figures.effects:
        for arm in effect.arms:
            percent = _percent(arm)
            if percent is not None:
                words = say("picture.share_at", share=_share_words(row, arm), delay=_delay_words(row, delay))
                name = _cell(table, row, "study")
                yield ResponsePoint(row, name, delay.days, percent, words, _treatment(row) == first)


def _delay_words(row: TableRow, delay: Delay | None) -> str:
    if delay is None:
        return ""
    said = _Printed(row)
    measure = say(_DELAYS[delay.measure]) if delay.measure in _DELAYS else delay.measure
    if delay.spread is None:
        return say("picture.delay", measure=measure, days=said(delay.days))
    return say("picture.delay_with_spread", measure=measure, days=said(delay.days), spread=said(delay.spread))


def _cell(table: EvidenceTable, row: TableRow, column_id: str) -> str:
    return next((cell for column, cell in zip(table.columns, row.cells, strict=True) if column.id == column_id), "")


def _treatment(row: TableRow) -> str:
    return ", ".join(row.facets.get("treatment", ()))


class _Printed:
    """Says a number as the row prints it: with its trailing zeros."""

    def __init__(self, row: TableRow) -> None:
        self._words: dict[float, str] = {}
        for cell in row.cells:
            for found in _NUMBER.findall(cell):
                self._words[float(found)] = max(found, self._words.get(float(found), ""), key=len)

    def __call__(self, value: float | None) -> str:
        """The number as printed, with its sign."""
        if value is None:
            return ""
        printed = self._words.get(abs(value), f"{abs(value):g}")
        return f"-{printed}" if value < 0 else printed
