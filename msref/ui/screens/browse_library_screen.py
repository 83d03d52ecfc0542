"""
Lists of the library: the whole by topic and kind, one topic, one kind, all evidence, all algorithms.

The overview shows where things are; a list shows title and summary and narrows as one types in its own small field.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout

from msref.content_store.library import Library
from msref.domain.jurisdictions import HOME, home_first, nearness
from msref.domain.records import KIND_LABELS, TOPICS, RecordTitle
from msref.errors import NotFoundError
from msref.ui.addresses import address_of
from msref.ui.page import Page
from msref.ui.page_titles import kind_plurals
from msref.ui.theme import Theme
from msref.ui.widgets.card import Card
from msref.ui.widgets.card_grid import CardGrid, Words
from msref.ui.widgets.field_line import FieldLine
from msref.ui.widgets.find_in_list import ButtonFinder, find_line, place_of_line
from msref.ui.widgets.record_list import ListLine, RecordList, plain_lines
from msref.ui.widgets.scroll_bars import slim_scroll_bars

_TOPIC_ICONS: Final = {
    "evidence": "teach",
    "understanding": "question",
    "diagnosis": "search",
    "acute": "relapse",
    "treatment": "therapy",
    "transplant": "therapy",
    "populations": "people",
    "safety": "safety",
    "living": "home",
    "research": "help",
}
_KIND_ICONS: Final = {
    "flowchart": "algorithms",
    "table": "evidence",
    "definition": "question",
    "drug": "therapy",
    "study": "teach",
    "case": "people",
    "glossary": "help",
}
_FILTER_FROM: Final = 12


def _heading(text: str, factor: float) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("factor", factor)
    return label


def _size_headings(page: Page) -> None:
    for label in page.findChildren(QLabel):
        factor = label.property("factor")
        if factor:
            font = QFont(page.font())
            font.setPointSizeF(font.pointSizeF() * float(factor))
            font.setWeight(QFont.Weight.DemiBold)
            label.setFont(font)


class LibraryScreen(Page):
    """The overview: a card for each topic, a card for each kind."""

    def __init__(self, library: Library) -> None:
        super().__init__("library", self.tr("Library"))
        lines = library.titles()
        plurals = kind_plurals()
        topics = Counter(line.topic for line in lines if line.kind in plurals)
        kinds = Counter(line.kind for line in lines)
        self.topics = [
            Card(_TOPIC_ICONS.get(topic, "library"), words, _count(topics[topic]), f"library/topic/{topic}")
            for topic, words in TOPICS.items()
            if topics[topic]
        ]
        self.kinds = [
            Card(_KIND_ICONS.get(kind, "library"), words, _count(kinds[kind]), f"library/kind/{kind}")
            for kind, words in plurals.items()
            if kinds[kind]
        ]
        for card in (*self.topics, *self.kinds):
            card.navigate.connect(self.navigate)
        self.grid = CardGrid(
            [
                Words(self.title, 1.7),
                Words(self.tr("By topic"), 1.15),
                self.topics,
                Words(self.tr("By kind"), 1.15),
                self.kinds,
            ],
            most_columns=4,
        )
        self.grid.settle()
        slim_scroll_bars(self.grid)
        self._finder = ButtonFinder(self.grid, [card.main_button for card in (*self.topics, *self.kinds)])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.grid)

    def plain_text(self) -> str:
        """Topics and kinds with their counts."""
        cards = (*self.topics, *self.kinds)
        return "\n".join(f"{card.main_button.text()}: {card.main_button.accessibleDescription()}" for card in cards)

    def focus_first(self) -> None:
        """The first topic."""
        if self.topics:
            self.topics[0].main_button.setFocus()

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Mark the next card that holds the words."""
        return self._finder.find(words, backwards=backwards, from_start=from_start)

    def places_found(self, words: str) -> tuple[int, int]:
        """Among the cards."""
        return self._finder.place(words)

    def end_find(self) -> None:
        """The card that was found."""
        if not self._finder.end():
            self.focus_first()

    def scroll_position(self) -> int:
        """Of the overview."""
        return self.grid.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Of the overview."""
        self.grid.verticalScrollBar().setValue(position)


class RecordListScreen(Page):
    """A heading, a field to narrow the list, the list."""

    def __init__(
        self,
        address: str,
        title: str,
        lead: str,
        lines: Sequence[ListLine],
        *,
        stated: Mapping[str, str] | None = None,
    ) -> None:
        """`stated` gives the jurisdiction that a line's record states, by address."""
        super().__init__(address, title)
        self._stated = stated or {}
        self._given = tuple(lines)
        self._lines = list(lines)
        self.list = RecordList(title)
        self.list.opened.connect(self.navigate)
        self.filter = FieldLine(self.tr("Narrow this list"))
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self.list.open_chosen)
        # Hidden or left alone: what is shown before it has a parent is a window of its own for a moment, and takes the keyboard.
        if sum(1 for line in self._lines if line.address) <= _FILTER_FROM:
            self.filter.hide()
        self._lead = QLabel(lead)
        self._lead.setWordWrap(True)
        self._lead.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        if not lead:
            self._lead.hide()
        self._lay_out(title)
        self.list.show_lines(self._lines)

    def _lay_out(self, title: str) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 22, 6)
        head.setSpacing(6)
        head.addWidget(_heading(title, 1.6))
        head.addWidget(self._lead)
        head.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 22, 2, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def set_home_jurisdiction(self, name: str) -> None:
        """Records of the home jurisdiction first, marked."""
        if self._stated:
            lines = home_first(self._given, self._stated_by, name)
            words = self.tr("home: {jurisdiction}")
            self._lines = [
                replace(line, kind=f"{line.kind} · {words.format(jurisdiction=self._stated_by(line))}")
                if nearness(self._stated_by(line), name) == HOME
                else line
                for line in lines
            ]
            self._narrow(self.filter.text())

    def _stated_by(self, line: ListLine) -> str:
        return self._stated.get(line.address, "")

    def apply_theme(self, theme: Theme) -> None:
        """Colours of the list."""
        self.list.restyle(theme)

    def set_zoom(self, percent: int) -> None:
        """Heading and list."""
        del percent
        _size_headings(self)
        self.filter.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 60)
        self.list.restyle(self.list.theme)

    def plain_text(self) -> str:
        """The list as text."""
        return f"{self.title}\n{plain_lines(self.list.lines)}"

    def focus_first(self) -> None:
        """The list."""
        self.list.setFocus()

    def scroll_position(self) -> int:
        """Of the list."""
        return self.list.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Of the list."""
        self.list.verticalScrollBar().setValue(position)

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Choose the next line that holds the words."""
        return find_line(self.list, words, backwards=backwards, from_start=from_start)

    def places_found(self, words: str) -> tuple[int, int]:
        """Among the lines."""
        return place_of_line(self.list, words)

    def _narrow(self, words: str) -> None:
        wanted = words.lower().split()
        if not wanted:
            self.list.show_lines(self._lines)
            return
        self.list.show_lines(
            [
                line
                for line in self._lines
                if line.address and all(word in f"{line.title} {line.text}".lower() for word in wanted)
            ],
        )


def list_screen(library: Library, what: str) -> Page:
    """`library`, `library/topic/acute` or `library/kind/drug`. Raises NotFoundError for a topic or kind that holds nothing."""
    if not what:
        return LibraryScreen(library)
    by, _, name = what.partition("/")
    titles = library.titles(topic=name) if by == "topic" else library.titles(kind=name)
    words = TOPICS.get(name) if by == "topic" else kind_plurals().get(name)
    if words is None or not titles:
        fault = QCoreApplication.translate(
            "BrowseLibrary", 'The library has no list "{name}". The Library page shows the lists there are.'
        )
        raise NotFoundError(fault.format(name=what))
    if by == "kind":
        in_order = (
            sorted(titles, key=lambda line: line.title.casefold()) if name in {"glossary", "source", "drug"} else titles
        )
        return RecordListScreen(
            f"library/{what}",
            words,
            _count(len(titles)),
            [_line(line) for line in in_order],
            stated=_stated(library, name),
        )
    return RecordListScreen(f"library/{what}", words, "", _grouped(titles))


def evidence_screen(library: Library) -> Page:
    """Evidence tables, then studies."""
    titles = (*library.titles(kind="table"), *library.titles(kind="study"))
    return RecordListScreen(
        "evidence",
        QCoreApplication.translate("BrowseLibrary", "Evidence"),
        QCoreApplication.translate("BrowseLibrary", "Tables to filter and compare, and the studies behind them."),
        _grouped(titles),
    )


def algorithms_screen(library: Library) -> Page:
    """All algorithms, and the cases that walk them."""
    titles = (*library.titles(kind="flowchart"), *library.titles(kind="case"))
    return RecordListScreen(
        "algorithms",
        QCoreApplication.translate("BrowseLibrary", "Algorithms"),
        QCoreApplication.translate(
            "BrowseLibrary",
            "Each asks one question at a time; unknown is always an answer. "
            "Cases are fictional and show one way through.",
        ),
        _grouped(titles),
    )


def _stated(library: Library, kind: str) -> dict[str, str]:
    """The jurisdiction that each timing rule or definition states, by the address of its record."""
    if kind not in {"timing_rule", "definition"}:
        return {}
    stated: dict[str, str] = {}
    for spec in map(json.loads, library.specs(kind)):
        address = address_of(kind, str(spec.get("record") or spec["id"]))
        stated[address] = "; ".join(part for part in (stated.get(address, ""), spec.get("jurisdiction") or "") if part)
    return stated


def _grouped(titles: Sequence[RecordTitle]) -> list[ListLine]:
    """The lines under a heading for each kind, in the order of `kind_plurals`."""
    lines = []
    for kind, words in kind_plurals().items():
        of_kind = [line for line in titles if line.kind == kind]
        if of_kind:
            lines.append(ListLine(words))
            lines.extend(_line(line) for line in of_kind)
    return lines


def _line(title: RecordTitle) -> ListLine:
    return ListLine(
        title.title, address_of(title.kind, title.id), KIND_LABELS.get(title.kind, title.kind), title.summary
    )


def _count(number: int) -> str:
    if number == 1:
        return QCoreApplication.translate("BrowseLibrary", "1 record")
    return QCoreApplication.translate("BrowseLibrary", "{count} records").format(count=number)
