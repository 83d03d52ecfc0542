"""The portable copy: what is in the archive, and where a portable program keeps its things."""

import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "build"))

from package_places import sha256, write_hashes  # noqa: E402 - found by the line above
from package_portable import make_portable  # noqa: E402

from msref import paths  # noqa: E402

EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle of two files and a link."""
    folder = tmp_path / "bundle"
    (folder / "_internal").mkdir(parents=True)
    (folder / "msref").write_bytes(b"program")
    (folder / "msref").chmod(0o755)
    (folder / "_internal" / "empty").touch(0o644)
    (folder / "_internal" / "link").symlink_to("empty")
    return folder


def test_hash_list_is_what_sha256sum_reads(bundle: Path) -> None:
    """One line a file, hash, two spaces, path from the program's folder, sorted, without the list itself."""
    write_hashes(bundle)
    written = (bundle / "_internal" / "hashes.txt").read_text(encoding="utf-8").splitlines()
    assert written[0] == f"{EMPTY_SHA256}  _internal/empty"
    assert [line.partition("  ")[2] for line in written] == ["_internal/empty", "_internal/link", "msref"]


def test_archive_holds_marker_and_program_and_is_the_same_each_time(bundle: Path, tmp_path: Path) -> None:
    """Twice the same bytes; inside, the marker stands beside the program, which can be run, and links stay links."""
    made = [make_portable(bundle, 1767225600, into=tmp_path / name) for name in ("one", "two")]
    assert sha256(made[0]) == sha256(made[1])
    with tarfile.open(made[0]) as archive:
        entries = {entry.name.partition("/")[2]: entry for entry in archive.getmembers()}
    assert set(entries) == {".portable", "msref", "_internal/empty", "_internal/link"}
    assert entries["msref"].mode == 0o755
    assert entries["_internal/link"].linkname == "empty"
    assert {entry.mtime for entry in entries.values()} == {1767225600}


@pytest.mark.parametrize(("marked", "inside"), [(True, True), (False, False)])
def test_a_marked_program_keeps_everything_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, marked: bool, inside: bool
) -> None:
    """With `.portable` beside the program the user's folder is `data` beside it; without, it is in the profile."""
    program = tmp_path / "stick" / "msref"
    program.parent.mkdir()
    program.touch()
    if marked:
        (program.parent / ".portable").touch()
    monkeypatch.delenv("MSREF_HOME", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert (paths.user_folder() == program.parent / "data") is inside
    assert paths.is_portable() is marked


def test_a_clone_is_never_portable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The marker counts for an installed program alone."""
    monkeypatch.delattr(sys, "frozen", raising=False)
    assert not paths.is_portable()
