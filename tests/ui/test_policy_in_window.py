"""The whole window under a policy: reading only, no saving, a locked jurisdiction, content from a share, and what is said of each."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.content_store.open_file import ContentFiles
from msref.domain.facts import Facts
from msref.ui.screens.message_screen import MessageScreen
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.screens.safety_screen import SafetyScreen
from msref.ui.screens.summarise_patient_screen import SummarisePatientScreen
from msref.ui.widgets.case_files import CaseFiles
from msref.ui.widgets.notice_bar import NoticeBar
from msref.ui.widgets.patient_panel import PatientPanel
from msref.user_store.policy import NO_POLICY, REFERENCE, Policy, strictest
from msref.user_store.settings import Settings
from tests.content_store.damaged_content import copy_with_hash

ROOT = Path(__file__).resolve().parents[2]
Start = Callable[..., Program]


@pytest.fixture
def start(unchanged_application: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Starts the program with content files and a policy and waits until it is complete."""
    started: list[Program] = []

    def begin(*copies: Path, policy: Policy = NO_POLICY) -> Program:
        settings = Settings(tmp_path / "settings.txt")
        settings.put("theme", "light")
        made = Program(unchanged_application, settings, ContentFiles(*copies), as_of=date(2026, 12, 1), policy=policy)
        started.append(made)
        qtbot.addWidget(made.window)
        with qtbot.waitExposed(made.window):
            made.window.show()
        qtbot.waitUntil(lambda: made.is_ready)
        return made

    yield begin
    for program in started:
        program.window.close()
        if program.front is not None:
            program.front.connection.close()


def notices(program: Program) -> list[str]:
    """The sentences across the top of the window, from above."""
    bars = sorted(program.window.findChildren(NoticeBar), key=lambda bar: bar.y())
    return [bar.label.text() for bar in bars if bar.isVisible()]


READING = Policy(path="/etc/msref/policy.toml", mode=REFERENCE)


def test_without_a_policy_nothing_is_said(start: Start, library_path: Path) -> None:
    """The usual start has no notice and every place."""
    program = start(library_path)
    assert notices(program) == []
    assert {"patient", "planner", "calculators", "patient-summary"} <= program.window.rail.buttons.keys()
    assert "reference mode" not in program.window.status.facts()


def test_the_reference_mode_has_no_place_for_a_patient(start: Start, library_path: Path) -> None:
    """Neither rail nor keys nor any page lead to where something could be entered about a patient."""
    program = start(library_path, policy=READING)
    assert set(program.window.rail.buttons) == {"home", "library", "evidence", "algorithms"}
    assert "reference mode" in program.window.status.facts()
    for name in ("open_case", "save_case", "clear_patient"):
        assert not program.window.actions_by_name[name].isVisible()
        assert not program.window.actions_by_name[name].isEnabled()
    for place in ("patient", "planner", "calculators", "patient-summary"):
        program.navigator.go(place)
        page = program.navigator.current
        assert isinstance(page, MessageScreen), place
        assert "Nothing is entered about a patient" in page.plain_text()
    assert program.window.findChildren(PatientPanel) == []


@pytest.mark.parametrize(
    "address", ["chart/acute-relapse", "record/acute-relapse", "calc/calc-edss", "record/acute-plasma-exchange"]
)
def test_in_the_reference_mode_everything_can_be_read(start: Start, library_path: Path, address: str) -> None:
    """Algorithms and calculators open as texts with their sources, without a panel beside them."""
    program = start(library_path, policy=READING)
    program.navigator.go(address)
    page = program.navigator.current
    assert isinstance(page, ReadRecordScreen)
    assert page.side_panel() is None
    assert "Sources" in page.plain_text()


def test_the_help_names_the_policy(start: Start, library_path: Path) -> None:
    """What is laid down stands in the help, and the keys that are taken away do not."""
    program = start(library_path, policy=READING._replace(jurisdiction="EU", content_folder="/srv/msref"))
    program.navigator.go("help")
    page = program.navigator.current
    assert page is not None
    words = page.plain_text()
    assert "The policy /etc/msref/policy.toml is in force." in words
    assert "Reference mode" in words
    assert "The home jurisdiction is EU and cannot be changed here." in words
    assert "/srv/msref" in words
    assert "Save the patient as a case file" not in words


def test_the_help_says_when_there_is_no_policy(start: Start, library_path: Path) -> None:
    """Without a policy the help says so, and all keys stand there."""
    program = start(library_path)
    program.navigator.go("help")
    page = program.navigator.current
    assert page is not None
    assert "No policy of an organisation is in force" in page.plain_text()
    assert "Save the patient as a case file" in page.plain_text()


def test_a_policy_that_cannot_be_followed_is_told_and_restricts(
    start: Start, library_path: Path, tmp_path: Path
) -> None:
    """The fault stands across the top of the window, and nothing can be entered about a patient."""
    place = tmp_path / "policy.toml"
    sentence = (
        f"The policy file {place} is not UTF-8 text. Save it as UTF-8. Until it is mended by an administrator msref is for reading only: "
        "nothing is entered about a patient, nothing is saved, and the program's own content is shown."
    )
    program = start(library_path, policy=strictest(place, "policy.not_utf8"))
    assert notices(program) == [sentence]
    assert "planner" not in program.window.rail.buttons


def test_saving_case_files_can_be_forbidden(start: Start, library_path: Path, tmp_path: Path) -> None:
    """The rest works; the key is gone, the button is gone, and what would write a file writes none and says why."""
    program = start(library_path, policy=Policy(path="/etc/msref/policy.toml", may_save_cases=False))
    assert not program.window.actions_by_name["save_case"].isEnabled()
    assert program.window.actions_by_name["open_case"].isEnabled()
    program.navigator.go("patient-summary")
    page = program.navigator.current
    assert isinstance(page, SummarisePatientScreen)
    page.patient.set_facts(Facts({"age_years": 34}))
    said: list[str] = []
    page.files.told.connect(said.append)
    assert not page.files.save_to(tmp_path / "case.msrefcase")
    page.files.save()
    assert not (tmp_path / "case.msrefcase").exists()
    assert len(said) == 2
    assert all("the policy of your organisation forbids it" in sentence for sentence in said)
    page.patient.clear()


def test_case_files_are_saved_where_nothing_forbids_it(start: Start, library_path: Path, tmp_path: Path) -> None:
    """The positive control: without a policy the same call writes the file."""
    program = start(library_path)
    program.navigator.go("patient-summary")
    page = program.navigator.current
    assert isinstance(page, SummarisePatientScreen)
    assert isinstance(page.files, CaseFiles)
    page.patient.set_facts(Facts({"age_years": 34}))
    assert page.files.save_to(tmp_path / "case.msrefcase")
    page.patient.clear()


def test_the_jurisdiction_is_locked(start: Start, library_path: Path) -> None:
    """The organisation's jurisdiction is in force and a choice of the user does not change it."""
    program = start(library_path, policy=Policy(path="/etc/msref/policy.toml", jurisdiction="United Kingdom"))
    program.settings.put("home_jurisdiction", "France")
    assert program.settings.text("home_jurisdiction") == "United Kingdom"


def test_a_bad_copy_on_the_share_is_told_and_the_own_one_shown(
    start: Start, library_path: Path, tmp_path: Path
) -> None:
    """The library opens from the program's own file and a notice across the top says so for as long as the window is open."""
    shared = copy_with_hash(library_path, tmp_path / "share")
    with shared.open("r+b") as file:
        file.seek(70_000)
        file.write(b"\x00\xff\x00")
    program = start(shared, library_path)
    (sentence,) = notices(program)
    assert f"The content file {shared} is damaged or was changed" in sentence
    assert f"own copy {library_path} is shown instead" in sentence
    program.navigator.go("record/acute-plasma-exchange")
    assert isinstance(program.navigator.current, ReadRecordScreen)
    assert notices(program) == [sentence]


def test_two_bad_copies_leave_a_plain_page(start: Start, tmp_path: Path, library_path: Path) -> None:
    """With no whole file nothing of the library is shown: a plain page names both paths and how to mend them."""
    copies = [copy_with_hash(library_path, tmp_path / name) for name in ("share", "own")]
    for copy in copies:
        copy.write_bytes(copy.read_bytes()[:-4096])
    program = start(*copies)
    assert program.front is None
    page = program.navigator.current
    assert isinstance(page, MessageScreen)
    assert all(str(copy) in page.plain_text() for copy in copies)
    assert "Install msref again" in page.plain_text()


@pytest.mark.parametrize(("damage", "exit_code"), [("cut off", 1), ("none", 0)])
def test_the_exit_code_tells_that_nothing_could_be_shown(
    library_path: Path,
    tmp_path: Path,
    damage: str,
    exit_code: int,
) -> None:
    """A window closed after it could show no content ends with 1, any other with 0."""
    copy = copy_with_hash(library_path, tmp_path / "copy")
    if damage == "cut off":
        copy.write_bytes(b"SQLite format 3\0")
    environment = os.environ | {
        "MSREF_CONTENT": str(copy), "MSREF_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "msref", "--startup-report"], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert done.returncode == exit_code


def test_the_safety_page_is_the_file(start: Start, library_path: Path) -> None:
    """Help leads to the safety statement, which shows and copies the words of SAFETY.md, heading for heading."""
    program = start(library_path)
    program.navigator.go("help")
    help_page = program.navigator.current
    assert help_page is not None
    help_page.navigate.emit("safety")
    page = program.navigator.current
    assert isinstance(page, SafetyScreen)
    text = (ROOT / "SAFETY.md").read_text(encoding="utf-8")
    assert page.plain_text() == text
    shown = " ".join(page.view.toPlainText().split())
    assert "local procedure first" in shown
    headings = [line.lstrip("# ") for line in text.splitlines() if line.startswith("##")]
    assert [words for words, _, _ in page.headings()] == headings
    page.go_to(page.headings()[-1][1])
    assert page.scroll_position() > 0
