"""
The way of the keyboard through the window: Tab goes in reading order, F6 from part to part.

Qt's own chain follows the order in which widgets were made. Panels here are shared by pages and completed while the program is idle, so that order says
little of what stands where; the way is therefore read from the places at every step, as the eye reads them. Which widget takes the keyboard at all, and how links
within a text are walked, stays Qt's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QScrollBar, QSplitterHandle, QWidget

from msref.ui.widgets.rail import Rail
from msref.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msref.ui.window import MainWindow

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, width and height; counted from the right where one reads from there."""
Placed: TypeAlias = tuple[Box, QWidget]
_NEVER_WORKED: Final = (QScrollBar, QSplitterHandle)
_OVERLAP: Final = 2  # pixels that neighbours may share and still stand apart


class KeyboardOrder(QObject):
    """Moves the keyboard within one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    # --- Tab ---

    def step(self, *, forwards: bool) -> bool:
        """To the next control in reading order, or the one before, round at the ends; False when nothing takes the keyboard."""
        target = self._beyond(self._window.focusWidget(), forwards=forwards)
        if target is None:
            return False
        reasons = Qt.FocusReason
        target.setFocus(reasons.TabFocusReason if forwards else reasons.BacktabFocusReason)
        bring_into_view(target)
        return True

    def _beyond(self, here: QWidget | None, *, forwards: bool) -> QWidget | None:
        root = self._window
        way = onwards(here or root, root) if forwards else backwards(here or root, root)
        return next((widget for widget in way if takes_tab(widget)), None)

    # --- F6 ---

    def next_part(self) -> None:
        """Rail, search, tabs and way, page, contents, panel, what is open below, and round again."""
        self._to_part(1)

    def previous_part(self) -> None:
        """The same way back."""
        self._to_part(-1)

    def _to_part(self, steps: int) -> None:
        parts = [part for part in self._parts() if any(map(takes_tab, in_reading_order(part)))]
        focused = QApplication.focusWidget()
        # The buttons of the bar belong to the search field between them.
        here = self._window.search if focused is not None and self._window.bar.indexOf(focused) >= 0 else focused
        inside = [part is here or (here is not None and part.isAncestorOf(here)) for part in parts]
        at = inside.index(True) if any(inside) else (-1 if steps > 0 else 0)
        if parts:
            self._enter(parts[(at + steps) % len(parts)])

    def _parts(self) -> Iterator[QWidget]:
        """The parts of the window in reading order; of the bar the search field only, in place of the splitter what it holds."""
        window, middle = self._window, self._window.centralWidget()
        for part in children_in_order(middle) if middle is not None else ():
            if part is window.splitter:
                yield from children_in_order(part)
            elif part is window.search or window.bar.indexOf(part) < 0:
                yield part

    def _enter(self, part: QWidget) -> None:
        page = self._window.navigator.current
        if part is self._window.navigator.stack and page is not None:
            page.focus_first()
        elif isinstance(part, SearchField):
            self._window.focus_search()
        else:
            chosen = (
                [button for button in part.buttons.values() if button.isChecked()] if isinstance(part, Rail) else []
            )
            target = next(iter(chosen), None) or next(filter(takes_tab, in_reading_order(part)))
            target.setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_view(target)


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab may stop here; what hands the keyboard on to another is passed, the other stands for it."""
    wanted = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & wanted == wanted and widget.isEnabled() and widget.focusProxy() is None


def in_reading_order(part: QWidget) -> Iterator[QWidget]:
    """A part and all that is seen in it."""
    if part.isVisible():
        yield part
        for child in _opened(part):
            yield from in_reading_order(child)


def in_reverse_order(part: QWidget) -> Iterator[QWidget]:
    """The same, the last first."""
    if part.isVisible():
        for child in reversed(_opened(part)):
            yield from in_reverse_order(child)
        yield part


def onwards(here: QWidget, root: QWidget) -> Iterator[QWidget]:
    """What follows a widget in reading order, round through the whole window until the widget itself."""
    for child in _opened(here):
        yield from in_reading_order(child)
    node = here
    while node is not root and (parent := node.parentWidget()) is not None:
        beside = children_in_order(parent)
        for sibling in beside[beside.index(node) + 1 :] if node in beside else ():
            yield from in_reading_order(sibling)
        node = parent
    yield from in_reading_order(root)


def backwards(here: QWidget, root: QWidget) -> Iterator[QWidget]:
    """What comes before a widget, from the nearest on, round through the whole window."""
    node = here
    while node is not root and (parent := node.parentWidget()) is not None:
        beside = children_in_order(parent)
        for sibling in reversed(beside[: beside.index(node)] if node in beside else ()):
            yield from in_reverse_order(sibling)
        yield parent
        node = parent
    yield from in_reverse_order(root)


def _opened(part: QWidget) -> list[QWidget]:
    """What is in a part; what a list holds is walked by arrows."""
    return [] if isinstance(part, QAbstractItemView) else children_in_order(part)


def children_in_order(part: QWidget) -> list[QWidget]:
    """What is seen directly in a part, in reading order; what only adorns it is left out."""
    mirrored = part.layoutDirection() == Qt.LayoutDirection.RightToLeft
    shown = [
        (_box(child, mirrored=mirrored), child)
        for child in part.children()
        if isinstance(child, QWidget)
        and not isinstance(child, _NEVER_WORKED)
        and child.isVisible()
        and not child.isWindow()
        and not child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    ]
    return [child for _, child in read(shown)]


def _box(widget: QWidget, *, mirrored: bool) -> Box:
    place = widget.geometry()
    left = -place.x() - place.width() if mirrored else place.x()
    return left, place.y(), place.width(), place.height()


def read(placed: list[Placed]) -> list[Placed]:
    """
    Boxes in reading order: lines from the top; boxes that no line divides, from the left; boxes that lie over each other, by their corners.

    Each line or column is read to its end, and within itself in the same way.
    """
    if len(placed) < 2:  # noqa: PLR2004 - one is in order
        return placed
    for axis in (1, 0):
        groups = _apart(placed, axis)
        if len(groups) > 1:
            return [one for group in groups for one in read(group)]
    return sorted(placed, key=lambda one: (one[0][1], one[0][0]))


def _apart(placed: list[Placed], axis: int) -> list[list[Placed]]:
    """Boxes in groups that no other touches along an axis: 1 downwards, 0 rightwards."""
    groups: list[list[Placed]] = []
    end = 0
    for one in sorted(placed, key=lambda one: one[0][axis]):
        start, size = one[0][axis], one[0][axis + 2]
        if groups and start < end - _OVERLAP:
            groups[-1].append(one)
        else:
            groups.append([one])
        end = max(end, start + size) if len(groups[-1]) > 1 else start + size
    return groups


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever holds a widget so that it is seen."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget)
        holder = holder.parentWidget()
