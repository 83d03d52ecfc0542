# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""Makes the portable archive: the bundle with a marker beside the program, so that everything the user keeps stays in its folder."""

import gzip
import io
import tarfile
from pathlib import Path
from typing import Final

from package_deb import architecture
from package_places import PACKAGES, files_in, version

MARKER: Final = ".portable"
_MARKER_TEXT: Final = """\
While this file stands beside the program, msref keeps settings and everything else in the folder `data` beside it, and writes nowhere else.
"""


def make_portable(bundle: Path, date: int, *, into: Path = PACKAGES) -> Path:
    """The archive of a bundle, packed the same way every time; returns the file."""
    folder = f"msref-{version()}"
    into.mkdir(parents=True, exist_ok=True)
    made = into / f"msref-{version()}-linux-{architecture()}-portable.tar.gz"
    with (
        made.open("wb") as file,
        # No name and no date in the head of the file.
        gzip.GzipFile("", "wb", 9, file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        _add(archive, f"{folder}/{MARKER}", _MARKER_TEXT.encode(), 0o644, date)
        for name in files_in(bundle):
            entry = bundle / name
            if entry.is_symlink():
                _add_link(archive, f"{folder}/{name}", str(entry.readlink()), date)
            else:
                _add(archive, f"{folder}/{name}", entry.read_bytes(), entry.stat().st_mode & 0o777, date)
    return made


def _add(archive: tarfile.TarFile, name: str, data: bytes, mode: int, date: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = len(data), mode, date
    archive.addfile(entry, io.BytesIO(data))


def _add_link(archive: tarfile.TarFile, name: str, target: str, date: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname, entry.mtime = tarfile.SYMTYPE, target, date
    archive.addfile(entry)
