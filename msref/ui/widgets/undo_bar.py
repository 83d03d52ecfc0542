"""A bar under the page that says what was removed and brings it back; it goes when another page comes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from msref.ui.widgets.buttons import FlatButton
from msref.ui.widgets.own_notes import let_wrap


class UndoBar(QWidget):
    """Hidden until something was removed."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self.words = QLabel()
        let_wrap(self.words)
        self.undo = FlatButton(self.tr("Undo"), prominent=True)
        close = FlatButton(self.tr("Close this line"), icon="close", show_text=False)
        self.undo.clicked.connect(self._undo)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        row.addWidget(close)
        self.hide()

    def offer(self, words: str) -> None:
        """Say what was removed, and read it out."""
        self.words.setText(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _undo(self) -> None:
        self.hide()
        self.wanted.emit()
