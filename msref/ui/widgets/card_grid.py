"""
A page of cards: headings and rows of cards, placed by hand in one pass, scrolled as one.

Placing by hand keeps the start short: every card is measured once for its width, where nested layouts would ask each several times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6 import QtCore
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from msref.ui.painting import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from msref.ui.widgets.card import Card

_MARGIN: Final = 28
_GAP: Final = 14
_CARD_LETTERS: Final = 40  # a card is not made narrower than this many letters while there is room for fewer columns
_WIDEST_LETTERS: Final = 176


class Words(QLabel):
    """A line of words in the grid: `factor` times the usual size; strong when larger, quiet when not."""

    def __init__(self, text: str, factor: float) -> None:
        super().__init__(text)
        self.factor = factor
        self.setWordWrap(True)
        if factor <= 1:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)


class CardGrid(QScrollArea):
    """Rows of words and cards; `most_columns` bounds the cards in a row."""

    def __init__(self, parts: Sequence[Words | Sequence[Card]], *, most_columns: int) -> None:
        super().__init__()
        self._parts = parts
        self._most_columns = most_columns
        self._inner = QWidget()
        self._placed_for = (-1, -1, -1)
        for part in parts:
            for widget in [part] if isinstance(part, Words) else part:
                widget.setParent(self._inner)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._inner.setBackgroundRole(QPalette.ColorRole.Base)
        self._inner.setAutoFillBackground(True)
        self.setWidget(self._inner)

    def place(self) -> None:
        """Place everything for the present width and letters."""
        key = (self.width(), self.height(), self.fontMetrics().height())
        if key == self._placed_for:
            return
        self._placed_for = key
        height = self._place(self.width())
        if height > self.height():
            bar = self.verticalScrollBar().sizeHint().width()
            height = self._place(self.width() - bar)
            self._inner.resize(self.width() - bar, height)
        else:
            self._inner.resize(self.width(), self.height())

    def settle(self) -> None:
        """What need not stand before the first frame: the area itself takes no focus, and never scrolls sideways."""
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _place(self, width: int) -> int:
        letter = max(1, self.fontMetrics().horizontalAdvance("0"))
        used = min(width - 2 * _MARGIN, letter * _WIDEST_LETTERS)
        left = (width - used) // 2
        columns = min(self._most_columns, max(1, used // (letter * _CARD_LETTERS)))
        top = _MARGIN - 4
        for part in self._parts:
            if isinstance(part, Words):
                part.setFont(scaled(self.font(), part.factor, strong=part.factor > 1))
                height = part.heightForWidth(used)
                part.setGeometry(left, top, used, height)
                top += height + 6
            else:
                top = self._place_cards(part, top + 8, (left, used), columns) + 12
        return top + _MARGIN

    def _place_cards(self, cards: Sequence[Card], top: int, span: tuple[int, int], columns: int) -> int:
        left, width = span
        card_width = (width - _GAP * (columns - 1)) // columns
        for first in range(0, len(cards), columns):
            row = cards[first : first + columns]
            height = max(card.height_for(card_width) for card in row)
            for place, card in enumerate(row):
                card.place(left + place * (card_width + _GAP), top, card_width, height)
            top += height + _GAP
        return top - _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place for the new width; before it is shown a width is not yet the last word."""
        super().resizeEvent(event)
        if self.isVisible():
            self.place()

    def showEvent(self, event: QShowEvent) -> None:
        """Place for the width it is shown with."""
        self.place()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Place for the new letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.place()
