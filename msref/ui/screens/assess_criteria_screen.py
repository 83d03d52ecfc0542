"""
The patient held against every published definition: states with reasons, what is missing, what one other value would change.

The patient panel with every parameter that a definition asks for is docked at the right by the window. Keys: Up and Down walk the definitions,
Right or Enter shows the reasons, Left hides them.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from msref.content_store.criteria import read_definitions
from msref.content_store.library import Library
from msref.errors import NotFoundError
from msref.ui.content_words import content_of_copy
from msref.ui.page import Page
from msref.ui.painting import scaled
from msref.ui.paper import Paper
from msref.ui.printing.screen_paper import page_blocks
from msref.ui.theme import Theme
from msref.ui.widgets.case_line import CaseLine
from msref.ui.widgets.chart_text import TextBlock
from msref.ui.widgets.find_in_list import ButtonFinder
from msref.ui.widgets.matrix_change import WhatWouldChange
from msref.ui.widgets.matrix_flags import MatrixFlags
from msref.ui.widgets.matrix_list import DefinitionList
from msref.ui.widgets.matrix_missing import MissingList, first_missing_html
from msref.ui.widgets.matrix_panel import MatrixPanel
from msref.ui.widgets.matrix_session import MatrixSession
from msref.ui.widgets.matrix_words import Sources, matrix_as_text, never_merged
from msref.ui.widgets.parameter_controls import EdgedButton, label_button
from msref.ui.widgets.parameter_patient import Patient, patient_of
from msref.ui.widgets.scroll_bars import slim_scroll_bars
from msref.ui.widgets.selection_text import text_with_sources
from msref.ui.widgets.table_flow_layout import FlowLayout

DEFINITIONS, MISSING, CHANGE = range(3)
_READING_LETTERS: Final = 104


class AssessCriteriaScreen(Page):
    """The definitions matrix."""

    def __init__(self, library: Library, *, patient: Patient | None = None) -> None:
        super().__init__("patient", self.tr("Patient: published definitions"))
        self._library = library
        self._sources: dict[str, Sources] = {}
        self._stale: set[str] = set()
        self._is_stale = False
        self._first_body = ""
        self._content_line = content_of_copy(library.info())
        self.patient = patient or patient_of(library)
        definitions = read_definitions(library)
        self.session = MatrixSession(definitions, self.patient, self)
        self.panel = MatrixPanel(self.patient, [definitions.parameters[name] for name in self.session.asked()])
        self.flags = MatrixFlags(self.session)
        self.first_missing = TextBlock(self.tr("Most definitions wait for"), self)
        self.list = DefinitionList(self.session, self.sources_of)
        self.missing = MissingList(self.session)
        self.change = WhatWouldChange(self.session)
        self._heading, self._lead = QLabel(self.title), QLabel(never_merged())
        self.case_line = CaseLine(self.patient, self)
        self._lead.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.views = [EdgedButton(words) for words in self._view_words()]
        self.copy_button = EdgedButton(self.tr("Copy as text"))
        label_button(self.copy_button, self.tr("Copy the definitions shown, with reasons and sources (Ctrl+Shift+C)"))
        self._scroll = QScrollArea()
        self._finder: ButtonFinder | None = None
        self._lay_out()
        self._connect()
        self.show_view(DEFINITIONS)

    # --- what the window asks ---

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for part in (self.flags, self.list, self.missing, self.change, self.first_missing, self.panel):
            part.apply_theme(theme)

    def set_zoom(self, percent: int) -> None:
        """Take the letter size."""
        self._heading.setFont(scaled(self.font(), 1.45, strong=True))
        self.list.set_letters()
        self.panel.set_zoom(percent)
        self._arrange()

    def plain_text(self) -> str:
        """The definitions shown, with reasons and sources."""
        self._catch_up()
        return matrix_as_text(self.session, self.list.shown_rows(), self._content_line)

    def paper(self) -> Paper:
        """The definitions shown, with reasons and sources."""
        self._catch_up()
        return Paper(self.title, page_blocks(self), for_patient=True)

    def selected_text(self) -> str:
        """The selected words."""
        for block in self.findChildren(TextBlock):
            if block.hasFocus() and block.textCursor().hasSelection():
                return text_with_sources(block.textCursor())
        return ""

    def focus_first(self) -> None:
        """The first definition."""
        if not self.list.isHidden():
            self.list.focus_first()
            self._scroll.verticalScrollBar().setValue(0)
        else:
            self.change.box.setFocus()

    def scroll_position(self) -> int:
        """Of the page."""
        return self._scroll.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Of the page."""
        if position:
            self.list.build_all()
        self._scroll.verticalScrollBar().setValue(position)

    def go_to(self, anchor: str) -> None:
        """Open the reasons of that definition."""
        row = self.list.rows.get(anchor)
        if row is not None:
            self.show_view(DEFINITIONS)
            row.show_open(is_open=True)
            row.head.setFocus()
            # The reasons have just been made: scroll once their layout has been done.
            QTimer.singleShot(0, row, lambda: self._scroll.verticalScrollBar().setValue(self.list.y() + row.y()))

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Mark the next definition that holds the words; the keyboard stays where one types."""
        if self._finder is None:
            self._finder = ButtonFinder(self._scroll, [row.head for row in self.list.rows.values()])
        return self._finder.find(words, backwards=backwards, from_start=from_start)

    def places_found(self, words: str) -> tuple[int, int]:
        """Among the definitions shown."""
        return self._finder.place(words) if self._finder is not None else (0, 0)

    def end_find(self) -> None:
        """The definition that was found."""
        if self._finder is None or not self._finder.end():
            self.focus_first()

    def set_home_jurisdiction(self, name: str) -> None:
        """Definitions of the home jurisdiction first within their kind."""
        self._finder = None
        self.list.set_home(name)

    def side_panel(self) -> QWidget:
        """The patient panel."""
        return self.panel

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines readable."""
        super().resizeEvent(event)
        self.list.build_first(event.size().height())
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the page was away is shown now."""
        self._catch_up()
        super().showEvent(event)

    # --- acting ---

    def show_view(self, view: int) -> None:
        """The definitions, what is missing, or what would change."""
        for place, (button, part) in enumerate(zip(self.views, (self.list, self.missing, self.change), strict=True)):
            button.setChecked(place == view)
            part.setVisible(place == view)
        self._show_views()

    def sources_of(self, record_id: str) -> Sources:
        """The sources that a record cites, by short name."""
        if record_id not in self._sources:
            try:
                citations = self._library.record(record_id).citations
            except NotFoundError:
                citations = ()
            self._sources[record_id] = {entry.label: str(entry.key) for entry in citations}
        return self._sources[record_id]

    def copy_text(self) -> None:
        """Copy the definitions shown."""
        QGuiApplication.clipboard().setText(self.plain_text())
        self.status.emit(self.tr("Copied the definitions shown, with reasons and sources."))

    def _session_changed(self, changed: tuple[str, ...]) -> None:
        self._stale.update(changed)
        self._is_stale = True
        if self.isVisible():
            self._catch_up()
            if changed:
                self.status.emit(self._changed_words(len(changed)))

    def _catch_up(self) -> None:
        if not self._is_stale:
            return
        changed, self._stale, self._is_stale = self._stale, set(), False
        self.list.show_changed(changed)
        self.flags.show_flags()
        self._show_views()

    def _show_views(self) -> None:
        """Write the views that are seen; the others wait until they are chosen."""
        if not self.missing.isHidden():
            self.missing.show_missing()
        if not self.change.isHidden():
            self.change.show_change()
        body = first_missing_html(self.session) if not self.list.isHidden() else ""
        if body != self._first_body:
            self._first_body = body
            self.first_missing.show_body(body)

    def _missing_link(self, scheme: str, rest: str) -> None:
        if scheme == "field":
            self.panel.go_to_field(rest)
        else:
            self.show_view(MISSING)
            self.views[MISSING].setFocus()

    def _changed_words(self, count: int) -> str:
        if count == 1:
            return self.tr("1 definition answered anew.")
        return self.tr("{count} definitions answered anew.").format(count=count)

    # --- building ---

    def _view_words(self) -> tuple[str, str, str]:
        return self.tr("Definitions"), self.tr("What is missing decides"), self.tr("What would change")

    def _lay_out(self) -> None:
        content = QWidget()
        content.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # growing below repaints nothing above
        self._column = QVBoxLayout(content)
        self._column.setSpacing(10)
        for label in (self._heading, self.case_line, self._lead):
            label.setWordWrap(True)
            self._column.addWidget(label)
        bar = QWidget()
        flow = FlowLayout(bar, gap=8)
        for button in self.views:
            button.setCheckable(True)
            flow.addWidget(button)
        flow.addWidget(self.copy_button)
        for part in (self.flags, bar, self.first_missing, self.list, self.missing, self.change):
            self._column.addWidget(part)
        # Room that may shrink: a text that grows by a line finds it for the frame until the page is as tall as it must be.
        below = QSpacerItem(
            0, self.fontMetrics().height() * 2, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding
        )
        self._column.addItem(below)
        content.setBackgroundRole(QPalette.ColorRole.Base)
        content.setAutoFillBackground(True)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        slim_scroll_bars(scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _connect(self) -> None:
        self.session.changed.connect(self._session_changed)
        for part in (self.flags, self.list, self.missing):
            part.field_asked.connect(self.panel.go_to_field)
        for source in (self.flags, self.list, self.change):
            source.navigate.connect(self.navigate)
        self.first_missing.own_link.connect(self._missing_link)
        self.list.shown_changed.connect(self.status)
        self.copy_button.clicked.connect(self.copy_text)
        for place, button in enumerate(self.views):
            show = partial(self.show_view, place)
            button.clicked.connect(lambda _=False, show=show: show())

    def _arrange(self) -> None:
        letter = max(1, self.fontMetrics().averageCharWidth())
        beside = max(16, (self.width() - _READING_LETTERS * letter) // 2)
        self._column.setContentsMargins(beside, 16, beside, 16)
