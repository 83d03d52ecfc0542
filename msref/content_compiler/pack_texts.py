"""
Packs the longer texts of a finished content file in place, once the search index has read them.

The words and pages of records go into blocks; the algorithms with their drawings are packed one by one, and what is computed with one kind at a time,
because it is read so. The same content gives the same bytes with the same zlib.
Not here: how a packed text looks (`content_store.packing`) and how a block is read (`content_store.page_blocks`).
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from msref.content_store.packing import packed
from msref.content_store.page_blocks import BETWEEN

_BLOCK: Final = 16_000  # letters of text: fewer blocks are smaller together, larger ones slower to read one record from
_COMMON_TEXT: Final = 12_000  # letters that many blocks share, which are stored once
_COMMON_PAGE: Final = 4_000  # less, so that the words of the block itself stay within reach
_PIECE: Final = re.compile(r"(?<=[>.;,])|(?=[ <])|\n")
_SHORTEST: Final = 6
_REFERENCE: Final = 3  # what pointing to a piece costs, about

_Page = tuple[int, str, str]


def pack_texts(connection: sqlite3.Connection) -> None:
    """Pack what belongs packed; the connection is not in a transaction before or after."""
    connection.execute("BEGIN")
    _pack_pages(connection)
    _pack_specs(connection)
    charts = connection.execute("SELECT id, chart, layout FROM flowchart ORDER BY id").fetchall()
    connection.executemany(
        "UPDATE flowchart SET chart = ?, layout = ? WHERE id = ?",
        [(packed(chart), packed(layout, chart), chart_id) for chart_id, chart, layout in charts],
    )
    connection.execute("COMMIT")


def _pack_pages(connection: sqlite3.Connection) -> None:
    pages: list[_Page] = connection.execute("SELECT rank, text, html FROM record ORDER BY rank").fetchall()
    text_start = common_pieces((text for _, text, _ in pages), _COMMON_TEXT)
    page_start = common_pieces((html for _, _, html in pages), _COMMON_PAGE)
    connection.executemany("INSERT INTO common_pieces VALUES (?, ?)", [("pages", page_start), ("texts", text_start)])
    for block in _blocks(pages):
        texts = BETWEEN.join(text for _, text, _ in block)
        htmls = BETWEEN.join(html for _, _, html in block)
        connection.execute(
            "INSERT INTO page_block VALUES (?, ?, ?)",
            (block[0][0], packed(texts, text_start), packed(htmls, page_start, texts)),
        )
    connection.execute("UPDATE record SET text = NULL, html = NULL")


def _blocks(pages: Iterable[_Page]) -> Iterator[list[_Page]]:
    block: list[_Page] = []
    for page in pages:
        if block and sum(len(text) for _, text, _ in [*block, page]) > _BLOCK:
            yield block
            block = []
        block.append(page)
    if block:
        yield block


def _pack_specs(connection: sqlite3.Connection) -> None:
    kinds = connection.execute("SELECT DISTINCT kind FROM spec ORDER BY kind").fetchall()
    for (kind,) in kinds:
        specs = [spec for (spec,) in connection.execute("SELECT spec FROM spec WHERE kind = ? ORDER BY ord", (kind,))]
        connection.execute("DELETE FROM spec WHERE kind = ?", (kind,))
        connection.execute("INSERT INTO spec VALUES (?, 0, '', ?)", (kind, packed("\n".join(specs))))


def common_pieces(texts: Iterable[str], length: int) -> str:
    """What many texts share, at most so many letters of it, the most useful piece last."""
    texts_with: Counter[str] = Counter()
    for text in texts:
        texts_with.update({piece for piece in _PIECE.split(text) if len(piece) >= _SHORTEST})
    worth = sorted(
        ((number - 1) * (len(piece) - _REFERENCE), piece) for piece, number in texts_with.items() if number > 1
    )
    chosen: list[str] = []
    while worth and sum(map(len, chosen)) + len(worth[-1][1]) <= length:
        chosen.append(worth.pop()[1])
    return "".join(reversed(chosen))
