"""The few facts of the first frame."""

from pathlib import Path

import pytest

from msref.content_store.front_page import FrontPage
from msref.content_store.library import open_library
from msref.content_store.open_file import open_content
from msref.content_store.whole_file import hash_lines, hash_of, hash_place
from msref.errors import ContentError


def test_the_front_page_agrees_with_the_library(library_path: Path) -> None:
    """The short way and the whole library say the same."""
    library = open_library(library_path)
    article = library.titles(kind="article")[0]
    front = FrontPage(open_content(library_path), [article.id, "no-such-record"])
    info = library.info()
    assert (front.version, front.date, front.reviewed_by) == (info.version, info.date, info.reviewed_by)
    assert front.titles == {article.id: ("article", article.title)}
    assert front.has_kind("article")
    assert front.has_topic(article.topic)
    assert not front.has_topic("astrology")
    front.connection.close()
    library.close()


def test_a_missing_file_says_where_it_was_looked_for(tmp_path: Path) -> None:
    """The sentence names the path and the way to mend it."""
    with pytest.raises(ContentError, match=r"nowhere\.sqlite is missing\. Build it"):
        open_content(tmp_path / "nowhere.sqlite")


def test_a_file_that_is_no_content_is_refused(tmp_path: Path) -> None:
    """Neither other bytes nor an empty database are taken for content, with or without a hash beside them."""
    other, empty = tmp_path / "other.sqlite", tmp_path / "empty.sqlite"
    other.write_bytes(b"not a database, but long enough to be read as one" * 40)
    empty.write_bytes(b"")
    for file, why in ((other, "cannot be opened"), (empty, "layout 0")):
        with pytest.raises(ContentError, match="cannot be trusted"):
            open_content(file)
        hash_place(file).write_text(hash_lines(file, hash_of(file)), encoding="ascii")
        with pytest.raises(ContentError, match=why):
            open_content(file)
