"""The whole program for a journey: each start is a cold one, in a profile of its own or in one that was used before."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.user_store.settings import Settings
from tests.journeys.person import Person

NOW = datetime(2026, 12, 1, 14, 3, tzinfo=UTC)
Start = Callable[[], Person]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, library_path: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts msref in this profile, as often as wanted; the run before is ended first. At first the profile is empty."""
    palette, font = QPalette(qapp.palette()), QFont(qapp.font())
    translators = set(qapp.findChildren(QTranslator))
    running: list[Program] = []

    def begin() -> Person:
        end()
        program = Program(
            qapp, Settings(tmp_path / "profile" / "settings.txt"), library_path, as_of=NOW.date(), clock=lambda: NOW
        )
        running.append(program)
        qtbot.addWidget(program.window)
        with qtbot.waitExposed(program.window):
            program.window.show()
        qtbot.waitUntil(lambda: program.is_ready)
        person = Person(program, qtbot)
        person.returns()
        return person

    def end() -> None:
        while running:
            program = running.pop()
            program.window.close()
            if program.front is not None:
                program.front.connection.close()
        for translator in set(qapp.findChildren(QTranslator)) - translators:
            qapp.removeTranslator(translator)
        qapp.setPalette(palette)
        qapp.setFont(font)

    yield begin
    end()
