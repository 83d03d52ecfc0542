"""
Home: asks what brings the reader here and answers with a card for each purpose.

A card shows only when the library holds something for it; under its line stand the few records that answer first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout

from msref.ui.addresses import address_of
from msref.ui.page import Page
from msref.ui.widgets.card import Card
from msref.ui.widgets.card_grid import CardGrid, Words

if TYPE_CHECKING:
    from msref.content_store.front_page import FrontPage
    from msref.ui.widgets.find_in_list import ButtonFinder

# Topic that answers, icon, title, one line, and the records that answer first. A record that the library does not hold is left out.
PURPOSES: Final = (
    (
        "acute",
        "relapse",
        "An acute relapse now",
        "Corticosteroids, plasma exchange, what comes next and by when",
        ("acute-relapse", "acute-plasma-exchange", "plex-window"),
    ),
    (
        "understanding",
        "question",
        "Is this aggressive MS?",
        "Published definitions, early warning signs, outlook",
        ("is-this-aggressive", "definitions-compared", "what-aggressive-ms-is"),
    ),
    (
        "treatment",
        "therapy",
        "Choose or switch therapy",
        "High-efficacy treatment, sequencing, transplantation",
        ("choosing-dmt", "breakthrough-and-switching", "ahsct-candidacy"),
    ),
    (
        "populations",
        "people",
        "Pregnancy, children, over 65",
        "What changes, and what the sources leave open",
        ("pregnancy-path", "children-path", "over-65-path"),
    ),
    (
        "safety",
        "safety",
        "Vaccines and safety",
        "Vaccination before and after a drug, screening, monitoring",
        ("vaccination-path", "live-vaccine-intervals", "monitoring-high-efficacy-therapy"),
    ),
    (
        "evidence",
        "teach",
        "Teach, or read the evidence",
        "Trials and cohorts in tables, and how to read them",
        ("how-to-read-the-evidence", "t1-severe-relapse", "dmt-versus-dmt-active-disease"),
    ),
)
WANTED_TITLES: Final = tuple(record_id for purpose in PURPOSES for record_id in purpose[4])

_LEAD: Final = "Type a word above, or choose. Every statement stands with its source; nothing leaves this computer."


class HomeScreen(Page):
    """The first page."""

    def __init__(self, front: FrontPage, *, last_page: tuple[str, str] = ("", "")) -> None:
        super().__init__("home", "Home")
        self._finder: ButtonFinder | None = None
        self.cards = _cards(front)
        parts: list[Words | list[Card]] = [Words("What brings you here?", 1.7), Words(_LEAD, 1), self.cards]
        if last_page[0]:
            parts.append([Card("arrow", "Where you were", last_page[1], last_page[0])])
        for part in parts:
            for card in part if isinstance(part, list) else ():
                card.navigate.connect(self.navigate)
        self.grid = CardGrid(parts, most_columns=3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.grid)

    def settle(self) -> None:
        """What may come after the first frame."""
        self.grid.settle()

    def use_finder(self, finder: ButtonFinder) -> None:
        """What finds words among the cards; given after the first frame."""
        self._finder = finder

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Mark the next card or link that holds the words."""
        return self._finder is not None and self._finder.find(words, backwards=backwards, from_start=from_start)

    def places_found(self, words: str) -> tuple[int, int]:
        """Among cards and links."""
        return self._finder.place(words) if self._finder is not None else (0, 0)

    def end_find(self) -> None:
        """The card that was found."""
        if self._finder is None or not self._finder.end():
            self.focus_first()

    def plain_text(self) -> str:
        """The purposes and where they lead."""
        return "\n\n".join(card.plain_text() for card in self.cards)

    def focus_first(self) -> None:
        """The first card; the window itself puts the cursor in the search field at start."""
        if self.cards:
            self.cards[0].main_button.setFocus()

    def scroll_position(self) -> int:
        """Of the cards."""
        return self.grid.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Of the cards."""
        self.grid.verticalScrollBar().setValue(position)


def _cards(front: FrontPage) -> list[Card]:
    cards = []
    for topic, icon, title, line, wanted in PURPOSES:
        if front.has_topic(topic):
            found = [(record_id, *front.titles[record_id]) for record_id in wanted if record_id in front.titles]
            links = [(words, address_of(kind, record_id)) for record_id, kind, words in found]
            cards.append(Card(icon, title, line, f"library/topic/{topic}", links=links))
    return cards
