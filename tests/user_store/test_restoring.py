"""Damage to the user's file: found, set aside, the best copy put in its place, and told in plain words."""

import random
import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from msref.usecases.keep_bookmarks import add_bookmark, read_kept
from msref.usecases.keep_history import keep_visit, read_history
from msref.usecases.keep_notes import write_note
from msref.user_store.backups import KEPT, copies
from msref.user_store.own_data import OwnData
from msref.user_store.user_file import UserFile
from tests.user_store.user_files import NOW, user_file, utc


def filled(folder: Path) -> OwnData:
    """A profile with two bookmarks, a note, a visit and a copy of it all."""
    file = user_file(folder)
    add_bookmark(file, "plex", "Plasma exchange", NOW)
    write_note(file, "plex", "Plasma exchange", "My words", NOW)
    keep_visit(file, "plex", NOW)
    kept = add_bookmark(file, "ahsct", "AHSCT", NOW)
    file.back_up()
    return kept


def started(folder: Path) -> tuple[UserFile, OwnData, str]:
    """A fresh start in a profile: the file, what it holds, and what is told."""
    file = user_file(folder)
    kept = read_kept(file)
    return file, kept, file.take_remark()


@pytest.mark.parametrize("damage", [b"not a database, but something else entirely" * 20, b"\0" * 8192])
def test_a_damaged_file_is_set_aside_and_the_copy_put_in_its_place(tmp_path: Path, damage: bytes) -> None:
    """Bookmarks and notes come back from the copy, the damaged file is kept, and one sentence says so."""
    kept = filled(tmp_path)
    (tmp_path / "user.sqlite").write_bytes(damage)
    file, restored, told = started(tmp_path)
    assert restored == kept
    assert "is damaged. It was set aside as user.sqlite.damaged-1. The copy of 2026-12-01 was put in its place" in told
    assert "bookmarks 2, notes 1" in told
    assert (tmp_path / "user.sqlite.damaged-1").read_bytes() == damage
    assert file.take_remark() == ""
    assert started(tmp_path)[2] == ""


def test_a_file_that_is_empty_or_gone_comes_back_from_the_copy(tmp_path: Path) -> None:
    """What a power cut or a tidy colleague emptied or removed is restored too."""
    kept = filled(tmp_path)
    (tmp_path / "user.sqlite").write_bytes(b"")
    _, restored, told = started(tmp_path)
    assert (restored, "is empty" in told) == (kept, True)
    (tmp_path / "user.sqlite").unlink()
    _, restored, told = started(tmp_path)
    assert (restored, "is missing" in told) == (kept, True)


def test_a_file_removed_while_msref_runs_comes_back_too(tmp_path: Path) -> None:
    """The next question finds the file gone and restores it; the next change is kept."""
    kept = filled(tmp_path)
    file, _, _ = started(tmp_path)
    (tmp_path / "user.sqlite").unlink()
    assert read_kept(file) == kept
    assert "is missing" in file.take_remark()


def test_a_file_damaged_while_msref_runs_is_restored_before_the_next_change(tmp_path: Path) -> None:
    """The change that meets the damage is kept in the restored file."""
    filled(tmp_path)
    file, _, _ = started(tmp_path)
    (tmp_path / "user.sqlite").write_bytes(b"rubbish" * 2000)
    kept = add_bookmark(file, "mri", "MRI", NOW)
    assert {mark.record_id for mark in kept.bookmarks} == {"ahsct", "plex", "mri"}
    assert "is damaged" in file.take_remark()


def test_a_damaged_copy_is_passed_over(tmp_path: Path) -> None:
    """The newest copy that can be read to its last word is taken."""
    add_bookmark(first := user_file(tmp_path, now=utc(1)), "plex", "Plasma exchange", utc(1))
    first.back_up()
    add_bookmark(second := user_file(tmp_path, now=utc(2)), "ahsct", "AHSCT", utc(2))
    second.back_up()
    newest, older = copies(tmp_path / "user-backups")
    newest.write_bytes(newest.read_bytes()[:5000])
    (tmp_path / "user.sqlite").write_bytes(b"rubbish")
    _, restored, told = started(tmp_path)
    assert [mark.label for mark in restored.bookmarks] == ["Plasma exchange"]
    assert older.name == "user-2026-12-01.sqlite"
    assert "The copy of 2026-12-01" in told


def test_without_any_copy_one_begins_with_none_and_the_damaged_file_is_kept(tmp_path: Path) -> None:
    """Nothing is thrown away even when nothing can be restored."""
    (tmp_path / "user.sqlite").write_bytes(b"rubbish" * 100)
    file, kept, told = started(tmp_path)
    assert kept == OwnData()
    assert "no copy" in told
    assert (tmp_path / "user.sqlite.damaged-1").read_bytes() == b"rubbish" * 100
    assert add_bookmark(file, "plex", "Plasma exchange", NOW).bookmarks[0].label == "Plasma exchange"


def test_the_journal_of_a_damaged_file_is_not_played_into_the_restored_one(tmp_path: Path) -> None:
    """A journal that lies beside the damaged file is set aside with it."""
    kept = filled(tmp_path)
    whole = (tmp_path / "user.sqlite").read_bytes()
    connection = sqlite3.connect(tmp_path / "user.sqlite", isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE note SET text = 'overwritten'")
    connection.execute(
        "INSERT INTO note SELECT hex(randomblob(8)), 'a', 'a', hex(randomblob(9000)), 'a', 'a', '' FROM note"
    )
    journal = tmp_path / "kept-journal"
    shutil.copyfile(tmp_path / "user.sqlite-journal", journal)
    connection.execute("ROLLBACK")
    connection.close()
    assert len(whole) > 4096
    (tmp_path / "user.sqlite").write_bytes(b"rubbish" * 100)
    journal.rename(tmp_path / "user.sqlite-journal")
    _, restored, _ = started(tmp_path)
    assert restored == kept
    assert not (tmp_path / "user.sqlite-journal").exists()


def test_bits_flipped_anywhere_cost_no_crash_and_no_silence(tmp_path: Path) -> None:
    """After any damage of a few bytes the file is either read with nothing missing or restored and told; seed 20261201."""
    kept = filled(tmp_path / "good")
    dice = random.Random(20261201)  # noqa: S311 - a fixed seed, no secret
    told_count = 0
    for number in range(60):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "good", folder)
        content = bytearray((folder / "user.sqlite").read_bytes())
        at = dice.choice([place for place, byte in enumerate(content) if byte])
        for place in range(at, min(at + dice.choice((1, 16, 512)), len(content))):
            content[place] = dice.randrange(256)
        (folder / "user.sqlite").write_bytes(content)
        file, found, told = started(folder)
        told_count += bool(told)
        shape = (len(found.bookmarks), len(found.notes))
        assert (shape, file.why_not_kept) == ((2, 1), ""), (number, at)
        if told:
            assert found == kept, (number, at)
    assert told_count > 10


def test_a_copy_is_made_for_each_day_with_changes_and_seven_are_kept(tmp_path: Path) -> None:
    """The oldest go; a day without changes makes no copy."""
    for day in range(1, 11):
        file = user_file(tmp_path, now=utc(day))
        add_bookmark(file, f"r{day}", f"R {day}", utc(day))
        file.back_up()
    idle = user_file(tmp_path, now=utc(12))
    read_kept(idle)
    idle.back_up()
    names = [copy.name for copy in copies(tmp_path / "user-backups")]
    assert names == [f"user-2026-12-{day:02d}.sqlite" for day in range(10, 10 - KEPT, -1)]


def test_a_copy_dated_by_a_wrong_clock_does_not_stay_the_newest(tmp_path: Path) -> None:
    """Once the clock is right again, the copy from the future gives way."""
    wrong = user_file(tmp_path, now=NOW + timedelta(days=26_000))
    add_bookmark(wrong, "plex", "Plasma exchange", NOW)
    wrong.back_up()
    right = user_file(tmp_path)
    add_bookmark(right, "ahsct", "AHSCT", NOW)
    right.back_up()
    assert [copy.name for copy in copies(tmp_path / "user-backups")] == ["user-2026-12-01.sqlite"]


def test_copies_hold_no_history(tmp_path: Path) -> None:
    """What is cleared from the history does not live on in a copy, not even in unused bytes."""
    filled(tmp_path)
    file = user_file(tmp_path)
    keep_visit(file, "very-private-page", NOW)
    add_bookmark(file, "mri", "MRI", NOW)
    file.back_up()
    assert {visit.record_id for visit in read_history(file)} == {"plex", "very-private-page"}
    for copy in copies(tmp_path / "user-backups"):
        assert b"very-private-page" not in copy.read_bytes()
