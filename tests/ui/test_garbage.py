"""Garbage is collected on the window's thread alone while another one works."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msref.ui.garbage import GarbageOfWindow


class Ring:
    """An object that only the collector can end; it notes on which thread that was."""

    ended_on: list[str]

    def __init__(self, ended_on: list[str]) -> None:
        self.me = self
        self.ended_on = ended_on

    def __del__(self) -> None:
        self.ended_on.append(threading.current_thread().name)


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[GarbageOfWindow]:
    """The collector of a window, ended afterwards."""
    gc.collect()
    made = GarbageOfWindow(QObject(qapp))
    yield made
    made.end()


def allocate() -> None:
    """So much that Python would collect all generations by itself."""
    kept = [[number] for number in range(200_000)]
    assert len(kept) == 200_000


def test_another_thread_ends_no_object_of_the_window(garbage: GarbageOfWindow) -> None:
    """However much another thread allocates, a ring stays until the window collects, and ends on the window's thread."""
    ended_on: list[str] = []
    ring = Ring(ended_on)
    dead = weakref.ref(ring)
    del ring
    other = threading.Thread(target=allocate, name="other")
    other.start()
    other.join()
    assert dead() is not None
    # Some thousand new objects, and everything is looked through.
    for _ in range(200):
        kept = [[number] for number in range(1000)]
        assert garbage.collect() >= 0
        assert len(kept) == 1000
        if ended_on:
            break
    assert ended_on == ["MainThread"]


def test_python_collects_by_itself_again_afterwards(garbage: GarbageOfWindow) -> None:
    """When the other thread has ended nothing is left switched off."""
    assert not gc.isenabled()
    garbage.end()
    assert gc.isenabled()


def test_a_page_that_was_left_is_gone_at_the_next_look(garbage: GarbageOfWindow) -> None:
    """Rings of ten thousand objects, as a page is one, do not wait until several dozen pages have come."""
    page = [Ring([]) for _ in range(10_000)]
    garbage.collect()
    first, last = weakref.ref(page[0]), weakref.ref(page[-1])
    del page
    left = [[number] for number in range(10_000)]
    assert garbage.collect() == 2
    assert len(left) == 10_000
    assert first() is None
    assert last() is None


def test_what_lives_when_the_program_stands_is_set_aside_until_the_end(garbage: GarbageOfWindow, qtbot: QtBot) -> None:
    """Looking through everything takes the time of what came later alone; afterwards Python sees all objects again."""
    assert gc.get_freeze_count() == 0
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    garbage.end()
    assert gc.get_freeze_count() == 0
