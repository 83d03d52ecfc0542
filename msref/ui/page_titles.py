"""
What an address is called before its page was made, and where it stands in the library: for tabs and for the line above the page.

Asks the library for one title at a time; an address that leads nowhere is called by itself.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from msref.content_store.library import Library
from msref.domain.records import TOPICS
from msref.errors import NotFoundError
from msref.ui.addresses import PLACES, Address, read_address

KIND_PLURALS: Final = {
    "flowchart": "Algorithms",
    "table": "Evidence tables",
    "article": "Articles",
    "definition": "Definitions",
    "drug": "Drugs",
    "vaccine": "Vaccines",
    "timing_rule": "Timing rules",
    "calculator": "Calculators",
    "study": "Studies",
    "case": "Cases (fictional)",
    "glossary": "Glossary",
    "source": "Sources",
}
_RECORD_PLACES = frozenset({"record", "table", "chart", "calc"})


class Crumb(NamedTuple):
    """One step on the way from the library to a page; without an address it is the page itself."""

    words: str
    address: str = ""


class PageTitles:
    """Titles and places of addresses."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._places = {address: word for address, word, _ in PLACES}

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
            return (TOPICS if by == "topic" else KIND_PLURALS).get(name, name)
        if at.place == "search":
            return QCoreApplication.translate("PageTitles", "Search")
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
        if line.kind in KIND_PLURALS:
            lists.append(Crumb(KIND_PLURALS[line.kind], f"library/kind/{line.kind}"))
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
