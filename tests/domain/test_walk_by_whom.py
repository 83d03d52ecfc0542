"""Who chose a step of a walk, and how a contradiction is flagged."""

from datetime import date

from msref.domain.facts import Facts
from msref.domain.flowcharts.chart import chart_from_mapping
from msref.domain.flowcharts.walk import walk
from msref.domain.truth import Truth
from tests.domain.test_flowcharts import CHART, PARAMETERS, TODAY, node, outs, way, ways

YES_NO = ({"parameter": "fever", "is": True}, {"parameter": "fever", "is": False})
TWICE = chart_from_mapping(
    {
        "id": "twice",
        "title": "A question by parameters, one by hand, each with a note behind it",
        "start": "fever",
        "nodes": [
            node(
                "fever",
                "question",
                way("yes", "first", when=YES_NO[0]),
                way("no", "first", when=YES_NO[1]),
                *outs("end"),
            ),
            node("first", "note", way("next", "unused")),
            node(
                "unused",
                "question",
                way("yes", "second", when={"parameter": "unused", "is": True}),
                way("no", "second", when={"parameter": "unused", "is": False}),
                *outs("end"),
            ),
            node("second", "note", way("next", "end")),
            node("end", "end"),
        ],
        "flags": [],
    },
    PARAMETERS,
)


def test_a_note_is_passed_by_whom_the_question_before_it_was_answered() -> None:
    """Behind a question that the parameters decide stands "parameters", behind one answered by hand "answer", whichever came first."""
    walked = walk(TWICE, Facts({"fever": True}), {"unused": "no"}, TODAY)
    assert ways(walked) == [
        ("fever", "yes", "parameters"),
        ("first", "next", "parameters"),
        ("unused", "no", "answer"),
        ("second", "next", "answer"),
    ]
    walked = walk(TWICE, Facts({"unused": True}), {"fever": "no"}, TODAY)
    assert [step.by for step in walked.path] == ["answer", "answer", "parameters", "parameters"]


def test_a_contradiction_is_flagged_as_holding() -> None:
    """The flag of an answer against the parameters is certain and carries the sentence of the contradiction."""
    walked = walk(CHART, Facts({"fever": True, "onset": date(2026, 11, 10)}), {"fever": "no"}, TODAY)
    flag = next(flag for flag in walked.flags if flag.id == "conflict-fever")
    assert (flag.truth, flag.text) == (Truth.TRUE, walked.conflicts[0])
