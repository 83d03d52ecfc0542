"""
The icons of the window: our own line drawings on a 24 x 24 grid, painted straight with the pen, so they are sharp at any scale and follow the theme.

Each drawing is a line of commands: `M x y` move, `L x y` line, `C x1 y1 x2 y2 x y` curve, `O cx cy r` circle, `R x y w h` rounded rectangle, `Z` close.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from msref.ui.painting import pen_of

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

DRAWINGS: Final = {
    "home": "M 3.5 11.5 L 12 4 L 20.5 11.5 M 6 9.8 L 6 19.5 L 18 19.5 L 18 9.8 M 10 19.5 L 10 14 L 14 14 L 14 19.5",
    "library": "M 12 6.5 C 9.5 4.6 6.5 4.3 3.5 4.8 L 3.5 18.4 C 6.5 17.9 9.5 18.2 12 20 C 14.5 18.2 17.5 17.9 20.5 18.4 L 20.5 4.8 C 17.5 4.3 14.5 4.6 12 6.5 Z M 12 6.5 L 12 20",
    "evidence": "R 3.5 4.5 17 15 M 3.5 9.5 L 20.5 9.5 M 3.5 14.5 L 20.5 14.5 M 9.5 4.5 L 9.5 19.5",
    "algorithms": "R 8.5 3 7 5.5 R 2.5 15.5 7 5.5 R 14.5 15.5 7 5.5 M 12 8.5 L 12 12 M 6 15.5 L 6 12 L 18 12 L 18 15.5",
    "patient": "O 12 7.6 3.9 M 4.5 20 C 4.8 11.4 19.2 11.4 19.5 20",
    "calculator": "R 5 3 14 18 R 8 6 8 3.6 M 8.4 13.2 L 8.8 13.2 M 11.8 13.2 L 12.2 13.2 M 15.2 13.2 L 15.6 13.2 M 8.4 17.2 L 8.8 17.2 M 11.8 17.2 L 12.2 17.2 M 15.2 17.2 L 15.6 17.2",
    "planner": "R 3.5 5.5 17 14 M 3.5 10 L 20.5 10 M 8 3 L 8 7 M 16 3 L 16 7 M 7 13 L 13 13 M 10.5 16.2 L 17 16.2",
    "summary": "M 6 3.5 L 14.5 3.5 L 18.5 7.5 L 18.5 20.5 L 6 20.5 Z M 14.5 3.5 L 14.5 7.5 L 18.5 7.5 M 9 12 L 15.5 12 M 9 15.8 L 15.5 15.8",
    "search": "O 10.5 10.5 6 M 15 15 L 20.5 20.5",
    "back": "M 14.5 5 L 7.5 12 L 14.5 19",
    "forward": "M 9.5 5 L 16.5 12 L 9.5 19",
    "view": "M 3.5 7 L 13 7 M 18 7 L 20.5 7 O 15.5 7 2.4 M 3.5 17 L 6 17 M 11 17 L 20.5 17 O 8.5 17 2.4",
    "help": "O 12 12 8.7 M 9.3 9.6 C 9.3 5.9 14.9 6.1 14.7 9.7 C 14.6 11.8 12 11.8 12 14 M 12 16.9 L 12 17.1",
    "relapse": "M 2.5 12.5 L 7 12.5 L 10 5 L 14 19.5 L 17 12.5 L 21.5 12.5",
    "question": "O 12 12 8.7 O 12 12 4.4 M 12 1.8 L 12 5 M 12 19 L 12 22.2 M 1.8 12 L 5 12 M 19 12 L 22.2 12",
    "therapy": "M 5.2 12.4 L 12.4 5.2 C 16.6 1.4 22.6 7.4 18.8 11.6 L 11.6 18.8 C 7.4 22.6 1.4 16.6 5.2 12.4 Z M 8.8 8.8 L 15.2 15.2",
    "people": "O 9 8 3.4 M 2.8 19.5 C 3 11.8 15 11.8 15.2 19.5 M 15 4.9 C 19.4 4.6 19.4 11.2 15.4 11.2 M 17.2 13.7 C 20 14.5 21.2 16.8 21.3 19.5",
    "safety": "M 12 3 L 19.5 5.8 C 20 12.5 17.5 18 12 21 C 6.5 18 4 12.5 4.5 5.8 Z M 8.3 11.8 L 11.1 14.6 L 15.9 9.4",
    "teach": "M 2 9 L 12 4 L 22 9 L 12 14 Z M 6 11.2 L 6 16.5 C 9.5 19.5 14.5 19.5 18 16.5 L 18 11.2 M 22 9 L 22 15",
    "arrow": "M 4.5 12 L 19 12 M 13 6 L 19 12 L 13 18",
    "plus": "M 12 5 L 12 19 M 5 12 L 19 12",
    "contents": "R 3.5 4.5 17 15 M 14.5 4.5 L 14.5 19.5 M 16.8 9 L 18.2 9 M 16.8 12.5 L 18.2 12.5 M 16.8 16 L 18.2 16",
    "star": "M 12 3.2 L 14.7 9 L 21 9.8 L 16.4 14.1 L 17.6 20.4 L 12 17.3 L 6.4 20.4 L 7.6 14.1 L 3 9.8 L 9.3 9 Z",
    "starred": "M 12 3.2 L 14.7 9 L 21 9.8 L 16.4 14.1 L 17.6 20.4 L 12 17.3 L 6.4 20.4 L 7.6 14.1 L 3 9.8 L 9.3 9 Z M 8.9 12.3 L 11.3 14.6 L 15.3 10.6",
    "note": "M 4 4.5 L 20 4.5 L 20 14.5 L 14.5 20 L 4 20 Z M 14.5 20 L 14.5 14.5 L 20 14.5 M 7.5 9 L 16.5 9 M 7.5 13 L 11.5 13",
    "export": "M 12 15 L 12 3.5 M 7.5 8 L 12 3.5 L 16.5 8 M 4 14 L 4 20 L 20 20 L 20 14",
    "import": "M 12 3.5 L 12 15 M 7.5 10.5 L 12 15 L 16.5 10.5 M 4 14 L 4 20 L 20 20 L 20 14",
    "history": "O 12 12 8.7 M 12 6.8 L 12 12 L 15.8 14.4",
    "close": "M 6 6 L 18 18 M 18 6 L 6 18",
    "warning": "M 12 4 L 21.5 20 L 2.5 20 Z M 12 10 L 12 14.5 M 12 17 L 12 17.2",
}

_SIZES: Final = {"M": 2, "L": 2, "C": 6, "O": 3, "R": 4, "Z": 0}


@cache
def drawing(name: str) -> QPainterPath:
    """The path of one icon on the 24 x 24 grid."""
    path = QPainterPath()
    words = iter(DRAWINGS[name].split())
    for command in words:
        _add(path, command, [float(next(words)) for _ in range(_SIZES[command])])
    return path


def _add(path: QPainterPath, command: str, at: list[float]) -> None:
    if command == "M":
        path.moveTo(at[0], at[1])
    elif command == "L":
        path.lineTo(at[0], at[1])
    elif command == "C":
        path.cubicTo(*at)
    elif command == "O":
        path.addEllipse(QPointF(at[0], at[1]), at[2], at[2])
    elif command == "R":
        path.addRoundedRect(QRectF(*at), 1.5, 1.5)
    else:
        path.closeSubpath()


def paint_icon(painter: QPainter, name: str, where: QRectF, color: QColor) -> None:
    """Paint an icon into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.topLeft())
    painter.scale(where.width() / 24, where.height() / 24)
    painter.strokePath(drawing(name), pen_of(color, 1.7))
    painter.restore()
