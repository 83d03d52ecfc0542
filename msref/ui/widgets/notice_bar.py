"""A calm bar across the top of the window: a sentence that stays in sight, because it is about all that is shown."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from msref.ui.appearance import Appearance
from msref.ui.icons import paint_icon
from msref.ui.painting import fill

_PAD: Final = 12
_GAP: Final = 10


class NoticeBar(QWidget):
    """Sign, words and ground of the caution role; the words can be selected and are read out."""

    def __init__(self, sentence: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAccessibleName(self.tr("Notice"))
        self.setAccessibleDescription(sentence)
        self.label = QLabel(sentence)
        self.label.setAccessibleName(sentence)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        policy = self.label.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.label.setSizePolicy(policy)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.label)
        appearance.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._row.setContentsMargins(_PAD + self._side() + _GAP, 7, _PAD, 8)
        self.update()

    def _side(self) -> int:
        return round(self.fontMetrics().height() * 1.1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, a line below and the sign."""
        del event
        theme = self._appearance.theme
        painter = QPainter(self)
        fill(painter, QRectF(self.rect()), QBrush(QColor(theme.caution_soft)))
        fill(painter, QRectF(0, self.height() - 1, self.width(), 1), QBrush(QColor(theme.caution)))
        paint_icon(painter, "warning", QRectF(_PAD, 7, self._side(), self._side()), QColor(theme.caution))
