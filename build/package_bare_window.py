# ruff: noqa: INP001, T201 - a script that prints, never a package (a package named build breaks python -m build)
"""
The yardstick: the smallest PySide6 window, put through the same spec as msref, so that its start and its size can be set beside those of msref.

Prints the time from the start of its process to its first painted frame as JSON, in the way of `msref --startup-report`, and closes.
"""

import sys
import time

_BEGUN = time.perf_counter()

from PySide6.QtCore import QTimer  # noqa: E402 - the clock is read first
from PySide6.QtGui import QPaintEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: E402


def before_python() -> float:
    """Seconds between the start of the process and the first line of this file."""
    with open("/proc/self/stat", encoding="ascii") as file:  # noqa: PTH123 - the path is the kernel's
        ticks = int(file.read().rpartition(")")[2].split()[19])
    since_boot = time.clock_gettime(time.CLOCK_BOOTTIME)
    return max(0.0, since_boot - ticks / 100 - (time.perf_counter() - _BEGUN))


class Window(QMainWindow):
    """A bare window that tells when its first frame has gone to the screen, as msref's own does."""

    was_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell once, after the frame."""
        super().paintEvent(event)
        if not self.was_painted:
            self.was_painted = True
            QTimer.singleShot(0, self.report)

    def report(self) -> None:
        """Print the figures and close."""
        painted = time.perf_counter()
        with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123 - the path is the kernel's
            peak = next((int(line.split()[1]) for line in file if line.startswith("VmHWM")), 0)
        first = (painted - _BEGUN + before_python()) * 1000
        print(f'{{"first_paint_ms": {first:.1f}, "peak_rss_mib": {peak / 1024:.1f}}}', flush=True)
        QApplication.quit()


def main() -> int:
    """Show the window until it has reported."""
    application = QApplication([sys.argv[0], "-style", "fusion"])
    window = Window()
    window.setCentralWidget(QLabel("A bare window"))
    window.resize(1100, 760)
    window.show()
    return application.exec()


sys.exit(main())
