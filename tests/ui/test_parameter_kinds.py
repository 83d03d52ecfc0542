"""Every kind of parameter has its editor in the patient panel, and long panels are built bit by bit without a difference to be seen."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msref.domain.facts import Facts
from msref.domain.parameters import PARAMETER_KINDS, Choice, Parameter, UnitChoice
from msref.ui.widgets.matrix_panel import MatrixPanel
from msref.ui.widgets.parameter_answers import EdssEditor
from msref.ui.widgets.parameter_controls import CheckLine
from msref.ui.widgets.parameter_editors import ChoiceEditor, ChoicesEditor, DateEditor, NumberEditor, YesNoEditor
from msref.ui.widgets.parameter_exposures import TreatmentsEditor
from msref.ui.widgets.parameter_kinds import editor_for
from msref.ui.widgets.parameter_patient import Patient
from msref.ui.widgets.parameter_units import UnitNumberEditor
from msref.usecases.case_file import case_from_text, case_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", extend=True
)  # the offscreen platform says so of every window

TODAY = date(2025, 11, 20)
_LONG = (
    "a choice told in so many words that they cannot stand on one line of the panel, whatever the size of the letters"
)
CELLS = Parameter(
    "lymphocytes", "Lymphocytes", "number", "treatment", "The latest count.", "10^9/L", 0, 50,
    units=(UnitChoice("10^9/L", 1), UnitChoice("cells/mm3", 1000)),
)  # fmt: skip
BLOOD = Parameter(
    "haematocrit", "Haematocrit", "number", "who", "The latest value.", "fraction", 0.1, 0.7,
    units=(UnitChoice("fraction", 1), UnitChoice("percent", 100)),
)  # fmt: skip
DRUGS = (Choice("natalizumab", "natalizumab"), Choice("ocrelizumab", "ocrelizumab"))
ALL_KINDS = (
    Parameter("pregnant", "Pregnant", "yes_no", "who", "Now."),
    Parameter("phenotype", "Course", "choice", "disease", "The present one.", choices=(Choice("rrms", "relapsing"),)),
    Parameter("signs", "Signs", "choices", "attack", "All.", choices=(Choice("gait", "gait"), Choice("long", _LONG))),
    Parameter("onset", "First day", "date", "attack", "Of this attack."),
    Parameter("age_years", "Age", "integer", "who", "Completed years.", "years", 0, 110),
    Parameter("weight_kg", "Weight", "number", "who", "Today.", "kg", 3, 350),
    Parameter("edss", "EDSS now", "edss", "disease", "The last score."),
    Parameter("dmt_exposures", "Treatment history", "exposures", "treatment", "Every drug.", choices=DRUGS),
    CELLS,
    BLOOD,
)


def _panel(qtbot: QtBot, parameters: tuple[Parameter, ...], *, height: int = 700) -> MatrixPanel:
    panel = MatrixPanel(Patient(TODAY), parameters)
    qtbot.addWidget(panel)
    panel.set_zoom(100)
    panel.resize(400, height)
    panel.show()
    return panel


def _units(panel: MatrixPanel, name: str) -> UnitNumberEditor:
    editor = panel.fields[name].editor
    assert isinstance(editor, UnitNumberEditor)
    return editor


def test_every_kind_has_its_editor(qtbot: QtBot) -> None:
    """No kind falls back to a line for a number, and a number in several units asks for its unit."""
    wanted = {
        "yes_no": YesNoEditor,
        "choice": ChoiceEditor,
        "choices": ChoicesEditor,
        "date": DateEditor,
        "integer": NumberEditor,
        "number": NumberEditor,
        "edss": EdssEditor,
        "exposures": TreatmentsEditor,
    }
    assert set(wanted) == set(PARAMETER_KINDS)
    for parameter in ALL_KINDS:
        editor = editor_for(parameter, TODAY)
        qtbot.addWidget(editor)
        assert isinstance(editor, UnitNumberEditor if parameter.units else wanted[parameter.kind])


def test_number_without_its_unit_is_not_known(qtbot: QtBot) -> None:
    """No unit is chosen beforehand; 1.2 alone could be anything, so nothing is known until the unit is chosen."""
    panel = _panel(qtbot, (CELLS,))
    editor = _units(panel, "lymphocytes")
    assert editor.unit.currentText() == "choose unit"
    QTest.keyClicks(editor.text, "1.2")
    assert not panel.patient.facts.knows("lymphocytes")
    assert panel.fields["lymphocytes"].message.text() == "Not used yet: choose the unit."
    editor.unit.setCurrentText("10^9/L")
    assert panel.patient.facts.value("lymphocytes") == 1.2


@pytest.mark.parametrize(
    ("name", "typed", "value", "said"),
    [
        ("lymphocytes", "1200 cells/mm3", 1.2, "1.2 x 10^9/L = 1200 cells/mm3"),
        ("lymphocytes", "0,8 10^9/L", 0.8, "0.8 x 10^9/L = 800 cells/mm3"),
        ("haematocrit", "42 percent", 0.42, "0.42 fraction = 42 percent"),
        ("haematocrit", "0.29 fraction", 0.29, "0.29 fraction = 29 percent"),
    ],
)
def test_value_is_kept_in_its_own_unit_and_said_in_both(
    qtbot: QtBot, name: str, typed: str, value: float, said: str
) -> None:
    """1200 cells/mm3 are kept as 1.2 x 10^9/L, and the field says both."""
    panel = _panel(qtbot, (CELLS, BLOOD))
    editor = _units(panel, name)
    number, unit = typed.split()
    editor.unit.setCurrentText(unit)
    QTest.keyClicks(editor.text, number)
    assert panel.patient.facts.value(name) == value
    assert panel.fields[name].message.text() == said


def test_value_out_of_bounds_is_refused_in_the_unit_typed(qtbot: QtBot) -> None:
    """42 as a fraction cannot be: the sentence tells the bounds in the unit that was chosen."""
    panel = _panel(qtbot, (BLOOD,))
    editor = _units(panel, "haematocrit")
    editor.unit.setCurrentText("fraction")
    QTest.keyClicks(editor.text, "42")
    said = panel.fields["haematocrit"].message.text()
    assert said == "Not used: Haematocrit must be from 0.1 to 0.7 fraction; this is 42 fraction."
    editor.unit.setCurrentText("percent")
    assert panel.patient.facts.value("haematocrit") == 0.42
    editor.take("80")
    said = panel.fields["haematocrit"].message.text()
    assert said == "Not used: Haematocrit must be from 10 to 70 percent; this is 80 percent."
    assert not panel.patient.facts.knows("haematocrit")


def test_grouped_digits_are_asked_back_also_with_a_unit(qtbot: QtBot) -> None:
    """The digits 1,200 could be 1200 or 1.2: both are offered, none is taken."""
    panel = _panel(qtbot, (CELLS,))
    editor = _units(panel, "lymphocytes")
    editor.unit.setCurrentText("cells/mm3")
    QTest.keyClicks(editor.text, "1,200")
    assert not panel.patient.facts.knows("lymphocytes")
    offers = panel.fields["lymphocytes"].offers.findChildren(type(editor.unknown))
    assert [offer.text() for offer in offers] == ["1200", "1.2"]
    QTest.mouseClick(offers[0], Qt.MouseButton.LeftButton)
    assert panel.patient.facts.value("lymphocytes") == 1.2


def test_unit_is_forgotten_with_the_value(qtbot: QtBot) -> None:
    """Not known and "Clear patient" leave neither digits nor a chosen unit for the next patient."""
    panel = _panel(qtbot, (CELLS,))
    editor = _units(panel, "lymphocytes")
    panel.patient.set_value("lymphocytes", 0.8)
    assert (editor.text.text(), editor.unit.currentText()) == ("0.8", "10^9/L")
    QTest.mouseClick(editor.unknown, Qt.MouseButton.LeftButton)
    assert (editor.text.text(), editor.unit.currentText()) == ("", "choose unit")
    assert not panel.patient.facts.knows("lymphocytes")
    editor.unit.setCurrentText("cells/mm3")
    panel.patient.clear()
    assert editor.unit.currentText() == "choose unit"


def test_case_saved_from_memory_is_read_back_as_it_was(qtbot: QtBot) -> None:
    """What every editor puts into memory is written to a case file, numbers in several units with theirs, and read back equal."""
    panel = _panel(qtbot, ALL_KINDS)
    editor = _units(panel, "lymphocytes")
    editor.unit.setCurrentText("cells/mm3")
    editor.take("1200")
    blood = _units(panel, "haematocrit")
    blood.unit.setCurrentText("percent")
    blood.take("42")
    edss, history = panel.fields["edss"].editor, panel.fields["dmt_exposures"].editor
    assert isinstance(edss, EdssEditor)
    assert isinstance(history, TreatmentsEditor)
    edss.box.setCurrentText("6.5")
    history.add_drug("natalizumab")
    panel.patient.set_value("onset", date(2025, 11, 8))
    panel.patient.set_value("signs", ("gait",))
    panel.patient.set_value("pregnant", value=False)
    text = case_text(panel.patient.facts, ALL_KINDS, {}, TODAY)
    assert '"value": 1.2,\n   "unit": "10^9/L"' in text
    read = case_from_text(text, ALL_KINDS).facts
    assert dict(read.values) == dict(panel.patient.facts.values)


@pytest.mark.parametrize("points", [10, 20])
def test_words_of_choices_are_never_cut(qtbot: QtBot, points: int) -> None:
    """A choice in many words is as tall as its wrapped words, at the usual and at double size."""
    panel = _panel(qtbot, ALL_KINDS)
    font = panel.font()
    font.setPointSize(points)
    panel.setFont(font)
    panel.set_zoom(points * 10)
    panel.resize(panel.minimumWidth(), 900)
    editor = panel.fields["signs"].editor
    assert isinstance(editor, ChoicesEditor)
    panel.grab()
    for line in editor.findChildren(CheckLine):
        assert line.height() >= line.heightForWidth(line.width())
        room = line.width() - line._left()
        words = line.fontMetrics().boundingRect(0, 0, room, 9999, Qt.TextFlag.TextWordWrap, line.text())
        assert line.height() >= words.height()


def _many(count: int) -> tuple[Parameter, ...]:
    return tuple(Parameter(f"yes_{at}", f"Question {at}", "yes_no", "who", "Help. " * 20) for at in range(count))


def test_long_panel_opens_with_what_is_seen_and_completes_itself(qtbot: QtBot) -> None:
    """Of 40 fields only those in view exist at first; the others come by themselves, and nothing in view moves."""
    panel = _panel(qtbot, _many(40))
    assert panel.fields["yes_0"].is_built
    assert not panel.fields["yes_39"].is_built
    panel.grab()
    places = [panel.fields[f"yes_{at}"].geometry() for at in range(4)]
    qtbot.waitUntil(lambda: all(field.is_built for field in panel.fields.values()))
    panel.grab()
    assert [panel.fields[f"yes_{at}"].geometry() for at in range(4)] == places


def test_field_not_built_yet_shows_what_is_known_when_it_is(qtbot: QtBot) -> None:
    """A value that came before the field was made is in the field when it is made, and a cleared one is not."""
    panel = _panel(qtbot, _many(40))
    panel.patient.replace(Facts({"yes_38": False, "yes_39": True}), {})
    panel.patient.set_value("yes_38", None)
    known, cleared = panel.fields["yes_39"].editor, panel.fields["yes_38"].editor
    assert isinstance(known, YesNoEditor)
    assert isinstance(cleared, YesNoEditor)
    assert known.choice.marked() == 0
    assert cleared.choice.marked() == 2
    assert panel.count.text() == "1 of 40 known; the rest is not known."


def test_jump_to_a_far_field_finds_it_in_view(qtbot: QtBot) -> None:
    """The field asked for is built, has the keyboard and stands in view."""
    panel = _panel(qtbot, _many(40))
    panel.go_to_field("yes_39")
    qtbot.wait(20)
    field = panel.fields["yes_39"]
    assert field.isAncestorOf(panel.focusWidget())
    assert (
        panel._scroll.viewport()
        .rect()
        .intersects(field.rect().translated(field.mapTo(panel._scroll.viewport(), field.rect().topLeft())))
    )


def test_tab_goes_from_top_to_bottom_although_fields_were_built_at_different_times(qtbot: QtBot) -> None:
    """The order of the Tab key is the order on the page, also when a field far below was made first."""
    panel = _panel(qtbot, _many(12))
    panel.fields["yes_11"].build()
    qtbot.waitUntil(lambda: panel._slices.is_done)
    order: list[str] = []
    at: QWidget | None = panel.finder
    for _ in range(2000):
        at = at.nextInFocusChain() if at is not None else None
        if at is None or at is panel.finder:
            break
        owner = next((name for name, field in panel.fields.items() if field.isAncestorOf(at)), "")
        if owner and at.focusPolicy() != Qt.FocusPolicy.NoFocus and owner not in order:
            order.append(owner)
    assert order == list(panel.fields)


def test_scrolling_ahead_builds_what_comes_into_view(qtbot: QtBot) -> None:
    """Someone who scrolls at once sees fields, not gaps."""
    panel = _panel(qtbot, _many(40))
    panel.grab()
    bar = panel._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    panel.grab()
    viewport = panel._scroll.viewport()
    seen = [
        field
        for field in panel.fields.values()
        if viewport.rect().intersects(field.rect().translated(field.mapTo(viewport, field.rect().topLeft())))
    ]
    assert seen
    assert all(field.is_built for field in seen)
