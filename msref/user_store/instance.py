"""
One window for one user: a start finds out whether msref already runs, and if so hands over what it was asked to open.

Without sockets. In the user's folder stands a folder for this computer and this screen; in it lie a file `lock` that the running program keeps locked
(and in which it writes its process number and start time), and for a moment the requests of later starts. The system drops the lock when a
program ends in whatever way, so a crash leaves nothing to clear away. Two users, two profiles, two screens and two computers have a folder each.

A start that gets no answer opens a window of its own: a hung program must not keep the reader from reading. Where nothing can be written or locked,
msref runs as if it were alone. Watching the folder is the window's part (`msref.ui.raise_window`).
"""

import os
import sys
import time
from typing import TYPE_CHECKING, Final, NamedTuple

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIRST: Final = "first"
"""This start is the one that keeps the window."""
ALONE: Final = "alone"
"""Nothing can be locked or written here: run without knowing of others."""
HANDED_OVER: Final = "handed over"
"""Another program runs and has taken the request; this start ends."""

_ANSWER_WITHIN_S: Final = 6.0
_LOOK_EVERY_S: Final = 0.02
_REQUEST: Final = "request-"
_SIGNED_BYTES: Final = 64
_LARGEST_BYTES: Final = 10_000
_LOCKED_BYTE: Final = 1 << 30  # far behind the text, which stays readable where a lock forbids reading


class Request(NamedTuple):
    """What a later start asks for: an address, a case file (its whole path), and the token that lets a window come to the front."""

    address: str = ""
    case_file: str = ""
    token: str = ""


def session_name(environment: "Mapping[str, str]") -> str:
    """The name of this computer and this screen, fit for a folder."""
    computer = environment.get("COMPUTERNAME") or (os.uname().nodename if hasattr(os, "uname") else "")
    screen = (
        environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or environment.get("SESSIONNAME") or "screen"
    )
    return "".join(letter if letter.isalnum() else "-" for letter in f"{computer} {screen}")


class Instance:
    """This start beside others of the same user on the same screen."""

    def __init__(self, user_folder: "Path", session: str) -> None:
        self.folder = user_folder / "running" / session
        self._lock = -1

    def claim(self) -> bool | None:
        """True: this is the first. False: another runs. None: nothing can be locked here, so nobody knows."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return None
        try:
            _take_lock(lock)
        except (BlockingIOError, PermissionError):
            os.close(lock)
            return False
        except OSError:
            os.close(lock)
            return None
        self._lock = lock
        self._sign()
        return True

    def hand_over(self, request: Request, *, within_s: float = _ANSWER_WITHIN_S) -> bool:
        """Give a request to the running program; True when it took it in time."""
        name = f"{_REQUEST}{os.getpid()}"
        place, beside = self.folder / name, self.folder / f"new-{name}"
        lines = (f"{field} = {' '.join(value.splitlines())}\n" for field, value in request._asdict().items())
        try:
            beside.write_text("".join(lines), encoding="utf-8", errors="surrogateescape")
            beside.replace(place)
        except OSError:
            return False
        end = time.monotonic() + within_s
        while time.monotonic() < end:
            if not place.exists():
                return True
            time.sleep(_LOOK_EVERY_S)
        try:
            place.unlink()
        except FileNotFoundError:
            return True  # taken in the last moment
        except OSError:
            return False
        return False

    def take_requests(self) -> tuple[Request, ...]:
        """The requests that lie there, oldest first; taking one is the answer its start waits for."""
        try:
            waiting = sorted(self.folder.glob(f"{_REQUEST}*"), key=_age)
        except OSError:
            return ()
        taken = []
        for place in waiting:
            try:
                with place.open(encoding="utf-8", errors="surrogateescape") as file:
                    text = file.read(_LARGEST_BYTES)
                place.unlink()
            except OSError:
                continue  # given up by the start that wrote it
            taken.append(_request(text))
        return tuple(taken)

    def release(self) -> None:
        """Let the next start be the first."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def _sign(self) -> None:
        """Write who holds the lock, for a person who looks into the folder."""
        try:
            # Of one length and written over the last: cutting a file short takes ten times as long as writing it.
            signed = f"process = {os.getpid()}\nstarted = {time.time():.0f}\n"
            os.write(self._lock, signed.ljust(_SIGNED_BYTES).encode("ascii"))
        except OSError:
            return  # the lock holds without it, as on a full disk


def open_or_hand_over(instance: Instance, request: Request) -> str:
    """FIRST, ALONE or HANDED_OVER; what a start does before it makes a window."""
    claimed = instance.claim()
    if claimed:
        return FIRST
    if claimed is None:
        return ALONE
    return HANDED_OVER if instance.hand_over(request) else ALONE


def _take_lock(lock: int) -> None:
    """Lock without waiting. Raises BlockingIOError or PermissionError when another program holds it."""
    if sys.platform == "win32":
        os.lseek(lock, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        os.lseek(lock, 0, os.SEEK_SET)
    else:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _age(place: "Path") -> float:
    try:
        return place.stat().st_mtime
    except OSError:
        return 0.0


def _request(text: str) -> Request:
    """A request from its lines; what is not understood is left out, so that at least the window comes to the front."""
    said = {name: value for name, mark, value in (line.partition(" = ") for line in text.splitlines()) if mark}
    return Request(**{field: said.get(field, "") for field in Request._fields})
