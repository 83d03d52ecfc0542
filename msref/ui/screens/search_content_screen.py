"""
Search results as one types: ranked, with the found words marked, never empty without a word on why.

The search field stays in the window; it walks and opens what is shown here. `search` and painting happen in one step, before the next keystroke.
"""

from collections.abc import Sequence
from typing import Final, overload

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from msref.content_store.search import SearchHit, SearchIndex, SearchResult
from msref.ui.addresses import address_of
from msref.ui.page import Page
from msref.ui.theme import Theme
from msref.ui.widgets.buttons import FlatButton
from msref.ui.widgets.find_in_list import find_line, place_of_line
from msref.ui.widgets.record_list import ListLine, RecordList, plain_lines
from msref.usecases.search_content import SCOPE_WORDS, hit_line, result_announcement

_LINES_FOR_HINT: Final = 26


class SearchContentScreen(Page):
    """The results for the words in the search field."""

    words_wanted = Signal(str)
    """Words to be put into the search field: the corrected ones."""

    def __init__(self, index: SearchIndex, words: str) -> None:
        super().__init__(f"search/{words}", self.tr("Search"))
        self._index = index
        self.result = SearchResult("")
        self.list = RecordList(self.tr("Search results"))
        self.list.opened.connect(self.navigate)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._note = self._label()
        self._note.setAccessibleName(self.tr("Note on the results"))
        self._hint = self._label()
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        hint = self.tr("Down and Up walk the results, Enter opens, Escape goes back.  Narrow with a kind: {kinds}")
        self._hint.setText(hint.format(kinds="  ".join(SCOPE_WORDS)))
        self._meant_words = self._label()
        self._meant_words.setWordWrap(False)
        self.meant_button = FlatButton(self.tr("Keep the corrected words"))
        self.meant_button.clicked.connect(self._take_meant)
        meant = QHBoxLayout()
        meant.setSpacing(10)
        meant.addWidget(self._meant_words)
        meant.addWidget(self.meant_button)
        meant.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 4, 0)
        column.setSpacing(4)
        column.addLayout(meant)
        column.addWidget(self._note)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)
        column.addSpacing(8)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.search(words)

    def _label(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setContentsMargins(14, 2, 14, 2)
        return label

    def search(self, words: str) -> None:
        """Search, and show what was found."""
        self.address = f"search/{words}"
        self.result = self._index.search(words)
        meant = self.result.did_you_mean
        self._meant_words.setText(self.tr("Shown for “{words}”.").format(words=meant) if meant else "")
        self._meant_words.setVisible(bool(meant))
        self.meant_button.setVisible(bool(meant))
        self._note.setText(self.result.note)
        self._note.setVisible(bool(self.result.note))
        self.list.setAccessibleDescription(result_announcement(self.result))
        self.list.show_lines(_HitLines(self.result.hits), has_headings=False)

    def go_to(self, anchor: str) -> None:
        """Other words."""
        if anchor != self.address.partition("/")[2]:
            self.search(anchor)

    def apply_theme(self, theme: Theme) -> None:
        """Colours of the list."""
        self.list.restyle(theme)

    def set_zoom(self, percent: int) -> None:
        """The list holds sizes of its own."""
        del percent
        self.list.restyle(self.list.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the results take the room of the hint."""
        super().resizeEvent(event)
        self._hint.setVisible(self.height() > self.fontMetrics().height() * _LINES_FOR_HINT)

    def plain_text(self) -> str:
        """The results as text."""
        asked = self.tr("Search: {words}").format(words=self.result.query)
        return "\n".join(part for part in (asked, self.result.note, plain_lines(self.list.lines)) if part)

    def focus_first(self) -> None:
        """The list."""
        self.list.setFocus()

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Choose the next result that holds the words."""
        return find_line(self.list, words, backwards=backwards, from_start=from_start)

    def places_found(self, words: str) -> tuple[int, int]:
        """Among the results."""
        return place_of_line(self.list, words)

    def scroll_position(self) -> int:
        """Of the list."""
        return self.list.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Of the list."""
        if position:
            self.list.verticalScrollBar().setValue(position)

    def _take_meant(self) -> None:
        self.words_wanted.emit(self.result.did_you_mean)


class _HitLines(Sequence[ListLine]):
    """The hits as lines of the list, each made when it is first seen or asked for."""

    def __init__(self, hits: Sequence[SearchHit]) -> None:
        self._hits = hits
        self._lines: list[ListLine | None] = [None] * len(hits)

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, row: int) -> ListLine: ...

    @overload
    def __getitem__(self, row: slice) -> Sequence[ListLine]: ...

    def __getitem__(self, row: int | slice) -> ListLine | Sequence[ListLine]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        line = self._lines[row]
        if line is None:
            line = self._lines[row] = _line(self._hits[row])
        return line


def _line(hit: SearchHit) -> ListLine:
    return ListLine(hit.title, address_of(hit.kind, hit.id), hit_line(hit), hit.snippet, hit.ranges)
