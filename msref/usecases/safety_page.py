"""
Turns the safety statement of the project (`SAFETY.md`) into the text of a page: the file is the only place where its words stand.

Reads the small part of Markdown that the file keeps to (a test holds it to that): headings, paragraphs, lists, bold words and code. Not here: the file.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Final

_HEADING: Final = re.compile(r"(#{1,3}) (.+)")
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
_CODE: Final = re.compile(r"`(.+?)`")
_ITEM: Final = "- "


def safety_html(text: str) -> str:
    """The statement as the body of a page."""
    return "".join(_block(lines, number) for number, lines in enumerate(_blocks(text)))


def safety_headings(text: str) -> tuple[tuple[str, str, int], ...]:
    """The headings below the title: words, anchor on the page, depth from 2."""
    found = ((number, _HEADING.fullmatch(lines[0])) for number, lines in enumerate(_blocks(text)))
    return tuple((mark[2], _anchor(number), len(mark[1])) for number, mark in found if mark and len(mark[1]) > 1)


def _anchor(number: int) -> str:
    return f"part-{number}"


def _blocks(text: str) -> Iterator[list[str]]:
    """Paragraphs, lists and headings, each as its lines."""
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        if block and (not line.strip() or line.startswith("#")):
            yield block
            block = []
        if line.startswith("#"):
            yield [line]
        elif line.strip():
            block.append(line)


def _block(lines: list[str], number: int) -> str:
    heading = _HEADING.fullmatch(lines[0])
    if heading:
        level = len(heading[1])
        return f'<h{level}><a name="{_anchor(number)}"></a>{_inline(heading[2])}</h{level}>'
    if not lines[0].startswith(_ITEM):
        return f"<p>{_inline(' '.join(line.strip() for line in lines))}</p>"
    items: list[str] = []
    for line in lines:
        if line.startswith(_ITEM):
            items.append(line.removeprefix(_ITEM))
        else:
            items[-1] += f" {line.strip()}"
    return "<ul>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + "</ul>"


def _inline(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", _BOLD.sub(r"<b>\1</b>", escape(text, quote=False)))
