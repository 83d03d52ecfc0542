"""The contents beside the help page: its groups of keys, each a way to that place."""

from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.ui.reading import ReadingFrame
from msref.ui.screens.help_screen import HelpScreen
from msref.ui.widgets.reading_pane import HEADINGS
from tests.ui.accessible_pages import settle


def test_the_help_page_has_contents_that_lead_to_its_groups(program: Program, qtbot: QtBot) -> None:
    """The pane lists the groups of keys in their order; one that is chosen is scrolled to and is the one being read."""
    program.window.resize(1400, 500)
    program.navigator.go("help")
    settle(qtbot)
    page = program.navigator.current
    frame = program.window.findChild(ReadingFrame)
    assert isinstance(page, HelpScreen)
    assert frame is not None
    named = frame.pane.list.lines_of(HEADINGS)
    assert named[:2] == ["Find", "Move"]
    assert "On a page" in named
    assert frame.pane.isVisible()
    assert len(named) >= 9
    frame.pane.list.jump.emit("heading-4")
    assert page.scroll_position() > 0
    assert page.heading_in_view() == 4
    frame.pane.list.jump.emit("heading-1")
    assert page.heading_in_view() == 1
