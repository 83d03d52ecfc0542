"""
Keep the user's own notes on records.

A note is the user's own words and is always shown as such, with its date; it is never part of a page's text, a copy or a print unless the user asks for
it there (`printed_lines`). Nothing here reads a note's words for meaning.
"""

import os
import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from msref.errors import BadInputError
from msref.user_store import notes
from msref.user_store.own_data import Note, OwnData, day_of, written
from msref.user_store.sqlite_file import Connection, without_history
from msref.user_store.user_file import UserFile
from msref.words import say

LONGEST_NOTE: Final = 20_000

# Unicode's control signs and halves of pairs, but line end and tab; a note may be long, and an import may bring thousands.
_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def tidy(text: str) -> str:
    """The words of a note: line ends as one sign, no blanks at the ends, no signs that cannot be seen but line ends and tabs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", lines).strip()


def write_note(file: UserFile, record_id: str, title: str, text: str, now: datetime) -> OwnData:
    """Add a note to a record. Raises BadInputError when it is empty or too long."""
    at = written(now)
    one = Note(os.urandom(8).hex(), record_id, title, _usable(text), at, at)

    def add(connection: Connection) -> OwnData:
        notes.put_note(connection, one)
        return without_history(connection)

    return file.change(add)


def rewrite_note(file: UserFile, uid: str, text: str, now: datetime) -> OwnData:
    """Give a note other words. Raises BadInputError when they are empty or too long, or when the note is there no more."""
    words = _usable(text)

    def rewrite(connection: Connection) -> OwnData:
        one = notes.note(connection, uid)
        if one is None:
            raise BadInputError(say("notes.removed_meanwhile"), field="note")
        if one.text != words:
            notes.put_note(connection, replace(one, text=words, changed_at=written(now)))
        return without_history(connection)

    return file.change(rewrite)


def remove_note(file: UserFile, uid: str) -> tuple[OwnData, OwnData]:
    """Remove a note: what is kept now, and what was removed."""

    def remove(connection: Connection) -> tuple[OwnData, OwnData]:
        one = notes.note(connection, uid)
        notes.remove_note(connection, uid)
        return without_history(connection), OwnData(notes=(one,) if one else ())

    return file.change(remove)


def search_notes(kept: OwnData, words: str) -> tuple[Note, ...]:
    """The notes that hold every one of the words, in their text or in the title of their record; all for no words."""
    wanted = words.casefold().split()
    return tuple(note for note in kept.notes if all(word in f"{note.title}\n{note.text}".casefold() for word in wanted))


def printed_lines(kept: OwnData, record_id: str) -> tuple[tuple[str, str], ...]:
    """For a print in which the user ticked their own notes: for each a heading that says whose words they are, and the words."""
    return tuple(
        (say("notes.printed_heading", day=day_of(note.changed_at).isoformat(), origin=origin(note)), note.text)
        for note in kept.notes_of(record_id)
    )


def origin(note: Note) -> str:
    """Where a note came from when it was not written here, to follow its date."""
    return f", {note.origin}" if note.origin else ""


def _usable(text: str) -> str:
    words = tidy(text)
    if not words:
        raise BadInputError(say("notes.empty"), field="note")
    if len(words) > LONGEST_NOTE:
        raise BadInputError(say("notes.too_long", letters=len(words), most=LONGEST_NOTE), field="note")
    return words
