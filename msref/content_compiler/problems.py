"""Faults in the content: where, what, and how to mend."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: file relative to the content folder, line from 1, stable code of the kind of fault, what is wrong and how to mend it."""

    file: str
    line: int
    code: str
    what: str
    mend: str

    def __str__(self) -> str:
        """``articles/acute/plex.md:12: [unknown-citation] … Mend: …``."""
        return f"{self.file}:{self.line}: [{self.code}] {self.what} Mend: {self.mend}"


@dataclass(slots=True)
class Problems:
    """The faults gathered so far; a check adds to it and goes on, so that an author sees all of them at once."""

    root: Path
    found: list[Problem] = field(default_factory=list)

    def add(self, where: "Place", code: str, what: str, mend: str) -> None:
        """Record one fault at `where`."""
        try:
            file = where.file.relative_to(self.root).as_posix()
        except ValueError:
            file = where.file.as_posix()
        self.found.append(Problem(file, where.line, code, what, mend))

    def __iter__(self) -> Iterator[Problem]:
        """The faults by file and line, each once."""
        return iter(sorted(set(self.found)))

    def __len__(self) -> int:
        """How many different faults were found."""
        return len(set(self.found))


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a content file: the file and the line counted from 1."""

    file: Path
    line: int

    def down(self, lines: int) -> "Place":
        """The place so many lines further down."""
        return Place(self.file, self.line + lines)
