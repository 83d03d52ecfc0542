"""The patient panel: everything starts unknown, and can be made unknown again."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msref.ui.widgets.parameter_editors import ChoiceEditor, ChoicesEditor, DateEditor, NumberEditor, YesNoEditor
from msref.ui.widgets.parameter_patient import Patient
from msref.ui.widgets.patient_panel import PatientPanel
from tests.ui.sample_library import sample_library

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", extend=True
)  # the offscreen platform says so of every window

TODAY = date(2025, 11, 20)


@pytest.fixture
def panel(qtbot: QtBot, tmp_path: Path) -> PatientPanel:
    """A panel with one parameter of each kind, shown."""
    library = sample_library(tmp_path)
    made = PatientPanel(Patient(TODAY), library.parameters())
    qtbot.addWidget(made)
    made.set_zoom(100)
    made.resize(420, 900)
    made.show()
    return made


def _number(panel: PatientPanel, name: str) -> NumberEditor:
    editor = panel.fields[name].editor
    assert isinstance(editor, NumberEditor)
    return editor


def test_every_parameter_starts_unknown(panel: PatientPanel) -> None:
    """A fresh panel knows nothing and shows so in every kind of field."""
    assert len(panel.patient.facts) == 0
    assert panel.count.text() == "0 of 6 known; the rest is not known."
    pregnant = panel.fields["pregnant"].editor
    assert isinstance(pregnant, YesNoEditor)
    assert pregnant.choice.buttons[pregnant.choice.marked()].text() == "Not known"
    course = panel.fields["phenotype"].editor
    assert isinstance(course, ChoiceEditor)
    assert course.box.currentText() == "Not known"


def test_memory_line_is_shown(panel: PatientPanel) -> None:
    """The panel says that the patient is in memory only."""
    words = "In memory only; cleared when msref closes."
    assert any(label.text() == words for label in panel.findChildren(type(panel.count)))


def test_yes_no_and_unknown_are_three_states(panel: PatientPanel) -> None:
    """No is an answer, Not known is none, and one leads back from the other."""
    editor = panel.fields["pregnant"].editor
    assert isinstance(editor, YesNoEditor)
    yes, no, unknown = editor.choice.buttons
    QTest.mouseClick(no, Qt.MouseButton.LeftButton)
    assert panel.patient.facts.value("pregnant") is False
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert panel.patient.facts.value("pregnant") is True
    QTest.mouseClick(unknown, Qt.MouseButton.LeftButton)
    assert not panel.patient.facts.knows("pregnant")


def test_arrows_move_between_yes_no_and_unknown(panel: PatientPanel) -> None:
    """The keyboard moves the mark: from Not known one to the left is No."""
    editor = panel.fields["pregnant"].editor
    assert isinstance(editor, YesNoEditor)
    QTest.keyClick(editor.choice.buttons[2], Qt.Key.Key_Left)
    assert panel.patient.facts.value("pregnant") is False


def test_typed_number_is_known_at_once_and_unknown_when_wiped(panel: PatientPanel) -> None:
    """A number counts as soon as it is typed; "Not known" and an empty line both take it back."""
    editor = _number(panel, "age_years")
    QTest.keyClicks(editor.text, "34")
    assert panel.patient.facts.value("age_years") == 34
    QTest.mouseClick(editor.unknown, Qt.MouseButton.LeftButton)
    assert not panel.patient.facts.knows("age_years")
    assert editor.text.text() == ""


def test_number_out_of_range_replaces_what_was_known_by_unknown(panel: PatientPanel) -> None:
    """What the field shows and what is known never differ: 340 years is no age, so the 34 before it is gone, with a sentence."""
    editor = _number(panel, "age_years")
    QTest.keyClicks(editor.text, "340")
    assert not panel.patient.facts.knows("age_years")
    assert (
        panel.fields["age_years"].message.text()
        == "Not used: Age must be from 0 to 110 years in steps of 1; this is 340 years."
    )
    assert editor.text.text() == "340"


def test_ambiguous_number_is_chosen_by_a_button(panel: PatientPanel) -> None:
    """A dose of "1.250" grams is not guessed; the reading that fits is offered and taken by a click."""
    editor = _number(panel, "steroid_grams")
    QTest.keyClicks(editor.text, "1.250")
    assert not panel.patient.facts.knows("steroid_grams")
    offers = panel.fields["steroid_grams"].offers.findChildren(type(editor.unknown))
    assert [offer.text() for offer in offers] == ["1.25"]
    QTest.mouseClick(offers[0], Qt.MouseButton.LeftButton)
    assert panel.patient.facts.value("steroid_grams") == 1.25


def test_none_of_these_is_not_unknown(panel: PatientPanel) -> None:
    """Ticking "None of these" is the empty answer; unticking the last sign is unknown, not none."""
    editor = panel.fields["attack_signs"].editor
    assert isinstance(editor, ChoicesEditor)
    editor.none.setChecked(True)
    assert panel.patient.facts.value("attack_signs") == ()
    editor.boxes["gait"].setChecked(True)
    assert panel.patient.facts.value("attack_signs") == ("gait",)
    assert not editor.none.isChecked()
    editor.boxes["gait"].setChecked(False)
    assert not panel.patient.facts.knows("attack_signs")
    assert editor.unknown.isChecked()


def test_date_is_known_when_day_month_and_year_are_there(panel: PatientPanel) -> None:
    """The date counts once it is whole, and its weekday and distance are shown."""
    editor = panel.fields["attack_onset"].editor
    assert isinstance(editor, DateEditor)
    QTest.keyClicks(editor.day, "8")
    editor.month.setCurrentIndex(11)
    assert not panel.patient.facts.knows("attack_onset")
    QTest.keyClicks(editor.year, "2025")
    assert panel.patient.facts.value("attack_onset") == date(2025, 11, 8)
    assert panel.fields["attack_onset"].message.text() == "Saturday, 12 days ago"


def test_choice_leads_back_to_not_known(panel: PatientPanel) -> None:
    """A choice is known by its id; its first entry makes it unknown again."""
    editor = panel.fields["phenotype"].editor
    assert isinstance(editor, ChoiceEditor)
    editor.box.setCurrentIndex(1)
    assert panel.patient.facts.value("phenotype") == "rrms"
    editor.box.setCurrentIndex(0)
    assert not panel.patient.facts.knows("phenotype")


def test_clear_patient_forgets_everything_also_what_could_not_be_used(panel: PatientPanel) -> None:
    """Ctrl+Shift+Delete leaves nothing: no fact, no half-typed text."""
    QTest.keyClicks(_number(panel, "age_years").text, "34")
    QTest.keyClicks(_number(panel, "steroid_grams").text, "abc")
    assert panel.clear_button.isEnabled()
    QTest.keyClick(panel, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert len(panel.patient.facts) == 0
    assert _number(panel, "age_years").text.text() == ""
    assert _number(panel, "steroid_grams").text.text() == ""
    assert panel.fields["steroid_grams"].message.text() == ""


def test_two_panels_show_one_patient(panel: PatientPanel, qtbot: QtBot, tmp_path: Path) -> None:
    """What is typed in one panel is shown in every other of the same patient; facts of other pages are counted."""
    (tmp_path / "more").mkdir()
    only_age = [
        parameter for parameter in sample_library(tmp_path / "more").parameters() if parameter.id == "age_years"
    ]
    other = PatientPanel(panel.patient, only_age)
    qtbot.addWidget(other)
    QTest.keyClicks(_number(panel, "age_years").text, "34")
    panel.patient.set_value("pregnant", value=False)
    assert _number(other, "age_years").text.text() == "34"
    assert other.count.text() == "1 of 1 known; the rest is not known. 1 more known for other pages, also cleared."


def test_fields_speak_label_unit_and_help(panel: PatientPanel) -> None:
    """A screen reader hears label, unit and help of a field."""
    text = _number(panel, "age_years").text
    assert text.accessibleName() == "Age, in years"
    assert text.accessibleDescription() == "Age in completed years."


def test_wheel_over_a_list_does_not_change_an_answer(panel: PatientPanel) -> None:
    """A list without the keyboard ignores the wheel, so that scrolling the panel alters nothing."""
    editor = panel.fields["phenotype"].editor
    assert isinstance(editor, ChoiceEditor)
    down = QPoint(0, -120)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  Qt's own place for "inverted"
    )
    QGuiApplication.sendEvent(editor.box, wheel)
    assert not wheel.isAccepted()
    assert editor.box.currentIndex() == 0


def test_text_that_cannot_be_used_stays_to_be_mended(panel: PatientPanel) -> None:
    """A change elsewhere does not wipe a number that was refused; the sentence stays beside it."""
    QTest.keyClicks(_number(panel, "age_years").text, "340")
    panel.patient.set_value("pregnant", value=False)
    assert _number(panel, "age_years").text.text() == "340"
    assert panel.fields["age_years"].message.text().startswith("Not used")
