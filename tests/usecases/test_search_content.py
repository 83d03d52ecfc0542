"""Search results for the window and the commands."""

import json

import pytest

from msref.content_store.search import SearchHit, SearchResult
from msref.usecases.search_content import SCOPE_WORDS, complete_scope, hit_line, result_announcement, search_as_json

HIT = SearchHit("natalizumab", "drug", "Natalizumab", "treatment", "An antibody.", ((3, 8),))


def test_json_has_the_query_the_correction_and_the_hits() -> None:
    """The JSON names query, did_you_mean and for each hit id, kind, title and snippet."""
    shown = search_as_json(SearchResult("natalizumb", (HIT,), did_you_mean="natalizumab"))
    assert json.loads(json.dumps(shown)) == {
        "query": "natalizumb",
        "did_you_mean": "natalizumab",
        "hits": [{"id": "natalizumab", "kind": "drug", "title": "Natalizumab", "snippet": "An antibody."}],
    }


def test_json_without_correction_says_null() -> None:
    """did_you_mean is null when nothing was corrected."""
    assert search_as_json(SearchResult("natalizumab"))["did_you_mean"] is None


def test_hit_line_names_kind_and_topic_in_words() -> None:
    """A drug of the topic treatment is told in words; without a topic the kind stands alone."""
    assert hit_line(HIT) == "Drug · Disease-modifying treatment"
    assert hit_line(SearchHit("x", "glossary", "X", "")) == "Glossary"


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("dr", "drug: "),
        ("Ch", "chart: "),
        ("s", "s"),
        ("so", "source: "),
        ("", ""),
        ("natal", "natal"),
        ("drug: ty", "drug: ty"),
    ],
)
def test_tab_completes_a_scope_that_is_the_only_one(typed: str, completed: str) -> None:
    """A beginning that fits one scope becomes it; with two that fit, or none, the text stays."""
    assert complete_scope(typed) == completed


def test_scopes_cover_the_kinds_that_are_searched_alone() -> None:
    """The scopes offered are those of the manual."""
    assert {"drug: ", "table: ", "chart: ", "source: ", "study: ", "definition: ", "glossary: ", "article: "} <= set(
        SCOPE_WORDS
    )


def test_announcement_says_count_correction_and_note() -> None:
    """The sentence for the status line tells how many, what was meant and the note; nothing for an empty field."""
    assert result_announcement(SearchResult("a", (HIT,))) == "1 result."
    told = result_announcement(SearchResult("natalizumb", (HIT, HIT), did_you_mean="natalizumab", note="A note."))
    assert told == "2 results. Showing results for “natalizumab”. A note."
    assert result_announcement(SearchResult("  ")) == ""
