"""
The chart to look at: drag or scroll to move, Ctrl and wheel or + and - to zoom, arrows to go from box to box, Enter to read one.

Shows the walk it is told; a click or Enter only asks for a box to be read. Screen readers get the chosen box in the name of the view, and
the outline as a native list.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QFrame, QGraphicsScene, QGraphicsView, QWidget
from shiboken6 import isValid

from msref.domain.flowcharts.layout import ChartLayout
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.buttons import paint_focus_ring
from msref.ui.widgets.chart_drawing import DrawingStyle, EdgeItem, NodeItem, Stand, kind_word, rectangle
from msref.ui.widgets.chart_session import WalkSession

_STEP: Final = 1.2
_SMALLEST: Final = 0.15
_LARGEST: Final = 4.0
_MARGIN: Final = 40.0
_DIRECTIONS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


_TOLD: Final[list[QAccessibleWidget]] = []
"""
What screen readers were told of views that stand. Qt deletes an interface with its widget; would Python, which believes that it owns it, do so
first, Qt would delete it a second time. So it is held here and not by the view.
"""


def _tell_role(view: QGraphicsView) -> None:
    _TOLD[:] = [told for told in _TOLD if isValid(told)]
    told = QAccessibleWidget(view, QAccessible.Role.Chart)
    QAccessible.registerAccessibleInterface(told)
    _TOLD.append(told)


class ChartView(QGraphicsView):
    """The drawing of one chart with the walk on it."""

    read_asked = Signal(str)
    scale_changed = Signal(int)

    def __init__(self, session: WalkSession, layout: ChartLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._layout = layout
        self._theme: Theme = LIGHT
        self._zoom = 1.0
        self._own_scale = 1.0
        self._fitted = False
        self._pressed_at: QPoint | None = None
        self.chosen = ""
        self._is_told = False
        self.boxes: dict[str, NodeItem] = {}
        self.lines: list[EdgeItem] = []
        self._draw()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        # Its ground covers all of it: what stays in view is moved when the walk goes on, and what lies behind is not painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(
            self.tr(
                "Chart. Arrows go from box to box, Enter reads a box, plus and minus zoom, 0 shows the whole chart, Home goes to where the walk stands."
            )
        )
        session.changed.connect(self.show_walk)
        # A drawing is large: a view that is gone holds none, whoever may still name it.
        self.destroyed.connect(vars(self).clear)
        self.show_walk()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.setBackgroundBrush(QColor(theme.surface))
        style = self._style()
        for box in self.boxes.values():
            box.style = style
            box.update()
        for line in self.lines:
            line.style = style
            line.update()

    def set_zoom(self, percent: int) -> None:
        """Take the letter size of the application: at 100 percent the drawing has the letters it was laid out with."""
        before, self._zoom = self._zoom, percent / 100
        if before != self._zoom:
            self._apply_scale()

    def show_walk(self) -> None:
        """Emphasise the way so far, and mute what cannot be reached any more."""
        walk = self._session.walk
        passed = {step.node.id for step in walk.path}
        ahead = self._session.still_ahead()
        for name, item in self.boxes.items():
            item.set_stand(
                Stand.NOW
                if name == walk.place
                else Stand.PASSED
                if name in passed
                else Stand.AHEAD
                if name in ahead
                else Stand.AWAY
            )
        taken = {(step.node.id, step.edge.id) for step in walk.path}
        for line in self.lines:
            if any((line.edge.node, way) in taken for way in line.edge.edges):
                line.set_stand(Stand.PASSED)
            elif line.edge.node == walk.place:
                line.set_stand(Stand.NOW)
            else:
                line.set_stand(Stand.AHEAD if line.edge.node in ahead else Stand.AWAY)
        self.choose(walk.place, read=False)
        self.show_current()

    def choose(self, node_id: str, *, read: bool) -> None:
        """Put the ring round a box, and ask for it to be read."""
        self.chosen = node_id
        for name, item in self.boxes.items():
            item.set_chosen(chosen=name == node_id and (read or name != self._session.walk.place))
        item = self.boxes[node_id]
        node = self._session.chart.node(node_id)
        title = node.title if node is not None else node_id
        self.setAccessibleName(_spoken(item).format(kind=kind_word(item.box.kind), title=title))
        if read:
            self.ensureVisible(item, 40, 40)
            self.read_asked.emit(node_id)

    def zoom_by(self, steps: int) -> None:
        """Zoom in or out."""
        self._own_scale = min(max(self._own_scale * _STEP**steps, _SMALLEST / self._zoom), _LARGEST / self._zoom)
        self._fitted = False
        self._apply_scale()

    def fit(self) -> None:
        """Show the whole chart."""
        room = self.viewport().rect()
        wanted = min(room.width() / self.sceneRect().width(), room.height() / self.sceneRect().height())
        self._own_scale = min(max(wanted, _SMALLEST), _LARGEST) / self._zoom
        self._fitted = True
        self._apply_scale()
        self.centerOn(self.sceneRect().center())

    def show_current(self) -> None:
        """Bring the box where the walk stands into view, with the boxes its ways lead to below it."""
        item = self.boxes.get(self._session.walk.place)
        if item is None or self._fitted:
            return
        scale = max(0.01, self.transform().m22())
        room = QSizeF(self.viewport().width() / scale, self.viewport().height() / scale)
        box = item.mapRectToScene(item.outline())
        wanted = QRectF(box)
        for line in self.lines:
            if line.edge.node == item.box.node:
                wanted = wanted.united(rectangle(line.edge.label) if line.edge.label is not None else box)
                target = self.boxes[line.edge.to]
                wanted = wanted.united(target.mapRectToScene(target.outline()))
        if wanted.width() > room.width():
            wanted.setLeft(max(wanted.left(), box.center().x() - room.width() / 2))
            wanted.setRight(min(wanted.right(), box.center().x() + room.width() / 2))
        top = min(wanted.center().y(), box.top() + room.height() / 2 - _MARGIN)
        self.centerOn(QPointF(wanted.center().x(), top))

    def percent(self) -> int:
        """The scale in percent of the size it was laid out for."""
        return round(self._own_scale * self._zoom * 100)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter, plus, minus, 0, Home."""
        key = Qt.Key(event.key())
        if key in _DIRECTIONS and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            self._move(*_DIRECTIONS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.choose(self.chosen, read=True)
        elif event.text() in {"+", "=", "-"}:
            self.zoom_by(-1 if event.text() == "-" else 1)
        elif event.text() == "0":
            self.fit()
        elif key == Qt.Key.Key_Home:
            self._fitted = False
            self.choose(self._session.walk.place, read=True)
            self.show_current()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel zoom; the wheel alone scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a click from a drag."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a box reads it."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if self._pressed_at is None or (at - self._pressed_at).manhattanLength() > 5:  # noqa: PLR2004  pixels of an unsteady hand
            return
        item = next((item for item in self.items(at) if isinstance(item, NodeItem)), None)
        if item is not None:
            self.choose(item.box.node, read=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing, and the ring when it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, QRectF(self.viewport().rect()), self.palette(), 4)

    def showEvent(self, event: QShowEvent) -> None:
        """
        Be a chart for screen readers: Qt knows no role for a drawing of one's own and would call it a pane.

        Not earlier: Qt finds an interface by the meta-object, which grows while the signals are connected.
        """
        if not self._is_told:
            self._is_told = True
            _tell_role(self)
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what was in view in view."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        else:
            self.show_current()

    def _move(self, right: int, down: int) -> None:
        """Choose the nearest box in a direction; sideways distance counts double."""
        here = self.boxes[self.chosen].sceneBoundingRect().center()
        best, nearest = "", float("inf")
        for name, item in self.boxes.items():
            away = item.sceneBoundingRect().center() - here
            along = away.x() * right + away.y() * down
            aside = abs(away.y() if right else away.x())
            if name != self.chosen and along > 1 and along + 2 * aside < nearest:
                best, nearest = name, along + 2 * aside
        if best:
            self.choose(best, read=True)

    def _draw(self) -> None:
        scene = QGraphicsScene(self)
        style = self._style()
        for line in self._layout.edges:
            edge = EdgeItem(line, style)
            self.lines.append(edge)
            scene.addItem(edge)
        for box in self._layout.boxes:
            node = NodeItem(box, style)
            node.arrivals = tuple(
                line.points[-1][0] - box.place.x for line in self._layout.edges if line.to == box.node and line.points
            )
            self.boxes[box.node] = node
            scene.addItem(node)
        scene.setSceneRect(
            QRectF(-_MARGIN, -_MARGIN, self._layout.width + 2 * _MARGIN, self._layout.height + 2 * _MARGIN)
        )
        self.setScene(scene)

    def _style(self) -> DrawingStyle:
        font = QFont(self.font())
        font.setPixelSize(max(6, round(self._layout.font_px)))
        return DrawingStyle(self._theme, font)

    def _apply_scale(self) -> None:
        scale = self._own_scale * self._zoom
        self.resetTransform()
        self.scale(scale, scale)
        if not self._fitted:
            self.show_current()
        self.scale_changed.emit(self.percent())


def _spoken(item: NodeItem) -> str:
    """A box as a screen reader says it, with places for its kind and title."""
    if item.stand is Stand.NOW:
        return QCoreApplication.translate("ChartView", "{kind}: {title}; the walk stands here")
    if item.stand is Stand.PASSED:
        return QCoreApplication.translate("ChartView", "{kind}: {title}; passed")
    if item.stand is Stand.AHEAD:
        return QCoreApplication.translate("ChartView", "{kind}: {title}; still ahead")
    return QCoreApplication.translate("ChartView", "{kind}: {title}; not on this way")
