"""
One parameter in a form: label, editor, help, and a line for what there is to say about what was typed.

The field asks for a value to be set (`value_edited`); it stores none. Its parts are made when they are first needed (`build`): a form of a hundred
fields opens with those in view. Until then the field keeps about the room that they will take.
"""

import math
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from msref.domain.facts import Value
from msref.domain.parameters import Parameter
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.parameter_controls import EdgedButton
from msref.ui.widgets.parameter_editors import ParameterEditor
from msref.ui.widgets.parameter_kinds import editor_for, lines_of_editor
from msref.ui.widgets.parameter_reading import Reading
from msref.ui.widgets.table_flow_layout import FlowLayout

_LINE_LETTERS: Final = 46
_Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class FieldParts:
    """What a field is made of."""

    label: QLabel
    editor: ParameterEditor
    message: QLabel
    offers: QWidget
    help: QLabel


class ParameterField(QWidget):
    """Label, editor, help and remarks of one parameter; `has_rule` draws a hairline above it."""

    value_edited = Signal(str, object)

    def __init__(self, parameter: Parameter, today: date, *, needed: str = "", has_rule: bool = False) -> None:
        super().__init__()
        self.parameter = parameter
        self.today = today
        self.reading = Reading()
        self._needed_words = needed
        self._needed: QLabel | None = None
        self._theme: Theme = LIGHT
        self._has_rule = has_rule
        self._value: Value | None = None
        self._parts: FieldParts | None = None

    @property
    def is_built(self) -> bool:
        """Whether the parts were made."""
        return self._parts is not None

    @property
    def needed(self) -> QLabel:
        """The line that says what waits for this parameter."""
        if self._needed is None:
            self._needed = _words(self._needed_words or self.tr("Needed for the question now open"), _Role.Accent)
            self._needed.setParent(self)
            self._needed.resize(0, 0)  # it takes no room until the parts are laid out
            self._needed.hide()
        return self._needed

    @property
    def editor(self) -> ParameterEditor:
        """The editor of the parameter's kind."""
        return self.build().editor

    @property
    def message(self) -> QLabel:
        """What there is to say about what was typed."""
        return self.build().message

    @property
    def offers(self) -> QWidget:
        """What it could have meant, to choose from."""
        return self.build().offers

    def build(self) -> FieldParts:
        """Make the parts, once."""
        if self._parts is None:
            seen = self.isVisible()
            if seen:
                self.hide()  # what is added to a hidden field is laid out once, not for each of its parts
            self._parts = parts = self._made()
            parts.editor.edited.connect(self._edited)
            self._lay_out(parts)
            self._fill()
            if seen:
                self.show()
        return self._parts

    def show_value(self, value: Value | None) -> None:
        """Show the value of the sheet."""
        self._value = value
        if self._parts is not None:
            reading = self._parts.editor.show_value(value)
            if reading != self.reading:
                self._say(reading)

    def blank(self) -> None:
        """Show nothing at all."""
        self._value = None
        if self._parts is not None:
            self._parts.editor.blank()
            self._say(Reading())

    def mark_needed(self, *, needed: bool) -> None:
        """Say that the open question waits for this parameter."""
        was_needed = self._needed is not None and not self._needed.isHidden()
        if needed != was_needed:
            self.needed.setVisible(needed)
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        if self._parts is not None:
            self._color_message(self._parts.message)
        self.update()

    def focus_editor(self) -> None:
        """Put the keyboard into the editor."""
        (self.editor.focusProxy() or self.editor).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        """The room wanted; about as much as the parts will want while there are none."""
        if self._parts is not None:
            return super().sizeHint()
        words = (self.parameter.label, self.parameter.help)
        lines = sum(math.ceil(len(part) / _LINE_LETTERS) for part in words) + lines_of_editor(self.parameter)
        return QSize(
            self.fontMetrics().averageCharWidth() * _LINE_LETTERS, round(self.fontMetrics().height() * lines + 24)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline, and a bar at the left edge of a parameter that is waited for."""
        del event
        painter = QPainter(self)
        if self._has_rule:
            painter.fillRect(QRectF(0, 0, self.width(), 1), self.palette().color(_Role.Mid))
        if self._needed is not None and not self._needed.isHidden():
            painter.fillRect(QRectF(2, 7, 4, self.height() - 13), QColor(self._theme.accent))

    def _make_editor(self) -> ParameterEditor:
        return editor_for(self.parameter, self.today)

    def _made(self) -> FieldParts:
        label = _words(self.parameter.label)
        strong = QFont()  # only the weight is set, so that the size follows the application
        strong.setWeight(QFont.Weight.DemiBold)
        label.setFont(strong)
        message, offers = _words(""), QWidget()
        for part in (message, offers):
            part.hide()
        return FieldParts(
            label, self._make_editor(), message, offers, _words(self.parameter.help, _Role.PlaceholderText)
        )

    def _lay_out(self, parts: FieldParts) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 6, 8)
        column.setSpacing(4)
        for part in (parts.label, self.needed, parts.editor, parts.message, parts.offers, parts.help):
            column.addWidget(part)
        parts.label.setBuddy(parts.editor.focusProxy() or parts.editor)
        self.updateGeometry()

    def _fill(self) -> None:
        """Show, in parts just made, what the field was told before."""
        if self._value is not None:
            self.show_value(self._value)

    def _edited(self, reading: Reading) -> None:
        self._say(reading)
        self.value_edited.emit(self.parameter.id, reading.value)

    def _say(self, reading: Reading) -> None:
        self.reading = reading
        self.message.setText(reading.message)
        self.message.setVisible(bool(reading.message))
        self._color_message(self.message)
        self._show_offers(reading.offers)

    def _color_message(self, message: QLabel) -> None:
        if not message.text():
            return
        palette = QPalette()  # only this colour is set: the others follow the application
        palette.setColor(_Role.WindowText, QColor(self._theme.danger if self._is_fault() else self._theme.text))
        message.setPalette(palette)

    def _is_fault(self) -> bool:
        return self.reading.is_fault

    def _show_offers(self, offers: tuple[str, ...]) -> None:
        holder = self.offers
        for button in holder.findChildren(EdgedButton):
            button.setParent(None)
            button.deleteLater()
        layout = holder.layout()
        if offers and layout is None:
            layout = FlowLayout(holder, gap=8)
        for offer in offers:
            button = EdgedButton(offer)
            button.setAccessibleName(self.tr("{label}: use {offer}").format(label=self.parameter.label, offer=offer))
            button.clicked.connect(lambda _=False, offer=offer: self._take(offer))
            if layout is not None:
                layout.addWidget(button)
        holder.setVisible(bool(offers))

    def _take(self, offer: str) -> None:
        self.focus_editor()
        self.editor.take(offer)


class FieldWords(QLabel):
    """Wrapped words that keep how tall they stand at each width: a layout asks for the same few widths many times, and a plain QLabel measures anew."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._measured = words
        self._heights: dict[int, int] = {}

    def heightForWidth(self, width: int) -> int:
        """The height that the wrapped words need."""
        if self._measured != self.text():
            self._measured = self.text()
            self._heights.clear()
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Other letters: measure again."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_heights"):
            self._heights.clear()
        super().changeEvent(event)


def _words(text: str, role: QPalette.ColorRole = _Role.WindowText) -> QLabel:
    label = FieldWords(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role != _Role.WindowText:
        label.setForegroundRole(role)
    return label
