"""The user's notes in the user's file; a function for each question and each change, on an open connection."""

import sqlite3
from dataclasses import asdict

from msref.user_store.migrations import query
from msref.user_store.own_data import Note


def notes(connection: sqlite3.Connection) -> tuple[Note, ...]:
    """All notes, oldest first."""
    return tuple(Note(*row) for row in connection.execute(query("notes")))


def note(connection: sqlite3.Connection, uid: str) -> Note | None:
    """One note, if it is there."""
    row = connection.execute(query("note"), {"uid": uid}).fetchone()
    return Note(*row) if row else None


def put_note(connection: sqlite3.Connection, one: Note) -> None:
    """Add a note, or give the one of that uid these words and this time of change."""
    connection.execute(query("note_put"), asdict(one))


def remove_note(connection: sqlite3.Connection, uid: str) -> None:
    """Remove a note, if it is there."""
    connection.execute(query("note_remove"), {"uid": uid})
