"""
The date planner: every window of the patient on one time axis, as a table, as text, and where the sources differ.

The patient panel with what the rules ask for is docked at the right by the window. The window chosen in the timeline or the table is shown in full
below. Keys are those of the timeline; Ctrl+P prints.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
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
from msref.content_store.timing import read_timing_rules, read_vaccines
from msref.domain.criteria.nodes import parameters_of
from msref.domain.parameters import Parameter
from msref.domain.timing.questions import QUESTIONS
from msref.domain.timing.rules import DATE_ANCHORS, TimingRule
from msref.errors import NotFoundError
from msref.reports.day_words import short_day
from msref.reports.paper_blocks import html_blocks
from msref.reports.plan_report import not_merged, plan_sections, plan_text
from msref.reports.sections import section_html
from msref.reports.window_words import WindowWords
from msref.ui.content_words import content_line, review_words
from msref.ui.page import Page
from msref.ui.painting import scaled
from msref.ui.paper import Paper
from msref.ui.printing.screen_paper import screen_blocks
from msref.ui.printing.timeline_paper import timeline_lanes
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.case_line import CaseLine
from msref.ui.widgets.chart_text import TextBlock
from msref.ui.widgets.document_view import DocumentView
from msref.ui.widgets.parameter_patient import Patient, patient_of
from msref.ui.widgets.patient_panel import PatientPanel
from msref.ui.widgets.popover import Explanation, Popover
from msref.ui.widgets.selection_text import text_with_sources
from msref.ui.widgets.table_model import EvidenceTableModel
from msref.ui.widgets.table_view import EvidenceTableView
from msref.ui.widgets.timeline_rows import TimelineRow, days_of, timeline_rows
from msref.ui.widgets.timeline_text import (
    differences_html,
    hover_words,
    lane_lines,
    plan_table,
    spoken,
    waiting_html,
    window_html,
)
from msref.ui.widgets.timeline_toolbar import DIFFERENCES, TABLE, TEXT, TIMELINE, Legend, PlannerToolbar
from msref.ui.widgets.timeline_view import TimelineView
from msref.usecases.calendar_export import plan_as_ics
from msref.usecases.plan_dates import plan

_LEAST_LINES: Final = 15
_ALWAYS_ASKED: Final = (
    "dmt_exposures", "planned_dmt", "vaccines", "pregnancy_state", "conception_plan", "steroid_days", "gestation_weeks", "age_years", "sex",
)  # fmt: skip


class PlanDatesScreen(Page):
    """The planner of one patient."""

    def __init__(self, library: Library, *, patient: Patient | None = None) -> None:
        super().__init__("planner", self.tr("Date planner"))
        self.patient = patient or patient_of(library)
        self._theme: Theme = LIGHT
        self._stale = True
        self._home = ""
        self._rules = read_timing_rules(library)
        self._vaccines = read_vaccines(library)
        self._parameters = library.parameters()
        self._labels = _labels(library, self._rules)
        info = library.info()
        self._content = f"{content_line(info, self.patient.today)}, {review_words(info)}"
        self.plan = plan((), (), self.patient.facts, self.patient.today)
        self.words = self._new_words()
        self.toolbar = PlannerToolbar()
        self.legend = Legend()
        self.timeline = TimelineView(self.patient.today)
        self.table_model = EvidenceTableModel(plan_table((), self.words))
        self.table = EvidenceTableView(self.table_model)
        self.document = DocumentView()
        self.details = TextBlock(self.tr("The window in full"))
        self.waiting = TextBlock(self.tr("What is not known"))
        self.shown = QLabel()
        self.panel = PatientPanel(self.patient, _asked(self._rules, self._parameters))
        self._heading, self._lead, self.case_line = QLabel(self.title), QLabel(), CaseLine(self.patient, self)
        self._views, self._split = QStackedWidget(), QSplitter(Qt.Orientation.Vertical)
        self._below, self._page = QScrollArea(), QScrollArea()
        self.popover = Popover(self, open_address=self.navigate.emit, copy_text=QGuiApplication.clipboard().setText)
        self._lay_out()
        self._connect()
        self.show_mode(TIMELINE)

    # --- what the window asks ---

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        for part in (self.timeline, self.table, self.details, self.waiting, self.panel, self.legend):
            part.apply_theme(theme)
        self.document.restyle(theme)
        quiet = f"color: {theme.muted};"
        for label in (self._lead, self.shown):
            label.setStyleSheet(quiet)

    def set_zoom(self, percent: int) -> None:
        """Take the letter size."""
        self._heading.setFont(scaled(self.font(), 1.4, strong=True))
        self.panel.set_zoom(percent)
        self.document.fit_column()
        self.document.restyle(self._theme)
        self.timeline.refit()
        self.table.refit()
        self._arrange()

    def plain_text(self) -> str:
        """The windows shown as text with their sources."""
        self._catch_up()
        return plan_text(
            self.plan,
            self.words,
            self._content,
            topics=self.toolbar.chosen_topics(),
            with_doses=self.toolbar.doses.isChecked(),
        )

    def paper(self) -> Paper:
        """The timeline of the windows shown, then each in words."""
        self._catch_up()
        sections = plan_sections(
            self.plan, self.words, topics=self.toolbar.chosen_topics(), with_doses=self.toolbar.doses.isChecked()
        )
        opening = (
            f"<h1>{self.title}</h1><p><b>{self._as_of(self.plan.today)}</b> {not_merged()} {self.shown.text()}</p>"
        )
        timeline = timeline_lanes(self.timeline.rows, lane_lines(self.timeline.rows, self.words), self.plan.today)
        words = html_blocks(opening), html_blocks("".join(section_html(section) for section in sections))
        waiting = screen_blocks(self.waiting) if self.waiting.isVisibleTo(self) else ()
        chosen = screen_blocks(self.details) if self.details.isVisibleTo(self) else ()
        blocks = (*words[0], *waiting, *((timeline,) if timeline else ()), *chosen, *words[1])
        cited = dict.fromkeys(source.key for window in self.plan.windows for source in window.sources)
        return Paper(self.title, blocks, tuple(self._labels.get(key, key) for key in cited), for_patient=True)

    def selected_text(self) -> str:
        """The selected words of the details or of the text."""
        if self.document.hasFocus():
            return self.document.selected_text()
        return text_with_sources(self.details.textCursor())

    def focus_first(self) -> None:
        """The timeline, or whatever view is chosen."""
        self._catch_up()
        self.timeline.choose_first()
        view = self._views.currentWidget()
        if view is not None:
            view.setFocus()

    def side_panel(self) -> QWidget:
        """The patient panel."""
        return self.panel

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Find in the plan as text."""
        if self.toolbar.modes.marked() not in {TEXT, DIFFERENCES}:
            self.show_mode(TEXT)
        return self.document.find_words(words, backwards=backwards, from_start=from_start)

    def places_found(self, words: str) -> tuple[int, int]:
        """In the plan as text."""
        return self.document.places_found(words)

    def go_to(self, anchor: str) -> None:
        """Put the keyboard into the field of that name."""
        self.panel.go_to_field(anchor)

    # --- what the user does ---

    def show_mode(self, mode: int) -> None:
        """Timeline, table, differences or text."""
        self.toolbar.show_mode(mode)
        self._views.setCurrentIndex(min(mode, DIFFERENCES))
        self._below.setVisible(mode in {TIMELINE, TABLE})
        self._show_legend()
        self._write_document()
        self.popover.close_card()

    def copy_plan(self) -> None:
        """Copy the windows shown as text."""
        QGuiApplication.clipboard().setText(self.plain_text())
        self.status.emit(self.tr("Copied the plan as text with its sources."))

    def save_calendar(self) -> None:
        """Ask where, and save the dates as a calendar file."""
        self._catch_up()
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the dates as a calendar file"), self.tr("plan.ics"), self.tr("Calendar (*.ics)")
        )
        if not name:
            return
        try:
            Path(name).write_text(plan_as_ics(self.plan), encoding="utf-8", newline="")
        except OSError as fault:
            words = self.tr("The file {file} could not be written: {reason}. Choose another folder.")
            QMessageBox.warning(self, self.tr("Not saved"), words.format(file=name, reason=fault.strerror))
            return
        words = self.tr("Saved {file}: all windows with a date; the file names no person.")
        self.status.emit(words.format(file=name))

    # --- showing ---

    def showEvent(self, event: QShowEvent) -> None:
        """Work the plan again when the patient has changed since."""
        super().showEvent(event)
        self._catch_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        self._arrange()

    def rows(self) -> tuple[TimelineRow, ...]:
        """The rows for the topics chosen."""
        by_id = {parameter.id: parameter for parameter in self._parameters}
        return timeline_rows(
            self.plan,
            days_of(self.patient.facts, by_id),
            topics=self.toolbar.chosen_topics(),
            with_doses=self.toolbar.doses.isChecked(),
            home=self._home,
        )

    def set_home_jurisdiction(self, name: str) -> None:
        """Rules of the home jurisdiction first within their question."""
        self._home = name
        if not self._stale:
            self._show_plan()

    def _patient_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        if not self._stale:
            return
        self._stale = False
        facts = self.patient.facts
        self.plan = plan(self._rules, self._vaccines, facts, self.patient.today, self._parameters)
        self.words = self._new_words()
        self._show_plan()

    def _show_plan(self) -> None:
        rows = self.rows()
        self.timeline.show_rows(rows, lane_lines(rows, self.words), spoken(rows, self.words))
        self.table_model.table = plan_table(rows, self.words)
        self.table_model.show_request(self.table_model.request)
        nothing = len(self.patient.facts) == 0
        self.waiting.show_body(waiting_html(self.plan, self.words, nothing_is_known=nothing))
        self.shown.setText(self._count_words(rows))
        self.shown.setVisible(not nothing)
        self._show_legend()
        missing = {name.partition("[")[0] for window in self.plan.windows for name in window.missing}
        self.panel.mark_needed(missing)
        self._write_document()
        self._show_chosen()

    def _show_legend(self) -> None:
        """The patterns are explained once there is more than one of them."""
        self.legend.setVisible(self.toolbar.modes.marked() == TIMELINE and len(self.patient.facts) > 0)

    def _count_words(self, rows: Sequence[TimelineRow]) -> str:
        count, all_of_them = sum(row.window is not None for row in rows), len(self.plan.windows)
        doses = sum(bool(window.dose) for window in self.plan.windows)
        said = [self.tr("{shown} of {count} windows shown").format(shown=count, count=all_of_them)]
        if doses and not self.toolbar.doses.isChecked():
            said.append(self.tr("{count} of single doses left out").format(count=doses))
        if self.toolbar.chosen_topics():
            said.append(self.tr("only the topics chosen"))
        differ = len(self.plan.conflicts)
        if differ == 1:
            said.append(self.tr("sources differ in 1 place: see Differences"))
        elif differ:
            said.append(self.tr("sources differ in {count} places: see Differences").format(count=differ))
        return "; ".join(said) + "."

    def _as_of(self, day: date) -> str:
        return self.tr("As of {day}.").format(day=short_day(day))

    def _write_document(self) -> None:
        mode, topics = self.toolbar.modes.marked(), self.toolbar.chosen_topics()
        if mode == DIFFERENCES:
            self.document.show_body(differences_html(self.plan, self.words, topics, self._home))
        elif mode == TEXT:
            sections = plan_sections(self.plan, self.words, topics=topics, with_doses=self.toolbar.doses.isChecked())
            head = f"<h1>{self.title}</h1><p><b>{self._as_of(self.plan.today)}</b> {not_merged()}</p>"
            self.document.show_body(head + "".join(section_html(section) for section in sections))

    def _show_chosen(self) -> None:
        row = self.timeline.chosen()
        if self.toolbar.modes.marked() == TABLE:
            chosen = self.table.current_row()
            window = next((one for one in self.plan.windows if chosen and one.id == chosen.record_id), None)
        else:
            window = row.window if row else None
        if window is not None:
            self.details.show_body(window_html(window, self.words))
        else:
            words = self.tr("Choose a window to read its reason and its source.")
            self.details.show_body(f'<p class="quiet last">{words}</p>')
        self._below.ensureVisible(0, 0)

    def _hovered(self, at: int) -> None:
        rows = self.timeline.rows
        window = rows[at].window if 0 <= at < len(rows) else None
        if window is None:
            self.popover.leave()
            return
        why, where = hover_words(window, self.words)
        rect = self.timeline.row_rect(at)
        top = self.timeline.viewport().mapTo(self, rect.topLeft())
        self.popover.explain(Explanation(self.tr("Window"), window.title, why, details=where), QRect(top, rect.size()))

    def _follow(self, scheme: str, rest: str) -> None:
        if scheme == "field":
            self.panel.go_to_field(rest)

    def _document_link(self, target: str) -> None:
        scheme, _, rest = target.partition(":")
        if scheme == "record":
            self.navigate.emit(f"record/{rest}")
        elif scheme == "field":
            self.panel.go_to_field(rest)

    def _new_words(self) -> WindowWords:
        return WindowWords(self._parameters, self.patient.facts, self._labels)

    # --- building ---

    def _lay_out(self) -> None:
        self._lead.setText(f"{self._as_of(self.patient.today)} {not_merged()}")
        self._lead.setWordWrap(True)
        self.shown.setWordWrap(True)
        self.document.setAccessibleName(self.tr("The plan as text"))
        self.table.setAccessibleDescription(
            self.tr("Arrows move, Enter goes to the window in full, Ctrl+C copies the plan as text.")
        )
        for view in (self.timeline, self.table, self.document):
            self._views.addWidget(view)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(self.details)
        inner.addStretch(1)
        _scrolling(self._below, holder)
        self._split.addWidget(self._views)
        self._split.addWidget(self._below)
        self._split.setChildrenCollapsible(False)
        self._split.setSizes([7000, 3000])
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 8, 8)
        column.setSpacing(8)
        for part in (self._heading, self.case_line, self._lead, self.toolbar, self.waiting, self.legend, self.shown):
            column.addWidget(part)
        column.addWidget(self._split, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(_scrolling(self._page, content))
        waiting = self.tr("Date windows wait for this")
        for field in self.panel.fields.values():
            field.needed.setText(waiting)

    def _arrange(self) -> None:
        self._views.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)
        self._below.setMinimumHeight(self.fontMetrics().height() * 5)

    def _connect(self) -> None:
        bar = self.toolbar
        bar.mode_picked.connect(self.show_mode)
        bar.filtered.connect(self._show_plan)
        bar.zoom_asked.connect(self.timeline.zoom)
        bar.fit_asked.connect(self.timeline.fit)
        bar.today_asked.connect(self.timeline.go_to_today)
        bar.copy_asked.connect(self.copy_plan)
        bar.print_asked.connect(self.print_wanted)
        bar.calendar_asked.connect(self.save_calendar)
        self.timeline.row_chosen.connect(lambda _: self._show_chosen())
        self.timeline.row_hovered.connect(self._hovered)
        self.timeline.details_asked.connect(self.details.setFocus)
        self.table.row_changed.connect(self._show_chosen)
        self.table.details_asked.connect(self.details.setFocus)
        self.table.copy_asked.connect(self.copy_plan)
        for block in (self.details, self.waiting):
            block.navigate.connect(self.navigate)
            block.own_link.connect(self._follow)
        self.document.anchorClicked.connect(lambda url: self._document_link(url.toString()))
        self.patient.changed.connect(self._patient_changed)


def _scrolling(area: QScrollArea, content: QWidget) -> QScrollArea:
    """The content in an area that scrolls up and down only."""
    content.setBackgroundRole(QPalette.ColorRole.Base)
    content.setAutoFillBackground(True)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def _asked(rules: Sequence[TimingRule], parameters: Sequence[Parameter]) -> list[Parameter]:
    """Every parameter that a rule or a question can ask for, in the order of the dictionary."""
    names = {*DATE_ANCHORS, *_ALWAYS_ASKED}
    for rule in rules:
        names.update(
            name for when in (rule.when, *(note.when for note in rule.notes)) if when for name in parameters_of(when)
        )
        names.add(rule.until)
    for question in QUESTIONS:
        if question.when is not None:
            names.update(parameters_of(question.when))
    return [parameter for parameter in parameters if parameter.id in names]


def _labels(library: Library, rules: Sequence[TimingRule]) -> dict[str, str]:
    """The short names of the sources that rules and schedules cite."""
    labels = {}
    vaccines = [
        source for vaccine in read_vaccines(library) for schedule in vaccine.schedules for source in schedule.sources
    ]
    for key in {source.key for source in (*(source for rule in rules for source in rule.sources), *vaccines)}:
        try:
            labels[key] = library.source(key).label
        except NotFoundError:
            continue
    return labels
