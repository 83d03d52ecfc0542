"""A small treatment option that compiles, and each fault that can be planted in it: told with file, line and how to mend it."""

import json
from pathlib import Path

import pytest

from msref.content_compiler.chart_check import check_chart
from msref.content_compiler.options import CompiledOption, compile_options
from msref.content_compiler.parameters import gather_parameters
from msref.content_compiler.problems import Problem, Problems
from msref.content_compiler.render import Renderer
from msref.content_compiler.yaml_lines import read_yaml

PARAMETERS = """\
- {id: fever, label: Fever, kind: yes_no, help: Whether there is fever., group: attack}
- {id: age_years, label: Age, kind: integer, unit: years, min: 0, max: 110, step: 1, help: Age., group: who}
"""
OPTION = """\
id: drug-a
title: Drug A
drug: drug-a
statements:
  - id: drug-a-works
    side: for
    text: "It works [@review, page 1]."
  - id: drug-a-fever
    side: blocking
    when: {parameter: fever, is: true}
    text: "Fever speaks against it [@review, page 2]."
  - id: drug-a-old
    side: against
    when: {parameter: age_years, more_than: 65}
    text: "Not studied above that age [@review, page 3]."
"""
CASES = """\
- id: ledger-case-hot
  title: A hot one
  today: 2026-11-20
  parameters: {fever: true, age_years: 65}
  expect:
    drug-a: {for: [drug-a-works], blocking: [drug-a-fever], left_out: [drug-a-old]}
- id: ledger-case-cool
  title: A cool one
  today: 2026-11-20
  parameters: {fever: false}
  expect:
    drug-a: {blocking: [], left_out: [drug-a-fever]}
- id: ledger-case-not-known
  title: Nothing is known
  today: 2026-11-20
  expect:
    drug-a: {unknown: [drug-a-fever, drug-a-old]}
"""
OPTION_FAULTS = [
    ("id: drug-a\n", "id: drug-b\n", "id-not-file-name", 1),
    ("title: Drug A\n", "", "missing-field", 1),
    ("title: Drug A\n", "title: Drug A\nrank: 1\n", "unknown-field", 3),
    ("drug: drug-a\n", "drug: drug-x\n", "unresolved-link", 3),
    ("side: for", "side: fore", "unknown-choice", 6),
    ("    side: for\n", "", "missing-field", 5),
    ("It works [@review, page 1].", "It works.", "statement-without-source", 5),
    ("id: drug-a-old", "id: drug-a-works", "duplicate-id", 12),
    ("{parameter: fever, is: true}", "{parameter: fevre, is: true}", "unknown-parameter", 10),
    ("{parameter: fever, is: true}", "{parameter: fever}", "unreadable-criterion", 10),
    ("more_than: 65", "more_than: 165", "bound-out-of-range", 14),
]
CASE_FAULTS = [
    ("blocking: [drug-a-fever], left", "blocking: [], left", "case-fails", 6),
    ("left_out: [drug-a-old]", "left_out: []", "case-fails", 6),
    ("unknown: [drug-a-fever, drug-a-old]", "unknown: [drug-a-fever]", "case-fails", 17),
    ("    drug-a: {for", "    drug-z: {for", "unknown-choice", 6),
    ("blocking: [], left_out", "blocks: [], left_out", "unknown-field", 12),
    ("{fever: true, ", "{fever: maybe, ", "bad-case-value", 4),
    ("{fever: true, ", "{fevre: true, ", "bad-case-value", 4),
    ("today: 2026-11-20", "today: 2026-13-20", "bad-date", 3),
    ("id: ledger-case-hot", "id: hot", "bad-id", 1),
    ("id: ledger-case-cool", "id: ledger-case-hot", "bad-id", 7),
    ("  title: A hot one\n", "", "missing-field", 1),
    ("{unknown: [drug-a-fever, drug-a-old]}", "{for: [drug-a-works]}", "blocking-without-case", 1),
    ("blocking: [drug-a-fever], ", "", "blocking-without-case", 1),
    (", left_out: [drug-a-fever]", "", "blocking-without-case", 1),
]
CHART = """\
id: small
title: Small
summary: Small.
topic: acute
strength: None.
start: only
nodes:
  - {id: only, kind: end, ledger: true, title: Only, text: Only.}
"""


def content(folder: Path, *, option: str = OPTION, cases: str = CASES) -> Path:
    """A content folder with one option, its drug, its cases and two parameters."""
    for name, text in (
        ("parameters/all.yaml", PARAMETERS),
        ("drugs/drug-a.md", "---\nid: drug-a\n---\n"),
        ("options/drug-a.yaml", option),
        ("options/cases.yaml", cases),
    ):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def compiled(root: Path) -> tuple[list[CompiledOption], list[Problem]]:
    """The options of a folder, and what the compiler says of them."""
    problems = Problems(root)
    renderer = Renderer({"review": "Review"}, {})
    options = compile_options(
        root, gather_parameters(root, problems), lambda node: renderer.inline(node.text, explain=False), problems
    )
    return options, list(problems)


def told(root: Path, file: str) -> list[tuple[str, int]]:
    """Code and line of the faults in one file; each with words and a way to mend it."""
    _, found = compiled(root)
    assert all(fault.what and fault.mend for fault in found)
    return [(fault.code, fault.line) for fault in found if fault.file == file]


def test_a_whole_option_compiles(tmp_path: Path) -> None:
    """The small option has no fault and keeps its statements in order, with text, source and criterion."""
    options, problems = compiled(content(tmp_path))
    assert problems == []
    assert [option.id for option in options] == ["drug-a"]
    spec = json.loads(options[0].spec_json)
    assert (spec["title"], spec["drug"]) == ("Drug A", "drug-a")
    assert [statement["id"] for statement in spec["statements"]] == ["drug-a-works", "drug-a-fever", "drug-a-old"]
    assert spec["statements"][1]["when"] == {"parameter": "fever", "is": True}
    assert spec["statements"][1]["sources"] == [{"key": "review", "locator": "page 2"}]
    assert spec["statements"][0]["text"] == "It works (Review, page 1)."
    assert "when" not in spec["statements"][0]


def test_options_stand_by_title(tmp_path: Path) -> None:
    """Options are stored by title and not by file name, so that no order of worth can be read from them."""
    root = content(tmp_path)
    second = OPTION.replace("drug-a", "drug-b").replace("Drug A", "aaa").replace("drug: drug-b", "drug: drug-a")
    (root / "options" / "drug-b.yaml").write_text(second, encoding="utf-8")
    assert [option.id for option in compiled(root)[0]] == ["drug-b", "drug-a"]


def test_no_options_are_no_fault(tmp_path: Path) -> None:
    """Content without a ledger is whole."""
    (tmp_path / "parameters").mkdir()
    assert compiled(tmp_path) == ([], [])


@pytest.mark.parametrize(("old", "new", "code", "line"), OPTION_FAULTS, ids=lambda part: str(part)[:40])
def test_each_fault_of_an_option_is_told(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    """A planted fault is told with its line in the option's file."""
    assert OPTION.count(old) >= 1
    root = content(tmp_path, option=OPTION.replace(old, new, 1))
    assert (code, line) in told(root, "options/drug-a.yaml")


@pytest.mark.parametrize(("old", "new", "code", "line"), CASE_FAULTS, ids=lambda part: str(part)[:40])
def test_each_fault_of_a_ledger_case_is_told(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    """A planted fault is told with its line in cases.yaml."""
    assert CASES.count(old) >= 1
    root = content(tmp_path, cases=CASES.replace(old, new, 1))
    assert (code, line) in told(root, "options/cases.yaml")


def test_missing_cases_are_told(tmp_path: Path) -> None:
    """Options without cases are a fault."""
    root = content(tmp_path)
    (root / "options" / "cases.yaml").unlink()
    assert told(root, "options/cases.yaml") == [("missing-file", 1)]


def test_text_that_is_no_yaml_is_told_once(tmp_path: Path) -> None:
    """An option that cannot be read is told with its line, and nothing is made of it."""
    root = content(tmp_path, option="id: drug-a\nstatements: [")
    assert [code for code, _ in told(root, "options/drug-a.yaml")] == ["unreadable-yaml"]
    assert compiled(root)[0] == []


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("ledger: true", "ledger: true", []),
        ("ledger: true", "ledger: maybe", ["ledger-out-of-place"]),
        ("kind: end", "kind: note", ["dead-end", "ledger-out-of-place"]),
    ],
)
def test_only_an_end_shows_the_ledger(tmp_path: Path, old: str, new: str, codes: list[str]) -> None:
    """A chart may show the ledger at an end and nowhere else."""
    problems = Problems(tmp_path)
    tree = read_yaml(CHART.replace(old, new), tmp_path / "chart.yaml", problems)
    assert tree is not None
    check_chart(tree, "small", (), problems)
    assert sorted(fault.code for fault in problems) == codes
