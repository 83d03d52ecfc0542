"""What the window promises a clinician, one short story for each promise, told with real keys and clicks: only what is seen counts."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from msref.ui.printing.print_pages import Printing
from msref.ui.screens.settings_dialog import Choice, SettingsDialog
from msref.ui.widgets.card import Card
from msref.ui.widgets.document_view import DocumentView
from msref.ui.widgets.own_words_dialog import BookmarkDialog
from msref.ui.widgets.plot_view import PlotView
from msref.ui.widgets.progress_panel import ProgressPanel
from msref.ui.widgets.tab_row import TabRow
from msref.user_store.instance import Instance, Request, session_name
from tests.journeys.conftest import Start
from tests.journeys.person import ALT, CONTROL, SHIFT, Person
from tests.ui.printing.pdf_words import pdf_words, without_spaces

ROOT: Final = Path(__file__).resolve().parents[2]
PATIENCE_S: Final = 30
MOST_TABS: Final = 60
PLEX: Final = "Plasma exchange for a severe relapse"
KEY: Final = Qt.Key


def the(kind: type[QWidget]) -> QWidget:
    """The one widget of a kind that stands on the screen."""
    tops = QApplication.topLevelWidgets()
    found = dict.fromkeys(one for top in tops for one in (top, *top.findChildren(QWidget)) if isinstance(one, kind))
    (one,) = (one for one in found if one.isVisible())
    return one


def names_the_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The person's answer to the system's question where to save."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def opens(person: Person, words: str, title: str) -> None:
    """Search, and click on the result with this title."""
    person.presses(KEY.Key_K, CONTROL)
    person.types(words)
    person.clicks_line(title)
    assert person.program.window.windowTitle() == f"{title} - msref"


def test_reading_with_tabs_find_contents_and_the_way_back(start: Start) -> None:
    """A reader keeps the page, opens what it leads to in a tab behind, finds a word, jumps by the contents, closes and reopens a tab."""
    person = start()
    opens(person, "plasma exchange", PLEX)
    person.presses(KEY.Key_F, CONTROL)
    person.types("sham")
    assert "1 of " in person.sees()
    person.presses(KEY.Key_F3)
    assert "2 of " in person.sees()
    person.presses(KEY.Key_Escape)
    person.clicks_line("Related")  # the group is folded away
    assert "Plasma exchange: who responds (Article)" not in person.sees()
    person.clicks_line("Related")
    person.clicks_line("Plasma exchange: who responds (Article)")
    assert person.program.window.windowTitle() == "Plasma exchange: who responds - msref"
    person.presses(KEY.Key_Left, ALT)
    assert person.program.window.windowTitle() == f"{PLEX} - msref"
    person.presses(KEY.Key_T, CONTROL)
    person.types("who responds to plasma exchange")
    person.clicks_line("Plasma exchange: who responds")
    tabs = the(TabRow)
    assert isinstance(tabs, TabRow)
    assert [tabs.bar.tabText(row) for row in range(tabs.bar.count())] == [PLEX, "Plasma exchange: who responds"]
    person.presses(KEY.Key_W, CONTROL)
    assert person.program.window.windowTitle() == f"{PLEX} - msref"
    person.presses(KEY.Key_T, CONTROL | SHIFT)
    assert person.program.window.windowTitle() == "Plasma exchange: who responds - msref"
    person.clicks_button("Acute relapse")  # the way from the library, above the page
    print(person.sees())
    assert "High-dose corticosteroids for a relapse, Article" in person.sees()


def test_a_bookmark_a_note_and_the_history_are_there_after_a_restart(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the reader marks and writes is hers, dated, found again the next day, and leaves as one file."""
    person = start()
    opens(person, "plasma exchange", PLEX)
    person.presses(KEY.Key_D, CONTROL)
    person.waits(lambda: any(isinstance(top, BookmarkDialog) for top in QApplication.topLevelWidgets()))
    person.types("PLEX on our ward")
    person.presses(KEY.Key_Tab)
    person.types("Clinic")
    person.presses(KEY.Key_Return)
    person.waits(lambda: "Bookmarked" in person.sees().splitlines())
    person.returns()
    person.presses(KEY.Key_N, CONTROL | SHIFT)
    assert isinstance(person.keyboard_at(), QPlainTextEdit)
    person.types("Ring apheresis before eleven.")
    person.presses(KEY.Key_Return, CONTROL)
    person.waits(lambda: "Your note of Tue 01-Dec-2026" in person.sees())

    person = start()
    person.clicks_button("Bookmarks")
    person.waits(lambda: "PLEX on our ward" in person.sees())
    for words in ("Clinic", "Your notes", "kept on this computer only"):
        assert words in person.sees()
    names_the_file(monkeypatch, tmp_path / "mine.md")
    person.clicks_button("Export…")
    menu = the(QMenu)
    assert isinstance(menu, QMenu)
    person.clicks(menu, menu.actionGeometry(menu.actions()[0]).center())
    person.waits((tmp_path / "mine.md").exists)
    assert "> Ring apheresis before eleven." in (tmp_path / "mine.md").read_text(encoding="utf-8")
    person.presses(KEY.Key_H, CONTROL)
    person.waits(lambda: "Today, Tue 01-Dec-2026" in person.sees())
    person.clicks_line(PLEX)
    assert "Ring apheresis before eleven." in person.sees()


def test_a_page_goes_to_paper_to_a_file_and_to_the_clipboard_with_its_sources(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The preview names the page; the PDF and the copied text hold the statement, its polarity and where it comes from."""
    person = start()
    opens(person, "plasma exchange how long after onset", "Plasma exchange: how long after onset")
    person.presses(KEY.Key_P, CONTROL)
    person.waits(lambda: QApplication.activeModalWidget())
    preview = QApplication.activeModalWidget()
    assert preview is not None
    assert preview.windowTitle() == "Print preview: Plasma exchange: how long after onset"
    person.presses(KEY.Key_Escape)
    person.waits(lambda: QApplication.activeModalWidget() is None)
    person.returns()
    names_the_file(monkeypatch, tmp_path / "window.pdf")
    person.presses(KEY.Key_P, CONTROL | SHIFT)
    assert f"Saved {tmp_path / 'window.pdf'}" in person.sees()
    sheets = pdf_words(tmp_path / "window.pdf")
    statement = "it is not a limit after which plasma exchange does not work"
    assert without_spaces(statement) in "".join(sheets)
    for number, sheet in enumerate(sheets, 1):
        assert without_spaces("Plasma exchange: how long after onset") in sheet
        assert without_spaces("Content 2026.11") in sheet
        assert without_spaces(f"page {number} of {len(sheets)}") in sheet
    person.presses(KEY.Key_C, CONTROL | SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert statement in copied
    assert "Keegan 2002" in copied[copied.index("\nSources\n") :]


def test_a_picture_says_what_its_table_says_and_leaves_as_a_file(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Natalizumab against fingolimod as a forest plot: walked by arrow keys, the same figures in the table beside it, saved as SVG and PNG."""
    person = start()
    person.clicks_button("Evidence")
    person.clicks_line("Switching and rescue studies")
    person.clicks_button("Pictures")
    for _ in range(MOST_TABS):
        if isinstance(person.keyboard_at(), PlotView):
            break
        person.presses(KEY.Key_Tab)
        print(person.keyboard_at(), person.keyboard_at().accessibleName())
    picture = person.keyboard_at()
    assert picture.accessibleName() == "Ratios with their intervals"
    person.presses(KEY.Key_Down)
    figures = "hazard ratio 0.59 (95 % interval 0.35 to 1.00)"
    assert figures in picture.accessibleName()
    assert "The same data as a table" in person.sees()
    for ending in ("svg", "png"):
        names_the_file(monkeypatch, tmp_path / f"plot.{ending}")
        person.clicks_button(f"Save as {ending.upper()}…")
        assert f"Saved {tmp_path / f'plot.{ending}'}" in person.sees()
    assert "0.59" in (tmp_path / "plot.svg").read_text(encoding="utf-8")
    assert QImage(str(tmp_path / "plot.png")).width() > 1000


def test_settings_act_at_once_hold_after_a_restart_and_help_names_every_key(start: Start) -> None:
    """Larger letters and the page read last are chosen in the dialog and are there the next day; F1 lists the keys that were used."""
    person = start()
    opens(person, "plasma exchange", PLEX)
    small = person.program.window.fontMetrics().height()
    person.presses(KEY.Key_Comma, CONTROL)
    dialog = the(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    for words in ("Text size", "Home jurisdiction", "Rules and definitions of this jurisdiction come first"):
        assert words in person.sees()
    size, first = dialog.lines["zoom_percent"].editor, dialog.lines["start_with"].editor
    assert isinstance(size, QSpinBox)
    assert isinstance(first, Choice)
    person.clicks(size, QPoint(10, size.height() // 2))
    person.presses(KEY.Key_A, CONTROL)
    person.types("150")
    person.presses(KEY.Key_Tab)
    assert person.program.window.fontMetrics().height() > small * 1.3
    person.picks(first, "The page read last")
    person.presses(KEY.Key_Escape)
    assert not dialog.isVisible()

    person = start()
    assert person.program.window.windowTitle() == f"{PLEX} - msref"
    assert person.program.window.fontMetrics().height() > small * 1.3
    person.presses(KEY.Key_0, CONTROL)
    assert person.program.window.fontMetrics().height() == small
    person.presses(KEY.Key_F1)
    told = person.program.navigator.current
    assert told is not None
    assert "Keys and help" in person.sees()
    for line in ("- Ctrl+,: Settings", "- Ctrl+0: Usual size", "- F1, ?: Keys and help", "- Ctrl+K, Ctrl+L, /: Search"):
        assert line in told.plain_text().splitlines()


def test_by_keyboard_alone_from_the_start_to_a_source_and_on_to_a_walk(start: Start) -> None:
    """No pointer: a search, a page, a link with its card, the rail, an algorithm answered by digits; each stop has a name to be read out."""
    person = start()
    person.types("plasma exchange how long after onset")
    person.presses(KEY.Key_Down)
    person.presses(KEY.Key_Up)
    person.presses(KEY.Key_Return)
    view = person.keyboard_at()
    assert isinstance(view, DocumentView)
    assert view.accessibleName() == "Plasma exchange: how long after onset"
    person.presses(KEY.Key_Tab)  # the first link is the source of the first statement
    assert view.textCursor().selectedText().startswith("(Arrambide 2020")
    person.presses(KEY.Key_Return)
    assert "Aggressive multiple sclerosis (1): Towards a definition of the phenotype" in person.sees().replace("\n", " ") or (
        "Open source" in person.sees()
    )
    person.presses(KEY.Key_Escape)
    assert "Open source" not in person.sees()
    stops = []
    for _ in range(5):
        person.presses(KEY.Key_F6)
        stops.append(person.keyboard_at().accessibleName())
    assert all(stops), stops
    person.presses(KEY.Key_4, ALT)  # the fourth place of the rail
    person.waits(lambda: person.program.window.windowTitle().startswith("Algorithms"))
    person.types("relapse")
    print(person.keyboard_at(), person.sees())
