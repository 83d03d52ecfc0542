"""A changed fact reaches what is seen in the same frame; what is out of sight is blank until it is current, and never old."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.domain.facts import Facts, Value
from msref.ui.page import Page
from msref.ui.screens.assess_criteria_screen import AssessCriteriaScreen
from msref.ui.screens.walk_flowchart_screen import WalkFlowchartScreen
from msref.ui.theme import LIGHT
from msref.ui.widgets.matrix_session import state_of
from msref.ui.widgets.parameter_patient import Patient

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", extend=True
)  # the offscreen platform says so of every window

TODAY = date(2026, 12, 1)
CHANGES: tuple[tuple[str, Value | None], ...] = (
    ("age_years", 34),
    ("course", "rrms"),
    ("relapses_12m", 2),
    ("pregnancy_state", "pregnant"),
    ("age_years", 70),
    ("course", None),
    ("age_years", 16),
)


def _shown(qtbot: QtBot, page: Page) -> Page:
    qtbot.addWidget(page)
    panel = page.side_panel()
    if panel is not None:
        qtbot.addWidget(panel)
    page.apply_theme(LIGHT)
    page.set_zoom(100)
    page.resize(1000, 760)
    page.show()
    qtbot.wait(50)
    return page


def _one_frame() -> None:
    """Lay out and paint what waits; the timers of the program do not run."""
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest.value))
    QCoreApplication.sendPostedEvents()


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def _is_blank(widget: QWidget) -> bool:
    """Whether one colour fills the picture."""
    picture = _picture(widget)
    ground = picture.pixelColor(picture.width() - 2, 2)
    return all(
        picture.pixelColor(x, y) == ground for x in range(0, picture.width(), 2) for y in range(picture.height())
    )


def _matrix(library: Library, patient: Patient) -> AssessCriteriaScreen:
    page = AssessCriteriaScreen(library, patient=patient)
    page.list.build_all()
    return page


@pytest.mark.parametrize("scrolled", [0, 1200])
def test_definitions_in_view_are_current_in_the_same_frame(qtbot: QtBot, library: Library, scrolled: int) -> None:
    """After each change the rows that are seen say what a page opened anew says, before any timer has run."""
    patient = Patient(TODAY)
    page = _matrix(library, patient)
    _shown(qtbot, page)
    page.restore_position(scrolled)
    _one_frame()
    for name, value in CHANGES:
        patient.set_value(name, value)
        _one_frame()
        seen = {
            key: (row.head.state, row.missing.text())
            for key, row in page.list._rows.items()
            if not row.visibleRegion().isEmpty()
        }
        anew = AssessCriteriaScreen(library, patient=patient)
        qtbot.addWidget(anew)
        qtbot.addWidget(anew.panel)
        anew.apply_theme(LIGHT)
        assert seen
        assert seen == {key: (anew.list.rows[key].head.state, anew.list.rows[key].missing.text()) for key in seen}


def test_a_definition_out_of_sight_is_blank_until_it_is_current(qtbot: QtBot, library: Library) -> None:
    """Its state is current at once; the line of what is missing is blank, not old, and current when the program has had a moment."""
    patient = Patient(TODAY)
    page = _matrix(library, patient)
    _shown(qtbot, page)
    before = {key: row.missing.text() for key, row in page.list._rows.items()}
    patient.set_value("course", "rrms")
    _one_frame()
    put_off = list(page.list._put_off)
    assert put_off
    for row in put_off:
        assert row.visibleRegion().isEmpty()
        assert row.row == page.session.rows[row.row.definition]
        assert _is_blank(row.missing)
    qtbot.waitUntil(lambda: not page.list._put_off)
    changed = [row for row in put_off if row.missing.text() != before[row.row.definition]]
    assert changed
    assert not any(_is_blank(row.missing) for row in changed if row.missing.text())


def test_rows_that_a_filter_lets_in_stand_in_their_room_in_the_same_frame(qtbot: QtBot, library: Library) -> None:
    """Definitions that come into a filtered list are current, visible and as tall as their words before any timer has run."""
    patient = Patient(TODAY)
    page = _matrix(library, patient)
    _shown(qtbot, page)
    page.list.show_state("not_applicable")
    _one_frame()
    came = 0
    for name, value in CHANGES:
        before = {key for key, row in page.list._rows.items() if not row.isHidden()}
        patient.set_value(name, value)
        shown = {key: row for key, row in page.list._rows.items() if not row.isHidden()}
        assert shown.keys() == {row.definition for row in page.list.shown_rows()}
        _one_frame()
        seen = {key: row for key, row in shown.items() if not row.visibleRegion().isEmpty()}
        came += len(seen.keys() - before)
        for key, row in seen.items():
            assert row.row == page.session.rows[key]
            assert row not in page.list._put_off
            assert row.height() == row.heightForWidth(row.width())
    assert came > 0


def test_another_filter_shows_no_old_answer(qtbot: QtBot, library: Library) -> None:
    """A row that was hidden while its answer changed is written before a filter shows it."""
    patient = Patient(TODAY)
    page = _matrix(library, patient)
    _shown(qtbot, page)
    page.list.show_state("met")
    patient.set_value("course", "ppms")
    assert page.list._put_off
    page.list.show_state("")
    assert page.list._put_off == []
    assert all(row.head.state == state_of(page.session.rows[key]) for key, row in page.list._rows.items())


def test_nothing_is_blank_when_the_list_comes_into_view(qtbot: QtBot, library: Library) -> None:
    """Another view was chosen while facts changed: when the definitions are shown again, all of them are current."""
    patient = Patient(TODAY)
    page = _matrix(library, patient)
    _shown(qtbot, page)
    patient.set_value("course", "rrms")
    page.show_view(1)
    patient.set_value("course", "ppms")
    page.show_view(0)
    assert page.list._put_off == []


def _at_the_ledger(library: Library, patient: Patient) -> WalkFlowchartScreen:
    page = WalkFlowchartScreen(library, "choosing-dmt", patient=patient)
    for _ in range(30):
        if page.session.walk.pending is None:
            break
        node = page.session.walk.pending.node
        page.answer(node.id, node.edges[0].id)
    assert page.session.walk.end is not None
    assert page.session.walk.end.ledger
    return page


def test_reasons_out_of_sight_are_gone_at_once_and_current_a_moment_later(qtbot: QtBot, library: Library) -> None:
    """No treatment of the ledger ever says an old reason: it is current, or empty and out of sight, and current soon."""
    patient = Patient(TODAY)
    page = _at_the_ledger(library, patient)
    _shown(qtbot, page)
    page.ledger.finish()
    emptied = 0
    for value in (34, 70, None, 45):
        patient.set_value("age_years", value)
        _one_frame()
        waiting = set(page.ledger._waiting)
        emptied += len(waiting)
        said = {name: block.toPlainText() for name, block in page.ledger.blocks.items()}
        assert all(page.ledger.blocks[name].visibleRegion().isEmpty() and not said[name] for name in waiting)
        qtbot.waitUntil(lambda: not page.ledger._waiting)
        for name, block in page.ledger.blocks.items():
            assert block.toPlainText()
            if name not in waiting:
                assert block.toPlainText() == said[name]
        anew = _at_the_ledger(library, _same(patient))
        qtbot.addWidget(anew)
        qtbot.addWidget(anew.panel)
        assert sorted(anew.ledger.plain_text().split()) == sorted(page.ledger.plain_text().split())
    assert emptied > 0


def test_remarks_and_way_out_of_sight_are_blank_until_they_are_current(qtbot: QtBot, library: Library) -> None:
    """Below what is seen of a chart nothing old stands: it is current or blank, and current a moment later."""
    patient = Patient(TODAY)
    page = WalkFlowchartScreen(library, "acute-relapse", patient=patient)
    _shown(qtbot, page)
    page.resize(1000, 420)
    qtbot.wait(20)
    blank = 0
    for name, value in CHANGES:
        patient.set_value(name, value)
        _one_frame()
        parts = [page.strip.text, *(one.text for one in page.flags.call_outs.values())]
        said = [part.toPlainText() for part in parts]
        blank += said.count("")
        assert all(said[at] or part.visibleRegion().isEmpty() for at, part in enumerate(parts))
        page.flags.finish()
        page.strip.finish()
        now = [part.toPlainText() for part in parts]
        assert all(now)
        assert all(before in {"", after} for before, after in zip(said, now, strict=True))
    assert blank > 0


def _same(patient: Patient) -> Patient:
    other = Patient(TODAY)
    other.set_facts(Facts(patient.facts.values))
    return other


CHARTS: tuple[tuple[str, Callable[[WalkFlowchartScreen], QWidget]], ...] = (
    ("pregnancy-path", lambda page: page.view),
    ("over-65-path", lambda page: page.question),
    ("acute-relapse", lambda page: page.flags),
)


@pytest.mark.parametrize(("chart", "part"), CHARTS)
def test_a_chart_that_followed_looks_like_one_opened_anew(
    qtbot: QtBot, library: Library, chart: str, part: Callable[[WalkFlowchartScreen], QWidget]
) -> None:
    """Only what changed is written and painted again; the picture is that of a page on which everything was."""
    patient = Patient(TODAY)
    page = WalkFlowchartScreen(library, chart, patient=patient)
    _shown(qtbot, page)
    pictures = set()
    for name, value in CHANGES:
        patient.set_value(name, value)
        qtbot.wait(20)
        anew = WalkFlowchartScreen(library, chart, patient=patient)
        _shown(qtbot, anew)
        followed = _picture(part(page))
        assert followed == _picture(part(anew))
        pictures.add(bytes(followed.constBits()))
    assert len(pictures) > 1
