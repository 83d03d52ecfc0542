# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""The bundle beside a bare window that went through the same spec: installed size, size of the package, and time to the first painted frame."""

import json
import os
import shutil
import statistics
import subprocess
from pathlib import Path
from typing import Final

from package_deb import PROGRAM_FOLDER, make_deb
from package_places import INTERNAL, OUT, PACKAGES, run, size_of, source_date, temporary_folder
from package_sandbox import virtual_screen
from package_steps import Seen, demand

PAIRS: Final = int(os.environ.get("MSREF_BENCH_PAIRS", "7"))
MODULES: Final = Path(INTERNAL) / "shiboken6" / "files.dir"
MOST_SIZE: Final = 1.15
MOST_START: Final = 1.3


def sizes_beside_bare(bundle: Path, bare: Path) -> Seen:
    """Installed and packed, at most 1.15 times the bare window."""
    package = next(PACKAGES.glob("msref_*.deb"))
    bare_package = make_deb(bare, source_date(), into=OUT / "package-work" / "bare")
    packed, bare_packed = package.stat().st_size, bare_package.stat().st_size
    laid_out, bare_laid_out = _installed(package), _installed(bare_package)
    told = (
        f"installed {laid_out / 1e6:.1f} MB, bare {bare_laid_out / 1e6:.1f} MB: {laid_out / bare_laid_out:.3f}; "
        f"package {packed / 1e6:.1f} MB, bare {bare_packed / 1e6:.1f} MB: {packed / bare_packed:.3f}; "
        f"the bundle as it is carried about {size_of(bundle) / 1e6:.1f} MB, bare {size_of(bare) / 1e6:.1f} MB"
    )
    most = max(packed / bare_packed, laid_out / bare_laid_out)
    demand(most <= MOST_SIZE, f"above {MOST_SIZE}: {told}")
    return Seen("what the package lays out and the package, beside those of a bare window by the same spec", told)


def _installed(package: Path) -> int:
    """The bytes of the program's files as the package lays them out."""
    listed = run(["dpkg-deb", "--contents", package]).splitlines()
    return sum(int(line.split()[2]) for line in listed if f"/{PROGRAM_FOLDER}/" in line and line.startswith("-"))


def start_beside_bare(bundle: Path, bare: Path) -> Seen:
    """
    The first painted frame comes at most 1.3 times as late as that of the bare window; the content's whole hash is checked within.

    A second bare window has the translated modules of shiboken that msref has (see `package_shiboken`): told, so that nobody takes for a light
    program what is a better prepared Python.
    """
    with temporary_folder("start") as home, virtual_screen() as display:
        environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": home,
            "LANG": "C.UTF-8",
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        prepared = Path(home) / "prepared"
        shutil.copytree(bare, prepared, symlinks=True)
        shutil.copytree(bundle / MODULES, prepared / MODULES)
        commands = ([str(bare / "msref")], [str(bundle / "msref"), "--startup-report"], [str(prepared / "msref")])
        for command in commands:
            _first_paint(command, environment)
        rounds = [[_first_paint(command, environment) for command in commands] for _ in range(PAIRS)]
    of_bare, of_app, of_prepared = (statistics.median(times[side] for times in rounds) for side in range(3))
    told = (
        f"median {of_app:.0f} ms, bare {of_bare:.0f} ms: {of_app / of_bare:.2f}; "
        f"a bare window with the same translated modules {of_prepared:.0f} ms: {of_app / of_prepared:.2f}"
    )
    demand(of_app / of_bare <= MOST_START, f"above {MOST_START}: {told}")
    return Seen(f"{PAIRS} alternating pairs under Xvfb, time to the first painted frame", told)


def _first_paint(command: list[str], environment: dict[str, str]) -> float:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.strip().splitlines()[-1])["first_paint_ms"])
