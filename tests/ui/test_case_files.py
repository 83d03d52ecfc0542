"""Case files: the user's own, whole or not at all, and nobody named."""

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.domain.facts import Facts
from msref.domain.flowcharts.chart import chart_from_mapping
from msref.ui.widgets.case_files import CaseFiles
from msref.ui.widgets.chart_session import WalkSession
from msref.ui.widgets.parameter_patient import Patient
from tests.ui.sample_library import sample_library

TODAY = date(2026, 12, 1)


@pytest.fixture
def small(tmp_path: Path) -> Library:
    """The small library."""
    return sample_library(tmp_path)


@pytest.fixture
def patient() -> Patient:
    """A patient of 34 years."""
    made = Patient(TODAY)
    made.set_facts(Facts({"age_years": 34, "pregnant": False}))
    return made


@pytest.fixture
def files(qtbot: QtBot, small: Library, patient: Patient) -> CaseFiles:
    """Saving and opening for that patient."""
    parent = QWidget()
    qtbot.addWidget(parent)
    return CaseFiles(small, patient, parent)


@pytest.fixture
def warnings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences shown as warnings."""
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *given: said.append(given[2]))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    return said


def _write(path: Path, **case: object) -> Path:
    path.write_text(json.dumps({"today": "2026-11-20", "parameters": {}, **case}), encoding="utf-8")
    return path


def test_saved_and_opened_again_is_the_same_patient(
    files: CaseFiles, patient: Patient, tmp_path: Path, qtbot: QtBot
) -> None:
    """Facts and answers given by hand come back, and the message says whose the file is."""
    patient.answer_by_hand("acute", {"severe": "yes"})
    patient.answer_by_hand("second", {})
    path = tmp_path / "a.msrefcase"
    with qtbot.waitSignal(files.told) as told:
        assert files.save_to(path)
    assert "The file is your own" in told.args[0]
    patient.clear()
    assert files.open_from(path)
    assert patient.facts.values == {"age_years": 34, "pregnant": False}
    assert patient.answers == {"acute": {"severe": "yes"}}


@pytest.mark.parametrize(
    ("case", "named"),
    [
        ({"parameters": {"age_years": 34, "pregnant": "maybe"}}, "pregnant"),
        ({"parameters": {"age_year": 34}}, "age_years"),
        ({"parameters": {"age_years": 340}}, "Age"),
        ({"name": "N. N."}, "name"),
        ({"today": "2027-01-01"}, "today"),
    ],
)
def test_a_case_that_cannot_be_used_changes_nothing(  # noqa: PLR0917 - the fixtures and the two parts of a case
    files: CaseFiles, patient: Patient, tmp_path: Path, warnings: list[str], case: dict[str, object], named: str
) -> None:
    """The fault names its field and the patient in memory is as before: never half a case."""
    before = dict(patient.facts.values)
    assert not files.open_from(_write(tmp_path / "bad.json", **case))
    assert named in warnings[0]
    assert "The patient in memory is as it was." in warnings[0]
    assert patient.facts.values == before


def test_a_file_that_is_no_case_is_told_in_a_sentence(files: CaseFiles, tmp_path: Path, warnings: list[str]) -> None:
    """Bytes that are no text, and a file that is not there, are plain sentences."""
    (tmp_path / "x.json").write_bytes(b"\xff\xfe\x00")
    assert not files.open_from(tmp_path / "x.json")
    assert not files.open_from(tmp_path / "none.json")
    assert "is not UTF-8 text" in warnings[0]
    assert "cannot be read" in warnings[1]


def test_opening_asks_before_it_replaces_a_patient(
    files: CaseFiles, patient: Patient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who says no keeps the patient in memory."""
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    assert not files.open_from(_write(tmp_path / "b.json", parameters={"age_years": 60}))
    assert patient.facts.value("age_years") == 34


@pytest.mark.usefixtures("warnings")
def test_opening_leaves_nothing_of_the_patient_before(
    files: CaseFiles, patient: Patient, tmp_path: Path, qtbot: QtBot
) -> None:
    """Facts, answers given by hand, and what was typed and not used all go; an older case says that dates count from today."""
    patient.answer_by_hand("acute", {"severe": "yes"})
    with qtbot.waitSignals([patient.cleared, files.told]):
        assert files.open_from(_write(tmp_path / "c.json", parameters={"age_years": 60}))
    assert patient.facts.values == {"age_years": 60}
    assert patient.answers == {}


@pytest.mark.usefixtures("warnings")
def test_answers_that_fit_no_algorithm_are_left_out_and_told(
    files: CaseFiles, patient: Patient, tmp_path: Path, qtbot: QtBot
) -> None:
    """An answer is never put into an algorithm that does not have it."""
    with qtbot.waitSignal(files.told) as told:
        assert files.open_from(_write(tmp_path / "d.json", answers={"severe": "perhaps"}))
    assert "were left out" in told.args[0]
    assert patient.answers == {}


def test_a_folder_that_cannot_be_written_keeps_the_old_file(
    files: CaseFiles, tmp_path: Path, warnings: list[str]
) -> None:
    """A failed save is told, with what to do."""
    assert not files.save_to(tmp_path / "missing" / "a.json")
    assert "Choose another folder." in warnings[0]


def test_what_is_left_out_is_named_by_its_algorithm(
    files: CaseFiles, patient: Patient, tmp_path: Path, qtbot: QtBot, warnings: list[str]
) -> None:
    """Answers of an algorithm that this library does not have are told; those of the one it has are taken."""
    answers = {"acute": {"severe": "yes"}, "gone": {"a": "b"}}
    with qtbot.waitSignal(files.told) as told:
        assert files.open_from(_write(tmp_path / "e.json", answers=answers))
    assert not warnings
    assert "in “gone” do not fit this library and were left out." in told.args[0]
    assert patient.answers == {"acute": {"severe": "yes"}}


@pytest.mark.usefixtures("warnings")
def test_the_case_is_named_by_its_file(files: CaseFiles, patient: Patient, tmp_path: Path) -> None:
    """Unsaved, saved, changed since, opened, cleared: what the pages say of the case follows."""
    assert patient.described().startswith("Unsaved patient, begun ")
    assert files.save_to(tmp_path / "bed 7.msrefcase")
    assert patient.described() == f"Case “bed 7”, begun {patient.started}"
    patient.set_value("age_years", 35)
    assert patient.described().endswith("changed since it was saved")
    patient.clear()
    assert patient.described() == "No patient"
    assert files.open_from(tmp_path / "bed 7.msrefcase")
    assert patient.described().startswith("Case “bed 7”, begun ")
    assert patient.facts.value("age_years") == 34


@pytest.mark.usefixtures("warnings")
def test_a_save_that_fails_names_nothing(files: CaseFiles, patient: Patient, tmp_path: Path) -> None:
    """The case stays unsaved when nothing was written."""
    assert not files.save_to(tmp_path / "missing" / "a.json")
    assert patient.described().startswith("Unsaved patient")


def test_clearing_the_patient_takes_answers_given_by_hand_back(small: Library) -> None:
    """A walk of the patient before never stands on the chart of the next."""
    chart = chart_from_mapping(json.loads(small.chart_json("acute")[0]), small.parameters())
    patient = Patient(TODAY)
    session = WalkSession(chart, patient)
    session.choose("severe", "yes")
    assert session.walk.place == "better"
    patient.clear()
    assert session.answers == {}
    assert session.walk.place == "severe"
