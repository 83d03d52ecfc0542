"""Reading a record: the answer first, every source one step away."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.domain.records import Citation, Record, RecordId, RecordTitle, SourceKey
from msref.ui.document_style import shaped
from msref.ui.record_html import outline_of, record_html
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.theme import LIGHT

PLEX = "record/acute-plasma-exchange"


def opened(program: Program, address: str = PLEX) -> ReadRecordScreen:
    """A record page in view."""
    program.navigator.go(address)
    page = program.navigator.current
    assert isinstance(page, ReadRecordScreen)
    QApplication.processEvents()
    return page


def sample() -> Record:
    """A record with two places in one source, written by hand."""
    cited = [
        Citation(SourceKey("a2020"), place, "A 2020", "A B. Title & more. J 2020.", 2020, "Europe", "review")
        for place in ("Table 1", "Methods")
    ]
    return Record(
        RecordId("x"), "drug", "X < Y", "Short.", "acute", "One trial", "<p>Body</p>", "Body",
        citations=tuple(cited), related=(RecordTitle(RecordId("y"), "study", "Y", "", "acute"),),
    )  # fmt: skip


def test_the_page_lists_each_source_once_with_all_its_places() -> None:
    """Kind, title, body, then one line per source; the words are escaped."""
    page = record_html(sample(), (), "not reviewed")
    assert "Drug  ·  Acute relapse" in page
    assert "<h1>X &lt; Y</h1>" in page
    assert page.count("Title &amp; more") == 1
    assert "Cited at: Table 1; Methods" in page
    assert "2020 · Europe · review" in page
    assert 'href="record:y"' in page
    assert "not reviewed" in page


def test_the_outline_holds_sections_and_what_the_page_adds() -> None:
    """Only parts that exist are listed."""
    assert [line[0] for line in outline_of(sample(), ())] == ["Sources", "Related"]
    linking = (RecordTitle(RecordId("z"), "article", "Z", "", ""),)
    assert [line[0] for line in outline_of(sample(), linking)][-1] == "What links here"


def test_a_call_out_keeps_its_words_and_gets_a_bar() -> None:
    """Rich text draws no borders on blocks, so a table of two cells stands for them."""
    body = shaped('<div class="differs"><p>Two views</p></div>', LIGHT)
    assert "<p>Two views</p>" in body
    assert LIGHT.caution in body
    assert "<div" not in body


def test_the_page_reads_answer_first(program: Program) -> None:
    """Kind, title, summary, strength of evidence, in this order."""
    text = opened(program).view.toPlainText()
    places = [
        text.index(words)
        for words in ("Article", "Plasma exchange for a severe relapse", "Strength of evidence:", "Sources")
    ]
    assert places == sorted(places)


def test_tab_explains_a_term_and_a_source(program: Program) -> None:
    """Keyboard focus shows what hover shows."""
    page = opened(program)
    kinds = set()
    for _ in range(12):  # links to other records lie between and need no card
        QTest.keyClick(page.view, Qt.Key.Key_Tab)
        if page.popover.isVisible():
            kinds.add(page.popover.accessibleName().partition(":")[0])
            assert page.popover.accessibleDescription() == page.popover.words()
    assert {"Glossary", "Source"} <= kinds


def test_a_press_on_a_source_keeps_its_card_with_open_and_copy(program: Program) -> None:
    """Citation, year, place and strength; Copy and Open by keyboard; Escape closes and returns."""
    page = opened(program)
    citation = page.record.citations[0]
    page.view.anchorClicked.emit(QUrl(f"cite:{citation.key}|{citation.locator}"))
    words = page.popover.words()
    assert citation.citation in words
    assert str(citation.year) in words
    assert citation.locator in words
    assert page.popover.pinned
    assert page.popover.open_button.hasFocus()
    QTest.keyClick(page.popover.open_button, Qt.Key.Key_Tab)
    assert page.popover.copy_button.hasFocus()
    QTest.keyClick(page.popover.copy_button, Qt.Key.Key_Return)
    assert citation.citation in QApplication.clipboard().text()
    QTest.keyClick(page.popover.copy_button, Qt.Key.Key_Escape)
    assert not page.popover.isVisible()
    assert page.view.hasFocus()


def test_open_source_leads_to_the_source(program: Program) -> None:
    """The card is a step on the way, not an end."""
    page = opened(program)
    citation = page.record.citations[0]
    page.view.anchorClicked.emit(QUrl(f"cite:{citation.key}|{citation.locator}"))
    page.popover.open_button.click()
    current = program.navigator.current
    assert current is not None
    assert current.address == f"record/{citation.key}"


def test_an_unpinned_card_goes_when_the_link_is_left(program: Program, qtbot: QtBot) -> None:
    """Nothing stays in the way of reading."""
    page = opened(program)
    QTest.keyClick(page.view, Qt.Key.Key_Tab)
    page.view.link_focused.emit("")
    qtbot.waitUntil(lambda: not page.popover.isVisible(), timeout=2000)


def test_a_copied_selection_carries_the_sources_cited_in_it(program: Program) -> None:
    """Ctrl+C gives plain text and, below it, the works."""
    page = opened(program)
    page.view.selectAll()
    QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert "Sources\n- " in copied
    assert "Arrambide G, Iacobaeus E" in copied
    cursor = page.view.textCursor()
    cursor.setPosition(0)
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    page.view.setTextCursor(cursor)
    assert page.selected_text() == "Article"


@pytest.mark.parametrize(("width", "zoom"), [(560, 100), (1000, 100), (1600, 100), (1000, 200), (1600, 200)])
def test_lines_stay_readable_and_inside_the_page(program: Program, width: int, zoom: int) -> None:
    """No line runs out of the page; none is much longer than 85 letters."""
    program.appearance.set_zoom(zoom)
    program.window.resize(width, 800)
    page = opened(program)
    QApplication.processEvents()
    text_width = page.view.document().textWidth()
    assert text_width <= page.view.viewport().width()
    assert text_width <= page.view.fontMetrics().averageCharWidth() * 95
    assert page.view.document().idealWidth() <= page.view.viewport().width() + 1


def test_a_change_of_theme_keeps_the_place_and_recolours_the_links(program: Program) -> None:
    """Restyling does not lose the reader's line."""
    page = opened(program)
    page.restore_position(600)
    program.window.choose_theme("dark")
    assert abs(page.scroll_position() - 600) < 60
    assert "#83cdee" in page.view.document().toHtml().lower()


def test_find_on_the_page_selects_the_words(program: Program) -> None:
    """Ctrl+F, the words, Enter; F3 goes on."""
    page = opened(program)
    assert page.find_words("sham", from_start=True)
    first = page.view.textCursor().position()
    assert page.find_words("sham")
    assert page.view.textCursor().position() > first
    assert not page.find_words("zeppelin")


def test_every_link_of_every_article_leads_somewhere(program: Program) -> None:
    """No record, source or term that a page points to is missing."""
    page = opened(program)
    for line in page._library.titles(kind="article"):
        html = page._library.record(line.id).html
        for target in {part.partition('"')[0] for part in html.split('href="')[1:]}:
            explanation = page._explanation(target.replace("&amp;", "&"))
            assert explanation is not None
            assert explanation.kind != "Not in the library", target
