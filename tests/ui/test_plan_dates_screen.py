"""The planner as a clinician works it: windows by topic, reasons by keyboard, differences, what is not known."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.domain.facts import facts_from_case
from msref.domain.timing.windows import Window
from msref.ui.screens.plan_dates_screen import PlanDatesScreen
from msref.ui.theme import DARK, LIGHT
from msref.ui.widgets.parameter_patient import Patient
from msref.ui.widgets.timeline_lane import ADVICE, HARD, OPEN, RANGE, UNKNOWN, Zone, zones_of
from msref.ui.widgets.timeline_rows import GROUP, TOPIC
from msref.ui.widgets.timeline_toolbar import DIFFERENCES, TABLE, TEXT

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", extend=True
)  # the offscreen platform says so of every window

TODAY = date(2026, 12, 1)
CASE = {
    "sex": "female",
    "age_years": 31,
    "pregnancy_state": "not_pregnant",
    "conception_plan": True,
    "breastfeeding": False,
    "planned_dmt": "none",
    "planned_conception_date": "2027-02-01",
    "vaccines": ["vaccine-influenza"],
    "dmt_exposures": [{"drug": "ocrelizumab", "last_dose": "2026-09-09", "stop_reason": "pregnancy"}],
}


@pytest.fixture
def page(qtbot: QtBot, library: Library) -> PlanDatesScreen:
    """The page, shown, with a patient of whom nothing is known."""
    screen = PlanDatesScreen(library, patient=Patient(TODAY))
    qtbot.addWidget(screen)
    qtbot.addWidget(screen.side_panel())
    screen.apply_theme(LIGHT)
    screen.set_zoom(100)
    screen.resize(1000, 800)
    screen.show()
    screen.focus_first()
    return screen


@pytest.fixture
def fill(page: PlanDatesScreen, library: Library) -> Callable[[], None]:
    """Fill the case in."""
    return lambda: page.patient.set_facts(facts_from_case(CASE, library.parameters(), TODAY))


def _window(page: PlanDatesScreen, start: str) -> Window:
    return next(window for window in page.plan.windows if window.id.startswith(start))


def _choose(page: PlanDatesScreen, start: str) -> None:
    at = next(at for at, row in enumerate(page.timeline.rows) if row.window and row.window.id.startswith(start))
    page.timeline.setCurrentIndex(page.timeline.model().index(at, 1))


def test_nothing_known_is_said_with_what_is_needed(page: PlanDatesScreen) -> None:
    """No window is guessed: each says that it cannot be told, and the missing facts are links into their fields."""
    assert {window.status for window in page.plan.windows} == {"unknown"}
    assert page.waiting.toPlainText().startswith("Nothing known about the patient yet. The windows below open as these")
    assert 'href="field:sex"' in page.waiting.toHtml()
    assert not page.panel.fields["dmt_exposures"].needed.isHidden()


def test_missing_fact_is_a_jump_into_its_field(page: PlanDatesScreen) -> None:
    """The named fact puts the keyboard into its field."""
    page.panel.show()
    page.waiting.anchorClicked.emit(QUrl("field:conception_plan"))
    assert page.panel.isAncestorOf(page.panel.focusWidget())
    assert page.panel.fields["conception_plan"].isAncestorOf(page.panel.focusWidget())


def test_dates_appear_as_soon_as_facts_are_known(page: PlanDatesScreen, fill: Callable[[], None]) -> None:
    """Last dose 9 September 2026 and 12 months: not before 9 September 2027, so 1 February 2027 cannot be met."""
    fill()
    window = _window(page, "conception-ocrelizumab-eu")
    assert window.earliest == date(2027, 9, 9)
    _choose(page, window.id)
    words = page.details.toPlainText()
    assert "Not before Thu 09-Sep-2027 · hard stop · cannot be met" in words
    assert "counted from the LAST dose of ocrelizumab on Wed 09-Sep-2026" in words
    assert "12 months" in words


def test_down_walks_windows_and_skips_headings(page: PlanDatesScreen, fill: Callable[[], None]) -> None:
    """Every press of Down stands on a row that can be read in full; its reason and source follow the keyboard."""
    fill()
    page.focus_first()
    seen = set()
    for _ in range(8):
        QTest.keyClick(page.timeline, Qt.Key.Key_Down)
        row = page.timeline.chosen()
        assert row is not None
        assert row.kind not in {TOPIC, GROUP}
        assert row.window is not None
        assert "Source:" in page.details.toPlainText() or not row.window.sources
        seen.add(row.window.id)
    assert len(seen) == 8


def test_hover_shows_reason_and_source(page: PlanDatesScreen, fill: Callable[[], None]) -> None:
    """The card beside the row says why and where it stands."""
    fill()
    at = next(
        at
        for at, row in enumerate(page.timeline.rows)
        if row.window and row.window.id.startswith("conception-ocrelizumab-eu")
    )
    page.timeline.row_hovered.emit(at)
    assert page.popover.isVisible()
    assert "12 months" in page.popover.words()
    assert "Ocrevus EU" in page.popover.words()


def test_a_screen_reader_hears_the_whole_row(page: PlanDatesScreen, fill: Callable[[], None]) -> None:
    """Heading, rule, answer and source are in the words of the row, so that the picture is not needed."""
    fill()
    at = next(
        at
        for at, row in enumerate(page.timeline.rows)
        if row.window and row.window.id.startswith("conception-ocrelizumab-eu")
    )
    said = str(page.timeline.model().index(at, 1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("Conception after the last dose")
    assert "hard stop" in said
    assert "Ocrevus EU" in said


def test_keys_zoom_pan_and_return(page: PlanDatesScreen, fill: Callable[[], None]) -> None:
    """Plus shows a shorter time, Right later days, 0 everything again."""
    fill()
    page.focus_first()
    whole = page.timeline.scale
    QTest.keyClick(page.timeline, Qt.Key.Key_Plus)
    assert page.timeline.scale.days < whole.days
    first = page.timeline.scale.first
    QTest.keyClick(page.timeline, Qt.Key.Key_Right)
    assert page.timeline.scale.first > first
    QTest.keyClick(page.timeline, Qt.Key.Key_0)
    assert page.timeline.scale == whole


def test_topics_narrow_all_views_and_say_so(page: PlanDatesScreen, fill: Callable[[], None]) -> None:
    """With Pregnancy chosen only its windows are shown, in the copy too, and the page says that there are more."""
    fill()
    page.toolbar.topics["pregnancy"].click()
    shown = {row.window.topic for row in page.timeline.rows if row.window}
    assert shown == {"pregnancy"}
    assert "only the topics chosen" in page.shown.text()
    assert "Left out by choice: Acute relapse, Vaccines, Switching." in page.plain_text()


def test_single_doses_left_out_are_counted(page: PlanDatesScreen, library: Library) -> None:
    """Rows of doses are hidden at first, and the page says how many."""
    case = {**CASE, "planned_dmt": "ocrelizumab", "planned_start": "2028-03-01", "vaccines": ["vaccine-varicella"]}
    page.patient.set_facts(facts_from_case(case, library.parameters(), TODAY))
    doses = sum(bool(window.dose) for window in page.plan.windows)
    assert doses > 0
    assert f"{doses} of single doses left out" in page.shown.text()
    page.toolbar.doses.setChecked(True)
    assert sum(row.is_dose for row in page.timeline.rows) == doses


def test_the_table_names_every_part_of_a_window(page: PlanDatesScreen, fill: Callable[[], None]) -> None:
    """Answer, dates, rule in the source's unit, day counted from, strength, source, jurisdiction and what is missing are columns."""
    fill()
    page.show_mode(TABLE)
    row = next(row for row in page.table_model.rows if row.record_id.startswith("conception-ocrelizumab-eu"))
    cells = dict(zip([column.label for column in page.table_model.table.columns], row.cells, strict=True))
    assert cells["Answer"] == "cannot be met"
    assert cells["Rule in the source"] == "12 months"
    assert cells["Strength"] == "hard stop"
    assert cells["Jurisdiction"] == "EU"
    assert cells["Not known"] == "nothing"
    assert cells["Earliest"].replace("\u00a0", " ").replace("\u2011", "-") == "Thu 09-Sep-2027"


def test_differences_stand_side_by_side(page: PlanDatesScreen, fill: Callable[[], None]) -> None:
    """4 months and 12 months after ocrelizumab are both in the view of differences, each with its source."""
    fill()
    page.show_mode(DIFFERENCES)
    words = page.document.toPlainText()
    assert "Sources differ:" in words
    assert "4 months" in words
    assert "12 months" in words


def test_the_text_says_what_the_picture_shows(page: PlanDatesScreen, fill: Callable[[], None]) -> None:
    """Every window of the timeline stands in the text by its title."""
    fill()
    page.show_mode(TEXT)
    words = page.document.toPlainText()
    for row in page.timeline.rows:
        if row.window is not None:
            assert row.window.title in words


def test_copy_takes_the_plan_with_sources(page: PlanDatesScreen, fill: Callable[[], None]) -> None:
    """The clipboard holds the day, the windows and their sources as plain text."""
    fill()
    page.copy_plan()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Date planner\nAs of Tue 01-Dec-2026. Content ")
    assert "Source: Ocrevus EU" in text


def test_calendar_file_names_no_person(
    page: PlanDatesScreen, fill: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file goes where the user says and holds events only."""
    fill()
    target = tmp_path / "plan.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.save_calendar()
    text = target.read_text(encoding="utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert "DTSTART;VALUE=DATE:20270909" in text
    assert "31 years" not in text


def test_large_letters_put_the_label_above_its_lane(
    page: PlanDatesScreen, fill: Callable[[], None], qtbot: QtBot
) -> None:
    """In a narrow page the label column gives way and no label is lost; dark colours are taken without a fault."""
    fill()
    page.apply_theme(DARK)
    page.resize(520, 800)
    qtbot.waitUntil(lambda: page.timeline.is_stacked)
    assert page.timeline.isColumnHidden(0)
    assert not page.grab().isNull()


def _bare(kind: str, **given: object) -> Window:
    parts: dict[str, object] = {
        "id": "w", "title": "t", "topic": "acute", "question": "steroid-wait", "status": "open", "strength": "hard_stop", "rule": "",
        "text": "", "sources": (), "rule_id": "r",
    }  # fmt: skip
    return Window(kind=kind, **{**parts, **given})  # type: ignore[arg-type]


def test_hard_stop_range_and_open_follow_each_other() -> None:
    """A range of "not before": closed up to its earlier end, the range, then open; advice is another pattern than a hard stop."""
    first, last = date(2026, 11, 9), date(2027, 3, 9)
    ranged = _bare("not_before", earliest=first, latest=last)
    assert list(zones_of(ranged)) == [Zone(HARD, None, first), Zone(RANGE, first, last), Zone(OPEN, last)]
    assert next(zones_of(_bare("not_before", earliest=first, strength="advice"))).kind == ADVICE


def test_last_day_of_not_after_is_still_open() -> None:
    """With "not after 9 March" 9 March is open and closes on the 10th."""
    zones = list(zones_of(_bare("not_after", latest=date(2027, 3, 9))))
    assert zones == [Zone(OPEN, None, date(2027, 3, 10)), Zone(HARD, date(2027, 3, 10))]


def test_unknown_is_never_drawn_as_open() -> None:
    """What cannot be told has a lane of its own kind, whatever its rule is."""
    assert [zone.kind for zone in zones_of(_bare("not_before", status="unknown"))] == [UNKNOWN]
    assert [zone.kind for zone in zones_of(_bare("blocked", status="infeasible"))] == [HARD]
