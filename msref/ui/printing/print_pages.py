"""
Sends the page in view to the preview, to a printer, or into a PDF file.

Made once for a window, together with the pages for a patient. Sheets are A4, or Letter where the system measures in inches; preview and file dialog
offer both.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QSizeF, Qt
from PySide6.QtGui import QPageSize, QPaintEngine
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QMessageBox

from msref.content_store.library import Library
from msref.ui.content_words import content_line, review_words
from msref.ui.page import Page
from msref.ui.paper import Paper
from msref.ui.printing.own_notes_on_paper import notes_on, tick_for_notes, with_notes
from msref.ui.printing.paint_sheets import (
    all_of,
    page_printer,
    paint_sheets,
    pdf_steps,
    print_steps,
    room_of,
    set_sheets,
)
from msref.ui.printing.screen_paper import page_blocks
from msref.ui.printing.sheet_words import SheetWords
from msref.ui.printing.sheets import Sheets
from msref.ui.widgets.parameter_patient import Patient
from msref.ui.widgets.progress_panel import LongWork
from msref.ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME_LETTERS = 60


class Printing(QObject):
    """Listens to the window's commands "print" and "save_pdf", and to pages whose own button asks to print."""

    def __init__(self, window: MainWindow, library: Library, patient: Patient) -> None:
        super().__init__(window)
        self._window = window
        self.library = library
        self.patient = patient
        self._commands: dict[str, Callable[[], object]] = {"print": self.preview, "save_pdf": self.save_pdf}
        window.wanted.connect(self._command)
        window.navigator.page_changed.connect(self._listen)
        self._listen()

    def preview(self) -> QPrintPreviewDialog | None:
        """Show the page as it will be printed; printing starts from there."""
        page = self._window.navigator.current
        if page is None:
            return None
        paper = paper_of(page)
        set_so_far = _SetSheets(self._window, self.words())
        printer = page_printer(paper, usual_size())
        if not set_so_far.begin(paper, room_of(printer.pageLayout())):
            self._window.status.show_message(self.tr("Stopped. Nothing was printed."))
            return None
        dialog = QPrintPreviewDialog(printer, self._window)
        ticked = tick_for_notes(dialog, notes_on(self._window, self.library, page))
        dialog.setWindowTitle(self.tr("Print preview: {title}").format(title=page.title))
        dialog.resize(self._window.size())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The dialog draws on the printer for as long as it is open, and does not keep it: the connection does.
        dialog.paintRequested.connect(lambda device, _kept=printer: set_so_far.paint(ticked(paper), device))
        dialog.open()
        return dialog

    def save_pdf(self) -> None:
        """Ask where and on which size of paper, and write the page as PDF."""
        page = self._window.navigator.current
        if page is None:
            return
        kinds = {
            self.tr("PDF, A4 (*.pdf)"): QPageSize.PageSizeId.A4,
            self.tr("PDF, Letter (*.pdf)"): QPageSize.PageSizeId.Letter,
        }
        offered = [kind for kind, size in kinds.items() if size == usual_size()]
        offered += [kind for kind in kinds if kind not in offered]
        notes = notes_on(self._window, self.library, page)
        with_own = {
            self.tr("PDF, A4, with my own notes (*.pdf)"): QPageSize.PageSizeId.A4,
            self.tr("PDF, Letter, with my own notes (*.pdf)"): QPageSize.PageSizeId.Letter,
        }
        offered += with_own if notes else []
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save as PDF"), f"{file_name(page.title)}.pdf", ";;".join(offered)
        )
        if not name:
            return
        paper = with_notes(paper_of(page), notes if kind in with_own else ())
        steps = pdf_steps(paper, self.words(), name, size=(kinds | with_own).get(kind, usual_size()))
        written = LongWork(steps, self.tr("Saving as PDF"), self._window).finish_here()
        if written is None:
            self._window.status.show_message(self.tr("Stopped. No file was written."))
        elif written:
            self._window.status.show_message(self.tr("Saved {file}").format(file=name))
        else:
            words = self.tr("The file {file} could not be written. Choose another folder.").format(file=name)
            QMessageBox.warning(self._window, self.tr("Not saved"), words)

    def words(self) -> SheetWords:
        """What every sheet says besides its page, now."""
        info, today = self.library.info(), self.patient.today
        return SheetWords(
            content=content_line(info, today),
            review=review_words(info),
            printed=today,
            home=self._window.navigator.home_jurisdiction,
            patient_begun=self.patient.started,
        )

    def _command(self, name: str) -> None:
        if name in self._commands:
            self._commands[name]()

    def _listen(self) -> None:
        page = self._window.navigator.current
        if page is not None:
            page.print_wanted.connect(self.preview, Qt.ConnectionType.UniqueConnection)


class _SetSheets:
    """
    The sheets of one preview, set once for each size of paper.

    Setting takes its time before the preview is there, where it can be stopped. What the preview itself asks for must be painted before Qt goes on: it
    does not bear to be asked again in between.
    """

    def __init__(self, window: MainWindow, words: SheetWords) -> None:
        self._window = window
        self._words = words
        self._made: list[tuple[Paper, QSizeF, Sheets]] = []

    def begin(self, paper: Paper, size: QSizeF) -> bool:
        """Set the sheets that will be seen first; False when that was stopped."""
        if paper.own is not None:
            return True
        title = QCoreApplication.translate("Printing", "Setting the page on sheets")
        sheets = LongWork(set_sheets(paper, self._words, size), title, self._window).finish_here()
        if sheets is not None:
            self._made.append((paper, size, sheets))
        return sheets is not None

    def paint(self, paper: Paper, printer: QPrinter) -> None:
        """Paint for the preview, or print from there; printing can be stopped."""
        if paper.own is not None:
            paper.own(printer)
            return
        size = room_of(printer.pageLayout())
        sheets = next((sheets for made, of, sheets in self._made if made is paper and of == size), None)
        if sheets is None:
            sheets = Sheets(paper, self._words, size)
            self._made.append((paper, size, sheets))
        if printer.paintEngine().type() == QPaintEngine.Type.Picture:
            all_of(paint_sheets(sheets, printer, printer.resolution()))
            return
        title = QCoreApplication.translate("Printing", "Printing")
        if LongWork(print_steps(sheets, printer), title, self._window).finish_here() is None:
            self._window.status.show_message(QCoreApplication.translate("Printing", "Printing was stopped."))


def paper_of(page: Page) -> Paper:
    """What is printed of a page: its own paper, or its plain text."""
    return page.paper() or Paper(page.title, page_blocks(page))


def usual_size() -> QPageSize.PageSizeId:
    """Letter where the system measures in inches as the United States do, else A4."""
    imperial = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize.PageSizeId.Letter if imperial else QPageSize.PageSizeId.A4


def file_name(title: str) -> str:
    """A title as the name of a file that every system takes."""
    kept = "".join(mark if mark.isalnum() else " " for mark in title.lower())
    return "-".join(kept.split())[:_NAME_LETTERS].strip("-") or QCoreApplication.translate("Printing", "page")
