"""
The patient panel of the definitions: every parameter that one of them asks for, with a field to find one among many.

What the plain panel has no editor for is edited here: EDSS steps and the treatment history.
"""

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from msref.domain.parameters import Parameter
from msref.ui.widgets.calculator_editors import EdssEditor
from msref.ui.widgets.field_line import FieldLine
from msref.ui.widgets.matrix_treatments import TreatmentsEditor
from msref.ui.widgets.parameter_editors import ParameterEditor
from msref.ui.widgets.parameter_field import ParameterField
from msref.ui.widgets.parameter_patient import Patient
from msref.ui.widgets.patient_panel import PatientPanel
from msref.ui.widgets.scroll_bars import slim_scroll_bars

NEEDED = "Definitions wait for this"


class MatrixField(ParameterField):
    """A field with the editor that its kind needs."""

    def __init__(self, parameter: Parameter, today: date) -> None:
        super().__init__(parameter, today)
        self.needed.setText(NEEDED)
        editor = own_editor(parameter, today)
        if editor is not None:
            self._take_editor(editor)

    def _take_editor(self, editor: ParameterEditor) -> None:
        old = self.editor
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(old, editor)
        old.hide()
        old.deleteLater()
        self.editor = editor
        self.label.setBuddy(editor.focusProxy() or editor)
        editor.edited.connect(self._edited)


class MatrixPanel(PatientPanel):
    """The panel with a field to narrow it."""

    def __init__(self, patient: Patient, parameters: Iterable[Parameter]) -> None:
        self.finder = FieldLine("Find a parameter")
        self._parameters = tuple(parameters)
        super().__init__(patient, ())  # the fields are made below, once, with our own editors

    def narrow(self, words: str) -> None:
        """Leave only the parameters whose label or help holds all the words."""
        wanted = words.casefold().split()
        group: QLabel | None = None
        in_group = False
        rule: QFrame | None = None
        column = self._content.layout()
        for at in range(column.count() if column is not None else 0):
            item = column.itemAt(at) if column is not None else None
            part = item.widget() if item is not None else None
            if isinstance(part, QLabel) and part in self._group_titles:
                if group is not None:
                    group.setVisible(in_group)
                group, in_group = part, False
            elif isinstance(part, QFrame) and part in self._rules:
                rule = part
            elif isinstance(part, ParameterField):
                text = f"{part.parameter.label} {part.parameter.help}".casefold()
                fits = all(word in text for word in wanted)
                in_group = in_group or fits
                part.setVisible(fits)
                if rule is not None:
                    rule.setVisible(fits)
        if group is not None:
            group.setVisible(in_group)

    def go_to_field(self, name: str) -> None:
        """Bring a parameter into view, whatever the list was narrowed to."""
        if name in self.fields and self.fields[name].isHidden():
            self.finder.clear()
        super().go_to_field(name)

    def _lay_out(self) -> None:
        self.fields = {one.id: MatrixField(one, self.patient.today) for one in self._parameters}
        super()._lay_out()
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            holder = QVBoxLayout()
            holder.setContentsMargins(12, 2, 12, 6)
            holder.addWidget(self.finder)
            outer.insertLayout(1, holder)
        self.finder.textChanged.connect(self.narrow)
        slim_scroll_bars(self._scroll)


def own_editor(parameter: Parameter, today: date) -> ParameterEditor | None:
    """The editor of a kind that the plain panel does not know; None when it knows it."""
    if parameter.kind == "edss":
        return EdssEditor(parameter)
    if parameter.kind == "exposures":
        return TreatmentsEditor(parameter, today)
    return None
