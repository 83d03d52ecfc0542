"""
A small card beside a link: what a term means, what a source is, what a record says.

It opens on hover and on keyboard focus alike. A pinned card stays until Escape, Close or a press elsewhere; its buttons are reached by Tab.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from msref.ui.widgets.buttons import FlatButton

_LINGER_MS: Final = 320
_AIR: Final = 8
_WIDTH_LETTERS: Final = 58


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a card says. `copied` is the text its Copy button takes, `target` the address its Open button goes to."""

    kind: str
    title: str
    words: str
    details: str = ""
    open_words: str = ""
    target: str = ""
    copied: str = ""


class Popover(QWidget):
    """The card; a child of the page, so that it is part of the page for the keyboard and for screen readers."""

    def __init__(
        self, parent: QWidget, *, open_address: Callable[[str], None], copy_text: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._page = parent
        self._open_address = open_address
        self._copy_text = copy_text
        self._explanation = Explanation("", "", "")
        self._back_to: QWidget | None = None
        self.pinned = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LINGER_MS)
        self._timer.timeout.connect(self._hide_when_left)
        self._kind = self._label(role=QPalette.ColorRole.PlaceholderText)
        self._title = self._label()
        self._words = self._label()
        self._details = self._label(role=QPalette.ColorRole.PlaceholderText)
        self.open_button = FlatButton(self.tr("Open"), icon="arrow")
        self.copy_button = FlatButton(self.tr("Copy"))
        self.close_button = FlatButton(self.tr("Close"), icon="close", show_text=False)
        self.open_button.clicked.connect(self._open)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.close_card)
        self._lay_out()
        self.hide()

    def _label(self, *, role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setForegroundRole(role)
        return label

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._kind, 1)
        head.addWidget(self.close_button)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.open_button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 10, 8)
        column.setSpacing(5)
        column.addLayout(head)
        for label in (self._title, self._words, self._details):
            column.addWidget(label)
        column.addLayout(row)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def explain(self, explanation: Explanation, beside: QRect, *, pin: bool = False) -> None:
        """Show a card beside a place of the page; `pin` keeps it open and moves the keyboard into it."""
        self._timer.stop()
        self._explanation = explanation
        self._fill(explanation)
        self.pinned = pin
        self._place(beside)
        self.show()
        self.raise_()
        self._announce()
        if pin:
            self._back_to = self._page.focusWidget()
            (self.open_button if self.open_button.isVisibleTo(self) else self.close_button).setFocus()

    def leave(self) -> None:
        """The link was left; an unpinned card goes after a moment, unless the pointer came onto it."""
        if self.isVisible() and not self.pinned:
            self._timer.start()

    def close_card(self) -> None:
        """Close, and give the keyboard back to the text."""
        had_focus = self.isAncestorOf(focus) if (focus := self.window().focusWidget()) is not None else False
        self._timer.stop()
        self.pinned = False
        self.hide()
        if had_focus and self._back_to is not None:
            self._back_to.setFocus()

    def words(self) -> str:
        """Everything the card says, as one text."""
        given = self._explanation
        return "\n".join(part for part in (given.kind, given.title, given.words, given.details) if part)

    def _fill(self, given: Explanation) -> None:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(bold)
        for label, text in (
            (self._kind, given.kind),
            (self._title, given.title),
            (self._words, given.words),
            (self._details, given.details),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        words = given.open_words or self.tr("Open")
        self.open_button.setText(words)
        self.open_button.setAccessibleName(words)
        self.open_button.updateGeometry()
        self.open_button.setVisible(bool(given.target))
        self.copy_button.setVisible(bool(given.copied))
        self.setAccessibleName(f"{given.kind}: {given.title}" if given.title else given.kind)
        self.setAccessibleDescription(self.words())

    def _place(self, beside: QRect) -> None:
        page = self._page.rect()
        width = min(self.fontMetrics().horizontalAdvance("0") * _WIDTH_LETTERS, page.width() - 24)
        layout = self.layout()
        height = min(layout.totalHeightForWidth(width) if layout is not None else 0, page.height() - 16)
        left = min(max(12, beside.left() - 24), max(12, page.width() - width - 12))
        below = beside.bottom() + _AIR
        above = beside.top() - height - _AIR
        top = below if below + height <= page.height() - _AIR or above < _AIR else above
        self.setGeometry(left, max(_AIR, min(top, page.height() - height - _AIR)), width, height)

    def _announce(self) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words()))

    def _hide_when_left(self) -> None:
        if self.pinned:
            return
        if self.underMouse() or self.isAncestorOf(self.window().focusWidget() or self.window()):
            self._timer.start()
        else:
            self.hide()

    def _open(self) -> None:
        target = self._explanation.target
        self.close_card()
        self._open_address(target)

    def _copy(self) -> None:
        self._copy_text(self._explanation.copied)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised ground with a clear edge and a bar of the accent."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Dark), 1.2))
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.6, 0.6, -0.6, -0.6), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Accent))
        painter.drawRoundedRect(QRectF(5, 9, 3.5, self.height() - 18), 1.75, 1.75)
