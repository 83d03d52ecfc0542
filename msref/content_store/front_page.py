"""
The little that the first painted frame needs from the content file: a few plain words, without the domain values.

`FrontPage` says what the file is, which kinds and topics it holds, and the titles asked for. The whole library is opened by `library` right after;
keeping the domain values out of here is what keeps the start short.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msref.errors import ContentError
from msref.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUERIES: Final = Path(__file__).parent / "queries"


class FrontPage:
    """What stands on the front page; plain values, read once. Raises ContentError when the file does not hold them."""

    def __init__(self, connection: sqlite3.Connection, wanted: Sequence[str]) -> None:
        """Read the few facts, and the titles of the wanted records that exist."""
        self.connection = connection
        try:
            self._meta = dict(connection.execute(_query("meta")))
            self._holds = frozenset(connection.execute(_query("kinds_and_topics")))
            # SQLite takes the ids as one JSON text; they are plain words, so no JSON module is needed at start.
            ids = "[" + ",".join(f'"{record_id}"' for record_id in wanted) + "]"
            rows = connection.execute(_query("titles_of"), {"ids": ids})
            self.titles: dict[str, tuple[str, str]] = {record_id: (kind, title) for record_id, kind, title in rows}
            self.version = str(self._meta["version"])
            self.date = str(self._meta["date"])
            self.reviewed_by: tuple[str, ...] = tuple(
                name for (name,) in connection.execute(_query("listed"), {"list": self._meta["reviewed_by"]})
            )
        except (sqlite3.Error, KeyError, ValueError) as fault:
            raise ContentError(say("content_file.damaged", fault=fault)) from fault

    def has_kind(self, kind: str) -> bool:
        """Whether any record is of this kind."""
        return any(kind == one for one, _ in self._holds)

    def has_topic(self, topic: str) -> bool:
        """Whether any record is of this topic."""
        return any(topic == one for _, one in self._holds)


def _query(name: str) -> str:
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")
