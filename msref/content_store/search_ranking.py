"""
The order of the records found: where the words stand, how surely they mean it, and what kind of record it is.

An exact name outweighs everything; then come words in titles, in synonyms, in headings and in the text. Pure: entries in, order out.
Not here: finding the candidates (`search`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from typing import Final

from msref.content_store.search_query import Question, Unit

_EXACT: Final = (2.0, 20.0, 40.0)  # by grade: a synonym, another name of the very thing, the title
_IN_TITLE: Final = 10.0
_IN_SYNONYMS: Final = 7.0
_IN_HEADINGS: Final = 6.0
_IN_TEXT: Final = 2.0
_ALL_WORDS: Final = 2.0
_ALL_IN_NAMES: Final = 3.0
_TITLE_BEGINS: Final = 2.0
_TITLE_FILLED: Final = 2.0
_TEXT_ABOUT_IT: Final = 2.0
_TEXT_FADES: Final = 10
_OVERVIEW: Final = 2.5
_OVERVIEW_WORDS: Final = frozenset({"overview", "glance"})
# What a clinician acts on comes before single rows, terms, sources and cases that say the same; the timing rules of one drug share its words by the
# dozen and would fill the list.
_KIND_WEIGHT: Final = {
    "definition": 0.95,
    "calculator": 0.9,
    "vaccine": 0.9,
    "study": 0.85,
    "glossary": 0.8,
    "table_row": 0.75,
    "timing_rule": 0.55,
    "case": 0.6,
    "source": 0.5,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as ranking sees it: folded words between spaces."""

    rank: int
    id: str
    kind: str
    title: str
    topic: str
    title_words: str
    synonym_words: str
    heading_words: str


class Ranking:
    """
    The order for one question.

    `exact` holds the records whose name was typed exactly, with its grade (0 to 2); `places` is where a record stands among those whose text is most about the
    question (absent when that was not asked); `library_size` is the number of records.
    """

    def __init__(
        self,
        question: Question,
        exact: Mapping[int, int],
        places: Mapping[int, int],
        library_size: int,
    ) -> None:
        """Keep what the order depends on."""
        self.question = question
        self.exact = exact
        self.places = places
        self.library_size = library_size
        self._typed = "".join(f" {word}" for word in question.telling)
        self._known = {word for unit in question.units for term in unit.all_terms for word in term.found}

    def weight(self, unit: Unit) -> float:
        """Rare words tell more than common ones."""
        return 1.0 + log((1 + self.library_size) / (1 + min(unit.records, self.library_size)))

    @property
    def total_weight(self) -> float:
        """The weight of all units together."""
        return sum(self.weight(unit) for unit in self.question.units)

    def order(self, entries: Iterable[Entry], worth: Mapping[int, float] | None = None) -> list[int]:
        """The ranks of the entries, best first; `worth` is the weight of the units a record has at all, when it lacks some."""
        weights = [self.weight(unit) for unit in self.question.units]
        total = sum(weights)
        shares = [(unit, weight / total) for unit, weight in zip(self.question.units, weights, strict=True)]
        scored = []
        for entry in entries:
            held = min(1.0, worth[entry.rank] / total) if worth else 1.0
            scored.append((-round(self._score(entry, shares, held), 6), entry.rank))
        return [rank for _, rank in sorted(scored)]

    def _score(self, entry: Entry, shares: list[tuple[Unit, float]], held: float) -> float:
        names = (
            (_IN_TITLE, entry.title_words, entry.title_words.split()),
            (_IN_SYNONYMS, entry.synonym_words, entry.synonym_words.split()),
        )
        heading_words = entry.heading_words.split()
        score, in_names = held * _IN_TEXT + (_ALL_WORDS if held == 1.0 else 0.0), 0
        for unit, share in shares:
            found = 0.0
            for value, text, text_words in names:
                if text_words and found < value:
                    found = max(found, value * unit.strength(text, text_words))
            in_names += found > 0
            if heading_words and found < _IN_HEADINGS:
                found = max(found, _IN_HEADINGS * unit.strength(entry.heading_words, heading_words))
            score += share * found
        if in_names == len(shares):
            score += _ALL_IN_NAMES
        score += self._title_bonus(entry, names[0][2])
        if entry.rank in self.places:
            score += _TEXT_ABOUT_IT / (1 + self.places[entry.rank] / _TEXT_FADES)
        exact = _EXACT[self.exact[entry.rank]] if entry.rank in self.exact else 0.0
        return score * _KIND_WEIGHT.get(entry.kind, 1.0) + exact

    def _title_bonus(self, entry: Entry, title_words: list[str]) -> float:
        """More for a title that begins with the words typed, and for one that says little else."""
        filled = sum(word in self._known for word in title_words) / len(title_words) if title_words else 0.0
        begins = _TITLE_BEGINS if self._typed and entry.title_words.startswith(self._typed) else 0.0
        overview = 0.0 if _OVERVIEW_WORDS.isdisjoint(title_words) else _OVERVIEW
        return begins + overview + _TITLE_FILLED * filled
