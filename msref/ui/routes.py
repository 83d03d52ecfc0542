"""
Which address leads to which page, and the parts of the window that may come after the first painted frame.

Imported by `app` once the window is on the screen; everything that makes the start longer than needed belongs here.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget

from msref import __version__
from msref.content_store.library import Library
from msref.content_store.search import SearchIndex
from msref.ui.commands import make_actions
from msref.ui.page import Page
from msref.ui.screens.browse_library_screen import algorithms_screen, evidence_screen, list_screen
from msref.ui.screens.evidence_table_screen import EvidenceTableScreen
from msref.ui.screens.help_screen import HelpScreen
from msref.ui.screens.home_screen import HomeScreen
from msref.ui.screens.message_screen import MessageScreen
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.screens.search_content_screen import SearchContentScreen
from msref.ui.widgets.find_bar import FindBar
from msref.ui.widgets.scroll_bars import slim_scroll_bars
from msref.ui.window import MainWindow
from msref.ui.window_icon import window_icon
from msref.usecases.describe_content import review_words
from msref.usecases.search_content import complete_scope

_THEMES = (
    ("system", "Colours of the system"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("high_contrast", "High contrast"),
)
_IN_MENU = (
    "open_case",
    "save_case",
    "clear_patient",
    "zoom_in",
    "zoom_out",
    "zoom_reset",
    "full_screen",
    "find",
    "copy_page",
    "help",
    "quit",
)


def settle(window: MainWindow) -> None:
    """Complete the window: commands and keys, icon, the page of a plain sentence."""
    window.settle(make_actions(window, window.functions()))
    window.setWindowIcon(window_icon())
    window.navigator.message_page = MessageScreen
    window.view_menu_wanted.connect(lambda button: open_view_menu(window, button))
    home = window.navigator.current
    if isinstance(home, HomeScreen):
        home.settle()
        slim_scroll_bars(home.grid)


def show_no_library(window: MainWindow, sentence: str) -> None:
    """The window without a library: a sentence that says where it was looked for and how to mend it."""
    settle(window)
    window.navigator.message_page = lambda title, words: MessageScreen(title, words, with_home=False)
    window.navigator.add_routes({})
    window.navigator.show_message("The library could not be opened", sentence)


def add_pages(window: MainWindow, library: Library) -> None:
    """Give the navigator the pages to read, the window its find bar and its search; `patient_routes` adds the pages for a patient."""
    settle(window)
    window.navigator.add_routes(_routes(window, library), complete=False)
    bar = FindBar(window.navigator)
    window.below_page.addWidget(bar)
    window.find_wanted.connect(bar.act)
    connect_search(window)


def _routes(window: MainWindow, library: Library) -> dict[str, Callable[[str], Page]]:
    """Which place makes which page."""
    index = SearchIndex(library.connection)

    def search(words: str) -> Page:
        screen = SearchContentScreen(index, words)
        screen.words_wanted.connect(lambda words: type_words(window, words))
        return screen

    def record(record_id: str) -> Page:
        kind = library.title(record_id).kind
        return table(record_id) if kind == "table" else ReadRecordScreen(library, record_id)

    def table(table_id: str) -> Page:
        return with_slim_bars(EvidenceTableScreen(library, table_id))

    def help_page(_: str) -> Page:
        return HelpScreen(list(window.actions_by_name.values()), window.rail.shortcuts, about(library))

    return {
        "library": lambda what: list_screen(library, what),
        "evidence": lambda _: evidence_screen(library),
        "algorithms": lambda _: algorithms_screen(library),
        "record": record,
        "table": table,
        "search": search,
        "help": help_page,
    }


def with_slim_bars(page: Page) -> Page:
    """The page, its scroll bars and those of its panel made slim."""
    panel = page.side_panel()
    for area in (*page.findChildren(QAbstractScrollArea), *(panel.findChildren(QAbstractScrollArea) if panel else ())):
        slim_scroll_bars(area)
    return page


def connect_search(window: MainWindow) -> None:
    """Let the search field walk, open and complete what the results page shows."""
    line = window.search.line

    def results() -> SearchContentScreen | None:
        page = window.navigator.current
        return page if isinstance(page, SearchContentScreen) else None

    def walk(steps: int) -> None:
        if (screen := results()) is not None:
            screen.list.walk(steps)

    def open_chosen() -> None:
        if (screen := results()) is not None:
            screen.list.open_chosen()

    def complete() -> None:
        if (completed := complete_scope(line.text())) != line.text() and results() is not None:
            type_words(window, completed)

    line.walk.connect(walk)
    line.returnPressed.connect(open_chosen)
    line.complete.connect(complete)


def type_words(window: MainWindow, words: str) -> None:
    """Put words into the search field as if they had been typed."""
    line = window.search.line
    line.setFocus()
    line.setText(words)
    line.textEdited.emit(words)


def about(library: Library) -> str:
    """Program, content and review state in a sentence or two."""
    info = library.info()
    return (
        f"msref {__version__}. Content {info.pack_id} {info.version} of {info.date}: {info.record_count} records, {review_words(info)}. "
        f"Licence of the content: {info.licence}."
    )


def open_view_menu(window: MainWindow, button: QWidget) -> None:
    """The menu of colours, size and help; made when it is asked for."""
    menu = QMenu(window)
    group = QActionGroup(menu)
    for choice, words in _THEMES:
        action = QAction(words, group)
        action.setCheckable(True)
        action.setChecked(window.appearance.choice == choice)
        action.triggered.connect(lambda _, choice=choice: window.choose_theme(choice))
        menu.addAction(action)
    menu.addSeparator()
    start = menu.addAction("Start with the page read last")
    start.setCheckable(True)
    start.setChecked(window.settings.text("start_with") == "last_page")
    start.toggled.connect(lambda on: window.settings.put("start_with", "last_page" if on else "home"))
    menu.addSeparator()
    for name in _IN_MENU:
        menu.addAction(window.actions_by_name[name])
    menu.aboutToHide.connect(menu.deleteLater)
    corner = button.mapToGlobal(button.rect().bottomRight())
    menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y() + 2))
