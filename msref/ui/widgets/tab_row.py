"""
The row of tabs above the pages; not there while one tab is open.

A real QTabBar, so that screen readers find tabs in a tab list, painted in the manner of the window. A title that has no room is shortened, and stands
whole in the tip and for screen readers.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from msref.ui.history import History
from msref.ui.painting import fill, paint_focus_ring, scaled
from msref.ui.tabs import Tabs
from msref.ui.widgets.buttons import FlatButton

_WIDEST_LETTERS: Final = 30
_PAD: Final = 12


class TabBar(QTabBar):
    """The tabs themselves."""

    def __init__(self, tabs: Tabs) -> None:
        super().__init__()
        self._tabs = tabs
        self.setAccessibleName(QCoreApplication.translate("TabBar", "Open tabs"))
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self._shown: list[History] = []  # which visits each tab stands for
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.currentChanged.connect(tabs.choose)
        for arrow in self.findChildren(QToolButton):  # Qt's own, for the pointer: keys go from tab to tab
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_tabs(self) -> None:
        """Show the tabs there are, the one in view marked."""
        rows = self._tabs.rows
        present = set(map(id, rows))
        with QSignalBlocker(self):
            # Only what differs is touched: each name that changes lays the whole row out again.
            for row in reversed(range(self.count())):
                if id(self._shown[row]) not in present:
                    self.removeTab(row)
                    del self._shown[row]
            for row, history in enumerate(rows):
                if row >= len(self._shown) or self._shown[row] is not history:
                    self._put_tab(row, history)
                self._name_tab(row)
            self.setCurrentIndex(self._tabs.at)
        self.update()

    def _put_tab(self, row: int, history: History) -> None:
        """A tab that came, or one that stood elsewhere."""
        before = next((at for at, one in enumerate(self._shown) if one is history), -1)
        if before >= 0:
            self.moveTab(before, row)
            self._shown.insert(row, self._shown.pop(before))
            return
        self.insertTab(row, "")
        self._shown.insert(row, history)
        close = FlatButton("", icon="close", show_text=False)
        close.clicked.connect(self._close_pressed)
        self.setTabButton(row, QTabBar.ButtonPosition.RightSide, close)

    def _name_tab(self, row: int) -> None:
        title = self._tabs.title(row)
        if self.tabText(row) == title:
            return
        # A single "&" would mark a key and vanish.
        self.setTabText(row, title)
        self.setTabToolTip(row, title)
        self.setAccessibleTabName(row, title)
        words = QCoreApplication.translate("TabBar", "Close the tab “{title}”").format(title=title)
        close = self.tabButton(row, QTabBar.ButtonPosition.RightSide)
        if close is not None:
            close.setAccessibleName(words)
            close.setToolTip(f"{words} (Ctrl+W)" if row == self._tabs.at else words)

    def _close_pressed(self) -> None:
        sender = self.sender()
        for row in range(self.count()):
            if self.tabButton(row, QTabBar.ButtonPosition.RightSide) is sender:
                self._tabs.close(row)
                return

    def _open_menu(self, place: QPoint) -> None:
        row = self.tabAt(place)
        menu = QMenu(self)
        if row >= 0:
            history = self._tabs.rows[row]  # the menu may stay open while tabs come and go
            close = menu.addAction(QCoreApplication.translate("TabBar", "Close this tab"))
            close.triggered.connect(lambda: self._tabs.close(self._tabs.row_of(history)))
            others = menu.addAction(QCoreApplication.translate("TabBar", "Close the other tabs"))
            others.triggered.connect(lambda: self._tabs.close_others(self._tabs.row_of(history)))
        new = menu.addAction(QCoreApplication.translate("TabBar", "New tab"))
        new.triggered.connect(self._tabs.open_home)
        again = menu.addAction(QCoreApplication.translate("TabBar", "Reopen the tab closed last"))
        again.triggered.connect(self._tabs.reopen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(place))

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its title in bold, within bounds."""
        metrics = QFontMetrics(scaled(self.font(), 1, strong=True))
        letters = metrics.horizontalAdvance("0") * _WIDEST_LETTERS
        width = min(metrics.horizontalAdvance(self.tabText(index)) + 4, letters)
        height = self.fontMetrics().height() + 18
        return QSize(width + _PAD + height + 4, height)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """No narrower: a row without room scrolls."""
        return self.tabSizeHint(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button closes a tab."""
        row = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and row >= 0:
            self._tabs.close(row)
            return
        super().mouseReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need wider tabs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for row in range(self.count()):
                self.setTabText(row, self.tabText(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tab in view on the ground of the page with a bar of the accent, the others quiet."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        under = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for row in range(self.count()):
            rect = QRectF(self.tabRect(row))
            chosen = row == self.currentIndex()
            if chosen:
                fill(painter, rect.adjusted(1, 1, -1, 0), palette.brush(QPalette.ColorRole.Base))
                bar = QRectF(rect.left() + 1, rect.top() + 1, rect.width() - 2, 3)
                fill(painter, bar, palette.brush(QPalette.ColorRole.Accent))
            elif row == under:
                fill(painter, rect.adjusted(1, 3, -1, -2), palette.brush(QPalette.ColorRole.Midlight), radius=6)
            elif row + 1 != self.currentIndex():
                line = QRectF(rect.right() - 0.5, rect.top() + 9, 1, rect.height() - 18)
                fill(painter, line, palette.brush(QPalette.ColorRole.Mid))
            self._paint_title(painter, row, rect, chosen=chosen)

    def _paint_title(self, painter: QPainter, row: int, rect: QRectF, *, chosen: bool) -> None:
        font = scaled(self.font(), 1, strong=chosen)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = rect.adjusted(_PAD, 2, -(rect.height() + 2), 0)
        title = QFontMetrics(font).elidedText(self.tabText(row), Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        if chosen and self.hasFocus():
            paint_focus_ring(painter, rect.adjusted(2, 2, -2, -2), self.palette(), 5)


class TabRow(QWidget):
    """Tabs and a button for a new one; hidden while there is one tab."""

    def __init__(self, tabs: Tabs) -> None:
        super().__init__()
        self._tabs = tabs
        self.bar = TabBar(tabs)
        self.new_button = FlatButton(
            QCoreApplication.translate("TabRow", "New tab (Ctrl+T)"), icon="plus", show_text=False
        )
        self.new_button.clicked.connect(tabs.open_home)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.bar, 0)
        row.addWidget(self.new_button)
        row.addStretch(1)
        tabs.changed.connect(self.show_tabs)
        self.show_tabs()

    def show_tabs(self) -> None:
        """Show what there is."""
        self.bar.show_tabs()
        self.setVisible(len(self._tabs.rows) > 1)
