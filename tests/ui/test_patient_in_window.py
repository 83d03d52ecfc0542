"""The patient in the whole window: seen in the status line, cleared by one key on every page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from msref.app import Program
from msref.domain.facts import Facts
from msref.ui.screens.plan_dates_screen import PlanDatesScreen
from msref.ui.screens.summarise_patient_screen import SummarisePatientScreen
from msref.ui.widgets.parameter_patient import Patient

CLEAR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _patient(program: Program) -> Patient:
    program.navigator.go("planner")
    page = program.navigator.current
    assert isinstance(page, PlanDatesScreen)
    return page.patient


def test_the_status_line_says_what_is_in_memory(program: Program) -> None:
    """No patient, one fact, two facts: always in sight."""
    patient = _patient(program)
    assert program.window.status.facts().endswith("no patient")
    patient.set_facts(Facts({"age_years": 34}))
    assert program.window.status.facts().endswith("patient: 1 fact in memory")
    patient.set_facts(Facts({"age_years": 34, "sex": "female"}))
    assert program.window.status.facts().endswith("patient: 2 facts in memory")


@pytest.mark.parametrize(
    "address", ["home", "planner", "patient-summary", "chart/acute-relapse", "record/acute-plasma-exchange"]
)
def test_one_key_clears_the_patient_on_every_page(program: Program, address: str) -> None:
    """Ctrl+Shift+Delete works with and without a patient panel, and the window says that it did."""
    patient = _patient(program)
    patient.set_facts(Facts({"age_years": 34}))
    program.navigator.go(address)
    QApplication.processEvents()
    QTest.keyClick(program.window, Qt.Key.Key_Delete, CLEAR)
    assert not patient.is_set
    assert program.window.status.facts().endswith("no patient")
    assert "cleared" in program.window.status.message()


def test_planner_and_summary_are_places_of_the_rail(program: Program) -> None:
    """Both open from the rail and show the same patient, on the day the program was started."""
    for address, kind in (("planner", PlanDatesScreen), ("patient-summary", SummarisePatientScreen)):
        program.window.rail.buttons[address].click()
        page = program.navigator.current
        assert isinstance(page, kind)
        assert program.window.rail.buttons[address].isChecked()
        assert page.patient.today.isoformat() == "2026-12-01"
