"""
The user's bookmarks, notes and history as the window sees them: what is kept, and changes that are done on another thread.

`own` is what was on the disk at the last answer. A change is shown when it is kept, never before; one that cannot be kept is told and changes nothing.
The window's thread never waits for the file but once, when it closes: then what was asked is done to the end.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from msref.errors import KnownError
from msref.ui.garbage import GarbageOfWindow
from msref.usecases.keep_bookmarks import put_back, read_kept
from msref.usecases.keep_history import keep_visit
from msref.user_store.in_order import Answer, InOrder
from msref.user_store.own_data import OwnData
from msref.user_store.user_file import UserFile

_PATIENCE_S: Final = 12.0  # as long as another program may hold the file, and a little more

T = TypeVar("T")
Failed = Callable[[KnownError], None]


class _Outcome(Generic[T]):
    """An answer or why there is none, with what the file has to say of itself."""

    def __init__(self, answers: list[T], fault: KnownError | None, file: UserFile) -> None:
        self._answers = answers
        self.fault = fault
        self.remark = file.take_remark()
        self.why_not_kept = file.why_not_kept

    def answer(self) -> T:
        """The answer, when there is no fault."""
        return self._answers[0]


def _with_state(question: Callable[[UserFile], T], file: UserFile) -> _Outcome[T]:
    """Runs on the thread of the file, and holds nothing of the window."""
    try:
        return _Outcome([question(file)], None, file)
    except KnownError as fault:
        return _Outcome([], fault.with_traceback(None), file)


def _is_gone(function: Callable[..., object]) -> bool:
    """Whether who asked was closed before the answer came, as a dialog may be."""
    owner = getattr(function, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


class _Answers(QObject):
    """Brings what is done on another thread back to the thread of the window."""

    come = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.are_wanted = True
        self.come.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def _take(self, answer: Answer) -> None:
        if self.are_wanted:
            answer()


class UserDesk(QObject):
    """What one user keeps. `clock` gives the present moment."""

    changed = Signal()
    """`own` or `why_not_kept` is another."""
    told = Signal(str)
    """A sentence about what just happened."""
    noticed = Signal(str)
    """A sentence about the file itself that must stay in sight."""
    removed = Signal(str)
    """Something was removed and `undo` brings it back; the words say what."""
    visits_changed = Signal()

    def __init__(self, file: UserFile, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.own = OwnData()
        self.why_not_kept = ""
        self.may_keep = file.may_write
        """Whether this copy of msref is meant to keep anything at all."""
        self.is_read = False
        self.clock = clock
        self._removed = OwnData()
        self._answers = _Answers(self)
        self._is_closed = False
        self._garbage = GarbageOfWindow(self)
        self._row = InOrder(file, self._deliver)

    def read(self) -> None:
        """Look at the file again: at the start, and where another program may have changed it."""
        self.ask(read_kept, self._show, self._show_nothing)

    def ask(self, question: Callable[[UserFile], T], then: Callable[[T], None], failed: Failed | None = None) -> None:
        """Ask the file something; `then` gets the answer later."""

        def take(outcome: _Outcome[T]) -> None:
            self._note_state(outcome.remark, outcome.why_not_kept)
            if outcome.fault is not None:
                (self._tell if failed is None or _is_gone(failed) else failed)(outcome.fault)
            elif not _is_gone(then):
                then(outcome.answer())

        self._row.do(partial(_with_state, question), take, self._tell)

    def change(
        self, job: Callable[[UserFile], OwnData], then: Callable[[], None] | None = None, failed: Failed | None = None
    ) -> None:
        """Change what is kept; it is shown, and `then` called, when it is on the disk."""

        def show(own: OwnData) -> None:
            self._show(own)
            if then is not None and not _is_gone(then):
                then()

        self.ask(job, show, failed)

    def remove(self, job: Callable[[UserFile], tuple[OwnData, OwnData]], words: str) -> None:
        """Remove something that `undo` can bring back; `words` say what was removed."""

        def show(answer: tuple[OwnData, OwnData]) -> None:
            own, self._removed = answer
            self._show(own)
            self.removed.emit(words)

        self.ask(job, show)

    def undo(self) -> None:
        """Bring back what was removed last."""
        removed, self._removed = self._removed, OwnData()
        if removed == OwnData():
            return
        self.change(lambda file: put_back(file, removed), lambda: self.told.emit(self.tr("It is back where it was.")))
        if removed.visits:
            self.ask(lambda _: None, lambda _: self.visits_changed.emit())

    def remember_removed(self, removed: OwnData, words: str) -> None:
        """Something was removed elsewhere; `undo` can bring it back."""
        self._removed = removed
        self.removed.emit(words)

    def visit(self, record_id: str) -> None:
        """A record is being read. What cannot be kept here is not told on every page."""
        now = self.clock()
        self.ask(lambda file: keep_visit(file, record_id, now), lambda _: None, lambda _: None)

    def close(self) -> bool:
        """Have done what was asked; True when all of it was."""
        if self._is_closed:
            return True
        done = self._row.close(within_s=_PATIENCE_S)
        self._is_closed = True
        self._answers.are_wanted = False
        if done:
            self._garbage.end()
        return done

    def _deliver(self, answer: Answer) -> None:
        if not self._is_closed:
            self._answers.come.emit(answer)

    def _show(self, own: OwnData) -> None:
        is_new = own != self.own or not self.is_read
        self.own = own
        self.is_read = True
        if is_new:
            self.changed.emit()

    def _show_nothing(self, fault: KnownError) -> None:
        """What is there cannot be read."""
        self._show(OwnData())
        self._tell(fault)

    def _note_state(self, remark: str, why_not: str) -> None:
        if remark:
            self.noticed.emit(remark)
        if why_not != self.why_not_kept:
            self.why_not_kept = why_not
            if why_not and self.may_keep:
                self.noticed.emit(why_not)
            self.changed.emit()

    def _tell(self, fault: KnownError) -> None:
        self.told.emit(str(fault))
