"""The blocks that hold the words and pages of the records: each record gets its own, and a block that is not whole is told."""

import sqlite3
from collections.abc import Iterator

import pytest

from msref.content_store.packing import packed
from msref.content_store.page_blocks import PageBlocks
from msref.content_store.schema import TABLES
from msref.errors import ContentError

TEXTS = ("First words.", "", "Third words: β.", "Fourth words.", "Fifth.")
PAGES = ("<p>First <b>words</b>.</p>", "<p></p>", "<p>Third words: β.</p>", "<p>Fourth words.</p>", "<hr>")


@pytest.fixture
def base() -> Iterator[sqlite3.Connection]:
    """Five records of ranks 1 to 5 in two blocks, of three and of two."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    connection.execute("INSERT INTO common_pieces VALUES ('texts', 'words.'), ('pages', '<p></p>')")
    for first, last in ((1, 3), (4, 5)):
        texts, pages = "\0".join(TEXTS[first - 1 : last]), "\0".join(PAGES[first - 1 : last])
        row = (first, packed(texts, "words."), packed(pages, "<p></p>", texts))
        connection.execute("INSERT INTO page_block VALUES (?, ?, ?)", row)
    yield connection
    connection.close()


def test_each_record_has_its_own_text_and_page(base: sqlite3.Connection) -> None:
    """First, middle and last of a block, an empty one too, asked for in any order and twice."""
    blocks = PageBlocks(base)
    for rank in (5, 1, 3, 2, 4, 1, 5):
        assert blocks.html(rank) == PAGES[rank - 1]
        assert blocks.text(rank) == TEXTS[rank - 1]


def test_a_record_in_no_block_is_told(base: sqlite3.Connection) -> None:
    """A rank before the first block or after the last record gives a sentence."""
    blocks = PageBlocks(base)
    for rank in (0, 6, 4000):
        with pytest.raises(ContentError, match=r"^A text is missing in the content file\. Install msref again\.$"):
            blocks.text(rank)


def test_a_damaged_block_is_told_and_the_other_is_still_read(base: sqlite3.Connection) -> None:
    """A block that was altered gives a sentence each time it is asked for; the records of the other block are shown."""
    (stored,) = base.execute("SELECT texts FROM page_block WHERE first = 1").fetchone()
    altered = stored[:9] + bytes([stored[9] ^ 0xFF]) + stored[10:]
    base.execute("UPDATE page_block SET texts = ? WHERE first = 1", (altered,))
    blocks = PageBlocks(base)
    for _ in range(2):
        with pytest.raises(ContentError, match="Install msref again"):
            blocks.html(2)
    assert blocks.html(4) == PAGES[3]


def test_lost_common_pieces_are_told(base: sqlite3.Connection) -> None:
    """Without what the blocks share nothing is guessed."""
    base.execute("DELETE FROM common_pieces")
    with pytest.raises(ContentError, match="missing"):
        PageBlocks(base).text(1)
