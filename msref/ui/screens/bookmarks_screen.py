"""
The page of the user's own: bookmarks in their folders, then notes; to search, rename, move, remove, take along and bring back.

Every removal can be undone. What is listed is what is on the disk.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from msref.content_store.library import Library
from msref.domain.records import KIND_LABELS
from msref.errors import NotFoundError
from msref.reports.day_words import short_day
from msref.ui.addresses import address_of
from msref.ui.page import Page
from msref.ui.theme import Theme
from msref.ui.user_desk import UserDesk
from msref.ui.user_exchange import UserExchange
from msref.ui.widgets.buttons import FlatButton
from msref.ui.widgets.field_line import FieldLine
from msref.ui.widgets.own_notes import dated
from msref.ui.widgets.own_words_dialog import BookmarkDialog, FolderDialog
from msref.ui.widgets.record_list import ListLine, RecordList, plain_lines
from msref.ui.widgets.table_flow_layout import FlowLayout
from msref.usecases.keep_bookmarks import (
    add_folder,
    describe_bookmark,
    remove_bookmark,
    remove_folder,
    rename_folder,
)
from msref.usecases.keep_notes import remove_note, search_notes
from msref.user_store.own_data import Bookmark, Note, OwnData, day_of
from msref.user_store.user_file import UserFile

_TITLE_FACTOR: Final = 1.6
_SNIPPET_LETTERS: Final = 110  # of a note in the list; the whole stands on its page

Kept = Bookmark | Note | None


class BookmarksScreen(Page):
    """Bookmarks and notes of one user."""

    note_wanted = Signal(str, str)
    """The record and the uid of a note that is to be edited."""

    def __init__(self, library: Library, desk: UserDesk) -> None:
        super().__init__("bookmarks", "")
        self.title = self.tr("Bookmarks and notes")
        self.setAccessibleName(self.title)
        self._library = library
        self._desk = desk
        self._kept: list[Kept] = []
        self.dialog: BookmarkDialog | FolderDialog | None = None
        self.exchange = UserExchange(library, desk, self)
        self.list = RecordList(self.title)
        self.list.text_letters = _SNIPPET_LETTERS
        self.search = FieldLine(self.tr("Search in your bookmarks and notes"))
        self.lead = QLabel()
        self.heading = QLabel(self.title)
        self.actions_row = QWidget()
        self._build()
        desk.changed.connect(self._show)
        self._show()

    # --- building ---

    def _build(self) -> None:
        self.heading.setWordWrap(True)
        self.lead.setWordWrap(True)
        self.lead.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        top = QWidget()
        row = FlowLayout(top)
        for words, function, icon in (
            (self.tr("History"), self._open_history, "history"),
            (self.tr("New folder…"), self.new_folder, "plus"),
            (self.tr("Folders"), self._open_folder_menu, "library"),
            (self.tr("Export…"), self._open_export_menu, "export"),
            (self.tr("Import…"), self.exchange.ask_import, "import"),
        ):
            row.addWidget(_button(words, function, icon))
        below = FlowLayout(self.actions_row)
        self.open_button = _button(self.tr("Open"), self.list.open_chosen)
        self.edit_button = _button(self.tr("Edit…"), self.edit_chosen)
        self.move_button = _button(self.tr("Move to folder"), self._open_move_menu)
        self.remove_button = _button(self.tr("Remove"), self.remove_chosen)
        for button in (self.open_button, self.edit_button, self.move_button, self.remove_button):
            below.addWidget(button)
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 22, 6)
        head.setSpacing(8)
        for widget in (self.heading, self.lead, top, self.search, self.actions_row):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 22, 2, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self.list.open_chosen)
        self.list.opened.connect(self.navigate)
        self.list.selectionModel().currentChanged.connect(self._chosen_changed)
        for key, button in ((Qt.Key.Key_Delete, self.remove_button), (Qt.Key.Key_F2, self.edit_button)):
            QShortcut(QKeySequence(key), self.list, button.click, context=Qt.ShortcutContext.WidgetShortcut)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)

    # --- what is listed ---

    def _show(self) -> None:
        own = self._desk.own
        words = self.search.text().casefold().split()
        lines: list[ListLine] = []
        self._kept = []
        for folder in ("", *sorted(own.folders, key=str.casefold)):
            inside = [mark for mark in own.bookmarks if mark.folder == folder and self._fits(mark, words)]
            if inside or (folder and not words):
                self._add_heading(lines, self._folder_words(folder, empty=not inside))
            for mark in sorted(inside, key=lambda mark: mark.label.casefold()):
                lines.append(self._bookmark_line(mark))
                self._kept.append(mark)
        found = search_notes(own, self.search.text())
        if found:
            self._add_heading(lines, self.tr("Your notes"))
        for note in sorted(found, key=lambda note: note.changed_at, reverse=True):
            lines.append(self._note_line(note))
            self._kept.append(note)
        self.list.show_lines(lines)
        self._say_lead(nothing=not lines)
        self._chosen_changed()

    def _add_heading(self, lines: list[ListLine], words: str) -> None:
        lines.append(ListLine(words))
        self._kept.append(None)

    def _folder_words(self, folder: str, *, empty: bool) -> str:
        if not folder:
            return self.tr("In no folder")
        return self.tr("{folder} (empty)").format(folder=folder) if empty else folder

    def _fits(self, mark: Bookmark, words: list[str]) -> bool:
        whole = f"{mark.label}\n{mark.folder}\n{self._about(mark.record_id)[0]}".casefold()
        return all(word in whole for word in words)

    def _about(self, record_id: str) -> tuple[str, str, str]:
        """Title, kind in words and address of a record; a record that is gone says so."""
        try:
            line = self._library.title(record_id)
        except NotFoundError:
            return record_id, self.tr("No longer in the library"), f"record/{record_id}"
        return line.title, KIND_LABELS.get(line.kind, line.kind), address_of(line.kind, record_id)

    def _bookmark_line(self, mark: Bookmark) -> ListLine:
        title, kind, address = self._about(mark.record_id)
        added = self.tr("Bookmarked {day}").format(day=short_day(day_of(mark.added_at)))
        text = added if title == mark.label else f"{title} · {added}"
        return ListLine(mark.label, address, kind, text)

    def _note_line(self, note: Note) -> ListLine:
        title, _, address = self._about(note.record_id)
        words = " ".join(note.text.split())
        if len(words) > _SNIPPET_LETTERS:
            words = f"{words[:_SNIPPET_LETTERS].rsplit(' ', 1)[0]} …"
        return ListLine(note.title if title == note.record_id else title, address, dated(note), words)

    def _say_lead(self, *, nothing: bool) -> None:
        desk = self._desk
        if desk.why_not_kept:
            self.lead.setText(desk.why_not_kept)
        elif nothing and self.search.text().strip():
            self.lead.setText(self.tr("No bookmark and no note of yours holds these words."))
        elif nothing and desk.is_read:
            self.lead.setText(
                self.tr("Nothing is kept yet. Open a page and press “Bookmark” (Ctrl+D) or “Note” (Ctrl+Shift+N).")
            )
        else:
            self.lead.setText(self.tr("Your own marks and words, kept on this computer only."))

    # --- what is chosen ---

    @property
    def chosen(self) -> Kept:
        """The bookmark or note of the chosen line."""
        row = self.list.currentIndex().row()
        return self._kept[row] if 0 <= row < len(self._kept) else None

    def _chosen_changed(self) -> None:
        chosen = self.chosen
        can_change = not self._desk.why_not_kept
        self.actions_row.setVisible(bool(self._kept))
        self.open_button.setEnabled(chosen is not None)
        self.edit_button.setEnabled(chosen is not None and can_change)
        self.move_button.setEnabled(isinstance(chosen, Bookmark) and can_change)
        self.remove_button.setEnabled(chosen is not None and can_change)

    def edit_chosen(self) -> None:
        """Label and folder of a bookmark; a note is edited on its page."""
        chosen = self.chosen
        if isinstance(chosen, Note):
            self.note_wanted.emit(self._about(chosen.record_id)[2], chosen.uid)
        elif chosen is not None:
            self.dialog = open_bookmark_dialog(self._desk, chosen, self)

    def move_chosen(self, folder: str) -> None:
        """Into another folder, or into none."""
        chosen = self.chosen
        if isinstance(chosen, Bookmark):
            self._desk.change(lambda file: describe_bookmark(file, chosen.record_id, chosen.label, folder))

    def remove_chosen(self) -> None:
        """Remove the bookmark or the note; it can be undone."""
        chosen = self.chosen
        if isinstance(chosen, Bookmark):
            self._desk.remove(
                lambda file: remove_bookmark(file, chosen.record_id),
                self.tr("Bookmark removed: {label}").format(label=chosen.label),
            )
        elif chosen is not None:
            self._desk.remove(
                lambda file: remove_note(file, chosen.uid),
                self.tr("Note removed: {title}").format(title=self._about(chosen.record_id)[0]),
            )

    # --- folders ---

    def new_folder(self) -> None:
        """Ask for a name and make a folder."""
        self._ask_folder(self.tr("New folder"), "", lambda name: lambda file: add_folder(file, name))

    def rename(self, folder: str) -> None:
        """Ask for another name of a folder."""
        self._ask_folder(self.tr("Rename folder"), folder, lambda name: lambda file: rename_folder(file, folder, name))

    def remove_folder(self, folder: str) -> None:
        """Remove a folder; its bookmarks stay."""
        self._desk.remove(
            lambda file: remove_folder(file, folder),
            self.tr("Folder removed: {folder}. Its bookmarks are in no folder now.").format(folder=folder),
        )

    def _ask_folder(self, title: str, name: str, job: Callable[[str], Callable[[UserFile], OwnData]]) -> None:
        def keep(words: str) -> None:
            self._desk.change(job(words), dialog.accept, dialog.refuse)

        dialog = FolderDialog(title, name, keep, self)
        self.dialog = dialog
        dialog.open()

    # --- menus ---

    def _open_folder_menu(self) -> None:
        menu = QMenu(self)
        for folder in sorted(self._desk.own.folders, key=str.casefold):
            one = menu.addMenu(_menu_words(folder))
            one.addAction(self.tr("Rename…")).triggered.connect(partial(self.rename, folder))
            one.addAction(self.tr("Remove the folder, keep its bookmarks")).triggered.connect(
                partial(self.remove_folder, folder)
            )
        if menu.isEmpty():
            menu.addAction(self.tr("There is no folder yet")).setEnabled(False)
        self._pop_up(menu)

    def _open_move_menu(self) -> None:
        menu = QMenu(self)
        for folder in ("", *sorted(self._desk.own.folders, key=str.casefold)):
            words = _menu_words(folder) if folder else self.tr("In no folder")
            menu.addAction(words).triggered.connect(partial(self.move_chosen, folder))
        menu.addSeparator()
        menu.addAction(self.tr("A new folder…")).triggered.connect(self.edit_chosen)
        self._pop_up(menu)

    def _open_export_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Bookmarks and notes…")).triggered.connect(partial(self.exchange.ask_export, False))  # noqa: FBT003
        menu.addAction(self.tr("Bookmarks, notes and history…")).triggered.connect(
            partial(self.exchange.ask_export, True)  # noqa: FBT003
        )
        self._pop_up(menu)

    def _pop_up(self, menu: QMenu) -> None:
        button = self.sender()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()) if isinstance(button, QWidget) else QPoint())

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        for button in (self.open_button, self.edit_button, self.remove_button):
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _open_history(self) -> None:
        self.navigate.emit("history")

    # --- what the window asks ---

    def apply_theme(self, theme: Theme) -> None:
        """Colours of the list."""
        self.list.restyle(theme)

    def set_zoom(self, percent: int) -> None:
        """Heading and list."""
        del percent
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _TITLE_FACTOR)
        font.setWeight(QFont.Weight.DemiBold)
        self.heading.setFont(font)
        self.search.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 60)
        self.list.restyle(self.list.theme)

    def plain_text(self) -> str:
        """The list as text; the page is the user's own, so its notes are part of it."""
        return f"{self.title}\n{plain_lines(self.list.lines)}"

    def focus_first(self) -> None:
        """The list."""
        self.list.setFocus()

    def scroll_position(self) -> int:
        """Of the list."""
        return self.list.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Of the list; and what other windows kept meanwhile."""
        self.list.verticalScrollBar().setValue(position)
        self._desk.read()


def open_bookmark_dialog(desk: UserDesk, mark: Bookmark, parent: QWidget) -> BookmarkDialog:
    """Let the user name a bookmark and choose its folder; the dialog stays until that is kept."""
    dialog = BookmarkDialog(mark, sorted(desk.own.folders, key=str.casefold), parent)

    def keep(label: str, folder: str) -> None:
        desk.change(lambda file: describe_bookmark(file, mark.record_id, label, folder), dialog.accept, dialog.refuse)

    def remove() -> None:
        words = QCoreApplication.translate("BookmarksScreen", "Bookmark removed: {label}")
        desk.remove(lambda file: remove_bookmark(file, mark.record_id), words.format(label=mark.label))

    dialog.wanted.connect(keep)
    dialog.unwanted.connect(remove)
    dialog.open()
    return dialog


def _button(words: str, function: Callable[[], object], icon: str = "") -> FlatButton:
    button = FlatButton(words, icon=icon)
    button.clicked.connect(function)
    return button


def _menu_words(words: str) -> str:
    """Words of the user in a menu, where `&` would underline a letter."""
    return words.replace("&", "&&")
