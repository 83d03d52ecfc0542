"""Lays out the pictures of evidence: forests of intervals and bars of shares; the response over time has its own module."""

from itertools import groupby

from msref.reports.draw_response import draw_response
from msref.reports.drawing import Drawing, Letters, Patch
from msref.reports.evidence_pictures import Forest, Picture, ShareBar, Shares, measure_words
from msref.reports.picture_sheet import PERCENT_SCALE, Sheet, difference_scale, ratio_scale


def draw(picture: Picture, width: float, letters: Letters) -> Drawing:
    """The picture laid out for a width."""
    if isinstance(picture, Forest):
        return _draw_forest(picture, width, letters)
    if isinstance(picture, Shares):
        return _draw_shares(picture, width, letters)
    return draw_response(picture, width, letters)


def _draw_forest(forest: Forest, width: float, letters: Letters) -> Drawing:
    values = [value for line in forest.lines for value in (line.low, line.estimate, line.high)]
    scale = ratio_scale(values) if forest.is_ratio else difference_scale(values)
    sheet = Sheet(forest.title, width, letters, scale)
    for measure, lines in groupby(forest.lines, key=lambda line: line.measure):
        said = measure_words(measure)
        sheet.heading(said.capitalize())
        for line in lines:
            spoken = f"{line.name}, {line.label}: {said} {line.words}"
            words = [(line.name, "text"), (line.label, "muted")]
            middle = sheet.line([pair for pair in words if pair[0]], line.words, spoken, line.row.record_id)
            sheet.whiskers(line.low, line.high, middle)
            sheet.square(line.estimate, middle)
    sheet.axis(mark=1.0 if forest.is_ratio else 0.0)
    for note in forest.notes:
        sheet.paragraph(note, role="muted")
    return sheet.finished()


def _draw_shares(shares: Shares, width: float, letters: Letters) -> Drawing:
    sheet = Sheet(shares.title, width, letters, PERCENT_SCALE)
    for name, bars in groupby(shares.bars, key=lambda bar: bar.name):
        sheet.heading(name)
        for bar in bars:
            spoken = f"{name}, {bar.label}: {bar.words}"
            _draw_bar(sheet, bar, sheet.line([(bar.label, "text")], bar.words, spoken, bar.row.record_id))
    sheet.axis(mark=None, unit=" %")
    for note in shares.notes:
        sheet.paragraph(note, role="muted")
    return sheet.finished()


def _draw_bar(sheet: Sheet, bar: ShareBar, middle: float) -> None:
    """A bar from 0; filled when the group's size is printed. Under an interval the bar is thinner, so that the whiskers stand clear."""
    height = sheet.letters.height * (0.42 if bar.low is not None else 0.62)
    length = max(sheet.at(bar.percent) - sheet.left, 1.5)
    sheet.shapes.append(Patch(sheet.left, middle - height / 2, length, height, "accent", filled=bar.counted))
    if bar.low is not None and bar.high is not None:
        sheet.whiskers(bar.low, bar.high, middle)
