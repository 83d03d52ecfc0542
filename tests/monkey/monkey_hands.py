"""
The hands of the monkey: keys, clicks, wheel and drags given to the windows of the program as the system would give them.

Every touch goes to a window, never to a widget, so that pop-ups, dialogs and shortcuts stand in its way as they would in a person's.
"""

from collections.abc import Iterator
from random import Random
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QWheelEvent, QWindow
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from msref.ui.commands import COMMANDS

_PLAIN: Final = (
    Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space,
    Qt.Key.Key_Escape, Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
    Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_Menu, Qt.Key.Key_Slash, Qt.Key.Key_Question, Qt.Key.Key_Insert,
)  # fmt: skip
_HELD: Final = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
_WORDS: Final = (
    "plex", "mmr fingolimod", "kind:drug", "kind:", '"', "%_*?", "a", " ", "34", "-1", "1e9", "12.5", "2026-02-30", "10-Mar-2026", "Müller",
    "β-interferon", "日本語", "\u202eabc", "🧠", "x" * 200, "<b>bold</b>", "{name}", "natalizumab jcv", "#", "/", "0", "9,5",
)  # fmt: skip
_SHORTCUTS: Final = tuple(keys for command in COMMANDS if command.name != "quit" for keys in command.keys)
_BUTTONS: Final = (
    Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton,
)  # fmt: skip
_LAST_LETTER: Final = 0x100
_OF_WIDGETS: Final = 0.4  # of all touches aim at a widget, the others at a place


class Given:
    """How many events were given to the program so far: keys and buttons down and up, moves, turns of the wheel."""

    number = 0


def touchable() -> QWidget | None:
    """The window that a touch would reach: the pop-up or the dialog in front, else the active one."""
    front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    if front is not None and front.isVisible() and front.windowHandle() is not None:
        return front
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.windowHandle() is not None]
    return shown[-1] if shown else None


def press(key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """A key down and up; up reaches the window that is in front by then."""
    code = int(key.value)
    text = "\r" if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} else chr(code) if code < _LAST_LETTER else ""
    for is_down in (True, False):
        front = touchable()
        if front is not None:
            Given.number += 1
            # The keys held are only said: each as an event of its own would reach windows that the first had closed.
            QTest.simulateEvent(front.windowHandle(), is_down, code, held, text, False)  # noqa: FBT003 - the order is Qt's


def keep_from_printers(dialog: QPrintPreviewDialog) -> None:
    """A preview whose buttons cannot open the dialogs of the system for printers."""
    for action in dialog.findChildren(QAction):
        if action.text().replace("&", "") in {"Print", "Page setup"}:
            action.setEnabled(False)


class Hands:
    """Touches by chance, told by `said` for the report."""

    def __init__(self, window: QWidget) -> None:
        """Work on this window and on those in front of it."""
        self._window = window
        self._kept: tuple[QWidget | None, ...] = ()
        self.said = ""

    # --- keys ---

    def plain_key(self, chance: Random) -> None:
        """Any of the keys that move about."""
        self._key(chance.choice(_PLAIN), chance.choice(_HELD))

    def shortcut(self, chance: Random) -> None:
        """Any key of a command; leaving is the one that is not pressed."""
        keys = chance.choice(_SHORTCUTS)
        self.said = keys
        both = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs leave it out
        press(both.key(), both.keyboardModifiers())

    def words(self, chance: Random) -> None:
        """Letters, also such as no key of this keyboard has."""
        words = chance.choice(_WORDS)
        self.said = repr(words[:20])
        for letter in words:
            focused = QApplication.focusWidget()
            if focused is None:
                return
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(focused, event)
                Given.number += 1

    def _key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        if key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Q and held):
            held = Qt.KeyboardModifier.NoModifier
        self.said = f"{key.name} {held.name}"
        press(key, held)

    # --- mouse ---

    def click(self, chance: Random) -> None:
        """One click, any button, with or without a key held."""
        aim = self._aim(chance)
        if aim is None:
            return
        window, place = aim
        button = chance.choice(_BUTTONS)
        held = chance.choice(_HELD)
        self.said = f"{button.name} {held.name} at {self._named(window, place)}"
        Given.number += 1
        QTest.mousePress(window, button, held, place)
        if self._still(window):
            Given.number += 1
            QTest.mouseRelease(window, button, held, place)

    def double_click(self, chance: Random) -> None:
        """Two clicks."""
        if (aim := self._aim(chance)) is not None:
            self.said = self._named(*aim)
            for _ in range(2):
                if self._still(aim[0]):
                    Given.number += 1
                    QTest.mousePress(aim[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, aim[1])
                if self._still(aim[0]):
                    Given.number += 1
                    QTest.mouseRelease(aim[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, aim[1])

    def hover(self, chance: Random) -> None:
        """The pointer goes somewhere."""
        if (aim := self._aim(chance)) is not None:
            self.said = self._named(*aim)
            Given.number += 1
            QTest.mouseMove(aim[0], aim[1])

    def wheel(self, chance: Random) -> None:
        """A turn of the wheel; with Ctrl it is the size."""
        aim = self._aim(chance)
        if aim is None:
            return
        window, place = aim
        turn = QPoint(chance.choice((0, 0, 0, 120)), chance.choice((-720, -240, -120, 120, 240, 720)))
        held = chance.choice((Qt.KeyboardModifier.NoModifier,) * 5 + (Qt.KeyboardModifier.ControlModifier,))
        self.said = f"{turn.y()} {held.name} at {self._named(window, place)}"
        event = QWheelEvent(
            QPointF(place), QPointF(window.mapToGlobal(place)), QPoint(), turn, Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - the order is Qt's
        )  # fmt: skip
        QCoreApplication.sendEvent(window, event)
        Given.number += 1

    def drag(self, chance: Random) -> None:
        """Press, move, let go."""
        aim = self._aim(chance)
        if aim is None:
            return
        window, start = aim
        self.said = self._named(window, start)
        none = Qt.KeyboardModifier.NoModifier
        Given.number += 1
        QTest.mousePress(window, Qt.MouseButton.LeftButton, none, start)
        end = start
        for _ in range(chance.randint(1, 5)):
            if not self._still(window):
                return  # closed by the press
            end = _inside(start + QPoint(chance.randint(-300, 300), chance.randint(-200, 200)), window)
            if self._still(window):
                Given.number += 1
                QTest.mouseMove(window, end)
        if self._still(window):
            Given.number += 1
            QTest.mouseRelease(window, Qt.MouseButton.LeftButton, none, end)

    def let_go(self) -> None:
        """End what waits for the mouse or the keyboard: a drag, a menu, a question."""
        front = touchable()
        if front is not None:
            window = front.windowHandle()
            place = QRect(QPoint(), window.size()).center()
            Given.number += 1
            QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
            press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    def _aim(self, chance: Random) -> tuple[QWindow, QPoint] | None:
        """A window and a place in it: the middle of some widget that is seen, or anywhere."""
        front = touchable()
        if front is not self._window and chance.random() < 0.1 and self._window.isVisible():
            front = self._window  # beside the pop-up, which closes it; a dialog stays in the way
        if front is None or front.width() < 1 or front.height() < 1:
            return None
        under = None
        place = QPoint(chance.randrange(front.width()), chance.randrange(front.height()))
        if chance.random() < _OF_WIDGETS:
            # What `childAt` finds would stay with the window when its page is long gone.
            under = QApplication.widgetAt(front.mapToGlobal(place))
            under = under if under is not None and under.window() is front else None
            beside = under.parentWidget() if under is not None else None
            seen = [
                one
                for one in _within(beside or front)
                if isValid(one) and one.isVisible() and one.window() is front and not one.visibleRegion().isEmpty()
            ]
            if seen:
                widget = chance.choice(seen)
                place = widget.mapTo(front, widget.visibleRegion().boundingRect().center())
        # A window known to Python alone through its widget goes with it.
        self._kept = (front, under)
        window = front.windowHandle()
        return (window, _inside(place, window)) if window is not None else None

    def _still(self, window: QWindow) -> bool:
        """Whether the window is there: a press may have closed it, and then it takes nothing more."""
        front = self._kept[0]
        return front is not None and isValid(front) and isValid(window) and front.windowHandle() is window

    def _named(self, window: QWindow, place: QPoint) -> str:
        where = QApplication.widgetAt(window.mapToGlobal(place))
        name = f" {where.accessibleName()[:40]!r}" if where is not None else ""
        return f"{place.x()},{place.y()} {type(where).__name__}{name}"


def _within(part: QWidget) -> Iterator[QWidget]:
    """Every widget in a part, parent by parent: what `findChildren` makes for a window stays with that window when its page is long gone."""
    for child in part.children():
        if isinstance(child, QWidget):
            yield child
            yield from _within(child)


def _inside(place: QPoint, window: QWindow) -> QPoint:
    return QPoint(min(max(0, place.x()), window.width() - 1), min(max(0, place.y()), window.height() - 1))
