"""
Sees everything that goes wrong while the monkey works: exceptions wherever Python reports them, and every warning of Qt.

Ends nothing by itself: it keeps the first fault and how often there was one. A crash is seen from outside, by `start_monkey`.
"""

import gc
import sys
import threading
import traceback
from collections import Counter
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from msref.errors import KnownError

if TYPE_CHECKING:
    from msref.ui.navigator import Navigator

# Said by the offscreen platform alone, which has no windows of a system.
_OF_THE_PLATFORM: Final = (
    "This plugin does not support propagateSizeHints",
    "This plugin does not support raise",
    "This plugin does not support grabbing the keyboard",
)
_GRAVE: Final = frozenset({QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg})


class FaultWatch:
    """The faults seen, as text, in their order; made before the program."""

    def __init__(self) -> None:
        """Put itself where Python and Qt report."""
        self.faults: list[str] = []
        self.navigator: Navigator | None = None
        sys.excepthook = self._exception
        sys.unraisablehook = self._unraisable
        threading.excepthook = self._in_thread
        qInstallMessageHandler(self._message)

    def _exception(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """What no slot and no event handler caught. A known fault is shown as a page, as `Program.show_failure` does."""
        if isinstance(fault, KnownError) and self.navigator is not None:
            self.navigator.show_message("This cannot be shown", str(fault))
            return
        self.faults.append("exception:\n" + "".join(traceback.format_exception(kind, fault, trace)))

    def _unraisable(self, said: "sys.UnraisableHookArgs") -> None:
        lines = traceback.format_exception(said.exc_type, said.exc_value, said.exc_traceback)
        self.faults.append(f"exception that nobody could catch, in {said.object!r}:\n" + "".join(lines))

    def _in_thread(self, said: threading.ExceptHookArgs) -> None:
        lines = traceback.format_exception(said.exc_type, said.exc_value, said.exc_traceback)
        self.faults.append("exception in a thread:\n" + "".join(lines))

    def _message(self, kind: QtMsgType, _: QMessageLogContext, words: str) -> None:
        if kind not in _GRAVE or words.startswith(_OF_THE_PLATFORM):
            return
        where = "".join(traceback.format_stack()[-8:-1])
        self.faults.append(f"Qt says ({kind.name}): {words}\n{where}")


class Mark:
    """How much there is at one moment: memory in MB, widgets, and Python's objects by type."""

    def __init__(self) -> None:
        """Count; everything that is not needed has been given back before."""
        self.megabytes = resident_megabytes()
        self.widgets = Counter(type(widget).__name__ for widget in QApplication.allWidgets())
        self.objects = Counter(type(one).__name__ for one in gc.get_objects())

    def grown(self, since: "Mark") -> str:
        """What there is more of, the most first."""
        lines = []
        for name, now, then in (
            ("widgets", self.widgets, since.widgets),
            ("objects", self.objects, since.objects),
        ):
            more = (now - then).most_common(12)
            lines.append(f"  {name}: " + ", ".join(f"{kind} +{count}" for kind, count in more))
        return "\n".join(lines)


def resident_megabytes() -> float:
    """The memory of this process that is in use."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - the path is the kernel's
        pages = int(file.read().split()[1])
    return pages * 4096 / 1_000_000
