"""
A lock between programs that share one folder, held for the length of one write.

The system drops it when a program ends in whatever way, so a crash leaves nothing to clear away. Where the file system knows no locks, SQLite's own
must do.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msref.errors import NotKeptError
from msref.words import say

if sys.platform == "win32":
    import msvcrt
else:
    import errno
    import fcntl

_LOOK_EVERY_S: Final = 0.01


@contextmanager
def locked(path: Path, *, within_s: float) -> Iterator[None]:
    """
    Hold the lock of this file for the length of a `with`.

    Raises NotKeptError when another program holds it for longer than `within_s`, OSError when the file cannot be made.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for(file, path, time.monotonic() + within_s)
        yield
    finally:
        os.close(file)


def _wait_for(file: int, path: Path, end: float) -> None:
    while not _taken(file):
        if time.monotonic() > end:
            raise NotKeptError(say("user_file.another_writes", folder=path.parent))
        time.sleep(_LOOK_EVERY_S)


def _taken(file: int) -> bool:
    """Try to lock without waiting; True as well where the file system has no locks."""
    if sys.platform == "win32":
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        return fault.errno not in {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EINTR}
    return True
