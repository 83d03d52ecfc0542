"""The Qt binding must not take references from None: 6.12.0 on CPython 3.11 does, and aborts after some thousand calls."""

import sys

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

CALLS = 3000


def test_none_keeps_its_references(qtbot: QtBot) -> None:
    """Thousands of calls that return None leave the reference count of None as it was, but for a little noise."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setText("warm up")
    before = sys.getrefcount(None)
    for number in range(CALLS):
        field.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
