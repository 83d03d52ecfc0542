"""
All definitions, grouped by what they answer, with filters by state and by kind; the line under the filters says what is shown.

Rows are made once; a change of the patient touches only the rows whose answer changed.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from msref.ui.painting import scaled
from msref.ui.theme import Theme
from msref.ui.widgets.matrix_row import DefinitionRow
from msref.ui.widgets.matrix_session import STATES, MatrixSession
from msref.ui.widgets.matrix_words import KIND_WORDS, STATE_SIGNS, STATE_WORDS, kind_of, kind_words
from msref.ui.widgets.parameter_controls import ChoiceBox, EdgedButton
from msref.ui.widgets.table_flow_layout import FlowLayout
from msref.usecases.assess_criteria import MatrixRow

_ALL_STATES: Final = "All states"
_ALL_KINDS: Final = "All kinds"


class DefinitionList(QWidget):
    """The definitions of the matrix."""

    navigate = Signal(str)
    field_asked = Signal(str)
    shown_changed = Signal(str)

    def __init__(self, session: MatrixSession, label: Callable[[str], str]) -> None:
        super().__init__()
        self._session = session
        self.rows: dict[str, DefinitionRow] = {}
        self._groups: dict[str, list[QWidget]] = {}
        self._rules: list[QFrame] = []
        self._titles: list[QLabel] = []
        self._questions: list[QLabel] = []
        self.state_box, self.kind_box = ChoiceBox(), ChoiceBox()
        self.shown = QLabel()
        self.shown.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._add_filters()
        for kind in self._kinds():
            self._add_group(kind, label)
        self._fill_states()
        self._filter()

    def show_changed(self, changed: Iterable[str]) -> None:
        """Show the answers that changed."""
        for name in changed:
            self.rows[name].show_row(self._session.rows[name])
        self._fill_states()
        self._filter()

    def shown_rows(self) -> list[MatrixRow]:
        """The rows that the filters leave, in the order of the page."""
        return [row.row for row in self.rows.values() if not row.isHidden()]

    def show_state(self, state: str) -> None:
        """Filter by state; empty shows all."""
        self.state_box.setCurrentIndex(max(0, self.state_box.findData(state)))

    def show_kind(self, kind: str) -> None:
        """Filter by kind; empty shows all."""
        self.kind_box.setCurrentIndex(max(0, self.kind_box.findData(kind)))

    def focus_first(self) -> None:
        """The first row shown; the filter when there is none."""
        first = next((row for row in self.rows.values() if not row.isHidden()), None)
        (first.head if first is not None else self.state_box).setFocus()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for row in self.rows.values():
            row.apply_theme(theme)
        for rule in self._rules:
            rule.setStyleSheet(f"background: {theme.line};")
        for title in self._titles:
            title.setStyleSheet(f"color: {theme.accent};")
        for question in (*self._questions, self.shown):
            question.setStyleSheet(f"color: {theme.muted};")

    def set_letters(self) -> None:
        """Take the letter size."""
        for title in self._titles:
            title.setFont(scaled(self.font(), 1.15, strong=True))

    def _kinds(self) -> list[str]:
        present = dict.fromkeys(kind_of(row) for row in self._session.rows.values())
        return [kind for kind in KIND_WORDS if kind in present] + [kind for kind in present if kind not in KIND_WORDS]

    def _add_filters(self) -> None:
        bar = QWidget()
        flow = FlowLayout(bar, gap=10)
        for box, name in ((self.state_box, "State"), (self.kind_box, "Kind")):
            box.setAccessibleName(f"Show by {name.lower()}")
            flow.addWidget(box)
        self.kind_box.addItem(_ALL_KINDS, "")
        for kind in self._kinds():
            self.kind_box.addItem(kind_words(kind)[0], kind)
        for box in (self.state_box, self.kind_box):
            box.currentIndexChanged.connect(self._filter)
        self.clear = EdgedButton("Show all")
        self.clear.clicked.connect(self._show_all)
        flow.addWidget(self.clear)
        self._column.addWidget(bar)
        self.shown.setContentsMargins(0, 6, 0, 0)
        self._column.addWidget(self.shown)

    def _add_group(self, kind: str, label: Callable[[str], str]) -> None:
        words, question = kind_words(kind)
        title, line = QLabel(words), QLabel(question)
        title.setContentsMargins(0, 16, 0, 0)
        line.setContentsMargins(0, 2, 0, 6)
        line.setWordWrap(True)
        line.setVisible(bool(question))
        self._titles.append(title)
        self._questions.append(line)
        self._groups[kind] = [title, *([line] if question else [])]
        self._column.addWidget(title)
        self._column.addWidget(line)
        for row in self._session.rows.values():
            if kind_of(row) == kind:
                self._add_row(row, label)

    def _add_row(self, answer: MatrixRow, label: Callable[[str], str]) -> None:
        row = DefinitionRow(answer, self._session, label)
        rule = QFrame(row)
        rule.setFixedHeight(1)
        layout = row.layout()
        if layout is not None:
            layout.addWidget(rule)
        self._rules.append(rule)
        row.navigate.connect(self.navigate)
        row.field_asked.connect(self.field_asked)
        row.moved.connect(lambda step, name=answer.definition: self._walk(name, step))
        self.rows[answer.definition] = row
        self._column.addWidget(row)

    def _walk(self, name: str, step: int) -> None:
        names = [other for other, row in self.rows.items() if not row.isHidden()]
        at = names.index(name) + step
        if 0 <= at < len(names):
            self.rows[names[at]].head.setFocus()

    def _fill_states(self) -> None:
        counts = Counter(row.state for row in self.rows.values())
        chosen = self.state_box.currentData() or ""
        with QSignalBlocker(self.state_box):
            self.state_box.clear()
            self.state_box.addItem(f"{_ALL_STATES} ({len(self.rows)})", "")
            for state in STATES:
                self.state_box.addItem(f"{STATE_SIGNS[state]} {STATE_WORDS[state]} ({counts[state]})", state)
            self.state_box.setCurrentIndex(max(0, self.state_box.findData(chosen)))

    def _filter(self) -> None:
        state, kind = self.state_box.currentData() or "", self.kind_box.currentData() or ""
        shown: Counter[str] = Counter()
        for row in self.rows.values():
            fits = (not state or row.state == state) and (not kind or kind_of(row.row) == kind)
            if row.isHidden() == fits:
                row.setVisible(fits)
            shown[kind_of(row.row)] += fits
        for name, parts in self._groups.items():
            for part in parts:
                if part.isHidden() == bool(shown[name]):
                    part.setVisible(bool(shown[name]))
        count = sum(shown.values())
        narrowed = bool(state or kind)
        words = f"Showing {count} of {len(self.rows)} definitions." if narrowed else f"{len(self.rows)} definitions."
        if words != self.shown.text():
            self.shown.setText(words)
            self.shown_changed.emit(words)
        self.clear.setVisible(narrowed)

    def _show_all(self) -> None:
        self.show_state("")
        self.show_kind("")
