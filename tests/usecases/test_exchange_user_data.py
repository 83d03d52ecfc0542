"""Export that a person can read and msref reads back; import that adds, never overwrites, and refuses bad files whole."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msref.errors import BadInputError
from msref.usecases.exchange_user_data import (
    ImportReport,
    export_text,
    import_data,
    read_exported,
    report_words,
)
from msref.usecases.keep_bookmarks import add_bookmark, add_folder, describe_bookmark, read_kept
from msref.usecases.keep_history import keep_visit
from msref.usecases.keep_notes import rewrite_note, write_note
from msref.user_store.own_data import Bookmark, Note, OwnData, Visit
from msref.user_store.sqlite_file import everything
from msref.user_store.user_file import UserFile
from tests.user_store.user_files import NOW, user_file, utc

TITLES = {"plex": "Plasma exchange in a severe relapse", "ahsct": "Transplantation"}


def filled(folder: Path) -> UserFile:
    """A profile with a bookmark in a folder, an empty folder, a note and a visit."""
    file = user_file(folder)
    add_bookmark(file, "plex", "Plasma exchange", NOW)
    describe_bookmark(file, "plex", "PLEX *dosing*", "Clinic")
    add_folder(file, "Empty")
    write_note(file, "ahsct", "Transplantation", "Line one\n```json\n{}\n```\n# not a heading", utc(1))
    keep_visit(file, "plex", NOW)
    return file


def test_the_file_can_be_read_by_a_person(tmp_path: Path) -> None:
    """Folders, labels with titles, notes with their day, quoted; then the block for msref."""
    text = export_text(filled(tmp_path), TITLES, NOW, with_history=True)
    person, _, _ = text.partition("## For msref")
    assert "### Clinic\n\n- PLEX \\*dosing\\*: Plasma exchange in a severe relapse (`plex`, 2026-12-01)" in person
    assert "### Empty" in person
    assert "### Transplantation (`ahsct`)\n\nMy note of 2026-12-01:\n\n> Line one\n> ```json\n> {}\n> ```" in person
    assert "- 2026-12-01 14:03: Plasma exchange in a severe relapse (`plex`)" in person


def test_history_is_exported_only_on_wish(tmp_path: Path) -> None:
    """Without the wish neither text nor block names a visit."""
    text = export_text(filled(tmp_path), TITLES, NOW, with_history=False)
    assert "## History" not in text
    assert read_exported(text).visits == ()


def test_another_profile_gets_everything(tmp_path: Path) -> None:
    """An empty profile holds the same afterwards; the notes say from which file and day they came."""
    text = export_text(filled(tmp_path / "one"), TITLES, NOW, with_history=True)
    other = user_file(tmp_path / "two")
    kept, report = import_data(other, read_exported(text), "from-home.md", utc(3))
    assert (report.bookmarks, report.folders, report.notes, report.visits) == (1, 2, 1, 1)
    assert kept.bookmarks == (Bookmark("plex", "PLEX *dosing*", "Clinic", "2026-12-01T14:03:22+01:00"),)
    assert kept.folders == ("Clinic", "Empty")
    assert kept.notes[0].text == "Line one\n```json\n{}\n```\n# not a heading"
    assert kept.notes[0].origin == "imported from from-home.md on 2026-12-03"
    assert other.ask(everything).visits == (Visit("plex", "2026-12-01T14:03:22+01:00"),)
    assert report_words(report) == "Added: 1 bookmark, 2 folders, 1 note, 1 visited page."


def test_importing_the_same_file_again_adds_nothing(tmp_path: Path) -> None:
    """Also where notes differed and stand side by side: the second import finds them there."""
    one, two = filled(tmp_path / "one"), user_file(tmp_path / "two")
    found = read_exported(export_text(one, TITLES, NOW, with_history=True))
    import_data(two, found, "a.md", NOW)
    uid = read_kept(two).notes[0].uid
    rewrite_note(two, uid, "Mine now", utc(4))
    first, report = import_data(two, found, "a.md", utc(5))
    assert {note.text for note in first.notes} == {"Mine now", found.notes[0].text}
    assert report.notes_beside == 1
    second, report = import_data(two, found, "a.md", utc(6))
    assert second == first
    assert report == ImportReport(known=2)
    assert report_words(report) == "Nothing new was in the file. Already there: 2."


def test_what_differs_stays_the_users_own(tmp_path: Path) -> None:
    """A bookmark with another label in the file keeps the user's label and folder, and the report says so."""
    two = user_file(tmp_path / "two")
    add_bookmark(two, "plex", "Mine", utc(2))
    found = read_exported(export_text(filled(tmp_path / "one"), TITLES, NOW, with_history=False))
    kept, report = import_data(two, found, "a.md", NOW)
    assert (kept.bookmarks[0].label, kept.bookmarks[0].folder) == ("Mine", "")
    assert "Bookmarks with another label or folder in the file: 1; yours stay as they are." in report_words(report)


def test_folders_that_differ_in_letter_size_are_one(tmp_path: Path) -> None:
    """A bookmark of "clinic" comes into the "Clinic" that is there."""
    file = user_file(tmp_path)
    add_folder(file, "Clinic")
    found = OwnData(("clinic",), (Bookmark("plex", "PLEX", "clinic", "2026-01-01T00:00:00+00:00"),))
    kept, report = import_data(file, found, "a.md", NOW)
    assert (kept.folders, kept.bookmarks[0].folder, report.folders) == (("Clinic",), "Clinic", 0)


def exported_block(folder: Path) -> dict[str, object]:
    """The block of an exported file, to be spoilt."""
    text = export_text(filled(folder), TITLES, NOW, with_history=True)
    block = json.loads(text.rpartition("```json\n")[2].rpartition("\n```")[0])
    assert isinstance(block, dict)
    return block


BOOKMARK = {"record_id": "a", "label": "A", "folder": "", "added_at": "2026-01-01T00:00:00+00:00"}
NOTE = {
    "uid": "1", "record_id": "a", "title": "A", "text": "x", "origin": "",
    "written_at": "2026-01-01T00:00:00+00:00", "changed_at": "2026-01-01T00:00:00+00:00",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("format", "something else", "holds no bookmarks and notes"),
        ("version", 2, "reads version 1"),
        ("version", "1", "reads version 1"),
        ("bookmarks", {}, "bookmarks is no list"),
        ("bookmarks", [BOOKMARK, 7], "bookmarks, entry 2 is not what msref writes"),
        ("bookmarks", [BOOKMARK | {"label": ""}], "bookmarks, entry 1 lacks a word"),
        ("bookmarks", [BOOKMARK | {"label": None}], "bookmarks, entry 1 holds something other"),
        ("bookmarks", [BOOKMARK | {"record_id": "x" * 201}], "bookmarks, entry 1 holds something other"),
        ("bookmarks", [BOOKMARK | {"added_at": "yesterday"}], "bookmarks, entry 1 has a time"),
        ("bookmarks", [BOOKMARK | {"added_at": "2026-01-01T00:00:00"}], "bookmarks, entry 1 has a time"),
        ("folders", [3], "folders, entry 1 holds something other"),
        ("notes", [NOTE | {"text": " "}], "notes, entry 1 has no words"),
        ("notes", [NOTE | {"text": "x" * 20_001}], "notes, entry 1 has more than 20000"),
        ("notes", [NOTE, NOTE | {"uid": ""}], "notes, entry 2 lacks a word"),
        ("history", [{"record_id": "a", "at": 5}], "history, entry 1 has a time"),
    ],
)
def test_a_bad_field_refuses_the_whole_file_and_names_the_place(
    tmp_path: Path, name: str, value: object, told: str
) -> None:
    """One sentence says where; nothing is imported."""
    block = exported_block(tmp_path) | {name: value}
    with pytest.raises(BadInputError, match=told):
        read_exported(f"```json\n{json.dumps(block)}\n```\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no block for msref"),
        ("# A shopping list\n\n- eggs\n", "no block for msref"),
        ('```json\n{"format": "msref', "cut off"),
        ("```json\n{'a': 1}\n```", "damaged .line 2."),
        ("```json\n[]\n```", "not what msref writes"),
        ("```json\n" + "[" * 100_000 + "\n```", "damaged"),
        ("```json\n{}\n```", "holds no bookmarks"),
    ],
)
def test_a_file_that_is_no_export_is_refused(text: str, told: str) -> None:
    """With a sentence that says what it lacks."""
    with pytest.raises(BadInputError, match=told):
        read_exported(text)


def test_line_ends_and_a_mark_at_the_beginning_do_no_harm(tmp_path: Path) -> None:
    """A file that went through a mail program or a Windows editor is still read."""
    text = export_text(filled(tmp_path), TITLES, NOW, with_history=True)
    assert read_exported("\ufeff" + text.replace("\n", "\r\n")) == read_exported(text)


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(note=words, label=words, folder=words)
def test_any_words_survive_export_and_import(
    tmp_path_factory: pytest.TempPathFactory, note: str, label: str, folder: str
) -> None:
    """Whatever a user types comes back letter by letter as it was kept, in another profile."""
    base = tmp_path_factory.mktemp("profiles")
    one, two = user_file(base / "one"), user_file(base / "two")
    add_bookmark(one, "plex", label, NOW)
    describe_bookmark(one, "plex", f"L {label}", folder)
    kept = write_note(one, "plex", "Title", f"N {note}", NOW)
    text = export_text(one, TITLES, NOW, with_history=True)
    found, _ = import_data(two, read_exported(text), "a.md", NOW)
    assert found.bookmarks == kept.bookmarks
    assert [one.text for one in found.notes] == [one.text for one in kept.notes]


def test_two_notes_of_one_name_in_a_file_do_not_overwrite_each_other(tmp_path: Path) -> None:
    """Both stand there afterwards, even when somebody put the same name into the file twice."""
    first = Note(**NOTE)
    found = OwnData(notes=(first, Note(**(NOTE | {"text": "y"}))))
    kept, _ = import_data(user_file(tmp_path), found, "a.md", NOW)
    assert {note.text for note in kept.notes} == {"x", "y"}
