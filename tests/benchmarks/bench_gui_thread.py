"""
How long the window's own thread is busy at a stretch, while a tour opens every kind of page and does what a reader does.

A watchdog measures each turn of the event loop, from when it wakes to when it waits again. Prints JSON: turns above 100 ms and the longest five with
what was being done (the median of the rounds, by the clock, and the processor's time of this thread, which a busy machine hardly changes), the 95th
percentile of a page change and of a letter typed. Asserts nothing. Run: ``python3 build/dev.py bench gui_thread``; rounds as the first argument.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
# The loop of GLib does not tell when it has come back from waiting; Qt's own does.
os.environ.setdefault("QT_NO_GLIB", "1")
os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "disabled:")

from PySide6.QtCore import QAbstractEventDispatcher, QTimer
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from msref.app import Program
from msref.ui.printing.print_pages import Printing
from msref.user_store.settings import Settings

ROOT: Final = Path(__file__).resolve().parents[2]
TODAY: Final = date(2026, 12, 1)
BOUND_MS: Final = 100.0
_LONGEST: Final = 5
_BETWEEN_MS: Final = 150
_PAGES: Final = (
    "library", "library/drug", "evidence", "algorithms", "record/plex-window", "record/acute-plasma-exchange", "table/switching-and-rescue",
    "table/live-vaccine-intervals", "table/dmt-versus-dmt-active-disease", "table/t1-severe-relapse", "table/relapse-treatment-results",
    "chart/acute-relapse", "chart/choosing-dmt", "chart/pregnancy-path", "patient", "planner", "calculators", "calc/edss",
    "patient-summary", "bookmarks", "history", "help", "safety", "home",
)  # fmt: skip
_FACTS: Final = (("age_years", 34), ("sex", "female"), ("course", "rrms"), ("relapses_12m", 2), ("edss", 3.0))
_WORDS: Final = "plasma exchange mmr after fingolimod"

Step = tuple[str, Callable[[], object]]


class Watchdog:
    """Times each turn of the event loop, under the name of the step it belongs to."""

    def __init__(self) -> None:
        """Listen to the loop."""
        self.step = "start"
        self.turns: list[tuple[str, float, float]] = []
        self.when_idle: Callable[[], object] | None = None
        """Done once, when the loop has nothing left to do: what a step put off is then over, and counts as that step's."""
        self._woke: tuple[float, float] | None = None
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._awake)
        dispatcher.aboutToBlock.connect(self._waits)

    def _awake(self) -> None:
        self._ends()
        self._woke = (time.perf_counter(), time.thread_time())

    def _waits(self) -> None:
        self._ends()
        if self.when_idle is not None:
            act, self.when_idle = self.when_idle, None
            act()

    def _ends(self) -> None:
        if self._woke is not None:
            clock, busy = self._woke
            self.turns.append((self.step, (time.perf_counter() - clock) * 1000, (time.thread_time() - busy) * 1000))
            self._woke = None


def tour(program: Program) -> Iterator[Step]:
    """What is done, one after the other."""
    window, printing = program.window, program.window.findChild(Printing)
    assert printing is not None
    for name, value in _FACTS:
        yield f"fact {name}", partial(printing.patient.set_value, name, value)
    for address in _PAGES:
        yield f"page {address}", partial(program.navigator.go, address)
    yield "search", window.focus_search
    for letter in _WORDS:
        yield f"type {letter!r}", partial(typed, program, letter)
    yield "page patient", lambda: program.navigator.go("patient")
    for name, value in (("relapses_12m", 3), ("age_years", 61)):
        yield (f"fact {name} on the patient's page", partial(printing.patient.set_value, name, value))
    for theme in ("dark", "high_contrast", "light"):
        yield f"theme {theme}", partial(window.choose_theme, theme)
    for zoom in ("zoom_in", "zoom_in", "zoom_reset"):
        yield zoom, window.actions_by_name[zoom].trigger
    yield "settings", window.actions_by_name["settings"].trigger
    yield "settings closed", lambda: close_dialogs(program)
    for address in ("planner", "table/switching-and-rescue"):
        yield f"page {address}", partial(program.navigator.go, address)
        yield f"preview of {address}", window.actions_by_name["print"].trigger
        yield "preview closed", lambda: close_dialogs(program)
        yield f"PDF of {address}", window.actions_by_name["save_pdf"].trigger
    yield "copy", window.actions_by_name["copy_page"].trigger
    yield "case saved", lambda: window.patient_wanted.emit("save")
    yield "patient cleared", printing.patient.clear


def typed(program: Program, letter: str) -> None:
    """One more letter in the search field."""
    line = program.window.search.line
    line.setText(line.text() + letter)
    line.textEdited.emit(line.text())


def close_dialogs(program: Program) -> None:
    """Close what stands in front."""
    for dialog in program.window.findChildren(QDialog):
        dialog.close()
    assert not any(dialog.isVisible() for dialog in program.window.findChildren(QPrintPreviewDialog))


def one_round(application: QApplication, program: Program) -> dict[str, tuple[float, float]]:
    """The longest turn of each step by the clock, and the most of the processor's time."""
    dog = Watchdog()
    steps = tour(program)

    def go_on() -> None:
        step = next(steps, None)
        if step is None:
            application.exit()
            return
        dog.step = step[0]
        step[1]()
        dog.when_idle = next_step.start

    next_step = QTimer(singleShot=True, interval=_BETWEEN_MS)
    next_step.timeout.connect(go_on)
    next_step.start()
    application.exec()
    longest: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for name, wall, busy in dog.turns:
        longest[name] = (max(longest[name][0], wall), max(longest[name][1], busy))
    return longest


def report(rounds: list[dict[str, tuple[float, float]]]) -> dict[str, object]:
    """Medians of the rounds after the first, which also imports and warms up; the first is told apart."""
    names = list(rounds[0])
    later = rounds[1:] or rounds
    medians = {
        name: tuple(statistics.median(one.get(name, (0.0, 0.0))[at] for one in later) for at in (0, 1))
        for name in names
    }
    first = [name for name, (wall, _) in rounds[0].items() if wall > BOUND_MS]
    longest = sorted(medians.items(), key=lambda item: -item[1][1])[:_LONGEST]
    return {
        "rounds": len(rounds),
        "above_100_ms": sum(wall > BOUND_MS for wall, _ in medians.values()),
        "above_100_ms_cpu": sum(busy > BOUND_MS for _, busy in medians.values()),
        "longest": [{"what": name, "ms": round(wall, 1), "cpu_ms": round(busy, 1)} for name, (wall, busy) in longest],
        "above_in_first_round": first,
        "page_change_p95_ms": _late([medians[name] for name in names if name.startswith("page ")]),
        "typing_p95_ms": _late([medians[name] for name in names if name.startswith("type ")]),
    }


def _late(taken: list[tuple[float, ...]]) -> dict[str, float]:
    place = round(0.95 * (len(taken) - 1))
    return {
        "wall": round(sorted(one[0] for one in taken)[place], 1),
        "cpu": round(sorted(one[1] for one in taken)[place], 1),
    }


def main(rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        application = QApplication(["bench", "-style", "fusion"])
        library = Path(os.environ.get("MSREF_BENCH_LIBRARY", ROOT / ".out" / "reference.sqlite"))
        program = Program(application, Settings(folder / "settings.txt"), library, as_of=TODAY)
        QFileDialog.getSaveFileName = lambda _, __, offered, *___: (str(folder / offered), "")  # type: ignore[method-assign]
        program.window.resize(1200, 800)
        program.window.show()
        while not program.is_ready:
            application.processEvents()
        taken = [one_round(application, program) for _ in range(rounds)]
        program.window.close()
        sys.stdout.write(json.dumps(report(taken), indent=1) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
