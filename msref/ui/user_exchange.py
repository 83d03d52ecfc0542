"""Export and import of the user's own: asks for a file, and says in a sentence what happened. A file is written whole or not at all."""

from pathlib import Path

from PySide6.QtCore import QObject, QSaveFile, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from msref.content_store.library import Library
from msref.errors import KnownError
from msref.ui.user_desk import UserDesk
from msref.usecases.exchange_user_data import SUFFIX, ImportReport, export_text, import_file, report_words
from msref.user_store.own_data import OwnData
from msref.user_store.user_file import UserFile


class UserExchange(QObject):
    """For one page. `ended` tells what happened."""

    ended = Signal(str)

    def __init__(self, library: Library, desk: UserDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._desk = desk
        self._widget = parent
        self.ended.connect(desk.told)

    def ask_export(self, with_history: bool) -> None:  # noqa: FBT001 - given by a menu
        """Ask where, and export."""
        title, usual = self.tr("Export your bookmarks and notes"), self.tr("msref bookmarks and notes.md")
        name, _ = QFileDialog.getSaveFileName(self._widget, title, usual, self._kinds_of_file())
        if name:
            self.export_to(Path(name if Path(name).suffix else f"{name}{SUFFIX}"), with_history=with_history)

    def ask_import(self) -> None:
        """Ask which, and import."""
        title = self.tr("Import bookmarks and notes")
        name, _ = QFileDialog.getOpenFileName(self._widget, title, "", self._kinds_of_file())
        if name:
            self.import_from(Path(name))

    def _kinds_of_file(self) -> str:
        return self.tr("Markdown (*.md);;All files (*)")

    def export_to(self, path: Path, *, with_history: bool) -> None:
        """Write everything into one file."""
        titles = {str(line.id): line.title for line in self._library.titles()}
        now = self._desk.clock()
        self._desk.ask(
            lambda file: export_text(file, titles, now, with_history=with_history),
            lambda text: self._write(path, text),
            self._refuse,
        )

    def import_from(self, path: Path) -> None:
        """Add what the file holds and is not there yet."""
        now = self._desk.clock()
        reports: list[ImportReport] = []

        def job(file: UserFile) -> OwnData:
            own, report = import_file(file, path, now)
            reports.append(report)
            return own

        self._desk.change(job, lambda: self.ended.emit(f"{path.name}: {report_words(reports[-1])}"), self._refuse)

    def _write(self, path: Path, text: str) -> None:
        file = QSaveFile(str(path))
        written = (
            file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(text.encode("utf-8")) >= 0 and file.commit()
        )
        if written:
            self.ended.emit(self.tr("Exported to {name}.").format(name=path.name))
            return
        words = self.tr("The file {path} could not be written ({reason}). Choose another folder.")
        self._refuse(KnownError(words.format(path=path, reason=file.errorString())))

    def _refuse(self, fault: KnownError) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Bookmarks and notes"), str(fault), parent=self._widget)
        box.open()
        self.ended.emit(str(fault))
