"""Pictures of evidence: only what is printed is drawn, as printed, at its place, with the same data as words."""

import math
import re
from xml.etree import ElementTree as ET

import pytest

from msref.content_store.library import Library
from msref.domain.figures import Arm, Delay, Effect, Figures, figures_from_mapping
from msref.domain.tables import Column, EvidenceTable, TableRow
from msref.reports.draw_evidence import draw
from msref.reports.drawing import Drawing, Patch, Stroke, Words, svg_text, wrapped
from msref.reports.evidence_pictures import Forest, ResponseOverTime, Shares, picture_table, pictures_of
from msref.reports.picture_sheet import difference_scale, ratio_scale


class SixWide:
    """Letters that are all six wide."""

    height = 14.0
    ascent = 11.0

    def width(self, words: str, *, strong: bool = False) -> float:
        """Six for each letter; strong ones are no wider."""
        del strong
        return 6.0 * len(words)


def row(name: str, result: str, figures: Figures, treatment: str = "PLEX") -> TableRow:
    """A row with one cell of words and its figures."""
    return TableRow(name, name, (name, result), {"treatment": (treatment,)}, (f"{name}, abstract",), "", figures)


def table(*rows: TableRow) -> EvidenceTable:
    """A table of a study and a response."""
    return EvidenceTable("t", "T", "", (Column("study", "Study"), Column("response", "Response")), rows, ())


RATIO = Effect("hazard ratio", "A against B", 0.5, 0.25, 1.0, 95, "0.048")


def forest_of(*rows: TableRow) -> Forest:
    """The forest of these rows."""
    (picture,) = pictures_of(table(*rows), rows)
    assert isinstance(picture, Forest)
    return picture


def test_a_row_without_an_interval_is_given_none() -> None:
    """An estimate alone stands in no forest, and a row without figures in no picture."""
    bare = row("Bare", "Hazard ratio 0.07", Figures((Effect("hazard ratio", estimate=0.07),)))
    nothing = row("Nothing", "Better", Figures())
    assert pictures_of(table(bare, nothing), (bare, nothing)) == ()


def test_numbers_are_said_as_printed() -> None:
    """A 1.00 of the source stays 1.00, and level and p stand beside it."""
    forest = forest_of(row("A", "Hazard ratio 0.50 (95% CI 0.25-1.00), p = 0.048", Figures((RATIO,))))
    assert forest.lines[0].words == "0.50 (95 % interval 0.25 to 1.00); p = 0.048"


def test_ratios_stand_on_a_log_scale_with_the_line_of_no_effect() -> None:
    """Half and double lie equally far from 1, the estimate between its bounds, and 1 is the strong line."""
    drawing = draw(forest_of(row("A", "0.5 (0.25 to 1)", Figures((RATIO,)))), 800, SixWide())
    squares = [shape for shape in drawing.shapes if isinstance(shape, Patch)]
    whiskers = [s for s in drawing.shapes if isinstance(s, Stroke) and s.y1 == s.y2 and s.role == "text"]
    strong = [
        s for s in drawing.shapes if isinstance(s, Stroke) and s.x1 == s.x2 and s.role == "text" and s.width == 1.6
    ]
    centre = squares[0].x + squares[0].width / 2
    low, high = whiskers[0].x1, whiskers[0].x2
    assert centre - low == pytest.approx(high - centre)
    assert any(line.x1 == pytest.approx(high) for line in strong)


def test_scales_hold_every_value_and_the_line_of_no_effect() -> None:
    """A scale ends in round numbers round all values and 1 or 0; its places follow the logarithm, or the value."""
    scale = ratio_scale([1.18, 52.96])
    assert (scale.low, scale.high) == (0.5, 100.0)
    assert scale.share(1.0) == pytest.approx(math.log(2) / math.log(200))
    plain = difference_scale([-0.71, -0.22, 0.26])
    assert plain.low <= -0.71
    assert plain.high >= 0.26
    assert 0 in plain.ticks


def test_a_bar_is_as_long_as_its_share_and_open_without_a_group_size() -> None:
    """50 percent reaches the middle of the scale; a share without the size of its group is drawn open and said to be so."""
    arms = (Arm("plex", 50.0, 8, 16), Arm("sham", 25.0))
    one = row("A", "50% (8 of 16) against 25%", Figures((Effect("proportion", arms=arms),)))
    (picture,) = pictures_of(table(one), (one,))
    assert isinstance(picture, Shares)
    full, half = (shape for shape in draw(picture, 800, SixWide()).shapes if isinstance(shape, Patch))
    assert full.width == pytest.approx(2 * half.width)
    assert (full.filled, half.filled) == (True, False)
    assert [bar.words for bar in picture.bars] == ["50 % (8 of 16)", "25 %"]
    assert "open bar" in picture.notes[0]


def test_counts_alone_are_drawn_but_no_percentage_is_said() -> None:
    """2 of 13 is drawn at its share and said as 2 of 13."""
    one = row("A", "2 of 13", Figures((Effect("proportion", arms=(Arm("late", None, 2, 13),)),)))
    (picture,) = pictures_of(table(one), (one,))
    assert isinstance(picture, Shares)
    assert picture.bars[0].words == "2 of 13"
    assert picture.bars[0].percent == pytest.approx(15.38, abs=0.01)


def test_response_over_time_keeps_periods_apart_from_series() -> None:
    """A period has words and no share; a series stands at its day and share; other treatments have another mark."""
    share = (Effect("proportion", arms=(Arm("x", 71.4, 105, 147),)),)
    rows = (
        row("Early", "linked to response", Figures((), Delay("period", 0, 20))),
        row("Late", "50% at 49 days", Figures((Effect("proportion", arms=(Arm("x", 50.0),)),), Delay("median", 49))),
        row("Other", "71.4% (105 of 147), mean 32 days (SD 35)", Figures(share, Delay("mean", 32, spread=35)), "IA"),
    )
    (picture,) = pictures_of(table(*rows), rows)
    assert isinstance(picture, ResponseOverTime)
    assert [(span.start, span.until, span.words) for span in picture.spans] == [(0, 20, "linked to response")]
    assert [(point.days, point.percent, point.is_first) for point in picture.points] == [
        (49, 50.0, True),
        (32, 71.4, False),
    ]
    assert picture.points[1].words == "71.4 % (105 of 147) at mean 32 days (SD 35)"
    marks = [
        shape for shape in draw(picture, 700, SixWide()).shapes if isinstance(shape, Patch) and shape.role == "accent"
    ]
    assert {(mark.filled, mark.round) for mark in marks} == {(True, True), (False, False)}


def drawings(library: Library, width: float) -> list[tuple[str, Drawing, EvidenceTable]]:
    """Every picture of the real content at a width."""
    tables = [library.table(line.id) for line in library.titles(kind="table")]
    return [
        (whole.id, draw(picture, width, SixWide()), picture_table(picture))
        for whole in tables
        for picture in pictures_of(whole, whole.rows)
    ]


@pytest.mark.parametrize("width", [260.0, 480.0, 900.0])
def test_every_real_picture_stays_in_its_room(library: Library, width: float) -> None:
    """No shape lies outside the picture, and no words are cut, at any width."""
    made = drawings(library, width)
    assert len(made) >= 10
    for name, drawing, _ in made:
        for shape in drawing.shapes:
            if isinstance(shape, Words):
                longest = max(len(word) for word in shape.text.split()) * 6
                assert shape.x + 6 * len(shape.text) <= max(width, shape.x + longest) + 20, (name, shape)
            bottom = shape.y2 if isinstance(shape, Stroke) else shape.y
            assert bottom <= drawing.height + 1, (name, shape)


def test_the_table_beside_holds_what_is_drawn(library: Library) -> None:
    """Every line that the keyboard can reach in a picture stands in its table with the same numbers and its source."""
    for name, drawing, data in drawings(library, 900):
        assert len(drawing.spots) == len(data.rows), name
        for spot, twin in zip(drawing.spots, data.rows, strict=True):
            numbers = re.findall(r"\d+(?:\.\d+)?", spot.words)
            assert set(numbers) <= set(re.findall(r"\d+(?:\.\d+)?", " ".join(twin.cells))), name
            assert twin.cells[-1], name
            assert spot.record_id == twin.record_id


def test_real_forests_hold_the_printed_hazard_ratio(library: Library) -> None:
    """Curti 2019 printed 0.59 (0.35 to 1.00) with p 0.048."""
    whole = library.table("switching-and-rescue")
    forest = next(picture for picture in pictures_of(whole, whole.rows) if isinstance(picture, Forest))
    curti = next(line for line in forest.lines if line.name == "Curti 2019: Risk of relapse")
    assert (curti.estimate, curti.low, curti.high) == (0.59, 0.35, 1.0)
    assert curti.words == "0.59 (95 % interval 0.35 to 1.00); p = 0.048"
    assert curti.label == "natalizumab against fingolimod"


def test_svg_is_whole_and_says_what_it_shows(library: Library) -> None:
    """The file is well-formed XML with a title, the data as its description, real words and the colours given."""
    colours = dict.fromkeys(
        ("surface", "text", "muted", "line", "border", "accent", "accent_soft", "raised"), "#123456"
    )
    for _, drawing, _ in drawings(library, 900):
        root = ET.fromstring(svg_text(drawing, colours, points=10))  # noqa: S314 - our own words
        space = "{http://www.w3.org/2000/svg}"
        assert root.findtext(f"{space}title") == drawing.title
        assert drawing.spots[0].words in str(root.findtext(f"{space}desc"))
        words = [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
        assert [text.text for text in root.iter(f"{space}text")] == words


def test_words_wrap_and_none_is_lost() -> None:
    """Lines are as wide as the room allows, and joined they are the words again."""
    lines = wrapped("one two three four", 60, SixWide())
    assert lines == ["one two", "three four"]
    assert wrapped("", 60, SixWide()) == []


def test_stored_figures_are_read_as_they_are() -> None:
    """What is absent stays None; whole counts are whole numbers."""
    spec = {
        "effects": [{"measure": "proportion", "arms": [{"label": "a", "n": 8, "of": 19}]}],
        "delay": {"measure": "mean", "days": 32},
    }
    figures = figures_from_mapping(spec)
    assert figures.effects[0].arms[0] == Arm("a", None, 8, 19)
    assert not figures.effects[0].has_interval
    assert figures.delay == Delay("mean", 32.0)
    assert figures_from_mapping({}) == Figures()
