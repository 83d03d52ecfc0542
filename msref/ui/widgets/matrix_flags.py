"""
Above the definitions: the special populations in words, and what contradicts itself or should be looked at again.

A flag says whether a note concerns this patient; not known is said, never taken for "no".
"""

import html
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msref.domain.populations import OVER_65, PREGNANCY, UNDER_18, PopulationFlag
from msref.domain.truth import Truth
from msref.ui.population_notes import nothing_known
from msref.ui.theme import Theme
from msref.ui.widgets.chart_flags import CallOut
from msref.ui.widgets.matrix_session import MatrixSession
from msref.ui.widgets.matrix_words import flag_name, flag_word

_SIGNS: Final = {Truth.TRUE: "⚠", Truth.FALSE: "✗", Truth.UNKNOWN: "?"}
_CLASSES: Final = {Truth.TRUE: "caution", Truth.FALSE: "quiet", Truth.UNKNOWN: "unknown"}
# The fields that would tell, while a flag is not known.
_FIELDS: Final = {PREGNANCY: ("pregnancy_state", "conception_plan"), UNDER_18: ("age_years",), OVER_65: ("age_years",)}


class MatrixFlags(QWidget):
    """The flags, and the contradictions."""

    navigate = Signal(str)
    field_asked = Signal(str)

    def __init__(self, session: MatrixSession) -> None:
        super().__init__()
        self._session = session
        self.setAccessibleName(self.tr("Special populations"))
        self.flags = CallOut("unknown", self.tr("Special populations"))
        self.contradictions = CallOut("danger", self.tr("Contradictions"))
        self.unusual = CallOut("caution", self.tr("Look again"))
        self._bodies: dict[CallOut, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.contradictions, self.unusual, self.flags):
            column.addWidget(part)
            part.text.navigate.connect(self.navigate)
            part.text.own_link.connect(self._own_link)
        self.show_flags()

    def show_flags(self) -> None:
        """Show what holds now."""
        flags = self._session.flags()
        concerned = any(flag.truth is Truth.TRUE for flag in flags)
        open_ones = any(flag.truth is Truth.UNKNOWN for flag in flags)
        known = len(self._session.patient.facts) > 0
        kind = "caution" if concerned else "unknown" if open_ones and known else "accent"
        if kind != self.flags.kind:
            self.flags.kind = kind
            self.flags.update()
        self._write(self.flags, self._flags_html(flags))
        against = self._session.contradictions()
        heading = self.tr("⚠ These facts cannot all be true; they are not used until they agree")
        self._write(self.contradictions, _list_html("danger", heading, against))
        again = self._session.unusual()
        self._write(self.unusual, _list_html("caution", self.tr("⚠ Unusual; look again"), again))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for part in (self.flags, self.contradictions, self.unusual):
            part.apply_theme(theme)

    def _flags_html(self, flags: tuple[PopulationFlag, ...]) -> str:
        """A line for each flag that is known, and one for all that are not; one line alone while nothing is known."""
        waiting = [flag for flag in flags if flag.truth is Truth.UNKNOWN]
        lines = [self._flag_html(flag) for flag in flags if flag.truth is not Truth.UNKNOWN]
        if not len(self._session.patient.facts):
            return f'<p class="last">{html.escape(nothing_known())} {self._waiting_html(waiting)}</p>'
        lines += [self._waiting_html(waiting)] if waiting else []
        heading = self.tr("Special populations")
        return f'<p class="kind">{heading}</p><p class="last">{"<br>".join(lines)}</p>'

    def _flag_html(self, flag: PopulationFlag) -> str:
        state = f'<span class="{_CLASSES[flag.truth]}"><b>{_SIGNS[flag.truth]} {flag_word(flag.truth)}</b></span>'
        return f'{html.escape(flag_name(flag.id))}: {state} <span class="quiet">{html.escape(flag.because)}</span>'

    def _waiting_html(self, flags: Sequence[PopulationFlag]) -> str:
        """The flags that cannot be told in one line, with the fields that would tell."""
        words = ", ".join(flag_name(flag.id) for flag in flags)
        names = dict.fromkeys(name for flag in flags for name in _FIELDS.get(flag.id, ()))
        links = ", ".join(
            f'<a href="field:{name}">{html.escape(self._session.label(name))}</a>'
            for name in names
            if name in self._session.definitions.parameters and not self._session.patient.facts.knows(name)
        )
        said = f'{html.escape(words)}: <span class="unknown"><b>? {flag_word(Truth.UNKNOWN)}</b></span>'
        fill_in = self.tr("Fill in: {parameters}").format(parameters=links)
        return f"{said}. {fill_in}" if links else said

    def _write(self, part: CallOut, body: str) -> None:
        if self._bodies.get(part) != body:
            self._bodies[part] = body
            part.text.show_body(body)
            part.setVisible(bool(body))

    def _own_link(self, scheme: str, rest: str) -> None:
        if scheme == "field":
            self.field_asked.emit(rest)


def _list_html(kind: str, heading: str, lines: tuple[str, ...]) -> str:
    if not lines:
        return ""
    said = "<br>".join(html.escape(line) for line in lines)
    return f'<p class="kind"><span class="{kind}">{heading}</span></p><p class="last">{said}</p>'
