"""Colours: readable in every theme, reckoned by the WCAG formula written out here."""

import pytest

from msref.ui.theme import THEMES, Theme

GROUNDS = ("window", "surface", "raised")
STATES = ("good", "caution", "danger", "unknown")
TEXT_ON_GROUND = [(text, ground) for text in ("text", "muted", "link", *STATES) for ground in GROUNDS]
PAIRS = [
    ("on_accent", "accent"),
    ("text", "accent_soft"),
    ("link", "accent_soft"),
    ("muted", "accent_soft"),
    ("on_selection", "selection"),
    ("on_match", "match"),
    *(("text", f"{state}_soft") for state in STATES),
    *((state, f"{state}_soft") for state in STATES),
]


def _luminance(color: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[start : start + 2], 16)) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Lighter plus 0.05 over darker plus 0.05 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_21_for_black_on_white() -> None:
    """The known ends of the scale."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND + PAIRS)
def test_text_has_at_least_4_5_to_1_on_its_ground(theme: Theme, text: str, ground: str) -> None:
    """Every text role is readable on every ground it may stand on."""
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("edge", ["border", "focus", "accent"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_of_controls_have_at_least_3_to_1(theme: Theme, edge: str, ground: str) -> None:
    """A control and its focus ring are seen against every ground."""
    assert contrast(getattr(theme, edge), getattr(theme, ground)) >= 3
