"""Qt for `msref verify`: whether it can be loaded at all, its version, and the report as PDF. Needs no screen."""

import os
import sys
from datetime import date
from typing import Final

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from msref.reports.paper_blocks import html_blocks
from msref.ui.fonts import use_own_fonts
from msref.ui.paper import Paper
from msref.ui.printing.paint_sheets import write_pdf
from msref.ui.printing.print_pages import usual_size
from msref.ui.printing.sheet_words import SheetWords

_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class QtPart:
    """What the command needs of Qt; `fonts` is the folder of the program's own letters."""

    def __init__(self, fonts: str) -> None:
        self.version: str = qVersion()
        self._fonts = fonts

    def write_pdf(self, title: str, body: str, made: str, today: date, path: str) -> bool:
        """Write a page as PDF, `made` in the head of every sheet; False when the file cannot be written."""
        blind = sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS)
        application = QApplication.instance() or QApplication(["msref", *(["-platform", "offscreen"] if blind else [])])
        if isinstance(application, QApplication):
            use_own_fonts(application, self._fonts)
        paper = Paper(title, html_blocks(body))
        return write_pdf(paper, SheetWords(content=made, review="", printed=today), path, size=usual_size())
