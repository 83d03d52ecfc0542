"""Bookmarks, folders, notes and history as a user keeps them."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from msref.errors import BadInputError
from msref.usecases.keep_bookmarks import (
    add_bookmark,
    add_folder,
    describe_bookmark,
    one_line,
    put_back,
    read_kept,
    remove_bookmark,
    remove_folder,
    rename_folder,
)
from msref.usecases.keep_history import by_day, clear_history, keep_visit, read_history
from msref.usecases.keep_notes import (
    LONGEST_NOTE,
    printed_lines,
    remove_note,
    rewrite_note,
    search_notes,
    tidy,
    write_note,
)
from tests.user_store.user_files import NOW, user_file, utc


def test_a_bookmark_gets_the_label_and_folder_of_the_user(tmp_path: Path) -> None:
    """A folder that is named for the first time is made; adding again changes nothing."""
    file = user_file(tmp_path)
    add_bookmark(file, "plex", "Plasma exchange in relapse", NOW)
    kept = describe_bookmark(file, "plex", "  PLEX \n dosing ", "Clinic")
    assert (kept.bookmarks[0].label, kept.bookmarks[0].folder, kept.folders) == ("PLEX dosing", "Clinic", ("Clinic",))
    again = add_bookmark(file, "plex", "Plasma exchange in relapse", utc(5))
    assert again == kept
    out = describe_bookmark(file, "plex", "PLEX", "")
    assert (out.bookmarks[0].folder, out.folders) == ("", ("Clinic",))


def test_a_folder_is_the_same_whatever_the_size_of_its_letters(tmp_path: Path) -> None:
    """Typing "clinic" does not make a second folder beside "Clinic", nor does "ÉCOLE" beside "école"."""
    file = user_file(tmp_path)
    add_folder(file, "Clinic")
    add_folder(file, "école")
    add_bookmark(file, "plex", "PLEX", NOW)
    assert describe_bookmark(file, "plex", "PLEX", "CLINIC").bookmarks[0].folder == "Clinic"
    assert describe_bookmark(file, "plex", "PLEX", "ÉCOLE").folders == ("Clinic", "école")
    with pytest.raises(BadInputError, match="already a folder “Clinic”"):
        add_folder(file, "clinic")


def test_a_label_and_a_folder_need_words(tmp_path: Path) -> None:
    """Blank labels and names are refused with a sentence, and nothing changes."""
    file = user_file(tmp_path)
    kept = add_bookmark(file, "plex", "PLEX", NOW)
    with pytest.raises(BadInputError, match="needs a label"):
        describe_bookmark(file, "plex", " \t ", "Clinic")
    with pytest.raises(BadInputError, match="needs a name"):
        add_folder(file, "\n")
    assert read_kept(file) == kept


def test_a_folder_is_renamed_with_all_in_it(tmp_path: Path) -> None:
    """Also to the same word in other letters; never to the name of another folder."""
    file = user_file(tmp_path)
    add_bookmark(file, "plex", "PLEX", NOW)
    describe_bookmark(file, "plex", "PLEX", "clinic")
    add_folder(file, "Ward")
    assert rename_folder(file, "clinic", "Clinic").bookmarks[0].folder == "Clinic"
    with pytest.raises(BadInputError, match="already a folder “Ward”"):
        rename_folder(file, "Clinic", "ward")


def test_removing_a_folder_keeps_its_bookmarks_and_can_be_undone(tmp_path: Path) -> None:
    """The bookmarks stay, in no folder; undo puts folder and bookmarks back as they stood."""
    file = user_file(tmp_path)
    add_bookmark(file, "plex", "PLEX", NOW)
    before = describe_bookmark(file, "plex", "PLEX", "Clinic")
    after, removed = remove_folder(file, "Clinic")
    assert (after.folders, after.bookmarks[0].folder) == ((), "")
    assert put_back(file, removed) == before


def test_undo_does_not_overwrite_what_was_made_since(tmp_path: Path) -> None:
    """A record that was bookmarked anew under another label keeps that label."""
    file = user_file(tmp_path)
    add_bookmark(file, "plex", "PLEX", NOW)
    _, removed = remove_bookmark(file, "plex")
    add_bookmark(file, "plex", "PLEX", NOW)
    describe_bookmark(file, "plex", "New words", "")
    assert put_back(file, removed).bookmarks[0].label == "New words"


def test_signs_that_turn_or_break_a_line_leave_a_label() -> None:
    """A label cannot turn the words beside it about, nor hold what cannot be written to a file."""
    assert one_line("a\u202eb\x00c\ud800d\u2028e", 50) == "a b c d e"
    assert one_line("x" * 300, 200) == "x" * 200


def test_a_note_keeps_its_words_and_both_its_dates(tmp_path: Path) -> None:
    """Rewriting keeps the day of writing, and the same words again are no change."""
    file = user_file(tmp_path)
    written = write_note(file, "plex", "Plasma exchange", "First\r\nsecond  ", utc(1)).notes[0]
    assert (written.text, written.written_at[:10], written.origin) == ("First\nsecond", "2026-12-01", "")
    same = rewrite_note(file, written.uid, "First\nsecond", utc(2)).notes[0]
    assert same == written
    other = rewrite_note(file, written.uid, "Other", utc(3)).notes[0]
    assert (other.text, other.written_at[:10], other.changed_at[:10]) == ("Other", "2026-12-01", "2026-12-03")


def test_an_empty_or_endless_note_is_refused(tmp_path: Path) -> None:
    """With a sentence that says how long it may be."""
    file = user_file(tmp_path)
    with pytest.raises(BadInputError, match="empty"):
        write_note(file, "plex", "PLEX", " \n ", NOW)
    with pytest.raises(BadInputError, match="20,000 fit"):
        write_note(file, "plex", "PLEX", "x" * (LONGEST_NOTE + 1), NOW)
    assert read_kept(file).notes == ()
    assert tidy("a\x07b\tc") == "ab\tc"


def test_rewriting_a_note_that_was_removed_elsewhere_keeps_the_writer_informed(tmp_path: Path) -> None:
    """It is refused with what to do, and the removed note does not come back by itself."""
    file = user_file(tmp_path)
    uid = write_note(file, "plex", "PLEX", "Words", NOW).notes[0].uid
    kept, removed = remove_note(file, uid)
    with pytest.raises(BadInputError, match="removed meanwhile"):
        rewrite_note(file, uid, "Other", NOW)
    assert kept.notes == ()
    assert put_back(file, removed).notes[0].text == "Words"


def test_own_notes_are_found_by_all_words_in_text_or_title(tmp_path: Path) -> None:
    """Whatever the size of the letters; no words find all."""
    file = user_file(tmp_path)
    write_note(file, "plex", "Plasma exchange", "Ask the Unit", NOW)
    kept = write_note(file, "ahsct", "Transplantation", "Referral to Köln", NOW)
    assert [note.record_id for note in search_notes(kept, "unit PLASMA")] == ["plex"]
    assert [note.record_id for note in search_notes(kept, "köln")] == ["ahsct"]
    assert search_notes(kept, "köln unit") == ()
    assert len(search_notes(kept, " ")) == 2


def test_a_printed_note_says_whose_words_it_is(tmp_path: Path) -> None:
    """The heading names it as the user's own, with its date, and as no part of the library."""
    file = user_file(tmp_path)
    kept = write_note(file, "plex", "PLEX", "My words", NOW)
    assert printed_lines(kept, "plex") == (("Your note of 2026-12-01. Not part of the library.", "My words"),)
    assert printed_lines(kept, "ahsct") == ()


def test_history_holds_each_record_once_a_day_with_its_last_time(tmp_path: Path) -> None:
    """Three visits on two days are two lines of today and one of yesterday, latest first."""
    file = user_file(tmp_path)
    keep_visit(file, "plex", NOW - timedelta(days=1))
    keep_visit(file, "plex", NOW)
    keep_visit(file, "ahsct", NOW + timedelta(minutes=1))
    keep_visit(file, "plex", NOW + timedelta(minutes=2))
    days = by_day(read_history(file))
    assert [(day, [visit.record_id for visit in visits]) for day, visits in days] == [
        (date(2026, 12, 1), ["plex", "ahsct"]),
        (date(2026, 11, 30), ["plex"]),
    ]
    assert days[0][1][0].at == "2026-12-01T14:05:22+01:00"


def test_history_is_cleared_by_day_and_can_be_undone(tmp_path: Path) -> None:
    """Clearing today leaves yesterday; undo brings today back; clearing everything leaves nothing."""
    file = user_file(tmp_path)
    keep_visit(file, "plex", NOW - timedelta(days=1))
    keep_visit(file, "ahsct", NOW)
    gone = clear_history(file, first=date(2026, 12, 1))
    assert [visit.record_id for visit in read_history(file)] == ["plex"]
    put_back(file, gone)
    assert [visit.record_id for visit in read_history(file)] == ["ahsct", "plex"]
    clear_history(file)
    assert read_history(file) == ()


def test_cleared_history_is_not_in_the_bytes_of_the_file(tmp_path: Path) -> None:
    """What was cleared is overwritten, not only unlinked."""
    file = user_file(tmp_path)
    keep_visit(file, "a-private-page", NOW)
    assert b"a-private-page" in (tmp_path / "user.sqlite").read_bytes()
    clear_history(file)
    assert b"a-private-page" not in (tmp_path / "user.sqlite").read_bytes()
