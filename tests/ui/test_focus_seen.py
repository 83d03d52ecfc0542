"""
Where the keyboard is can be seen: on every kind of control of every page and dialog, in all three themes.

Seen means on the picture itself: enough pixels change by 3 to 1 or more (WCAG 2.2, 2.4.13), and stand out by as much from what lies beside them (1.4.11).
"""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.content_store.library import Library
from msref.ui.keyboard_order import bring_into_view
from msref.ui.screens.plan_dates_screen import PlanDatesScreen
from msref.ui.screens.walk_flowchart_screen import WalkFlowchartScreen
from msref.ui.theme import THEMES
from msref.ui.widgets.chart_toolbar import CHART
from tests.ui.accessible_pages import STATIONS, Station, controls, fill_in, leave, settle, visit, whereabouts
from tests.ui.rendered_words import contrast

_CONTRAST = 3.0
_ROUND = 8  # a frame may stand round a control
_BESIDE = 3  # farther than a ring is thick
_LEAST_PIXELS = 24  # a line of two pixels under a word of some letters


@pytest.fixture
def filled(program: Program, library: Library) -> Program:
    """The program with a patient of whom much is known."""
    fill_in(program, library)
    return program


@pytest.fixture(autouse=True)
def steady_caret() -> Iterator[None]:
    """A caret that blinks would be seen at one time and not at another."""
    before = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield
    QApplication.setCursorFlashTime(before)


def _picture(place: QWidget, rect: QRect) -> QImage:
    QApplication.processEvents()
    return place.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)


def _standing_out(on: QImage, off: QImage) -> int:
    """How many pixels show the keyboard: changed by 3 to 1 or more, and as far from what lies beside them."""
    width, height = on.width(), on.height()
    new, old = (memoryview(image.constBits()).cast("I") for image in (on, off))
    if new == old:
        return 0
    count = 0
    for at in range(width * height):
        if new[at] == old[at] or contrast(new[at] & 0xFFFFFF, old[at] & 0xFFFFFF) < _CONTRAST:
            continue
        x, y = at % width, at // width
        beside = [(x - _BESIDE, y), (x + _BESIDE, y), (x, y - _BESIDE), (x, y + _BESIDE)]
        inside = [new[row * width + column] for column, row in beside if 0 <= column < width and 0 <= row < height]
        count += any(contrast(new[at] & 0xFFFFFF, other & 0xFFFFFF) >= _CONTRAST for other in inside)
    return count


def _shows_keyboard(control: QWidget, elsewhere: QWidget) -> int:
    """How many pixels tell that a control has the keyboard, on itself or on the frame round it."""
    control.window().activateWindow()
    QApplication.processEvents()
    place = control.window()
    pictures = []
    for target in (control, elsewhere):
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if target is control and isinstance(control, QTextBrowser | QLabel):
            QTest.keyClick(control, Qt.Key.Key_Tab)  # to its first link
            control.setFocus(Qt.FocusReason.OtherFocusReason)
        assert target.hasFocus(), whereabouts(target)
        QApplication.processEvents()
        bring_into_view(control)
        QApplication.processEvents()
        rect = QRect(control.mapTo(place, QPoint(0, 0)), control.size()).adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND)
        pictures.append(_picture(place, rect))
    return _standing_out(*pictures)


def _takes_tab(control: QWidget) -> bool:
    wanted = Qt.FocusPolicy.TabFocus
    return control.isEnabled() and control.focusPolicy() & wanted == wanted


def _one_of_each_kind(root: QWidget, seen: Counter[object], theme: str) -> list[QWidget]:
    """A control of each kind that was not looked at yet in this theme."""
    found = []
    for control in controls(root):
        kind = (theme, type(control), control.backgroundRole(), control.property("prominent"))
        if _takes_tab(control) and not seen[kind]:
            seen[kind] += 1
            found.append(control)
    return found


def test_the_keyboard_is_seen_wherever_it_is_in_all_colours(filled: Program, qtbot: QtBot) -> None:
    """A control that has the keyboard stands out by 3 to 1 from itself without it, and from what lies beside it, in each theme."""
    seen: Counter[object] = Counter()
    problems = []
    for station in STATIONS:
        root = visit(filled, station, qtbot)
        for theme in THEMES:
            fresh = _one_of_each_kind(root, seen, theme)
            if fresh:
                filled.appearance.choose(theme)
                settle(qtbot)
            for control in fresh:
                others = [other for other in controls(root) if _takes_tab(other) and other is not control]
                pixels = _shows_keyboard(control, others[0])
                if pixels < _LEAST_PIXELS:
                    problems.append(f"{theme}, {station}: {pixels} pixels tell of {whereabouts(control)}")
        filled.appearance.choose("light")
        leave(filled, station)
    assert len(seen) > 3 * 25
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("colour", ["#ffffff", "#dddddd", "#b34700"])
def test_a_faint_ring_would_be_found(qtbot: QtBot, colour: str) -> None:
    """The measure counts a frame of 5.5 to 1 on white, and neither none nor one of 1.4 to 1."""
    root = QWidget()
    qtbot.addWidget(root)
    root.setStyleSheet("background: #ffffff")
    column = QVBoxLayout(root)
    plain, framed = QPushButton("Plain"), QPushButton("Framed")
    for button in (plain, framed):
        button.setStyleSheet("border: 2px solid #ffffff; outline: none; padding: 12px")
        column.addWidget(button)
    with qtbot.waitExposed(root):
        root.show()
    rect = framed.geometry()
    off = _picture(root, rect)
    framed.setStyleSheet(f"border: 2px solid {colour}; outline: none; padding: 12px")
    pixels = _standing_out(_picture(root, rect), off)
    assert (pixels > _LEAST_PIXELS) == (colour == "#b34700")


def _chart_steps(filled: Program, qtbot: QtBot) -> tuple[QWidget, Callable[[], object]]:
    visit(filled, Station("chart/acute-relapse", CHART), qtbot)
    page = filled.navigator.current
    assert isinstance(page, WalkFlowchartScreen)
    return page.view, lambda: page.view.chosen


def _timeline_steps(filled: Program, qtbot: QtBot) -> tuple[QWidget, Callable[[], object]]:
    visit(filled, Station("planner", 0), qtbot)
    page = filled.navigator.current
    assert isinstance(page, PlanDatesScreen)
    page.timeline.choose_first()
    return page.timeline, lambda: page.timeline.currentIndex().row()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("steps", [_chart_steps, _timeline_steps])
def test_the_box_or_bar_that_arrows_come_to_is_seen(
    filled: Program,
    qtbot: QtBot,
    steps: Callable[[Program, QtBot], tuple[QWidget, Callable[[], object]]],
    theme: str,
) -> None:
    """On the chart and on the timeline each arrow that moves the keyboard changes the picture by 3 to 1."""
    view, chosen = steps(filled, qtbot)
    filled.appearance.choose(theme)
    settle(qtbot)
    filled.window.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    moved = 0
    for _ in range(3):
        before, stood = _picture(view, view.rect()), chosen()
        QTest.keyClick(view, Qt.Key.Key_Down)
        if chosen() != stood:
            moved += 1
            assert _standing_out(_picture(view, view.rect()), before) >= _LEAST_PIXELS
    assert moved >= 1
