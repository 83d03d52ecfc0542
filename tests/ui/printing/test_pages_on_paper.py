"""Every kind of page on paper: what the real window shows stands in its PDF, with head and foot on each sheet."""

import gc
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.domain.facts import facts_from_case
from msref.ui.page import Page
from msref.ui.printing.print_pages import Printing, file_name, paper_of
from msref.ui.widgets.parameter_patient import Patient
from tests.ui.printing.pdf_words import pdf_words, without_spaces
from tests.ui.printing.printed import FACTS, missing, printed_words, screen_statements

# What these pages say of their own use and not of medicine; a sheet of paper has no use for it.
OF_THE_SCREEN = frozenset(
    {
        "Choose a window to read its reason and its source.",
        "Choose a row: all its cells and its sources are shown here.",
    }
)
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


@pytest.mark.parametrize(
    "address",
    ["chart/acute-relapse", "chart/vaccination-path", "patient", "planner", "calc/plasma_volume", "calc/edss"],
)
def test_a_page_for_the_patient_is_printed_whole(program: Program, qtbot: QtBot, tmp_path: Path, address: str) -> None:
    """Everything shown for a patient stands in the PDF, save the line with the user's own label of the case and the scale of the drawing."""
    patient = patient_of_window(program)
    patient.name("Mrs Example, bed 12")
    page = opened(program, qtbot, address)
    left_out = {patient.described(), "100 %"}
    statements = [words for words in screen_statements(page) if words not in OF_THE_SCREEN | left_out]
    printed = printed_words(paper_of(page), tmp_path)
    assert len(statements) > 9
    assert missing(statements, printed) == []
    assert "MrsExample" not in printed


def test_the_full_summary_is_printed_whole(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    """The full form of the summary: every line of the screen, for the patient of the day."""
    patient = patient_of_window(program)
    page = opened(program, qtbot, "patient-summary")
    page.show_form(1)  # type: ignore[attr-defined]
    statements = [words for words in screen_statements(page) if words != patient.described()]
    paper = paper_of(page)
    assert paper.for_patient
    assert missing(statements, printed_words(paper, tmp_path)) == []


def test_pictures_are_printed_with_their_words(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    """A table's pictures are on its paper in words that can be read out of the file, and its data as a table when the pictures are in view."""
    page = opened(program, qtbot, "table/switching-and-rescue")
    assert "Ratioswiththeirintervals" in printed_words(paper_of(page), tmp_path)
    page.go_to("pictures")
    qtbot.wait(50)
    statements = [words for words in screen_statements(page) if words not in OF_THE_SCREEN]
    printed = printed_words(paper_of(page), tmp_path)
    assert without_spaces("0.59 (95 % interval 0.35 to 1.00); p = 0.048") in printed
    assert missing(statements, printed) == []


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter], ids=lambda size: size.name)
def test_letter_and_a4_hold_the_same(
    program: Program, qtbot: QtBot, tmp_path: Path, size: QPageSize.PageSizeId
) -> None:
    """On either size of paper nothing is lost."""
    page = opened(program, qtbot, "record/plex-window")
    assert missing(screen_statements(page), printed_words(paper_of(page), tmp_path, size=size)) == []


def test_what_is_known_of_the_patient_is_on_no_paper_that_does_not_show_it(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    """With a patient in memory, a page to read prints nothing of her, and does not say that it is for a patient."""
    patient_of_window(program)
    paper = paper_of(opened(program, qtbot, "record/term-plex"))
    assert not paper.for_patient
    printed = printed_words(paper, tmp_path)
    assert "34years" not in printed
    assert without_spaces("Valid on the day of printing") not in printed


def test_every_sheet_says_where_it_is_from(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The command asks where, and writes sheets with title, content and age, day, sources, and page x of y."""
    program.navigator.set_home_jurisdiction("Germany")
    patient_of_window(program)
    opened(program, qtbot, "planner")
    place = tmp_path / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), "PDF, Letter (*.pdf)"))
    program.window.actions_by_name["save_pdf"].trigger()
    sheets = pdf_words(place)
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, 1):
        assert sheet.startswith("Dateplanner·msref")
        for words in (
            "10 days old",
            "not clinically reviewed",
            "home jurisdiction: Germany",
            "printed Tue 01-Dec-2026",
        ):
            assert without_spaces(words) in sheet
        assert without_spaces("Valid on the day of printing, Tue 01-Dec-2026") in sheet
        assert "Sources:Arrambide2020" in sheet
        assert sheet.endswith(f"page{number}of{len(sheets)}")
    assert b"612" in place.read_bytes()  # Letter is 612 points wide


def test_a_place_that_cannot_be_written_is_told(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A folder that is not there gives a sentence, not a crash."""
    told: list[str] = []
    opened(program, qtbot, "record/term-plex")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "gone" / "x.pdf"), ""))
    monkeypatch.setattr("msref.ui.printing.print_pages.QMessageBox.warning", lambda *given: told.append(given[2]))
    program.window.actions_by_name["save_pdf"].trigger()
    assert len(told) == 1
    assert "could not be written" in told[0]


def test_print_shows_a_preview(program: Program, qtbot: QtBot) -> None:
    """Ctrl+P opens the preview of the page, whose sheets are painted; the page's own button does the same."""
    page = opened(program, qtbot, "planner")
    printing = program.window.findChild(Printing)
    assert printing is not None
    for ask in (program.window.actions_by_name["print"].trigger, page.print_wanted.emit):
        ask()
        dialogs = program.window.findChildren(QPrintPreviewDialog)
        assert len(dialogs) == 1
        assert dialogs[0].windowTitle() == "Print preview: Date planner"
        dialogs[0].close()
        qtbot.waitUntil(lambda: not program.window.findChildren(QPrintPreviewDialog))


def test_a_preview_can_be_painted_for_as_long_as_it_is_open(program: Program, qtbot: QtBot) -> None:
    """The printer lives as long as the preview: its sheets are painted again after Python has cleared what nobody holds."""
    opened(program, qtbot, "record/term-plex")
    program.window.actions_by_name["print"].trigger()
    (dialog,) = program.window.findChildren(QPrintPreviewDialog)
    gc.collect()
    shown = dialog.findChild(QPrintPreviewWidget)
    assert shown is not None
    shown.updatePreview()
    assert shown.pageCount() >= 1
    assert not shown.grab().isNull()
    dialog.close()
    qtbot.waitUntil(lambda: not program.window.findChildren(QPrintPreviewDialog))


def test_a_file_is_named_after_its_page() -> None:
    """Signs that a system would refuse in a file name are left out."""
    assert file_name("Plasma exchange: how long after onset?") == "plasma-exchange-how-long-after-onset"
    assert file_name("???") == "page"
