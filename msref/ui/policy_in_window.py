"""
What the policy of the organisation changes in a window: notices across the top, the reference mode, no saving of case files.

Imported after the first frame, and only on a computer with a policy or with something to tell about the content. The pages of the reference mode show
algorithms and calculators as texts; the panel of the patient is never made, so that there is nowhere to enter anything.
"""

from typing import Final, NoReturn

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout

from msref.content_store.library import Library
from msref.errors import KnownError
from msref.ui.page import Page
from msref.ui.routes import with_slim_bars
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.widgets.notice_bar import NoticeBar
from msref.ui.widgets.parameter_patient import patient_of
from msref.ui.window import MainWindow
from msref.user_store.policy import Policy

_PATIENT_COMMANDS: Final = ("open_case", "save_case", "clear_patient")
_PATIENT_PLACES: Final = ("patient", "planner", "calculators", "patient-summary")


def show_notices(window: MainWindow, *sentences: str) -> None:
    """A bar across the top for each sentence that is not empty."""
    middle = window.centralWidget()
    column = middle.layout() if middle is not None else None
    for sentence in reversed(sentences):
        if sentence and isinstance(column, QBoxLayout):
            column.insertWidget(0, NoticeBar(sentence, window.appearance, middle))


def obey(window: MainWindow, library: Library, policy: Policy) -> None:
    """Take away what the policy forbids; the reference mode has its own pages."""
    if policy.is_reference:
        _read_only(window, library)
    elif not policy.may_save_cases:
        patient_of(library).may_be_saved = False
        _hide_commands(window, "save_case")


def _read_only(window: MainWindow, library: Library) -> None:
    _hide_commands(window, *_PATIENT_COMMANDS)
    sentence = QCoreApplication.translate(
        "policy_in_window",
        "Nothing is entered about a patient in this copy of msref: the policy of your organisation sets the reference mode. "
        "The library, the tables and the algorithms can be read.",
    )

    def refuse(_: str) -> NoReturn:
        raise KnownError(sentence)

    def text(record_id: str) -> Page:
        return with_slim_bars(ReadRecordScreen(library, record_id))

    window.navigator.add_routes({"chart": text, "calc": text, **dict.fromkeys(_PATIENT_PLACES, refuse)})


def _hide_commands(window: MainWindow, *names: str) -> None:
    for name in names:
        window.actions_by_name[name].setVisible(False)
        window.actions_by_name[name].setEnabled(False)
