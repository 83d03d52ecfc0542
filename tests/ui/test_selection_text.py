"""Copies of selected words: plain text that keeps polarity, units, numbers of lists, heads of columns, and the source."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.content_store.library import Library
from msref.domain.facts import facts_from_case
from msref.ui.printing.print_pages import Printing
from msref.ui.record_html import record_html
from msref.ui.theme import LIGHT
from msref.ui.widgets.chart_text import TextBlock
from msref.ui.widgets.document_view import DocumentView
from msref.ui.widgets.selection_text import text_of_selection, text_with_sources, to_clipboard
from tests.ui.printing.printed import FACTS


def everything(html: str) -> QTextCursor:
    """A cursor that selects a whole document."""
    document = QTextDocument()
    document.setHtml(html)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setProperty = document  # type: ignore[attr-defined]  # the document lives as long as the cursor
    return cursor


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>below 0.5 x 10<sup>9</sup>/L</p>", "below 0.5 x 10^9/L"),
        ("<p>H<sub>2</sub>O</p>", "H_2O"),
        ("<p>It is <s>not</s> given</p>", "It is [struck out: not] given"),
        ("<ol><li>First A</li><li>then B</li></ol>", "1. First A\n2. then B"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        (
            "<table><thead><tr><th>Drug</th><th>Wait</th></tr></thead><tbody><tr><td>A</td><td>4 weeks</td></tr></tbody></table>",
            "Drug; Wait\nDrug: A; Wait: 4 weeks",
        ),
        ("<table><tr><th>Year</th><td>2020</td></tr></table>", "Year; Year: 2020"),
        ('<p>before <img src="none.png"> after</p>', "before  after"),
        ("<p>contraindicated <b>not recommended</b></p>", "contraindicated not recommended"),
    ],
)
def test_what_a_format_says_becomes_words(qtbot: QtBot, html: str, text: str) -> None:
    """Raised and lowered figures, struck words, lists and tables keep their meaning without any format."""
    del qtbot
    assert text_of_selection(everything(html)) == text


def test_part_of_a_line_is_just_that_part(qtbot: QtBot) -> None:
    """From the middle of a word to the middle of a raised figure, signs beyond the first plane included."""
    del qtbot
    cursor = everything("<p>\N{BRAIN} ten 10<sup>9</sup> per litre</p>")
    cursor.setPosition(3)
    cursor.setPosition(10, QTextCursor.MoveMode.KeepAnchor)
    assert text_of_selection(cursor) == "ten 10^9".strip()
    cursor.clearSelection()
    assert text_of_selection(cursor) == ""


def test_a_copied_statement_carries_its_source(qtbot: QtBot) -> None:
    """The source and its place follow the words that cite it; words that cite nothing go alone."""
    html = '<p>42.1% improved <a href="cite:a2020|Acute treatment [15]">(Arrambide 2020 [15])</a>.</p>'
    block = TextBlock("Text")
    qtbot.addWidget(block)
    block.show_body(html)
    block.selectAll()
    copied = block.createMimeDataFromSelection()
    assert copied.text() == "42.1% improved (Arrambide 2020 [15]).\n\nArrambide 2020, Acute treatment [15]"
    assert copied.formats() == ["text/plain"]
    assert text_with_sources(everything("<p>no source</p>")) == "no source"


def test_dragging_and_copying_a_record_give_the_same_plain_text(qtbot: QtBot, library: Library) -> None:
    """The page of a record hands out plain text alone, by the clipboard and by a drag, and no word of it is lost."""
    view = DocumentView()
    qtbot.addWidget(view)
    view.restyle(LIGHT)
    record = library.record("plex-window")
    view.show_body(record_html(record, (), ""))
    view.selectAll()
    data = view.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    view.copy_selection()
    assert QGuiApplication.clipboard().text() == data.text()
    shown = set(re.findall(r"\S+", view.document().toPlainText()))
    assert shown - set(re.findall(r"\S+", data.text())) == set()
    assert "Days since onset: 21 to 60; What the source says: In some cases" in data.text()


PAGES = (
    "record/plex-window",
    "table/relapse-treatment-results",
    "table/live-vaccine-intervals",
    "chart/acute-relapse",
    "patient",
    "planner",
    "calc/plasma_volume",
    "patient-summary",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_copied_page_names_its_sources_and_keeps_its_units(program: Program, qtbot: QtBot, address: str) -> None:
    """Every kind of page copies as text with the works cited in it, and no power of ten has run together."""
    printing = program.window.findChild(Printing)
    assert printing is not None
    printing.patient.set_facts(facts_from_case(FACTS, printing.library.parameters(), date(2026, 12, 1)))
    program.navigator.go(address)
    qtbot.wait(200)
    page = program.navigator.current
    assert page is not None
    text = page.plain_text()
    assert len(text) > 200
    assert "Arrambide" in text
    assert not re.search(r"\b10(?:9|12|6)\s*(?:/|per)\s*(?:L|l)", text)


def test_no_text_of_the_library_runs_a_power_together(library: Library) -> None:
    """In the plain text and in the copied page of every record a power of ten is written with its sign."""
    run_together = re.compile(r"\b10(?:9|12)\s*(?:/|per)\s*[Ll]")
    for record in library.records():
        assert not run_together.search(record.text), record.id
        assert "<sup" not in record.html, record.id
        assert "<s>" not in record.html, record.id
        assert "<img" not in record.html, record.id


def test_every_text_of_a_page_copies_plainly(program: Program, qtbot: QtBot) -> None:
    """No text widget of the pages hands out anything but plain text."""
    for address in ("record/plex-window", "chart/acute-relapse", "calc/edss", "planner", "patient-summary"):
        program.navigator.go(address)
        qtbot.wait(200)
        page = program.navigator.current
        assert page is not None
        for text in page.findChildren(QTextEdit):
            if text.document().isEmpty() or not text.isVisibleTo(page):
                continue
            text.selectAll()
            assert text.createMimeDataFromSelection().formats() == ["text/plain"], (address, text.accessibleName())


def test_what_was_copied_outlives_the_program() -> None:
    """The clipboard still holds what was copied when Python ends, as text and as a table, and the program ends as if nothing had been copied."""
    begin = "from PySide6.QtWidgets import QApplication; from msref.ui.widgets.selection_text import to_clipboard; here = QApplication([]); "
    copy = "to_clipboard('a', '<table><tr><td>a</table>'); print(here.clipboard().text())"
    ended = subprocess.run([sys.executable, "-c", begin + copy], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (0, "a", "")


def test_what_was_copied_does_not_hang_on_python(qtbot: QtBot) -> None:
    """Python's image of the clipboard holds no part of what was copied: it comes and goes, while the clipboard stays."""
    to_clipboard("a\tb", "<table><tr><td>a</td><td>b</td></tr></table>")
    block = TextBlock("Text")
    qtbot.addWidget(block)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "a\tb"
    assert "children" not in shiboken6.dump(clipboard)
    block.show_body("<p>other words</p>")
    block.selectAll()
    block.copy()
    assert clipboard.text() == "other words"
    assert "children" not in shiboken6.dump(clipboard)


def test_nothing_that_python_made_is_given_to_the_clipboard() -> None:
    """Plain text apart, only a text of Qt copies."""
    modules = (Path(__file__).resolve().parents[2] / "msref").rglob("*.py")
    words = [file.read_text(encoding="utf-8") for file in modules]
    assert len(words) > 100
    assert not [one for one in words if "QMimeData(" in one or ".setMimeData(" in one]
