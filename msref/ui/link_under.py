"""Where a press at a place of the window would lead, for the middle button: links in texts, cards, lists, rail, the line above the page."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListView, QTextBrowser, QWidget

from msref.ui.addresses import address_of_link
from msref.ui.widgets.breadcrumbs import CrumbButton
from msref.ui.widgets.buttons import PaintedButton
from msref.ui.widgets.card import Card, CardButton, LinkLine
from msref.ui.widgets.rail import Rail
from msref.ui.widgets.reading_pane import PaneList
from msref.ui.widgets.record_list import RecordList


def address_in_window(window: QWidget, place: QPoint) -> str:
    """The address that a press on a window at a place of the screen would open; empty when it would open none."""
    return _address_under(_topmost(window, window.mapFromGlobal(place)), place)


def _topmost(part: QWidget, place: QPoint) -> QWidget:
    """
    The innermost widget that is seen at a place of a part.

    Not `childAt`: PySide ties what that finds to the window it was asked of, where it stays when its page is long gone.
    """
    for child in reversed(part.children()):
        if isinstance(child, QWidget) and _takes(child, place):
            return _topmost(child, child.mapFromParent(place))
    return part


def _takes(child: QWidget, place: QPoint) -> bool:
    passed = child.isWindow() or child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return not passed and child.isVisible() and child.geometry().contains(place)


def _address_under(widget: QWidget | None, place: QPoint) -> str:
    while widget is not None and not widget.isWindow():
        address = _address_in(widget, widget.mapFromGlobal(place))
        if address is not None:
            return address
        widget = widget.parentWidget()
    return ""


def _address_in(widget: QWidget, place: QPoint) -> str | None:
    """None when the widget does not decide it and its parent is asked."""
    if isinstance(widget, PaintedButton):
        return _address_of_button(widget)
    if isinstance(widget, QTextBrowser):
        return address_of_link(widget.anchorAt(widget.viewport().mapFrom(widget, place)))
    if isinstance(widget, QListView):
        return _address_in_list(widget, widget.viewport().mapFrom(widget, place))
    return None


def _address_of_button(button: PaintedButton) -> str:
    if isinstance(button, LinkLine | CrumbButton):
        return button.address
    holder = button.parentWidget()
    if isinstance(button, CardButton) and isinstance(holder, Card):
        return holder.address
    if isinstance(holder, Rail):
        return next((name for name, other in holder.buttons.items() if other is button), "")
    return ""


def _address_in_list(view: QListView, place: QPoint) -> str:
    row = view.indexAt(place).row()
    if isinstance(view, RecordList):
        return view.lines[row].address if row >= 0 else ""
    return view.target_at(row) if isinstance(view, PaneList) and row >= 0 else ""
