"""Widgets in lines: their places are given back with the layout, whoever goes first."""

import gc
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from msref.ui.widgets.table_flow_layout import FlowLayout


def _deleted_now(widget: QWidget) -> None:
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


@pytest.mark.usefixtures("qapp")
def test_every_place_is_given_back_with_the_layout() -> None:
    """A place that outlived its layout would stay in memory until the program ends, a few for each page that is opened."""
    holder = QWidget()
    layout = FlowLayout(holder)
    layout.addWidget(QPushButton("one"))
    layout.addWidget(QPushButton("two"))
    places = [place for place in (layout.itemAt(0), layout.itemAt(1)) if place is not None]
    assert [shiboken6.ownedByPython(place) for place in places] == [True, True]
    kept = [weakref.ref(place) for place in places]
    places.clear()
    del layout
    _deleted_now(holder)
    del holder
    gc.collect()
    assert [place() for place in kept] == [None, None]


def test_a_widget_that_goes_takes_its_place_along(qtbot: QtBot) -> None:
    """The others close up, and the layout goes on."""
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = FlowLayout(holder)
    first, second = QPushButton("first"), QPushButton("second")
    layout.addWidget(first)
    layout.addWidget(second)
    holder.resize(400, 60)
    holder.show()
    qtbot.waitUntil(lambda: second.x() > first.x())
    _deleted_now(first)
    qtbot.waitUntil(lambda: second.x() == 0)
    assert layout.count() == 1
