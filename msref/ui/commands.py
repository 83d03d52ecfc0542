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
    Command("next_part", "Next part of the window", ("F6",), "Move"),
    Command("copy_page", "Copy the page as text with its sources", ("Ctrl+Shift+C",), "Copy"),
    Command("open_case", "Open a case file", ("Ctrl+O",), "Patient"),
    Command("save_case", "Save the patient as a case file", ("Ctrl+S",), "Patient"),
    Command("clear_patient", "Clear patient", ("Ctrl+Shift+Delete",), "Patient"),
    Command("zoom_in", "Larger", ("Ctrl++", "Ctrl+="), "Appearance"),
    Command("zoom_out", "Smaller", ("Ctrl+-",), "Appearance"),
    Command("zoom_reset", "Usual size", ("Ctrl+0",), "Appearance"),
    Command("full_screen", "Full screen", ("F11",), "Appearance"),
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
        "On a page",
        (
            ("Tab, Shift+Tab", "Next or previous link, term or source; what it means is shown"),
            ("Enter", "Open the link; on a source, keep its card open"),
            ("Escape", "Close the card"),
            ("Ctrl+C", "Copy the selection"),
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
