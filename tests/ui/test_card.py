"""The cards of the home page."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.ui.widgets.card import Card


class Painted(QObject):
    """What of a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Add what is painted now."""
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return super().eventFilter(watched, event)


@pytest.mark.parametrize("leaves", [False, True], ids=["comes", "goes"])
def test_the_edge_of_a_card_changes_all_round(program: Program, qtbot: QtBot, *, leaves: bool) -> None:
    """When the pointer comes or goes the whole card is painted anew, not only behind the part under the pointer."""
    window = program.window
    window.show()
    qtbot.waitExposed(window)
    card = window.findChildren(Card)[4]
    middle = card.mapTo(window, QPoint(card.width() // 2, card.main_button.height() // 2))
    outside = card.mapTo(window, QPoint(card.width() // 2, -4))
    first, last = (middle, outside) if leaves else (outside, middle)
    handle = window.windowHandle()
    assert handle is not None
    for place in (last, first):  # a pointer that stands still is not told of
        QTest.mouseMove(handle, place)
        QApplication.processEvents()
    assert card.underMouse() is leaves
    painted = Painted()
    card.installEventFilter(painted)
    QTest.mouseMove(handle, last)
    QApplication.processEvents()
    assert card.underMouse() is not leaves
    assert painted.region.boundingRect() == card.rect()
    card.removeEventFilter(painted)
