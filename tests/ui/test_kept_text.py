"""Text that is laid out once looks as the painter itself would draw it."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QTextOption
from PySide6.QtWidgets import QApplication

from msref.ui.kept_text import kept_text

SENTENCE = "Two lines of words that wrap somewhere in the middle of it, and then a third one to see"


def _painted(font: QFont, draw: object, height: float, top: float) -> QImage:
    assert callable(draw)
    image = QImage(260, 160, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setFont(font)
    draw(painter, QRectF(20, top, 200, height))
    painter.end()
    return image


@pytest.mark.parametrize("points", [8.0, 10.0, 11.5, 13.7])
@pytest.mark.parametrize("top", [0.0, 3.25, 3.5])
@pytest.mark.parametrize("height", [120.0, 121.0, 130.5])
def test_wrapped_words_in_the_middle_are_the_same_picture(
    qapp: QApplication, points: float, top: float, height: float
) -> None:
    """Wrapped words stand on the same pixels as those of drawText, whatever the letters and the room."""
    font = QFont(qapp.font())
    font.setPointSizeF(points)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    drawn = _painted(font, lambda painter, rect: painter.drawText(rect, SENTENCE, option), height, top)
    kept = _painted(
        font, lambda painter, rect: kept_text(font, SENTENCE, 200.0).draw(painter, rect, in_middle=True), height, top
    )
    assert kept == drawn
    assert drawn != _painted(font, lambda _painter, _rect: None, height, top)


@pytest.mark.parametrize("words", ["Now", "first line\nand the second"])
def test_lines_in_the_centre_are_the_same_picture(qapp: QApplication, words: str) -> None:
    """So do lines that are centred, one or several."""
    font = QFont(qapp.font())
    drawn = _painted(
        font, lambda painter, rect: painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words), 101.0, 2.5
    )
    kept = _painted(
        font, lambda painter, rect: kept_text(font, words).draw(painter, rect, centred=True, in_middle=True), 101.0, 2.5
    )
    assert kept == drawn
