"""The rows of the timeline as Qt sees them: a label and what a screen reader says; the drawing is the delegate's."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from msref.ui.widgets.timeline_rows import DAYS, WINDOW, TimelineRow

LABEL: Final = 0
LANE: Final = 1
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()


class TimelineModel(QAbstractTableModel):
    """Two columns; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[TimelineRow] = ()
        self._spoken: Sequence[str] = ()

    def show_rows(self, rows: Sequence[TimelineRow], spoken: Sequence[str]) -> None:
        """Take new rows with what is said of each."""
        self.beginResetModel()
        self.rows, self._spoken = rows, spoken
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Label and lane."""
        return 0 if parent.isValid() else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Windows and the row of days can be chosen."""
        if self.rows[index.row()].kind in {WINDOW, DAYS}:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The label, and how a row is spoken."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole and index.column() == LABEL:
            return self.rows[index.row()].label
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return self._spoken[index.row()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of the heads."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Window"), self.tr("Time"))[section]
        return None
