"""
The line at the foot of the window: what the content is, that the program is offline, its review state, the patient, and the last small event.

The standing facts never give way to a message: both are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from msref.ui.painting import fill

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


_SEPARATOR: Final = "  ·  "


class StatusLine(QWidget):
    """Standing facts at the left, messages at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = ""
        self._patient = self.tr("no patient")
        self._facts = QLabel()
        self._facts.setWordWrap(True)
        self._facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._facts.setAccessibleName(self.tr("State of the content"))
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setAccessibleName(self.tr("Message"))
        self._message.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 6)
        row.setSpacing(16)
        row.addWidget(self._facts, 3)
        row.addWidget(self._message, 2)

    def set_facts(self, *facts: str) -> None:
        """The standing facts, in reading order."""
        self._content = _SEPARATOR.join(fact for fact in facts if fact)
        self._say()

    def set_patient(self, known: int, *, answered: bool = False) -> None:
        """How much is in memory of a patient: facts, or only answers given by hand."""
        if known:
            one, several = self.tr("patient: 1 fact in memory"), self.tr("patient: {count} facts in memory")
            self._patient = one if known == 1 else several.format(count=known)
        else:
            self._patient = self.tr("patient: answers by hand in memory") if answered else self.tr("no patient")
        self._say()

    def _say(self) -> None:
        text = f"{self._content}{_SEPARATOR}{self._patient}"
        self._facts.setText(text)
        self._facts.setAccessibleDescription(text)

    def facts(self) -> str:
        """The standing facts as shown."""
        return self._facts.text()

    def show_message(self, sentence: str) -> None:
        """A small event in one sentence; an empty one clears it."""
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def message(self) -> str:
        """The sentence shown last."""
        return self._message.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline above."""
        del event
        painter = QPainter(self)
        fill(painter, QRectF(0, 0, self.width(), 1), self.palette().brush(QPalette.ColorRole.Mid))
