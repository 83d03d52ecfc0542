"""
How `user.sqlite` and its copies are opened, and how damage is told from everything else.

Damage is only what SQLite calls so, and what cannot be read back as bookmarks, notes and visits. A file that is locked, read-only, on a full disk or
out of reach is not damaged.
"""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Final

from msref.user_store.bookmarks import bookmarks, folders
from msref.user_store.migrations import applied, are_in_order, steps, tables
from msref.user_store.notes import notes
from msref.user_store.own_data import OwnData
from msref.user_store.visits import visits

Connection = sqlite3.Connection
"""An open user's file, for those who say what is to be done with it and speak no SQL."""

FAULTS: Final = (sqlite3.Error, UnicodeDecodeError)
"""What using a file may raise. The second comes from Python, when SQLite names in its message a damaged word of the file."""

BUSY_SECONDS: Final = 5.0
_DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_FORMAT: Final = 0xFF  # the lowest byte of an extended error code is the plain one


def connect(path: Path | str, *, to_read: bool = False) -> sqlite3.Connection:
    """A connection whose transactions are begun and ended by hand and are on the disk when they end."""
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    # One damaged letter must not hide a whole note.
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        for pragma in ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")
        if to_read:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = DELETE")
            # Beyond FULL: the folder too is on the disk before a commit is told.
            connection.execute("PRAGMA synchronous = EXTRA")
    except BaseException:
        connection.close()
        raise
    return connection


def plain_code(fault: Exception) -> int:
    """SQLite's own number of an error; one that SQLite does not use where Python gives none."""
    if isinstance(fault, UnicodeDecodeError):
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(fault, "sqlite_errorcode", -1)) & _FORMAT


def is_damage(fault: Exception) -> bool:
    """Whether SQLite says that the file itself is broken."""
    return plain_code(fault) in _DAMAGE


def everything(connection: sqlite3.Connection) -> OwnData:
    """All that is kept."""
    return OwnData(folders(connection), bookmarks(connection), notes(connection), visits(connection))


def without_history(connection: sqlite3.Connection) -> OwnData:
    """Bookmarks and notes."""
    return OwnData(folders(connection), bookmarks(connection), notes(connection))


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether a file of msref can be read back to its last word. Raises sqlite3.Error for all that is not damage."""
    try:
        if "migration" not in tables(connection) or not are_in_order(connection):
            return False
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            return False
        if set(applied(connection)) == {name for name, _ in steps()}:
            _read_back(everything(connection))
    except FAULTS as fault:
        # The queries are ours and right: an error in them comes from what the file holds.
        if is_damage(fault) or plain_code(fault) == sqlite3.SQLITE_ERROR:
            return False
        raise
    except (TypeError, ValueError):
        return False
    return True


def _read_back(data: OwnData) -> None:
    """Raise TypeError or ValueError for a value that the program could not show."""
    for mark in data.bookmarks:
        datetime.fromisoformat(mark.added_at)
        _words(mark.record_id, mark.label)
    for note in data.notes:
        datetime.fromisoformat(note.written_at)
        datetime.fromisoformat(note.changed_at)
        _words(note.record_id, note.title, note.text, note.origin)
    for visit in data.visits:
        datetime.fromisoformat(visit.at)
        _words(visit.record_id)
    _words(*data.folders)


def _words(*values: object) -> None:
    if not all(isinstance(value, str) for value in values):
        raise TypeError(values)
