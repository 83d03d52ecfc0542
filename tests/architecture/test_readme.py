"""The README is kept true: its paths exist, and its commands are the ones there are."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_path_exists() -> None:
    """Every file and folder that the README names is there."""
    named = set(re.findall(r"`((?:msref|content|build|tests|resources)/[\w./-]*)`", README))
    named |= set(re.findall(r"\((resources/[\w./-]+)\)", README))
    assert len(named) > 10
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_every_command_of_the_program_is_told() -> None:
    """The README names every command that `msref --help` knows, and no other."""
    shown = subprocess.run(
        [sys.executable, "-m", "msref", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    known = set(re.search(r"\{([\w,]+)\}", shown)[1].split(","))  # type: ignore[index]
    told = set(re.findall(r"\| `msref ([a-z]\w*)", README))
    assert told == known


def test_every_developer_command_is_told() -> None:
    """The README and the help of build/dev.py name every developer command."""
    shown = subprocess.run(
        [sys.executable, "build/dev.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    known = set(re.search(r"\{([\w,]+)\}", shown)[1].split(","))  # type: ignore[index]
    assert {name for name in known if f"`{name}`" not in README and f"dev.py {name}" not in README} == set()
    assert {name for name in known if f"dev.py {name} " not in shown} == set()
