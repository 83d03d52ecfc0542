"""
The pages that answer for the patient in memory: algorithms, definitions, planner, calculators, summary.

Imported by `app` a moment after the pages to read, so that reading can begin before these are there; an address of theirs that is asked for earlier
opens as soon as they are.
"""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from msref.content_store.library import Library
from msref.ui.page import Page
from msref.ui.printing.print_pages import Printing
from msref.ui.routes import with_slim_bars
from msref.ui.screens.assess_criteria_screen import AssessCriteriaScreen
from msref.ui.screens.evidence_table_screen import EvidenceTableScreen
from msref.ui.screens.plan_dates_screen import PlanDatesScreen
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.screens.run_calculator_screen import RunCalculatorScreen, calculators_screen
from msref.ui.screens.summarise_patient_screen import SummarisePatientScreen
from msref.ui.screens.walk_flowchart_screen import WalkFlowchartScreen
from msref.ui.widgets.case_files import CaseFiles
from msref.ui.widgets.parameter_patient import Patient, patient_of
from msref.ui.window import MainWindow


def add_patient_pages(window: MainWindow, library: Library, today: date | None = None) -> None:
    """Give the navigator the pages for a patient and the window its patient; dates count from `today`."""
    connect_patient(window, library, patient_of(library, today))
    Printing(window, library, patient_of(library))

    def chart(chart_id: str) -> Page:
        return with_slim_bars(WalkFlowchartScreen(library, chart_id))

    def record(record_id: str) -> Page:
        kind = library.title(record_id).kind
        if kind == "flowchart":
            return chart(record_id)
        if kind == "table":
            return with_slim_bars(EvidenceTableScreen(library, record_id))
        return ReadRecordScreen(library, record_id)

    window.navigator.add_routes(
        {
            "record": record,
            "chart": chart,
            "patient": lambda _: with_slim_bars(AssessCriteriaScreen(library)),
            "calculators": lambda _: calculators_screen(library),
            "calc": lambda name: with_slim_bars(RunCalculatorScreen(library, name)),
            "planner": lambda _: with_slim_bars(PlanDatesScreen(library)),
            "patient-summary": lambda _: with_slim_bars(SummarisePatientScreen(library)),
        },
    )


def connect_patient(window: MainWindow, library: Library, patient: Patient) -> None:
    """Let the keys of the window clear, save and open the patient, and the status line say what is in memory."""
    files = CaseFiles(library, patient, window)
    files.told.connect(window.status.show_message)

    def clear() -> None:
        patient.clear()
        words = QCoreApplication.translate("PatientRoutes", "The patient was cleared: nothing is known any more.")
        window.status.show_message(words)

    functions = {"clear": clear, "open": files.open, "save": files.save}

    def show_state() -> None:
        window.status.set_patient(len(patient.facts), answered=patient.is_set)

    window.patient_wanted.connect(lambda what: functions[what]())
    window.case_file_wanted.connect(lambda name: files.open_from(Path(name)))
    patient.changed.connect(show_state)
    show_state()
