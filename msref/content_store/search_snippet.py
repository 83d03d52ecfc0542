"""
The passage of a record that shows why it was found, with the places of the found words.

Works on the text as it is shown, so nothing in it is changed; a place is (start, length) in the passage.
Not here: which records are found (`search`).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from msref.content_store.search_query import Unit

_LENGTH: Final = 180
_LEAD: Final = 50
_EACH_WORD: Final = 6
_NOT_PLAIN: Final = re.compile("[^\x00-\x7f]")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a word of one unit stands."""

    start: int
    end: int
    unit: int


class PassageFinder:
    """Finds the words of a question in shown text: word by word, which is quicker than one large pattern made anew at every keystroke."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Gather the words and phrases of each unit, and the beginnings of words."""
        self._whole: list[tuple[str, int]] = []
        self._begun: list[tuple[str, int]] = []
        self._units = 0
        for unit in units:
            for term in unit.all_terms:
                self._whole += [(text, self._units) for text in (*term.found, *term.phrases)]
                self._begun += [(term.prefix, self._units)] if term.prefix else []
            self._units += 1

    def passage(self, text: str, summary: str) -> tuple[str, tuple[Range, ...]]:
        """The summary when it holds as many of the units as any passage of the text, else the best passage; and where the words are."""
        chosen, (start, units) = summary, self._best(summary)
        if units < self._units:
            body, body_units = self._best(text)
            if body_units > units:
                chosen, start = text, body
        shown = _cut(chosen, start)
        places = sorted((place.start, -place.end) for place in self._places(_plain(shown), _LENGTH))
        ranges: list[Range] = []
        for begin, end in places:
            if not ranges or begin >= sum(ranges[-1]):
                ranges.append((begin, -end - begin))
        return shown, tuple(ranges)

    def _best(self, text: str) -> tuple[int, int]:
        """Where the passage with most different units begins, and how many they are."""
        lowered = text.lower().replace("-", " ").replace("\n", " ")
        places = self._places(lowered, _EACH_WORD) if len(lowered) == len(text) else []
        if not places and not text.isascii():
            places = self._places(_plain(text), _EACH_WORD)  # slower, and only needed for words with diacritics
        places.sort(key=lambda place: place.start)
        best = (0, 0)
        for number, first in enumerate(places):
            units = set()
            for place in islice(places, number, None):
                if place.start >= first.start + _LENGTH - _LEAD:
                    break
                units.add(place.unit)
            if len(units) > best[1]:
                best = (first.start, len(units))
            if len(units) == self._units:
                break
        return best

    def _places(self, lowered: str, most: int) -> list[_Place]:
        found: list[_Place] = []
        for words, whole in ((self._whole, True), (self._begun, False)):
            for word, unit in words:
                start, left = lowered.find(word), most
                while start >= 0 and left:
                    end = start + len(word)
                    if not whole:
                        end = _word_end(lowered, end)
                    if _is_apart(lowered, start, end):
                        found.append(_Place(start, end, unit))
                        left -= 1
                    start = lowered.find(word, end)
        return found


def _is_apart(text: str, start: int, end: int) -> bool:
    return (start == 0 or not text[start - 1].isalnum()) and (end >= len(text) or not text[end].isalnum())


def _word_end(text: str, end: int) -> int:
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _cut(text: str, match_start: int) -> str:
    """About one line and a half around the match, cut between words, on one line."""
    start = 0
    if match_start > _LEAD:
        sentence = max(text.rfind(". ", 0, match_start), text.rfind("\n", 0, match_start))
        start = (
            sentence + 1
            if match_start - sentence <= _LENGTH // 2
            else text.find(" ", match_start - _LEAD, match_start) + 1
        )
        start = start or match_start
    end = start + _LENGTH
    if end < len(text):
        end = max(text.rfind(" ", start + _LENGTH // 2, end), start + _LENGTH // 2)
    piece = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{piece}{' …' if end < len(text) else ''}"


def _plain(text: str) -> str:
    """Lower case without diacritics and hyphens, letter for letter: every place stays where it is."""
    folded = text if text.isascii() else _NOT_PLAIN.sub(_plain_sign, text)
    return folded.lower().replace("-", " ").replace("\n", " ")


def _plain_sign(match: re.Match[str]) -> str:
    sign = match.group()
    base = unicodedata.normalize("NFKD", sign)[0].lower()
    return base if len(base) == 1 else sign
