"""Help: what the program is for, and every key, made from the actions themselves."""

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from msref.ui.commands import group_words, keys_of, page_keys
from msref.ui.page import Page
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.document_view import DocumentView

SAFETY: Final = "safety"


class HelpScreen(Page):
    """The help page."""

    def __init__(self, actions: Sequence[QAction], places: Sequence[tuple[str, str]], about: str) -> None:
        super().__init__("help", self.tr("Keys and help"))
        self.view = DocumentView()
        self.view.setAccessibleName(self.title)
        self._theme: Theme = LIGHT
        self._sections = _sections(actions, places)
        self._about = about
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.anchorClicked.connect(lambda url: self.navigate.emit(url.toString()))
        self.view.scrolled.connect(self.read_on)
        self.view.show_body(self._html())

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
        """The keys as text."""
        lines = [
            f"\n{name}\n" + "\n".join(f"- {keys}: {words}" for keys, words in rows) for name, rows in self._sections
        ]
        return "\n".join([self.title, *lines, "", self._about])

    def focus_first(self) -> None:
        """The text."""
        self.view.setFocus()

    def scroll_position(self) -> int:
        """Of the text."""
        return self.view.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Of the text."""
        self.view.verticalScrollBar().setValue(position)

    def go_to(self, anchor: str) -> None:
        """A heading."""
        self.view.go_to_heading(anchor)

    def headings(self) -> Sequence[tuple[str, str, int]]:
        """The groups of keys."""
        return self.view.headings()

    def heading_in_view(self) -> int:
        """The group that is being read."""
        return self.view.heading_at_top(len(self._sections))

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Find in the text."""
        return self.view.find_words(words, backwards=backwards, from_start=from_start)

    def places_found(self, words: str) -> tuple[int, int]:
        """In the text."""
        return self.view.places_found(words)

    def _html(self) -> str:
        safety = self.tr("Safety: what msref is for, what it is not for, and what can go wrong")
        opening = self.tr(
            "msref is a reference for clinicians on aggressive (highly active) multiple sclerosis. "
            "It works without a network, keeps nothing about a patient, and states a source for every line. "
            "It supports clinical judgement and does not replace it."
        )
        return (
            f'<h1>{escape(self.title)}</h1><div class="summary"><p>{escape(opening)}</p></div>'
            f'<p><a href="{SAFETY}">{escape(safety)}</a></p>'
            + "".join(_section(name, rows) for name, rows in self._sections)
            + f'<p></p><p class="small">{escape(self._about)}</p>'
        )


def _sections(actions: Sequence[QAction], places: Sequence[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    go_to = QCoreApplication.translate("HelpScreen", "Go to {place}")
    groups: dict[str, list[tuple[str, str]]] = {}
    for action in actions:
        groups.setdefault(str(action.property("group")), []).append((keys_of(action), action.text()))
    groups.setdefault("move", []).extend((keys, go_to.format(place=word)) for keys, word in places)
    named = group_words()
    return [
        *((named[group], rows) for group, rows in groups.items()),
        *((name, list(rows)) for name, rows in page_keys()),
    ]


def _section(name: str, rows: Sequence[tuple[str, str]]) -> str:
    lines = "".join(f'<tr><th width="36%">{escape(keys)}</th><td>{escape(words)}</td></tr>' for keys, words in rows)
    return f"<h2>{escape(name)}</h2><table>{lines}</table>"
