"""
Builds the window from its parts: the only place where content, settings, screens and the system meet.

Only what the first painted frame needs is imported at the top. The other pages are imported by `Program._complete` right after that frame, which is
why that one function holds an import: the window is on the screen while they load.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from msref import paths
from msref.content_store.front_page import FrontPage
from msref.content_store.open_file import ContentFiles
from msref.errors import KnownError
from msref.ui.appearance import Appearance
from msref.ui.content_words import content_line, review_words
from msref.ui.fonts import use_own_fonts
from msref.ui.language import use_language
from msref.ui.navigator import Navigator
from msref.ui.screens.home_screen import WANTED_TITLES, HomeScreen
from msref.ui.window import MainWindow
from msref.user_store.instance import FIRST, HANDED_OVER, Instance, Request, open_or_hand_over, session_name
from msref.user_store.policy import NO_POLICY
from msref.user_store.settings import Settings
from msref.words import ENGLISH, say, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from msref.content_store.library import Library
    from msref.user_store.policy import Policy

# Between the pages to read and those for a patient the window answers the keyboard.
_BREATH_MS = 120


def run(
    arguments: Sequence[str] = (),
    *,
    started: float | None = None,
    policy: Policy = NO_POLICY,
    content: ContentFiles | None = None,
) -> int:
    """
    Open the window and stay until it is closed.

    `--startup-report` prints how long the first frame and readiness took, as JSON, and closes; `started` is `time.perf_counter()` as early as known.
    `--open` is followed by an address or a case file; a window that is already there opens it, and this start ends. `content` is being checked
    already. Returns 1 when no content could be shown.
    """
    begun = time.perf_counter() if started is None else started
    instance, request = Instance(paths.user_folder(), session_name(os.environ)), _request(arguments)
    claimed = instance.claim() if "--startup-report" in arguments else open_or_hand_over(instance, request)
    if claimed == HANDED_OVER:
        return 0
    # Named by argument: `setStyle` would build a second style, and PySide a wrapper with all its enumerations.
    application = QApplication([sys.argv[0], "-style", "fusion", *arguments])
    application.setApplicationName("msref")
    settings = Settings(paths.user_folder() / "settings.txt")
    files = content or ContentFiles(*paths.content_files(policy.content_folder))
    program = Program(application, settings, files, as_of=_today(), policy=policy)
    sys.excepthook = program.show_failure
    if "--startup-report" in arguments:
        program.report_startup(begun)
    program.when_ready.append(lambda: program.serve(instance if claimed == FIRST else None, request))
    program.window.show()
    return application.exec() or int(program.front is None)


def _request(arguments: Sequence[str]) -> Request:
    """What this start is asked to open; an address has no file of its name."""
    wanted = arguments[arguments.index("--open") + 1 :][:1] if "--open" in arguments else ()
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    if not wanted:
        return Request(token=token)
    path = Path(wanted[0]).absolute()
    if path.is_file() or path.suffix in {".json", ".msrefcase"}:
        return Request(case_file=str(path), token=token)
    return Request(address=wanted[0], token=token)


def _today() -> date:
    year, month, day = time.localtime()[:3]
    return date(year, month, day)


def _now() -> datetime:
    """This moment on the clock of the computer, with its distance from UTC."""
    return datetime.fromtimestamp(time.time(), UTC).astimezone()


class Program:
    """The window with its content, settings and pages."""

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        content: ContentFiles | Path,
        *,
        as_of: date,
        policy: Policy = NO_POLICY,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self.application = application
        self.settings = settings
        self.front: FrontPage | None = None
        self._as_of = as_of
        self._clock = clock
        self.policy = policy
        self.problem = ""
        self.remark = ""
        self.is_ready = False
        self.first_frame_seconds = 0.0
        self.when_ready: list[Callable[[], None]] = []
        if policy.jurisdiction:
            settings.lock("home_jurisdiction", policy.jurisdiction)
        use_own_fonts(application, str(paths.fonts_folder()))
        has_language = use_language(application, settings.text("language"), str(paths.translations_folder()))
        theme, zoom = settings.text("theme"), settings.number("zoom_percent")
        self.appearance = Appearance(application, choice=theme, zoom_percent=zoom)
        self.navigator = Navigator(self.appearance)
        self._open_content(content if isinstance(content, ContentFiles) else ContentFiles(content))
        places = _places(self.front, with_patient=not policy.is_reference)
        self.window = MainWindow(navigator=self.navigator, appearance=self.appearance, settings=settings, places=places)
        self.window.painted.connect(self._complete)
        if self.front is None:
            self._show_without_content()
        else:
            self._open_home(self.front, as_of)
        if not has_language:
            settings.problem = settings.problem or say("settings.language_missing")
        if settings.problem:
            self.window.status.show_message(settings.problem)

    def _open_content(self, files: ContentFiles) -> None:
        """As late as can be: until now the file may still have been being hashed."""
        try:
            connection, self.remark = files.open()
            self.front = FrontPage(connection, WANTED_TITLES)
        except KnownError as fault:
            self.problem = str(fault)

    def _show_without_content(self) -> None:
        self.window.search.setEnabled(False)
        self.window.rail.hide()
        translate = QCoreApplication.translate
        self.window.status.set_facts(translate("Program", "no content"), translate("Program", "offline"))

    def _open_home(self, front: FrontPage, as_of: date) -> None:
        mode = QCoreApplication.translate("Program", "reference mode") if self.policy.is_reference else ""
        offline = QCoreApplication.translate("Program", "offline")
        # The content has one language; a reader of another one is told.
        language = "" if spoken() == ENGLISH else QCoreApplication.translate("Program", "content in English")
        self.window.status.set_facts(content_line(front, as_of), offline, mode, language, review_words(front))
        self.navigator.add_routes({"home": lambda _: self._home(front)}, complete=False)
        self.navigator.go("home")
        if self.settings.text("start_with") == "last_page" and self.settings.text("last_page"):
            self.navigator.go(self.settings.text("last_page"))

    def _home(self, front: FrontPage) -> HomeScreen:
        last = (self.settings.text("last_page"), self.settings.text("last_page_title"))
        return HomeScreen(front, last_page=last)

    def _complete(self) -> None:
        """Import the pages to read and make the window whole; runs once, just after the first frame."""
        self.first_frame_seconds = time.perf_counter()
        gc.enable()  # the entry point may have put the collector off until here
        # The reasoned places of imports inside a function are here and in the two functions below: these modules would delay the first frame.
        from msref.content_store.library import Library  # noqa: PLC0415
        from msref.ui.routes import add_pages, settled_home, show_no_library  # noqa: PLC0415

        if self.front is None:
            show_no_library(self.window, self.problem)
            self.is_ready = True
        else:
            front, library = self.front, Library(self.front.connection)
            self.navigator.add_routes({"home": lambda _: settled_home(self._home(front))}, complete=False)
            add_pages(self.window, library, paths.safety_file(), self.policy)
            if self.policy.problem or self.remark:
                from msref.ui.policy_in_window import show_notices  # noqa: PLC0415

                show_notices(self.window, self.remark, self.policy.problem)
            QTimer.singleShot(_BREATH_MS, lambda: self._add_user(library))
        for function in self.when_ready:
            QTimer.singleShot(0, function)

    def _add_user(self, library: Library) -> None:
        """Import what the user keeps (bookmarks, notes, history), and let the window answer before the pages for a patient."""
        from msref.ui.user_routes import add_user_pages  # noqa: PLC0415

        user_file = self.settings.path.with_name("user.sqlite")
        add_user_pages(self.window, library, user_file, self._clock, may_write=not self.policy.is_reference)
        QTimer.singleShot(0, lambda: self._add_patient(library))

    def _add_patient(self, library: Library) -> None:
        """Import the pages that answer for a patient, once the user can already read and search."""
        if not self.policy.is_reference:
            from msref.ui.patient_routes import add_patient_pages  # noqa: PLC0415

            add_patient_pages(self.window, library, self._as_of)
        if self.policy.path:
            from msref.ui.policy_in_window import obey  # noqa: PLC0415

            obey(self.window, library, self.policy)
        self.is_ready = True

    def serve(self, instance: Instance | None, request: Request) -> None:
        """Open what this start was asked for, and from now on what later starts are asked for."""
        from msref.ui.second_starts import SecondStarts  # noqa: PLC0415 - after the first frame, as above

        if instance is not None:
            SecondStarts(instance, self.window).asked.connect(self.open_request)
        self.open_request(request)

    def open_request(self, request: Request) -> None:
        """Open an address or a case file as soon as the pages for it are there."""
        if not self.is_ready:
            QTimer.singleShot(_BREATH_MS, lambda: self.open_request(request))
            return
        if request.address and self.front is not None:
            self.window.address_wanted.emit(request.address)
        if request.case_file and self.policy.is_reference:
            self.window.status.show_message(self.policy.refusal)
        elif request.case_file:
            self.window.case_file_wanted.emit(request.case_file)

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
            self.navigator.show_message(QCoreApplication.translate("Program", "This cannot be shown"), str(fault))
            return
        sys.__excepthook__(kind, fault, trace)
        self.navigator.show_message(
            QCoreApplication.translate("Program", "Something went wrong in msref"),
            QCoreApplication.translate(
                "Program",
                "This is a fault of the program, not of yours ({name}). Other pages still work. Please report it "
                "with what you did just before; the details stand on standard error when msref is started from a terminal.",
            ).format(name=kind.__name__),
        )


def _places(front: FrontPage | None, *, with_patient: bool) -> frozenset[str]:
    """The places of the rail that hold something; the reference mode has none for a patient."""
    if front is None:
        return frozenset()
    places = {"home", "library"}
    if front.has_kind("table") or front.has_kind("study"):
        places.add("evidence")
    if front.has_kind("flowchart"):
        places.add("algorithms")
    if not with_patient:
        return frozenset(places)
    if front.has_kind("definition"):
        places.add("patient")
    if front.has_kind("timing_rule"):
        places.add("planner")
    if front.has_kind("calculator"):
        places.add("calculators")
    places |= {"patient-summary", "bookmarks"}
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
