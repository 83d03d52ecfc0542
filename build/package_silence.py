# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
The bundle is silent, and this proves it.

No network library lies in it, no command answers otherwise without a network, and no internet socket is opened while a monkey presses keys and
clicks at random. What it presses follows from a seed that is printed.
"""

import contextlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from package_contents import FORBIDDEN
from package_elf import needed_from_outside, programs_and_libraries
from package_places import PackagingError, PrivilegeMissingError, files_in, temporary_folder
from package_sandbox import virtual_screen
from package_steps import Seen, demand

SEED: Final = int(os.environ.get("MSREF_MONKEY_SEED", "20260101"))
EVENTS: Final = int(os.environ.get("MSREF_MONKEY_EVENTS", "2000"))
BATCH: Final = 40
NETWORK_SOCKET: Final = re.compile(r"socket\((AF_INET6?|AF_NETLINK|AF_PACKET)\b")
_UNIX_PEER: Final = re.compile(r'connect\(\d+, \{sa_family=AF_UNIX, sun_path=@?"([^"]+)"')
_WIDTH, _HEIGHT = 1366, 768
_WORDS: Final = (
    "natalizumab",
    "plasma exchange",
    "pregnancy",
    "edss 6",
    "jcv",
    "steroids",
    "zzz",
    "12.5",
    "2026-05-01",
)
# Nothing here closes the program; a click may.
_KEYS: Final = (
    "Tab", "shift+Tab", "Return", "space", "Escape", "Down", "Up", "Left", "Right", "Next", "Prior", "Home", "End", "ctrl+k", "ctrl+f", "ctrl+p",
    "ctrl+c", "ctrl+s", "ctrl+t", "ctrl+w", "ctrl+Tab", "alt+Left", "alt+Right", "F1", "F5", "ctrl+plus", "ctrl+minus", "ctrl+0", "slash", "BackSpace",
)  # fmt: skip
_START_PATIENCE_S: Final = 30


def no_network_library(bundle: Path) -> Seen:
    """No file of the bundle is, or asks for, a library of the network."""
    files = list(files_in(bundle))
    named = [name for name in files if FORBIDDEN.search(name.rpartition("/")[2])]
    asked = [library for library in needed_from_outside(bundle) if FORBIDDEN.search(library)]
    demand(not named and not asked, f"network libraries: {named + asked}")
    return Seen(
        f"names of {len(files)} files, NEEDED of {len(list(programs_and_libraries(bundle)))}",
        "no QtNetwork, OpenSSL, _socket, _ssl, Kerberos, CUPS",
    )


def same_without_network(bundle: Path) -> Seen:
    """In an empty network namespace every command gives the same answer."""
    if subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode != 0:
        raise PrivilegeMissingError("a network namespace cannot be made here")
    with temporary_folder("silence") as name:
        case = Path(name) / "case.json"
        case.write_text(
            json.dumps({"today": "2026-11-20", "parameters": {"age_years": 34}, "answers": {}}), encoding="utf-8"
        )
        commands = [
            ["search", "plasma exchange", "--json"], ["show", "arrambide2020", "--json"], ["export"], ["walk", "acute-relapse", str(case)],
            ["assess", str(case)], ["plan", str(case)], ["calc", "plasma_volume", "weight_kg=70"],
        ]  # fmt: skip
        for command in commands:
            answers = [
                subprocess.run(
                    [*prefix, str(bundle / "msref"), *command], env=_environment(name), capture_output=True, check=False
                )
                for prefix in ([], ["unshare", "--net"])
            ]
            same = (answers[0].returncode, answers[0].stdout) == (answers[1].returncode, answers[1].stdout)
            demand(same, f"msref {' '.join(command)} answers otherwise without a network")
            demand(answers[0].stdout or answers[0].returncode, f"msref {' '.join(command)} said nothing")
    return Seen(
        "unshare --net: " + ", ".join(command[0] for command in commands),
        f"{len(commands)} commands: exit codes and every byte the same",
    )


def silent_under_monkey(bundle: Path) -> Seen:
    """Under strace no internet, netlink or packet socket is opened while a monkey works; and the watch does notice one."""
    if not shutil.which("strace") or not shutil.which("xdotool") or not shutil.which("Xvfb"):
        raise PrivilegeMissingError("strace, xdotool and Xvfb are needed")
    with temporary_folder("monkey") as name, virtual_screen() as display:
        folder = Path(name)
        if not _control_is_caught(folder):
            raise PrivilegeMissingError("strace may not trace here, or does not see a socket")
        starts = _let_loose(bundle, folder, display)
        text = "".join(file.read_text(encoding="utf-8", errors="replace") for file in sorted(folder.glob("trace*")))
        errors = (folder / "errors.txt").read_text(encoding="utf-8", errors="replace")
    found = NETWORK_SOCKET.findall(text)
    demand(not found, f"seed {SEED}: sockets opened: {sorted(set(found))}")
    # The monkey itself ends the last start by SIGKILL.
    crashes = re.findall(r"\+\+\+ killed by (SIG(?:SEGV|ABRT|BUS|ILL|FPE))", text)
    demand(not crashes, f"seed {SEED}: the program was ended by {', '.join(sorted(set(crashes)))}: {errors[-1500:]}")
    demand("Traceback" not in errors, f"seed {SEED}: the program failed under the monkey:\n{errors[-1500:]}")
    peers = sorted({re.sub(r"\d+$", "", peer) for peer in _UNIX_PEER.findall(text)})
    return Seen(
        f"{EVENTS} random keys and clicks under strace, seed {SEED}, {starts} starts",
        f"0 internet, netlink, packet sockets; local ones: {', '.join(peers)}; no failure; the control's socket was caught",
    )


def _environment(home: str) -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "HOME": home, "LANG": "C.UTF-8"}


def _control_is_caught(folder: Path) -> bool:
    """The same watch on a program that does open an internet socket."""
    trace = folder / "control.txt"
    subprocess.run(
        ["strace", "-f", "-e", "trace=network", "-o", str(trace), "python3", "-c", "import socket; socket.socket()"],
        capture_output=True, check=False,
    )  # fmt: skip
    return trace.is_file() and NETWORK_SOCKET.search(trace.read_text(encoding="utf-8")) is not None


def _let_loose(bundle: Path, folder: Path, display: str) -> int:
    """Give all events to the program, starting it again when a click has closed it; returns how often it was started."""
    chance = random.Random(SEED)  # noqa: S311 - a repeatable sequence, nothing secret
    given, starts = 0, 0
    environment = _environment(str(folder)) | {"DISPLAY": display}
    while given < EVENTS:
        starts += 1
        demand(starts <= EVENTS // BATCH, "the program does not stay open")
        trace = folder / f"trace{starts}.txt"
        with (folder / "errors.txt").open("a", encoding="utf-8") as errors:
            watched = subprocess.Popen(
                ["strace", "-f", "-e", "trace=network", "-o", str(trace), str(bundle / "msref")],
                env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True,
            )  # fmt: skip
        try:
            _wait_for_window(environment)
            while given < EVENTS and watched.poll() is None:
                _press(environment, [next(_events(chance)) for _ in range(BATCH)])
                given += BATCH
        finally:
            # strace heeds no request to end while its program runs: both are ended as the session that they are.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(watched.pid, signal.SIGKILL)
            watched.wait(timeout=_START_PATIENCE_S)
    return starts


def _events(chance: random.Random) -> Iterator[str]:
    """One random act as a line for xdotool, again and again."""
    while True:
        kind = chance.random()
        if kind < 0.5:  # noqa: PLR2004 - half of all acts are clicks
            yield f"mousemove {chance.randrange(_WIDTH)} {chance.randrange(_HEIGHT)} sleep 0.02 click {chance.choice((1, 1, 1, 1, 3, 4, 5))}"
        elif kind < 0.9:  # noqa: PLR2004 - most others are keys
            yield f"key {chance.choice(_KEYS)}"
        else:
            yield f"type --delay 5 '{chance.choice(_WORDS)}'"


def _press(environment: dict[str, str], lines: list[str]) -> None:
    windows = _visible(environment)
    # Without a window manager nothing is typed into a window that was not given the focus; the newest may be a dialog.
    focus = [f"windowfocus {windows[-1]}"] if windows else []
    script = "\n".join([*focus, *(f"{line}\nsleep 0.02" for line in lines)]) + "\n"
    subprocess.run(["xdotool", "-"], input=script, env=environment, text=True, capture_output=True, check=False)


def _visible(environment: dict[str, str]) -> list[str]:
    done = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--class", "msref"], env=environment, capture_output=True, text=True, check=False
    )  # fmt: skip
    return done.stdout.split()


def _wait_for_window(environment: dict[str, str]) -> None:
    end = time.monotonic() + _START_PATIENCE_S
    while time.monotonic() < end:
        if _visible(environment):
            time.sleep(1)  # the pages load a breath after the first frame
            return
        time.sleep(0.1)
    raise PackagingError("The window did not open on the virtual screen.")
