"""
What stands on the screen as blocks for paper, read from the widgets themselves, so that a page made of many parts is printed whole.

Labels and texts are taken from the top down. The line that names the case is left out: its label is the user's own and might name a person.
"""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from msref.reports.paper_blocks import Block, Prose, text_blocks
from msref.ui.page import Page
from msref.ui.widgets.case_line import CaseLine
from msref.ui.widgets.selection_text import text_of_selection


def screen_blocks(root: QWidget) -> tuple[Block, ...]:
    """Every label and text that can be seen in a widget, from the top down."""
    html = "".join(
        f"<h2>{escape(words)}</h2>" if strong else f"<p>{escape(words)}</p>" for words, strong in _said(root)
    )
    return (Prose(html),) if html else ()


def page_blocks(page: Page) -> tuple[Block, ...]:
    """The plain text of a page, led by what its labels and texts say on the screen and the plain text does not hold."""
    text = page.plain_text().strip()
    known = _joined(text)
    beside = [words for words, _ in _said(page) if _joined(words) not in known and words != page.title]
    first, _, rest = text.partition("\n")
    told = text if first != page.title else rest
    return text_blocks("\n".join(part for part in (page.title, *beside, told) if part))


def _joined(words: str) -> str:
    return "".join(words.split())


def _said(root: QWidget) -> Iterator[tuple[str, bool]]:
    """What is said, and whether it is a heading."""
    widgets = [root, *root.findChildren(QWidget)]
    shown = [widget for widget in widgets if _is_read(widget, root)]
    for widget in sorted(shown, key=lambda one: _place(one, root)):
        if isinstance(widget, QLabel):
            words = _label_words(widget)
            if words:
                yield words, widget.font().weight() >= QFont.Weight.DemiBold
        elif isinstance(widget, QTextEdit):
            yield from ((line, False) for line in _document_lines(widget.document()))


def _is_read(widget: QWidget, root: QWidget) -> bool:
    if not isinstance(widget, (QLabel, QTextEdit)) or isinstance(widget, CaseLine):
        return False
    parent = widget.parentWidget()
    in_case_line = parent is not None and isinstance(parent, CaseLine)
    return (widget is root or widget.isVisibleTo(root)) and not in_case_line


def _place(widget: QWidget, root: QWidget) -> tuple[int, int]:
    at = widget.mapTo(root, QPoint(0, 0)) if widget is not root else QPoint(0, 0)
    return at.y(), at.x()


def _label_words(label: QLabel) -> str:
    if label.textFormat() != Qt.TextFormat.PlainText and "<" in label.text():
        document = QTextDocument()
        document.setHtml(label.text())
        return document.toPlainText().strip()
    return label.text().strip()


def _document_lines(document: QTextDocument) -> list[str]:
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    return [line for line in text_of_selection(cursor).split("\n") if line.strip()]
