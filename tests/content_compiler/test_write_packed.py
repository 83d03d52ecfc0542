"""What the written file holds packed: every word and page of the content comes back from it, and it stays small."""

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest

from msref.content_compiler.compile_library import compile_library
from msref.content_compiler.compiled import CompiledLibrary
from msref.content_compiler.pack_texts import common_pieces
from msref.content_compiler.write import write_library
from msref.content_store.library import Library
from msref.errors import ContentError
from tests.conftest import CONTENT


@pytest.fixture(scope="module")
def compiled() -> CompiledLibrary:
    """The real content, compiled but not written."""
    library, problems = compile_library(CONTENT)
    assert library is not None, problems
    return library


def test_every_text_and_page_comes_back(compiled: CompiledLibrary, library: Library) -> None:
    """Each record has the text, the page and the related records that the compiler gave it."""
    ids = {record.id for record in compiled.records}
    for record in compiled.records:
        shown = library.record(record.id)
        assert (shown.text, shown.html) == (record.text, record.html), record.id
        related = [link for link in record.links if link != record.id]
        assert [line.id for line in shown.related] == related
        assert ids.issuperset(related)


def test_all_at_once_is_the_same_as_one_by_one(library: Library) -> None:
    """Going through the whole library gives the same records as asking for each."""
    for number, record in enumerate(library.records()):
        if number % 50 == 0:
            assert library.record(record.id) == record


def test_what_is_computed_with_comes_back(compiled: CompiledLibrary, library: Library) -> None:
    """The stored texts of every kind, and the algorithms with their drawings, are what the compiler gave, in the same order."""
    assert compiled.specs
    for kind, specs in compiled.specs.items():
        assert library.specs(kind) == tuple(text for _, text in specs)
    for chart_id, chart, layout in compiled.charts:
        assert library.chart_json(chart_id) == (chart, layout)
        assert json.loads(chart)["id"] == chart_id


def test_two_writes_are_the_same_bytes(compiled: CompiledLibrary, library_path: Path, tmp_path: Path) -> None:
    """The same content gives the same file, byte for byte."""
    write_library(compiled, tmp_path / "again.sqlite")
    assert (tmp_path / "again.sqlite").read_bytes() == library_path.read_bytes()


def test_the_file_is_small(library_path: Path, library: Library) -> None:
    """With search, sources and all that is computed with, the file is not twice as large as its texts and pages alone, which it would be unpacked."""
    plain = sum(len(record.text.encode()) + len(record.html.encode()) for record in library.records())
    assert library_path.stat().st_size < 2 * plain


def test_a_damaged_page_is_told(library_path: Path, tmp_path: Path) -> None:
    """A block whose bytes were altered gives a sentence where its record is opened."""
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(library_path.read_bytes())
    with contextlib.closing(sqlite3.connect(copy)) as base:
        base.execute("UPDATE page_block SET pages = substr(pages, 1, length(pages) / 2)")
        library = Library(base)
        record_id = library.titles(kind="article")[0].id
        with pytest.raises(ContentError, match="ends too soon"):
            library.record(record_id)


def test_common_pieces_are_what_many_share() -> None:
    """A piece of a single text is none; what saves most stands last; the length is kept to."""
    texts = [
        "<p>Given by mouth. <b>Strength of evidence: trial</b>",
        "<p>Into a vein. <b>Strength of evidence: trial</b>",
    ]
    pieces = common_pieces(texts, 1000)
    assert "evidence:" in pieces
    assert "mouth" not in pieces
    assert pieces.endswith((" evidence:", " Strength"))
    assert len(common_pieces(texts, 12)) <= 12
    assert common_pieces(["one text alone.", ""], 1000) == ""
