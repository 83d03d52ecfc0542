"""
Home: asks what brings the reader here and answers with a card for each purpose.

A card shows only when the library holds something for it; under its line stand the few records that answer first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from msref.ui.addresses import address_of
from msref.ui.page import Page
from msref.ui.widgets.card import Card
from msref.ui.widgets.card_grid import CardGrid, Words

if TYPE_CHECKING:
    from msref.content_store.front_page import FrontPage
    from msref.ui.widgets.find_in_list import ButtonFinder

# Topic that answers, icon, and the records that answer first. A record that the library does not hold is left out.
PURPOSES: Final = (
    ("acute", "relapse", ("acute-relapse", "acute-plasma-exchange", "plex-window")),
    ("understanding", "question", ("is-this-aggressive", "definitions-compared", "what-aggressive-ms-is")),
    ("treatment", "therapy", ("choosing-dmt", "breakthrough-and-switching", "ahsct-candidacy")),
    ("populations", "people", ("pregnancy-path", "children-path", "over-65-path")),
    ("safety", "safety", ("vaccination-path", "live-vaccine-intervals", "monitoring-high-efficacy-therapy")),
    ("evidence", "teach", ("how-to-read-the-evidence", "t1-severe-relapse", "dmt-versus-dmt-active-disease")),
)
WANTED_TITLES: Final = tuple(record_id for purpose in PURPOSES for record_id in purpose[2])


class HomeScreen(Page):
    """The first page."""

    def __init__(self, front: FrontPage, *, last_page: tuple[str, str] = ("", "")) -> None:
        super().__init__("home", self.tr("Home"))
        self._finder: ButtonFinder | None = None
        self.cards = _cards(front)
        lead = self.tr(
            "Type a word above, or choose. Every statement stands with its source; nothing leaves this computer."
        )
        parts: list[Words | list[Card]] = [Words(self.tr("What brings you here?"), 1.7), Words(lead, 1), self.cards]
        if last_page[0]:
            parts.append([Card("arrow", self.tr("Where you were"), last_page[1], last_page[0])])
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
    cards, words = [], _purpose_words()
    for topic, icon, wanted in PURPOSES:
        if front.has_topic(topic):
            found = [(record_id, *front.titles[record_id]) for record_id in wanted if record_id in front.titles]
            links = [(name, address_of(kind, record_id)) for record_id, kind, name in found]
            cards.append(Card(icon, *words[topic], f"library/topic/{topic}", links=links))
    return cards


def _purpose_words() -> dict[str, tuple[str, str]]:
    """Title and line of each purpose, by its topic."""
    translate = QCoreApplication.translate
    return {
        "acute": (
            translate("HomeScreen", "An acute relapse now"),
            translate("HomeScreen", "Corticosteroids, plasma exchange, what comes next and by when"),
        ),
        "understanding": (
            translate("HomeScreen", "Is this aggressive MS?"),
            translate("HomeScreen", "Published definitions, early warning signs, outlook"),
        ),
        "treatment": (
            translate("HomeScreen", "Choose or switch therapy"),
            translate("HomeScreen", "High-efficacy treatment, sequencing, transplantation"),
        ),
        "populations": (
            translate("HomeScreen", "Pregnancy, children, over 65"),
            translate("HomeScreen", "What changes, and what the sources leave open"),
        ),
        "safety": (
            translate("HomeScreen", "Vaccines and safety"),
            translate("HomeScreen", "Vaccination before and after a drug, screening, monitoring"),
        ),
        "evidence": (
            translate("HomeScreen", "Teach, or read the evidence"),
            translate("HomeScreen", "Trials and cohorts in tables, and how to read them"),
        ),
    }
