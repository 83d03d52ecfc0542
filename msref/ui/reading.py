"""
What stands round the page for reading: tabs and the way from the library above it, contents and links beside it, links in new tabs.

Put together right after the first painted frame. The pane stands beside the page while there is room for both; else it is folded away and comes
over the page when it is called (Ctrl+Shift+1) until something is chosen in it or Escape is pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication

from msref.domain.records import KIND_LABELS
from msref.ui.addresses import address_of
from msref.ui.link_under import address_in_window
from msref.ui.page_titles import PageTitles
from msref.ui.record_html import LINKING_ANCHOR, RELATED_ANCHOR
from msref.ui.tabs import Tabs
from msref.ui.widgets.breadcrumbs import Breadcrumbs
from msref.ui.widgets.reading_pane import HEADINGS, LINKING, RELATED, PaneLine, ReadingPane
from msref.ui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from msref.content_store.library import Library
    from msref.domain.records import RecordTitle
    from msref.ui.page import Page
    from msref.ui.window import MainWindow

_PANE_LETTERS: Final = 34
_BESIDE_FROM_LETTERS: Final = 122  # the room from which the pane stands beside a full column of text


class ReadingFrame(QObject):
    """Tabs, breadcrumbs and reading pane of one window."""

    def __init__(self, window: MainWindow, library: Library) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._titles = PageTitles(library)
        self._called = False
        self.tabs = Tabs(window.navigator, self._titles.title, self)
        self.row = TabRow(self.tabs)
        self.crumbs = Breadcrumbs()
        self.pane = ReadingPane()
        window.above_page.addWidget(self.row)
        window.above_page.addWidget(self.crumbs)
        window.splitter.insertWidget(1, self.pane)
        window.splitter.installEventFilter(self)
        self.crumbs.chosen.connect(self._follow)
        self.pane.list.chosen.connect(self._chosen)
        self.pane.list.jump.connect(self._jump)
        self.pane.folded.connect(self._fold)
        window.navigator.page_changed.connect(self._page_changed)
        window.navigator.read_on.connect(self._mark)
        window.panel_changed.connect(self._arrange)
        window.middle_clicked.connect(self._middle_clicked)
        window.wanted.connect(self.act)
        window.address_wanted.connect(self._open_from_outside)
        self._page_changed()

    def functions(self) -> dict[str, Callable[[], None]]:
        """What the commands of reading do."""
        return {
            "new_tab": self._new_tab,
            "close_tab": self.tabs.close_current,
            "reopen_tab": self.tabs.reopen,
            "next_tab": lambda: self.tabs.step(1),
            "previous_tab": lambda: self.tabs.step(-1),
            "contents": self.toggle_pane,
        }

    def act(self, name: str) -> None:
        """Do what a command asks for, when it belongs here."""
        if (function := self.functions().get(name)) is not None:
            function()

    @property
    def _page(self) -> Page | None:
        """The page in view; asked for every time, for a page ends when the window no longer needs it."""
        return self._window.navigator.current

    def _new_tab(self) -> None:
        self.tabs.open_home()
        self._window.focus_search()

    def _open_from_outside(self, address: str) -> None:
        """In place of the home page; beside a page that is being read."""
        page = self._page
        if page is not None and page.address == "home":
            self._window.navigator.go(address)
        else:
            self.tabs.open(address)

    def _follow(self, address: str) -> None:
        self.tabs.follow(address)

    # --- the page in view ---

    def _page_changed(self) -> None:
        page = self._page
        self._called = False
        self.crumbs.show_way(self._titles.way_to(page.address) if page is not None else ())
        self._fill()
        self._arrange()

    def _fill(self) -> None:
        page = self._page
        if page is None:
            self.pane.list.show_groups(())
            return
        record = self._titles.record_of(page.address)
        linking = self._library.linking_to(record) if record else ()
        related = self._library.record(record).related if record else ()
        cited = bool(record) and self._library.title(record).kind == "source"
        outline = [line for line in page.headings() if line[1] not in {RELATED_ANCHOR, LINKING_ANCHOR}]
        self.pane.list.show_groups(
            (
                (
                    HEADINGS,
                    QCoreApplication.translate("ReadingPane", "On this page"),
                    [PaneLine(words, anchor, max(0, depth - 2)) for words, anchor, depth in outline],
                ),
                (RELATED, QCoreApplication.translate("ReadingPane", "Related"), _lines(related)),
                (
                    LINKING,
                    QCoreApplication.translate("ReadingPane", "Cited by")
                    if cited
                    else QCoreApplication.translate("ReadingPane", "What links here"),
                    _lines(linking),
                ),
            )
        )
        self._mark()

    def _mark(self) -> None:
        page = self._page
        if page is not None:
            self.pane.list.mark_read(page.heading_in_view())

    def _jump(self, anchor: str) -> None:
        page = self._page
        if page is not None:
            self._fold_over()
            page.go_to(anchor)
            page.focus_first()

    def _chosen(self, address: str) -> None:
        self._fold_over()
        self._follow(address)

    # --- where the pane stands ---

    def toggle_pane(self) -> None:
        """Fold the pane away or bring it back; without room it comes over the page."""
        if not self.pane.list.count():
            self._window.status.show_message(
                QCoreApplication.translate("ReadingPane", "This page has no headings and no links to show.")
            )
            return
        settings = self._window.settings
        if self._has_room():
            settings.put("show_outline", not settings.flag("show_outline"))
        else:
            self._called = not self._called
        self._arrange()
        if self.pane.isVisible():
            self.pane.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._keyboard_to_page()

    def setting_changed(self) -> None:
        """The setting for the pane was changed elsewhere."""
        self._arrange()

    def _fold(self) -> None:
        if self.pane.property("over"):
            self._called = False
        else:
            self._window.settings.put("show_outline", value=False)
        self._arrange()
        self._keyboard_to_page()

    def _keyboard_to_page(self) -> None:
        page = self._page
        if page is not None:
            page.focus_first()

    def _fold_over(self) -> None:
        if self._called:
            self._called = False
            self._arrange()

    def _has_room(self) -> bool:
        window = self._window
        letter = self.pane.words_wide(1)
        free = window.splitter.width() - window.panel_width()
        return free >= letter * _BESIDE_FROM_LETTERS

    def _arrange(self) -> None:
        has_lines = self.pane.list.count() > 1
        beside = self._has_room()
        wanted = self._window.settings.flag("show_outline") if beside else self._called
        width = self.pane.words_wide(_PANE_LETTERS)
        if beside:
            self._put_beside(width)
        else:
            self._put_over(width)
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.pane.isAncestorOf(focused)
        self.pane.setVisible(has_lines and wanted)
        if had_keyboard and not self.pane.isVisible():
            self._keyboard_to_page()
        if not beside and self.pane.isVisible():
            self.pane.raise_()

    def _put_beside(self, width: int) -> None:
        splitter = self._window.splitter
        if splitter.indexOf(self.pane) < 0:
            self.pane.setParent(None)
            splitter.insertWidget(1, self.pane)
        self.pane.setProperty("over", False)  # noqa: FBT003 - Qt's own form
        self.pane.setFixedWidth(width)

    def _put_over(self, width: int) -> None:
        splitter = self._window.splitter
        over = self._window.centralWidget() or self._window
        if self.pane.parentWidget() is not over:
            self.pane.setParent(over)
        self.pane.setProperty("over", True)  # noqa: FBT003 - Qt's own form
        corner = splitter.mapTo(over, QPoint(0, 0))
        width = min(width, splitter.width())
        self.pane.setFixedWidth(width)
        self.pane.setGeometry(corner.x() + splitter.width() - width, corner.y(), width, splitter.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pane comes and goes with the room there is."""
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    # --- links in new tabs ---

    def _middle_clicked(self, place: QPoint) -> None:
        address = address_in_window(self._window, place)
        if address:
            self.tabs.open_behind(address)


def _lines(titles: tuple[RecordTitle, ...]) -> list[PaneLine]:
    return [
        PaneLine(f"{line.title} ({KIND_LABELS.get(line.kind, line.kind)})", address_of(line.kind, line.id))
        for line in titles
    ]
