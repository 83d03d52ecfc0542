"""
Search as one types, which never hides: plain words in, ranked records out, and always something to go on with.

`SearchIndex.search` answers any text whatever: nothing typed is query syntax, words such as "not" filter nothing, other forms and other names
of a word count as the word, a mistyped word is corrected and the correction is told. When no record has all words, those with most of them
are shown, and a note says so. No result is never presented as "no risk".
Not here: building the index (compile time), the words of the screen.
"""

import sqlite3
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Final, overload

from msref.content_store.search_candidates import Candidates
from msref.content_store.search_query import QueryReader, Question, Unit
from msref.content_store.search_ranking import Entry
from msref.content_store.search_snippet import PassageFinder, Range
from msref.content_store.search_text import words
from msref.words import say

SCOPES: Final[dict[str, tuple[str, ...]]] = {
    "drug": ("drug",),
    "table": ("table", "table_row"),
    "chart": ("flowchart",),
    "study": ("study",),
    "definition": ("definition",),
    "article": ("article",),
    "glossary": ("glossary",),
    "source": ("source",),
    "case": ("case",),
}
_OTHER_SCOPE_NAMES: Final = {
    "flowchart": "chart",
    "algorithm": "chart",
    "drugs": "drug",
    "tables": "table",
    "term": "glossary",
    "ref": "source",
}

_LONGEST_TEXT: Final = 400
_MOST_WORDS: Final = 12
_QUESTION_UNITS: Final = 4
_KEPT: Final = 4  # a quarter of the list is kept for what single words find
_ALONE_POOL: Final = 24
_SHOWN_QUERY: Final = 80


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One record found. `ranges` are (start, length) of the found words in `snippet`, which is plain text."""

    id: str
    kind: str
    title: str
    topic: str
    snippet: str = ""
    ranges: tuple[Range, ...] = ()


class Hits(Sequence[SearchHit]):
    """The hits of one search; the passage of a hit is looked for when the hit is first asked for, since a page shows half of them."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[int], SearchHit], count: int) -> None:
        """`make` gives the hit at a place."""
        self._make = make
        self._made: list[SearchHit | None] = [None] * count

    def __len__(self) -> int:
        """How many hits."""
        return len(self._made)

    @overload
    def __getitem__(self, place: int) -> SearchHit: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[SearchHit, ...]: ...

    def __getitem__(self, place: int | slice) -> SearchHit | tuple[SearchHit, ...]:
        """The hit at a place, or those of a slice."""
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(len(self))))
        made = self._made[place]
        if made is None:
            made = self._made[place] = self._make(place % len(self._made))
        return made


@dataclass(frozen=True, slots=True)
class SearchResult:
    """
    The answer to one text.

    `did_you_mean` is the corrected query when words were taken for typing mistakes; the hits are then those of the correction.
    `scope` is the name of the kind searched in, empty for all. `note` is a sentence for the user, empty when the hits have all words.
    """

    query: str
    hits: Sequence[SearchHit] = ()
    did_you_mean: str = ""
    scope: str = ""
    note: str = ""


def split_scope(text: str) -> tuple[str, str]:
    """The scope named at the beginning and the rest: "drug: tysabri" gives ("drug", "tysabri"); without one the scope is empty."""
    name, colon, rest = text.partition(":")
    name = name.strip().lower()
    name = _OTHER_SCOPE_NAMES.get(name, name)
    return (name, rest.strip()) if colon and name in SCOPES else ("", text)


class SearchIndex:
    """Search in one content file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use an open connection; it is read from, never written."""
        self._candidates = Candidates(connection)
        self._reader = QueryReader(connection)

    def search(self, text: str, scope: str = "", limit: int = 20) -> SearchResult:
        """The records for a text, best first; never raises, whatever is typed. A scope in the text goes before the `scope` given."""
        typed_scope, rest = split_scope(text[:_LONGEST_TEXT])
        scope = typed_scope or (scope if scope in SCOPES else "")
        shown_query = text.encode("utf-8", "replace").decode("utf-8")
        if not text.strip() or limit < 1:
            return SearchResult(shown_query, scope=scope)
        kinds = SCOPES.get(scope, ())
        if typed_scope and not rest:
            return SearchResult(shown_query, self._hits(self._candidates.important(kinds, limit)), scope=scope)
        typed = words(rest)[:_MOST_WORDS]
        if not typed:
            return self._nothing(shown_query, (), scope, limit)
        question = self._reader.read(typed)
        found, note = self._find(question, typed, kinds, limit)
        if not found and kinds:
            found, note = self._find(question, typed, (), limit)
            note = say("search.outside_scope")
        if not found:
            return self._nothing(shown_query, typed, scope, limit)
        meant = " ".join(question.words) if question.corrected else ""
        if meant and typed_scope:
            meant = f"{typed_scope}: {meant}"
        shown_units = () if _is_letter(typed) else question.units
        return SearchResult(shown_query, self._hits(found, shown_units), meant, scope, note)

    def _find(
        self,
        question: Question,
        typed: Sequence[str],
        kinds: tuple[str, ...],
        limit: int,
    ) -> tuple[list[int], str]:
        """The ranks of the records found, best first, and the note that goes with them."""
        if _is_letter(typed) and (ranks := self._candidates.beginning_with(typed[0], kinds, limit)):
            return ranks, ""
        complete = self._candidates.complete(question, typed, kinds)
        found = complete.ordered()
        if len(question.filtering) == 1:
            return found[:limit], ""
        is_question = len(question.filtering) >= _QUESTION_UNITS
        if is_question or len(found) < limit:
            further, worth = self._candidates.with_some(complete, kinds)
            if is_question:  # where the telling words stand counts for more than having every word of a sentence
                whole = dict.fromkeys(found, complete.ranking.total_weight)
                found = complete.ranking.order([*complete.entries.values(), *further.values()], worth | whole)
            else:
                found += complete.ranking.order(further.values(), worth)
        found = _keeping(found, self._alone(question, kinds, limit // _KEPT), limit)
        return found, _note(found, complete.entries)

    def _alone(self, question: Question, kinds: tuple[str, ...], most: int) -> list[int]:
        """What each unit finds by itself, the best of each in turn: one more word never makes it vanish."""
        lists = []
        for unit in question.filtering[:most]:
            single = Question((unit,), tuple(term.word for term in unit.terms))
            lists.append(self._candidates.complete(single, single.words, kinds, pool=_ALONE_POOL).ordered())
        turns = chain.from_iterable(zip_longest(*lists))
        return list(dict.fromkeys(rank for rank in turns if rank is not None))[:most]

    def _nothing(self, shown_query: str, typed: Sequence[str], scope: str, limit: int) -> SearchResult:
        """Never an empty page: the nearest titles, or else what matters most, with a note that says which."""
        ranks = self._candidates.nearest(typed, limit)
        message = "search.nearest_instead" if ranks else "search.important_instead"
        ranks = (
            ranks or self._candidates.important(SCOPES.get(scope, ()), limit) or self._candidates.important((), limit)
        )
        note = say(message, query=_short(shown_query))
        return SearchResult(shown_query, self._hits(ranks), "", scope, note)

    def _hits(self, ranks: Sequence[int], units: Sequence[Unit] = ()) -> Sequence[SearchHit]:
        entries = self._candidates.entries(ranks)
        finder = PassageFinder(units)
        return Hits(lambda place: self._hit(entries[ranks[place]], finder), len(ranks)) if ranks else ()

    def _hit(self, entry: Entry, finder: PassageFinder) -> SearchHit:
        summary, text = self._candidates.text(entry.rank)
        snippet, ranges = finder.passage(text, summary)
        return SearchHit(entry.id, entry.kind, entry.title, entry.topic, snippet, ranges)


def _is_letter(typed: Sequence[str]) -> bool:
    return len(typed) == 1 and len(typed[0]) == 1


def _keeping(found: Sequence[int], kept: Sequence[int], limit: int) -> list[int]:
    """The first of those found, with those kept in the last places when they are not among them."""
    shown = list(found[:limit])
    missing = [rank for rank in kept if rank not in shown]
    others = [rank for rank in shown if rank not in kept]
    given_up = set(others[len(others) - max(0, len(shown) + len(missing) - limit) :])
    return [rank for rank in shown if rank not in given_up] + missing


def _note(found: Sequence[int], complete: Container[int]) -> str:
    """What is to be said when some of those found lack a word."""
    has_all = [rank in complete for rank in found]
    if all(has_all):
        return ""
    if not any(has_all):
        return say("search.none_has_all")
    number = sum(has_all)
    if not all(has_all[:number]):
        return say("search.some_lack")
    return say("search.first_have_all", count=number)


def _short(text: str) -> str:
    """A query as it is shown inside a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_QUERY else f"{line[:_SHOWN_QUERY]} …"
