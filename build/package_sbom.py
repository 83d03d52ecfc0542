# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
The bill of materials of a bundle, as CycloneDX 1.6 JSON: each part with version, licence and the hashes of the files that come from it.

The same bundle always gives the same text: no random number, and the one date that is given.
"""

import json
import re
import subprocess
import uuid
from datetime import UTC, datetime
from importlib.metadata import distributions
from pathlib import Path
from typing import Any, Final, NamedTuple

from package_places import CONTENT_FILES, INTERNAL, PackagingError, files_in, run, sha256, venv_program, version

NAME: Final = "sbom.cdx.json"


class Part(NamedTuple):
    """One part: the files that match `files` come from it. `purl` and `version` may hold a place for the version found out."""

    name: str
    version: str
    licence: str
    purl: str
    files: str


def write_sbom(bundle: Path, date: int) -> None:
    """Write the bill of materials into the bundle; raises PackagingError for a file that no part claims."""
    internal = bundle / INTERNAL
    hashes = {
        name: sha256(bundle / name) for name in files_in(bundle) if not name.endswith(("/hashes.txt", f"/{NAME}"))
    }
    parts = _parts(internal)
    claimed: dict[str, list[str]] = {part.name: [] for part in parts}
    for name in hashes:
        owner = next((part for part in parts if re.search(part.files, name)), None)
        if owner is None:
            raise PackagingError(f"No part of the bill of materials claims {name}: name it in build/package_sbom.py.")
        claimed[owner.name].append(name)
    used = [part for part in parts if claimed[part.name]]
    everything = "".join(f"{digest} {name}\n" for name, digest in sorted(hashes.items()))
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, everything)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(date, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": "msref", "name": "msref", "version": version()},
        },
        "components": [_component(part, claimed[part.name], hashes) for part in used],
        "dependencies": [{"ref": "msref", "dependsOn": sorted(f"part:{part.name}" for part in used)}],
    }
    (internal / NAME).write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _component(part: Part, files: list[str], hashes: dict[str, str]) -> dict[str, Any]:
    known = {"id": part.licence}
    shape = {"expression": part.licence} if " " in part.licence else {"license": known}
    return {
        "type": "data" if part.name == "msref content" else "library",
        "bom-ref": f"part:{part.name}",
        "name": part.name,
        "version": part.version,
        "licenses": [shape],
        **({"purl": part.purl} if part.purl else {}),
        "components": [
            {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": hashes[name]}]} for name in files
        ],
    }  # fmt: skip


def _parts(internal: Path) -> list[Part]:
    """Every part that a bundle may hold, in the order in which files are claimed."""
    told = run([venv_program("python"), "-c", _ASK]).splitlines()
    site, python = told
    installed = {one.metadata["Name"].lower().replace("-", "_"): one.version for one in distributions(path=[site])}
    qt = installed["pyside6_essentials"]
    content = "|".join(re.escape(name) for name in CONTENT_FILES)
    return [
        Part("msref content", version(), "CC-BY-4.0", "", rf"/({content})$"),
        Part("msref", version(), "MIT", "", r"^msref(\.exe|-cli\.exe)?$|/msref/|/licences/|/SAFETY\.md$|/resources/words/|_internal/translations/"),
        Part("IBM Plex Sans", "6", "OFL-1.1", "", r"/resources/fonts/IBMPlex"),
        Part("msref Symbols", version(), "Bitstream-Vera", "", r"/resources/fonts/msref-"),
        Part("ICU", _suffix(internal, "libicudata.so.*"), "Unicode-3.0", "", r"/(lib)?icu\w+[\d.]*\.(so|dll|dylib)"),
        Part("Qt", qt, "LGPL-3.0-only", "", r"Qt6\w+\.(so|dll|dylib)|/Qt/|PySide6/(plugins|translations)/"),
        Part("PySide6_Essentials", qt, "LGPL-3.0-only", f"pkg:pypi/pyside6-essentials@{qt}", r"/PySide6/|libpyside6"),
        Part("shiboken6", installed["shiboken6"], "LGPL-3.0-only", f"pkg:pypi/shiboken6@{installed['shiboken6']}", r"shiboken6"),
        *_carried(),
        Part("Python", python, "PSF-2.0", f"pkg:generic/python@{python}", r"python3|base_library\.zip|\.pyd$|VCRUNTIME|sqlite3\.dll|\.dll$"),
    ]  # fmt: skip


_ASK: Final = "import platform, sysconfig; print(sysconfig.get_path('purelib')); print(platform.python_version())"


def _suffix(internal: Path, pattern: str) -> str:
    found = next(iter(sorted(internal.rglob(pattern))), None)
    return found.name.rpartition(".")[2] if found else "unknown"


def _carried() -> list[Part]:
    """The libraries that come from Debian's packages on the build machine."""
    packages = {
        "libsqlite3-0": ("SQLite", "blessing", r"libsqlite3\.so"),
        "libxkbcommon0": ("xkbcommon", "MIT", r"libxkbcommon"),
        "libxcb-cursor0": ("xcb-util-cursor", "X11", r"libxcb-cursor"),
        "libxcb-icccm4": ("xcb-util-wm", "X11", r"libxcb-icccm"),
        "libxcb-image0": ("xcb-util-image", "X11", r"libxcb-image"),
        "libxcb-keysyms1": ("xcb-util-keysyms", "X11", r"libxcb-keysyms"),
        "libxcb-render-util0": ("xcb-util-renderutil", "X11", r"libxcb-render-util"),
        "libxcb-util1": ("xcb-util", "X11", r"libxcb-util"),
        "libxcb1": ("libxcb", "X11", r"libxcb-"),
    }
    made = []
    for package, (name, licence, files) in packages.items():
        known = _package_version(package)
        made.append(
            Part(name, known, licence, f"pkg:deb/debian/{package}@{known}" if known != "unknown" else "", files)
        )
    return made


def _package_version(package: str) -> str:
    try:
        done = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=False
        )  # fmt: skip
    except FileNotFoundError:
        return "unknown"
    return done.stdout.strip() or "unknown"
