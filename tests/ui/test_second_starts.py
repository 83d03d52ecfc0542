"""The window answers a later start: it comes forward and opens what that start was given."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.ui.reading import ReadingFrame
from msref.user_store.instance import Instance, Request

PLEX = "record/acute-plasma-exchange"


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Instance]:
    """The lock of the running program."""
    instance = Instance(tmp_path / "home", "screen")
    assert instance.claim()
    yield instance
    instance.release()


def hand_over(tmp_path: Path, request: Request) -> tuple[threading.Thread, list[bool]]:
    """A later start, in the background; the list gets whether it was answered."""
    answered: list[bool] = []
    later = Instance(tmp_path / "home", "screen")
    assert later.claim() is False
    thread = threading.Thread(target=lambda: answered.append(later.hand_over(request)))
    thread.start()
    return thread, answered


def address(program: Program) -> str:
    """Of the page in view."""
    page = program.navigator.current
    return page.address if page is not None else ""


def test_an_address_takes_the_place_of_home_and_stands_beside_a_page(
    program: Program, first: Instance, tmp_path: Path, qtbot: QtBot
) -> None:
    """Whoever reads keeps the page; the minimised window comes back."""
    program.serve(first, Request())
    program.window.showMinimized()
    thread, answered = hand_over(tmp_path, Request(address=PLEX))
    qtbot.waitUntil(lambda: address(program) == PLEX)
    thread.join()
    assert answered == [True]
    assert not program.window.isMinimized()
    reading = program.window.findChild(ReadingFrame)
    assert reading is not None
    assert len(reading.tabs.rows) == 1
    thread, answered = hand_over(tmp_path, Request(address="library/kind/drug"))
    qtbot.waitUntil(lambda: address(program) == "library/kind/drug")
    thread.join()
    assert answered == [True]
    assert len(reading.tabs.rows) == 2


def test_a_plain_start_changes_nothing_but_the_place_of_the_window(
    program: Program, first: Instance, tmp_path: Path, qtbot: QtBot
) -> None:
    """The page that is read stays."""
    program.navigator.go(PLEX)
    program.serve(first, Request())
    thread, answered = hand_over(tmp_path, Request())
    qtbot.waitUntil(lambda: bool(answered))
    thread.join()
    assert answered == [True]
    assert address(program) == PLEX


def test_a_case_file_is_opened(program: Program, first: Instance, tmp_path: Path, qtbot: QtBot) -> None:
    """As Ctrl+O opens it: facts in memory, and the status line says which file."""
    case = tmp_path / "a case.json"
    case.write_text(json.dumps({"today": "2026-11-20", "parameters": {"age_years": 34}}), encoding="utf-8")
    program.serve(first, Request())
    thread, answered = hand_over(tmp_path, Request(case_file=str(case)))
    qtbot.waitUntil(lambda: "a case.json" in program.window.status.message())
    thread.join()
    assert answered == [True]
    assert program.front is not None
    assert "1 fact" in program.window.status.facts()


def test_what_was_asked_for_before_the_window_watched_is_done_too(
    program: Program, first: Instance, tmp_path: Path, qtbot: QtBot
) -> None:
    """A second start during a slow first one is not lost."""
    thread, answered = hand_over(tmp_path, Request(address="help"))
    program.serve(first, Request())
    qtbot.waitUntil(lambda: address(program) == "help")
    thread.join()
    assert answered == [True]


def test_an_address_that_leads_nowhere_is_a_plain_page(program: Program) -> None:
    """A wrong word on the command line is told, never a traceback."""
    program.serve(None, Request(address="record/no-such-record"))
    page = program.navigator.current
    assert page is not None
    assert 'no record "no-such-record"' in page.plain_text()
