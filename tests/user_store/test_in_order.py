"""The thread of the user's file: in order, told only when done, nothing lost at the end."""

import threading
from collections.abc import Callable  # noqa: TC003 - mypy and pytest read it
from pathlib import Path

import pytest

from msref.errors import BadInputError, KnownError
from msref.usecases.keep_bookmarks import add_bookmark, add_folder, read_kept, remove_bookmark
from msref.user_store.backups import copies
from msref.user_store.in_order import InOrder
from msref.user_store.own_data import OwnData
from msref.user_store.user_file import UserFile
from tests.user_store.user_files import NOW, user_file


def refuse(fault: KnownError) -> None:
    """Nothing is expected to fail."""
    raise AssertionError(fault)


def test_jobs_are_done_in_the_order_they_were_asked_and_flushed_at_the_end(tmp_path: Path) -> None:
    """Adding and removing the same bookmark fifty times ends as it was last asked; closing waits for all, and a copy is there."""
    answers: list[int] = []
    row = InOrder(user_file(tmp_path), lambda answer: answer())
    for _ in range(50):
        row.do(
            lambda file: add_bookmark(file, "plex", "PLEX", NOW),
            lambda kept: answers.append(len(kept.bookmarks)),
            refuse,
        )
        row.do(lambda file: remove_bookmark(file, "plex")[0], lambda kept: answers.append(len(kept.bookmarks)), refuse)
    row.do(lambda file: add_bookmark(file, "ahsct", "AHSCT", NOW), lambda _: None, refuse)
    assert row.close(within_s=60)
    assert answers == [1, 0] * 50
    assert [mark.record_id for mark in read_kept(user_file(tmp_path)).bookmarks] == ["ahsct"]
    assert len(copies(tmp_path / "user-backups")) == 1


def test_a_refusal_is_told_and_the_next_job_is_done(tmp_path: Path) -> None:
    """What cannot be done costs only itself."""
    told: list[str] = []
    kept: list[OwnData] = []
    row = InOrder(user_file(tmp_path), lambda answer: answer())
    row.do(lambda file: add_folder(file, "  "), kept.append, lambda fault: told.append(str(fault)))
    row.do(lambda file: add_folder(file, "Clinic"), kept.append, refuse)
    assert row.close(within_s=60)
    assert told == [str(BadInputError("A folder needs a name: type a word or two."))]
    assert kept == [OwnData(("Clinic",))]


def test_a_fault_of_the_program_is_raised_where_answers_are_delivered(tmp_path: Path) -> None:
    """A bug in a job is not swallowed by the thread, and the thread goes on."""
    waiting: list[Callable[[], None]] = []
    row = InOrder(user_file(tmp_path), waiting.append)

    def wrong(_: UserFile) -> None:
        raise ZeroDivisionError

    row.do(wrong, lambda _: None, refuse)
    row.do(read_kept, lambda _: None, refuse)
    assert row.close(within_s=60)
    with pytest.raises(ZeroDivisionError):
        waiting[0]()
    assert len(waiting) == 2


def test_the_asker_never_waits_for_the_disk(tmp_path: Path) -> None:
    """Asking returns while an earlier job still holds the thread."""
    gate = threading.Event()
    row = InOrder(user_file(tmp_path), lambda answer: answer())
    row.do(lambda _: gate.wait(60), lambda _: None, refuse)
    row.do(read_kept, lambda _: None, refuse)
    assert not gate.is_set()
    gate.set()
    assert row.close(within_s=60)
