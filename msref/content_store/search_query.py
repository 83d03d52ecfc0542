"""
Understands what was typed: the words, their other forms, what means the same, and typing mistakes.

`QueryReader.read` turns folded words into a `Question`: one `Unit` for each word or known phrase, with everything that counts as having found it.
Typed text never becomes query syntax: only folded words, in quotes, reach SQLite.
Not here: finding and ranking (`search`).
"""

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from msref.content_store.library import query
from msref.content_store.search_text import STOP_WORDS, american, deletions, singular

# How sure a word of a record is what was typed: the word itself, another form of it, what means the same, a word that it begins.
OTHER_FORM: Final = 0.95
SAME_MEANING: Final = 0.85
BEGINNING: Final = 0.7

_MANY: Final = 16  # more completions than this are asked for by their beginning
_INDEXED_BEGINNING: Final = 5  # the index keeps beginnings up to so many letters (see schema.SEARCH_TABLES)
_LONGEST_PHRASE: Final = 4
_CORRECTED_FROM: Final = 4
_CORRECTED_TWICE_FROM: Final = 8
_COMPLETED_FROM: Final = 4
_ABBREVIATED_FROM: Final = 3
_FOLLOWED: Final = 3  # so many completions bring what means the same along
_LAST_SIGN: Final = "\U0010ffff"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ENDING_LIST: Final = """
    s es e ed er ers ing ings ion ions ation ations ate ates ated ating ator ive ives ly y ies ity al ic ical ent ant ence ance izing ized ize izes ization able ability
    ment ments ness
"""
_ENDINGS: Final = tuple(sorted(_ENDING_LIST.split(), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Term:
    """One word with what counts as having found it: words and how surely they mean it, phrases, the beginning of a word."""

    word: str
    found: dict[str, float]
    phrases: tuple[str, ...] = ()
    prefix: str = ""
    records: int = 0

    def match(self, *, whole_words: bool) -> str:
        """This term as a query: any of its words and phrases; `whole_words` leaves out words that are only begun."""
        parts = [f'"{word}"' for word, sure in self.found.items() if not whole_words or sure > BEGINNING]
        parts += [f'"{phrase}"' for phrase in self.phrases]
        if self.prefix and not whole_words:
            parts.append(f'"{self.prefix}"*')
        return f"({' OR '.join(parts)})" if parts else ""

    def strength(self, text: str, text_words: Sequence[str]) -> float:
        """How surely the text (folded words between spaces) holds this term; 0 when it does not."""
        best = 0.0
        if not self.found.keys().isdisjoint(text_words):
            best = max(self.found.get(word, 0.0) for word in text_words)
        if self.phrases and best < SAME_MEANING and any(f" {phrase} " in text for phrase in self.phrases):
            best = SAME_MEANING
        if best < BEGINNING and self.prefix and f" {self.prefix}" in text:
            best = BEGINNING
        return best


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing asked for: a word, or a known phrase of several words with what else it is called."""

    terms: tuple[Term, ...]
    other_names: Term | None = None

    @property
    def records(self) -> int:
        """At most so many records have it."""
        return min(term.records for term in self.terms) + (self.other_names.records if self.other_names else 0)

    @property
    def all_terms(self) -> tuple[Term, ...]:
        """The words and, where the unit is known by other names, those."""
        return (*self.terms, self.other_names) if self.other_names else self.terms

    def match(self, *, whole_words: bool = False) -> str:
        """This unit as a query; empty when it can match nothing."""
        parts = [term.match(whole_words=whole_words) for term in self.terms]
        typed = f"({' AND '.join(parts)})" if all(parts) else ""
        other = self.other_names.match(whole_words=whole_words) if self.other_names else ""
        return f"({typed} OR {other})" if typed and other else typed or other

    def strength(self, text: str, text_words: Sequence[str]) -> float:
        """How surely the text holds the unit; 0 when it does not."""
        typed = self.terms[0].strength(text, text_words)
        for term in self.terms[1:]:
            typed = min(typed, term.strength(text, text_words)) if typed else 0.0
        if typed < 1.0 and self.other_names:
            typed = max(typed, self.other_names.strength(text, text_words))
        return typed


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for: units, all words with corrections put in, and whether any was put in."""

    units: tuple[Unit, ...]
    words: tuple[str, ...]
    corrected: bool = False

    @property
    def filtering(self) -> tuple[Unit, ...]:
        """The units that a record must have; a single letter beside other words only helps to rank."""
        return tuple(unit for unit in self.units if len(unit.terms) > 1 or len(unit.terms[0].word) > 1) or self.units

    @property
    def telling(self) -> tuple[str, ...]:
        """The words that are looked for, in their order."""
        return tuple(term.word for unit in self.units for term in unit.terms)


@dataclass(slots=True)
class _Reading:
    """The words of a query while they are understood: `words` with corrections so far."""

    words: list[str]
    terms: list[tuple[int, Term]] = field(default_factory=list)
    corrected: bool = False


class QueryReader:
    """Reads queries with the words and families of one content file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use an open connection."""
        self._connection = connection

    @cached_property
    def _queries(self) -> dict[str, str]:
        names = ("words", "family", "phrase", "completions", "has_prefix", "corrections", "title_words")
        return {name: query(f"search_{name}") for name in names}

    def read(self, typed: Sequence[str]) -> Question:
        """Understand folded words; the last telling one may be only begun. Words that carry no meaning are passed over."""
        telling = [place for place, word in enumerate(typed) if word not in STOP_WORDS]
        reading = _Reading(list(typed))
        if not telling:
            begun = Term(typed[-1], {}, prefix=typed[-1])
            return Question((Unit((begun,)),), tuple(typed))
        for place in telling:
            self._read_word(reading, place, is_last=place == telling[-1])
        units = tuple(self._units([term for _, term in reading.terms]))
        return Question(units, tuple(" ".join(reading.words).split()), reading.corrected)

    def _read_word(self, reading: _Reading, place: int, *, is_last: bool) -> None:
        word = reading.words[place]
        term = self._known(word)
        if parts := _written_as_one(term):  # antiCD20 is read as anti CD20, so that both find the same
            reading.words[place] = " ".join(parts)
            reading.terms += [(place, self._known(part) or Term(part, {part: 1.0})) for part in parts]
            return
        if is_last or (term is None and len(word) >= _ABBREVIATED_FROM):
            term = self._begun(word, term)
        term = term or self._other_form(word)
        if term is not None:
            reading.terms.append((place, term))
            return
        better = self._parted(word) or self._corrected(word) or (self._corrected_beginning(word) if is_last else "")
        if better:
            reading.words[place] = better
            reading.corrected = True
        for part in (better or word).split():
            reading.terms.append((place, self._known(part) or Term(part, {part: 1.0})))

    def _known(self, word: str) -> Term | None:
        row = self._connection.execute(self._queries["words"], {"word": word}).fetchone()
        if row is None:
            return None
        _, records, forms, synonyms = row
        return _term(word, records, forms, synonyms)

    def _begun(self, word: str, known: Term | None) -> Term | None:
        """The word as the beginning of others, beside what it means when it is whole; None when nothing begins so."""
        if len(word) < _COMPLETED_FROM:
            if known is None and not self._has_prefix(word):
                return None
            return replace(known or Term(word, {}), prefix=word)
        rows = self._connection.execute(
            self._queries["completions"],
            {"start": word, "end": word + _LAST_SIGN, "limit": _MANY + 1},
        ).fetchall()
        if not rows and known is None:
            return None
        term = known or Term(word, {}, records=sum(records for _, records in rows))
        is_many = len(rows) > _MANY or len(word) <= _INDEXED_BEGINNING
        begun = {} if is_many else {completion: BEGINNING for completion, _ in rows}
        phrases: tuple[str, ...] = ()
        if known is None:  # pregnan is on the way to pregnancy, which finds pregnant too
            for near in [self._known(completion) for completion, _ in rows[:_FOLLOWED]]:
                if near is not None:
                    begun = dict.fromkeys(near.found, BEGINNING) | begun
                    phrases += near.phrases
        phrases = tuple(dict.fromkeys((*term.phrases, *phrases)))
        return replace(term, found=begun | term.found, phrases=phrases, prefix=word if is_many else "")

    def _other_form(self, word: str) -> Term | None:
        """A form of a known word that no record happens to have: randomized finds randomised, vaccinating finds vaccine."""
        spelled = american(word)
        stems = [spelled, *(spelled.removesuffix(end) for end in _ENDINGS if spelled.endswith(end))]
        for stem in stems:
            row = self._connection.execute(self._queries["family"], {"stem": stem}).fetchone()
            if row and len(stem) >= _ABBREVIATED_FROM:
                near = self._known(row[0].split()[0])
                found = (near.found if near else {}) | dict.fromkeys(row[0].split(), OTHER_FORM)
                return Term(word, found, near.phrases if near else ())
        return None

    def _parted(self, word: str) -> str:
        """Two words written as one: "plasma exchange" for plasmaexchange; empty when it is not two known words."""
        for cut in range(_CORRECTED_FROM, len(word) - _CORRECTED_FROM + 1):
            parts = (self._known(word[:cut]), self._known(word[cut:]))
            if all(part and part.records for part in parts):
                return f"{word[:cut]} {word[cut:]}"
        return ""

    def _corrected(self, word: str) -> str:
        """The nearest word of the library for a mistyped one; empty when none is near. Words with figures are never corrected."""
        if len(word) < _CORRECTED_FROM or not word.isalpha():
            return ""
        mistakes = 2 if len(word) >= _CORRECTED_TWICE_FROM else 1
        keys = json.dumps(sorted(deletions(word, mistakes)))
        best: tuple[int, bool, bool, int, str] | None = None
        for near, records, in_title in self._connection.execute(self._queries["corrections"], {"deletions": keys}):
            distance = mistakes_between(word, near, mistakes)
            if distance <= mistakes:
                found = (distance, near[0] != word[0], not in_title, -records, near)
                best = min(best, found) if best else found
        return best[-1] if best else ""

    def _corrected_beginning(self, word: str) -> str:
        """The word of a title that a mistyped beginning is likely on the way to: cladribine for cladrb."""
        if len(word) < _CORRECTED_FROM or not word.isascii() or not word.isalpha():
            return ""
        for start in _one_mistake(word):
            place = bisect_left(self._title_words, start)
            if place < len(self._title_words) and self._title_words[place].startswith(start):
                rows = self._connection.execute(
                    self._queries["completions"],
                    {"start": start, "end": start + _LAST_SIGN, "limit": 1},
                )
                return str(rows.fetchone()[0])
        return ""

    @cached_property
    def _title_words(self) -> list[str]:
        """The words of titles and synonyms, sorted; kept, because hundreds of beginnings are looked up for one mistake."""
        return [word for (word,) in self._connection.execute(self._queries["title_words"])]

    def _has_prefix(self, start: str) -> bool:
        bounds = {"start": start, "end": start + _LAST_SIGN}
        return self._connection.execute(self._queries["has_prefix"], bounds).fetchone() is not None

    def _units(self, terms: Sequence[Term]) -> Iterator[Unit]:
        place = 0
        while place < len(terms):
            for length in range(min(_LONGEST_PHRASE, len(terms) - place), 1, -1):
                run = tuple(terms[place : place + length])
                if other := self._other_names(run):
                    yield Unit(run, other)
                    place += length
                    break
            else:
                yield Unit((terms[place],))
                place += 1

    def _other_names(self, run: Sequence[Term]) -> Term | None:
        """What else a run of words is called: another word or phrase, or the same words written as one."""
        phrase = " ".join(singular(term.word) for term in run)
        row = self._connection.execute(self._queries["phrase"], {"phrase": phrase}).fetchone()
        joined = self._known("".join(term.word for term in run)) if len(run) == 2 else None  # noqa: PLR2004 - a pair
        if row is None and (joined is None or not joined.records):
            return None
        other = _term("", 0, "", row[0] if row else "")
        if joined is not None and joined.records:
            other = replace(other, found={joined.word: 1.0} | other.found, records=joined.records)
        return other


def _written_as_one(term: Term | None) -> list[str]:
    """The parts of a word that is elsewhere written as several; empty for any other word."""
    if term is None:
        return []
    return next((phrase.split() for phrase in term.phrases if phrase.replace(" ", "") == term.word), [])


def _term(word: str, records: int, forms: str, synonyms: str) -> Term:
    same = synonyms.split("|") if synonyms else []
    found = {other: SAME_MEANING for other in same if " " not in other}
    found |= dict.fromkeys(forms.split(), OTHER_FORM)
    if word:
        found[word] = 1.0
    return Term(word, found, tuple(other for other in same if " " in other), records=records)


def _one_mistake(word: str) -> Iterator[str]:
    """Every beginning that is one mistake away, the first letter trusted: letters swapped, left out, put in, struck wrongly."""
    for place in range(1, len(word)):
        head, tail = word[:place], word[place:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield head + tail[1:]
    for place in range(1, len(word) + 1):
        head, tail = word[:place], word[place:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def mistakes_between(one: str, other: str, most: int) -> int:
    """How many letters are left out, put in, struck wrongly or swapped with their neighbour; above `most` any larger number."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, target in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
