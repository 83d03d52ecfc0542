"""Every record of the library on paper: its PDF holds everything that its page says on the screen."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.domain.records import Record
from msref.reports.paper_blocks import CallOut, Prose, html_blocks
from msref.ui.paper import Paper, PaperBlock
from msref.ui.record_html import record_html
from msref.ui.theme import LIGHT
from msref.ui.widgets.document_view import DocumentView
from tests.ui.printing.printed import document_statements, missing, printed_words

PARTS = 24
REVIEW = "drafted from sources, not clinically reviewed"


def _mark(number: int) -> str:
    return f"=record{number:04d}="


def _body(library: Library, record: Record) -> str:
    return record_html(record, library.linking_to(record.id), REVIEW)


def _on_screen(view: DocumentView, body: str) -> list[str]:
    view.show_body(body)
    return document_statements(view.document())


def _print_all(bodies: list[str], folder: Path) -> list[str]:
    """The printed words of each body, all set in one PDF with a mark before each."""
    blocks: list[PaperBlock] = []
    for number, body in enumerate(bodies):
        blocks += [Prose(f"<p>{_mark(number)}</p>"), *html_blocks(body)]
    printed = printed_words(Paper("Records", tuple(blocks)), folder)
    starts = [printed.index(_mark(number)) for number in range(len(bodies))]
    return [printed[start:end] for start, end in zip(starts, [*starts[1:], len(printed)], strict=True)]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_statement_of_every_record_is_printed(qtbot: QtBot, library: Library, tmp_path: Path, part: int) -> None:
    """No paragraph, list item or table cell that a record's page shows is missing from its PDF."""
    records = list(library.records())[part::PARTS]
    bodies = [_body(library, record) for record in records]
    view = DocumentView()
    qtbot.addWidget(view)
    view.restyle(LIGHT)
    for record, body, printed in zip(records, bodies, _print_all(bodies, tmp_path), strict=True):
        statements = _on_screen(view, body)
        assert len(statements) > 2, record.id
        assert missing(statements, printed) == [], record.id


def test_a_dropped_statement_is_noticed(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    """The comparison is no formality: with one paragraph, one call-out or one cell left out of the paper, just that is told as missing."""
    body = _body(library, library.record("plex-window"))
    view = DocumentView()
    qtbot.addWidget(view)
    view.restyle(LIGHT)
    statements = _on_screen(view, body)
    assert missing(statements, _print_all([body], tmp_path)[0]) == []
    for dropped in (
        "Silence about later starts is not evidence of no effect.",
        "The review says nothing (Arrambide 2020)",
    ):
        shown = next(statement for statement in statements if dropped in statement)
        assert shown in statements
        less = body.replace("Silence about later starts", "").replace("The review says nothing", "")
        assert shown in missing(statements, _print_all([less], tmp_path)[0])
    blocks = tuple(block for block in html_blocks(body) if not isinstance(block, CallOut))
    told = missing(statements, printed_words(Paper("Page", blocks), tmp_path))
    assert [statement[:48] for statement in told] == ["A better response was linked to a start in the f"]
