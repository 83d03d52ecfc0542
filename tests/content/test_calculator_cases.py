"""The real calculators: every worked case gives what it says, every text has its source."""

import json
from pathlib import Path

import pytest

from msref.content_compiler.calculators import CompiledCalculator
from msref.domain.calculators import CALCULATORS
from msref.domain.calculators.description import description_from_mapping
from tests.content_compiler.calculator_content import compiled_calculators

CONTENT = Path(__file__).resolve().parents[2] / "content"
NAMES = tuple(CALCULATORS)


@pytest.fixture(scope="module")
def calculators() -> dict[str, CompiledCalculator]:
    """The real calculators, compiled without a fault."""
    compiled, problems = compiled_calculators(CONTENT)
    assert [str(problem) for problem in problems] == []
    return {calculator.id: calculator for calculator in compiled}


def test_every_function_has_its_content(calculators: dict[str, CompiledCalculator]) -> None:
    """Content and functions name the same calculators, in the order of the registry."""
    assert tuple(calculators) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_calculator_has_ten_worked_cases_some_of_them_refused_or_open(
    calculators: dict[str, CompiledCalculator], name: str
) -> None:
    """At least 10 cases, among them one with an input missing and one refused or without a result."""
    description = description_from_mapping(json.loads(calculators[name].spec_json))
    assert len(description.cases) >= 10
    assert any("not known" in case.answer or "unknown" in case.answer for case in description.cases)
    assert any(case.answer.startswith(("refused", "no result")) for case in description.cases)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_when_not_to_use_it(calculators: dict[str, CompiledCalculator], name: str) -> None:
    """Each page has its sections, cites at least one source and shows no mark of the content language."""
    record = calculators[name].record
    words = [heading.text for heading in record.headings]
    assert words == [
        "When to use it", "When not to use it", "What it takes", "Formula", "What the result means", "Pitfalls", "Worked examples", "Sources",
    ]  # fmt: skip
    assert record.kind == "calculator"
    assert record.citations
    assert "[@" not in record.html
    assert "[[" not in record.html
    assert record.extra["calculator"] == name


def test_interferon_is_named_where_the_score_was_built_on_it(calculators: dict[str, CompiledCalculator]) -> None:
    """The modified Rio score says that it is not for other drugs."""
    description = description_from_mapping(json.loads(calculators["modified_rio"].spec_json))
    assert "interferon" in description.title
    assert any("interferon" in text.text for text in description.when_not_to_use)


def test_both_jurisdictions_stand_beside_the_mitoxantrone_sum(calculators: dict[str, CompiledCalculator]) -> None:
    """The page tells the bound of the EU and United Kingdom and that of the United States."""
    text = calculators["mitoxantrone_cumulative"].record.text
    assert "72 in the EU and the United Kingdom" in text
    assert "140 in the United States" in text
