"""
Every command of the window, declared once: its words, its keys, its group.

The menu and the help page are made from this list, so that no key exists which the help page does not name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the window can do; `name` is the key under which the window gives the function."""

    name: str
    words: str
    keys: tuple[str, ...]
    group: str


COMMANDS: Final = (
    Command("search", "Search", ("Ctrl+K", "Ctrl+L", "/"), "Find"),
    Command("find", "Find on this page", ("Ctrl+F",), "Find"),
    Command("find_next", "Next place found", ("F3",), "Find"),
    Command("find_previous", "Previous place found", ("Shift+F3",), "Find"),
    Command("back", "Back", ("Alt+Left",), "Move"),
    Command("forward", "Forward", ("Alt+Right",), "Move"),
    Command("home", "Home", ("Alt+Home",), "Move"),
    Command("contents", "Contents and links beside the page", ("Ctrl+Shift+1",), "Move"),
    Command("next_part", "Next part of the window", ("F6",), "Move"),
    Command("new_tab", "New tab", ("Ctrl+T",), "Tabs"),
    Command("close_tab", "Close the tab", ("Ctrl+W",), "Tabs"),
    Command("reopen_tab", "Reopen the tab closed last", ("Ctrl+Shift+T",), "Tabs"),
    Command("next_tab", "Next tab", ("Ctrl+Tab", "Ctrl+PgDown"), "Tabs"),
    Command("previous_tab", "Previous tab", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), "Tabs"),
    Command("print", "Print…", ("Ctrl+P",), "Copy and print"),
    Command("save_pdf", "Save as PDF…", ("Ctrl+Shift+P",), "Copy and print"),
    Command("copy_page", "Copy the page as text with its sources", ("Ctrl+Shift+C",), "Copy and print"),
    Command("bookmark", "Bookmark this page", ("Ctrl+D",), "Keep"),
    Command("note", "Write a note on this page", ("Ctrl+Shift+N",), "Keep"),
    Command("bookmarks", "Bookmarks and notes", ("Ctrl+Shift+2",), "Keep"),
    Command("history", "History", ("Ctrl+H",), "Keep"),
    Command("open_case", "Open a case file", ("Ctrl+O",), "Patient"),
    Command("save_case", "Save the patient as a case file", ("Ctrl+S",), "Patient"),
    Command("clear_patient", "Clear patient", ("Ctrl+Shift+Delete",), "Patient"),
    Command("zoom_in", "Larger", ("Ctrl++", "Ctrl+="), "Appearance"),
    Command("zoom_out", "Smaller", ("Ctrl+-",), "Appearance"),
    Command("zoom_reset", "Usual size", ("Ctrl+0",), "Appearance"),
    Command("full_screen", "Full screen", ("F11",), "Appearance"),
    Command("settings", "Settings", ("Ctrl+,",), "Appearance"),
    Command("help", "Keys and help", ("F1", "?"), "Help"),
    Command("quit", "Quit", ("Ctrl+Q",), "Help"),
)

PAGE_KEYS: Final = (
    (
        "In the search field",
        (
            ("Down, Up", "Walk the results"),
            ("Enter", "Open the chosen or best result"),
            ("Tab", "Complete a word such as kind:drug"),
            ("Escape", "Back to the page before"),
        ),
    ),
    (
        "Links, cards and lists",
        (
            ("Ctrl+Enter, Ctrl+click, middle button", "Open in a new tab behind this one"),
            ("Ctrl+Shift+Enter, Ctrl+Shift+click", "Open in a new tab and go there"),
            ("Middle button on a tab", "Close the tab"),
        ),
    ),
    (
        "On a page",
        (
            ("Tab, Shift+Tab", "Next or previous link, term or source; what it means is shown"),
            ("Enter", "Open the link; on a source, keep its card open"),
            ("Escape", "Close the card"),
            ("Ctrl+C", "Copy the selection"),
        ),
    ),
    (
        "Bookmarks and notes",
        (
            ("Ctrl+Enter", "Save the note that is being written"),
            ("Escape", "Give it up"),
            ("F2", "Edit the chosen bookmark or note in the list"),
            ("Delete", "Remove it; it can be undone"),
        ),
    ),
)


def make_actions(window: QWidget, functions: dict[str, Callable[[], object]]) -> dict[str, QAction]:
    """One QAction for each command, added to the window so that its keys work everywhere."""
    actions = {}
    for command in COMMANDS:
        action = QAction(command.words, window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setProperty("group", command.group)
        action.triggered.connect(functions[command.name])
        window.addAction(action)
        actions[command.name] = action
    return actions


def keys_of(action: QAction) -> str:
    """The keys of an action as they are named on this system."""
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())
