"""Search over the real library: what clinicians type brings the right records to the top."""

from pathlib import Path
from typing import Final

import pytest
import yaml

from msref.content_store.library import Library
from msref.content_store.search import SearchIndex

QUERIES: Final = yaml.safe_load(Path(__file__).with_name("search_queries.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", QUERIES, ids=[case["query"] for case in QUERIES])
def test_curated_query_has_its_records_among_the_first_three(library: Library, case: dict[str, object]) -> None:
    """The records named for the query are among the first three hits, and only a named correction is told."""
    result = SearchIndex(library.connection).search(str(case["query"]))
    first_three = [hit.id for hit in result.hits[:3]]
    named = case["first_three"]
    assert isinstance(named, list)
    assert set(named) <= set(first_three), first_three
    assert result.did_you_mean == case.get("did_you_mean", "")


def test_curated_queries_are_many() -> None:
    """At least sixty queries are kept, each once."""
    texts = [case["query"] for case in QUERIES]
    assert len(texts) == len(set(texts)) >= 60


def test_every_drug_with_pregnancy_or_vaccine_brings_that_drug_or_a_record_naming_it(library: Library) -> None:
    """For each drug of the library and each hazard, one of the first three hits names the drug and one the hazard."""
    index = SearchIndex(library.connection)
    missing = []
    for drug in library.titles(kind="drug"):
        for hazard in ("pregnancy", "vaccine"):
            hits = index.search(f"{drug.title} {hazard}").hits[:3]
            texts = [library.record(hit.id).text.lower() for hit in hits]
            word = drug.title.split()[0].lower()
            if not any(hit.id == drug.id for hit in hits) and not any(
                word in text and hazard[:6] in text for text in texts
            ):
                missing.append((drug.id, hazard))
    assert not missing


def test_every_title_and_brand_finds_its_record(library: Library) -> None:
    """A record whose whole title is typed is among the first three hits; a brand opens its drug."""
    index = SearchIndex(library.connection)
    lost = [
        line.id
        for line in library.titles()
        if line.kind not in {"source", "table_row"}
        and line.id not in [hit.id for hit in index.search(line.title).hits[:3]]
    ]
    assert not lost
    for drug in library.titles(kind="drug"):
        for brand in filter(None, library.record(drug.id).extra.get("brands", "").split(", ")):
            assert index.search(brand).hits[0].id == drug.id


def test_adding_a_word_without_meaning_changes_nothing(library: Library) -> None:
    """For every curated query without an operator, "not" and "<" around it leave the hits as they are."""
    index = SearchIndex(library.connection)
    for case in QUERIES:
        text = str(case["query"])
        # A scope stands in front, and one word may be a name by itself.
        if ":" in text or len(text.split()) < 2:
            continue
        hits = [hit.id for hit in index.search(text).hits]
        changed = [hit.id for hit in index.search(f"not {text} or <").hits]
        assert changed[:1] == hits[:1]
        assert set(changed) == set(hits), text


def test_one_more_word_keeps_the_first_hit_of_each_word(library: Library) -> None:
    """Whatever two subjects are typed together, the first hit of each alone is still among the twenty shown."""
    index = SearchIndex(library.connection)
    subjects = (
        "vaccine",
        "pregnancy",
        "natalizumab",
        "fingolimod",
        "PML",
        "plex",
        "steroids",
        "children",
        "cladribine",
        "rebound",
        "MMR",
    )
    for subject in subjects:
        first = index.search(subject).hits[0].id
        lost = [more for more in subjects if first not in [hit.id for hit in index.search(f"{subject} {more}").hits]]
        assert not lost, (subject, first, lost)
