"""Pictures of evidence on the screen: reached and walked by keyboard, said in words, with their data as a table, taken away as SVG and PNG."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from msref.content_store.library import Library
from msref.ui.screens.evidence_table_screen import EvidenceTableScreen
from msref.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from msref.usecases.filter_table import TableRequest


@pytest.fixture
def page(qtbot: QtBot, library: Library) -> EvidenceTableScreen:
    """The table of switching studies, its pictures in view."""
    screen = EvidenceTableScreen(library, "switching-and-rescue")
    qtbot.addWidget(screen)
    screen.apply_theme(LIGHT)
    screen.set_zoom(100)
    screen.resize(1100, 900)
    screen.show()
    screen.show_view(1)
    return screen


def test_a_table_without_figures_offers_no_pictures(qtbot: QtBot, library: Library) -> None:
    """The choice between table and pictures is there only where something can be drawn."""
    with_figures, without = (
        EvidenceTableScreen(library, name) for name in ("switching-and-rescue", "t1-severe-relapse")
    )
    for screen in (with_figures, without):
        qtbot.addWidget(screen)
    assert not with_figures.views.isHidden()
    assert without.views.isHidden()


def test_pictures_are_walked_by_keyboard_and_said(page: EvidenceTableScreen, qtbot: QtBot) -> None:
    """Down goes to the first line, its name is its numbers in words, Enter opens what stands behind it."""
    view = page.pictures.panels[0].view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.accessibleName() == (
        "Ratios with their intervals: Curti 2019: Risk of relapse, natalizumab against fingolimod: "
        "hazard ratio 0.59 (95 % interval 0.35 to 1.00); p = 0.048"
    )
    QTest.keyClick(view, Qt.Key.Key_End)
    assert "Danish register 2017" in view.accessibleName()
    QTest.keyClick(view, Qt.Key.Key_Home)
    with qtbot.waitSignal(page.navigate) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["record/curti-2019--relapse-hr"]


def test_pictures_follow_the_filter(page: EvidenceTableScreen) -> None:
    """Only the rows shown are drawn; with none left a sentence says so."""
    page.show_request(TableRequest(text="MSBase"))
    forest = page.pictures.panels[0]
    assert forest.model.rowCount() == 3
    assert len(forest.view.drawing.spots) == 3
    page.show_request(TableRequest(text="zzz"))
    assert page.pictures.panels == []


def test_the_table_beside_shows_every_row(page: EvidenceTableScreen) -> None:
    """The twin of a picture is as tall as its rows, so nothing of it is hidden behind a scroll bar."""
    for panel in page.pictures.panels:
        rows = sum(panel.table.rowHeight(row) for row in range(panel.model.rowCount()))
        assert panel.model.rowCount() == len(panel.view.drawing.spots)
        assert panel.table.viewport().height() >= rows


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda theme: theme.name)
def test_svg_and_png_are_written_in_the_colours_shown(
    page: EvidenceTableScreen, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Both files open, hold the picture, and have the ground of the theme."""
    page.apply_theme(theme)
    panel = page.pictures.panels[0]
    names = iter([str(tmp_path / "picture.svg"), str(tmp_path / "picture.png")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(names), ""))
    panel.save_svg()
    with qtbot.waitSignal(panel.told):
        panel.save_png()
    svg = ET.parse(tmp_path / "picture.svg").getroot()  # noqa: S314 - our own file
    assert svg.findtext("{http://www.w3.org/2000/svg}title") == "Ratios with their intervals"
    assert f'fill="{theme.surface}"' in (tmp_path / "picture.svg").read_text(encoding="utf-8")
    image = QImage(str(tmp_path / "picture.png"))
    assert image.width() > 1000
    assert image.pixelColor(2, 2) == QColor(theme.surface)
    colours = {image.pixelColor(x, image.height() // 3).name() for x in range(image.width())}
    assert len(colours) > 3


def test_an_image_that_cannot_be_written_is_told(
    page: EvidenceTableScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The window does not wait for the image, and says afterwards that there is none."""
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: told.append(words[-1]))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "gone" / "picture.png"), ""))
    page.pictures.panels[0].save_png()
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert "gone" in told[0]
    assert "could not be written" in told[0]


def test_data_is_copied_with_sources(page: EvidenceTableScreen) -> None:
    """The data of a picture leaves as text: numbers in words, sources, and the version of the content."""
    page.pictures.panels[0].copy_data()
    text = QGuiApplication.clipboard().text()
    assert "Effect and interval: 0.59 (95 % interval 0.35 to 1.00); p = 0.048" in text
    assert "Sources: Curti 2019, abstract" in text
    assert "msref content" in text


@pytest.mark.parametrize("width", [360, 700, 1500])
def test_a_picture_is_as_tall_as_its_words_need(page: EvidenceTableScreen, width: int) -> None:
    """At any width the view asks for the height of its drawing."""
    view = page.pictures.panels[0].view
    view.setMinimumWidth(0)
    height = view.heightForWidth(width)
    view.resize(QSize(width, height))
    assert view.drawing.height <= height


def test_the_address_can_ask_for_pictures(qtbot: QtBot, library: Library) -> None:
    """`table/ID#pictures` shows them at once."""
    screen = EvidenceTableScreen(library, "plex-response-by-delay")
    qtbot.addWidget(screen)
    screen.show()
    screen.go_to("pictures")
    assert not screen.pictures.isHidden()
    assert screen.pictures.panels[0].view.picture.title == "Response by days from onset"
