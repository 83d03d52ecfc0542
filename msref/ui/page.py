"""
What the window asks of every page, and nothing more.

A page is made by a factory that takes the part of the address after the first slash (`record/acute-plasma-exchange` gives
`acute-plasma-exchange`). The window shows it in its middle, calls `apply_theme` and `set_zoom` once before it is first shown and again whenever
they change, listens to `navigate` and `status`, and keeps the page alive while it is near in the history, so that going back finds it as it was.

Addresses: `home`, `library`, `library/topic/acute`, `library/kind/glossary`, `evidence`, `algorithms`, `record/ID`, `record/ID#anchor`,
`table/ID`, `chart/ID`, `search/TEXT`, `help`. To open a record of any kind emit `navigate("record/ID")`: the window sends tables and charts to
their own pages.

Fonts: the window sets the application font for the zoom and lets the page take its size before it calls `set_zoom`, so widgets that set no font of
their own follow by themselves; `set_zoom` is for sizes held elsewhere (documents, scenes, fixed widths). Sizes are best taken from `fontMetrics()`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msref.ui.paper import Paper
    from msref.ui.theme import Theme


class Page(QWidget):
    """One page in the middle of the window. Override what the page needs; every method has a harmless default."""

    navigate = Signal(str)
    """An address the user asked for."""
    navigate_apart = Signal(str)
    """An address the user asked for in a tab of its own."""
    print_wanted = Signal()
    """The user asked on the page itself to print it."""
    read_on = Signal()
    """Another heading stands at the top of the page now; see `heading_in_view`."""
    status = Signal(str)
    """A short sentence about what just happened; shown in the status line and read out."""

    def __init__(self, address: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = address
        self.title = title
        self.setAccessibleName(title)
        # A page holds its letter size itself: of the pages that are kept, only the one in view is measured and laid out anew for larger letters.
        _give_size(self)

    def take_letters(self) -> None:
        """Take the letter size of the application, for the page and for what stands beside it."""
        _give_size(self)
        if (panel := self.side_panel()) is not None:
            _give_size(panel)

    def event(self, event: QEvent) -> bool:
        """Outside the window of the program nobody calls `take_letters`; Qt tells a page that is a window itself."""
        done = super().event(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.take_letters()
        return done

    def set_zoom(self, percent: int) -> None:
        """Take the zoom (80 to 200) for everything that does not follow the application font."""

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours. The application palette is already set."""

    def plain_text(self) -> str:
        """The whole page as plain text with its sources, for "Copy page"."""
        return self.title

    def paper(self) -> Paper | None:
        """What is printed of the page; None prints `plain_text`."""
        return None

    def selected_text(self) -> str:
        """The selected words as plain text; empty when nothing is selected."""
        return ""

    def focus_first(self) -> None:
        """Put the keyboard where reading or working begins."""
        self.setFocus()

    def scroll_position(self) -> int:
        """How far the page is scrolled, kept by the history."""
        return 0

    def restore_position(self, position: int) -> None:
        """Scroll back to where `scroll_position` said."""

    def go_to(self, anchor: str) -> None:
        """Show the place named after `#` in the address."""

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Show the next place where the words stand on this page; False when there is none or the page is not a text."""
        del words, backwards, from_start
        return False

    def places_found(self, words: str) -> tuple[int, int]:
        """Which of the places that `find_words` finds is in view, from 1, and how many there are; (0, 0) when the page cannot tell."""
        del words
        return 0, 0

    def end_find(self) -> None:
        """Finding is over: the keyboard to what was found, or to where reading begins."""
        self.focus_first()

    def set_home_jurisdiction(self, name: str) -> None:
        """Put the jurisdiction that the user calls home first where several stand side by side, and mark it; never leave one out."""

    def headings(self) -> Sequence[tuple[str, str, int]]:
        """The headings of the page: words, anchor for `go_to`, depth from 2; none for a page without parts."""
        return ()

    def heading_in_view(self) -> int:
        """The row of `headings` that is being read, or -1."""
        return -1

    def side_panel(self) -> QWidget | None:
        """
        A widget for the dock at the right (the patient panel), or None.

        The window shows it while this page is current and takes it out, undeleted, when another page comes. Pages may share one widget.
        """
        return None


def _give_size(part: QWidget) -> None:
    """The size alone: family and weight follow the application."""
    font = QFont()
    font.setPointSizeF(QGuiApplication.font().pointSizeF())
    part.setFont(font)
