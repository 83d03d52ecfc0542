"""
How fast msref opens beside a bare window, and how much memory it takes: medians of alternating pairs on the real content.

Both programs tell the time from the start of their process to their first painted frame, measured the same way. Prints JSON; asserts nothing.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAIRS = int(os.environ.get("MSREF_BENCH_PAIRS", "7"))

BARE = """
import sys, time, os
begun = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

def before_python():
    ticks = float(open("/proc/self/stat").read().rsplit(")", 1)[1].split()[19])
    uptime = time.clock_gettime(time.CLOCK_BOOTTIME)
    return max(0.0, uptime - (time.perf_counter() - begun) - ticks / os.sysconf("SC_CLK_TCK"))

class Window(QMainWindow):
    painted = 0.0
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = time.perf_counter()
            QTimer.singleShot(0, self.report)
    def report(self):
        peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
        first = (self.painted - begun + before_python()) * 1000
        print('{"first_paint_ms": %.1f, "peak_rss_mib": %.1f}' % (first, peak / 1024))
        QApplication.instance().quit()

application = QApplication(["bare", "-style", "fusion"])
window = Window()
window.setCentralWidget(QLabel("A bare window"))
window.resize(1100, 760)
window.show()
application.exec()
"""


def figures(command: list[str], home: str) -> dict[str, float]:
    """The figures that one start prints."""
    environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "MSREF_HOME": home}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    parsed = json.loads(done.stdout.strip().splitlines()[-1])
    return {name: float(value) for name, value in parsed.items()}


def main() -> None:
    """Run the pairs and print medians and ratios."""
    with tempfile.TemporaryDirectory() as home:
        bare_command = [sys.executable, "-c", BARE]
        msref_command = [sys.executable, "-m", "msref", "--startup-report"]
        figures(bare_command, home)
        figures(msref_command, home)
        pairs = [(figures(bare_command, home), figures(msref_command, home)) for _ in range(PAIRS)]
    report: dict[str, float] = {"pairs": PAIRS}
    for name in ("first_paint_ms", "peak_rss_mib"):
        bare = statistics.median(pair[0][name] for pair in pairs)
        full = statistics.median(pair[1][name] for pair in pairs)
        report |= {f"bare_{name}": bare, f"msref_{name}": full, f"ratio_{name}": round(full / bare, 2)}
    report["msref_interactive_ms"] = statistics.median(pair[1]["interactive_ms"] for pair in pairs)
    sys.stdout.write(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
