"""
One entry for developers: run, test, lint, bench, shot, content, mutate, bundle, package, translations.

Needs nothing but Python 3.11 or newer. Each command does all the set-up it needs: Qt's system libraries (Debian and Ubuntu, as root or by sudo), a
virtual environment with pinned packages under `.out/`, and the content build.

    python3 build/dev.py run            open the app
    python3 build/dev.py test           every check: ruff, mypy, import contracts, content, pytest
    python3 build/dev.py lint           ruff and mypy only
    python3 build/dev.py bench          benchmarks, as JSON
    python3 build/dev.py shot           screenshots of the main pages into .out/shots
    python3 build/dev.py content        build the content only
    python3 build/dev.py monkey         random but repeatable keys and clicks; --events 100000 --seed 7
    python3 build/dev.py mutate         plant faults in core and content, count those found
    python3 build/dev.py translations   bring resources/translations up to date with the texts of the window
    python3 build/dev.py bundle         the program as a folder that needs nothing else, in .out/bundle
    python3 build/dev.py package        Debian package and portable archive, in .out/package; --check installs and tries them
"""

import argparse
import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / ".out"
VENV = OUT / "venv"
PINNED = ROOT / "build" / "requirements.txt"
EXIT_SETUP = 2

# Debian package: shared library that Qt needs from it.
SYSTEM_LIBRARIES = {
    "libgl1": "GL",
    "libegl1": "EGL",
    "libxkbcommon0": "xkbcommon",
    "libglib2.0-0": "glib-2.0",
    "libfontconfig1": "fontconfig",
    "libdbus-1-3": "dbus-1",
    "libxkbcommon-x11-0": "xkbcommon-x11",
    "libxcb-cursor0": "xcb-cursor",
    "libxcb-icccm4": "xcb-icccm",
    "libxcb-keysyms1": "xcb-keysyms",
    "libxcb-shape0": "xcb-shape",
}
# The tests start real windows on a virtual screen and prove that no socket is opened.
TEST_PROGRAMS = {"xvfb": "Xvfb", "xauth": "xauth", "xdotool": "xdotool", "strace": "strace"}
FONT_PACKAGE = "fonts-dejavu-core"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one developer command; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="build/dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="passed on")
    given = parser.parse_args(arguments)
    return COMMANDS[given.command](given.rest)


def run(rest: Sequence[str]) -> int:
    """Set up, build the content and open the app."""
    set_up(for_tests=False)
    if content([]) != 0 or release_translations() != 0:
        return 1
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print(
            "There is no display, so the window cannot be shown.\n"
            "Everything is set up and the content is built. To see the app:\n"
            "  - run the same command in a desktop session, or\n"
            "  - give it a virtual screen:  xvfb-run -a python3 build/dev.py run   (package xvfb), or\n"
            "  - look at pictures of it:    python3 build/dev.py shot   (they go to .out/shots)",
        )
        return EXIT_SETUP
    return call([python(), "-m", "msref", *rest])


def test(rest: Sequence[str]) -> int:
    """Set up and run every check."""
    set_up(for_tests=True)
    failed = lint([])
    failed |= content([]) | release_translations()
    # Windows and benchmarks want the machine to themselves; two workers fit two cores.
    environment = qt_offscreen()
    failed |= call([python(), "-m", "pytest", "-n", "2", *rest], environment)
    print("all checks passed" if not failed else "some checks failed: see above")
    return 1 if failed else 0


def lint(_: Sequence[str]) -> int:
    """Run ruff and mypy."""
    set_up(for_tests=False)
    # `build` is named because some tools leave a folder of that name out.
    failed = call([python(), "-m", "ruff", "check", "--no-cache", "msref", "tests", "build"])
    failed |= call([python(), "-m", "ruff", "format", "--no-cache", "--check", "msref", "tests", "build"])
    failed |= call([python(), "-m", "mypy"])
    return 1 if failed else 0


def content(_: Sequence[str]) -> int:
    """Build the content file, unless it was built from just this content by just this compiler."""
    set_up(for_tests=False)
    state = content_state()
    stamp = OUT / "content-state.txt"
    built = all((OUT / name).is_file() for name in ("reference.sqlite", "reference.sqlite.b2"))
    if built and stamp.is_file() and stamp.read_text(encoding="utf-8") == state:
        return 0
    stamp.unlink(missing_ok=True)
    failed = call([python(), "-m", "msref.authoring", "build"])
    if not failed:
        stamp.write_text(state, encoding="utf-8")
    return failed


def content_state() -> str:
    """One number for everything that the content file is made from."""
    digest = hashlib.sha256()
    for folder in (
        "content",
        "msref/content_compiler",
        "msref/content_store",
        "msref/domain",
        "msref/reports",
        "resources/words/en",
    ):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def bench(rest: Sequence[str]) -> int:
    """Run the benchmarks, all or those named, and print their figures."""
    set_up(for_tests=True)
    if content([]) != 0:
        return 1
    failed = 0
    for script in sorted((ROOT / "tests" / "benchmarks").glob("bench_*.py")):
        if not rest or script.stem.removeprefix("bench_") in rest:
            print(f"== {script.stem}", flush=True)
            # The benchmarks share the samples of the tests, so they import from the project's root.
            failed |= call([python(), str(script)], os.environ | {"PYTHONPATH": str(ROOT)})
    return failed


def shot(rest: Sequence[str]) -> int:
    """Take screenshots of the main pages."""
    set_up(for_tests=False)
    if content([]) != 0:
        return 1
    return call([python(), str(ROOT / "build" / "shot.py"), *rest], qt_offscreen())


def monkey(rest: Sequence[str]) -> int:
    """Let the monkey loose on the real window; `--events` and `--seed` say how long and which."""
    set_up(for_tests=True)
    if content([]) != 0:
        return 1
    script = ROOT / "tests" / "monkey" / "start_monkey.py"
    return call([python(), str(script), *rest], qt_offscreen())


def mutate(rest: Sequence[str]) -> int:
    """Plant faults in the clinical core and in the content, and count those that the tests and the content's own cases find."""
    set_up(for_tests=True)
    return call([python(), str(ROOT / "build" / "mutate.py"), *rest], qt_offscreen())


def bundle(rest: Sequence[str]) -> int:
    """Make the bundle; `--bare` makes the yardstick too."""
    return _packaging("package_bundle.py", rest)


def package(rest: Sequence[str]) -> int:
    """Make what is handed out; `--check` and `--check-reproducible` prove it; `--windows` makes it for Windows, in Wine."""
    if "--windows" in rest:
        return _packaging("package_windows.py", [word for word in rest if word != "--windows"])
    return _packaging("package_make.py", rest)


def _packaging(script: str, rest: Sequence[str]) -> int:
    set_up(for_tests="--check" in rest)
    return content([]) or release_translations() or call([python(), str(ROOT / "build" / script), *rest])


def translations(_: Sequence[str]) -> int:
    """Collect the texts of the window into the files that translators edit; what is translated stays, what is gone goes."""
    set_up(for_tests=False)
    texts = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "msref").rglob("*.py")) if _is_window(path)]
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    failed = 0
    for file in sorted((ROOT / "resources" / "translations").glob("msref_*.ts")):
        failed |= call([tool("pyside6-lupdate"), *texts, *options, "-ts", str(file)])
    return failed or release_translations()


def _is_window(path: Path) -> bool:
    return path.name == "app.py" or "ui" in path.relative_to(ROOT / "msref").parts


def release_translations() -> int:
    """Compile the translations that changed since they were last compiled."""
    failed = 0
    for file in sorted((ROOT / "resources" / "translations").glob("msref_*.ts")):
        made = OUT / "translations" / f"{file.stem}.qm"
        if not made.is_file() or made.stat().st_mtime < file.stat().st_mtime:
            made.parent.mkdir(parents=True, exist_ok=True)
            failed |= call([tool("pyside6-lrelease"), "-silent", "-compress", str(file), "-qm", str(made)])
    return failed


def tool(name: str) -> str:
    """A program that came with a package of the virtual environment."""
    return str(Path(python()).with_name(name + (".exe" if os.name == "nt" else "")))


def python() -> str:
    """The interpreter of the virtual environment."""
    folder = "Scripts" if os.name == "nt" else "bin"
    return str(VENV / folder / ("python.exe" if os.name == "nt" else "python"))


def qt_offscreen() -> dict[str, str]:
    """An environment in which Qt draws without a screen, and never starts a message bus of its own."""
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}


def call(command: Sequence[str], environment: dict[str, str] | None = None) -> int:
    """Run a command in the project folder; returns its exit code."""
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def set_up(*, for_tests: bool) -> None:
    """Make the system libraries and the virtual environment be there; exits with a plain sentence when that cannot be done."""
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whichever Python the machine has
        stop(f"msref needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    _set_up_system(for_tests=for_tests)
    _set_up_environment()


def stop(sentence: str) -> None:
    """End with a sentence and the exit code of a set-up that could not be done."""
    print(sentence, file=sys.stderr)
    raise SystemExit(EXIT_SETUP)


def _set_up_system(*, for_tests: bool) -> None:
    if sys.platform != "linux":
        return
    missing = [package for package, library in SYSTEM_LIBRARIES.items() if not _has_library(library)]
    if not _has_module("ensurepip"):
        missing.append("python3-venv")
    if not any(Path("/usr/share/fonts").rglob("*.ttf")) and not any(Path("/usr/share/fonts").rglob("*.otf")):
        missing.append(FONT_PACKAGE)
    if for_tests:
        missing += [package for package, program in TEST_PROGRAMS.items() if not shutil.which(program)]
    if missing:
        _install(sorted(missing))


def _has_library(name: str) -> bool:
    # find_library asks ldconfig or gcc; where neither is there, the files themselves are looked for.
    if ctypes.util.find_library(name):
        return True
    places = (Path("/usr/lib"), Path("/lib"), Path("/usr/lib64"))
    triple = sysconfig.get_config_var("MULTIARCH") or "."
    return any(next((place / triple).glob(f"lib{name}.so*"), None) for place in places)


def _has_module(name: str) -> bool:
    return subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True, check=False).returncode == 0


def _install(packages: list[str]) -> None:
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    apt = shutil.which("apt-get")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    sudo = [] if root else ["sudo", "-n"]
    may = root or (
        shutil.which("sudo") is not None
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    )
    if not apt:
        stop(f"These system packages (Debian names) are missing and must be installed first: {' '.join(packages)}")
    if not may:
        stop(f"System packages are missing and this user may not install them. Run:\n  sudo {line}")
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], [*line.split(), "-qq"]):
        full = [*sudo, *command]
        if subprocess.run(full, env=environment, check=False, stdout=subprocess.DEVNULL).returncode != 0:
            stop(f"`{' '.join(full)}` failed. Mend it, then run this again. Needed:\n  sudo {line}")


def _set_up_environment() -> None:
    wanted = hashlib.sha256(PINNED.read_bytes()).hexdigest()
    stamp = VENV / "msref-pinned.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and Path(python()).exists():
        return
    print("Setting up the virtual environment under .out/venv (once) …", flush=True)
    OUT.mkdir(exist_ok=True)
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        stop("The virtual environment could not be made. On Debian and Ubuntu: sudo apt-get install python3-venv")
    if call([python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(PINNED)]) != 0:
        stop(
            "The pinned packages could not be installed. A package index must be reachable once; the app itself needs no network."
        )
    stamp.write_text(wanted, encoding="utf-8")


COMMANDS = {
    "run": run,
    "test": test,
    "lint": lint,
    "bench": bench,
    "shot": shot,
    "content": content,
    "monkey": monkey,
    "mutate": mutate,
    "bundle": bundle,
    "package": package,
    "translations": translations,
}

if __name__ == "__main__":
    sys.exit(main())
