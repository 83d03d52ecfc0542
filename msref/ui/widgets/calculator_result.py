"""
The answer of a calculator, live: result or what is missing, why, other readings, what to beware of, the rule's sources.

Shows a session; links are only told. Blocks are written again only when their words change.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msref.domain.records import Citation
from msref.ui.theme import Theme
from msref.ui.widgets.calculator_session import CalculatorSession
from msref.ui.widgets.calculator_text import (
    answer_html,
    cautions_html,
    missing_links,
    refused_answer,
    sources_html,
    why_html,
)
from msref.ui.widgets.chart_flags import CallOut
from msref.ui.widgets.chart_text import TextBlock


class ResultPanel(QWidget):
    """Everything that follows from the inputs."""

    navigate = Signal(str)
    field_asked = Signal(str)

    def __init__(self, session: CalculatorSession, citations: Mapping[str, Citation]) -> None:
        super().__init__()
        self._session = session
        self._citations = citations
        self.setAccessibleName(self.tr("Result"))
        self.answer = CallOut("unknown", self.tr("Result"))
        self.why = TextBlock(self.tr("Why this result, and other readings"))
        self.cautions = CallOut("caution", self.tr("Beware"))
        self.sources = TextBlock(self.tr("Sources of the rule"))
        self._bodies: dict[TextBlock, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.answer, self.why, self.cautions, self.sources):
            column.addWidget(part)
        for block in self.blocks():
            block.navigate.connect(self.navigate)
            block.own_link.connect(self._own_link)
        self.show_result()

    def blocks(self) -> tuple[TextBlock, ...]:
        """The texts, from top to bottom."""
        return self.answer.text, self.why, self.cautions.text, self.sources

    def show_result(self) -> None:
        """Show the session's answer."""
        session, result = self._session, self._session.result
        if result is None:
            kind, answer, why, cautions, sources = "danger", self._refusal(), "", "", ""
        else:
            kind = "unknown" if result.result is None else "accent"
            answer = answer_html(session.description, result, session.labels)
            why = why_html(session.description, result, session.labels)
            cautions = cautions_html(result, session.open_questions())
            sources = sources_html(result.sources, self._citations)
        if kind != self.answer.kind:
            self.answer.kind = kind
            self.answer.update()
        for block, body in zip(self.blocks(), (answer, why, cautions, sources), strict=True):
            if self._bodies.get(block) != body:
                self._bodies[block] = body
                block.show_body(body)
        self.cautions.setVisible(bool(cautions))

    def sentence(self) -> str:
        """The answer in one line, for the status line and the strip."""
        result = self._session.result
        if result is None:
            return refused_answer()
        if result.result is not None:
            return result.sentence
        if not result.missing:
            return self.tr("No result for these inputs.")
        names = ", ".join(self._session.labels.get(name, name) for name in result.missing)
        return self.tr("No result yet. Not known: {inputs}.").format(inputs=names)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for part in (self.answer, self.why, self.cautions, self.sources):
            part.apply_theme(theme)

    def _refusal(self) -> str:
        faults = self._session.faults
        fields = missing_links(faults, self._session.labels)
        heading = self.tr("⚠ No result")
        told = self.tr("What is entered here cannot be used: {inputs}. The field says why.").format(inputs=fields)
        return f'<p class="kind"><span class="danger">{heading}</span></p><p class="last">{told}</p>'

    def _own_link(self, scheme: str, rest: str) -> None:
        if scheme == "field":
            self.field_asked.emit(rest)
