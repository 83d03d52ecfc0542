"""`msref verify`: a good copy passes, and each thing that can be wrong with a copy is found and named."""

import contextlib
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from msref.content_store import sqlite_features
from msref.content_store.whole_file import hash_lines, hash_of, hash_place
from msref.ui.fonts import FILES
from msref.usecases import verify_installation
from msref.usecases.check_program_files import check_program_files
from msref.usecases.font_coverage import signs_of
from msref.usecases.verify_installation import FONT_FILES, Check, Installation, verify
from msref.user_store.policy import NO_POLICY, Policy, strictest
from tests.content_store.damaged_content import build_mini
from tests.content_store.stored_specs import stored_specs

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"


def write_list(root: Path) -> None:
    """The list of hashes of every file of an installed program, worked out apart from the code under test."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}\n"
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "hashes.txt"
    ]
    (root / "hashes.txt").write_text("".join(lines), encoding="utf-8")


# Mosteller: the square root of 170 x 70 / 3600 = 3.3056 is 1.818. Du Bois, beside it: 0.007184 x 170^0.725 x 70^0.425 = 1.81.
WORKED_CASE = {
    "id": "bsa-1",
    "subject": "bsa",
    "inputs": {"height_cm": 170, "weight_kg": 70},
    "expect": {"result": 1.82, "alternatives": [1.81]},
}


@pytest.fixture(scope="module")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini content with one hand-worked case in it."""
    path = build_mini(tmp_path_factory.mktemp("small"))
    change(path, "INSERT INTO spec VALUES ('golden_calculator', 0, 'bsa-1', ?)", json.dumps(WORKED_CASE))
    return path


def change(content: Path, statement: str, *values: str) -> None:
    """Change a content file and lay the right hash beside it: only what it says is another thing."""
    base = sqlite3.connect(content)
    base.execute(statement, values)
    base.commit()
    base.close()
    hash_place(content).write_text(hash_lines(content, hash_of(content)), encoding="ascii")


def install(library: Path, root: Path) -> Installation:
    """A program as it was installed: an executable, a library, letters, content, and the list of hashes."""
    inside = root / "_internal"
    inside.mkdir(parents=True)
    (root / "msref").write_bytes(b"the program")
    (inside / "libQt6Core.so.6").write_bytes(bytes(range(256)) * 50)
    shutil.copytree(FONTS, inside / "resources" / "fonts")
    content = inside / "reference.sqlite"
    shutil.copy(library, content)
    hash_place(content).write_text(hash_lines(content, hash_of(content)), encoding="ascii")
    write_list(root)
    return Installation(
        root=root,
        hash_list=root / "hashes.txt",
        own_places=(root / "data", root / ".portable"),
        content=(content,),
        fonts=inside / "resources" / "fonts",
        policy=NO_POLICY,
        qt_version="6.11.3",
        qt_fault="",
        today=date(2026, 12, 1),
    )


@pytest.fixture
def installed(small_library: Path, tmp_path: Path) -> Installation:
    """An installed program with a small library."""
    return install(small_library, tmp_path / "Programs" / "msref")


def with_(installation: Installation, **changes: object) -> Installation:
    """The same copy with something else about it."""
    fields = {name: getattr(installation, name) for name in Installation.__slots__}
    return Installation(**(fields | changes))


def failed(installation: Installation) -> dict[str, Check]:
    """The checks that fail, by name."""
    return {check.name: check for check in verify(installation) if check.failed}


def test_a_good_copy_passes_every_check(installed: Installation) -> None:
    """Nothing fails and nothing is left unchecked in a copy as it was shipped."""
    checks = verify(installed)
    assert [(check.name, check.state) for check in checks] == [
        ("program_files", "passed"),
        ("content_file", "passed"),
        ("worked_cases", "passed"),
        ("search", "passed"),
        ("letters", "passed"),
        ("full_text", "passed"),
        ("window", "passed"),
        ("policy", "passed"),
    ]
    whole = next(check for check in checks if check.name == "content_file")
    assert f"SHA-256 {hashlib.sha256(installed.content[0].read_bytes()).hexdigest()}" in whole.details


def test_own_files_beside_the_program_are_no_fault(installed: Installation) -> None:
    """A portable copy keeps the user's files beside it; they are not counted as added."""
    (installed.root / "data").mkdir()
    (installed.root / "data" / "settings.txt").write_text("theme = dark\n", encoding="utf-8")
    (installed.root / ".portable").touch()
    assert failed(installed) == {}


def test_a_clone_has_nothing_to_be_held_against(installed: Installation) -> None:
    """Without a list of hashes the files are told as not checked, which is neither passed nor failed."""
    check = verify(with_(installed, hash_list=None))[0]
    assert (check.name, check.state) == ("program_files", "not checked")
    assert "clone" in check.words


def flip_a_byte(installed: Installation) -> str:
    """Change one byte of a library."""
    place = installed.root / "_internal" / "libQt6Core.so.6"
    raw = bytearray(place.read_bytes())
    raw[777] ^= 1
    place.write_bytes(raw)
    return "changed: _internal/libQt6Core.so.6"


def take_a_file_away(installed: Installation) -> str:
    """Remove a file."""
    (installed.root / "msref").unlink()
    return "missing: msref"


def put_a_file_beside(installed: Installation) -> str:
    """Add a library that was not shipped."""
    (installed.root / "_internal" / "_socket.so").write_bytes(b"x")
    return "added: _internal/_socket.so"


@pytest.mark.parametrize("damage", [flip_a_byte, take_a_file_away, put_a_file_beside])
def test_program_files_that_differ_are_named(installed: Installation, damage: Callable[[Installation], str]) -> None:
    """One changed byte, a missing and an added file are each found and named, and no other check fails."""
    told = damage(installed)
    wrong = failed(installed)
    assert list(wrong) == ["program_files"]
    assert wrong["program_files"].details == (told,)
    assert "Install msref again" in wrong["program_files"].words


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names no file"),
        ("deadbeef  msref\n", "line 1 is not a hash"),
        ("0" * 64 + "  ../../etc/passwd\n", "line 1 is not a hash and a path inside the program"),
        ("0" * 64 + "  /etc/passwd\n", "line 1 is not a hash and a path inside the program"),
    ],
)
def test_a_list_that_cannot_be_used_is_a_failure(installed: Installation, text: str, why: str) -> None:
    """An empty list, a line that is none and a path out of the program are refused."""
    assert installed.hash_list is not None
    installed.hash_list.write_text(text, encoding="utf-8")
    assert why in failed(installed)["program_files"].words


def test_a_missing_list_in_an_installed_program_is_a_failure(installed: Installation) -> None:
    """Where there must be a list, its absence is told and does not pass."""
    assert installed.hash_list is not None
    installed.hash_list.unlink()
    assert "hashes.txt is missing" in failed(installed)["program_files"].words


def test_a_list_written_by_sha256sum_on_windows_is_read(tmp_path: Path) -> None:
    """Backslashes, a star before the name and capital digits mean the same."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_bytes(b"abc")
    digest = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"  # FIPS 180-2, of "abc"
    (tmp_path / "hashes.txt").write_text(f"{digest} *a\\b.txt\r\n", encoding="utf-8")
    found = check_program_files(tmp_path, tmp_path / "hashes.txt")
    assert found.is_same
    assert found.checked == 1


def test_a_damaged_content_file_is_a_failure(installed: Installation) -> None:
    """One flipped bit: no content is opened, nothing of it is checked, and the path is named."""
    content = installed.content[0]
    raw = bytearray(content.read_bytes())
    raw[len(raw) // 2] ^= 4
    content.write_bytes(raw)
    write_list(installed.root)
    wrong = failed(installed)
    assert list(wrong) == ["content_file"]
    assert f"The content file {content} is damaged or was changed" in wrong["content_file"].details[0]


def test_a_bad_copy_in_the_organisations_folder_is_a_failure(installed: Installation, tmp_path: Path) -> None:
    """The program's own content is shown then, and the report still fails and says so."""
    shared = tmp_path / "share" / "reference.sqlite"
    wrong = failed(with_(installed, content=(shared, *installed.content)))
    assert list(wrong) == ["content_file"]
    assert f"own copy {installed.content[0]} is shown instead" in wrong["content_file"].words
    assert any(f"{shared}: The content file {shared} is missing" in line for line in wrong["content_file"].details)


def replant(installed: Installation, statement: str, *values: str) -> None:
    """Change what the installed content says, with every hash as it should be."""
    change(installed.content[0], statement, *values)
    write_list(installed.root)


def test_a_wrong_answer_is_a_failure(library_path: Path, tmp_path: Path) -> None:
    """In the real library one answer that the program does not give fails the report and is named with what was expected."""
    installed = install(library_path, tmp_path / "msref")
    with contextlib.closing(sqlite3.connect(installed.content[0])) as base:
        texts = stored_specs(base, "golden_definition")
    number = next(number for number, text in enumerate(texts) if '"truth":"true"' in text)
    texts[number] = texts[number].replace('"truth":"true"', '"truth":"false"')
    replant(installed, "UPDATE spec SET spec = ? WHERE kind = 'golden_definition'", "\n".join(texts))
    wrong = failed(installed)
    assert list(wrong) == ["worked_cases"]
    assert "Do not use this copy for patients" in wrong["worked_cases"].words
    assert len(wrong["worked_cases"].details) == 1
    assert "truth: expected false, found true" in wrong["worked_cases"].details[0]


def test_content_without_cases_is_a_failure(installed: Installation) -> None:
    """A content file in which no case travels proves nothing, and the report says so."""
    replant(installed, "DELETE FROM spec WHERE kind LIKE 'golden%'")
    assert "holds no hand-worked cases" in failed(installed)["worked_cases"].words


def test_a_search_that_loses_a_record_is_a_failure(installed: Installation) -> None:
    """An article that its own title does not find is named."""
    replant(installed, "DELETE FROM search_entry WHERE id = 'exchange'")
    assert list(failed(installed)) == ["search"]


@pytest.mark.parametrize("damage", ["missing", "cut", "no font"])
def test_letters_that_are_missing_are_a_failure(installed: Installation, damage: str) -> None:
    """A font file that is not there, cut off or no font is named."""
    font = installed.fonts / "IBMPlexSans-Regular.ttf"
    if damage == "missing":
        font.unlink()
    else:
        font.write_bytes(font.read_bytes()[:40] if damage == "cut" else b"GIF89a")
    write_list(installed.root)
    wrong = failed(installed)
    assert list(wrong) == ["letters"]
    assert wrong["letters"].details[0].startswith("IBMPlexSans-Regular.ttf: ")


def test_a_sign_without_a_drawing_is_a_failure(installed: Installation) -> None:
    """A sign that stands in the content and in no letter of the program is told by its number."""
    replant(installed, "UPDATE record SET text = char(0x16A0) WHERE id = 'exchange'")
    wrong = failed(installed)
    assert "U+16A0" in wrong["letters"].details[0]


def test_the_letters_are_those_of_the_window() -> None:
    """The check asks for the very files that the window uses, and reads of them what is known of IBM Plex Sans."""
    assert FONT_FILES == FILES
    signs = signs_of(FONTS / "IBMPlexSans-Regular.ttf")
    assert {ord(sign) for sign in "Aaz019.,%µßé"} <= signs
    assert 0x16A0 not in signs


def test_a_missing_full_text_search_is_a_failure(installed: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite without FTS5 is told, as Python's own words for it."""

    class Without:
        Error = sqlite3.Error

        @staticmethod
        def connect(_: str) -> sqlite3.Connection:
            raise sqlite3.OperationalError("no such module: fts5")

    assert sqlite_features.finds_whole_words() == ""
    monkeypatch.setattr(sqlite_features, "sqlite3", Without)
    wrong = failed(installed)
    assert list(wrong) == ["full_text"]
    assert "no such module: fts5" in wrong["full_text"].words


def test_a_qt_that_cannot_be_loaded_is_a_failure(installed: Installation) -> None:
    """The reason that the system gave is told."""
    wrong = failed(with_(installed, qt_version="", qt_fault="libGL.so.1: cannot open shared object file"))
    assert list(wrong) == ["window"]
    assert "libGL.so.1" in wrong["window"].words


def test_a_policy_is_told_and_a_bad_one_is_a_failure(installed: Installation, tmp_path: Path) -> None:
    """What a policy lays down stands in the report; one that cannot be followed fails it."""
    good = Policy(path="/etc/msref/policy.toml", mode="reference", may_save_cases=False, jurisdiction="EU")
    check = verify(with_(installed, policy=good))[-1]
    assert (check.name, check.state) == ("policy", "passed")
    assert check.details == ("mode: reference", "saving case files: forbidden", "jurisdiction: EU")
    place = tmp_path / "policy.toml"
    words = failed(with_(installed, policy=strictest(place, "policy.too_long")))["policy"].words
    assert words.startswith(
        f"The policy file {place} is far too long to be a policy. Write it anew. Until it is mended"
    )


def test_every_file_of_letters_is_looked_at(installed: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """None of the font files is passed over."""
    asked: list[str] = []

    def noted(path: Path) -> frozenset[int]:
        asked.append(path.name)
        return signs_of(path)

    monkeypatch.setattr(verify_installation, "signs_of", noted)
    verify(installed)
    assert asked == list(FONT_FILES)
