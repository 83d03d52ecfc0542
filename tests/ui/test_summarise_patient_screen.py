"""The summary page: complete, copied with its sources, printed on numbered sheets, honest when nothing is known."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.domain.facts import Facts
from msref.ui.screens.summarise_patient_screen import FULL, SummarisePatientScreen
from msref.ui.theme import LIGHT
from msref.ui.widgets.paper_pages import write_pdf
from msref.ui.widgets.parameter_patient import Patient

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", extend=True
)  # the offscreen platform says so of every window


@pytest.fixture
def page(qtbot: QtBot, library: Library) -> SummarisePatientScreen:
    """The page, shown, with a patient of whom nothing is known."""
    screen = SummarisePatientScreen(library, patient=Patient(date(2026, 12, 1)))
    qtbot.addWidget(screen)
    qtbot.addWidget(screen.side_panel())
    screen.apply_theme(LIGHT)
    screen.set_zoom(100)
    screen.resize(900, 700)
    screen.show()
    return screen


def test_it_opens_with_nothing_known(page: SummarisePatientScreen) -> None:
    """The page says so, and says what would be needed."""
    words = page.view.toPlainText()
    assert "Nothing is known of this patient yet." in words
    assert "Not known, and would decide something" in words
    page.show_form(FULL)
    assert "What is not known and would decide something" in page.view.toPlainText()


def test_it_follows_the_patient(page: SummarisePatientScreen) -> None:
    """A fact filled in elsewhere stands in the summary at once, and is gone when the patient is cleared."""
    page.patient.set_facts(Facts({"age_years": 34}))
    assert "Age: 34 years" in page.view.toPlainText()
    page.patient.clear()
    assert "Age: 34 years" not in page.view.toPlainText()


def test_a_missing_fact_leads_to_its_field(page: SummarisePatientScreen) -> None:
    """The link of an unknown fact puts the keyboard into its field."""
    page.side_panel().show()
    page.view.anchorClicked.emit(QUrl("field:age_years"))
    field = page.panel().fields["age_years"]
    assert field.isAncestorOf(field.window().focusWidget())


def test_a_line_leads_to_its_record(page: SummarisePatientScreen) -> None:
    """Windows and definitions open their pages."""
    asked = QSignalSpy(page.navigate)
    page.view.anchorClicked.emit(QUrl("record:conception-ocrelizumab-eu"))
    assert asked.at(0) == ["record/conception-ocrelizumab-eu"]


def test_a_way_taken_stands_in_the_summary(page: SummarisePatientScreen) -> None:
    """An algorithm opened for this patient is told with where it stands."""
    page.patient.answer_by_hand("acute-relapse", {})
    page.patient.set_facts(Facts({"age_years": 34}))
    assert "OPEN QUESTION: Fever or infection now?" in page.view.toPlainText()
    page.show_form(FULL)
    assert "Open question: Fever or infection now?" in page.view.toPlainText()


def test_every_unknown_fact_of_the_one_page_is_a_link(page: SummarisePatientScreen) -> None:
    """What is missing can be filled in from where it is named."""
    assert 'href="field:course"' in page.view.toHtml()
    assert page.summary is not None
    assert page.summary.is_one_page


def test_it_says_which_case_it_shows(page: SummarisePatientScreen) -> None:
    """An unsaved patient by the time it was begun, a saved one by its label; nothing while no patient is there."""
    assert page.case_line.isHidden()
    page.patient.set_facts(Facts({"age_years": 34}))
    assert page.case_line.text() == f"Unsaved patient, begun {page.patient.started}"
    page.patient.name("case 12")
    assert page.case_line.text().startswith("Case “case 12”, begun ")


def test_copy_is_plain_text_with_sources_and_no_identifiers(page: SummarisePatientScreen) -> None:
    """The clipboard holds what the page says, from the day to the sources."""
    page.copy_summary()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Patient summary\nAs of Tue 01-Dec-2026.")
    assert "\nSOURCES\n" in text


def test_paper_has_all_sheets(page: SummarisePatientScreen, tmp_path: Path) -> None:
    """The full summary as PDF is written whole: a PDF header, an end, and more than one sheet for so long a text."""
    page.show_form(FULL)
    target = tmp_path / "summary.pdf"
    assert write_pdf(page.plain_text(), "msref patient summary", str(target))
    data = target.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") > 1


def test_paper_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    """A folder that is not there is no crash."""
    del qtbot
    assert not write_pdf("Title\nwords", "head", str(tmp_path / "missing" / "x.pdf"))
