# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
The steps of an installation, each tried in a fresh Debian by an ordinary user: what is run and what is seen.

A step that does not see what it must
raises PackagingError. They are run in the order in which they stand in `STEPS`.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from package_deb import PROGRAM_FOLDER
from package_elf import programs_and_libraries
from package_places import INTERNAL, PACKAGES, PackagingError, run, version
from package_sandbox import HOME, USER, USER_ID, Ended, Sandbox

PROGRAM: Final = "/usr/bin/msref"
CONFIG: Final = f"{HOME}/.config/msref"
_START: Final = [PROGRAM, "--startup-report"]


class Trial(NamedTuple):
    """What the steps work with."""

    sandbox: Sandbox
    deb: Path
    older_deb: Path
    portable: Path
    before: set[str]


class Seen(NamedTuple):
    """One step that went well: what was run, and what was seen."""

    ran: str
    saw: str


def demand(condition: object, sentence: str) -> None:
    """Raise PackagingError with the sentence unless the condition holds."""
    if not condition:
        raise PackagingError(sentence)


def started(ended: Ended, where: str) -> float:
    """The milliseconds to the first painted frame that a start printed; raises PackagingError when it printed none."""
    line = ended.out.strip().splitlines()[-1] if ended.out.strip() else ""
    demand(
        ended.code == 0 and line.startswith("{"),
        f"{where}: the window ended with {ended.code}: {ended.out}{ended.err}"[:2000],
    )
    return float(json.loads(line)["first_paint_ms"])


def install_older(trial: Trial) -> Seen:
    """An older version, first on the machine."""
    told = trial.sandbox.install(trial.older_deb)
    came = re.findall(r"^Setting up (\S+)", told, re.MULTILINE)
    known = trial.sandbox.must(["dpkg-query", "-W", "-f", "${Version}", "msref"])
    demand(known == "0.0.1", f"version {known} was installed")
    return Seen(
        f"apt-get install --no-install-recommends ./{trial.older_deb.name}",
        f"{len(came)} packages came; version {known}",
    )


def run_as_user(trial: Trial) -> Seen:
    """Commands and window, without a network, as a user with a name and a home outside ASCII."""
    box = trial.sandbox
    found = box.must([PROGRAM, "search", "plasma exchange"])
    demand("plasma" in found.lower(), f"the search found: {found[:300]}")
    told = box.must([PROGRAM, "--version"])
    first = started(box.run(_START), "as a plain user")
    settings = box.root / f"{CONFIG}/settings.txt".removeprefix("/")
    return Seen(
        f"as {USER} ({HOME}), no network: msref search, --version, --startup-report under Xvfb",
        f"{len(found.splitlines())} lines found; {told.strip()}; first frame {first:.0f} ms; settings {'written' if settings.is_file() else 'not written'}",
    )


def upgrade(trial: Trial) -> Seen:
    """The new version over the old one: nothing of the old one stays, and what the user keeps stays."""
    box = trial.sandbox
    kept = box.root / f"{CONFIG}/settings.txt".removeprefix("/")
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("theme = dark\n", encoding="utf-8")
    for path in (kept, kept.parent, kept.parent.parent):
        shutil.chown(path, USER_ID, USER_ID)
    box.install(trial.deb)
    known = box.must(["dpkg-query", "-W", "-f", "${Version}", "msref"])
    demand(known == version(), f"version {known} is installed")
    demand(
        not (box.root / PROGRAM_FOLDER / INTERNAL / "licences" / "of_an_older_version.txt").exists(),
        "a file of the older version stayed",
    )
    first = started(box.run(_START), "after the upgrade")
    demand("theme = dark" in kept.read_text(encoding="utf-8"), "the user's settings were changed")
    return Seen(
        f"apt-get install ./{trial.deb.name}",
        f"version {known}; the old version's extra file is gone; the user's settings stayed; first frame {first:.0f} ms",
    )


def libraries(trial: Trial) -> Seen:
    """Every library that a file of the program asks for is found, with the declared packages alone."""
    box = trial.sandbox
    inside = box.root / PROGRAM_FOLDER
    files = [f"/{PROGRAM_FOLDER}/{file.relative_to(inside).as_posix()}" for file in programs_and_libraries(inside)]
    path = f"/{PROGRAM_FOLDER}/{INTERNAL}"
    asked = 0
    for file in files:
        told = box.run(["ldd", file], environment={"LD_LIBRARY_PATH": path}, user="root").out
        asked += told.count("=>")
        demand("not found" not in told, f"{file}: {told}")
    return Seen(f"ldd on {len(files)} files", f"{asked} libraries asked for, all found")


def hashes(trial: Trial) -> Seen:
    """Every installed file has its shipped hash, and no other file lies there."""
    box = trial.sandbox
    told = box.run(["sh", "-c", f"cd /{PROGRAM_FOLDER} && sha256sum -c {INTERNAL}/hashes.txt"])
    demand(told.code == 0, told.err)
    ended = box.run([PROGRAM, "verify"])
    demand(ended.code == 0, f"msref verify ended with {ended.code}: {ended.out}{ended.err}"[:2000])
    return Seen(
        "sha256sum -c hashes.txt; msref verify", f"{len(told.out.splitlines())} files whole; verify ended with 0"
    )


def corrupted(trial: Trial) -> Seen:
    """Content with one changed bit is not shown, by neither command nor window."""
    box = trial.sandbox
    file = box.root / PROGRAM_FOLDER / INTERNAL / "reference.sqlite"
    whole = file.read_bytes()
    broken = bytearray(whole)
    broken[len(broken) // 2] ^= 1
    file.write_bytes(bytes(broken))
    try:
        searched = box.run([PROGRAM, "search", "plasma exchange"])
        verified = box.run([PROGRAM, "verify"])
        window = box.run(_START)
    finally:
        file.write_bytes(whole)
    demand(
        searched.code != 0 and not searched.out.strip(), f"the search ended with {searched.code}: {searched.out[:300]}"
    )
    demand(verified.code != 0, "msref verify did not notice")
    demand(window.code == 1, f"the window ended with {window.code}")
    return Seen(
        "one bit of reference.sqlite turned: search, verify, window",
        f"search ended {searched.code} ({_first(searched.err)}); verify ended {verified.code}; window ended {window.code}",
    )


def read_only_profile(trial: Trial) -> Seen:
    """The window opens though nothing can be written to the user's home."""
    home = f'"$R{HOME}"'
    ended = trial.sandbox.run(_START, before=[f"mount --bind {home} {home}", f"mount -o remount,bind,ro {home}"])
    return Seen(
        "home mounted read-only, window",
        f"first frame {started(ended, 'read-only home'):.0f} ms; {_first(ended.err) or 'nothing on standard error'}",
    )


def full_disk(trial: Trial) -> Seen:
    """The window opens though the disk that holds the home has no byte left."""
    home = f'"$R{HOME}"'
    before = [
        f"mount -t tmpfs -o size=64k,uid={USER_ID} tmpfs {home}",
        f"mkdir -p {home}/.config/msref; chown -R {USER_ID} {home}",
        f"dd if=/dev/zero of={home}/full bs=1k 2>/dev/null || true",
    ]
    ended = trial.sandbox.run(_START, before=before)
    return Seen(
        "home on a disk of 64 KiB that is full, window",
        f"first frame {started(ended, 'full disk'):.0f} ms; {_first(ended.err) or 'nothing on standard error'}",
    )


def no_temporary_folder(trial: Trial) -> Seen:
    """Window and commands work though no folder for temporary files can be written."""
    before = [
        'mkdir -p "$R/run/keep-x" && mount --bind /tmp/.X11-unix "$R/run/keep-x"',
        'mount -t tmpfs -o size=8k tmpfs "$R/tmp" && mkdir -p "$R/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$R/tmp/.X11-unix"',
        'mount -o remount,ro "$R/tmp"',
        'mount -t tmpfs -o ro tmpfs "$R/var/tmp"',
    ]
    nowhere = {"TMPDIR": "/nowhere", "TEMP": "/nowhere", "TMP": "/nowhere"}
    ended = trial.sandbox.run(_START, before=before, environment=nowhere)
    searched = trial.sandbox.run([PROGRAM, "search", "plasma exchange"], before=before, environment=nowhere)
    demand(searched.code == 0, searched.err)
    return Seen(
        "TMPDIR=/nowhere, /tmp and /var/tmp read-only: window, search",
        f"first frame {started(ended, 'no temporary folder'):.0f} ms; search ended 0",
    )


def portable(trial: Trial) -> Seen:
    """The portable archive, unpacked and run by the user: everything it writes lies in its own folder."""
    box = trial.sandbox
    home = box.root / HOME.removeprefix("/")
    shutil.copyfile(trial.portable, home / trial.portable.name)
    box.must(["tar", "-xzf", f"{HOME}/{trial.portable.name}", "-C", HOME])
    folder = f"{HOME}/msref-{version()}"
    seen_before = _state(box.root)
    first = started(box.run([f"{folder}/msref", "--startup-report"]), "portable")
    box.must([f"{folder}/msref", "search", "plasma exchange"])
    changed = sorted(path for path, state in _state(box.root).items() if seen_before.get(path) != state)
    own = f"/home/{Path(HOME).name}/msref-{version()}"
    elsewhere = [path for path in changed if not path.startswith(own)]
    demand(not elsewhere, f"the portable program wrote elsewhere: {elsewhere[:5]}")
    run(["rm", "-rf", home / f"msref-{version()}", home / trial.portable.name])
    return Seen(
        "tar -xzf in the home; window, search",
        f"first frame {first:.0f} ms; {len(changed)} files written, all in its own folder, none elsewhere",
    )


def remove(trial: Trial) -> Seen:
    """Removed, and no file is left."""
    box = trial.sandbox
    owned = [line for line in box.must(["dpkg", "-L", "msref"]).splitlines() if line not in {"/", "/."}]
    told = box.run(["dpkg", "--purge", "msref"], user="root")
    demand(told.code == 0, told.err)
    left = [
        path
        for path in owned
        if (box.root / path.removeprefix("/")).is_symlink() or (box.root / path.removeprefix("/")).exists()
    ]
    strange = [path for path in left if box.run(["dpkg", "-S", path], user="root").code != 0]
    demand(not strange, f"after the removal there is still: {strange[:5]}")
    named = sorted(path for path in box.everything() - trial.before if "msref" in path)
    demand(not named, f"after the removal there is still: {named[:5]}")
    return Seen(
        "dpkg --purge msref",
        f"{len(owned)} paths were the package's; none is left but folders of other packages; the user's settings stay",
    )


def _state(root: Path) -> dict[str, tuple[int, int]]:
    """Every file that an ordinary user could have written, with its size and date."""
    found: dict[str, tuple[int, int]] = {}
    for line in run(
        ["find", root, "-xdev", "-user", str(USER_ID), "-type", "f", "-printf", "/%P\\t%s\\t%T@\\n"]
    ).splitlines():
        path, size, date = line.split("\t")
        found[path] = (int(size), int(float(date) * 1000))
    return found


def _first(text: str) -> str:
    return text.strip().splitlines()[0][:160] if text.strip() else ""


def screenshot(display: str, into: Path) -> None:
    """Keep a picture of the virtual screen, where ImageMagick is there to take it."""
    if shutil.which("import"):
        subprocess.run(["import", "-display", display, "-window", "root", str(into)], check=False, capture_output=True)


PICTURES: Final = PACKAGES
STEPS: Final[dict[str, Callable[[Trial], Seen]]] = {
    "install (older version)": install_older,
    "run as plain user": run_as_user,
    "upgrade": upgrade,
    "libraries": libraries,
    "verify": hashes,
    "corrupted content": corrupted,
    "read-only profile": read_only_profile,
    "full disk": full_disk,
    "no temporary folder": no_temporary_folder,
    "portable": portable,
    "remove": remove,
}
