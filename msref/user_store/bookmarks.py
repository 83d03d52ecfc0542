"""Bookmarks and their folders in the user's file; a function for each question and each change, on an open connection."""

import sqlite3

from msref.user_store.migrations import query
from msref.user_store.own_data import Bookmark


def folders(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of all folders, oldest first."""
    return tuple(name for (name,) in connection.execute(query("folders")))


def bookmarks(connection: sqlite3.Connection) -> tuple[Bookmark, ...]:
    """All bookmarks, oldest first."""
    return tuple(Bookmark(*row) for row in connection.execute(query("bookmarks")))


def bookmark(connection: sqlite3.Connection, record_id: str) -> Bookmark | None:
    """The bookmark of a record, if it has one."""
    row = connection.execute(query("bookmark"), {"record_id": record_id}).fetchone()
    return Bookmark(*row) if row else None


def put_bookmark(connection: sqlite3.Connection, mark: Bookmark) -> None:
    """Add a bookmark, or give the one of that record this label and folder. A folder that is missing is made."""
    if mark.folder:
        add_folder(connection, mark.folder)
    connection.execute(
        query("bookmark_put"),
        {"record_id": mark.record_id, "label": mark.label, "folder": mark.folder, "added_at": mark.added_at},
    )


def remove_bookmark(connection: sqlite3.Connection, record_id: str) -> None:
    """Remove the bookmark of a record, if it has one."""
    connection.execute(query("bookmark_remove"), {"record_id": record_id})


def add_folder(connection: sqlite3.Connection, name: str) -> None:
    """Add a folder, if there is none of that name."""
    connection.execute(query("folder_add"), {"name": name})


def rename_folder(connection: sqlite3.Connection, old: str, new: str) -> None:
    """Give a folder another name, which no folder may have."""
    connection.execute(query("folder_rename"), {"old": old, "new": new})


def remove_folder(connection: sqlite3.Connection, name: str) -> None:
    """Remove a folder; its bookmarks stay, in no folder."""
    connection.execute(query("folder_remove"), {"name": name})
