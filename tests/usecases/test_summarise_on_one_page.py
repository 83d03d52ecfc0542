"""The one-page summary of the real library: what decides most, everything else counted with where to find it."""

import re

import pytest

from msref.content_store.flowcharts import read_chart
from msref.content_store.library import Library
from msref.domain.facts import Facts, facts_from_case
from msref.domain.flowcharts.walk import walk
from msref.domain.truth import Truth
from msref.reports.patient_summary import PatientSummary, summary_text
from msref.usecases.patient_answers import PatientAnswers, SummaryMaterial, answers_for, read_material
from msref.usecases.summarise_on_one_page import LINES, one_page
from tests.usecases.sample_patients import CHILD, PREGNANT, SAMPLES, SENIOR, TODAY, SamplePatient


@pytest.fixture
def material(library: Library) -> SummaryMaterial:
    """What summaries are made from."""
    return read_material(library)


def answers_of(material: SummaryMaterial, sample: SamplePatient) -> PatientAnswers:
    """Everything answered for a sample patient."""
    facts = facts_from_case(sample.facts, material.parameters, TODAY)
    walks = [
        walk(read_chart(material.library, chart)[0], facts, given, TODAY) for chart, given in sample.answers.items()
    ]
    return answers_for(material, facts, TODAY, walks)


def _section(summary: PatientSummary, section_id: str) -> str:
    section = summary.section(section_id)
    assert section is not None
    fields = (words for entry in section.entries for _, words in entry.fields)
    return "\n".join([*section.lead, *(entry.text + entry.rest for entry in section.entries), *fields])


def _count(words: str, text: str) -> int:
    found = re.search(words, text)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_nothing_is_cut_silently(material: SummaryMaterial, sample: SamplePatient) -> None:
    """In every form what stands there and what is counted make up the whole: facts, definitions, steps, windows, unknowns, treatments."""
    answers = answers_of(material, sample)
    for lines in LINES:
        summary = one_page(material, answers, lines=lines)
        facts = _section(summary, "facts")
        known = [one.label for one in material.parameters if answers.facts.knows(one.id)]
        shown = sum(f". {label}: " in facts or f"; {label}: " in facts for label in known)
        assert shown + _count(r"Further: (\d+) facts?; see the full summary", facts) == len(known)

        given = answers.published()
        definitions = _section(summary, "definitions")
        for words, truth in (
            ("Met", Truth.TRUE),
            ("[Nn]ot met", Truth.FALSE),
            ("[Nn]ot for this patient", None),
            ("Cannot be told", Truth.UNKNOWN),
        ):
            assert _count(rf"{words} \((\d+)\)", definitions) == sum(answer.truth is truth for answer in given)

        for line, taken in zip(_section(summary, "walks").splitlines(), answers.walks, strict=False):
            asked = [step for step in taken.path if step.node.kind == "question"]
            assert sum(step.node.title in line for step in asked) + _count(r"(\d+) earlier step", line) >= len(asked)
            assert ("END: " in line) == (taken.end is not None)
            assert ("OPEN QUESTION: " in line) == (taken.pending is not None)

        windows = _section(summary, "windows")
        told = [window for window in answers.plan.windows if not window.dose and window.status != "unknown"]
        assert len(windows.splitlines()) - 1 + _count(r"Further: (\d+) windows?[;,]", windows) == len(told)

        unknowns = _section(summary, "unknowns")
        listed = len(unknowns.splitlines()) - 1
        assert listed + _count(r"(\d+) more: full summary", unknowns) == len(answers.waited_for())
        assert len(_section(summary, "options").splitlines()) == 1 + len(answers.ledger.options)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_stricter_form_never_says_more(material: SummaryMaterial, sample: SamplePatient) -> None:
    """Each form for smaller paper is at most as long as the one before."""
    answers = answers_of(material, sample)
    lengths = [len(summary_text(one_page(material, answers, lines=lines))) for lines in LINES]
    assert lengths == sorted(lengths, reverse=True)


def test_hard_stops_that_hold_come_first(material: SummaryMaterial) -> None:
    """In pregnancy the live vaccine that is wanted is blocked by two sources, and both stand before any advice."""
    lines = _section(one_page(material, answers_of(material, PREGNANT)), "windows").splitlines()
    assert lines[0].startswith("MMR vaccine (measles, mumps, rubella): live vaccine and pregnancy")
    assert "hard stop · blocked" in lines[0]
    assert "ECTRIMS/EAN 2023" in lines[1]
    kinds = ["hard stop" in line for line in lines[:-1]]
    assert kinds == sorted(kinds, reverse=True)


def test_the_ledger_names_what_blocks_first_and_what_is_not_known(material: SummaryMaterial) -> None:
    """Pregnancy blocks cladribine and fingolimod by their leaflets; glatiramer acetate is not blocked; unknown data are named."""
    lines = _section(one_page(material, answers_of(material, PREGNANT)), "options").splitlines()
    by_name = {line.partition(". ")[0]: line.partition(". ")[2] for line in lines[1:]}
    assert by_name["Cladribine"].startswith("BLOCKING: pregnant [")
    assert by_name["Fingolimod (S1P modulator)"].startswith("BLOCKING: pregnant [")
    assert "BLOCKING" not in by_name["Glatiramer acetate"]
    assert "unknown: Hepatitis B" in by_name["Ocrelizumab"]
    assert "Not known for any of them: Disease-modifying treatments available here." in lines[0]


def test_the_path_taken_ends_or_waits(material: SummaryMaterial) -> None:
    """The pregnancy algorithm leads to an end; the child's waits for whether the relapse is severe, and names the missing fact."""
    assert "END: Relapse: plasma exchange used successfully [" in _section(
        one_page(material, answers_of(material, PREGNANT)), "walks"
    )
    waiting = _section(one_page(material, answers_of(material, CHILD)), "walks")
    assert "OPEN QUESTION: A severe relapse now?" in waiting
    assert "\nA relapse now" in waiting


def test_numbers_lead_to_the_sources_below(material: SummaryMaterial) -> None:
    """Every number in square brackets stands in the list of sources, and none is left over."""
    for sample in SAMPLES:
        text = summary_text(one_page(material, answers_of(material, sample)))
        above, _, below = text.partition("\nSOURCES\n")
        cited = {int(number) for marks in re.findall(r"\[([\d, ]+)\]", above) for number in marks.split(",")}
        listed = {int(number) for number in re.findall(r"(?:^|; )(\d+) [A-Z]", below)}
        assert cited == listed == set(range(1, len(listed) + 1))


def test_with_nothing_known_it_says_what_is_needed_first(material: SummaryMaterial) -> None:
    """No line counts how many of 36 are met: nothing can be told yet, and each part says what would open it."""
    text = summary_text(one_page(material, answers_for(material, Facts(), TODAY)))
    assert "0 of " not in text
    assert "Nothing is known of this patient yet." in text
    assert (
        "Nothing can be told yet of the 36 published definitions and their readings. Needed first: Course of the disease (for 23)"
        in text
    )
    assert "No date window can be given yet. Needed first: " in text
    assert "Nothing can be told yet of 11 treatments for this patient. Needed first: " in text
    assert "drafted from sources, not clinically reviewed" in text


def test_special_populations_stand_on_every_sheet(material: SummaryMaterial) -> None:
    """The three groups are told for the 68-year-old as for the child."""
    assert "Above 65 years: yes" in _section(one_page(material, answers_of(material, SENIOR)), "facts")
    assert "Under 18 years: yes" in _section(one_page(material, answers_of(material, CHILD)), "facts")
