"""The search index as it is built: the same bytes each time, families, names and mistakes."""

import json
import sqlite3

from msref.content_compiler.search_index import build_search_index
from msref.content_store.schema import SEARCH_TABLES
from tests.content_store.search_library import RECORDS, small_library


def test_two_builds_are_the_same_bytes() -> None:
    """The same records and families give the same file, byte for byte."""
    one, other = small_library(), small_library()
    assert one.serialize() == other.serialize()
    one.close()
    other.close()


def test_every_record_is_indexed_under_its_rank() -> None:
    """Each record has one row in each search table, and its rowid is its rank."""
    connection = small_library()
    expected = sum(record[1] in {"article", "drug"} for record in RECORDS)
    for statement in (
        "SELECT count(*) FROM search_title WHERE search_title MATCH ?",
        "SELECT count(*) FROM search_body WHERE search_body MATCH ?",
    ):
        assert connection.execute(statement, ('".article" OR ".drug"',)).fetchone()[0] == expected
    ranks = [rank for (rank,) in connection.execute("SELECT rank FROM search_entry ORDER BY rank")]
    assert ranks == list(range(1, len(RECORDS) + 1))
    connection.close()


def synonyms_of(connection: sqlite3.Connection, word: str) -> set[str]:
    """What the index takes for the same as a word."""
    row = connection.execute("SELECT synonyms FROM word WHERE word = ?", (word,)).fetchone()
    return set(filter(None, row[0].split("|")))


def test_brand_and_drug_are_one_but_a_subject_of_the_drug_is_not() -> None:
    """Tysabri is natalizumab; PML, by which natalizumab should also be found, is not natalizumab."""
    connection = small_library(families=())
    assert "natalizumab" in synonyms_of(connection, "tysabri")
    assert "tysabri" in synonyms_of(connection, "natalizumab")
    assert not synonyms_of(connection, "pml")
    connection.close()


def test_a_name_that_two_things_claim_is_no_name_of_either() -> None:
    """A class that stands as brand at two drugs joins neither to the other."""
    connection = small_library(families=())
    connection.executescript(
        "".join(f"DROP TABLE {name};" for name in ("search_title", "search_body", "search_entry", "search_name"))
    )
    connection.executescript("".join(f"DROP TABLE {name};" for name in ("word", "family", "phrase", "deletion")))
    connection.executescript(SEARCH_TABLES)
    connection.execute("UPDATE record SET extra = ? WHERE kind = 'drug'", (json.dumps({"brands": "Antibody"}),))
    build_search_index(connection, ())
    assert synonyms_of(connection, "antibody") == set()
    assert "fingolimod" not in synonyms_of(connection, "natalizumab")
    connection.close()


def test_families_bind_listed_words_and_not_what_shares_their_stem() -> None:
    """The family of immunisation takes in vaccine, but immune, which shares its stem, stays apart."""
    connection = small_library(families=[("vaccination", "immunisation"), ("antibodies", "immune globulin")])
    assert "vaccination" in synonyms_of(connection, "immunisation")
    row = connection.execute("SELECT 1 FROM word WHERE word = 'immune'").fetchone()
    assert row
    assert not synonyms_of(connection, "immune")
    connection.close()


def test_hyphened_words_are_indexed_parted_and_as_one() -> None:
    """anti-CD20 stands in the index as two words and as one, and the phrase is known by the joined word."""
    connection = small_library()
    for match in ('"anti cd20"', '"anticd20"'):
        found = connection.execute("SELECT rowid FROM search_body WHERE search_body MATCH ?", (match,)).fetchall()
        assert len(found) == 2
    (synonyms,) = connection.execute("SELECT synonyms FROM phrase WHERE phrase = 'anti cd20'").fetchone()
    assert "anticd20" in synonyms.split("|")
    connection.close()


def test_mistakes_are_foreseen_for_words_not_for_figures() -> None:
    """Deletions lead to natalizumab; words with figures have none, so that CD19 is never taken for CD20."""
    connection = small_library()
    targets = {
        word
        for (word,) in connection.execute("SELECT DISTINCT word.word FROM deletion JOIN word ON number = deletion.word")
    }
    assert "natalizumab" in targets
    assert not any(not word.isalpha() for word in targets)
    connection.close()
