"""Every page of the program with a patient filled in, and the controls and words that stand on it; holds no expectation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.content_store.library import Library
from msref.domain.facts import facts_from_case
from msref.ui.screens.plan_dates_screen import PlanDatesScreen
from msref.ui.screens.settings_dialog import SettingsDialog
from msref.ui.screens.walk_flowchart_screen import WalkFlowchartScreen
from msref.ui.widgets.build_in_slices import Slices
from msref.ui.widgets.chart_toolbar import CHART, ONE_QUESTION, OUTLINE
from msref.ui.widgets.timeline_toolbar import DIFFERENCES, TABLE, TEXT

CASE: Final = {
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
_MOST_TURNS: Final = 120
_STILL_TURNS: Final = 3
INTERACTIVE: Final = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)


@dataclass(frozen=True, slots=True)
class Station:
    """A page in one of its views, and what is opened upon it."""

    address: str
    mode: int | None = None
    opened: str = ""

    def __str__(self) -> str:
        """As it is named in a failure."""
        return f"{self.address}{'' if self.mode is None else f' view {self.mode}'}{f' with {self.opened}' * bool(self.opened)}"


STATIONS: Final = (
    Station("home"),
    Station("library"),
    Station("library/topic/acute"),
    Station("library/kind/drug"),
    Station("record/acute-plasma-exchange"),
    Station("record/acute-plasma-exchange", opened="find"),
    Station("record/acute-plasma-exchange", opened="note"),
    Station("record/ocrelizumab", opened="new_tab"),
    Station("evidence"),
    Station("table/t1-severe-relapse"),
    Station("table/plex-response-by-delay"),
    Station("algorithms"),
    Station("chart/acute-relapse", CHART),
    Station("chart/acute-relapse", OUTLINE),
    Station("chart/choosing-dmt", ONE_QUESTION),
    Station("patient"),
    Station("planner", 0),
    Station("planner", TABLE),
    Station("planner", DIFFERENCES),
    Station("planner", TEXT),
    Station("calculators"),
    Station("calc/edss"),
    Station("patient-summary"),
    Station("search/plasma exchange"),
    Station("bookmarks"),
    Station("history"),
    Station("help"),
    Station("safety"),
    Station("help", opened="settings"),
    Station("record/no-such-page"),
)


def fill_in(program: Program, library: Library) -> None:
    """Give the program the patient of these tests."""
    program.navigator.go("planner")
    page = program.navigator.current
    assert isinstance(page, PlanDatesScreen)
    page.patient.set_facts(facts_from_case(CASE, library.parameters(), date(2026, 12, 1)))


def visit(program: Program, station: Station, qtbot: QtBot) -> QWidget:
    """Open a page as a person does, wait until it stands still, and answer with what to look at: the window or its dialog."""
    program.navigator.go(station.address)
    page = program.navigator.current
    if station.mode is not None:
        assert isinstance(page, (PlanDatesScreen, WalkFlowchartScreen))
        page.show_mode(station.mode)
    if station.opened:
        action: QAction = program.window.actions_by_name[station.opened]
        action.trigger()
    settle(qtbot)
    if station.opened == "settings":
        dialog = program.window.findChild(SettingsDialog)
        assert dialog is not None
        return dialog
    return program.window


def leave(program: Program, station: Station) -> None:
    """Put away what a station opened."""
    if station.opened == "settings":
        for dialog in program.window.findChildren(SettingsDialog):
            dialog.close()
    elif station.opened == "new_tab":
        program.window.actions_by_name["close_tab"].trigger()


def settle(qtbot: QtBot) -> None:
    """Let pages that are built in slices come to their end, and what that put off until the next turn of the program."""
    still = 0
    for _ in range(_MOST_TURNS):
        QApplication.processEvents()
        qtbot.wait(1)
        still = 0 if _is_building() else still + 1
        if still == _STILL_TURNS:
            return


def _is_building() -> bool:
    """Whether anything that is seen is still being built while the program is idle."""
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    building = [part for window in shown for part in window.findChildren(Slices) if _is_seen(part)]
    return any(timer.isActive() for part in building for timer in part.findChildren(QTimer))


def _is_seen(part: Slices) -> bool:
    holder = part.parent()
    return isinstance(holder, QWidget) and holder.isVisible()


def tour(program: Program, qtbot: QtBot) -> Iterator[tuple[Station, QWidget]]:
    """Every station in turn."""
    for station in STATIONS:
        yield station, visit(program, station, qtbot)
        leave(program, station)


def shown(root: QWidget) -> list[QWidget]:
    """All that is visible under a window, itself first; a dialog over it is looked at by itself."""
    return [widget for widget in (root, *root.findChildren(QWidget)) if widget.isVisible() and widget.window() is root]


def controls(root: QWidget) -> list[QWidget]:
    """All that a person works with: what takes the keyboard or the pointer. Scroll bars and heads belong to what they scroll and head."""
    return [
        widget
        for widget in shown(root)
        if widget is not root
        and widget.focusProxy() is None
        and not isinstance(widget, (QScrollBar, QHeaderView))
        and not isinstance(widget.parent(), (QComboBox, QAbstractSpinBox))
        and (isinstance(widget, INTERACTIVE) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus)
    ]


def name_and_role(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """What a screen reader says of a control."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip(), interface.role()


def told(widget: QWidget) -> str:
    """All the words that a screen reader can get of a widget itself."""
    interface = QAccessible.queryAccessibleInterface(widget)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    return " ".join(interface.text(kind) for kind in kinds)


def whereabouts(widget: QWidget) -> str:
    """A widget as it is named in a failure."""
    parent = widget.parent()
    return f"{type(widget).__name__} “{widget.accessibleName()[:60]}” in {type(parent).__name__}"
