"""Opening a page shows that page and nothing beside the window: no part of it flashes up as a window of its own and takes the keyboard."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Start
from tests.ui.accessible_pages import STATIONS


class Shown(QObject):
    """Writes down every widget that is shown as a window while it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Looks on only."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_page_flashes_up_in_parts(start: Start, qapp: QApplication) -> None:
    """Every page of the program opens inside the window, which keeps the keyboard."""
    person = start()
    shown = Shown()
    qapp.installEventFilter(shown)
    try:
        for address in dict.fromkeys(station.address for station in STATIONS):
            person.program.navigator.go(address)
            person.rest()
            assert (address, shown.windows) == (address, [])
            assert person.program.window.isActiveWindow()
    finally:
        qapp.removeEventFilter(shown)


def test_a_part_shown_too_early_would_be_found(qapp: QApplication, qtbot: QtBot) -> None:
    """A label that is made visible before it has a parent is written down."""
    shown = Shown()
    qapp.installEventFilter(shown)
    try:
        label = QLabel("early")
        qtbot.addWidget(label)
        label.setVisible(True)
    finally:
        qapp.removeEventFilter(shown)
    assert shown.windows == ["QLabel "]
