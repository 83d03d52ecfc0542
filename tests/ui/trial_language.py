"""A trial language: every text of the program marked, accented and a third longer, so that what was never handed to the translator stands out."""

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from msref.words import Words, speak
from tests.ui.accessible_pages import shown
from tests.ui.room_for_words import plain

BEGIN: Final = "⟦"
END: Final = "⟧"
_ACCENTED: Final = str.maketrans("aeiouAEIOUcnyz", "áéíóúÁÉÍÓÚçñýž")
_KEPT: Final = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&\w+;|%\w)")
_LONGER: Final = 0.3
_MARKED: Final = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")


def in_trial_language(text: str) -> str:
    """The text marked at both ends, accented and longer; places for arguments and HTML stay as they are."""
    if not any(letter.isalpha() for letter in _KEPT.sub("", text)):
        return text
    parts = [part if at % 2 else part.translate(_ACCENTED) for at, part in enumerate(_KEPT.split(text))]
    padding = "~" * round(len(text) * _LONGER) if " " in text.strip() else ""
    return f"{BEGIN}{''.join(parts)}{padding}{END}"


class TrialTranslator(QTranslator):
    """Translates every text of the window into the trial language."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002 - Qt's
        """The text marked, whatever it is."""
        return in_trial_language(source)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's
        """Qt leaves empty translators out."""
        return False


def speak_trial_language(application: QApplication) -> TrialTranslator:
    """From now on everything is said in the trial language; answers with what must be taken off again."""
    translator = TrialTranslator(application)
    application.installTranslator(translator)
    speak(Words(alter=in_trial_language))
    return translator


def unmarked(text: str) -> str:
    """What remains of a text when everything that was translated is taken out."""
    before = None
    while before != text:
        before, text = text, _MARKED.sub(" ", text)
    return text


def texts_of(root: QWidget) -> Iterator[tuple[QWidget, str, str]]:
    """Every text under a window that a person can read or hear: the widget, which of its texts, and the text."""
    yield root, "title", root.windowTitle()
    for widget in shown(root):
        yield widget, "tip", widget.toolTip()
        yield widget, "name", widget.accessibleName()
        yield widget, "description", widget.accessibleDescription()
        for action in widget.actions():
            yield widget, "action", action.text()
        if isinstance(widget, QLabel):
            yield widget, "text", plain(widget)
        elif isinstance(widget, QAbstractButton):
            yield widget, "text", widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget, "hint", widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from ((widget, "choice", widget.itemText(at)) for at in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from ((widget, "tab", widget.tabText(at)) for at in range(widget.count()))
        elif isinstance(widget, QTextEdit):
            yield widget, "document", widget.toPlainText()
