"""
The words and pages of the records, where they are stored in blocks: some neighbouring records packed together, because they share most of their words.

In a finished file `record.text` and `record.html` are NULL and stand here. A block has the texts of its records, and their pages packed against those
texts, so that for a page little more than its marks is stored. What was unpacked is kept: the hits of one keystroke are those of the next.
Not here: making the blocks (`content_compiler.pack_texts`).
"""

import sqlite3
from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import Final

from msref.content_store.packing import unpacked
from msref.errors import ContentError
from msref.words import say

BETWEEN: Final = "\0"  # stands between the texts of a block and in none of them
_BLOCKS_KEPT: Final = 48

_QUERIES: Final = Path(__file__).parent / "queries"


class PageBlocks:
    """The texts and pages in the blocks of one content file; used from the thread that opened the connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use an open connection; it is read from, never written."""
        self._connection = connection
        self._texts: dict[int, list[str]] = {}

    def text(self, rank: int) -> str:
        """The plain words of the record of this rank. Raises ContentError when they cannot be read."""
        first = self._first(rank)
        return _one_of(self._texts_of(first), rank - first)

    def html(self, rank: int) -> str:
        """The page of the record of this rank. Raises ContentError when it cannot be read."""
        first = self._first(rank)
        texts = BETWEEN.join(self._texts_of(first))
        pages = unpacked(self._stored("block_pages", first), self._common("pages"), texts)
        return _one_of(pages.split(BETWEEN), rank - first)

    def _texts_of(self, first: int) -> list[str]:
        kept = self._texts.get(first)
        if kept is None:
            if len(self._texts) >= _BLOCKS_KEPT:
                self._texts.clear()
            texts = unpacked(self._stored("block_texts", first), self._common("texts"))
            kept = self._texts[first] = texts.split(BETWEEN)
        return kept

    def _first(self, rank: int) -> int:
        """The rank of the first record of the block that a record is in."""
        place = bisect_right(self._firsts, rank)
        if not place:
            raise ContentError(say("stored.missing"))
        return self._firsts[place - 1]

    @cached_property
    def _firsts(self) -> list[int]:
        return [first for (first,) in self._connection.execute(_query("block_firsts"))]

    def _stored(self, name: str, first: int) -> bytes:
        return bytes(self._connection.execute(_query(name), (first,)).fetchone()[0])

    def _common(self, name: str) -> str:
        if name not in self._commons:
            raise ContentError(say("stored.missing"))
        return self._commons[name]

    @cached_property
    def _commons(self) -> dict[str, str]:
        """What many blocks share, which is stored once."""
        return dict(self._connection.execute(_query("common_pieces")))


def _one_of(texts: list[str], place: int) -> str:
    if place >= len(texts):
        raise ContentError(say("stored.missing"))
    return texts[place]


def _query(name: str) -> str:
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")
