"""
The treatment history: one box for each drug with its dates, why it was stopped and whether the course was adequate.

"Never treated" is an answer, not known is none. Dates are given as day, month by name and year, as everywhere; what cannot be used leaves the whole
history as it was before, with a sentence.
"""

import html
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from msref.domain.exposures import STOP_REASONS, Exposure, exposure_from_mapping, exposure_from_text
from msref.domain.facts import Value
from msref.domain.parameters import Choice, Parameter
from msref.errors import BadInputError
from msref.ui.widgets.parameter_answers import SideBySideEditor
from msref.ui.widgets.parameter_controls import CheckLine, ChoiceBox, EdgedButton, Role, paint_field
from msref.ui.widgets.parameter_editors import DateEditor, ParameterEditor, not_known, yes_no_words
from msref.ui.widgets.parameter_reading import Reading

_DATES: Final = ("start", "last_dose", "next_due")


@dataclass(slots=True)
class _Part:
    """What one editor of a drug holds."""

    value: Value | None = None
    message: str = ""


class TreatmentBox(QWidget):
    """One drug."""

    edited = Signal()
    removed = Signal()

    def __init__(self, drug: Choice, today: date, exposure: Exposure) -> None:
        super().__init__()
        self.drug = drug
        self._today = today
        self._parts = {name: _Part(getattr(exposure, name)) for name in _DATES}
        self._adequate = exposure.adequate
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        name = QLabel(f'<span style="font-weight: 600">{html.escape(drug.label)}</span>')
        name.setWordWrap(True)
        column.addWidget(name)
        self.dates = {part: self._date_editor(column, part, words) for part, words in _date_labels().items()}
        column.addWidget(QLabel(self.tr("Stopped because")))
        self.stop = ChoiceBox()
        self.stop.addItem(self.tr("not stopped, or not known"), "")
        reasons = self._stop_words()
        for reason in STOP_REASONS:
            self.stop.addItem(reasons.get(reason, reason), reason)
        self.stop.setCurrentIndex(max(0, self.stop.findData(exposure.stop_reason)))
        self.stop.setAccessibleName(self.tr("{drug}: stopped because").format(drug=drug.label))
        self.stop.currentIndexChanged.connect(self.edited)
        column.addWidget(self.stop)
        column.addWidget(QLabel(self.tr("Adequate course")))
        self.adequate = _adequate_editor(drug)
        self.adequate.show_value({True: "yes", False: "no", None: None}[exposure.adequate])
        self.adequate.edited.connect(self._adequate_picked)
        column.addWidget(self.adequate)
        remove = EdgedButton(self.tr("Remove"))
        remove.setAccessibleName(self.tr("Remove {drug}").format(drug=drug.label))
        remove.clicked.connect(self.removed)
        column.addWidget(remove)

    def _stop_words(self) -> dict[str, str]:
        return {
            "not_effective": self.tr("not effective"),
            "side_effects": self.tr("side effects"),
            "pregnancy": self.tr("pregnancy or its plan"),
            "safety": self.tr("safety"),
            "wish": self.tr("the patient's wish"),
            "finished": self.tr("course finished"),
            "other": self.tr("another reason"),
        }

    def reading(self) -> tuple[Exposure | None, str]:
        """The entry, or why it cannot be used."""
        unfinished = next((part.message for part in self._parts.values() if part.value is None and part.message), "")
        if unfinished:
            return None, f"{self.drug.label}: {unfinished}"
        given = {name: part.value for name, part in self._parts.items()}
        given |= {"drug": self.drug.id, "stop_reason": self.stop.currentData(), "adequate": self._adequate}
        try:
            return exposure_from_mapping(given, self.drug.label, (self.drug.id,), self._today), ""
        except BadInputError as fault:
            return None, _in_words(str(fault), self.drug.label)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An edge round the drug."""
        del event
        painter = QPainter(self)
        paint_field(painter, self, Role.AlternateBase)

    def _date_editor(self, column: QVBoxLayout, part: str, words: str) -> DateEditor:
        # No group of the past: the next dose lies ahead; what must not is refused by the entry as a whole.
        editor = DateEditor(Parameter(part, f"{self.drug.label}, {words.lower()}", "date", "plans", ""), self._today)
        value = self._parts[part].value
        editor.show_value(value)
        editor.edited.connect(lambda reading: self._date_edited(part, reading))
        column.addWidget(QLabel(words))
        column.addWidget(editor)
        return editor

    def _date_edited(self, part: str, reading: Reading) -> None:
        self._parts[part] = _Part(reading.value, reading.message)
        self.edited.emit()

    def _adequate_picked(self, reading: Reading) -> None:
        self._adequate = None if reading.value is None else reading.value == "yes"
        self.edited.emit()


class TreatmentsEditor(ParameterEditor):
    """The whole history."""

    def __init__(self, parameter: Parameter, today: date) -> None:
        super().__init__(parameter)
        self._today = today
        self._drugs = {choice.id: choice for choice in parameter.choices}
        self._shown: Value | None = None
        self.boxes: list[TreatmentBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add = ChoiceBox(letters=30)
        self.add.addItem(self.tr("Add a drug…"), "")
        for choice in parameter.choices:
            self.add.addItem(choice.label, choice.id)
        self._name(self.add, self.tr("Add a drug"))
        self.add.activated.connect(self._add_picked)
        self.never = CheckLine(self.tr("Never treated"))
        self._name(self.never, self.never.text())
        self.never.toggled.connect(self._never_toggled)
        self.unknown = EdgedButton(not_known())
        self.unknown.setCheckable(True)
        self.unknown.setAccessibleName(self.tr("{label}: not known").format(label=parameter.label))
        self.unknown.clicked.connect(self.forget)
        for part in (self.add, self.never, self.unknown):
            self._column.addWidget(part)
        self.setFocusProxy(self.add)
        self._mark()

    def show_value(self, value: Value | None) -> Reading:
        """Show a history, unless the boxes already say it; an unfinished one stays to be finished."""
        if value != self._shown:
            self._shown = value
            self._clear_boxes()
            for line in value if isinstance(value, tuple) else ():
                self._add_box(exposure_from_text(line))
        self._mark()
        return self._read() if self.boxes else Reading()

    def blank(self) -> None:
        """No box, nothing known."""
        self._shown = None
        self._clear_boxes()
        self._mark()

    def add_drug(self, drug_id: str) -> None:
        """Add one drug of which nothing more is known."""
        self._add_box(Exposure(drug_id))
        self._tell()

    def _add_picked(self, at: int) -> None:
        drug = self.add.itemData(at)
        self.add.setCurrentIndex(0)
        if drug:
            self.add_drug(drug)

    def _add_box(self, exposure: Exposure) -> None:
        drug = self._drugs.get(exposure.drug, Choice(exposure.drug, exposure.drug))
        box = TreatmentBox(drug, self._today, exposure)
        box.edited.connect(self._tell)
        box.removed.connect(lambda: self._remove(box))
        self.boxes.append(box)
        self._column.insertWidget(len(self.boxes) - 1, box)

    def _remove(self, box: TreatmentBox) -> None:
        self.boxes.remove(box)
        self._column.removeWidget(box)
        box.hide()
        box.deleteLater()
        self.add.setFocus()
        self._tell()  # taking the last one away says nothing about others: unknown, not never treated

    def _clear_boxes(self) -> None:
        for box in self.boxes:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = []

    def _never_toggled(self, on: bool) -> None:  # noqa: FBT001  the shape of the signal
        self._clear_boxes()
        self._shown = () if on else None
        self._mark()
        self.edited.emit(Reading(self._shown))

    def _tell(self) -> None:
        reading = self._read()
        self._shown = reading.value
        self._mark()
        self.edited.emit(reading)

    def _read(self) -> Reading:
        lines = []
        for box in self.boxes:
            exposure, why = box.reading()
            if exposure is None:
                return Reading(None, why, is_fault=True)
            lines.append(exposure.as_text())
        return Reading(tuple(lines) if lines else None)

    def _mark(self) -> None:
        with QSignalBlocker(self.never):
            self.never.setChecked(self._shown == () and not self.boxes)
        self.unknown.setChecked(self._shown is None and not self.boxes)


def _adequate_editor(drug: Choice) -> SideBySideEditor:
    yes, no, _ = yes_no_words()
    label = QCoreApplication.translate("TreatmentBox", "{drug}, adequate course").format(drug=drug.label)
    choices = (Choice("yes", yes), Choice("no", no))
    return SideBySideEditor(Parameter("adequate", label, "choice", "plans", "", choices=choices))


def _in_words(sentence: str, drug: str) -> str:
    """The sentence of the entry with the labels of its fields."""
    for name, words in _date_labels().items():
        sentence = sentence.replace(f'"{drug}.{name}"', f"{drug}, {words.lower()}")
    return QCoreApplication.translate("TreatmentBox", "Not used: {why}").format(why=sentence)


def _date_labels() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "start": translate("TreatmentBox", "Start"),
        "last_dose": translate("TreatmentBox", "Last dose"),
        "next_due": translate("TreatmentBox", "Next dose due"),
    }
