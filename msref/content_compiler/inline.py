"""
The inline marks of the content language: citations ``[@key, locator]`` and links ``[[id]]`` or ``[[id|words]]``.

Only finds and removes marks; whether a key, locator or id exists is checked in `check_marks`, how they look is made in `render`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# A locator may hold brackets one level deep: the review's own reference numbers, as in [@arrambide2020, Acute treatment [15]].
CITATION: Final = re.compile(r"\[@(?P<key>[A-Za-z0-9_-]+)\s*(?:,\s*(?P<locator>(?:[^\[\]]|\[[^\[\]]*\])*))?\]")
LINK: Final = re.compile(r"\[\[(?P<id>[^\[\]|]+)(?:\|(?P<words>[^\[\]]+))?\]\]")
REFERENCE_NUMBERS: Final = re.compile(r"\[([0-9][0-9,\s\u2013-]*)\]")


@dataclass(frozen=True, slots=True)
class CitationMark:
    """A citation as written: source key, locator (empty when left out) and the number of lines before it in its text."""

    key: str
    locator: str
    line: int


@dataclass(frozen=True, slots=True)
class LinkMark:
    """A link as written: the id it points to and the number of lines before it in its text."""

    record_id: str
    line: int


def citations_in(text: str) -> Iterator[CitationMark]:
    """Every citation of a text, in order."""
    for match in CITATION.finditer(text):
        locator = " ".join((match["locator"] or "").split())
        yield CitationMark(match["key"], locator, text.count("\n", 0, match.start()))


def links_in(text: str) -> Iterator[LinkMark]:
    """Every link of a text, in order."""
    for match in LINK.finditer(text):
        yield LinkMark(match["id"].strip(), text.count("\n", 0, match.start()))


def without_marks(text: str) -> str:
    """The text without citations, and with links replaced by their words (or by nothing when the title stands for them)."""
    return LINK.sub(lambda match: match["words"] or "", CITATION.sub("", text))


def without_citations(text: str) -> str:
    """The text with its citations taken out and the gap before punctuation closed."""
    return re.sub(r"\s+([.,;:)])", r"\1", re.sub(r"[ \t]+", " ", CITATION.sub("", text))).strip()


def reference_numbers(locator: str) -> tuple[int, ...]:
    """The reference numbers inside a locator: ``[12-14,20]`` gives 12, 13, 14, 20."""
    numbers: list[int] = []
    for match in REFERENCE_NUMBERS.finditer(locator):
        for part in match[1].replace("\u2013", "-").split(","):
            ends = [int(end) for end in part.split("-") if end.strip()]
            numbers.extend(range(ends[0], ends[-1] + 1) if ends else [])
    return tuple(numbers)
