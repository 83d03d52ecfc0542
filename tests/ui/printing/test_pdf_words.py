"""The reader of PDF words that the tests of printing stand on."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.ui.paper import html_paper
from msref.ui.printing.paint_sheets import write_pdf
from tests.ui.printing.pdf_words import pdf_words, without_spaces
from tests.ui.printing.printed import WORDS


@pytest.mark.parametrize("record_id", ["plex-window", "term-plex"])
def test_it_reads_what_pypdf_reads(qtbot: QtBot, library: Library, tmp_path: Path, record_id: str) -> None:
    """Page by page it gives the same letters in the same order as pypdf's own extraction."""
    del qtbot
    record = library.record(record_id)
    path = tmp_path / "page.pdf"
    assert write_pdf(html_paper(record.title, record.html, record.citations), WORDS, str(path))
    extracted = [without_spaces(page.extract_text()) for page in PdfReader(path).pages]
    assert pdf_words(path) == extracted
    assert without_spaces(record.title) in extracted[0]
