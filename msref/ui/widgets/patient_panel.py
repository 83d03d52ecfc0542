"""
The patient panel: the parameters that a chart can be answered from, grouped, every one unknown until it is filled in.

The panel shows one `Patient` and asks it to change; the patient is in memory only. It decides nothing and saves nothing. The fields in view are made
at once, the others while the program is idle or when they are scrolled to.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from msref.domain.facts import Facts, Value
from msref.domain.parameters import Parameter
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.build_in_slices import Slices, in_tab_order, laid_out_once
from msref.ui.widgets.case_line import CaseLine
from msref.ui.widgets.parameter_controls import EdgedButton, label_button, segments_width
from msref.ui.widgets.parameter_editors import yes_no_words
from msref.ui.widgets.parameter_field import ParameterField
from msref.ui.widgets.parameter_patient import Patient

_GROUPS: Final = ("attack", "who", "disease", "mri", "treatment", "plans")
_CLEAR_WITH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_WIDTH_LETTERS = 48
_LEAST_LETTERS = 30
_WIDEST = 460
_BESIDE_CONTROLS: Final = 38  # the margins of the column and of a field
_LEAST_LINES: Final = 6  # a field is seldom less tall


class PatientPanel(QWidget):
    """The parameters of one chart, filled in for one patient."""

    def __init__(
        self,
        patient: Patient,
        parameters: Iterable[Parameter],
        parent: QWidget | None = None,
        *,
        needed: str = "",
    ) -> None:
        super().__init__(parent)
        self.patient = patient
        self._theme: Theme = LIGHT
        self._shown = Facts()
        self.fields = {
            parameter.id: ParameterField(parameter, patient.today, needed=needed, has_rule=True)
            for parameter in parameters
        }
        self.setAccessibleName(self.tr("Patient"))
        self._heading, self.case_line = QLabel(self.tr("Patient")), CaseLine(patient, self)
        self._memory = QLabel(self.tr("In memory only; cleared when msref closes."))
        self.count = QLabel()
        for line in (self._memory, self.count):
            line.setWordWrap(True)
            line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.clear_button = EdgedButton(self.tr("Clear patient"))
        label_button(self.clear_button, self.tr("Make every parameter unknown (Ctrl+Shift+Delete)"))
        self.clear_button.clicked.connect(self.clear)
        self._group_titles: list[QLabel] = []
        self._scroll, self._content = QScrollArea(), QWidget()
        self._content.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # growing below repaints nothing above
        self._column = QVBoxLayout(self._content)
        self._lay_out()
        self._slices = Slices(self, self._column)
        self._slices.plan(field.build for field in self._in_order())
        self._slices.finished.connect(self._all_built)
        for field in self.fields.values():
            field.value_edited.connect(self._edited)
        self._scroll.verticalScrollBar().valueChanged.connect(self._build_seen)
        patient.changed.connect(self.show_patient)
        patient.cleared.connect(self._blank)
        self.show_patient()

    def clear(self) -> None:
        """Forget the patient, in every panel that shows it."""
        self.patient.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear, where no window has that key for every page."""
        if event.key() == Qt.Key.Key_Delete and event.modifiers() == _CLEAR_WITH:
            self.clear()
            return
        super().keyPressEvent(event)

    def _blank(self) -> None:
        self._shown = Facts()
        for field in self.fields.values():
            field.blank()

    def show_patient(self) -> None:
        """Show what is known; only fields whose value is another one are written."""
        facts, before = self.patient.facts, self._shown
        self._shown = facts
        for name, field in self.fields.items():
            if facts.value(name) != before.value(name):
                field.show_value(facts.value(name))
        self._count_known()

    def _count_known(self) -> None:
        facts = self.patient.facts
        known = sum(facts.knows(name) for name in self.fields)
        elsewhere = len(facts) - known
        counted = self.tr("{known} of {all} known; the rest is not known.").format(known=known, all=len(self.fields))
        more = self.tr("{count} more known for other pages, also cleared.").format(count=elsewhere)
        self.count.setText(f"{counted} {more}" if elsewhere else counted)
        half_typed = any(field.reading.message for field in self.fields.values())
        self.clear_button.setEnabled(self.patient.is_set or half_typed)

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
        self._slices.finish()  # what stands above the field must have its height before the field is scrolled to
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
        group.setWeight(QFont.Weight.DemiBold)
        for title in self._group_titles:
            title.setFont(group)
        self._keep_wide_enough()
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once it is seen, the rest may be built."""
        super().paintEvent(event)
        self._slices.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many fields at once as find room; where they stand is known only when they are laid out."""
        super().resizeEvent(event)
        room = event.size().height() // (self.fontMetrics().height() * _LEAST_LINES)
        self._slices.some(room - sum(field.is_built for field in self.fields.values()))

    def sizeHint(self) -> QSize:
        """Wide enough for a date on one line at the usual letter size, narrower when letters are large."""
        letter = self.fontMetrics().averageCharWidth()
        return QSize(
            min(letter * _WIDTH_LETTERS, max(letter * _LEAST_LETTERS, _WIDEST)), self.fontMetrics().height() * 30
        )

    def _edited(self, name: str, value: Value | None) -> None:
        self.patient.set_value(name, value)
        self._count_known()

    def _build_seen(self) -> None:
        """Build the fields in view that are not built yet."""
        if self._slices.is_done:
            return
        top = self._scroll.verticalScrollBar().value()
        bottom = top + self._scroll.viewport().height()
        seen = [field for field in self._in_order() if not field.isHidden() and field.y() < bottom]
        with laid_out_once(self._column):
            for field in seen:
                if field.y() + field.height() > top:
                    field.build()

    def _all_built(self) -> None:
        in_tab_order(self._last_above(), self._in_order())
        self._keep_wide_enough()

    def _last_above(self) -> QWidget:
        """The last control above the fields."""
        return self.clear_button

    def _keep_wide_enough(self) -> None:
        """No control may be cut at the right; fields not built yet are reckoned by the widest control that cannot break."""
        letter = self.fontMetrics().averageCharWidth()
        least = self._content.minimumSizeHint().width()
        if any(field.parameter.kind == "yes_no" for field in self.fields.values()):
            least = max(least, segments_width(yes_no_words(), self.fontMetrics()) + _BESIDE_CONTROLS)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(letter * _LEAST_LETTERS, least + bar))

    def _in_order(self) -> list[ParameterField]:
        """The fields from top to bottom."""
        return [field for group in self._groups() for field in self.fields.values() if field.parameter.group == group]

    def _lay_out(self) -> None:
        column = self._column
        column.setContentsMargins(10, 4, 10, 12)
        column.setSpacing(0)
        for line in (self._memory, self.count):
            line.setContentsMargins(2, 0, 0, 4)
            column.addWidget(line)
        labels = self._group_labels()
        for group in self._groups():
            title = QLabel(labels.get(group, group.capitalize()))
            title.setContentsMargins(2, 14, 0, 4)
            title.setForegroundRole(QPalette.ColorRole.Accent)
            self._group_titles.append(title)
            column.addWidget(title)
            for field in self.fields.values():
                if field.parameter.group == group:
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
        self.case_line.setContentsMargins(12, 0, 12, 4)
        outer.addLayout(top)
        outer.addWidget(self.case_line)
        outer.addWidget(self._scroll, 1)

    def _groups(self) -> list[str]:
        present = dict.fromkeys(field.parameter.group for field in self.fields.values())
        return [group for group in _GROUPS if group in present] + [group for group in present if group not in _GROUPS]

    def _group_labels(self) -> dict[str, str]:
        return {
            "attack": self.tr("This attack"),
            "who": self.tr("About the patient"),
            "disease": self.tr("The disease"),
            "mri": self.tr("MRI"),
            "treatment": self.tr("Treatment so far"),
            "plans": self.tr("Plans"),
        }
