"""The evidence table page as a user works it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.domain.tables import TableRow
from msref.ui.screens.evidence_table_screen import EvidenceTableScreen
from msref.ui.theme import THEMES
from msref.ui.widgets.table_view import shared_widths
from msref.usecases.filter_table import TableRequest
from tests.ui.sample_library import sample_library

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", extend=True
)  # the offscreen platform says so of every window


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The small library."""
    return sample_library(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, library: Library) -> EvidenceTableScreen:
    """The page, shown."""
    screen = EvidenceTableScreen(library, "results")
    qtbot.addWidget(screen)
    screen.resize(1300, 700)
    screen.show()
    screen.focus_first()
    return screen


def _studies(page: EvidenceTableScreen) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def _current(page: EvidenceTableScreen) -> TableRow:
    row = page.view.current_row()
    assert row is not None
    return row


def test_filters_are_combined_and_said_and_cleared(page: EvidenceTableScreen) -> None:
    """Two filters together narrow the rows, the line says so, and one button shows every row again."""
    page.bar.facets["treatment"].setCurrentText("PLEX")
    page.bar.facets["population"].setCurrentText("NMO")
    assert _studies(page) == ["Trial A", "Magaña"]
    assert page.bar.shown.text() == "Showing 2 of 4 rows: treatment = PLEX · population = NMO"
    QTest.mouseClick(page.bar.clear, Qt.MouseButton.LeftButton)
    assert len(_studies(page)) == 4
    assert page.bar.facets["treatment"].currentText() == "All"
    assert page.bar.clear.isHidden()


def test_text_filter_finds_words_without_accents(page: EvidenceTableScreen) -> None:
    """Typing "magana" leaves the row of Magaña."""
    QTest.keyClicks(page.bar.text, "magana")
    assert _studies(page) == ["Magaña"]


def test_header_click_sorts_up_down_and_back_to_table_order(page: EvidenceTableScreen) -> None:
    """The first click on a head sorts up, the second down, the third restores the order of the table."""
    header = page.view.horizontalHeader()
    header.sectionClicked.emit(1)
    assert _studies(page) == ["Trial A", "Series C", "Series B", "Magaña"]
    header.sectionClicked.emit(1)
    assert _studies(page) == ["Magaña", "Series B", "Series C", "Trial A"]
    header.sectionClicked.emit(1)
    assert _studies(page) == ["Trial A", "Series B", "Series C", "Magaña"]


def test_keyboard_sorts_by_the_current_column(page: EvidenceTableScreen) -> None:
    """Alt+Down sorts by the column the keyboard is on, downwards, and the head says so to a screen reader."""
    page.view.setCurrentIndex(page.model.index(0, 1))
    QTest.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _studies(page)[0] == "Magaña"
    spoken = page.model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "People, sorted descending"


def test_chosen_row_stays_chosen_when_the_order_changes(page: EvidenceTableScreen) -> None:
    """Sorting moves rows under the keyboard, not the choice."""
    page.view.setCurrentIndex(page.model.index(1, 0))
    page.bar.sort.setCurrentText("People")
    assert _current(page).title == "Series B (IA)"


def test_cells_say_their_column_to_a_screen_reader(page: EvidenceTableScreen) -> None:
    """A cell is spoken with the label of its column; an empty one as not stated."""
    assert page.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "People: 9"
    assert page.model.index(2, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Result: not stated"


def test_columns_can_be_hidden_but_not_all(page: EvidenceTableScreen) -> None:
    """Unticking columns hides them; the last tick cannot be taken away."""
    page.bar.column_boxes["study"].setChecked(False)
    page.bar.column_boxes["people"].setChecked(False)
    assert page.model.columnCount() == 1
    assert not page.bar.column_boxes["result"].isEnabled()
    assert page.bar.columns.text().startswith("Columns (2 hidden)")


def test_enter_goes_to_the_row_in_full_and_escape_back(page: EvidenceTableScreen) -> None:
    """Enter moves to all cells and sources of the row; Escape returns to the table."""
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.focusWidget() is page.detail
    assert "42.1% against 5.9%" in page.detail.toPlainText()
    assert "Trial 1999, abstract" in page.detail.toPlainText()
    QTest.keyClick(page.detail, Qt.Key.Key_Escape)
    assert page.focusWidget() is page.view


def test_detail_links_lead_to_study_row_and_source(page: EvidenceTableScreen, qtbot: QtBot) -> None:
    """The row in full links to the study, to its own page and to each source."""
    html = page.detail.toHtml()
    for address in ("record/study-a", "record/row-a", "record/trial1"):
        assert f'href="{address}"' in html
    with qtbot.waitSignal(page.navigate) as opened:
        page.detail.anchorClicked.emit(QUrl("record/study-a"))
    assert opened.args == ["record/study-a"]


def test_copy_of_a_row_carries_its_sources(page: EvidenceTableScreen) -> None:
    """Ctrl+C puts the selected row with title, content line and sources on the clipboard, as text and as a table."""
    QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith(
        "Results of trials\nmsref content 7 of 2024-05-01, drafted from sources, not clinically reviewed\n"
    )
    assert "Sources: Trial A (PLEX) 1999, abstract" in data.text()
    assert "<td>42.1% against 5.9%</td>" in data.html()


def test_csv_is_saved_with_mark_title_and_sources(
    page: EvidenceTableScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The saved CSV opens as UTF-8 in a spreadsheet and holds the rows shown with their sources."""
    target = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.show_request(TableRequest(facets={"treatment": "IA"}))
    page.save_csv()
    saved = target.read_bytes()
    assert saved.startswith(b"\xef\xbb\xbfResults of trials\r\n")
    assert b'Series B,60,72% of 60,"Series B (IA) 1999, abstract"' in saved
    assert b"Trial A,9" not in saved


def test_find_goes_from_cell_to_cell(page: EvidenceTableScreen) -> None:
    """Find on the page puts the keyboard on the next cell with the words, goes round, and says when there is none."""
    assert page.find_words("6", from_start=True)
    assert (page.view.currentIndex().row(), page.view.currentIndex().column()) == (1, 1)
    assert page.find_words("6")
    assert (page.view.currentIndex().row(), page.view.currentIndex().column()) == (1, 2)
    assert page.find_words("6", backwards=True)
    assert (page.view.currentIndex().row(), page.view.currentIndex().column()) == (1, 1)
    assert not page.find_words("zebra")


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
def test_every_row_is_as_high_as_its_longest_cell(page: EvidenceTableScreen, theme: str) -> None:
    """No cell is cut: each row is at least as high as every cell of it needs at the width of its column."""
    page.apply_theme(THEMES[theme])
    page.resize(420, 500)
    page.grab()
    cells = page.view.itemDelegate()
    for row in range(page.model.rowCount()):
        for column in range(page.model.columnCount()):
            index: QModelIndex = page.model.index(row, column)
            needed = cells.cell_height(str(index.data()), page.view.columnWidth(column))  # type: ignore[attr-defined]
            assert page.view.rowHeight(row) >= needed


def test_widths_are_shared_without_starving_a_column() -> None:
    """Columns fill the room, never fall below their low, and scroll when the lows alone do not fit."""
    assert shared_widths([100, 100], [100, 300], 300) == [100, 200]
    assert shared_widths([100, 100], [100, 300], 800) == [200, 600]
    assert shared_widths([200, 200], [200, 300], 300) == [200, 200]
