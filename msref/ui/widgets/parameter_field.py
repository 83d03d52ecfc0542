"""
One parameter in the panel: label, editor, help, and a line for what there is to say about what was typed.

The field asks for a value to be set (`value_edited`); it stores none.
"""

from datetime import date

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from msref.domain.facts import Value
from msref.domain.parameters import Parameter
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.parameter_controls import EdgedButton
from msref.ui.widgets.parameter_editors import NumberEditor, editor_for
from msref.ui.widgets.parameter_reading import Reading
from msref.ui.widgets.table_flow_layout import FlowLayout

NEEDED = "Needed for the question now open"


class ParameterField(QWidget):
    """Label, editor, help and remarks of one parameter."""

    value_edited = Signal(str, object)

    def __init__(self, parameter: Parameter, today: date) -> None:
        super().__init__()
        self.parameter = parameter
        self._theme: Theme = LIGHT
        self.reading = Reading()
        self.label = _words(parameter.label)
        self.needed = _words(NEEDED)
        self.editor = editor_for(parameter, today)
        self.help = _words(parameter.help)
        self.message = _words("")
        self.offers = QWidget()
        FlowLayout(self.offers, gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 6, 8)
        column.setSpacing(4)
        for part in (self.label, self.needed, self.editor, self.message, self.offers, self.help):
            column.addWidget(part)
        self.label.setBuddy(self.editor.focusProxy() or self.editor)
        self.editor.edited.connect(self._edited)
        self.mark_needed(needed=False)
        self._say(Reading())
        self._bold_label()

    def show_value(self, value: Value | None) -> None:
        """Show the value of the sheet."""
        reading = self.editor.show_value(value)
        if reading != self.reading:
            self._say(reading)

    def blank(self) -> None:
        """Show nothing at all."""
        self.editor.blank()
        self._say(Reading())

    def mark_needed(self, *, needed: bool) -> None:
        """Say that the open question waits for this parameter."""
        self.needed.setVisible(needed)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.help.setStyleSheet(f"color: {theme.muted};")
        self.needed.setStyleSheet(f"color: {theme.accent};")
        self._say(self.reading)
        self.update()

    def focus_editor(self) -> None:
        """Put the keyboard into the editor."""
        (self.editor.focusProxy() or self.editor).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """The label stays bold when letters grow."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "label"):
            self._bold_label()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar at the left edge of a parameter that is waited for."""
        del event
        if not self.needed.isHidden():
            painter = QPainter(self)
            painter.fillRect(QRectF(2, 6, 4, self.height() - 12), QColor(self._theme.accent))

    def _edited(self, reading: Reading) -> None:
        self._say(reading)
        self.value_edited.emit(self.parameter.id, reading.value)

    def _say(self, reading: Reading) -> None:
        self.reading = reading
        self.message.setText(reading.message)
        self.message.setVisible(bool(reading.message))
        self.message.setStyleSheet(f"color: {self._theme.danger if reading.is_fault else self._theme.text};")
        self._show_offers(reading.offers)

    def _show_offers(self, offers: tuple[str, ...]) -> None:
        for button in self.offers.findChildren(EdgedButton):
            button.setParent(None)
            button.deleteLater()
        layout = self.offers.layout()
        for offer in offers:
            button = EdgedButton(offer)
            button.setAccessibleName(f"{self.parameter.label}: use {offer}")
            button.clicked.connect(lambda _=False, offer=offer: self._take(offer))
            if layout is not None:
                layout.addWidget(button)
        self.offers.setVisible(bool(offers))

    def _take(self, offer: str) -> None:
        if isinstance(self.editor, NumberEditor):
            self.editor.text.setFocus()
            self.editor.take(offer)

    def _bold_label(self) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.label.setFont(font)


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
