"""
What the organisation that installed msref has laid down for everyone on this computer: a plain value.

One machine-wide file that only an administrator can write; `policy_file` reads it, and only where it exists, because reading it needs modules that
every other start can do without. A policy only takes away or points elsewhere: it never adds a statement and never hides one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

FULL: Final = "full"
REFERENCE: Final = "reference"
REFUSED: Final = (
    "This copy of msref is for reading only: the policy {path} sets the reference mode, in which nothing is entered about a patient. "
    "Searching, reading and exporting the library work."
)


class Policy(NamedTuple):
    """The policy in force; the values are those of a computer without one."""

    path: str = ""
    """Where the file lies; empty when there is none."""
    mode: str = FULL
    jurisdiction: str = ""
    may_save_cases: bool = True
    content_folder: str = ""
    problem: str = ""
    """A sentence when the file cannot be followed; the strictest reading is then in force."""

    @property
    def is_reference(self) -> bool:
        """Whether nothing may be entered about a patient."""
        return self.mode == REFERENCE


NO_POLICY: Final = Policy()


def strictest(path: Path, problem: str) -> Policy:
    """What holds while a policy file is there and cannot be followed: reading only, nothing saved, the program's own content."""
    return Policy(path=str(path), mode=REFERENCE, may_save_cases=False, problem=problem)


def is_there(path: Path) -> bool:
    """Whether there is a policy file; one that cannot be looked at counts as there."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
