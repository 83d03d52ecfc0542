"""The page of the records that were read, by day, latest first; it can be cleared, and what was cleared brought back while the page is in view."""

from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from msref.content_store.library import Library
from msref.domain.records import KIND_LABELS
from msref.errors import NotFoundError
from msref.reports.day_words import short_day
from msref.ui.addresses import address_of
from msref.ui.page import Page
from msref.ui.theme import Theme
from msref.ui.user_desk import UserDesk
from msref.ui.widgets.buttons import FlatButton
from msref.ui.widgets.field_line import FieldLine
from msref.ui.widgets.record_list import ListLine, RecordList, plain_lines
from msref.ui.widgets.table_flow_layout import FlowLayout
from msref.usecases.keep_history import by_day, clear_history, read_history
from msref.user_store.own_data import OwnData, Visit

_TITLE_FACTOR: Final = 1.6
_OLD_DAYS: Final = 30


class HistoryScreen(Page):
    """Visited records of one user."""

    def __init__(self, library: Library, desk: UserDesk) -> None:
        super().__init__("history", "")
        self.title = self.tr("History")
        self.setAccessibleName(self.title)
        self._library = library
        self._desk = desk
        self._visits: tuple[Visit, ...] = ()
        self.heading = QLabel(self.title)
        self.lead = QLabel()
        self.search = FieldLine(self.tr("Narrow this list"))
        self.clear_button = FlatButton(self.tr("Clear history"), icon="close")
        self.list = RecordList(self.title)
        self._build()
        desk.visits_changed.connect(self.read)

    def _build(self) -> None:
        self.heading.setWordWrap(True)
        self.lead.setWordWrap(True)
        self.lead.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        top = QWidget()
        row = FlowLayout(top)
        marks = FlatButton(self.tr("Bookmarks and notes"), icon="star")
        marks.clicked.connect(self._open_bookmarks)
        row.addWidget(marks)
        row.addWidget(self.clear_button)
        self.clear_button.clicked.connect(self._open_clear_menu)
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 22, 6)
        head.setSpacing(8)
        for widget in (self.heading, self.lead, top, self.search):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 22, 2, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self.list.open_chosen)
        self.list.opened.connect(self.navigate)

    # --- what is listed ---

    def read(self) -> None:
        """Look at the file again."""
        self._desk.ask(read_history, self._take)

    def _take(self, visits: tuple[Visit, ...]) -> None:
        self._visits = visits
        self._show()

    def _show(self) -> None:
        words = self.search.text().casefold().split()
        lines: list[ListLine] = []
        for day, visits in by_day(self._visits):
            of_day = [line for visit in visits if (line := self._line(visit)) and _fits(line, words)]
            if of_day:
                lines += [ListLine(self._day_words(day)), *of_day]
        self.list.show_lines(lines)
        self.clear_button.setEnabled(bool(self._visits))
        self._say_lead()

    def _line(self, visit: Visit) -> ListLine:
        at = visit.at[11:16]
        try:
            line = self._library.title(visit.record_id)
        except NotFoundError:
            gone = self.tr("No longer in the library")
            return ListLine(visit.record_id, f"record/{visit.record_id}", f"{gone} · {at}")
        kind = KIND_LABELS.get(line.kind, line.kind)
        return ListLine(line.title, address_of(line.kind, visit.record_id), f"{kind} · {at}")

    def _day_words(self, day: date) -> str:
        today = self._desk.clock().date()
        named = short_day(day)
        if day == today:
            return self.tr("Today, {day}").format(day=named)
        if day == today - timedelta(days=1):
            return self.tr("Yesterday, {day}").format(day=named)
        return named

    def _say_lead(self) -> None:
        if self._desk.why_not_kept:
            self.lead.setText(self._desk.why_not_kept)
        elif not self._visits:
            self.lead.setText(self.tr("No page has been kept here yet. The history holds pages of the library only."))
        else:
            self.lead.setText(
                self.tr(
                    "Pages of the library that were read on this computer. What you searched and entered is not kept."
                )
            )

    # --- clearing ---

    def clear(self, first: date = date.min, last: date = date.max) -> None:
        """Forget the visits of these days; it can be undone."""

        def done(gone: OwnData) -> None:
            count = len(gone.visits)
            self._desk.remember_removed(gone, self.tr("Pages removed from the history: {count}.").format(count=count))
            self.read()

        self._desk.ask(lambda file: clear_history(file, first=first, last=last), done)

    def _open_clear_menu(self) -> None:
        today = self._desk.clock().date()
        menu = QMenu(self)
        menu.addAction(self.tr("Today")).triggered.connect(lambda: self.clear(first=today))
        menu.addAction(self.tr("Older than 30 days")).triggered.connect(
            lambda: self.clear(last=today - timedelta(days=_OLD_DAYS))
        )
        menu.addAction(self.tr("Everything")).triggered.connect(partial(self.clear, date.min))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.clear_button.mapToGlobal(QPoint(0, self.clear_button.height())))

    def _open_bookmarks(self) -> None:
        self.navigate.emit("bookmarks")

    # --- what the window asks ---

    def apply_theme(self, theme: Theme) -> None:
        """Colours of the list."""
        self.list.restyle(theme)

    def set_zoom(self, percent: int) -> None:
        """Heading and list."""
        del percent
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _TITLE_FACTOR)
        font.setWeight(QFont.Weight.DemiBold)
        self.heading.setFont(font)
        self.search.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 60)
        self.list.restyle(self.list.theme)

    def plain_text(self) -> str:
        """The list as text."""
        return f"{self.title}\n{plain_lines(self.list.lines)}"

    def focus_first(self) -> None:
        """The list."""
        self.list.setFocus()

    def scroll_position(self) -> int:
        """Of the list."""
        return self.list.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Of the list, which is read again: it has grown meanwhile."""
        self.list.verticalScrollBar().setValue(position)
        self.read()


def _fits(line: ListLine, words: list[str]) -> bool:
    return all(word in f"{line.title} {line.kind}".casefold() for word in words)
