"""A case file is written in the very form in which it is read."""

import json
from datetime import date

import pytest

from msref.domain.facts import Facts
from msref.errors import BadInputError
from msref.usecases.case_file import case_from_text, case_text
from msref.usecases.read_case import read_case
from tests.usecases.planner_content import parameters

TODAY = date(2026, 11, 20)
FACTS = Facts(
    {
        "age_years": 34,
        "sex": "female",
        "conception_plan": False,
        "edss": 3.5,
        "relapse_onset_date": date(2026, 11, 1),
        "vaccines": ("vaccine-mmr", "vaccine-influenza"),
        "severity_features": (),
        "lymphocytes": 0.8,
        "dmt_exposures": (
            "ocrelizumab, started 2024-01-10, last dose 2026-05-01, next dose due 2026-11-01, adequate course yes",
            "fingolimod, stopped because not_effective",
        ),
    }
)


def test_a_case_reads_back_as_it_was() -> None:
    """Every kind of value, "none of them" and both states of a treatment survive writing and reading."""
    case = read_case(case_text(FACTS, parameters(), {"severe": "yes"}, TODAY), parameters())
    assert case.facts.values == FACTS.values
    assert case.answers == {"severe": "yes"}
    assert case.today == TODAY


def test_a_case_holds_nothing_but_day_parameters_and_answers() -> None:
    """There is no place for a name or a number, and a treatment is an object with the dates that are known."""
    data = json.loads(case_text(FACTS, parameters(), {}, TODAY))
    assert set(data) == {"today", "parameters", "answers"}
    assert set(data["parameters"]) == set(FACTS)
    assert data["parameters"]["dmt_exposures"][1] == {"drug": "fingolimod", "stop_reason": "not_effective"}
    assert data["parameters"]["lymphocytes"] == {"value": 0.8, "unit": "10^9/L"}


def test_an_empty_case_is_a_case() -> None:
    """Of a patient of whom nothing is known a file can be kept as well."""
    assert len(case_from_text(case_text(Facts(), parameters(), {}, TODAY), parameters()).facts) == 0


def test_facts_that_contradict_each_other_are_refused_with_their_names() -> None:
    """A case that cannot be true is not taken, and the sentence names a field."""
    text = case_text(Facts({"relapses_12m": 1, "disabling_relapses_12m": 3}), parameters(), {}, TODAY)
    with pytest.raises(BadInputError) as refused:
        case_from_text(text, parameters())
    assert "relapses" in str(refused.value).lower()
