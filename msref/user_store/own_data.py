"""What the user keeps, as plain values: bookmarks in folders, notes, visited pages. Ids of records and the user's own words; never a patient's facts."""

from dataclasses import dataclass, field
from datetime import date, datetime

NO_FOLDER = ""
"""The folder of a bookmark that is in none."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One record that the user wants to find again, under a label of their own; `folder` is empty when it is in none."""

    record_id: str
    label: str
    folder: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Note:
    """
    The user's own words on one record.

    `title` is what the record was called when the note was written, for the day when the library has it no more. `origin` names the file that the
    note was imported from; it is empty for a note written here.
    """

    uid: str
    record_id: str
    title: str
    text: str
    written_at: str
    changed_at: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A record that was read: on each day the last time."""

    record_id: str
    at: str


@dataclass(frozen=True, slots=True)
class OwnData:
    """All of it, or a part that was removed and may be put back."""

    folders: tuple[str, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    notes: tuple[Note, ...] = ()
    visits: tuple[Visit, ...] = field(default=(), repr=False)

    def bookmark_of(self, record_id: str) -> Bookmark | None:
        """The bookmark of a record, if it has one."""
        return next((mark for mark in self.bookmarks if mark.record_id == record_id), None)

    def notes_of(self, record_id: str) -> tuple[Note, ...]:
        """The notes on a record, in the order they were written."""
        return tuple(note for note in self.notes if note.record_id == record_id)


def written(moment: datetime) -> str:
    """A moment as it is kept: the user's own clock with its distance from UTC, to the second."""
    return moment.isoformat(timespec="seconds")


def day_of(at: str) -> date:
    """The day, on the user's own clock, of a moment as it is kept."""
    return date.fromisoformat(at[:10])
