"""
The evidence table as a table: wrapped cells, rows as high as their words need, sorting by header click or by keyboard.

Arrows move, Enter asks for the details of the row, Alt+Up and Alt+Down sort by the current column, Ctrl+C copies the selected rows.
"""

from PySide6.QtCore import QModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from msref.domain.tables import TableRow
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.table_delegate import WrappedCellDelegate, height_of, laid_out
from msref.ui.widgets.table_model import EvidenceTableModel

_WIDEST_CELL_LETTERS = 46
_NARROWEST_CELL_LETTERS = 9
_LONG_TEXT_LETTERS = 60
_LONG_CELL_LETTERS = 20
_TALLEST_LINES = 8


class WrappingHeader(QHeaderView):
    """Column heads whose words wrap, with the sort direction as an arrow and in words for screen readers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme: Theme = LIGHT
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)

    def sizeHint(self) -> QSize:
        """The room wanted."""
        hint = super().sizeHint()
        heights = [self._height_of(section) for section in range(self.count()) if self.sectionSize(section) > 0]
        return QSize(hint.width(), max(heights, default=hint.height()))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  Qt's own name
        """Paint one head."""
        beside, above = self._padding()
        painter.save()
        painter.fillRect(rect, QColor(self.theme.raised))
        painter.setPen(QPen(QColor(self.theme.border), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(self.theme.text))
        layout = laid_out(self._words(logicalIndex), self._bold(), self.sectionSize(logicalIndex) - 2 * beside)
        layout.draw(painter, QPointF(rect.left() + beside, rect.top() + above))
        painter.restore()

    def longest_word(self, section: int) -> int:
        """The width of the longest word of a column head."""
        metrics = QFontMetrics(self._bold())
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal)).split()
        return max((metrics.horizontalAdvance(f"{word} ▲") for word in words), default=0) + 2 * self._padding()[0]

    def _words(self, section: int) -> str:
        label = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        if not self.isSortIndicatorShown() or self.sortIndicatorSection() != section:
            return label
        return f"{label} {'▼' if self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder else '▲'}"

    def _height_of(self, section: int) -> int:
        beside, above = self._padding()
        return (
            height_of(laid_out(self._words(section), self._bold(), self.sectionSize(section) - 2 * beside)) + 2 * above
        )

    def _padding(self) -> tuple[int, int]:
        metrics = QFontMetricsF(self.font())
        return round(metrics.averageCharWidth() * 1.4), round(metrics.height() * 0.4)

    def _bold(self) -> QFont:
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        return font


class EvidenceTableView(QTableView):
    """The table widget of the evidence table page."""

    details_asked = Signal()
    copy_asked = Signal()
    sort_asked = Signal(str, bool)
    row_changed = Signal()
    fitted = Signal()
    """Columns and rows have taken other sizes."""

    def __init__(self, model: EvidenceTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._cells = WrappedCellDelegate(self)
        self._head = WrappingHeader(self)
        self._fitted: object = None
        self._widths: dict[str, tuple[int, int]] = {}
        self._widths_font = ""
        self.setHorizontalHeader(self._head)
        self.setItemDelegate(self._cells)
        self.setModel(model)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(model.table.title)
        self.setAccessibleDescription(
            self.tr(
                "Evidence table. Arrows move, Enter shows all cells of the row, Alt+Up and Alt+Down sort by the current column, "
                "Ctrl+C copies the selected rows."
            )
        )
        self._head.sectionClicked.connect(self._sort_by_click)
        self.doubleClicked.connect(lambda _: self.details_asked.emit())
        model.modelReset.connect(self._after_reset)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._cells.theme = theme
        self._head.theme = theme
        self.setStyleSheet(f"EvidenceTableView {{ border: 1px solid {theme.border}; background: {theme.surface}; }}")
        self.viewport().update()
        self._head.viewport().update()

    def mark_words(self, words: tuple[str, ...]) -> None:
        """Mark the words that the rows were filtered by."""
        self._cells.found_words = words
        self.viewport().update()

    def refit(self) -> None:
        """Give every column its width and every row the height that its words need."""
        state = (self.viewport().width(), self.font().toString(), self._model.request)
        if not self.isVisible() or state == self._fitted or self._model.columnCount() == 0:
            return
        self._fitted = state
        for section, width in enumerate(self._column_widths()):
            self.setColumnWidth(section, width)
        for row in range(self._model.rowCount()):
            heights = (
                self._cells.cell_height(str(self._model.index(row, section).data()), self.columnWidth(section))
                for section in range(self._model.columnCount())
            )
            self.setRowHeight(row, max(heights))
        self._head.updateGeometry()
        self.updateGeometries()
        self.fitted.emit()

    def selected_rows(self) -> tuple[TableRow, ...]:
        """The selected rows, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._model.rows[row] for row in rows)

    def current_row(self) -> TableRow | None:
        """The row that the keyboard is on."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def select_first(self) -> None:
        """Put the keyboard on the first row when it is on none."""
        if self._model.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of its own."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.details_asked.emit()
        elif alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.currentIndex().isValid():
            column = self._model.column_id(self.currentIndex().column())
            self.sort_asked.emit(column, event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tell that another row is current."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.row_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.refit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit when first shown."""
        super().showEvent(event)
        self.refit()

    def _after_reset(self) -> None:
        self._fitted = None
        request = self._model.request
        section = self._model.section_of(request.sort_column)
        self._head.setSortIndicatorShown(section >= 0)
        if section >= 0:
            order = Qt.SortOrder.DescendingOrder if request.descending else Qt.SortOrder.AscendingOrder
            self._head.setSortIndicator(section, order)
        self.refit()

    def _sort_by_click(self, section: int) -> None:
        """First click ascending, second descending, third back to the order of the table."""
        column, request = self._model.column_id(section), self._model.request
        if request.sort_column != column:
            self.sort_asked.emit(column, False)  # noqa: FBT003  a Qt signal takes its arguments by place
        elif not request.descending:
            self.sort_asked.emit(column, True)  # noqa: FBT003  as above
        else:
            self.sort_asked.emit("", False)  # noqa: FBT003  as above

    def _measured(self, cell: str, metrics: QFontMetrics) -> tuple[int, int]:
        """The width of a cell on one line, and of its longest word."""
        if self.font().toString() != self._widths_font:
            self._widths_font, self._widths = self.font().toString(), {}
        if cell not in self._widths:
            word = max((metrics.horizontalAdvance(part) for part in cell.split()), default=0)
            self._widths[cell] = (metrics.horizontalAdvance(cell), word)
        return self._widths[cell]

    def _column_widths(self) -> list[int]:
        """Widths by how much each column has to say; wider than the window only when words would otherwise be squeezed."""
        metrics = QFontMetrics(self.font())
        letter = max(1, metrics.averageCharWidth())
        beside = 2 * self._cells.padding()[0]
        lows: list[int] = []
        wants: list[int] = []
        for section in range(self._model.columnCount()):
            cells = {str(self._model.index(row, section).data()) for row in range(self._model.rowCount())}
            measured = [self._measured(cell, metrics) for cell in cells]
            longest = max((whole for whole, _ in measured), default=0)
            word = max((part for _, part in measured), default=0)
            # A long text gets so wide a column that it stands in about _TALLEST_LINES lines.
            wide = min(max(_LONG_CELL_LETTERS * letter, longest // _TALLEST_LINES), _WIDEST_CELL_LETTERS * letter)
            readable = min(longest, wide if longest > _LONG_TEXT_LETTERS * letter else _NARROWEST_CELL_LETTERS * letter)
            lows.append(max(min(word, _WIDEST_CELL_LETTERS * letter // 2), readable) + beside)
            lows[-1] = max(lows[-1], self._head.longest_word(section))
            wants.append(max(lows[-1], min(longest + letter, _WIDEST_CELL_LETTERS * letter) + beside))
        return shared_widths(lows, wants, self.viewport().width())


def shared_widths(lows: list[int], wants: list[int], available: int) -> list[int]:
    """Share the width: at least the low of each column, towards what each wants, and the rest in proportion to the wants."""
    if sum(lows) >= available:
        return lows
    spare = available - sum(lows)
    asked = sum(wants) - sum(lows)
    if asked >= spare:
        widths = [low + (want - low) * spare // asked for low, want in zip(lows, wants, strict=True)]
    else:
        over = available - sum(wants)
        widths = [want + over * want // sum(wants) for want in wants]
    widths[-1] += available - sum(widths)
    return widths
