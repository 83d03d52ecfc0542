"""
A card: one large button (icon, title, one line) and, under it, a few direct links.

A card places its own parts: `height_for` measures once for a width, `place` puts button and links. The page that holds the cards decides the width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from msref.ui.icons import paint_icon
from msref.ui.painting import (
    WRAP,
    fill,
    paint_focus_ring,
    pen_of,
    scaled,
    stroke_rounded,
    wrapped_height,
)
from msref.ui.widgets.buttons import PaintedButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

__all__ = ["Card", "CardButton", "LinkLine", "wrapped_height"]

_PAD: Final = 15
_TITLE_FACTOR: Final = 1.18
_LINK_AIR: Final = 8


class CardButton(PaintedButton):
    """The button part of a card; its words wrap."""

    def __init__(self, icon: str, title: str, line: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._icon = icon
        self._title_height = 0
        self._line = QLabel(line, self)
        self._line.setWordWrap(True)
        self._line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setAccessibleDescription(line)

    def height_for(self, width: int) -> int:
        """Title and line, wrapped, with air."""
        room = width - self.words_left() - _PAD
        self._title_height = wrapped_height(self.text(), self._title_font(), room)
        line_height = self._line.heightForWidth(room)
        self._line.setGeometry(self.words_left(), _PAD + self._title_height + 3, room, line_height)
        return self._title_height + line_height + 2 * _PAD + 3

    def words_left(self) -> int:
        """Where the words begin, beside the icon."""
        return _PAD + self._icon_side() + 12

    def sizeHint(self) -> QSize:
        """The size it was given; the card decides."""
        return self.size()

    def _title_font(self) -> QFont:
        return scaled(self.font(), _TITLE_FACTOR, strong=True)

    def _icon_side(self) -> int:
        return round(self.fontMetrics().height() * 1.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, title, ring; the line is a label of its own."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        side = self._icon_side()
        paint_icon(painter, self._icon, QRectF(_PAD, _PAD, side, side), palette.color(QPalette.ColorRole.Accent))
        left = self.words_left()
        room = self.width() - left - _PAD
        painter.setFont(self._title_font())
        painter.drawText(QRectF(left, _PAD, room, self._title_height), WRAP, self.text())
        if self.hasFocus() or self.property("found"):
            paint_focus_ring(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), palette, 8)


class LinkLine(PaintedButton):
    """A title that opens something: link colour, wrapped, underlined under the pointer."""

    def __init__(self, title: str, address: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setForegroundRole(QPalette.ColorRole.Link)
        self.address = address

    def height_for(self, width: int) -> int:
        """Wrapped words with a little air."""
        return wrapped_height(self.text(), self.font(), width - 12) + _LINK_AIR

    def sizeHint(self) -> QSize:
        """The size it was given; the card decides."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and the ring."""
        del event
        painter = QPainter(self)
        if self.underMouse():
            font = QFont(self.font())
            font.setUnderline(True)
            painter.setFont(font)
        painter.drawText(QRectF(6, _LINK_AIR / 2, self.width() - 12, self.height()), WRAP, self.text())
        if self.hasFocus() or self.property("found"):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus_ring(painter, QRectF(self.rect()), self.palette(), 5)


class Card(QWidget):
    """The whole card; emits the address of the button or link that was pressed."""

    navigate = Signal(str)

    def __init__(
        self,
        icon: str,
        title: str,
        line: str,
        address: str,
        *,
        links: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # else the edge changes only where a part in it is painted anew
        self.address = address
        self.main_button = CardButton(icon, title, line, self)
        self.main_button.clicked.connect(self._open_main)
        self.links = [LinkLine(text, target, self) for text, target in links]
        for link in self.links:
            link.clicked.connect(self._open_link)
        self._heights = (0, [0])

    def height_for(self, width: int) -> int:
        """Measure for a width and remember it for `place`."""
        left, room = self._links_room(width)
        del left
        self._heights = (self.main_button.height_for(width - 4), [link.height_for(room) for link in self.links])
        return self._heights[0] + sum(self._heights[1]) + (14 if self.links else 4)

    def place(self, left: int, top: int, width: int, height: int) -> None:
        """Take a place measured by `height_for`; the button takes what the links leave."""
        self.setGeometry(left, top, width, height)
        button_height = self._heights[0] if self.links else height - 4
        self.main_button.setGeometry(2, 2, width - 4, button_height)
        start, room = self._links_room(width)
        below = 2 + button_height
        for link, link_height in zip(self.links, self._heights[1], strict=True):
            link.setGeometry(start, below, room, link_height)
            below += link_height

    def plain_text(self) -> str:
        """Title, line and links as text."""
        first = (self.main_button.text(), self.main_button.accessibleDescription())
        return "\n".join([*first, *(f"- {link.text()}" for link in self.links)])

    def _links_room(self, width: int) -> tuple[int, int]:
        left = self.main_button.words_left() - 4
        return left, width - left - 10

    def _open_main(self) -> None:
        self.navigate.emit(self.address)

    def _open_link(self) -> None:
        link = self.sender()
        if isinstance(link, LinkLine):
            self.navigate.emit(link.address)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and edge of the card; the edge takes the accent under the pointer."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        rect = QRectF(self.rect())
        fill(painter, rect.adjusted(1, 1, -1, -1), palette.brush(QPalette.ColorRole.AlternateBase), radius=10)
        edge = QPalette.ColorRole.Accent if self.underMouse() else QPalette.ColorRole.Mid
        stroke_rounded(painter, rect, 10, pen_of(palette.color(edge), 1.2))
