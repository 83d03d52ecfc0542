"""
Collects garbage on the window's own thread alone.

Python collects rings of dead objects on whatever thread happens to allocate. A widget in such a ring that died on another thread would take the
program down. While a second thread works, collecting by itself is therefore off, and a timer of the window does what Python would have done.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 1500


class GarbageOfWindow(QObject):
    """Collects from when it is made until `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY_MS)

    def collect(self) -> int:
        """Collect the oldest generation that is due, by Python's own thresholds; which one, or -1."""
        due = [
            number
            for number, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if most and count > most
        ]
        if not due:
            return -1
        gc.collect(due[-1])
        return due[-1]

    def end(self) -> None:
        """The other thread has ended: Python collects by itself again."""
        self._timer.stop()
        gc.enable()
