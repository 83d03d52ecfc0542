"""Walking a chart: who answers, where it stops, what it says, on a small chart made for it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msref.domain.facts import Facts, Value
from msref.domain.flowcharts.chart import chart_from_mapping
from msref.domain.flowcharts.layout import layout_from_mapping, layout_to_mapping
from msref.domain.flowcharts.walk import Walk, walk
from msref.domain.parameters import Choice, Parameter
from msref.domain.truth import Truth
from msref.errors import BadInputError, BugError

TODAY = date(2026, 11, 20)
PARAMETERS = (
    Parameter("fever", "Fever", "yes_no", "attack", ""),
    Parameter("onset", "Onset", "date", "attack", ""),
    Parameter(
        "tools",
        "Tools",
        "choices",
        "attack",
        "",
        choices=(Choice("plex", "plasma exchange"), Choice("ia", "immunoadsorption")),
    ),
    Parameter("unused", "Unused", "yes_no", "attack", ""),
)


def way(edge_id: str, to: str, kind: str = "answer", when: object = None) -> dict[str, object]:
    """One edge of the small chart, labelled with its id."""
    return {"id": edge_id, "label": edge_id.title(), "kind": kind, "to": to} | ({} if when is None else {"when": when})


def node(node_id: str, kind: str, *edges: dict[str, object]) -> dict[str, object]:
    """One node of the small chart."""
    sources = [{"key": f"source-{node_id}", "locator": "page 1"}]
    return {
        "id": node_id,
        "kind": kind,
        "title": f"Title {node_id}",
        "text": f"Text {node_id}.",
        "sources": sources,
        "edges": list(edges),
    }


def outs(to: str) -> tuple[dict[str, object], dict[str, object]]:
    """The two ways out that every question has."""
    return way("cannot tell", to, "cannot_tell"), way("not available", to, "not_available")


CHART = chart_from_mapping(
    {
        "id": "small",
        "title": "Small chart",
        "start": "fever",
        "nodes": [
            node(
                "fever",
                "question",
                way("yes", "stop", when={"parameter": "fever", "is": True}),
                way("no", "note", when={"parameter": "fever", "is": False}),
                *outs("stop"),
            ),
            node("note", "note", way("next", "when")),
            node(
                "when",
                "question",
                way("early", "here", when={"days_since": "onset", "from": 0, "to": 20}),
                way("later", "here", when={"days_since": "onset", "from": 20}),
                *outs("here"),
            ),
            node(
                "here",
                "question",
                way("available", "done", when={"parameter": "tools", "contains": "plex"}),
                way("declined", "stop"),
                way("cannot tell", "stop", "cannot_tell"),
                way("not available", "stop", "not_available", {"not": {"parameter": "tools", "contains": "plex"}}),
            ),
            node("done", "end"),
            node("stop", "end"),
        ],
        "flags": [
            {
                "id": "hot",
                "when": {"parameter": "fever", "is": True},
                "text": "There is fever.",
                "text_if_unknown": "Fever is not known.",
            },
        ],
    },
    PARAMETERS,
)


def ways(walked: Walk) -> list[tuple[str, str, str]]:
    """The path in short: node, edge, by whom."""
    return [(step.node.id, step.edge.id, step.by) for step in walked.path]


def test_parameters_lead_to_the_end() -> None:
    """Where the parameters decide every question the walk reaches its end without a hand, and says why and from which source."""
    walked = walk(CHART, Facts({"fever": False, "onset": date(2026, 11, 10), "tools": ("plex",)}), {}, TODAY)
    assert ways(walked) == [
        ("fever", "no", "parameters"),
        ("note", "next", "parameters"),
        ("when", "early", "parameters"),
        ("here", "available", "parameters"),
    ]
    assert walked.end is CHART.node("done")
    assert walked.pending is None
    assert walked.place == "done"
    assert walked.flags == ()
    assert walked.path[2].reasons == ("Onset: day 10, counted from 10 November 2026 (asked: day 0 to 20): holds.",)
    assert [(source.key, source.locator) for source in walked.path[0].sources] == [("source-fever", "page 1")]


def test_nothing_known_stops_at_the_first_question() -> None:
    """An unknown is never fallen through: the walk stops, names what would decide it and offers every way out."""
    walked = walk(CHART, Facts(), {}, TODAY)
    assert ways(walked) == []
    assert walked.end is None
    assert walked.pending is not None
    assert walked.pending.node.id == "fever"
    assert walked.pending.missing == ("fever",)
    assert [edge.id for edge in walked.pending.choices] == ["yes", "no", "cannot tell", "not available"]
    assert [(flag.text, flag.truth) for flag in walked.flags] == [("Fever is not known.", Truth.UNKNOWN)]


def test_two_ways_that_hold_decide_nothing() -> None:
    """Day 20 satisfies both windows of this chart, so the parameters do not choose and say so."""
    walked = walk(CHART, Facts({"fever": False, "onset": date(2026, 10, 31)}), {}, TODAY)
    assert walked.place == "when"
    assert walked.pending is not None
    assert walked.pending.missing == ()
    assert walked.pending.reasons[0] == "Early: it holds."


def test_what_is_not_available_can_be_known() -> None:
    """A way out of kind not_available is chosen by the parameters when they say so; no tool at all is knowledge."""
    walked = walk(CHART, Facts({"fever": False, "tools": ()}), {"when": "cannot tell"}, TODAY)
    assert ways(walked)[-2:] == [("when", "cannot tell", "answer"), ("here", "not available", "parameters")]
    assert walked.place == "stop"


def test_an_answer_by_hand_goes_where_parameters_do_not() -> None:
    """By hand every question can be answered, and the path says so; what follows a note carries the answer before it."""
    walked = walk(CHART, Facts(), {"fever": "no", "when": "later", "here": "declined"}, TODAY)
    assert ways(walked) == [
        ("fever", "no", "answer"),
        ("note", "next", "answer"),
        ("when", "later", "answer"),
        ("here", "declined", "answer"),
    ]
    assert walked.conflicts == ()


def test_a_contradiction_is_said_aloud() -> None:
    """An answer by hand against the parameters stands, and the contradiction is told in the reasons and among the remarks."""
    walked = walk(CHART, Facts({"fever": True}), {"fever": "no"}, TODAY)
    assert ways(walked)[0] == ("fever", "no", "answer")
    assert len(walked.conflicts) == 1
    assert 'was answered by hand: "No". The parameters say: "Yes"' in walked.conflicts[0]
    assert walked.conflicts[0] in walked.path[0].reasons
    assert [flag.id for flag in walked.flags] == ["hot", "conflict-fever"]
    assert walked.flags[0].text == "There is fever."


@pytest.mark.parametrize(
    ("answers", "field", "words"),
    [
        ({"nowhere": "yes"}, "nowhere", "it asks: fever, when, here"),
        ({"note": "next"}, "note", "no question"),
        ({"fever": "maybe"}, "fever", "its answers are: yes, no, cannot tell, not available"),
    ],
)
def test_an_answer_to_nothing_is_refused(answers: dict[str, str], field: str, words: str) -> None:
    """An answer to a node or by a way that the chart does not have is refused by name, wherever the walk stands."""
    with pytest.raises(BadInputError) as refused:
        walk(CHART, Facts(), answers, TODAY)
    assert refused.value.field == field
    assert words in str(refused.value)


DATES = [date(2026, 11, 10), date(2026, 10, 31), date(2026, 8, 1)]
KNOWN: dict[str, list[Value]] = {"fever": [True, False], "onset": list(DATES), "tools": [(), ("plex",), ("ia",)]}
ANSWERS = st.fixed_dictionaries(
    {},
    optional={question.id: st.sampled_from([edge.id for edge in question.edges]) for question in CHART.questions()},
)
SHEETS = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in KNOWN.items()}).map(
    Facts
)


@settings(max_examples=2000, deadline=None, derandomize=True, database=None)
@given(SHEETS, ANSWERS, st.sampled_from(sorted(KNOWN)))
def test_taking_a_fact_away_only_stops_earlier(facts: Facts, answers: dict[str, str], name: str) -> None:
    """Without one of the facts the walk is the same way or a first piece of it, whatever was answered by hand, contradictions included."""
    full = [(step.node.id, step.edge.id) for step in walk(CHART, facts, answers, TODAY).path]
    less = walk(CHART, facts.without(name), answers, TODAY)
    path = [(step.node.id, step.edge.id) for step in less.path]
    assert path == full[: len(path)]
    assert less.end is None or path == full


def test_only_the_parameters_in_use_are_kept() -> None:
    """A chart knows the parameters that its criteria ask for, and no others."""
    assert [parameter.id for parameter in CHART.parameters] == ["fever", "onset", "tools"]
    assert [end.id for end in CHART.ends()] == ["done", "stop"]
    assert CHART.node("nowhere") is None


def test_a_chart_that_leads_nowhere_is_a_bug() -> None:
    """A broken chart cannot end in silence: a missing node, a dead end or a circle is our fault and is said."""
    for nodes in (
        [node("a", "note", way("next", "b"))],
        [node("a", "note")],
        [node("a", "note", way("next", "b")), node("b", "note", way("next", "a"))],
    ):
        chart = chart_from_mapping({"id": "broken", "title": "Broken", "start": "a", "nodes": nodes}, ())
        with pytest.raises(BugError):
            walk(chart, Facts(), {}, TODAY)


@pytest.mark.parametrize(
    "nodes",
    [
        "none",
        ["a"],
        [{"id": "a"}],
        [node("a", "riddle")],
        [node("a", "question", {"id": "x", "kind": "answer"})],
        [node("a", "question", way("x", "a", when={"all": []}))],
    ],
)
def test_what_is_no_chart_is_refused(nodes: object) -> None:
    """Data without the shape of a chart is refused with a sentence."""
    with pytest.raises(BadInputError):
        chart_from_mapping({"id": "bad", "title": "Bad", "start": "a", "nodes": nodes}, ())


def test_a_layout_reads_back() -> None:
    """A drawing survives the way through the content file, and a broken one is refused."""
    data: dict[str, object] = {
        "width": 100.0,
        "height": 80.0,
        "font_px": 13.0,
        "boxes": [{"node": "a", "kind": "end", "place": [1.0, 2.0, 30.0, 20.0], "lines": ["One", "two"]}],
        "edges": [
            {
                "node": "a",
                "to": "b",
                "edges": ["x", "y"],
                "points": [[0.0, 0.0], [0.0, 9.5]],
                "lines": ["X"],
                "label": [0.0, 1.0, 5.0, 5.0],
            },
            {"node": "a", "to": "c", "edges": ["z"], "points": [[0.0, 0.0], [3.0, 9.5]], "lines": [], "label": None},
        ],
    }
    layout = layout_from_mapping(data)
    assert layout_to_mapping(layout) == data
    assert layout.box("a") is layout.boxes[0]
    assert layout.box("b") is None
    for name in data:
        with pytest.raises(BadInputError):
            layout_from_mapping({key: value for key, value in data.items() if key != name})
        with pytest.raises(BadInputError):
            layout_from_mapping({**data, name: "x"})
