"""
Copies of the user's file beside it: one for each day on which something changed, the last seven kept.

A copy holds bookmarks and notes. The history is left out: what was cleared there must not live on in a copy. Each copy is written beside its place and
moved over it, so that a copy is whole or is not there.
"""

import os
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

from msref.user_store.own_data import OwnData
from msref.user_store.sqlite_file import FAULTS, connect, is_whole, without_history

KEPT: Final = 7
_NAME: Final = "user-{day}.sqlite"
_DAILY: Final = "user-*.sqlite"
_BEFORE: Final = "before-*.sqlite"


def copies(folder: Path) -> tuple[Path, ...]:
    """The copies there are: those of days newest first, then those made before a new layout."""
    return (*sorted(folder.glob(_DAILY), reverse=True), *sorted(folder.glob(_BEFORE), reverse=True))


def whole_copies(folder: Path) -> Iterator[tuple[Path, OwnData]]:
    """The copies that can be read back, best first, with what they hold."""
    for copy in copies(folder):
        try:
            connection = connect(copy, to_read=True)
        except FAULTS:
            continue
        try:
            if is_whole(connection):
                yield copy, without_history(connection)
        except FAULTS:
            continue
        finally:
            connection.close()


def back_up(source: sqlite3.Connection, folder: Path, at: datetime) -> Path | None:
    """Write today's copy, unless the newest one holds the same; where it is. Raises OSError or sqlite3.Error when it cannot be written."""
    held = without_history(source)
    newest = next(whole_copies(folder), None)
    if held == (newest[1] if newest else OwnData()):
        return None
    copy = _write(source, folder / _NAME.format(day=at.date().isoformat()))
    _rotate(folder, at.date())
    return copy


def keep_before(source: sqlite3.Connection, folder: Path, step: str) -> Path:
    """A copy of the file as it was before a step of its layout."""
    return _write(source, folder / f"before-{step}.sqlite")


def day_of_copy(copy: Path) -> str:
    """What a copy is called to the user: its day, or which layout it precedes."""
    return copy.stem.removeprefix("user-")


def put_in_place(content: bytes, place: Path) -> None:
    """Write a file beside its place and move it over it: whatever happens, the place holds the old or the new one."""
    beside = place.with_name(place.name + ".new")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place)
    settle_folder(place.parent)


def settle_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write(source: sqlite3.Connection, place: Path) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        source.backup(memory)
        if memory.execute("SELECT 1 FROM sqlite_master WHERE name = 'visit'").fetchone():
            memory.execute("DELETE FROM visit")
        memory.execute("VACUUM")  # what was deleted is not in the bytes either
        put_in_place(memory.serialize(), place)
    finally:
        memory.close()
    return place


def _rotate(folder: Path, today: date) -> None:
    """Drop what is too old, and what a wrong clock dated into the future: it would stay the newest for ever."""
    latest = _NAME.format(day=today.isoformat())
    daily = sorted(folder.glob(_DAILY), reverse=True)
    of_days_so_far = [copy for copy in daily if copy.name <= latest]
    for copy in {*daily} - {*of_days_so_far[:KEPT]}:
        copy.unlink(missing_ok=True)
