"""
Which address leads to which page, and the parts of the window that may come after the first painted frame.

Imported by `app` once the window is on the screen; everything that makes the start longer than needed belongs here.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget

from msref import __version__
from msref.content_store.library import Library
from msref.content_store.search import SearchIndex
from msref.errors import KnownError
from msref.ui.commands import make_actions
from msref.ui.content_words import review_words
from msref.ui.keyboard_order import KeyboardOrder
from msref.ui.page import Page
from msref.ui.policy_words import policy_words
from msref.ui.reading import ReadingFrame
from msref.ui.screens.browse_library_screen import algorithms_screen, evidence_screen, list_screen
from msref.ui.screens.evidence_table_screen import EvidenceTableScreen
from msref.ui.screens.help_screen import HelpScreen
from msref.ui.screens.home_screen import HomeScreen
from msref.ui.screens.message_screen import MessageScreen
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.screens.safety_screen import SafetyScreen
from msref.ui.screens.search_content_screen import SearchContentScreen
from msref.ui.screens.settings_dialog import SettingsDialog
from msref.ui.settings_in_force import SettingsInForce
from msref.ui.widgets.clear_sign import ClearSign
from msref.ui.widgets.find_bar import FindBar
from msref.ui.widgets.find_in_list import ButtonFinder
from msref.ui.widgets.scroll_bars import slim_scroll_bars
from msref.ui.window import MainWindow
from msref.ui.window_icon import window_icon
from msref.usecases.search_content import complete_scope
from msref.user_store.policy import NO_POLICY, Policy

_IN_MENU = (
    "open_case",
    "save_case",
    "clear_patient",
    "zoom_in",
    "zoom_out",
    "zoom_reset",
    "full_screen",
    "contents",
    "find",
    "copy_page",
    "print",
    "save_pdf",
    "settings",
    "help",
    "quit",
)


def settle(window: MainWindow) -> None:
    """Complete the window: commands and keys, icon, the page of a plain sentence."""
    # All icons are the program's own or drawn by Qt. Without this Qt looks for each sign of a field in thousands of places of the system's themes.
    QIcon.setThemeSearchPaths([":/icons"])
    window.settle(make_actions(window, window.functions()))
    window.keyboard = KeyboardOrder(window)
    ClearSign(window.search.line)
    window.setWindowIcon(window_icon())
    window.navigator.message_page = MessageScreen
    window.view_menu_wanted.connect(lambda button: open_view_menu(window, button))
    window.wanted.connect(lambda name: open_settings(window) if name == "settings" else None)
    SettingsInForce(window)
    home = window.navigator.current
    if isinstance(home, HomeScreen):
        settled_home(home)


def settled_home(home: HomeScreen) -> HomeScreen:
    """The home page with what need not stand before the first frame."""
    home.settle()
    slim_scroll_bars(home.grid)
    home.use_finder(
        ButtonFinder(home.grid, [button for card in home.cards for button in (card.main_button, *card.links)])
    )
    return home


def open_settings(window: MainWindow) -> SettingsDialog:
    """The one dialog of settings, in front."""
    dialog = window.findChild(SettingsDialog) or SettingsDialog(window.settings, window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


def show_no_library(window: MainWindow, sentence: str) -> None:
    """The window without a library: a sentence that says where it was looked for and how to mend it."""
    settle(window)
    window.navigator.message_page = lambda title, words: MessageScreen(title, words, with_home=False)
    window.navigator.add_routes({})
    title = QCoreApplication.translate("Routes", "The library could not be opened")
    window.navigator.show_message(title, sentence)


def add_pages(window: MainWindow, library: Library, safety_file: Path, policy: Policy = NO_POLICY) -> None:
    """Give the navigator the pages to read, the window its find bar and its search; `patient_routes` adds the pages for a patient."""
    settle(window)
    window.navigator.add_routes(_routes(window, library), complete=False)
    window.navigator.add_routes(_help_routes(window, library, safety_file, policy), complete=False)
    _add_reading(window, library)
    bar = FindBar(window.navigator)
    window.below_page.addWidget(bar)
    window.find_wanted.connect(bar.act)
    connect_search(window)


def _add_reading(window: MainWindow, library: Library) -> None:
    """Tabs, the way to the page, contents beside it; the tabs of the last time when the user wants them."""
    reading, settings = ReadingFrame(window, library), window.settings
    settings.when_changed.append(lambda name: reading.setting_changed() if name == "show_outline" else None)
    if settings.flag("reopen_tabs"):
        reading.tabs.restore(settings.text("open_tabs"))
    window.closing.connect(lambda: settings.put("open_tabs", reading.tabs.kept()))


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

    return {
        "library": lambda what: list_screen(library, what),
        "evidence": lambda _: evidence_screen(library),
        "algorithms": lambda _: algorithms_screen(library),
        "record": record,
        "table": table,
        "search": search,
    }


def _help_routes(
    window: MainWindow, library: Library, safety_file: Path, policy: Policy
) -> dict[str, Callable[[str], Page]]:
    def help_page(_: str) -> Page:
        actions = [action for action in window.actions_by_name.values() if action.isVisible()]
        return HelpScreen(actions, window.rail.shortcuts, f"{about(library)} {policy_words(policy)}")

    def safety(_: str) -> Page:
        try:
            return SafetyScreen(safety_file.read_text(encoding="utf-8"))
        except OSError as fault:
            raise KnownError(
                QCoreApplication.translate(
                    "Routes", "The safety statement {file} cannot be read ({fault}). Install msref again."
                ).format(file=safety_file, fault=fault.strerror)
            ) from fault

    return {"help": help_page, "safety": safety}


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
    return QCoreApplication.translate(
        "Routes",
        "msref {program}. Content {pack} {version} of {date}: {count} records, {review}. Licence of the content: {licence}.",
    ).format(
        program=__version__,
        pack=info.pack_id,
        version=info.version,
        date=info.date,
        count=info.record_count,
        review=review_words(info),
        licence=info.licence,
    )


def _themes() -> tuple[tuple[str, str], ...]:
    """The choices of colours with their words."""
    translate = QCoreApplication.translate
    return (
        ("system", translate("Routes", "Colours of the system")),
        ("light", translate("Routes", "Light")),
        ("dark", translate("Routes", "Dark")),
        ("high_contrast", translate("Routes", "High contrast")),
    )


def open_view_menu(window: MainWindow, button: QWidget) -> None:
    """The menu of colours, size and help; made when it is asked for."""
    menu = QMenu(window)
    group = QActionGroup(menu)
    for choice, words in _themes():
        action = QAction(words, group)
        action.setCheckable(True)
        action.setChecked(window.appearance.choice == choice)
        action.triggered.connect(lambda _, choice=choice: window.choose_theme(choice))
        menu.addAction(action)
    menu.addSeparator()
    for name in _IN_MENU:
        menu.addAction(window.actions_by_name[name])
    menu.aboutToHide.connect(menu.deleteLater)
    corner = button.mapToGlobal(button.rect().bottomRight())
    menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y() + 2))
