"""The user's file: made step by step, kept at once, left alone when it is not ours, and never lost to a failure of the world."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from msref.errors import BadInputError, NotKeptError
from msref.usecases.keep_bookmarks import add_bookmark, add_folder, put_back, read_kept, remove_bookmark
from msref.usecases.keep_notes import write_note
from msref.user_store import bookmarks
from msref.user_store.migrations import applied, migrate, steps
from msref.user_store.own_data import OwnData
from msref.user_store.sqlite_file import Connection, connect, without_history
from tests.user_store.user_files import NOW, user_file, utc

ROOT = Path(__file__).resolve().parents[2]


def labels(data: OwnData) -> list[str]:
    """The labels of all bookmarks."""
    return [mark.label for mark in data.bookmarks]


def test_what_was_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    """A change is in the file when the call returns; nothing is saved at the end, and a folder with any letters will do."""
    folder = tmp_path / "Профиль Müller 日本 #1?" / "msref"
    file = user_file(folder)
    add_bookmark(file, "plex", "Plasma exchange", NOW)
    write_note(file, "plex", "Plasma exchange", "Ask the apheresis unit: 3 sessions per week, ± 1", NOW)
    kept = read_kept(user_file(folder))
    assert labels(kept) == ["Plasma exchange"]
    assert kept.bookmarks[0].added_at == "2026-12-01T14:03:22+01:00"
    assert kept.notes[0].text == "Ask the apheresis unit: 3 sessions per week, ± 1"
    assert (folder / "user.sqlite").exists()
    assert not list(folder.glob("*-journal"))


def test_nothing_is_there_before_the_first_question(tmp_path: Path) -> None:
    """Making the object touches no disk, so it may be made early."""
    user_file(tmp_path / "profile")
    assert not (tmp_path / "profile").exists()


def test_each_step_of_the_layout_is_named_in_the_file(tmp_path: Path) -> None:
    """The file says by itself through which steps it went."""
    read_kept(user_file(tmp_path))
    connection = sqlite3.connect(tmp_path / "user.sqlite")
    names = [name for (name,) in connection.execute("SELECT name FROM migration ORDER BY name")]
    connection.close()
    assert names == ["0001-bookmarks-and-notes", "0002-history"]


def test_an_older_layout_is_brought_up_with_all_it_holds(tmp_path: Path) -> None:
    """A file of the first layout keeps its bookmarks, gains the history, and a copy from before is kept."""
    connection = connect(tmp_path / "user.sqlite")
    migrate(connection, "2026-01-01T00:00:00+00:00", steps()[:1])
    connection.execute("INSERT INTO bookmark VALUES ('plex', 'Mine', NULL, '2026-01-02T10:00:00+01:00')")
    connection.close()
    assert labels(read_kept(user_file(tmp_path))) == ["Mine"]
    before = connect(tmp_path / "user-backups" / "before-0002-history.sqlite", to_read=True)
    assert applied(before) == ("0001-bookmarks-and-notes",)
    assert labels(without_history(before)) == ["Mine"]
    before.close()


def test_a_step_that_fails_leaves_the_layout_as_it_was(tmp_path: Path) -> None:
    """A step is one transaction: its first half is undone when its second half fails, and its name is not written."""
    connection = connect(tmp_path / "user.sqlite")
    migrate(connection, "2026-01-01T00:00:00+00:00")
    bad = ("0003-bad", "CREATE TABLE half (a TEXT);\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(connection, "2026-01-01T00:00:00+00:00", [bad])
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE name = 'half'")]
    assert (tables, applied(connection)[-1]) == ([], "0002-history")
    connection.close()


def test_the_file_of_a_newer_msref_is_left_alone(tmp_path: Path) -> None:
    """A layout that this program does not know is neither read nor changed nor restored over."""
    add_bookmark(user_file(tmp_path), "plex", "Plasma exchange", NOW)
    connection = connect(tmp_path / "user.sqlite")
    migrate(connection, "2026-01-01T00:00:00+00:00", [("0009-later", "CREATE TABLE later (a TEXT);\n")])
    connection.close()
    before = (tmp_path / "user.sqlite").read_bytes()
    file = user_file(tmp_path)
    assert read_kept(file) == OwnData()
    with pytest.raises(NotKeptError, match="written by a newer msref"):
        add_bookmark(file, "ahsct", "AHSCT", NOW)
    assert (tmp_path / "user.sqlite").read_bytes() == before
    assert file.take_remark() == ""


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    """A file of that name which msref did not make is not touched."""
    connection = sqlite3.connect(tmp_path / "user.sqlite")
    connection.executescript("CREATE TABLE theirs (a TEXT); INSERT INTO theirs VALUES ('x');")
    connection.close()
    before = (tmp_path / "user.sqlite").read_bytes()
    with pytest.raises(NotKeptError, match="not one that msref made"):
        add_bookmark(user_file(tmp_path), "plex", "Plasma exchange", NOW)
    assert (tmp_path / "user.sqlite").read_bytes() == before


def test_a_refused_change_changes_nothing(tmp_path: Path) -> None:
    """Whatever a change raises, none of it stays."""
    file = user_file(tmp_path)

    def half(connection: Connection) -> None:
        bookmarks.add_folder(connection, "Clinic")
        raise BadInputError("no")

    with pytest.raises(BadInputError):
        file.change(half)
    assert read_kept(file).folders == ()


def test_where_nothing_may_be_kept_no_file_is_made(tmp_path: Path) -> None:
    """A copy of msref that is set up to keep nothing shows what is there, writes nothing, and says so."""
    file = user_file(tmp_path / "profile", may_write=False)
    assert read_kept(file) == OwnData()
    with pytest.raises(NotKeptError, match="keep nothing"):
        add_bookmark(file, "plex", "Plasma exchange", NOW)
    assert (
        file.why_not_kept
        == "This copy of msref is set up to keep nothing: bookmarks, notes and history are not written."
    )
    assert not (tmp_path / "profile").exists()
    add_bookmark(user_file(tmp_path), "plex", "Plasma exchange", NOW)
    assert labels(read_kept(user_file(tmp_path, may_write=False))) == ["Plasma exchange"]


def test_a_folder_that_cannot_be_made_is_told_and_costs_nothing(tmp_path: Path) -> None:
    """Where a file stands in the place of the profile, everything reads as empty and a change says why it is not kept."""
    (tmp_path / "profile").write_text("", encoding="utf-8")
    file = user_file(tmp_path / "profile")
    assert read_kept(file) == OwnData()
    with pytest.raises(NotKeptError, match="cannot be written"):
        add_bookmark(file, "plex", "Plasma exchange", NOW)


def test_a_locked_file_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program holds the file a change is refused with a plain sentence; afterwards it works, and nothing was restored."""
    monkeypatch.setattr("msref.user_store.sqlite_file.BUSY_SECONDS", 0.05)
    file = user_file(tmp_path)
    add_bookmark(file, "plex", "Plasma exchange", NOW)
    other = sqlite3.connect(tmp_path / "user.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for fresh in (file, user_file(tmp_path)):
        with pytest.raises(NotKeptError, match="another program holds it"):
            add_bookmark(fresh, "ahsct", "AHSCT", NOW)
    other.execute("ROLLBACK")
    other.close()
    add_bookmark(file, "ahsct", "AHSCT", NOW)
    assert set(labels(read_kept(user_file(tmp_path)))) == {"Plasma exchange", "AHSCT"}
    assert not list(tmp_path.glob("*.damaged*"))


READ_ONLY = """
import os, sys
from pathlib import Path
from tests.user_store.user_files import NOW, user_file
from msref.errors import NotKeptError
from msref.usecases.keep_bookmarks import add_bookmark, read_kept
from msref.words import say
say("user_file.nothing_kept")  # the words, too, are read while everything may be
if os.geteuid() == 0:
    os.setuid(65534)  # who writes everywhere proves nothing
file = user_file(Path(sys.argv[1]))
print([mark.label for mark in read_kept(file).bookmarks])
try:
    add_bookmark(file, "ahsct", "AHSCT", NOW)
except NotKeptError as fault:
    print(fault)
print(bool(file.take_remark()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="modes of folders are POSIX")
def test_a_read_only_profile_is_read_and_nothing_is_kept(tmp_path: Path) -> None:
    """With neither folder nor file to write, what is there is shown, a change says that it is read-only, and nothing is restored."""
    folder = tmp_path / "profile"
    add_bookmark(user_file(folder), "plex", "Plasma exchange", NOW)
    (folder / "user.sqlite").chmod(0o444)
    for one in (tmp_path, *tmp_path.parents):
        if one.name.startswith(("pytest-", "popen-")) or one == tmp_path:
            one.chmod(0o755)
    folder.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    folder.chmod(0o755)
    shown, told, remark = done.stdout.splitlines() if done.returncode == 0 else ("", done.stderr, "")
    assert shown == "['Plasma exchange']", told
    assert "cannot be written" in told
    assert remark == "False"
    assert not list(folder.glob("*.damaged*"))


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from tests.user_store.user_files import NOW, user_file
from msref.errors import NotKeptError
from msref.usecases.keep_bookmarks import read_kept
from msref.usecases.keep_notes import write_note
folder = Path(sys.argv[1])
file = user_file(folder)
write_note(file, "plex", "PLEX", "first", NOW)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
largest = (folder / "user.sqlite").stat().st_size + 4096
resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
for number in range(20):
    try:
        write_note(file, "plex", "PLEX", f"{number} " + "x" * 5000, NOW)
    except NotKeptError as fault:
        print(number, fault)
        break
print(len(read_kept(user_file(folder)).notes) - 1, bool(file.take_remark()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on file sizes is set the Linux way")
def test_a_full_disk_refuses_one_change_and_loses_none(tmp_path: Path) -> None:
    """When no more can be written the change is refused with a sentence, and all accepted ones are there."""
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    told, after = done.stdout.splitlines()
    accepted, _, sentence = told.partition(" ")
    assert "cannot be written" in sentence
    assert after == f"{accepted} False"
    assert not list(tmp_path.glob("*.damaged*"))


def test_two_programs_lose_no_change_of_each_other(tmp_path: Path) -> None:
    """Two that write at once both keep everything that they were told is kept."""
    code = (
        "import sys; from pathlib import Path; from tests.user_store.user_files import NOW, user_file\n"
        "from msref.usecases.keep_bookmarks import add_bookmark\n"
        "file = user_file(Path(sys.argv[1]))\n"
        "for n in range(25): add_bookmark(file, f'{sys.argv[2]}-{n}', f'{sys.argv[2]} {n}', NOW)"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name], cwd=ROOT, stderr=subprocess.PIPE)
        for name in ("one", "two")
    ]
    assert [program.communicate(timeout=60)[1] for program in running] == [b"", b""]
    kept = {mark.record_id for mark in read_kept(user_file(tmp_path)).bookmarks}
    assert kept == {f"{name}-{number}" for name in ("one", "two") for number in range(25)}


def test_what_another_program_kept_is_seen(tmp_path: Path) -> None:
    """Each question looks at the file as it is now."""
    one, two = user_file(tmp_path), user_file(tmp_path)
    read_kept(one)
    add_folder(two, "Clinic")
    assert read_kept(one).folders == ("Clinic",)


def test_first_starts_at_once_make_one_file(tmp_path: Path) -> None:
    """Four that make the file at the same time end with one whole file and all four bookmarks."""
    threads = [
        threading.Thread(target=lambda n=n: add_bookmark(user_file(tmp_path), f"r{n}", f"R {n}", utc(n + 1)))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert labels(read_kept(user_file(tmp_path))) == ["R 0", "R 1", "R 2", "R 3"]


def test_a_removal_can_be_undone_in_a_later_program_state(tmp_path: Path) -> None:
    """What was removed comes back as it was: label, folder and day."""
    file = user_file(tmp_path)
    before = add_bookmark(file, "plex", "Plasma exchange", utc(1))
    after, removed = remove_bookmark(file, "plex")
    assert after == OwnData()
    assert put_back(file, removed) == before
