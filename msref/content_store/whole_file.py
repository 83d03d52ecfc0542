"""
Checks a whole content file against the hash that lies beside it, before SQLite sees a byte of it.

SQLite's own checks do not notice most flipped bits, so the hash is the only thing that keeps an altered word from the screen. `reference.sqlite.b2` is
one line as `b2sum` writes it (BLAKE2b, 512 bits), so that `b2sum -c` checks it too. While a new file is being put in its place the list holds both the
new and the old hash: whatever a power cut leaves behind is a whole file with its hash beside it.

Reading and hashing let other threads run: at start it is done while Qt is being loaded. No `hashlib` and no `threading`: the two would take longer
to load than the file takes to read. Not here: opening the file, and who made it. A hash proves that a file is whole, not whose it is.
"""

from __future__ import annotations

import _thread
import stat
from typing import TYPE_CHECKING, Final

from msref.words import say

try:
    from _blake2 import blake2b  # what hashlib gives, without OpenSSL
except ImportError:  # pragma: no cover - a Python that was built otherwise
    from hashlib import blake2b

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX: Final = ".b2"
LARGEST: Final = 1 << 30  # far beyond any library; a sparse file of many terabytes is refused at once
_CHUNK: Final = 1 << 24  # few and large: each piece waits for the other threads twice


class WholeFile:
    """
    One content file, read and hashed in the background from the moment this is made.

    `keep` holds what was read in `data`, so that just these bytes can be opened and the file may vanish afterwards (a share).
    """

    def __init__(self, path: Path, *, keep: bool = False) -> None:
        self.path = path
        self.is_kept = keep
        self.data = b""
        # The id of a sentence: the check runs before the language is known.
        self._fault = "content_file.not_checked"
        self._reason = ""
        self._checked = _thread.allocate_lock()
        self._checked.acquire()
        _thread.start_new_thread(self._check, ())

    def fault(self) -> str:
        """Wait for the check; empty when the file is whole, otherwise a sentence for the user."""
        with self._checked:
            if not self._fault:
                return ""
            return say(self._fault, path=self.path, beside=f"{self.path.name}{SUFFIX}", reason=self._reason)

    def _check(self) -> None:
        try:
            self._fault = self._compare()
        except OSError as fault:
            self._fault, self._reason = "content_file.not_read", fault.strerror or str(fault)
        finally:
            self._checked.release()

    def _compare(self) -> str:
        """Id of the sentence that says what is wrong; empty for a whole file."""
        try:
            state = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return "content_file.missing"
        if not stat.S_ISREG(state.st_mode) or state.st_size > LARGEST:
            return "content_file.no_file"
        try:
            expected = written_hashes(self.path)
        except FileNotFoundError:
            return "content_file.hash_missing"
        except ValueError:
            return "content_file.no_hash"
        if self._hash() in expected:
            return ""
        self.data = b""
        return "content_file.changed"

    def _hash(self) -> str:
        digest, pieces = blake2b(), []
        with self.path.open("rb", buffering=0) as file:
            while piece := file.read(_CHUNK):
                digest.update(piece)
                if self.is_kept:
                    pieces.append(piece)
        self.data = b"".join(pieces) if len(pieces) > 1 else pieces[0] if pieces else b""
        return digest.hexdigest()


def hash_place(path: Path) -> Path:
    """Where the hash of a content file lies."""
    return path.with_name(path.name + SUFFIX)


def written_hashes(path: Path) -> tuple[str, ...]:
    """The hashes beside a content file, newest first. Raises FileNotFoundError, and ValueError when the text is no such list."""
    found = []
    for line in hash_place(path).read_bytes().decode("ascii").splitlines():
        digest, gap, name = line.partition("  ")
        if len(digest) != blake2b.MAX_DIGEST_SIZE * 2 or not gap or not name:
            raise ValueError(line)
        bytes.fromhex(digest)
        found.append(digest.lower())
    if not found:
        raise ValueError(path)
    return tuple(found)


def hash_of(path: Path) -> str:
    """The hash of a file as it is now. Raises OSError."""
    digest = blake2b()
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def hash_lines(path: Path, *hashes: str) -> str:
    """The text that belongs beside a content file."""
    return "".join(f"{digest}  {path.name}\n" for digest in hashes)
