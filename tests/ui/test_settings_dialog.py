"""The dialog of settings: made from the declaration, acting at once, with a way back to each default."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.ui.reading import ReadingFrame
from msref.ui.screens.assess_criteria_screen import AssessCriteriaScreen
from msref.ui.screens.browse_library_screen import RecordListScreen
from msref.ui.screens.plan_dates_screen import PlanDatesScreen
from msref.ui.screens.settings_dialog import SettingsDialog
from msref.user_store.settings import SETTINGS, Settings


def opened(program: Program) -> SettingsDialog:
    """The dialog, by its key."""
    QTest.keyClick(program.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = program.window.findChild(SettingsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def test_every_declared_setting_stands_with_its_help(program: Program) -> None:
    """Whatever has a label is shown, named for screen readers; what has none is the program's own."""
    dialog = opened(program)
    assert set(dialog.lines) == {setting.name for setting in SETTINGS if setting.is_shown}
    assert {"theme", "zoom_percent", "home_jurisdiction", "motion", "start_with", "reopen_tabs"} <= set(dialog.lines)
    for line in dialog.lines.values():
        assert line.editor.accessibleName() == line.setting.label
        assert line.editor.accessibleDescription() == line.setting.help
        assert any(label.text() == line.setting.help for label in line.findChildren(QLabel))
    dialog.close()


def test_asking_twice_shows_one_dialog(program: Program) -> None:
    """The second Ctrl+comma brings the first dialog forward."""
    first = opened(program)
    assert opened(program) is first
    assert len(program.window.findChildren(SettingsDialog)) == 1
    first.close()


def test_a_change_acts_at_once_and_is_kept(program: Program) -> None:
    """Colours and size change while the dialog is open; closing it writes the file."""
    dialog = opened(program)
    box = dialog.lines["theme"].editor
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("dark"))
    box.activated.emit(box.currentIndex())
    assert program.appearance.theme.name == "dark"
    size = dialog.lines["zoom_percent"].editor
    assert isinstance(size, QSpinBox)
    size.setValue(150)
    assert program.appearance.zoom_percent == 150
    dialog.close()
    kept = Settings(program.settings.path)
    assert (kept.text("theme"), kept.number("zoom_percent")) == ("dark", 150)


def test_a_change_made_elsewhere_shows_in_the_dialog(program: Program) -> None:
    """Ctrl and plus while it is open."""
    dialog = opened(program)
    QTest.keyClick(program.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    size = dialog.lines["zoom_percent"].editor
    assert isinstance(size, QSpinBox)
    assert size.value() == 110
    dialog.close()


def test_each_setting_has_its_own_way_back(program: Program) -> None:
    """Reset stands open only where it leads somewhere, and brings back one default alone."""
    program.settings.put("zoom_percent", 150)
    program.settings.put("start_with", "last_page")
    dialog = opened(program)
    assert dialog.lines["zoom_percent"].reset.isEnabled()
    assert not dialog.lines["motion"].reset.isEnabled()
    dialog.lines["zoom_percent"].reset.click()
    assert program.appearance.zoom_percent == 100
    assert program.settings.text("start_with") == "last_page"
    assert not dialog.lines["zoom_percent"].reset.isEnabled()
    dialog.close()


def test_the_pane_comes_and_goes_with_its_setting(program: Program) -> None:
    """Without closing the dialog."""
    program.window.resize(1500, 800)
    program.navigator.go("record/acute-plasma-exchange")
    QApplication.processEvents()
    reading = program.window.findChild(ReadingFrame)
    assert reading is not None
    assert reading.pane.isVisible()
    dialog = opened(program)
    tick = dialog.lines["show_outline"].editor
    assert isinstance(tick, QCheckBox)
    tick.click()
    assert not reading.pane.isVisible()
    dialog.close()


def test_reduced_motion_stills_the_cursor_and_comes_back(program: Program) -> None:
    """Nothing blinks; the system's own pace returns with the default."""
    before = QApplication.cursorFlashTime()
    program.settings.put("motion", "reduced")
    assert QApplication.cursorFlashTime() == 0
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    program.settings.put("motion", "system")
    assert QApplication.cursorFlashTime() == before


def test_the_home_jurisdiction_comes_first_in_the_planner_and_hides_nothing(program: Program) -> None:
    """Rules of home stand at the head of their question with a mark; every other rule is still there."""
    program.navigator.go("planner")
    page = program.navigator.current
    assert isinstance(page, PlanDatesScreen)
    page.patient.set_value("pregnancy_state", "pregnant")
    page.patient.set_value("vaccines", ("vaccine-pneumococcal", "vaccine-dtap", "vaccine-hpv"))
    before = [row.window.id for row in page.rows() if row.window]
    program.settings.put("home_jurisdiction", "United Kingdom")
    rows = page.rows()
    assert sorted(row.window.id for row in rows if row.window) == sorted(before)
    marked = [row for row in rows if "(home: " in row.label]
    groups: dict[tuple[str, int | None, str, str], list[bool]] = {}
    for row in rows:
        if row.window is not None:
            groups.setdefault(row.window.group, []).append("(home: " in row.label)
    assert marked
    assert all(flags == sorted(flags, reverse=True) for flags in groups.values())
    assert all(row.window is not None and "United Kingdom" in row.window.jurisdiction for row in marked)


def test_the_home_jurisdiction_comes_first_among_the_definitions(program: Program) -> None:
    """Within each kind those of home lead and are marked, seen and spoken; all definitions are still there."""
    program.navigator.go("patient")
    page = program.navigator.current
    assert isinstance(page, AssessCriteriaScreen)
    before = set(page.list.rows)
    program.settings.put("home_jurisdiction", "Germany")
    rows = page.list.rows
    assert set(rows) == before
    marked = [name for name, row in rows.items() if row.head.origin.endswith("home")]
    assert marked
    assert all("Germany" in rows[name].row.answer.definition.jurisdiction for name in marked)
    assert all(rows[name].head.accessibleName().endswith("Home.") for name in marked)
    kinds: dict[str, list[bool]] = {}
    for name, row in rows.items():
        kinds.setdefault(row.row.answer.definition.kind, []).append(name in marked)
    assert all(flags == sorted(flags, reverse=True) for flags in kinds.values())
    QApplication.processEvents()
    heights = [row.mapTo(page, QPoint(0, 0)).y() for row in rows.values() if not row.isHidden()]
    assert heights == sorted(heights)


@pytest.mark.parametrize(("kind", "home"), [("timing_rule", "Hungary"), ("definition", "Germany")])
def test_the_home_jurisdiction_comes_first_in_lists(program: Program, kind: str, home: str) -> None:
    """Lists of rules and of definitions begin with those of home, and keep every line."""
    program.navigator.go(f"library/kind/{kind}")
    page = program.navigator.current
    assert isinstance(page, RecordListScreen)
    before = sorted(line.address for line in page.list.lines)
    program.settings.put("home_jurisdiction", home)
    assert sorted(line.address for line in page.list.lines) == before
    assert f"home: {home}" in page.list.lines[0].kind
    flags = ["home:" in line.kind for line in page.list.lines]
    assert flags == sorted(flags, reverse=True)
    program.settings.put("home_jurisdiction", "")
    assert not any("home:" in line.kind for line in page.list.lines)


def test_a_setting_laid_down_by_the_organisation_is_shown_and_cannot_be_changed(qtbot: QtBot, tmp_path: Path) -> None:
    """The reader sees the value and who set it."""
    settings = Settings(tmp_path / "settings.txt")
    settings.lock("home_jurisdiction", "Germany")
    parent = QLabel()
    qtbot.addWidget(parent)
    dialog = SettingsDialog(settings, parent)
    line = dialog.lines["home_jurisdiction"]
    assert isinstance(line.editor, QComboBox)
    assert line.editor.currentText() == "Germany"
    assert not line.editor.isEnabled()
    assert not line.reset.isEnabled()
    assert "organisation" in line.editor.accessibleDescription()


@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_in_the_dialog_is_cut_off(program: Program, zoom: int) -> None:
    """At every size each line of words has the height that it needs."""
    program.appearance.set_zoom(zoom)
    dialog = opened(program)
    QApplication.processEvents()
    for line in dialog.lines.values():
        for label in line.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        assert line.editor.width() >= line.editor.minimumSizeHint().width()
        assert line.width() <= dialog.width()
    dialog.close()
