"""
Reads the policy file of the organisation (TOML). Only imported where there is one.

Keys, all optional: `mode` ("full" or "reference"), `jurisdiction` (one that the settings know), `save_cases` (true or false), `content_folder` (a whole
path). Anything else is a fault, because a key that is misspelt would otherwise restrict nothing and nobody would know. With a fault the strictest
reading holds, and the sentence names file, line, key and how to mend it.
"""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from msref.user_store.policy import FULL, REFERENCE, Policy, strictest
from msref.user_store.settings import HOME_JURISDICTIONS

_LARGEST_BYTES: Final = 100_000
_MODES: Final = (FULL, REFERENCE)
_STRICTEST: Final = (
    "Until it is mended by an administrator msref is for reading only: nothing is entered about a patient, nothing is saved, and the program's own "
    "content is shown."
)


class _FaultError(Exception):
    """A value that cannot be followed: what was wrong and how to mend it."""


def read_policy(path: Path) -> Policy:
    """The policy of that file; with a fault in it the strictest one, `problem` saying what is wrong."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_BYTES + 1)
        text = raw.decode("utf-8-sig")
    except OSError as fault:
        return _strictest(path, f"cannot be read ({fault.strerror}). Let every user of this computer read it")
    except UnicodeDecodeError:
        return _strictest(path, "is not UTF-8 text. Save it as UTF-8")
    if len(raw) > _LARGEST_BYTES:
        return _strictest(path, "is far too long to be a policy. Write it anew")
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        return _strictest(
            path, f"is not readable as TOML: {str(fault)[:200]}. Write each line as `key = value`, words in quotes"
        )
    for key, value in given.items():
        try:
            _check(key, value)
        except _FaultError as fault:
            return _strictest(path, f"has a fault in line {_line_of(key, text)}, `{key}`: {fault}")
    return Policy(
        path=str(path),
        mode=str(given.get("mode", FULL)),
        jurisdiction=str(given.get("jurisdiction", "")),
        may_save_cases=bool(given.get("save_cases", True)),
        content_folder=str(given.get("content_folder", "")),
    )


def _strictest(path: Path, what: str) -> Policy:
    return strictest(path, f"The policy file {path} {what}. {_STRICTEST}")


def _check(key: str, value: object) -> None:
    check = _CHECKS.get(key)
    if check is None:
        raise _FaultError(f"there is no such key; there are {', '.join(_CHECKS)}. Mend the spelling or remove the line")
    check(value)


def _check_mode(value: object) -> None:
    if value not in _MODES:
        raise _FaultError(f'it must be "{FULL}" or "{REFERENCE}"')


def _check_jurisdiction(value: object) -> None:
    if value not in HOME_JURISDICTIONS[1:]:
        raise _FaultError(f"it must be one of {', '.join(HOME_JURISDICTIONS[1:])}, in quotes and spelt so")


def _check_save_cases(value: object) -> None:
    if not isinstance(value, bool):
        raise _FaultError("it must be true or false, without quotes")


def _check_content_folder(value: object) -> None:
    whole = isinstance(value, str) and (PureWindowsPath(value).is_absolute() or PurePosixPath(value).is_absolute())
    if not whole:
        raise _FaultError(
            r"it must be the whole path of a folder in single quotes, such as '/srv/msref' or '\\server\share\msref'"
        )


_CHECKS: Final[dict[str, Callable[[object], None]]] = {
    "mode": _check_mode,
    "jurisdiction": _check_jurisdiction,
    "save_cases": _check_save_cases,
    "content_folder": _check_content_folder,
}


def _line_of(key: str, text: str) -> int:
    """The line on which a key stands, 1 when it cannot be found (a table, a dotted key)."""
    begins = re.compile(rf"""^\s*\[?\s*["']?{re.escape(key)}\b""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if begins.match(line)), 1)
