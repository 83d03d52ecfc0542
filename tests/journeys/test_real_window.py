"""One day with the real window on a virtual screen: real key presses from outside the program, and proofs from outside it."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 30
FRAME = "Xvfb_screen0"
"""The file in which Xvfb keeps the screen."""
PLEX = "Plasma exchange for a severe relapse"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[str]:
    """A virtual screen of its own."""
    if not all(map(shutil.which, ("Xvfb", "xdotool"))):
        if os.environ.get("CI"):
            pytest.fail("CI must have Xvfb and xdotool")
        pytest.skip("Xvfb or xdotool is not installed")
    number = tmp_path / "display"
    with number.open("w", encoding="ascii") as told:
        # Xvfb picks a free number and tells it; without -noreset it would forget everything between two clients.
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told.fileno()), "-screen", "0", "1366x768x24", "-noreset", "-nolisten", "tcp",
             "-fbdir", str(tmp_path)],
            pass_fds=(told.fileno(),), stderr=subprocess.DEVNULL,
        )  # fmt: skip
    try:
        wait_until(lambda: number.read_text(encoding="ascii").strip() != "", "the virtual screen")
        yield f":{number.read_text(encoding='ascii').strip()}"
    finally:
        server.terminate()
        server.wait()


def wait_until(holds: Callable[[], object], what: str) -> None:
    """Wait with patience until `holds()` is true."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.1)
    pytest.fail(f"waited {PATIENCE_S} s for {what}")


class Desk:
    """The program on a virtual screen, worked from outside and looked at from outside: keys in, window titles and files out."""

    def __init__(self, environment: dict[str, str], home: Path, frame: Path) -> None:
        self.home = home
        self._frame = frame
        self._environment = environment
        self.program = subprocess.Popen(
            [sys.executable, "-m", "msref"], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
        )
        wait_until(lambda: self.windows("msref"), "the window")
        self.window = self.windows("msref")[0]
        self.xdotool("windowfocus", "--sync", self.window)
        # The user's file is opened when the page can be read: from then on every key of the journey is there.
        wait_until((home / "user.sqlite").exists, "the program to be complete")

    def xdotool(self, *arguments: str) -> str:
        """What xdotool says."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        return done.stdout.strip()

    def windows(self, name: str) -> list[str]:
        """The windows in view whose title holds these words."""
        return self.xdotool("search", "--onlyvisible", "--name", name).split()

    def title(self) -> str:
        """Of the main window."""
        return self.xdotool("getwindowname", self.window)

    def types(self, words: str) -> None:
        """Words, letter by letter."""
        self.xdotool("type", "--delay", "25", words)

    def presses(self, *keys: str) -> None:
        """One key after the other."""
        for key in keys:
            self.xdotool("key", key)

    def sees(self, title: str) -> None:
        """Wait until the main window bears a title."""
        wait_until(lambda: self.title() == title, f"the title {title!r}, it is {self.title()!r}")

    def picture(self) -> bytes:
        """What stands on the whole screen, as it is painted now."""
        return self._frame.read_bytes()

    def changes(self, act: Callable[[], None], what: str) -> None:
        """Do something that must be seen on the screen, and wait until it is."""
        before = self.picture()
        act()
        wait_until(lambda: self.picture() != before, what)

    def kept(self, question: str) -> list[tuple[str, ...]]:
        """What stands in the user's file."""
        connection = sqlite3.connect(f"file:{self.home / 'user.sqlite'}?mode=ro", uri=True)
        try:
            return connection.execute(question).fetchall()
        finally:
            connection.close()


@pytest.fixture
def desk(screen: str, library_path: Path, tmp_path: Path) -> Iterator[Desk]:
    """msref, started cold in a profile of its own with nothing in it but reduced motion."""
    home = tmp_path / "home"
    environment = os.environ | {
        "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "MSREF_CONTENT": str(library_path), "MSREF_HOME": str(home),
    }  # fmt: skip
    home.mkdir()
    # Nothing blinks, so that whatever changes on the screen was done by a key.
    (home / "settings.txt").write_text("motion = reduced\n", encoding="utf-8")
    made = Desk(environment, home, tmp_path / FRAME)
    yield made
    made.program.kill()
    made.program.wait()
    if made.program.stderr is not None:
        made.program.stderr.close()


def _reads_and_keeps(desk: Desk) -> None:
    """A search, the record, a bookmark with a label, a note."""
    desk.types("plasma exchange severe relapse")
    desk.sees("Search - msref")
    desk.presses("Return")
    desk.sees(f"{PLEX} - msref")

    desk.presses("ctrl+d")
    wait_until(lambda: desk.windows("^Bookmark$"), "the dialog of the bookmark")
    desk.xdotool("windowfocus", "--sync", desk.windows("^Bookmark$")[0])  # there is no window manager to do it
    desk.types("PLEX on our ward")
    desk.presses("Return")
    wait_until(lambda: not desk.windows("^Bookmark$"), "the dialog to close")
    desk.xdotool("windowfocus", "--sync", desk.window)
    wait_until(lambda: desk.kept("SELECT label FROM bookmark") == [("PLEX on our ward",)], "the bookmark in the file")

    desk.presses("ctrl+shift+n")
    desk.types("Ring apheresis before eleven.")
    desk.presses("ctrl+Return")
    wait_until(
        lambda: desk.kept("SELECT text FROM note") == [("Ring apheresis before eleven.",)], "the note in the file"
    )


def _reads_on(desk: Desk) -> None:
    """A second tab, find in page, larger letters, dark colours."""
    desk.presses("ctrl+t")
    desk.sees("Home - msref")
    desk.types("natalizumab")
    desk.presses("Return")
    desk.sees("Natalizumab - msref")
    desk.changes(lambda: desk.presses("ctrl+f"), "the find bar")
    desk.changes(lambda: desk.types("JC virus"), "the place found")
    desk.presses("Escape")
    desk.changes(lambda: desk.presses("ctrl+plus"), "larger letters")

    desk.presses("ctrl+comma")
    wait_until(lambda: desk.windows("^Settings$"), "the settings")
    desk.xdotool("windowfocus", "--sync", desk.windows("^Settings$")[0])
    desk.changes(
        lambda: desk.presses("Home", "Down", "Down"), "dark colours"
    )  # the first line is the choice of colours
    desk.presses("Escape")
    wait_until(lambda: not desk.windows("^Settings$"), "the settings to close")
    desk.xdotool("windowfocus", "--sync", desk.window)


def test_a_day_of_a_clinician_with_keys_from_outside(desk: Desk) -> None:
    """Look up, bookmark, note, second tab, find, larger letters, dark colours, help, quit: seen in titles, pictures and files, and no word of complaint."""
    _reads_and_keeps(desk)
    _reads_on(desk)
    desk.presses("F1")
    desk.sees("Keys and help - msref")
    desk.presses("ctrl+Tab")
    desk.sees(f"{PLEX} - msref")
    desk.presses("ctrl+q")
    wait_until(lambda: desk.program.poll() is not None, "the window to close")
    assert desk.program.returncode == 0
    assert desk.program.stderr is not None
    assert desk.program.stderr.read() == ""
    settings = (desk.home / "settings.txt").read_text(encoding="utf-8").splitlines()
    assert {"last_page = record/acute-plasma-exchange", "zoom_percent = 110", "theme = dark"} <= set(settings)
    assert any(line.startswith("open_tabs = record/acute-plasma-exchange@") for line in settings)
    assert desk.kept("SELECT record_id FROM bookmark") == [("acute-plasma-exchange",)]
    assert not any("natalizumab" in line and "search" in line for line in settings)
