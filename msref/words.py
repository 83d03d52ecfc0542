"""
The sentences of the program, asked for by message id and arguments: `say("planner.not_before", day="3 March 2029")`.

The words lie in `resources/words/<language>/<group>.json`, one id to a line; the group is what stands before the first dot. Below the window nothing
knows a language: English is spoken until the window hands over the words of another one (`speak`). What a language does not say yet is said in English.
An entry with `one` and `other` is chosen by the argument `count`.

Not here: the window's own texts (they go through Qt) and the content (it has one language, its own).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from msref.errors import BugError, KnownError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ENGLISH: Final = "en"
FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "words"

Entry = str | dict[str, str]


class Words:
    """The sentences of one language; a group is read when its first sentence is asked for."""

    def __init__(
        self, language: str = ENGLISH, *, folder: Path = FOLDER, alter: Callable[[str], str] | None = None
    ) -> None:
        """`alter` changes each text before its arguments are put in, for a trial language."""
        self.language = language
        self._folder = folder
        self._alter = alter
        self._entries: dict[str, Entry] = {}
        self._groups: set[str] = set()

    def sentence(self, message: str, arguments: Mapping[str, object]) -> str:
        """
        The words for a message id with its arguments put in.

        Raises BugError for an id or argument that is not known, KnownError when the file of the words is missing or damaged.
        """
        entry = self._entries.get(message)
        if entry is None:
            entry = self._first_asked(message)
        text = entry if isinstance(entry, str) else entry[self._form(message, arguments)]
        if not arguments:
            return text
        try:
            return text.format_map(arguments)
        except (KeyError, IndexError, ValueError) as fault:
            raise BugError(f"The sentence {message!r} lacks an argument: {fault}.") from fault

    def _form(self, message: str, arguments: Mapping[str, object]) -> str:
        count = arguments.get("count")
        if not isinstance(count, int | float):
            raise BugError(f"The sentence {message!r} has a singular and a plural and needs the argument `count`.")
        # French counts nought and one and a half as one; English only one.
        is_one = abs(count) < 2 if self.language == "fr" else count == 1  # noqa: PLR2004 - the rule of the language
        return "one" if is_one else "other"

    def _first_asked(self, message: str) -> Entry:
        group = message.partition(".")[0]
        if group in self._groups:
            raise BugError(f"There are no words for the message {message!r}.")
        self._read(ENGLISH, group)
        if self.language != ENGLISH:
            self._read(self.language, group)
        self._groups.add(group)  # last: another thread may ask for the same group meanwhile
        if message not in self._entries:
            raise BugError(f"There are no words for the message {message!r}.")
        return self._entries[message]

    def _read(self, language: str, group: str) -> None:
        import json  # noqa: PLC0415 - the settings, read before the first frame, know this module and say nothing then

        path = self._folder / language / f"{group}.json"
        try:
            found = json.loads(path.read_bytes())
        except (OSError, ValueError) as fault:
            if language != ENGLISH:
                return  # said in English
            raise KnownError(
                f"The words of the program in {path} are missing or damaged. Install msref again."
            ) from fault
        for name, entry in found.items():
            self._entries[f"{group}.{name}"] = _altered(entry, self._alter)


def _altered(entry: Entry, alter: Callable[[str], str] | None) -> Entry:
    if alter is None:
        return entry
    return alter(entry) if isinstance(entry, str) else {form: alter(text) for form, text in entry.items()}


_SPOKEN: Final = [Words()]


def say(message: str, /, **arguments: object) -> str:
    """The sentence for a message id in the language that is spoken. Raises BugError for an id or argument that is not known."""
    return _SPOKEN[0].sentence(message, arguments)


def speak(words: Words) -> None:
    """From now on sentences are said in these words. The window calls this once, before it makes a page."""
    _SPOKEN[0] = words


def spoken() -> str:
    """Code of the language that is spoken now."""
    return _SPOKEN[0].language
