"""A plain sentence in place of a page: what is not as needed, where, and how to mend it. Never a traceback."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout

from msref.ui.page import Page
from msref.ui.widgets.buttons import FlatButton


class MessageScreen(Page):
    """Title and sentence, selectable, with a way back home."""

    def __init__(self, title: str, sentence: str, *, with_home: bool = True) -> None:
        super().__init__("message", title)
        self._heading = QLabel(title)
        self._heading.setWordWrap(True)
        self._sentence = QLabel(sentence)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard,
        )
        self._sentence.setAccessibleName(title)
        self._sentence.setAccessibleDescription(sentence)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(14)
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        if with_home:
            home = FlatButton(self.tr("Home"), icon="home", prominent=True)
            home.clicked.connect(self._go_home)
            column.addWidget(home)
        column.addStretch(1)
        self.set_zoom(100)

    def set_zoom(self, percent: int) -> None:
        """The heading is larger than the application font."""
        del percent
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setWeight(QFont.Weight.DemiBold)
        self._heading.setFont(font)

    def plain_text(self) -> str:
        """The same words."""
        return f"{self.title}\n\n{self._sentence.text()}"

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Select the words in the sentence."""
        del backwards, from_start
        at = self._sentence.text().casefold().find(words.casefold())
        if at >= 0:
            self._sentence.setSelection(at, len(words))
        return at >= 0

    def focus_first(self) -> None:
        """The sentence, so that it is read out."""
        self._sentence.setFocus()

    def _go_home(self) -> None:
        self.navigate.emit("home")
