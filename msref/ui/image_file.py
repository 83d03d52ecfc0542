"""Writes an image to a file beside the window's own thread: packing a large one takes a third of a second and more."""

import threading

from PySide6.QtCore import QObject, QSaveFile, QTimer, Signal
from PySide6.QtGui import QImage

_LOOK_MS = 20


class ImageFile(QObject):
    """
    One image on its way to a PNG file; the file is there whole or not at all.

    The thread knows nothing of the window: when `parent` is gone before it is done, the file is still written and nobody is told.
    """

    written = Signal(str, bool)
    """The file, and whether it was written."""

    def __init__(self, image: QImage, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._outcome: list[bool] = []
        self._thread = threading.Thread(target=_write, args=(image, name, self._outcome), name="image file")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def write(self) -> None:
        """Begin; `written` follows."""
        self._thread.start()
        self._timer.start(_LOOK_MS)

    def _look(self) -> None:
        if self._thread.is_alive():
            return
        self._timer.stop()
        self.written.emit(self._name, any(self._outcome))
        self.deleteLater()


def _write(image: QImage, name: str, outcome: list[bool]) -> None:
    file = QSaveFile(name)
    is_open = file.open(QSaveFile.OpenModeFlag.WriteOnly)
    outcome.append(is_open and image.save(file, "PNG") and file.commit())  # type: ignore[call-overload]
