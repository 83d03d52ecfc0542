"""
What the organisation that installed msref has laid down for everyone on this computer: a plain value.

One machine-wide file that only an administrator can write; `policy_file` reads it, and only where it exists, because reading it needs modules that
every other start can do without. A policy only takes away or points elsewhere: it never adds a statement and never hides one.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from msref.words import say

if TYPE_CHECKING:
    from pathlib import Path

FULL: Final = "full"
REFERENCE: Final = "reference"


class PolicyFault(NamedTuple):
    """Why a policy cannot be followed: a message id with its arguments, because the file is read before the language is known."""

    message: str
    arguments: dict[str, object]


class Policy(NamedTuple):
    """The policy in force; the values are those of a computer without one."""

    path: str = ""
    """Where the file lies; empty when there is none."""
    mode: str = FULL
    jurisdiction: str = ""
    may_save_cases: bool = True
    content_folder: str = ""
    fault: PolicyFault | None = None
    """Why the file cannot be followed; the strictest reading is then in force."""

    @property
    def is_reference(self) -> bool:
        """Whether nothing may be entered about a patient."""
        return self.mode == REFERENCE

    @property
    def problem(self) -> str:
        """What is wrong with the file and what holds until it is mended, in sentences; empty when the file can be followed."""
        if self.fault is None:
            return ""
        return f"{say(self.fault.message, **self.fault.arguments)} {say('policy.until_mended')}"

    @property
    def refusal(self) -> str:
        """What is said to a person who wants to enter something about a patient in the reference mode."""
        return say("policy.refusal", path=self.path)


NO_POLICY: Final = Policy()


def strictest(path: "Path", message: str, **arguments: object) -> Policy:
    """
    What holds while a policy file is there and cannot be followed: reading only, nothing saved, the program's own content.

    `message` is the id of the sentence that says why; it takes the path and these arguments.
    """
    fault = PolicyFault(message, {"path": path, **arguments})
    return Policy(path=str(path), mode=REFERENCE, may_save_cases=False, fault=fault)


def is_there(path: "Path") -> bool:
    """Whether there is a policy file; one that cannot be looked at counts as there."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
