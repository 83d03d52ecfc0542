"""The bar for finding words on the page in view."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from msref.ui.navigator import Navigator
from msref.ui.page import Page
from msref.ui.widgets.buttons import FlatButton
from msref.ui.widgets.field_line import FieldLine


class FindBar(QWidget):
    """Hidden until asked for; acts on whatever page is current."""

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self.line = FieldLine(self.tr("Find on this page"))
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self.find_next)
        self._told = QLabel()
        self._told.setAccessibleName(self.tr("Result of finding"))
        before = FlatButton(self.tr("Previous"), icon="back")
        after = FlatButton(self.tr("Next"), icon="forward")
        close = FlatButton(self.tr("Close the find bar"), icon="close", show_text=False)
        before.clicked.connect(self.find_previous)
        after.clicked.connect(self.find_next)
        close.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.addWidget(self.line, 1)
        for widget in (before, after, self._told):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(close)
        navigator.page_changed.connect(self._told.clear)
        self.hide()

    def told(self) -> str:
        """What is said of the words: which place of how many."""
        return self._told.text()

    def act(self, wish: int) -> None:
        """0 opens the bar, 1 and -1 find the next and the previous place."""
        if wish == 0 or not self.line.text():
            self.show()
            self.line.setFocus()
            self.line.selectAll()
        elif wish > 0:
            self.find_next()
        else:
            self.find_previous()

    def find_next(self) -> None:
        """The next place."""
        self._find(backwards=False)

    def find_previous(self) -> None:
        """The place before."""
        self._find(backwards=True)

    def leave(self) -> None:
        """Close, and give the keyboard to the page."""
        self.hide()
        if self._navigator.current is not None:
            self._navigator.current.end_find()

    def _typed(self) -> None:
        self._find(backwards=False, from_start=True)

    def _find(self, *, backwards: bool, from_start: bool = False) -> None:
        words, page = self.line.text(), self._navigator.current
        if not words.strip() or page is None:
            self._told.clear()
            return
        found = page.find_words(words, backwards=backwards, from_start=from_start)
        self._told.setText(self._words_for(page, words) if found else self.tr("Not on this page"))

    def _words_for(self, page: Page, words: str) -> str:
        number, count = page.places_found(words)
        if not count:
            return ""
        return self.tr("{number} of {count}").format(number=number, count=count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
