"""The text of a page: a column of readable width, links by mouse and keyboard, dotted glossary terms, copies with their sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QTextBrowser, QWidget

from msref.ui.addresses import address_of_link
from msref.ui.document_style import shaped, style_sheet
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.link_browser import LinkBrowser
from msref.ui.widgets.scroll_bars import slim_scroll_bars
from msref.ui.widgets.selection_text import mime_of, text_of_selection

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_COLUMN_LETTERS: Final = 82
_SAMPLE: Final = "the quick brown fox jumps over the lazy dog, and so reads a line of ordinary words"
_CITED: Final = re.compile(r'href="cite:([^"]*)"')
_LEAST_MARGIN: Final = 26
_HEADING: Final = "heading-"


class DocumentView(LinkBrowser):
    """Shows one HTML body and keeps its place when it is restyled."""

    scrolled = Signal()
    pressed = Signal()
    """The mouse was pressed anywhere in the text."""
    link_focused = Signal(str)
    """The target of the link that Tab came to; empty when it left the links."""
    apart_wanted = Signal(str)
    """A link of the library that is to be opened in a new tab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = ""
        self._theme = LIGHT
        self._fitted = (-1, -1)
        self.sources_of: Callable[[Sequence[str]], str] | None = None
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(4)
        slim_scroll_bars(self)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)

    def show_body(self, body: str) -> None:
        """Show a body from its top."""
        self._body = body
        self._render()
        self.verticalScrollBar().setValue(0)

    def replace_body(self, body: str) -> None:
        """Show another body of the same page; the line at the top stays at the top."""
        self._body = body
        self.restyle(self._theme)

    def restyle(self, theme: Theme) -> None:
        """Take colours and the present letter size; the line at the top stays at the top."""
        self._theme = theme
        if not self._body:
            return
        place = self.cursorForPosition(QPoint(8, 4)).position()
        at_top = self.verticalScrollBar().value() == 0
        self._render()
        if not at_top:
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(cursor).top())

    def link_rect(self) -> QRect:
        """Where the highlighted link stands in the viewport: under the pointer, or where the keyboard is."""
        pointer = self.viewport().mapFromGlobal(QCursor.pos())
        if self.viewport().rect().contains(pointer) and self.anchorAt(pointer):
            return QRect(pointer.x(), pointer.y() - self.fontMetrics().height() // 2, 1, self.fontMetrics().height())
        cursor = self.textCursor()
        start = QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        return self.cursorRect(start)

    def heading_at_top(self, count: int) -> int:
        """Which of the first `count` headings below the title the reader is in; -1 above the first."""
        place = self.cursorForPosition(QPoint(8, self.fontMetrics().height() * 2)).position()
        found = -1
        block = self.document().begin()
        while block.isValid() and block.position() <= place:
            if block.blockFormat().headingLevel() > 1:
                found += 1
            block = block.next()
        bar = self.verticalScrollBar()
        if bar.maximum() and bar.value() == bar.maximum() and found < count - 1:
            return max(found, 0)
        return min(found, count - 1)

    def headings(self) -> list[tuple[str, str, int]]:
        """Every heading below the title: its words, the name that `go_to_heading` takes, its depth."""
        return [
            (block.text(), f"{_HEADING}{number}", block.blockFormat().headingLevel())
            for number, block in enumerate(self._heading_blocks())
        ]

    def go_to_heading(self, name: str) -> None:
        """Scroll a heading to the top."""
        number = name.removeprefix(_HEADING)
        blocks = self._heading_blocks()
        if number.isdecimal() and int(number) < len(blocks):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(QTextCursor(blocks[int(number)])).top())

    def _heading_blocks(self) -> list[QTextBlock]:
        found = []
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() > 1:
                found.append(block)
            block = block.next()
        return found

    def find_words(self, words: str, *, backwards: bool, from_start: bool) -> bool:
        """Select the next place of the words, going round at the end."""
        flags = QTextDocument.FindFlag.FindBackward if backwards else QTextDocument.FindFlag(0)
        if from_start:
            cursor = self.textCursor()
            cursor.setPosition(cursor.selectionStart())
            self.setTextCursor(cursor)
        if self.find(words, flags):
            return True
        kept = self.textCursor()
        self.moveCursor(QTextCursor.MoveOperation.End if backwards else QTextCursor.MoveOperation.Start)
        if self.find(words, flags):
            return True
        self.setTextCursor(kept)
        return False

    def places_found(self, words: str) -> tuple[int, int]:
        """Which place of the words is selected, from 1, and how many there are."""
        if not words:
            return 0, 0
        chosen = self.textCursor().selectionStart()
        number = count = 0
        cursor = self.document().find(words, 0)
        while not cursor.isNull():
            count += 1
            if cursor.selectionStart() <= chosen:
                number = count
            cursor = self.document().find(words, cursor)
        return number, count

    def selected_text(self) -> str:
        """The selection as plain text, followed by the sources cited in it."""
        words = text_of_selection(self.textCursor())
        cited = list(dict.fromkeys(_CITED.findall(self.textCursor().selection().toHtml())))
        if not words or not cited or self.sources_of is None:
            return words
        return f"{words}\n\n{self.sources_of(cited)}"

    def createMimeDataFromSelection(self) -> QMimeData:
        """The same words for Ctrl+C and for dragging."""
        return mime_of(self.selected_text())

    def _render(self) -> None:
        font = self.font()
        document = self.document()
        document.setDefaultFont(font)
        document.setDefaultStyleSheet(style_sheet(self._theme, font.pointSizeF()))
        self.setHtml(shaped(self._body, self._theme))
        # Qt lays a long text out bit by bit; changed before that is done, it leaves the rest without height, out of reach of the scroll bar.
        document.pageCount()
        self._dot_terms()

    def _dot_terms(self) -> None:
        """A dotted line under glossary terms; rich text has no class for it."""
        dotted = QTextCharFormat()
        dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        cursor = QTextCursor(self.document())
        for start, length in self._terms():
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(dotted)

    def _terms(self) -> list[tuple[int, int]]:
        """Where the glossary terms stand: position and length."""
        places = []
        block = self.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                fragment = pieces.fragment()
                if fragment.charFormat().anchorHref().startswith("term:"):
                    places.append((fragment.position(), fragment.length()))
                pieces += 1
            block = block.next()
        return places

    def fit_column(self) -> None:
        """Keep lines to a readable length and the column in the middle."""
        metrics = self.fontMetrics()
        column = round(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * _COLUMN_LETTERS) + 24
        free = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(_LEAST_MARGIN, (free - column) // 2)
        width = max(120, free - 2 * side)
        if (side, width) != self._fitted:
            self._fitted = (side, width)
            self.setViewportMargins(side, 18, side, 0)
            self.setLineWrapColumnOrWidth(width)

    def event(self, event: QEvent) -> bool:
        """Fit the column to a new width before the text is laid out for it."""
        if event.type() == QEvent.Type.Resize:
            self.fit_column()
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name and form
        """Tab walks the links; the one it comes to is told."""
        moved = super().focusNextPrevChild(next)
        cursor = self.textCursor()
        target = cursor.charFormat().anchorHref() if moved and cursor.hasSelection() else ""
        self.link_focused.emit(target)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space scrolls as in a browser, Copy takes plain text with its sources; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
            return
        if event.key() == Qt.Key.Key_Space:
            bar = self.verticalScrollBar()
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-1 if back else 1) * (bar.pageStep() - self.fontMetrics().height() * 2))
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Told before it is acted on; the middle button is left to the window, which opens a tab."""
        if event.button() == Qt.MouseButton.MiddleButton:
            event.ignore()
            return
        self.pressed.emit()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The link under the pointer in a new tab, copy as Ctrl+C does, and select all."""
        menu = QMenu(self)
        link = self.anchorAt(event.pos())
        if address_of_link(link):
            menu.addAction(self.tr("Open in a new tab")).triggered.connect(lambda: self.apart_wanted.emit(link))
            menu.addSeparator()
        copy = menu.addAction(self.tr("Copy with sources"))
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy_selection)
        menu.addAction(self.tr("Select all")).triggered.connect(self.selectAll)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def copy_selection(self) -> None:
        """Put the selection on the clipboard as plain text with its sources."""
        words = self.selected_text()
        if words:
            QApplication.clipboard().setText(words)
