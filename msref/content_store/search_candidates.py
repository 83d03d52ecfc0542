"""
Which records a question may be answered with: asked of the index in small portions, so that large files stay fast.

Every step asks for a bounded number of records in order of importance (rowid = record.rank); only in a small library are texts compared by how
often the words occur, because SQLite scores every match before it gives the first.
Not here: their order (`search_ranking`), what is said about them (`search`).
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap
from typing import Final

from msref.content_store.library import query
from msref.content_store.page_blocks import PageBlocks
from msref.content_store.search_query import Question, Unit
from msref.content_store.search_ranking import Entry, Ranking
from msref.content_store.search_text import kind_word

POOL: Final = 80
_PARTIAL_POOL: Final = 500
_PARTIAL_UNITS: Final = 6
_PARTIAL_SHOWN: Final = 40
_SMALL_LIBRARY: Final = 5000
_ENTRIES_KEPT: Final = 4000  # the content file never changes, and one keystroke asks for what the last one asked for
_NEAREST_LETTERS: Final = 3
_CONNECTIVES: Final = frozenset({"not", "or", "and"})


@dataclass(frozen=True, slots=True)
class Complete:
    """The records that have every unit of a question, and the ranking they are put in order with."""

    entries: dict[int, Entry]
    ranking: Ranking

    def ordered(self) -> list[int]:
        """Their ranks, best first."""
        return self.ranking.order(self.entries.values())


class Candidates:
    """Asks one content file for records."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use an open connection; it is read from, never written."""
        self._connection = connection
        self._entries: dict[int, Entry] = {}
        self._blocks = PageBlocks(connection)

    @cached_property
    def _size(self) -> int:
        return int(self._connection.execute(query("search_count")).fetchone()[0])

    def complete(self, question: Question, typed: Sequence[str], kinds: tuple[str, ...], pool: int = POOL) -> Complete:
        """Records that have all units, about `pool` of them: exact names, then titles, then whole records."""
        asked = question.filtering
        exact = self._exact_names(typed, question)
        ranks = dict.fromkeys(exact)
        for whole_words in (True, False):
            if len(ranks) < pool:
                titles = self._matching("search_titles", asked, kinds, whole_words=whole_words, limit=pool)
                ranks |= dict.fromkeys(titles)
        texts: list[int] = []
        is_small = self._size <= _SMALL_LIBRARY
        if len(ranks) < pool or (is_small and pool >= POOL):
            texts = self._matching("search_bodies_scored" if is_small else "search_bodies", asked, kinds, limit=pool)
        places = {rank: place for place, rank in enumerate(texts)} if is_small else {}
        entries = self.entries([*ranks, *texts], kinds)
        return Complete(entries, Ranking(question, exact, places, self._size))

    def with_some(self, found: Complete, kinds: tuple[str, ...]) -> tuple[dict[int, Entry], dict[int, float]]:
        """Further records that have at least one unit, those with the heaviest first, and the weight of what each has."""
        units = sorted(found.ranking.question.filtering, key=lambda unit: unit.records)[:_PARTIAL_UNITS]
        worth: dict[int, float] = {}
        for unit in units:
            weight = found.ranking.weight(unit)
            for rank in self._matching("search_bodies", [unit], kinds, limit=_PARTIAL_POOL):
                worth[rank] = worth.get(rank, 0.0) + weight
        further = sorted((rank for rank in worth if rank not in found.entries), key=lambda rank: (-worth[rank], rank))
        return self.entries(further[:_PARTIAL_SHOWN], kinds), worth

    def _exact_names(self, typed: Sequence[str], question: Question) -> dict[int, int]:
        """The records whose name was typed exactly, with the grade of that name."""
        exact: dict[int, int] = {}
        spoken = (typed, _without_connectives(typed), question.words, question.telling)
        for name in dict.fromkeys(" ".join(name) for name in spoken if name):
            for rank, grade in self._connection.execute(query("search_names"), {"name": name, "limit": POOL}):
                exact[rank] = max(grade, exact.get(rank, 0))
        return exact

    def _matching(
        self,
        name: str,
        units: Iterable[Unit],
        kinds: tuple[str, ...],
        *,
        limit: int,
        whole_words: bool = False,
    ) -> list[int]:
        parts = [unit.match(whole_words=whole_words) for unit in units]
        if not parts or not all(parts):
            return []
        if kinds:
            parts.insert(0, "(" + " OR ".join(f'"{kind_word(kind)}"' for kind in kinds) + ")")
        return self._ranks(name, match=" AND ".join(parts), limit=limit)

    def beginning_with(self, letter: str, kinds: tuple[str, ...], limit: int) -> list[int]:
        """Records whose title begins with a letter, by importance."""
        return sorted(self.entries(self._ranks("search_initial", initial=letter, limit=POOL), kinds))[:limit]

    def important(self, kinds: tuple[str, ...], limit: int) -> list[int]:
        """The most important records, of some kinds or of all."""
        if not kinds:
            return self._ranks("search_first", limit=limit)
        return [rank for kind in kinds for rank in self._ranks("search_first_of_kind", kind=kind, limit=limit)][:limit]

    def nearest(self, typed: Sequence[str], limit: int) -> list[int]:
        """Titles with a word that begins like a typed one, for as many letters as any does."""
        for word in typed:
            for length in range(len(word), _NEAREST_LETTERS - 1, -1):
                if ranks := self._ranks("search_titles", match=f'"{word[:length]}"*', limit=limit):
                    return ranks
        return []

    def entries(self, ranks: Iterable[int], kinds: tuple[str, ...] = ()) -> dict[int, Entry]:
        """The records of these ranks as ranking sees them, of some kinds or of all."""
        wanted = sorted(set(ranks))
        unread = [rank for rank in wanted if rank not in self._entries]
        if unread:
            if len(self._entries) > _ENTRIES_KEPT:
                self._entries.clear()
                unread = wanted
            rows = self._connection.execute(query("search_entries"), {"ranks": json.dumps(unread)})
            self._entries |= {entry.rank: entry for entry in starmap(Entry, rows)}
        found = (self._entries[rank] for rank in wanted if rank in self._entries)
        return {entry.rank: entry for entry in found if not kinds or entry.kind in kinds}

    def text(self, rank: int) -> tuple[str, str]:
        """The summary and the text of one record."""
        summary, text = self._connection.execute(query("search_text"), {"rank": rank}).fetchone()
        return summary, self._blocks.text(rank) if text is None else text

    def _ranks(self, name: str, **values: object) -> list[int]:
        return [row[0] for row in self._connection.execute(query(name), values)]


def _without_connectives(typed: Sequence[str]) -> Sequence[str]:
    """The words without "not", "or" and "and" at either end, which are part of no name."""
    kept = list(typed)
    while kept and kept[0] in _CONNECTIVES:
        kept.pop(0)
    while kept and kept[-1] in _CONNECTIVES:
        kept.pop()
    return kept
