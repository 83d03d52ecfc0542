"""
Buttons painted by hand: icon and word, a clear hover, a ring on keyboard focus.

`FlatButton` stands in bars and pop-overs, `RailButton` in the rail. They are real QAbstractButtons: Space and Enter press them, screen readers name them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from msref.ui.icons import paint_icon
from msref.ui.painting import (
    ALIGN_CENTRE,
    ALIGN_LEFT,
    ALIGN_MIDDLE,
    fill,
    paint_focus_ring,
    scaled,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent

__all__ = ["FlatButton", "PaintedButton", "RailButton", "paint_focus_ring"]


class PaintedButton(QAbstractButton):
    """
    What our buttons share: hover, Enter presses as Space does.

    Words are painted with the pen that the painter takes from the widget's foreground role (see `painting` for why no pen is set).
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as in a browser."""
        if event.key() in {QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint for hover."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint without hover."""
        self.update()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A larger letter needs a larger button."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def ink(self) -> QPalette.ColorRole:
        """The colour role of word and icon."""
        return QPalette.ColorRole.WindowText if self.isEnabled() else QPalette.ColorRole.PlaceholderText


class FlatButton(PaintedButton):
    """An icon, a word, or both, on no ground until the pointer comes. `prominent` puts it on the accent ground."""

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        show_text: bool = True,
        prominent: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._show_text = show_text or not icon
        self._prominent = prominent
        if prominent:
            self.setForegroundRole(QPalette.ColorRole.HighlightedText)
        if not self._show_text:
            self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for icon and word with air around them."""
        metrics = self.fontMetrics()
        height = metrics.height() + 14
        width = 18
        if self._icon:
            width += metrics.height() + 4
        if self._show_text:
            width += metrics.horizontalAdvance(self.text()) + (6 if self._icon else 4)
        return QSize(width if self._show_text else height, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, word, ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        color = self.palette().color(self._paint_ground(painter, rect))
        if not self.isEnabled():
            painter.setOpacity(0.45)
        side = self.fontMetrics().height() + 2
        left = 9.0 if self._show_text else (rect.width() - side) / 2
        if self._icon:
            paint_icon(painter, self._icon, QRectF(left, (rect.height() - side) / 2, side, side), color)
        if self._show_text:
            if self._icon:
                words = rect.adjusted(left + side + 6, 0, 0, 0)
                painter.drawText(words, ALIGN_MIDDLE | ALIGN_LEFT, self.text())
            else:
                painter.drawText(rect, ALIGN_CENTRE, self.text())
        painter.setOpacity(1)
        if self.hasFocus():
            paint_focus_ring(painter, rect, self.palette(), 6)

    def set_compact(self, *, compact: bool) -> None:
        """Without the word, which the tip keeps."""
        if self._show_text == compact:
            self._show_text = not compact
            self.setToolTip(self.text() if compact else "")
            self.updateGeometry()
            self.update()

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> QPalette.ColorRole:
        inner = rect.adjusted(1, 1, -1, -1)
        if self._prominent:
            fill(painter, inner, self.palette().brush(QPalette.ColorRole.Highlight), radius=6)
            return QPalette.ColorRole.HighlightedText
        if self.isEnabled() and (self.underMouse() or self.isDown() or self.isChecked()):
            fill(painter, inner, self.palette().brush(QPalette.ColorRole.Midlight), radius=6)
        return self.ink()


class RailButton(PaintedButton):
    """One place of the rail: icon beside word, or above it when the window is narrow; a bar marks where one is."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._compact = False
        self._icon_height = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_compact(self, *, compact: bool) -> None:
        """Icon above the word instead of beside it."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def show_icon_only(self, height: int) -> None:
        """The icon without its word, so many pixels tall; 0 shows the word again. The tip and the accessible name keep the word."""
        if height != self._icon_height:
            self._icon_height = height
            self.updateGeometry()
            self.update()

    def full_width(self) -> int:
        """How wide it is with the word beside the icon."""
        metrics = self.fontMetrics()
        return round(metrics.horizontalAdvance(self.text()) * 1.12) + metrics.height() + 48

    def full_height(self) -> int:
        """How tall it is with the word beside the icon."""
        return self.fontMetrics().height() + 20

    def compact_height(self) -> int:
        """How tall it is with the icon above the word."""
        return self.fontMetrics().height() * 2 + 24

    def nextCheckState(self) -> None:
        """The window marks the place, not the click."""

    def sizeHint(self) -> QSize:
        """Wide enough for the word in bold, so that nothing moves when the place changes."""
        metrics = self.fontMetrics()
        if self._icon_height:
            return QSize(self._icon_side() + 24, self._icon_height)
        if self._compact:
            return QSize(round(metrics.horizontalAdvance(self.text()) * 0.96) + 20, self.compact_height())
        return QSize(self.full_width(), self.full_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, mark, icon, word, ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(4, 1, -4, -1)
        palette = self.palette()
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            fill(painter, rect, palette.brush(QPalette.ColorRole.Midlight), radius=7)
        if self.isChecked():
            mark = QRectF(rect.left(), rect.top() + 7, 3.5, rect.height() - 14)
            fill(painter, mark, palette.brush(QPalette.ColorRole.Accent), radius=1.75)
        self._paint_words(painter, rect)
        if self.hasFocus():
            paint_focus_ring(painter, rect, palette, 7)

    def _icon_side(self) -> int:
        return min(self.fontMetrics().height() + 4, self._icon_height - 8)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        color = self.palette().color(self.ink())
        if self._icon_height:
            side = self._icon_side()
            place = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
            paint_icon(painter, self._icon, place, color)
            return
        side = self.fontMetrics().height() + 4
        painter.setFont(scaled(self.font(), 0.84 if self._compact else 1, strong=self.isChecked()))
        if self._compact:
            left = rect.center().x() - side / 2
            paint_icon(painter, self._icon, QRectF(left, rect.top() + 7, side, side), color)
            painter.drawText(rect.adjusted(0, side + 6, 0, -3), ALIGN_CENTRE, self.text())
        else:
            top = rect.center().y() - side / 2
            paint_icon(painter, self._icon, QRectF(rect.left() + 13, top, side, side), color)
            painter.drawText(rect.adjusted(side + 23, 0, 0, 0), ALIGN_MIDDLE | ALIGN_LEFT, self.text())
