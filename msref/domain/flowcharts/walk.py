"""
Where a patient stands in an algorithm: the path so far, the question that is open, the end, the remarks beside the way.

A walk is a value, made anew from chart, facts, answers given by hand and the day; stepping back means leaving out the last answer.
At a question an answer given by hand stands; without one the parameters decide, if exactly one way holds and every other way that could hold
does not; otherwise the walk stops there. It never falls through an unknown, so taking a fact away can only stop the walk earlier, never turn
it elsewhere. An answer by hand that the parameters contradict stands, and the contradiction is said aloud.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from msref.domain.criteria.evaluate import Explanation, evaluate
from msref.domain.facts import Facts
from msref.domain.flowcharts.chart import Chart, ChartEdge, ChartNode, ChartSource
from msref.domain.parameters import Parameter
from msref.domain.truth import Truth
from msref.errors import BadInputError, BugError
from msref.words import say

BY_PARAMETERS: Final = "parameters"
BY_ANSWER: Final = "answer"


@dataclass(frozen=True, slots=True)
class WalkStep:
    """
    One node that was passed, and the way taken out of it.

    `by` says who chose: BY_PARAMETERS or BY_ANSWER. An action or note has one way only and carries the `by` of the question before it.
    `conflict` is a sentence when the answer by hand and the parameters disagree, else empty.
    """

    node: ChartNode
    edge: ChartEdge
    by: str
    reasons: tuple[str, ...]
    sources: tuple[ChartSource, ...]
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class PendingQuestion:
    """The question where the walk stands: its ways out, and the parameters that would decide it (none when only a person can)."""

    node: ChartNode
    choices: tuple[ChartEdge, ...]
    missing: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A remark beside the way; `truth` is UNKNOWN when it is shown because it cannot be told whether it applies."""

    id: str
    truth: Truth
    text: str
    html: str = ""
    sources: tuple[ChartSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Walk:
    """The whole walk. Exactly one of `pending` and `end` is there."""

    chart: Chart
    path: tuple[WalkStep, ...]
    pending: PendingQuestion | None
    end: ChartNode | None
    flags: tuple[Flag, ...]

    @property
    def place(self) -> str:
        """The id of the node where the walk stands."""
        if self.end is not None:
            return self.end.id
        if self.pending is not None:
            return self.pending.node.id
        raise BugError("A walk stands nowhere.")

    @property
    def conflicts(self) -> tuple[str, ...]:
        """What was answered by hand against the parameters, one sentence each."""
        return tuple(step.conflict for step in self.path if step.conflict)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the parameters say at one question: the way they choose (None when they do not), why, and what is missing."""

    edge: ChartEdge | None
    reasons: tuple[str, ...]
    missing: tuple[str, ...]


def walk(chart: Chart, facts: Facts, answers: Mapping[str, str], today: date) -> Walk:
    """
    Walk the chart from its start. `answers` holds what was answered by hand: question node id to edge id.

    Raises BadInputError when an answer names a node or a way that the chart does not have.
    """
    check_answers(chart, answers)
    parameters = {parameter.id: parameter for parameter in chart.parameters}
    path: list[WalkStep] = []
    node = _node(chart, chart.start)
    pending: PendingQuestion | None = None
    while node.kind != "end":
        step = _passed(node, path[-1].by if path else BY_PARAMETERS)
        if node.kind == "question":
            reading = _read(node, facts, today, parameters)
            step = _answered(node, answers.get(node.id), reading)
            if step is None:
                pending = PendingQuestion(
                    node=node, choices=node.edges, missing=reading.missing, reasons=reading.reasons
                )
                break
        if step is None or len(path) > len(chart.nodes):
            raise BugError(f'The chart "{chart.id}" has no way on from "{node.id}", or runs in a circle.')
        path.append(step)
        node = _node(chart, step.edge.to)
    return Walk(
        chart=chart,
        path=tuple(path),
        pending=pending,
        end=node if pending is None else None,
        flags=(*_flags(chart, facts, today, parameters), *_conflict_flags(path)),
    )


def check_answers(chart: Chart, answers: Mapping[str, str]) -> None:
    """Refuse an answer to a node or by a way that the chart does not have. Raises BadInputError naming the node."""
    for node_id, edge_id in answers.items():
        node = chart.node(node_id)
        if node is None or node.kind != "question":
            asked = ", ".join(question.id for question in chart.questions())
            raise BadInputError(say("walk.no_question", chart=chart.id, question=node_id, asked=asked), field=node_id)
        if node.edge(edge_id) is None:
            ways = ", ".join(edge.id for edge in node.edges)
            raise BadInputError(say("walk.no_answer", question=node_id, answer=edge_id, answers=ways), field=node_id)


def _node(chart: Chart, node_id: str) -> ChartNode:
    node = chart.node(node_id)
    if node is None:
        raise BugError(f'The chart "{chart.id}" leads to a node "{node_id}" that it does not have.')
    return node


def _passed(node: ChartNode, by: str) -> WalkStep | None:
    if len(node.edges) != 1:
        return None
    return WalkStep(node=node, edge=node.edges[0], by=by, reasons=(), sources=node.sources)


def _read(node: ChartNode, facts: Facts, today: date, parameters: Mapping[str, Parameter]) -> _Reading:
    asked = [(edge, evaluate(edge.when, facts, today, parameters)) for edge in node.edges if edge.when is not None]
    holding = [(edge, explanation) for edge, explanation in asked if explanation.truth is Truth.TRUE]
    missing = tuple(dict.fromkeys(name for _, explanation in asked for name in explanation.missing))
    if len(holding) == 1 and not missing:
        edge, explanation = holding[0]
        return _Reading(edge, _words(explanation), ())
    return _Reading(
        None,
        tuple(
            words
            for edge, explanation in holding
            for words in (say("walk.way_holds", way=edge.label), *_words(explanation))
        ),
        missing,
    )


def _words(explanation: Explanation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.words for reason in explanation.reasons()))


def _answered(node: ChartNode, edge_id: str | None, reading: _Reading) -> WalkStep | None:
    by_hand = None if edge_id is None else node.edge(edge_id)
    if by_hand is None:
        if reading.edge is None:
            return None
        return WalkStep(node=node, edge=reading.edge, by=BY_PARAMETERS, reasons=reading.reasons, sources=node.sources)
    conflict = ""
    if reading.edge is not None and reading.edge.id != by_hand.id:
        conflict = say("walk.conflict", question=node.title, answer=by_hand.label, other=reading.edge.label)
    by_hand_words = say("walk.answered_by_hand", answer=by_hand.label)
    reasons = (by_hand_words, *((conflict, *reading.reasons) if conflict else ()))
    return WalkStep(node=node, edge=by_hand, by=BY_ANSWER, reasons=reasons, sources=node.sources, conflict=conflict)


def _flags(chart: Chart, facts: Facts, today: date, parameters: Mapping[str, Parameter]) -> tuple[Flag, ...]:
    shown = []
    for flag in chart.flags:
        truth = evaluate(flag.when, facts, today, parameters).truth
        if truth is Truth.TRUE:
            shown.append(Flag(flag.id, truth, flag.text, flag.html, flag.sources))
        elif truth is Truth.UNKNOWN:
            shown.append(Flag(flag.id, truth, flag.text_if_unknown, flag.html_if_unknown, flag.sources))
    return tuple(shown)


def _conflict_flags(path: list[WalkStep]) -> tuple[Flag, ...]:
    return tuple(Flag(f"conflict-{step.node.id}", Truth.TRUE, step.conflict) for step in path if step.conflict)
