"""The safety statement of the project as a page: what msref is for, what not, what can go wrong and what holds it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from msref.ui.page import Page
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.document_view import DocumentView
from msref.usecases.safety_page import safety_headings, safety_html


class SafetyScreen(Page):
    """The statement, word for word."""

    def __init__(self, text: str) -> None:
        super().__init__("safety", "")
        self.title = self.tr("Safety")
        self.setAccessibleName(self.title)
        self._text = text
        self._theme: Theme = LIGHT
        self.view = DocumentView()
        self.view.setAccessibleName(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._headings = safety_headings(text)
        self.view.scrolled.connect(self.read_on)
        self.view.show_body(safety_html(text))

    def apply_theme(self, theme: Theme) -> None:
        """Colours of the text."""
        self._theme = theme
        self.view.restyle(theme)

    def set_zoom(self, percent: int) -> None:
        """Letters of the text."""
        del percent
        self.view.fit_column()
        self.view.restyle(self._theme)

    def plain_text(self) -> str:
        """The file as it is."""
        return self._text

    def selected_text(self) -> str:
        """The selected words."""
        return self.view.selected_text()

    def focus_first(self) -> None:
        """The text."""
        self.view.setFocus()

    def scroll_position(self) -> int:
        """Of the text."""
        return self.view.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Of the text."""
        self.view.verticalScrollBar().setValue(position)

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Find in the text."""
        return self.view.find_words(words, backwards=backwards, from_start=from_start)

    def places_found(self, words: str) -> tuple[int, int]:
        """In the text."""
        return self.view.places_found(words)

    def go_to(self, anchor: str) -> None:
        """A heading."""
        self.view.scrollToAnchor(anchor)

    def headings(self) -> Sequence[tuple[str, str, int]]:
        """Every heading below the title."""
        return self._headings

    def heading_in_view(self) -> int:
        """The heading whose part is being read."""
        return self.view.heading_at_top(len(self._headings))
