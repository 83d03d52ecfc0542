"""Bookmarks, notes and history in the real window, from the star to the next start, another profile and a damaged file."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.ui.screens.bookmarks_screen import BookmarksScreen
from msref.ui.screens.history_screen import HistoryScreen
from msref.ui.user_routes import UserFrame
from msref.ui.widgets.notice_bar import NoticeBar
from msref.ui.widgets.own_words_dialog import BookmarkDialog, FolderDialog
from msref.user_store.policy import Policy
from msref.user_store.settings import Settings

NOW = datetime(2026, 12, 1, 14, 3, tzinfo=UTC)
RECORD = "record/acute-plasma-exchange"
TITLE = "Plasma exchange for a severe relapse"

Start = Callable[[Path], "Reader"]


def press(widget: QWidget, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    """Press a key with others held, and let go of all: Qt's test keys leave the held ones down."""
    modifiers = Qt.KeyboardModifier.NoModifier
    for one in held:
        modifiers |= one
    QTest.keyClick(widget, key, modifiers)
    QTest.keyClick(widget, Qt.Key.Key_F24)


class Reader:
    """One run of the program in one profile, and what a reader does in it."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.qtbot = qtbot
        frame = program.window.findChild(UserFrame)
        assert frame is not None
        self.frame = frame
        qtbot.waitUntil(lambda: frame.desk.is_read)

    def open(self, address: str) -> None:
        """Go to a page."""
        self.program.navigator.go(address)

    def bookmarks(self) -> BookmarksScreen:
        """Open the page of bookmarks with the key for it."""
        self.open("bookmarks")
        page = self.program.navigator.current
        assert isinstance(page, BookmarksScreen)
        return page

    def history(self) -> HistoryScreen:
        """Open the history."""
        self.open("history")
        page = self.program.navigator.current
        assert isinstance(page, HistoryScreen)
        return page

    def settle(self) -> None:
        """Wait until all that was asked of the user's file is answered."""
        answered: list[bool] = []
        self.frame.desk.ask(lambda _: True, answered.append)
        self.qtbot.waitUntil(lambda: bool(answered))

    def bookmark(self, address: str, label: str = "", folder: str = "") -> None:
        """Bookmark a page with Ctrl+D and name it."""
        self.open(address)
        press(self.program.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: self.frame.dialog is not None)
        dialog = self.frame.dialog
        assert dialog is not None
        if label:
            dialog.label.setText(label)
        dialog.folder.setCurrentText(folder)
        dialog.save.click()
        self.qtbot.waitUntil(lambda: self.frame.dialog is None)
        self.program.window.activateWindow()  # as a desktop does when a dialog closes

    def write(self, address: str, words: str) -> None:
        """Write a note on a page and save it with Ctrl+Enter."""
        self.open(address)
        self.frame.buttons.note.click()
        editor = self.frame.notes.editor
        editor.text.setPlainText(words)
        press(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: not self.frame.notes.is_writing)

    def notices(self) -> list[str]:
        """The sentences that stand across the top."""
        return [bar.label.text() for bar in self.program.window.findChildren(NoticeBar)]

    def close(self) -> None:
        """End this run."""
        self.program.window.close()
        if self.program.front is not None:
            self.program.front.connection.close()


@pytest.fixture
def start(unchanged_application: QApplication, qtbot: QtBot, library_path: Path) -> Iterator[Start]:
    """Starts msref in a profile, as often as wanted; a run that is still open is ended first."""
    running: list[Reader] = []

    def begin(folder: Path, policy: Policy | None = None, zoom: int = 100) -> Reader:
        end()
        settings = Settings(folder / "settings.txt")
        settings.put("theme", "light")
        settings.put("zoom_percent", zoom)
        program = Program(
            unchanged_application,
            settings,
            library_path,
            as_of=NOW.date(),
            clock=lambda: NOW,
            policy=policy or Policy(),
        )
        qtbot.addWidget(program.window)
        program.window.resize(1200, 800)
        with qtbot.waitExposed(program.window):
            program.window.show()
        qtbot.waitUntil(lambda: program.is_ready)
        running.append(Reader(program, qtbot))
        return running[-1]

    def end() -> None:
        while running:
            running.pop().close()

    yield begin
    end()


def titles(page: BookmarksScreen | HistoryScreen) -> list[str]:
    """What the list says, headings and all."""
    return [line.title for line in page.list.lines]


def words_on(widget: QWidget) -> str:
    """All words of labels in a widget that can be seen."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_from_star_to_the_next_start_to_another_profile(start: Start, tmp_path: Path) -> None:
    """A page is starred, named and filed, gets a note, is found after a restart, exported, and imported in another profile."""
    reader = start(tmp_path / "one")
    reader.open(RECORD)
    assert reader.frame.buttons.star.text() == "Bookmark"
    reader.bookmark(RECORD, "PLEX: how often", "Clinic")
    assert reader.frame.buttons.star.text() == "Bookmarked"
    reader.write(RECORD, "Our unit: call before 11:00.")
    assert "Your note of Tue 01-Dec-2026" in words_on(reader.frame.notes)

    reader = start(tmp_path / "one")
    page = reader.bookmarks()
    reader.settle()
    assert titles(page) == ["Clinic", "PLEX: how often", "Your notes", TITLE]
    page.list.open_chosen()
    current = reader.program.navigator.current
    assert current is not None
    assert current.address == RECORD
    assert "Our unit: call before 11:00." in words_on(reader.frame.notes)
    page = reader.bookmarks()
    page.exchange.export_to(tmp_path / "mine.md", with_history=True)
    reader.settle()
    assert "> Our unit: call before 11:00." in (tmp_path / "mine.md").read_text(encoding="utf-8")

    reader = start(tmp_path / "two")
    page = reader.bookmarks()
    page.exchange.import_from(tmp_path / "mine.md")
    reader.settle()
    assert titles(page) == ["Clinic", "PLEX: how often", "Your notes", TITLE]
    assert "mine.md: Added: 1 bookmark, 1 folder, 1 note" in reader.program.window.status.message()
    reader.open(RECORD)
    assert "imported from mine.md on 2026-12-01" in words_on(reader.frame.notes)


def test_a_damaged_file_comes_back_with_a_plain_notice(start: Start, tmp_path: Path) -> None:
    """After damage the bookmarks are there again, and a sentence across the top says what happened."""
    start(tmp_path).bookmark(RECORD, "Mine")
    start(tmp_path / "elsewhere")
    (tmp_path / "user.sqlite").write_bytes(b"rubbish" * 999)
    reader = start(tmp_path)
    reader.settle()
    assert titles(reader.bookmarks()) == ["In no folder", "Mine"]
    (notice,) = reader.notices()
    assert (
        "is damaged. It was set aside as user.sqlite.damaged-1. The copy of 2026-12-01 was put in its place" in notice
    )


def test_where_nothing_can_be_written_the_program_runs_and_says_so(start: Start, tmp_path: Path) -> None:
    """A profile that cannot be written costs bookmarks and notes, is told across the top, and stops no page."""
    (tmp_path / "user.sqlite").mkdir()
    reader = start(tmp_path)
    reader.open(RECORD)
    reader.settle()
    (notice,) = reader.notices()
    assert "cannot be written" in notice
    reader.frame.buttons.star.click()
    reader.settle()
    assert "cannot be written" in reader.program.window.status.message()
    assert reader.frame.buttons.star.text() == "Bookmark"
    page = reader.bookmarks()
    assert "cannot be written" in page.lead.text()


def test_the_reference_mode_keeps_nothing(start: Start, tmp_path: Path) -> None:
    """Under that policy there is no star, no note, no file and no history."""
    begin: Callable[..., Reader] = start
    reader = begin(tmp_path, Policy(path="/etc/msref/policy.toml", mode="reference"))
    reader.open(RECORD)
    reader.settle()
    assert not reader.frame.buttons.isVisible()
    reader.frame.note()
    assert not reader.frame.notes.is_writing
    reader.close()
    assert not (tmp_path / "user.sqlite").exists()


def test_the_users_file_is_not_touched_before_the_first_frame(
    unchanged_application: QApplication, qtbot: QtBot, library_path: Path, tmp_path: Path
) -> None:
    """Making the window opens nothing of the user's; the file is there once the pages are."""
    program = Program(unchanged_application, Settings(tmp_path / "settings.txt"), library_path, as_of=NOW.date())
    qtbot.addWidget(program.window)
    assert not (tmp_path / "user.sqlite").exists()
    assert program.window.findChild(UserFrame) is None
    program.window.show()
    qtbot.waitUntil((tmp_path / "user.sqlite").exists)
    Reader(program, qtbot).close()


@pytest.mark.parametrize("kind", ["article", "table", "flowchart", "calculator", "study", "glossary"])
def test_every_kind_of_page_can_be_bookmarked_and_noted(start: Start, tmp_path: Path, kind: str) -> None:
    """Articles, tables, algorithms, calculators, studies and glossary terms alike; the bookmark leads back."""
    reader = start(tmp_path)
    page = reader.bookmarks()
    line = page._library.titles(kind=kind)[0]
    address = {"table": "table", "flowchart": "chart", "calculator": "calc"}.get(kind, "record") + f"/{line.id}"
    reader.bookmark(address)
    reader.write(address, "Mine")
    page = reader.bookmarks()
    assert [one.address for one in page.list.lines if one.address] == [address, address]
    page.list.open_chosen()
    assert reader.frame.record_id == line.id
    assert reader.frame.buttons.star.text() == "Bookmarked"


def test_pages_of_no_record_have_nothing_to_star(start: Start, tmp_path: Path) -> None:
    """The buttons rest there, and the keys say why."""
    reader = start(tmp_path)
    reader.open("library")
    assert not reader.frame.buttons.star.isEnabled()
    press(reader.program.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert reader.program.window.status.message() == "Only pages of the library can be bookmarked."


def test_removing_can_be_undone(start: Start, tmp_path: Path) -> None:
    """Delete on the list removes; Undo brings the bookmark back with label and folder; so it is with a note and a folder."""
    reader = start(tmp_path)
    reader.bookmark(RECORD, "Mine", "Clinic")
    reader.write(RECORD, "Words")
    page = reader.bookmarks()
    before = titles(page)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    reader.settle()
    assert titles(page) == ["Clinic (empty)", "Your notes", TITLE]
    assert reader.frame.undo_bar.words.text() == "Bookmark removed: Mine"
    reader.frame.undo_bar.undo.click()
    reader.settle()
    assert titles(page) == before
    page.remove_folder("Clinic")
    reader.settle()
    assert titles(page)[0] == "In no folder"
    reader.frame.undo_bar.undo.click()
    reader.settle()
    assert titles(page) == before
    page.list.walk(1)
    page.remove_chosen()
    reader.settle()
    assert titles(page) == ["Clinic", "Mine"]
    reader.frame.undo_bar.undo.click()
    reader.settle()
    assert titles(page) == before


def test_renaming_moving_and_folders(start: Start, tmp_path: Path) -> None:
    """A folder is made and renamed, a bookmark moved into it and renamed; a refused name is said in the dialog."""
    reader = start(tmp_path)
    reader.bookmark(RECORD, "Mine")
    page = reader.bookmarks()
    page.new_folder()
    dialog = page.dialog
    assert isinstance(dialog, FolderDialog)
    dialog.save.click()
    reader.settle()
    assert "A folder needs a name" in dialog.wrong.text()
    dialog.name.setText("Ward & clinic")
    dialog.save.click()
    reader.settle()
    assert titles(page) == ["In no folder", "Mine", "Ward & clinic (empty)"]
    page.move_chosen("Ward & clinic")
    reader.settle()
    assert titles(page) == ["Ward & clinic", "Mine"]
    page.edit_chosen()
    edited = page.dialog
    assert isinstance(edited, BookmarkDialog)
    edited.label.setText("PLEX")
    edited.save.click()
    reader.settle()
    page.rename("Ward & clinic")
    dialog = page.dialog
    assert isinstance(dialog, FolderDialog)
    dialog.name.setText("Ward")
    dialog.save.click()
    reader.settle()
    assert titles(page) == ["Ward", "PLEX"]


def test_own_bookmarks_and_notes_are_searched(start: Start, tmp_path: Path) -> None:
    """The field finds words of labels, titles, folders and notes, and says when there are none."""
    reader = start(tmp_path)
    reader.bookmark(RECORD, "PLEX", "Clinic")
    reader.write("record/plex-window", "Ask Köln about transplants")
    page = reader.bookmarks()
    page.search.setText("köln")
    assert titles(page)[0] == "Your notes"
    assert len(titles(page)) == 2
    page.search.setText("plasma clinic")
    assert titles(page) == ["Clinic", "PLEX"]
    page.search.setText("nothing like this")
    assert titles(page) == []
    assert page.lead.text() == "No bookmark and no note of yours holds these words."


def test_a_note_is_never_part_of_the_page(start: Start, tmp_path: Path) -> None:
    """Neither copying the page nor its text holds the note; it stands outside the page, named as the user's own, on another ground."""
    reader = start(tmp_path)
    reader.write(RECORD, "zzz my own words")
    page = reader.program.navigator.current
    assert page is not None
    assert "zzz" not in page.plain_text()
    press(reader.program.window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    assert "zzz" not in QApplication.clipboard().text()
    assert not page.isAncestorOf(reader.frame.notes)
    (card,) = reader.frame.notes.cards
    assert card.words.accessibleName() == "Your note of Tue 01-Dec-2026"
    theme = reader.program.appearance.theme
    ground = card.grab().toImage().pixelColor(card.width() - 2, card.height() - 1).name()
    assert ground == theme.match
    assert ground not in {theme.surface, theme.accent_soft, theme.caution_soft, theme.raised}


def test_words_typed_and_not_saved_are_kept_when_the_page_is_left(start: Start, tmp_path: Path) -> None:
    """Going to another page, and closing the window, keep a note that was being written; Escape alone gives it up."""
    reader = start(tmp_path)
    reader.open(RECORD)
    reader.frame.note()
    reader.frame.notes.editor.text.setPlainText("left behind")
    reader.open("record/plex-window")
    reader.settle()
    assert [note.text for note in reader.frame.desk.own.notes] == ["left behind"]
    assert not reader.frame.notes.isVisible()
    reader.frame.note()
    reader.frame.notes.editor.text.setPlainText("given up")
    QTest.keyClick(reader.frame.notes.editor.text, Qt.Key.Key_Escape)
    reader.frame.note()
    reader.frame.notes.editor.text.setPlainText("closed over")
    reader = start(tmp_path)
    assert {note.text for note in reader.frame.desk.own.notes} == {"left behind", "closed over"}


def test_a_note_is_edited_from_the_list(start: Start, tmp_path: Path) -> None:
    """Edit opens the note's page with the note in the editor; saving keeps the day of writing."""
    reader = start(tmp_path)
    reader.write(RECORD, "first")
    page = reader.bookmarks()
    page.edit_chosen()
    current = reader.program.navigator.current
    assert current is not None
    assert current.address == RECORD
    editor = reader.frame.notes.editor
    assert editor.text.toPlainText() == "first"
    editor.text.setPlainText("second")
    editor.save.click()
    reader.settle()
    assert [note.text for note in reader.frame.desk.own.notes] == ["second"]


def test_the_history_lists_records_by_day_and_can_be_cleared(start: Start, tmp_path: Path) -> None:
    """Read records stand under today, latest first; searches and lists do not; clearing can be undone."""
    reader = start(tmp_path)
    reader.open(RECORD)
    reader.open("search/John Smith")
    reader.open("library")
    reader.open("patient")
    page = reader.history()
    reader.settle()
    assert titles(page) == ["Today, Tue 01-Dec-2026", TITLE]
    assert page.list.lines[1].kind == "Article · 14:03"
    page.clear()
    reader.settle()
    reader.settle()
    assert titles(page) == []
    reader.frame.undo_bar.undo.click()
    reader.settle()
    reader.settle()
    assert titles(page) == ["Today, Tue 01-Dec-2026", TITLE]
    reader.close()
    assert b"John Smith" not in (tmp_path / "user.sqlite").read_bytes()


def test_no_history_is_kept_when_the_user_does_not_want_it(start: Start, tmp_path: Path) -> None:
    """The setting holds from the next page on."""
    reader = start(tmp_path)
    reader.program.settings.put("keep_history", value=False)
    reader.open(RECORD)
    page = reader.history()
    reader.settle()
    assert titles(page) == []


def test_a_bad_file_is_refused_with_a_sentence(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing what is no export says so and changes nothing."""
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: told.append(box.text()))
    (tmp_path / "list.md").write_text("# Shopping\n", encoding="utf-8")
    (tmp_path / "picture.md").write_bytes(b"\xff\xd8\xff\xe0")
    reader = start(tmp_path)
    page = reader.bookmarks()
    for name in ("list.md", "picture.md", "missing.md"):
        page.exchange.import_from(tmp_path / name)
    reader.settle()
    assert "This file has no block for msref" in told[0]
    assert "not UTF-8 text" in told[1]
    assert "cannot be read" in told[2]
    assert all("Nothing was imported" in sentence for sentence in told)
    assert titles(page) == []


def test_words_of_buttons_give_way_in_a_narrow_window_and_come_back(start: Start, tmp_path: Path) -> None:
    """A narrow window shows the icons, whose names and tips say the words."""
    reader = start(tmp_path)
    wide = reader.frame.buttons.star.sizeHint().width()
    reader.program.window.resize(480, 600)
    QApplication.processEvents()
    assert reader.frame.buttons.star.sizeHint().width() < wide / 2
    assert reader.frame.buttons.star.accessibleName() == "Bookmark"
    assert reader.frame.buttons.star.toolTip() == "Bookmark (Ctrl+D)"
    reader.program.window.resize(1200, 800)
    QApplication.processEvents()
    assert reader.frame.buttons.star.sizeHint().width() == wide


def test_no_word_of_a_note_is_cut_off_at_any_size(start: Start, tmp_path: Path) -> None:
    """At 100 and 200 percent, while reading and while writing, every label has the height its words need."""
    begin: Callable[..., Reader] = start
    reader = begin(tmp_path, zoom=200)
    reader.program.window.resize(900, 800)
    reader.open(RECORD)
    reader.frame.note()
    _lay_out()
    assert _is_whole(reader.frame.notes.editor.hint)
    reader.frame.notes.close_editor()
    reader.write(RECORD, "Some words that go on for more than one line. " * 6)
    for zoom in (100, 200):
        reader.program.appearance.set_zoom(zoom)
        for is_writing in (False, True):
            if is_writing:
                reader.frame.note()
            _lay_out()
            labels = [label for label in reader.frame.notes.findChildren(QLabel) if label.isVisible()]
            assert [label.text()[:20] for label in labels if not _is_whole(label)] == [], zoom
        reader.frame.notes.close_editor()


def _lay_out() -> None:
    """Let every part take its place; one asks the next for room."""
    for _ in range(5):
        QApplication.processEvents()


def _is_whole(label: QLabel) -> bool:
    """Whether the words of a label have the height they need."""
    return label.height() >= label.heightForWidth(label.width())
