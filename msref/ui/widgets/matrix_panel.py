"""The patient panel with a field to find one parameter among many."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msref.domain.parameters import Parameter
from msref.ui.widgets.field_line import FieldLine
from msref.ui.widgets.parameter_patient import Patient
from msref.ui.widgets.patient_panel import PatientPanel
from msref.ui.widgets.scroll_bars import slim_scroll_bars


class MatrixPanel(PatientPanel):
    """The panel with a field to narrow it."""

    def __init__(self, patient: Patient, parameters: Iterable[Parameter]) -> None:
        self.finder = FieldLine(QCoreApplication.translate("MatrixPanel", "Find a parameter"))
        super().__init__(
            patient, parameters, needed=QCoreApplication.translate("MatrixPanel", "Definitions wait for this")
        )

    def narrow(self, words: str) -> None:
        """Leave only the parameters whose label or help holds all the words."""
        wanted = words.casefold().split()
        shown: set[str] = set()
        for field in self.fields.values():
            text = f"{field.parameter.label} {field.parameter.help}".casefold()
            fits = all(word in text for word in wanted)
            field.setVisible(fits)
            if fits:
                shown.add(field.parameter.group)
        for group, title in zip(self._groups(), self._group_titles, strict=True):
            title.setVisible(group in shown)
        QTimer.singleShot(0, self, self._build_seen)  # once what is left has its place

    def go_to_field(self, name: str) -> None:
        """Bring a parameter into view, whatever the list was narrowed to."""
        if name in self.fields and self.fields[name].isHidden():
            self.finder.clear()
        super().go_to_field(name)

    def _lay_out(self) -> None:
        super()._lay_out()
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            holder = QVBoxLayout()
            holder.setContentsMargins(12, 2, 12, 6)
            holder.addWidget(self.finder)
            outer.insertLayout(1, holder)
        self.finder.textChanged.connect(self.narrow)
        slim_scroll_bars(self._scroll)

    def _last_above(self) -> QWidget:
        return self.finder
