"""
What stands to be answered, or the box that is being read: title, why it is asked, what is missing, the ways out, then text and sources.

Shows a node of the walk; choices and links are only told. The walk's own place is the default; another box is shown as "you are reading".
"""

import html
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from msref.domain.flowcharts.chart import ChartNode, ChartSource
from msref.domain.flowcharts.walk import BY_ANSWER, WalkStep
from msref.domain.records import Citation
from msref.ui.theme import Theme
from msref.ui.widgets.build_in_slices import lay_out_now
from msref.ui.widgets.chart_choices import ChoiceList
from msref.ui.widgets.chart_drawing import KIND_SIGNS, kind_word
from msref.ui.widgets.chart_path import who_answered
from msref.ui.widgets.chart_session import WalkSession
from msref.ui.widgets.chart_text import TextBlock, paragraph
from msref.ui.widgets.parameter_controls import EdgedButton, label_button


class QuestionPanel(QWidget):
    """The open question, or the box being read."""

    answered = Signal(str, str)
    navigate = Signal(str)
    field_asked = Signal(str)
    back_to_current = Signal()

    def __init__(self, session: WalkSession, citations: Mapping[str, Citation], titles: Mapping[str, str]) -> None:
        super().__init__()
        self._session = session
        self._citations = citations
        self._titles = titles
        self.node_id = session.walk.place
        self.text = TextBlock(self.tr("Question"))
        self.choices = ChoiceList()
        self.sources = TextBlock(self.tr("About the question, and sources"))
        self.return_button = EdgedButton(self.tr("Back to where the walk stands"), strong=True)
        label_button(self.return_button, self.tr("Show the open question again (Escape)"))
        self.withdraw_button = EdgedButton(self.tr("Take this answer back"))
        label_button(
            self.withdraw_button, self.tr("Let the patient's parameters decide here, or leave the question open")
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.return_button)
        buttons.addWidget(self.withdraw_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self.text)
        column.addWidget(self.choices)
        column.addWidget(self.sources)
        self.choices.chosen.connect(lambda edge: self.answered.emit(self.node_id, edge))
        self.return_button.clicked.connect(self.back_to_current)
        self.withdraw_button.clicked.connect(lambda: session.withdraw(self.node_id))
        for block in (self.text, self.sources):
            block.navigate.connect(self.navigate)
            block.own_link.connect(self._own_link)
        self.show_node(self.node_id)

    def show_node(self, node_id: str) -> None:
        """Show a box of the chart."""
        node = self._session.chart.node(node_id)
        if node is None:
            return
        self.node_id = node_id
        step = self._session.step_at(node_id)
        is_here = node_id == self._session.walk.place
        self.return_button.setVisible(not is_here)
        self.withdraw_button.setVisible(step is not None and node.kind == "question" and step.by == BY_ANSWER)
        self.text.show_body(self._words(node, step, is_here=is_here))
        answerable = node.kind == "question" and (is_here or step is not None)
        self.choices.show_choices(node.edges if answerable else (), step.edge.id if step else "")
        self.sources.show_body(self._after(node, answerable=answerable))
        self.setAccessibleName(self.tr("{kind}: {title}").format(kind=kind_word(node.kind), title=node.title))

    def least_height(self) -> int:
        """It will not be less tall once it is laid out; asked for at once, where the layout would still have to be done."""
        blocks = sum(block.height() for block in (self.text, self.sources) if not block.isHidden())
        return blocks + len(self.choices.buttons) * self.fontMetrics().height() * 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words anew, and only then is it known how tall they stand."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._keep_no_room)

    def _keep_no_room(self) -> None:
        """On a page just opened, Qt may have asked for the height before the scroll bar went, and not again."""
        if self.isVisible() and self.height() != self.heightForWidth(self.width()):
            lay_out_now(self)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for block in (self.text, self.sources):
            block.apply_theme(theme)

    def set_large(self, *, large: bool) -> None:
        """Letters for one question alone on the page."""
        scale = 1.15 if large else 1.0
        self.text.set_scale(scale)
        self.choices.set_scale(scale)

    def _words(self, node: ChartNode, step: WalkStep | None, *, is_here: bool) -> str:
        kind = f"{KIND_SIGNS[node.kind]}&nbsp; {kind_word(node.kind)}"
        where = self._where(step, is_here=is_here)
        parts = [f'<p class="kind accent">{kind}<span class="quiet"> · {html.escape(where)}</span></p>']
        parts.append(f"<h2>{html.escape(node.title)}</h2>")
        if node.why:
            lead = self.tr("Why it is asked:")
            parts.append(f'<p><span class="quiet">{lead}</span> {node.why_html or html.escape(node.why)}</p>')
        if node.kind != "question":
            parts.append(_text_of(node))
        if step is not None and node.kind == "question":
            parts.append(self._answer(step))
        if is_here:
            parts.append(self._missing())
        return "".join(parts)

    def _where(self, step: WalkStep | None, *, is_here: bool) -> str:
        if is_here:
            return self.tr("where the way leads") if self._session.walk.end is not None else self.tr("open now")
        if step is not None:
            return self.tr("you are reading a step already passed")
        return self.tr("you are reading a step that is not on the way so far")

    def _answer(self, step: WalkStep) -> str:
        reasons = "".join(paragraph(reason, "quiet") for reason in step.reasons if step.by != BY_ANSWER)
        said = f"<p><b>{html.escape(step.edge.label)}</b> ({who_answered(step)})</p>{reasons}"
        conflict = self.tr("Contradiction. {conflict}").format(conflict=step.conflict)
        return f"{said}{paragraph(conflict, 'danger')}" if step.conflict else said

    def _missing(self) -> str:
        pending = self._session.walk.pending
        if pending is None:
            return ""
        if not pending.missing:
            known = "".join(paragraph(reason, "quiet") for reason in pending.reasons)
            by_hand = self.tr("This question is answered by hand.")
            return f'<p class="quiet">{by_hand}</p>{known}'
        labels = {parameter.id: parameter.label for parameter in self._session.chart.parameters}
        links = ", ".join(
            f'<a href="field:{name}">{html.escape(labels.get(name, name))}</a>' for name in pending.missing
        )
        told = self.tr("The parameters would decide it; not known: {parameters}. Or answer by hand:").format(
            parameters=links
        )
        cannot = self.tr("Cannot tell yet.")
        return f'<p><span class="caution"><b>{cannot}</b></span> {told}</p>'

    def _after(self, node: ChartNode, *, answerable: bool) -> str:
        ways = ""
        if not answerable and len(node.edges) > 1:
            listed = " · ".join(html.escape(edge.label) for edge in node.edges if edge.label)
            lead = self.tr("Ways on:")
            ways = f'<p><span class="quiet">{lead}</span> {listed}</p>'
        links = [link for link in node.links if f"record:{link}" not in f"{node.html} {node.why_html}"]
        read_on = ", ".join(
            f'<a href="record:{link}">{html.escape(self._titles.get(link, link))}</a>' for link in links
        )
        lead = self.tr("Read on:")
        pages = f'<p><span class="quiet">{lead}</span> {read_on}</p>' if read_on else ""
        words = _text_of(node) if node.kind == "question" else ""
        return words + ways + pages + sources_html(node.sources, self._citations)

    def _own_link(self, scheme: str, rest: str) -> None:
        if scheme == "field":
            self.field_asked.emit(rest)


def _text_of(node: ChartNode) -> str:
    return f"<p>{node.html}</p>" if node.html else paragraph(node.text)


def sources_html(sources: tuple[ChartSource, ...], citations: Mapping[str, Citation]) -> str:
    """The sources of a step, each with its year and place, linked to the source."""
    places: dict[str, list[str]] = {}
    for source in sources:
        places.setdefault(source.key, []).append(source.locator)
    lines = []
    for key, locators in places.items():
        citation = citations.get(key)
        label = citation.label if citation else key
        at = "; ".join(dict.fromkeys(locator for locator in locators if locator))
        lines.append(
            f'<a href="record:{html.escape(key)}">{html.escape(label)}</a>{", " + html.escape(at) if at else ""}'
        )
    lead = QCoreApplication.translate("QuestionPanel", "Sources:")
    return f'<p class="last"><span class="quiet">{lead}</span> {"<br>".join(lines)}</p>' if lines else ""
