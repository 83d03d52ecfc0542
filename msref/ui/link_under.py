"""Where a press at a place of the window would lead, for the middle button: links in texts, cards, lists, rail, the line above the page."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QListView, QTextBrowser, QWidget

from msref.ui.addresses import address_of_link
from msref.ui.widgets.breadcrumbs import CrumbButton
from msref.ui.widgets.buttons import PaintedButton
from msref.ui.widgets.card import Card, CardButton, LinkLine
from msref.ui.widgets.rail import Rail
from msref.ui.widgets.reading_pane import PaneList
from msref.ui.widgets.record_list import RecordList


def address_under(widget: QWidget | None, place: QPoint) -> str:
    """The address that a press on a widget at a place of the screen would open; empty when it would open none."""
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
