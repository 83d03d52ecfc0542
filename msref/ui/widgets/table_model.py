"""The rows of an evidence table as Qt sees them: what is shown is decided by `usecases.filter_table`; this only hands it out."""

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from msref.domain.tables import EvidenceTable, TableRow
from msref.usecases.filter_table import TableRequest, shown_columns, shown_rows

_NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


def not_stated() -> str:
    """What an empty cell says."""
    return QCoreApplication.translate("EvidenceTableModel", "not stated")


class EvidenceTableModel(QAbstractTableModel):
    """An evidence table through one request: filtered, ordered, some of its columns."""

    def __init__(self, table: EvidenceTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.request = TableRequest()
        self.rows: tuple[TableRow, ...] = ()
        self.places: tuple[int, ...] = ()
        self.show_request(self.request)

    def show_request(self, request: TableRequest) -> None:
        """Show what the request asks for."""
        self.beginResetModel()
        self.request = request
        self.rows = shown_rows(self.table, request)
        self.places = shown_columns(self.table, request)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, and how it is spoken."""
        if not index.isValid():
            return None
        cell = self.rows[index.row()].cells[self.places[index.column()]].strip() or not_stated()
        if role == Qt.ItemDataRole.DisplayRole:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.label(index.column())}: {cell}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.rows[index.row()].title
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a head, and how it is spoken."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].title
        label = self.label(section)
        if role == Qt.ItemDataRole.AccessibleTextRole and self.column_id(section) == self.request.sort_column:
            down, up = self.tr("{label}, sorted descending"), self.tr("{label}, sorted ascending")
            return (down if self.request.descending else up).format(label=label)
        return label

    def label(self, section: int) -> str:
        """The label of a shown column."""
        return self.table.columns[self.places[section]].label

    def column_id(self, section: int) -> str:
        """The id of a shown column."""
        return self.table.columns[self.places[section]].id

    def section_of(self, column_id: str) -> int:
        """Where a column is shown; -1 when it is hidden."""
        return next((at for at in range(len(self.places)) if self.column_id(at) == column_id), -1)
