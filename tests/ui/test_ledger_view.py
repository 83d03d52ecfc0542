"""The options ledger on the screen: sides as words, alphabetical, never an order."""

from datetime import date

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.domain.criteria.nodes import Comparison
from msref.domain.facts import Facts
from msref.domain.options import OptionStatement, StatementSource, TreatmentOption, weigh
from msref.domain.parameters import Parameter
from msref.ui.screens.walk_flowchart_screen import WalkFlowchartScreen
from msref.ui.theme import LIGHT
from msref.ui.widgets.ledger_view import LedgerView
from msref.ui.widgets.parameter_patient import Patient

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", extend=True
)  # the offscreen platform says so of every window

TODAY = date(2026, 12, 1)
AGE = Parameter("age_years", "Age", "integer", "who", "", unit="years")
PREGNANT = Parameter("pregnant", "Pregnant", "yes_no", "who", "")


def _statement(name: str, side: str, when: Comparison | None = None) -> OptionStatement:
    cite = f'{name} <a class="cite" href="cite:a|p">(A 2020)</a>'
    return OptionStatement(name, side, f"{name} (A 2020)", cite, when, (StatementSource("a", "p"),))


OPTIONS = (
    TreatmentOption("z", "Zeta", "drug-z", (_statement("zeta-for", "for"),)),
    TreatmentOption(
        "a",
        "alpha",
        "drug-a",
        (
            _statement("adult", "for", Comparison("age_years", "at_least", 18)),
            _statement("always", "against"),
            _statement("pregnancy", "blocking", Comparison("pregnant", "is", bound=True)),
            _statement("child", "against", Comparison("age_years", "fewer_than", 18)),
        ),
        (AGE, PREGNANT),
    ),
)


@pytest.fixture
def view(qtbot: QtBot) -> LedgerView:
    """The ledger of an adult, pregnancy not known."""
    made = LedgerView({"age_years": AGE, "pregnant": PREGNANT})
    qtbot.addWidget(made)
    made.apply_theme(LIGHT)
    made.show_ledger(weigh(OPTIONS, Facts({"age_years": 34}), TODAY))
    made.resize(400, 600)
    made.show()
    return made


def test_treatments_stand_in_alphabetical_order_and_nothing_is_preferred(view: LedgerView) -> None:
    """Alpha before Zeta, whatever they were given as; the page says that the order means nothing."""
    words = view.plain_text()
    assert words.index("alpha") < words.index("Zeta")
    assert "none is preferred" in words


def test_each_side_is_a_word_with_its_statements(view: LedgerView) -> None:
    """For, Against, Blocking and Unknown are said as words, an empty side too, each statement with its source."""
    words = view.plain_text()
    alpha = words[words.index("alpha") : words.index("Zeta")]
    places = [
        alpha.index(word)
        for word in ("For", "adult (A 2020)", "Against", "always", "Blocking", "Nothing stands here.", "Unknown")
    ]
    assert places == sorted(places)


def test_unknown_names_its_side_and_the_fact_that_would_decide(view: LedgerView) -> None:
    """Pregnancy is not known: the statement is under Unknown, says that it would block, and leads to the field."""
    words = view.plain_text()
    assert "Blocking, if it applies: pregnancy" in words
    asked = QSignalSpy(view.field_asked)
    view.blocks["a"].anchorClicked.emit(QUrl("field:pregnant"))
    assert asked.at(0) == ["pregnant"]


def test_what_does_not_apply_is_counted_and_opens_with_its_reason(view: LedgerView) -> None:
    """The statement for children is not shown at first, but never silently left out."""
    assert "1 statement does not apply to this patient." in view.plain_text()
    assert "child (A 2020)" not in view.plain_text()
    view.blocks["a"].anchorClicked.emit(QUrl("leftout:a"))
    assert "child (A 2020)" in view.plain_text()
    assert "34 years" in view.plain_text()


def test_a_wide_page_shows_columns_with_the_same_words(view: LedgerView) -> None:
    """Side by side or below each other, nothing is lost."""
    narrow = sorted(view.plain_text().split())
    view.resize(1200, 600)
    assert "<table" in view.blocks["a"].toHtml()
    assert sorted(view.plain_text().split()) == narrow


def test_the_ledger_stands_at_an_end_that_asks_for_it(qtbot: QtBot, library: Library) -> None:
    """It is hidden on the way, shown at the end with a ledger, goes with the copy, and goes away when the answer is taken back."""
    page = WalkFlowchartScreen(library, "choosing-dmt", patient=Patient(TODAY))
    qtbot.addWidget(page)
    qtbot.addWidget(page.side_panel())
    assert page.ledger.isHidden()
    for _ in range(30):
        if page.session.walk.pending is None:
            break
        node = page.session.walk.pending.node
        page.answer(node.id, node.edges[0].id)
    end = page.session.walk.end
    assert end is not None
    assert end.ledger
    assert not page.ledger.isHidden()
    assert "ALEMTUZUMAB" in page.plain_text()
    page.step_back()
    assert page.ledger.isHidden()
