"""Which stated jurisdictions a home counts as its own."""

import json

import pytest

from msref.content_store.library import Library
from msref.domain.jurisdictions import ELSEWHERE, HOME, WIDER, home_first, homes, nearness
from msref.user_store.settings import HOME_JURISDICTIONS


@pytest.mark.parametrize(
    ("stated", "home", "expected"),
    [
        ("EU", "EU", HOME),
        ("European Union (dose); Malaysia (lymphocyte counts)", "EU", HOME),
        ("Europe", "EU", WIDER),
        ("EU", "Germany", WIDER),
        ("Germany", "Germany", HOME),
        ("Germany", "EU", ELSEWHERE),
        ("England; EU and UK licence wording", "United Kingdom", HOME),
        ("EU and United Kingdom", "United Kingdom", HOME),
        ("EU", "United Kingdom", ELSEWHERE),
        ("United States, United Kingdom", "United States", HOME),
        ("Australia", "United States", ELSEWHERE),
        ("Canada (British Columbia)", "Canada", HOME),
        ("Saudi Arabia", "Arabian Gulf states", HOME),
        ("none stated", "EU", ELSEWHERE),
        ("", "Germany", ELSEWHERE),
        ("EU", "", ELSEWHERE),
        ("EU", "Atlantis", ELSEWHERE),
        ("NEUROLOGY", "EU", ELSEWHERE),
    ],
)
def test_how_near_a_jurisdiction_is(stated: str, home: str, expected: int) -> None:
    """Its own names and parts are home, the region that holds for it is wider, the rest is elsewhere."""
    assert nearness(stated, home) == expected


def test_home_first_keeps_the_order_of_the_rest() -> None:
    """Home, then its region, then the others as they stood; nothing is lost."""
    given = ["Australia", "EU", "Hungary", "Europe", "France", "Hungary"]
    assert home_first(given, str, "Hungary") == ["Hungary", "Hungary", "EU", "Europe", "Australia", "France"]
    assert home_first(given, str, "") == given


def test_every_home_is_known_and_meets_something_in_the_library(library: Library) -> None:
    """No choice of the setting is empty talk: at least one rule, definition or source names it."""
    assert ("", *homes()) == HOME_JURISDICTIONS
    stated = {
        json.loads(spec).get("jurisdiction") or ""
        for kind in ("timing_rule", "definition")
        for spec in library.specs(kind)
    }
    for home in homes():
        assert any(nearness(words, home) == HOME for words in stated), home


def test_every_place_that_a_timing_rule_names_can_be_home(library: Library) -> None:
    """Whoever the rules speak to can put them first."""
    stated = {json.loads(spec).get("jurisdiction") or "" for spec in library.specs("timing_rule")}
    for words in stated - {"", "none stated", "international", "Europe"}:
        assert any(nearness(words, home) == HOME for home in homes()), words
