"""
Builds the window from its parts: the only place where content, settings, screens and the system meet.

Only what the first painted frame needs is imported at the top. The other pages are imported by `Program._complete` right after that frame, which is
why that one function holds an import: the window is on the screen while they load.
"""

from __future__ import annotations

import gc
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from msref import paths
from msref.content_store.front_page import FrontPage
from msref.content_store.open_file import open_content
from msref.errors import KnownError
from msref.ui.appearance import Appearance
from msref.ui.navigator import Navigator
from msref.ui.screens.home_screen import WANTED_TITLES, HomeScreen
from msref.ui.window import MainWindow
from msref.usecases.describe_content import content_line, review_words
from msref.user_store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

    from msref.content_store.library import Library

# Between the pages to read and those for a patient the window answers the keyboard.
_BREATH_MS = 120


def run(arguments: Sequence[str] = (), *, started: float | None = None) -> int:
    """
    Open the window and stay until it is closed.

    `--startup-report` prints how long the first frame and readiness took, as JSON, and closes; `started` is `time.perf_counter()` as early as known.
    """
    begun = time.perf_counter() if started is None else started
    # Named by argument: `setStyle` would build a second style, and PySide a wrapper with all its enumerations.
    application = QApplication([sys.argv[0], "-style", "fusion", *arguments])
    application.setApplicationName("msref")
    settings = Settings(paths.user_folder() / "settings.txt")
    program = Program(application, settings, paths.content_file(), as_of=_today())
    sys.excepthook = program.show_failure
    if "--startup-report" in arguments:
        program.report_startup(begun)
    program.window.show()
    return application.exec()


def _today() -> date:
    year, month, day = time.localtime()[:3]
    return date(year, month, day)


class Program:
    """The window with its content, settings and pages."""

    def __init__(self, application: QApplication, settings: Settings, content_file: Path, *, as_of: date) -> None:
        self.application = application
        self.settings = settings
        self.front: FrontPage | None = None
        self._as_of = as_of
        self.problem = ""
        self.is_ready = False
        self.first_frame_seconds = 0.0
        self.when_ready: list[Callable[[], None]] = []
        try:
            self.front = FrontPage(open_content(content_file), WANTED_TITLES)
        except KnownError as fault:
            self.problem = str(fault)
        self.appearance = Appearance(
            application, choice=settings.text("theme"), zoom_percent=settings.number("zoom_percent")
        )
        self.navigator = Navigator(self.appearance)
        self.window = MainWindow(
            navigator=self.navigator, appearance=self.appearance, settings=settings, places=_places(self.front)
        )
        self.window.painted.connect(self._complete)
        if self.front is None:
            self.window.search.setEnabled(False)
            self.window.rail.hide()
            self.window.status.set_facts("no content", "offline")
        else:
            self._open_home(self.front, as_of)
        if settings.problem:
            self.window.status.show_message(settings.problem)

    def _open_home(self, front: FrontPage, as_of: date) -> None:
        self.window.status.set_facts(content_line(front, as_of), "offline", review_words(front))
        last = (self.settings.text("last_page"), self.settings.text("last_page_title"))
        self.navigator.add_routes({"home": lambda _: HomeScreen(front, last_page=last)}, complete=False)
        self.navigator.go("home")
        if self.settings.text("start_with") == "last_page" and last[0]:
            self.navigator.go(last[0])

    def _complete(self) -> None:
        """Import the pages to read and make the window whole; runs once, just after the first frame."""
        self.first_frame_seconds = time.perf_counter()
        gc.enable()  # the entry point may have put the collector off until here
        # The reasoned places of imports inside a function are here and in `_add_patient`: these modules would delay the first frame.
        from msref.content_store.library import Library  # noqa: PLC0415
        from msref.ui.routes import add_pages, show_no_library  # noqa: PLC0415

        if self.front is None:
            show_no_library(self.window, self.problem)
            self.is_ready = True
        else:
            library = Library(self.front.connection)
            add_pages(self.window, library)
            QTimer.singleShot(_BREATH_MS, lambda: self._add_patient(library))
        for function in self.when_ready:
            QTimer.singleShot(0, function)

    def _add_patient(self, library: Library) -> None:
        """Import the pages that answer for a patient, once the user can already read and search."""
        from msref.ui.patient_routes import add_patient_pages  # noqa: PLC0415

        add_patient_pages(self.window, library, self._as_of)
        self.is_ready = True

    def report_startup(self, begun: float) -> None:
        """Print the figures of this start when everything is ready, and close."""

        def finish() -> None:
            now = time.perf_counter()
            before = _before_python_seconds(begun)
            figures = {
                "first_paint_ms": round((self.first_frame_seconds - begun + before) * 1000, 1),
                "interactive_ms": round((now - begun + before) * 1000, 1),
                "peak_rss_mib": _peak_rss_mib(),
            }
            # JSON by hand: three numbers or null, and no module more.
            words = ", ".join(f'"{name}": {"null" if value is None else value}' for name, value in figures.items())
            sys.stdout.write("{" + words + "}\n")
            sys.stdout.flush()
            self.application.quit()

        self.when_ready.append(finish)

    def show_failure(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """A known failure becomes a plain page; a fault of ours too, with the details on standard error for a report."""
        if isinstance(fault, KnownError):
            self.navigator.show_message("This cannot be shown", str(fault))
            return
        sys.__excepthook__(kind, fault, trace)
        self.navigator.show_message(
            "Something went wrong in msref",
            f"This is a fault of the program, not of yours ({kind.__name__}). Other pages still work. Please report it "
            "with what you did just before; the details stand on standard error when msref is started from a terminal.",
        )


def _places(front: FrontPage | None) -> frozenset[str]:
    """The places of the rail that hold something."""
    if front is None:
        return frozenset()
    places = {"home", "library"}
    if front.has_kind("table") or front.has_kind("study"):
        places.add("evidence")
    if front.has_kind("flowchart"):
        places.add("algorithms")
    if front.has_kind("definition"):
        places.add("patient")
    if front.has_kind("timing_rule"):
        places.add("planner")
    if front.has_kind("calculator"):
        places.add("calculators")
    places.add("patient-summary")
    return frozenset(places)


def _before_python_seconds(begun: float) -> float:
    """Seconds between the start of the process and `begun`, where the system tells (Linux); else 0."""
    try:
        with open("/proc/self/stat", encoding="ascii") as file:  # noqa: PTH123 - the path is the kernel's
            ticks = int(file.read().rpartition(")")[2].split()[19])
        since_boot = time.clock_gettime(time.CLOCK_BOOTTIME)
    except (OSError, ValueError, IndexError, AttributeError):
        return 0.0
    ticks_per_second = 100  # USER_HZ, the same on every Linux that Python runs on
    return max(0.0, since_boot - ticks / ticks_per_second - (time.perf_counter() - begun))


def _peak_rss_mib() -> float | None:
    """The most memory the process held, or None where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123 - the path is the kernel's
            peak = next((line for line in file if line.startswith("VmHWM:")), "")
    except OSError:
        return None
    return round(int(peak.split()[1]) / 1024, 1) if peak else None
