"""What stands round a page for reading: the way from the library, its contents, what it leads to and what leads to it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.ui.reading import ReadingFrame
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.widgets.breadcrumbs import CrumbButton
from msref.ui.widgets.reading_pane import HEADINGS, LINKING, RELATED, PaneLine, PaneList

PLEX = "record/acute-plasma-exchange"
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def reading(program: Program) -> ReadingFrame:
    """Tabs, way and pane of the real window, wide enough for a pane beside the page."""
    program.window.resize(1500, 800)
    QApplication.processEvents()
    found = program.window.findChild(ReadingFrame)
    assert found is not None
    return found


def opened(program: Program, address: str = PLEX) -> ReadRecordScreen:
    """A record page in view."""
    program.navigator.go(address)
    page = program.navigator.current
    assert isinstance(page, ReadRecordScreen)
    QApplication.processEvents()
    return page


def row_with(view: PaneList, words: str) -> int:
    """The row that begins with these words."""
    return next(row for row in range(view.count()) if view.item(row).text().startswith(words))


def test_the_pane_holds_headings_related_and_what_links_here(program: Program, reading: ReadingFrame) -> None:
    """As many lines as the library has, under their heads."""
    page = opened(program)
    titles = [line.title for line in page.record.related]
    linking = page._library.linking_to(str(page.record.id))
    assert reading.pane.isVisible()
    assert reading.pane.list.lines_of(HEADINGS)[: len(page.record.headings)] == [
        heading.text for heading in page.record.headings
    ]
    assert titles
    assert all(line.startswith(title) for line, title in zip(reading.pane.list.lines_of(RELATED), titles, strict=True))
    assert linking
    assert len(reading.pane.list.lines_of(LINKING)) == len(linking)


def test_a_heading_is_jumped_to_and_marked_while_read(program: Program, reading: ReadingFrame, qtbot: QtBot) -> None:
    """A click scrolls there; scrolling moves the mark."""
    page = opened(program)
    qtbot.waitUntil(lambda: page.view.verticalScrollBar().maximum() > 500)
    view = reading.pane.list
    last = page.record.headings[-1]
    row = row_with(view, last.text)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualItemRect(view.item(row)).center())
    assert page.scroll_position() > 0
    assert page.view.hasFocus()
    assert view.read_row == row
    assert "being read" in str(view.item(row).data(Qt.ItemDataRole.AccessibleTextRole))
    page.restore_position(0)
    assert view.read_row != row


def test_what_links_here_is_opened_by_enter(program: Program, reading: ReadingFrame) -> None:
    """The keyboard walks the pane and opens a page; Ctrl+Enter opens it in a tab."""
    page = opened(program)
    linking = page._library.linking_to(str(page.record.id))
    view = reading.pane.list
    view.setFocus()
    view.setCurrentRow(row_with(view, "▾ What links here") + 1)
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert program.navigator.current is page
    assert len(reading.tabs.rows) == 2
    QTest.keyClick(view, Qt.Key.Key_Return)
    current = program.navigator.current
    assert current is not None
    assert current.address.endswith(f"/{linking[0].id}")


def test_a_middle_click_in_the_pane_opens_a_tab(program: Program, reading: ReadingFrame) -> None:
    """Related pages open behind this one."""
    page = opened(program)
    view = reading.pane.list
    row = row_with(view, "▾ Related") + 1
    view.scrollToItem(view.item(row))
    QApplication.processEvents()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, pos=view.visualItemRect(view.item(row)).center())
    assert program.navigator.current is page
    assert len(reading.tabs.rows) == 2


def test_a_group_closes_and_stays_closed(program: Program, reading: ReadingFrame) -> None:
    """Left closes, Right opens, the state is spoken, and the next page keeps it."""
    opened(program)
    view = reading.pane.list
    head = row_with(view, "▾ Related")
    view.setFocus()
    view.setCurrentRow(head)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.item(head + 1).isHidden()
    assert str(view.item(head).data(Qt.ItemDataRole.AccessibleTextRole)).endswith("closed")
    opened(program, "record/natalizumab")
    head = row_with(view, "▸ Related")
    assert view.item(head + 1).isHidden()
    view.setCurrentRow(head)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert not view.item(head + 1).isHidden()


def test_ctrl_shift_1_folds_the_pane_for_good(program: Program, reading: ReadingFrame) -> None:
    """The setting remembers it; the keyboard goes to the pane and back to the page."""
    page = opened(program)
    QTest.keyClick(program.window, Qt.Key.Key_1, CONTROL_SHIFT)
    assert not reading.pane.isVisible()
    assert program.settings.flag("show_outline") is False
    assert page.view.hasFocus()
    QTest.keyClick(program.window, Qt.Key.Key_1, CONTROL_SHIFT)
    assert reading.pane.isVisible()
    assert reading.pane.list.hasFocus()


@pytest.mark.parametrize(("width", "zoom"), [(700, 100), (1400, 200), (640, 200)])
def test_without_room_the_pane_folds_and_comes_over_the_page(
    program: Program, reading: ReadingFrame, width: int, zoom: int
) -> None:
    """In a narrow or enlarged window the text keeps its width; the pane comes when called and goes when used."""
    program.appearance.set_zoom(zoom)
    program.window.resize(width, 700)
    page = opened(program)
    QApplication.processEvents()
    before = page.view.width()
    assert not reading.pane.isVisible()
    QTest.keyClick(program.window, Qt.Key.Key_1, CONTROL_SHIFT)
    assert reading.pane.isVisible()
    assert page.view.width() == before
    corner = reading.pane.mapTo(program.window, QPoint(0, 0))
    assert corner.x() >= 0
    assert corner.x() + reading.pane.width() <= program.window.width()
    assert program.settings.flag("show_outline") is True
    QTest.keyClick(reading.pane.list, Qt.Key.Key_Escape)
    assert not reading.pane.isVisible()
    assert page.view.hasFocus()
    QTest.keyClick(program.window, Qt.Key.Key_1, CONTROL_SHIFT)
    reading.pane.list.setCurrentRow(1)
    QTest.keyClick(reading.pane.list, Qt.Key.Key_Return)
    assert not reading.pane.isVisible()


def test_the_pane_comes_back_beside_the_page_with_the_room(program: Program, reading: ReadingFrame) -> None:
    """A wider window shows it again, not over the text."""
    program.window.resize(700, 700)
    page = opened(program)
    program.window.resize(1500, 800)
    QApplication.processEvents()
    assert reading.pane.isVisible()
    assert page.view.mapTo(program.window, QPoint(page.view.width(), 0)).x() <= (
        reading.pane.mapTo(program.window, QPoint(0, 0)).x() + 1
    )


@pytest.mark.parametrize("zoom", [100, 200])
def test_lines_of_the_pane_are_as_tall_as_their_words(program: Program, reading: ReadingFrame, zoom: int) -> None:
    """No line is cut off: its height holds all its words at the width there is."""
    program.appearance.set_zoom(zoom)
    program.window.resize(3000, 900)
    opened(program)
    QApplication.processEvents()
    view = reading.pane.list
    assert reading.pane.isVisible()
    for row in range(view.count()):
        rect = view.visualItemRect(view.item(row))
        letters = view.fontMetrics().averageCharWidth()
        lines = rect.height() / view.fontMetrics().lineSpacing()
        assert lines * (rect.width() / letters) >= len(view.item(row).text()) * 0.9


def test_the_way_leads_back_to_the_lists(program: Program, reading: ReadingFrame) -> None:
    """Library, kind and topic, title; each step opens its list."""
    opened(program, "record/natalizumab")
    assert reading.crumbs.words() == "Library \u203a Drugs · Disease-modifying treatment \u203a Natalizumab"
    steps = reading.crumbs.findChildren(CrumbButton)
    assert [step.text() for step in steps] == ["Library", "Drugs", "Disease-modifying treatment"]
    steps[1].click()
    page = program.navigator.current
    assert page is not None
    assert page.address == "library/kind/drug"
    assert reading.crumbs.words() == "Library \u203a Drugs"


@pytest.mark.parametrize("address", ["home", "planner", "search/plex", "help", "library"])
def test_pages_outside_the_library_have_no_way(program: Program, reading: ReadingFrame, address: str) -> None:
    """Nothing empty stands above the page."""
    program.navigator.go(address)
    assert not reading.crumbs.isVisible()


@pytest.mark.parametrize(("width", "zoom"), [(560, 100), (560, 200), (1200, 200)])
def test_the_way_wraps_and_is_never_cut(program: Program, reading: ReadingFrame, width: int, zoom: int) -> None:
    """Every step stays inside the window at every size."""
    program.appearance.set_zoom(zoom)
    program.window.resize(width, 700)
    opened(program, PLEX)
    QApplication.processEvents()
    for part in reading.crumbs._parts:
        assert part.geometry().right() <= reading.crumbs.width()
        assert part.geometry().bottom() <= reading.crumbs.height()


def test_the_pane_of_a_page_without_contents_says_so(program: Program, reading: ReadingFrame) -> None:
    """The key is never mute."""
    program.navigator.go("home")
    assert not reading.pane.isVisible()
    QTest.keyClick(program.window, Qt.Key.Key_1, CONTROL_SHIFT)
    assert "no headings and no links" in program.window.status.message()


def test_empty_groups_are_left_out(qtbot: QtBot) -> None:
    """A head stands only over lines."""
    view = PaneList()
    qtbot.addWidget(view)
    view.show_groups(((HEADINGS, "On this page", ()), (RELATED, "Related", (PaneLine("A", "record/a"),))))
    assert [view.item(row).text() for row in range(view.count())] == ["▾ Related (1)", "A"]
    assert (view.target_at(0), view.target_at(1)) == ("", "record/a")
