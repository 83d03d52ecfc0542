"""The summary of the real library: complete when much is known, honest when nothing is."""

from datetime import date

import pytest

from msref.content_store.flowcharts import read_chart
from msref.content_store.library import Library
from msref.domain.facts import Facts, facts_from_case
from msref.domain.flowcharts.walk import walk
from msref.reports.patient_summary import PatientSummary, summary_text
from msref.usecases.summarise_patient import SummaryMaterial, read_material, summarise

TODAY = date(2026, 12, 1)
CASE = {
    "sex": "female",
    "age_years": 31,
    "pregnancy_state": "not_pregnant",
    "conception_plan": True,
    "course": "rrms",
    "relapses_12m": 3,
    "gd_lesions": 4,
    "planned_dmt": "ocrelizumab",
    "planned_start": "2027-03-01",
    "vaccines": ["vaccine-influenza"],
    "dmt_exposures": [{"drug": "ocrelizumab", "last_dose": "2026-09-09", "next_due": "2027-03-09"}],
}


@pytest.fixture
def material(library: Library) -> SummaryMaterial:
    """What summaries are made from."""
    return read_material(library)


def _words(summary: PatientSummary, section_id: str) -> str:
    section = summary.section(section_id)
    assert section is not None
    return "\n".join([*section.lead, *(line for entry in section.entries for line in (entry.text, *entry.details))])


def test_it_opens_when_nothing_is_known_and_says_so(material: SummaryMaterial) -> None:
    """Every section stands there and says what cannot be told; nothing is taken for "no"."""
    summary = summarise(material, Facts(), TODAY)
    assert _words(summary, "facts").startswith("Nothing is known of this patient.")
    assert _words(summary, "definitions").startswith("Nothing can be told yet of the 36 published definitions")
    assert "Needed first: Course of the disease (23)" in _words(summary, "definitions")
    assert "Not met" not in _words(summary, "definitions")
    assert _words(summary, "walks") == "No algorithm was opened for this patient."
    assert "Nothing unknown is taken for “no”." in _words(summary, "unknowns")


def test_facts_are_told_with_weekday_and_label(material: SummaryMaterial) -> None:
    """9 September 2026 is a Wednesday; drugs and choices stand in words."""
    words = _words(summarise(material, facts_from_case(CASE, material.parameters), TODAY), "facts")
    assert "Treatment history: ocrelizumab (LAST dose Wed 09-Sep-2026, next dose due Tue 09-Mar-2027)" in words
    assert "Pregnant or planning a pregnancy: yes. Under 18 years: no. Above 65 years: no." in words


def test_windows_of_sources_that_differ_both_stand(material: SummaryMaterial) -> None:
    """Conception after ocrelizumab: 12 months in the older EU leaflet and 4 months in others, side by side."""
    words = _words(summarise(material, facts_from_case(CASE, material.parameters), TODAY), "differences")
    line = next(line for line in words.splitlines() if "12 months" in line)
    assert "4 months" in line
    assert line.startswith("Sources differ:")


def test_the_ledger_stands_in_alphabetical_order(material: SummaryMaterial) -> None:
    """Order says nothing of worth."""
    summary = summarise(material, facts_from_case(CASE, material.parameters), TODAY)
    section = summary.section("options")
    assert section is not None
    titles = [entry.text for entry in section.entries]
    assert titles == sorted(titles, key=str.casefold)
    assert titles


def test_a_way_taken_is_told_with_its_open_question(material: SummaryMaterial) -> None:
    """Where the walk stands and what it waits for go into the summary."""
    chart, _ = read_chart(material.library, "acute-relapse")
    summary = summarise(material, Facts(), TODAY, (walk(chart, Facts(), {}, TODAY),))
    assert "Open question:" in _words(summary, "walks")


def test_every_window_and_reason_leads_to_a_source_below(material: SummaryMaterial) -> None:
    """The review that most lines rest on is listed once, with the places cited."""
    text = summary_text(summarise(material, facts_from_case(CASE, material.parameters), TODAY))
    sources = text.partition("\nSOURCES\n")[2]
    assert sources.count("- Arrambide 2020: ") == 1
    assert "Cited at: " in sources
