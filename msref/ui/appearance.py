"""
Colours and letter size of the whole application.

`Appearance` follows the system (light or dark, high contrast) unless the user chose a theme, sets the application palette and font, and tells
`changed`. Widgets of our own paint with palette roles, so that they follow without being told:

- Window, Base, AlternateBase: the grounds `window`, `surface`, `raised`; Text and WindowText: `text`; PlaceholderText: `muted`; Link: `link`
- Accent / BrightText: `accent` / `focus`; Midlight: `accent_soft`; Mid: `line`; Dark: `border`; Highlight and HighlightedText: the selection
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette

from msref.ui.theme import DARK, HIGH_CONTRAST, LIGHT, THEMES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from msref.ui.theme import Theme

SMALLEST_ZOOM: Final = 80
LARGEST_ZOOM: Final = 200
ZOOM_STEPS: Final = (80, 90, 100, 110, 125, 150, 175, 200)
_READABLE_POINTS: Final = 10.0  # the 9 points some systems give are small for reading
_LINEAR_BELOW: Final = 0.04045  # where the sRGB curve begins
_DARK_BELOW: Final = 0.2  # luminance of a window ground that is dark

_ROLES: Final = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "raised"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Button, "raised"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "focus"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "accent_soft"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "border"),
    (QPalette.ColorRole.Shadow, "border"),
    (QPalette.ColorRole.Link, "link"),
    (QPalette.ColorRole.LinkVisited, "link"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Highlight, "selection"),
    (QPalette.ColorRole.HighlightedText, "on_selection"),
)


def palette_of(theme: Theme) -> QPalette:
    """The theme as a Qt palette."""
    palette = QPalette()
    for role, name in _ROLES:
        palette.setColor(role, QColor(getattr(theme, name)))
    muted = QColor(theme.muted)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, muted)
    return palette


def luminance(color: QColor) -> float:
    """How light a colour is, 0 to 1, as WCAG reckons it."""
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Appearance(QObject):
    """Holds the chosen theme and zoom and puts them on the application."""

    changed = Signal()

    def __init__(self, application: QApplication, *, choice: str = "system", zoom_percent: int = 100) -> None:
        super().__init__(application)
        self._application = application
        self._system_palette = application.palette()
        self._base_points = max(_READABLE_POINTS, application.font().pointSizeF())
        self.choice = choice
        self.zoom_percent = zoom_percent
        self.theme = LIGHT
        self._system = self._theme_of_palette()
        self._put_on()

    def follow_system(self) -> None:
        """Ask the system itself, and listen to it; called after the first frame, which goes by the system's palette alone."""
        hints = self._application.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        if hints.accessibility().contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast:
            self._system_changed()

    def choose(self, choice: str) -> None:
        """Take a theme by name, or "system"."""
        if choice != self.choice:
            self.choice = choice
            self._put_on()
            self.changed.emit()

    def set_zoom(self, percent: int) -> None:
        """Take a zoom; it is held between 80 and 200 percent."""
        percent = min(max(percent, SMALLEST_ZOOM), LARGEST_ZOOM)
        if percent != self.zoom_percent:
            self.zoom_percent = percent
            self._put_on()
            # Qt hands the new letters to the widgets a moment later; pages measure with them now.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.ApplicationFontChange)
            self.changed.emit()

    def next_zoom(self, direction: int) -> int:
        """The next step larger (1) or smaller (-1)."""
        if direction > 0:
            return next((step for step in ZOOM_STEPS if step > self.zoom_percent), LARGEST_ZOOM)
        return next((step for step in reversed(ZOOM_STEPS) if step < self.zoom_percent), SMALLEST_ZOOM)

    def _system_changed(self) -> None:
        hints = self._application.styleHints()
        if hints.accessibility().contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast:
            self._system = HIGH_CONTRAST
        elif hints.colorScheme() == QtCore.Qt.ColorScheme.Unknown:
            self._system = self._theme_of_palette()
        else:
            self._system = DARK if hints.colorScheme() == QtCore.Qt.ColorScheme.Dark else LIGHT
        if self.choice == "system" and self.theme is not self._system:
            self._put_on()
            self.changed.emit()

    def _theme_of_palette(self) -> Theme:
        """What the palette that the system gave at start tells: black and white, dark, or light."""
        ground, text = self._system_palette.window().color(), self._system_palette.windowText().color()
        if ground == QColor("#000000") and text == QColor("#ffffff"):
            return HIGH_CONTRAST
        return DARK if luminance(ground) < _DARK_BELOW else LIGHT

    def _put_on(self) -> None:
        self.theme = self._system if self.choice == "system" else THEMES[self.choice]
        font = QFont(self._application.font())
        points = self._base_points * self.zoom_percent / 100
        if font.pointSizeF() != points:
            font.setPointSizeF(points)
            self._application.setFont(font)
        self._application.setPalette(palette_of(self.theme))
