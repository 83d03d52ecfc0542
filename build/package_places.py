# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""Where packaging reads and writes, which version it makes, and how it calls programs. Everything it writes lies under `.out/`."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
OUT: Final = ROOT / ".out"
BUNDLES: Final = OUT / "bundle"
PACKAGES: Final = OUT / "package"
# A source tree that is a copy borrows the environments of the first one.
VENV: Final = Path(os.environ.get("MSREF_PACKAGE_VENV", OUT / "package-venv"))
PINNED: Final = ROOT / "build" / "requirements-package.txt"
INTERNAL: Final = "_internal"
HASHES: Final = "hashes.txt"
CONTENT_FILES: Final = ("reference.sqlite", "reference.sqlite.b2")


class PackagingError(Exception):
    """A package cannot be made or does not hold what it must; the sentence says what and where."""


class PrivilegeMissingError(PackagingError):
    """A check cannot be made on this machine: it lacks a right or a program, which the sentence names."""


def version() -> str:
    """The version of the program, as its source states it."""
    found = re.search(
        r'^__version__ = "(.+)"', (ROOT / "msref" / "__init__.py").read_text(encoding="utf-8"), re.MULTILINE
    )
    if not found:
        raise PackagingError("msref/__init__.py states no __version__.")
    return found[1]


def source_date() -> int:
    """The one date of everything made: SOURCE_DATE_EPOCH, else the date of the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()  # fmt: skip
    if not told.isdigit():
        raise PackagingError("Set SOURCE_DATE_EPOCH: this folder has no commit whose date could be taken.")
    return int(told)


def run(command: Sequence[str | Path], *, cwd: Path = ROOT, environment: Mapping[str, str] | None = None) -> str:
    """Run a program and give its output; raises PackagingError with what it said when it fails."""
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )  # fmt: skip
    if done.returncode != 0:
        raise PackagingError(f"`{' '.join(map(str, command))}` failed:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout


def venv_program(name: str) -> Path:
    """A program of the packaging environment, which is made when it is missing or was pinned otherwise."""
    folder = VENV / ("Scripts" if os.name == "nt" else "bin")
    suffix = ".exe" if os.name == "nt" else ""
    stamp = VENV / "msref-pinned.txt"
    wanted = sha256(PINNED)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        print(f"Setting up the packaging environment in {VENV} (once) …", flush=True)  # noqa: T201 - a command line speaks by print
        run([sys.executable, "-m", "venv", "--clear", VENV])
        run(
            [folder / f"python{suffix}", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", PINNED]
        )
        stamp.write_text(wanted, encoding="utf-8")
    return folder / f"{name}{suffix}"


def sha256(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def files_in(folder: Path) -> Iterator[str]:
    """Every file below a folder, as a path relative to it with forward slashes, sorted."""
    yield from sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if not file.is_dir())


def size_of(folder: Path) -> int:
    """The bytes of every file below a folder."""
    return sum((folder / name).lstat().st_size for name in files_in(folder))


def fresh_folder(folder: Path) -> Path:
    """The folder, empty."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def temporary_folder(name: str) -> tempfile.TemporaryDirectory[str]:
    """A folder outside the project that is removed at the end, readable for other users."""
    made = tempfile.TemporaryDirectory(prefix=f"msref-{name}-", ignore_cleanup_errors=True)
    Path(made.name).chmod(0o755)
    return made


def write_hashes(bundle: Path) -> None:
    """Write the SHA-256 of every other file of the bundle, in the form of sha256sum, sorted by path."""
    own = f"{INTERNAL}/{HASHES}"
    lines = [f"{sha256(bundle / name)}  {name}\n" for name in files_in(bundle) if name != own]
    (bundle / own).write_text("".join(lines), encoding="utf-8", newline="\n")
