"""
The page of one algorithm: the chart, the outline or one question at a time, all showing the same walk of the same patient.

Beside them stand the open question, the remarks and the way so far; the patient panel is docked at the right by the window. Keys: 1 to 9
choose, Backspace takes the last answer given by hand back, R begins again, Escape goes back to the open question.
"""

import json
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence, QPalette, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMessageBox,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from msref.content_store.library import Library
from msref.content_store.options import read_options
from msref.domain.flowcharts.chart import Chart, chart_from_mapping
from msref.domain.flowcharts.layout import layout_from_mapping
from msref.domain.options import Ledger, parameters_of_options, weigh
from msref.domain.records import Citation
from msref.errors import NotFoundError
from msref.reports.paper_blocks import html_blocks, text_blocks
from msref.ui.content_words import content_of_copy
from msref.ui.page import Page
from msref.ui.paper import Paper, PaperBlock, short_sources
from msref.ui.printing.chart_paper import chart_blocks
from msref.ui.printing.screen_paper import screen_blocks
from msref.ui.theme import Theme
from msref.ui.widgets.case_line import CaseLine
from msref.ui.widgets.chart_flags import ENDLESS, CallOut, FlagList
from msref.ui.widgets.chart_path import Outline, PathStrip
from msref.ui.widgets.chart_question import QuestionPanel
from msref.ui.widgets.chart_session import WalkSession
from msref.ui.widgets.chart_toolbar import CHART, ONE_QUESTION, OUTLINE, ChartToolbar
from msref.ui.widgets.chart_view import ChartView
from msref.ui.widgets.ledger_view import LedgerView
from msref.ui.widgets.parameter_patient import Patient, patient_of
from msref.ui.widgets.patient_panel import PatientPanel
from msref.usecases.walk_flowchart import walk_as_text
from msref.usecases.weigh_options import ledger_as_text, weigh_again

if TYPE_CHECKING:
    from msref.domain.facts import Facts

_WIDE_LETTERS: Final = 105
_SIDE_LETTERS: Final = 50
_READING_LETTERS: Final = 96
_LEAST_LINES: Final = 16
_IN_REACH: Final = 1.1  # of the height in view: the page may turn out a little wider


class RoomLeft(QSplitter):
    """Takes the room that is left, and never less than can be worked in: with large letters the page scrolls."""

    def sizeHint(self) -> QSize:
        """No taller than it must be."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class WalkFlowchartScreen(Page):
    """One algorithm and the walk through it."""

    def __init__(self, library: Library, chart_id: str, *, patient: Patient | None = None) -> None:
        chart_text, layout_text = library.chart_json(chart_id)
        parameters = library.parameters()
        chart = chart_from_mapping(json.loads(chart_text), parameters)
        super().__init__(f"chart/{chart_id}", chart.title)
        self._library = library
        self._content_line = content_of_copy(library.info())
        self._citations = {str(citation.key): citation for citation in self._chart_citations(chart_id)}
        self.patient = patient or patient_of(library)
        self.session = WalkSession(chart, self.patient, self)
        self.view = ChartView(self.session, layout_from_mapping(json.loads(layout_text)))
        self.outline = Outline(self.session)
        self.question = QuestionPanel(self.session, self._citations, self._titles(chart))
        self.flags = FlagList(self.session, self._citations)
        self.strip = PathStrip(self.session)
        self.pointer = CallOut("caution", self.tr("Remarks that apply"))
        self.toolbar = ChartToolbar()
        # The ledger asks for more than the chart does; its fields stand in the panel from the start.
        self._options = read_options(library) if any(node.ledger for node in chart.nodes) else ()
        # The ledger shown and the facts it was weighed for: a changed fact touches only the treatments that ask for it.
        self._weighed: tuple[Ledger, Facts] | None = None
        self.ledger = LedgerView({parameter.id: parameter for parameter in parameters})
        asked = {parameter.id for parameter in (*chart.parameters, *parameters_of_options(self._options))}
        self.panel = PatientPanel(self.patient, [parameter for parameter in parameters if parameter.id in asked])
        self._heading = QLabel(chart.title)
        self.case_line = CaseLine(self.patient, self)
        self._views = QStackedWidget()
        self._side = QScrollArea()
        self._split = RoomLeft()
        self._page = QScrollArea()
        self._lay_out()
        self._connect()
        self._add_keys()
        self.show_mode(CHART)
        self._show_walk()

    def show_mode(self, mode: int) -> None:
        """Show the chart, the outline or one question; the walk is the same."""
        self.toolbar.show_mode(mode)
        self._views.setVisible(mode != ONE_QUESTION)
        if mode != ONE_QUESTION:
            self._views.setCurrentIndex(mode)
        self.question.set_large(large=mode == ONE_QUESTION)
        self._arrange()

    def answer(self, node_id: str, edge_id: str) -> None:
        """Answer a question by hand."""
        self.session.choose(node_id, edge_id)

    def choose_number(self, number: int) -> None:
        """Take the way with that number out of the question shown."""
        if not self.question.choices.choose_number(number):
            self.status.emit(self.tr("There is no choice {number} here.").format(number=number))

    def step_back(self) -> None:
        """Take back the last answer given by hand."""
        node = self.session.step_back()
        if node:
            self.status.emit(self.tr('Taken back: "{title}"').format(title=node.title))
        else:
            self.status.emit(self.tr("No answer was given by hand; the rest follows from the patient's parameters."))

    def restart(self) -> None:
        """Begin again, after asking when answers were given by hand."""
        count = self.session.hand_answers()
        if count:
            asked = QMessageBox.question(self, self.tr("Begin again?"), self._taken_back(count))
            if asked != QMessageBox.StandardButton.Yes:
                return
        self.session.restart()
        self.status.emit(self.tr("The walk begins again."))

    def _taken_back(self, count: int) -> str:
        if count == 1:
            return self.tr("1 answer given by hand will be taken back. The patient's parameters stay as they are.")
        words = self.tr("{count} answers given by hand will be taken back. The patient's parameters stay as they are.")
        return words.format(count=count)

    def copy_walk(self) -> None:
        """Copy the walk as text with its sources."""
        QGuiApplication.clipboard().setText(self.plain_text())
        self.status.emit(self.tr("Copied the walk as text with its sources."))

    def read_node(self, node_id: str) -> None:
        """Show the words of a box; the walk stays where it is."""
        self.question.show_node(node_id)
        self._side.ensureVisible(0, 0)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for part in (
            self.view,
            self.outline,
            self.question,
            self.flags,
            self.strip,
            self.panel,
            self.pointer,
            self.ledger,
        ):
            part.apply_theme(theme)
        self.view.setStyleSheet(f"ChartView {{ border: 1px solid {theme.line}; }}")

    def set_zoom(self, percent: int) -> None:
        """Take the letter size."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setWeight(QFont.Weight.DemiBold)
        self._heading.setFont(font)
        self.view.set_zoom(percent)
        self.panel.set_zoom(percent)
        self._arrange()

    def plain_text(self) -> str:
        """The walk as text with its sources, and the options ledger where the way ends in it."""
        facts, today, parameters = self.patient.facts, self.patient.today, self._library.parameters()
        told = walk_as_text(
            self.session.walk,
            facts,
            today,
            parameters=parameters,
            citations=self._citations.values(),
            content_line=self._content_line,
        )
        end = self.session.walk.end
        if end is None or not end.ledger:
            return told
        ledger = weigh(self._options, facts, today)
        return f"{told}\n\n{ledger_as_text(ledger, facts, parameters=parameters, content_line=self._content_line)}"

    def paper(self) -> Paper:
        """The walk in words, what stands beside the chart, the whole chart as a picture, then every box in full."""
        for part in (self.ledger, self.flags, self.strip):
            part.finish()
        said = self._side.widget()
        on_screen = screen_blocks(said) if said is not None else ()
        blocks = (*text_blocks(self.plain_text()), *on_screen, *chart_blocks(self.view), *self._outline_blocks())
        return Paper(self.title, blocks, short_sources(self._citations.values()), for_patient=True)

    def _outline_blocks(self) -> tuple[PaperBlock, ...]:
        heading = self.tr("The whole algorithm")
        try:
            return html_blocks(f"<h1>{heading}</h1>{self._library.record(self.session.chart.id).html}")
        except NotFoundError:
            return ()

    def focus_first(self) -> None:
        """The first choice of the open question; the chart when the walk is at its end."""
        buttons = self.question.choices.buttons
        (buttons[0] if buttons else self.view).setFocus()

    def side_panel(self) -> QWidget:
        """The patient panel."""
        return self.panel

    def go_to(self, anchor: str) -> None:
        """Read the box of that id."""
        if self.session.chart.node(anchor) is not None:
            self.view.choose(anchor, read=True)

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Read the next box that holds the words."""
        wanted = words.casefold().strip()
        nodes = self.session.chart.nodes
        step = -1 if backwards else 1
        names = [node.id for node in nodes]
        start = -step if from_start else names.index(self.question.node_id)
        for away in range(1, len(nodes) + 1):
            node = nodes[(start + step * away) % len(nodes)]
            if wanted and wanted in f"{node.title} {node.text} {node.why}".casefold():
                self.view.choose(node.id, read=True)
                return True
        return False

    def places_found(self, words: str) -> tuple[int, int]:
        """Among the boxes, in the order of the chart."""
        wanted = words.casefold().strip()
        names = [
            node.id for node in self.session.chart.nodes if wanted in f"{node.title} {node.text} {node.why}".casefold()
        ]
        here = self.question.node_id
        return names.index(here) + 1 if here in names else 0, len(names)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that this algorithm was opened for this patient."""
        super().showEvent(event)
        self.session.remember()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The question stands beside the chart when there is room, else below it."""
        super().resizeEvent(event)
        self._arrange()

    def _show_walk(self) -> None:
        walk = self.session.walk
        self._side.ensureVisible(0, 0)
        self.question.show_node(walk.place)
        self._show_ledger()
        self._point_to_remarks()
        in_view = self._in_view_below_question()
        self.flags.show_walk(in_view=in_view)
        self.strip.show_walk(is_seen=self.flags.least_height() <= in_view)
        self.panel.mark_needed(walk.pending.missing if walk.pending else ())
        self.toolbar.can_step_back(can=self.session.hand_answers() > 0)
        node = walk.pending.node if walk.pending else walk.end
        if node is not None and self.isVisible():
            words = self.tr("Open question: {title}") if walk.pending else self.tr("The way leads to: {title}")
            self.status.emit(words.format(title=node.title))

    def _in_view_below_question(self) -> int:
        """How far down what stands below the question is seen at most; all of it while the page is not seen."""
        if not self._side.isVisible():
            return ENDLESS
        return round(self._side.viewport().height() * _IN_REACH) - self.question.least_height()

    def _show_ledger(self) -> None:
        """The options ledger, at an end that asks for it."""
        end = self.session.walk.end
        if end is None or not end.ledger:
            self._weighed = None
            self.ledger.show_ledger(None)
            return
        facts, before = self.patient.facts, self._weighed
        ledger = (
            weigh(self._options, facts, self.patient.today)
            if before is None
            else weigh_again(self._options, before[0], before[1], facts)
        )
        self._weighed = ledger, facts
        self.ledger.show_ledger(ledger)

    def _point_to_remarks(self) -> None:
        """Say on top which remarks apply; the remarks themselves stand below the question."""
        names = self.flags.applying()
        words = self.tr("1 remark applies") if len(names) == 1 else self.tr("{count} remarks apply")
        words = words.format(count=len(names))
        below = self.tr("Read below")
        link = f'<a href="remarks:">{below}</a>'
        self.pointer.text.show_body(
            f'<p class="last"><span class="caution"><b>⚠ {words}</b></span>: {", ".join(names)}. {link}</p>'
            if names
            else ""
        )
        self.pointer.setVisible(bool(names))

    def _go_to_remarks(self) -> None:
        self._side.ensureWidgetVisible(self.flags)
        bar = self._side.verticalScrollBar()
        bar.setValue(min(bar.maximum(), self.flags.y()))

    def _lay_out(self) -> None:
        self._heading.setWordWrap(True)
        self._views.addWidget(self.view)
        self._views.addWidget(self.outline)
        content = QWidget()
        content.setBackgroundRole(QPalette.ColorRole.Base)
        content.setAutoFillBackground(True)
        self._reading = QVBoxLayout(content)
        self._reading.setSpacing(14)
        for part in (self.pointer, self.question, self.ledger, self.flags, self.strip):
            self._reading.addWidget(part)
        self._reading.addStretch(1)
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setWidget(content)
        self._split.addWidget(self._views)
        self._split.addWidget(self._side)
        self._split.setChildrenCollapsible(False)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QWidget()
        whole.setBackgroundRole(QPalette.ColorRole.Base)
        whole.setAutoFillBackground(True)
        self._page.setWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        column = QVBoxLayout(whole)
        column.setContentsMargins(16, 12, 8, 8)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.case_line)
        column.addWidget(self.toolbar)
        column.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.session.changed.connect(self._show_walk)
        self.view.read_asked.connect(self.read_node)
        self.view.scale_changed.connect(self.toolbar.show_scale)
        self.outline.read_asked.connect(self.read_node)
        self.strip.read_asked.connect(lambda node: self.view.choose(node, read=True))
        self.outline.answered.connect(self.answer)
        self.question.answered.connect(self.answer)
        self.question.back_to_current.connect(self._back_to_current)
        for part in (self.question, self.flags, self.ledger):
            part.navigate.connect(self.navigate)
            part.field_asked.connect(self.panel.go_to_field)
        self.pointer.text.own_link.connect(self._go_to_remarks)
        bar = self.toolbar
        bar.mode_picked.connect(self.show_mode)
        bar.zoom_asked.connect(self.view.zoom_by)
        bar.fit_asked.connect(self.view.fit)
        bar.current_asked.connect(self._back_to_current)
        bar.back_asked.connect(self.step_back)
        bar.restart_asked.connect(self.restart)
        bar.copy_asked.connect(self.copy_walk)
        bar.print_asked.connect(self.print_wanted)

    def _add_keys(self) -> None:
        for number in range(1, 10):
            self._key(str(number), partial(self.choose_number, number))
        self._key("Backspace", self.step_back)
        self._key("R", self.restart)
        self._key("Escape", self._back_to_current)

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _back_to_current(self) -> None:
        self.view.choose(self.session.walk.place, read=False)
        self.view.show_current()
        self.read_node(self.session.walk.place)

    def _arrange(self) -> None:
        letter = max(1, self.fontMetrics().averageCharWidth())
        alone = self._views.isHidden()
        wide = self.width() >= _WIDE_LETTERS * letter
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() != orientation or not all(self._split.sizes()):
            self._split.setOrientation(orientation)
            self._split.setSizes([6000, 4000] if wide else [4500, 5500])
        line = self.fontMetrics().height()
        self._views.setMinimumHeight(line * 8)
        self._split.setMinimumHeight(line * (8 if wide and not alone else _LEAST_LINES))
        self._side.setMinimumWidth(letter * (_SIDE_LETTERS if wide and not alone else 20))
        beside = max(14, (self.width() - _READING_LETTERS * letter) // 2) if alone else 14
        self._reading.setContentsMargins(beside, 4, beside, 12)

    def _chart_citations(self, chart_id: str) -> tuple[Citation, ...]:
        try:
            return self._library.record(chart_id).citations
        except NotFoundError:
            return ()

    def _titles(self, chart: Chart) -> dict[str, str]:
        links = {link for node in chart.nodes for link in node.links}
        return {link: self._library.title(link).title for link in links if self._library.has(link)}


__all__ = ["CHART", "ONE_QUESTION", "OUTLINE", "WalkFlowchartScreen", "patient_of"]
