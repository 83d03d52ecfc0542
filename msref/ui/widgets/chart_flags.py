"""
The remarks beside the way as worded call-outs: what applies, what cannot be told whether it applies, what contradicts.

What applies is shown in full. What cannot be told is shown by its first two sentences with "More", because at the start of a walk nothing is known
and every remark would fill the page. No remark is ever hidden. A remark out of sight whose words change is blank until what is seen has been painted.
"""

import html
import re
from collections.abc import Mapping

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msref.domain.criteria.nodes import parameters_of
from msref.domain.flowcharts.walk import Flag
from msref.domain.records import Citation
from msref.domain.truth import Truth
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.chart_question import sources_html
from msref.ui.widgets.chart_session import WalkSession
from msref.ui.widgets.chart_text import TextBlock

_FIRST_SENTENCES = re.compile(r"^(?:.*?[.!?](?=\s+[A-Z]|$)){1,2}", re.DOTALL)
_CONFLICT = "conflict-"
_LEAST_LINES = 3  # with its margins, a remark is not less tall
ENDLESS = 1_000_000


class CallOut(QWidget):
    """One remark on its own ground, with a bar and a word for its state."""

    def __init__(self, kind: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._theme: Theme = LIGHT
        self.text = TextBlock(name, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.addWidget(self.text)

    def show_kind(self, kind: str) -> None:
        """Take the colours of another state."""
        if kind != self.kind:
            self.kind = kind
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.text.apply_theme(theme)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and bar."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(getattr(self._theme, self.kind))
        painter.setPen(QPen(color, 1))
        painter.setBrush(QColor(getattr(self._theme, f"{self.kind}_soft")))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.fillRect(QRectF(1, 5, 4, self.height() - 10), color)


class FlagList(QWidget):
    """Every remark of the walk."""

    navigate = Signal(str)
    field_asked = Signal(str)

    def __init__(self, session: WalkSession, citations: Mapping[str, Citation]) -> None:
        super().__init__()
        self._session = session
        self._citations = citations
        self._theme: Theme = LIGHT
        self._open: set[str] = set()
        self._shown: tuple[Flag, ...] | None = None
        self._waiting: tuple[str, ...] = ()
        self.call_outs: dict[str, CallOut] = {}
        # Call-outs of remarks that were said and do not concern the patient now; they are hidden, and said again at no cost.
        self._resting: dict[str, CallOut] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._write)
        self.show_walk()

    def applying(self) -> tuple[str, ...]:
        """The names of the remarks that apply or contradict, in words."""
        return tuple(
            self.tr("a contradiction") if flag.id.startswith(_CONFLICT) else flag.id.replace("-", " ")
            for flag in self._sorted()
            if flag.truth is Truth.TRUE
        )

    def show_walk(self, *, in_view: int = ENDLESS) -> None:
        """Show the remarks, those that apply first; what changed further down than `in_view` is said a moment later."""
        flags = self._sorted()
        # A remark may stay open and yet wait for less than before.
        waiting = tuple(self._fields(flag) for flag in flags if flag.truth is Truth.UNKNOWN)
        if flags != self._shown or waiting != self._waiting:
            self._shown, self._waiting = flags, waiting
            self._write(in_view=in_view)

    def least_height(self) -> int:
        """The remarks together are not less tall."""
        return len(self.call_outs) * self.fontMetrics().height() * _LEAST_LINES

    def finish(self) -> None:
        """Say what was put off."""
        if self._later.isActive():
            self._write()

    def _sorted(self) -> tuple[Flag, ...]:
        return tuple(sorted(self._session.walk.flags, key=self._weight))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        for call_out in (*self.call_outs.values(), *self._resting.values()):
            call_out.apply_theme(theme)

    def _weight(self, flag: Flag) -> int:
        if flag.id.startswith(_CONFLICT):
            return 0
        return 1 if flag.truth is Truth.TRUE else 2

    def _write(self, *, in_view: int = ENDLESS) -> None:
        """Say the remarks; a call-out is kept for its remark, and one whose words stay the same is not touched."""
        before = self.call_outs
        self._resting |= before
        self.call_outs = {}
        self._later.stop()
        for flag in self._shown or ():
            kind = ("danger", "caution", "unknown")[self._weight(flag)]
            call_out = self._resting.pop(flag.id, None) or self._made(flag.id, kind)
            call_out.show_kind(kind)
            words = self._words(flag, kind)
            if self.least_height() <= in_view or not call_out.text.put_off(words):
                call_out.text.show_body(words)
            else:
                self._later.start()
            self.call_outs[flag.id] = call_out
        for name in before.keys() - self.call_outs.keys():
            self._resting[name].hide()
            self._column.removeWidget(self._resting[name])
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Each at its place, for the eye and for the Tab key."""
        last: CallOut | None = None
        is_moved = False
        for place, call_out in enumerate(self.call_outs.values()):
            if self._column.indexOf(call_out) != place:
                is_moved = True
                self._column.removeWidget(call_out)
                self._column.insertWidget(place, call_out)
            if last is not None and is_moved:
                QWidget.setTabOrder(last.text, call_out.text)
            call_out.show()
            last = call_out

    def _made(self, name: str, kind: str) -> CallOut:
        call_out = CallOut(kind, self.tr("Remark: {name}").format(name=name), self)
        call_out.apply_theme(self._theme)
        call_out.text.navigate.connect(self.navigate)
        call_out.text.own_link.connect(self._own_link)
        return call_out

    def _words(self, flag: Flag, kind: str) -> str:
        state = {
            "danger": self.tr("⚠ Contradiction"),
            "caution": self.tr("⚠ Applies"),
            "unknown": self.tr("? Not known whether it applies"),
        }[kind]
        head = (
            f'<p class="kind"><span class="{kind}">{state}</span>{self._fields(flag) if kind == "unknown" else ""}</p>'
        )
        if kind == "unknown" and flag.id not in self._open:
            found = _FIRST_SENTENCES.match(flag.text)
            first = found.group() if found else flag.text
            words = self.tr("More")
            more = f' <a href="more:{flag.id}">{words}</a>' if first != flag.text else ""
            return f'{head}<p class="last">{html.escape(first)}{more}</p>'
        words = f"<p>{flag.html}</p>" if flag.html else f"<p>{html.escape(flag.text)}</p>"
        return head + words + sources_html(flag.sources, self._citations)

    def _fields(self, flag: Flag) -> str:
        """Links to the parameters that would tell."""
        known = {parameter.id: parameter.label for parameter in self._session.chart.parameters}
        when = next((entry.when for entry in self._session.chart.flags if entry.id == flag.id), None)
        if when is None:
            return ""
        facts = self._session.patient.facts
        names = [name for name in dict.fromkeys(parameters_of(when)) if name in known and not facts.knows(name)]
        links = ", ".join(f'<a href="field:{name}">{html.escape(known[name])}</a>' for name in names)
        return f" · {links}" if links else ""

    def _own_link(self, scheme: str, rest: str) -> None:
        if scheme == "field":
            self.field_asked.emit(rest)
        elif scheme == "more":
            self._open.add(rest)
            self._write()
