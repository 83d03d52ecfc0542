"""
The monkey at work in this process: random but repeatable acts on the real window with the real content. Started by `start_monkey`, never alone.

Every act takes its chances from the seed and its own number, so that what one act does with them changes no other. The clock of the program stands
still. Ends with 0, or with 1 after the first fault: an exception, a warning of Qt, memory that grew, a window that is gone.
"""

import argparse
import ctypes
import faulthandler
import gc
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Final, NoReturn

from PySide6.QtCore import Qt, QThread, QTimer, qWarning
from PySide6.QtGui import QPixmapCache
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication

from msref.app import Program
from msref.user_store.settings import Settings
from tests.monkey.monkey_hands import Given, Hands, keep_from_printers
from tests.monkey.monkey_watch import FaultWatch, Mark, resident_megabytes
from tests.monkey.monkey_wishes import TODAY, Wishes, end_what_was_left, front_windows

GROWTH_MB: Final = 20.0
_WARM_AFTER: Final = 10_000  # events; by then most was seen once
_HANGS_AFTER_S: Final = 120
_PATIENCE: Final = 40  # acts for which a dialog may stay open
_TOLD_PARTS: Final = 10
PLANTS: Final = ("", "exception", "warning", "crash", "leak")

Act = Callable[[Random], None]


class Monkey:
    """Acts one after the other, each when the program has done what it had to do."""

    def __init__(self, program: Program, watch: FaultWatch, given: argparse.Namespace) -> None:
        """Get to know the window."""
        self._program = program
        self._watch = watch
        self._seed: int = given.seed
        self._events: int = given.events
        self._warm: int = given.warm or min(given.events * 2 // 3, _WARM_AFTER)
        self._plant: str = given.plant
        self._hands = Hands(program.window)
        self._wishes = Wishes(program, Path(given.folder))
        self._acts, self._weights = _repertoire(self._hands, self._wishes)
        self._last = ""
        self.number = 0
        self._level = -1
        self._parts = 0
        self._planted = False
        self._dialog_since = 0
        self._mark: Mark | None = None
        self._leaked: list[bytes] = []
        # What was done must be known after a crash too.
        self._told = Path(given.told).open("w", encoding="utf-8")  # noqa: SIM115 - written until the end
        self.exit_code = -1
        self._begun = time.monotonic()
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        # A question or a drag waits in a loop of its own, inside the act that began it.
        self._nanny = QTimer()
        self._nanny.timeout.connect(self._help)
        self._nanny.start(50)

    def begin(self) -> None:
        """Act from now on."""
        self._timer.start(0)

    def _step(self) -> None:
        if self._watch.faults or not self._program.window.isVisible():
            self._end_with_fault()
            return
        if Given.number >= self._warm and self._mark is None:
            self._compare_soon(self._take_mark)
            return
        if Given.number >= self._events:
            self._compare_soon(self._finish)
            return
        self._level = QThread.currentThread().loopLevel()
        try:
            self._act()
        finally:
            self._level = -1
            self.number += 1
            self._timer.start(0)
        self._tell()

    def _act(self) -> None:
        chance = Random(f"{self._seed} {self.number}")  # noqa: S311 - a repeatable sequence, nothing secret
        if self._plant_if_asked():
            return  # a slot that fails inside of an act may be told late: PySide keeps its exception until the act's own call of Qt returns
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QPrintPreviewDialog):
                keep_from_printers(window)
        self._close_old_dialogs()
        act = chance.choices(self._acts, self._weights)[0]
        self._hands.said = self._wishes.said = ""
        self._last = f"{self.number} {act.__name__}"
        try:
            act(chance)
        finally:
            self._last += f" {self._hands.said}{self._wishes.said}"
            print(self._last, file=self._told, flush=True)

    def _close_old_dialogs(self) -> None:
        dialogs = front_windows(self._program.window)
        if not dialogs:
            self._dialog_since = self.number
        elif self.number - self._dialog_since > _PATIENCE:
            for dialog in dialogs:
                dialog.close()

    def _help(self) -> None:
        if self._level >= 0 and QThread.currentThread().loopLevel() > self._level:
            print("let go", file=self._told, flush=True)
            self._hands.let_go()

    def _tell(self) -> None:
        if self.number % 200 == 0:
            faulthandler.cancel_dump_traceback_later()
            faulthandler.dump_traceback_later(_HANGS_AFTER_S, exit=True)
        if Given.number * _TOLD_PARTS // self._events > self._parts:
            self._parts = Given.number * _TOLD_PARTS // self._events
            spent = time.monotonic() - self._begun
            said = f"{Given.number} events in {self.number} acts, {resident_megabytes():.0f} MB, {spent:.0f} s"
            print(said, flush=True)  # noqa: T201

    # --- memory ---

    def _compare_soon(self, then: Callable[[], None]) -> None:
        """Look round, go home, let the program rest, give back what nobody holds, and go on."""
        self._wishes.home_again()
        self._wishes.tour()
        self._wishes.home_again()

        def rested() -> None:
            give_back()
            QTimer.singleShot(300, then)

        QTimer.singleShot(1500, rested)

    def _take_mark(self) -> None:
        give_back()
        self._mark = Mark()
        print(f"mark at {Given.number} events: {self._mark.megabytes:.1f} MB", flush=True)  # noqa: T201
        self._timer.start(0)

    def _finish(self) -> None:
        give_back()
        if self._watch.faults:
            self._end_with_fault()
            return
        assert self._mark is not None
        now = Mark()
        grown = now.megabytes - self._mark.megabytes
        spent = time.monotonic() - self._begun
        counted = f"{Given.number} events in {self.number} acts in {spent:.0f} s"
        print(f"{counted}; memory {now.megabytes:.1f} MB, grown by {grown:.1f} MB")  # noqa: T201
        print(now.grown(self._mark), flush=True)  # noqa: T201
        self.exit_code = int(grown >= GROWTH_MB)
        if self.exit_code:
            print(f"FAULT: memory grew by {grown:.1f} MB, {GROWTH_MB:.0f} MB or more", flush=True)  # noqa: T201
        QApplication.exit(0)

    # --- faults ---

    def _end_with_fault(self) -> None:
        self.exit_code = 1
        found = self._watch.faults[0] if self._watch.faults else "The window is gone."
        print(f"FAULT after act {self.number - 1}: {found}", flush=True)  # noqa: T201
        QApplication.exit(0)

    def _plant_if_asked(self) -> bool:
        """A fault put there on purpose, to see that it is found."""
        if self._plant == "leak":
            self._leaked.append(os.urandom(1_200_000_000 // self._events))
        if not self._plant or self._planted or Given.number < self._events // 2:
            return False
        self._planted = True
        if self._plant == "exception":
            QTimer.singleShot(0, _planted_exception)
        elif self._plant == "warning":
            qWarning("a planted warning")
        elif self._plant == "crash":
            ctypes.string_at(0)
        return True


def _planted_exception() -> None:
    raise ArithmeticError("a planted exception")


def _repertoire(hands: Hands, wishes: Wishes) -> tuple[list[Act], list[float]]:
    """What the monkey does, and how often of a hundred times."""
    shares: dict[Act, float] = {
        hands.plain_key: 20,
        hands.shortcut: 10,
        hands.words: 8,
        hands.click: 30,
        hands.double_click: 3,
        hands.hover: 4,
        hands.wheel: 6,
        hands.drag: 3,
        wishes.page: 8,
        wishes.fact: 5,
        wishes.another_patient: 0.3,
        wishes.case_file: 0.5,
        wishes.theme: 0.5,
        wishes.size: 1.5,
        wishes.home_again: 0.2,
    }
    return list(shares), list(shares.values())


def give_back() -> None:
    """Free what nobody holds: Qt's objects that are to be deleted, Python's rings, pictures kept by Qt, and the memory itself."""
    QPixmapCache.clear()
    for _ in range(3):
        end_what_was_left()
        gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument(
        "--warm",
        type=int,
        default=0,
        help="events before memory is looked at first; by itself two thirds of all, at most ten thousand",
    )
    parser.add_argument("--folder", required=True, help="the only place where files are written")
    parser.add_argument("--library", required=True)
    parser.add_argument("--told", required=True, help="the file that takes every act")
    parser.add_argument("--plant", choices=PLANTS, default="")
    return parser.parse_args()


def _program(application: QApplication, library: str) -> Program:
    """The program as it is started, at noon of the day of the tests."""
    settings = Settings(Path(os.environ["MSREF_HOME"]) / "settings.txt")
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    return Program(application, settings, Path(library), as_of=TODAY, clock=lambda: moment)


def _end(program: Program, watch: FaultWatch, code: int) -> NoReturn:
    """Close the window, which may find a last fault; what Qt and Python take apart at the very end is no part of the program."""
    program.window.close()
    if watch.faults and code == 0:
        print(f"FAULT while the window was closed: {watch.faults[0]}", flush=True)  # noqa: T201
        code = 1
    sys.stdout.flush()
    os._exit(code)


def main() -> NoReturn:
    """Start the program and let the monkey loose."""
    given = _given()
    faulthandler.enable()
    faulthandler.dump_traceback_later(_HANGS_AFTER_S, exit=True)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = QApplication(["monkey", "-style", "fusion"])
    application.setQuitOnLastWindowClosed(False)
    watch = FaultWatch()
    program = _program(application, given.library)
    watch.navigator = program.navigator
    monkeys: list[Monkey] = []

    def begin() -> None:
        if watch.faults or program.problem:
            application.exit(1)
            return
        if not program.is_ready:
            QTimer.singleShot(100, begin)
            return
        # Whoever leaves by the menu would end the run: that one command is out of reach.
        program.window.actions_by_name["quit"].setEnabled(False)
        try:
            monkeys.append(Monkey(program, watch, given))
        except BaseException:
            application.exit(1)
            raise
        monkeys[0].begin()

    program.window.resize(1200, 800)
    program.window.show()
    begin()
    application.exec()
    code = monkeys[0].exit_code if monkeys else 1
    if not monkeys:
        print(f"FAULT before the first act: {program.problem} {''.join(watch.faults[:1])}")  # noqa: T201
    _end(program, watch, code)


if __name__ == "__main__":
    main()
