"""Every fault of a rule and of its cases is told with file, line and how to mend it; population notes reach the record."""

import json
from pathlib import Path

import pytest

from msref.content_compiler.compile_library import compile_library
from msref.content_compiler.criteria import compile_criteria
from msref.content_compiler.parameters import gather_parameters
from msref.content_compiler.problems import Problem, Problems
from msref.content_compiler.render import Rendered, Renderer
from msref.content_compiler.yaml_lines import Node
from tests.content_compiler.test_faults import MINI

PARAMETERS = """- {id: relapses, label: Relapses, kind: integer, min: 0, max: 30, help: How many., group: disease}
- {id: before, label: Relapses before, kind: integer, min: 0, max: 30, help: How many., group: disease}
- {id: weight, label: Weight, kind: number, unit: kg, min: 0, max: 300, help: Weight., group: who}
- {id: edss, label: EDSS, kind: edss, help: The score., group: disease}
- id: count
  label: Count
  kind: number
  unit: 10^9/L
  units: [{unit: 10^9/L, per: 1}, {unit: cells/mm3, per: 1000}]
  min: 0
  max: 50
  help: The count.
  group: treatment
"""
TEXT = """---
id: two_relapses
title: Two relapses
summary: At least 2 relapses [@trial, abstract].
topic: understanding
strength: None.
definition_kind: activity
year: 2019
jurisdiction: EU
version: Wording of 2019
---
- At least 2 relapses [@trial, abstract].
"""
RULE = """id: two_relapses
rule:
  clause: relapses
  text: At least 2 relapses
  source: "[@trial, abstract]"
  when: {parameter: relapses, at_least: 2}
note: It says nothing of disability.
"""
CASES = "".join(
    f"""- id: two_relapses-{number:02}
  title: "Fictional: {number} relapses"
  today: "2026-11-20"
  parameters: {{relapses: {number}}}
  expect: {{two_relapses: {{applicable: "true", truth: "{"true" if number >= 2 else "false"}"}}}}
  because: Counted.
"""
    for number in range(10)
)
FILES = {
    "parameters/all.yaml": PARAMETERS,
    "definitions/two_relapses.md": TEXT,
    "criteria/two_relapses/criteria.yaml": RULE,
    "criteria/two_relapses/cases.yaml": CASES,
}


def compiled(root: Path) -> tuple[list[dict[str, object]], list[Problem]]:
    """The rules of a small content folder, and its faults."""
    problems = Problems(root)
    renderer = Renderer({"trial": "Trial 2019"}, {}, {})

    def render_inline(node: Node) -> Rendered:
        return renderer.inline(node.text, explain=False)

    made = compile_criteria(root, gather_parameters(root, problems), render_inline, problems)
    return [json.loads(one.spec_json) for one in made], list(problems)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A content folder with one definition that has no fault."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_rule_takes_its_edition_from_the_text(root: Path) -> None:
    """Title, kind, year, jurisdiction and version are those of the text record; the source is shown as label and locator."""
    (rule,), faults = compiled(root)
    assert faults == []
    assert (rule["id"], rule["title"], rule["kind"], rule["year"]) == ("two_relapses", "Two relapses", "activity", 2019)
    assert (rule["jurisdiction"], rule["version"]) == ("EU", "Wording of 2019")
    assert rule["rule"] == {
        "clause": "relapses",
        "text": "At least 2 relapses",
        "source": "Trial 2019, abstract",
        "when": {"parameter": "relapses", "at_least": 2},
    }


def test_readings_become_rows_of_their_own(root: Path) -> None:
    """Two readings of one text are two rows, `_a` and `_b`, with their words in the title."""
    readings = (
        RULE.replace("rule:\n", "readings:\n  a:\n    title: strict\n    rule:\n")
        .replace("  clause", "      clause")
        .replace("  text", "      text")
        .replace("  source", "      source")
        .replace("  when", "      when")
    )
    second = (
        readings[readings.index("  a:") : readings.index("note:")].replace("  a:", "  b:").replace("strict", "wide")
    )
    (root / "criteria/two_relapses/criteria.yaml").write_text(readings.replace("note:", f"{second}note:"))
    cases = CASES.replace("two_relapses:", "two_relapses_a:")
    (root / "criteria/two_relapses/cases.yaml").write_text(cases)
    rules, faults = compiled(root)
    assert faults == []
    assert [(rule["id"], rule["title"]) for rule in rules] == [
        ("two_relapses_a", "Two relapses (reading a: strict)"),
        ("two_relapses_b", "Two relapses (reading b: wide)"),
    ]


CRITERIA = "criteria/two_relapses/criteria.yaml"
CASE_FILE = "criteria/two_relapses/cases.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line"),
    [
        (CRITERIA, "parameter: relapses", "parameter: relapse", "unknown-parameter", 6),
        (CRITERIA, "at_least: 2", "is: true", "wrong-kind", 6),
        (CRITERIA, "at_least: 2", "at_least: 31", "bound-out-of-range", 6),
        (CRITERIA, "at_least: 2", "at_least: {parameter: weight}", "wrong-unit", 6),
        (CRITERIA, "{parameter: relapses, at_least: 2}", "{parameter: edss, at_least: 0.5}", "bound-out-of-range", 6),
        (CRITERIA, "at_least: 2", "atleast: 2", "bad-criterion", 3),
        (CRITERIA, '  source: "[@trial, abstract]"\n', "", "clause-without-source", 3),
        (CRITERIA, '"[@trial, abstract]"', '"the trial"', "clause-without-source", 3),
        (CRITERIA, "id: two_relapses", "id: two_relapse", "id-not-folder-name", 1),
        (CRITERIA, "note:", "notes:", "unknown-field", 7),
        (CRITERIA, RULE, "id: two_relapses\nnote: Nothing.\n", "no-rule", 1),
        (CRITERIA, RULE, "id: two_relapses\nrule: {parameter: relapses, at_least: 2}\n", "clause-without-source", 2),
        (CASE_FILE, 'truth: "true"', 'truth: "false"', "case-fails", 17),
        (CASE_FILE, 'applicable: "true"', 'applicable: "false"', "case-fails", 5),
        (CASE_FILE, "{two_relapses:", "{three_relapses:", "unknown-definition", 5),
        (CASE_FILE, "{relapses: 0}", "{relapses: -1}", "bad-case-value", 4),
        (CASE_FILE, '"2026-11-20"', '"today"', "bad-date", 3),
        (CASE_FILE, "id: two_relapses-01", "id: two_relapses-00", "bad-id", 7),
        (CASE_FILE, CASES, CASES[: CASES.index("- id: two_relapses-09")], "too-few-cases", 1),
        ("parameters/all.yaml", "{unit: 10^9/L, per: 1}", "{unit: 10^9/L, per: 2}", "bad-unit", 9),
        ("parameters/all.yaml", "per: 1000", "per: none", "bad-unit", 9),
    ],
)
def test_each_fault_is_told_at_its_line(root: Path, file: str, old: str, new: str, code: str, line: int) -> None:  # noqa: PLR0917  one row, one fault
    """A planted fault is reported with its code at its file and line, and with how to mend it."""
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    _, faults = compiled(root)
    told = [fault for fault in faults if fault.code == code]
    assert [(fault.file, fault.line) for fault in told] == [(file, line)]
    assert all(fault.what and fault.mend for fault in told)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("definitions/two_relapses.md", "definition-without-text"),
        (CRITERIA, "missing-file"),
        (CASE_FILE, "missing-file"),
    ],
)
def test_a_missing_file_is_told(root: Path, file: str, code: str) -> None:
    """A rule without its text, or cases without a rule or the other way round, are refused."""
    (root / file).unlink()
    _, faults = compiled(root)
    assert [fault.code for fault in faults] == [code]


def test_population_notes_reach_the_record(tmp_path: Path) -> None:
    """A note for a population is rendered with its citation into the record; an unknown population is refused."""
    for file in MINI.rglob("*"):
        if file.is_file():
            target = tmp_path / file.relative_to(MINI)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    article = tmp_path / "articles/acute/exchange.md"
    text = article.read_text(encoding="utf-8")
    note = 'populations: {over_65: "Rarely used above 65 years [@review2020, Acute treatment [15]]."}\n'
    article.write_text(text.replace("topic: acute\n", f"topic: acute\n{note}"), encoding="utf-8")
    library, problems = compile_library(tmp_path)
    assert list(problems) == []
    assert library is not None
    record = next(one for one in library.records if one.id == "exchange")
    assert record.extra["note:over_65"].startswith("Rarely used above 65 years <a")
    assert ("review2020", "Acute treatment [15]") in record.citations
    article.write_text(text.replace("topic: acute\n", f"topic: acute\n{note.replace('over_65', 'over_56')}"))
    _, problems = compile_library(tmp_path)
    assert [problem.code for problem in problems] == ["unknown-field"]
