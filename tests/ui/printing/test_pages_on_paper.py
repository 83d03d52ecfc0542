"""Every kind of page on paper: what the real window shows stands in its PDF, with head and foot on each sheet."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.domain.facts import facts_from_case
from msref.ui.page import Page
from msref.ui.printing.print_pages import Printing, file_name, paper_of
from msref.ui.widgets.parameter_patient import Patient
from tests.ui.printing.pdf_words import pdf_words, without_spaces
from tests.ui.printing.printed import missing, printed_words, screen_statements

FACTS = {
    "age_years": 34,
    "sex": "female",
    "course": "rrms",
    "relapses_12m": 2,
    "pregnancy_state": "pregnant",
    "vaccines": ["vaccine-mmr"],
    "planned_dmt": "ocrelizumab",
    "planned_start": "2027-02-01",
    "relapse_onset_date": "2026-11-12",
    "steroid_start": "2026-11-15",
    "steroid_days": 5,
    "dmt_exposures": [],
}
# What these pages say of their own use and not of medicine; a sheet of paper has no use for it.
OF_THE_SCREEN = frozenset({"Choose a window to read its reason and its source.", "Choose a row: all its cells and its sources are shown here."})
ADDRESSES = (
    "record/plex-window",
    "record/natalizumab",
    "record/weinshenker-1999",
    "record/malpas_2020",
    "record/term-plex",
    "record/arrambide2020",
    "record/weinshenker-1999--moderate-improvement",
    "table/relapse-treatment-results",
    "table/t1-severe-relapse",
    "table/live-vaccine-intervals",
    "table/plex-response-by-delay",
    "calc/plasma_volume",
    "library/topic/acute",
    "evidence",
    "algorithms",
    "calculators",
    "search/plasma exchange",
)


def patient_of_window(program: Program) -> Patient:
    """The patient of the running program."""
    printing = program.window.findChild(Printing)
    assert printing is not None
    patient = printing.patient
    patient.set_facts(facts_from_case(FACTS, printing.library.parameters(), date(2026, 12, 1)))
    return patient


def opened(program: Program, qtbot: QtBot, address: str) -> Page:
    """The page of an address, shown and complete."""
    program.navigator.go(address)
    page = program.navigator.current
    assert page is not None
    qtbot.wait(300)  # pages built in slices finish after they are seen
    return page


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_to_read_is_printed_whole(program: Program, qtbot: QtBot, tmp_path: Path, address: str) -> None:
    """Every label, paragraph, list line and cell of the page stands in its PDF."""
    page = opened(program, qtbot, address)
    assert page.address == address
    statements = [words for words in screen_statements(page) if words not in OF_THE_SCREEN]
    assert len(statements) > 3
    assert missing(statements, printed_words(paper_of(page), tmp_path)) == []
