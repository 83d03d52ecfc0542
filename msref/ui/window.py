"""
The frame of the program: rail, search field, pages, panel at the right, status line.

It connects what the user does with the navigator and the appearance and keeps the window's settings. It knows no page but by its interface, and
opens no file itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from msref.ui.addresses import read_address
from msref.ui.widgets.buttons import FlatButton
from msref.ui.widgets.rail import Rail
from msref.ui.widgets.search_field import SearchField
from msref.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction, QCloseEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from msref.ui.appearance import Appearance
    from msref.ui.navigator import Navigator
    from msref.user_store.settings import Settings

_COMPACT_LETTERS: Final = 118  # a window narrower than this many letters has its rail's icons above their words
_FEW_LETTERS: Final = 44  # and one narrower than this shows its last button without its word
_RAIL_PLACES: Final = {
    "home": "home",
    "library": "library",
    "record": "library",
    "evidence": "evidence",
    "table": "evidence",
    "algorithms": "algorithms",
    "chart": "algorithms",
    "patient": "patient",
    "planner": "planner",
    "calculators": "calculators",
    "calc": "calculators",
    "patient-summary": "patient-summary",
    "bookmarks": "bookmarks",
    "history": "bookmarks",
}
_ADDED_LATER: Final = (
    "new_tab", "close_tab", "reopen_tab", "next_tab", "previous_tab", "contents", "settings", "print", "save_pdf",
    "bookmark", "note", "bookmarks", "history",
)  # fmt: skip
_NOT_KEPT: Final = ("search", "message", "home", "help")  # pages not offered again as "where you were"


class WayOfKeyboard(Protocol):
    """Whoever moves the keyboard through the window, once it is complete."""

    def step(self, *, forwards: bool) -> bool:
        """To the next control, or the one before."""

    def next_part(self) -> None:
        """To the next part of the window."""

    def previous_part(self) -> None:
        """To the part before."""


class MainWindow(QMainWindow):
    """The window. `painted` tells once that the first frame is on the screen."""

    painted = Signal()
    view_menu_wanted = Signal(QWidget)
    find_wanted = Signal(int)
    """0 asks for the find bar, 1 for the next place, -1 for the one before."""
    patient_wanted = Signal(str)
    """What is to be done with the patient in memory: clear, open or save."""
    wanted = Signal(str)
    """A command by its name whose doing is added after the first frame."""
    middle_clicked = Signal(QPoint)
    """The middle button was pressed at this place of the screen, and no widget took it."""
    address_wanted = Signal(str)
    """An address given from outside, on the command line."""
    case_file_wanted = Signal(str)
    """A case file given from outside."""
    panel_changed = Signal()
    closing = Signal()
    """Just before the settings are saved."""

    def __init__(
        self, *, navigator: Navigator, appearance: Appearance, settings: Settings, places: frozenset[str]
    ) -> None:
        super().__init__()
        self.navigator = navigator
        self.appearance = appearance
        self.settings = settings
        self._was_painted = False
        self.setWindowTitle("msref")
        self.rail = Rail(places)
        self.search = SearchField()
        self.status = StatusLine()
        self.back_button = FlatButton(self.tr("Back"), icon="back", show_text=False)
        self.forward_button = FlatButton(self.tr("Forward"), icon="forward", show_text=False)
        self.view_button = FlatButton(self.tr("View"), icon="view")
        self.actions_by_name: Mapping[str, QAction] = {}
        self.keyboard: WayOfKeyboard | None = None
        """How Tab and F6 go; given after the first frame."""
        self._panel_holder = QWidget()
        self._panel: QWidget | None = None
        self.bar = QHBoxLayout()
        self.above_page = QVBoxLayout()
        self.below_page = QVBoxLayout()
        self._build()
        self._connect()
        self._restore_geometry()

    # --- building ---

    def _build(self) -> None:
        self._panel_holder.hide()
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.navigator.stack)
        self.splitter.addWidget(self._panel_holder)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        panel_column = QVBoxLayout(self._panel_holder)
        panel_column.setContentsMargins(0, 0, 0, 0)
        bar = self.bar
        bar.setContentsMargins(8, 8, 10, 8)
        bar.setSpacing(4)
        for widget in (self.back_button, self.forward_button):
            bar.addWidget(widget)
        bar.addSpacing(6)
        bar.addWidget(self.search, 1)
        bar.addStretch(0)
        bar.addWidget(self.view_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(bar)
        right.addLayout(self.above_page)
        right.addWidget(self.splitter, 1)
        right.addLayout(self.below_page)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(right, 1)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.status)
        self.setCentralWidget(middle)
        self.setMinimumSize(480, 360)

    def _connect(self) -> None:
        self.rail.chosen.connect(self._follow)
        self.back_button.clicked.connect(self.navigator.back)
        self.forward_button.clicked.connect(self.navigator.forward)
        self.view_button.clicked.connect(self._open_view_menu)
        self.navigator.page_changed.connect(self._page_changed)
        self.navigator.status.connect(self.status.show_message)
        self.search.line.textEdited.connect(self._search_typed)
        self.search.line.leave.connect(self._leave_search)

    def settle(self, actions: Mapping[str, QAction]) -> None:
        """What may come after the first frame: the commands with their keys, and small comforts."""
        self.actions_by_name = actions
        self.rail.add_keys()
        self.search.settle()
        self.appearance.follow_system()

    def functions(self) -> dict[str, Callable[[], object]]:
        """What each command does, by its name in `commands`."""
        return {
            "search": self.focus_search,
            "find": lambda: self.find_wanted.emit(0),
            "find_next": lambda: self.find_wanted.emit(1),
            "find_previous": lambda: self.find_wanted.emit(-1),
            "back": self.navigator.back,
            "forward": self.navigator.forward,
            "home": self.go_home,
            "next_part": self._next_part,
            "previous_part": self._previous_part,
            "copy_page": self._copy_page,
            "clear_patient": lambda: self.patient_wanted.emit("clear"),
            "open_case": lambda: self.patient_wanted.emit("open"),
            "save_case": lambda: self.patient_wanted.emit("save"),
            "zoom_in": self._zoom_in,
            "zoom_out": self._zoom_out,
            "zoom_reset": self._zoom_reset,
            "full_screen": self._full_screen,
            "help": self._help,
            "quit": self.close,
            **{name: partial(self.wanted.emit, name) for name in _ADDED_LATER},
        }

    # --- moving about ---

    def go_home(self) -> None:
        """The home page, cursor in the search field."""
        self.navigator.go("home")

    def _follow(self, address: str) -> None:
        self.navigator.follow(address)

    def focus_search(self) -> None:
        """The cursor into the search field, its words selected."""
        self.search.line.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        self.search.line.selectAll()

    def _page_changed(self) -> None:
        page = self.navigator.current
        if page is None:
            return
        place = read_address(page.address)
        self.setWindowTitle(f"{page.title} - msref" if page.title else "msref")
        self.rail.mark(_RAIL_PLACES.get(place.place, ""))
        self.back_button.setEnabled(self.navigator.history.can_go_back)
        self.forward_button.setEnabled(self.navigator.history.can_go_forward)
        self.status.show_message("")
        self._show_panel(page.side_panel())
        typing = self.search.line.hasFocus() and place.place == "search" and self.search.line.text() == place.what
        if not typing:
            self._leave_field(place.what if place.place == "search" else "")
        if place.place not in _NOT_KEPT:
            self.settings.put("last_page", page.address)
            self.settings.put("last_page_title", page.title)

    def _leave_field(self, words: str) -> None:
        self.search.line.setText(words)
        page = self.navigator.current
        if page is None or page.address == "home":
            self.search.line.setFocus()
        else:
            page.focus_first()

    def _show_panel(self, panel: QWidget | None) -> None:
        layout = self._panel_holder.layout()
        if panel is self._panel or layout is None:
            self._panel_holder.setVisible(panel is not None)
            self.panel_changed.emit()
            return
        if self._panel is not None:
            layout.removeWidget(self._panel)
            self._panel.setParent(None)
        self._panel = panel
        if panel is not None:
            layout.addWidget(panel)
            panel.show()
        self._panel_holder.setVisible(panel is not None)
        self.panel_changed.emit()

    def panel_width(self) -> int:
        """How much of the room beside the page the panel takes."""
        if self._panel is None:
            return 0
        # A panel that has just come is not laid out yet.
        return max(self._panel_holder.width(), self._panel.sizeHint().width())

    def _search_typed(self, words: str) -> None:
        page = self.navigator.current
        searching = page is not None and read_address(page.address).place == "search"
        if words.strip():
            self.navigator.go(f"search/{words}", replace=searching)
        elif searching:
            self.navigator.back()

    def _leave_search(self) -> None:
        page = self.navigator.current
        if page is not None and read_address(page.address).place == "search" and self.navigator.history.can_go_back:
            self.search.line.clearFocus()
            self.navigator.back()
        elif page is not None:
            self.search.line.clear()
            page.focus_first()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name and form
        """Tab goes in reading order, however late a part was built."""
        return self.keyboard.step(forwards=next) if self.keyboard is not None else super().focusNextPrevChild(next)

    def _next_part(self) -> None:
        if self.keyboard is not None:
            self.keyboard.next_part()

    def _previous_part(self) -> None:
        if self.keyboard is not None:
            self.keyboard.previous_part()

    # --- copying, size, help ---

    def _copy_page(self) -> None:
        page = self.navigator.current
        if page is not None:
            QApplication.clipboard().setText(page.plain_text())
            self.status.show_message(self.tr("The page was copied as text, with its sources."))

    def _zoom_in(self) -> None:
        self._set_zoom(self.appearance.next_zoom(1))

    def _zoom_out(self) -> None:
        self._set_zoom(self.appearance.next_zoom(-1))

    def _zoom_reset(self) -> None:
        self._set_zoom(100)

    def _set_zoom(self, percent: int) -> None:
        self.appearance.set_zoom(percent)
        self.settings.put("zoom_percent", self.appearance.zoom_percent)
        self.status.show_message(self.tr("Size {percent} percent.").format(percent=self.appearance.zoom_percent))
        self.fit_rail()

    def choose_theme(self, choice: str) -> None:
        """Take a theme and keep the choice."""
        self.appearance.choose(choice)
        self.settings.put("theme", choice)

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ QtCore.Qt.WindowState.WindowFullScreen)

    def _help(self) -> None:
        self.navigator.go("help")

    def _open_view_menu(self) -> None:
        self.view_menu_wanted.emit(self.view_button)

    # --- the window's own life ---

    def fit_rail(self) -> None:
        """Give the rail the room that the letters and the window leave it."""
        letters = self.width() / max(1, self.fontMetrics().horizontalAdvance("0"))
        self.rail.set_compact(compact=letters < _COMPACT_LETTERS)
        self.view_button.set_compact(compact=letters < _FEW_LETTERS)
        self.setMinimumHeight(360 + 4 * max(0, self.fontMetrics().height() - 17))  # large letters need some more

    def _restore_geometry(self) -> None:
        kept = self.settings.text("window_geometry")
        if not kept or not self.restoreGeometry(QtCore.QByteArray.fromBase64(kept.encode("ascii", "ignore"))):
            self.resize(1180, 780)
        self.fit_rail()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives its rail less room."""
        super().resizeEvent(event)
        self.fit_rail()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once, after the frame has gone to the screen."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What no widget took: the middle button opens what lies under it in a new tab, the side buttons go back and forward."""
        buttons = QtCore.Qt.MouseButton
        if event.button() == buttons.MiddleButton:
            self.middle_clicked.emit(event.globalPosition().toPoint())
        elif event.button() == buttons.BackButton:
            self.navigator.back()
        elif event.button() == buttons.ForwardButton:
            self.navigator.forward()
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep size, place and settings."""
        geometry = self.saveGeometry().toBase64().toStdString()
        self.settings.put("window_geometry", geometry)
        self.closing.emit()
        self.settings.save()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The rail counts in letters."""
        if event.type() == QEvent.Type.FontChange and self._was_painted:
            self.fit_rail()
        super().changeEvent(event)
