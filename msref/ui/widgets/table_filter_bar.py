"""
The controls above an evidence table: filters, order, columns, and what leaves the program.

The bar only asks (`requested` carries a new TableRequest); it holds no rows. The line under it always says what is shown and why.
"""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget, QWidgetAction

from msref.domain.tables import FACETS, EvidenceTable
from msref.ui.widgets.clear_sign import ClearSign
from msref.ui.widgets.parameter_controls import CheckLine, ChoiceBox, EdgedButton, TextField, label_button
from msref.ui.widgets.table_flow_layout import FlowLayout
from msref.usecases.filter_table import TableRequest, filter_sentence, shown_columns, toggled_column
from msref.words import say

_SENTENCE_LETTERS = 52


class FilterBar(QWidget):
    """Filters by facet and text, order, choice of columns, copy and save."""

    requested = Signal(object)
    copy_asked = Signal()
    save_asked = Signal()

    def __init__(self, table: EvidenceTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.request = TableRequest()
        self.facets: dict[str, ChoiceBox] = {}
        self.column_boxes: dict[str, CheckLine] = {}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        bar = QWidget()
        flow = FlowLayout(bar, gap=10)
        for facet in FACETS:
            if table.facet_values(facet):
                words = say(f"evidence.facet.{facet}")
                flow.addWidget(self._labelled(f"{words[:1].upper()}{words[1:]}", self._facet_box(facet)))
        self.text = TextField(letters=22)
        self.text.setPlaceholderText(self.tr("words in any cell"))
        ClearSign(self.text)
        self.text.textChanged.connect(lambda text: self._ask(replace(self.request, text=text)))
        flow.addWidget(self._labelled(self.tr("Find in rows"), self.text))
        flow.addWidget(self._labelled(self.tr("Sort by"), self._sort_controls()))
        self.columns = self._columns_button()
        flow.addWidget(self.columns)
        flow.addWidget(
            self._button(
                self.tr("Copy table"), self.tr("Copy the rows shown, with sources (Ctrl+Shift+C)"), self.copy_asked
            )
        )
        flow.addWidget(
            self._button(
                self.tr("Save as CSV…"), self.tr("Save the rows shown for a spreadsheet, with sources"), self.save_asked
            )
        )
        lines.addWidget(bar)
        lines.addWidget(self._shown_line())
        self.show_request(self.request)

    def show_request(self, request: TableRequest) -> None:
        """Let every control say what the request says."""
        self.request = request
        for facet, box in self.facets.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findText(request.facets.get(facet, ""))))
        if self.text.text() != request.text:
            with QSignalBlocker(self.text):
                self.text.setText(request.text)
        with QSignalBlocker(self.sort):
            self.sort.setCurrentIndex(max(0, self.sort.findData(request.sort_column)))
        with QSignalBlocker(self.descending):
            self.descending.setChecked(request.descending)
        self.descending.setEnabled(bool(request.sort_column))
        self._show_columns(request)
        sentence = filter_sentence(self._table, request)
        self.shown.setText(sentence)
        self.shown.setAccessibleName(sentence)
        self.fit_sentence()
        self.clear.setVisible(request.narrows)

    def fit_sentence(self) -> None:
        """Keep the sentence on one line as long as it is short; a wrapping label would otherwise ask for a square."""
        metrics = self.shown.fontMetrics()
        words = metrics.horizontalAdvance(self.shown.text()) + 4
        self.shown.setMinimumWidth(min(words, metrics.averageCharWidth() * _SENTENCE_LETTERS))

    def _show_columns(self, request: TableRequest) -> None:
        shown = {self._table.columns[at].id for at in shown_columns(self._table, request)}
        for column_id, box in self.column_boxes.items():
            with QSignalBlocker(box):
                box.setChecked(column_id in shown)
            box.setEnabled(shown != {column_id})
        hidden = len(self.column_boxes) - len(shown)
        some = self.tr("Columns ({count} hidden) ▾").format(count=hidden)
        self.columns.setText(some if hidden else self.tr("Columns ▾"))
        self.columns.updateGeometry()

    def _ask(self, request: TableRequest) -> None:
        self.requested.emit(request)

    def _facet_box(self, facet: str) -> ChoiceBox:
        box = ChoiceBox(letters=26)
        box.addItems([self.tr("All"), *self._table.facet_values(facet)])
        box.currentIndexChanged.connect(
            lambda at: self._ask(self.request.with_facet(facet, box.itemText(at) if at else ""))
        )
        self.facets[facet] = box
        return box

    def _sort_controls(self) -> QWidget:
        self.sort = ChoiceBox(letters=26)
        self.sort.addItem(self.tr("Order of the table"), "")
        for column in self._table.columns:
            self.sort.addItem(column.label, column.id)
        self.sort.currentIndexChanged.connect(
            lambda at: self._ask(replace(self.request, sort_column=self.sort.itemData(at), descending=False))
        )
        self.descending = CheckLine(self.tr("Descending"))
        self.descending.toggled.connect(lambda on: self._ask(replace(self.request, descending=on)))
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.sort)
        line.addWidget(self.descending)
        both.setFocusProxy(self.sort)
        return both

    def _columns_button(self) -> EdgedButton:
        button = EdgedButton(self.tr("Columns ▾"))
        button.setAccessibleName(self.tr("Columns shown"))
        label_button(button, self.tr("Choose the columns; at least one stays"))
        menu = QMenu(button)
        for column in self._table.columns:
            box = CheckLine(column.label, menu)
            box.toggled.connect(lambda _on, column_id=column.id: self._toggle_column(column_id))
            action = QWidgetAction(menu)
            holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(12, 4, 12, 4)
            line.addWidget(box)
            action.setDefaultWidget(holder)
            menu.addAction(action)
            self.column_boxes[column.id] = box
        menu.addSeparator()
        every = QAction(self.tr("Show all columns"), menu)
        every.triggered.connect(lambda: self._ask(replace(self.request, columns=())))
        menu.addAction(every)
        button.clicked.connect(lambda: menu.exec(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _toggle_column(self, column_id: str) -> None:
        self._ask(toggled_column(self._table, self.request, column_id))

    def _shown_line(self) -> QWidget:
        self.shown = QLabel()
        self.shown.setWordWrap(True)
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.clear = self._button(self.tr("Clear filters"), self.tr("Show every row again (Escape in the table)"), None)
        self.clear.clicked.connect(lambda: self._ask(self.request.without_filters()))
        line_widget = QWidget()
        line = QHBoxLayout(line_widget)
        line.setContentsMargins(0, 2, 0, 2)
        line.addWidget(self.shown)
        line.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        return line_widget

    def _button(self, text: str, tip: str, signal: SignalInstance | None) -> EdgedButton:
        button = EdgedButton(text)
        label_button(button, tip)
        if signal is not None:
            button.clicked.connect(signal)
        return button

    def _labelled(self, text: str, control: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        label = QLabel(text)
        label.setObjectName("quiet")
        target = control.focusProxy() or control
        label.setBuddy(target)
        target.setAccessibleName(text)
        column.addWidget(label)
        column.addWidget(control)
        return holder
