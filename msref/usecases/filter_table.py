"""
What a user asks of an evidence table: which rows, in which order, which columns; and the table as words to take away.

Pure: a table and a request go in, rows or text come out. Whatever leaves the program (CSV, plain text, HTML for a letter) carries the title of
the table, the line that names the content version, the filter it was made with, and the sources of every row.
Not here: reading tables from the content file, files, the clipboard.
"""

import csv
import html
import io
import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Final

from msref.domain.tables import FACETS, Column, EvidenceTable, TableRow
from msref.words import say

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_PLAIN_NUMBER: Final = re.compile(r"[-+]?\d+(?:\.\d+)?%?")
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True)
class TableRequest:
    """
    What is asked of a table.

    `facets` holds only the facets that are narrowed; `text` is free text, every word of which a row must hold; `sort_column` is a column id,
    empty for the order of the table; `columns` are the ids of the columns shown, empty for all.
    """

    facets: dict[str, str] = field(default_factory=dict)
    text: str = ""
    sort_column: str = ""
    descending: bool = False
    columns: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether some row may be left out."""
        return bool(self.facets or self.text.strip())

    def with_facet(self, facet: str, value: str) -> "TableRequest":
        """The same request with one facet narrowed to a value; an empty value means all."""
        facets = {name: kept for name, kept in self.facets.items() if name != facet}
        if value:
            facets[facet] = value
        return replace(self, facets=facets)

    def without_filters(self) -> "TableRequest":
        """The same request with every row let in again; order and columns stay."""
        return replace(self, facets={}, text="")


@dataclass(frozen=True, slots=True)
class TableExport:
    """A table on its way out of the program: what is asked of it and the line that names the content it is from."""

    table: EvidenceTable
    request: TableRequest
    content_line: str


def shown_rows(table: EvidenceTable, request: TableRequest) -> tuple[TableRow, ...]:
    """The rows that the request lets in, in the order it asks for."""
    words = _folded(request.text).split()
    rows = [row for row in table.rows if _in_facets(row, request.facets) and _holds(row, words)]
    place = next((at for at, column in enumerate(table.columns) if column.id == request.sort_column), None)
    if place is None:
        return tuple(rows)
    filled = [row for row in rows if row.cells[place].strip()]
    empty = [row for row in rows if not row.cells[place].strip()]
    filled.sort(key=lambda row: sort_key(row.cells[place]), reverse=request.descending)
    return tuple(filled + empty)


def shown_columns(table: EvidenceTable, request: TableRequest) -> tuple[int, ...]:
    """The places of the columns that are shown, in table order; all of them when none is named."""
    chosen = tuple(at for at, column in enumerate(table.columns) if column.id in request.columns)
    return chosen or tuple(range(len(table.columns)))


def toggled_column(table: EvidenceTable, request: TableRequest, column_id: str) -> TableRequest:
    """The request with one column shown or hidden; the last one shown stays."""
    shown = {table.columns[at].id for at in shown_columns(table, request)} ^ {column_id}
    if not shown:
        return request
    return replace(request, columns=tuple(column.id for column in table.columns if column.id in shown))


def sort_key(cell: str) -> tuple[tuple[int, float, str], ...]:
    """A key that orders words without regard to case or accents and figures by their size, so that 9 stands before 10."""
    key: list[tuple[int, float, str]] = []
    at = 0
    text = _folded(cell.strip())
    for found in _NUMBER.finditer(text):
        if found.start() > at:
            key.append((1, 0.0, text[at : found.start()]))
        key.append((0, float(found.group()), ""))
        at = found.end()
    if at < len(text):
        key.append((1, 0.0, text[at:]))
    return tuple(key)


def filter_sentence(table: EvidenceTable, request: TableRequest) -> str:
    """How many rows are shown and why, in words: "Showing 4 of 9 rows: treatment = PLEX"."""
    count = len(table.rows)
    if not request.narrows:
        return say("evidence.showing_all", count=count) if count > 1 else say("evidence.showing", count=count)
    reasons = [
        say("evidence.facet_is", facet=say(f"evidence.facet.{facet}"), value=request.facets[facet])
        for facet in FACETS
        if facet in request.facets
    ]
    if request.text.strip():
        reasons.append(say("evidence.text_holds", text=request.text.strip()))
    shown = len(shown_rows(table, request))
    return say("evidence.showing_some", shown=shown, count=count, reasons=" · ".join(reasons))


def row_lines(table: EvidenceTable, row: TableRow) -> tuple[tuple[str, str], ...]:
    """Every cell of a row as label and value, all columns, empty cells in words."""
    empty = say("evidence.not_stated")
    return tuple((column.label, cell.strip() or empty) for column, cell in zip(table.columns, row.cells, strict=True))


def rows_as_text(export: TableExport, rows: tuple[TableRow, ...]) -> str:
    """The given rows as plain text: numbered blocks of label and value, sources under each, title and content line around."""
    table = export.table
    parts = [table.title, export.content_line, ""]
    places = shown_columns(table, export.request)
    for number, row in enumerate(rows, start=1):
        parts.append(f"{number}. {row.title}")
        lines = row_lines(table, row)
        parts.extend(f"   {lines[at][0]}: {lines[at][1]}" for at in places)
        sources = "; ".join(row.sources) or say("evidence.no_sources")
        parts.append(f"   {say('evidence.sources', sources=sources)}")
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def table_as_text(export: TableExport) -> str:
    """The table as it is shown, as plain text, with the filter it was made with and its footnotes."""
    text = rows_as_text(export, shown_rows(export.table, export.request))
    title, rest = text.split("\n", 1)
    head = f"{title}\n{filter_sentence(export.table, export.request)}.\n{rest}"
    notes = "\n".join(say("evidence.note", note=note) for note in export.table.footnotes)
    return f"{head}\n{notes}\n" if notes else head


def table_as_csv(export: TableExport) -> str:
    """
    The table as it is shown, as comma-separated values.

    Title, content line and filter stand above the header; the sources are the last column; footnotes stand below. A cell that a spreadsheet
    would run as a formula is led by an apostrophe.
    """
    table, places = export.table, shown_columns(export.table, export.request)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([table.title])
    writer.writerow([export.content_line])
    writer.writerow([filter_sentence(table, export.request)])
    writer.writerow([])
    writer.writerow([*(table.columns[at].label for at in places), say("evidence.sources_column")])
    for row in shown_rows(table, export.request):
        writer.writerow([*(_not_a_formula(row.cells[at]) for at in places), _not_a_formula("; ".join(row.sources))])
    if table.footnotes:
        writer.writerow([])
    for note in table.footnotes:
        writer.writerow([_not_a_formula(say("evidence.note", note=note))])
    return out.getvalue()


def rows_as_html(export: TableExport, rows: tuple[TableRow, ...]) -> str:
    """The given rows as an HTML table, for pasting into a letter; the same columns, sources and title as the plain text."""
    table, places = export.table, shown_columns(export.table, export.request)
    columns = [table.columns[at] for at in places] + [Column("sources", say("evidence.sources_column"))]
    head = "".join(f"<th>{html.escape(column.label)}</th>" for column in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td>{html.escape(cell)}</td>" for cell in [*(row.cells[at] for at in places), "; ".join(row.sources)]
        )
        + "</tr>"
        for row in rows
    )
    notes = "".join(f"<p>{html.escape(say('evidence.note', note=note))}</p>" for note in table.footnotes)
    return (
        f"<p><b>{html.escape(table.title)}</b><br>{html.escape(export.content_line)}</p>"
        f'<table border="1" cellspacing="0" cellpadding="4"><tr>{head}</tr>{body}</table>{notes}'
    )


def _in_facets(row: TableRow, facets: dict[str, str]) -> bool:
    return all(value in row.facets.get(facet, ()) for facet, value in facets.items())


def _holds(row: TableRow, words: list[str]) -> bool:
    if not words:
        return True
    facets = (value for values in row.facets.values() for value in values)
    text = _folded(" ".join((row.title, *row.cells, *facets, *row.sources)))
    return all(word in text for word in words)


def _folded(text: str) -> str:
    """Lower case without accents, so that "Magana" finds "Magaña"."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))


def _not_a_formula(cell: str) -> str:
    if cell.startswith(_FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(cell.strip()):
        return f"'{cell}"
    return cell
