"""
Text laid out once and painted many times, exactly as `QPainter.drawText` would paint it.

`drawText` breaks and shapes its words anew at every painting, which takes longer than the painting itself; here the laid out lines are kept by
letters, words and width. Plain text only; the pen is the painter's.
"""

import math
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

_KEPT: Final = (
    360  # texts: what a page of the matrix or of search results shows, twice over; each takes several kilobytes
)
_ENDLESS: Final = 16_000_000.0
_LINE_END: Final = "\u2028"


class KeptText:
    """Words laid out in lines; `width` breaks them, None leaves them as they are."""

    __slots__ = ("_layout", "_lines", "height", "width")

    def __init__(self, font: QFont, words: str, width: float | None = None) -> None:
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.ManualWrap if width is None else QTextOption.WrapMode.WordWrap)
        self._layout = QTextLayout(words.replace("\n", _LINE_END), font)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._lines: list[tuple[QTextLine, float]] = []
        leading = QFontMetricsF(font).leading()
        self.height, self.width = -leading, 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(_ENDLESS if width is None else width)
            self.height = float(math.ceil(self.height + leading))  # lines begin at whole pixels
            line.setPosition(QPointF(0.0, self.height))
            self.height += line.ascent() + line.descent()  # not line.height(), which is rounded up
            self.width = max(self.width, line.naturalTextWidth())
            self._lines.append((line, line.horizontalAdvance()))
        self._layout.endLayout()

    def draw(self, painter: QPainter, rect: QRectF, *, centred: bool = False, in_middle: bool = False) -> None:
        """Paint the lines from the top left of a place; each centred in its width, or all of them in the middle of its height."""
        left, top, width = rect.x(), rect.y(), rect.width()
        if in_middle:
            top += (rect.height() - self.height) / 2
        for line, advance in self._lines:
            line.draw(painter, QPointF(left + ((width - advance) / 2 if centred else 0.0), top))


@lru_cache(maxsize=_KEPT)
def _kept(letters: str, words: str, width: float | None) -> KeptText:
    font = QFont()
    font.fromString(letters)
    return KeptText(font, words, width)


def kept_text(font: QFont, words: str, width: float | None = None) -> KeptText:
    """The words in these letters, laid out now or before."""
    return _kept(font.toString(), words, width)
