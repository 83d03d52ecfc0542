"""Finding words on a page whose text stands in several blocks: one row of places through all of them, in the order of the page."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea, QTextEdit

from msref.ui.widgets.find_in_list import next_of


class BlockFinder:
    """Selects one place at a time; `blocks` gives the blocks that are shown now."""

    def __init__(self, area: QScrollArea, blocks: Callable[[], Sequence[QTextEdit]]) -> None:
        self._area = area
        self._blocks = blocks

    def find(self, words: str, *, backwards: bool, from_start: bool) -> bool:
        """Select the next place, round at the end; False when the words stand nowhere."""
        places = self._places(words)
        row = next_of(range(len(places)), self._at(places), backwards=backwards, from_start=from_start)
        if row < 0:
            self._unselect(None)
            return False
        block, cursor = places[row]
        self._unselect(block)
        block.setTextCursor(cursor)
        self._area.ensureWidgetVisible(block)
        return True

    def place(self, words: str) -> tuple[int, int]:
        """Which place is selected, from 1, and how many there are."""
        places = self._places(words)
        return self._at(places) + 1, len(places)

    def _places(self, words: str) -> list[tuple[QTextEdit, QTextCursor]]:
        found = []
        for block in self._blocks():
            cursor = block.document().find(words, 0)
            while words and not cursor.isNull():
                found.append((block, cursor))
                cursor = block.document().find(words, cursor)
        return found

    def _at(self, places: Sequence[tuple[QTextEdit, QTextCursor]]) -> int:
        """The place that is selected, or -1."""
        for row, (block, cursor) in enumerate(places):
            chosen = block.textCursor()
            if chosen.hasSelection() and chosen.selectionStart() == cursor.selectionStart():
                return row
        return -1

    def _unselect(self, but: QTextEdit | None) -> None:
        for block in self._blocks():
            if block is not but and block.textCursor().hasSelection():
                cursor = block.textCursor()
                cursor.clearSelection()
                block.setTextCursor(cursor)
