"""
Keep records to find again: bookmarks with a label, in folders.

Labels and folder names are the user's own words, made one line. Every change is given back as all that is kept afterwards, so that the window shows what
is on the disk. A removal also gives what was removed, for `put_back`.
"""

import unicodedata
from datetime import datetime
from typing import Final

from msref.errors import BadInputError
from msref.user_store import bookmarks, notes, visits
from msref.user_store.own_data import Bookmark, OwnData, written
from msref.user_store.sqlite_file import Connection, without_history
from msref.user_store.user_file import UserFile
from msref.words import say

LONGEST_LABEL: Final = 200
LONGEST_FOLDER: Final = 80
_UNSEEN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING: Final = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)  # would turn the words of the line about


def one_line(text: str, longest: int) -> str:
    """Words as one line: other white space and signs that cannot be seen become blanks; what is too long is cut."""
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN or sign in _TURNING else sign for sign in text)
    return " ".join(seen.split())[:longest].rstrip()


def add_bookmark(file: UserFile, record_id: str, title: str, now: datetime) -> OwnData:
    """Bookmark a record under its title, in no folder. One that is bookmarked already keeps its label and folder."""
    label = one_line(title, LONGEST_LABEL) or record_id
    mark = Bookmark(record_id, label, "", written(now))

    def add(connection: Connection) -> OwnData:
        if bookmarks.bookmark(connection, record_id) is None:
            bookmarks.put_bookmark(connection, mark)
        return without_history(connection)

    return file.change(add)


def describe_bookmark(file: UserFile, record_id: str, label: str, folder: str) -> OwnData:
    """
    Give a bookmark another label and folder; a folder that is missing is made.

    Raises BadInputError for an empty label, and for a bookmark that is there no more.
    """
    words = one_line(label, LONGEST_LABEL)
    if not words:
        raise BadInputError(say("bookmarks.needs_label"), field="label")

    def describe(connection: Connection) -> OwnData:
        mark = bookmarks.bookmark(connection, record_id)
        if mark is None:
            raise BadInputError(say("bookmarks.removed_meanwhile"), field="label")
        wanted = _as_known(bookmarks.folders(connection), one_line(folder, LONGEST_FOLDER))
        bookmarks.put_bookmark(connection, Bookmark(record_id, words, wanted, mark.added_at))
        return without_history(connection)

    return file.change(describe)


def remove_bookmark(file: UserFile, record_id: str) -> tuple[OwnData, OwnData]:
    """Remove a bookmark: what is kept now, and what was removed."""

    def remove(connection: Connection) -> tuple[OwnData, OwnData]:
        mark = bookmarks.bookmark(connection, record_id)
        bookmarks.remove_bookmark(connection, record_id)
        return without_history(connection), OwnData(bookmarks=(mark,) if mark else ())

    return file.change(remove)


def add_folder(file: UserFile, name: str) -> OwnData:
    """Make an empty folder. Raises BadInputError for an empty name or one that is taken."""

    def add(connection: Connection) -> OwnData:
        bookmarks.add_folder(connection, _free_name(bookmarks.folders(connection), name))
        return without_history(connection)

    return file.change(add)


def rename_folder(file: UserFile, old: str, new: str) -> OwnData:
    """Give a folder another name. Raises BadInputError for an empty name or one that another folder has."""

    def rename(connection: Connection) -> OwnData:
        others = tuple(name for name in bookmarks.folders(connection) if name != old)
        bookmarks.rename_folder(connection, old, _free_name(others, new))
        return without_history(connection)

    return file.change(rename)


def remove_folder(file: UserFile, name: str) -> tuple[OwnData, OwnData]:
    """Remove a folder; its bookmarks stay, in no folder. What is kept now, and what was there (the folder and its bookmarks as they stood)."""

    def remove(connection: Connection) -> tuple[OwnData, OwnData]:
        inside = tuple(mark for mark in bookmarks.bookmarks(connection) if mark.folder == name)
        bookmarks.remove_folder(connection, name)
        return without_history(connection), OwnData((name,), inside)

    return file.change(remove)


def put_back(file: UserFile, removed: OwnData) -> OwnData:
    """Undo a removal. What the user has made anew since then stays as it is."""

    def put(connection: Connection) -> OwnData:
        for name in removed.folders:
            bookmarks.add_folder(connection, name)
        for mark in removed.bookmarks:
            present = bookmarks.bookmark(connection, mark.record_id)
            if present is None or (not present.folder and present.label == mark.label):
                bookmarks.put_bookmark(connection, mark)
        for note in removed.notes:
            if notes.note(connection, note.uid) is None:
                notes.put_note(connection, note)
        for visit in removed.visits:
            visits.put_visit(connection, visit)
        return without_history(connection)

    return file.change(put)


def read_kept(file: UserFile) -> OwnData:
    """All bookmarks, folders and notes."""
    return file.ask(without_history)


def _as_known(folders: tuple[str, ...], name: str) -> str:
    """The folder that differs from a name only in the size of its letters, or the name."""
    return next((known for known in folders if known.casefold() == name.casefold()), name)


def _free_name(folders: tuple[str, ...], name: str) -> str:
    words = one_line(name, LONGEST_FOLDER)
    if not words:
        raise BadInputError(say("bookmarks.folder_needs_name"), field="folder")
    known = _as_known(folders, words)
    if known in folders:
        raise BadInputError(say("bookmarks.folder_taken", name=known), field="folder")
    return words
