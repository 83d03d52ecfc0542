"""
Sends the page in view to the preview, to a printer, or into a PDF file.

Made once for a window, together with the pages for a patient. Sheets are A4, or Letter where the system measures in inches; preview and file dialog
offer both.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QIODevice, QLocale, QMarginsF, QObject, QSizeF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from msref import __version__
from msref.content_store.library import Library
from msref.ui.page import Page
from msref.ui.paper import Paper
from msref.ui.printing.screen_paper import page_blocks
from msref.ui.printing.sheet_words import SheetWords
from msref.ui.printing.sheets import Sheets
from msref.ui.widgets.parameter_patient import Patient
from msref.ui.window import MainWindow
from msref.usecases.describe_content import content_line, review_words

if TYPE_CHECKING:
    from collections.abc import Callable

_UNITS_PER_INCH = 96.0
_RESOLUTION = 1200
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
        paper, words = paper_of(page), self.words()
        printer = page_printer(paper)
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print preview: {title}").format(title=page.title))
        dialog.resize(self._window.size())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The dialog draws on the printer for as long as it is open, and does not keep it: the connection does.
        dialog.paintRequested.connect(lambda device, _kept=printer: print_paper(paper, words, device))
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
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save as PDF"), f"{file_name(page.title)}.pdf", ";;".join(offered)
        )
        if not name:
            return
        if write_pdf(paper_of(page), self.words(), name, size=kinds.get(kind, usual_size())):
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
    return "-".join(kept.split())[:_NAME_LETTERS].strip("-") or "page"


def page_printer(paper: Paper, size: QPageSize.PageSizeId | None = None) -> QPrinter:
    """A printer set up for the paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_layout(paper, size or usual_size()))
    printer.setDocName(paper.title)
    printer.setCreator(f"msref {__version__}")
    return printer


def write_pdf(
    paper: Paper, words: SheetWords, path: str, *, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4
) -> bool:
    """Write a PDF file; False when it cannot be written."""
    file = QFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    if paper.own is not None:
        file.close()
        printer = page_printer(paper, size)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(path)
        return paper.own(printer)
    writer = QPdfWriter(file)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(_layout(paper, size))
    writer.setTitle(paper.title)
    writer.setCreator(f"msref {__version__}")
    written = _paint(paper, words, writer, writer.pageLayout(), _RESOLUTION)
    return written and file.flush()


def print_paper(paper: Paper, words: SheetWords, printer: QPrinter) -> bool:
    """Paint every sheet on a printer, set for the size of paper it has now."""
    if paper.own is not None:
        return paper.own(printer)
    return _paint(paper, words, printer, printer.pageLayout(), printer.resolution())


def _layout(paper: Paper, size: QPageSize.PageSizeId) -> QPageLayout:
    turned = QPageLayout.Orientation.Landscape if paper.wide else QPageLayout.Orientation.Portrait
    margins = QMarginsF(*(paper.margin_mm,) * 4)
    return QPageLayout(QPageSize(size), turned, margins, QPageLayout.Unit.Millimeter)


def _paint(paper: Paper, words: SheetWords, device: QPagedPaintDevice, layout: QPageLayout, resolution: int) -> bool:
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        inches = layout.paintRect(QPageLayout.Unit.Inch).size()
        sheets = Sheets(paper, words, QSizeF(inches.width() * _UNITS_PER_INCH, inches.height() * _UNITS_PER_INCH))
        painter = QPainter()
        if not painter.begin(device):
            return False
        painter.scale(resolution / _UNITS_PER_INCH, resolution / _UNITS_PER_INCH)
        for number in range(sheets.count):
            if number:
                device.newPage()
            sheets.paint(painter, number)
        return painter.end()
    finally:
        QApplication.restoreOverrideCursor()
