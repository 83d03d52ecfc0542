"""
The way through the pages: makes them from addresses, keeps the last few alive, goes back and forward.

It holds the stack of pages and nothing of the frame round it. Routes may be added after the first painted frame; an address asked for before its
route exists is kept and opened when the route comes.

Every row of visits (a tab) has pages of its own, so that the same record may stand in two tabs at two places. Which rows there are is not known
here: `show_history` brings another one into view. Few pages live at a time, whatever the number of tabs; others are made again from their address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from msref.errors import KnownError
from msref.ui.addresses import read_address
from msref.ui.history import History
from msref.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from msref.ui.addresses import Address
    from msref.ui.appearance import Appearance

_KEPT_PAGES: Final = 8
_SINGLE_PAGES: Final = frozenset({"search"})  # one page serves every address of the place


class Navigator(QObject):
    """Shows pages by address in `stack`."""

    page_changed = Signal()
    status = Signal(str)
    read_on = Signal()
    """A page has another heading at its top."""
    apart_wanted = Signal(str)
    """An address that a page wants in a tab of its own."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.stack = QStackedWidget()
        self.history = History()
        self._appearance = appearance
        self.message_page: Callable[[str, str], Page] | None = None
        """Makes the page of a plain sentence; given with the routes."""
        self._routes: dict[str, Callable[[str], Page]] = {}
        self._pages: dict[tuple[History, str], Page] = {}
        self._styled: dict[int, tuple[str, int, str]] = {}
        self.home_jurisdiction = ""
        self.follow: Callable[[str], None] = self.go
        """What becomes of an address that a page asks for; the tabs put their own rule here."""
        self._waiting = ""
        self._complete = False
        appearance.changed.connect(self._restyle_current)

    @property
    def current(self) -> Page | None:
        """The page in view."""
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

    def add_routes(self, routes: Mapping[str, Callable[[str], Page]], *, complete: bool = True) -> None:
        """Add places. `complete` says that no more will come, so that an unknown place is an error from now on."""
        self._routes.update(routes)
        self._complete = complete
        if self._waiting:
            address, self._waiting = self._waiting, ""
            self.go(address)

    def go(self, address: str, *, replace: bool = False) -> None:
        """Open an address; `replace` keeps the history as long as it was."""
        wanted = read_address(address)
        if wanted.place not in self._routes and not self._complete:
            self._waiting = address
            return
        self._leave()
        if replace:
            self.history.replace(address)
        else:
            self.history.visit(address)
        self._show(wanted, position=0)

    def back(self) -> None:
        """One stop earlier, where it was scrolled."""
        self._leave()
        visit = self.history.back()
        if visit is not None:
            self._show(read_address(visit.address), position=visit.position)

    def forward(self) -> None:
        """One stop later, where it was scrolled."""
        self._leave()
        visit = self.history.forward()
        if visit is not None:
            self._show(read_address(visit.address), position=visit.position)

    def show_history(self, history: History) -> None:
        """Bring another row of visits into view, where it was left."""
        self._leave()
        self.history = history
        visit = history.current
        if visit is None:
            return
        wanted = read_address(visit.address)
        if wanted.place not in self._routes and not self._complete:
            self._waiting = visit.address
        else:
            self._show(wanted, position=visit.position)

    def forget(self, history: History) -> None:
        """Let the pages of a row go."""
        for key in [key for key in self._pages if key[0] is history]:
            self._drop(self._pages.pop(key))

    def set_home_jurisdiction(self, name: str) -> None:
        """What the user calls home comes first where jurisdictions stand side by side; pages out of view wait until they are shown."""
        self.home_jurisdiction = name
        self._restyle_current()

    def show_message(self, title: str, sentence: str) -> None:
        """A plain sentence in place of a page."""
        if self.message_page is None:
            self.status.emit(sentence)
            return
        page = self.message_page(title, sentence)
        self._connect(page)
        self._put_up(page)

    def _leave(self) -> None:
        if self.current is not None:
            self.history.leave_at(self.current.scroll_position())

    def _show(self, wanted: Address, *, position: int) -> None:
        try:
            page = self._page(wanted)
        except KnownError as fault:
            self.show_message(self.tr("This page cannot be shown"), str(fault))
            return
        self._put_up(page)
        if wanted.anchor and not position:
            page.go_to(wanted.anchor)
        else:
            page.restore_position(position)

    def _page(self, wanted: Address) -> Page:
        if wanted.place not in self._routes:
            raise KnownError(
                self.tr(
                    'There is no page "{page}" in this copy of msref. The home page (Alt+Home) lists what there is.'
                ).format(page=wanted.page)
            )
        key = (self.history, wanted.place if wanted.place in _SINGLE_PAGES else wanted.page)
        page = self._pages.pop(key, None)
        if page is None:
            page = self._routes[wanted.place](wanted.what)
            self._connect(page)
            page.status.connect(self.status)
            self.stack.addWidget(page)
        elif wanted.place in _SINGLE_PAGES:
            page.go_to(wanted.what)
        self._pages[key] = page
        self._forget_oldest()
        return page

    def _connect(self, page: Page) -> None:
        page.navigate.connect(self._follow)
        page.navigate_apart.connect(self.apart_wanted)
        page.read_on.connect(self.read_on)

    def _follow(self, address: str) -> None:
        self.follow(address)

    def _put_up(self, page: Page) -> None:
        before = self.stack.currentWidget()
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self._restyle(page)
        self.stack.setCurrentWidget(page)
        if before is not None and before is not page and before not in self._pages.values():
            self._drop(before)
        self.history.title = page.title
        self.page_changed.emit()

    def _forget_oldest(self) -> None:
        while len(self._pages) > _KEPT_PAGES:
            oldest = next(iter(self._pages))
            self._drop(self._pages.pop(oldest))

    def _drop(self, page: QWidget) -> None:
        """Let a page end. The one in view stays: `_put_up` drops it, for it is kept no more, when the next one has come."""
        if page is self.stack.currentWidget():
            return
        self._styled.pop(id(page), None)
        self.stack.removeWidget(page)
        # A panel out of view belongs to no window: nothing else would end it.
        if isinstance(page, Page) and (panel := page.side_panel()) is not None:
            panel.deleteLater()
        page.deleteLater()

    def _restyle_current(self) -> None:
        if self.current is not None:
            self._restyle(self.current)

    def _restyle(self, page: Page) -> None:
        """Give a page colours and zoom when they differ from what it last had; pages out of view wait until they are shown."""
        wanted = (self._appearance.theme.name, self._appearance.zoom_percent, self.home_jurisdiction)
        had = self._styled.get(id(page))
        if had == wanted:
            return
        self._styled[id(page)] = wanted
        if had is None or had[0] != wanted[0]:
            page.apply_theme(self._appearance.theme)
        if had is None or had[1] != wanted[1]:
            page.take_letters()
            page.set_zoom(self._appearance.zoom_percent)
        if wanted[2] != (had[2] if had else ""):
            page.set_home_jurisdiction(wanted[2])
