"""The buttons in the window's bar that keep something of the page in view: a star with its word, and a note with its word."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from msref.ui.widgets.buttons import FlatButton


class KeepButtons(QWidget):
    """Bookmark and note of the page in view. In a narrow window the words stand in the tips alone."""

    bookmark_wanted = Signal()
    note_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.star = WordButton(self.tr("Bookmark"), "star")
        self.note = WordButton(self.tr("Note"), "note")
        self.star.clicked.connect(self.bookmark_wanted)
        self.note.clicked.connect(self.note_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.star)
        row.addWidget(self.note)
        self.show_state(on_record=False, is_marked=False, note_count=0)

    def show_state(self, *, on_record: bool, is_marked: bool, note_count: int) -> None:
        """What the page in view has; both rest where it shows no record."""
        self.star.setEnabled(on_record)
        self.note.setEnabled(on_record)
        star = self.tr("Bookmarked") if is_marked else self.tr("Bookmark")
        self.star.say(star, "starred" if is_marked else "star", self.tr("{words} (Ctrl+D)").format(words=star))
        note = self.tr("Note")
        there = self.tr("Write another note on this page") if note_count else self.tr("Write a note on this page")
        self.note.say(note, "note", self.tr("{words} (Ctrl+Shift+N)").format(words=there))

    def set_compact(self, *, compact: bool) -> None:
        """Only the icons, in a narrow window."""
        for button in (self.star, self.note):
            button.set_compact(compact=compact)


class WordButton(FlatButton):
    """A button whose word and icon change, and whose word gives way in a narrow window."""

    def __init__(self, word: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(word, icon=icon, parent=parent)

    def say(self, word: str, icon: str, tip: str) -> None:
        """Another word and icon."""
        self._icon = icon
        self.setText(word)
        self.setAccessibleName(word)
        self.setToolTip(tip)
        self.updateGeometry()
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        """Without the word."""
        if self._show_text == compact:
            self._show_text = not compact
            self.updateGeometry()
            self.update()
