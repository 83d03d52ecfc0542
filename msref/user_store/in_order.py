"""
One thread that does everything with the user's file, in the order in which it was asked, so that the window never waits for a disk.

`deliver` brings an answer to where it is wanted (the window gives a function that runs it on its own thread). An answer is given only after the change is
on the disk.
"""

import threading
from collections import deque
from collections.abc import Callable
from typing import NoReturn, TypeVar

from msref.errors import KnownError
from msref.user_store.user_file import UserFile

T = TypeVar("T")
Job = Callable[[], None]


class InOrder:
    """A row of jobs on one file."""

    def __init__(self, file: UserFile, deliver: Callable[[Job], None]) -> None:
        self._file = file
        self._deliver = deliver
        self._jobs: deque[Job] = deque()
        self._is_closing = False
        self._something = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="user.sqlite", daemon=True)
        self._thread.start()

    def do(self, job: Callable[[UserFile], T], then: Callable[[T], None], failed: Callable[[KnownError], None]) -> None:
        """Do a job on the file when its turn comes; `then` gets its answer, `failed` what the user is to be told."""

        def run() -> None:
            try:
                answer = job(self._file)
            except KnownError as fault:
                told = fault
                self._deliver(lambda: failed(told))
            except Exception as fault:  # noqa: BLE001 - it is raised again where somebody sees it
                bug = fault
                self._deliver(lambda: _raise(bug))
            else:
                self._deliver(lambda: then(answer))

        with self._something:
            self._jobs.append(run)
            self._something.notify()

    def close(self, *, within_s: float) -> bool:
        """Do what still waits and end; True when all was done in time."""
        with self._something:
            self._is_closing = True
            self._something.notify()
        self._thread.join(within_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            job()
            if not self._jobs:
                self._file.back_up()

    def _next(self) -> Job | None:
        """The next job, waited for; None when all is done and no more will come."""
        with self._something:
            self._something.wait_for(lambda: self._jobs or self._is_closing)
            return self._jobs.popleft() if self._jobs else None


def _raise(fault: Exception) -> NoReturn:
    raise fault
