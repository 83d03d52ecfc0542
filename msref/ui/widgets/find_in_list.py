"""Finding words among the lines of a record list and among the buttons of a page of cards, where there is no text to select."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from msref.ui.widgets.buttons import PaintedButton
from msref.ui.widgets.record_list import ListLine, RecordList


def next_of(rows: Sequence[int], current: int, *, backwards: bool, from_start: bool) -> int:
    """The row to go to: the first of `rows` after `current` (or before it), round at the end; -1 when there is none."""
    if not rows:
        return -1
    if from_start and current in rows:
        return current
    if backwards:
        return next((row for row in reversed(rows) if row < current), rows[-1])
    return next((row for row in rows if row > current), rows[0])


def rows_with(lines: Sequence[ListLine], words: str) -> list[int]:
    """The records among the lines that hold the words."""
    wanted = words.casefold().strip()
    return [
        row
        for row, line in enumerate(lines)
        if wanted and line.address and wanted in f"{line.title} {line.text}".casefold()
    ]


def find_line(view: RecordList, words: str, *, backwards: bool, from_start: bool) -> bool:
    """Choose the next line that holds the words."""
    row = next_of(rows_with(view.lines, words), view.currentIndex().row(), backwards=backwards, from_start=from_start)
    if row >= 0:
        view.setCurrentIndex(view.model().index(row, 0))
    return row >= 0


def place_of_line(view: RecordList, words: str) -> tuple[int, int]:
    """Which of the lines that hold the words is chosen, and how many there are."""
    rows, current = rows_with(view.lines, words), view.currentIndex().row()
    return sum(row <= current for row in rows), len(rows)


class ButtonFinder:
    """Finds words among the buttons of a scrolled page; the one found is shown marked, and the keyboard stays where one types."""

    def __init__(self, area: QScrollArea, buttons: Sequence[PaintedButton]) -> None:
        self._area = area
        self._buttons = buttons
        self._at = -1

    def find(self, words: str, *, backwards: bool, from_start: bool) -> bool:
        """Mark the next button that holds the words."""
        before, self._at = self._at, next_of(self._rows(words), self._at, backwards=backwards, from_start=from_start)
        for row in (before, self._at):
            if row >= 0:
                self._buttons[row].setProperty("found", row == self._at)
                self._buttons[row].update()
        if self._at >= 0:
            self._area.ensureWidgetVisible(self._buttons[self._at])
        return self._at >= 0

    def place(self, words: str) -> tuple[int, int]:
        """Which of those that hold the words is marked, and how many there are."""
        rows = self._rows(words)
        return sum(row <= self._at for row in rows), len(rows)

    def end(self) -> bool:
        """Put the keyboard on the button that was found and take its mark away; False when none was."""
        if self._at < 0:
            return False
        button, self._at = self._buttons[self._at], -1
        button.setProperty("found", False)  # noqa: FBT003 - Qt's own form
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _rows(self, words: str) -> list[int]:
        wanted = words.casefold().strip()
        return [
            row
            for row, button in enumerate(self._buttons)
            if wanted and button.isVisibleTo(self._area) and wanted in _words_of(button).casefold()
        ]


def _words_of(button: PaintedButton) -> str:
    return f"{button.text()} {button.accessibleName()} {button.accessibleDescription()}"
