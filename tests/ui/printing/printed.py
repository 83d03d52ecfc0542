"""What stands on a printed paper and what stands on the screen, for tests that hold the two against each other."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableView, QTextEdit, QWidget

from msref.ui.page import Page
from msref.ui.paper import Paper
from msref.ui.printing.paint_sheets import write_pdf
from msref.ui.printing.sheet_words import SheetWords, foot_html, head_html
from msref.ui.widgets.record_list import RecordList
from tests.ui.printing.pdf_words import pdf_words, without_spaces

WORDS = SheetWords(
    content="Content 2026.11 of 2026-11-21, 10 days old",
    review="drafted from sources, not clinically reviewed",
    printed=date(2026, 12, 1),
    home="Germany",
)

FACTS = {
    "age_years": 34,
    "sex": "female",
    "course": "rrms",
    "relapses_12m": 2,
    "pregnancy_state": "pregnant",
    "vaccines": ["vaccine-mmr"],
    "planned_dmt": "ocrelizumab",
    "planned_start": "2027-02-01",
    "relapse_onset_date": "2026-11-12",
    "steroid_start": "2026-11-15",
    "steroid_days": 5,
    "dmt_exposures": [],
}


def printed_words(paper: Paper, folder: Path, *, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> str:
    """The words of a paper as its PDF holds them, sheet after sheet, without spaces and without the head and foot of each sheet."""
    path = folder / "page.pdf"
    assert write_pdf(paper, WORDS, str(path), size=size)
    sheets = pdf_words(path)
    head = without_spaces(_plain(head_html(paper, WORDS)))
    told = []
    for number, sheet in enumerate(sheets, 1):
        foot = without_spaces(_plain(foot_html(paper, WORDS, number, len(sheets))))
        assert sheet.startswith(head)
        assert sheet.endswith(foot)
        told.append(sheet.removeprefix(head).removesuffix(foot))
    return "".join(told)


def missing(statements: Iterator[str] | list[str], printed: str) -> list[str]:
    """The statements that do not stand in the printed words."""
    return [statement for statement in statements if without_spaces(statement) not in printed]


def document_statements(document: QTextDocument) -> list[str]:
    """Every paragraph, item and cell of a document that says something."""
    found = []
    block = document.begin()
    while block.isValid():
        if block.text().strip():
            found.append(block.text())
        block = block.next()
    return found


def screen_statements(page: Page) -> list[str]:
    """Everything that a page says on the screen: its labels, texts, lists and tables; not the names of its controls."""
    return [words for widget in page.findChildren(QWidget) if widget.isVisibleTo(page) for words in _said(widget)]


def _said(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        if widget.text().strip() and widget.buddy() is None and not widget.property("control"):
            yield _plain(widget.text()) if "<" in widget.text() else widget.text()
    elif isinstance(widget, QTextEdit):
        yield from document_statements(widget.document())
    elif isinstance(widget, RecordList):
        yield from (words for line in widget.lines for words in (line.title, line.kind, line.text) if words)
    elif isinstance(widget, QTableView):
        yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            said = model.index(row, column).data(Qt.ItemDataRole.DisplayRole)
            if said and str(said).strip():
                yield str(said)


def _plain(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()
