"""
The options ledger on the screen: each treatment in alphabetical order with its reasons for, against and blocking, and what is not known.

In a wide page the four places stand side by side as columns, in a narrow one below each other; each carries its word. Nothing is counted, ranked or
marked as better. What does not concern this patient is named at the foot of each treatment and opens on a press.

Each treatment is a block of its own, and only the blocks whose reasons changed are written. Those in view are written at once; the others are
emptied at once, so that no old reason is ever seen, and written when the page has been painted.
"""

import html
from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from msref.domain.options import AGAINST, BLOCKING, FOR, LEFT_OUT, UNKNOWN, Ledger, WeighedOption, WeighedStatement
from msref.domain.parameters import Parameter
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.chart_text import TextBlock
from msref.usecases.weigh_options import order_words, side_words

_COLUMNS: Final = (FOR, AGAINST, BLOCKING, UNKNOWN)
_COLUMNS_FROM_LETTERS: Final = 88
_STATE_CLASS: Final = {FOR: "good", AGAINST: "caution", BLOCKING: "danger", UNKNOWN: "accent"}
_MORE: Final = "leftout"
_IN_REACH: Final = 1.25  # of the height in view: a text above may become shorter
_ENDLESS: Final = 16_777_215


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
        self._waiting: list[str] = []
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._write_next)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)  # a text does not count the air below its last paragraph
        self.heading = self._block(self.tr("Options ledger"))
        heading, as_given = self.tr("Options ledger"), self.tr("Each reason stands as its source gives it.")
        self.heading.show_body(f'<p class="kind accent">{heading}</p><p>{order_words()} {as_given}</p>')
        self.blocks: dict[str, TextBlock] = {}

    def show_ledger(self, ledger: Ledger | None) -> None:
        """Show a ledger; None hides it."""
        before, self._ledger = self._ledger, ledger
        self.setVisible(ledger is not None)
        if ledger is None:
            return
        if before is None or [option.id for option in before.options] != [option.id for option in ledger.options]:
            self._make_blocks(ledger)
        unchanged = {option.id for option in before.options if option == ledger.option(option.id)} if before else set()
        self._write(option.id for option in ledger.options if option.id not in unchanged or option.id in self._waiting)

    def plain_text(self) -> str:
        """All that the ledger says."""
        self.finish()
        return "\n".join(block.toPlainText() for block in (self.heading, *self.blocks.values()))

    def finish(self) -> None:
        """Write what still waits to be written."""
        while self._waiting:
            self._write_next()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        for block in (self.heading, *self.blocks.values()):
            block.apply_theme(theme)
        self._write(list(self.blocks))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns when there is room."""
        super().resizeEvent(event)
        if self._is_wide() != self._wide:
            self._write(list(self.blocks))

    def _is_wide(self) -> bool:
        return self.width() >= self.fontMetrics().averageCharWidth() * _COLUMNS_FROM_LETTERS

    def _block(self, name: str) -> TextBlock:
        block = TextBlock(name, self)
        block.apply_theme(self._theme)
        block.navigate.connect(self.navigate)
        block.own_link.connect(self._own_link)
        self._column.addWidget(block)
        return block

    def _make_blocks(self, ledger: Ledger) -> None:
        for block in self.blocks.values():
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        name = self.tr("Options ledger: {treatment}")
        self.blocks = {option.id: self._block(name.format(treatment=option.title)) for option in ledger.options}
        above = self.parentWidget()
        layout = None if above is None else above.layout()
        if layout is not None:  # as wide as they will be, so that their words are laid out once
            for block in self.blocks.values():
                block.resize(layout.contentsRect().width(), block.height())

    def _write(self, names: Iterable[str]) -> None:
        """Write the treatments in view; the others are emptied, and written once what is in view has been painted."""
        self._wide, in_view = self._is_wide(), self._in_view()
        wanted, self._waiting, below = set(names), [], self.heading.height()
        for name, block in self.blocks.items():
            if name in wanted and below <= in_view:
                self._write_one(name)
            elif name in wanted:
                block.empty()
                self._waiting.append(name)
            below += block.height()
        if self._waiting:
            self._later.start()

    def _write_next(self) -> None:
        if self._waiting:
            self._write_one(self._waiting.pop(0))
        if not self._waiting:
            self._later.stop()

    def _write_one(self, name: str) -> None:
        option = None if self._ledger is None else self._ledger.option(name)
        if option is not None:
            self.blocks[name].show_body(self._option(option))

    def _in_view(self) -> int:
        """How far down this part is seen, or soon may be; all of it while it stands in no page."""
        holder: QWidget | None = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        if holder is None or not holder.isVisible():
            return _ENDLESS
        seen = holder.viewport()
        return round(seen.height() * _IN_REACH) - self.mapTo(seen, QPoint(0, 0)).y()

    def _option(self, option: WeighedOption) -> str:
        title = html.escape(option.title)
        head = (
            f'<h2 class="first"><a href="record:{html.escape(option.drug_id)}">{title}</a></h2>'
            if option.drug_id
            else f'<h2 class="first">{title}</h2>'
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
            nothing = self.tr("Nothing stands here.")
            return f'<p class="quiet">{nothing}</p>'
        return "".join(self._statement(entry, place) for entry in entries)

    def _statement(self, entry: WeighedStatement, place: str) -> str:
        statement = entry.statement
        side = ""
        if place in {UNKNOWN, LEFT_OUT}:
            words = self.tr("{side}, if it applies:").format(side=side_words(statement.side))
            side = f"<b>{words}</b> "
        under = (
            self._missing(entry) if place == UNKNOWN else "<br>".join(html.escape(reason) for reason in entry.reasons)
        )
        return f'<p>{side}{statement.html or html.escape(statement.text)}{f"""<br><span class="quiet">{under}</span>""" if under else ""}</p>'

    def _missing(self, entry: WeighedStatement) -> str:
        if not entry.missing:
            return self.tr("Only time would decide it.")
        links = ", ".join(
            f'<a href="field:{html.escape(name)}">{html.escape(self._label(name))}</a>' for name in entry.missing
        )
        return self.tr("Would be decided by: {parameters}").format(parameters=links)

    def _left_out(self, option: WeighedOption) -> str:
        count = len(option.left_out)
        if not count:
            return ""
        if option.id not in self._open:
            words = (
                self.tr("1 statement does not apply to this patient.")
                if count == 1
                else self.tr("{count} statements do not apply to this patient.").format(count=count)
            )
            show = self.tr("Show with the reasons")
            return f'<p class="quiet">{words} <a href="{_MORE}:{html.escape(option.id)}">{show}</a></p>'
        return f'<p class="kind">{side_words(LEFT_OUT)}</p>' + self._statements(option, LEFT_OUT)

    def _label(self, name: str) -> str:
        parameter = self._parameters.get(name)
        return parameter.label if parameter else name

    def _own_link(self, scheme: str, rest: str) -> None:
        if scheme == "field":
            self.field_asked.emit(rest)
        elif scheme == _MORE:
            self._open.add(rest)
            self._write_one(rest)


def _place(place: str) -> str:
    return f'<span class="{_STATE_CLASS[place]}"><b>{side_words(place)}</b></span>'
