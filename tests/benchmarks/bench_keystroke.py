"""
Measures a keystroke: from the key press in the real search field to the painted results, in the real window on the real content.

Prints JSON: keystrokes, median, 95th and 99th percentile and largest time in milliseconds, and the share within one frame of 16 ms, by the clock
and (cpu_) by the processor's time of this process alone, which a busy machine hardly changes.
Run: `python3 build/dev.py bench keystroke`. Not collected by pytest.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT: Final = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from msref import paths  # noqa: E402 - the program is found once its folder is known
from msref.app import Program  # noqa: E402
from msref.user_store.settings import Settings  # noqa: E402

FRAME_MS: Final = 16.0
TYPED: Final = (
    "plasma exchange",
    "ocrelizumab",
    "highly active ms",
    "natalizumab pml",
    "pregnancy",
    "vaccine live",
    "malpas 2020",
    "steroid failure",
    "alemtuzmab",
    "drug: clad",
    "edss 6 within 10 years",
    "no evidence of disease activity",
    "table: relapse",
    "zoster",
    "over 65",
    "the treatment",
)


def main() -> int:
    """Type every query letter by letter and time each letter."""
    content = Path(sys.argv[1]) if len(sys.argv) > 1 else paths.content_file()
    application = QApplication(["bench", "-style", "fusion"])
    with tempfile.TemporaryDirectory() as folder:
        program = Program(application, Settings(Path(folder) / "settings.txt"), content, as_of=date(2026, 1, 1))
        program.window.show()
        while not program.is_ready:
            application.processEvents()
        times = _typed_times(program, application)
        program.window.close()
    figures = {
        "keystrokes": len(times),
        **_told("", [wall for wall, _ in times]),
        **_told("cpu_", [cpu for _, cpu in times]),
    }
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


def _told(prefix: str, times: list[float]) -> dict[str, float]:
    times.sort()
    figures = {
        "median_ms": round(statistics.median(times), 2),
        "p95_ms": round(times[int(len(times) * 0.95)], 2),
        "p99_ms": round(times[int(len(times) * 0.99)], 2),
        "largest_ms": round(times[-1], 2),
        "share_within_frame": round(sum(1 for one in times if one <= FRAME_MS) / len(times), 4),
    }
    return {prefix + name: value for name, value in figures.items()}


def _typed_times(program: Program, application: QApplication) -> list[tuple[float, float]]:
    line = program.window.search.line
    times = []
    for text in TYPED:
        program.window.focus_search()
        line.clear()
        program.window.go_home()
        application.processEvents()
        for letter in text:
            begun, worked = time.perf_counter(), time.process_time()
            QTest.keyClicks(line, letter)
            application.processEvents()
            times.append(((time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000))
    return times


if __name__ == "__main__":
    sys.exit(main())
