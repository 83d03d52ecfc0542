# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""Puts the licence of everything that is shipped into the bundle: those kept in `build/licences`, and those that come with Python and PyInstaller."""

import shutil
import sysconfig
from pathlib import Path

from package_places import ROOT, PackagingError, run, venv_program


def add_licences(internal: Path) -> None:
    """Write `licences/` into the bundle's inner folder."""
    folder = internal / "licences"
    shutil.copytree(ROOT / "build" / "licences", folder)
    shutil.copyfile(ROOT / "LICENSE", folder / "msref.txt")
    shutil.copyfile(_python_licence(), folder / "python.txt")
    shutil.copyfile(_pyinstaller_licence(), folder / "pyinstaller.txt")


def _python_licence() -> Path:
    script = "import sys, sysconfig; print(sysconfig.get_path('stdlib')); print(sys.base_prefix)"
    library, prefix = run([venv_program("python"), "-c", script]).splitlines()
    short = sysconfig.get_python_version()
    places = (
        Path(library) / "LICENSE.txt", Path(prefix) / "LICENSE.txt", Path(prefix) / "LICENSE",
        Path(f"/usr/share/doc/python{short}-minimal/copyright"), Path(f"/usr/share/doc/python{short}/copyright"),
    )  # fmt: skip
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise PackagingError(f"The licence of Python was not found: {', '.join(map(str, places))}")
    return found


def _pyinstaller_licence() -> Path:
    site = run([venv_program("python"), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).strip()
    found = next(Path(site).glob("pyinstaller-*.dist-info/**/COPYING*"), None)
    if found is None:
        raise PackagingError(f"The licence of PyInstaller was not found below {site}.")
    return found
