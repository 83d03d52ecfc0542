"""The rail at the left: the places of the window, each an icon with its word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6 import QtGui
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from msref.ui.addresses import places
from msref.ui.painting import fill
from msref.ui.widgets.buttons import RailButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_AIR: Final = 10
_GAP: Final = 2
_MOST_SHARE: Final = 0.4  # of the width of a window that words may take from the page
_LEAST_ICON: Final = 24  # what a pointer can hit, WCAG 2.2, 2.5.8


class Rail(QWidget):
    """Emits the address of the place chosen by click or Alt+number."""

    chosen = Signal(str)

    def __init__(self, present: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Places"))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, _AIR, 4, _AIR)
        column.setSpacing(_GAP)
        self._wants_compact = False
        self.buttons: dict[str, RailButton] = {}
        self.shortcuts: list[tuple[str, str]] = []
        for address, word, icon in (place for place in places() if place[0] in present):
            button = RailButton(word, icon)
            button.clicked.connect(self._clicked)
            column.addWidget(button)
            self.buttons[address] = button
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def add_keys(self) -> None:
        """Alt+1, Alt+2 … in the order of the rail, told in the tip and to screen readers."""
        for number, button in enumerate(self.buttons.values(), start=1):
            keys = QtGui.QKeySequence(f"Alt+{number}")
            shown = keys.toString(QtGui.QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{button.text()} ({shown})")
            button.setAccessibleDescription(self.tr("Keys: {keys}").format(keys=shown))
            QtGui.QShortcut(keys, self, button.click)
            self.shortcuts.append((shown, button.text()))

    def mark(self, address: str) -> None:
        """Show which place the page in view belongs to; an empty address marks none."""
        for name, button in self.buttons.items():
            button.setChecked(name == address)

    def set_compact(self, *, compact: bool) -> None:
        """Icons above their words, in a narrow window that is tall enough for it."""
        self._wants_compact = compact
        self._fit()

    def _fit(self) -> None:
        needed = sum(button.compact_height() + _GAP for button in self.buttons.values()) + 2 * _AIR
        compact = self._wants_compact and needed <= self.height()
        icons = self._icon_height() if not compact else 0
        for button in self.buttons.values():
            button.set_compact(compact=compact)
            button.show_icon_only(icons)

    def _icon_height(self) -> int:
        """How tall icons alone may be where words beside them have not the height, or take too much of the window; else 0."""
        buttons = self.buttons.values()
        if not buttons:
            return 0
        tall = max(button.full_height() for button in buttons)
        room = (self.height() - 2 * _AIR) // len(buttons) - _GAP
        is_wide = max(button.full_width() for button in buttons) > self.window().width() * _MOST_SHARE
        return max(_LEAST_ICON, min(tall, room)) if room < tall or is_wide else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words never lie over each other: without the height they stand beside their icons, and at last give way to them."""
        super().resizeEvent(event)
        self._fit()

    def _clicked(self) -> None:
        sender = self.sender()
        for address, button in self.buttons.items():
            if button is sender:
                self.chosen.emit(address)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline towards the page."""
        del event
        painter = QPainter(self)
        fill(painter, QRectF(self.width() - 1, 0, 1, self.height()), self.palette().brush(QPalette.ColorRole.Mid))
