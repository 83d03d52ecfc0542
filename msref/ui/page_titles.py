"""
What an address is called before its page was made, and where it stands in the library: for tabs and for the line above the page.

Asks the library for one title at a time; an address that leads nowhere is called by itself.
"""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from msref.content_store.library import Library
from msref.domain.records import TOPICS
from msref.errors import NotFoundError
from msref.ui.addresses import Address, places, read_address

_RECORD_PLACES = frozenset({"record", "table", "chart", "calc"})


def kind_plurals() -> dict[str, str]:
    """What the records of each kind are called together, in the order in which lists show them."""
    translate = QCoreApplication.translate
    return {
        "flowchart": translate("KindPlurals", "Algorithms"),
        "table": translate("KindPlurals", "Evidence tables"),
        "article": translate("KindPlurals", "Articles"),
        "definition": translate("KindPlurals", "Definitions"),
        "drug": translate("KindPlurals", "Drugs"),
        "vaccine": translate("KindPlurals", "Vaccines"),
        "timing_rule": translate("KindPlurals", "Timing rules"),
        "calculator": translate("KindPlurals", "Calculators"),
        "study": translate("KindPlurals", "Studies"),
        "case": translate("KindPlurals", "Cases (fictional)"),
        "glossary": translate("KindPlurals", "Glossary"),
        "source": translate("KindPlurals", "Sources"),
    }


class Crumb(NamedTuple):
    """One step on the way from the library to a page; without an address it is the page itself."""

    words: str
    address: str = ""


class PageTitles:
    """Titles and places of addresses."""

    def __init__(self, library: Library) -> None:
        self._library = library
        translate = QCoreApplication.translate
        self._kinds = kind_plurals()
        self._places = {
            **{address: word for address, word, _ in places()},
            "help": translate("PageTitles", "Help"),
            "history": translate("PageTitles", "History"),
            "safety": translate("PageTitles", "Safety"),
            "search": translate("PageTitles", "Search"),
        }

    def title(self, address: str) -> str:
        """The title that the page of this address will have."""
        at = read_address(address)
        if at.place in _RECORD_PLACES:
            try:
                return self._library.title(_record_id(at)).title
            except NotFoundError:
                return at.what
        if at.place == "library" and at.what:
            by, _, name = at.what.partition("/")
            return (TOPICS if by == "topic" else self._kinds).get(name, name)
        return self._places.get(at.place, at.place.replace("-", " ").capitalize())

    def way_to(self, address: str) -> tuple[tuple[Crumb, ...], ...]:
        """The steps from the library to a page; steps of equal right stand together. Empty for pages outside the library."""
        at = read_address(address)
        library = Crumb(self._places["library"], "library")
        if at.place == "library" and at.what:
            return (library,), (Crumb(self.title(address)),)
        if at.place not in _RECORD_PLACES:
            return ()
        try:
            line = self._library.title(_record_id(at))
        except NotFoundError:
            return ()
        lists = []
        if line.kind in self._kinds:
            lists.append(Crumb(self._kinds[line.kind], f"library/kind/{line.kind}"))
        if line.topic in TOPICS:
            lists.append(Crumb(TOPICS[line.topic], f"library/topic/{line.topic}"))
        steps = ((library,), tuple(lists), (Crumb(line.title),))
        return tuple(step for step in steps if step)

    def record_of(self, address: str) -> str:
        """The id of the record that a page shows; empty for pages that show none."""
        at = read_address(address)
        record = _record_id(at)
        return record if at.place in _RECORD_PLACES and self._library.has(record) else ""


def _record_id(at: Address) -> str:
    """The record behind an address; a calculator is opened by its own name or by that of its record."""
    if at.place == "calc" and not at.what.startswith("calc-"):
        return f"calc-{at.what.replace('_', '-')}"
    return at.what
