"""What is missing decides: the parameters that are not known, ordered by how many definitions they would help to decide."""

import html
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msref.ui.theme import Theme
from msref.ui.widgets.chart_text import TextBlock
from msref.ui.widgets.matrix_session import MatrixSession

_FIRST: Final = 3


class MissingList(QWidget):
    """The whole list, each parameter a jump to its field, with the definitions that wait for it."""

    field_asked = Signal(str)

    def __init__(self, session: MatrixSession) -> None:
        super().__init__()
        self._session = session
        self._body = ""
        self.text = TextBlock(self.tr("What is missing decides"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self.text.own_link.connect(lambda scheme, rest: self.field_asked.emit(rest) if scheme == "field" else None)

    def show_missing(self) -> None:
        """Show what is missing now."""
        body = missing_list_html(self._session)
        if body != self._body:
            self._body = body
            self.text.show_body(body)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.text.apply_theme(theme)


def missing_list_html(session: MatrixSession) -> str:
    """Every missing parameter with the titles of the definitions that it would help to decide."""
    missing = session.missing()
    if not missing:
        nothing = QCoreApplication.translate("MissingList", "Nothing that is missing could change an answer now.")
        return f"<p>{nothing}</p>"
    items = []
    for name, ids in missing.items():
        titles = "<br>".join(f"&nbsp;&nbsp;· {html.escape(session.rows[one].title)}" for one in ids)
        items.append(
            f'<p><b>{number_of_definitions(len(ids))}</b>: <a href="field:{name}">{html.escape(session.label(name))}</a>'
            f'<br><span class="quiet">{titles}</span></p>'
        )
    lead = QCoreApplication.translate(
        "MissingList", "A definition may wait for several of them; one alone need not decide it."
    )
    return f'<p class="quiet">{lead}</p>{"".join(items)}'


def first_missing_html(session: MatrixSession) -> str:
    """The parameters that most definitions wait for, in a line."""
    missing = session.missing()
    if not missing:
        return ""
    links = [
        f'<a href="field:{name}">{html.escape(session.label(name))}</a> ({len(ids)})'
        for name, ids in list(missing.items())[:_FIRST]
    ]
    rest = len(missing) - len(links)
    others = QCoreApplication.translate("MissingList", "{count} more").format(count=rest)
    more = f'; <a href="missing:all">{others}</a>' if rest else ""
    lead = QCoreApplication.translate("MissingList", "Most definitions wait for:")
    return f'<p class="last"><b>{lead}</b> {", ".join(links)}{more}.</p>'


def number_of_definitions(count: int) -> str:
    """``1 definition``, ``3 definitions``."""
    if count == 1:
        return QCoreApplication.translate("MissingList", "1 definition")
    return QCoreApplication.translate("MissingList", "{count} definitions").format(count=count)
