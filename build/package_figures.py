# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""The bundle beside a bare window that went through the same spec: installed size, size of the package, and time to the first painted frame."""

import json
import os
import statistics
import subprocess
from pathlib import Path
from typing import Final

from package_deb import make_deb
from package_places import OUT, PACKAGES, size_of, source_date, temporary_folder
from package_sandbox import virtual_screen
from package_steps import Seen, demand

PAIRS: Final = int(os.environ.get("MSREF_BENCH_PAIRS", "7"))
MOST_SIZE: Final = 1.15
MOST_START: Final = 1.3


def sizes_beside_bare(bundle: Path, bare: Path) -> Seen:
    """Installed and packed, at most 1.15 times the bare window."""
    installed = size_of(bundle) / size_of(bare)
    packed = next(PACKAGES.glob("msref_*.deb")).stat().st_size
    bare_packed = make_deb(bare, source_date(), into=OUT / "package-work" / "bare").stat().st_size
    told = (
        f"installed {size_of(bundle) / 1e6:.1f} MB, bare {size_of(bare) / 1e6:.1f} MB: {installed:.3f}; "
        f"package {packed / 1e6:.1f} MB, bare {bare_packed / 1e6:.1f} MB: {packed / bare_packed:.3f}"
    )
    demand(installed <= MOST_SIZE and packed / bare_packed <= MOST_SIZE, f"above {MOST_SIZE}: {told}")
    return Seen("bundle and package, and those of a bare window by the same spec", told)


def start_beside_bare(bundle: Path, bare: Path) -> Seen:
    """The first painted frame comes at most 1.3 times as late as that of the bare window; the content's whole hash is checked within."""
    with temporary_folder("start") as home, virtual_screen() as display:
        environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": home,
            "LANG": "C.UTF-8",
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        commands = ([str(bare / "msref")], [str(bundle / "msref"), "--startup-report"])
        for command in commands:
            _first_paint(command, environment)
        pairs = [[_first_paint(command, environment) for command in commands] for _ in range(PAIRS)]
    of_bare, of_app = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    told = f"median {of_app:.0f} ms, bare {of_bare:.0f} ms: {of_app / of_bare:.2f}"
    demand(of_app / of_bare <= MOST_START, f"above {MOST_START}: {told}")
    return Seen(f"{PAIRS} alternating pairs under Xvfb, time to the first painted frame", told)


def _first_paint(command: list[str], environment: dict[str, str]) -> float:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.strip().splitlines()[-1])["first_paint_ms"])
