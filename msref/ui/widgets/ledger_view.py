"""
The options ledger on the screen: each treatment in alphabetical order with its reasons for, against and blocking, and what is not known.

In a wide page the four places stand side by side as columns, in a narrow one below each other; each carries its word. Nothing is counted, ranked or
marked as better. What does not concern this patient is named at the foot of each treatment and opens on a press.
"""

import html
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msref.domain.options import AGAINST, BLOCKING, FOR, LEFT_OUT, UNKNOWN, Ledger, WeighedOption, WeighedStatement
from msref.domain.parameters import Parameter
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.chart_text import TextBlock
from msref.usecases.weigh_options import ORDER_WORDS, PLACE_WORDS

_COLUMNS: Final = (FOR, AGAINST, BLOCKING, UNKNOWN)
_COLUMNS_FROM_LETTERS: Final = 88
_STATE_CLASS: Final = {FOR: "good", AGAINST: "caution", BLOCKING: "danger", UNKNOWN: "accent"}
_MORE: Final = "leftout"


class LedgerView(QWidget):
    """The ledger of one patient. `field_asked` tells a parameter that would decide something."""

    navigate = Signal(str)
    field_asked = Signal(str)

    def __init__(self, parameters: Mapping[str, Parameter]) -> None:
        super().__init__()
        self._parameters = parameters
        self._ledger: Ledger | None = None
        self._theme: Theme = LIGHT
        self._open: set[str] = set()
        self._wide: bool | None = None
        self.text = TextBlock("Options ledger")
        self.text.navigate.connect(self.navigate)
        self.text.own_link.connect(self._own_link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)

    def show_ledger(self, ledger: Ledger | None) -> None:
        """Show a ledger; None hides it."""
        self._ledger = ledger
        self.setVisible(ledger is not None)
        self._write()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.text.apply_theme(theme)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns when there is room."""
        super().resizeEvent(event)
        if self._is_wide() != self._wide:
            self._write()

    def _is_wide(self) -> bool:
        return self.width() >= self.fontMetrics().averageCharWidth() * _COLUMNS_FROM_LETTERS

    def _write(self) -> None:
        if self._ledger is None:
            self.text.show_body("")
            return
        self._wide = self._is_wide()
        parts = [
            '<p class="kind accent">Options ledger</p>',
            f"<p>{ORDER_WORDS} Each reason stands as its source gives it.</p>",
        ]
        parts += [self._option(option) for option in self._ledger.options]
        self.text.show_body("".join(parts))

    def _option(self, option: WeighedOption) -> str:
        title = html.escape(option.title)
        head = (
            f'<h2><a href="record:{html.escape(option.drug_id)}">{title}</a></h2>'
            if option.drug_id
            else f"<h2>{title}</h2>"
        )
        return head + (self._as_columns(option) if self._wide else self._stacked(option)) + self._left_out(option)

    def _as_columns(self, option: WeighedOption) -> str:
        edge = f"border: 1px solid {self._theme.line}; padding: 6px; vertical-align: top"
        heads = "".join(f'<td width="25%" style="{edge}">{_place(place)}</td>' for place in _COLUMNS)
        cells = "".join(f'<td width="25%" style="{edge}">{self._statements(option, place)}</td>' for place in _COLUMNS)
        style = f"border-collapse: collapse; border-color: {self._theme.line}; margin-bottom: 6px"
        return (
            f'<table width="100%" border="1" cellspacing="0" style="{style}"><tr>{heads}</tr><tr>{cells}</tr></table>'
        )

    def _stacked(self, option: WeighedOption) -> str:
        return "".join(f'<p class="kind">{_place(place)}</p>{self._statements(option, place)}' for place in _COLUMNS)

    def _statements(self, option: WeighedOption, place: str) -> str:
        entries = option.at(place)
        if not entries:
            return '<p class="quiet">Nothing stands here.</p>'
        return "".join(self._statement(entry, place) for entry in entries)

    def _statement(self, entry: WeighedStatement, place: str) -> str:
        statement = entry.statement
        side = f"<b>{PLACE_WORDS[statement.side]}, if it applies:</b> " if place in {UNKNOWN, LEFT_OUT} else ""
        under = (
            self._missing(entry) if place == UNKNOWN else "<br>".join(html.escape(reason) for reason in entry.reasons)
        )
        return f'<p>{side}{statement.html or html.escape(statement.text)}{f"""<br><span class="quiet">{under}</span>""" if under else ""}</p>'

    def _missing(self, entry: WeighedStatement) -> str:
        if not entry.missing:
            return "Only time would decide it."
        links = ", ".join(
            f'<a href="field:{html.escape(name)}">{html.escape(self._label(name))}</a>' for name in entry.missing
        )
        return f"Would be decided by: {links}"

    def _left_out(self, option: WeighedOption) -> str:
        count = len(option.left_out)
        if not count:
            return ""
        if option.id not in self._open:
            words = "1 statement does" if count == 1 else f"{count} statements do"
            return f'<p class="quiet">{words} not apply to this patient. <a href="{_MORE}:{html.escape(option.id)}">Show with the reasons</a></p>'
        return f'<p class="kind">{PLACE_WORDS[LEFT_OUT]}</p>' + self._statements(option, LEFT_OUT)

    def _label(self, name: str) -> str:
        parameter = self._parameters.get(name)
        return parameter.label if parameter else name

    def _own_link(self, scheme: str, rest: str) -> None:
        if scheme == "field":
            self.field_asked.emit(rest)
        elif scheme == _MORE:
            self._open.add(rest)
            self._write()


def _place(place: str) -> str:
    return f'<span class="{_STATE_CLASS[place]}"><b>{PLACE_WORDS[place]}</b></span>'
