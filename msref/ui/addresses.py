"""Addresses of pages: `place/what#anchor`, as plain text; and the places of the rail."""

from PySide6.QtCore import QCoreApplication


def places() -> tuple[tuple[str, str, str], ...]:
    """The places of the rail from top to bottom: address, word, icon."""
    translate = QCoreApplication.translate
    return (
        ("home", translate("Places", "Home"), "home"),
        ("library", translate("Places", "Library"), "library"),
        ("evidence", translate("Places", "Evidence"), "evidence"),
        ("algorithms", translate("Places", "Algorithms"), "algorithms"),
        ("patient", translate("Places", "Patient"), "patient"),
        ("planner", translate("Places", "Planner"), "planner"),
        ("calculators", translate("Places", "Calculators"), "calculator"),
        ("patient-summary", translate("Places", "Summary"), "summary"),
        ("bookmarks", translate("Places", "Bookmarks"), "star"),
    )


class Address:
    """An address in its parts: `record/plex#dose` is place `record`, what `plex`, anchor `dose`."""

    __slots__ = ("anchor", "place", "what")

    def __init__(self, place: str, what: str, anchor: str) -> None:
        self.place = place
        self.what = what
        self.anchor = anchor

    @property
    def page(self) -> str:
        """The address of the page itself, without the anchor."""
        return f"{self.place}/{self.what}" if self.what else self.place


def read_address(text: str) -> Address:
    """Take an address apart. Search words may hold `#` and `/`; they stay whole."""
    place, _, rest = text.partition("/")
    if place == "search":
        return Address(place, rest, "")
    what, _, anchor = rest.partition("#")
    return Address(place, what, anchor)


def address_of(kind: str, record_id: str) -> str:
    """Where a record of this kind is opened: tables, algorithms and calculators have pages of their own."""
    place = {"table": "table", "flowchart": "chart", "calculator": "calc"}.get(kind, "record")
    return f"{place}/{record_id}"


def address_of_link(target: str) -> str:
    """Where a link in a text leads: records, terms and sources have pages; what acts on the page itself has no address."""
    scheme, _, rest = target.partition(":")
    if scheme in {"record", "term"}:
        return f"record/{rest}"
    if scheme == "cite":
        return f"record/{rest.partition('|')[0]}"
    return target if target.startswith("record/") else ""
