"""The way from the library to the page in view, above the page: each step is a link, the last one the page itself."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from msref.ui.page_titles import Crumb
from msref.ui.painting import ALIGN_CENTRE, paint_focus_ring
from msref.ui.widgets.buttons import PaintedButton
from msref.ui.widgets.table_flow_layout import FlowLayout

_NEXT = "›"  # noqa: RUF001 - the angle, not a comparison
_BESIDE = "·"


class CrumbButton(PaintedButton):
    """One step: a link to a list."""

    def __init__(self, crumb: Crumb) -> None:
        super().__init__(crumb.words)
        self.address = crumb.address
        self.setForegroundRole(QPalette.ColorRole.Link)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words with a little air."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 8, metrics.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and the ring."""
        del event
        painter = QPainter(self)
        if self.underMouse():
            font = QFont(self.font())
            font.setUnderline(True)
            painter.setFont(font)
        painter.drawText(QRectF(self.rect()), ALIGN_CENTRE, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus_ring(painter, QRectF(self.rect()), self.palette(), 5)


class HereLabel(QLabel):
    """The page itself: on one line when there is room, else wrapped."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setContentsMargins(4, 4, 4, 4)

    def sizeHint(self) -> QSize:
        """All words on one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 12, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        """Some letters wide."""
        return QSize(self.fontMetrics().horizontalAdvance("0") * 12, self.fontMetrics().height())


class Breadcrumbs(QWidget):
    """Hidden where there is no way to show."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(QCoreApplication.translate("Breadcrumbs", "Where this page stands in the library"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._shown: tuple[Sequence[Crumb], ...] = ()
        self._parts: list[QWidget] = []
        self._flow = FlowLayout(self, gap=2)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.setContentsMargins(22, 5, 14, 2)
        self.hide()

    def show_way(self, steps: tuple[Sequence[Crumb], ...]) -> None:
        """Show the steps to a page; crumbs of one step stand beside each other."""
        if steps != self._shown:
            self._shown = steps
            self._clear()
            for number, step in enumerate(steps):
                for place, crumb in enumerate(step):
                    if number or place:
                        self._add_mark(_BESIDE if place else _NEXT)
                    self._add_crumb(crumb)
        self.setVisible(bool(steps))

    def words(self) -> str:
        """The way as one line of text."""
        return f" {_NEXT} ".join(f" {_BESIDE} ".join(crumb.words for crumb in step) for step in self._shown)

    def _add_crumb(self, crumb: Crumb) -> None:
        if crumb.address:
            button = CrumbButton(crumb)
            button.clicked.connect(self._clicked)
            self._add(button)
            return
        self._add(HereLabel(crumb.words))

    def _add_mark(self, words: str) -> None:
        mark = QLabel(words)
        mark.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        mark.setContentsMargins(2, 4, 2, 4)
        self._add(mark)

    def _add(self, widget: QWidget) -> None:
        self._parts.append(widget)
        self._flow.addWidget(widget)
        widget.show()

    def _clear(self) -> None:
        for part in self._parts:
            self._flow.removeWidget(part)
            part.deleteLater()
            part.hide()
        self._parts.clear()

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, CrumbButton):
            self.chosen.emit(sender.address)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._flow.invalidate()
