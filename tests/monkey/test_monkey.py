"""The monkey on the real window: a short run finds nothing, and what is planted is found."""

import argparse
import os
import re
from pathlib import Path

import pytest

from tests.monkey.start_monkey import let_loose, main

EVENTS = int(os.environ.get("MSREF_MONKEY_EVENTS", "3000"))
SEED = int(os.environ.get("MSREF_MONKEY_SEED", "4"))


def loose(library: Path, *, events: int, plant: str = "") -> tuple[int, str]:
    """How a run ended, and what it said."""
    given = argparse.Namespace(seed=SEED, events=events, warm=0, library=library, plant=plant)
    return let_loose(given, echo=False)


def test_nothing_goes_wrong_whatever_is_pressed(library_path: Path) -> None:
    """Random keys, clicks, pages and facts lead to no exception, no warning of Qt, no crash and no growth of 20 MB."""
    code, said = loose(library_path, events=EVENTS)
    assert code == 0, f"seed {SEED}, {EVENTS} events:\n{said[-6000:]}"
    assert re.search(r"\d+ events in \d+ acts in", said)


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        ("exception", "a planted exception"),
        ("warning", "Qt says (QtWarningMsg): a planted warning"),
        ("leak", "FAULT: memory grew by"),
    ],
)
def test_a_planted_fault_is_found(library_path: Path, plant: str, found: str) -> None:
    """An exception in a slot, a warning of Qt and memory that nobody gives back each end the run as a failure that names it, with the acts before."""
    code, said = loose(library_path, events=300, plant=plant)
    assert code == 1
    assert found in said
    assert "The last acts:" in said


def test_a_crash_is_found_and_the_seed_is_told(library_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A crash is seen from outside; the seed stands first and again in the line that repeats the run."""
    assert main(["--events", "30", "--seed", "77", "--plant", "crash", "--library", str(library_path)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("seed 77, 30 events")
    assert "Segmentation fault" in said
    assert "ended by signal 11" in said
    assert "dev.py monkey --events 30 --seed 77" in said


def test_the_seed_and_the_number_of_acts_can_be_set_from_outside(
    library_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`MSREF_MONKEY_SEED` and `MSREF_MONKEY_EVENTS` do the same as the options."""
    monkeypatch.setenv("MSREF_MONKEY_SEED", "123")
    monkeypatch.setenv("MSREF_MONKEY_EVENTS", "12")
    main(["--plant", "exception", "--library", str(library_path)])
    assert capsys.readouterr().out.startswith("seed 123, 12 events")
