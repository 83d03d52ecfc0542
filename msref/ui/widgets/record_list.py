"""
A list of records: title, kind, and a line or two of text with the found words marked. Search results and library lists share it.

All records of a list are equally tall, as many lines as their words need at the width there is, so that only what is seen is laid out and
results stand in the frame of the keystroke.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QStaticText,
    QTextCharFormat,
    QTextLayout,
    QTransform,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from msref.ui.painting import paint_focus_ring
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.keyboard_ring import KeyboardRing
from msref.ui.widgets.scroll_bars import slim_scroll_bars

_SIDE: Final = 14
_AIR: Final = 9
_TITLE_LETTERS: Final = 78  # a title of this length fits the lines it is given
_TEXT_LETTERS: Final = 200  # so does a passage of this length
_MOST_LINES: Final = 6
_KEPT: Final = 240  # lines laid out; while a word is typed, most results of one keystroke are those of the last

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of the list; without an address it is a heading. `ranges` are the found words in `text`: start and length."""

    title: str
    address: str = ""
    kind: str = ""
    text: str = ""
    ranges: tuple[tuple[int, int], ...] = ()


class RecordModel(QAbstractListModel):
    """The lines, for the view and for screen readers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[ListLine] = ()
        self._has_headings = True

    def show(self, lines: Sequence[ListLine], *, has_headings: bool) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self.lines, self._has_headings = lines, has_headings
        self.endResetModel()

    def is_record(self, row: int) -> bool:
        """Whether a line can be opened. Where there are no headings no line is asked, since it may be made when it is first asked."""
        return not self._has_headings or bool(self.lines[row].address)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, and everything in words for screen readers."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.title, line.kind) if part)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return line.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if self.is_record(index.row()):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled


@dataclass(slots=True)
class _Laid:
    """A line laid out for one width."""

    title: QTextLayout
    title_height: float
    text: QTextLayout | None
    kind_width: float


class RecordDelegate(QStyledItemDelegate):
    """Measures and paints the lines."""

    def __init__(self, view: "RecordList") -> None:
        super().__init__(view)
        self._view = view
        self._laid: dict[tuple[ListLine, int, tuple[int, int]], _Laid] = {}
        self._titles: dict[tuple[str, float, int], tuple[QTextLayout, float]] = {}
        self._kinds: dict[str, QStaticText] = {}
        self._has_text = True
        self._counts: tuple[int, int] | None = None
        self.theme = LIGHT

    def forget(self) -> None:
        """Other lines or another width: what is as it was need not be laid out again."""
        if len(self._laid) > _KEPT:
            self._laid.clear()
        if len(self._titles) > _KEPT:
            self._titles.clear()
        self._counts = None
        self._has_text = any(line.text for line in self._view.lines)

    def forget_letters(self) -> None:
        """Other letters or colours: what was prepared with the old ones goes too."""
        self._kinds.clear()
        self._laid.clear()
        self._titles.clear()
        self.forget()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same height for every record, another for headings."""
        del option
        metrics = self._view.fontMetrics()
        if not self._view.is_record(index.row()):
            return QSize(100, metrics.height() + 26)
        title_lines, text_lines = self._line_counts()
        return QSize(100, metrics.height() * title_lines + metrics.lineSpacing() * text_lines + 2 * _AIR + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, title, kind, text, ring."""
        line = self._view.lines[index.row()]
        laid = self._layout(index.row())
        rect = QRectF(option.rect)
        state = option.state
        theme = self.theme
        painter.save()
        if not line.address:
            painter.setPen(QColor(theme.muted))
            laid.title.draw(painter, QPointF(rect.left() + _SIDE, rect.bottom() - laid.title_height - 6))
            painter.restore()
            return
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, rect, selected=selected, hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        top = rect.top() + _AIR
        painter.setPen(QColor(theme.link))
        laid.title.draw(painter, QPointF(rect.left() + _SIDE, top))
        if line.kind:
            painter.setFont(self._view.kind_font)
            painter.setPen(QColor(theme.muted))
            painter.drawStaticText(QPointF(rect.right() - laid.kind_width - _SIDE, top), self._kind(line.kind))
        if laid.text is not None:
            painter.setPen(QColor(theme.text))
            laid.text.draw(painter, QPointF(rect.left() + _SIDE, top + laid.title_height + 2))
        if selected:
            paint_focus_ring(painter, rect.adjusted(3, 1, -3, -1), self._view.palette(), 7)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, *, selected: bool, hovered: bool) -> None:
        theme = self.theme
        if selected or hovered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if selected else theme.raised))
            painter.drawRoundedRect(rect.adjusted(3, 1, -3, -1), 7, 7)
        else:
            painter.fillRect(
                QRectF(rect.left() + _SIDE, rect.bottom() - 1, rect.width() - 2 * _SIDE, 1), QColor(theme.line)
            )

    def _kind(self, words: str) -> QStaticText:
        known = self._kinds.get(words)
        if known is None:
            known = self._kinds[words] = QStaticText(words)
            known.setTextFormat(Qt.TextFormat.PlainText)
            known.prepare(QTransform(), self._view.kind_font)
        return known

    def _layout(self, row: int) -> _Laid:
        line = self._view.lines[row]
        key = line, self._room(), self._line_counts()
        laid = self._laid.get(key)
        if laid is None:
            laid = self._laid[key] = self._lay_out(line)
        return laid

    def _title(self, words: str, width: float, most_lines: int) -> tuple[QTextLayout, float]:
        key = words, width, most_lines
        known = self._titles.get(key)
        if known is None:
            known = self._titles[key] = _wrapped(words, self._view.title_font, width, most_lines)
        return known

    def _room(self) -> int:
        return max(120, self._view.viewport().width() - 2 * _SIDE)

    def _line_counts(self) -> tuple[int, int]:
        if self._counts is None:
            self._counts = self._reckoned_counts()
        return self._counts

    def _reckoned_counts(self) -> tuple[int, int]:
        """How many lines title and text are given at this width."""
        letters = self._room() / max(1, self._view.fontMetrics().averageCharWidth() * 1.08)
        title_lines = max(1, min(_MOST_LINES, ceil(_TITLE_LETTERS / (letters * 0.74))))
        text_lines = max(1, min(_MOST_LINES, ceil(self._view.text_letters / letters))) if self._has_text else 0
        return title_lines, text_lines

    def _lay_out(self, line: ListLine) -> _Laid:
        room = self._room()
        if not line.address:
            title, height = _wrapped(line.title, self._view.heading_font, room, 1)
            return _Laid(title, height, None, 0)
        title_lines, text_lines = self._line_counts()
        kind_width = self._kind(line.kind).size().width() if line.kind else 0
        title, title_height = self._title(line.title, room - kind_width - 12, title_lines)
        if not line.text:
            return _Laid(title, title_height, None, kind_width)
        text, _ = _wrapped(line.text, self._view.font(), room, text_lines, self._formats(line))
        return _Laid(title, title_height, text, kind_width)

    def _formats(self, line: ListLine) -> list[QTextLayout.FormatRange]:
        formats = []
        mark = QTextCharFormat()
        mark.setFontWeight(QFont.Weight.DemiBold)
        mark.setBackground(QColor(self.theme.match))
        mark.setForeground(QColor(self.theme.on_match))
        for start, length in line.ranges:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, length, mark
            formats.append(one)
        return formats


def _wrapped(
    text: str,
    font: QFont,
    width: float,
    most_lines: int,
    formats: Sequence[QTextLayout.FormatRange] = (),
) -> tuple[QTextLayout, float]:
    """The words wrapped to a width; what does not fit the last line ends in an ellipsis."""
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    if formats:
        layout.setFormats(list(formats))
    layout.beginLayout()
    height = 0.0
    line = layout.createLine()
    for count in range(1, most_lines + 1):
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        if count == most_lines and line.textStart() + line.textLength() < len(text):
            layout.endLayout()
            rest = QFontMetrics(font).elidedText(
                text[line.textStart() :], Qt.TextElideMode.ElideRight, round(width) - 8
            )
            return _wrapped(text[: line.textStart()] + rest, font, width, most_lines + 1, formats)
        line = layout.createLine()
    layout.endLayout()
    return layout, height


class RecordList(QListView):
    """The list itself."""

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_letters = _TEXT_LETTERS
        """Room is made for a passage of this length."""
        self._model = RecordModel(self)
        self._delegate = RecordDelegate(self)
        self._measure()
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        slim_scroll_bars(self)
        self._ring = KeyboardRing(self)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(self._open_index)

    @property
    def lines(self) -> Sequence[ListLine]:
        """The lines shown."""
        return self._model.lines

    @property
    def theme(self) -> Theme:
        """The colours painted with."""
        return self._delegate.theme

    def _measure(self) -> None:
        self.title_font = QFont(self.font())
        self.title_font.setWeight(QFont.Weight.DemiBold)
        self.heading_font = QFont(self.title_font)
        self.kind_font = QFont(self.font())
        self.kind_font.setPointSizeF(self.font().pointSizeF() * 0.9)
        self.verticalScrollBar().setSingleStep(self.fontMetrics().height() * 3)

    def is_record(self, row: int) -> bool:
        """Whether a line can be opened; a heading cannot."""
        return self._model.is_record(row)

    def show_lines(self, lines: Sequence[ListLine], *, has_headings: bool = True) -> None:
        """Show other lines from the top, the first record chosen."""
        self._model.show(lines, has_headings=has_headings)
        self._delegate.forget()
        self.walk(1)

    def restyle(self, theme: Theme) -> None:
        """Take colours and the present letter size."""
        self._delegate.theme = theme
        self._measure()
        self._delegate.forget_letters()
        self._lay_out_again()

    def walk(self, steps: int) -> None:
        """Choose the record so many further on; headings are stepped over."""
        first = next(filter(self.is_record, range(len(self.lines))), None)
        if first is None:
            return
        row = self._further(self.currentIndex().row(), steps)
        index = self._model.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if row == first:
            self.scrollToTop()
        else:
            self.scrollTo(index)

    def _further(self, row: int, steps: int) -> int:
        """The record so many further on than a row, as far as there are any; from nowhere it is the first, or backwards the last."""
        lines, step = self.lines, 1 if steps > 0 else -1
        if not (0 <= row < len(lines) and self.is_record(row)):
            row, steps = (-1, 1) if steps > 0 else (len(lines), -1)
        found, row = row, row + step
        while steps and 0 <= row < len(lines):
            if self.is_record(row):
                found, steps = row, steps - step
            row += step
        return found

    def chosen(self) -> str:
        """The address of the chosen record; empty when there is none."""
        row = self.currentIndex().row()
        return self.lines[row].address if 0 <= row < len(self.lines) else ""

    def open_chosen(self) -> None:
        """Open the chosen record."""
        if self.chosen():
            self.opened.emit(self.chosen())

    def _open_index(self, index: QModelIndex) -> None:
        address = self.lines[index.row()].address
        if address:
            self.opened.emit(address)

    def _lay_out_again(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap to the new width."""
        if event.oldSize().width() != event.size().width():
            self._lay_out_again()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The middle button is left to the window, which opens a tab."""
        if event.button() == Qt.MouseButton.MiddleButton:
            event.ignore()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; arrows step over headings."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_chosen()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not event.modifiers():
            self.walk(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


def plain_lines(lines: Sequence[ListLine]) -> str:
    """The lines as text, for copying."""
    return "\n".join(
        f"- {line.title} ({line.kind}){': ' + line.text if line.text else ''}" if line.address else f"\n{line.title}"
        for line in lines
    ).strip()
