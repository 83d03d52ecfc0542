"""
Bookmarks, notes and, on wish, history as one file that a person can read and that msref reads back.

The file is Markdown; at its end stands the same as a block of JSON, which alone is read back. Importing adds what is missing and never overwrites: where
the file and the user differ, the user's own stays (bookmarks) or both stay (notes), and the report says how many. It is one change: all or nothing.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from msref.errors import BadInputError
from msref.usecases.keep_bookmarks import LONGEST_FOLDER, LONGEST_LABEL, one_line
from msref.usecases.keep_notes import LONGEST_NOTE, origin, tidy
from msref.user_store import bookmarks, notes, visits
from msref.user_store.own_data import Bookmark, Note, OwnData, Visit, day_of, written
from msref.user_store.sqlite_file import Connection, everything, without_history
from msref.user_store.user_file import UserFile
from msref.words import say

FORMAT: Final = "msref bookmarks and notes"
FORMAT_VERSION: Final = 1
LARGEST_BYTES: Final = 20_000_000
SUFFIX: Final = ".md"
_OPEN, _CLOSE = "```json", "```"
_LONGEST_ID: Final = 200

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: counts of what was added, was there already, and differed so that the user's own stayed."""

    folders: int = 0
    bookmarks: int = 0
    notes: int = 0
    visits: int = 0
    known: int = 0
    bookmarks_differ: int = 0
    notes_beside: int = 0


# --- export ---


def export_text(file: UserFile, titles: Mapping[str, str], now: datetime, *, with_history: bool) -> str:
    """The file's text. `titles` gives the records' present titles; a record that it lacks is called by its id."""
    data = file.ask(everything if with_history else without_history)
    block = json.dumps(_plain(data, now), ensure_ascii=False, indent=1)
    parts = [
        f"# {say('exchange.title')}",
        say("exchange.exported_on", day=now.date().isoformat()),
        *_bookmark_parts(data, titles),
        *_note_parts(data, titles),
        *_visit_parts(data, titles),
        f"## {say('exchange.for_msref')}",
        say("exchange.read_back"),
        f"{_OPEN}\n{block}\n{_CLOSE}",
    ]
    return "\n\n".join(parts) + "\n"


def _plain(data: OwnData, now: datetime) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "exported_at": written(now),
        "folders": list(data.folders),
        "bookmarks": [asdict(mark) for mark in data.bookmarks],
        "notes": [asdict(note) for note in data.notes],
        "history": [asdict(visit) for visit in data.visits],
    }


def _bookmark_parts(data: OwnData, titles: Mapping[str, str]) -> list[str]:
    if not data.bookmarks and not data.folders:
        return []
    parts = [f"## {say('exchange.bookmarks')}"]
    for folder in ("", *data.folders):
        inside = [mark for mark in data.bookmarks if mark.folder == folder]
        if folder:
            parts.append(f"### {_quoted(folder)}")
        if inside:
            parts.append("\n".join(_bookmark_line(mark, titles) for mark in inside))
    return parts


def _bookmark_line(mark: Bookmark, titles: Mapping[str, str]) -> str:
    title = titles.get(mark.record_id, mark.record_id)
    named = "" if title == mark.label else f": {_quoted(title)}"
    return f"- {_quoted(mark.label)}{named} (`{mark.record_id}`, {day_of(mark.added_at).isoformat()})"


def _note_parts(data: OwnData, titles: Mapping[str, str]) -> list[str]:
    parts = [f"## {say('exchange.notes')}"] if data.notes else []
    for note in data.notes:
        parts.append(f"### {_quoted(titles.get(note.record_id, note.title))} (`{note.record_id}`)")
        day, changed = day_of(note.written_at).isoformat(), day_of(note.changed_at).isoformat()
        if note.changed_at == note.written_at:
            parts.append(say("exchange.note_of", day=day, origin=origin(note)))
        else:
            parts.append(say("exchange.note_of_changed", day=day, changed=changed, origin=origin(note)))
        # Quoted line by line, so that no word of a note can be taken for a part of this file.
        parts.append("\n".join(f"> {line}".rstrip() for line in note.text.split("\n")))
    return parts


def _visit_parts(data: OwnData, titles: Mapping[str, str]) -> list[str]:
    if not data.visits:
        return []
    lines = [
        f"- {visit.at[:16].replace('T', ' ')}: {_quoted(titles.get(visit.record_id, visit.record_id))} (`{visit.record_id}`)"
        for visit in data.visits
    ]
    return [f"## {say('exchange.history')}", "\n".join(lines)]


def _quoted(words: str) -> str:
    """Words that Markdown is to show as they are."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>#|" else sign for sign in words)


# --- import ---


def import_file(file: UserFile, path: Path, now: datetime) -> tuple[OwnData, ImportReport]:
    """Read an exported file and add what is missing. Raises BadInputError when it cannot be read or is not one; then nothing is changed."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise _unusable("exchange.too_large", name=path.name)
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise _unusable("exchange.not_utf8", name=path.name) from fault
    except OSError as fault:
        raise _unusable("exchange.cannot_be_read", name=path.name, reason=fault.strerror) from fault
    return import_data(file, read_exported(text), path.name, now)


def read_exported(text: str) -> OwnData:
    """What an exported file holds, checked to its last field. Raises BadInputError with what is wrong and where."""
    data = _block(text)
    if data.get("format") != FORMAT:
        raise _unusable("exchange.not_bookmarks", field="format")
    version = data.get("version")
    if version != FORMAT_VERSION:
        words = say("exchange.other_version", version=f"{version!s:.20}", known=FORMAT_VERSION)
        raise BadInputError(words, field="version")
    return OwnData(
        folders=tuple(_each(data, "folders", lambda value, where: _line(value, where, LONGEST_FOLDER))),
        bookmarks=tuple(_each(data, "bookmarks", _bookmark)),
        notes=tuple(_each(data, "notes", _note)),
        visits=tuple(_each(data, "history", _visit)),
    )


def import_data(file: UserFile, found: OwnData, file_name: str, now: datetime) -> tuple[OwnData, ImportReport]:
    """Add what is missing; what is kept afterwards, and what was done."""
    came_from = say("exchange.imported_from", name=one_line(file_name, LONGEST_LABEL), day=now.date().isoformat())

    def merge(connection: Connection) -> tuple[OwnData, ImportReport]:
        report = _merge_notes(connection, found, came_from, _merge_bookmarks(connection, found))
        return without_history(connection), _merge_visits(connection, found, report)

    return file.change(merge)


def report_words(report: ImportReport) -> str:
    """What an import did, in a sentence or two."""
    added = [
        say(message, count=count)
        for count, message in (
            (report.bookmarks, "exchange.count.bookmarks"),
            (report.folders, "exchange.count.folders"),
            (report.notes, "exchange.count.notes"),
            (report.visits, "exchange.count.visits"),
        )
        if count
    ]
    said = [say("exchange.added", what=", ".join(added)) if added else say("exchange.nothing_new")]
    if report.known:
        said.append(say("exchange.already_there", number=report.known))
    if report.bookmarks_differ:
        said.append(say("exchange.bookmarks_differ", number=report.bookmarks_differ))
    if report.notes_beside:
        said.append(say("exchange.notes_beside", number=report.notes_beside))
    return " ".join(said)


def _merge_bookmarks(connection: Connection, found: OwnData) -> ImportReport:
    report = ImportReport()
    present = bookmarks.folders(connection)
    named = {name.casefold(): name for name in present}
    for name in (*found.folders, *(mark.folder for mark in found.bookmarks if mark.folder)):
        if name.casefold() not in named:
            named[name.casefold()] = name
            bookmarks.add_folder(connection, name)
            report = replace(report, folders=report.folders + 1)
    for mark in found.bookmarks:
        wanted = replace(mark, folder=named.get(mark.folder.casefold(), ""))
        own = bookmarks.bookmark(connection, mark.record_id)
        if own is None:
            bookmarks.put_bookmark(connection, wanted)
            report = replace(report, bookmarks=report.bookmarks + 1)
        elif (own.label, own.folder) == (wanted.label, wanted.folder):
            report = replace(report, known=report.known + 1)
        else:
            report = replace(report, bookmarks_differ=report.bookmarks_differ + 1)
    return report


def _merge_notes(connection: Connection, found: OwnData, came_from: str, report: ImportReport) -> ImportReport:
    present = notes.notes(connection)
    words, uids = {(own.record_id, own.text) for own in present}, {own.uid for own in present}
    for note in found.notes:
        if (note.record_id, note.text) in words:
            report = replace(report, known=report.known + 1)
            continue
        wanted = replace(note, origin=note.origin or came_from)
        if note.uid in uids:
            # The same note was changed here or there: both stand. Importing the file again finds these words and adds nothing.
            wanted = replace(wanted, uid=os.urandom(8).hex())
            report = replace(report, notes_beside=report.notes_beside + 1)
        notes.put_note(connection, wanted)
        words.add((wanted.record_id, wanted.text))
        uids.add(wanted.uid)
        report = replace(report, notes=report.notes + 1)
    return report


def _merge_visits(connection: Connection, found: OwnData, report: ImportReport) -> ImportReport:
    present = {(day_of(visit.at), visit.record_id) for visit in visits.visits(connection)}
    for visit in found.visits:
        if (day_of(visit.at), visit.record_id) not in present:
            report = replace(report, visits=report.visits + 1)
        visits.put_visit(connection, visit)
    visits.forget_oldest(connection)
    return report


# --- checking ---


def _block(text: str) -> dict[str, object]:
    """The last block of JSON in a text."""
    lines = text.lstrip("\ufeff").split("\n")  # no other sign ends a line: a note may hold it
    starts = [number for number, line in enumerate(lines) if line.strip() == _OPEN]
    if not starts:
        raise _unusable("exchange.no_block", begins=_OPEN)
    rest = lines[starts[-1] + 1 :]
    end = next((number for number, line in enumerate(rest) if line.strip() == _CLOSE), None)
    if end is None:
        raise _unusable("exchange.block_cut_off")
    try:
        data = json.loads("\n".join(rest[:end]))
    except (ValueError, RecursionError) as fault:
        line = starts[-1] + 1 + getattr(fault, "lineno", 0)
        raise _unusable("exchange.block_damaged", line=line) from fault
    if not isinstance(data, dict):
        raise _unusable("exchange.block_not_ours")
    return data


def _each(data: Mapping[str, object], name: str, read: Callable[[object, str], T]) -> list[T]:
    entries = data.get(name, [])
    if not isinstance(entries, list):
        raise _unusable("exchange.no_list", field=name, where=name)
    return [
        read(entry, say("exchange.entry", name=name, number=number)) for number, entry in enumerate(entries, start=1)
    ]


def _bookmark(value: object, where: str) -> Bookmark:
    entry = _entry(value, where)
    return Bookmark(
        record_id=_line(entry.get("record_id"), where, _LONGEST_ID),
        label=_line(entry.get("label"), where, LONGEST_LABEL),
        folder=_line(entry.get("folder", ""), where, LONGEST_FOLDER, may_be_empty=True),
        added_at=_moment(entry.get("added_at"), where),
    )


def _note(value: object, where: str) -> Note:
    entry = _entry(value, where)
    text = entry.get("text")
    words = tidy(text) if isinstance(text, str) else ""
    if not isinstance(text, str) or not words:
        raise _unusable("exchange.no_words", field=where, where=where)
    if len(text) > LONGEST_NOTE:
        raise _unusable("exchange.too_many_letters", field=where, where=where, most=LONGEST_NOTE)
    return Note(
        uid=_line(entry.get("uid"), where, _LONGEST_ID),
        record_id=_line(entry.get("record_id"), where, _LONGEST_ID),
        title=_line(entry.get("title", ""), where, LONGEST_LABEL, may_be_empty=True),
        text=words,
        written_at=_moment(entry.get("written_at"), where),
        changed_at=_moment(entry.get("changed_at"), where),
        origin=_line(entry.get("origin", ""), where, 2 * LONGEST_LABEL, may_be_empty=True),
    )


def _visit(value: object, where: str) -> Visit:
    entry = _entry(value, where)
    return Visit(_line(entry.get("record_id"), where, _LONGEST_ID), _moment(entry.get("at"), where))


def _entry(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _unusable("exchange.entry_not_ours", field=where, where=where)
    return value


def _line(value: object, where: str, longest: int, *, may_be_empty: bool = False) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise _unusable("exchange.no_line", field=where, where=where)
    words = one_line(value, longest)
    if not words and not may_be_empty:
        raise _unusable("exchange.lacks_word", field=where, where=where)
    return words


def _moment(value: object, where: str) -> str:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise _unusable("exchange.bad_time", field=where, where=where)
    return written(moment)


def _unusable(message: str, *, field: str = "file", **arguments: object) -> BadInputError:
    """What is wrong with the file, and how to mend it."""
    return BadInputError(f"{say(message, **arguments)} {say('exchange.how_to_mend')}", field=field)
