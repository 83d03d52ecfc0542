"""The definitions page as a user works it: four states in words, what is missing, what one other value would change."""

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library, open_library
from msref.content_store.whole_file import hash_lines, hash_of, hash_place
from msref.ui.screens.assess_criteria_screen import CHANGE, DEFINITIONS, MISSING, AssessCriteriaScreen
from msref.ui.theme import THEMES
from msref.ui.widgets.matrix_session import CANNOT_TELL, MET, NOT_APPLICABLE, NOT_MET
from msref.ui.widgets.matrix_words import STATE_SIGNS, cited_html, state_words
from msref.ui.widgets.parameter_answers import EdssEditor
from msref.ui.widgets.parameter_editors import NumberEditor
from msref.ui.widgets.parameter_exposures import TreatmentsEditor
from msref.ui.widgets.parameter_patient import Patient
from tests.ui.sample_library import sample_library

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", extend=True
)  # the offscreen platform says so of every window

TODAY = date(2025, 11, 20)
_MORE_PARAMETERS: list[dict[str, object]] = [
    {"id": "relapses_12m", "label": "Relapses in 12 months", "kind": "integer", "group": "disease", "help": "All of them.",
     "minimum": 0, "maximum": 30},
    {"id": "relapses_24m", "label": "Relapses in 24 months", "kind": "integer", "group": "disease", "help": "All of them.",
     "minimum": 0, "maximum": 60},
    {"id": "edss", "label": "EDSS now", "kind": "edss", "group": "disease", "help": "The last score."},
    {"id": "dmt_exposures", "label": "Treatment history", "kind": "exposures", "group": "treatment", "help": "Every drug.",
     "choices": [{"id": "interferon_beta", "label": "interferon beta"}, {"id": "natalizumab", "label": "natalizumab"}]},
    {"id": "pregnancy_state", "label": "Pregnancy", "kind": "choice", "group": "who", "help": "Now.",
     "choices": [{"id": "pregnant", "label": "pregnant"}, {"id": "not_pregnant", "label": "not pregnant"}]},
]  # fmt: skip
_RELAPSING = {
    "clause": "whom",
    "text": "Relapsing MS",
    "source": "Trial 1999, Table 1",
    "when": {"parameter": "phenotype", "is": "rrms"},
}


def _clause(name: str, text: str, when: dict[str, object]) -> dict[str, object]:
    return {"clause": name, "text": text, "source": "Trial 1999, abstract", "when": when}


def _definition(name: str, title: str, kind: str, rule: dict[str, object], **more: object) -> dict[str, object]:
    return {
        "id": name,
        "record": f"{name}-record",
        "reading": "",
        "title": title,
        "kind": kind,
        "jurisdiction": "England",
        "version": "First edition",
        "note": "",
        "year": 2013,
        "applies": _RELAPSING,
        "rule": rule,
        "validation": [],
        **more,
    }


_SPECS = (
    _definition(
        "busy",
        "Two relapses in a year",
        "activity",
        _clause("two", "At least 2 relapses in 12 months", {"parameter": "relapses_12m", "at_least": 2}),
        note="Counts every relapse (Trial 1999, Table 2 [5]).",
    ),
    _definition(
        "high",
        "EDSS of 6 or more",
        "outcome",
        {
            "all": [
                _clause("six", "EDSS at least 6.0", {"parameter": "edss", "at_least": 6}),
                _clause("adult", "At least 18 years old", {"parameter": "age_years", "at_least": 18}),
            ]
        },
        applies=None,
        jurisdiction="none stated",
    ),
    _definition(
        "label",
        "Highly active despite interferon",
        "label",
        {
            "all": [
                _clause("one", "At least 1 relapse", {"parameter": "relapses_12m", "at_least": 1}),
                _clause(
                    "drug", "Treated with interferon beta", {"treated": "dmt_exposures", "drugs": ["interferon_beta"]}
                ),
            ]
        },
    ),
)


@pytest.fixture
def definitions_library(tmp_path: Path) -> Library:
    """The small library with three definitions of three kinds."""
    sample_library(tmp_path).close()
    path = tmp_path / "reference.sqlite"
    base = sqlite3.connect(path)
    base.executemany(
        "INSERT INTO spec VALUES ('definition', ?, ?, ?)",
        [(number, spec["id"], json.dumps(spec)) for number, spec in enumerate(_SPECS)],
    )
    base.execute(
        "INSERT INTO record VALUES (50, 'busy-record', 'definition', 'Two relapses', 'A summary.', 'understanding', '', '', '', '[]', '[]', '[]', '{}')"
    )
    base.execute("INSERT INTO citation VALUES ('busy-record', 1, 'trial1', 'abstract')")
    base.executemany(
        "INSERT INTO parameter VALUES (?, ?, ?)",
        [(number, spec["id"], json.dumps(spec)) for number, spec in enumerate(_MORE_PARAMETERS, start=100)],
    )
    base.commit()
    base.close()
    hash_place(path).write_text(hash_lines(path, hash_of(path)), encoding="ascii")
    return open_library(path)


@pytest.fixture
def matrix(qtbot: QtBot, definitions_library: Library) -> AssessCriteriaScreen:
    """The page, shown, with a patient of whom nothing is known."""
    page = AssessCriteriaScreen(definitions_library, patient=Patient(TODAY))
    qtbot.addWidget(page)
    qtbot.addWidget(page.side_panel())
    page.apply_theme(THEMES["light"])
    page.set_zoom(100)
    page.resize(900, 800)
    page.show()
    page.panel.show()
    page.focus_first()
    return page


def _states(page: AssessCriteriaScreen) -> dict[str, str]:
    return {name: row.state for name, row in page.list.rows.items()}


def test_nothing_known_is_cannot_tell_everywhere(matrix: AssessCriteriaScreen) -> None:
    """With no fact no definition is met or ruled out; each names what is missing."""
    assert set(_states(matrix).values()) == {CANNOT_TELL}
    assert "field:edss" in matrix.list.rows["high"].missing.text()
    assert "EDSS now" in matrix.list.rows["high"].head.accessibleName()


def test_states_follow_the_patient_in_words_and_signs(matrix: AssessCriteriaScreen) -> None:
    """Met, not met, cannot tell and does not apply are four states, each a word with a sign of its own."""
    matrix.patient.set_value("phenotype", "rrms")
    matrix.patient.set_value("relapses_12m", 2)
    matrix.patient.set_value("edss", 3.0)
    assert _states(matrix) == {"high": NOT_MET, "busy": MET, "label": CANNOT_TELL}
    matrix.patient.set_value("phenotype", "ppms")
    assert _states(matrix) == {"high": NOT_MET, "busy": NOT_APPLICABLE, "label": NOT_APPLICABLE}
    assert len(set(STATE_SIGNS.values())) == len(set(state_words().values())) == 4
    assert matrix.list.rows["busy"].head.accessibleName() == (
        "Two relapses in a year. Does not apply. 2013 · England · First edition."
    )


def test_definitions_stand_under_the_question_of_their_kind(matrix: AssessCriteriaScreen) -> None:
    """Outcome, activity and label stand apart, each with what it answers; the page says that they are never merged."""
    assert [title.text() for title in matrix.list._titles] == ["Outcome", "Activity", "Label"]
    assert all(question.text() for question in matrix.list._questions)
    assert "never merged" in matrix._lead.text()


def test_missing_parameter_is_a_jump_into_the_panel(matrix: AssessCriteriaScreen) -> None:
    """The named parameter puts the keyboard into its field, also when the panel was narrowed to others."""
    matrix.panel.finder.setText("pregnancy")
    assert matrix.panel.fields["edss"].isHidden()
    matrix.list.rows["high"].missing.linkActivated.emit("field:edss")
    editor = matrix.panel.fields["edss"].editor
    assert isinstance(editor, EdssEditor)
    assert not matrix.panel.fields["edss"].isHidden()
    assert matrix.panel.focusWidget() is editor.box


def test_panel_holds_what_definitions_and_flags_ask_and_finds_among_it(matrix: AssessCriteriaScreen) -> None:
    """Parameters that no definition asks for are not in the panel; a group without a match is hidden with its title."""
    assert list(matrix.panel.fields) == [
        "age_years", "phenotype", "relapses_12m", "edss", "dmt_exposures", "pregnancy_state",
    ]  # fmt: skip
    matrix.panel.finder.setText("EDSS")
    shown = [name for name, field in matrix.panel.fields.items() if not field.isHidden()]
    assert shown == ["edss"]
    titles = {title.text(): title.isHidden() for title in matrix.panel._group_titles}
    assert titles == {"About the patient": True, "The disease": False, "Treatment so far": True}


def test_only_rows_whose_answer_changed_are_written_again(
    matrix: AssessCriteriaScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new age leaves the definitions that do not ask for it untouched."""
    written: list[str] = []
    for name, row in matrix.list.rows.items():
        monkeypatch.setattr(row, "show_row", lambda _answer, name=name: written.append(name))
    matrix.patient.set_value("age_years", 34)
    assert written == ["high"]


def test_reasons_tell_clause_value_state_and_source(matrix: AssessCriteriaScreen) -> None:
    """Opened, a definition shows each clause with its state, the patient's value, the bound and a link to the source."""
    matrix.patient.set_value("phenotype", "rrms")
    matrix.patient.set_value("relapses_12m", 1)
    head = matrix.list.rows["busy"].head
    QTest.keyClick(head, Qt.Key.Key_Right)
    reasons = matrix.list.rows["busy"].reasons
    assert reasons is not None
    text = reasons.toPlainText()
    assert "✗ does not hold: At least 2 relapses in 12 months (Trial 1999, abstract)" in text
    assert "Relapses in 12 months: 1 (asked: at least 2): does not hold." in text
    assert "✓ holds: Relapsing MS" in text
    assert "Note: Counts every relapse (Trial 1999, Table 2 [5])." in text
    matrix.patient.set_value("relapses_12m", 2)
    assert "✓ holds: At least 2 relapses in 12 months" in reasons.toPlainText()
    QTest.keyClick(head, Qt.Key.Key_Left)
    assert reasons.isHidden()


def test_reasons_lead_to_the_record_of_the_definition(matrix: AssessCriteriaScreen, qtbot: QtBot) -> None:
    """The link under the reasons opens the record; a source opens the source."""
    matrix.go_to("busy")
    reasons = matrix.list.rows["busy"].reasons
    assert reasons is not None
    with qtbot.waitSignal(matrix.navigate) as opened:
        reasons.anchorClicked.emit(QUrl("record:busy-record"))
    assert opened.args == ["record/busy-record"]
    assert 'href="record:trial1"' in reasons.toHtml()


def test_arrows_walk_the_definitions_shown(matrix: AssessCriteriaScreen) -> None:
    """Down goes to the next definition, over those that are filtered away, and stops at the last."""
    rows = matrix.list.rows
    assert matrix.focusWidget() is rows["high"].head
    QTest.keyClick(rows["high"].head, Qt.Key.Key_Down)
    assert matrix.focusWidget() is rows["busy"].head
    matrix.list.show_kind("label")
    matrix.list.focus_first()
    QTest.keyClick(rows["label"].head, Qt.Key.Key_Down)
    assert matrix.focusWidget() is rows["label"].head


def test_filters_by_state_and_kind_say_what_is_shown(matrix: AssessCriteriaScreen) -> None:
    """Filters narrow the list, hide headings without definitions, say so, and one button shows all again."""
    matrix.patient.set_value("phenotype", "rrms")
    matrix.patient.set_value("relapses_12m", 2)
    assert matrix.list.state_box.itemText(1) == "✓ Met (1)"
    matrix.list.show_state(MET)
    assert [row.definition for row in matrix.list.shown_rows()] == ["busy"]
    assert matrix.list.shown.text() == "Showing 1 of 3 definitions."
    assert [title.text() for title in matrix.list._titles if not title.isHidden()] == ["Activity"]
    QTest.mouseClick(matrix.list.clear, Qt.MouseButton.LeftButton)
    assert len(matrix.list.shown_rows()) == 3


def test_missing_list_is_ordered_by_how_many_definitions_wait(matrix: AssessCriteriaScreen) -> None:
    """The parameter that most definitions wait for stands first, with their titles, and jumps to its field."""
    matrix.patient.set_value("phenotype", "rrms")
    matrix.show_view(MISSING)
    text = matrix.missing.text.toPlainText()
    assert text.index("2 definitions: Relapses in 12 months") < text.index("1 definition: Treatment history")
    assert "Highly active despite interferon" in text
    matrix.show_view(DEFINITIONS)
    assert matrix.first_missing.toPlainText().startswith("Most definitions wait for: Relapses in 12 months (2)")


def test_missing_list_is_current_when_it_is_chosen_later(matrix: AssessCriteriaScreen) -> None:
    """A view that was not seen while the patient changed is up to date when it is."""
    matrix.patient.set_value("phenotype", "ppms")
    matrix.patient.set_value("edss", 3.0)
    matrix.show_view(MISSING)
    assert matrix.missing.text.toPlainText() == "Nothing that is missing could change an answer now."


def test_what_would_change_names_definitions_and_leaves_the_patient(matrix: AssessCriteriaScreen) -> None:
    """Two relapses instead of none would meet one definition; the patient stays as it is."""
    matrix.patient.set_value("phenotype", "rrms")
    matrix.patient.set_value("relapses_12m", 0)
    matrix.show_view(CHANGE)
    matrix.change.choose("relapses_12m")
    assert matrix.change.now.text() == "The patient's value: 0."
    assert matrix.change.field is not None
    editor = matrix.change.field.editor
    assert isinstance(editor, NumberEditor)
    QTest.keyClicks(editor.text, "2")
    text = matrix.change.outcome.toPlainText()
    assert "2 definitions would change:" in text
    assert "not met → met: Two relapses in a year" in text
    assert "not met → cannot tell: Highly active despite interferon" in text
    assert matrix.patient.facts.value("relapses_12m") == 0
    editor.take("99")
    assert matrix.change.outcome.toPlainText() == ""
    matrix.patient.clear()
    assert matrix.change.field is None


def test_flags_say_true_false_and_not_known_in_words(matrix: AssessCriteriaScreen) -> None:
    """At the start nothing is known; an age of 16 is under 18 and not over 65; a pregnancy is said."""
    words = matrix.flags.flags.text.toPlainText()
    assert words.startswith(
        "Nothing known about the patient yet. Pregnant or planning a pregnancy, Under 18, Over 65: ? not known."
    )
    matrix.patient.set_value("age_years", 16)
    matrix.patient.set_value("pregnancy_state", "pregnant")
    text = matrix.flags.flags.text.toPlainText()
    assert "Pregnant or planning a pregnancy: ⚠ yes Pregnant." in text
    assert "Under 18: ⚠ yes Age 16 years, under 18." in text
    assert "Over 65: ✗ no Age 16 years, not above 65." in text


def test_contradicting_facts_are_said_and_not_used(matrix: AssessCriteriaScreen) -> None:
    """More relapses in 12 than in 24 months cannot be: no definition answers from either until they agree."""
    matrix.patient.set_value("phenotype", "rrms")
    matrix.patient.set_value("relapses_12m", 2)
    assert _states(matrix)["busy"] == MET
    matrix.patient.set_value("relapses_24m", 1)
    assert "cannot all be true" in matrix.flags.contradictions.text.toPlainText()
    assert _states(matrix)["busy"] == CANNOT_TELL
    matrix.patient.set_value("relapses_24m", 2)
    assert matrix.flags.contradictions.isHidden()
    assert _states(matrix)["busy"] == MET


def test_treatment_history_is_entered_drug_by_drug(matrix: AssessCriteriaScreen) -> None:
    """A drug alone is a history; "Never treated" is another answer; taking the last drug away is not known."""
    editor = matrix.panel.fields["dmt_exposures"].editor
    assert isinstance(editor, TreatmentsEditor)
    matrix.patient.set_value("phenotype", "rrms")
    matrix.patient.set_value("relapses_12m", 1)
    editor.add_drug("interferon_beta")
    assert matrix.patient.facts.value("dmt_exposures") == ("interferon_beta",)
    assert _states(matrix)["label"] == MET
    editor.boxes[0].removed.emit()
    assert not matrix.patient.facts.knows("dmt_exposures")
    editor.never.setChecked(True)
    assert matrix.patient.facts.value("dmt_exposures") == ()
    assert _states(matrix)["label"] == NOT_MET


def test_impossible_treatment_is_refused_with_a_sentence(matrix: AssessCriteriaScreen) -> None:
    """A last dose before the start cannot be: the history is not known until it is mended, and the field says why."""
    editor = matrix.panel.fields["dmt_exposures"].editor
    assert isinstance(editor, TreatmentsEditor)
    editor.add_drug("natalizumab")
    box = editor.boxes[0]
    for name, day in (("start", "10"), ("last_dose", "9")):
        dates = box.dates[name]
        QTest.keyClicks(dates.day, day)
        dates.month.setCurrentIndex(3)
        QTest.keyClicks(dates.year, "2024")
    assert not matrix.patient.facts.knows("dmt_exposures")
    said = matrix.panel.fields["dmt_exposures"].message.text()
    assert said == "Not used: natalizumab, last dose must be not earlier than the start (2024-03-10); it is 2024-03-09."
    box.dates["last_dose"].day.setText("11")
    box.dates["last_dose"].day.textEdited.emit("11")
    assert matrix.patient.facts.value("dmt_exposures") == ("natalizumab, started 2024-03-10, last dose 2024-03-11",)
    assert editor.boxes[0] is box


def test_unit_of_edss_is_a_step_and_clears_with_the_patient(matrix: AssessCriteriaScreen) -> None:
    """The panel offers only steps that exist, and forgets them with the patient."""
    editor = matrix.panel.fields["edss"].editor
    assert isinstance(editor, EdssEditor)
    editor.box.setCurrentText("6.5")
    assert matrix.patient.facts.value("edss") == 6.5
    matrix.patient.clear()
    assert editor.box.currentText() == "Not known"
    assert set(_states(matrix).values()) == {CANNOT_TELL}


def test_change_while_the_page_is_away_is_shown_when_it_comes_back(matrix: AssessCriteriaScreen) -> None:
    """A hidden page answers its text and its return from the present patient."""
    matrix.hide()
    matrix.patient.set_value("edss", 3.0)
    assert "EDSS of 6 or more: Not met" in matrix.plain_text()
    matrix.show()
    assert _states(matrix)["high"] == NOT_MET


def test_copy_tells_kind_state_clauses_and_sources(matrix: AssessCriteriaScreen) -> None:
    """The copied text holds flags, every definition shown with its state, its clauses and their sources."""
    matrix.patient.set_value("edss", 6.5)
    QTest.mouseClick(matrix.copy_button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert "msref content 7 of 2024-05-01, drafted from sources, not clinically reviewed" in text
    assert "Under 18: not known. Age not known." in text
    assert "EDSS of 6 or more: Cannot tell\n  2013 · no jurisdiction stated · First edition\n  Not known: Age" in text
    assert "  - EDSS at least 6.0: holds (Trial 1999, abstract)" in text


def test_find_puts_the_keyboard_on_the_definition(matrix: AssessCriteriaScreen) -> None:
    """Find on the page marks one definition after the other, counts them, and leaves the keyboard on the last when it ends."""
    head = matrix.list.rows["label"].head
    assert matrix.find_words("interferon", from_start=True)
    assert head.property("found")
    assert not head.hasFocus()
    assert matrix.places_found("interferon")[0] == 1
    matrix.end_find()
    assert matrix.focusWidget() is head
    assert not head.property("found")
    assert not matrix.find_words("zebra")


@pytest.mark.parametrize("width", [360, 900])
def test_head_is_as_tall_as_its_words(matrix: AssessCriteriaScreen, width: int) -> None:
    """Title and origin are wrapped, never cut, at any width and letter size."""
    matrix.resize(width, 800)
    matrix.grab()
    for row in matrix.list.rows.values():
        assert row.head.height() >= row.head.heightForWidth(row.head.width())


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
def test_page_takes_every_theme(matrix: AssessCriteriaScreen, theme: str) -> None:
    """Colours change without changing an answer."""
    matrix.patient.set_value("edss", 3.0)
    matrix.apply_theme(THEMES[theme])
    matrix.set_zoom(200)
    matrix.grab()
    assert _states(matrix)["high"] == NOT_MET


def test_short_names_of_sources_become_links() -> None:
    """A cited name leads to its source whatever stands in its locator; a longer name is not taken for a shorter one."""
    sources = {"Trial 1999": "trial1", "Trial 1999 (table)": "trial1table"}
    assert cited_html("See Trial 1999, Table 2 [17] & Trial 1999 (table), p. 3", sources) == (
        'See <a href="record:trial1">Trial 1999</a>, Table 2 [17] &amp; <a href="record:trial1table">Trial 1999 (table)</a>, p. 3'
    )
    assert cited_html("Trial 19990", sources) == "Trial 19990"
