"""
The settings of one user: declared once here, kept in one small text file, a line `name = value` for each.

Plain lines, because a person can mend them and because the JSON module would lengthen every start.

Not here: anything about a patient, search words, notes. A setting is its name, type, default and help (in `resources/words/en/settings.json`); the dialog is
made from this declaration. Who must know of a change at once joins `when_changed`. The file is replaced in one step (written beside, then renamed), so a power cut leaves the old or the new one. A file that cannot
be read is set aside under another name, defaults are used, and `problem` holds a sentence for the user.
"""

import os
from typing import TYPE_CHECKING, Final, NamedTuple

from msref.errors import BugError
from msref.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Value = str | int | bool


class Setting(NamedTuple):
    """One setting; `choices` bounds a word, `minimum` and `maximum` bound a number. Its words are said by its name."""

    name: str
    default: Value
    is_shown: bool = False
    choices: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int = 0

    @property
    def label(self) -> str:
        """What the setting is called."""
        return say(f"settings.{self.name}.label")

    @property
    def help(self) -> str:
        """What the setting does."""
        return say(f"settings.{self.name}.help")

    def choice_words(self, choice: str) -> str:
        """What a person reads for one of the choices; a jurisdiction is called as its sources call it."""
        return choice if choice in HOME_JURISDICTIONS[1:] else say(f"settings.{self.name}.choice.{choice or 'none'}")

    def accepts(self, value: object) -> bool:
        """Whether the value has the type of the default and lies within the bounds."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, str) and self.choices:
            return value in self.choices
        if type(value) is int and self.maximum:
            return self.minimum <= value <= self.maximum
        return True


# As the sources name themselves; a test holds the list against the content.
HOME_JURISDICTIONS: Final = (
    "",
    "EU",
    "United Kingdom",
    "United States",
    "Australia",
    "Canada",
    "France",
    "Germany",
    "Hungary",
    "Spain",
    "Switzerland",
    "Arabian Gulf states",
)

SETTINGS: Final = (
    Setting("theme", "system", is_shown=True, choices=("system", "light", "dark", "high_contrast")),
    Setting("zoom_percent", 100, is_shown=True, minimum=80, maximum=200),
    Setting("language", "en", is_shown=True, choices=("en", "fr")),
    Setting("home_jurisdiction", "", is_shown=True, choices=HOME_JURISDICTIONS),
    Setting("motion", "system", is_shown=True, choices=("system", "reduced")),
    Setting("start_with", "home", is_shown=True, choices=("home", "last_page")),
    Setting("reopen_tabs", default=True, is_shown=True),
    Setting("keep_history", default=True, is_shown=True),
    # Kept by the program itself: the page read last (never a search), the size and place of the window, the tabs that were open.
    Setting("last_page", ""),
    Setting("last_page_title", ""),
    Setting("window_geometry", ""),
    Setting("open_tabs", ""),
    Setting("show_outline", default=True, is_shown=True),
)

_BY_NAME: Final = {setting.name: setting for setting in SETTINGS}


class Settings:
    """The values in force; reads the file once, writes it on `save`."""

    def __init__(self, path: "Path") -> None:
        self.path = path
        self.problem = ""
        self._values: dict[str, Value] = {setting.name: setting.default for setting in SETTINGS}
        self._saved = dict(self._values)
        self.when_changed: list[Callable[[str], None]] = []
        """Each is called with the name of a setting whose value changed."""
        self._locked: dict[str, Value] = {}
        self._read()

    def lock(self, name: str, value: Value) -> None:
        """Hold a setting at a value that the organisation laid down; the user's own choice stays in the file and is not in force."""
        if not _BY_NAME[name].accepts(value):
            raise BugError(f"The setting {name} does not take {value!r}.")
        self._locked[name] = value

    def is_locked(self, name: str) -> bool:
        """Whether the organisation laid this setting down."""
        return name in self._locked

    def value(self, name: str) -> Value:
        """A setting of any type."""
        return self._locked.get(name, self._values[name])

    def text(self, name: str) -> str:
        """A setting whose value is a word or a line."""
        return str(self._value(name, str))

    def number(self, name: str) -> int:
        """A setting whose value is a whole number."""
        return int(self._value(name, int))

    def flag(self, name: str) -> bool:
        """A setting that is on or off."""
        return bool(self._value(name, bool))

    def put(self, name: str, value: Value) -> None:
        """Change a value in memory; `save` keeps it."""
        if not _BY_NAME[name].accepts(value):
            raise BugError(f"The setting {name} does not take {value!r}.")
        if self._values[name] == value or name in self._locked:
            return
        self._values[name] = value
        for tell in self.when_changed:
            tell(name)

    def save(self) -> None:
        """Write the file in one step. A folder that cannot be written leaves a sentence in `problem` and loses nothing else."""
        if self._values == self._saved and self.path.exists():
            return
        beside = self.path.with_name(self.path.name + ".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("w", encoding="utf-8") as file:
                file.writelines(f"{name} = {_written(value)}\n" for name, value in sorted(self._values.items()))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.path)
        except OSError as fault:
            self.problem = say("settings.not_saved", path=self.path, reason=fault.strerror)
            return
        self._saved = dict(self._values)

    def _value(self, name: str, kind: type) -> Value:
        value = self.value(name)
        if type(value) is not kind:
            raise BugError(f"The setting {name} is not of the type {kind.__name__}.")
        return value

    def _read(self) -> None:
        try:
            kept = _lines(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except OSError as fault:
            self.problem = say("settings.not_read", path=self.path, reason=fault.strerror)
            return
        except ValueError:
            self._set_aside()
            return
        self._take(kept)
        self._saved = dict(self._values)

    def _take(self, kept: dict[str, str]) -> None:
        refused = []
        for setting in SETTINGS:
            value = _read_as(setting.default, kept[setting.name]) if setting.name in kept else setting.default
            if value is not None and setting.accepts(value):
                self._values[setting.name] = value
            else:
                refused.append(setting.name)
        if refused:
            self.problem = say("settings.set_back", path=self.path, names=", ".join(refused))

    def _set_aside(self) -> None:
        aside = self.path.with_name(self.path.name + ".damaged")
        number = 1
        while aside.exists():
            number += 1
            aside = self.path.with_name(f"{self.path.name}.damaged-{number}")
        try:
            self.path.replace(aside)
        except OSError:
            self.problem = say("settings.damaged_left", path=self.path)
        else:
            self.problem = say("settings.damaged_aside", path=self.path, aside=aside)


def _lines(text: str) -> dict[str, str]:
    """The values of the file as written. Raises ValueError when it holds anything but such lines, or none."""
    kept = {}
    for line in text.splitlines():
        name, mark, value = line.partition(" =")
        if not mark:
            raise ValueError(line)
        kept[name] = value.strip()
    if not kept:
        raise ValueError(text)
    return kept


def _written(value: Value) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else " ".join(str(value).split())


def _read_as(default: Value, text: str) -> Value | None:
    """A written value in the type of the default; None when it is not of that type."""
    if isinstance(default, bool):
        return {"yes": True, "no": False}.get(text)
    if isinstance(default, int):
        return int(text) if text.isascii() and text.isdigit() else None
    return text
