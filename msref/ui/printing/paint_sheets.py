"""
Paints a paper on a printer or into a PDF file, step by step, so that it can be told how far it is and be stopped.

A file is written whole or not at all: what stood there before stays until the last sheet is painted.
"""

from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QMarginsF, QSaveFile, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from msref import __version__
from msref.ui.paper import Paper
from msref.ui.printing.sheet_words import SheetWords
from msref.ui.printing.sheets import Sheets
from msref.ui.widgets.progress_panel import Progress

_UNITS_PER_INCH: Final = 96.0
_RESOLUTION: Final = 1200
T = TypeVar("T")


def all_of(steps: Generator[Progress, None, T]) -> T:
    """Walk the steps of a work at once; its result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]  # the type of what a generator returns is lost in its end


def layout_of(paper: Paper, size: QPageSize.PageSizeId) -> QPageLayout:
    """How the sheets of a paper lie, and their margins."""
    turned = QPageLayout.Orientation.Landscape if paper.wide else QPageLayout.Orientation.Portrait
    margins = QMarginsF(*(paper.margin_mm,) * 4)
    return QPageLayout(QPageSize(size), turned, margins, QPageLayout.Unit.Millimeter)


def page_printer(paper: Paper, size: QPageSize.PageSizeId) -> QPrinter:
    """A printer set up for the paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(layout_of(paper, size))
    printer.setDocName(paper.title)
    printer.setCreator(f"msref {__version__}")
    return printer


def room_of(layout: QPageLayout) -> QSizeF:
    """What can be printed of a sheet, in units of 1/96 inch."""
    inches = layout.paintRect(QPageLayout.Unit.Inch).size()
    return QSizeF(inches.width() * _UNITS_PER_INCH, inches.height() * _UNITS_PER_INCH)


def set_sheets(paper: Paper, words: SheetWords, size: QSizeF) -> Generator[Progress, None, Sheets]:
    """Set a paper on sheets."""
    told = QCoreApplication.translate("PaintSheets", "The sheets are being laid out.")
    sheets = Sheets(paper, words, size, at_once=False)
    for number in sheets.setting():
        yield Progress(told, number, len(paper.blocks))
    return sheets


def paint_sheets(sheets: Sheets, device: QPagedPaintDevice, resolution: int) -> Generator[Progress, None, bool]:
    """Paint every sheet, counted aloud; False when the device cannot be painted on. Stopped between two sheets, it leaves the device closed."""
    told = QCoreApplication.translate("PaintSheets", "Page {number} of {count}")
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        painter.scale(resolution / _UNITS_PER_INCH, resolution / _UNITS_PER_INCH)
        for number in range(sheets.count):
            yield Progress(told.format(number=number + 1, count=sheets.count), number, sheets.count)
            if number:
                device.newPage()
            sheets.paint(painter, number)
    finally:
        whole = painter.end()
    return whole


def pdf_steps(
    paper: Paper, words: SheetWords, path: str, *, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4
) -> Generator[Progress, None, bool]:
    """Write a PDF file; False when it cannot be written. Stopped, it leaves what was there before."""
    if paper.own is not None:
        return _own_pdf(paper, path, size)
    file = QSaveFile(path)
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        return False
    kept = False
    try:
        layout = layout_of(paper, size)
        sheets = yield from set_sheets(paper, words, room_of(layout))
        writer = QPdfWriter(file)
        writer.setResolution(_RESOLUTION)
        writer.setPageLayout(layout)
        writer.setTitle(paper.title)
        writer.setCreator(f"msref {__version__}")
        kept = (yield from paint_sheets(sheets, writer, _RESOLUTION)) and file.commit()
    finally:
        if not kept:
            file.cancelWriting()
    return kept


def print_steps(sheets: Sheets, printer: QPrinter) -> Generator[Progress, None, bool]:
    """Paint every sheet on a printer. Stopped, nothing more is sent to it."""
    done = False
    try:
        done = yield from paint_sheets(sheets, printer, printer.resolution())
    finally:
        if not done:
            printer.abort()
    return done


def write_pdf(
    paper: Paper, words: SheetWords, path: str, *, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4
) -> bool:
    """Write a PDF file at once, for where nobody waits at a window."""
    return all_of(pdf_steps(paper, words, path, size=size))


def _own_pdf(paper: Paper, path: str, size: QPageSize.PageSizeId) -> bool:
    """A page that sets its one sheet itself, painted beside its place and moved there."""
    beside = Path(f"{path}.part")
    try:
        beside.touch()  # a place that cannot be written is found here: the printer would warn on standard error
        printer = page_printer(paper, size)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(beside))
        if paper.own is None or not paper.own(printer):
            return False
        beside.replace(path)
    except OSError:
        return False
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return True
