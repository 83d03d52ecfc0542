"""
One editor per kind of parameter; every one starts unknown and can be made unknown again.

An editor tells `edited` with a `Reading`; `show_value` lets it show a value without telling. None of them decides anything: a value that cannot
be used is a Reading without value and with a sentence.
"""

from datetime import date

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from msref.domain.dates import month_in_words
from msref.domain.facts import Value
from msref.domain.parameters import Parameter
from msref.ui.widgets.parameter_controls import CheckLine, ChoiceBox, EdgedButton, SegmentedChoice, TextField
from msref.ui.widgets.parameter_reading import Reading, number_as_typed, read_date, read_number
from msref.ui.widgets.table_flow_layout import FlowLayout


def not_known() -> str:
    """The answer that nothing is known."""
    return QCoreApplication.translate("ParameterEditor", "Not known")


def yes_no_words() -> tuple[str, str, str]:
    """The three answers to a question."""
    translate = QCoreApplication.translate
    return translate("ParameterEditor", "Yes"), translate("ParameterEditor", "No"), not_known()


class ParameterEditor(QWidget):
    """What the editors share."""

    edited = Signal(object)

    def __init__(self, parameter: Parameter) -> None:
        super().__init__()
        self.parameter = parameter

    def show_value(self, value: Value | None) -> Reading:
        """Show a value, or nothing when unknown, and say what there is to say about it."""
        raise NotImplementedError

    def blank(self) -> None:
        """Show nothing at all, whatever was typed."""
        self.show_value(None)

    def forget(self) -> None:
        """Make the parameter unknown, as the user asks with "Not known"."""
        self.blank()
        self.edited.emit(Reading())

    def take(self, text: str) -> None:
        """Take one of the texts that a reading offered; only editors of typed text offer any."""

    def _name(self, control: QWidget, part: str = "") -> None:
        label, unit = self.parameter.label, self.parameter.unit
        whole = self.tr("{label}, in {unit}").format(label=label, unit=unit) if unit else label
        control.setAccessibleName(f"{whole}, {part}" if part else whole)
        control.setAccessibleDescription(self.parameter.help)


class YesNoEditor(ParameterEditor):
    """Yes, No and Not known side by side."""

    _VALUES = (True, False, None)

    def __init__(self, parameter: Parameter) -> None:
        super().__init__(parameter)
        self.choice = SegmentedChoice(yes_no_words())
        for button in self.choice.buttons:
            self._name(button, button.text())
        self.choice.picked.connect(lambda at: self.edited.emit(Reading(self._VALUES[at])))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choice)
        line.addStretch(1)
        self.setFocusProxy(self.choice)

    def show_value(self, value: Value | None) -> Reading:
        """Mark Yes, No or Not known."""
        self.choice.mark(self._VALUES.index(value if isinstance(value, bool) else None))
        return Reading()


class ChoiceEditor(ParameterEditor):
    """A drop-down list that begins with Not known."""

    def __init__(self, parameter: Parameter) -> None:
        super().__init__(parameter)
        self.box = ChoiceBox(letters=30)
        self.box.addItem(not_known(), None)
        for choice in parameter.choices:
            self.box.addItem(choice.label, choice.id)
        self._name(self.box)
        self.box.currentIndexChanged.connect(lambda at: self.edited.emit(Reading(self.box.itemData(at))))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.box)
        line.addStretch(1)
        self.setFocusProxy(self.box)

    def show_value(self, value: Value | None) -> Reading:
        """Show the label of the choice."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(max(0, self.box.findData(value)) if value is not None else 0)
        self.box.update()
        return Reading()


class ChoicesEditor(ParameterEditor):
    """Boxes to tick; "None of these" is an answer, Not known is not."""

    def __init__(self, parameter: Parameter) -> None:
        super().__init__(parameter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.boxes = {choice.id: CheckLine(choice.label) for choice in parameter.choices}
        for box in self.boxes.values():
            self._add(column, box)
            box.toggled.connect(self._choice_toggled)
        self.none = CheckLine(self.tr("None of these"))
        self._add(column, self.none)
        self.none.toggled.connect(self._none_toggled)
        self.unknown = unknown_button(self)
        column.addSpacing(4)
        column.addWidget(self.unknown)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def show_value(self, value: Value | None) -> Reading:
        """Tick what the value holds."""
        picked = value if isinstance(value, tuple) else ()
        for choice_id, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(choice_id in picked)
        with QSignalBlocker(self.none):
            self.none.setChecked(value == ())
        self.unknown.setChecked(value is None)
        return Reading()

    def _add(self, column: QVBoxLayout, box: CheckLine) -> None:
        self._name(box, box.text())
        column.addWidget(box)

    def _choice_toggled(self) -> None:
        picked = tuple(choice_id for choice_id, box in self.boxes.items() if box.isChecked())
        self._tell(picked or None)  # unticking the last one says nothing about the others: unknown, not none

    def _none_toggled(self, on: bool) -> None:  # noqa: FBT001  the shape of the signal
        self._tell(() if on else None)

    def _tell(self, value: tuple[str, ...] | None) -> None:
        self.show_value(value)
        self.edited.emit(Reading(value))


class UnitWord(QLabel):
    """The unit beside a field, as tall as the field at every letter size."""

    def __init__(self, unit: str, field: QWidget) -> None:
        super().__init__(unit)
        self._field = field

    def sizeHint(self) -> QSize:
        """The room wanted."""
        return super().sizeHint().expandedTo(QSize(0, self._field.sizeHint().height()))


class NumberEditor(ParameterEditor):
    """A line for a number, its unit, and a way back to Not known."""

    def __init__(self, parameter: Parameter) -> None:
        super().__init__(parameter)
        self.text = TextField(letters=8)
        self.text.setMaxLength(12)
        self.text.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self._name(self.text)
        self.text.textEdited.connect(self._typed)
        self.unknown = unknown_button(self)
        line = FlowLayout(self, gap=8)
        line.addWidget(self.text)
        if parameter.unit:
            line.addWidget(UnitWord(parameter.unit, self.text))
        line.addWidget(self.unknown)
        self.setFocusProxy(self.text)

    def show_value(self, value: Value | None) -> Reading:
        """Show the number, unless the field already reads as that number; what cannot be used stays to be mended."""
        number = value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
        held = read_number(self.text.text(), self.parameter)
        if held.value != number:
            self.text.setText("" if number is None else number_as_typed(number))
        self.unknown.setChecked(number is None and not self.text.text())
        return read_number(self.text.text(), self.parameter)

    def blank(self) -> None:
        """Empty the line."""
        self.text.clear()
        super().blank()

    def take(self, text: str) -> None:
        """Take a text as if it had been typed."""
        self.text.setText(text)
        self._typed(text)

    def _typed(self, text: str) -> None:
        self.unknown.setChecked(not text.strip())
        self.edited.emit(read_number(text, self.parameter))


class DateEditor(ParameterEditor):
    """Day, month by name and year of 4 digits in three fields."""

    def __init__(self, parameter: Parameter, today: date) -> None:
        super().__init__(parameter)
        self._today = today
        self.day = TextField(letters=4)
        self.day.setMaxLength(2)
        self.day.setPlaceholderText(self.tr("day"))
        self.month = ChoiceBox()
        self.month.addItems([self.tr("month"), *(month_in_words(month) for month in range(1, 13))])
        self.year = TextField(letters=4)
        self.year.setMaxLength(4)
        self.year.setPlaceholderText(self.tr("year"))
        self.unknown = unknown_button(self)
        line = FlowLayout(self, gap=6)
        parts = ((self.day, self.tr("day")), (self.month, self.tr("month")), (self.year, self.tr("year with 4 digits")))
        for control, part in parts:
            self._name(control, part)
            line.addWidget(control)
        line.addWidget(self.unknown)
        self.day.textEdited.connect(self._changed)
        self.year.textEdited.connect(self._changed)
        self.month.currentIndexChanged.connect(self._changed)
        self.setFocusProxy(self.day)

    def show_value(self, value: Value | None) -> Reading:
        """Show the date, unless the fields already read as that date; what is unfinished stays to be finished."""
        given = value if isinstance(value, date) else None
        if self._read().value != given:
            self.day.setText(str(given.day) if given else "")
            self.year.setText(str(given.year) if given else "")
            with QSignalBlocker(self.month):
                self.month.setCurrentIndex(given.month if given else 0)
            self.month.update()
        self.unknown.setChecked(given is None and self._read() == Reading())
        return self._read()

    def blank(self) -> None:
        """Empty the three fields."""
        self.day.clear()
        self.year.clear()
        with QSignalBlocker(self.month):
            self.month.setCurrentIndex(0)
        self.month.update()
        super().blank()

    def _read(self) -> Reading:
        return read_date(self.day.text(), self.month.currentIndex(), self.year.text(), self.parameter, self._today)

    def _changed(self) -> None:
        reading = self._read()
        self.unknown.setChecked(reading == Reading())
        self.edited.emit(reading)


def unknown_button(editor: ParameterEditor) -> EdgedButton:
    """Shows that nothing is known, and is the way back to it."""
    translate = QCoreApplication.translate
    button = EdgedButton(not_known())
    button.setCheckable(True)
    button.setChecked(True)
    button.setAccessibleName(translate("ParameterEditor", "{label}: not known").format(label=editor.parameter.label))
    button.setToolTip(translate("ParameterEditor", "Make this unknown again"))
    button.clicked.connect(editor.forget)
    return button
