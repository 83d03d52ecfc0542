"""
The way of the keyboard through the whole program: Tab and Shift+Tab through every page, F6 and Shift+F6 from part to part.

Every page is walked in the real window with a patient filled in, as a person walks it: key by key.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.content_store.library import Library
from msref.ui.widgets.chart_toolbar import CHART
from msref.ui.widgets.link_browser import LinkBrowser
from msref.ui.widgets.parameter_controls import SegmentedChoice
from tests.ui.accessible_pages import (
    STATIONS,
    Station,
    controls,
    fill_in,
    leave,
    settle,
    visit,
    whereabouts,
)

_MOST_KEYS = 900  # every page of text may hold many links


@pytest.fixture
def filled(program: Program, library: Library) -> Program:
    """The program with a patient of whom much is known."""
    fill_in(program, library)
    return program


def _walk(root: QWidget, start: QWidget, key: Qt.Key) -> list[QWidget]:
    """Each stop of a round from a control until it has the keyboard again; links within one text are one stop."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    way = [start]
    held = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
    for _ in range(_MOST_KEYS):
        here = root.focusWidget()
        assert here is not None
        QTest.keyClick(here, key, held)
        after = root.focusWidget()
        assert after is not None
        if after is start and here is not start:
            return way
        if after is not here:
            way.append(after)
    raise AssertionError(f"{key.name} never comes round: it stands in {whereabouts(root.focusWidget() or root)}")


def _by_another_way(control: QWidget) -> bool:
    """What needs no Tab of its own: one of several answers (arrows), the button in a line (keys), the button of a tab (Ctrl+W)."""
    parent = control.parent()
    if isinstance(control, QLabel) and not control.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return True  # words that the pointer can mark; Ctrl+Shift+C copies the page
    if isinstance(control, QRadioButton) and not control.isChecked():
        return True  # Tab comes to the answer that is chosen, the arrows go on from there
    return isinstance(parent, (SegmentedChoice, QLineEdit)) or type(parent).__name__ == "TabBar"


def _place(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def _places(root: QWidget) -> dict[QWidget, QRect]:
    """Where each control stands while everything is scrolled to its top."""
    for area in root.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    return {control: _place(control, root) for control in controls(root)}


def _out_of_order(way: list[QWidget], places: dict[QWidget, QRect]) -> Iterator[str]:
    """Steps that go back up, or back to the left within a line: from one control to another that lies wholly before it in its column or line."""
    for one, other in pairwise(way):
        if one not in places or other not in places:
            continue  # a card that was opened by walking to its link
        here, there = places[one], places[other]
        goes_up = there.bottom() < here.top() and there.left() <= here.right() and here.left() <= there.right()
        same_line = abs(there.center().y() - here.center().y()) < min(here.height(), there.height()) / 2
        goes_left = same_line and there.right() < here.left()
        if goes_up or goes_left:
            yield f"from {whereabouts(one)} back to {whereabouts(other)}"


def _faults(root: QWidget, start: QWidget) -> tuple[int, list[str]]:
    """How many controls were looked for, and what is wrong with the way through them."""
    places = _places(root)
    there = _walk(root, start, Qt.Key.Key_Tab)
    back = _walk(root, start, Qt.Key.Key_Backtab)
    wanted = [control for control in places if control.isEnabled() and not _by_another_way(control)]
    found = [f"Tab goes {step}" for step in _out_of_order(there, places)]
    found += [f"Tab comes {times} times to {whereabouts(stop)}" for stop, times in Counter(there).items() if times > 1]
    found += [f"Tab does not come to {whereabouts(control)}" for control in wanted if control not in there]
    if [start, *reversed(back[1:])] != there:
        found.append(f"Shift+Tab goes another way than Tab: {len(back)} stops, not {len(there)}")
    return len(wanted), found


def test_tab_visits_every_control_once_in_reading_order_and_back(filled: Program, qtbot: QtBot) -> None:
    """On every page Tab comes to each control that can be worked, once, downwards and rightwards, round to the first; Shift+Tab goes the same way back."""
    count, problems = 0, []
    for station in STATIONS:
        root = visit(filled, station, qtbot)
        start = next(iter(filled.window.rail.buttons.values())) if root is filled.window else controls(root)[0]
        wanted, found = _faults(root, start)
        count += wanted
        problems += [f"{station}: {fault}" for fault in found]
        leave(filled, station)
    assert count > 1000
    assert not problems, "\n".join(problems)


def test_a_control_in_the_wrong_place_would_be_found(qtbot: QtBot) -> None:
    """The measure of reading order finds a button that is reached before the one above it, and one reached before the one at its left."""
    root = QWidget()
    qtbot.addWidget(root)
    above, below, right = QPushButton("Above", root), QPushButton("Below", root), QPushButton("Right", root)
    above.setGeometry(0, 0, 80, 30)
    below.setGeometry(0, 50, 80, 30)
    right.setGeometry(100, 50, 80, 30)
    places: dict[QWidget, QRect] = {button: button.geometry() for button in (above, below, right)}
    assert not list(_out_of_order([above, below, right], places))
    assert len(list(_out_of_order([below, above, right], places))) == 1
    assert len(list(_out_of_order([above, right, below], places))) == 1


@pytest.mark.parametrize(
    "station",
    [Station("chart/acute-relapse", CHART), Station("calc/edss"), Station("planner", 0), Station("patient")],
    ids=str,
)
def test_what_tab_comes_to_is_scrolled_into_view(filled: Program, qtbot: QtBot, station: Station) -> None:
    """Wherever Tab goes in a small window, what has the keyboard is seen, however far down its panel or page it stands."""
    filled.window.resize(900, 560)
    root = visit(filled, station, qtbot)
    unseen = []
    start = next(iter(filled.window.rail.buttons.values()))
    start.setFocus()
    for stop in _walk(root, start, Qt.Key.Key_Tab):
        stop.setFocus()
    for _ in range(_MOST_KEYS):
        here = root.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)
        after = root.focusWidget()
        assert after is not None
        QApplication.processEvents()
        if after.visibleRegion().isEmpty():
            unseen.append(whereabouts(after))
        if after is start:
            break
    assert not unseen, "\n".join(unseen)


def test_f6_goes_through_the_parts_of_the_window_and_shift_f6_back(filled: Program, qtbot: QtBot) -> None:
    """F6 goes rail, search, way to the page, page, patient, and round to the rail; Shift+F6 goes back the same way."""
    window = filled.window
    visit(filled, Station("chart/acute-relapse", CHART), qtbot)
    next(iter(window.rail.buttons.values())).setFocus()
    page = filled.navigator.current
    assert page is not None
    panel = page.side_panel()
    assert panel is not None
    assert panel.isVisible()

    def part() -> str:
        parts = {"rail": window.rail, "search": window.search, "page": window.navigator.stack, "patient": panel}
        focused = QApplication.focusWidget()
        assert focused is not None
        return next((name for name, widget in parts.items() if widget.isAncestorOf(focused)), type(focused).__name__)

    def press(name: str) -> str:
        window.actions_by_name[name].trigger()
        settle(qtbot)
        return part()

    there = [press("next_part")]
    while there[-1] != "rail":
        there.append(press("next_part"))
    assert [name for name in there if name in {"search", "page", "patient", "rail"}] == [
        "search", "page", "patient", "rail",
    ]  # fmt: skip
    back = [press("previous_part") for _ in there]
    assert back == [*reversed(there[:-1]), "rail"]


def test_f6_from_a_button_of_the_bar_goes_on_from_the_bar(filled: Program, qtbot: QtBot) -> None:
    """From the buttons beside the search field F6 goes where it goes from the field, not back to the rail."""
    window = filled.window
    visit(filled, Station("record/ocrelizumab"), qtbot)

    def after(start: QWidget, name: str) -> QWidget | None:
        start.setFocus()
        window.actions_by_name[name].trigger()
        settle(qtbot)
        return QApplication.focusWidget()

    for name in ("next_part", "previous_part"):
        assert after(window.view_button, name) is after(window.search.line, name)
    assert window.rail.isAncestorOf(window.focusWidget())


def test_shift_tab_leaves_a_text_that_begins_with_a_link(qtbot: QtBot) -> None:
    """From the first link of a text that has no word before it, Shift+Tab goes to the control before the text."""
    root = QWidget()
    qtbot.addWidget(root)
    column = QVBoxLayout(root)
    before, text = QPushButton("Before"), LinkBrowser()
    text.setHtml('<p><a href="one">One</a>, <a href="two">Two</a></p>')
    column.addWidget(before)
    column.addWidget(text)
    with qtbot.waitExposed(root):
        root.show()
    text.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert text.textCursor().charFormat().anchorHref() == "one"
    QTest.keyClick(text, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert before.hasFocus()


def test_a_link_far_down_a_long_text_is_scrolled_into_view(qtbot: QtBot) -> None:
    """A text as tall as its words in a page that scrolls: the link that Tab comes to is brought into view."""
    area, text = QScrollArea(), LinkBrowser()
    qtbot.addWidget(area)
    text.setHtml("<p>Words</p>" * 60 + '<p><a href="far">Far down</a></p>')
    text.setFixedSize(300, 1800)
    area.setWidget(text)
    area.resize(340, 200)
    with qtbot.waitExposed(area):
        area.show()
    text.setFocus(Qt.FocusReason.TabFocusReason)
    assert area.verticalScrollBar().value() == 0
    QTest.keyClick(text, Qt.Key.Key_Tab)
    link = text.viewport().mapTo(area.viewport(), text.cursorRect().center())
    assert area.viewport().rect().contains(link)
