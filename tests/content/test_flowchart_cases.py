"""
The fictional cases of every algorithm, read from YAML as they stand and walked in the compiled library.

The compiler walks them too; here nothing of the compiler is used but its result.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from msref.content_store.flowcharts import read_chart
from msref.content_store.library import Library
from msref.domain.facts import PAST_GROUPS, facts_from_case
from msref.domain.flowcharts.layout import ChartLayout, Rectangle
from msref.domain.flowcharts.walk import Walk, walk
from msref.domain.parameters import EDSS_VALUES, Parameter

CHARTS = Path(__file__).resolve().parents[2] / "content" / "flowcharts"
IDS = sorted(folder.name for folder in CHARTS.iterdir() if folder.is_dir())
# Treatments as they may be told: nothing but the drug, going on, stopped, left open; adequate, not, or not said.
COURSES: tuple[dict[str, object], ...] = (
    {},
    {"next_due": "2026-12-01", "adequate": True},
    {"next_due": "2026-12-01", "adequate": False},
    {"last_dose": "2026-01-10", "stop_reason": "finished", "adequate": True},
    {"last_dose": "2026-01-10", "stop_reason": "not_effective"},
    {"last_dose": "2026-01-10"},
)


@dataclass(frozen=True)
class Fictional:
    """One case of one chart as written."""

    chart: str
    data: dict[str, Any]

    def parameters(self) -> dict[str, object]:
        """What is known in the case."""
        return dict(self.data.get("parameters") or {})

    def walk(self, library: Library, parameters: dict[str, object]) -> Walk:
        """Walk the case with these parameters."""
        today = date.fromisoformat(str(self.data["today"]))
        facts = facts_from_case(parameters, library.parameters(), today)
        return walk(read_chart(library, self.chart)[0], facts, self.data.get("answers") or {}, today)


def cases() -> Iterator[Fictional]:
    """Every case of every chart."""
    for chart in IDS:
        for data in yaml.safe_load((CHARTS / chart / "cases.yaml").read_text(encoding="utf-8")):
            yield Fictional(chart, data)


ALL = tuple(cases())


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.data["id"])
def test_each_case_leads_where_it_says(library: Library, case: Fictional) -> None:
    """A case ends, or stops, where its author expects, on the way the author expects."""
    walked = case.walk(library, case.parameters())
    expect = case.data["expect"]
    assert walked.place == expect.get("end", expect.get("pending"))
    assert (walked.end is not None) == ("end" in expect)
    if "path" in expect:
        assert [step.node.id for step in walked.path] == expect["path"]
    assert walked.conflicts == ()


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.data["id"])
def test_without_any_one_parameter_a_case_only_stops_earlier(library: Library, case: Fictional) -> None:
    """Deleting one known parameter never leads to another end: the walk is the same, or a first piece of it."""
    full = case.walk(library, case.parameters())
    path = [(step.node.id, step.edge.id) for step in full.path]
    for name in case.parameters():
        less = case.walk(library, {key: value for key, value in case.parameters().items() if key != name})
        short = [(step.node.id, step.edge.id) for step in less.path]
        assert short == path[: len(short)], name
        assert less.end is None or less.end.id == full.place, name


@pytest.mark.parametrize("chart_id", IDS)
def test_any_patient_without_one_fact_only_stops_earlier(library: Library, chart_id: str) -> None:
    """The same holds for 400 random patients with random answers by hand, contradictory ones among them."""
    chart, _ = read_chart(library, chart_id)
    dice = random.Random(20261120)  # noqa: S311  repeatable examples, nothing secret
    today = date(2026, 11, 20)
    for _ in range(400):
        facts = facts_from_case(some_patient(dice, chart.parameters, today), chart.parameters, today)
        asked = [question for question in chart.questions() if dice.random() < 0.7]
        answers = {question.id: dice.choice(question.edges).id for question in asked}
        full = [(step.node.id, step.edge.id) for step in walk(chart, facts, answers, today).path]
        for name in facts:
            less = walk(chart, facts.without(name), answers, today)
            short = [(step.node.id, step.edge.id) for step in less.path]
            assert short == full[: len(short)]
            assert less.end is None or short == full


@pytest.mark.parametrize("chart_id", IDS)
def test_the_cases_reach_every_end_and_use_both_ways_out(library: Library, chart_id: str) -> None:
    """Together the cases of a chart reach each of its ends, with "cannot tell" and "not available" among the answers taken."""
    walks = [case.walk(library, case.parameters()) for case in ALL if case.chart == chart_id]
    chart, _ = read_chart(library, chart_id)
    assert {end.id for end in chart.ends()} == {walked.end.id for walked in walks if walked.end}
    taken = {step.edge.kind for walked in walks for step in walked.path if step.node.kind == "question"}
    assert taken == {"answer", "cannot_tell", "not_available"}


@pytest.mark.parametrize("chart_id", IDS)
def test_every_question_has_both_labelled_ways_out(library: Library, chart_id: str) -> None:
    """Each question can be left by "Cannot tell" and by "Not available here", and every answer has words."""
    chart, _ = read_chart(library, chart_id)
    for question in chart.questions():
        labels = {edge.kind: edge.label for edge in question.edges}
        assert labels["cannot_tell"].startswith("Cannot tell"), question.id
        assert labels["not_available"].startswith("Not available here"), question.id
        assert all(edge.label for edge in question.edges), question.id


@pytest.mark.parametrize("chart_id", IDS)
def test_every_box_is_sourced(library: Library, chart_id: str) -> None:
    """Each node and each remark names where it stands, and every source exists in the library."""
    chart, _ = read_chart(library, chart_id)
    sourced = [(node.id, node.sources) for node in chart.nodes] + [(flag.id, flag.sources) for flag in chart.flags]
    for part, sources in sourced:
        assert sources, part
        assert all(library.source(source.key).citation and source.locator for source in sources), part


@pytest.mark.parametrize("chart_id", IDS)
def test_each_case_is_a_fictional_record(library: Library, chart_id: str) -> None:
    """Each case is a record that says it is fictional and can be loaded again as a case file."""
    for case in ALL:
        if case.chart == chart_id:
            record = library.record(case.data["id"])
            assert record.kind == "case"
            assert "fictional" in record.summary
            assert json.loads(record.extra["case"])["today"] == str(case.data["today"])


@pytest.mark.parametrize("chart_id", IDS)
def test_the_written_out_chart_leaves_nothing_out(library: Library, chart_id: str) -> None:
    """The page of a chart, read as plain text, holds every title, text, answer and remark of the chart."""
    chart, _ = read_chart(library, chart_id)
    text = library.record(chart_id).text
    for node in chart.nodes:
        assert node.title in text, node.id
        assert node.text in text, node.id
        assert all(edge.label in text for edge in node.edges), node.id
    for flag in chart.flags:
        assert flag.text in text, flag.id
        assert flag.text_if_unknown in text, flag.id


@pytest.mark.parametrize("chart_id", IDS)
def test_the_drawing_is_whole_and_nothing_overlaps(library: Library, chart_id: str) -> None:
    """Every node has a box and every way a line; boxes and labels stand apart, inside the sheet, read from top to bottom."""
    chart, layout = read_chart(library, chart_id)
    assert [box.node for box in layout.boxes] == [node.id for node in chart.nodes]
    drawn = sorted((line.node, edge) for line in layout.edges for edge in line.edges)
    assert drawn == sorted((node.id, edge.id) for node in chart.nodes for edge in node.edges)
    places = [box.place for box in layout.boxes] + [line.label for line in layout.edges if line.label]
    for number, place in enumerate(places):
        assert not any(overlap(place, other) for other in places[number + 1 :])
        assert 0 <= place.x <= place.x + place.width <= layout.width
        assert 0 <= place.y <= place.y + place.height <= layout.height
    assert all(top(layout, line.node) < top(layout, line.to) for line in layout.edges)
    assert layout.height / layout.width < 3


def some_patient(dice: random.Random, parameters: tuple[Parameter, ...], today: date) -> dict[str, object]:
    """Random values for about two of three parameters."""
    return {parameter.id: some_value(dice, parameter, today) for parameter in parameters if dice.random() < 0.65}


def some_value(dice: random.Random, parameter: Parameter, today: date) -> object:  # noqa: PLR0911  one kind, one answer
    """A possible value, at an edge of the chart's rules more often than not."""
    choices = [choice.id for choice in parameter.choices]
    match parameter.kind:
        case "yes_no":
            return dice.random() < 0.3
        case "date":
            ahead = [] if parameter.group in PAST_GROUPS else [-27, -28, -41, -42]
            return (today - timedelta(days=dice.choice([0, 20, 21, 60, 61, 400, 3652, 3653, *ahead]))).isoformat()
        case "edss":
            return dice.choice(EDSS_VALUES)
        case "choice":
            return dice.choice(choices)
        case "choices":
            return [choice for choice in choices if dice.random() < 0.3]
        case "exposures":
            return [{"drug": choice} | dice.choice(COURSES) for choice in choices if dice.random() < 0.1]
        case _:
            return dice.choice(
                [value for value in (0, 1, 2, 3, 17, 18, 24, 66, 1000) if value <= (parameter.maximum or 0)]
            )


def overlap(one: Rectangle, other: Rectangle) -> bool:
    """Whether two boxes share a spot."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def top(layout: ChartLayout, node_id: str) -> float:
    """The upper side of a node's box."""
    box = layout.box(node_id)
    assert box is not None
    return box.place.y
