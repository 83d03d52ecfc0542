"""
The notes of a calculator for pregnancy, under 18 and over 65, as they concern the patient in memory; nothing where it carries none.

A note that concerns the patient is a call-out, those of which nobody can say stand in one line that opens.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msref.ui.population_notes import SCHEME, concerning, has_notes, open_notes_html
from msref.ui.theme import Theme
from msref.ui.widgets.chart_flags import CallOut
from msref.ui.widgets.chart_text import TextBlock
from msref.ui.widgets.parameter_patient import Patient


class CalculatorPopulations(QWidget):
    """The notes of one calculator's record."""

    navigate = Signal(str)

    def __init__(self, extra: Mapping[str, str], patient: Patient, parent: QWidget) -> None:
        super().__init__(parent)
        self._extra = extra
        self._patient = patient
        self._opened: set[str] = set()
        self.concerns = CallOut("caution", self.tr("Notes for this patient"))
        self.open_notes = TextBlock(self.tr("Notes that may concern the patient"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.concerns)
        self._column.addWidget(self.open_notes)
        for block in self.blocks():
            block.navigate.connect(self.navigate)
            block.own_link.connect(self._own_link)
        if has_notes(extra):
            patient.changed.connect(self.show_notes)
        self.show_notes()

    def blocks(self) -> tuple[TextBlock, ...]:
        """The texts, from top to bottom."""
        return self.concerns.text, self.open_notes

    def show_notes(self) -> None:
        """Show what holds for the patient now."""
        facts = self._patient.facts
        concerns = "".join(concerning(self._extra, facts))
        open_notes = open_notes_html(self._extra, facts, self._opened)
        self.concerns.text.show_body(concerns)
        self.concerns.setVisible(bool(concerns))
        self.open_notes.show_body(open_notes)
        self.setVisible(bool(concerns or open_notes))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.concerns.apply_theme(theme)
        self.open_notes.apply_theme(theme)

    def _own_link(self, scheme: str, rest: str) -> None:
        if scheme == SCHEME:
            self._opened ^= {rest}
            self.show_notes()
