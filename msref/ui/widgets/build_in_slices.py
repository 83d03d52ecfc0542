"""
A long form or list is built bit by bit: what is seen at once, the rest in short slices while the program has nothing else to do.

Knows nothing of what is built. The order of the jobs is the order on the page, so that what is added later stands below what is seen. What is
built late also comes late in the order of the Tab key; `in_tab_order` puts that right.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLayout, QWidget

_SLICE_MS: Final = 6  # leaves more than half of a frame for what the user does meanwhile


class Slices(QObject):
    """
    Jobs in their order, each done once.

    `layout` is the one that takes what is built: it rests during a slice, else Qt would lay the page out anew for every widget.
    """

    finished = Signal()

    def __init__(self, parent: QObject, layout: QLayout) -> None:
        super().__init__(parent)
        self._layout = layout
        self._jobs: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to build."""
        return not self._jobs

    def plan(self, jobs: Iterable[Callable[[], object]]) -> None:
        """Put jobs at the end."""
        self._jobs.extend(jobs)

    def begin(self) -> None:
        """Go on whenever the program is idle."""
        if self._jobs and not self._timer.isActive():
            self._timer.start()

    def some(self, count: int) -> None:
        """Do the first few now."""
        if count <= 0 or not self._jobs:
            return
        with laid_out_once(self._layout):
            for _ in range(min(count, len(self._jobs))):
                self._jobs.popleft()()
        self._end_if_done()

    def finish(self) -> None:
        """Do all that is left now."""
        self.some(len(self._jobs))

    def _slice(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        with laid_out_once(self._layout):
            while self._jobs and clock.elapsed() < _SLICE_MS:
                self._jobs.popleft()()
        self._end_if_done()

    def _end_if_done(self) -> None:
        if not self._jobs:
            self._timer.stop()
            self.finished.emit()


@contextmanager
def laid_out_once(layout: QLayout) -> Iterator[None]:
    """Let a layout rest while much is put into it, and do it once afterwards."""
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)
        lay_out_now(layout.parentWidget())


@contextmanager
def at_rest(part: QWidget) -> Iterator[None]:
    """Let the layouts round a part of a page rest, out to the edge of the page: for each widget shown, Qt would lay all of it out at once."""
    layouts: list[QLayout] = []
    holder: QWidget | None = part
    while holder is not None and (own := holder.layout()) is not None:
        layouts.append(own)
        holder = holder.parentWidget()
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)


def lay_out_now(part: QWidget | None) -> None:
    """
    Lay out what changed inside a part of a scrolled page, from the edge of the page inwards and before the next frame.

    Left to itself, Qt goes from the inside outwards: for a frame, what grew would be squeezed into the room that there was before.
    """
    while part is not None and (own := part.layout()) is not None:
        own.invalidate()
        part.updateGeometry()
        part = part.parentWidget()
    if (
        part is not None and part.isVisible()
    ):  # the viewport: its scroll area gives the page the height that it needs now
        QCoreApplication.sendEvent(part, QEvent(QEvent.Type.LayoutRequest))


def in_tab_order(before: QWidget, parts: Iterable[QWidget]) -> None:
    """Let the Tab key go from `before` through all that takes the keyboard inside the parts, in the order in which each part was built."""
    last = before
    for part in parts:
        for widget in (part, *part.findChildren(QWidget)):
            takes_keyboard = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
            if takes_keyboard and widget.window() is last.window():  # the list of a drop-down is a window of its own
                QWidget.setTabOrder(last, widget)
                last = widget
