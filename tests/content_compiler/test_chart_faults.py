"""A small chart that compiles, and each fault that can be planted in it: told with file, line and how to mend it."""

import json
from pathlib import Path

import pytest

from msref.content_compiler.charts import compile_charts, gather_parameters
from msref.content_compiler.problems import Problem, Problems
from msref.content_compiler.render import Renderer

PARAMETERS = """\
- {id: fever, label: Fever, kind: yes_no, help: Whether there is fever., group: attack}
- {id: age_years, label: Age, kind: integer, unit: years, min: 0, max: 110, step: 1, help: Age., group: who}
"""
CHART = """\
id: small
title: Small chart
summary: "A small chart [@review, page 1]."
topic: acute
strength: None.
start: fever
nodes:
  - id: fever
    kind: question
    title: Fever?
    text: "Fever is asked [@review, page 2]."
    edges:
      - {id: hot, label: "Yes", kind: answer, to: warm, when: {parameter: fever, is: true}}
      - {id: cold, label: "No", kind: answer, to: cool, when: {parameter: fever, is: false}}
      - {id: cannot-tell, label: Cannot tell, kind: cannot_tell, to: cool}
      - {id: not-available, label: Not available here, kind: not_available, to: cool}
  - id: cool
    kind: action
    title: Wait
    text: "Waiting helps [@review, page 3]."
    edges:
      - {id: next, kind: answer, to: done}
  - id: warm
    kind: end
    title: Warm
    text: "It is warm [@review, page 4]."
  - id: done
    kind: end
    title: Done
    text: "It is over [@review, page 5]."
flags:
  - id: old
    when: {parameter: age_years, more_than: 65}
    text: "Above that age [@review, page 6]."
    text_if_unknown: "Age is not known [@review, page 6]."
"""
CASES = """\
- id: case-hot
  title: A hot one
  today: 2026-11-20
  parameters: {fever: true}
  expect: {end: warm, path: [fever]}
- id: case-unclear
  title: An unclear one
  today: 2026-11-20
  parameters: {age_years: 70}
  answers: {fever: cannot-tell}
  expect: {end: done, path: [fever, cool]}
"""
LONG = "Far too long for a box that holds a title of sixty characters at most"

CHART_FAULTS = [
    ("id: small\n", "id: smaller\n", "id-not-folder-name", 1),
    ("topic: acute", "topic: acut", "unknown-choice", 4),
    ("start: fever", "start: nowhere", "edge-to-nowhere", 6),
    ("start: fever\n", "start: fever\nbegin: here\n", "unknown-field", 7),
    ("kind: question", "kind: riddle", "unknown-choice", 9),
    ("title: Fever?", f"title: {LONG}", "long-title", 10),
    ('    text: "Fever is asked [@review, page 2]."\n', "", "missing-field", 8),
    ("Fever is asked [@review, page 2].", "Fever is asked.", "node-without-source", 8),
    ("to: warm,", "to: warmth,", "edge-to-nowhere", 13),
    ('label: "Yes", ', "", "unlabelled-branch", 13),
    ('label: "No"', 'label: "Yes"', "same-label", 8),
    ("id: cold", "id: hot", "duplicate-id", 14),
    ("kind: answer, to: warm", "kind: reply, to: warm", "unknown-choice", 13),
    ("      - {id: cannot-tell, label: Cannot tell, kind: cannot_tell, to: cool}\n", "", "missing-cannot-tell", 8),
    ("      - {id: not-available, label: Not available here, kind: not_available, to: cool}\n", "", "missing-not-available", 8),
    ("kind: not_available, to: cool", "kind: cannot_tell, to: cool", "missing-not-available", 8),
    ("kind: cannot_tell, to: cool", "kind: cannot_tell, to: cool, when: {parameter: fever, is: true}", "criterion-out-of-place", 15),
    ("{parameter: fever, is: true}", "{parameter: fevre, is: true}", "unknown-parameter", 13),
    ("{parameter: fever, is: true}", "{parameter: fever, at_least: 1}", "wrong-kind", 13),
    ("{parameter: fever, is: true}", "{parameter: fever}", "unreadable-criterion", 13),
    ("more_than: 65", "more_than: 165", "bound-out-of-range", 33),
    ("    edges:\n      - {id: next, kind: answer, to: done}\n", "", "dead-end", 17),
    ("      - {id: next, kind: answer, to: done}\n", "      - {id: next, kind: answer, to: done}\n      - {id: other, kind: answer, to: warm}\n", "several-ways-out", 17),
    ("{id: next, kind: answer, to: done}", "{id: next, kind: answer, to: fever}", "circle", 8),
    ("{id: next, kind: answer, to: done}", "{id: next, kind: answer, to: warm}", "unreachable-node", 27),
    ("    title: Warm\n", "    title: Warm\n    edges: [{id: next, kind: answer, to: done}]\n", "way-out-of-end", 23),
    ("id: done\n    kind: end", "id: warm\n    kind: end", "duplicate-id", 27),
    ("Above that age [@review, page 6].", "Above that age.", "node-without-source", 32),
    ("Age is not known [@review, page 6].", "Age is not known.", "node-without-source", 32),
    ('    text_if_unknown: "Age is not known [@review, page 6]."\n', "", "missing-field", 32),
]  # fmt: skip
CASE_FAULTS = [
    ("end: warm", "end: done", "case-fails", 5),
    ("path: [fever, cool]", "path: [fever]", "case-fails", 11),
    ("{fever: true}", "{fever: maybe}", "bad-case-value", 4),
    ("{fever: true}", "{fevre: true}", "bad-case-value", 4),
    ("{fever: cannot-tell}", "{fever: perhaps}", "bad-case-answer", 10),
    ("{fever: cannot-tell}", "{coughing: cannot-tell}", "bad-case-answer", 10),
    ("{age_years: 70}", "{fever: true}", "case-contradicts-itself", 10),
    ("today: 2026-11-20", "today: 2026-13-20", "bad-date", 3),
    ("id: case-hot", "id: hot", "bad-id", 1),
    ("id: case-unclear", "id: case-hot", "bad-id", 6),
    ("{fever: true}\n  expect: {end: warm, path: [fever]}", "{}\n  expect: {pending: fever}", "end-without-case", 1),
    ("  title: A hot one\n", "", "missing-field", 1),
]  # fmt: skip
PARAMETER_FAULTS = [
    ("id: fever", "id: Fever", "bad-id", 1),
    ("id: age_years", "id: fever", "duplicate-id", 2),
    ("kind: yes_no", "kind: maybe", "unknown-choice", 1),
    ("group: who", "group: whom", "unknown-choice", 2),
    ("min: 0, max: 110", "min: 110, max: 0", "bad-bound", 2),
    ("min: 0, max: 110, ", "", "missing-bound", 2),
    ("max: 110", "max: many", "bad-bound", 2),
    ("kind: yes_no", "kind: choice", "choices-do-not-fit", 1),
    ("kind: yes_no", "kind: yes_no, min: 0", "bound-without-number", 1),
    ("help: Age., ", "", "missing-field", 2),
    ("kind: yes_no", "kind: choice, choices: [{id: a, label: A}, {id: a, label: B}]", "duplicate-id", 1),
]  # fmt: skip


def content(folder: Path, *, parameters: str = PARAMETERS, chart: str = CHART, cases: str = CASES) -> Path:
    """A content folder with these three files."""
    for name, text in (
        ("parameters/all.yaml", parameters),
        ("flowcharts/small/chart.yaml", chart),
        ("flowcharts/small/cases.yaml", cases),
    ):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def faults(root: Path) -> list[Problem]:
    """What the compiler says of the charts and parameters of a folder."""
    problems = Problems(root)
    renderer = Renderer({"review": "Review"}, {})
    compile_charts(
        root, gather_parameters(root, problems), lambda node: renderer.inline(node.text, explain=False), problems
    )
    return list(problems)


def told(root: Path, file: str) -> list[tuple[str, int]]:
    """Code and line of the faults in one file; each with words and a way to mend it."""
    found = faults(root)
    assert all(fault.what and fault.mend for fault in found)
    return [(fault.code, fault.line) for fault in found if fault.file == file]


def test_a_whole_chart_compiles(tmp_path: Path) -> None:
    """The small chart has no fault and becomes chart, drawing, one page and one record for each case."""
    root = content(tmp_path)
    problems = Problems(root)
    renderer = Renderer({"review": "Review"}, {})
    (chart,) = compile_charts(
        root, gather_parameters(root, problems), lambda node: renderer.inline(node.text, explain=False), problems
    )
    assert list(problems) == []
    assert [(record.kind, record.id) for record in chart.records] == [
        ("flowchart", "small"),
        ("case", "case-hot"),
        ("case", "case-unclear"),
    ]
    page = chart.records[0]
    assert "Question: Fever?" in page.text
    assert "- Yes (from the parameters when Fever: yes): go to Warm" in page.text
    assert "When it holds (Age: more than 65 years): Above that age (Review, page 6)." in page.text
    assert page.citations == tuple(("review", f"page {number}") for number in range(1, 7))
    assert page.summary == "A small chart."
    assert json.loads(chart.chart_json)["nodes"][1]["sources"] == [{"key": "review", "locator": "page 3"}]
    assert "Where it leads: Done" in chart.records[2].text
    assert "Age is not known" in chart.records[1].text


def test_the_same_content_gives_the_same_chart(tmp_path: Path) -> None:
    """Chart and drawing are the same, byte for byte, each time they are built."""
    root = content(tmp_path)
    renderer = Renderer({"review": "Review"}, {})
    built = [
        [
            (chart.chart_json, chart.layout_json)
            for chart in compile_charts(
                root, gather_parameters(root, Problems(root)), lambda node: renderer.inline(node.text), Problems(root)
            )
        ]
        for _ in range(2)
    ]
    assert built[0] == built[1] != []


@pytest.mark.parametrize(("old", "new", "code", "line"), CHART_FAULTS, ids=lambda part: str(part)[:40])
def test_each_fault_of_a_chart_is_told(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    """A planted fault is told with its line in chart.yaml."""
    assert CHART.count(old) >= 1
    root = content(tmp_path, chart=CHART.replace(old, new, 1))
    assert (code, line) in told(root, "flowcharts/small/chart.yaml")


@pytest.mark.parametrize(("old", "new", "code", "line"), CASE_FAULTS, ids=lambda part: str(part)[:40])
def test_each_fault_of_a_case_is_told(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    """A planted fault is told with its line in cases.yaml."""
    assert CASES.count(old) >= 1
    root = content(tmp_path, cases=CASES.replace(old, new, 1))
    assert (code, line) in told(root, "flowcharts/small/cases.yaml")


@pytest.mark.parametrize(("old", "new", "code", "line"), PARAMETER_FAULTS, ids=lambda part: str(part)[:40])
def test_each_fault_of_a_parameter_is_told(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    """A planted fault is told with its line in the parameters' file."""
    assert PARAMETERS.count(old) >= 1
    root = content(tmp_path, parameters=PARAMETERS.replace(old, new, 1))
    assert (code, line) in told(root, "parameters/all.yaml")


@pytest.mark.parametrize("name", ["chart.yaml", "cases.yaml"])
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    """A chart without its cases, or cases without their chart, is a fault."""
    root = content(tmp_path)
    (root / "flowcharts" / "small" / name).unlink()
    assert ("missing-file", 1) in told(root, f"flowcharts/small/{name}")


def test_text_that_is_no_yaml_is_told(tmp_path: Path) -> None:
    """A chart that cannot be read is told with its line, and nothing else is made of it."""
    root = content(tmp_path, chart="id: small\nnodes: [")
    assert [code for code, _ in told(root, "flowcharts/small/chart.yaml")] == ["unreadable-yaml"]
