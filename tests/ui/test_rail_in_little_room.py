"""The rail in the smallest window at every size of letters: nothing overlaps, every place can be hit and keeps its name."""

from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from msref.app import Program
from tests.ui.accessible_pages import name_and_role, settle


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("height", [360, 480, 700])
def test_places_stand_apart_in_any_window(program: Program, qtbot: QtBot, percent: int, height: int) -> None:
    """Buttons lie below each other within the rail, 24 pixels tall or more, each with its word in name and tip."""
    window = program.window
    window.resize(480, height)
    program.appearance.set_zoom(percent)
    settle(qtbot)
    buttons = list(window.rail.buttons.values())
    assert len(buttons) >= 9
    for one, other in pairwise(buttons):
        assert one.geometry().bottom() < other.geometry().top()
    assert buttons[-1].geometry().bottom() <= window.rail.height()
    for button in buttons:
        assert button.height() >= 24
        assert button.height() == button.sizeHint().height()
        assert button.width() >= button.sizeHint().width()
        assert name_and_role(button)[0] == button.text()
        assert button.text() in button.toolTip()


def test_words_come_back_with_the_room(program: Program, qtbot: QtBot) -> None:
    """Icons alone in a small window at 200 percent; in a tall one the words stand beside them again."""
    window = program.window
    program.appearance.set_zoom(200)
    window.resize(480, 360)
    settle(qtbot)
    narrow = window.rail.width()
    window.resize(1200, 900)
    settle(qtbot)
    button = window.rail.buttons["calculators"]
    assert window.rail.width() > narrow + button.fontMetrics().horizontalAdvance(button.text()) // 2
