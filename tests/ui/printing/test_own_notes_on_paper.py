"""The user's own notes on paper: only when ticked, marked as the user's own with their day, on every sheet that they reach."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.ui.printing.own_notes_on_paper import notes_on, with_notes
from msref.ui.printing.print_pages import Printing, paper_of
from msref.ui.user_desk import UserDesk
from msref.usecases.keep_notes import write_note
from tests.ui.printing.pdf_words import pdf_words, without_spaces
from tests.ui.printing.printed import printed_words

RECORD = "term-plex"
MINE = "Ask the <b>apheresis</b> team before noon."
MARK = "Your note of 2026-11-30. Not part of the library."


@pytest.fixture
def noted(program: Program, qtbot: QtBot) -> Program:
    """The program at a record on which the user wrote a note on 30 November 2026."""
    program.navigator.go(f"record/{RECORD}")
    desk = program.window.findChild(UserDesk)
    assert desk is not None
    qtbot.waitUntil(lambda: desk.is_read)
    desk.change(lambda file: write_note(file, RECORD, "Plasma exchange", MINE, datetime(2026, 11, 30, 9, tzinfo=UTC)))
    qtbot.waitUntil(lambda: bool(desk.own.notes))
    return program


def _preview(program: Program) -> tuple[QPrintPreviewDialog, QCheckBox | None]:
    program.window.actions_by_name["print"].trigger()
    dialogs = program.window.findChildren(QPrintPreviewDialog)
    ticks = dialogs[-1].findChildren(QCheckBox)
    return dialogs[-1], ticks[0] if ticks else None


def test_the_tick_is_off_and_printing_it_sets_the_sheets_anew(noted: Program, qtbot: QtBot) -> None:
    """The preview of a page with a note has a tick, not set, reached by Tab and named; setting it paints the sheets again."""
    dialog, tick = _preview(noted)
    assert tick is not None
    assert not tick.isChecked()
    assert tick.text() == "With my own notes"
    shown = dialog.findChild(QPrintPreviewWidget)
    assert shown is not None
    with qtbot.waitSignal(shown.paintRequested):
        tick.click()
    dialog.close()
    qtbot.waitUntil(lambda: not noted.window.findChildren(QPrintPreviewDialog))
    again, tick = _preview(noted)
    assert tick is not None
    assert not tick.isChecked()
    again.close()


def test_a_page_without_a_note_has_no_tick(noted: Program, qtbot: QtBot) -> None:
    """Where there is nothing of the user's there is nothing to ask."""
    for address in ("record/plex-window", "help"):
        noted.navigator.go(address)
        dialog, tick = _preview(noted)
        assert tick is None
        dialog.close()
        qtbot.waitUntil(lambda: not noted.window.findChildren(QPrintPreviewDialog))


def test_ticked_notes_follow_the_page_and_say_whose_they_are(noted: Program, tmp_path: Path) -> None:
    """The whole page comes first, then the note under its mark with the day, its words as they were typed."""
    page = noted.navigator.current
    printing = noted.window.findChild(Printing)
    assert page is not None
    assert printing is not None
    paper = paper_of(page)
    notes = notes_on(noted.window, printing.library, page)
    without = printed_words(paper, tmp_path)
    with_own = printed_words(with_notes(paper, notes), tmp_path)
    own = without_spaces(f"Your own notes {MARK} {MINE}")
    assert own not in without
    assert with_own == without + own


@pytest.mark.parametrize("wanted", [True, False])
def test_a_file_holds_notes_only_when_that_was_chosen(
    noted: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, wanted: bool
) -> None:
    """Save as PDF offers the sizes with and without the user's notes; the first choice is without."""
    target, offered = tmp_path / "page.pdf", []

    def choose(_parent: object, _title: str, _name: str, kinds: str) -> tuple[str, str]:
        offered.extend(kinds.split(";;"))
        return str(target), next(kind for kind in offered if ("my own notes" in kind) == wanted)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    noted.window.actions_by_name["save_pdf"].trigger()
    assert "my own notes" not in offered[0]
    assert len(offered) == 4
    assert (without_spaces(MARK) in "".join(pdf_words(target))) == wanted


def test_a_long_note_says_whose_it_is_on_every_sheet(noted: Program, tmp_path: Path) -> None:
    """Of a note that goes over several sheets each one bears the mark with the day."""
    page = noted.navigator.current
    assert page is not None
    lines = "\n".join(f"Line {number} of a long note of my own." for number in range(200))
    paper = with_notes(replace(paper_of(page), blocks=()), [(MARK, lines)])
    printed_words(paper, tmp_path)
    sheets = pdf_words(tmp_path / "page.pdf")
    assert len(sheets) >= 3
    assert all(without_spaces(MARK) in sheet for sheet in sheets)
