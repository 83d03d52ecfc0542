"""
Which address leads to which page, and the parts of the window that may come after the first painted frame.

Imported by `app` once the window is on the screen; everything that makes the start longer than needed belongs here.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget

from msref import __version__
from msref.content_store.library import Library
from msref.content_store.search import SearchIndex
from msref.ui.commands import make_actions
from msref.ui.page import Page
from msref.ui.screens.assess_criteria_screen import AssessCriteriaScreen
from msref.ui.screens.browse_library_screen import algorithms_screen, evidence_screen, list_screen
from msref.ui.screens.evidence_table_screen import EvidenceTableScreen
from msref.ui.screens.help_screen import HelpScreen
from msref.ui.screens.home_screen import HomeScreen
from msref.ui.screens.message_screen import MessageScreen
from msref.ui.screens.plan_dates_screen import PlanDatesScreen
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.screens.run_calculator_screen import RunCalculatorScreen, calculators_screen
from msref.ui.screens.search_content_screen import SearchContentScreen
from msref.ui.screens.summarise_patient_screen import SummarisePatientScreen
from msref.ui.screens.walk_flowchart_screen import WalkFlowchartScreen
from msref.ui.widgets.case_files import CaseFiles
from msref.ui.widgets.find_bar import FindBar
from msref.ui.widgets.parameter_patient import Patient, patient_of
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


def add_pages(window: MainWindow, library: Library, today: date | None = None) -> None:
    """Give the navigator every page, the window its find bar, its search and its patient; dates count from `today`."""
    settle(window)
    connect_patient(window, library, patient_of(library, today))
    window.navigator.add_routes(_routes(window, library))
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
        if kind == "table":
            return table(record_id)
        if kind == "flowchart":
            return chart(record_id)
        return ReadRecordScreen(library, record_id)

    def table(table_id: str) -> Page:
        return _with_slim_bars(EvidenceTableScreen(library, table_id))

    def chart(chart_id: str) -> Page:
        return _with_slim_bars(WalkFlowchartScreen(library, chart_id))

    def help_page(_: str) -> Page:
        return HelpScreen(list(window.actions_by_name.values()), window.rail.shortcuts, about(library))

    return {
        "library": lambda what: list_screen(library, what),
        "evidence": lambda _: evidence_screen(library),
        "algorithms": lambda _: algorithms_screen(library),
        "record": record,
        "table": table,
        "chart": chart,
        **_patient_routes(library),
        "search": search,
        "help": help_page,
    }


def _patient_routes(library: Library) -> dict[str, Callable[[str], Page]]:
    """The pages that answer for the patient in memory."""
    return {
        "patient": lambda _: _with_slim_bars(AssessCriteriaScreen(library)),
        "calculators": lambda _: calculators_screen(library),
        "calc": lambda name: _with_slim_bars(RunCalculatorScreen(library, name)),
        "planner": lambda _: _with_slim_bars(PlanDatesScreen(library)),
        "patient-summary": lambda _: _with_slim_bars(SummarisePatientScreen(library)),
    }


def _with_slim_bars(page: Page) -> Page:
    panel = page.side_panel()
    for area in (*page.findChildren(QAbstractScrollArea), *(panel.findChildren(QAbstractScrollArea) if panel else ())):
        slim_scroll_bars(area)
    return page


def connect_patient(window: MainWindow, library: Library, patient: Patient) -> None:
    """Let the keys of the window clear, save and open the patient, and the status line say what is in memory."""
    files = CaseFiles(library, patient, window)
    files.told.connect(window.status.show_message)

    def clear() -> None:
        patient.clear()
        window.status.show_message("The patient was cleared: nothing is known any more.")

    functions = {"clear": clear, "open": files.open, "save": files.save}

    def show_state() -> None:
        window.status.set_patient(len(patient.facts), answered=patient.is_set)

    window.patient_wanted.connect(lambda what: functions[what]())
    patient.changed.connect(show_state)
    show_state()


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
