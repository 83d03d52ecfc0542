"""
Every command of the window, declared once: its keys, its group, its words.

The menu and the help page are made from this list, so that no key exists which the help page does not name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the window can do; `name` is the key under which the window gives the function."""

    name: str
    keys: tuple[str, ...]
    group: str

    @property
    def words(self) -> str:
        """What it is called in the menu and on the help page."""
        return command_words()[self.name]


COMMANDS: Final = (
    Command("search", ("Ctrl+K", "Ctrl+L", "/"), "find"),
    Command("find", ("Ctrl+F",), "find"),
    Command("find_next", ("F3",), "find"),
    Command("find_previous", ("Shift+F3",), "find"),
    Command("back", ("Alt+Left",), "move"),
    Command("forward", ("Alt+Right",), "move"),
    Command("home", ("Alt+Home",), "move"),
    Command("contents", ("Ctrl+Shift+1",), "move"),
    Command("next_part", ("F6",), "move"),
    Command("previous_part", ("Shift+F6",), "move"),
    Command("new_tab", ("Ctrl+T",), "tabs"),
    Command("close_tab", ("Ctrl+W",), "tabs"),
    Command("reopen_tab", ("Ctrl+Shift+T",), "tabs"),
    Command("next_tab", ("Ctrl+Tab", "Ctrl+PgDown"), "tabs"),
    Command("previous_tab", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), "tabs"),
    Command("print", ("Ctrl+P",), "print"),
    Command("save_pdf", ("Ctrl+Shift+P",), "print"),
    Command("copy_page", ("Ctrl+Shift+C",), "print"),
    Command("bookmark", ("Ctrl+D",), "keep"),
    Command("note", ("Ctrl+Shift+N",), "keep"),
    Command("bookmarks", ("Ctrl+Shift+2",), "keep"),
    Command("history", ("Ctrl+H",), "keep"),
    Command("open_case", ("Ctrl+O",), "patient"),
    Command("save_case", ("Ctrl+S",), "patient"),
    Command("clear_patient", ("Ctrl+Shift+Delete",), "patient"),
    Command("zoom_in", ("Ctrl++", "Ctrl+="), "appearance"),
    Command("zoom_out", ("Ctrl+-",), "appearance"),
    Command("zoom_reset", ("Ctrl+0",), "appearance"),
    Command("full_screen", ("F11",), "appearance"),
    Command("settings", ("Ctrl+,",), "appearance"),
    Command("help", ("F1", "?"), "help"),
    Command("quit", ("Ctrl+Q",), "help"),
)


def command_words() -> dict[str, str]:
    """What each command is called, by its name."""
    return {**_words_to_go(), **_words_to_keep(), **_words_of_the_window()}


def _words_to_go() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "search": translate("Commands", "Search"),
        "find": translate("Commands", "Find on this page"),
        "find_next": translate("Commands", "Next place found"),
        "find_previous": translate("Commands", "Previous place found"),
        "back": translate("Commands", "Back"),
        "forward": translate("Commands", "Forward"),
        "home": translate("Commands", "Home"),
        "contents": translate("Commands", "Contents and links beside the page"),
        "next_part": translate("Commands", "Next part of the window"),
        "previous_part": translate("Commands", "Previous part of the window"),
        "new_tab": translate("Commands", "New tab"),
        "close_tab": translate("Commands", "Close the tab"),
        "reopen_tab": translate("Commands", "Reopen the tab closed last"),
        "next_tab": translate("Commands", "Next tab"),
        "previous_tab": translate("Commands", "Previous tab"),
    }


def _words_to_keep() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "print": translate("Commands", "Print…"),
        "save_pdf": translate("Commands", "Save as PDF…"),
        "copy_page": translate("Commands", "Copy the page as text with its sources"),
        "bookmark": translate("Commands", "Bookmark this page"),
        "note": translate("Commands", "Write a note on this page"),
        "bookmarks": translate("Commands", "Bookmarks and notes"),
        "history": translate("Commands", "History"),
        "open_case": translate("Commands", "Open a case file"),
        "save_case": translate("Commands", "Save the patient as a case file"),
        "clear_patient": translate("Commands", "Clear patient"),
    }


def _words_of_the_window() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "zoom_in": translate("Commands", "Larger"),
        "zoom_out": translate("Commands", "Smaller"),
        "zoom_reset": translate("Commands", "Usual size"),
        "full_screen": translate("Commands", "Full screen"),
        "settings": translate("Commands", "Settings"),
        "help": translate("Commands", "Keys and help"),
        "quit": translate("Commands", "Quit"),
    }


def group_words() -> dict[str, str]:
    """The heading of each group of commands."""
    translate = QCoreApplication.translate
    return {
        "find": translate("CommandGroups", "Find"),
        "move": translate("CommandGroups", "Move"),
        "tabs": translate("CommandGroups", "Tabs"),
        "print": translate("CommandGroups", "Copy and print"),
        "keep": translate("CommandGroups", "Keep"),
        "patient": translate("CommandGroups", "Patient"),
        "appearance": translate("CommandGroups", "Appearance"),
        "help": translate("CommandGroups", "Help"),
    }


PageKeys = tuple[str, tuple[tuple[str, str], ...]]


def page_keys() -> tuple[PageKeys, ...]:
    """The keys that belong to a part of the window and not to a command: where, and for each key what it does."""
    return (_search_keys(), _link_keys(), _reading_keys(), _keeping_keys())


def _search_keys() -> PageKeys:
    translate = QCoreApplication.translate
    return (
        translate("PageKeys", "In the search field"),
        (
            (translate("KeyNames", "Down, Up"), translate("PageKeys", "Walk the results")),
            (translate("KeyNames", "Enter"), translate("PageKeys", "Open the chosen or best result")),
            (translate("KeyNames", "Tab"), translate("PageKeys", "Complete a word such as kind:drug")),
            (translate("KeyNames", "Escape"), translate("PageKeys", "Back to the page before")),
        ),
    )


def _link_keys() -> PageKeys:
    translate = QCoreApplication.translate
    return (
        translate("PageKeys", "Links, cards and lists"),
        (
            (
                translate("KeyNames", "Ctrl+Enter, Ctrl+click, middle button"),
                translate("PageKeys", "Open in a new tab behind this one"),
            ),
            (
                translate("KeyNames", "Ctrl+Shift+Enter, Ctrl+Shift+click"),
                translate("PageKeys", "Open in a new tab and go there"),
            ),
            (translate("KeyNames", "Middle button on a tab"), translate("PageKeys", "Close the tab")),
        ),
    )


def _reading_keys() -> PageKeys:
    translate = QCoreApplication.translate
    return (
        translate("PageKeys", "On a page"),
        (
            (
                translate("KeyNames", "Tab, Shift+Tab"),
                translate("PageKeys", "Next or previous link, term or source; what it means is shown"),
            ),
            (translate("KeyNames", "Enter"), translate("PageKeys", "Open the link; on a source, keep its card open")),
            (translate("KeyNames", "Escape"), translate("PageKeys", "Close the card")),
            (translate("KeyNames", "Ctrl+C"), translate("PageKeys", "Copy the selection")),
        ),
    )


def _keeping_keys() -> PageKeys:
    translate = QCoreApplication.translate
    return (
        translate("PageKeys", "Bookmarks and notes"),
        (
            (translate("KeyNames", "Ctrl+Enter"), translate("PageKeys", "Save the note that is being written")),
            (translate("KeyNames", "Escape"), translate("PageKeys", "Give it up")),
            ("F2", translate("PageKeys", "Edit the chosen bookmark or note in the list")),
            (translate("KeyNames", "Delete"), translate("PageKeys", "Remove it; it can be undone")),
        ),
    )


def make_actions(window: QWidget, functions: dict[str, Callable[[], object]]) -> dict[str, QAction]:
    """One QAction for each command, added to the window so that its keys work everywhere."""
    actions, words = {}, command_words()
    for command in COMMANDS:
        action = QAction(words[command.name], window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setProperty("group", command.group)
        action.triggered.connect(functions[command.name])
        window.addAction(action)
        actions[command.name] = action
    return actions


def keys_of(action: QAction) -> str:
    """The keys of an action as they are named on this system."""
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())
