"""Faults that random keys and clicks once found, each held by a test of its own."""

import gc
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.ui.tabs import Tabs
from msref.ui.user_desk import UserDesk
from msref.ui.widgets.chart_view import ChartView
from msref.ui.widgets.keyboard_ring import KeyboardRing
from msref.ui.widgets.matrix_panel import MatrixPanel
from msref.ui.widgets.own_words_dialog import OwnWordsDialog
from msref.ui.widgets.tab_row import TabBar
from msref.ui.widgets.table_flow_layout import FlowLayout
from msref.user_store.user_file import UserFile

NOW = datetime(2026, 12, 1, 14, 3, tzinfo=UTC)


def test_a_panel_goes_with_its_page(program: Program, qtbot: QtBot) -> None:
    """A page that is let go takes its side panel with it, also when the panel was out of view."""
    others = set(_panels())  # of windows that were closed before
    program.navigator.go("patient")
    own = set(_panels()) - others
    assert own
    for line in range(13):
        program.navigator.go(f"search/word{line}")
        program.navigator.go(f"library/{line}")
    for record in ("plex-window", "term-plex", "acute-plasma-exchange", "arrambide2020"):
        program.navigator.go(f"record/{record}")
    program.navigator.forget(program.navigator.history)
    _let_go(qtbot)
    assert not any(shiboken6.isValid(panel) for panel in own)


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_the_menu_of_a_tab_that_was_closed_meanwhile_does_nothing(program: Program, qtbot: QtBot) -> None:
    """A menu may stay open while the tabs change: what it would act on is that tab alone, and nothing when it is gone."""
    tabs = program.window.findChild(Tabs)
    assert tabs is not None
    for address in ("record/plex-window", "record/acute-plasma-exchange"):
        tabs.open(address)
    qtbot.wait(20)
    bar = program.window.findChild(TabBar)
    assert bar is not None
    bar.customContextMenuRequested.emit(bar.tabRect(2).center())
    menu = bar.findChild(QMenu)
    assert menu is not None
    close, others = menu.actions()[:2]
    tabs.close(2)
    kept = [row.current.address for row in tabs.rows if row.current is not None]
    close.trigger()
    others.trigger()
    assert [row.current.address for row in tabs.rows if row.current is not None] == kept


def test_a_tab_at_an_empty_address_has_a_page_of_its_own(program: Program, qtbot: QtBot) -> None:
    """
    An empty address, as from a second start that names nothing, opens a page that says there is nothing.

    The page of the tab before once stayed in view under the new tab, and was gone under the reader's eyes when its own tab was closed.
    """
    tabs = program.window.findChild(Tabs)
    assert tabs is not None
    program.navigator.go("record/plex-window")
    program.window.address_wanted.emit("")
    assert len(tabs.rows) == 2
    page = program.navigator.current
    assert page is not None
    assert 'There is no page ""' in page.plain_text()
    tabs.close(0)
    _let_go(qtbot)
    assert shiboken6.isValid(page)
    assert program.navigator.current is page
    program.navigator.go("algorithms")
    assert program.navigator.current is not page


def test_the_page_in_view_is_not_let_go_under_the_reader(program: Program, qtbot: QtBot) -> None:
    """Whatever becomes of its tab, a page stays while it is in view, and goes when the next one comes."""
    program.navigator.go("record/plex-window")
    page = program.navigator.current
    assert page is not None
    program.navigator.forget(program.navigator.history)
    _let_go(qtbot)
    assert shiboken6.isValid(page)
    assert program.navigator.current is page
    program.navigator.go("algorithms")
    _let_go(qtbot)
    assert not shiboken6.isValid(page)


def test_what_screen_readers_know_of_a_chart_lasts_as_long_as_the_chart(program: Program, qtbot: QtBot) -> None:
    """Python never ends what Qt was given for screen readers: Qt would end it a second time, with whatever lies at its place by then."""
    program.navigator.go("chart/acute-relapse")
    qtbot.waitUntil(lambda: bool(program.window.findChildren(ChartView)))
    view = program.window.findChildren(ChartView)[-1]
    before = QAccessible.queryAccessibleInterface(view)
    vars(view).clear()
    gc.collect()
    assert shiboken6.isValid(before)
    assert before.role() == QAccessible.Role.Chart


def test_a_chart_that_is_gone_holds_no_drawing(program: Program, qtbot: QtBot) -> None:
    """Whoever still names the view of a chart that was left, as now and then something in Qt does, does not keep its boxes and lines."""
    program.navigator.go("chart/acute-relapse")
    qtbot.waitUntil(lambda: bool(program.window.findChildren(ChartView)))
    view = program.window.findChildren(ChartView)[-1]
    assert view.boxes
    program.navigator.go("home")
    program.navigator.forget(program.navigator.history)
    _let_go(qtbot)
    assert not shiboken6.isValid(view)
    assert vars(view) == {}


def test_a_ring_that_python_took_apart_is_silent(qtbot: QtBot) -> None:
    """An area may lose the keyboard while Python clears its ring: then nothing is drawn, and no fault."""
    area = QLabel("text")
    ring = KeyboardRing(area)
    vars(ring).clear()
    with qtbot.captureExceptions() as faults:
        QApplication.sendEvent(area, QFocusEvent(QEvent.Type.FocusOut))
        QApplication.sendEvent(area, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert faults == []
    assert ring.isHidden()
    shiboken6.delete(area)


def _let_go(qtbot: QtBot) -> None:
    qtbot.wait(20)
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def _panels() -> list[QWidget]:
    return [one for one in QApplication.allWidgets() if isinstance(one, MatrixPanel)]


@pytest.mark.usefixtures("qapp")
def test_a_flow_that_python_took_apart_is_empty() -> None:
    """Qt may ask a layout for its items while Python clears it: then there are none, and no fault."""
    holder = QWidget()
    flow = FlowLayout(holder)
    flow.addWidget(QLabel("one"))
    assert flow.count() == 1
    vars(flow).clear()
    assert flow.count() == 0
    assert flow.itemAt(0) is None
    assert flow.takeAt(0) is None
    shiboken6.delete(holder)


def test_no_page_asks_a_layout_for_its_items() -> None:
    """
    Nothing in the window calls `itemAt` of a layout.

    Python would keep the item it gets for as long as the layout, and later take whatever lies at its place in memory for it.
    """
    modules = sorted((Path(__file__).resolve().parents[2] / "msref" / "ui").rglob("*.py"))
    calls = [
        f"{file.name}: {line.strip()}"
        for file in modules
        for line in file.read_text(encoding="utf-8").splitlines()
        if ".itemAt(" in line
    ]
    assert len(modules) > 100
    assert calls == []


def test_an_answer_may_come_after_its_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    """A dialog that was closed while its words were being kept takes no answer; a fault is told by the window then."""
    told: list[str] = []
    desk = UserDesk(UserFile(tmp_path / "user.sqlite", may_write=True, clock=lambda: NOW), lambda: NOW)
    desk.told.connect(told.append)
    dialog = OwnWordsDialog("Bookmark", None)
    answers: list[int] = []
    desk.ask(lambda _: 1, dialog.setResult, dialog.refuse)
    shiboken6.delete(dialog)
    desk.ask(lambda _: 2, answers.append)
    with qtbot.captureExceptions() as faults:
        qtbot.waitUntil(lambda: answers == [2])
    assert faults == []
    assert told == []
    desk.close()
