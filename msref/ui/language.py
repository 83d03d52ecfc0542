"""
The language of the window: Qt's translator for its own texts, and the words of that language for the sentences made below it.

Done once, before the first page is made; English needs nothing and loads nothing. The content is not translated: it has one language and says so.
"""

from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from msref.words import ENGLISH, Words, speak

_QT_ITSELF: Final = "qtbase"


def use_language(application: QApplication, language: str, folder: str) -> bool:
    """
    Speak a language from now on; `folder` holds the compiled translations. Returns whether they were there.

    Without them the window stays English, with English sentences: half a translation is harder to read than none.
    """
    if language == ENGLISH:
        return True
    own = QTranslator(application)
    if not own.load(f"msref_{language}", folder):
        return False
    of_qt = QTranslator(application)
    if of_qt.load(f"{_QT_ITSELF}_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(of_qt)
    application.installTranslator(own)
    application.setLayoutDirection(QLocale(language).textDirection())
    speak(Words(language))
    return True
