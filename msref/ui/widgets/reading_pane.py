"""
The pane beside a page: what the page holds, what it leads to, what leads here. One list whose groups open and close.

It knows no library and no page: it is given lines and tells what was chosen. `ReadingFrame` (msref.ui.reading) decides where it stands.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from msref.ui.painting import WRAP, fill, paint_focus_ring, scaled, wrapped_height
from msref.ui.widgets.buttons import FlatButton
from msref.ui.widgets.scroll_bars import slim_scroll_bars

HEADINGS: Final = "headings"
RELATED: Final = "related"
LINKING: Final = "linking"
_GROUP: Final = Qt.ItemDataRole.UserRole
_TARGET: Final = Qt.ItemDataRole.UserRole + 1
_DEPTH: Final = Qt.ItemDataRole.UserRole + 2
_IS_HEAD: Final = Qt.ItemDataRole.UserRole + 3
_SIDE: Final = 10
_STEP: Final = 14
_AIR: Final = 5

Index = QModelIndex | QPersistentModelIndex


class PaneLine(NamedTuple):
    """One line: its words, what it leads to (an anchor or an address), its depth from 0."""

    words: str
    target: str
    depth: int = 0


class _Delegate(QStyledItemDelegate):
    """Measures and paints the lines: words wrap, the heading being read has a bar."""

    def __init__(self, view: "PaneList") -> None:
        super().__init__(view)
        self._view = view

    def _left(self, index: Index) -> int:
        return _SIDE + (0 if index.data(_IS_HEAD) else _STEP + _STEP * int(index.data(_DEPTH)))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as its words are when wrapped."""
        del option
        width = self._view.viewport().width()
        # A heading is bold while it is being read; its line keeps that height.
        may_be_bold = bool(index.data(_IS_HEAD)) or index.data(_GROUP) == HEADINGS
        font = scaled(self._view.font(), 1, strong=may_be_bold)
        height = wrapped_height(str(index.data()), font, width - self._left(index) - _SIDE)
        return QSize(40, height + 2 * _AIR + (8 if index.data(_IS_HEAD) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, bar, words, ring."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._view.palette()
        rect = QRectF(option.rect)
        inner = rect.adjusted(3, 1, -3, -1)
        is_head, is_read = bool(index.data(_IS_HEAD)), index.row() == self._view.read_row
        if is_read or option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, inner, palette.brush(QPalette.ColorRole.Midlight), radius=5)
        if is_read:
            bar = QRectF(inner.left(), inner.top() + 3, 3, inner.height() - 6)
            fill(painter, bar, palette.brush(QPalette.ColorRole.Accent), radius=1.5)
        leads = index.data(_GROUP) != HEADINGS and not is_head
        role = QPalette.ColorRole.Link if leads else QPalette.ColorRole.Text
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText if is_head else role))
        painter.setFont(scaled(self._view.font(), 1, strong=is_head or is_read))
        words = rect.adjusted(self._left(index), _AIR + (8 if is_head else 0), -_SIDE, -_AIR)
        painter.drawText(words, WRAP, str(index.data()))
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint_focus_ring(painter, inner, palette, 5)
        painter.restore()


class PaneList(QListWidget):
    """The lines under their group heads."""

    jump = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.read_row = -1
        self._closed: set[str] = set()
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        slim_scroll_bars(self)
        self.itemClicked.connect(self._act)

    def show_groups(self, groups: Sequence[tuple[str, str, Sequence[PaneLine]]]) -> None:
        """Show groups (name, heading, lines); empty ones are left out, closed ones stay closed."""
        self.read_row = -1
        self.clear()
        for name, heading, lines in groups:
            if lines:
                self._add_head(name, heading, len(lines))
                for line in lines:
                    self._add_line(name, line)
        if self.count():
            self.setCurrentRow(0)

    def mark_read(self, number: int) -> None:
        """Mark the heading that is being read; -1 marks none."""
        rows = [row for row in range(self.count()) if self._is_line_of(row, HEADINGS)]
        row = rows[number] if 0 <= number < len(rows) else -1
        if row == self.read_row:
            return
        before, self.read_row = self.read_row, row
        for changed in (before, row):
            item = self.item(changed) if changed >= 0 else None
            if item is not None:
                self._name(item, is_read=changed == row)
        if row >= 0 and not self.hasFocus():
            self.setCurrentRow(row)
            self.scrollToItem(self.item(row))
        self.viewport().update()

    def lines_of(self, group: str) -> list[str]:
        """The words of a group's lines."""
        return [self.item(row).text() for row in range(self.count()) if self._is_line_of(row, group)]

    def target_at(self, row: int) -> str:
        """The address that a line leads to; empty for heads and headings."""
        item = self.item(row)
        if item is None or item.data(_IS_HEAD) or item.data(_GROUP) == HEADINGS:
            return ""
        return str(item.data(_TARGET))

    def toggle(self, group: str) -> None:
        """Open or close a group."""
        self._closed ^= {group}
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_GROUP) != group:
                continue
            if item.data(_IS_HEAD):
                self._say_head(item)
            else:
                item.setHidden(group in self._closed)

    def _is_line_of(self, row: int, group: str) -> bool:
        item = self.item(row)
        return item.data(_GROUP) == group and not item.data(_IS_HEAD)

    def _add_head(self, group: str, heading: str, count: int) -> None:
        item = QListWidgetItem()
        item.setData(_GROUP, group)
        item.setData(_IS_HEAD, True)  # noqa: FBT003 - Qt's own form
        item.setData(_TARGET, f"{heading} ({count})")
        self._say_head(item)
        self.addItem(item)

    def _say_head(self, item: QListWidgetItem) -> None:
        words, is_closed = str(item.data(_TARGET)), item.data(_GROUP) in self._closed
        item.setText(f"{'▸' if is_closed else '▾'} {words}")
        state = (
            QCoreApplication.translate("ReadingPane", "closed")
            if is_closed
            else QCoreApplication.translate("ReadingPane", "open")
        )
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {state}")

    def _add_line(self, group: str, line: PaneLine) -> None:
        item = QListWidgetItem(line.words)
        item.setData(_GROUP, group)
        item.setData(_TARGET, line.target)
        item.setData(_DEPTH, line.depth)
        self._name(item, is_read=False)
        self.addItem(item)
        item.setHidden(group in self._closed)

    def _name(self, item: QListWidgetItem, *, is_read: bool) -> None:
        here = QCoreApplication.translate("ReadingPane", "being read")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {here}" if is_read else item.text())

    def _act(self, item: QListWidgetItem) -> None:
        if item.data(_IS_HEAD):
            self.toggle(str(item.data(_GROUP)))
        elif item.data(_GROUP) == HEADINGS:
            self.jump.emit(str(item.data(_TARGET)))
        else:
            self.chosen.emit(str(item.data(_TARGET)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space act; Left and Right close and open the group."""
        item = self.currentItem()
        keys = Qt.Key
        if item is not None and event.key() in {keys.Key_Return, keys.Key_Enter, keys.Key_Space}:
            self._act(item)
            return
        if item is not None and event.key() in {keys.Key_Left, keys.Key_Right}:
            group = str(item.data(_GROUP))
            if (group in self._closed) != (event.key() == keys.Key_Left):
                self.toggle(group)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The middle button is left to the window, which opens a tab."""
        if event.button() == Qt.MouseButton.MiddleButton:
            event.ignore()
            return
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap to the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()


class ReadingPane(QWidget):
    """The list under a heading, with a button that folds the pane away."""

    folded = Signal()

    def __init__(self) -> None:
        super().__init__()
        name = QCoreApplication.translate("ReadingPane", "Contents and links")
        self.setAccessibleName(name)
        self.list = PaneList()
        self.list.setAccessibleName(name)
        self.list.setAccessibleDescription(
            QCoreApplication.translate("ReadingPane", "Enter goes there. Left and Right close and open a group.")
        )
        self._heading = QLabel(name)
        self._heading.setWordWrap(True)
        close = FlatButton(
            QCoreApplication.translate("ReadingPane", "Fold the contents away"), icon="close", show_text=False
        )
        close.clicked.connect(self.folded)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 4, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.hide()

    def words_wide(self, letters: int) -> int:
        """So many letters in pixels."""
        return QFontMetrics(self.font()).horizontalAdvance("0") * letters

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape folds a pane that lies over the page."""
        if event.key() == Qt.Key.Key_Escape and self.property("over"):
            self.folded.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline towards the page; a strong one when the pane lies over it."""
        super().paintEvent(event)
        painter = QPainter(self)
        role = QPalette.ColorRole.Accent if self.property("over") else QPalette.ColorRole.Mid
        fill(painter, QRectF(0, 0, 3 if self.property("over") else 1, self.height()), self.palette().brush(role))
