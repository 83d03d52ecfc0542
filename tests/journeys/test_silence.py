"""
msref never touches the network: proved by watching its system calls and by taking the network away.

Both proofs need a privilege (ptrace, a network namespace). Where it is missing the test is skipped with the reason, and fails in CI.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN_FAMILIES = re.compile(r"socket\((AF_INET6?|AF_NETLINK|AF_PACKET)\b")
# The only sockets that a window may open: to the display and the session bus.
CASE = {"today": "2026-11-20", "parameters": {"age_years": 34}, "answers": {}}


def without_privilege(reason: str) -> None:
    """Skip, or fail where the privilege is promised."""
    if os.environ.get("CI"):
        pytest.fail(f"CI must be able to prove silence: {reason}")
    pytest.skip(reason)


def environment(library_path: Path, home: Path) -> dict[str, str]:
    """The environment of a quiet start: no screen, no message bus, the real content."""
    return os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "MSREF_CONTENT": str(library_path),
        "MSREF_HOME": str(home),
    }


def commands(case: Path) -> list[list[str]]:
    """The window and every shipped command."""
    return [
        ["--startup-report"],
        ["search", "plasma exchange", "--json"],
        ["show", "arrambide2020", "--json"],
        ["export"],
        ["walk", "acute-relapse", str(case)],
    ]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case file with one fact."""
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE), encoding="utf-8")
    return file


def test_no_internet_socket_is_ever_opened(library_path: Path, tmp_path: Path, case: Path) -> None:
    """Under strace, neither the window nor any command opens an internet, netlink or packet socket."""
    strace = shutil.which("strace")
    if (
        not strace
        or subprocess.run([strace, "-o", os.devnull, "true"], check=False, capture_output=True).returncode != 0
    ):
        without_privilege("strace is not available or may not trace here")
    for number, arguments in enumerate(commands(case)):
        trace = tmp_path / f"trace{number}"
        done = subprocess.run(
            [str(strace), "-f", "-e", "trace=network", "-o", str(trace), sys.executable, "-m", "msref", *arguments],
            cwd=ROOT, env=environment(library_path, tmp_path / "home"), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert FORBIDDEN_FAMILIES.findall(trace.read_text(encoding="utf-8")) == []


def test_the_watch_would_catch_a_socket(tmp_path: Path) -> None:
    """The same watch reports a program that does open an internet socket."""
    strace = shutil.which("strace")
    if (
        not strace
        or subprocess.run([strace, "-o", os.devnull, "true"], check=False, capture_output=True).returncode != 0
    ):
        without_privilege("strace is not available or may not trace here")
    trace = tmp_path / "trace"
    subprocess.run(
        [
            str(strace),
            "-f",
            "-e",
            "trace=network",
            "-o",
            str(trace),
            sys.executable,
            "-c",
            "import socket; socket.socket()",
        ],
        check=True,
    )
    assert FORBIDDEN_FAMILIES.findall(trace.read_text(encoding="utf-8")) == ["AF_INET"]


def test_everything_works_without_a_network(library_path: Path, tmp_path: Path, case: Path) -> None:
    """In an empty network namespace every command gives the same answer as with a network, and the window opens."""
    unshare = shutil.which("unshare")
    if not unshare or subprocess.run([unshare, "-n", "true"], check=False, capture_output=True).returncode != 0:
        without_privilege("a network namespace cannot be made here")
    for arguments in commands(case):
        results = [
            subprocess.run(
                [*prefix, sys.executable, "-m", "msref", *arguments],
                cwd=ROOT, env=environment(library_path, tmp_path / "home"), capture_output=True, text=True, check=False,
            )
            for prefix in ([], [str(unshare), "-n"])
        ]  # fmt: skip
        assert [result.returncode for result in results] == [0, 0], results[1].stderr
        if arguments != ["--startup-report"]:
            assert results[0].stdout == results[1].stdout
