"""A walk on paper or as PDF: the plain text of the walk with its headings set apart. Where it goes is asked by the caller."""

import html

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrinter

_POINTS = 10.5
_MARGIN_MM = 18


def walk_document(text: str) -> QTextDocument:
    """The text of a walk as a document: its first line as title, lines in capitals as headings."""
    title, _, rest = text.partition("\n")
    parts = [f"<h2>{html.escape(title)}</h2>"]
    for line in rest.split("\n"):
        if line and line == line.upper() and any(mark.isalpha() for mark in line):
            parts.append(f"<h4>{html.escape(line.capitalize())}</h4>")
        elif line.strip():
            indent = (len(line) - len(line.lstrip())) * 5
            parts.append(f'<p style="margin: 0 0 3px {indent}px">{html.escape(line.strip())}</p>')
    document = QTextDocument()
    font = QFont(document.defaultFont())
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setHtml("".join(parts))
    return document


def page_printer() -> QPrinter:
    """A printer for A4 sheets with margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    return printer


def print_walk(text: str, printer: QPrinter) -> None:
    """Print the text of a walk."""
    document = walk_document(text)
    document.setPageSize(QSizeF(printer.pageRect(QPrinter.Unit.Point).size()))
    document.print_(printer)


def save_walk_pdf(text: str, path: str, title: str) -> None:
    """Write the text of a walk to a PDF file."""
    printer = page_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(path)
    printer.setDocName(title)
    print_walk(text, printer)
