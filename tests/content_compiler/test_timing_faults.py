"""Faults in timing rules and vaccines are told with file and line, and keep the rule out."""

from pathlib import Path

import pytest

from msref.content_compiler.problems import Problems
from msref.content_compiler.render import Renderer
from msref.content_compiler.timing import CompiledTiming, compile_timing, timing_titles

PARAMETERS: list[dict[str, object]] = [
    {
        "id": name, "label": name, "kind": kind, "group": "plans", "help": "h",
        "choices": [{"id": choice, "label": choice} for choice in choices],
    }
    for name, kind, choices in (
        ("dmt_exposures", "exposures", ["ocrelizumab"]),
        ("planned_dmt", "choice", ["none", "ocrelizumab"]),
        ("vaccines", "choices", ["vaccine-mmr"]),
        ("planned_start", "date", []),
        ("sex", "choice", ["male", "female"]),
    )
]  # fmt: skip

VACCINE = """\
id: vaccine-mmr
title: MMR vaccine
summary: "A live vaccine in 2 doses [@review, Table 1]."
topic: safety
strength: Consensus.
vaccine_class: live attenuated
schedules:
  - {id: usual, label: "2 doses", later: [4 weeks], source: "[@review, Table 1]", year: 2023}
"""
RULE = """\
- id: live-before
  title: live vaccine before the start
  summary: "At least 4 weeks before [@review, Table 2]."
  topic: safety
  strength: Consensus.
  question: vaccine-before-start
  kind: not_after
  force: advice
  interval: at least 4 weeks
  planned: [ocrelizumab]
  vaccine_classes: [live attenuated]
  bounds:
    - {edge: not_after, anchor: planned_start, side: before, low: 4 weeks}
  jurisdiction: Europe
"""
CASE = """\
- id: plan-one
  title: One
  today: 2026-11-20
  parameters: {sex: male, vaccines: [vaccine-mmr], planned_dmt: ocrelizumab, planned_start: "2027-03-01", dmt_exposures: []}
  expect:
    - {window: live-before--vaccine-mmr--ocrelizumab, status: open, latest: 2027-02-01}
"""


def compiled(
    root: Path, rule: str = RULE, vaccine: str = VACCINE, case: str = CASE
) -> tuple[list[CompiledTiming], Problems]:
    """Compile a small content folder."""
    (root / "timing" / "cases").mkdir(parents=True)
    (root / "vaccines").mkdir()
    (root / "timing" / "rules.yaml").write_text(rule, encoding="utf-8")
    (root / "timing" / "cases" / "one.yaml").write_text(case, encoding="utf-8")
    (root / "vaccines" / "vaccine-mmr.yaml").write_text(vaccine, encoding="utf-8")
    problems = Problems(root)
    renderer = Renderer({"review": "Review"}, {})
    return compile_timing(root, PARAMETERS, lambda node: renderer.inline(node.text, explain=False), problems), problems


def test_sound_content_compiles(tmp_path: Path) -> None:
    """A rule, a vaccine and a case without fault give two records of their kinds, with sources and plain text."""
    made, problems = compiled(tmp_path)
    assert [str(problem) for problem in problems] == []
    assert [(entry.id, entry.record.kind) for entry in made] == [
        ("live-before", "timing_rule"),
        ("vaccine-mmr", "vaccine"),
    ]
    rule, vaccine = (entry.record for entry in made)
    assert rule.title == "Live vaccine before the start"
    assert rule.citations == (("review", "Table 2"),)
    assert "not after 4 weeks before “planned_start”" in rule.text
    assert vaccine.extra["vaccine_class"] == "live attenuated"
    assert timing_titles(tmp_path) == {"live-before": "Live vaccine before the start", "vaccine-mmr": "MMR vaccine"}


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("low: 4 weeks", "low: 4 fortnights", "bad-timing-rule", 13),
        ("low: 4 weeks", "low: 6 weeks, high: 4 weeks", "bad-timing-rule", 1),
        ("edge: not_after", "edge: not_before", "bad-timing-rule", 13),
        ("question: vaccine-before-start", "question: whenever", "bad-timing-rule", 6),
        ("force: advice", "force: order", "bad-timing-rule", 8),
        ("planned: [ocrelizumab]", "planned: [ocrelizumap]", "unknown-choice", 10),
        (
            "  jurisdiction: Europe",
            "  when: {parameter: sexx, is: male}\n  jurisdiction: Europe",
            "unknown-parameter",
            14,
        ),
        ("  jurisdiction: Europe", "  until: lymphocytes\n  jurisdiction: Europe", "unknown-parameter", 14),
        ("topic: safety", "topic: vaccines", "unknown-choice", 4),
        (" [@review, Table 2]", "", "record-without-source", 1),
        ("interval: at least 4 weeks", "span: at least 4 weeks", "unknown-field", 9),
        ("id: live-before", "id: Live_before", "bad-id", 1),
    ],
)
def test_fault_of_a_rule(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    """Exactly one thing broken in a rule is told by its code and keeps the rule out."""
    assert old in RULE
    made, problems = compiled(tmp_path, rule=RULE.replace(old, new, 1))
    found = [(problem.code, problem.line) for problem in problems if problem.file == "timing/rules.yaml"]
    assert code in {name for name, _ in found}
    assert any(name == code and abs(place - line) <= 1 for name, place in found) or code == "bad-timing-rule"
    assert "live-before" not in {entry.id for entry in made}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("vaccine_class: live attenuated", "vaccine_class: alive", "bad-vaccine"),
        ("later: [4 weeks]", "later: [soon]", "bad-vaccine"),
        ("id: vaccine-mmr", "id: vaccine-mnr", "id-not-file-name"),
    ],
)
def test_fault_of_a_vaccine(tmp_path: Path, old: str, new: str, code: str) -> None:
    """Exactly one thing broken in a vaccine is told by its code."""
    _, problems = compiled(tmp_path, vaccine=VACCINE.replace(old, new, 1))
    assert code in {problem.code for problem in problems}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("latest: 2027-02-01", "latest: 2027-02-02", "case-fails"),
        ("status: open", "status: infeasible", "case-fails"),
        ("window: live-before--", "window: live-after--", "case-fails"),
        ('"2027-03-01"', '"2027-02-30"', "bad-case-value"),
        ("today: 2026-11-20", "today: soon", "bad-date"),
        ("id: plan-one", "id: one", "bad-id"),
        ("latest: 2027-02-01", "note: nothing", "rule-without-case"),
        ("  expect:", "  absent: [live-before--vaccine-mmr--ocrelizumab]\n  expect:", "case-fails"),
        ("  expect:", "  differ: [vaccine-before-start]\n  expect:", "case-fails"),
    ],
)
def test_fault_of_a_case(tmp_path: Path, old: str, new: str, code: str) -> None:
    """A case that expects another date, window, status or difference than the rules give is told."""
    _, problems = compiled(tmp_path, case=CASE.replace(old, new, 1))
    assert code in {problem.code for problem in problems}
