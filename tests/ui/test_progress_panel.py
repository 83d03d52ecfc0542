"""Long work in slices: done to the end, stopped by Escape or Cancel, and failing."""

import time
from collections.abc import Generator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from msref.ui.widgets.progress_panel import LongWork, Progress, ProgressPanel


def counting(steps: int, seconds: float, put_away: list[int]) -> Generator[Progress, None, str]:
    """A work of so many steps, each so long; tells at which step it was put away."""
    at = 0
    try:
        for at in range(1, steps + 1):
            time.sleep(seconds)
            yield Progress(f"Step {at} of {steps}", at, steps)
    finally:
        put_away.append(at)
    return "done"


@pytest.fixture
def window(qtbot: QtBot) -> QLineEdit:
    """A window that would take what is typed."""
    made = QLineEdit()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def panels() -> list[ProgressPanel]:
    """The panels that are seen."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ProgressPanel) and one.isVisible()]


def test_short_work_shows_no_panel(window: QLineEdit) -> None:
    """What is done in a moment gives its result and nothing is seen of it."""
    put_away: list[int] = []
    assert LongWork(counting(3, 0.0, put_away), "Counting", window).finish_here() == "done"
    assert panels() == []
    assert put_away == [3]
    assert QApplication.overrideCursor() is None


def test_long_work_says_how_far_it_is(qtbot: QtBot, window: QLineEdit) -> None:
    """After half a second a panel names the step and offers Cancel; it goes when the work is done."""
    seen: list[tuple[str, int, int, str]] = []

    def look() -> None:
        seen.extend((one.words.text(), one.bar.value(), one.bar.maximum(), one.cancel.text()) for one in panels())

    work = LongWork(counting(40, 0.025, []), "Counting", window)
    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(20)
    with qtbot.waitSignal(work.ended) as ended:
        work.begin()
    assert ended.args == [True]
    assert panels() == []
    words, value, most, cancel = seen[-1]
    assert words == f"Step {value} of 40"
    assert most == 40
    assert cancel == "Cancel"


def test_escape_stops_it_before_the_panel_is_there(qtbot: QtBot, window: QLineEdit) -> None:
    """Escape stops the work at once; it puts away what it has begun, and what was typed meanwhile went nowhere."""
    put_away: list[int] = []
    work = LongWork(counting(10_000, 0.001, put_away), "Counting", window)
    with qtbot.waitSignal(work.ended) as ended:
        work.begin()
        QTest.keyClick(window, Qt.Key.Key_A)
        QTimer.singleShot(60, window, lambda: QTest.keyClick(window, Qt.Key.Key_Escape))
    assert ended.args == [False]
    assert 0 < put_away[0] < 10_000
    assert window.text() == ""
    QTest.keyClick(window, Qt.Key.Key_B)
    assert window.text() == "b"
    assert QApplication.overrideCursor() is None


@pytest.mark.parametrize("way", ["button", "escape"])
def test_the_panel_stops_it(qtbot: QtBot, window: QLineEdit, way: str) -> None:
    """Cancel, and Escape in the panel, stop the work."""
    work = LongWork(counting(10_000, 0.001, []), "Counting", window)

    def stop() -> None:
        (panel,) = panels()
        if way == "button":
            QTest.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(panel, Qt.Key.Key_Escape)

    with qtbot.waitSignal(work.ended) as ended:
        work.begin()
        qtbot.waitUntil(lambda: bool(panels()))
        QTimer.singleShot(0, window, stop)
    assert ended.args == [False]
    assert panels() == []


def test_a_fault_frees_the_window(qtbot: QtBot, window: QLineEdit) -> None:
    """A work that fails ends, its fault is told, and the window takes keys again."""

    def failing() -> Generator[Progress, None, str]:
        yield Progress("one")
        raise ArithmeticError("planted")

    work = LongWork(failing(), "Counting", window)
    with qtbot.captureExceptions() as faults, qtbot.waitSignal(work.ended) as ended:
        work.begin()
    assert ended.args == [False]
    assert [kind for kind, *_ in faults] == [ArithmeticError]
    QTest.keyClick(window, Qt.Key.Key_B)
    assert window.text() == "b"
