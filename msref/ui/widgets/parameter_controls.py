"""
The plain controls of our forms, painted by hand so that their edges are seen in every theme: drop-down, text line, check line, edged button.

They are the native widgets underneath: keyboard, screen reader and input methods are Qt's own. Colours come from the palette roles that
`msref.ui.appearance` sets.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QTextOption, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStyleOptionComboBox,
    QWidget,
)

from msref.ui.widgets.buttons import PaintedButton, paint_focus_ring

_RADIUS = 6
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
Role = QPalette.ColorRole


def paint_field(painter: QPainter, widget: QWidget, ground: Role | None = Role.Base) -> None:
    """The ground (None leaves what is there) and edge of a field, with a ring when it has the keyboard."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(widget.palette().color(Role.Dark), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else QBrush(widget.palette().color(ground)))
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
    if widget.hasFocus():
        paint_focus_ring(painter, QRectF(widget.rect()), widget.palette(), _RADIUS)


def ink(widget: QWidget, role: Role = Role.Text) -> QColor:
    """The colour of words, quiet when the control cannot be used."""
    return widget.palette().color(role if widget.isEnabled() else Role.PlaceholderText)


class ChoiceBox(QComboBox):
    """A drop-down list; the wheel changes it only when it has the keyboard, so that scrolling a form never alters an answer."""

    def __init__(self, parent: QWidget | None = None, *, letters: int = 0) -> None:
        super().__init__(parent)
        self._letters = letters
        self._measured: tuple[tuple[str, ...], int] = ((), 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only what has the keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """The room wanted."""
        metrics = self.fontMetrics()
        words = self._widest()
        if self._letters:
            words = min(words, self._letters * metrics.averageCharWidth())
        return QSize(words + metrics.height() + 30, metrics.height() + 14)

    def minimumSizeHint(self) -> QSize:
        """The room needed."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.fontMetrics().height() + 14)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters: measure again."""
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_measured"):
            self._measured = ((), 0)
        super().changeEvent(event)

    def _widest(self) -> int:
        """The width of the longest answer, kept until answers or letters change: a layout asks for it many times."""
        texts = tuple([self.itemText(at) for at in range(self.count())])
        if texts != self._measured[0]:
            metrics = self.fontMetrics()
            self._measured = (texts, max([metrics.horizontalAdvance(text) for text in texts], default=0))
        return self._measured[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        paint_field(painter, self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        side = self.fontMetrics().height() * 0.5
        middle = QPointF(self.width() - side * 0.5 - 12, self.height() / 2)
        painter.setPen(QPen(ink(self), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(
            [
                middle + QPointF(-side / 2, -side / 4),
                middle + QPointF(0, side / 4),
                middle + QPointF(side / 2, -side / 4),
            ]
        )
        room = QRectF(10, 0, self.width() - side - 30, self.height())
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, int(room.width()))
        tip = self.currentText() if words != self.currentText() else ""
        if tip != self.toolTip():
            self.setToolTip(tip)
        painter.setPen(ink(self))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class TextField(QLineEdit):
    """One line of text."""

    def __init__(self, parent: QWidget | None = None, *, letters: int = 18) -> None:
        super().__init__(parent)
        self._letters = letters
        self.setFrame(False)
        self.setTextMargins(8, 0, 6, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The room wanted."""
        return QSize(self.fontMetrics().averageCharWidth() * self._letters + 26, self.fontMetrics().height() + 14)

    def minimumSizeHint(self) -> QSize:
        """The room needed."""
        return QSize(
            min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 8 + 26), self.sizeHint().height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        super().paintEvent(event)  # Qt fills the ground itself; only the edge is ours
        painter = QPainter(self)
        paint_field(painter, self, None)


class CheckLine(QCheckBox):
    """A box to tick with its words, wrapped when long."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # fixed would cut wrapped words
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the wrapped content needs."""
        if width not in self._heights:
            room = max(20, width - self._left())
            words = self.fontMetrics().boundingRect(0, 0, room, 9999, _WRAP, self.text())
            self._heights[width] = max(self._side(), words.height()) + 10
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Other letters: measure again."""
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_heights"):
            self._heights.clear()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """The room wanted."""
        width = self._left() + self.fontMetrics().horizontalAdvance(self.text()) + 8
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The room needed."""
        return QSize(self._left() + self.fontMetrics().averageCharWidth() * 10, self._side() + 10)

    def hitButton(self, pos: object) -> bool:
        """The words can be clicked as well as the box."""
        del pos
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(self._side())
        box = QRectF(2.5, 5.5, side, side)
        checked = self.isChecked()
        painter.setPen(QPen(ink(self, Role.Dark), 1.4))
        painter.setBrush(self.palette().color(Role.Highlight if checked else Role.Base))
        painter.drawRoundedRect(box, 4, 4)
        if checked:
            painter.setPen(
                QPen(self.palette().color(Role.HighlightedText), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            )
            painter.drawPolyline(
                [box.topLeft() + QPointF(side * x, side * y) for x, y in ((0.24, 0.54), (0.43, 0.73), (0.78, 0.29))]
            )
        painter.setPen(ink(self))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        painter.drawText(QRectF(self._left(), 5, self.width() - self._left(), self.height()), self.text(), option)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), self.palette(), _RADIUS)

    def _side(self) -> int:
        return self.fontMetrics().height()

    def _left(self) -> int:
        return self._side() + 12


class EdgedButton(PaintedButton):
    """A button with an edge; `strong` stands on the accent ground, a checked one on the soft accent with a bar below its words."""

    def __init__(self, text: str, parent: QWidget | None = None, *, strong: bool = False) -> None:
        super().__init__(text, parent)
        self._strong = strong
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The room wanted."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 26, self.fontMetrics().height() + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        rect = QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7)
        hover = self.isEnabled() and (self.underMouse() or self.isDown())
        ground, words = (Role.Highlight, Role.HighlightedText) if self._strong else (Role.AlternateBase, Role.Text)
        painter.setPen(QPen(palette.color(Role.Accent if hover or self.isChecked() else Role.Dark), 1.2))
        painter.setBrush(palette.color(Role.Midlight if not self._strong and (hover or self.isChecked()) else ground))
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        if self.isChecked():
            painter.fillRect(QRectF(10, self.height() - 5, self.width() - 20, 2.5), palette.color(Role.Accent))
        painter.setPen(ink(self, words))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), palette, _RADIUS)


class SegmentedChoice(QWidget):
    """
    A few answers side by side of which exactly one is marked; the arrows move between them.

    The marked one carries a tick besides its ground. `picked` tells the position that the user chose.
    """

    picked = Signal(int)

    def __init__(self, labels: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = [_Segment(label, self) for label in labels]
        for at, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, at=at: self._pick(at))
            button.arrow.connect(lambda step, at=at: self._move(at, step))
        self.setFocusProxy(self.buttons[0])
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.mark(len(self.buttons) - 1)

    def mark(self, position: int) -> None:
        """Mark one answer without telling."""
        for at, button in enumerate(self.buttons):
            button.setChecked(at == position)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == position else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.buttons[position])

    def marked(self) -> int:
        """The position of the marked answer."""
        return next(at for at, button in enumerate(self.buttons) if button.isChecked())

    def sizeHint(self) -> QSize:
        """The room wanted."""
        hints = [button.sizeHint() for button in self.buttons]
        return QSize(sum(hint.width() for hint in hints) - len(hints) + 1, max(hint.height() for hint in hints))

    def minimumSizeHint(self) -> QSize:
        """The room needed: answers without room beside each other stand in lines."""
        hints = [button.sizeHint() for button in self.buttons]
        return QSize(max(hint.width() for hint in hints), max(hint.height() for hint in hints))

    def hasHeightForWidth(self) -> bool:
        """The lines break."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The room for all lines."""
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def resizeEvent(self, event: object) -> None:
        """Fit the new size."""
        del event
        for button, place in zip(self.buttons, self._places(self.width()), strict=True):
            button.setGeometry(place)

    def _places(self, width: int) -> list[QRect]:
        """Where each answer stands; edges lie on each other."""
        places: list[QRect] = []
        left = top = 0
        for button in self.buttons:
            hint = button.sizeHint()
            if left and left + hint.width() > width:
                left, top = 0, top + hint.height() + 3
            places.append(QRect(left, top, hint.width(), hint.height()))
            left += hint.width() - 1
        return places

    def _pick(self, position: int) -> None:
        self.mark(position)
        self.picked.emit(position)

    def _move(self, at: int, step: int) -> None:
        target = at + step
        if 0 <= target < len(self.buttons):
            self.buttons[target].setFocus()
            self._pick(target)


class _Segment(PaintedButton):
    arrow = Signal(int)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._room: QSize | None = None  # kept until the letters change: a layout asks for it many times
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """The group marks the answer, not the click."""

    def sizeHint(self) -> QSize:
        if self._room is None:
            metrics = self.fontMetrics()
            self._room = QSize(_segment_width(self.text(), metrics), metrics.height() + 14)
        return self._room

    def changeEvent(self, event: QEvent) -> None:
        self._room = None
        super().changeEvent(event)

    def keyPressEvent(self, event: object) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        key = event.key()  # type: ignore[attr-defined]
        if key in steps:
            self.arrow.emit(steps[key])
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        checked = self.isChecked()
        painter.setPen(QPen(palette.color(Role.Dark), 1))
        painter.setBrush(
            palette.color(Role.Highlight if checked else Role.Midlight if self.underMouse() else Role.Base)
        )
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        side = self.fontMetrics().height() * 0.62
        painter.setPen(
            QPen(
                palette.color(Role.HighlightedText if checked else Role.Text),
                1.8,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
            )
        )
        left, middle = 9.0, self.height() / 2
        if checked:
            points = ((0.1, 0.05), (0.38, 0.32), (0.95, -0.32))
            painter.drawPolyline([QPointF(left + side * x, middle + side * y) for x, y in points])
        words = QRectF(left + side + 4, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), palette, _RADIUS)


def segments_width(labels: Iterable[str], metrics: QFontMetrics) -> int:
    """How wide a choice between answers side by side is."""
    widths = [_segment_width(label, metrics) for label in labels]
    return sum(widths) - len(widths) + 1


def _segment_width(label: str, metrics: QFontMetrics) -> int:
    return metrics.horizontalAdvance(label) + metrics.height() + 26


def label_button(button: QAbstractButton, tip: str) -> None:
    """Give a button its longer words, for the pointer and for screen readers."""
    button.setToolTip(tip)
    button.setAccessibleDescription(tip)
