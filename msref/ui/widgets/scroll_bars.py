"""Slim scroll bars: a rounded handle without arrows, in the colours of the palette, wide enough to catch."""

from typing import Final

from PySide6.QtWidgets import QAbstractScrollArea

_SHEET: Final = """
QScrollBar:vertical { background: transparent; width: 14px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 0px; }
QScrollBar::handle { background: palette(dark); border-radius: 4px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: palette(text); }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def slim_scroll_bars(area: QAbstractScrollArea) -> None:
    """Give a scrolled area slim bars."""
    area.verticalScrollBar().setStyleSheet(_SHEET)
    area.horizontalScrollBar().setStyleSheet(_SHEET)
