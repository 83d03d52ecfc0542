"""
Work that may take long, done in short slices on the window's own thread, with a small panel that says how far it is and can stop it.

The panel comes after half a second. Until the work ends the window takes no other input, so that what is worked on stays as it is; Escape stops it
from the first moment on. Knows nothing of the work: that is a generator which yields how far it is, gives its result with `return`, and puts away in
`finally` whatever it has begun.
"""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from msref.ui.widgets.buttons import FlatButton

SHOWN_AFTER_MS: Final = 500
_SLICE_MS: Final = 30  # leaves the rest of a tenth of a second to one step that runs over and to the painting
_AT_ONCE_MS: Final = 60
_LETTERS: Final = 44
_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.Close,
    }
)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a work is: a sentence, and steps done of so many; none when the number is not known yet."""

    words: str
    done: int = 0
    of: int = 0


class ProgressPanel(QDialog):
    """A sentence, a bar, and Cancel; closing it is Cancel too."""

    def __init__(self, title: str, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.words = QLabel(title)
        self.words.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(title)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.cancel = FlatButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * _LETTERS)

    def tell(self, progress: Progress) -> None:
        """Show how far it is."""
        self.words.setText(progress.words)
        self.bar.setRange(0, progress.of)
        self.bar.setValue(progress.done)


class LongWork(QObject, Generic[Result]):
    """One work, begun once. `ended` says whether it was done to the end; its result is in `result` then."""

    ended = Signal(bool)

    def __init__(self, steps: Generator[Progress, None, Result], title: str, window: QWidget) -> None:
        super().__init__(window)
        self.result: Result | None = None
        self.is_running = False
        self.panel: ProgressPanel | None = None
        self._steps = steps
        self._title = title
        self._window = window
        self._told = Progress(title)
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._slice)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._show)

    def begin(self) -> None:
        """Work whenever the program has nothing else to do."""
        self.is_running = True
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        QGuiApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one
        self._patience.start(SHOWN_AFTER_MS)
        self._slices.start(0)

    def finish_here(self) -> Result | None:
        """
        Work, and come back when it has ended, with the result; None when it was stopped.

        What is short is done before this returns without anything else happening in between; what is not lets the window live meanwhile.
        """
        clock = QElapsedTimer()
        clock.start()
        try:
            while clock.elapsed() < _AT_ONCE_MS:
                self._told = next(self._steps)
        except StopIteration as end:
            self.deleteLater()
            return end.value  # type: ignore[no-any-return]  # the type of what a generator returns is lost in its end
        loop = QEventLoop()
        self.ended.connect(loop.quit)
        self.begin()
        loop.exec()
        return self.result

    def cancel(self) -> None:
        """Stop, and let the work put away what it has begun."""
        if self.is_running:
            self._steps.close()
            self._end(done=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """No input but to the panel; Escape stops the work."""
        if event.type() not in _INPUT or not event.spontaneous() or self._is_of_panel(watched):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.cancel()
        if event.type() == QEvent.Type.Close:
            event.ignore()
        return True

    def _is_of_panel(self, watched: QObject) -> bool:
        if self.panel is None:
            return False
        if isinstance(watched, QWindow):
            return watched is self.panel.windowHandle()
        return isinstance(watched, QWidget) and watched.window() is self.panel

    def _slice(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            while self.is_running and clock.elapsed() < _SLICE_MS:
                self._told = next(self._steps)
        except StopIteration as end:
            self.result = end.value
            self._end(done=True)
        except BaseException:
            self._end(done=False)  # the fault goes on its way; the window must be free again
            raise
        if self.panel is not None and self.is_running:
            self.panel.tell(self._told)

    def _show(self) -> None:
        if self.is_running:
            self.panel = ProgressPanel(self._title, self._window)
            self.panel.tell(self._told)
            self.panel.rejected.connect(self.cancel)
            self.panel.show()

    def _end(self, *, done: bool) -> None:
        if not self.is_running:
            return
        self.is_running = False
        self._slices.stop()
        self._patience.stop()
        QGuiApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one
        QApplication.restoreOverrideCursor()
        if self.panel is not None:
            self.panel.rejected.disconnect(self.cancel)
            self.panel.close()
            self.panel.deleteLater()
            self.panel = None
        self.ended.emit(done)
        self.deleteLater()
