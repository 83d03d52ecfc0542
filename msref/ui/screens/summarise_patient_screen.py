"""
The patient on one page, or in full: what is known, definitions, ways taken, date windows, options, unknowns, sources; to read, copy, print, keep.

The one page prints on a single sheet; the full form has every reason and reference. It opens also when nothing is known, and says so. It holds no
identifiers. The page is made anew whenever the patient changes.
"""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication, QPalette, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from msref.content_store.flowcharts import read_chart
from msref.content_store.library import Library
from msref.domain.flowcharts.walk import Walk, walk
from msref.errors import BadInputError, NotFoundError
from msref.reports.patient_summary import PatientSummary, summary_html, summary_text
from msref.ui.page import Page
from msref.ui.paper import Paper, html_paper
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.case_files import CaseFiles
from msref.ui.widgets.case_line import CaseLine
from msref.ui.widgets.document_view import DocumentView
from msref.ui.widgets.parameter_controls import EdgedButton, SegmentedChoice, label_button
from msref.ui.widgets.parameter_patient import Patient, patient_of
from msref.ui.widgets.patient_panel import PatientPanel
from msref.ui.widgets.scroll_bars import slim_scroll_bars
from msref.ui.widgets.summary_paper import SHEET_MARGIN_MM, print_sheet, sheet_for
from msref.ui.widgets.table_flow_layout import FlowLayout
from msref.usecases.patient_answers import answers_for, read_material
from msref.usecases.summarise_on_one_page import LINES, one_page
from msref.usecases.summarise_patient import summarise

_PANEL_LETTERS: Final = 48
ONE_PAGE: Final = 0
FULL: Final = 1


class PanelHolder(QWidget):
    """Keeps the room of the patient panel until it is made."""

    def __init__(self) -> None:
        super().__init__()
        self._panel: PatientPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(self.tr("Patient"))

    def take(self, panel: PatientPanel) -> None:
        """Show the panel."""
        for area in panel.findChildren(QAbstractScrollArea):
            slim_scroll_bars(area)
        self._panel = panel
        self._column.addWidget(panel)
        self.setFocusProxy(panel)

    def sizeHint(self) -> QSize:
        """As wide as the panel will be."""
        letter = self.fontMetrics().averageCharWidth()
        panel = self._panel
        return panel.sizeHint() if panel is not None else QSize(letter * _PANEL_LETTERS, letter * _PANEL_LETTERS)


class SummarisePatientScreen(Page):
    """The summary of one patient."""

    def __init__(self, library: Library, *, patient: Patient | None = None) -> None:
        super().__init__("patient-summary", self.tr("Patient summary"))
        self._library = library
        self.patient = patient or patient_of(library)
        self._theme: Theme = LIGHT
        self._stale = True
        self._material = read_material(library)
        self.summary: PatientSummary | None = None
        self.files = CaseFiles(library, self.patient, self)
        self.form = SegmentedChoice((self.tr("One page"), self.tr("Full")))
        self.case_line = CaseLine(self.patient, self)
        self.view = DocumentView()
        self.view.setAccessibleName(self.title)
        self._panel: PatientPanel | None = None
        self._holder = PanelHolder()
        self._zoom = 100
        self._lay_out()
        self.view.anchorClicked.connect(lambda url: self._follow(url.toString()))
        self.files.told.connect(self.status)
        self.patient.changed.connect(self._patient_changed)

    # --- what the window asks ---

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.view.restyle(theme)
        if self._panel is not None:
            self._panel.apply_theme(theme)

    def set_zoom(self, percent: int) -> None:
        """Take the letter size."""
        self._zoom = percent
        self.view.fit_column()
        self.view.restyle(self._theme)
        if self._panel is not None:
            self._panel.set_zoom(percent)

    def plain_text(self) -> str:
        """The summary as text."""
        return summary_text(self._current())

    def paper(self) -> Paper:
        """The summary in the form chosen; the one page on a single sheet."""
        summary = self._current()
        if summary.is_one_page:
            return Paper(self.title, (), for_patient=True, own=self._print_sheet, margin_mm=SHEET_MARGIN_MM)
        return html_paper(self.title, summary_html(summary), (), for_patient=True)

    def _print_sheet(self, printer: QPrinter) -> bool:
        return print_sheet(sheet_for(self.forms, printer), printer)

    def selected_text(self) -> str:
        """The selected words."""
        return self.view.selected_text()

    def focus_first(self) -> None:
        """The text."""
        self.view.setFocus()

    def scroll_position(self) -> int:
        """Of the text."""
        return self.view.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Of the text."""
        self._current()
        self.view.verticalScrollBar().setValue(position)

    def go_to(self, anchor: str) -> None:
        """A section."""
        self._current()
        self.view.scrollToAnchor(anchor)

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Find in the text."""
        return self.view.find_words(words, backwards=backwards, from_start=from_start)

    def places_found(self, words: str) -> tuple[int, int]:
        """In the text."""
        return self.view.places_found(words)

    def side_panel(self) -> QWidget:
        """Where the patient panel stands; it holds every parameter and is made after the summary is on the screen."""
        return self._holder

    def panel(self) -> PatientPanel:
        """The patient panel, made when it is first asked for."""
        if self._panel is None:
            self._panel = PatientPanel(self.patient, self._material.parameters)
            self._panel.apply_theme(self._theme)
            self._panel.set_zoom(self._zoom)
            self._holder.take(self._panel)
        return self._panel

    # --- what the user does ---

    def copy_summary(self) -> None:
        """Copy the summary as text."""
        QGuiApplication.clipboard().setText(self.plain_text())
        self.status.emit(self.tr("Copied the summary as text with its sources."))

    # --- showing ---

    def showEvent(self, event: QShowEvent) -> None:
        """Make it anew: an algorithm may have been walked since."""
        super().showEvent(event)
        self._stale = True
        self._current()
        QTimer.singleShot(0, self, self.panel)

    def _patient_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._current()

    def _current(self) -> PatientSummary:
        """The summary in the form chosen."""
        if self.summary is None or self._stale:
            self._stale = False
            place = self.scroll_position()
            self.summary = next(iter(self.forms()))
            self.view.restyle(self._theme)
            self.view.show_body(summary_html(self.summary))
            self.view.verticalScrollBar().setValue(place)
        return self.summary

    def forms(self) -> Iterator[PatientSummary]:
        """The summary in the form chosen; of the one page also the stricter forms, for paper that does not hold the usual one."""
        material, facts, today = self._material, self.patient.facts, self.patient.today
        walks = tuple(self._walks())
        if self.form.marked() == FULL:
            yield summarise(material, facts, today, walks)
            return
        answers = answers_for(material, facts, today, walks)
        for lines in LINES:
            yield one_page(material, answers, lines=lines)

    def show_form(self, form: int) -> None:
        """ONE_PAGE or FULL: on the screen, in the copy and on paper."""
        self.form.mark(form)
        self._stale = True
        self._current()

    def _walks(self) -> Iterator[Walk]:
        """The way through every algorithm that was opened for this patient."""
        for chart_id, answers in self.patient.answers.items():
            try:
                chart, _ = read_chart(self._library, chart_id)
                yield walk(chart, self.patient.facts, answers, self.patient.today)
            except (NotFoundError, BadInputError):
                continue

    def _follow(self, target: str) -> None:
        scheme, _, rest = target.partition(":")
        if scheme == "record":
            self.navigate.emit(f"record/{rest}")
        elif scheme == "field":
            self.panel().go_to_field(rest)

    def _buttons(self) -> tuple[tuple[str, str, Callable[[], object]], ...]:
        """What each button is called, what it does in a sentence, and the doing."""
        return (
            (
                self.tr("Copy as text"),
                self.tr("Copy the summary as text with its sources (Ctrl+Shift+C)"),
                self.copy_summary,
            ),
            (self.tr("Print…"), self.tr("Print the summary, or save it as PDF (Ctrl+P)"), self.print_wanted.emit),
            (
                self.tr("Save case…"),
                self.tr("Save what is known as a file of your own, without identifiers (Ctrl+S)"),
                self.files.save,
            ),
            (
                self.tr("Open case…"),
                self.tr("Open a case file in place of the patient in memory (Ctrl+O)"),
                self.files.open,
            ),
        )

    def _lay_out(self) -> None:
        bar = QWidget()
        flow = FlowLayout(bar, gap=7)
        flow.setContentsMargins(0, 0, 0, 0)
        self.form.mark(ONE_PAGE)
        self.form.picked.connect(self.show_form)
        flow.addWidget(self.form)
        for words, tip, act in self._buttons():
            if act == self.files.save and not self.patient.may_be_saved:
                continue
            button = EdgedButton(words)
            label_button(button, tip)
            button.clicked.connect(act)
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 10, 16, 8)
        top.setSpacing(6)
        top.addWidget(bar)
        top.addWidget(self.case_line)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
