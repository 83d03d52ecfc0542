"""
A number that is given in one of several units: the line, and a list of units in which none is chosen beforehand.

The same digits mean different things in different units, so without a unit there is no value. What is known is kept in the parameter's own unit,
and said in every unit that is in use.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt

from msref.domain.facts import Value, bounds_in_words, checked_value
from msref.domain.parameters import Parameter, UnitChoice
from msref.errors import BadInputError
from msref.ui.widgets.parameter_controls import ChoiceBox, TextField
from msref.ui.widgets.parameter_editors import ParameterEditor, unknown_button
from msref.ui.widgets.parameter_reading import Reading, read_number
from msref.ui.widgets.table_flow_layout import FlowLayout

_PLACES: Final = 10  # enough for any laboratory value, few enough to hide what binary fractions add


class UnitNumberEditor(ParameterEditor):
    """A line for a number, its unit to choose, and a way back to Not known."""

    def __init__(self, parameter: Parameter, today: date) -> None:
        super().__init__(parameter)
        self._today = today
        self.text = TextField(letters=8)
        self.text.setMaxLength(12)
        self.text.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.unit = ChoiceBox()
        self.unit.addItem(self.tr("choose unit"))
        self.unit.addItems([choice.unit for choice in parameter.units])
        self.unknown = unknown_button(self)
        line = FlowLayout(self, gap=8)
        for control, part in ((self.text, self.tr("number")), (self.unit, self.tr("unit"))):
            control.setAccessibleName(f"{parameter.label}, {part}")
            control.setAccessibleDescription(parameter.help)
            line.addWidget(control)
        line.addWidget(self.unknown)
        self.text.textEdited.connect(self._changed)
        self.unit.currentIndexChanged.connect(self._changed)
        self.setFocusProxy(self.text)

    def show_value(self, value: Value | None) -> Reading:
        """Show the number in the parameter's own unit, unless the line already reads as it; what is unfinished stays to be finished."""
        number = value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
        if self._read().value != number:
            own = next((choice for choice in self.parameter.units if choice.per == 1), self.parameter.units[0])
            self.text.setText("" if number is None else _digits(number * own.per))
            self._mark_unit(None if number is None else own)
        self.unknown.setChecked(number is None and not self.text.text())
        return self._read()

    def blank(self) -> None:
        """Empty the line; no unit is left chosen."""
        self.text.clear()
        self._mark_unit(None)
        super().blank()

    def take(self, text: str) -> None:
        """Take a text as if it had been typed."""
        self.text.setText(text)
        self._changed()

    def _mark_unit(self, chosen: UnitChoice | None) -> None:
        with QSignalBlocker(self.unit):
            self.unit.setCurrentIndex(0 if chosen is None else self.parameter.units.index(chosen) + 1)
        self.unit.update()

    def _changed(self) -> None:
        self.unknown.setChecked(not self.text.text().strip())
        self.edited.emit(self._read())

    def _read(self) -> Reading:
        typed, at = self.text.text(), self.unit.currentIndex()
        if not typed.strip():
            return Reading()
        if not at:
            return Reading(None, self.tr("Not used yet: choose the unit."))
        chosen = self.parameter.units[at - 1]
        reading = read_number(typed, _in_unit(self.parameter, chosen))
        if reading.value is None:
            return reading
        try:
            value = checked_value(self.parameter, {"value": reading.value, "unit": chosen.unit}, self._today)
        except BadInputError:
            return Reading(
                None,
                self.tr("Not used: {label} must be {bounds}; this is {typed}.").format(
                    label=self.parameter.label, bounds=bounds_in_words(self.parameter), typed=f"{typed} {chosen.unit}"
                ),
                is_fault=True,
            )
        return Reading(value, in_every_unit(self.parameter, value))


def in_every_unit(parameter: Parameter, value: Value | None) -> str:
    """``1.2 x 10^9/L = 1200 cells/mm3``: one value in each unit in use."""
    if not isinstance(value, (int, float)):
        return ""
    return " = ".join(_amount(value * choice.per, choice.unit) for choice in parameter.units)


def _amount(number: float, unit: str) -> str:
    return f"{_digits(number)} x {unit}" if unit[:1].isdigit() else f"{_digits(number)} {unit}"


def _digits(number: float) -> str:
    return f"{number:.{_PLACES}f}".rstrip("0").rstrip(".")


def _in_unit(parameter: Parameter, chosen: UnitChoice) -> Parameter:
    """The parameter as if it were kept in the unit chosen, so that what is said about bounds is said in the user's unit."""
    low, high, step = (
        None if bound is None else round(bound * chosen.per, _PLACES)
        for bound in (parameter.minimum, parameter.maximum, parameter.step)
    )
    return replace(parameter, kind="number", unit=chosen.unit, minimum=low, maximum=high, step=step)
