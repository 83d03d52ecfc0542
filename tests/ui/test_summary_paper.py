"""The one-page summary on paper: one sheet of A4 or Letter at letters that can be read, for patients of whom much is known."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from pytestqt.qtbot import QtBot

from msref.content_store.flowcharts import read_chart
from msref.content_store.library import Library
from msref.domain.facts import Facts, facts_from_case
from msref.domain.flowcharts.walk import walk
from msref.reports.patient_summary import PatientSummary
from msref.reports.sections import Entry, Section
from msref.ui.paper import Paper
from msref.ui.printing.paint_sheets import write_pdf
from msref.ui.printing.sheet_words import SheetWords
from msref.ui.widgets.summary_paper import (
    SHEET_MARGIN_MM,
    SMALLEST_POINTS,
    Forms,
    print_sheet,
    sheet_for,
    sheet_printer,
)
from msref.usecases.patient_answers import SummaryMaterial, answers_for, read_material
from msref.usecases.summarise_on_one_page import LINES, one_page
from tests.ui.printing.pdf_words import pdf_words
from tests.usecases.sample_patients import PREGNANT, SAMPLES, TODAY, SamplePatient

SIZES = (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter)


@pytest.fixture
def material(library: Library) -> SummaryMaterial:
    """What summaries are made from."""
    return read_material(library)


def write_sheet(forms: Forms, path: str, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> bool:
    """Write the sheet as a PDF file, as its page does; False when it cannot be written."""
    paper = Paper(
        "Summary",
        (),
        for_patient=True,
        own=lambda printer: print_sheet(sheet_for(forms, printer), printer),
        margin_mm=SHEET_MARGIN_MM,
    )
    return write_pdf(paper, SheetWords("", "", TODAY), path, size=size)


def forms_of(
    material: SummaryMaterial, sample: SamplePatient, extra: dict[str, object] | None = None
) -> Iterator[PatientSummary]:
    """The forms of one patient's sheet, as the page gives them."""
    facts = facts_from_case({**sample.facts, **(extra or {})}, material.parameters, TODAY)
    walks = [
        walk(read_chart(material.library, chart)[0], facts, given, TODAY) for chart, given in sample.answers.items()
    ]
    answers = answers_for(material, facts, TODAY, walks)
    for lines in LINES:
        yield one_page(material, answers, lines=lines)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_each_sample_patient_fits_one_sheet(
    qtbot: QtBot, material: SummaryMaterial, sample: SamplePatient, size: QPageSize.PageSizeId
) -> None:
    """A single sheet at 8 points or more, with the name of every section and the state of the content on it."""
    del qtbot
    sheet = sheet_for(lambda: forms_of(material, sample), sheet_printer(size))
    assert sheet.count == 1
    assert sheet.points >= 8
    words = sheet.document.toPlainText()
    for section in sheet.summary.sections:
        assert section.title in words
    assert "drafted from sources, not clinically reviewed" in words


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_many_more_facts_still_fit(qtbot: QtBot, material: SummaryMaterial, size: QPageSize.PageSizeId) -> None:
    """With eight treatments, eight vaccines and every count known it is still one sheet, because the form gives way and not the letters."""
    del qtbot
    drugs = (
        "interferon_beta",
        "glatiramer_acetate",
        "dimethyl_fumarate",
        "teriflunomide",
        "fingolimod",
        "natalizumab",
        "alemtuzumab",
        "rituximab",
    )
    exposures = [
        {"drug": drug, "start": f"{2015 + at}-01-10", "last_dose": f"{2015 + at}-11-20", "stop_reason": "not_effective"}
        for at, drug in enumerate(drugs)
    ]
    names = next(one for one in material.parameters if one.id == "vaccines").choices
    extra = {
        "dmt_exposures": exposures, "vaccines": [choice.id for choice in names][:8], "t2_lesions": 30, "igg": 7.1, "lvef": 60,
        "previous_dmts": 8, "neutrophils": {"value": 3.1, "unit": "10^9/L"}, "comorbidities": True, "features_against_ms": [],
        "serious_conditions": [], "hbv_status": "past_infection", "high_efficacy_failed": True,
    }  # fmt: skip
    sheet = sheet_for(lambda: forms_of(material, PREGNANT, extra), sheet_printer(size))
    assert (sheet.count, sheet.points >= SMALLEST_POINTS) == (1, True)


def test_with_nothing_known_the_letters_are_large(qtbot: QtBot, material: SummaryMaterial) -> None:
    """A short summary is not printed small."""
    del qtbot
    sheet = sheet_for(lambda: [one_page(material, answers_for(material, Facts(), TODAY))], sheet_printer())
    assert (sheet.count, sheet.points) == (1, 10.0)


def test_what_no_sheet_holds_goes_on_to_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing is lost when even the last form is too long: it takes a second sheet, and the file has both."""
    del qtbot
    long = PatientSummary(
        TODAY, "Content 7", (Section("facts", "Facts", (), tuple(Entry(f"Line {at}") for at in range(200))),)
    )
    target = tmp_path / "long.pdf"
    assert write_sheet(lambda: [long], str(target))
    assert target.read_bytes().count(b"/Type /Page\n") == sheet_for(lambda: [long], sheet_printer()).count > 1


def test_each_sheet_says_which_of_how_many_it_is(qtbot: QtBot, material: SummaryMaterial, tmp_path: Path) -> None:
    """At the foot of a single sheet stands page 1 of 1, and of a longer summary page 1, 2 … of as many as there are."""
    del qtbot
    target = tmp_path / "summary.pdf"
    for size in SIZES:
        assert write_sheet(lambda: forms_of(material, PREGNANT), str(target), size)
        assert [sheet.endswith("page1of1") for sheet in pdf_words(target)] == [True]
    long = PatientSummary(
        TODAY, "Content 7", (Section("facts", "Facts", (), tuple(Entry(f"Line {at}") for at in range(200))),)
    )
    assert write_sheet(lambda: [long], str(target))
    sheets = pdf_words(target)
    assert len(sheets) >= 3
    assert all(sheet.endswith(f"page{at}of{len(sheets)}") for at, sheet in enumerate(sheets, 1))


def test_the_file_is_one_sheet(qtbot: QtBot, material: SummaryMaterial, tmp_path: Path) -> None:
    """The PDF is whole and has a single page; a folder that is not there is no crash."""
    del qtbot
    target = tmp_path / "summary.pdf"
    assert write_sheet(lambda: forms_of(material, PREGNANT), str(target), QPageSize.PageSizeId.Letter)
    data = target.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
    assert not write_sheet(lambda: forms_of(material, PREGNANT), str(tmp_path / "missing" / "x.pdf"))
