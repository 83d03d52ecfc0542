"""
Builds the search index inside the content file: names, words, word families and typing mistakes.

Called by the compiler once the record table is written, on the same connection; reads the records from there and fills the search tables of
`content_store.schema`. The same records and families give the same bytes: everything is written in sorted order.
The stemmer works here, never in the program: a query finds other forms of a word by looking them up.
Not here: what a query does with the index (`content_store.search`).
"""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import snowballstemmer

from msref.content_store.search_text import american, compounds, deletions, kind_word, singular, telling_words, words

# Kinds that have names which mean the very same thing; the synonyms of an article are only words by which it should be found.
_NAMED_THINGS: Final = ("drug", "vaccine", "glossary")
_CORRECTED_FROM: Final = 4
_CORRECTED_TWICE_FROM: Final = 8
_IN_BRACKETS: Final = re.compile(r"\s*\(([^()]*)\)\s*$")
# Words that the stemmer throws together although they are not forms of one word.
_NOT_STEMMED: Final = frozenset(
    {"organ", "organs", "position", "positions", "general", "generic", "news", "immune", "immunity"}
)

_Term = tuple[str, ...]


@dataclass(slots=True)
class _Vocabulary:
    """Every word of the records: in how many records it stands, whether in a title, and which words share a stem or a singular."""

    records: Counter[str] = field(default_factory=Counter)
    in_title: set[str] = field(default_factory=set)
    compounds: dict[str, _Term] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)
    forms: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    same: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def settle(self, extra: Iterable[str]) -> None:
        """Group all words by stem, once the last record is read; `extra` are words that people type but no record has."""
        for word in sorted({*self.records, *extra}):
            self.stems[word] = _stem(word)
            self.forms[self.stems[word]].append(word)
            self.same[singular(word)].append(word)


def build_search_index(
    connection: sqlite3.Connection,
    families: Iterable[Sequence[str]],
    synonyms: Iterable[Sequence[str]] = (),
) -> None:
    """
    Fill the search tables from the record table of the same file.

    `families` are hand-written groups of words and phrases that someone searching means alike; `synonyms` are further groups of names of one
    thing, beside those that drugs, vaccines and glossary terms bring with them. Both are used alike.
    """
    if not connection.in_transaction:
        connection.execute("BEGIN")
    vocabulary = _Vocabulary()
    named: list[list[str]] = []
    rows = connection.execute(
        "SELECT rank, id, kind, title, summary, topic, text, tags, synonyms, headings, extra FROM record ORDER BY rank",
    ).fetchall()
    for row in rows:
        _write_record(connection, row, vocabulary)
        if row[2] in _NAMED_THINGS:
            named.append(_true_names(row[2], row[3], json.loads(row[8]), json.loads(row[10]).get("brands", "")))
    groups = [_terms(group) for group in (*families, *synonyms, *_unshared(named))]
    groups += [[(joined,), parts] for joined, parts in sorted(vocabulary.compounds.items())]
    vocabulary.settle(word for group in groups for term in group for word in term)
    _write_words(connection, vocabulary, groups)
    _write_deletions(connection, vocabulary)
    for table in ("search_title", "search_body"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - our own two names
    connection.execute("COMMIT")


def _write_record(connection: sqlite3.Connection, row: tuple[object, ...], vocabulary: _Vocabulary) -> None:
    rank, record_id, kind, title, summary, topic, text = (
        value if isinstance(value, int) else str(value) for value in row[:7]
    )
    tags, synonyms, headings, extra = (json.loads(str(value)) for value in row[7:])
    title_text, synonym_text = str(title), " \n ".join(synonyms)
    heading_text = " \n ".join(heading[1] for heading in headings)
    title_words, synonym_words = _index_words(title_text), _index_words(f"{synonym_text} \n {' '.join(tags)}")
    body = [*_index_words(f"{summary} \n {heading_text} \n {text}"), *words(str(record_id))]
    mark = kind_word(str(kind))
    names = [mark, *title_words, *synonym_words]
    connection.execute("INSERT INTO search_title (rowid, words) VALUES (?, ?)", (rank, " ".join(names)))
    connection.execute("INSERT INTO search_body (rowid, words) VALUES (?, ?)", (rank, " ".join([*names, *body])))
    fields = (_padded(title_words), _padded(synonym_words), _padded(_index_words(heading_text)))
    connection.execute(
        "INSERT INTO search_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (rank, record_id, kind, title, topic, *fields),
    )
    also = _true_names(str(kind), title_text, synonyms, str(extra.get("brands", ""))) if kind in _NAMED_THINGS else []
    for name, grade in sorted(_graded_names(title_text, also, [*synonyms, str(record_id)]).items()):
        connection.execute("INSERT INTO search_name VALUES (?, ?, ?, ?)", (name, rank, grade, name[0]))
    vocabulary.records.update({*names[1:], *body})
    vocabulary.in_title.update(names[1:])
    for part in (title_text, synonym_text, heading_text, str(summary), str(text)):
        vocabulary.compounds.update(compounds(part))


def _index_words(text: str) -> list[str]:
    """The telling words in their order, then the hyphened ones written as one."""
    return [*telling_words(text), *sorted(compounds(text))]


def _padded(found: list[str]) -> str:
    return f" {' '.join(found)} "


def _graded_names(title: str, also: Iterable[str], synonyms: Iterable[str]) -> dict[str, int]:
    """Every name by which the record is meant exactly: 2 for its title, 1 for other names of the very thing, 0 for synonyms."""
    grades: dict[str, int] = {}
    for grade, names in enumerate((synonyms, also, [title])):
        grades |= dict.fromkeys((" ".join(words(name)) for name in names), grade)
    grades.pop("", None)
    return grades


def _names(title: str, synonyms: Iterable[str]) -> list[str]:
    """What a record is called: its title, the same without what stands in brackets behind it, that alone, and the synonyms."""
    bracketed = _IN_BRACKETS.search(title)
    return [_IN_BRACKETS.sub("", title), *([bracketed.group(1)] if bracketed else []), *synonyms]


def _true_names(kind: str, title: str, synonyms: Sequence[str], brands: str) -> list[str]:
    """The names that mean the very same thing. The synonyms of a drug may also be words it should be found by (PML), its brands may not."""
    return _names(title, synonyms if kind == "glossary" else brands.split(","))


def _unshared(groups: list[list[str]]) -> list[list[str]]:
    """The groups without names that several things claim: such a name is a class (anti-CD20), not one thing."""
    folded = [[" ".join(words(name)) for name in group] for group in groups]
    claimed: defaultdict[str, set[str]] = defaultdict(set)
    names_of: defaultdict[str, set[str]] = defaultdict(set)
    for group in folded:
        names_of[group[0]].update(group)
        for name in group:
            claimed[name].add(group[0])

    def is_class(name: str) -> bool:
        return any(
            one not in names_of[other] and other not in names_of[one]
            for one in claimed[name]
            for other in claimed[name]
        )

    return [[name for name in group if not is_class(name)] for group in folded]


def _terms(group: Sequence[str]) -> list[_Term]:
    terms = (tuple(telling_words(term)) for term in group)
    return [term for term in dict.fromkeys(terms) if term]


def _stem(word: str) -> str:
    if not word.isascii() or not word.isalpha() or len(word) < _CORRECTED_FROM or word in _NOT_STEMMED:
        return word
    return str(_STEMMER.stemWord(american(word)))


_STEMMER: Final = snowballstemmer.stemmer("english")


def _write_words(connection: sqlite3.Connection, vocabulary: _Vocabulary, groups: list[list[_Term]]) -> None:
    of_term: defaultdict[str, set[_Term]] = defaultdict(set)
    for group in groups:
        for term in group:
            of_term[_key(term)].update(other for other in group if other != term)
    same = {key: "|".join(_alternatives(connection, vocabulary, terms, key)) for key, terms in sorted(of_term.items())}
    connection.executemany(
        "INSERT INTO word VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                number,
                word,
                stem,
                vocabulary.records[word],
                int(word in vocabulary.in_title),
                same.get(singular(word), ""),
            )
            for number, (word, stem) in enumerate(sorted(vocabulary.stems.items()))
        ),
    )
    connection.executemany(
        "INSERT INTO family VALUES (?, ?)",
        ((stem, " ".join(forms)) for stem, forms in sorted(vocabulary.forms.items())),
    )
    connection.executemany(
        "INSERT INTO phrase VALUES (?, ?)",
        ((key, alternatives) for key, alternatives in same.items() if " " in key and alternatives),
    )


def _key(term: _Term) -> str:
    return " ".join(singular(word) for word in term)


def _alternatives(connection: sqlite3.Connection, vocabulary: _Vocabulary, terms: set[_Term], key: str) -> list[str]:
    """The words (in singular and plural) and phrases that mean the same, as far as some record has them."""
    found: set[str] = set()
    for term in terms:
        if _key(term) == key:
            continue
        if len(term) == 1:
            found.update(word for word in vocabulary.same[singular(term[0])] if vocabulary.records[word])
        elif _occurs(connection, term):
            found.add(" ".join(term))
    return sorted(found)


def _occurs(connection: sqlite3.Connection, phrase: _Term) -> bool:
    quoted = '"' + " ".join(phrase) + '"'
    return (
        connection.execute("SELECT 1 FROM search_body WHERE search_body MATCH ? LIMIT 1", (quoted,)).fetchone()
        is not None
    )


def _write_deletions(connection: sqlite3.Connection, vocabulary: _Vocabulary) -> None:
    numbers = {word: number for number, word in connection.execute("SELECT number, word FROM word")}
    rows = {
        (deletion, numbers[word])
        for word in vocabulary.records
        if word.isalpha() and len(word) >= _CORRECTED_FROM
        for deletion in deletions(word, _mistakes(word, vocabulary))
    }
    connection.executemany("INSERT INTO deletion VALUES (?, ?)", sorted(rows))


def _mistakes(word: str, vocabulary: _Vocabulary) -> int:
    """How many mistakes are foreseen: two only for long words of titles and synonyms, to keep the file small."""
    return 2 if len(word) >= _CORRECTED_TWICE_FROM and word in vocabulary.in_title else 1
