"""Where the reader has been: addresses with scroll positions, a place in the row, nothing of Qt. Each tab has a row of its own."""


class Visit:
    """One stop: its address and how far it was scrolled when left."""

    __slots__ = ("address", "position")

    def __init__(self, address: str, position: int = 0) -> None:
        self.address = address
        self.position = position


class History:
    """
    A row of visits and where the reader stands in it. `title` is that of the page in view, empty until it was shown.

    Without an address nothing was visited yet. An empty address is one like any other: a page says that there is nothing at it.
    """

    def __init__(self, address: str | None = None, position: int = 0) -> None:
        self._visits = [Visit(address, position)] if address is not None else []
        self._at = len(self._visits) - 1
        self.title = ""

    @property
    def current(self) -> Visit | None:
        """The visit in view."""
        return self._visits[self._at] if self._visits else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier stop."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later stop."""
        return self._at < len(self._visits) - 1

    def visit(self, address: str) -> None:
        """Go somewhere new; what lay ahead is forgotten. The same address again adds nothing."""
        if self.current is not None and self.current.address == address:
            return
        del self._visits[self._at + 1 :]
        self._visits.append(Visit(address))
        self._at = len(self._visits) - 1

    def replace(self, address: str) -> None:
        """The stop in view has another address now, as while typing a search."""
        if self.current is not None:
            self.current.address = address

    def leave_at(self, position: int) -> None:
        """Keep how far the stop in view was scrolled."""
        if self.current is not None:
            self.current.position = position

    def back(self) -> Visit | None:
        """One stop earlier, or None."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self.current

    def forward(self) -> Visit | None:
        """One stop later, or None."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self.current
