"""Tabs: opened by key, mouse and link, each with its own way back and its own place, closed, reopened, kept for the next start."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.ui.reading import ReadingFrame
from msref.ui.screens.browse_library_screen import RecordListScreen
from msref.ui.screens.home_screen import HomeScreen
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.screens.search_content_screen import SearchContentScreen
from msref.ui.tabs import Tabs
from msref.ui.widgets.tab_row import TabRow
from msref.user_store.settings import Settings

PLEX = "record/acute-plasma-exchange"
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tabs(program: Program) -> Tabs:
    """The tabs of the real window."""
    reading = program.window.findChild(ReadingFrame)
    assert reading is not None
    return reading.tabs


def row_of(program: Program) -> TabRow:
    """The row of tabs."""
    row = program.window.findChild(TabRow)
    assert row is not None
    return row


def address(program: Program) -> str:
    """Of the page in view."""
    page = program.navigator.current
    assert page is not None
    return page.address


def middle_click(widget: QWidget, place: QPoint) -> None:
    """As a person does it, so that what no widget takes reaches the window."""
    QTest.mouseClick(widget, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, place)


def test_one_tab_shows_no_row(program: Program, tabs: Tabs) -> None:
    """Nothing stands above the page until there is something to choose."""
    row = row_of(program)
    assert not row.isVisible()
    tabs.open("library")
    assert row.isVisible()
    tabs.close_current()
    assert not row.isVisible()


def test_ctrl_t_opens_a_tab_at_home_ready_to_type(program: Program, tabs: Tabs) -> None:
    """Ctrl+T, then words: the search field has the keyboard."""
    program.navigator.go(PLEX)
    QTest.keyClick(program.window, Qt.Key.Key_T, CONTROL)
    assert len(tabs.rows) == 2
    assert isinstance(program.navigator.current, HomeScreen)
    assert program.window.search.line.hasFocus()


def test_each_tab_has_its_own_way_back_and_its_own_place(program: Program, tabs: Tabs, qtbot: QtBot) -> None:
    """The same record stands in two tabs at two places; Alt+Left goes back in one only."""
    program.navigator.go("library")
    program.navigator.go(PLEX)
    here = program.navigator.current
    assert isinstance(here, ReadRecordScreen)
    qtbot.waitUntil(lambda: here.view.verticalScrollBar().maximum() > 900)
    here.restore_position(400)
    tabs.open(PLEX)
    there = program.navigator.current
    assert there is not here
    assert isinstance(there, ReadRecordScreen)
    there.restore_position(900)
    assert not program.window.back_button.isEnabled()
    QTest.keyClick(program.window, Qt.Key.Key_Tab, CONTROL)
    assert program.navigator.current is here
    assert here.scroll_position() == 400
    QTest.keyClick(program.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert address(program) == "library"
    QTest.keyClick(program.window, Qt.Key.Key_PageUp, CONTROL)
    assert program.navigator.current is there
    assert there.scroll_position() == 900


def test_tab_keys_go_round(program: Program, tabs: Tabs) -> None:
    """Ctrl+Tab and Ctrl+PageDown to the right, with Shift and Ctrl+PageUp to the left, round at the ends."""
    for place in ("library", "evidence"):
        tabs.open(place)
    assert tabs.at == 2
    QTest.keyClick(program.window, Qt.Key.Key_Tab, CONTROL)
    assert tabs.at == 0
    QTest.keyClick(program.window, Qt.Key.Key_Backtab, CONTROL | SHIFT)
    assert tabs.at == 2
    QTest.keyClick(program.window, Qt.Key.Key_PageUp, CONTROL)
    assert tabs.at == 1
    QTest.keyClick(program.window, Qt.Key.Key_PageDown, CONTROL)
    assert tabs.at == 2


def test_a_closed_tab_comes_back_with_its_way_back(program: Program, tabs: Tabs) -> None:
    """Ctrl+W and Ctrl+Shift+T undo each other."""
    tabs.open("library")
    program.navigator.go(PLEX)
    QTest.keyClick(program.window, Qt.Key.Key_W, CONTROL)
    assert len(tabs.rows) == 1
    assert address(program) == "home"
    QTest.keyClick(program.window, Qt.Key.Key_T, CONTROL | SHIFT)
    assert len(tabs.rows) == 2
    assert address(program) == PLEX
    QTest.keyClick(program.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert address(program) == "library"


def test_closing_the_last_tab_goes_home_and_leaves_the_window(program: Program, tabs: Tabs) -> None:
    """Ctrl+W never ends the program by accident."""
    program.navigator.go(PLEX)
    QTest.keyClick(program.window, Qt.Key.Key_W, CONTROL)
    assert program.window.isVisible()
    assert address(program) == "home"
    assert len(tabs.rows) == 1
    tabs.reopen()
    assert address(program) == PLEX


def test_reopening_without_a_closed_tab_says_so(program: Program, tabs: Tabs) -> None:
    """A key that can do nothing tells why."""
    tabs.reopen()
    assert "No tab was closed" in program.window.status.message()


def test_ctrl_enter_on_a_link_opens_a_tab_behind(program: Program, tabs: Tabs) -> None:
    """Tab to a link, Ctrl+Enter: the page stays, the link's page waits in a tab, the status line says so."""
    program.navigator.go(PLEX)
    page = program.navigator.current
    assert isinstance(page, ReadRecordScreen)
    for _ in range(30):
        QTest.keyClick(page.view, Qt.Key.Key_Tab)
        target = page.view.textCursor().charFormat().anchorHref()
        if target.startswith("record:"):
            break
    QTest.keyClick(page.view, Qt.Key.Key_Return, CONTROL)
    assert address(program) == PLEX
    assert len(tabs.rows) == 2
    assert tabs.rows[1].current is not None
    assert tabs.rows[1].current.address == f"record/{target.partition(':')[2]}"
    assert tabs.title(1) in program.window.status.message()


def test_a_middle_click_on_a_link_opens_a_tab_behind(program: Program, tabs: Tabs) -> None:
    """On a source in the text it opens the source, not its card."""
    program.navigator.go(PLEX)
    page = program.navigator.current
    assert isinstance(page, ReadRecordScreen)
    view = page.view
    places = (
        QPoint(x, y)
        for y in range(5, view.viewport().height(), 6)
        for x in range(5, view.viewport().width(), 8)
        if view.anchorAt(QPoint(x, y)).startswith("cite:")
    )
    place = next(places)
    key = view.anchorAt(place).removeprefix("cite:").partition("|")[0]
    middle_click(view.viewport(), place)
    assert len(tabs.rows) == 2
    assert tabs.rows[1].current is not None
    assert tabs.rows[1].current.address == f"record/{key}"
    assert not page.popover.isVisible()


def test_a_middle_click_opens_cards_lists_and_rail_in_tabs(program: Program, tabs: Tabs) -> None:
    """Every way to a page works with the middle button too."""
    home = program.navigator.current
    assert isinstance(home, HomeScreen)
    card = home.cards[0]
    middle_click(card.main_button, QPoint(20, 20))
    middle_click(card.links[0], QPoint(10, 8))
    middle_click(program.window.rail.buttons["evidence"], QPoint(10, 10))
    opened = [row.current.address for row in tabs.rows[1:] if row.current is not None]
    assert opened == ["evidence", card.links[0].address, card.address]
    assert address(program) == "home"
    program.navigator.go("library/kind/drug")
    page = program.navigator.current
    assert isinstance(page, RecordListScreen)
    first = page.list.visualRect(page.list.model().index(0, 0)).center()
    middle_click(page.list.viewport(), first)
    assert address(program) == "library/kind/drug"
    assert tabs.rows[1].current is not None
    assert tabs.rows[1].current.address == page.list.lines[0].address


def test_a_middle_click_on_empty_ground_opens_nothing(program: Program, tabs: Tabs) -> None:
    """Only what leads somewhere opens a tab."""
    middle_click(program.window.view_button, QPoint(10, 10))
    middle_click(program.window.status, QPoint(10, 5))
    assert len(tabs.rows) == 1


def test_ctrl_enter_in_the_search_field_opens_the_best_result_behind(program: Program, tabs: Tabs) -> None:
    """The results stay for the next one."""
    QTest.keyClicks(program.window.search.line, "natalizumab")
    page = program.navigator.current
    assert isinstance(page, SearchContentScreen)
    best = page.list.chosen()
    QTest.keyClick(program.window.search.line, Qt.Key.Key_Return, CONTROL)
    assert program.navigator.current is page
    assert tabs.rows[1].current is not None
    assert tabs.rows[1].current.address == best
    QTest.keyClick(program.window.search.line, Qt.Key.Key_Return, CONTROL | SHIFT)
    assert tabs.at == 1
    assert len(tabs.rows) == 3


def test_searching_in_one_tab_leaves_the_search_of_another(program: Program, tabs: Tabs) -> None:
    """Each tab has results of its own."""
    QTest.keyClicks(program.window.search.line, "natalizumab")
    tabs.open_home()
    program.window.focus_search()
    QTest.keyClicks(program.window.search.line, "pregnancy")
    assert address(program) == "search/pregnancy"
    tabs.choose(0)
    page = program.navigator.current
    assert isinstance(page, SearchContentScreen)
    assert page.address == "search/natalizumab"
    assert page.result.query == "natalizumab"
    assert program.window.search.line.text() == "natalizumab"


def test_titles_stand_whole_in_tip_and_name(program: Program, tabs: Tabs) -> None:
    """A shortened title is never the only one; every close button says what it closes."""
    tabs.open("table/t1-severe-relapse")
    tabs.open_behind(PLEX)
    bar = row_of(program).bar
    for row in range(bar.count()):
        assert bar.tabToolTip(row) == tabs.title(row)
        assert bar.accessibleTabName(row) == tabs.title(row)
        close = bar.tabButton(row, QTabBar.ButtonPosition.RightSide)
        assert isinstance(close, QAbstractButton)
        assert tabs.title(row) in close.accessibleName()
    assert tabs.title(2) == "Plasma exchange for a severe relapse"


def test_the_title_of_a_tab_is_that_of_its_page(program: Program, tabs: Tabs) -> None:
    """Titles made without the page are those that the page then has."""
    for place in (
        PLEX, "table/t1-severe-relapse", "library/kind/drug", "library/topic/acute", "evidence", "planner", "library",
        "chart/acute-relapse", "record/arrambide2020", "patient-summary",
    ):  # fmt: skip
        tabs.open_behind(place)
        made_before = tabs.title(1)
        tabs.choose(1)
        page = program.navigator.current
        assert page is not None
        if place not in {"planner", "patient-summary"}:  # the rail's shorter word, until the page itself is there
            assert made_before == page.title, place
        assert tabs.title(1) == page.title
        tabs.choose(0)


def test_few_pages_live_however_many_tabs(program: Program, tabs: Tabs) -> None:
    """Far tabs are made again from their address, where they were scrolled."""
    program.navigator.go(PLEX)
    page = program.navigator.current
    assert isinstance(page, ReadRecordScreen)
    page.restore_position(700)
    drugs = [line.id for line in page._library.titles(kind="glossary")][:30]
    for name in drugs:
        tabs.open(f"record/{name}")
    QApplication.sendPostedEvents(None, 0)
    assert len(tabs.rows) == 31
    assert program.navigator.stack.count() <= 13
    tabs.choose(0)
    again = program.navigator.current
    assert again is not page
    assert address(program) == PLEX
    assert again is not None
    assert again.scroll_position() == 700


def test_middle_click_on_a_tab_closes_it(program: Program, tabs: Tabs) -> None:
    """As in a browser; the tab in view stays."""
    tabs.open_behind("library")
    bar = row_of(program).bar
    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(1).center())
    assert len(tabs.rows) == 1
    assert address(program) == "home"


def test_tabs_are_kept_for_the_next_start_without_searches(
    program: Program, tabs: Tabs, qtbot: QtBot, library_path: Path
) -> None:
    """The next start opens the pages of the library where they were scrolled, behind the home page."""
    program.navigator.go("search/secret words")
    tabs.open("library/kind/drug")
    tabs.open(PLEX)
    page = program.navigator.current
    assert page is not None
    page.restore_position(300)
    program.window.close()
    text = program.settings.path.read_text(encoding="utf-8")
    assert "secret" not in text
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    again = Program(application, Settings(program.settings.path), library_path, as_of=date(2026, 12, 1))
    qtbot.addWidget(again.window)
    with qtbot.waitExposed(again.window):
        again.window.show()
    qtbot.waitUntil(lambda: again.is_ready)
    reading = again.window.findChild(ReadingFrame)
    assert reading is not None
    assert [row.current.address for row in reading.tabs.rows if row.current] == ["home", "library/kind/drug", PLEX]
    reading.tabs.choose(2)
    restored = again.navigator.current
    assert restored is not None
    assert restored.scroll_position() == 300


def test_without_the_setting_no_tab_is_opened_again(
    program: Program, tabs: Tabs, qtbot: QtBot, library_path: Path
) -> None:
    """Who does not want it starts with one page."""
    tabs.open(PLEX)
    program.settings.put("reopen_tabs", value=False)
    program.window.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    again = Program(application, Settings(program.settings.path), library_path, as_of=date(2026, 12, 1))
    qtbot.addWidget(again.window)
    again.window.show()
    qtbot.waitUntil(lambda: again.is_ready)
    reading = again.window.findChild(ReadingFrame)
    assert reading is not None
    assert len(reading.tabs.rows) == 1


def test_one_page_read_is_not_kept_as_a_tab(program: Program, tabs: Tabs) -> None:
    """The home page offers it under "Where you were"; a second tab at each start would be clutter."""
    program.navigator.go(PLEX)
    assert tabs.kept() == ""


def test_side_buttons_of_the_mouse_go_back_and_forward(program: Program, tabs: Tabs) -> None:
    """As in a browser, wherever the pointer is."""
    assert tabs.at == 0
    program.navigator.go("library")
    program.navigator.go("evidence")
    for button, expected in ((Qt.MouseButton.BackButton, "library"), (Qt.MouseButton.ForwardButton, "evidence")):
        QTest.mouseClick(program.window.status, button, pos=QPoint(5, 5))
        assert address(program) == expected
    assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
