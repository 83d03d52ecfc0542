"""
How a document looks: one style sheet made from a theme and a letter size, and the few shapes that Qt's rich text cannot draw from a class.

Qt's rich text knows no border or padding on blocks, so call-outs (`<div class="summary">`, `<div class="differs">`) become tables of two cells: a
bar and the words.
"""

import re
from typing import Final

from msref.ui.theme import Theme

_CALL_OUT: Final = re.compile(r'<div class="(summary|differs)">(.*?)</div>', re.DOTALL)
_PLAIN_TABLE: Final = re.compile(r"<table(?: class=\"content\")?>")


STRONG: Final = "b, strong, th, h1, h2, h3, h4 { font-weight: 600; }"
"""Part of every style sheet: half bold is the boldest of the program's own letters, and Qt would thicken it for anything bolder."""


def style_sheet(theme: Theme, points: float) -> str:
    """The style sheet of every document, for a letter size in points."""
    return f"""
body {{ color: {theme.text}; }}
p, li {{ line-height: 142%; }}
p {{ margin-top: 0px; margin-bottom: {points * 0.75:.1f}px; }}
ul, ol {{ margin-top: 2px; margin-bottom: {points:.1f}px; }}
li {{ margin-bottom: {points * 0.45:.1f}px; }}
h1 {{ font-size: {points * 1.75:.1f}pt; font-weight: 600; margin-top: 0px; margin-bottom: {points:.1f}px; }}
h2 {{ font-size: {points * 1.32:.1f}pt; font-weight: 600; margin-top: {points * 2.4:.1f}px; margin-bottom: {points * 0.8:.1f}px; }}
h3 {{ font-size: {points * 1.12:.1f}pt; font-weight: 600; margin-top: {points * 1.6:.1f}px; margin-bottom: {points * 0.5:.1f}px; }}
h4 {{ font-size: {points:.1f}pt; font-weight: 600; margin-top: {points * 1.2:.1f}px; margin-bottom: {points * 0.4:.1f}px; }}
a {{ color: {theme.link}; text-decoration: underline; }}
a.cite {{ color: {theme.link}; text-decoration: none; font-size: {points * 0.86:.1f}pt; }}
a.term {{ color: {theme.text}; text-decoration: none; }}
a.line {{ color: {theme.link}; text-decoration: none; font-weight: 600; }}
.kind {{ color: {theme.muted}; font-size: {points * 0.92:.1f}pt; font-weight: 600; margin-bottom: 3px; }}
.quiet {{ color: {theme.muted}; }}
.small {{ color: {theme.muted}; font-size: {points * 0.9:.1f}pt; }}
.strength {{ margin-top: {points * 0.4:.1f}px; }}
td, th {{ border: 1px solid {theme.line}; padding: {points * 0.6:.1f}px; vertical-align: top; text-align: left; }}
th {{ background-color: {theme.raised}; }}
{STRONG}
td.bar {{ border: none; padding: 0px; }}
td.words {{ border: none; padding: {points:.1f}px; }}
code {{ font-family: monospace; }}
"""


def shaped(body: str, theme: Theme) -> str:
    """The body with its call-outs and tables in the shapes that Qt draws."""
    body = _PLAIN_TABLE.sub(
        f'<table class="content" width="100%" border="1" cellspacing="0" style="border-collapse: collapse; border-style: solid; border-color: {theme.line}; margin-top: 8px; margin-bottom: 14px">',
        body,
    )
    body = body.replace(
        '<table class="facts">',
        f'<table class="facts" border="1" cellspacing="0" style="border-collapse: collapse; border-style: solid; border-color: {theme.line}; margin-top: 8px; margin-bottom: 14px">',
    )
    return _CALL_OUT.sub(lambda match: _call_out(match[1], match[2], theme), body)


def _call_out(kind: str, words: str, theme: Theme) -> str:
    bar, ground = (theme.accent, theme.accent_soft) if kind == "summary" else (theme.caution, theme.caution_soft)
    return (
        '<table width="100%" border="0" style="margin-top: 12px; margin-bottom: 12px" cellspacing="0" cellpadding="0"><tr>'
        f'<td class="bar" width="4" bgcolor="{bar}"></td><td class="words" bgcolor="{ground}">{words}</td></tr></table>'
    )
