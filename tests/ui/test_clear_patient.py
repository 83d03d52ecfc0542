"""After "Clear patient" no page, summary, algorithm or panel shows anything of the patient before."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.domain.facts import facts_from_case
from msref.ui.page import Page
from msref.ui.screens.assess_criteria_screen import AssessCriteriaScreen
from msref.ui.screens.plan_dates_screen import PlanDatesScreen
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.screens.run_calculator_screen import RunCalculatorScreen
from msref.ui.screens.summarise_patient_screen import FULL, SummarisePatientScreen
from msref.ui.screens.walk_flowchart_screen import WalkFlowchartScreen
from msref.ui.theme import LIGHT
from msref.ui.widgets.case_line import CaseLine
from msref.ui.widgets.parameter_patient import Patient
from tests.usecases.sample_patients import PREGNANT, TODAY

# Values that stand nowhere in the content, and what they look like on a page.
UNUSUAL = {"weight_kg": 68.3, "height_cm": 167, "jcv_index": 1.83, "relapse_onset_date": "2026-11-19", "igg": 7.31}
REMNANTS = ("68.3", "1.83", "19-Nov-2026", "7.31", "bed 7", "09:17", "For this patient (")
PAGES = ("record", "calculator", "relapse", "choosing", "definitions", "planner", "one page", "full")


def _page(which: str, library: Library, patient: Patient) -> Page:
    if which == "record":
        return ReadRecordScreen(library, "cladribine", patient=patient)
    if which == "calculator":
        return RunCalculatorScreen(library, "plasma_volume", patient=patient)
    if which in {"relapse", "choosing"}:
        return WalkFlowchartScreen(
            library, {"relapse": "acute-relapse", "choosing": "choosing-dmt"}[which], patient=patient
        )
    if which == "definitions":
        return AssessCriteriaScreen(library, patient=patient)
    if which == "planner":
        return PlanDatesScreen(library, patient=patient)
    summary = SummarisePatientScreen(library, patient=patient)
    if which == "full":
        summary.show_form(FULL)
    return summary


def _words(page: Page) -> str:
    """Everything that can be read on the page and its panel, and in its copy."""
    panel = page.side_panel()
    return "\n".join((page.plain_text(), *_texts(page), *(_texts(panel) if panel else ())))


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (label.text() for label in widget.findChildren(QLabel))
    yield from (text.toPlainText() for text in widget.findChildren(QTextEdit))
    yield from (line.text() for line in widget.findChildren(QLineEdit))


@pytest.mark.parametrize("which", PAGES)
def test_no_remnant_is_left(qtbot: QtBot, library: Library, which: str) -> None:
    """Filled in, named, answered by hand and cleared: the copy is that of the page before, and no value of the patient stands anywhere."""
    patient = Patient(TODAY, clock=lambda: "09:17")
    page = _page(which, library, patient)
    qtbot.addWidget(page)
    if (panel := page.side_panel()) is not None:
        qtbot.addWidget(panel)
        panel.show()
    page.apply_theme(LIGHT)
    page.resize(1000, 800)
    with qtbot.waitExposed(page):
        page.show()
    patient.answers.clear()
    patient.set_facts(patient.facts)
    before = page.plain_text()
    facts = facts_from_case({**PREGNANT.facts, **UNUSUAL}, library.parameters(), TODAY)
    patient.replace(facts, PREGNANT.answers, "bed 7")
    filled = _words(page)
    assert any(remnant in filled for remnant in REMNANTS)
    assert "bed 7" in filled or not page.findChildren(CaseLine)

    patient.clear()

    left = _words(page)
    assert [remnant for remnant in REMNANTS if remnant in left] == []
    assert page.plain_text() == before
    assert patient.answers == {}
    assert patient.described() == "No patient"
