"""A person at the real window: types, presses keys and clicks, each counted, and reads what can be seen; holds no expectation."""

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QTableView,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from msref.app import Program

CONTROL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
Seen = TypeVar("Seen", bound=QWidget)


class Person:
    """Acts with real events on whatever has the keyboard or lies under the pointer; `actions` holds what was done."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.qtbot = qtbot
        self.actions: list[str] = []

    # --- acting ---

    def types(self, words: str) -> None:
        """Type words wherever the cursor is: one action."""
        self.actions.append(f"type {words!r}")
        QTest.keyClicks(self.keyboard_at(), words)
        self.rest()

    def presses(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key, with others held, and let go of all: Qt's test keys leave the held ones down."""
        self.actions.append(f"press {key.name}")
        QTest.keyClick(self.keyboard_at(), key, held)
        if held != Qt.KeyboardModifier.NoModifier:
            QTest.keyClick(self.program.window, Qt.Key.Key_F24)
        self.rest()

    def clicks(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click on a widget that can be seen, in its middle unless a place is given."""
        assert is_seen(widget), f"{widget} cannot be clicked: it is not seen"
        self.actions.append(f"click {widget.accessibleName() or type(widget).__name__}")
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place or widget.rect().center()
        )
        self.rest()

    def clicks_line(self, words: str) -> None:
        """Click the line of a list or the cell of a table that begins with these words and can be seen."""
        for view in self._seen(QAbstractItemView):
            for rect, said in _lines(view):
                if said.startswith(words):
                    self.clicks(view.viewport(), rect.center())
                    self.actions[-1] = f"click the line {words!r}"
                    return
        raise AssertionError(f"no line in view begins with {words!r}:\n{self.sees()}")

    def clicks_button(self, words: str) -> None:
        """Click the button or tick that says these words."""
        self.clicks(self.button(words))

    def button(self, words: str) -> QAbstractButton:
        """The button in view that says these words, in print or to a screen reader."""
        found = [one for one in self._seen(QAbstractButton) if words in {one.text(), one.accessibleName()}]
        assert found, f"no button in view says {words!r}:\n{self.sees()}"
        return found[0]

    def picks(self, box: QComboBox, choice: str) -> None:
        """Choose a line of a box by keyboard."""
        box.setFocus()
        row = box.findText(choice)
        assert row >= 0, f"{choice!r} is not offered"
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(row):
            QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentText() == choice
        self.rest()

    def waits(self, holds: Callable[[], object]) -> None:
        """Wait until something can be seen."""
        self.qtbot.waitUntil(lambda: bool(holds()))

    def waits_to_see(self, words: str) -> None:
        """Wait until these words can be seen."""
        self.waits(lambda: words in self.sees())

    def returns(self) -> None:
        """Have the window in front again, as a desktop brings it when a dialog has closed."""
        self.program.window.activateWindow()
        self.waits(self.program.window.isActiveWindow)

    def rest(self) -> None:
        """Let the window answer."""
        QApplication.processEvents()

    def keyboard_at(self) -> QWidget:
        """Where the keyboard is."""
        return QApplication.focusWidget() or QApplication.activeWindow() or self.program.window

    # --- reading ---

    def sees(self) -> str:
        """All words that stand in view, in every window that is open: labels, buttons, fields, lists, and text as far as it is scrolled."""
        return "\n".join(dict.fromkeys(said for one in self._seen(QWidget) for said in _said(one) if said.strip()))

    def _seen(self, kind: type[Seen]) -> Iterator[Seen]:
        for top in self._windows():
            yield from (one for one in (top, *top.findChildren(QWidget)) if isinstance(one, kind) and is_seen(one))

    def _windows(self) -> list[QWidget]:
        """The open windows, the one in front first."""
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        return sorted(tops, key=lambda one: one is not QApplication.activeWindow())


def is_seen(widget: QWidget) -> bool:
    """Whether at least a part of it stands on the screen."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def text_in_view(browser: QTextBrowser) -> str:
    """The part of a text between the upper and the lower edge of its view."""
    port = browser.viewport().rect()
    cursor = browser.cursorForPosition(port.topLeft())
    cursor.setPosition(browser.cursorForPosition(port.bottomRight()).position(), QTextCursor.MoveMode.KeepAnchor)
    return QTextDocumentFragment(cursor).toPlainText().replace("\N{NO-BREAK SPACE}", " ")


def _said(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.text() or widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QTextBrowser):
        yield text_in_view(widget)
    elif isinstance(widget, QAbstractItemView):
        yield from (said for _, said in _lines(widget))


def _lines(view: QAbstractItemView) -> Iterator[tuple[QRect, str]]:
    """The lines or cells in view: where, and what they say."""
    model = view.model()
    if model is None:
        return
    columns = range(model.columnCount()) if isinstance(view, QTableView) else range(1)
    for row in range(model.rowCount()):
        if isinstance(view, QListView) and view.isRowHidden(row):
            continue
        for column in columns:
            index = model.index(row, column)
            rect = view.visualRect(index)
            if not rect.isEmpty() and view.viewport().rect().intersects(rect):
                heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
                yield rect & view.viewport().rect(), str(heard or index.data() or "")
