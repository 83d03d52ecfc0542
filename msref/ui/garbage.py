"""
Collects garbage on the window's own thread alone.

Python collects rings of dead objects on whatever thread happens to allocate. A widget in such a ring that died on another thread would take the
program down. While a second thread works, collecting by itself is therefore off, and a timer of the window collects.

A page that was left is such a ring, of ten thousand objects and more. Python would wait until a quarter as many have come as live already, which is
several dozen pages; here what lives when the program stands is set aside, so that looking through all the rest is short and can be done often.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 600
_MANY: Final = 6_000  # objects come since the last look through all: about a page, gone in some 20 ms


class GarbageOfWindow(QObject):
    """Collects from when it is made until `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._come = 0
        self._is_set_aside = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY_MS)

    def _look(self) -> None:
        """The first time, when all modules are there: set aside what lives. From then on collect."""
        if self._is_set_aside:
            self.collect()
            return
        self._is_set_aside = True
        gc.freeze()

    def collect(self) -> int:
        """Collect the youngest objects when some have come, and all when many have; the generation collected (0 or 2), or -1."""
        come, few = gc.get_count()[0], gc.get_threshold()[0]
        if come <= few:
            return -1
        self._come += come
        generation = 2 if self._come > _MANY else 0
        if generation:
            self._come = 0
        gc.collect(generation)
        return generation

    def end(self) -> None:
        """The other thread has ended: Python collects by itself again, whatever there is."""
        self._timer.stop()
        if self._is_set_aside:
            gc.unfreeze()
        gc.enable()
