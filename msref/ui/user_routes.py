"""
What a user keeps, put into the window after the first frame.

The star and the note in its bar, the notes under the page, the pages of bookmarks and history, and what their keys do.

The user's file is opened here, on a thread of its own, and never before.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from msref.content_store.library import Library
from msref.errors import KnownError
from msref.ui.page_titles import PageTitles
from msref.ui.policy_in_window import show_notices
from msref.ui.screens.bookmarks_screen import BookmarksScreen, open_bookmark_dialog
from msref.ui.screens.history_screen import HistoryScreen
from msref.ui.user_desk import UserDesk
from msref.ui.widgets.keep_buttons import KeepButtons
from msref.ui.widgets.own_notes import OwnNotes
from msref.ui.widgets.undo_bar import UndoBar
from msref.ui.window import MainWindow
from msref.usecases.keep_bookmarks import add_bookmark
from msref.usecases.keep_notes import remove_note, rewrite_note, write_note
from msref.user_store.user_file import UserFile

if TYPE_CHECKING:
    from msref.ui.widgets.own_words_dialog import BookmarkDialog

_WORDS_FROM_LETTERS: Final = 72  # a window narrower than this many letters shows star and note without their words


def add_user_pages(
    window: MainWindow, library: Library, user_file: Path, clock: Callable[[], datetime], *, may_write: bool
) -> "UserFrame":
    """Give a window all that its user keeps, in this file; nothing is written where that is not wanted."""
    desk = UserDesk(UserFile(user_file, may_write=may_write, clock=clock), clock, window)
    return UserFrame(window, library, desk)


class UserFrame(QObject):
    """What the user keeps, round the pages of one window."""

    def __init__(self, window: MainWindow, library: Library, desk: UserDesk) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._titles = PageTitles(library)
        self.desk = desk
        self.record_id = ""
        self.dialog: BookmarkDialog | None = None
        self._drafts: dict[str, tuple[str, str]] = {}
        self._edit_there = ""
        self.buttons = KeepButtons()
        self.notes = OwnNotes(window.appearance)
        self.undo_bar = UndoBar()
        window.bar.insertWidget(window.bar.indexOf(window.view_button), self.buttons)
        window.below_page.addWidget(self.notes)
        window.below_page.addWidget(self.undo_bar)
        window.installEventFilter(self)
        window.navigator.add_routes({"bookmarks": self._bookmarks, "history": self._history}, complete=False)
        self._connect()
        self._page_changed()
        self._fit()
        desk.read()

    def _connect(self) -> None:
        window, desk = self._window, self.desk
        self.buttons.bookmark_wanted.connect(self.bookmark)
        self.buttons.note_wanted.connect(self.note)
        self.notes.written.connect(self._keep_note)
        self.notes.unwanted.connect(self._remove_note)
        self.notes.left.connect(self._to_page)
        self.undo_bar.wanted.connect(desk.undo)
        desk.changed.connect(self._show)
        desk.told.connect(window.status.show_message)
        desk.removed.connect(self.undo_bar.offer)
        desk.noticed.connect(lambda sentence: show_notices(window, sentence))
        window.navigator.page_changed.connect(self._page_changed)
        window.wanted.connect(self.act)
        window.closing.connect(self._close)

    def _bookmarks(self, _: str) -> BookmarksScreen:
        screen = BookmarksScreen(self._library, self.desk)
        screen.note_wanted.connect(self.edit_note_at)
        return screen

    def _history(self, _: str) -> HistoryScreen:
        return HistoryScreen(self._library, self.desk)

    def act(self, name: str) -> None:
        """Do what a command asks for, when it belongs here."""
        functions: dict[str, Callable[[], None]] = {
            "bookmark": self.bookmark,
            "note": self.note,
            "bookmarks": lambda: self._window.navigator.go("bookmarks"),
            "history": lambda: self._window.navigator.go("history"),
        }
        if (function := functions.get(name)) is not None:
            function()

    # --- the page in view ---

    def _page_changed(self) -> None:
        page = self._window.navigator.current
        record_id = self._titles.record_of(page.address) if page is not None else ""
        self.undo_bar.hide()
        if record_id != self.record_id:
            self._leave_editor()
            self.record_id = record_id
            if record_id and self._window.settings.flag("keep_history") and self.desk.may_keep:
                self.desk.visit(record_id)
        self._show()
        if self._edit_there:
            uid, self._edit_there = self._edit_there, ""
            self.notes.write(uid)
        elif record_id in self._drafts:
            self.notes.write(*self._drafts.pop(record_id))

    def _show(self) -> None:
        own = self.desk.own
        notes = own.notes_of(self.record_id)
        self.buttons.setVisible(self.desk.may_keep)
        self.buttons.show_state(
            on_record=bool(self.record_id),
            is_marked=own.bookmark_of(self.record_id) is not None,
            note_count=len(notes),
        )
        self.notes.show_notes(notes)

    def _title(self) -> str:
        return self._library.title(self.record_id).title

    # --- bookmarking ---

    def bookmark(self) -> None:
        """Bookmark the page in view, and let the user name it; one that is bookmarked can be renamed, moved or removed."""
        record_id = self.record_id
        if not record_id:
            self._window.status.show_message(self.tr("Only pages of the library can be bookmarked."))
            return
        if self.desk.own.bookmark_of(record_id) is not None:
            self._name_bookmark(record_id)
            return
        title, now = self._title(), self.desk.clock()

        def done() -> None:
            self._window.status.show_message(self.tr("Bookmarked: {title}").format(title=title))
            self._name_bookmark(record_id)

        self.desk.change(lambda file: add_bookmark(file, record_id, title, now), done)

    def _name_bookmark(self, record_id: str) -> None:
        mark = self.desk.own.bookmark_of(record_id)
        if mark is not None and record_id == self.record_id:
            self.dialog = open_bookmark_dialog(self.desk, mark, self._window)
            self.dialog.destroyed.connect(self._dialog_gone)

    def _dialog_gone(self) -> None:
        self.dialog = None

    # --- notes ---

    def note(self) -> None:
        """Write a note on the page in view."""
        if not self.record_id:
            self._window.status.show_message(self.tr("A note belongs to a page of the library: open one first."))
        elif self.desk.why_not_kept:
            self._window.status.show_message(self.desk.why_not_kept)
        elif self.notes.is_writing:
            self.notes.editor.text.setFocus()
        else:
            self.notes.write()

    def edit_note_at(self, address: str, uid: str) -> None:
        """Open a page with one of its notes to be edited."""
        self._edit_there = uid
        self._window.navigator.go(address)
        self._edit_there = ""

    def _keep_note(self, uid: str, words: str) -> None:
        def done() -> None:
            self._window.status.show_message(self.tr("Your note is kept."))
            self.notes.close_editor()
            self._to_page()

        self._send_note(self.record_id, uid, words, done)

    def _send_note(
        self,
        record_id: str,
        uid: str,
        words: str,
        done: Callable[[], None] | None = None,
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        title, now = self._library.title(record_id).title, self.desk.clock()
        if uid:
            self.desk.change(lambda file: rewrite_note(file, uid, words, now), done, failed)
        else:
            self.desk.change(lambda file: write_note(file, record_id, title, words, now), done, failed)

    def _leave_editor(self) -> None:
        """Keep what was typed and not saved; what cannot be kept is offered again when the page is opened the next time."""
        left, (uid, words) = self.record_id, self.notes.draft()
        if self.notes.is_writing:
            self.notes.close_editor()
        if not words or not left:
            return

        def failed(fault: KnownError) -> None:
            self._drafts[left] = (uid, words)
            self._window.status.show_message(str(fault))

        self._send_note(left, uid, words, None, failed)

    def _remove_note(self, uid: str) -> None:
        self.desk.remove(lambda file: remove_note(file, uid), self.tr("Your note was removed."))

    def _to_page(self) -> None:
        page = self._window.navigator.current
        if page is not None:
            page.focus_first()

    # --- the window ---

    def _close(self) -> None:
        self._leave_editor()
        self.desk.close()

    def _fit(self) -> None:
        letters = self._window.width() / max(1, self._window.fontMetrics().horizontalAdvance("0"))
        self.buttons.set_compact(compact=letters < _WORDS_FROM_LETTERS)
        self.notes.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A narrow window gives the words of the buttons less room."""
        if isinstance(watched, QWidget) and event.type() in {QEvent.Type.Resize, QEvent.Type.FontChange}:
            self._fit()
        return super().eventFilter(watched, event)
