"""Words as they stand in a picture: where each lies, its ink and its ground. Works on pixels alone, not on what the program says of itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QWidget

SCALE = 2
_LEAST_INK = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word in a picture."""

    place: QRect
    ink: int
    ground: int

    @property
    def contrast(self) -> float:
        """Of ink against ground, 1 to 21."""
        return contrast(self.ink, self.ground)


def picture_of(widget: QWidget) -> QImage:
    """A widget as it stands on the screen, twice as fine, so that the strokes of small letters have a core of pure ink."""
    image = QImage(widget.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren)
    return image


@lru_cache(maxsize=4096)
def luminance(rgb: int) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [((rgb >> shift) & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    """Contrast ratio, as WCAG 2.2 defines it."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def hexadecimal(rgb: int) -> str:
    """A colour as it is written."""
    return QColor(rgb).name()


def words_in(picture: QImage, place: QRect, letter_height: int) -> Iterator[Word]:
    """The words in a part of a picture; the place is in the widget's own measure, letters are about so tall."""
    part = QRect(place.topLeft() * SCALE, place.size() * SCALE).intersected(picture.rect())
    if part.width() < 4 or part.height() < 4:
        return
    copy = picture.copy(part)
    pixels = memoryview(copy.constBits()).cast("I")
    width, height = copy.width(), copy.height()
    rows = [pixels[line * width : (line + 1) * width].tolist() for line in range(height)]
    for word in _words(rows, letter_height * SCALE, depth=0):
        yield Word(word.place.translated(part.topLeft()), word.ink, word.ground)


def _words(rows: list[list[int]], letter: float, depth: int) -> Iterator[Word]:
    counts: Counter[int] = Counter()
    for row in rows:
        counts.update(row)
    ground = counts.most_common(1)[0][0]
    inked = [row.count(ground) != len(row) for row in rows]
    for top, bottom in _runs(inked, 1):
        band = rows[top:bottom]
        columns = [not min(column) == max(column) == ground for column in zip(*band, strict=True)]
        for left, right in _runs(columns, round(letter * 0.22)):
            tall, wide = bottom - top, right - left
            # Dots, rules and the bars that scroll are no words.
            if tall < letter * 0.3 or wide < letter * 0.15 or (tall < letter * 0.5 and wide > letter * 4):
                continue
            yield from _word([row[left:right] for row in band], QPoint(left, top), ground, letter, depth)


def _word(part: list[list[int]], corner: QPoint, ground: int, letter: float, depth: int) -> Iterator[Word]:
    counts: Counter[int] = Counter()
    for row in part:
        counts.update(row)
    own = counts.most_common(1)[0][0]
    if own != ground and depth < 3 and counts[own] > sum(counts.values()) * 0.5 and len(part) > letter * 0.8:
        # A patch of another ground: the words are on it. Its rounded rim is left out.
        rim = max(3, round(min(len(part), len(part[0])) * 0.12))
        inner = [row[rim:-rim] for row in part[rim:-rim]]
        if inner and inner[0]:
            for word in _words(inner, letter, depth + 1):
                yield Word(word.place.translated(corner + QPoint(rim, rim)), word.ink, word.ground)
        return
    inks = [value for value, count in counts.items() if count >= _LEAST_INK and value != ground]
    if inks and len(part) < letter * 2:
        ink = max(inks, key=lambda value: contrast(value, ground))
        yield Word(QRect(corner.x(), corner.y(), len(part[0]), len(part)), ink, ground)


def _runs(marks: list[bool], most_gap: int) -> Iterator[tuple[int, int]]:
    """Where marks stand together, gaps up to a length bridged."""
    start, last = -1, -1
    for place, marked in enumerate(marks):
        if not marked:
            continue
        if start >= 0 and place - last - 1 > most_gap:
            yield start, last + 1
            start = place
        elif start < 0:
            start = place
        last = place
    if start >= 0:
        yield start, last + 1
