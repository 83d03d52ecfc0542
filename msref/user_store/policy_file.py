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
_LONGEST_REASON: Final = 200


class _FaultError(Exception):
    """A value that cannot be followed: id and arguments of the sentence that says what is wrong and how to mend it."""

    def __init__(self, message: str, **arguments: object) -> None:
        super().__init__(message)
        self.message = message
        self.arguments = arguments


def read_policy(path: Path) -> Policy:
    """The policy of that file; with a fault in it the strictest one, `problem` saying what is wrong."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_BYTES + 1)
        text = raw.decode("utf-8-sig")
    except OSError as fault:
        return strictest(path, "policy.not_read", reason=fault.strerror)
    except UnicodeDecodeError:
        return strictest(path, "policy.not_utf8")
    if len(raw) > _LARGEST_BYTES:
        return strictest(path, "policy.too_long")
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        return strictest(path, "policy.no_toml", reason=str(fault)[:_LONGEST_REASON])
    for key, value in given.items():
        try:
            _check(key, value)
        except _FaultError as fault:
            return strictest(path, fault.message, line=_line_of(key, text), key=key, **fault.arguments)
    return Policy(
        path=str(path),
        mode=str(given.get("mode", FULL)),
        jurisdiction=str(given.get("jurisdiction", "")),
        may_save_cases=bool(given.get("save_cases", True)),
        content_folder=str(given.get("content_folder", "")),
    )


def _check(key: str, value: object) -> None:
    check = _CHECKS.get(key)
    if check is None:
        raise _FaultError("policy.line.no_such_key", keys=", ".join(_CHECKS))
    check(value)


def _check_mode(value: object) -> None:
    if value not in _MODES:
        raise _FaultError("policy.line.mode", full=FULL, reference=REFERENCE)


def _check_jurisdiction(value: object) -> None:
    if value not in HOME_JURISDICTIONS[1:]:
        raise _FaultError("policy.line.jurisdiction", names=", ".join(HOME_JURISDICTIONS[1:]))


def _check_save_cases(value: object) -> None:
    if not isinstance(value, bool):
        raise _FaultError("policy.line.save_cases")


def _check_content_folder(value: object) -> None:
    whole = isinstance(value, str) and (PureWindowsPath(value).is_absolute() or PurePosixPath(value).is_absolute())
    if not whole:
        raise _FaultError("policy.line.content_folder")


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
