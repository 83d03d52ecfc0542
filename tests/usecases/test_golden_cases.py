"""The hand-worked cases travel with the content, and a copy that answers otherwise is found out."""

import json
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
import yaml

from msref.content_store.library import Library, open_library
from msref.content_store.whole_file import hash_lines, hash_of, hash_place
from msref.usecases.golden_cases import run_golden_cases
from tests.content_store.damaged_content import copy_with_hash
from tests.content_store.stored_specs import store_specs, stored_specs

CONTENT = Path(__file__).resolve().parents[2] / "content"
FILES = {
    "definition": "criteria/*/cases.yaml",
    "timing": "timing/cases/*.yaml",
    "calculator": "calculators/*/cases.yaml",
    "chart": "flowcharts/*/cases.yaml",
    "option": "options/cases.yaml",
}


def test_every_case_of_the_content_travels_and_holds(library: Library) -> None:
    """As many cases of each kind as were written by hand are in the content file, and the program answers every one as written."""
    written = {
        kind: sum(len(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in CONTENT.glob(pattern))
        for kind, pattern in FILES.items()
    }
    results = run_golden_cases(library)
    assert Counter(result.case.kind for result in results) == Counter(written)
    assert min(written.values()) >= 100
    assert [(result.case.id, result.differences) for result in results if result.differences] == []


class Planted:
    """A copy of the real library in which one thing was changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: list[Library] = []

    def change(self, kind: str, number: int, old: str, new: str) -> None:
        """Put `new` for `old` in the stored text of one case or rule; `old` must stand there."""
        base = sqlite3.connect(self.path)
        texts = stored_specs(base, kind)
        assert old in texts[number]
        texts[number] = texts[number].replace(old, new, 1)
        store_specs(base, kind, texts)
        base.commit()
        base.close()
        hash_place(self.path).write_text(hash_lines(self.path, hash_of(self.path)), encoding="ascii")

    def wrong(self) -> dict[str, tuple[str, ...]]:
        """The cases that do not hold in the copy."""
        library = open_library(self.path)
        try:
            return {result.case.id: result.differences for result in run_golden_cases(library) if result.differences}
        finally:
            library.close()


@pytest.fixture
def planted(library_path: Path, tmp_path: Path) -> Planted:
    """A copy to change."""
    return Planted(copy_with_hash(library_path, tmp_path / "planted"))


def first_with(library: Library, kind: str, mark: str) -> int:
    """The number of the first stored text of a kind that holds a mark."""
    return next(number for number, text in enumerate(library.specs(kind)) if mark in text)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("definition", '"truth":"true"', '"truth":"false"'),
        ("definition", '"applicable":"true"', '"applicable":"unknown"'),
        ("timing", '"earliest":"2026-', '"earliest":"2025-'),
        ("timing", '"status":"open"', '"status":"passed"'),
        ("timing", '"differ":["', '"agree":["'),
        ("timing", '"earliest":"', '"erliest":"'),
        ("calculator", '"error":"', '"error":"x'),
        ("calculator", '"missing":["', '"missing":["x'),
        ("calculator", '"result":2.8', '"result":2.7'),
        ("calculator", '"alternatives":[2.', '"alternatives":[3.'),
        ("chart", '"end":"', '"end":"x'),
        ("chart", '"path":["', '"path":["x'),
        ("chart", '"pending":"', '"pending":"x'),
        ("option", '"blocking":["', '"blocking":["x'),
    ],
)
def test_a_wrong_answer_planted_in_a_case_is_found(
    planted: Planted, library: Library, kind: str, old: str, new: str
) -> None:
    """A single expected answer that is changed makes just that case fail, and the words name what was expected and found."""
    number = first_with(library, f"golden_{kind}", old)
    case = json.loads(library.specs(f"golden_{kind}")[number])
    planted.change(f"golden_{kind}", number, old, new)
    wrong = planted.wrong()
    assert list(wrong) == [case["id"]]
    assert wrong[case["id"]]


def test_a_changed_rule_is_found(planted: Planted, library: Library) -> None:
    """A definition whose bound is moved by one is found by the cases of that definition."""
    number = first_with(library, "definition", '"at_least": 2')
    name = json.loads(library.specs("definition")[number])["id"]
    planted.change("definition", number, '"at_least": 2', '"at_least": 3')
    wrong = planted.wrong()
    assert wrong
    assert all(words.startswith(f"{name}: ") for differences in wrong.values() for words in differences)


def test_a_case_that_cannot_be_worked_fails_and_does_not_stop_the_rest(planted: Planted, library: Library) -> None:
    """A case with a parameter that does not exist is told as such, and every other case is still worked."""
    number = first_with(library, "golden_definition", '"age_years"')
    case = json.loads(library.specs("golden_definition")[number])
    planted.change("golden_definition", number, '"age_years"', '"age_yaers"')
    wrong = planted.wrong()
    assert list(wrong) == [case["id"]]
    assert "cannot be worked" in wrong[case["id"]][0]
    assert "age_yaers" in wrong[case["id"]][0]
