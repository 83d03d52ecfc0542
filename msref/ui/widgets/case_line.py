"""Which case a pane shows, in one small line that follows the patient: its label or that it is not saved, and when it was begun; hidden without a patient."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from msref.ui.widgets.parameter_patient import Patient


class CaseLine(QLabel):
    """The line of one patient."""

    def __init__(self, patient: Patient, parent: QWidget) -> None:
        super().__init__(parent)
        self._patient = patient
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        patient.described_anew.connect(self._say)
        self._say()

    def _say(self) -> None:
        self.setText(self._patient.described())
        # The words themselves, not only what they are about: a name takes the place of the text for a screen reader.
        self.setAccessibleName(self.tr("Case shown: {case}").format(case=self.text()))
        self.setVisible(self._patient.is_set)
