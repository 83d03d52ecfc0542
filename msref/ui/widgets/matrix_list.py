"""
All definitions, grouped by what they answer, with filters by state and by kind; the line under the filters says what is shown.

Rows are made once, the first ones at once and the others while the program is idle; a change of the patient touches only the rows whose answer
changed. Of these, the rows below what is seen show their state at once and are blank else, until the rows in view have been painted; a row that the
filters hide is written after them.
"""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from msref.domain.jurisdictions import home_first
from msref.ui.painting import scaled
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.build_in_slices import Slices, at_rest, in_tab_order, lay_out_now
from msref.ui.widgets.matrix_row import DefinitionRow, SourcesOf
from msref.ui.widgets.matrix_session import MatrixSession, state_of
from msref.ui.widgets.matrix_words import KINDS, STATE_SIGNS, kind_of, kind_words, state_words
from msref.ui.widgets.parameter_controls import ChoiceBox, EdgedButton
from msref.ui.widgets.table_flow_layout import FlowLayout
from msref.usecases.assess_criteria import MatrixRow

_IN_REACH: Final = 1.25  # of the height in view: rows above may become less tall
_AT_ONCE: Final = 8  # rows written in one turn of the program
_LEAST_LINES: Final = 6  # with the headings, a row is seldom less tall
_LEAST_LINES_ALONE: Final = 3  # and never, without them


class DefinitionList(QWidget):
    """The definitions of the matrix."""

    navigate = Signal(str)
    field_asked = Signal(str)
    shown_changed = Signal(str)

    def __init__(self, session: MatrixSession, sources_of: SourcesOf) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # growing below repaints nothing above
        self._session = session
        self._sources_of = sources_of
        self._theme: Theme = LIGHT
        self._rows: dict[str, DefinitionRow] = {}
        self._groups: dict[str, tuple[QLabel, QLabel]] = {}
        self._titles: list[QLabel] = []
        self._questions: list[QLabel] = []
        self.state_box, self.kind_box = ChoiceBox(), ChoiceBox()
        self.shown = QLabel()
        self.shown.setWordWrap(True)
        self.shown.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._add_filters()
        self._slices = Slices(self, self._column)
        self._slices.plan(partial(self._add_row, name) for name in self._in_order())
        self._slices.finished.connect(self._all_built)
        self._put_off: list[DefinitionRow] = []
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._catch_up_some)
        self._fill_states()
        self._say_count()

    @property
    def rows(self) -> dict[str, DefinitionRow]:
        """Every row by the id of its definition, in the order of the page; those not built yet are built now, those put off written."""
        self.build_all()
        return self._rows

    def build_all(self) -> None:
        """Build what is not built yet, and write what was put off."""
        self._slices.finish()
        self._catch_up(len(self._put_off))

    def build_first(self, height: int) -> None:
        """Build as many rows at once as find room in a height."""
        self._slices.some(height // (self.fontMetrics().height() * _LEAST_LINES) - len(self._rows))

    def show_changed(self, changed: Iterable[str]) -> None:
        """Show the answers that changed; a row not built yet will show its own when it is."""
        names = set(changed)
        rows = {name: row for name, row in self._rows.items() if name in names}
        fitting = self._fitting()
        now, later = self._by_place(rows, fitting)
        for name in now:
            rows[name].show_row(self._session.rows[name])
        for name in later:
            (rows[name].put_off if name in fitting else rows[name].put_by)(self._session.rows[name])
        written = [rows[name] for name in now]
        waiting = [rows[name] for name in later]
        self._put_off = [row for row in self._put_off if row not in written and row not in waiting] + waiting
        self._fill_states()
        if not self._filter():
            self._give_room(written)
        if self._put_off:
            self._later.start()

    def _by_place(self, rows: dict[str, DefinitionRow], fitting: set[str]) -> tuple[list[str], list[str]]:
        """The rows that are seen, or may be once those above are written; and the rows below, with those that the filters hide."""
        holder: QWidget | None = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        if holder is None or not self.isVisible():
            return list(rows), []
        seen = holder.viewport()
        lowest = seen.height() * _IN_REACH - self.mapTo(seen, QPoint(0, 0)).y()
        if len(fitting) == len(self._session.rows):
            now = [name for name, row in rows.items() if row.y() < lowest]
        else:  # a filter moves rows into view that were far below
            count = round(lowest / (self.fontMetrics().height() * _LEAST_LINES_ALONE))
            first = [name for name in self._rows if name in fitting][: max(0, count)]
            now = [name for name in first if name in rows]
        return now, [name for name in rows if name not in now]

    def _catch_up_some(self) -> None:
        self._catch_up(_AT_ONCE)

    def _catch_up(self, count: int) -> None:
        """Write some of the rows put off."""
        rows, self._put_off = self._put_off[:count], self._put_off[count:]
        for row in rows:
            row.catch_up()
        self._give_room(rows)
        if not self._put_off:
            self._later.stop()

    def _give_room(self, rows: list[DefinitionRow]) -> None:
        """Lay the page out when one of the rows is to be taller or less tall."""
        # A list, not a generator: every row is asked, for asking makes it ready.
        if self.isVisible() and any([row.wants_room() for row in rows if not row.isHidden()]):  # noqa: C419
            lay_out_now(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is blank when the list comes into view."""
        self._catch_up(len(self._put_off))
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once it is seen, the rest may be built."""
        super().paintEvent(event)
        self._slices.begin()

    def shown_rows(self) -> list[MatrixRow]:
        """The rows that the filters leave, in the order of the page."""
        return [row for row in map(self._session.rows.__getitem__, self._in_order()) if self._fits(row)]

    def show_state(self, state: str) -> None:
        """Filter by state; empty shows all."""
        self.state_box.setCurrentIndex(max(0, self.state_box.findData(state)))

    def show_kind(self, kind: str) -> None:
        """Filter by kind; empty shows all."""
        self.kind_box.setCurrentIndex(max(0, self.kind_box.findData(kind)))

    def focus_first(self) -> None:
        """The first row shown; the filter when there is none."""
        first = next((row for row in self._rows.values() if not row.isHidden()), None)
        if first is None:  # further down, perhaps not built yet
            first = next((row for row in self.rows.values() if not row.isHidden()), None)
        (first.head if first is not None else self.state_box).setFocus()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        for row in self._rows.values():
            row.apply_theme(theme)

    def set_letters(self) -> None:
        """Take the letter size."""
        for title in self._titles:
            title.setFont(scaled(self.font(), 1.15, strong=True))

    def _in_order(self) -> list[str]:
        """The ids of the definitions in the order of the page."""
        rows = home_first(
            self._session.rows.items(), lambda item: item[1].answer.definition.jurisdiction, self._session.home
        )
        return [name for kind in self._kinds() for name, row in rows if kind_of(row) == kind]

    def set_home(self, home: str) -> None:
        """Within a kind the definitions of the home jurisdiction first, marked; none is left out."""
        self._session.home = home
        self.build_all()
        self._rows = {name: self._rows[name] for name in self._in_order()}
        placed: set[str] = set()
        for name, row in self._rows.items():
            row.show_row(self._session.rows[name])
            kind = kind_of(self._session.rows[name])
            for part in (*(self._groups[kind] if kind not in placed else ()), row):
                self._column.removeWidget(part)
                self._column.addWidget(part)
            placed.add(kind)
        in_tab_order(self.clear, self._rows.values())

    def _kinds(self) -> list[str]:
        present = dict.fromkeys(kind_of(row) for row in self._session.rows.values())
        return [kind for kind in KINDS if kind in present] + [kind for kind in present if kind not in KINDS]

    def _add_filters(self) -> None:
        bar = QWidget()
        flow = FlowLayout(bar, gap=10)
        for box, name in ((self.state_box, self.tr("Show by state")), (self.kind_box, self.tr("Show by kind"))):
            box.setAccessibleName(name)
            flow.addWidget(box)
        self.kind_box.addItem(self.tr("All kinds"), "")
        for kind in self._kinds():
            self.kind_box.addItem(kind_words(kind)[0], kind)
        for box in (self.state_box, self.kind_box):
            box.currentIndexChanged.connect(self._filter_chosen)
        self.clear = EdgedButton(self.tr("Show all"))
        self.clear.clicked.connect(self._show_all)
        self.clear.hide()
        flow.addWidget(self.clear)
        self._column.addWidget(bar)
        self.shown.setContentsMargins(0, 6, 0, 0)
        self._column.addWidget(self.shown)

    def _add_group(self, kind: str) -> None:
        words, question = kind_words(kind)
        title, line = QLabel(words), QLabel(question)
        title.setContentsMargins(0, 16, 0, 0)
        title.setForegroundRole(QPalette.ColorRole.Accent)
        title.setFont(scaled(self.font(), 1.15, strong=True))
        line.setContentsMargins(0, 2, 0, 6)
        line.setWordWrap(True)
        line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._titles.append(title)
        self._questions.append(line)
        self._groups[kind] = title, line
        narrowed = self._chosen() != ("", "")
        self._place(title, shown=not narrowed)
        self._place(line, shown=bool(question) and not narrowed)

    def _add_row(self, name: str) -> None:
        answer = self._session.rows[name]
        if kind_of(answer) not in self._groups:
            self._add_group(kind_of(answer))
        row = DefinitionRow(answer, self._session, self._sources_of)
        row.apply_theme(self._theme)
        row.navigate.connect(self.navigate)
        row.field_asked.connect(self.field_asked)
        row.moved.connect(lambda step: self._walk(name, step))
        self._rows[name] = row
        self._place(row, shown=self._fits(answer))
        if self._chosen() != ("", ""):
            self._show_if_fits(row)

    def _place(self, part: QWidget, *, shown: bool) -> None:
        """Put a part at the end; in a list that is not seen yet Qt shows it together with the list."""
        self._column.addWidget(part)
        if not shown:
            part.hide()
        elif self.isVisible():
            part.show()

    def _all_built(self) -> None:
        in_tab_order(self.clear, self._rows.values())

    def _walk(self, name: str, step: int) -> None:
        names = [other for other, row in self.rows.items() if not row.isHidden()]
        at = names.index(name) + step
        if 0 <= at < len(names):
            self.rows[names[at]].head.setFocus()

    def _fill_states(self) -> None:
        counts = Counter(state_of(row) for row in self._session.rows.values())
        lines = [(self.tr("All states ({count})").format(count=len(self._session.rows)), "")]
        lines += [(f"{STATE_SIGNS[state]} {words} ({counts[state]})", state) for state, words in state_words().items()]
        with QSignalBlocker(self.state_box):
            for place, (words, state) in enumerate(lines):
                if place == self.state_box.count():
                    self.state_box.addItem(words, state)
                elif self.state_box.itemText(place) != words:
                    self.state_box.setItemText(place, words)

    def _filter_chosen(self) -> None:
        """Show what another filter leaves; nothing that comes into view is old."""
        self._catch_up(len(self._put_off))
        self._filter()

    def _filter(self) -> bool:
        """Show what the filters leave, and lay the page out when that is another choice of rows; tells whether it was."""
        fitting = self._fitting()
        kinds = {kind_of(self._session.rows[name]) for name in fitting}
        wanted: list[tuple[QWidget, bool]] = [(row, name in fitting) for name, row in self._rows.items()]
        for name, (title, question) in self._groups.items():
            wanted += [(title, name in kinds), (question, name in kinds and bool(question.text()))]
        others = [(part, shown) for part, shown in wanted if part.isHidden() == shown]
        if others:
            with at_rest(self):
                for part, shown in others:
                    part.setVisible(shown)
        self._say_count()
        if others:
            lay_out_now(self)
        return bool(others)

    def _fitting(self) -> set[str]:
        """The ids of the definitions that the filters leave."""
        state, kind = self._chosen()
        return {
            name
            for name, row in self._session.rows.items()
            if (not state or state_of(row) == state) and (not kind or kind_of(row) == kind)
        }

    def _say_count(self) -> None:
        count, of_all = len(self._fitting()), len(self._session.rows)
        narrowed = self._chosen() != ("", "")
        words = (
            self.tr("Showing {count} of {all} definitions.").format(count=count, all=of_all)
            if narrowed
            else self.tr("{count} definitions.").format(count=of_all)
        )
        if words != self.shown.text():
            self.shown.setText(words)
            self.shown_changed.emit(words)
        _show(self.clear, shown=narrowed)

    def _chosen(self) -> tuple[str, str]:
        return self.state_box.currentData() or "", self.kind_box.currentData() or ""

    def _fits(self, row: MatrixRow) -> bool:
        state, kind = self._chosen()
        return (not state or state_of(row) == state) and (not kind or kind_of(row) == kind)

    def _show_if_fits(self, row: DefinitionRow) -> None:
        fits = self._fits(row.row)
        _show(row, shown=fits)
        if fits:
            title, question = self._groups[kind_of(row.row)]
            _show(title, shown=True)
            _show(question, shown=bool(question.text()))

    def _show_all(self) -> None:
        self.show_state("")
        self.show_kind("")


def _show(part: QWidget, *, shown: bool) -> None:
    """Show or hide what is not so already: saying it again would lay the whole page out at once."""
    if part.isHidden() == shown:
        part.setVisible(shown)
