"""
The list of the calculators, and the page of one: what it is for and not for, its inputs, its answer as one types, and all that stands behind it.

The inputs stand left, the answer right of them and always in view; in a narrow window the answer follows the inputs and its sentence stays at the
lower edge. What the patient panel knows is filled in and can be written over without changing the patient. Escape goes back to the first input.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from msref.content_store.calculators import read_calculators
from msref.content_store.library import Library
from msref.domain.calculators.description import CalculatorDescription, Text
from msref.domain.records import Citation
from msref.errors import NotFoundError
from msref.reports.paper_blocks import text_blocks
from msref.ui.content_words import content_of_copy, review_words
from msref.ui.page import Page
from msref.ui.painting import scaled
from msref.ui.paper import Paper, short_sources
from msref.ui.population_notes import notes_text, open_notes_text
from msref.ui.printing.screen_paper import screen_blocks
from msref.ui.screens.browse_library_screen import RecordListScreen
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.build_in_slices import Slices, in_tab_order
from msref.ui.widgets.calculator_export import calculator_as_text
from msref.ui.widgets.calculator_field import CalculatorField, paired_units
from msref.ui.widgets.calculator_populations import CalculatorPopulations
from msref.ui.widgets.calculator_result import ResultPanel
from msref.ui.widgets.calculator_session import CalculatorSession
from msref.ui.widgets.calculator_text import (
    inputs_html,
    list_html,
    meaning_html,
    type_words,
)
from msref.ui.widgets.case_line import CaseLine
from msref.ui.widgets.chart_flags import CallOut
from msref.ui.widgets.chart_text import TextBlock
from msref.ui.widgets.find_in_blocks import BlockFinder
from msref.ui.widgets.parameter_controls import EdgedButton, label_button
from msref.ui.widgets.parameter_patient import Patient, patient_of
from msref.ui.widgets.record_list import ListLine
from msref.ui.widgets.scroll_bars import slim_scroll_bars
from msref.ui.widgets.selection_text import text_with_sources
from msref.ui.widgets.table_flow_layout import FlowLayout

_WIDE_LETTERS: Final = 118
_READING_LETTERS: Final = 92
_FIRST_FIELDS: Final = 3  # as many as are seen below the purpose in a window of the usual height


def calculators_screen(library: Library) -> Page:
    """Every calculator by what it is for: title, one line of purpose, type."""
    descriptions = read_calculators(library)
    lines = []
    for kind, words in type_words().items():
        of_kind = [one for one in descriptions if one.type == kind]
        if of_kind:
            lines.append(ListLine(words))
            lines.extend(ListLine(one.title, f"calc/{one.id}", words, one.summary.text) for one in of_kind)
    title = QCoreApplication.translate("RunCalculatorScreen", "Calculators")
    lead = QCoreApplication.translate(
        "RunCalculatorScreen",
        "Each says when it applies and when not, shows its steps, and gives no number while something it needs is missing.",
    )
    return RecordListScreen("calculators", title, lead, lines)


def find_calculator(library: Library, name: str) -> CalculatorDescription:
    """A calculator by its id or the id of its record. Raises NotFoundError."""
    for description in read_calculators(library):
        if name in {description.id, description.record}:
            return description
    fault = QCoreApplication.translate(
        "RunCalculatorScreen", 'There is no calculator "{name}". The page Calculators lists those there are.'
    )
    raise NotFoundError(fault.format(name=name))


class RunCalculatorScreen(Page):
    """One calculator."""

    def __init__(self, library: Library, name: str, *, patient: Patient | None = None) -> None:
        description = find_calculator(library, name)
        super().__init__(f"calc/{description.id}", description.title)
        info = library.info()
        self._theme: Theme = LIGHT
        self._stale = False
        self._wide: bool | None = None
        self._review = review_words(info)
        self._content_line = content_of_copy(info)
        self._citations = {str(entry.key): entry for entry in _citations(library, description.record)}
        self.description = description
        self.patient = patient or patient_of(library)
        self.case_line = CaseLine(self.patient, self)
        self._extra = _extra(library, description.record)
        self.populations = CalculatorPopulations(self._extra, self.patient, self)
        self.session = CalculatorSession(description, self.patient, self)
        self.fields = self._fields(self.patient.today)
        self.result = ResultPanel(self.session, self._citations)
        self.blocks: list[TextBlock] = []
        self._headings: list[tuple[QLabel, float]] = []
        self._call_outs: list[CallOut] = []
        self._uses = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._meaning = self._block(self.tr("What the result means"))
        self._meaning_body = ""
        self.strip = QLabel()
        self.copy_button = EdgedButton(self.tr("Copy as text"))
        label_button(self.copy_button, self.tr("Copy inputs, result and sources as text (Ctrl+Shift+C)"))
        self.clear_button = EdgedButton(self.tr("Clear"))
        label_button(
            self.clear_button,
            self.tr("Give up what was entered here; what the patient panel knows is filled in again"),
        )
        self._lay_out()
        self._slices = Slices(self, self._column)
        self._plan_slices()
        self._connect()
        self._show_session()

    # --- what the window asks ---

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        for block in self.blocks:
            block.apply_theme(theme)
        for call_out in self._call_outs:
            call_out.apply_theme(theme)
        for field in self.fields.values():
            field.apply_theme(theme)
        self.result.apply_theme(theme)
        self.populations.apply_theme(theme)
        self.strip.setStyleSheet(
            f"background: {theme.accent_soft}; color: {theme.text}; border-top: 2px solid {theme.accent}; padding: 6px 14px;"
        )

    def set_zoom(self, percent: int) -> None:
        """Take the letter size."""
        del percent
        for label, factor in self._headings:
            label.setFont(scaled(self.font(), factor, strong=True))
        for block in self._all_blocks():
            self._indent(block)
        self._wide = None
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once it is seen, the rest may be built."""
        super().paintEvent(event)
        self._slices.begin()

    def plain_text(self) -> str:
        """Inputs, answer, steps, cautions and sources as text."""
        facts = self.patient.facts
        notes = notes_text(self._extra, facts), open_notes_text(self._extra, facts)
        told = calculator_as_text(self.session, self._citations, self._content_line)
        return "\n\n".join(part for part in (told, *notes) if part)

    def paper(self) -> Paper:
        """What was entered and what came out, then all that stands on the page."""
        self._slices.finish()
        blocks = (*text_blocks(self.plain_text()), *screen_blocks(self))
        return Paper(self.title, blocks, short_sources(self._citations.values()), for_patient=True)

    def selected_text(self) -> str:
        """The selected words."""
        for block in self._all_blocks():
            if block.textCursor().hasSelection() and block.hasFocus():
                return text_with_sources(block.textCursor())
        return ""

    def focus_first(self) -> None:
        """The first input."""
        next(iter(self.fields.values())).focus_editor()
        self._main.verticalScrollBar().setValue(0)

    def scroll_position(self) -> int:
        """Of the main column."""
        return self._main.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Of the main column."""
        if position:
            self._slices.finish()
        self._main.verticalScrollBar().setValue(position)

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Select the next place in the texts of the page."""
        self._slices.finish()
        return self._finder.find(words, backwards=backwards, from_start=from_start)

    def places_found(self, words: str) -> tuple[int, int]:
        """In the texts of the page, from the first to the last."""
        return self._finder.place(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The answer stands beside the inputs when there is room, else below them."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the page was away is shown now."""
        if self._stale:
            self._show_session()
        super().showEvent(event)

    # --- acting ---

    def copy_result(self) -> None:
        """Copy the page as text."""
        QGuiApplication.clipboard().setText(self.plain_text())
        self.status.emit(self.tr("Copied inputs, result and sources as text."))

    def clear(self) -> None:
        """Give up what was entered here."""
        self._blank()
        self.session.clear()
        self.status.emit(self.tr("Cleared. What the patient panel knows is filled in."))

    def _blank(self) -> None:
        """Empty every field, also of what was typed and not used."""
        for field in self.fields.values():
            field.blank()
            field.show_input()

    def go_to_field(self, name: str) -> None:
        """Put the keyboard into an input and bring it into view."""
        owner = {unit.id: number for number, unit in paired_units(self.description.inputs).items()}
        field = self.fields.get(owner.get(name, name))
        if field is not None:
            self._slices.finish()  # what stands above the field must have its height before the field is scrolled to
            field.focus_editor()
            self._main.ensureWidgetVisible(field, 0, self.fontMetrics().height() * 2)

    def _session_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._show_session()
            self.status.emit(self.result.sentence())

    def _show_session(self) -> None:
        self._stale = False
        for field in self.fields.values():
            field.show_input()
        self.result.show_result()
        self._show_meaning()
        self.strip.setText(self.result.sentence())
        self.clear_button.setEnabled(self.session.is_touched())

    def _show_meaning(self) -> None:
        body = meaning_html(self.description, self.session.result)
        if body != self._meaning_body and self._column.indexOf(self._meaning) >= 0:
            self._meaning_body = body
            self._meaning.show_body(body)

    def _fields(self, today: date) -> dict[str, CalculatorField]:
        units = paired_units(self.description.inputs)
        paired = {unit.id for unit in units.values()}
        return {
            entry.id: CalculatorField(self.session, entry, today, units.get(entry.id))
            for entry in self.description.inputs
            if entry.id not in paired
        }

    # --- building ---

    def _lay_out(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._content, self._side_content = QWidget(), QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(10)
        self._column.addStretch(1)  # everything is put above it
        self._side_column = QVBoxLayout(self._side_content)
        self._side_column.setContentsMargins(10, 16, 12, 12)
        self._side_column.addStretch(1)
        self._main, self._side = _scroll(self._content), _scroll(self._side_content)
        self._finder = BlockFinder(self._main, lambda: [block for block in self._all_blocks() if not block.isHidden()])
        self._add_head()
        self._add_inputs()
        self._result_place = self._column.count() - 1
        self.strip.setWordWrap(True)
        self.strip.setTextFormat(Qt.TextFormat.PlainText)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self._main, 6)
        both.addWidget(self._side, 4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(both, 1)
        outer.addWidget(self.strip)

    def _add_head(self) -> None:
        description = self.description
        self._heading(description.title, 1.5)
        summary = self._block(self.tr("Purpose"))
        summary.show_body(f'<p class="last">{description.summary.html}</p>')
        facts = [type_words().get(description.type, description.type), description.strength, self._review]
        self._facts = QLabel(" · ".join(part[0].upper() + part[1:] for part in facts if part))
        self._facts.setWordWrap(True)
        self._facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        bar = QWidget()
        line = FlowLayout(bar, gap=8)
        about = EdgedButton(self.tr("About it, with worked examples"))
        label_button(about, self.tr("Open the record of this calculator"))
        self._last_above = about
        about.clicked.connect(lambda: self.navigate.emit(f"record/{description.record}"))
        for button in (self.copy_button, self.clear_button, about):
            line.addWidget(button)
        for part in (summary, self._facts, self.case_line, bar, self.populations):
            self._append(part)
        self._uses.setSpacing(10)
        self._add_use("good", self.tr("✓ When to use it"), description.when_to_use)
        self._add_use("danger", self.tr("✗ When not to use it"), description.when_not_to_use)
        self._column.insertLayout(self._column.count() - 1, self._uses)

    def _add_use(self, kind: str, words: str, texts: tuple[Text, ...]) -> None:
        if texts:
            call_out = CallOut(kind, words)
            call_out.text.show_body(f'<p class="kind"><span class="{kind}">{words}</span></p>{list_html(texts)}')
            self._call_outs.append(call_out)
            self._uses.addWidget(call_out, 1, Qt.AlignmentFlag.AlignTop)

    def _add_inputs(self) -> None:
        self._heading(self.tr("Inputs"), 1.2)
        for field in self.fields.values():
            self._append(field)

    def _plan_slices(self) -> None:
        """The first inputs now; further inputs and the texts below them while the program is idle."""
        description = self.description
        self._slices.plan(field.build for field in self.fields.values())
        for block, body in (
            (self._meaning, meaning_html(description, None)),
            (self._block(self.tr("Pitfalls")), list_html(description.pitfalls)),
            (self._block(self.tr("Formula")), list_html(description.formula)),
            (self._block(self.tr("About the inputs")), inputs_html(description)),
            (self._block(self.tr("Sources")), list_html(description.sources)),
        ):
            block.hide()
            if body:
                self._slices.plan((partial(self._section, block.accessibleName(), block, body),))
        self._slices.finished.connect(lambda: in_tab_order(self._last_above, (*self.fields.values(), *self.blocks[1:])))
        self._slices.some(_FIRST_FIELDS)

    def _section(self, words: str, block: TextBlock, body: str) -> None:
        self._heading(words, 1.2)
        self._append(block)
        self._indent(block)
        block.apply_theme(self._theme)
        block.show_body(body)
        if block is self._meaning:
            self._show_meaning()

    def _indent(self, block: TextBlock) -> None:
        """Lists are indented by letters, so that they grow with them."""
        wanted = self.fontMetrics().averageCharWidth() * 4
        if block.document().indentWidth() != wanted:
            block.document().setIndentWidth(wanted)

    def _heading(self, words: str, factor: float) -> None:
        label = QLabel(words)
        label.setWordWrap(True)
        label.setContentsMargins(0, 8 if self._headings else 0, 0, 0)
        label.setFont(scaled(self.font(), factor, strong=True))
        self._headings.append((label, factor))
        self._append(label)

    def _append(self, part: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, part)

    def _block(self, name: str) -> TextBlock:
        block = TextBlock(name, self)  # with its parent from the start: showing words would open a window of its own
        self.blocks.append(block)
        return block

    def _connect(self) -> None:
        self.session.changed.connect(self._session_changed)
        self.patient.cleared.connect(self._blank)
        for field in self.fields.values():
            field.written.connect(self.session.write)
        for block in (*self.blocks, *(call_out.text for call_out in self._call_outs)):
            block.navigate.connect(self.navigate)
        self.result.navigate.connect(self.navigate)
        self.populations.navigate.connect(self.navigate)
        self.result.field_asked.connect(self.go_to_field)
        self.copy_button.clicked.connect(self.copy_result)
        self.clear_button.clicked.connect(self.clear)
        escape = QShortcut(QKeySequence("Escape"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.focus_first)

    def _all_blocks(self) -> list[TextBlock]:
        in_call_outs = (call_out.text for call_out in self._call_outs)
        return [*self.populations.blocks(), *self.blocks, *in_call_outs, *self.result.blocks()]

    def _arrange(self) -> None:
        letter = max(1, self.fontMetrics().averageCharWidth())
        wide = self.width() >= _WIDE_LETTERS * letter
        room = round(self.width() * 0.6) if wide else self.width()
        beside = max(16, (room - _READING_LETTERS * letter) // 2)
        self._column.setContentsMargins(beside, 16, beside, 16)
        both_uses = room - 2 * beside >= _READING_LETTERS * letter * 0.8
        self._uses.setDirection(QBoxLayout.Direction.LeftToRight if both_uses else QBoxLayout.Direction.TopToBottom)
        if wide == self._wide:
            return
        self._wide = wide
        self._side.setVisible(wide)
        self.strip.setVisible(not wide)
        if wide:
            self._side_column.insertWidget(0, self.result)
        else:
            self._column.insertWidget(self._result_place, self.result)
        self.result.show()


def _citations(library: Library, record_id: str) -> tuple[Citation, ...]:
    try:
        return library.record(record_id).citations
    except NotFoundError:
        return ()


def _extra(library: Library, record_id: str) -> Mapping[str, str]:
    try:
        return library.record(record_id).extra
    except NotFoundError:
        return {}


def _scroll(content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    content.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # growing below repaints nothing above
    content.setBackgroundRole(QPalette.ColorRole.Base)
    content.setAutoFillBackground(True)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(content)
    slim_scroll_bars(scroll)
    return scroll
