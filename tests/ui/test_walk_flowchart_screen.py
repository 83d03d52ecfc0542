"""The chart page as a user works it: three views of one walk, by mouse and by keyboard."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.reports.paper_blocks import Prose
from msref.ui.paper import Canvas
from msref.ui.screens.walk_flowchart_screen import WalkFlowchartScreen, patient_of
from msref.ui.theme import THEMES
from msref.ui.widgets.chart_drawing import Stand
from msref.ui.widgets.chart_toolbar import CHART, ONE_QUESTION, OUTLINE
from msref.ui.widgets.parameter_patient import Patient
from tests.ui.sample_library import sample_library

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", extend=True
)  # the offscreen platform says so of every window


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The small library."""
    return sample_library(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, library: Library) -> WalkFlowchartScreen:
    """The page, shown, with a patient of whom nothing is known."""
    screen = WalkFlowchartScreen(library, "acute", patient=Patient(date(2025, 11, 20)))
    qtbot.addWidget(screen)
    qtbot.addWidget(screen.side_panel())
    screen.set_zoom(100)
    screen.resize(1200, 800)
    screen.show()
    screen.focus_first()
    return screen


def _press(page: WalkFlowchartScreen, key: Qt.Key) -> None:
    QTest.keyClick(page.focusWidget() or page, key)


def test_nothing_known_stops_at_the_first_question_and_names_what_is_missing(page: WalkFlowchartScreen) -> None:
    """The walk does not pass an unknown: the open question names the parameter that would decide it, and marks it in the panel."""
    assert page.question.node_id == "severe"
    assert "Cannot tell yet." in page.question.text.toPlainText()
    assert "not known: Age" in page.question.text.toPlainText()
    assert not page.panel.fields["age_years"].needed.isHidden()
    assert page.panel.fields["pregnant"].needed.isHidden()


def test_missing_parameter_is_a_jump_into_its_field(page: WalkFlowchartScreen) -> None:
    """The named parameter leads to its field in the panel."""
    page.panel.show()
    page.question.text.anchorClicked.emit(QUrl("field:age_years"))
    assert page.panel.fields["age_years"].editor.focusProxy() is page.panel.focusWidget()


def test_a_fact_moves_the_walk_on_at_once(page: WalkFlowchartScreen) -> None:
    """Filling in the age answers the first question, and the way so far says that the parameters did."""
    page.patient.set_value("age_years", 34)
    assert page.question.node_id == "better"
    assert "Yes (from the patient's parameters)" in page.strip.text.toPlainText()
    assert "34 years" in page.strip.text.toPlainText()


def test_digits_choose_and_backspace_steps_back(page: WalkFlowchartScreen) -> None:
    """1 to 9 take the ways out in order; Backspace takes the last answer given by hand back."""
    _press(page, Qt.Key.Key_1)
    assert page.question.node_id == "better"
    _press(page, Qt.Key.Key_2)
    assert page.session.walk.end is not None
    assert page.session.walk.end.id == "plex"
    _press(page, Qt.Key.Key_Backspace)
    assert page.question.node_id == "better"
    _press(page, Qt.Key.Key_Backspace)
    assert page.question.node_id == "severe"


def test_backspace_leaves_what_the_parameters_answered(page: WalkFlowchartScreen, qtbot: QtBot) -> None:
    """Stepping back removes hand answers only; without one it says so and changes nothing."""
    page.patient.set_value("age_years", 34)
    with qtbot.waitSignal(page.status) as said:
        page.step_back()
    assert said.args == ["No answer was given by hand; the rest follows from the patient's parameters."]
    assert page.question.node_id == "better"


def test_a_digit_without_a_choice_says_so(page: WalkFlowchartScreen, qtbot: QtBot) -> None:
    """A digit beyond the last choice changes nothing."""
    with qtbot.waitSignal(page.status) as said:
        page.choose_number(8)
    assert said.args == ["There is no choice 8 here."]
    assert page.question.node_id == "severe"


def test_restart_asks_only_when_answers_were_given_by_hand(
    page: WalkFlowchartScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R asks before it drops answers given by hand, keeps them on No, and keeps the patient's facts on Yes."""
    asked: list[str] = []
    reply = QMessageBox.StandardButton.No

    def question(_parent: object, _title: str, words: str) -> QMessageBox.StandardButton:
        asked.append(words)
        return reply

    monkeypatch.setattr(QMessageBox, "question", question)
    page.patient.set_value("age_years", 34)
    page.restart()
    assert asked == []
    page.choose_number(1)
    _press(page, Qt.Key.Key_R)
    assert asked == ["1 answer given by hand will be taken back. The patient's parameters stay as they are."]
    assert page.session.hand_answers() == 1
    reply = QMessageBox.StandardButton.Yes
    page.restart()
    assert page.session.hand_answers() == 0
    assert page.patient.facts.value("age_years") == 34


def test_three_views_show_the_same_walk(page: WalkFlowchartScreen) -> None:
    """Chart, outline and one question stand at the same place after every answer, whichever was seen while it was given."""
    for mode in (CHART, OUTLINE, ONE_QUESTION):
        page.show_mode(mode)
        assert page.view.boxes["severe"].stand is Stand.NOW
        assert "Is the patient an adult?" in page.outline.currentItem().text()
    page.choose_number(1)
    assert page.view.boxes["better"].stand is Stand.NOW
    assert page.view.boxes["severe"].stand is Stand.PASSED
    assert page.view.boxes["child"].stand is Stand.AWAY
    assert page.view.boxes["plex"].stand is Stand.AHEAD
    assert page.question.node_id == "better"
    page.show_mode(OUTLINE)
    assert "Is there improvement?" in page.outline.currentItem().text()
    page.step_back()
    assert "Is the patient an adult?" in page.outline.currentItem().text()


def test_outline_takes_a_way_out_by_enter(page: WalkFlowchartScreen) -> None:
    """In the outline the choices stand below the open question; Enter on one takes it."""
    page.show_mode(OUTLINE)
    page.outline.setFocus()
    QTest.keyClick(page.outline, Qt.Key.Key_Down)
    assert page.outline.currentItem().text() == "1   Yes"
    QTest.keyClick(page.outline, Qt.Key.Key_Return)
    assert page.question.node_id == "better"


def test_ways_out_of_doubt_are_choices(page: WalkFlowchartScreen) -> None:
    """The ways "Cannot tell" and "Not available here" stand among the numbered choices."""
    page.choose_number(1)
    assert [button.text() for button in page.question.choices.buttons] == [
        "Improved",
        "Not improved",
        "Cannot tell",
        "Not available here",
    ]


def test_click_on_a_box_reads_it_and_escape_returns(page: WalkFlowchartScreen) -> None:
    """Reading another box leaves the walk where it is; Escape shows the open question again."""
    page.view.fit()
    page.grab()
    middle = page.view.mapFromScene(page.view.boxes["plex"].sceneBoundingRect().center())
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert page.question.node_id == "plex"
    assert "not on the way so far" in page.question.text.toPlainText()
    assert page.session.walk.place == "severe"
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.question.node_id == "severe"


def test_arrows_move_in_the_chart_and_name_the_box(page: WalkFlowchartScreen) -> None:
    """Arrows go to the nearest box; its kind, title and place in the walk become the accessible name of the view."""
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert page.view.chosen == "steroids"
    assert page.view.accessibleName() == "Action: Steroids are an option; still ahead"


def test_plus_and_minus_zoom_the_chart(page: WalkFlowchartScreen) -> None:
    """Plus makes the drawing larger, minus brings it back, and the bar says the scale."""
    QTest.keyClicks(page.view, "+")
    assert page.view.percent() == 120
    assert page.toolbar.scale.text() == "120 %"
    QTest.keyClicks(page.view, "-")
    assert page.view.percent() == 100


def test_remarks_are_worded_and_those_that_apply_are_named_on_top(page: WalkFlowchartScreen) -> None:
    """A remark that cannot be told says so and leads to its parameter; one that applies is also named above the question."""
    words = page.flags.call_outs["pregnancy"].text.toPlainText()
    assert "Not known whether it applies · Pregnant" in words
    assert page.pointer.isHidden()
    page.patient.set_value("pregnant", value=True)
    assert "Applies" in page.flags.call_outs["pregnancy"].text.toPlainText()
    assert "1 remark applies: pregnancy" in page.pointer.text.toPlainText()
    page.patient.set_value("pregnant", value=False)
    assert page.flags.call_outs == {}


def test_answer_against_the_parameters_is_said_aloud(page: WalkFlowchartScreen) -> None:
    """When the hand and the parameters disagree, the contradiction is a remark and stands in the way so far."""
    page.choose_number(1)
    page.patient.set_value("age_years", 12)
    assert page.session.walk.conflicts
    assert "Contradiction" in page.flags.call_outs["conflict-severe"].text.toPlainText()
    assert "a contradiction" in page.pointer.text.toPlainText()


def test_passed_question_can_be_answered_anew(page: WalkFlowchartScreen) -> None:
    """Reading a passed question offers its choices again; another one turns the walk there and drops what no longer lies on it."""
    page.choose_number(1)
    page.choose_number(1)
    page.strip.text.anchorClicked.emit(QUrl("step:severe"))
    assert page.question.choices.buttons[0].isChecked()
    page.choose_number(2)
    assert page.session.walk.end is not None
    assert page.session.walk.end.id == "child"
    page.choose_number(1)
    assert page.question.node_id == "child"


def test_answer_left_behind_does_not_come_back_unseen(page: WalkFlowchartScreen) -> None:
    """After a turn to another branch and back, the question once answered there is open again."""
    page.session.choose("severe", "yes")
    page.session.choose("better", "better-yes")
    page.session.choose("severe", "no")
    page.session.choose("severe", "yes")
    assert page.question.node_id == "better"


def test_copied_walk_carries_way_sources_and_content(page: WalkFlowchartScreen) -> None:
    """The text for the record says which content, what is known, the way, who answered, and the sources."""
    page.patient.set_value("age_years", 34)
    page.choose_number(2)
    page.copy_walk()
    text = QGuiApplication.clipboard().text()
    assert text.startswith(
        "An acute attack\nmsref content 7 of 2024-05-01, drafted from sources, not clinically reviewed\n"
    )
    assert "- Age: 34 years" in text
    assert "1. Is the patient an adult? Yes (from the parameters)" in text
    assert "3. Is there improvement? Not improved (answered by hand)" in text
    assert "WHERE IT LEADS\nPlasma exchange is an option" in text
    assert "SOURCES" in text
    assert page.plain_text() == text


def test_the_paper_holds_walk_chart_and_outline(page: WalkFlowchartScreen) -> None:
    """What is printed is for the patient, begins with the walk in words, and shows the chart as a picture."""
    page.patient.set_value("age_years", 34)
    paper = page.paper()
    assert paper.for_patient
    assert isinstance(paper.blocks[0], Prose)
    assert "Age: 34 years" in paper.blocks[0].html
    assert any(isinstance(block, Canvas) for block in paper.blocks)


def test_the_button_asks_to_print(page: WalkFlowchartScreen, qtbot: QtBot) -> None:
    """Printing is asked of the window, which prints every page alike."""
    with qtbot.waitSignal(page.print_wanted):
        page.toolbar.print_asked.emit()


def test_source_links_lead_to_the_source(page: WalkFlowchartScreen, qtbot: QtBot) -> None:
    """A citation in the text opens its source, a link its record."""
    for link, address in (("cite:trial1|Table 1", "record/trial1"), ("record:results", "record/results")):
        with qtbot.waitSignal(page.navigate) as opened:
            page.question.text.anchorClicked.emit(QUrl(link))
        assert opened.args == [address]


def test_find_reads_the_next_box_with_the_words(page: WalkFlowchartScreen) -> None:
    """Find on the page reads the boxes that hold the words, one after the other, and leaves the walk alone."""
    assert page.find_words("option", from_start=True)
    assert page.question.node_id == "steroids"
    assert page.find_words("option")
    assert page.question.node_id == "plex"
    assert not page.find_words("zebra")
    assert page.session.walk.place == "severe"


def test_facts_stay_when_another_chart_page_opens(library: Library, qtbot: QtBot) -> None:
    """Every chart of one library shows the same patient."""
    first = WalkFlowchartScreen(library, "acute")
    second = WalkFlowchartScreen(library, "acute")
    for page in (first, second, first.side_panel(), second.side_panel()):
        qtbot.addWidget(page)
    first.patient.set_value("age_years", 34)
    assert second.question.node_id == "better"
    assert patient_of(library) is second.patient


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize("mode", [CHART, OUTLINE, ONE_QUESTION])
def test_every_theme_and_view_paints(page: WalkFlowchartScreen, theme: str, mode: int) -> None:
    """Each view paints in each theme, narrow and wide, without a warning."""
    page.apply_theme(THEMES[theme])
    page.show_mode(mode)
    for width in (500, 1400):
        page.resize(width, 700)
        assert not page.grab().isNull()
