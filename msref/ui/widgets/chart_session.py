"""
One walk in progress: a chart, the patient's facts and the answers given by hand, kept together so that every view shows the same `Walk`.

Holds and asks; where the patient stands is decided by `msref.domain.flowcharts.walk` alone.
"""

from PySide6.QtCore import QObject, Signal

from msref.domain.flowcharts.chart import Chart, ChartNode
from msref.domain.flowcharts.walk import BY_ANSWER, Walk, WalkStep, walk
from msref.ui.widgets.parameter_patient import Patient


class WalkSession(QObject):
    """The walk of one patient through one chart."""

    changed = Signal()

    def __init__(self, chart: Chart, patient: Patient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self.patient = patient
        self.walk: Walk = self._walked()
        patient.changed.connect(self._walk_again)

    @property
    def answers(self) -> dict[str, str]:
        """The answers given by hand in this algorithm; they are the patient's, so that they go when the patient is cleared."""
        return self.patient.answers.get(self.chart.id, {})

    def remember(self) -> None:
        """Let the patient know that this algorithm was opened, also when nothing is answered by hand."""
        self.patient.answers.setdefault(self.chart.id, {})

    def choose(self, node_id: str, edge_id: str) -> None:
        """Answer a question by hand. Answers to questions that are not on the way any more are dropped, so that none comes back unseen."""
        on_path = {step.node.id for step in self.walk.path}
        kept = {name: edge for name, edge in self.answers.items() if name in on_path and name != node_id}
        self._answer({**kept, node_id: edge_id})

    def withdraw(self, node_id: str) -> None:
        """Take one answer given by hand back."""
        if node_id in self.answers:
            self._answer({name: edge for name, edge in self.answers.items() if name != node_id})

    def step_back(self) -> ChartNode | None:
        """Take back the last answer given by hand on the way; tells which question it was, None when there is none."""
        last = next(
            (step.node for step in reversed(self.walk.path) if step.node.kind == "question" and step.by == BY_ANSWER),
            None,
        )
        if last is not None:
            self.withdraw(last.id)
        return last

    def restart(self) -> None:
        """Take back every answer given by hand; the patient's facts stay."""
        self._answer({})

    def hand_answers(self) -> int:
        """How many answers on the way were given by hand."""
        return sum(step.node.kind == "question" and step.by == BY_ANSWER for step in self.walk.path)

    def step_at(self, node_id: str) -> WalkStep | None:
        """The step of the way at a node; None when the way does not pass it."""
        return next((step for step in self.walk.path if step.node.id == node_id), None)

    def still_ahead(self) -> frozenset[str]:
        """The nodes that can still be reached from where the walk stands."""
        seen: set[str] = set()
        waiting = [self.walk.place]
        while waiting:
            node = self.chart.node(waiting.pop())
            if node is not None and node.id not in seen:
                seen.add(node.id)
                waiting.extend(edge.to for edge in node.edges)
        return frozenset(seen)

    def _answer(self, answers: dict[str, str]) -> None:
        self.patient.answer_by_hand(self.chart.id, answers)
        self._walk_again()

    def _walk_again(self) -> None:
        self.walk = self._walked()
        self.changed.emit()

    def _walked(self) -> Walk:
        return walk(self.chart, self.patient.facts, self.answers, self.patient.today)
