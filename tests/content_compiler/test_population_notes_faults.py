"""Notes for groups of people on vaccines and calculators: taken with their sources, refused when they name no group or no source."""

from pathlib import Path

import pytest

from msref.content_compiler.population_notes import population_notes, stored_notes
from msref.content_compiler.problems import Problems
from msref.content_compiler.render import Rendered
from msref.content_compiler.yaml_lines import Node, read_yaml
from msref.content_store.library import Library


def _render(node: Node, /) -> Rendered:
    cited = (("review2020", "Table 1"),) if "[@" in node.text else ()
    return Rendered(html=node.text, text=node.text, citations=cited, links=())


def _read(text: str) -> tuple[dict[str, str], list[str]]:
    problems = Problems(Path())
    node = read_yaml(text, Path("vaccine.yaml"), problems)
    assert node is not None
    notes = stored_notes(population_notes(node, _render, problems))
    return notes, [problem.code for problem in problems]


def test_a_note_is_kept_under_its_group() -> None:
    """The record stores it where every page looks for it."""
    notes, codes = _read('populations:\n  under_18: "Not studied [@review2020, Table 1]."\n')
    assert notes == {"note:under_18": "Not studied [@review2020, Table 1]."}
    assert codes == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('populations:\n  under_16: "Not studied [@review2020, Table 1]."\n', "unknown-field"),
        ('populations:\n  over_65: "Not studied."\n', "record-without-source"),
    ],
)
def test_a_note_that_nobody_would_see_or_could_check_is_refused(text: str, code: str) -> None:
    """A group that is none, and words without a source."""
    assert code in _read(text)[1]


@pytest.mark.parametrize(
    "vaccine", ["mmr", "varicella", "yellow-fever", "bcg", "typhoid-oral", "zoster-live", "influenza-live"]
)
def test_every_live_vaccine_says_what_holds_in_pregnancy(library: Library, vaccine: str) -> None:
    """The note stands on the record and its sources in the list of sources."""
    record = library.record(f"vaccine-{vaccine}")
    assert "keeps pregnancy away from live attenuated vaccines" in record.extra["note:pregnancy_or_planning"]
    assert "immunizeorglive" in {str(citation.key) for citation in record.citations}
