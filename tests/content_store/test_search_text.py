"""Folding: what counts as the same word however it is written."""

import pytest

from msref.content_store.search_text import STOP_WORDS, american, compounds, deletions, fold, singular, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ménière", "meniere"),
        ("Sjögren", "sjogren"),
        ("Baló's", "balo"),
        ("O\N{RIGHT SINGLE QUOTATION MARK}Brien", "obrien"),
        ("IFN-β", "ifn-beta"),
        ("5 µg", "5 ug"),
        ("5 \N{GREEK SMALL LETTER MU}g", "5 ug"),
        ("Tysabri®", "tysabri"),
        ("cœliac", "coeliac"),
        ("İstanbul", "istanbul"),
    ],
)
def test_diacritics_greek_letters_and_apostrophes_fold_away(written: str, folded: str) -> None:
    """Two ways of writing one word fold to the same letters."""
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anti-CD20", ["anti", "cd20"]),
        ("JCV index > 1.5", ["jcv", "index", "1.5"]),
        ("≥ 0·9\N{MULTIPLICATION SIGN}10⁹/L", ["0.9", "10", "9", "l"]),
        ('NEAR("live vaccine"* OR x)', ["near", "live", "vaccine", "or", "x"]),
        ("a\x00b", ["a", "b"]),
        ("\ud800 🧠 *** --", []),
        ("", []),
    ],
)
def test_signs_part_words_and_never_survive(text: str, expected: list[str]) -> None:
    """Only letters and figures come out; a decimal point stays inside its number."""
    assert words(text) == expected


def test_compounds_join_hyphened_words_but_not_ranges() -> None:
    """A hyphened word is also one word; 12-14 is no word, and chains with stop words are not joined."""
    found = compounds("anti-CD20 for 12-14 days, follow-up, wait-and-see")
    assert found == {"anticd20": ("anti", "cd20"), "followup": ("follow", "up")}


def test_british_and_american_spelling_share_a_key() -> None:
    """Paediatric is pediatric, oedema is edema, randomised is randomized, and plurals share the singular's key."""
    pairs = [
        ("paediatric", "pediatric"),
        ("oedema", "edema"),
        ("randomised", "randomized"),
        ("tumour", "tumor"),
        ("centre", "center"),
    ]
    assert all(american(british) == american(other) for british, other in pairs)
    assert singular("therapies") == singular("therapy")
    assert singular("vaccines") == singular("vaccine")
    assert singular("sclerosis") == "sclerosis"


def test_words_of_negation_carry_no_meaning_for_finding() -> None:
    """Words that FTS would take for operators, and negations, are stop words."""
    assert {"not", "or", "and", "near", "no", "without"} <= STOP_WORDS


def test_words_one_mistake_apart_share_a_deletion() -> None:
    """Leaving one letter out of each brings a mistyped word and the right one together."""
    assert deletions("cladribine", 1) & deletions("cladrbine", 1)
    assert deletions("plasma", 1) & deletions("plsama", 1)
    assert not deletions("plasma", 1) & deletions("rebound", 1)
