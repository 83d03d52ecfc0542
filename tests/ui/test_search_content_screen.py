"""Searching as one types, by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from msref.app import Program
from msref.ui.screens.home_screen import HomeScreen
from msref.ui.screens.search_content_screen import SearchContentScreen


def typed(program: Program, words: str) -> SearchContentScreen:
    """Type into the search field and return the page of results."""
    program.window.focus_search()
    QTest.keyClicks(program.window.search.line, words)
    page = program.navigator.current
    assert isinstance(page, SearchContentScreen)
    return page


def test_results_appear_with_the_first_letters_and_the_field_keeps_the_cursor(program: Program) -> None:
    """No key but the letters is needed."""
    page = typed(program, "plasma exch")
    assert page.list.lines
    assert any("lasma exchange" in line.title for line in page.list.lines[:3])
    assert program.window.search.line.hasFocus()


def test_down_walks_and_enter_opens_the_chosen_result(program: Program) -> None:
    """Enter alone opens the first; Down chooses the next."""
    page = typed(program, "plasma exchange")
    first, second = (line.address for line in page.list.lines[:2])
    assert page.list.chosen() == first
    QTest.keyClick(program.window.search.line, Qt.Key.Key_Down)
    assert page.list.chosen() == second
    QTest.keyClick(program.window.search.line, Qt.Key.Key_Up)
    QTest.keyClick(program.window.search.line, Qt.Key.Key_Return)
    opened = program.navigator.current
    assert opened is not None
    assert opened.address == first
    focused = QApplication.focusWidget()
    assert focused is not None
    assert opened.isAncestorOf(focused)


def test_escape_returns_to_the_page_before_the_search(program: Program) -> None:
    """One search is one stop, however many letters it had."""
    typed(program, "vaccine")
    QTest.keyClick(program.window.search.line, Qt.Key.Key_Escape)
    assert isinstance(program.navigator.current, HomeScreen)
    assert not program.navigator.history.can_go_back


def test_back_from_a_result_finds_the_search_again(program: Program) -> None:
    """Words and results stand as they were."""
    typed(program, "natalizumab")
    QTest.keyClick(program.window.search.line, Qt.Key.Key_Return)
    program.navigator.back()
    page = program.navigator.current
    assert isinstance(page, SearchContentScreen)
    assert page.result.query == "natalizumab"
    assert program.window.search.line.text() == "natalizumab"


def test_a_typing_mistake_is_corrected_told_and_taken_by_a_button(program: Program) -> None:
    """What was shown instead is said, and can be kept."""
    page = typed(program, "natalizumba")
    assert page.result.did_you_mean == "natalizumab"
    assert page.meant_button.isVisible()
    page.meant_button.click()
    assert program.window.search.line.text() == "natalizumab"
    assert not page.meant_button.isVisible()


def test_tab_completes_a_kind_and_otherwise_moves_on(program: Program) -> None:
    """Some letters of a kind and Tab search among that kind."""
    page = typed(program, "dru")
    QTest.keyClick(program.window.search.line, Qt.Key.Key_Tab)
    assert program.window.search.line.text() == "drug: "
    assert {line.kind.partition(" ")[0] for line in page.list.lines} == {"Drug"}
    QTest.keyClick(program.window.search.line, Qt.Key.Key_Tab)
    assert not program.window.search.line.hasFocus()


def test_a_slash_leads_to_the_field_from_a_page_but_is_typed_inside_it(program: Program) -> None:
    """The short key does not eat a letter."""
    program.navigator.go("record/acute-plasma-exchange")
    QTest.keyClick(program.window, Qt.Key.Key_Slash)
    assert program.window.search.line.hasFocus()
    QTest.keyClicks(program.window.search.line, "a/b")
    assert program.window.search.line.text() == "a/b"


def test_results_say_in_words_what_they_are(program: Program) -> None:
    """A screen reader hears title, kind and passage."""
    page = typed(program, "ocrelizumab")
    index = page.list.model().index(0, 0)
    heard = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert page.list.lines[0].title in heard
    assert page.list.lines[0].kind in heard
    assert page.list.accessibleDescription()
