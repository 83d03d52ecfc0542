"""The sign that empties a line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msref.ui.widgets.clear_sign import ClearSign
from msref.ui.widgets.field_line import FieldLine


@pytest.fixture
def line(qtbot: QtBot) -> FieldLine:
    """A line on the screen."""
    made = FieldLine("Find on this page")
    qtbot.addWidget(made)
    made.resize(300, 36)
    made.show()
    return made


def test_it_stands_in_the_line_only_while_there_are_words(line: FieldLine) -> None:
    """An empty line offers nothing to empty."""
    assert not line.clear_sign.isVisible()
    line.setText("PLEX")
    assert line.clear_sign.isVisible()
    line.clear()
    assert not line.clear_sign.isVisible()


def test_a_click_is_heard_as_typing_and_can_be_taken_back(line: FieldLine) -> None:
    """Lists that follow the typing widen again, and Ctrl+Z brings the words back."""
    QTest.keyClicks(line, "PLEX")
    heard: list[str] = []
    line.textEdited.connect(heard.append)
    QTest.mouseClick(line.clear_sign, Qt.MouseButton.LeftButton)
    assert heard == [""]
    assert line.text() == ""
    line.undo()
    assert line.text() == "PLEX"


@pytest.mark.parametrize("pixels", [13, 26])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_words_never_run_under_it(line: FieldLine, pixels: int, direction: Qt.LayoutDirection) -> None:
    """It grows with the letters and stands at the end of the line, on whichever side that is, with room kept for it."""
    line.setLayoutDirection(direction)
    font = line.font()
    font.setPixelSize(pixels)
    line.setFont(font)
    line.setText("words " * 30)
    QApplication.processEvents()
    sign = line.clear_sign
    assert sign.height() >= max(24, line.fontMetrics().height())
    margins = line.textMargins()
    if direction is Qt.LayoutDirection.LeftToRight:
        assert sign.x() >= line.width() - margins.right()
    else:
        assert sign.x() + sign.width() <= margins.left()


def test_it_has_a_name_and_is_no_stop_of_tab(line: FieldLine) -> None:
    """A screen reader finds it; the keyboard needs no second stop in every line."""
    assert isinstance(line.clear_sign, ClearSign)
    assert line.clear_sign.accessibleName() == "Empty the line"
    assert line.clear_sign.focusPolicy() is Qt.FocusPolicy.NoFocus
