"""
The patient panel: the parameters that a chart can be answered from, grouped, every one unknown until it is filled in.

The panel shows one `Patient` and asks it to change; the patient is in memory only. It decides nothing and saves nothing.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from msref.domain.facts import Value
from msref.domain.parameters import Parameter
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.parameter_controls import EdgedButton, label_button
from msref.ui.widgets.parameter_field import ParameterField
from msref.ui.widgets.parameter_patient import Patient

GROUP_LABELS: Final = {
    "attack": "This attack",
    "who": "About the patient",
    "disease": "The disease",
    "mri": "MRI",
    "treatment": "Treatment so far",
    "plans": "Plans",
}
MEMORY_LINE: Final = "In memory only; cleared when msref closes."
_WIDTH_LETTERS = 48
_LEAST_LETTERS = 30
_WIDEST = 460


class PatientPanel(QWidget):
    """The parameters of one chart, filled in for one patient."""

    def __init__(self, patient: Patient, parameters: Iterable[Parameter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patient = patient
        self._theme: Theme = LIGHT
        self.fields = {parameter.id: ParameterField(parameter, patient.today) for parameter in parameters}
        self.setAccessibleName("Patient")
        self._heading = QLabel("Patient")
        self._memory = QLabel(MEMORY_LINE)
        self.count = QLabel()
        for line in (self._memory, self.count):
            line.setWordWrap(True)
        self.clear_button = EdgedButton("Clear patient")
        label_button(self.clear_button, "Make every parameter unknown (Ctrl+Shift+Delete)")
        self.clear_button.clicked.connect(self.clear)
        self._group_titles: list[QLabel] = []
        self._rules: list[QFrame] = []
        self._scroll = QScrollArea()
        self._content = QWidget()
        self._lay_out()
        for field in self.fields.values():
            field.value_edited.connect(self._edited)
        patient.changed.connect(self.show_patient)
        patient.cleared.connect(self._blank)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+Delete"), self)
        shortcut.activated.connect(self.clear)
        self.show_patient()

    def clear(self) -> None:
        """Forget the patient, in every panel that shows it."""
        self.patient.clear()

    def _blank(self) -> None:
        for field in self.fields.values():
            field.blank()

    def show_patient(self) -> None:
        """Show what is known."""
        facts = self.patient.facts
        for name, field in self.fields.items():
            field.show_value(facts.value(name))
        known = sum(facts.knows(name) for name in self.fields)
        elsewhere = len(facts) - known
        words = f"{known} of {len(self.fields)} known; the rest is not known."
        if elsewhere:
            words += f" {elsewhere} more known for other pages, also cleared."
        self.count.setText(words)
        self.clear_button.setEnabled(len(facts) > 0 or any(field.reading.message for field in self.fields.values()))

    def mark_needed(self, names: Iterable[str]) -> None:
        """Mark the parameters that the open question waits for."""
        needed = set(names)
        for name, field in self.fields.items():
            field.mark_needed(needed=name in needed)

    def go_to_field(self, name: str) -> None:
        """Bring a parameter into view and put the keyboard into it."""
        field = self.fields.get(name)
        if field is None:
            return
        holder = self.parentWidget()
        while holder is not None and not isinstance(holder, QDockWidget):
            holder = holder.parentWidget()
        (holder or self).show()
        field.focus_editor()
        # The dock may have just been shown: scroll once its layout has been done.
        QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field, 0, self.fontMetrics().height() * 2))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        quiet = f"color: {theme.muted};"
        self._memory.setStyleSheet(quiet)
        self.count.setStyleSheet(quiet)
        for rule in self._rules:
            rule.setStyleSheet(f"background: {theme.line};")
        for title in self._group_titles:
            title.setStyleSheet(f"color: {theme.accent};")
        for field in self.fields.values():
            field.apply_theme(theme)

    def set_zoom(self, percent: int) -> None:
        """Take the letter size; the application font is already set."""
        del percent
        heading = QFont(self.font())
        heading.setPointSizeF(heading.pointSizeF() * 1.25)
        heading.setWeight(QFont.Weight.DemiBold)
        self._heading.setFont(heading)
        group = QFont(self.font())
        group.setPointSizeF(group.pointSizeF() * 1.08)
        group.setWeight(QFont.Weight.Bold)
        for title in self._group_titles:
            title.setFont(group)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(
            max(self.fontMetrics().averageCharWidth() * _LEAST_LETTERS, self._content.minimumSizeHint().width() + bar)
        )
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Wide enough for a date on one line at the usual letter size, narrower when letters are large."""
        letter = self.fontMetrics().averageCharWidth()
        return QSize(
            min(letter * _WIDTH_LETTERS, max(letter * _LEAST_LETTERS, _WIDEST)), self.fontMetrics().height() * 30
        )

    def _edited(self, name: str, value: Value | None) -> None:
        self.patient.set_value(name, value)
        self.show_patient()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(10, 4, 10, 12)
        column.setSpacing(0)
        for line in (self._memory, self.count):
            line.setContentsMargins(2, 0, 0, 4)
            column.addWidget(line)
        for group in self._groups():
            title = QLabel(GROUP_LABELS.get(group, group.capitalize()))
            title.setContentsMargins(2, 14, 0, 4)
            self._group_titles.append(title)
            column.addWidget(title)
            for field in self.fields.values():
                if field.parameter.group == group:
                    rule = QFrame()
                    rule.setFixedHeight(1)
                    self._rules.append(rule)
                    column.addWidget(rule)
                    column.addWidget(field)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 4)
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addWidget(self.clear_button)
        outer.addLayout(top)
        outer.addWidget(self._scroll, 1)

    def _groups(self) -> list[str]:
        present = dict.fromkeys(field.parameter.group for field in self.fields.values())
        return [group for group in GROUP_LABELS if group in present] + [
            group for group in present if group not in GROUP_LABELS
        ]
