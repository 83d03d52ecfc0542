"""
Puts settings into force the moment they change, whoever changed them: the dialog, a key, a menu.

Colours, size and home jurisdiction reach the pages through the navigator; motion is the application's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from msref.ui.window import MainWindow

_MOVING = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class SettingsInForce(QObject):
    """Listens to the settings of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        self._flash_ms = application.cursorFlashTime() if isinstance(application, QApplication) else 1000
        self._moving = tuple(effect for effect in _MOVING if QApplication.isEffectEnabled(effect))
        self._functions: dict[str, Callable[[], None]] = {
            "theme": self._put_theme,
            "zoom_percent": self._put_zoom,
            "home_jurisdiction": self._put_home,
            "motion": self._put_motion,
        }
        window.settings.when_changed.append(self.put_in_force)
        self._put_home()
        if window.settings.text("motion") != "system":
            self._put_motion()

    def put_in_force(self, name: str) -> None:
        """A setting has a new value."""
        if name in self._functions:
            self._functions[name]()

    def _put_theme(self) -> None:
        self._window.appearance.choose(self._window.settings.text("theme"))

    def _put_zoom(self) -> None:
        self._window.appearance.set_zoom(self._window.settings.number("zoom_percent"))
        self._window.fit_rail()

    def _put_home(self) -> None:
        self._window.navigator.set_home_jurisdiction(self._window.settings.text("home_jurisdiction"))

    def _put_motion(self) -> None:
        still = self._window.settings.text("motion") == "reduced"
        QApplication.setCursorFlashTime(0 if still else self._flash_ms)
        for effect in self._moving:
            QApplication.setEffectEnabled(effect, not still)
