"""
Holds the files of an installed program against the list of hashes that was shipped with it: changed, missing and added files.

The list has one line for each file, `<SHA-256>  <path>`, as `sha256sum` writes it; paths are seen from the program's folder. It shows what happened to
the files since they were installed (damage, an update that was cut off, a file put beside them); it is no proof against someone who can change the list
as well.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from msref.words import say

LIST_NAME: Final = "hashes.txt"
_LINE: Final = re.compile(r"([0-9a-fA-F]{64})[ ][ *](\S.*)")
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class FileDifferences:
    """What differs from the list, as paths; `checked` is how many files the list names. `unreadable` says why the list cannot be used."""

    checked: int = 0
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    unreadable: str = ""

    @property
    def is_same(self) -> bool:
        """Whether everything is as it was shipped."""
        return not (self.changed or self.missing or self.added or self.unreadable)


def check_program_files(root: Path, hash_list: Path, ignored: Sequence[Path] = ()) -> FileDifferences:
    """Every file below `root` against the list; `ignored` are files and folders of the user that may lie there."""
    try:
        listed = dict(_entries(hash_list.read_text(encoding="utf-8")))
    except (OSError, ValueError) as fault:
        return FileDifferences(unreadable=str(fault))
    if not listed:
        return FileDifferences(unreadable=say("verify.list_is_empty"))
    apart = [hash_list, *ignored]
    present = {
        path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() and not _is_in(path, apart)
    }
    there = sorted(listed.keys() & present)
    return FileDifferences(
        checked=len(listed),
        changed=tuple(name for name in there if _hash(root / name) != listed[name]),
        missing=tuple(sorted(listed.keys() - present)),
        added=tuple(sorted(present - listed.keys())),
    )


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, as `sha256sum` and `certutil` give it. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def _hash(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError:
        return ""  # no hash: the file counts as changed


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        mark = _LINE.fullmatch(line)
        name = PurePosixPath(mark[2].replace("\\", "/")) if mark else PurePosixPath()
        if not mark or name.is_absolute() or ".." in name.parts:
            raise ValueError(say("verify.list_line", number=number))
        yield name.as_posix().removeprefix("./"), mark[1].lower()


def _is_in(path: Path, places: Sequence[Path]) -> bool:
    return any(path == place or place in path.parents for place in places)
