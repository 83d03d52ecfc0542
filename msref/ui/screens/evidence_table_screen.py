"""
The page of one evidence table: filters above, the table, the chosen row in full beside or below it, footnotes.

What is shown is one TableRequest; every control changes the request and the page shows it. Copy and CSV carry title, content line and sources.
"""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QScrollArea, QSplitter, QVBoxLayout, QWidget

from msref.content_store.library import Library
from msref.domain.records import Citation
from msref.domain.tables import TableRow
from msref.errors import NotFoundError
from msref.reports.evidence_pictures import pictures_of
from msref.ui.content_words import content_of_copy
from msref.ui.page import Page
from msref.ui.paper import Paper
from msref.ui.printing.screen_paper import screen_blocks
from msref.ui.printing.table_paper import opening_blocks, table_paper
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.parameter_controls import SegmentedChoice
from msref.ui.widgets.plot_panel import PictureList
from msref.ui.widgets.selection_text import to_clipboard
from msref.ui.widgets.table_filter_bar import FilterBar
from msref.ui.widgets.table_model import EvidenceTableModel
from msref.ui.widgets.table_row_detail import RowDetail
from msref.ui.widgets.table_view import EvidenceTableView
from msref.usecases.filter_table import (
    TableExport,
    TableRequest,
    rows_as_html,
    rows_as_text,
    shown_columns,
    shown_rows,
    table_as_csv,
    table_as_text,
)

_WIDE_LETTERS = 150
_TABLE_LINES = 22
_TABLE, _PICTURES = 0, 1
_PORTRAIT_COLUMNS = 4


class EvidenceTableScreen(Page):
    """One evidence table."""

    def __init__(self, library: Library, table_id: str, parent: QWidget | None = None) -> None:
        table = library.table(table_id)
        super().__init__(f"table/{table_id}", table.title, parent)
        self._library = library
        self._theme: Theme = LIGHT
        self._content_line = content_of_copy(library.info())
        self.table = table
        self.model = EvidenceTableModel(table, self)
        self.bar = FilterBar(table)
        self.view = EvidenceTableView(self.model)
        self.detail = RowDetail(table)
        self._heading = self._label(table.title)
        self._summary = self._label(table.summary)
        self._footnotes = self._label("\n".join(table.footnotes))
        self._split = QSplitter()
        self._scroll = QScrollArea()
        self.views = SegmentedChoice((self.tr("Table"), self.tr("Pictures")))
        self.pictures = PictureList(self._content_line)
        self._lay_out()
        self._connect()
        self._arrange()

    @property
    def request(self) -> TableRequest:
        """What is asked of the table now."""
        return self.bar.request

    def show_request(self, request: TableRequest) -> None:
        """Show what the request asks for, and say so; the chosen row stays chosen while it is shown."""
        kept = self.view.current_row()
        column = max(0, self.view.currentIndex().column())
        self.bar.show_request(request)
        self.model.show_request(request)
        self.view.mark_words(tuple(request.text.lower().split()))
        if kept in self.model.rows:
            self.view.setCurrentIndex(
                self.model.index(self.model.rows.index(kept), min(column, self.model.columnCount() - 1))
            )
        else:
            self._show_row()
        if not self.pictures.isHidden():
            self._show_pictures()
        self.status.emit(self.bar.shown.text())

    def show_view(self, view: int) -> None:
        """The table (0), or the pictures of the rows shown (1)."""
        self.views.mark(view)
        self._split.setVisible(view == _TABLE)
        self.pictures.setVisible(view == _PICTURES)
        if view == _PICTURES:
            self._show_pictures()

    def _show_pictures(self) -> None:
        self.pictures.show_pictures(pictures_of(self.table, shown_rows(self.table, self.request)))

    def _look_at_picture(self, place: QRect) -> None:
        content = self._scroll.widget()
        if content is not None:
            at = self.pictures.mapTo(content, place.center())
            self._scroll.ensureVisible(at.x(), at.y(), 0, place.height())

    def copy_rows(self) -> None:
        """Copy the selected rows, with sources."""
        rows = self.view.selected_rows()
        if not rows:
            self.status.emit(self.tr("No row is selected."))
            return
        to_clipboard(rows_as_text(self._export(), rows), rows_as_html(self._export(), rows))
        one, more = self.tr("Copied 1 row with sources."), self.tr("Copied {count} rows with sources.")
        self.status.emit(one if len(rows) == 1 else more.format(count=len(rows)))

    def copy_table(self) -> None:
        """Copy every row shown, with sources."""
        rows = shown_rows(self.table, self.request)
        to_clipboard(table_as_text(self._export()), rows_as_html(self._export(), rows))
        words = self.tr("Copied the table ({shown} of {count} rows) with sources.")
        self.status.emit(words.format(shown=len(rows), count=len(self.table.rows)))

    def save_csv(self) -> None:
        """Ask where, and save the rows shown."""
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the table as CSV"),
            f"{self.table.id}.csv",
            self.tr("Comma-separated values (*.csv)"),
        )
        if not name:
            return
        try:
            # The mark at the start tells spreadsheets that the file is UTF-8.
            Path(name).write_text(table_as_csv(self._export()), encoding="utf-8-sig", newline="")
        except OSError as fault:
            words = self.tr("The file {file} could not be written: {reason}. Choose another folder.")
            QMessageBox.warning(self, self.tr("Not saved"), words.format(file=name, reason=fault.strerror))
            return
        self.status.emit(self.tr("Saved {file}").format(file=name))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.view.apply_theme(theme)
        self.pictures.apply_theme(theme)
        self.detail.apply_theme(theme)
        self.detail.setStyleSheet(f"RowDetail {{ border: 1px solid {theme.border}; background: {theme.raised}; }}")
        quiet = f"color: {theme.muted};"
        self._summary.setStyleSheet(quiet)
        self._footnotes.setStyleSheet(quiet)

    def set_zoom(self, percent: int) -> None:
        """Take the letter size."""
        del percent
        heading = QFont(self.font())
        heading.setPointSizeF(heading.pointSizeF() * 1.45)
        heading.setWeight(QFont.Weight.DemiBold)
        self._heading.setFont(heading)
        self.view.setMinimumHeight(self.fontMetrics().height() * _TABLE_LINES)
        self.detail.apply_theme(self._theme)
        self.bar.fit_sentence()
        self._arrange()
        self.view.refit()
        self.pictures.fit()

    def plain_text(self) -> str:
        """The table as it is shown, with its sources."""
        return table_as_text(self._export())

    def paper(self) -> Paper:
        """The rows and columns shown, then their pictures; where the pictures are in view, those first, each with its data."""
        places = shown_columns(self.table, self.request)
        rows = shown_rows(self.table, self.request)
        with_pictures = not self.pictures.isHidden()
        in_full = screen_blocks(self.detail) if self.view.current_row() is not None and not with_pictures else ()
        blocks = table_paper(self.table, rows, places, pictures_first=with_pictures, chosen=in_full)
        heads = (self.table.title, self.table.summary, f"{self.bar.shown.text()}.")
        cited = dict.fromkeys(source.split(",")[0] for row in rows for source in row.sources)
        return Paper(self.title, (*opening_blocks(*heads), *blocks), tuple(cited), wide=len(places) > _PORTRAIT_COLUMNS)

    def selected_text(self) -> str:
        """The selected words or rows."""
        if self.detail.hasFocus() and self.detail.textCursor().hasSelection():
            return self.detail.selected_text()
        rows = self.view.selected_rows()
        return rows_as_text(self._export(), rows) if rows else ""

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        if not self.pictures.isHidden():
            self.pictures.focus_first()
            return
        self.view.select_first()
        self.view.setFocus()

    def scroll_position(self) -> int:
        """How far it is scrolled."""
        return self.view.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Scroll back."""
        self.view.verticalScrollBar().setValue(position)

    def go_to(self, anchor: str) -> None:
        """Put the keyboard on the row of that record, or show the pictures."""
        if anchor == "pictures" and not self.views.isHidden():
            self.show_view(_PICTURES)
        for number, row in enumerate(self.model.rows):
            if row.record_id == anchor:
                self.view.setCurrentIndex(self.model.index(number, 0))

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Put the keyboard on the next cell that holds the words."""
        wanted = words.casefold().strip()
        rows, columns = self.model.rowCount(), self.model.columnCount()
        here = self.view.currentIndex()
        step = -1 if backwards else 1
        start = here.row() * columns + here.column() if here.isValid() and not from_start else -step
        for away in range(1, rows * columns + 1):
            row, column = divmod((start + step * away) % (rows * columns), columns)
            index = self.model.index(row, column)
            if wanted and wanted in str(index.data()).casefold():
                self.view.setCurrentIndex(index)
                self.view.mark_words((wanted,))
                return True
        return False

    def places_found(self, words: str) -> tuple[int, int]:
        """Among the cells, row by row."""
        wanted = words.casefold().strip()
        columns = self.model.columnCount()
        places = [
            row * columns + column
            for row in range(self.model.rowCount())
            for column in range(columns)
            if wanted in str(self.model.index(row, column).data()).casefold()
        ]
        here = self.view.currentIndex()
        return sum(place <= here.row() * columns + here.column() for place in places), len(places)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._heading.setAccessibleName(self.table.title)
        self._split.addWidget(self.view)
        self._split.addWidget(self.detail)
        self._split.setChildrenCollapsible(False)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._summary)
        column.addWidget(self.bar)
        column.addWidget(self.views)
        column.addWidget(self._split, 1)
        column.addWidget(self.pictures)
        column.addWidget(self._footnotes)
        self._summary.setVisible(bool(self.table.summary))
        self._footnotes.setVisible(bool(self.table.footnotes))
        self.views.mark(_TABLE)
        self.views.setAccessibleName(self.tr("Table or pictures"))
        self.views.setVisible(bool(pictures_of(self.table, self.table.rows)))
        self.pictures.hide()
        scroll = self._scroll
        content.setBackgroundRole(QPalette.ColorRole.Base)
        content.setAutoFillBackground(True)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _connect(self) -> None:
        self.bar.requested.connect(self.show_request)
        self.bar.copy_asked.connect(self.copy_table)
        self.bar.save_asked.connect(self.save_csv)
        self.view.sort_asked.connect(self._sort)
        self.view.copy_asked.connect(self.copy_rows)
        self.view.details_asked.connect(self._to_detail)
        self.view.row_changed.connect(self._show_row)
        self.detail.navigate.connect(self.navigate)
        self.detail.left.connect(self._to_table)
        self.views.picked.connect(self.show_view)
        self.pictures.navigate.connect(self.navigate)
        self.pictures.told.connect(self.status)
        self.pictures.look_at.connect(self._look_at_picture)
        clear = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.view, context=Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(lambda: self.show_request(self.request.without_filters()))

    def _sort(self, column_id: str, descending: bool) -> None:  # noqa: FBT001  the shape of the signal
        request = self.request
        self.show_request(TableRequest(request.facets, request.text, column_id, descending, request.columns))

    def _show_row(self) -> None:
        row = self.view.current_row()
        self.detail.show_row(row, self._citations(row))

    def _citations(self, row: TableRow | None) -> tuple[Citation, ...]:
        if row is None or not row.record_id:
            return ()
        try:
            return self._library.record(row.record_id).citations
        except NotFoundError:
            return ()

    def _to_detail(self) -> None:
        self.detail.setVisible(True)
        self.detail.setFocus()
        self._scroll.ensureWidgetVisible(self.detail)

    def _to_table(self) -> None:
        self.view.setFocus()
        self._scroll.ensureWidgetVisible(self.view)

    def _arrange(self) -> None:
        """The row in full stands beside the table when there is room, else below it."""
        letter = max(1, self.fontMetrics().averageCharWidth())
        wide = self.width() >= _WIDE_LETTERS * letter
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        self.detail.setMinimumSize(QSize(letter * 34, self.fontMetrics().height() * (5 if wide else 8)))
        if self._split.orientation() == orientation and self._split.sizes()[1]:
            return
        self._split.setOrientation(orientation)
        self._split.setSizes([7000, 3000])
        self._split.setStretchFactor(0, 7)
        self._split.setStretchFactor(1, 3)

    def _export(self) -> TableExport:
        return TableExport(self.table, self.request, self._content_line)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
