"""
A selection in a document as plain text that loses no meaning.

Qt's own plain text drops what only a format says: the number of a list item, a raised figure (10 to the 9 becomes 109), words struck out, the head of a
column. Here each of them becomes words or signs: "10^9", "[struck out: ...]", "2. ...", "Column: value".
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QMimeData, QStringListModel
from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFragment,
    QTextListFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextEdit

_OBJECT: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
_BREAK: Final = "\N{LINE SEPARATOR}"
_CITE: Final = "cite:"
_FEWEST_COLUMNS: Final = 2
_SIGNS: Final = {
    QTextCharFormat.VerticalAlignment.AlignSuperScript: "^",
    QTextCharFormat.VerticalAlignment.AlignSubScript: "_",
}


def text_of_selection(cursor: QTextCursor) -> str:
    """The selected words; empty when nothing is selected."""
    if not cursor.hasSelection():
        return ""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    lines: list[str] = []
    row_of_last: tuple[object, int] | None = None
    for block in _blocks(cursor, start, end):
        words = _words(block, start, end)
        if not words.strip():
            continue
        row = _row_of(block)
        if row is not None and row == row_of_last:
            lines[-1] += f"; {words}"
        else:
            lines.append(words)
        row_of_last = row
    return "\n".join(lines).replace(_BREAK, "\n").strip()


def text_with_sources(cursor: QTextCursor) -> str:
    """The selected words, then where they stand: each source cited in them with its place."""
    words = text_of_selection(cursor)
    cited = dict.fromkeys(_cited(cursor))
    return f"{words}\n\n{'; '.join(cited)}" if words and cited else words


def mime_of(words: str, html: str = "") -> QMimeData:
    """
    Words for the clipboard and for dragging; of a text plain words alone, since a format would say what the words do not.

    Qt makes what holds them: the clipboard keeps it when Python has ended, and one that Python made takes the program down then. It is for Qt, which
    ends it; Python does not.
    """
    maker = QStringListModel([""])
    data = maker.mimeData([maker.index(0)])
    for kind in data.formats():
        data.removeFormat(kind)
    data.setText(words)
    if html:
        data.setHtml(html)
    return data


def to_clipboard(words: str, html: str) -> None:
    """
    Put words on the clipboard, and the same with a form, as a table for a spreadsheet.

    A text of Qt does it. Given by Python, what holds them would hang on Python's own image of the clipboard and go with it, and the clipboard would
    be left with a place in memory where something else stands by then.
    """
    text = _TextToCopy(words, html)
    text.setPlainText(" ")  # what is selected does not matter, only that something is
    text.selectAll()
    text.copy()


class _TextToCopy(QTextEdit):
    """Never shown."""

    def __init__(self, words: str, html: str) -> None:
        super().__init__()
        self._words = words
        self._html = html

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied."""
        return mime_of(self._words, self._html)


def _cited(cursor: QTextCursor) -> Iterator[str]:
    """The citations whose link is touched by the selection, with source and place."""
    for block in _blocks(cursor, cursor.selectionStart(), cursor.selectionEnd()):
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            link = piece.charFormat().anchorHref()
            inside = piece.position() < cursor.selectionEnd()
            if link.startswith(_CITE) and inside and piece.position() + piece.length() > cursor.selectionStart():
                place = link.partition("|")[2]
                label = piece.text().strip("()").partition(" [")[0]
                yield f"{label}, {place}" if place else label
            pieces += 1


def _blocks(cursor: QTextCursor, start: int, end: int) -> Iterator[QTextBlock]:
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() < end:
        yield block
        block = block.next()


def _words(block: QTextBlock, start: int, end: int) -> str:
    """The selected words of one block, led by the mark of its list or the head of its column when its beginning is selected."""
    parts = []
    pieces = block.begin()
    while not pieces.atEnd():
        parts.append(_piece(pieces.fragment(), start, end))
        pieces += 1
    words = "".join(parts)
    return f"{_lead(block)}{words}" if start <= block.position() and words else words


def _piece(fragment: QTextFragment, start: int, end: int) -> str:
    first, last = max(start, fragment.position()), min(end, fragment.position() + fragment.length())
    # Positions count UTF-16 units, as Qt does.
    units = fragment.text().encode("utf-16-le")[
        2 * (first - fragment.position()) : 2 * max(0, last - fragment.position())
    ]
    words = units.decode("utf-16-le", errors="ignore").replace(_OBJECT, "") if first < last else ""
    form = fragment.charFormat()
    if not words.strip():
        return words
    if form.fontStrikeOut():
        words = QCoreApplication.translate("SelectionText", "[struck out: {words}]").format(words=words)
    return f"{_SIGNS.get(form.verticalAlignment(), '')}{words}"


def _lead(block: QTextBlock) -> str:
    listed = block.textList()
    if listed is not None:
        numbered = listed.format().style() == QTextListFormat.Style.ListDecimal
        return f"{listed.itemNumber(block) + 1}. " if numbered else "- "
    table = _table_of(block)
    if table is None:
        return ""
    cell = table.cellAt(block.position())
    if cell.row() < table.format().headerRowCount() or cell.firstCursorPosition().block() != block:
        return ""
    if table.format().headerRowCount():
        head = _cell_words(table, 0, cell.column())
    else:
        head = _cell_words(table, cell.row(), 0) if cell.column() else ""
    return f"{head}: " if head else ""


def _cell_words(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    return " ".join(cursor.selectedText().split())


def _row_of(block: QTextBlock) -> tuple[object, int] | None:
    table = _table_of(block)
    return None if table is None else (table.firstPosition(), table.cellAt(block.position()).row())


def _table_of(block: QTextBlock) -> QTextTable | None:
    """The table of words that a block stands in; the two cells that draw a call-out are none."""
    table = QTextCursor(block).currentTable()
    if table is None or table.columns() < _FEWEST_COLUMNS:
        return None
    is_call_out = table.rows() == 1 and not _cell_words(table, 0, 0)
    return None if is_call_out else table
