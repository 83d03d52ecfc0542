"""Which sheet of how many, for whatever is printed."""

from PySide6.QtCore import QCoreApplication


def page_words(number: int, count: int) -> str:
    """Which sheet of how many."""
    return QCoreApplication.translate("SheetWords", "page {number} of {count}").format(number=number, count=count)
