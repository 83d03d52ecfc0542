"""The summary page: complete, copied with its sources, printed on numbered sheets, honest when nothing is known."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.domain.facts import Facts
from msref.ui.screens.summarise_patient_screen import FULL, SummarisePatientScreen
from msref.ui.theme import LIGHT
from msref.ui.widgets.parameter_patient import Patient
from msref.ui.widgets.summary_paper import sheet_printer

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


def test_the_one_page_paints_its_own_single_sheet(page: SummarisePatientScreen, tmp_path: Path) -> None:
    """What is printed is the form chosen: the one page on one sheet of its own, the full form laid out as every page is."""
    target = tmp_path / "summary.pdf"
    printer = sheet_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    own = page.paper().own
    assert own is not None
    assert own(printer)
    assert target.read_bytes().count(b"/Type /Page\n") == 1
    page.show_form(FULL)
    assert page.paper().own is None
