# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""Which libraries the files of a Linux bundle ask for, and which C library they need. Reads by `objdump`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from package_contents import SYSTEM_LIBRARIES
from package_places import PackagingError, files_in, run

_GLIBC: Final = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


def programs_and_libraries(bundle: Path) -> Iterator[Path]:
    """Every ELF file of the bundle."""
    for name in files_in(bundle):
        file = bundle / name
        if file.is_symlink():
            continue
        with file.open("rb") as opened:
            if opened.read(4) == b"\x7fELF":
                yield file


def needed_from_outside(bundle: Path) -> dict[str, list[str]]:
    """Each library that files ask for and the bundle does not hold, with the files that ask."""
    files = list(programs_and_libraries(bundle))
    held = {file.name for file in files} | {name.rpartition("/")[2] for name in files_in(bundle)}
    asked: dict[str, list[str]] = {}
    for file in files:
        for library in re.findall(r"NEEDED\s+(\S+)", run(["objdump", "-p", file])):
            if library not in held:
                asked.setdefault(library, []).append(file.relative_to(bundle).as_posix())
    return asked


def lowest_c_library(bundle: Path) -> str:
    """The oldest version of the C library that every file of the bundle is content with."""
    found: set[tuple[int, int]] = {(2, 34)}
    for file in programs_and_libraries(bundle):
        # The list of needed versions, not the symbols: a stripped file has it too.
        for part in _GLIBC.finditer(run(["objdump", "-p", file])):
            found.add((int(part[1]), int(part[2])))
    highest = max(found)
    return f"{highest[0]}.{highest[1]}"


def depends(bundle: Path) -> list[str]:
    """The Debian packages that the bundle needs, sorted; raises PackagingError for a library that no known package gives."""
    asked = needed_from_outside(bundle)
    unknown = sorted(set(asked) - set(SYSTEM_LIBRARIES))
    if unknown:
        raise PackagingError(
            "Files of the bundle ask for libraries that neither the bundle nor a declared package holds: "
            + "; ".join(f"{library} ({', '.join(asked[library][:3])})" for library in unknown)
        )
    packages = {SYSTEM_LIBRARIES[library] for library in asked} - {"libc6"}
    # Debian 13 and Ubuntu 24.04 renamed this one.
    renamed = {"libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64"}
    return [f"libc6 (>= {lowest_c_library(bundle)})", *sorted(renamed.get(package, package) for package in packages)]
