"""Small dialogs in which the user names things: a bookmark with its folder, and a folder. What cannot be kept is said in the dialog, which stays."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from msref.errors import KnownError
from msref.ui.widgets.buttons import FlatButton
from msref.ui.widgets.field_line import FieldLine
from msref.user_store.own_data import Bookmark

_LETTERS_WIDE: Final = 46
_FOLDER_LETTERS: Final = 30


class OwnWordsDialog(QDialog):
    """A few fields, a line for what is wrong, Save and Cancel. `keep` is called with what was typed; `done` closes."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.wrong = QLabel()
        self.wrong.setWordWrap(True)
        self.wrong.setAccessibleName(self.tr("What is wrong"))
        self.wrong.hide()
        self.save = FlatButton(self.tr("Save"), prominent=True)
        self.cancel = FlatButton(self.tr("Cancel"))
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(self.form)
        column.addWidget(self.wrong)
        column.addLayout(self.buttons)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * _LETTERS_WIDE)

    def refuse(self, fault: KnownError) -> None:
        """Say what is wrong; the words stay to be mended."""
        self.wrong.setText(str(fault))
        self.wrong.show()

    def keep(self) -> None:
        """Have what was typed kept; for the dialogs made from this."""

    def _save(self) -> None:
        self.keep()


class BookmarkDialog(OwnWordsDialog):
    """Label and folder of a bookmark. `wanted` gives both; `unwanted` says that the bookmark is to go."""

    wanted = Signal(str, str)
    unwanted = Signal()

    def __init__(self, mark: Bookmark, folders: Sequence[str], parent: QWidget | None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Bookmark"))
        self.label = FieldLine(self.tr("Label"))
        self.label.setText(mark.label)
        self.label.selectAll()
        self.label.returnPressed.connect(self._save)
        self.folder = QComboBox()
        self.folder.setEditable(True)
        self.folder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.folder.setMinimumContentsLength(_FOLDER_LETTERS)
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder.addItem("")
        self.folder.addItems(list(folders))
        self.folder.setCurrentText(mark.folder)
        line = self.folder.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("No folder; type a name for a new one"))
            line.setAccessibleName(self.tr("Folder"))
            line.returnPressed.connect(self._save)
        self.form.addRow(self.tr("Label"), self.label)
        self.form.addRow(self.tr("Folder"), self.folder)
        self.remove = FlatButton(self.tr("Remove bookmark"))
        self.remove.clicked.connect(self._remove)
        self.buttons.insertWidget(0, self.remove)
        self.label.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Both fields."""
        self.wanted.emit(self.label.text(), self.folder.currentText())

    def _remove(self) -> None:
        self.unwanted.emit()
        self.accept()


class FolderDialog(OwnWordsDialog):
    """The name of a folder."""

    def __init__(self, title: str, name: str, keep: Callable[[str], None], parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self._keep = keep
        self.name = FieldLine(self.tr("Name of the folder"))
        self.name.setText(name)
        self.name.selectAll()
        self.name.returnPressed.connect(self._save)
        self.form.addRow(self.tr("Name of the folder"), self.name)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """The name."""
        self._keep(self.name.text())
