"""The calculator pages as a user works them."""

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library, open_library
from msref.content_store.whole_file import hash_lines, hash_of, hash_place
from msref.errors import NotFoundError
from msref.ui.screens.browse_library_screen import RecordListScreen
from msref.ui.screens.run_calculator_screen import RunCalculatorScreen, calculators_screen
from msref.ui.theme import THEMES
from msref.ui.widgets.calculator_bands import band_of, range_in_words
from msref.ui.widgets.calculator_editors import NumbersEditor
from msref.ui.widgets.calculator_field import confirm_words, from_the_patient
from msref.ui.widgets.calculator_text import in_labels
from msref.ui.widgets.parameter_answers import AnswerLinesEditor, EdssEditor, SideBySideEditor
from msref.ui.widgets.parameter_controls import EdgedButton
from msref.ui.widgets.parameter_editors import NumberEditor, YesNoEditor
from msref.ui.widgets.parameter_patient import Patient
from tests.ui.calculator_samples import SPECS
from tests.ui.sample_library import sample_library

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", extend=True
)  # the offscreen platform says so of every window

TODAY = date(2025, 11, 20)


@pytest.fixture
def calculator_library(tmp_path: Path) -> Library:
    """The small library with a few calculators."""
    sample_library(tmp_path).close()
    path = tmp_path / "reference.sqlite"
    base = sqlite3.connect(path)
    base.executemany(
        "INSERT INTO spec VALUES ('calculator', ?, ?, ?)",
        [(number, spec["id"], json.dumps(spec)) for number, spec in enumerate(SPECS)],
    )
    base.commit()
    base.close()
    hash_place(path).write_text(hash_lines(path, hash_of(path)), encoding="ascii")
    return open_library(path)


def _page(qtbot: QtBot, library: Library, name: str, *, width: int = 1300) -> RunCalculatorScreen:
    page = RunCalculatorScreen(library, name, patient=Patient(TODAY))
    qtbot.addWidget(page)
    page.apply_theme(THEMES["light"])
    page.set_zoom(100)
    page.resize(width, 800)
    page.show()
    page.focus_first()
    return page


@pytest.fixture
def bsa(qtbot: QtBot, calculator_library: Library) -> RunCalculatorScreen:
    """The body surface area, shown, with a patient of whom nothing is known."""
    return _page(qtbot, calculator_library, "bsa")


def _number(page: RunCalculatorScreen, name: str) -> NumberEditor:
    editor = page.fields[name].editor
    assert isinstance(editor, NumberEditor)
    return editor


def _said(page: RunCalculatorScreen) -> str:
    return page.result.answer.text.toPlainText()


def _offers(page: RunCalculatorScreen, name: str) -> list[EdgedButton]:
    return page.fields[name].offers.findChildren(EdgedButton)


def test_every_input_starts_empty_and_no_number_is_given(bsa: RunCalculatorScreen) -> None:
    """Nothing is preset: no result, and the names of what is missing."""
    assert _number(bsa, "height_cm").text.text() == ""
    assert _said(bsa) == "? No result yet\nNot known: Height, Weight."
    assert bsa.result.sentence() == "No result yet. Not known: Height, Weight."


def test_result_follows_each_keystroke(bsa: RunCalculatorScreen) -> None:
    """180 cm and 80 kg give the square root of (180 x 80 / 3600) = 2.00 m2, with its steps and the other formula beside it."""
    QTest.keyClicks(_number(bsa, "height_cm").text, "180")
    QTest.keyClicks(_number(bsa, "weight_kg").text, "80")
    assert "2.00 m2" in _said(bsa)
    assert "1.5 to 2.0: Meaning of 1.5 to 2.0." in _said(bsa)
    assert "square root of (180 x 80 / 3600) = 2.00" in bsa.result.why.toPlainText()
    assert "Formula of Du Bois" in bsa.result.why.toPlainText()
    QTest.keyClick(_number(bsa, "weight_kg").text, Qt.Key.Key_Backspace)
    assert "0.63 m2" in _said(bsa)


def test_missing_input_is_a_jump_to_its_field(bsa: RunCalculatorScreen) -> None:
    """The name of what is missing puts the keyboard into its field."""
    bsa.result.answer.text.anchorClicked.emit(QUrl("field:weight_kg"))
    assert bsa.focusWidget() is _number(bsa, "weight_kg").text


def test_impossible_value_is_refused_at_the_field(bsa: RunCalculatorScreen) -> None:
    """A weight of 400 kg leaves no result; the sentence stands at the field and the result names it."""
    QTest.keyClicks(_number(bsa, "height_cm").text, "180")
    QTest.keyClicks(_number(bsa, "weight_kg").text, "400")
    assert bsa.fields["weight_kg"].message.text() == "Not used: Weight must be from 3 to 350 kg; this is 400 kg."
    assert _said(bsa) == "⚠ No result\nWhat is entered here cannot be used: Weight. The field says why."
    assert bsa.result.why.isHidden()


def test_unusual_value_counts_and_is_asked_about(bsa: RunCalculatorScreen) -> None:
    """160 kg is possible and unusual: the result stands, the question stands beside it until it is answered."""
    QTest.keyClicks(_number(bsa, "height_cm").text, "180")
    QTest.keyClicks(_number(bsa, "weight_kg").text, "160")
    assert "2.83 m2" in _said(bsa)
    assert bsa.fields["weight_kg"].message.text() == "⚠ Unusual: usually 40 to 150 kg. Is 160 kg right?"
    assert "Weight: usually 40 to 150 kg. Is 160 kg right?" in bsa.result.cautions.text.toPlainText()
    assert [offer.text() for offer in _offers(bsa, "weight_kg")] == [confirm_words()]
    QTest.mouseClick(_offers(bsa, "weight_kg")[0], Qt.MouseButton.LeftButton)
    assert bsa.fields["weight_kg"].message.text() == "Unusual, and confirmed."
    assert "right?" not in bsa.result.cautions.text.toPlainText()


def test_decimal_comma_is_read_and_grouping_is_asked_back(bsa: RunCalculatorScreen) -> None:
    """A comma is a decimal mark whatever the machine's language; "1,250" is not guessed."""
    QTest.keyClicks(_number(bsa, "height_cm").text, "180,0")
    QTest.keyClicks(_number(bsa, "weight_kg").text, "80")
    assert "2.00 m2" in _said(bsa)
    _number(bsa, "weight_kg").take("80,125")
    assert "No result" in _said(bsa)
    assert [offer.text() for offer in _offers(bsa, "weight_kg")] == ["80.125"]


def test_value_from_the_patient_is_marked_and_a_what_if_leaves_the_patient(bsa: RunCalculatorScreen) -> None:
    """The patient's weight is filled in and said to be so; writing over it changes the result, not the patient."""
    field = bsa.fields["weight_kg"]
    bsa.patient.set_value("weight_kg", 80.0)
    QTest.keyClicks(_number(bsa, "height_cm").text, "180")
    assert field.origin.text() == from_the_patient()
    assert "2.00 m2" in _said(bsa)
    _number(bsa, "weight_kg").take("45")
    assert "1.50 m2" in _said(bsa)
    assert bsa.patient.facts.value("weight_kg") == 80.0
    assert field.origin.text() == "What-if: the patient's value is 80 kg and stays so."
    bsa.patient.set_value("weight_kg", 90.0)
    assert "1.50 m2" in _said(bsa)
    QTest.mouseClick(field.follow, Qt.MouseButton.LeftButton)
    assert _number(bsa, "weight_kg").text.text() == "90"
    assert "2.12 m2" in _said(bsa)


def test_not_known_is_a_legal_what_if(bsa: RunCalculatorScreen) -> None:
    """A value from the patient can be made unknown here; the result then names it as missing."""
    bsa.patient.set_value("weight_kg", 80.0)
    QTest.mouseClick(_number(bsa, "weight_kg").unknown, Qt.MouseButton.LeftButton)
    assert "Not known: Height, Weight." in _said(bsa)
    assert bsa.patient.facts.knows("weight_kg")


def test_clearing_the_patient_empties_the_page(bsa: RunCalculatorScreen) -> None:
    """What was entered for one patient is not there for the next, neither values nor text that could not be used."""
    QTest.keyClicks(_number(bsa, "height_cm").text, "abc")
    QTest.keyClicks(_number(bsa, "weight_kg").text, "80")
    bsa.patient.clear()
    assert _number(bsa, "height_cm").text.text() == ""
    assert _number(bsa, "weight_kg").text.text() == ""
    assert bsa.fields["height_cm"].message.text() == ""
    assert _said(bsa) == "? No result yet\nNot known: Height, Weight."


def test_clear_fills_in_the_patient_again(bsa: RunCalculatorScreen) -> None:
    """Clear gives up what was entered; what the panel knows comes back."""
    bsa.patient.set_value("weight_kg", 80.0)
    _number(bsa, "weight_kg").take("45")
    QTest.mouseClick(bsa.clear_button, Qt.MouseButton.LeftButton)
    assert _number(bsa, "weight_kg").text.text() == "80"
    assert not bsa.clear_button.isEnabled()


def test_change_while_the_page_is_away_is_shown_when_it_comes_back(bsa: RunCalculatorScreen) -> None:
    """A hidden page is brought up to date before it is seen."""
    bsa.hide()
    bsa.patient.set_value("weight_kg", 80.0)
    bsa.show()
    assert _number(bsa, "weight_kg").text.text() == "80"


def test_unit_is_chosen_beside_the_number_never_guessed(qtbot: QtBot, calculator_library: Library) -> None:
    """18 without a unit gives no rate; with months it is 1.5 years, so 3 relapses are 2.00 a year."""
    page = _page(qtbot, calculator_library, "relapse_rate")
    _number(page, "relapses").take("3")
    _number(page, "observed").take("18")
    assert list(page.fields) == ["relapses", "observed"]
    assert "Not known: Unit of the time." in _said(page)
    unit = page.fields["observed"].unit_editor
    assert isinstance(unit, SideBySideEditor)
    assert unit.choice.buttons[unit.choice.marked()].text() == "Not chosen"
    QTest.mouseClick(unit.choice.buttons[1], Qt.MouseButton.LeftButton)
    assert "\n2.00\n" in _said(page)
    assert "one relapse more or less" not in page.result.cautions.text.toPlainText()


def test_fault_of_the_whole_sheet_stands_at_the_field_it_names(qtbot: QtBot, calculator_library: Library) -> None:
    """No time observed cannot give a rate: the sentence, with the label in place of the id, stands at that field."""
    page = _page(qtbot, calculator_library, "relapse_rate")
    _number(page, "relapses").take("1")
    unit = page.fields["observed"].unit_editor
    assert isinstance(unit, SideBySideEditor)
    unit.choice.buttons[0].click()
    _number(page, "observed").take("1")
    page.session.write("observed", 0.0)
    assert "Time observed must be more than 0 and at most 100 years" in page.session.faults["observed"]
    assert "⚠ No result" in _said(page)


def test_missing_answer_leaves_what_is_still_possible(qtbot: QtBot, calculator_library: Library) -> None:
    """Three parts that did not happen leave NEDA-3 open between met and not met; one that did decides it."""
    page = _page(qtbot, calculator_library, "neda3")
    for name in ("relapse", "confirmed_worsening", "new_or_enlarging_t2"):
        editor = page.fields[name].editor
        assert isinstance(editor, YesNoEditor)
        editor.choice.buttons[1].click()
    assert "Still possible for NEDA-3: met or not met." in _said(page)
    assert "Not known: Enhancing lesion." in _said(page)
    last = page.fields["gd_enhancing"].editor
    assert isinstance(last, YesNoEditor)
    last.choice.buttons[0].click()
    assert "not met: Meaning of not met." in _said(page)


def test_several_numbers_are_added_and_an_odd_one_is_asked_about(qtbot: QtBot, calculator_library: Library) -> None:
    """12 + 12 + 60 is 84, between the two bounds; 60 in one dose is asked about; words are refused."""
    page = _page(qtbot, calculator_library, "mitoxantrone_cumulative")
    editor = page.fields["doses_mg_per_m2"].editor
    assert isinstance(editor, NumbersEditor)
    QTest.keyClicks(editor.text, "12+12+60")
    assert "84 mg per m2" in _said(page)
    assert "above 72 and below 140: Meaning" in _said(page)
    assert "▸ this result: above 72 and below 140" in page._meaning.toPlainText()
    assert "Is 60 mg per m2 right?" in page.fields["doses_mg_per_m2"].message.text()
    QTest.keyClicks(editor.text, "x")
    assert page.fields["doses_mg_per_m2"].message.text().startswith("Not used: Doses given must be")
    assert "⚠ No result" in _said(page)


def test_edss_is_picked_from_its_twenty_steps(qtbot: QtBot, calculator_library: Library) -> None:
    """0.5 is not offered; the patient's EDSS is filled in as the step now."""
    page = _page(qtbot, calculator_library, "edss_worsening")
    page.patient.set_value("edss", 3.5)
    now, then = page.fields["current"].editor, page.fields["baseline"].editor
    assert isinstance(now, EdssEditor)
    assert isinstance(then, EdssEditor)
    assert now.box.currentText() == "3.5"
    assert then.box.findText("0.5") == -1
    assert then.box.count() == 21
    then.box.setCurrentText("2.0")
    assert "worsening, if confirmed" in _said(page)


def test_long_answers_stand_in_lines_and_are_never_cut(qtbot: QtBot, calculator_library: Library) -> None:
    """Each grade is a line as tall as its wrapped words at any width; the arrows move between them."""
    page = _page(qtbot, calculator_library, "edss", width=480)
    editor = page.fields["visual"].editor
    assert isinstance(editor, AnswerLinesEditor)
    page.grab()
    with qtbot.waitActive(page):
        page.activateWindow()
    editor.lines[None].setFocus()
    QTest.keyClick(editor.lines[None], Qt.Key.Key_Up)
    assert page.session.value("visual") == "6"
    page.grab()
    for line in editor.lines.values():
        bold = QFontMetrics(line._bold())
        room = line.width() - line._left() - 4
        words = bold.boundingRect(0, 0, room, 9999, Qt.TextFlag.TextWordWrap, line.text())
        assert line.height() >= words.height()


def test_open_grades_bound_the_step(qtbot: QtBot, calculator_library: Library) -> None:
    """A pyramidal grade 3 alone leaves a range that begins at 3.0, since the step never falls when another grade is found."""
    page = _page(qtbot, calculator_library, "edss")
    editor = page.fields["pyramidal"].editor
    assert isinstance(editor, AnswerLinesEditor)
    editor.lines["3"].setChecked(True)
    assert "Still possible for EDSS step: 3.0 to 10.0." in _said(page)


def test_page_says_when_not_to_use_it_before_the_inputs(bsa: RunCalculatorScreen) -> None:
    """Purpose, type, review state and both uses stand above the first input."""
    bsa.grab()
    uses = [call_out.text.toPlainText().splitlines()[0] for call_out in bsa._call_outs]
    assert uses == ["✓ When to use it", "✗ When not to use it"]
    assert bsa._facts.text() == "Dosing · One formula. · Drafted from sources, not clinically reviewed"
    first = bsa.fields["height_cm"]
    assert all(call_out.y() < first.y() for call_out in bsa._call_outs)


def test_copy_carries_inputs_origin_result_and_sources(bsa: RunCalculatorScreen) -> None:
    """The copied text tells every input with its unit and origin, the result with its steps, and the rule's sources."""
    bsa.patient.set_value("weight_kg", 80.0)
    QTest.keyClicks(_number(bsa, "height_cm").text, "180")
    QTest.mouseClick(bsa.copy_button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith(
        "Body surface area\nBody surface area summary (Trial 1999).\nDosing\nmsref content 7 of 2024-05-01"
    )
    assert "- Height: 180 cm\n- Weight: 80 kg (from the patient)" in text
    assert "Body surface area: 2.00 m2" in text
    assert "\nSources\n- globalrphbsa [references 1 and 4]" in text


def test_narrow_page_keeps_the_answer_in_view(qtbot: QtBot, calculator_library: Library) -> None:
    """In a narrow window the result follows the inputs and its sentence stays at the lower edge."""
    page = _page(qtbot, calculator_library, "bsa", width=600)
    assert page.strip.isVisible()
    assert page.strip.text() == "No result yet. Not known: Height, Weight."
    page.resize(1400, 800)
    assert page.strip.isHidden()
    assert page.result.isVisible()


def test_find_goes_through_the_texts(bsa: RunCalculatorScreen) -> None:
    """Find on the page selects the words in the texts, and says when they stand nowhere."""
    assert bsa.find_words("pitfalls", from_start=True)
    bsa.find_words("zebra")
    assert not bsa.find_words("zebra")


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
def test_page_takes_every_theme_and_zoom(bsa: RunCalculatorScreen, theme: str) -> None:
    """Colours and letter size change without losing what was entered."""
    QTest.keyClicks(_number(bsa, "height_cm").text, "180")
    bsa.apply_theme(THEMES[theme])
    bsa.set_zoom(200)
    bsa.grab()
    assert _number(bsa, "height_cm").text.text() == "180"


def test_list_groups_the_calculators_by_what_they_answer(qtbot: QtBot, calculator_library: Library) -> None:
    """Title, purpose and type of each stand under the heading of its type, and lead to its page."""
    screen = calculators_screen(calculator_library)
    qtbot.addWidget(screen)
    assert isinstance(screen, RecordListScreen)
    lines = {line.title: line for line in screen.list.lines}
    assert list(lines)[:2] == ["Prognosis", "Relapse rate"]
    assert lines["Relapse rate"].address == "calc/relapse_rate"
    assert lines["Relapse rate"].text == "Relapse rate summary (Trial 1999)."


def test_calculator_is_found_by_its_record_too(qtbot: QtBot, calculator_library: Library) -> None:
    """The id of the record leads to the same page; an unknown name is refused with a sentence."""
    page = _page(qtbot, calculator_library, "calc-bsa")
    assert page.address == "calc/bsa"
    with pytest.raises(NotFoundError, match="There is no calculator"):
        RunCalculatorScreen(calculator_library, "nothing")


def test_ids_become_labels_only_where_an_id_stands() -> None:
    """A sentence of a function is told with labels; ordinary words that are also ids stay."""
    labels = {"days": "Days given", "mg_per_day": "Dose per day"}
    assert in_labels("Not known: mg_per_day, days.", labels) == "Not known: Dose per day, Days given."
    assert in_labels("1000 mg a day x 3 days = 3000 mg.", labels) == "1000 mg a day x 3 days = 3000 mg."
    assert (
        in_labels("days must be a whole number; 2.5 is not.", labels)
        == "Days given must be a whole number; 2.5 is not."
    )


def test_listed_inputs_are_named_by_their_labels_in_every_language() -> None:
    """What is missing is listed after a colon in any words; an ordinary word after a colon stays as it is."""
    labels = {"sex": "Sexe", "weight_kg": "Poids"}
    assert in_labels("Inconnu : sex, weight_kg. Reste le calcul.", labels) == "Inconnu : Sexe, Poids. Reste le calcul."
    assert in_labels("NEDA-3: met.", {"sex": "Sexe"}) == "NEDA-3: met."


def test_range_of_words_and_numbers_is_told() -> None:
    """Numbers are told as a range with the unit, words side by side."""
    assert range_in_words((0, 3), "points") == "0 to 3 points"
    assert range_in_words((2, 2), "") == "2"
    assert range_in_words(("met", "not met"), "") == "met or not met"


def test_band_in_words_that_name_no_bound_is_not_matched(bsa: RunCalculatorScreen) -> None:
    """A result is placed in a band only when the band names its bounds in digits."""
    QTest.keyClicks(_number(bsa, "height_cm").text, "180")
    QTest.keyClicks(_number(bsa, "weight_kg").text, "80")
    result = bsa.session.result
    assert result is not None
    assert band_of(result, ["about average", "more than 2.1 m2", "2.0"]) == 2
    assert band_of(result, ["at least 20 percent slower"]) is None
