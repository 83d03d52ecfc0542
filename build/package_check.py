# ruff: noqa: INP001, T201 - a script that prints, never a package (a package named build breaks python -m build)
"""Runs every check of the packages and prints a table: the step, what was run, what was seen. The same goes to `.out/package/check.json`."""

import json
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from package_bundle import make_bundle
from package_deb import make_deb
from package_figures import sizes_beside_bare, start_beside_bare
from package_places import (
    BUNDLES,
    INTERNAL,
    OUT,
    PACKAGES,
    PackagingError,
    PrivilegeMissingError,
    fresh_folder,
    source_date,
    write_hashes,
)
from package_sandbox import fresh_debian, missing_privilege, virtual_screen
from package_silence import no_network_library, same_without_network, silent_under_monkey
from package_steps import STEPS, Seen, Trial

RESULT: Final = PACKAGES / "check.json"
# Where privileges are promised their absence is a failure, not a reason to be quiet.
_WITHOUT_PRIVILEGE: Final = "failed" if os.environ.get("CI") else "skipped"


class Row(NamedTuple):
    """One line of the table."""

    step: str
    ran: str
    saw: str
    state: str  # passed, failed or skipped


def check(only: str = "") -> int:
    """Run the checks whose name holds `only`; returns the exit code."""
    rows: list[Row] = []
    wanted = {name for name in (*STEPS, *ALONE) if only in name}
    for name, function in ALONE.items():
        if name in wanted:
            rows.append(_tried(name, function))
    reason = missing_privilege()
    if reason:
        rows += [Row(name, "", reason, _WITHOUT_PRIVILEGE) for name in STEPS if name in wanted]
    elif wanted & set(STEPS):
        rows += _installation(wanted)
    _report(rows, RESULT.with_stem("check-of-some") if only else RESULT)
    return 1 if any(row.state == "failed" for row in rows) else 0


def _installation(wanted: set[str]) -> list[Row]:
    rows = []
    with virtual_screen() as display, fresh_debian(display) as sandbox:
        trial = Trial(
            sandbox, _one("*.deb"), _older_deb(), _one("*portable.tar.gz"), sandbox.everything(),
        )  # fmt: skip
        for name, function in STEPS.items():
            # The steps build on each other: installing and upgrading are always done.
            if name in wanted or name in {"install (older version)", "upgrade"}:
                rows.append(_tried(name, partial(function, trial)))
    return rows


def _tried(name: str, function: Callable[[], Seen]) -> Row:
    print(f"… {name}", flush=True)
    try:
        seen = function()
    except PrivilegeMissingError as fault:
        return Row(name, "", str(fault), _WITHOUT_PRIVILEGE)
    except PackagingError as fault:
        return Row(name, "", str(fault), "failed")
    return Row(name, seen.ran, seen.saw, "passed")


def _one(pattern: str) -> Path:
    found = sorted(PACKAGES.glob(pattern))
    if len(found) != 1:
        raise PackagingError(f"There is not one {pattern} in {PACKAGES}. Run: python3 build/dev.py package")
    return found[0]


def _older_deb() -> Path:
    """A package of version 0.0.1 with one file more, to upgrade from."""
    folder = OUT / "package-work" / "older"
    shutil.copytree(BUNDLES / "msref", fresh_folder(folder) / "msref", symlinks=True)
    (folder / "msref" / INTERNAL / "licences" / "of_an_older_version.txt").write_text("older\n", encoding="utf-8")
    write_hashes(folder / "msref")
    return make_deb(folder / "msref", source_date(), version_given="0.0.1", into=folder, compression="gzip")


def _report(rows: list[Row], result: Path) -> None:
    print()
    for row in rows:
        print(f"{row.state:8}{row.step}\n        ran: {row.ran}\n        saw: {row.saw}")
    PACKAGES.mkdir(parents=True, exist_ok=True)
    result.write_text(
        json.dumps([row._asdict() for row in rows], indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    failed = [row.step for row in rows if row.state == "failed"]
    print(
        f"\n{len(rows)} checks, {len(failed)} failed{': ' + ', '.join(failed) if failed else ''}; written to {result}"
    )


def _bare() -> Path:
    return make_bundle("bare")


ALONE: Final[dict[str, Callable[[], Seen]]] = {
    "no network library": lambda: no_network_library(BUNDLES / "msref"),
    "same without a network": lambda: same_without_network(BUNDLES / "msref"),
    "silence under a monkey": lambda: silent_under_monkey(BUNDLES / "msref"),
    "size": lambda: sizes_beside_bare(BUNDLES / "msref", _bare()),
    "start": lambda: start_beside_bare(BUNDLES / "msref", BUNDLES / "bare"),
}
