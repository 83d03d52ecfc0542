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
    answers = {
        "acute-relapse": {"severity": "visser", "mimics": "excluded"},
        "choosing-dmt": {},
        "children-path": {"age": "child"},
    }
    case = read_case(case_text(FACTS, parameters(), answers, TODAY), parameters())
    assert case.facts.values == FACTS.values
    assert case.by_chart == answers
    assert case.answers == {}
    assert case.today == TODAY


def test_an_older_file_with_bare_answers_still_opens() -> None:
    """Answers that name no algorithm, as files of one algorithm had them, are read and hold for whichever is walked."""
    case = read_case('{"today": "2026-11-20", "answers": {"severity": "visser"}}', parameters())
    assert case.answers == {"severity": "visser"}
    assert case.answers_in("acute-relapse") == {"severity": "visser"}
    named = read_case('{"today": "2026-11-20", "answers": {"acute-relapse": {"severity": "visser"}}}', parameters())
    assert named.answers_in("acute-relapse") == {"severity": "visser"}
    assert named.answers_in("choosing-dmt") == {}


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ('{"severity": "visser", "choosing-dmt": {}}', 'severity" stands beside them'),
        ('{"acute-relapse": {"severity": 3}}', 'answer to "severity"'),
        ('{"acute-relapse": {"severity": {}}}', 'answer to "severity"'),
        ('{"acute-relapse": ["visser"]}', 'answer to "acute-relapse"'),
    ],
)
def test_answers_of_no_known_form_are_refused(answers: str, words: str) -> None:
    """Half a form is never guessed at; the sentence says which answer is meant."""
    with pytest.raises(BadInputError, match=words):
        read_case(f'{{"today": "2026-11-20", "answers": {answers}}}', parameters())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{\n "today": "2026-11-20",\n "parameters": {\n  "age_years": 340\n }\n}', "See line 4 of the case."),
        ('{\n "today": "2026-11-20",\n "colour": 1\n}', "See line 3 of the case."),
        ('{\n "today": "2026-11-20",\n "today": "2026-11-21"\n}', "See lines 2 and 3 of the case."),
        ('{\n "today": "2026-11-20",\n', "in line 3"),
        (
            '{\n "today": "2026-11-20",\n "parameters": {\n "relapses_12m": 1,\n "disabling_relapses_12m": 3}}',
            "See line ",
        ),
    ],
)
def test_a_fault_tells_its_line(text: str, line: str) -> None:
    """Who wrote the file finds the place."""
    with pytest.raises(BadInputError) as refused:
        case_from_text(text, parameters())
    assert line in str(refused.value)


def test_a_case_holds_nothing_but_day_parameters_and_answers() -> None:
    """There is no place for a name or a number, and a treatment is an object with the dates that are known."""
    data = json.loads(case_text(FACTS, parameters(), {}, TODAY))
    assert set(data) == {"today", "parameters", "answers"}
    assert data["answers"] == {}
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
