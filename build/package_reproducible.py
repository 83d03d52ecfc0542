# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""Builds content, bundle and packages twice, from two copies of the source in folders of different names, and compares every byte."""

import os
import shutil
import sys
from pathlib import Path
from typing import Final

from package_places import OUT, ROOT, VENV, files_in, run, sha256, source_date, temporary_folder

_LEFT_OUT: Final = shutil.ignore_patterns(".git", ".out", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")
_FIGURES: Final = {"TZ": "Pacific/Auckland", "LANG": "C.UTF-8", "PYTHONHASHSEED": "77"}


def differences() -> list[str]:
    """Each file that is not the same in both builds, or stands in one alone."""
    with temporary_folder("build") as name:
        folders = [Path(name) / "a" / "msref", Path(name) / "another name, longer" / "clone"]
        shutil.copytree(ROOT, folders[0], ignore=_LEFT_OUT)
        # Both from one copy: the tree may be worked on meanwhile.
        shutil.copytree(folders[0], folders[1])
        made = [_build(folder, other) for folder, other in zip(folders, ({}, _FIGURES), strict=True)]
    return sorted(
        f"{path}: {made[0].get(path, 'missing')[:16]} and {made[1].get(path, 'missing')[:16]}"
        for path in made[0].keys() | made[1].keys()
        if made[0].get(path) != made[1].get(path)
    )


def _build(folder: Path, other: dict[str, str]) -> dict[str, str]:
    """Build in a copy; gives the hash of every file made."""
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": str(source_date()), "MSREF_PACKAGE_VENV": str(VENV), "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1",
    } | other  # fmt: skip
    run([sys.executable, "-m", "msref.authoring", "build"], cwd=folder, environment=environment)
    run([sys.executable, folder / "build" / "package_make.py"], cwd=folder, environment=environment)
    out = folder / OUT.name
    return {
        f"{part}/{file}": sha256(out / part / file)
        for part in ("bundle/msref", "package")
        for file in files_in(out / part)
    }
