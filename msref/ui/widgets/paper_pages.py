"""
Plain text on paper or as PDF with a head and "page x of y" on each sheet.

The first line is the title and lines in capitals are headings, as in `chart_printing`. Where it goes is asked here too, so that every page that prints
does it alike: without a printer it is saved as PDF.
"""

from PySide6.QtCore import QFile, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from msref.ui.widgets.chart_printing import page_printer, walk_document

_SMALL_POINTS = 7.5
_BAND_POINTS = 30.0


def print_or_save(parent: QWidget, text: str, head: str, file_name: str) -> str:
    """Print the text, or save it as PDF when there is no printer; says what happened, empty when it was given up."""
    if not QPrinterInfo.availablePrinterNames():
        return save_pdf(parent, text, head, file_name)
    printer = page_printer()
    if not QPrintDialog(printer, parent).exec():
        return ""
    print_pages(text, head, printer)
    return "Sent to the printer."


def save_pdf(parent: QWidget, text: str, head: str, file_name: str) -> str:
    """Ask where, and save as PDF."""
    name, _ = QFileDialog.getSaveFileName(parent, "Save as PDF", file_name, "PDF (*.pdf)")
    if not name:
        return ""
    if not write_pdf(text, head, name):
        QMessageBox.warning(parent, "Not saved", f"The file {name} could not be written. Choose another folder.")
        return ""
    return f"Saved {name}"


def write_pdf(text: str, head: str, path: str) -> bool:
    """Write a PDF file; False when it cannot be written."""
    file = QFile(path)
    if not file.open(QFile.OpenModeFlag.WriteOnly):
        return False
    file.close()
    printer = page_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(path)
    printer.setDocName(head)
    return print_pages(text, head, printer)


def print_pages(text: str, head: str, printer: QPrinter) -> bool:
    """Paint every sheet; `head` stands on each of them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    document = walk_document(text)
    document.documentLayout().setPaintDevice(printer)
    document.setDocumentMargin(0)
    page = printer.pageRect(QPrinter.Unit.DevicePixel).size()
    band = _BAND_POINTS * printer.logicalDpiY() / 72
    document.setPageSize(QSizeF(page.width(), page.height() - 2 * band))
    small = QFont(document.defaultFont())
    small.setPointSizeF(_SMALL_POINTS)
    count = document.pageCount()
    for number in range(count):
        if number:
            printer.newPage()
        painter.setFont(small)
        top, foot = QRectF(0, 0, page.width(), band), QRectF(0, page.height() - band, page.width(), band)
        painter.drawText(top, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, head)
        words = f"page {number + 1} of {count}; valid on the day of printing"
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)
        painter.save()
        height = page.height() - 2 * band
        painter.translate(0, band - number * height)
        document.drawContents(painter, QRectF(0, number * height, page.width(), height))
        painter.restore()
    return painter.end()
