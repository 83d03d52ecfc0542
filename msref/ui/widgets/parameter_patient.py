"""
What is known of the patient in this window, in memory only, shared by every page.

Holds a fact sheet and tells when it changes. Nothing is ever written to a file from here; the sheet is gone when the program ends.
"""

from datetime import date

from PySide6.QtCore import QObject, Signal

from msref.domain.facts import Facts, Value


class Patient(QObject):
    """The fact sheet of the patient in view. `today` is the day that dates are counted from."""

    changed = Signal()
    cleared = Signal()

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.facts = Facts()

    def set_value(self, parameter_id: str, value: Value | None) -> None:
        """Set one parameter, or make it unknown by None."""
        if value != self.facts.value(parameter_id) or type(value) is not type(self.facts.value(parameter_id)):
            self.facts = self.facts.with_value(parameter_id, value)
            self.changed.emit()

    def set_facts(self, facts: Facts) -> None:
        """Take a whole sheet."""
        self.facts = facts
        self.changed.emit()

    def clear(self) -> None:
        """Forget everything; every panel also drops what was typed and not used."""
        self.cleared.emit()
        self.set_facts(Facts())
