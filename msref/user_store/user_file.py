"""
The one file in which a user's bookmarks, notes and history are kept: opened, brought to the present layout, restored from a copy when it is damaged.

Every change is one transaction and is on the disk when `change` returns; there is nothing to save at the end. The file is opened anew for each question
and each change, so that two programs may use it at once, and a file that was put in its place meanwhile is seen. What keeps the file from being written
(read-only, locked, full disk) is told in a sentence, changes nothing, and is tried again the next time. Used from one thread at a time.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from msref.errors import NotKeptError
from msref.user_store.backups import (
    back_up,
    copies,
    day_of_copy,
    keep_before,
    put_in_place,
    settle_folder,
    whole_copies,
)
from msref.user_store.file_lock import locked
from msref.user_store.migrations import applied, migrate, refuse_foreign, steps, tables
from msref.user_store.own_data import OwnData, written
from msref.user_store.sqlite_file import BUSY_SECONDS, FAULTS, connect, is_damage, is_whole, plain_code
from msref.words import say

FILE_NAME: Final = "user.sqlite"
_REASONS: Final = {
    sqlite3.SQLITE_BUSY: "user_file.reason.busy",
    sqlite3.SQLITE_FULL: "user_file.reason.full",
    sqlite3.SQLITE_READONLY: "user_file.reason.read_only",
    sqlite3.SQLITE_CANTOPEN: "user_file.reason.not_allowed",
}

T = TypeVar("T")


class UserFile:
    """Bookmarks, notes and history of one user. `clock` gives the present moment with its distance from UTC."""

    def __init__(self, path: Path, *, may_write: bool, clock: Callable[[], datetime]) -> None:
        self.path = path
        self.may_write = may_write
        """Whether this copy of msref is meant to keep anything at all."""
        self.backups = path.with_name("user-backups")
        self.why_not_kept = ""
        """Why nothing can be written here; empty when it can. Known after the first question or change."""
        self._lock = path.with_name(path.name + ".lock")
        self._clock = clock
        self._is_ready = False
        self._needs_backup = False
        self._remarks: list[str] = []

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """What is kept. Where nothing can be read, as on the first day, the answer is that of an empty file."""
        for is_last in (False, True):
            self._prepare()
            try:
                with closing(self._to_read()) as connection:
                    return question(connection)
            except FAULTS as fault:
                if is_last or not self._may_be_mended(fault):
                    raise NotKeptError(say("user_file.not_read", path=self.path, reason=_reason(fault))) from fault
        raise AssertionError

    def change(self, job: Callable[[sqlite3.Connection], T], *, is_precious: bool = True) -> T:
        """
        Do a change whole or not at all; it is on the disk when this returns.

        Raises NotKeptError with a sentence when it cannot be written, and whatever the job raises; then nothing was changed. A change that is not
        precious (a visit) makes no new copy of the file necessary.
        """
        for is_last in (False, True):
            self._prepare()
            if self.why_not_kept:
                raise NotKeptError(self.why_not_kept)
            try:
                with locked(self._lock, within_s=BUSY_SECONDS), closing(connect(self.path)) as connection:
                    done = _in_one_step(connection, job)
            except FAULTS as fault:
                if is_last or not self._may_be_mended(fault):
                    raise NotKeptError(self._not_written(fault)) from fault
                continue
            except OSError as fault:
                raise NotKeptError(self._not_written(fault)) from fault
            self._needs_backup |= is_precious
            return done
        raise AssertionError

    def back_up(self) -> None:
        """Copy what was changed since the last copy. A copy that cannot be written now is written after the next change."""
        if not self._needs_backup or self.why_not_kept:
            return
        with suppress(OSError, *FAULTS), closing(connect(self.path, to_read=True)) as connection:
            back_up(connection, self.backups, self._clock())
            self._needs_backup = False

    def take_remark(self) -> str:
        """What the user is to be told of the file since this was last asked; mostly empty."""
        words = " ".join(self._remarks)
        self._remarks.clear()
        return words

    # --- making ready ---

    def _prepare(self) -> None:
        if self._is_ready and _is_there(self.path):
            return
        if not self.may_write:
            self.why_not_kept = say("user_file.nothing_kept")
            self._is_ready = True
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with locked(self._lock, within_s=BUSY_SECONDS):
                self._make_whole()
        except NotKeptError as fault:
            self.why_not_kept = str(fault)
        except (OSError, *FAULTS) as fault:
            self.why_not_kept = self._not_written(fault)
        else:
            self.why_not_kept = ""
            self._is_ready = True

    def _make_whole(self) -> None:
        fault = self._fault()
        if fault:
            self._restore(fault)
        with closing(connect(self.path)) as connection:
            _try_to_write(connection)
            before = applied(connection)
            missing = [name for name, _ in steps() if name not in before]
            if before and missing:
                keep_before(connection, self.backups, missing[0])
            migrate(connection, written(self._clock()))
        self._needs_backup = True

    def _fault(self) -> str:
        """Id of the sentence that says what is wrong with the file; empty when nothing is. Raises NotKeptError for a file that is not ours to touch."""
        has_copies = bool(copies(self.backups))
        if not self.path.exists():
            return "user_file.missing" if has_copies else ""
        try:
            with closing(connect(self.path)) as connection:
                refuse_foreign(connection, self.path)
                if not tables(connection):
                    return "user_file.empty" if has_copies else ""
                return "" if is_whole(connection) else "user_file.damaged"
        except FAULTS as fault:
            if is_damage(fault) or plain_code(fault) == sqlite3.SQLITE_ERROR:
                return "user_file.damaged"
            raise

    def _restore(self, fault: str) -> None:
        """Set the file aside and put the best copy, or an empty file, in its place. The lock is held."""
        aside = self._set_aside()
        found = next(whole_copies(self.backups), None)
        content = found[0].read_bytes() if found else b""
        # A journal of the damaged file would be played back into the restored one.
        _journal(self.path).unlink(missing_ok=True)
        settle_folder(self.path.parent)
        put_in_place(content, self.path)
        said = [say(fault, path=self.path)]
        if aside:
            said.append(say("user_file.set_aside", name=aside.name))
        said.append(_restored_words(found))
        self._remarks.append(" ".join(said))

    def _set_aside(self) -> Path | None:
        if not self.path.exists() or not self.path.stat().st_size:
            return None
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.damaged-{number}")).exists():
            number += 1
        put_in_place(self.path.read_bytes(), aside)
        if _journal(self.path).exists():
            put_in_place(_journal(self.path).read_bytes(), _journal(aside))
        return aside

    # --- reading ---

    def _to_read(self) -> sqlite3.Connection:
        """The file, or an empty one of the present layout where there is none that can be read."""
        if _is_there(self.path):
            connection = connect(self.path, to_read=True)
            if set(applied(connection)) == {name for name, _ in steps()}:
                return connection
            connection.close()
        empty = connect(":memory:")
        migrate(empty, written(self._clock()))
        return empty

    def _may_be_mended(self, fault: Exception) -> bool:
        """Whether looking at the file again may help: it is damaged, or another file stands in its place."""
        if not self.may_write or not (is_damage(fault) or plain_code(fault) == sqlite3.SQLITE_ERROR):
            return False
        self._is_ready = False
        return True

    def _not_written(self, fault: Exception) -> str:
        return say("user_file.not_written", path=self.path, reason=_reason(fault))


def _in_one_step(connection: sqlite3.Connection, job: Callable[[sqlite3.Connection], T]) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        done = job(connection)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.rollback()
        raise
    return done


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.OperationalError now rather than at the user's first change when the file cannot be written."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {connection.execute('PRAGMA user_version').fetchone()[0]}")
    connection.execute("ROLLBACK")


def _is_there(path: Path) -> bool:
    """Whether there is a file; one that cannot be looked at is none to us."""
    try:
        return path.exists()
    except OSError:
        return False


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _restored_words(found: tuple[Path, OwnData] | None) -> str:
    if found is None:
        return say("user_file.no_copy")
    copy, data = found
    return say("user_file.restored", day=day_of_copy(copy), bookmarks=len(data.bookmarks), notes=len(data.notes))


def _reason(fault: Exception) -> str:
    """What in the world kept the file from being read or written, with what to do where that is known."""
    if isinstance(fault, OSError):
        return fault.strerror or str(fault)
    message = _REASONS.get(plain_code(fault))
    return say(message) if message else str(fault)
