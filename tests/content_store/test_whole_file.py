"""A content file is shown whole or not at all: whatever is changed in it is refused before SQLite sees it."""

import os
import sqlite3
from pathlib import Path

import pytest

from msref.content_store.library import Library, open_library
from msref.content_store.open_file import ContentFiles, open_content
from msref.content_store.whole_file import WholeFile, hash_lines, hash_of, hash_place, written_hashes
from msref.errors import ContentError
from msref.words import Words, speak
from tests.content_store.damaged_content import PAGE, bits_to_flip, build_mini, copy_with_hash, flipped_bit

SEED = 20261121


@pytest.fixture(scope="module")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini content with its hash."""
    return build_mini(tmp_path_factory.mktemp("mini"))


@pytest.fixture
def copy(mini: Path, tmp_path: Path) -> Path:
    """A copy that may be damaged."""
    return copy_with_hash(mini, tmp_path / "copy")


@pytest.fixture
def sealed_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite opens nothing: a test that gets so far fails."""

    def opened(*_: object, **__: object) -> None:
        pytest.fail("SQLite was asked to open a file that is not whole")

    monkeypatch.setattr("msref.content_store.open_file.sqlite3.connect", opened)


def test_an_untouched_copy_is_opened(copy: Path) -> None:
    """The positive control: the copy as built is whole and opens."""
    assert WholeFile(copy).fault() == ""
    library = open_library(copy)
    assert library.info().record_count == 12
    library.close()


@pytest.mark.usefixtures("sealed_sqlite")
def test_every_flipped_bit_is_refused(copy: Path) -> None:
    """A thousand single flipped bits, one in every page among them, are each refused before SQLite opens the file."""
    accepted = []
    flips = bits_to_flip(copy.stat().st_size, 1000, SEED)
    assert len(flips) == 1000
    for place, bit in flips:
        with flipped_bit(copy, place, bit):
            try:
                open_content(copy)
            except ContentError as fault:
                assert "damaged or was changed" in str(fault)  # noqa: PT017  the loop goes on after each refusal
                continue
            accepted.append((place, bit))
    assert accepted == []
    assert WholeFile(copy).fault() == ""


def test_sqlite_alone_would_let_most_of_them_pass(copy: Path) -> None:
    """The check is needed: SQLite's own check finds nothing in most of the files with a flipped bit."""
    passed, tried = 0, bits_to_flip(copy.stat().st_size, 60, SEED)
    for place, bit in tried:
        with flipped_bit(copy, place, bit):
            connection = sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)
            try:
                passed += connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            except sqlite3.Error:
                continue
            finally:
                connection.close()
    assert passed > len(tried) / 2


@pytest.mark.usefixtures("sealed_sqlite")
def test_bits_of_the_real_library_are_refused_too(library_path: Path, tmp_path: Path) -> None:
    """Thirty flipped bits anywhere in the real content file are each refused."""
    copy = copy_with_hash(library_path, tmp_path / "real")
    for place, bit in bits_to_flip(copy.stat().st_size, 30, SEED):
        with flipped_bit(copy, place, bit), pytest.raises(ContentError, match="damaged or was changed"):
            open_content(copy)


@pytest.mark.usefixtures("sealed_sqlite")
def test_a_file_cut_at_any_page_is_refused(copy: Path) -> None:
    """Cut off at every page, down to an empty file, it is refused."""
    whole = copy.read_bytes()
    for length in range(0, len(whole), PAGE):
        copy.write_bytes(whole[:length])
        with pytest.raises(ContentError, match="damaged or was changed"):
            open_content(copy)


@pytest.mark.usefixtures("sealed_sqlite")
@pytest.mark.parametrize("damage", ["longer", "zeroed", "swapped", "other"])
def test_other_damage_is_refused(copy: Path, damage: str) -> None:
    """A byte more, a page of zeros, two pages in each other's place and a wholly other file are refused."""
    whole = copy.read_bytes()
    changed = {
        "longer": whole + b"\0",
        "zeroed": whole[:PAGE] + bytes(PAGE) + whole[2 * PAGE :],
        "swapped": whole[:PAGE] + whole[2 * PAGE : 3 * PAGE] + whole[PAGE : 2 * PAGE] + whole[3 * PAGE :],
        "other": b"no database at all",
    }[damage]
    copy.write_bytes(changed)
    with pytest.raises(ContentError, match="damaged or was changed"):
        open_content(copy)


@pytest.mark.usefixtures("sealed_sqlite")
def test_a_library_without_its_hash_is_not_trusted(copy: Path) -> None:
    """Without the file of its hash, or with one that holds none, a library is not shown, and the sentence says how to mend it."""
    place = hash_place(copy)
    for text in ("", "no hash here", "00ff  reference.sqlite", "x" * 128 + "  reference.sqlite", "ÿ"):
        place.write_bytes(text.encode("latin-1"))
        with pytest.raises(
            ContentError, match=r"reference\.sqlite\.b2.* holds no hash\. It is not shown\. Install msref again"
        ):
            open_content(copy)
    place.unlink()
    with pytest.raises(
        ContentError, match=r"reference\.sqlite\.b2.* is missing beside it\. It is not shown\. Install msref again"
    ):
        open_content(copy)


@pytest.mark.usefixtures("sealed_sqlite")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_refused_at_once(copy: Path) -> None:
    """A folder, a pipe and a sparse file of many terabytes are refused without being read."""
    copy.unlink()
    copy.mkdir()
    with pytest.raises(ContentError, match="no file, or far too large"):
        open_content(copy)
    copy.rmdir()
    os.mkfifo(copy)
    with pytest.raises(ContentError, match="no file, or far too large"):
        open_content(copy)
    copy.unlink()
    with copy.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(ContentError, match="no file, or far too large"):
        open_content(copy)


def test_the_hash_is_written_as_b2sum_writes_it(mini: Path) -> None:
    """The line beside the file is the BLAKE2b of 512 bits in hexadecimal digits, two spaces and the name, so that `b2sum -c` reads it."""
    line = hash_place(mini).read_text(encoding="ascii")
    digest, name = line.rstrip("\n").split("  ")
    assert (len(digest), name, line.count("\n")) == (128, "reference.sqlite", 1)
    assert written_hashes(mini) == (digest,)


def test_the_hash_is_the_known_one(tmp_path: Path) -> None:
    """The hash of the three letters "abc" is that of RFC 7693, appendix A."""
    (tmp_path / "abc").write_bytes(b"abc")
    assert hash_of(tmp_path / "abc") == (
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
        "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
    )


def test_a_good_copy_of_the_organisation_is_shown(mini: Path, tmp_path: Path) -> None:
    """The copy in the organisation's folder is opened without a word, and its file may vanish afterwards: it was read once."""
    shared = copy_with_hash(mini, tmp_path / "share")
    connection, remark = ContentFiles(shared, mini).open()
    shared.unlink()
    assert remark == ""
    assert Library(connection).record("exchange").title
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM record")
    connection.close()


@pytest.mark.parametrize("fault", ["flipped", "missing", "layout"])
def test_a_bad_copy_of_the_organisation_gives_way_to_the_own_one(mini: Path, tmp_path: Path, fault: str) -> None:
    """A copy on the share that is damaged, not there or of another layout is not shown; the program's own is, and it is said."""
    shared = copy_with_hash(mini, tmp_path / "share")
    if fault == "flipped":
        with shared.open("r+b") as file:
            file.seek(5000)
            file.write(b"\x55\xaa")
    elif fault == "missing":
        shared.unlink()
    else:
        base = sqlite3.connect(shared)
        base.execute("PRAGMA user_version = 999")
        base.close()
        hash_place(shared).write_text(hash_lines(shared, hash_of(shared)), encoding="ascii")
    connection, remark = ContentFiles(shared, mini).open()
    assert str(shared) in remark
    assert f"own copy {mini} is shown instead" in remark
    assert Library(connection).record("exchange").title
    connection.close()


def test_what_was_found_before_the_language_was_known_is_said_in_it(copy: Path) -> None:
    """The file is checked while Qt is loaded; what is wrong with it is told in the language that is set afterwards."""
    copy.write_bytes(copy.read_bytes()[:-1])
    checked = WholeFile(copy)
    assert checked.fault().startswith(f"The content file {copy} is damaged or was changed")
    speak(Words("fr"))
    assert checked.fault().startswith(f"Le fichier de contenu {copy} est endommagé ou a été modifié")
    hash_place(copy).unlink()
    assert "reference.sqlite.b2, le fichier de son empreinte, manque" in WholeFile(copy).fault()


def test_two_bad_copies_are_both_named(mini: Path, tmp_path: Path) -> None:
    """When neither copy is whole nothing is opened and both paths are told."""
    copies = [copy_with_hash(mini, tmp_path / name) for name in ("share", "own")]
    for copy in copies:
        copy.write_bytes(copy.read_bytes()[:-1])
    with pytest.raises(ContentError) as refused:
        ContentFiles(*copies).open()
    assert all(f"The content file {copy} is damaged" in str(refused.value) for copy in copies)
