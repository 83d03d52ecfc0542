"""Finding words on the page: every page with words, how many places, and the keyboard stays where one types."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from msref.app import Program
from msref.ui.widgets.find_bar import FindBar

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(program: Program, address: str) -> FindBar:
    """The bar on a page, by its key."""
    program.navigator.go(address)
    QTest.keyClick(program.window, Qt.Key.Key_F, CONTROL)
    bar = program.window.findChild(FindBar)
    assert bar is not None
    assert bar.line.hasFocus()
    return bar


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("home", "pregnancy"),
        ("library", "drugs"),
        ("library/kind/drug", "antibody"),
        ("evidence", "plasma"),
        ("search/natalizumab", "fingolimod"),
        ("record/acute-plasma-exchange", "exchange"),
        ("table/t1-severe-relapse", "plasma"),
        ("chart/acute-relapse", "plasma"),
        ("patient", "aggressive"),
        ("planner", "planner"),
        ("calc/calc-edss", "disability"),
        ("patient-summary", "patient"),
        ("help", "tab"),
    ],
)
def test_every_page_finds_counts_and_goes_on(program: Program, address: str, words: str) -> None:
    """Typing finds the first place and tells which of how many; F3 goes on, Shift+F3 back; the field keeps the keyboard."""
    bar = opened(program, address)
    QTest.keyClicks(bar.line, words)
    assert bar.line.text() == words
    assert bar.line.hasFocus()
    assert " of " in bar.told(), bar.told()
    number, _, count = bar.told().partition(" of ")
    assert int(count) >= 1
    assert 1 <= int(number) <= int(count)
    QTest.keyClick(program.window, Qt.Key.Key_F3)
    following = int(number) % int(count) + 1
    assert bar.told() == f"{following} of {count}"
    QTest.keyClick(program.window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert bar.told() == f"{number} of {count}"


def test_the_count_is_that_of_the_page(program: Program) -> None:
    """Held against the text itself."""
    bar = opened(program, "record/acute-plasma-exchange")
    QTest.keyClicks(bar.line, "sham")
    page = program.navigator.current
    assert page is not None
    text = page.view.toPlainText().casefold()  # type: ignore[attr-defined]
    assert bar.told() == f"1 of {text.count('sham')}"


def test_what_is_not_there_is_said(program: Program) -> None:
    """A word that stands nowhere on the page."""
    bar = opened(program, "record/acute-plasma-exchange")
    QTest.keyClicks(bar.line, "zeppelin")
    assert bar.told() == "Not on this page"


def test_another_page_starts_anew(program: Program) -> None:
    """A count never stands beside a page that it does not belong to."""
    bar = opened(program, "record/acute-plasma-exchange")
    QTest.keyClicks(bar.line, "sham")
    program.navigator.go("evidence")
    assert bar.told() == ""


def test_escape_leads_to_what_was_found(program: Program) -> None:
    """On a page of cards the card that was marked gets the keyboard."""
    bar = opened(program, "home")
    QTest.keyClicks(bar.line, "vaccines and safety")
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    focused = program.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Vaccines and safety"
