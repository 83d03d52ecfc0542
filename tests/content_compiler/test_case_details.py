"""What a case may expect beside the answer itself: single clauses, the day until which it stays open, and remarks that must not be there."""

from pathlib import Path

import pytest

from msref.content_compiler.problems import Problems
from msref.content_compiler.timing_cases import check_timing_cases
from tests.content_compiler.test_criteria import CASES, FILES, compiled
from tests.usecases import planner_content

FIRST = 'truth: "false"}'
ONSET = "- {id: onset_date, label: First symptom, kind: date, help: The day., group: disease}\n"
LATER = """id: two_relapses
rule:
  clause: late
  text: At least 2 relapses, told after 10 years
  source: "[@trial, abstract]"
  when:
    provided: {time_since: onset_date, at_least: 10, unit: years}
    then: {parameter: relapses, at_least: 2}
note: It says nothing of disability.
"""
UNDER_18 = "Under 18 years: the source speaks of people with MS in general; its rule was not made for children."
CASE = """\
- id: plan-one
  title: Plasma exchange
  today: 2026-12-01
  parameters: {{relapse_onset_date: "2026-11-25", age_years: {age}, dmt_exposures: [], vaccines: [], planned_dmt: none}}
  expect:
    - {{window: plex-days-0-20, without_note: "{note}"}}
"""


def faults_with(root: Path, **changed: str) -> list[str]:
    """The faults of a small content folder in which some files are other than usual; `rule`, `cases` and `parameters` name them."""
    places = {"rule": "criteria.yaml", "cases": "cases.yaml", "parameters": "all.yaml"}
    for name, text in FILES.items():
        other = next((changed[key] for key, end in places.items() if key in changed and name.endswith(end)), text)
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(other, encoding="utf-8")
    return [f"{problem.code}: {problem.what}" for problem in compiled(root)[1]]


@pytest.mark.parametrize(
    ("expected", "faults"),
    [
        ('relapses: "false"', []),
        (
            'relapses: "unknown"',
            ["case-fails: two_relapses: the clause relapses is expected unknown; the rule gives false."],
        ),
        (
            'scan: "false"',
            [
                "case-fails: two_relapses: the clause scan is expected false; the rule gives nothing: there is no such clause."
            ],
        ),
    ],
)
def test_a_clause_may_be_expected(expected: str, faults: list[str], tmp_path: Path) -> None:
    """A case whose clause is not as it says is refused, also when the whole answer is right; a clause that is not there is told."""
    cases = CASES.replace(FIRST, f'truth: "false", clauses: {{{expected}}}}}', 1)
    assert faults_with(tmp_path, cases=cases) == faults


@pytest.mark.parametrize(
    ("day", "faults"),
    [
        ("2027-01-10", []),
        (
            "2027-01-11",
            ["case-fails: two_relapses: it is expected to stay open until 2027-01-11; the rule gives 2027-01-10."],
        ),
    ],
)
def test_the_day_of_opening_may_be_expected(day: str, faults: list[str], tmp_path: Path) -> None:
    """With a first symptom on 10 January 2017 nothing is told before 10 January 2027; a case that names another day is refused."""
    case = """- id: two_relapses-{number:02}
  title: "Fictional"
  today: "2026-11-20"
  parameters: {{onset_date: "2017-01-10"}}
  expect: {{two_relapses: {{applicable: "true", truth: "unknown"{opens}}}}}
  because: Counted.
"""
    cases = "".join(
        case.format(number=number, opens=f', opens: "{day}"' if number == 3 else "") for number in range(10)
    )
    parameters = FILES["parameters/all.yaml"] + ONSET
    assert faults_with(tmp_path, rule=LATER, cases=cases, parameters=parameters) == faults


@pytest.mark.parametrize(("age", "faults"), [(18, 0), (17, 1)])
def test_a_remark_may_be_expected_to_be_absent(age: int, faults: int, tmp_path: Path) -> None:
    """The remark on children stands at 17 years and not at 18; a case that says it is absent fails where it stands."""
    folder = tmp_path / "timing" / "cases"
    folder.mkdir(parents=True)
    (folder / "cases.yaml").write_text(CASE.format(age=age, note=UNDER_18), encoding="utf-8")
    problems = Problems(tmp_path)
    check_timing_cases(
        tmp_path, planner_content.rules(), planner_content.vaccines(), planner_content.parameters(), problems
    )
    said = [problem.what for problem in problems if problem.code == "case-fails"]
    assert said == [f"plex-days-0-20: the note “{UNDER_18}” is there."] * faults
