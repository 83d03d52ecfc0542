"""The timing rules of the content: they compile, their cases hold, and a change of any interval is noticed."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from msref.content_compiler.problems import Problems
from msref.content_compiler.timing_cases import check_timing_cases
from msref.domain.timing.rules import rule_from_mapping
from tests.usecases import planner_content

CASES = sorted((planner_content.CONTENT / "timing" / "cases").glob("*.yaml"))


def cases() -> list[dict[str, Any]]:
    """Every case as written."""
    return [case for file in CASES for case in yaml.safe_load(file.read_text(encoding="utf-8"))]


def test_rules_compile_and_cases_hold() -> None:
    """Every rule and vaccine is read, and every case gives the dates that were worked out by hand."""
    _, problems = planner_content.compiled()
    assert [str(problem) for problem in problems] == []
    assert len(planner_content.rules()) >= 170
    assert len(planner_content.vaccines()) == 15


def test_there_are_enough_cases() -> None:
    """There are at least 60 cases, each with a comment on how it was worked out, and every topic has some."""
    written = "".join(file.read_text(encoding="utf-8") for file in CASES)
    assert len(cases()) >= 240
    assert written.count("\n  # ") == len(cases())
    assert {file.stem for file in CASES} == {"acute", "vaccines", "pregnancy", "switching"}


def test_every_source_states_where_it_holds() -> None:
    """Each rule names a jurisdiction or says that none is stated, and its sources have locators."""
    for rule in planner_content.rules():
        assert rule.jurisdiction
        assert rule.sources
        assert all(source.locator for source in rule.sources)


def changed(spec: dict[str, Any], step: int) -> dict[str, Any]:
    """A rule with the near end of its first bound moved by one unit."""
    first, *others = spec["bounds"]
    amount, unit = first["low"].split()
    moved = first | {"low": f"{int(amount) + step} {unit}"}
    if first.get("high"):
        far, _ = first["high"].split()
        moved["high"] = f"{int(far) + step} {unit}" if first["high"].endswith(unit) else first["high"]
    return spec | {"bounds": [moved, *others]}


@pytest.mark.parametrize("step", [1, -1])
def test_a_moved_interval_is_noticed(step: int, tmp_path: Path) -> None:
    """Moving any interval by one of its own units, either way, makes at least one case fail."""
    survivors = []
    written = cases()
    for spec in planner_content.specs("timing_rule"):
        if not spec.get("bounds") or int(spec["bounds"][0]["low"].split()[0]) + step < 0:
            continue
        about = [
            case
            for case in written
            if any(entry["window"].startswith(f"{spec['id']}") for entry in case.get("expect", []))
        ]
        folder = tmp_path / spec["id"] / "timing" / "cases"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "cases.yaml").write_text(yaml.safe_dump(about), encoding="utf-8")
        problems = Problems(tmp_path)
        mutated = rule_from_mapping(changed(spec, step))
        rules = [mutated if rule.id == mutated.id else rule for rule in planner_content.rules()]
        check_timing_cases(
            tmp_path / spec["id"], rules, planner_content.vaccines(), planner_content.parameters(), problems
        )
        if not any(problem.code == "case-fails" for problem in problems):
            survivors.append(spec["id"])
    assert survivors == []
