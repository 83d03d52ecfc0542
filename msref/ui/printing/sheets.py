"""
Sets a paper on sheets: which strips stand on which sheet, and paints a sheet with its head and foot.

Sizes are in units of 1/96 inch. Nothing is printed here: whoever prints gives a painter and scales it.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QTextDocument

from msref.ui.paper import Paper
from msref.ui.printing.paper_style import PAPER_THEME, SMALL_PX, paper_document
from msref.ui.printing.sheet_words import SheetWords, foot_html, head_html
from msref.ui.printing.strips import Strip, draw_document, strip_steps

_GAP = 12.0


class Sheets:
    """
    A paper set on sheets of a size (the printable part).

    Set at once; with `at_once=False` in as many steps as `setting` gives, which must be walked to the end before anything is painted.
    """

    def __init__(self, paper: Paper, words: SheetWords, size: QSizeF, *, at_once: bool = True) -> None:
        self.paper = paper
        self.words = words
        self.size = size
        self._head = paper_document(head_html(paper, words), size.width(), SMALL_PX)
        # The foot is measured with numbers as long as they can get.
        foot = paper_document(foot_html(paper, words, 888, 888), size.width(), SMALL_PX)
        self._top = self._head.size().height() + _GAP
        self._foot_height = foot.size().height() + 4
        self.room = size.height() - self._top - self._foot_height - _GAP
        self._sheets: list[tuple[Strip, ...]] = []
        if at_once:
            for _ in self.setting():
                pass

    def setting(self) -> Iterator[int]:
        """Set strip after strip; each step gives how many blocks of the paper are done."""
        strips: list[Strip] = []
        for number, block in enumerate(self.paper.blocks):
            for strip in strip_steps(block, self.size.width(), self.room):
                if strip is not None:
                    strips.append(strip)
                yield number
        self._sheets = list(_filled(strips, self.room))

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self._sheets)

    def strips(self, number: int) -> tuple[Strip, ...]:
        """What stands on a sheet between head and foot, from the top."""
        return self._sheets[number]

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a sheet, counted from 0."""
        self._draw(painter, self._head, 0)
        rule = QRectF(0, self._top - _GAP * 0.6, self.size.width(), 0.8)
        painter.fillRect(rule, QColor(PAPER_THEME.text))
        painter.save()
        painter.translate(0, self._top)
        for strip in self._sheets[number]:
            strip.paint(painter)
            painter.translate(0, strip.height)
        painter.restore()
        foot = paper_document(foot_html(self.paper, self.words, number + 1, self.count), self.size.width(), SMALL_PX)
        top = self.size.height() - self._foot_height
        painter.fillRect(QRectF(0, top - 4, self.size.width(), 0.6), QColor(PAPER_THEME.border))
        self._draw(painter, foot, top)

    def _draw(self, painter: QPainter, document: QTextDocument, y: float) -> None:
        painter.save()
        painter.translate(0, y)
        draw_document(painter, document)
        painter.restore()


def _filled(strips: Iterable[Strip], room: float) -> Iterable[tuple[Strip, ...]]:
    """Sheets filled from the top; strips that keep together go over together, and heads stand again above what follows them."""
    current: list[Strip] = []
    used = 0.0
    for group in _groups(strips):
        height = sum(strip.height for strip in group)
        if current and used + height > room:
            yield tuple(current)
            current, used = [], 0.0
            heads = group[0].heads
            if heads is not None:
                current, used = [heads], heads.height
        current.extend(group)
        used += height
    yield tuple(current)


def _groups(strips: Iterable[Strip]) -> Iterable[list[Strip]]:
    """Strips that keep with the next, together with it."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keeps:
            yield group
            group = []
    if group:
        yield group
