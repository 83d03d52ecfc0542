"""The whole program in a test: the real window on the real content, with settings of its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.user_store.settings import Settings


@pytest.fixture
def unchanged_application(qapp: QApplication) -> Iterator[QApplication]:
    """The application, its colours and letters put back afterwards."""
    palette, font = QPalette(qapp.palette()), QFont(qapp.font())
    yield qapp
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def program(
    unchanged_application: QApplication,
    qtbot: QtBot,
    library_path: Path,
    tmp_path: Path,
) -> Iterator[Program]:
    """msref, started and complete, on 1 December 2026."""
    settings = Settings(tmp_path / "settings.txt")
    settings.put("theme", "light")
    made = Program(unchanged_application, settings, library_path, as_of=date(2026, 12, 1))
    qtbot.addWidget(made.window)
    made.window.resize(1200, 800)
    with qtbot.waitExposed(made.window):
        made.window.show()
    qtbot.waitUntil(lambda: made.is_ready)
    yield made
    made.window.close()
    if made.front is not None:
        made.front.connection.close()
