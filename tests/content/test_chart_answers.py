"""Each question of each algorithm gives, from few facts, the answer that was worked out by hand."""

from pathlib import Path
from typing import Final

from msref.content_store.flowcharts import read_chart
from msref.content_store.library import Library
from tests.content.chart_answers import lines, way_at

CHARTS: Final = Path(__file__).resolve().parents[2] / "content" / "flowcharts"


def test_every_line_of_the_table_is_answered_as_worked_out_by_hand(library: Library) -> None:
    """The way out chosen by the parameters is the one in the table, and none is chosen where the table says open."""
    parameters = library.parameters()
    wrong = [
        (line.chart, line.question, dict(line.facts), line.way, found)
        for line in lines()
        if (found := way_at(line, read_chart(library, line.chart)[0], parameters)) != line.way
    ]
    assert wrong == []


def test_the_table_names_questions_of_the_charts(library: Library) -> None:
    """Every line asks a question that its chart has, and no chart is left out."""
    charts = {folder.name for folder in CHARTS.iterdir() if folder.is_dir()}
    assert {line.chart for line in lines()} == charts
    assert len(lines()) >= 700
    for chart, question in {(line.chart, line.question) for line in lines()}:
        node = read_chart(library, chart)[0].node(question)
        assert node is not None, (chart, question)
        assert node.kind == "question", (chart, question)
