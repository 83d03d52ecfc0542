"""The window as a clinician uses it: places, keys, history, size, colours, failures."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.ui.commands import COMMANDS
from msref.ui.screens.browse_library_screen import LibraryScreen, RecordListScreen
from msref.ui.screens.help_screen import HelpScreen
from msref.ui.screens.home_screen import HomeScreen
from msref.ui.screens.message_screen import MessageScreen
from msref.ui.widgets.clear_sign import ClearSign
from msref.user_store.settings import Settings


def test_home_opens_with_the_cursor_in_the_search_field(program: Program) -> None:
    """A busy reader can type at once."""
    assert isinstance(program.navigator.current, HomeScreen)
    assert program.window.search.line.hasFocus()


def test_the_status_line_says_version_age_offline_and_review_state(program: Program) -> None:
    """What the content is stands on the window at all times."""
    facts = program.window.status.facts()
    assert "Content " in facts
    assert "old" in facts or "today" in facts
    assert "offline" in facts
    assert "drafted from sources, not clinically reviewed" in facts


def test_every_card_of_home_leads_to_a_page_that_exists(program: Program) -> None:
    """No card and no link under it is a dead end."""
    home = program.navigator.current
    assert isinstance(home, HomeScreen)
    assert len(home.cards) == 6
    addresses = [address for card in home.cards for address in (card.address, *(link.address for link in card.links))]
    for address in addresses:
        program.navigator.go(address)
        assert not isinstance(program.navigator.current, MessageScreen), address


def test_cards_do_not_overlap_and_stay_in_the_window(program: Program) -> None:
    """At every size the cards stand side by side or one under the other."""
    home = program.navigator.current
    assert isinstance(home, HomeScreen)
    for width, zoom in ((600, 100), (1200, 100), (1200, 200), (640, 200)):
        program.appearance.set_zoom(zoom)
        program.window.resize(width, 800)
        QApplication.processEvents()
        places = [card.geometry() for card in home.cards]
        assert all(place.right() <= home.width() for place in places)
        assert not any(one.intersects(other) for number, one in enumerate(places) for other in places[:number])


def test_alt_and_a_number_opens_each_place_of_the_rail(program: Program) -> None:
    """The rail needs no mouse."""
    for number, address in enumerate(program.window.rail.buttons, start=1):
        QTest.keyClick(program.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        page = program.navigator.current
        assert page is not None
        assert page.address == address
        assert program.window.rail.buttons[address].isChecked()


def test_back_and_forward_keep_the_page_and_its_scroll(program: Program, qtbot: QtBot) -> None:
    """Alt+Left returns to the line one was reading."""
    program.navigator.go("library/kind/source")
    page = program.navigator.current
    assert isinstance(page, RecordListScreen)
    qtbot.waitUntil(lambda: page.list.verticalScrollBar().maximum() > 500)
    page.restore_position(500)
    program.navigator.go("library")
    QTest.keyClick(program.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert program.navigator.current is page
    assert page.scroll_position() == 500
    QTest.keyClick(program.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert isinstance(program.navigator.current, LibraryScreen)
    QTest.keyClick(program.window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert isinstance(program.navigator.current, HomeScreen)


def test_an_unknown_address_is_a_plain_page_with_a_way_home(program: Program) -> None:
    """A sentence, never a traceback."""
    program.navigator.go("record/no-such-record")
    page = program.navigator.current
    assert isinstance(page, MessageScreen)
    assert 'no record "no-such-record"' in page.plain_text()
    home = page.findChild(QAbstractButton)
    assert home is not None
    home.click()
    assert isinstance(program.navigator.current, HomeScreen)


def test_a_fault_of_the_program_becomes_a_page_too(program: Program) -> None:
    """An unforeseen error tells the user that other pages still work."""
    program.show_failure(ZeroDivisionError, ZeroDivisionError("one by zero"), None)
    page = program.navigator.current
    assert isinstance(page, MessageScreen)
    assert "ZeroDivisionError" in page.plain_text()
    assert "Traceback" not in page.plain_text()


def test_zoom_enlarges_letters_and_is_kept(program: Program) -> None:
    """Ctrl and plus, Ctrl and 0; between 80 and 200 percent; the settings remember."""
    before = QApplication.font().pointSizeF()
    QTest.keyClick(program.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert program.appearance.zoom_percent == 110
    assert QApplication.font().pointSizeF() > before
    for _ in range(12):
        QTest.keyClick(program.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert program.appearance.zoom_percent == 200
    assert program.settings.number("zoom_percent") == 200
    QTest.keyClick(program.window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.font().pointSizeF() == before


def test_each_theme_colours_the_window_and_is_kept(program: Program) -> None:
    """Light, dark and high contrast change the ground at once."""
    grounds = set()
    for choice in ("light", "dark", "high_contrast"):
        program.window.choose_theme(choice)
        assert program.settings.text("theme") == choice
        QApplication.processEvents()
        grounds.add(program.window.palette().window().color().name())
    assert len(grounds) == 3


def test_help_names_every_key_of_every_command(program: Program) -> None:
    """The help page is made from the actions, so none is missing."""
    QTest.keyClick(program.window, Qt.Key.Key_F1)
    page = program.navigator.current
    assert isinstance(page, HelpScreen)
    words = page.plain_text()
    for command in COMMANDS:
        assert command.words in words
    assert "Alt+1: Go to Home" in words
    assert "Ctrl+K, Ctrl+L, /: Search" in words


def test_no_two_commands_share_a_key(program: Program) -> None:
    """A shared key would do nothing at all."""
    keys = [keys.toString() for action in program.window.actions_by_name.values() for keys in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_every_button_has_a_name_and_takes_the_keyboard(program: Program) -> None:
    """Nothing in the window needs a mouse or eyes."""
    for address in ("home", "library", "evidence"):
        program.navigator.go(address)
        for button in program.window.findChildren(QAbstractButton):
            if button.isVisible() and not isinstance(button, ClearSign):
                assert button.accessibleName(), button
                assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.accessibleName()


def test_copy_page_takes_the_text_with_its_sources(program: Program) -> None:
    """Ctrl+Shift+C puts plain text on the clipboard."""
    program.navigator.go("record/acute-plasma-exchange")
    QTest.keyClick(
        program.window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    copied = QApplication.clipboard().text()
    assert copied.startswith("Plasma exchange for a severe relapse")
    assert "Arrambide G, Iacobaeus E" in copied
    assert "<" not in copied
    assert "copied" in program.window.status.message()


def test_the_last_page_and_the_size_are_kept_but_no_search(program: Program) -> None:
    """The next start offers the page read last; what was typed is nobody's business."""
    program.navigator.go("record/acute-plasma-exchange")
    program.navigator.go("search/secret")
    program.window.close()
    kept = Settings(program.settings.path)
    assert kept.text("last_page") == "record/acute-plasma-exchange"
    assert kept.text("window_geometry")
    assert "secret" not in program.settings.path.read_text(encoding="utf-8")


def test_a_missing_content_file_says_where_it_was_looked_for(
    unchanged_application: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """The window opens, and tells how to mend it."""
    missing = tmp_path / "reference.sqlite"
    made = Program(unchanged_application, Settings(tmp_path / "s.json"), missing, as_of=date(2026, 12, 1))
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    qtbot.waitUntil(lambda: made.is_ready)
    page = made.navigator.current
    assert isinstance(page, MessageScreen)
    assert str(missing) in page.plain_text()
    assert "msref-content build" in page.plain_text()


def test_a_record_asked_for_before_the_pages_are_loaded_opens_when_they_are(
    unchanged_application: QApplication, qtbot: QtBot, library_path: Path, tmp_path: Path
) -> None:
    """With "start with the page read last" that page is there once the window is complete."""
    settings = Settings(tmp_path / "s.json")
    settings.put("start_with", "last_page")
    settings.put("last_page", "record/acute-plasma-exchange")
    made = Program(unchanged_application, settings, library_path, as_of=date(2026, 12, 1))
    qtbot.addWidget(made.window)
    assert isinstance(made.navigator.current, HomeScreen)
    made.window.show()
    qtbot.waitUntil(lambda: made.is_ready)
    page = made.navigator.current
    assert page is not None
    assert page.address == "record/acute-plasma-exchange"
