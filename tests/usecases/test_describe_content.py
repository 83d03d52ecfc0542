"""Version, age and review state in words."""

from datetime import date

import pytest

from msref.domain.records import ContentInfo
from msref.usecases.describe_content import content_age, content_line, review_words


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ("2026-12-01", "made today"),
        ("2026-11-30", "1 day old"),
        ("2026-10-02", "60 days old"),
        ("2026-09-01", "2 months old"),
        ("2024-11-30", "2 years old"),
        ("2026-12-02", "dated after today: check this computer's clock"),
        ("", "age not known"),
    ],
)
def test_the_age_is_told_in_the_largest_whole_unit(made: str, words: str) -> None:
    """Held against 1 December 2026."""
    assert content_age(made, date(2026, 12, 1)) == words


def test_unreviewed_content_says_so_and_a_reviewer_is_named() -> None:
    """Nobody is invented and nobody is hidden."""
    draft = ContentInfo("core", "1.2", "2026-11-30", "none", (), "CC BY 4.0", 3)
    reviewed = ContentInfo("core", "1.2", "2026-11-30", "reviewed", ("A. Reader",), "CC BY 4.0", 3)
    assert review_words(draft) == "drafted from sources, not clinically reviewed"
    assert review_words(reviewed) == "clinically reviewed by A. Reader"
    assert content_line(draft, date(2026, 12, 1)) == "Content 1.2 of 2026-11-30, 1 day old"
