"""
The program's own letters, so that every sign of the content is drawn and the same words take the same room on every computer.

IBM Plex Sans tells I, l and 1 apart, which doses and names need; `msref Symbols` holds the few signs it lacks. A folder without them is no fault: the
system's letters are used, and `msref verify` says that they are missing.
"""

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

FAMILIES: Final = ("IBM Plex Sans", "msref Symbols")
FILES: Final = (
    "IBMPlexSans-Regular.ttf",
    "IBMPlexSans-SemiBold.ttf",
    "msref-symbols.ttf",
)
_ADDED: Final = "msref_fonts"  # a property of the application: the same file given twice would be held twice


def use_own_fonts(application: QApplication, folder: str) -> bool:
    """Make the files of `folder` known and the application's letters; returns whether all could be read."""
    known = application.property(_ADDED)
    if known is None:
        known = all(QFontDatabase.addApplicationFont(f"{folder}/{name}") >= 0 for name in FILES)
        application.setProperty(_ADDED, known)
    if known:
        font = QFont(application.font())
        font.setFamilies(list(FAMILIES))
        application.setFont(font)
    return bool(known)
