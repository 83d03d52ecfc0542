"""
Reads the words of a PDF file page by page, for the tests of printing.

Opened and unpacked by pypdf; the letters are read here, through the fonts' own tables of characters, because pypdf's extraction takes half a second a page.
A test holds that both read the same.
"""

import re
from pathlib import Path
from typing import Final

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

_TOKEN: Final = re.compile(rb"/(\w+)\s+[-\d.]+\s+Tf|<([0-9A-Fa-f]+)>\s*Tj|\[((?:[^\]])*)\]\s*TJ|<([0-9A-Fa-f]+)>")
_IN_ARRAY: Final = re.compile(rb"<([0-9A-Fa-f]+)>")
_SPACE: Final = re.compile(r"\s+")


def pdf_words(path: Path) -> list[str]:
    """The words of every page, in the order in which they were painted, without spaces."""
    reader = PdfReader(path)
    tables: dict[int, dict[int, str]] = {}
    return [_page_words(page, tables) for page in reader.pages]


def without_spaces(words: str) -> str:
    """Words without any space: where lines break does not matter."""
    return _SPACE.sub("", words.replace("\N{SOFT HYPHEN}", ""))


def _page_words(page: DictionaryObject, tables: dict[int, dict[int, str]]) -> str:
    fonts = _fonts(page, tables)
    contents = page["/Contents"].get_object()
    assert isinstance(contents, StreamObject)
    parts: list[str] = []
    table: dict[int, str] = {}
    for found in _TOKEN.finditer(contents.get_data()):
        font, single, array, _ = found.groups()
        if font:
            table = fonts[font.decode()]
        elif single:
            parts.append(_letters(single, table))
        elif array:
            parts.extend(_letters(piece, table) for piece in _IN_ARRAY.findall(array))
    return without_spaces("".join(parts))


def _letters(codes: bytes, table: dict[int, str]) -> str:
    return "".join(
        table.get(int(codes[at : at + 4], 16), "\N{REPLACEMENT CHARACTER}") for at in range(0, len(codes), 4)
    )


def _fonts(page: DictionaryObject, tables: dict[int, dict[int, str]]) -> dict[str, dict[int, str]]:
    resources = page["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    fonts = resources["/Font"].get_object()
    assert isinstance(fonts, DictionaryObject)
    named = {}
    for name in fonts:
        font = fonts[name].get_object()
        assert isinstance(font, DictionaryObject)
        stream = font["/ToUnicode"].get_object()
        assert isinstance(stream, StreamObject)
        if id(stream) not in tables:
            tables[id(stream)] = _characters(stream.get_data().decode("latin-1"))
        named[str(name).removeprefix("/")] = tables[id(stream)]
    return named


def _characters(table: str) -> dict[int, str]:
    """Glyph numbers to characters, from the table that stands in the file for copying."""
    characters: dict[int, str] = {}
    for part in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for low, high, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*(\[[^\]]*\]|<\w+>)", part):
            many = re.findall(r"<(\w+)>", to)
            for number, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                if to.startswith("["):
                    characters[code] = _text(many[number])
                else:
                    start = int(many[0], 16) + number
                    characters[code] = _text(f"{start:0{len(many[0])}x}")
    for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, to in re.findall(r"<(\w+)>\s*<(\w+)>", part):
            characters[int(code, 16)] = _text(to)
    return characters


def _text(hexadecimal: str) -> str:
    return bytes.fromhex(hexadecimal).decode("utf-16-be", errors="replace")
