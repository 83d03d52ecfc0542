"""
The way so far, in two shapes: a strip of sentences that says who answered what and why, and an outline as a native list.

Both show the walk and only ask: to read a step, or to take a way out of the open question.
"""

import html

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent, QShowEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from msref.domain.flowcharts.walk import BY_ANSWER, WalkStep
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.chart_drawing import KIND_SIGNS, kind_word
from msref.ui.widgets.chart_session import WalkSession
from msref.ui.widgets.chart_text import TextBlock
from msref.ui.widgets.table_delegate import Index, height_of, laid_out

_NODE = Qt.ItemDataRole.UserRole
_EDGE = Qt.ItemDataRole.UserRole + 1
_IS_PLACE = Qt.ItemDataRole.UserRole + 2


def who_answered(step: WalkStep) -> str:
    """Who chose the way out of a step."""
    if step.node.kind != "question":
        return ""
    if step.by == BY_ANSWER:
        return QCoreApplication.translate("ChartPath", "answered by hand")
    return QCoreApplication.translate("ChartPath", "from the patient's parameters")


class PathStrip(QWidget):
    """So far: each step, what was answered, by whom and why."""

    read_asked = Signal(str)

    def __init__(self, session: WalkSession) -> None:
        super().__init__()
        self._session = session
        self.text = TextBlock(self.tr("The way so far"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self.text.own_link.connect(lambda _scheme, node: self.read_asked.emit(node))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.show_walk)
        self.show_walk()

    def show_walk(self, *, is_seen: bool = True) -> None:
        """Show the way so far; out of sight it is blank until what is seen has been painted."""
        words = self._words()
        if is_seen or not self.text.put_off(words):
            self._later.stop()
            self.text.show_body(words)
        else:
            self._later.start()

    def finish(self) -> None:
        """Say what was put off."""
        if self._later.isActive():
            self.show_walk()

    def _words(self) -> str:
        path = self._session.walk.path
        count = (
            self.tr("So far: 1 step") if len(path) == 1 else self.tr("So far: {count} steps").format(count=len(path))
        )
        lines = [f'<p class="kind accent">{count}</p>']
        lines.extend(self._line(number, step) for number, step in enumerate(path, 1))
        if not path:
            nothing = self.tr("Nothing is answered yet.")
            lines.append(f'<p class="quiet last">{nothing}</p>')
        return "".join(lines)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.text.apply_theme(theme)

    def _line(self, number: int, step: WalkStep) -> str:
        title = f'<a href="step:{step.node.id}">{html.escape(step.node.title)}</a>'
        if step.node.kind != "question":
            return f'<p>{number}. {title} <span class="quiet">({kind_word(step.node.kind).lower()})</span></p>'
        reasons = " ".join(step.reasons) if step.by != BY_ANSWER else step.conflict
        why = (
            f'<br><span class="{"danger" if step.conflict else "quiet"}">{html.escape(reasons)}</span>'
            if reasons
            else ""
        )
        return f'<p>{number}. {title} <b>{html.escape(step.edge.label)}</b> <span class="quiet">({who_answered(step)})</span>{why}</p>'


class OutlineDelegate(QStyledItemDelegate):
    """A line of the outline: wrapped words at the indent of their level."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view
        self.theme: Theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped words."""
        del option
        return QSize(10, height_of(self._layout(index, self._view.viewport().width())) + 2 * self._air())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, words, ring."""
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(self.theme.accent_soft if chosen else self.theme.surface))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), QColor(self.theme.accent))
        painter.setPen(QColor(self.theme.text))
        self._layout(index, rect.width()).draw(
            painter, QPointF(rect.left() + self._left(index), rect.top() + self._air())
        )
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(QColor(self.theme.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _layout(self, index: Index, width: int) -> QTextLayout:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold if index.data(_IS_PLACE) else QFont.Weight.Normal)
        return laid_out(str(index.data()), font, width - self._left(index) - 10)

    def _left(self, index: Index) -> int:
        return 14 + (self._view.fontMetrics().averageCharWidth() * 4 if index.data(_EDGE) else 0)

    def _air(self) -> int:
        return self._view.fontMetrics().height() // 3


class Outline(QListWidget):
    """The way so far, the open question and its ways out, as a list for keyboard and screen reader."""

    read_asked = Signal(str)
    answered = Signal(str, str)

    def __init__(self, session: WalkSession) -> None:
        super().__init__()
        self._session = session
        self._is_stale = False
        self._lines = OutlineDelegate(self)
        self.setItemDelegate(self._lines)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Outline of the walk"))
        self.setAccessibleDescription(self.tr("Enter reads a step or takes a way out."))
        self.itemClicked.connect(self._activate)
        session.changed.connect(self._session_changed)
        self.show_walk()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the chart was seen instead is listed before the outline is seen."""
        if self._is_stale:
            self.show_walk()
        super().showEvent(event)

    def _session_changed(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.show_walk()

    def show_walk(self) -> None:
        """List the walk; the keyboard stands on the open question or the end."""
        self._is_stale = False
        walk = self._session.walk
        self.clear()
        for number, step in enumerate(walk.path, 1):
            self._add(self._step_words(number, step), step.node.id)
        number = len(walk.path) + 1
        node = walk.pending.node if walk.pending is not None else walk.end
        if node is None:
            return
        state = self.tr("open now") if walk.pending is not None else self.tr("where the way leads")
        place = self._add(
            f"{number}. {KIND_SIGNS[node.kind]} {kind_word(node.kind)}: {node.title} — {state}", node.id, is_place=True
        )
        for digit, edge in enumerate(node.edges if walk.pending is not None else (), 1):
            self._add(f"{digit}   {edge.label}", node.id, edge=edge.id)
        self.setCurrentItem(place)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._lines.theme = theme
        self.setStyleSheet(f"Outline {{ background: {theme.surface}; border: 1px solid {theme.line}; }}")
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter reads a step or takes a way out."""
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and item is not None:
            self._activate(item)
            return
        super().keyPressEvent(event)

    def _step_words(self, number: int, step: WalkStep) -> str:
        words = f"{number}. {KIND_SIGNS[step.node.kind]} {kind_word(step.node.kind)}: {step.node.title}"
        if step.node.kind != "question":
            return words
        reasons = f"\n{' '.join(step.reasons)}" if step.by != BY_ANSWER and step.reasons else ""
        said = f"{words}\n{step.edge.label} ({who_answered(step)}){reasons}"
        conflict = self.tr("Contradiction. {conflict}").format(conflict=step.conflict)
        return f"{said}\n{conflict}" if step.conflict else said

    def _add(self, words: str, node_id: str, *, edge: str = "", is_place: bool = False) -> QListWidgetItem:
        item = QListWidgetItem(words, self)
        item.setData(_NODE, node_id)
        item.setData(_EDGE, edge)
        item.setData(_IS_PLACE, is_place)
        return item

    def _activate(self, item: QListWidgetItem) -> None:
        if item.data(_EDGE):
            self.answered.emit(item.data(_NODE), item.data(_EDGE))
        else:
            self.read_asked.emit(item.data(_NODE))
