"""
The summary on one sheet, on paper or as PDF: the fullest form that fits at the largest letters, never below the smallest that can be read.

A4 and Letter alike; black on white. Where it goes is asked by `printing`, as for every page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from msref.errors import BugError
from msref.reports.patient_summary import PatientSummary, summary_paper_html
from msref.ui.document_style import STRONG
from msref.ui.page_words import page_words

Forms = Callable[[], Iterable[PatientSummary]]
"""Gives the forms of one summary, each stricter than the one before; a stricter one is made only when it is asked for."""
SMALLEST_POINTS: Final = 8.0
_POINTS: Final = (10.0, 9.5, 9.0, 8.5, SMALLEST_POINTS)
SHEET_MARGIN_MM: Final = 10
_FOOT_LINES: Final = 1.2  # kept free below the text for "page x of y"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A summary laid out for one printer: the form taken, its letters in points, and how many sheets it needs."""

    summary: PatientSummary
    points: float
    document: QTextDocument

    @property
    def count(self) -> int:
        """How many sheets it needs."""
        return self.document.pageCount()


def sheet_printer(size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> QPrinter:
    """A printer with narrow margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(size))
    printer.setPageMargins(QMarginsF(*(SHEET_MARGIN_MM,) * 4), QPageLayout.Unit.Millimeter)
    return printer


def sheet_for(forms: Forms, printer: QPrinter) -> Sheet:
    """The first form that fits one sheet, at the largest letters that it fits at; the last form at the smallest when none does."""
    sheet: Sheet | None = None
    for summary in forms():
        for points in _POINTS:
            sheet = Sheet(summary, points, _document(summary, points, printer))
            if sheet.count == 1:
                return sheet
    if sheet is None:
        raise BugError("There is no form of the summary to print.")
    return sheet


def print_sheet(sheet: Sheet, printer: QPrinter) -> bool:
    """Paint it; False when the printer or file cannot be written."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    page = sheet.document.pageSize()
    for number in range(sheet.count):
        if number:
            printer.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        sheet.document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
        _paint_foot(painter, page, page_words(number + 1, sheet.count))
    return painter.end()


def _paint_foot(painter: QPainter, page: QSizeF, words: str) -> None:
    """The line that is kept free below the text."""
    font = QFont(painter.font())
    font.setPointSizeF(SMALLEST_POINTS)
    painter.setFont(font)
    foot = QRectF(0, page.height(), page.width(), painter.fontMetrics().lineSpacing() * _FOOT_LINES)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)


def _document(summary: PatientSummary, points: float, printer: QPrinter) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(printer)
    document.setDocumentMargin(0)
    font = QFont(document.defaultFont())
    font.setPointSizeF(points)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(
        "p { margin: 0; } "
        f"p.title {{ font-size: {points + 1}pt; margin-bottom: 2px; }} "
        f"p.heading {{ font-weight: 600; margin-top: {points / 2:.1f}px; }}"
        f"p.foot {{ margin-top: {points / 2:.1f}px; }} {STRONG}"
    )
    document.setHtml(f"<body>{summary_paper_html(summary)}</body>")
    page = printer.pageRect(QPrinter.Unit.DevicePixel).size()
    font.setPointSizeF(SMALLEST_POINTS)
    foot = QFontMetricsF(font, printer).lineSpacing() * _FOOT_LINES
    document.setPageSize(QSizeF(page.width(), page.height() - foot))
    return document
