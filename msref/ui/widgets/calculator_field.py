"""
One input of a calculator on the page: the field of the patient panel, with its unit to choose and where its value is from.

It asks the session to take a value and stores none. An impossible value is refused with a sentence; an unusual one counts, and is asked about.
"""

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from msref.domain.calculators.description import InputDescription
from msref.domain.facts import Value
from msref.ui.widgets.calculator_editors import editor_for_input, parameter_of
from msref.ui.widgets.calculator_session import FROM_PATIENT, TYPED, CalculatorSession
from msref.ui.widgets.calculator_text import range_of, value_in_words
from msref.ui.widgets.parameter_answers import SideBySideEditor
from msref.ui.widgets.parameter_controls import EdgedButton, label_button
from msref.ui.widgets.parameter_editors import ParameterEditor
from msref.ui.widgets.parameter_field import FieldParts, ParameterField
from msref.ui.widgets.parameter_reading import Reading, number_as_typed

_PARTS = re.compile(r"[+;\s]+")


def confirm_words() -> str:
    """The offer that takes an unusual value as it is."""
    return QCoreApplication.translate("CalculatorField", "Yes, it is right")


def from_the_patient() -> str:
    """What stands below a value that follows the patient."""
    return QCoreApplication.translate("CalculatorField", "● From the patient")


class CalculatorField(ParameterField):
    """Label, editor with its unit, origin, remarks and help of one input."""

    written = Signal(str, object, str, str)
    """Input, value, why it cannot be used, what is asked about it."""

    def __init__(
        self, session: CalculatorSession, entry: InputDescription, today: date, unit: InputDescription | None = None
    ) -> None:
        super().__init__(
            parameter_of(entry),
            today,
            needed=QCoreApplication.translate("CalculatorField", "Needed for a result"),
            has_rule=True,
        )
        self._session = session
        self._entry = entry
        self._confirmed: Value | None = None
        self._unit_entry = unit
        self.unit_editor: ParameterEditor | None = None
        self.value_edited.connect(self._write)

    @property
    def origin(self) -> QLabel:
        """Where the value is from."""
        self.build()
        return self._origin

    @property
    def follow(self) -> EdgedButton:
        """Goes back to the patient's value."""
        self.build()
        return self._follow

    def show_input(self) -> None:
        """Show what the session holds; a field not built yet shows it when it is."""
        if not self.is_built:
            return
        name = self._entry.id
        self.show_value(self._session.value(name))
        if self.unit_editor is not None and self._unit_entry is not None:
            self.unit_editor.show_value(self._session.value(self._unit_entry.id))
        origin, patient = self._session.origin(name), self._session.patient_value(name)
        words = from_the_patient() if origin == FROM_PATIENT else ""
        differs = origin == TYPED and patient is not None
        if differs and patient != self._session.value(name):
            words = self.tr("What-if: the patient's value is {value} and stays so.").format(
                value=value_in_words(self._entry, patient)
            )
        elif differs:
            words = self.tr("Entered here; the same as the patient's value.")
        _say_or_hide(self._origin, words)
        self._follow.setVisible(differs)
        self._show_fault()
        names = {name, self._unit_entry.id if self._unit_entry else name}
        self.mark_needed(needed=bool(names & set(self._session.missing())) and self._session.is_touched())

    def show_value(self, value: Value | None) -> None:
        """Show a value, with what there is to say about it."""
        self._value = value
        if not self.is_built:
            return
        reading = self._remarked(self.editor.show_value(value), value)
        if reading != self.reading:
            self._say(reading)

    def _show_fault(self) -> None:
        """A fault that only the whole sheet shows (one date before another) stands at the field it names."""
        if self.reading.message:
            return
        fault = self._fault()
        _say_or_hide(self.message, self.tr("Not used: {reason}").format(reason=fault) if fault else "")
        self._color_message(self.message)

    def _fault(self) -> str:
        fault = self._session.faults.get(self._entry.id, "")
        if self._unit_entry is not None:
            fault = fault or self._session.faults.get(self._unit_entry.id, "")
        return fault

    def _is_fault(self) -> bool:
        return super()._is_fault() or not self.reading.message

    def _remarked(self, reading: Reading, value: Value | None) -> Reading:
        """The reading, asking when its value is possible but unusual."""
        asked = self._question(value)
        if not asked or reading.message:
            return reading
        if value == self._confirmed:
            return Reading(value, self.tr("Unusual, and confirmed."))
        return Reading(value, self.tr("⚠ Unusual: {question}").format(question=asked), (confirm_words(),))

    def _question(self, value: Value | None) -> str:
        bounds, unit = self._entry.plausible, self._entry.unit
        odd = [number for number in _numbers_in(self._entry, value) if bounds and not bounds[0] <= number <= bounds[1]]
        if not odd:
            return ""
        shown = self.tr(" and ").join(number_as_typed(number) for number in odd)
        return self.tr("usually {range}. Is {value} right?").format(
            range=range_of(bounds, unit), value=f"{shown} {unit}".strip()
        )

    def _edited(self, reading: Reading) -> None:
        if reading.value != self._confirmed:
            self._confirmed = None
        self._say(self._remarked(reading, reading.value))
        self.value_edited.emit(self.parameter.id, reading.value)

    def _take(self, offer: str) -> None:
        if offer != confirm_words():
            super()._take(offer)
            return
        self._confirmed = self.reading.value
        self.focus_editor()
        self._edited(Reading(self._confirmed))

    def _write(self, name: str, value: Value | None) -> None:
        open_question = value is not None and value != self._confirmed and self._question(value)
        asked = f"{self._entry.label}: {open_question}" if open_question else ""
        refused = self.reading.message if value is None and self.reading.message else ""
        self.written.emit(name, value, refused, asked)

    def _make_editor(self) -> ParameterEditor:
        return editor_for_input(self._session.description.id, self._entry, self.today)

    def _lay_out(self, parts: FieldParts) -> None:
        super()._lay_out(parts)
        self._origin = QLabel()
        self._origin.setWordWrap(True)
        self._origin.setForegroundRole(QPalette.ColorRole.Accent)
        self._follow = EdgedButton(self.tr("Use the patient's value"))
        label_button(self._follow, self.tr("Give up what was entered here and follow the patient panel"))
        self._follow.clicked.connect(lambda: self._session.follow_patient(self._entry.id))
        added: list[QWidget] = [self._origin, self._follow]
        if self._unit_entry is not None:
            unit = self._unit_entry
            self.unit_editor = SideBySideEditor(parameter_of(unit), unknown=self.tr("Not chosen"))
            self.unit_editor.edited.connect(lambda reading: self.written.emit(unit.id, reading.value, "", ""))
            added.insert(0, self.unit_editor)
        for quiet in (self._origin, self._follow):
            quiet.hide()
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            at = column.indexOf(parts.editor) + 1
            for place, part in enumerate(added):
                column.insertWidget(at + place, part)

    def _fill(self) -> None:
        self.show_input()


def _say_or_hide(label: QLabel, words: str) -> None:
    if words != label.text():
        label.setText(words)
    if label.isHidden() == bool(words):
        label.setVisible(bool(words))


def _numbers_in(entry: InputDescription, value: Value | None) -> list[float]:
    """The numbers that a value holds; none for answers to pick."""
    if entry.choices or isinstance(value, bool):
        return []
    if isinstance(value, (int, float)):
        return [float(value)]
    if entry.kind == "numbers" and isinstance(value, str):
        return [float(part.replace(",", ".")) for part in _PARTS.split(value.strip()) if part]
    return []


def paired_units(entries: tuple[InputDescription, ...]) -> dict[str, InputDescription]:
    """Inputs that are only the unit of another one, by the id of that other one."""
    numbers = {entry.id for entry in entries if entry.kind in {"number", "integer"} and not entry.choices}
    return {
        entry.id.removesuffix("_unit"): entry
        for entry in entries
        if entry.id.endswith("_unit") and entry.choices and entry.id.removesuffix("_unit") in numbers
    }
