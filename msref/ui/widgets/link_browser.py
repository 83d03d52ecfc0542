"""
A text whose links are walked by Tab, both ways and out at both ends; a ring shows that it has the keyboard.

The link that Tab comes to is scrolled into view where the text stands in a page that scrolls.
"""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea, QTextBrowser, QWidget

from msref.ui.widgets.keyboard_ring import KeyboardRing

_AIR = 24


class LinkBrowser(QTextBrowser):
    """Qt's text browser with the way of Tab mended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = KeyboardRing(self)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name and form
        """To the next link or the one before; past the last one on to what follows the text."""
        before = _marked(self.textCursor())
        moved = super().focusNextPrevChild(next)
        if not moved or self.window().focusWidget() is not self:
            return moved
        if before is not None and _marked(self.textCursor()) == before:
            # Backwards Qt stays caught on a link with which the text begins.
            cursor = self.textCursor()
            cursor.clearSelection()
            cursor.setPosition(0)
            self.setTextCursor(cursor)
            holder = self.parentWidget()
            return holder is not None and holder.focusNextPrevChild(next)
        self._show_link()
        return True

    def _show_link(self) -> None:
        place = self.cursorRect().translated(self.viewport().pos())
        holder = self.parentWidget()
        while holder is not None:
            if isinstance(holder, QScrollArea) and (content := holder.widget()) is not None:
                spot = self.mapTo(content, place.center())
                holder.ensureVisible(spot.x(), spot.y(), _AIR, place.height() + _AIR)
            holder = holder.parentWidget()


def _marked(cursor: QTextCursor) -> tuple[int, int] | None:
    return (cursor.selectionStart(), cursor.selectionEnd()) if cursor.hasSelection() else None
