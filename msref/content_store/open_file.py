"""
Opens a content file read-only and immutable, and refuses what is not one; knows nothing of what is inside.

Nothing is opened that is not whole: the hash of the whole file comes first (see `whole_file`). Where there are two copies, that of the organisation's
folder and the program's own, the first that is whole is opened and a sentence says why the other was not.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from msref.content_store.schema import SCHEMA_VERSION
from msref.content_store.whole_file import WholeFile
from msref.errors import ContentError
from msref.words import say

if TYPE_CHECKING:
    from pathlib import Path


class ContentFiles:
    """The copies that may be opened, best first; the first is being read and hashed from the moment this is made."""

    def __init__(self, *copies: Path) -> None:
        # With a second copy at hand the first lies on a share: what was hashed is held in memory, so that nothing changes under the reader.
        self.copies = copies
        self._first = WholeFile(copies[0], keep=len(copies) > 1)

    def open(self) -> tuple[sqlite3.Connection, str]:
        """
        A read-only connection to the first copy that is whole, and a sentence about those before it (empty when the best one is open).

        Raises ContentError when no copy can be opened, with what is wrong with each.
        """
        refused: list[str] = []
        for number, copy in enumerate(self.copies):
            try:
                connection = _open_whole(self._first if number == 0 else WholeFile(copy))
            except ContentError as fault:
                refused.append(str(fault))
                continue
            if refused:
                refused.append(say("content_file.own_copy_shown", path=copy))
            return connection, " ".join(refused)
        raise ContentError("\n\n".join(refused))


def open_content(path: Path) -> sqlite3.Connection:
    """
    A read-only connection to one content file.

    Raises ContentError with a sentence for the user when the file is missing, is not whole, is not a content file, or has another schema version.
    """
    return _open_whole(WholeFile(path))


def _open_whole(file: WholeFile) -> sqlite3.Connection:
    fault = file.fault()
    if fault:
        raise ContentError(fault)
    try:
        connection = _connect(file)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise ContentError(say("content_file.not_opened", path=file.path, fault=error)) from error
    if version != SCHEMA_VERSION:
        connection.close()
        raise ContentError(say("content_file.other_layout", path=file.path, layout=version, read=SCHEMA_VERSION))
    return connection


def _connect(file: WholeFile) -> sqlite3.Connection:
    if not file.is_kept:
        place = f"{file.path.resolve().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(place, uri=True, isolation_level=None)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(file.data)
    file.data = b""  # SQLite holds its own
    connection.execute("PRAGMA query_only = ON")
    return connection
