"""The safety statement is kept true: its tests exist, every hazard has its parts, and nothing is called held without a test."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

from msref.usecases.safety_page import safety_headings, safety_html

ROOT: Final = Path(__file__).resolve().parents[2]
TEXT: Final = (ROOT / "SAFETY.md").read_text(encoding="utf-8")
PARTS: Final = ("Could happen", "Draft score before controls", "Control", "State")
GRAVE: Final = 3


def hazards() -> dict[str, dict[str, str]]:
    """The parts of every hazard, by its title."""
    found = {}
    for block in re.split(r"^### ", TEXT, flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        found[title] = dict(re.findall(r"^- \*\*([^:]+):\*\* (.+)$", rest.split("\n## ")[0], flags=re.MULTILINE))
    return found


def named_tests(parts: dict[str, str]) -> list[str]:
    """The ids of the tests that hold a hazard."""
    return re.findall(r"`(tests/[^`]+)`", parts.get("Tests", ""))


@cache
def functions_of(file: str) -> frozenset[str]:
    """The test functions of a file; none when there is no such file."""
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return frozenset(node.name for node in nodes if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"))


def test_every_test_that_is_named_exists() -> None:
    """Each id in the statement is a test function of the project."""
    named = re.findall(r"`(tests/[^`]+)`", TEXT)
    assert len(named) > 100
    assert [name for name in named if name.partition("::")[2] not in functions_of(name.partition("::")[0])] == []


def test_a_test_that_is_gone_would_be_noticed() -> None:
    """The check itself can fail: neither a file nor a function that is not there counts."""
    assert functions_of("tests/architecture/test_no_such_file.py") == frozenset()
    assert "test_no_such_function" not in functions_of("tests/architecture/test_safety_statement.py")


def test_every_hazard_has_its_parts_and_its_number() -> None:
    """Each hazard says what could happen, its draft score, its control and its state; the numbers run on without a gap."""
    found = hazards()
    assert len(found) >= 50
    assert [title.partition(". ")[0] for title in found] == [f"H{number}" for number in range(1, len(found) + 1)]
    assert [title for title, parts in found.items() if any(not parts.get(part) for part in PARTS)] == []
    score = re.compile(r"severity [1-5], likelihood [1-5]")
    assert [title for title, parts in found.items() if not score.fullmatch(parts["Draft score before controls"])] == []


def test_nothing_is_called_held_without_a_test() -> None:
    """A hazard is held, partly held or open with what is missing; what is held or partly held names at least one test."""
    found = hazards()
    assert [
        title for title, parts in found.items() if not re.fullmatch(r"held|(partly|open): .+", parts["State"])
    ] == []
    assert [
        title for title, parts in found.items() if not parts["State"].startswith("open") and not named_tests(parts)
    ] == []


def test_every_grave_hazard_that_is_likely_has_a_test_or_is_open() -> None:
    """Where severity and likelihood are both 3 or more, a test is named even when the control is not whole."""
    bare = []
    for title, parts in hazards().items():
        severity, likelihood = (int(number) for number in re.findall(r"\d", parts["Draft score before controls"]))
        if min(severity, likelihood) >= GRAVE and not named_tests(parts):
            bare.append(title)
    assert bare == []


def test_nothing_is_accepted_by_nobody() -> None:
    """The statement says that the remaining risk is not accepted and why."""
    assert "**Residual risk: not accepted.** There is no clinical safety officer yet." in TEXT
    assert "not been clinically reviewed" in TEXT


def test_emergencies_are_excluded_in_so_many_words() -> None:
    """The first thing that msref must not be used for is an emergency: local procedure first."""
    part = TEXT.split("## What it must not be used for")[1].split("\n## ")[0]
    assert part.strip().splitlines()[0].startswith("- **Emergencies: local procedure first.**")


def test_the_page_shows_every_word() -> None:
    """The page made from the file has every word of it, and no mark of Markdown is left over."""
    shown = re.sub(r"<[^>]+>", "", safety_html(TEXT).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    wanted = re.sub(r"\*\*|`|^#+ |^- ", "", TEXT, flags=re.MULTILINE)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", wanted)
    assert "**" not in shown
    assert "`" not in shown
    assert len(safety_headings(TEXT)) == len(re.findall(r"^##", TEXT, flags=re.MULTILINE))
