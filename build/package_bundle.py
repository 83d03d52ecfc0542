# ruff: noqa: INP001, T201 - a script that prints, never a package (a package named build breaks python -m build)
"""
Makes the bundle: a folder with the program, Python, Qt, the content, licences and a bill of materials, that needs nothing else installed.

    python build/package_bundle.py             .out/bundle/msref
    python build/package_bundle.py --bare      .out/bundle/bare too, the yardstick for size and start

The content must be built before; `dev.py bundle` does both. Fails when a file stands in the bundle that no line of the allow-list names. The same
commit gives the same bytes, wherever it is built.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from package_contents import unexpected
from package_licences import add_licences
from package_places import (
    BUNDLES,
    CONTENT_FILES,
    INTERNAL,
    OUT,
    ROOT,
    PackagingError,
    files_in,
    fresh_folder,
    run,
    size_of,
    source_date,
    temporary_folder,
    venv_program,
    write_hashes,
)  # fmt: skip
from package_sbom import write_sbom


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the bundle; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bare", action="store_true", help="make the bare window too")
    given = parser.parse_args(arguments)
    try:
        for kind in ("app", "bare") if given.bare else ("app",):
            made = make_bundle(kind)
            print(f"{made}: {len(list(files_in(made)))} files, {size_of(made) / 1e6:.1f} MB")
    except PackagingError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def make_bundle(kind: str) -> Path:
    """Make one bundle, `app` or `bare`; returns its folder."""
    if not (OUT / CONTENT_FILES[0]).is_file():
        raise PackagingError(
            f"{OUT / CONTENT_FILES[0]} is missing. Build the content first: python3 build/dev.py content"
        )
    work = fresh_folder(OUT / "bundle-work" / kind)
    date = source_date()
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": str(date), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC",
        # Without the columns of every expression a module is a fifth smaller; a traceback still tells its lines.
        "PYTHONNODEBUGRANGES": "1",
    }  # fmt: skip
    # A module that stands on PYTHONPATH would be found before the pinned one.
    environment.pop("PYTHONPATH", None)
    run(
        [
            venv_program("pyinstaller"), "--noconfirm", "--clean", "--log-level", "ERROR", "--workpath", work / "work",
            "--distpath", work / "dist", ROOT / "build" / "msref.spec", "--", "--kind", kind,
        ],
        environment=environment,
    )  # fmt: skip
    made = work / "dist" / "msref"
    add_licences(made / INTERNAL)
    if kind == "app":
        _add_safety_text(made / INTERNAL)
    write_sbom(made, date)
    write_hashes(made)
    _check_files(made)
    if kind == "app":
        _try(made)
    _settle(made, date)
    target = BUNDLES / ("msref" if kind == "app" else kind)
    if target.exists():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    made.rename(target)
    return target


def _add_safety_text(internal: Path) -> None:
    text = ROOT / "SAFETY.md"
    if text.is_file():
        shutil.copyfile(text, internal / "SAFETY.md")


def _try(bundle: Path) -> None:
    """The commands and everything that they import can be loaded: a module left out by mistake is noticed here."""
    if sys.platform == "linux":
        with temporary_folder("try") as home:
            run([bundle / "msref", "search", "relapse"], environment={"HOME": home, "LANG": "C.UTF-8"})


def _check_files(bundle: Path) -> None:
    if sys.platform != "linux":
        return
    strange = unexpected(files_in(bundle))
    if strange:
        raise PackagingError(
            "The bundle holds files that the allow-list in build/package_contents.py does not name. Leave them out there, or allow them:\n  "
            + "\n  ".join(strange)
        )


def _settle(bundle: Path, date: int) -> None:
    """One date and plain rights for everything, whoever builds."""
    for path in [bundle, *bundle.rglob("*")]:
        is_program = path.is_dir() or path.parent == bundle
        if path.is_symlink():
            os.utime(path, (date, date), follow_symlinks=False)
            continue
        path.chmod(0o755 if is_program else 0o644)
        os.utime(path, (date, date))


if __name__ == "__main__":
    sys.exit(main())
