"""
Colour roles: light, dark and high contrast.

A theme says what a colour is for, never where it is used. Every text role has at least 4.5:1 on every ground it may stand on (a test computes it).
Named tuples, not dataclasses: they are as fixed, and the first frame needs no other module for them.
Colour never carries meaning alone: whatever takes `good`, `caution`, `danger` or `unknown` also says it in words or with a shape.
"""

from typing import Final, NamedTuple


class Theme(NamedTuple):
    """
    One set of colours as "#rrggbb".

    Grounds: `window` (frame, rail), `surface` (the page), `raised` (cards, table heads, pop-overs). Text on any ground: `text`, `muted`, `link`.
    Pairs: `accent`/`on_accent`, `selection`/`on_selection`, `accent_soft`/`text`, `match`/`on_match` (found words).
    States, as text or line on any ground and with their `_soft` ground under `text`: `good`, `caution`, `danger`, `unknown`.
    `line` is a quiet hairline, `border` the 3:1 edge of a control, `focus` the ring of the focused control.
    """

    name: str
    is_dark: bool
    window: str
    surface: str
    raised: str
    text: str
    muted: str
    link: str
    accent: str
    on_accent: str
    accent_soft: str
    selection: str
    on_selection: str
    match: str
    on_match: str
    line: str
    border: str
    focus: str
    good: str
    good_soft: str
    caution: str
    caution_soft: str
    danger: str
    danger_soft: str
    unknown: str
    unknown_soft: str


LIGHT: Final = Theme(
    name="light",
    is_dark=False,
    window="#eef1f4",
    surface="#ffffff",
    raised="#f6f8fa",
    text="#17222d",
    muted="#4c5b69",
    link="#0a5a7d",
    accent="#0b6286",
    on_accent="#ffffff",
    accent_soft="#dcecf3",
    selection="#0b6286",
    on_selection="#ffffff",
    match="#ffe9a8",
    on_match="#17222d",
    line="#d5dce2",
    border="#7b8894",
    focus="#b34700",
    good="#1a6636",
    good_soft="#dff1e5",
    caution="#7d4a00",
    caution_soft="#fdf0d5",
    danger="#a3212b",
    danger_soft="#fbe4e5",
    unknown="#54487e",
    unknown_soft="#ebe8f5",
)

DARK: Final = Theme(
    name="dark",
    is_dark=True,
    window="#12181e",
    surface="#1a2129",
    raised="#232c36",
    text="#e8edf2",
    muted="#a9b6c2",
    link="#83cdee",
    accent="#6fc0e4",
    on_accent="#07202c",
    accent_soft="#1d3c4c",
    selection="#2b6f90",
    on_selection="#ffffff",
    match="#5c4a10",
    on_match="#fff3cf",
    line="#364250",
    border="#7c8a98",
    focus="#ffb066",
    good="#86d6a2",
    good_soft="#1c3a28",
    caution="#f0c274",
    caution_soft="#40320f",
    danger="#ff9ea4",
    danger_soft="#4a2024",
    unknown="#c3b8f0",
    unknown_soft="#332d4d",
)

HIGH_CONTRAST: Final = Theme(
    name="high_contrast",
    is_dark=True,
    window="#000000",
    surface="#000000",
    raised="#000000",
    text="#ffffff",
    muted="#ffffff",
    link="#ffff5c",
    accent="#ffff5c",
    on_accent="#000000",
    accent_soft="#003b52",
    selection="#ffff5c",
    on_selection="#000000",
    match="#ffff5c",
    on_match="#000000",
    line="#ffffff",
    border="#ffffff",
    focus="#00ffff",
    good="#7dff9b",
    good_soft="#00330f",
    caution="#ffd257",
    caution_soft="#3d2c00",
    danger="#ff9e9e",
    danger_soft="#4d0000",
    unknown="#d9c7ff",
    unknown_soft="#2b1a52",
)

THEMES: Final = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}
