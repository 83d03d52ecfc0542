"""
One picture of evidence on the screen: as wide as there is room, walked line by line with the arrows, each line said in words.

Enter opens the record behind the line. The same data stands as a table beside it; this widget opens and saves nothing itself.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msref.reports.draw_evidence import draw
from msref.reports.drawing import Drawing
from msref.reports.evidence_pictures import Picture
from msref.ui.painting import paint_focus_ring
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.plot_painting import FontLetters, paint_drawing

_MARGIN = 10.0
_LEAST = 60.0
_KEPT_WIDTHS = 4
_NARROWEST_LETTERS = 40
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}


class PlotView(QWidget):
    """The drawing of one picture."""

    opened = Signal(str)
    line_chosen = Signal(int)

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = picture
        self._theme: Theme = LIGHT
        self._drawings: dict[int, Drawing] = {}
        self.line = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(
            self.tr(
                "Picture. Up and Down go from line to line, Enter opens what stands behind it. The same data follows as a table."
            )
        )
        self._say()

    @property
    def drawing(self) -> Drawing:
        """The picture laid out for the present width and letters."""
        return self._drawing_for(self.width())

    def _drawing_for(self, width: int) -> Drawing:
        if width not in self._drawings:
            if len(self._drawings) >= _KEPT_WIDTHS:
                self._drawings.clear()
            self._drawings[width] = draw(self.picture, max(width - 2 * _MARGIN, _LEAST), FontLetters(self.font()))
        return self._drawings[width]

    def show_picture(self, picture: Picture) -> None:
        """Show another picture of the same kind."""
        self.picture = picture
        self.line = -1
        self._say()
        self._lay_out_again()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Words wrap to the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as the drawing is at that width."""
        return round(self._drawing_for(width).height + 2 * _MARGIN)

    def sizeHint(self) -> QSize:
        """The room wanted."""
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The least room."""
        return QSize(self.fontMetrics().averageCharWidth() * _NARROWEST_LETTERS, self.fontMetrics().height() * 8)

    def choose(self, line: int) -> None:
        """Put the ring round a line and say it."""
        spots = self.drawing.spots
        if not spots:
            return
        self.line = min(max(line, 0), len(spots) - 1)
        self._say()
        self.update()
        self.line_chosen.emit(self.line)

    def line_rect(self, line: int) -> QRectF:
        """Where a line stands on the widget."""
        spot = self.drawing.spots[line]
        return QRectF(spot.x + _MARGIN, spot.y + _MARGIN, spot.width, spot.height)

    def _say(self) -> None:
        """The name of the view is the line that the keyboard is on."""
        said = self.drawing.spots[self.line].words if self.line >= 0 else ""
        self.setAccessibleName(f"{self.picture.title}: {said}" if said else self.picture.title)

    def _lay_out_again(self) -> None:
        self._drawings.clear()
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        painter.translate(_MARGIN, _MARGIN)
        paint_drawing(painter, self.drawing, FontLetters(self.font()), self._theme)
        painter.translate(-_MARGIN, -_MARGIN)
        if self.hasFocus() and self.line >= 0:
            ring = self.line_rect(self.line).adjusted(-5, -3, 5, 3)
            paint_focus_ring(painter, ring, self.palette(), 4)
        elif self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), self.palette(), 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the lines, open what stands behind one."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.choose(self.line + _STEPS[key] if self.line >= 0 or _STEPS[key] > 0 else 0)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.line >= 0:
            self.opened.emit(self.drawing.spots[self.line].record_id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the line under the pointer."""
        line = self._line_at(event.position())
        if line >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.choose(line)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what stands behind the line."""
        line = self._line_at(event.position())
        if line >= 0:
            self.opened.emit(self.drawing.spots[line].record_id)

    def _line_at(self, place: QPointF) -> int:
        return next((at for at in range(len(self.drawing.spots)) if self.line_rect(at).contains(place)), -1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out for the new letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out_again()
