"""One journey through the real window on a virtual screen, with real key presses from outside the program."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 30


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[str]:
    """A virtual screen of its own."""
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        if os.environ.get("CI"):
            pytest.fail("CI must have Xvfb and xdotool")
        pytest.skip("Xvfb or xdotool is not installed")
    number = tmp_path / "display"
    with number.open("w", encoding="ascii") as told:
        # Xvfb picks a free number and tells it; without -noreset it would forget everything between two clients.
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told.fileno()), "-screen", "0", "1366x768x24", "-noreset", "-nolisten", "tcp"],
            pass_fds=(told.fileno(),), stderr=subprocess.DEVNULL,
        )  # fmt: skip
    try:
        wait_until(lambda: number.read_text(encoding="ascii").strip() != "", "the virtual screen")
        yield f":{number.read_text(encoding='ascii').strip()}"
    finally:
        server.terminate()
        server.wait()


def wait_until(holds: object, what: str) -> None:
    """Wait with patience until `holds()` is true."""
    assert callable(holds)
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.1)
    pytest.fail(f"waited {PATIENCE_S} s for {what}")


def test_a_search_typed_from_outside_opens_the_record(screen: str, library_path: Path, tmp_path: Path) -> None:
    """Started cold, the cursor is in the search field: typing words and Enter opens the best record, and Ctrl+Q leaves."""
    home = tmp_path / "home"
    environment = os.environ | {
        "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "MSREF_CONTENT": str(library_path), "MSREF_HOME": str(home),
    }  # fmt: skip

    def xdotool(*arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE_S
        )
        return done.stdout.strip()

    program = subprocess.Popen([sys.executable, "-m", "msref"], cwd=ROOT, env=environment)
    try:
        wait_until(lambda: xdotool("search", "--onlyvisible", "--name", "msref") != "", "the window")
        window = xdotool("search", "--onlyvisible", "--name", "msref").splitlines()[0]
        xdotool("windowfocus", "--sync", window)
        time.sleep(1.0)  # the pages load right after the first frame
        xdotool("type", "--delay", "40", "plasmapheresis severe relapse")
        time.sleep(1.0)
        xdotool("key", "Return")
        time.sleep(1.5)
        xdotool("key", "ctrl+q")
        wait_until(lambda: program.poll() is not None, "the window to close")
    finally:
        program.kill()
        program.wait()
    assert program.returncode == 0
    kept = (home / "settings.txt").read_text(encoding="utf-8")
    assert "last_page = record/acute-plasma-exchange" in kept
