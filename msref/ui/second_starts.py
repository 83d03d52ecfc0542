"""
Answers a second start of msref: the window comes to the front and opens what that start was asked to open.

Made after the first painted frame. The folder of requests is watched by the system; where it cannot be watched it is looked at every two seconds.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from msref.user_store.instance import Instance, Request

_LOOK_EVERY_MS: Final = 2000
_TOKEN: Final = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name under which Qt looks for leave to come to the front


class SecondStarts(QObject):
    """Takes the requests of later starts; `asked` passes on each one once the window is in front."""

    asked = Signal(object)

    def __init__(self, instance: Instance, window: QWidget) -> None:
        super().__init__(window)
        self._instance = instance
        self._window = window
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        if not self._watcher.addPath(str(instance.folder)):
            self._timer.start(_LOOK_EVERY_MS)
        QTimer.singleShot(0, self, self.look)  # what was asked for while the window was opening

    def look(self) -> None:
        """Take what lies there."""
        for request in self._instance.take_requests():
            self._come_to_front(request)
            self.asked.emit(request)

    def _come_to_front(self, request: Request) -> None:
        window = self._window
        if request.token:
            os.environ[_TOKEN] = request.token
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)
        os.environ.pop(_TOKEN, None)
