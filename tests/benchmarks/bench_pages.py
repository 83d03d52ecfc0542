"""
How long pages take to open, and how long a changed parameter takes until the page is painted anew, on the real content.

Prints JSON with milliseconds; asserts nothing. "open" is from asking for the page to its first painted frame, panel beside it; "told" is the part
of a change in which rules are worked and words written, "painted" goes on to the frame. `cpu` counts the processor's time of this process alone,
which a busy machine hardly changes. Run: ``python -m tests.benchmarks.bench_pages [rounds]`` after a build, or with MSREF_BENCH_LIBRARY.
"""

import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QSplitter

from msref.content_store.front_page import FrontPage
from msref.content_store.library import Library, open_library
from msref.domain.facts import Facts, Value
from msref.ui.appearance import Appearance
from msref.ui.page import Page
from msref.ui.routes import with_slim_bars
from msref.ui.screens.assess_criteria_screen import AssessCriteriaScreen
from msref.ui.screens.evidence_table_screen import EvidenceTableScreen
from msref.ui.screens.home_screen import WANTED_TITLES, HomeScreen
from msref.ui.screens.plan_dates_screen import PlanDatesScreen
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.screens.run_calculator_screen import RunCalculatorScreen
from msref.ui.screens.walk_flowchart_screen import WalkFlowchartScreen
from msref.ui.widgets.build_in_slices import Slices
from msref.ui.widgets.matrix_session import MET
from msref.ui.widgets.parameter_patient import Patient

ROOT: Final = Path(__file__).resolve().parents[2]
TODAY: Final = date(2026, 12, 1)
KNOWN: Final[dict[str, Value]] = {
    "age_years": 34,
    "course": "rrms",
    "relapses_12m": 2,
    "edss": 3.0,
    "gd_lesions": 2,
    "sex": "female",
    "onset_date": date(2020, 4, 10),
    "relapse_onset_date": date(2026, 11, 20),
    "dmt_exposures": (),
}
# "page, what is special": a page named "… of a known patient" is measured when most is filled in.
CHANGES: Final[dict[str, tuple[str, tuple[Value | None, ...]]]] = {
    "matrix": ("relapses_12m", (1, 2, 3)),
    "matrix, the parameter most definitions ask for": ("course", ("rrms", "ppms", "spms")),
    "matrix, of a known patient": ("relapses_12m", (0, 2, None)),
    "filtered matrix, of a known patient, rows come and go": ("course", ("rrms", "ppms", "spms")),
    "chart": ("age_years", (34, 16, 70)),
    "chart on the way, walk goes to another box": ("age_years", (34, 70)),
    "chart of pregnancy, of a known patient, walk goes to another box": (
        "pregnancy_state",
        ("pregnant", "not_pregnant"),
    ),
    "chart at its ledger, of a known patient": ("age_years", (34, 45, 70)),
    "planner": ("relapse_onset_date", (date(2026, 11, 10), date(2026, 11, 20), date(2026, 10, 1))),
}
Figures = dict[str, float]


def told(taken: list[tuple[float, float]]) -> Figures:
    """Median and 95th percentile of the wall clock and of the processor's time."""
    wall, cpu = sorted(one[0] for one in taken), sorted(one[1] for one in taken)
    late = min(len(wall) - 1, round(0.95 * (len(wall) - 1)))
    figures = {
        "p50_ms": statistics.median(wall),
        "p95_ms": wall[late],
        "cpu_p50_ms": statistics.median(cpu),
        "cpu_p95_ms": cpu[late],
    }
    return {name: round(value * 1000, 1) for name, value in figures.items()}


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall clock and processor's time of some work, in seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def largest_table(library: Library) -> str:
    """The evidence table with the most rows."""
    return max(library.titles(kind="table"), key=lambda line: len(library.table(line.id).rows)).id


class Bench:
    """The pages of one library, one window, one patient."""

    def __init__(self, application: QApplication, library: Library) -> None:
        """Take the parts."""
        self.application = application
        self.appearance = Appearance(application, choice="light")
        self.patient = Patient(TODAY)
        table, patient = largest_table(library), self.patient
        self.makes: dict[str, Callable[[], Page]] = {
            "home": lambda: HomeScreen(FrontPage(library.connection, WANTED_TITLES)),
            "record": lambda: ReadRecordScreen(library, "plex-window"),
            "largest table": lambda: EvidenceTableScreen(library, table),
            "chart": lambda: WalkFlowchartScreen(library, "acute-relapse", patient=patient),
            "chart on the way": lambda: WalkFlowchartScreen(library, "over-65-path", patient=patient),
            "chart of pregnancy": lambda: WalkFlowchartScreen(library, "pregnancy-path", patient=patient),
            "chart at its ledger": lambda: at_its_ledger(WalkFlowchartScreen(library, "choosing-dmt", patient=patient)),
            "matrix": lambda: AssessCriteriaScreen(library, patient=patient),
            "filtered matrix": lambda: filtered(AssessCriteriaScreen(library, patient=patient)),
            "planner": lambda: PlanDatesScreen(library, patient=patient),
            "calculator": lambda: RunCalculatorScreen(library, "edss", patient=patient),
        }

    def opened(self, name: str) -> tuple[QSplitter, Page]:
        """A page shown beside its panel, painted once."""
        page = with_slim_bars(self.makes[name]())  # as the routes of the program open it
        window = QSplitter()
        window.addWidget(page)
        panel = page.side_panel()
        if panel is not None:
            window.addWidget(panel)
        page.apply_theme(self.appearance.theme)
        page.set_zoom(100)
        window.resize(1180, 780)
        window.show()
        page.focus_first()
        self.application.processEvents()
        return window, page

    def opening(self, name: str, rounds: int) -> Figures:
        """How long a page takes to open; the first, which also imports and warms up, is told apart."""
        taken = []
        for _ in range(rounds + 1):
            kept: list[QSplitter] = []
            taken.append(timed(lambda kept=kept: kept.append(self.opened(name)[0])))  # type: ignore[misc]
            self.closed(kept)
        return {"first_ms": round(taken[0][0] * 1000, 1), **told(taken[1:])}

    def changing(self, name: str, parameter: str, values: tuple[Value | None, ...], rounds: int) -> dict[str, Figures]:
        """How long a page that is seen takes to follow the patient: until the rules are worked, and until what is seen is painted."""
        if "of a known patient" in name:
            self.patient.set_facts(Facts(KNOWN))
        self.patient.set_value(parameter, values[-1])  # so that the first change is one
        window, page = self.opened(name.partition(",")[0])
        self.complete(window)
        written, painted = [], []
        for value in _round_and_round(values, rounds):
            first = timed(lambda value=value: self.patient.set_value(parameter, value))  # type: ignore[misc]
            second = timed(self.repaint)
            written.append(first)
            painted.append((first[0] + second[0], first[1] + second[1]))
            self.settle(0.02)
        self.patient.clear()
        del page
        self.closed([window])
        return {"told": told(written), "painted": told(painted)}

    def calculating(self, rounds: int) -> dict[str, Figures]:
        """How long the calculator takes to follow one input."""
        window, page = self.opened("calculator")
        assert isinstance(page, RunCalculatorScreen)
        session = page.session
        self.complete(window)
        written, painted = [], []
        for value in ("1", "2", "3") * (rounds // 3):
            first = timed(lambda value=value: session.write("pyramidal", value))  # type: ignore[misc]
            second = timed(self.repaint)
            written.append(first)
            painted.append((first[0] + second[0], first[1] + second[1]))
        del page
        self.closed([window])
        return {"told": told(written), "painted": told(painted)}

    def repaint(self) -> None:
        """Lay out and paint what is waiting."""
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest.value))
        QCoreApplication.sendPostedEvents()

    def complete(self, window: QSplitter) -> None:
        """Let a page build what it has not built yet."""
        while not all(slices.is_done for slices in window.findChildren(Slices)):
            self.application.processEvents()
        self.settle(0.2)

    def settle(self, seconds: float) -> None:
        """Let the program go on for a while."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self.application.processEvents()

    def closed(self, windows: list[QSplitter]) -> None:
        """Take the windows away, so that they do not follow the patient any more."""
        while windows:
            window = windows.pop()
            window.close()
            window.deleteLater()
            del window
        gc.collect()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
        self.settle(0.05)


def at_its_ledger(page: WalkFlowchartScreen) -> WalkFlowchartScreen:
    """The page, answered by hand until the options ledger stands there."""
    chart = page.session.chart

    def leads_there(place: str, seen: frozenset[str] = frozenset()) -> bool:
        node = chart.node(place)
        if node is None or place in seen:
            return False
        return node.ledger or any(leads_there(edge.to, seen | {place}) for edge in node.edges)

    for _ in chart.nodes:
        open_now = page.session.walk.pending
        if open_now is None:
            break
        way = next(edge for edge in open_now.node.edges if leads_there(edge.to))
        page.answer(open_now.node.id, way.id)
    return page


def filtered(page: AssessCriteriaScreen) -> AssessCriteriaScreen:
    """The page with the definitions that are met alone."""
    page.list.show_state(MET)
    return page


def _round_and_round(values: tuple[Value | None, ...], rounds: int) -> Iterator[Value | None]:
    return (values[at % len(values)] for at in range(rounds))


def main(rounds: int) -> None:
    """Measure and print."""
    application = QApplication.instance() or QApplication(["bench", "-style", "fusion"])
    assert isinstance(application, QApplication)
    path = Path(os.environ.get("MSREF_BENCH_LIBRARY", ROOT / ".out" / "reference.sqlite"))
    bench = Bench(application, open_library(path))
    report: dict[str, object] = {"rounds": rounds}
    report["open"] = {name: bench.opening(name, rounds) for name in bench.makes}
    report["change"] = {name: bench.changing(name, *change, rounds * 3) for name, change in CHANGES.items()} | {
        "calculator": bench.calculating(rounds * 3)
    }
    sys.stdout.write(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
