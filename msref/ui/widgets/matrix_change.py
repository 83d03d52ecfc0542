"""What would change: one parameter takes another value, the patient stays, and the definitions whose answer changes are named."""

import html

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from msref.domain.criteria.evaluate import value_in_words
from msref.domain.facts import Value
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.chart_text import TextBlock
from msref.ui.widgets.matrix_session import MatrixSession
from msref.ui.widgets.matrix_words import change_word
from msref.ui.widgets.parameter_controls import ChoiceBox
from msref.ui.widgets.parameter_field import ParameterField


class WhatWouldChange(QWidget):
    """One parameter, another value, and what follows."""

    navigate = Signal(str)

    def __init__(self, session: MatrixSession) -> None:
        super().__init__()
        self._session = session
        self._theme: Theme = LIGHT
        self._name = ""
        self._value: Value | None = None
        self._given = False
        self.field: ParameterField | None = None
        lead = QLabel(
            self.tr("Give one parameter another value and see which definitions change. The patient stays as it is.")
        )
        lead.setWordWrap(True)
        self.box = ChoiceBox()
        self.box.setAccessibleName(self.tr("Parameter to change"))
        self.box.addItem(self.tr("Choose a parameter"), "")
        for name in session.asked():
            self.box.addItem(session.label(name), name)
        self.box.currentIndexChanged.connect(lambda at: self.choose(str(self.box.itemData(at))))
        self.now = QLabel()
        self.now.setWordWrap(True)
        self.outcome = TextBlock(self.tr("What would change"), self)
        self.outcome.navigate.connect(self.navigate)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for part in (lead, self.box, self.now, self.outcome):
            self._column.addWidget(part)
        session.patient.cleared.connect(self.forget)
        self.show_change()

    def choose(self, name: str) -> None:
        """Take the parameter to change."""
        self._name, self._value, self._given = name, None, False
        if self.field is not None:
            self._column.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = None
        parameter = self._session.definitions.parameters.get(name)
        if parameter is not None:
            self.field = ParameterField(parameter, self._session.patient.today)
            self.field.build()
            self.field.apply_theme(self._theme)
            self.field.value_edited.connect(self._take)
            self._column.insertWidget(self._column.indexOf(self.outcome), self.field)
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(max(0, self.box.findData(name)))
        self.show_change()

    def forget(self) -> None:
        """Nothing is asked any more."""
        self.choose("")

    def show_change(self) -> None:
        """Show what follows now."""
        parameter = self._session.definitions.parameters.get(self._name)
        self.now.setVisible(parameter is not None)
        if parameter is None:
            self.outcome.show_body("")
            return
        now = value_in_words(parameter, self._session.patient.facts.value(self._name))
        self.now.setText(self.tr("The patient's value: {value}.").format(value=now))
        self.outcome.show_body(self._outcome_html() if self._given else "")

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.outcome.apply_theme(theme)
        if self.field is not None:
            self.field.apply_theme(theme)

    def _take(self, name: str, value: Value | None) -> None:
        refused = value is None and self.field is not None and bool(self.field.reading.message)
        self._name, self._value, self._given = name, value, not refused
        self.show_change()

    def _outcome_html(self) -> str:
        parameter = self._session.definitions.parameters[self._name]
        words = html.escape(f"{parameter.label}: {value_in_words(parameter, self._value)}")
        changes = self._session.changes(self._name, self._value)
        if not changes:
            nothing = self.tr("No definition would change.")
            return f"<p><b>{words}</b></p><p>{nothing}</p>"
        items = []
        for change in changes:
            record = self._session.rows[change.definition].answer.definition.record
            items.append(
                f"<p>{change_word(change.before)} → <b>{change_word(change.after)}</b>: "
                f'<a href="record:{html.escape(record)}">{html.escape(change.title)}</a></p>'
            )
        count = (
            self.tr("1 definition would change:")
            if len(changes) == 1
            else self.tr("{count} definitions would change:").format(count=len(changes))
        )
        return f"<p><b>{words}</b></p><p>{count}</p>{''.join(items)}"
