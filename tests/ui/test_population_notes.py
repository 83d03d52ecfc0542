"""The notes of a page for pregnancy, under 18 and over 65, as they concern the patient in memory."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.content_store.open_file import open_content
from msref.domain.facts import Facts
from msref.domain.records import Record, RecordId
from msref.ui.population_notes import notes_html, notes_text, open_notes_html, open_notes_text
from msref.ui.record_html import record_html
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.theme import LIGHT
from msref.ui.widgets.parameter_patient import Patient

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", extend=True
)  # the offscreen platform says so of every window

NOTES = {"note:pregnancy_or_planning": "Half the dose <b>was</b> studied.", "note:under_18": "No study."}


class OneRecord(Library):
    """The real library with one page that carries notes."""

    def record(self, record_id: str) -> Record:
        """The page."""
        return Record(
            RecordId(record_id), "article", "A page", "", "acute", "", "<p>Body</p>", "Body", extra=dict(NOTES)
        )


@pytest.fixture
def page(qtbot: QtBot, library_path: Path) -> ReadRecordScreen:
    """A page with two notes, shown for a patient of whom nothing is known."""
    from_file = OneRecord(open_content(library_path))
    made = ReadRecordScreen(from_file, "x", patient=Patient(date(2026, 12, 1)))
    qtbot.addWidget(made)
    made.apply_theme(LIGHT)
    made.set_zoom(100)
    made.resize(800, 600)
    made.show()
    return made


def test_what_concerns_the_patient_stands_out_with_its_reason() -> None:
    """Pregnant: the call-out names the group, gives the note and says why it is shown."""
    shown = notes_html(NOTES, Facts({"pregnancy_state": "pregnant", "age_years": 31}))
    assert '<div class="differs">' in shown
    assert "For this patient (pregnant or planning a pregnancy):</b> Half the dose" in shown
    assert "Pregnant." in shown


def test_what_does_not_concern_the_patient_is_left_out() -> None:
    """A man of 40 has neither note."""
    assert notes_html(NOTES, Facts({"sex": "male", "conception_plan": False, "age_years": 40})) == ""


def test_not_known_is_a_quiet_line_that_opens(page: ReadRecordScreen) -> None:
    """Unknown is neither yes nor no: the page says that it has a note, and shows it on a press."""
    words = page.view.toPlainText()
    line = "Nothing known about the patient yet. This page has a note for those who are: pregnant or planning a pregnancy · under 18 years"
    assert words.count("known") == 1
    assert line in words
    assert "No study." not in page.view.toPlainText()
    page.view.anchorClicked.emit(QUrl("note:under_18"))
    assert "If under 18 years: No study." in page.view.toPlainText()
    page.view.anchorClicked.emit(QUrl("note:under_18"))
    assert "No study." not in page.view.toPlainText()


def test_the_page_follows_the_patient(page: ReadRecordScreen) -> None:
    """A fact filled in elsewhere turns the quiet line into a call-out, and clearing turns it back."""
    page.patient.set_facts(Facts({"age_years": 12}))
    assert "For this patient (under 18 years): No study." in page.view.toPlainText()
    page.patient.clear()
    assert "For this patient" not in page.view.toPlainText()


def test_copy_takes_the_notes_along() -> None:
    """The copied page says the note as plain words, with the group it is for."""
    boy = Facts({"age_years": 12, "sex": "male", "conception_plan": False})
    assert open_notes_text(NOTES, boy) == ""
    text = notes_text(NOTES, boy)
    assert text == "For this patient (under 18 years): No study."
    assert (
        "Not known whether the patient is pregnant or plans a pregnancy; if so: Half the dose was studied."
        in open_notes_text(NOTES, Facts())
    )
    assert notes_text(NOTES, Facts()) == ""


def test_the_answer_comes_before_what_is_not_known() -> None:
    """The calm line stands below the summary and its strength of evidence, the call-out for a patient above them."""
    record = Record(
        RecordId("x"),
        "drug",
        "A drug",
        "",
        "treatment",
        "",
        '<div class="summary"><p>Answer</p></div><p class="strength">Strong</p><h2>More</h2>',
        "",
    )
    page = record_html(record, (), "not reviewed", "<p>CALL-OUT</p>", "<p>CALM LINE</p>")
    places = [page.index(words) for words in ("CALL-OUT", "Answer", "Strong", "CALM LINE", "More")]
    assert places == sorted(places)
    bare = Record(RecordId("x"), "term", "A term", "", "treatment", "", "<p>Body</p>", "")
    assert record_html(bare, (), "not reviewed", "", "<p>CALM LINE</p>").index("CALM LINE") > 0


def test_several_groups_that_cannot_be_told_stand_in_one_line() -> None:
    """With the sex alone known both notes are named in one paragraph."""
    shown = open_notes_html(NOTES, Facts({"sex": "female"}))
    assert shown.count("<p") == 1
    assert "Not known whether they concern the patient" in shown
