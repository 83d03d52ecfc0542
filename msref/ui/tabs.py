"""
The tabs: several rows of visits, of which one is in view.

Each tab has its own way back and forward and its own places in the pages. Closed tabs can be opened again with all of that. What is kept for the next
start is a list of addresses with how far each was scrolled: never search words, and nothing about a patient, which no address holds.
"""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from msref.ui.addresses import read_address
from msref.ui.history import History
from msref.ui.navigator import Navigator

_CLOSED_KEPT: Final = 20
_NOT_KEPT: Final = frozenset({"home", "search", "message", "help"})
_MARK: Final = "@"  # between address and scroll in what is kept; no id holds it


class Tabs(QObject):
    """All tabs of a window. `title_of` gives the title of an address whose page was not made yet."""

    changed = Signal()
    """Which tabs there are, what they are called, or which is in view."""

    def __init__(self, navigator: Navigator, title_of: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._title_of = title_of
        self._closed: list[tuple[int, History]] = []
        self.rows: list[History] = [navigator.history]
        navigator.follow = self.follow
        navigator.apart_wanted.connect(self.open_behind)
        navigator.page_changed.connect(self.changed)

    @property
    def at(self) -> int:
        """Which tab is in view."""
        return self.rows.index(self._navigator.history)

    def title(self, row: int) -> str:
        """The title of a tab."""
        history = self.rows[row]
        if not history.title and history.current is not None:
            history.title = self._title_of(history.current.address)
        return history.title

    def row_of(self, history: History) -> int:
        """Where a tab stands now; -1 when it was closed."""
        return next((row for row, one in enumerate(self.rows) if one is history), -1)

    # --- opening ---

    def follow(self, address: str) -> None:
        """Open an address here; with Ctrl held in a tab behind this one, with Ctrl and Shift in a tab in front."""
        held = QGuiApplication.keyboardModifiers()
        if not held & Qt.KeyboardModifier.ControlModifier:
            self._navigator.go(address)
        elif held & Qt.KeyboardModifier.ShiftModifier:
            self.open(address)
        else:
            self.open_behind(address)

    def open_home(self) -> None:
        """A new tab at the home page."""
        self.open("home")

    def open(self, address: str) -> None:
        """A new tab right of the one in view, and go to it."""
        self._add(History(address))
        self.choose(self.at + 1)

    def open_behind(self, address: str) -> None:
        """A new tab right of the one in view, which stays in view; it is told in the status line."""
        history = History(address)
        self._add(history)
        words = QCoreApplication.translate("Tabs", "Opened in a new tab: {title}. Ctrl+Tab goes there.")
        self._navigator.status.emit(words.format(title=self.title(self.rows.index(history))))
        self.changed.emit()

    def _add(self, history: History) -> None:
        self.rows.insert(self.at + 1, history)

    # --- moving ---

    def choose(self, row: int) -> None:
        """Bring a tab into view."""
        if 0 <= row < len(self.rows) and self.rows[row] is not self._navigator.history:
            self._navigator.show_history(self.rows[row])
        self.changed.emit()

    def step(self, steps: int) -> None:
        """The tab so many to the right, round at the ends."""
        self.choose((self.at + steps) % len(self.rows))

    # --- closing ---

    def close(self, row: int) -> None:
        """Close a tab. The last one is not closed but becomes a new one at the home page."""
        if not 0 <= row < len(self.rows):
            return
        going = self.rows[row]
        if len(self.rows) == 1:
            self.rows.append(History("home"))
        if going is self._navigator.history:
            self._navigator.show_history(self.rows[row + 1] if row + 1 < len(self.rows) else self.rows[row - 1])
        del self.rows[row]
        del self._closed[: max(0, len(self._closed) - _CLOSED_KEPT + 1)]
        self._closed.append((row, going))
        self._navigator.forget(going)
        self.changed.emit()

    def close_current(self) -> None:
        """Close the tab in view."""
        self.close(self.at)

    def close_others(self, row: int) -> None:
        """Close every tab but one; none when there is no such tab."""
        if not 0 <= row < len(self.rows):
            return
        stays = self.rows[row]
        self.choose(row)
        for other in [history for history in self.rows if history is not stays]:
            self.close(self.rows.index(other))

    def reopen(self) -> None:
        """Open the tab that was closed last, where it stood and with its way back."""
        if not self._closed:
            words = QCoreApplication.translate("Tabs", "No tab was closed since msref was started.")
            self._navigator.status.emit(words)
            return
        row, history = self._closed.pop()
        row = min(row, len(self.rows))
        self.rows.insert(row, history)
        self.choose(row)

    # --- from one start to the next ---

    def kept(self) -> str:
        """The tabs as one line for the settings; empty when only one is open."""
        if len(self.rows) < 2:  # noqa: PLR2004 - one page read is offered by the home page
            return ""
        here = self._navigator.current
        if here is not None:
            self._navigator.history.leave_at(here.scroll_position())
        visits = [history.current for history in self.rows if history.current is not None]
        return " ".join(
            f"{visit.address}{_MARK}{visit.position}"
            for visit in visits
            if read_address(visit.address).place not in _NOT_KEPT
        )

    def restore(self, kept: str) -> None:
        """Open the tabs of the last time behind the one in view; the one in view is not opened twice."""
        visit = self._navigator.history.current
        here = visit.address if visit is not None else ""
        self.rows.extend(History(address, position) for address, position in _read(kept) if address != here)
        self.changed.emit()


def _read(kept: str) -> Iterable[tuple[str, int]]:
    for word in kept.split():
        address, _, position = word.rpartition(_MARK)
        if address and position.isascii() and position.isdigit():
            yield address, int(position)
