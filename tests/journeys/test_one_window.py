"""Real starts of the program beside each other: one window for one user, and a crash is no obstacle."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 30
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(library_path: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts msref for a user (a home folder) and ends whatever still runs."""
    running: list[subprocess.Popen[str]] = []

    def begin(user: str, *arguments: str) -> subprocess.Popen[str]:
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "MSREF_CONTENT": str(library_path), "MSREF_HOME": str(tmp_path / user),
        }  # fmt: skip
        process = subprocess.Popen(
            [sys.executable, "-m", "msref", *arguments], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


def holder_of(home: Path) -> int:
    """The process number in the lock of a home folder, once it is there."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        for lock in home.glob("running/*/lock"):
            first = lock.read_text(encoding="ascii").partition("\n")[0]
            if first.startswith("process = "):
                return int(first.removeprefix("process = "))
        time.sleep(0.05)
    pytest.fail(f"no lock in {home}")


def test_a_second_start_hands_over_and_ends(start: Start, tmp_path: Path) -> None:
    """The first window takes the address; the second start ends well and quietly."""
    first = start("anna")
    assert holder_of(tmp_path / "anna") == first.pid
    second = start("anna", "record/acute-plasma-exchange")
    assert second.wait(PATIENCE_S) == 0
    assert first.poll() is None
    assert second.stderr is not None
    assert "Traceback" not in second.stderr.read()


def test_after_a_crash_the_next_start_has_the_window(start: Start, tmp_path: Path) -> None:
    """Killed outright, the first leaves nothing in the way."""
    first = start("anna")
    assert holder_of(tmp_path / "anna") == first.pid
    first.send_signal(signal.SIGKILL)
    first.wait()
    next_one = start("anna")
    end = time.monotonic() + PATIENCE_S
    while holder_of(tmp_path / "anna") != next_one.pid and time.monotonic() < end:
        time.sleep(0.05)
    assert holder_of(tmp_path / "anna") == next_one.pid
    assert next_one.poll() is None


def test_two_users_have_a_window_each(start: Start, tmp_path: Path) -> None:
    """Another profile is another program."""
    anna, ben = start("anna"), start("ben")
    assert holder_of(tmp_path / "anna") == anna.pid
    assert holder_of(tmp_path / "ben") == ben.pid
    assert (anna.poll(), ben.poll()) == (None, None)


def test_a_profile_that_cannot_be_written_opens_without_a_word(start: Start, tmp_path: Path) -> None:
    """No lock, no complaint: the window opens and closes as always."""
    (tmp_path / "blocked").write_text("", encoding="utf-8")
    process = start("blocked/home", "--startup-report")
    assert process.wait(PATIENCE_S) == 0
    assert process.stderr is not None
    assert process.stderr.read() == ""
