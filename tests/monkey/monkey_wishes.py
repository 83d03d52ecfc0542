"""
What the monkey wants besides touching things: pages by address, facts about the patient, another theme, another size of the window.

These are asked of the program where its own parts ask it, so that every page and every kind of fact is reached, also those that a blind click
seldom finds.
"""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from msref.app import Program
from msref.domain.facts import checked_value
from msref.domain.parameters import EDSS_VALUES, Parameter
from msref.errors import KnownError
from msref.ui.addresses import address_of
from msref.ui.printing.print_pages import Printing
from msref.ui.reading import ReadingFrame

if TYPE_CHECKING:
    from collections.abc import Callable

_NOWHERE: Final = (
    "", "#", "/", "record", "record/", "record/none", "chart/none", "calc/none", "table/none", "library/none", "nowhere/at-all", "search/",
    "search/#/%", "record/plex-window#none", "settings", "history/none", "help/none",
)  # fmt: skip
_FAR: Final = "help", "safety", "history", "search/plasma exchange", "search/kind:drug", "library/drug"
_SEARCHES: Final = tuple(
    f"search/{word}" for word in ("plasma", "vaccine", "pregnancy", "mri", "relapse", "kind:drug", "child")
)
_SIZES: Final = 6
THEMES: Final = ("light", "dark", "high_contrast", "system")
TODAY: Final = date(2026, 12, 1)


class Wishes:
    """What is asked of one program; `folder` is the only place where files are written and read."""

    def __init__(self, program: Program, folder: Path) -> None:
        """Learn what pages and facts there are."""
        printing = program.window.findChild(Printing)
        reading = program.window.findChild(ReadingFrame)
        assert printing is not None
        assert reading is not None
        self._window = program.window
        self._tabs = reading.tabs
        self._patient = printing.patient
        self._parameters = tuple(printing.library.parameters())
        self._folder = folder
        self._answers = Random(0)  # noqa: S311 - a repeatable sequence, nothing secret
        self.said = ""
        records = [address_of(line.kind, line.id) for line in printing.library.titles()]
        places = list(program.window.rail.buttons)
        # The places of the rail are as likely together as all records.
        self.addresses = [*records, *_FAR, *(places * (len(records) // len(places)))]
        self._answer_for_dialogs()

    def page(self, chance: Random) -> None:
        """Any page; now and then one that is not there."""
        address = chance.choice(_NOWHERE) if chance.random() < 0.1 else chance.choice(self.addresses)
        self.said = repr(address)
        if chance.random() < 0.5:
            self._window.address_wanted.emit(address)
        else:
            self._window.navigator.follow(address)

    def fact(self, chance: Random) -> None:
        """Something becomes known of the patient, or unknown again; what cannot be is refused."""
        parameter = chance.choice(self._parameters)
        raw = None if chance.random() < 0.15 else _value(parameter, chance)
        self.said = f"{parameter.id} = {raw!r}"
        try:
            self._patient.set_value(parameter.id, checked_value(parameter, raw, TODAY))
        except KnownError:
            self.said += " (refused)"

    def another_patient(self, _: Random) -> None:
        """All is forgotten."""
        self._patient.clear()

    def case_file(self, chance: Random) -> None:
        """A case file comes from outside: one that was saved, or no case at all."""
        file = chance.choice(sorted(self._folder.iterdir()))
        self.said = file.name
        self._window.case_file_wanted.emit(str(file))

    def theme(self, chance: Random) -> None:
        """Other colours."""
        self.said = chance.choice(THEMES)
        self._window.choose_theme(self.said)

    def size(self, chance: Random) -> None:
        """Another size of the window."""
        self._window.showNormal()
        self._window.resize(chance.randint(480, 1700), chance.randint(360, 1000))
        self.said = f"{self._window.width()} x {self._window.height()}"

    def tour(self) -> None:
        """
        Look at every place, every chart and some search results, in letters of several sizes.

        Texts laid out are kept, up to a limit, for the next painting: they are kept now, whatever was looked at before.
        """
        charts = [address for address in self.addresses if address.startswith("chart/")]
        for _ in range(_SIZES):
            for address in (*self._window.rail.buttons, *charts, *_SEARCHES):
                self._window.navigator.go(address)
                QApplication.processEvents()
                self._window.grab()
                end_what_was_left()
            self._window.actions_by_name["zoom_in"].trigger()

    def home_again(self, _: Random | None = None) -> None:
        """One tab at the home page, nobody known, nothing in front: the state in which two moments can be compared."""
        for dialog in front_windows(self._window):
            dialog.close()
        self._patient.clear()
        self._window.showNormal()
        self._window.resize(1200, 800)
        self._window.choose_theme("light")
        self._window.actions_by_name["zoom_reset"].trigger()
        # Closing one after the other, in one breath, would make the page of each.
        self._tabs.close_others(self._tabs.at)
        self._tabs.close(0)
        self._window.navigator.go("home")

    def _answer_for_dialogs(self) -> None:
        """The dialogs for files would lead out of the folder: they are answered at once, with a file, a place that is not there, or nothing."""
        (self._folder / "no case.json").write_text("[]", encoding="utf-8")
        (self._folder / "no text.msrefcase").write_bytes(b"\xff\xfe\x00")
        (self._folder / "notes.md").write_text("# Nothing of ours\n", encoding="utf-8")

        def save(_: object, __: str = "", offered: str = "", ___: str = "", *____: object) -> tuple[str, str]:
            kind = self._answers.random()
            if kind < 0.3:
                return "", ""
            name = Path(offered).name or "file"
            return str(self._folder / "gone" / name if kind < 0.4 else self._folder / name), ""

        def load(*_: object) -> tuple[str, str]:
            if self._answers.random() < 0.3:
                return "", ""
            return str(self._answers.choice(sorted(self._folder.iterdir()))), ""

        QFileDialog.getSaveFileName = save  # type: ignore[method-assign,assignment]
        QFileDialog.getOpenFileName = load  # type: ignore[method-assign,assignment]


def end_what_was_left() -> None:
    """Delete what is to be deleted later, as pages that were left are."""
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def front_windows(window: QWidget) -> list[QWidget]:
    """Dialogs and other windows that stand beside or before the main one."""
    return [
        one
        for one in QApplication.topLevelWidgets()
        if one is not window and one.isVisible() and (isinstance(one, QDialog) or one.isModal())
    ]


def _value(parameter: Parameter, chance: Random) -> object:
    """A value as a case file gives it; numbers now and then beyond their bounds."""
    low, high = parameter.minimum or 0, parameter.maximum if parameter.maximum is not None else 100
    choices = [choice.id for choice in parameter.choices] or ["none"]
    makers: dict[str, Callable[[], object]] = {
        "number": lambda: _number(parameter, round(chance.uniform(low - 1, high + 1), 1), chance),
        "integer": lambda: chance.randint(int(low) - 1, int(high) + 1),
        "choice": lambda: chance.choice(choices),
        "choices": lambda: chance.sample(choices, chance.randint(0, min(3, len(choices)))),
        "yes_no": lambda: chance.random() < 0.5,
        "date": lambda: str(TODAY - timedelta(days=chance.randint(-200, 900))),
        "edss": lambda: chance.choice(EDSS_VALUES),
        "exposures": lambda: [_exposure(chance.choice(choices), chance) for _ in range(chance.randint(0, 2))],
    }
    return makers[parameter.kind]()


def _number(parameter: Parameter, value: float, chance: Random) -> object:
    return {"value": value, "unit": chance.choice(parameter.units).unit} if parameter.units else value


def _exposure(drug: str, chance: Random) -> dict[str, object]:
    start = TODAY - timedelta(days=chance.randint(100, 3000))
    return {"drug": drug, "start": start.isoformat(), "last_dose": (start + timedelta(days=90)).isoformat()}
