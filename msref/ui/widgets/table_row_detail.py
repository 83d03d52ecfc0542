"""
One row of an evidence table, all of it: every cell as label and value, the sources, the ways on to the study and the row's own record.

Links carry addresses of the program (`record/...`); the pane itself opens nothing.
"""

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from msref.domain.records import Citation
from msref.domain.tables import EvidenceTable, TableRow
from msref.ui.document_style import STRONG
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.link_browser import LinkBrowser
from msref.ui.widgets.selection_text import mime_of, text_of_selection
from msref.usecases.filter_table import row_lines


class RowDetail(LinkBrowser):
    """All cells of the chosen row with sources."""

    navigate = Signal(str)
    left = Signal()

    def __init__(self, table: EvidenceTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._row: TableRow | None = None
        self._citations: Sequence[Citation] = ()
        self._theme: Theme = LIGHT
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Details of the row"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(self._follow)
        self.show_row(None, ())

    def show_row(self, row: TableRow | None, citations: Sequence[Citation]) -> None:
        """Show a row; `citations` are those of its record, with keys that links can be made of."""
        self._row = row
        self._citations = citations
        self._write()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self._write()

    def selected_text(self) -> str:
        """The selected words as plain text that loses no meaning, with the sources of the row."""
        words = text_of_selection(self.textCursor())
        sources = "; ".join(self._row.sources) if self._row is not None else ""
        return f"{words}\n\n{sources}" if words and sources and sources not in words else words

    def createMimeDataFromSelection(self) -> QMimeData:
        """The same words for Ctrl+C and for dragging."""
        return mime_of(self.selected_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _follow(self, link: QUrl) -> None:
        self.navigate.emit(link.toString())

    def _write(self) -> None:
        theme = self._theme
        self.document().setDocumentMargin(self.fontMetrics().averageCharWidth() * 1.5)
        self.document().setDefaultStyleSheet(
            f"a {{ color: {theme.link}; }} .label {{ color: {theme.muted}; }} h3 {{ margin-bottom: 4px; }} p {{ margin: 0 0 9px 0; }} "
            f"p.source {{ margin: 0 0 6px 0; }} {STRONG}"
        )
        self.setHtml(self._html())

    def _html(self) -> str:
        if self._row is None:
            nothing = self.tr("Choose a row: all its cells and its sources are shown here.")
            return f'<p class="label">{html.escape(nothing)}</p>'
        row = self._row
        parts = [f"<h3>{html.escape(row.title)}</h3>", self._links(row)]
        parts.extend(
            f'<p><span class="label">{html.escape(label)}</span><br>{html.escape(value)}</p>'
            for label, value in row_lines(self._table, row)
        )
        filed = " · ".join(value for values in row.facets.values() for value in values)
        under = html.escape(self.tr("Filed under"))
        parts.append(f'<p><span class="label">{under}</span><br>{html.escape(filed)}</p>' if filed else "")
        sources = html.escape(self.tr("Sources"))
        parts.append(f'<p class="label source">{sources}</p>{self._sources(row)}')
        return "".join(parts)

    def _links(self, row: TableRow) -> str:
        links = []
        if row.study_id:
            words = html.escape(self.tr("Open the study"))
            links.append(f'<a href="record/{html.escape(row.study_id)}">{words}</a>')
        if row.record_id:
            words = html.escape(self.tr("Open this row as a page"))
            links.append(f'<a href="record/{html.escape(row.record_id)}">{words}</a>')
        return f"<p>{' &nbsp;·&nbsp; '.join(links)}</p>" if links else ""

    def _sources(self, row: TableRow) -> str:
        if self._citations:
            lines = [
                f'<a href="record/{html.escape(citation.key)}">{html.escape(citation.label)}</a>'
                f"{', ' + html.escape(citation.locator) if citation.locator else ''}<br>"
                f'<span class="label">{html.escape(citation.citation)}</span>'
                for citation in self._citations
            ]
        else:
            lines = [html.escape(source) for source in row.sources] or [html.escape(self.tr("none given"))]
        return "".join(f'<p class="source">{line}</p>' for line in lines)
