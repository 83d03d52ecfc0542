"""Search over a small library: plain words, ranking, families, typing mistakes, kinds, and never an empty page."""

import random
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msref.content_store.search import SearchIndex, SearchResult, split_scope
from tests.content_store.search_library import small_library


@pytest.fixture(scope="module")
def index() -> Iterator[SearchIndex]:
    """The small library, indexed."""
    connection = small_library()
    yield SearchIndex(connection)
    connection.close()


def ids(result: SearchResult) -> list[str]:
    """The ids of the hits in their order."""
    return [hit.id for hit in result.hits]


def test_exact_name_comes_first(index: SearchIndex) -> None:
    """A brand opens its drug, an abbreviation its article, an id its record, before anything that merely mentions them."""
    assert ids(index.search("Tysabri"))[0] == "natalizumab"
    assert ids(index.search("natalizumab"))[0] == "natalizumab"
    assert ids(index.search("plasma exchange for a severe relapse"))[0] == "plex"
    assert ids(index.search("acute-relapse"))[0] == "acute-relapse"
    assert ids(index.search("OR"))[0] == "term-or"


def test_titles_come_before_texts_and_rows_and_sources_after_articles(index: SearchIndex) -> None:
    """Plasma exchange: the article and the table of that title, then the row, then what mentions it."""
    found = ids(index.search("plasma exchange"))
    assert found[0] == "plex"
    assert found.index("results") < found.index("row-1")
    pregnancy = ids(index.search("pregnancy"))
    assert pregnancy[0] == "planning-pregnancy"
    assert pregnancy.index("arrambide2020") > pregnancy.index("fingolimod")


@pytest.mark.parametrize("text", ["pregnant", "pregnancy", "pregnancies", "gestation", "pregnan", "Pregnancy!"])
def test_every_form_of_a_word_finds_the_others(index: SearchIndex, text: str) -> None:
    """However pregnancy is typed, the records on it are found, those that only say pregnant too."""
    assert {"planning-pregnancy", "fingolimod", "live-vaccines", "case-1"} <= set(ids(index.search(text)))


@pytest.mark.parametrize("text", ["child", "children", "paediatric", "pediatric"])
def test_families_join_child_and_paediatric(index: SearchIndex, text: str) -> None:
    """British, American, singular and plural find the article on children first."""
    assert ids(index.search(text))[0] == "children"


@pytest.mark.parametrize("text", ["relapse", "relapses", "relapsing", "relapsed"])
def test_stems_join_forms_that_no_list_names(index: SearchIndex, text: str) -> None:
    """Forms of one word find each other through their stem, also a form that no record has."""
    assert {"acute-relapse", "children", "plex", "natalizumab"} <= set(ids(index.search(text)))


@pytest.mark.parametrize("text", ["vaccine", "vaccines", "vaccination", "vaccinating"])
def test_vaccine_and_vaccination_are_one(index: SearchIndex, text: str) -> None:
    """Vaccine, vaccination and vaccinating find the article on live vaccines first, without a correction."""
    result = index.search(text)
    assert ids(result)[0] == "live-vaccines"
    assert not result.did_you_mean


def test_hyphens_and_spaces_make_no_difference(index: SearchIndex) -> None:
    """anti-CD20, antiCD20 and anti CD20 give the same hits in the same order."""
    hits = [
        ids(index.search(text)) for text in ("anti-CD20", "antiCD20", "anti CD20", "ANTI\N{NON-BREAKING HYPHEN}CD20")
    ]
    assert hits[0][:2] == ["anti-cd20", "ocrelizumab"]
    assert all(other == hits[0] for other in hits)


def test_diacritics_make_no_difference(index: SearchIndex) -> None:
    """Meniere finds Ménière, and the found word is marked in the text."""
    assert ids(index.search("meniere")) == ids(index.search("Ménière")) == ["term-meniere"]


@pytest.mark.parametrize("text", ["plex pregnancy", "plasmapheresis pregnant", "plasma exchange gestation"])
def test_names_of_one_thing_are_one(index: SearchIndex, text: str) -> None:
    """PLEX, plasmapheresis and plasma exchange find the article that says plasma exchange and pregnancy."""
    assert ids(index.search(text))[0] == "plex"


def test_a_synonym_that_is_another_subject_is_not_the_drug(index: SearchIndex) -> None:
    """PML is a word natalizumab is found by, not another name of it: no record is found for PML that speaks of natalizumab only."""
    assert "ocrelizumab" not in ids(index.search("PML"))
    assert ids(index.search("PML"))[0] == "natalizumab"


@pytest.mark.parametrize("more", ["not", "or", "and", "-", "<", '"', "AND NOT", "* (", "the"])
def test_operators_and_stop_words_never_change_the_hits(index: SearchIndex, more: str) -> None:
    """Adding a word without meaning or a sign to a query neither removes nor moves a hit."""
    assert ids(index.search(f"vaccine {more}")) == ids(index.search("vaccine"))
    assert ids(index.search(f"{more} vaccine")) == ids(index.search("vaccine"))


def test_not_does_not_hide_a_contraindication(index: SearchIndex) -> None:
    """Vaccine NOT pregnancy shows the record on live vaccines in pregnancy, and the ones on either."""
    found = ids(index.search("vaccine NOT pregnancy"))
    assert found[0] == "live-vaccines"
    assert "planning-pregnancy" in found


def test_one_more_word_keeps_what_was_found(index: SearchIndex) -> None:
    """A word that no record has leaves the earlier hits in place, with a note."""
    before = ids(index.search("live vaccine"))
    result = index.search("live vaccine zzgargle")
    assert result.note == "No record has all of these words; records with most of them are shown."
    assert ids(result)[0] == before[0] == "live-vaccines"


def test_hits_with_all_words_come_before_the_rest_and_the_note_says_how_many(index: SearchIndex) -> None:
    """JCV index: natalizumab alone has both words and is named as the only one."""
    result = index.search("JCV index > 1.5 vaccine relapse fingolimod")
    assert "natalizumab" in ids(result)
    pair = index.search("fingolimod varicella pregnancy")
    assert ids(pair)[0] == "live-vaccines"
    assert pair.note == "The first record has all of these words; the others have some of them."


@pytest.mark.parametrize(
    ("typed", "meant", "first"),
    [
        ("natalizumb", "natalizumab", "natalizumab"),
        ("nataluzimab", "natalizumab", "natalizumab"),
        ("fingolimdo pregnancy", "fingolimod pregnancy", "fingolimod"),
        ("vacines", "vaccines", "live-vaccines"),
        ("Fingolimmod", "fingolimod", "fingolimod"),
        ("drug: natalizumb", "drug: natalizumab", "natalizumab"),
    ],
)
def test_typing_mistakes_are_corrected_and_told(index: SearchIndex, typed: str, meant: str, first: str) -> None:
    """One mistake in a word of four letters, two in one of eight, are mended; the corrected query is told."""
    result = index.search(typed)
    assert result.did_you_mean == meant
    assert ids(result)[0] == first


def test_a_mistyped_beginning_is_corrected_while_typing(index: SearchIndex) -> None:
    """Fignol is on the way to fingolimod."""
    result = index.search("fignol")
    assert ids(result)[0] == "fingolimod"
    assert result.did_you_mean == "fingolimod"


def test_short_words_and_figures_are_never_corrected(index: SearchIndex) -> None:
    """CD19 is not taken for CD20, nor 1.6 for 1.5."""
    assert not index.search("cd19").did_you_mean
    assert not index.search("1.6").did_you_mean


def test_last_word_may_be_half_typed(index: SearchIndex) -> None:
    """Every beginning of fingolimod from two letters on finds it; so do two half-typed words."""
    assert all("fingolimod" in ids(index.search("fingolimod"[:end])) for end in range(2, 11))
    assert ids(index.search("fingo preg"))[0] == "fingolimod"


def test_one_letter_lists_titles_that_begin_with_it(index: SearchIndex) -> None:
    """P lists the two titles that begin with p, the more important first."""
    assert ids(index.search("p")) == ["plex", "planning-pregnancy"]


@pytest.mark.parametrize(
    ("text", "expected", "scope"),
    [
        ("drug: pregnancy", ["fingolimod"], "drug"),
        ("Drug:tysabri", ["natalizumab"], "drug"),
        ("table: plasma exchange", ["results", "row-1"], "table"),
        ("chart: relapse", ["acute-relapse"], "chart"),
        ("source: vaccine", ["arrambide2020"], "source"),
        ("glossary: ear", ["term-meniere"], "glossary"),
        ("drug:", ["natalizumab", "fingolimod", "ocrelizumab"], "drug"),
        ("article: children", ["children"], "article"),
    ],
)
def test_a_scope_searches_one_kind(index: SearchIndex, text: str, expected: list[str], scope: str) -> None:
    """A scope in front gives hits of that kind only, and alone it lists the kind."""
    result = index.search(text)
    assert ids(result) == expected
    assert result.scope == scope


def test_a_scope_without_hits_is_left_and_told(index: SearchIndex) -> None:
    """When nothing of the kind has the words, records of every kind are shown and the note says so."""
    result = index.search("table: vertigo")
    assert ids(result) == ["term-meniere"]
    assert result.note == "Nothing of this kind has these words; records of every kind are shown."


def test_a_colon_after_any_other_word_is_text() -> None:
    """Only the known scopes are scopes."""
    assert split_scope("JCV: index") == ("", "JCV: index")
    assert split_scope("algorithm: relapse") == ("chart", "relapse")


@pytest.mark.parametrize("text", ["zzzz", "qqq xxx", "***", "🧠", "\x00", '"', "WITHOUT"])
def test_no_match_shows_the_most_important_and_is_no_evidence_of_no_risk(index: SearchIndex, text: str) -> None:
    """There is no empty page: what matters most is shown, and the note says that nothing matched."""
    result = index.search(text)
    assert ids(result)[0] == "acute-relapse"
    assert "this is not evidence of no risk" in result.note


def test_no_match_shows_nearest_titles_when_there_are_any(index: SearchIndex) -> None:
    """A long unknown word that begins like a title brings that title."""
    result = index.search("natalxyqwertz")
    assert ids(result)[0] == "natalizumab"
    assert "nearest titles" in result.note


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_empty_text_has_no_hits(index: SearchIndex, text: str) -> None:
    """Nothing typed is nothing asked."""
    assert index.search(text).hits == ()


def test_snippet_is_plain_text_with_the_found_words_marked(index: SearchIndex) -> None:
    """The passage around the words is shown, and each range is one of the words found."""
    hit = next(hit for hit in index.search("plasma pregnancy").hits if hit.id == "plex")
    marked = [hit.snippet[start : start + length].lower() for start, length in hit.ranges]
    assert "pregnancy" in marked
    assert set(marked) <= {"plasma", "pregnancy"}


def test_snippet_marks_words_with_diacritics() -> None:
    """A range counts letters of the shown text, also behind letters that fold to two."""
    connection = small_library()
    connection.execute("UPDATE record SET text = ? WHERE id = 'term-meniere'", ("ß æ Œ: Ménière is rare.",))
    hit = SearchIndex(connection).search("meniere").hits[0]
    assert [hit.snippet[start : start + length] for start, length in hit.ranges] == ["Ménière"]
    connection.close()


def test_very_long_text_is_answered(index: SearchIndex) -> None:
    """Ten thousand characters are read as far as a person could mean them."""
    assert ids(index.search("pregnancy " * 1000))[0] == "planning-pregnancy"
    assert index.search("x" * 10_000).hits
    assert index.search('"(' * 5000).hits


PIECES = (
    "NOT", "OR", "AND", "NEAR(", '"', "'", "*", "(", ")", "-", "^", ":", "{", "drug:", "pregnancy", "anti-CD20", "natalizumb", "1.5", ">", "β",
    "\x00", "\ud800", "🧠", "é", "--", ";", "%", "_", "\\",
)  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=8).map(" ".join),
)


def check_answer(index: SearchIndex, text: str) -> None:
    """Search answers: hits unless the text is blank, each once, every range inside its snippet."""
    result = index.search(text)
    assert bool(result.hits) == bool(text.strip())
    assert len({hit.id for hit in result.hits}) == len(result.hits) <= 20
    for hit in result.hits:
        assert all(0 <= start < start + length <= len(hit.snippet) for start, length in hit.ranges)


@settings(
    max_examples=500,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)
@given(text=_TEXTS)
def test_any_text_is_answered(index: SearchIndex, text: str) -> None:
    """Whatever Unicode, quotes and operators make up: never an error, never an empty page for a text that is not blank."""
    check_answer(index, text)


def test_ten_thousand_random_texts_are_answered(index: SearchIndex) -> None:
    """Ten thousand random texts, operators and unassigned signs among them, are answered without an error."""
    chance = random.Random(20240611)  # noqa: S311 - repeatable text, nothing secret
    for _ in range(10_000):
        check_answer(index, " ".join(random_piece(chance) for _ in range(chance.randint(0, 6))))


def random_piece(chance: random.Random) -> str:
    """An operator or word of the list, or up to seven signs from anywhere in Unicode."""
    if chance.random() < 0.5:
        return chance.choice(PIECES)
    top = chance.choice((0x7F, 0x24F, 0x3FF, 0xFFFF, 0x10FFFF))
    return "".join(chr(chance.randint(0, top)) for _ in range(chance.randint(0, 7)))


def test_search_writes_nothing() -> None:
    """A connection that refuses to write can search."""
    connection = small_library()
    connection.execute("PRAGMA query_only = ON")
    assert SearchIndex(connection).search("relapse").hits
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM word")
    connection.close()
