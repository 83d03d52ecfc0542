"""
One thread that does everything with the user's file, in the order in which it was asked, so that the window never waits for a disk.

`deliver` brings an answer to where it is wanted (the window gives a function that runs it on its own thread). An answer is given only after the change is
on the disk. The thread never holds what the answer is for: widgets must not die on another thread than their own.
"""

import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from msref.errors import KnownError
from msref.user_store.user_file import UserFile

T = TypeVar("T")
Answer = Callable[[], None]


class InOrder:
    """A row of jobs on one file."""

    def __init__(self, file: UserFile, deliver: Callable[[Answer], None]) -> None:
        self._file = file
        self._deliver = deliver
        self._jobs: deque[tuple[int, Callable[[UserFile], object]]] = deque()
        self._wanted: dict[int, tuple[Callable[[Any], None], Callable[[KnownError], None]]] = {}
        self._count = 0
        self._is_closing = False
        self._something = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="user.sqlite", daemon=True)
        self._thread.start()

    def do(self, job: Callable[[UserFile], T], then: Callable[[T], None], failed: Callable[[KnownError], None]) -> None:
        """Do a job on the file when its turn comes; `then` gets its answer, `failed` what the user is to be told."""
        with self._something:
            self._count += 1
            self._wanted[self._count] = (then, failed)
            self._jobs.append((self._count, job))
            self._something.notify()

    def close(self, *, within_s: float) -> bool:
        """Do what still waits and end; True when all was done in time."""
        with self._something:
            self._is_closing = True
            self._something.notify()
        self._thread.join(within_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while self._do_next():
            if not self._jobs:
                self._file.back_up()

    def _do_next(self) -> bool:
        """Wait for the next job and do it; False when all is done and no more will come."""
        with self._something:
            self._something.wait_for(lambda: self._jobs or self._is_closing)
            if not self._jobs:
                return False
            number, job = self._jobs.popleft()
        answer: object = None
        fault: Exception | None = None
        try:
            answer = job(self._file)
        except Exception as raised:  # noqa: BLE001 - it is told or raised again where somebody sees it
            fault = raised.with_traceback(None) if isinstance(raised, KnownError) else raised
        self._deliver(partial(self._answer, number, answer, fault))
        return True

    def _answer(self, number: int, answer: object, fault: Exception | None) -> None:
        """Runs where the answer is delivered."""
        then, failed = self._wanted.pop(number)
        if fault is None:
            then(answer)
        elif isinstance(fault, KnownError):
            failed(fault)
        else:
            raise fault
