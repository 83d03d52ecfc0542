"""What the window promises a clinician, one short story for each promise, told with real keys and clicks: only what is seen counts."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPlainTextEdit, QSpinBox, QTableView, QWidget

from msref.ui.screens.settings_dialog import Choice, SettingsDialog
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
LONG: Final = 40  # times over: a paper that takes seconds on any machine
PLEX: Final = "Plasma exchange for a severe relapse"
KEY: Final = Qt.Key
# Said by the offscreen platform alone, whenever a menu opens.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


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
    """A reader finds a word, follows a related page and comes back, looks something up in a second tab, closes and reopens it, and goes up to the list."""
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
    assert "Plasma exchange: response by time from onset, Evidence table" in person.sees()


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
    person.waits(lambda: not any(isinstance(top, BookmarkDialog) for top in QApplication.topLevelWidgets()))
    person.returns()
    assert "Bookmarked" in person.sees().splitlines()
    person.presses(KEY.Key_N, CONTROL | SHIFT)
    assert isinstance(person.keyboard_at(), QPlainTextEdit)
    person.types("Ring apheresis before eleven.")
    person.presses(KEY.Key_Return, CONTROL)
    person.waits_to_see("Your note of Tue 01-Dec-2026")

    person = start()
    person.clicks_button("Bookmarks")
    person.waits_to_see("PLEX on our ward")
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
    person.waits_to_see("Today, Tue 01-Dec-2026")
    person.clicks_line(PLEX)
    person.waits_to_see("Ring apheresis before eleven.")


def test_a_page_goes_to_paper_to_a_file_and_to_the_clipboard_with_its_sources(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The preview names the page; the PDF and the copied text hold the statement, its polarity and where it comes from."""
    person = start()
    opens(person, "plasma exchange how long after onset", "Plasma exchange: how long after onset")
    person.presses(KEY.Key_P, CONTROL)
    person.waits(QApplication.activeModalWidget)
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
    picture = person.keyboard_at()
    assert picture.accessibleName() == "Ratios with their intervals"
    person.presses(KEY.Key_Down)
    figures = "hazard ratio 0.59 (95 % interval 0.35 to 1.00)"
    assert figures in picture.accessibleName()
    while not isinstance(person.keyboard_at(), QTableView) and len(person.actions) < MOST_TABS:
        person.presses(KEY.Key_Tab)  # past the buttons of the picture to its table, which comes into view
    assert "0.59 (95 % interval 0.35 to 1.00)" in person.sees()
    for ending in ("svg", "png"):
        names_the_file(monkeypatch, tmp_path / f"plot.{ending}")
        person.clicks_button(f"Save as {ending.upper()}…")
        person.waits_to_see(f"Saved {tmp_path / f'plot.{ending}'}")  # an image is packed while the window goes on
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
    assert "Rules and definitions of this jurisdiction" not in person.sees()

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
    person.presses(KEY.Key_Return)  # its card stays open
    assert "Open source" in person.sees()
    assert "Place: Plasmapheresis and immunoadsorption [16]" in person.sees()
    person.presses(KEY.Key_Escape)
    assert "Open source" not in person.sees()
    stops = []
    for _ in range(5):
        person.presses(KEY.Key_F6)
        stops.append(person.keyboard_at().accessibleName())
    assert all(stops), stops
    assert len(set(stops)) > 3, stops
    person.presses(KEY.Key_4, ALT)  # the fourth place of the rail
    assert person.program.window.windowTitle() == "Algorithms - msref"
    person.presses(KEY.Key_K, CONTROL)
    person.types("chart: acute relapse")
    person.presses(KEY.Key_Return)
    assert person.program.window.windowTitle().startswith("Acute relapse, from first look to plasma exchange")
    assert "Fever or infection now?" in person.sees()
    person.presses(KEY.Key_1)
    assert "The way leads to: Pseudo-relapse likely, look again once it has passed" in person.sees()
    person.presses(KEY.Key_Backspace)
    assert "Why it is asked: An infection can bring a pseudo-relapse" in person.sees()


def test_french_is_chosen_and_speaks_after_a_restart_while_the_content_stays_english(start: Start) -> None:
    """Settings, Français, close, start again: the window is French and says that the content is English; the way back is as short."""
    for language, home, settings, told in (
        ("Français", "Accueil", "Touches et aide", "contenu en anglais"),
        ("English", "Home", "Keys and help", "offline"),
    ):
        person = start()
        person.presses(KEY.Key_Comma, CONTROL)
        dialog = the(SettingsDialog)
        assert isinstance(dialog, SettingsDialog)
        choice = dialog.lines["language"].editor
        assert isinstance(choice, Choice)
        person.picks(choice, language)
        person.presses(KEY.Key_Escape)
        person = start()
        assert home in person.sees().splitlines()
        assert told in person.sees()
        assert ("contenu en anglais" in person.sees()) == (language == "Français")
        person.types("natalizumab")
        person.presses(KEY.Key_Return)
        assert "A high-efficacy antibody" in person.sees()
        person.presses(KEY.Key_F1)
        assert settings in person.sees()


def test_three_themes_are_chosen_from_the_menu_and_every_word_stays(start: Start) -> None:
    """Light, dark and high contrast change the ground and the letters and nothing else: the reader stays at the line she read."""
    person = start()
    opens(person, "plasma exchange", PLEX)
    person.clicks_line("Where the sources differ")
    read = person.sees()
    for row, ground in ((1, "#ffffff"), (2, "#1a2129"), (3, "#000000")):
        person.clicks_button("View")
        menu = the(QMenu)
        assert isinstance(menu, QMenu)
        person.clicks(menu, menu.actionGeometry(menu.actions()[row]).center())
        person.waits(
            lambda: not any(isinstance(top, QMenu) and top.isVisible() for top in QApplication.topLevelWidgets())
        )
        person.returns()
        picture = person.program.window.grab().toImage()
        view = next(view for view in person.program.window.findChildren(DocumentView) if view.isVisible())
        corner = view.mapTo(person.program.window, QPoint(4, view.height() // 2))
        scale = picture.devicePixelRatio()
        assert picture.pixelColor(round(corner.x() * scale), round(corner.y() * scale)) == QColor(ground)
        assert person.sees() == read
    person.clicks_line("Sources")  # the whole page is still there, down to where its statements come from
    assert "Arrambide 2020: Arrambide G" in person.sees()


def test_a_second_start_raises_the_first_and_opens_what_it_was_given(
    start: Start, library_path: Path, tmp_path: Path
) -> None:
    """The window lies minimised; another start with an address ends at once, and the first comes up with that page beside the one that is read."""
    person = start()
    opens(person, "plasma exchange", PLEX)
    profile = tmp_path / "profile"
    first = Instance(profile, session_name(os.environ))
    assert first.claim()
    person.program.serve(first, Request())
    person.program.window.showMinimized()
    environment = os.environ | {"MSREF_CONTENT": str(library_path), "MSREF_HOME": str(profile)}
    second = subprocess.Popen([sys.executable, "-m", "msref", "record/natalizumab"], cwd=ROOT, env=environment)
    try:
        person.qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE_S * 1000)
    finally:
        second.kill()
        second.wait()
        first.release()
    assert second.returncode == 0
    assert not person.program.window.isMinimized()
    person.waits(lambda: person.program.window.windowTitle() == "Natalizumab - msref")
    person.returns()
    person.presses(KEY.Key_Tab, CONTROL)
    assert person.program.window.windowTitle() == f"{PLEX} - msref"


def test_a_long_print_is_stopped_and_leaves_nothing_behind(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table as long as forty takes its time as PDF: a panel says how far it is, Cancel stops it, no file is left, and the window answers at once."""
    person = start()
    names_the_file(monkeypatch, tmp_path / "long.pdf")
    person.program.navigator.go("table/relapse-treatment-results")
    person.rest()
    page = person.program.navigator.current
    assert page is not None
    paper = page.paper()
    assert paper is not None
    long = replace(paper, blocks=tuple(paper.blocks) * LONG)
    monkeypatch.setattr(page, "paper", lambda: long)
    told: list[str] = []

    def cancel_when_seen() -> None:
        for panel in (
            one for one in QApplication.topLevelWidgets() if isinstance(one, ProgressPanel) and one.isVisible()
        ):
            told.append(panel.words.text())
            QTest.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)

    looking = QTimer(person.program.window)
    looking.timeout.connect(cancel_when_seen)
    looking.start(50)
    person.presses(KEY.Key_P, CONTROL | SHIFT)
    looking.stop()
    assert told
    assert told[0].startswith(("The sheets are being laid out", "Page "))
    assert "Stopped. No file was written." in person.sees()
    assert list(tmp_path.glob("*.pdf")) == []
    person.returns()
    person.presses(KEY.Key_K, CONTROL)
    person.types("natalizumab")
    assert "Natalizumab, Drug" in person.sees()
