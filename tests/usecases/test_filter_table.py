"""What a user asks of an evidence table."""

import csv
import io

from msref.domain.tables import Column, EvidenceTable, TableRow
from msref.usecases.filter_table import (
    TableExport,
    TableRequest,
    filter_sentence,
    row_lines,
    rows_as_html,
    rows_as_text,
    shown_columns,
    shown_rows,
    table_as_csv,
    table_as_text,
    toggled_column,
)


def _row(name: str, people: str, result: str, treatment: str, population: tuple[str, ...]) -> TableRow:
    facets = {"treatment": (treatment,), "population": population, "design": ("case series",)}
    return TableRow(name, f"{name} title", (name, people, result), facets, (f"{name} 1999, abstract",), "")


TABLE = EvidenceTable(
    id="t",
    title="Results",
    summary="",
    columns=(Column("study", "Study"), Column("people", "People"), Column("result", "Result")),
    rows=(
        _row("Zeta", "10", "<5% relapsed", "PLEX", ("MS", "NMO")),
        _row("alpha", "9", "=59% improved", "PLEX", ("NMO",)),
        _row("Magaña", "153", "", "IA", ("MS",)),
    ),
    footnotes=("Series differ.",),
)
LINE = "msref content 7 of 2024-05-01"


def _studies(request: TableRequest) -> list[str]:
    return [row.cells[0] for row in shown_rows(TABLE, request)]


def test_rows_without_request_come_in_table_order() -> None:
    """A fresh request shows every row in the order of the table."""
    assert _studies(TableRequest()) == ["Zeta", "alpha", "Magaña"]


def test_facets_are_combined() -> None:
    """A row is shown only when it has every facet value asked for."""
    assert _studies(TableRequest().with_facet("population", "MS")) == ["Zeta", "Magaña"]
    assert _studies(TableRequest().with_facet("population", "MS").with_facet("treatment", "PLEX")) == ["Zeta"]


def test_empty_facet_value_means_all() -> None:
    """Setting a facet to nothing lets every row in again."""
    assert TableRequest(facets={"treatment": "IA"}).with_facet("treatment", "") == TableRequest()


def test_text_needs_every_word_in_any_cell_without_case_or_accents() -> None:
    """Free text finds rows that hold all its words anywhere, whatever their case and accents."""
    assert _studies(TableRequest(text="magana ia")) == ["Magaña"]
    assert _studies(TableRequest(text="zeta ia")) == []


def test_sorting_orders_figures_by_size_and_leaves_empty_cells_last() -> None:
    """9 stands before 10 and 153; a row with an empty cell stands last in both directions."""
    assert _studies(TableRequest(sort_column="people")) == ["alpha", "Zeta", "Magaña"]
    assert _studies(TableRequest(sort_column="people", descending=True)) == ["Magaña", "Zeta", "alpha"]
    assert _studies(TableRequest(sort_column="result", descending=True))[-1] == "Magaña"


def test_sorting_words_does_not_regard_case() -> None:
    """Words are ordered without regard to case: alpha before Zeta."""
    assert _studies(TableRequest(sort_column="study")) == ["alpha", "Magaña", "Zeta"]


def test_last_column_cannot_be_hidden() -> None:
    """Hiding columns one by one leaves the last one shown."""
    request = toggled_column(TABLE, toggled_column(TABLE, TableRequest(), "study"), "people")
    assert shown_columns(TABLE, request) == (2,)
    assert toggled_column(TABLE, request, "result") == request
    assert shown_columns(TABLE, toggled_column(TABLE, request, "study")) == (0, 2)


def test_filter_sentence_says_how_many_and_why() -> None:
    """The line above the table says how many rows are shown and by which filters."""
    assert filter_sentence(TABLE, TableRequest()) == "Showing all 3 rows"
    request = TableRequest(facets={"treatment": "PLEX"}, text=" zeta ")
    assert filter_sentence(TABLE, request) == 'Showing 1 of 3 rows: treatment = PLEX · text holds "zeta"'


def test_empty_cells_are_said_in_words() -> None:
    """A cell that the source leaves empty reads "not stated"."""
    assert row_lines(TABLE, TABLE.rows[2])[2] == ("Result", "not stated")


def test_csv_carries_title_content_line_filter_sources_and_footnotes() -> None:
    """The CSV holds everything needed to know what it is and where each row is from."""
    request = TableRequest(facets={"treatment": "PLEX"}, columns=("study", "result"), sort_column="study")
    lines = list(csv.reader(io.StringIO(table_as_csv(TableExport(TABLE, request, LINE)))))
    assert lines == [
        ["Results"],
        [LINE],
        ["Showing 2 of 3 rows: treatment = PLEX"],
        [],
        ["Study", "Result", "Sources"],
        ["alpha", "'=59% improved", "alpha 1999, abstract"],
        ["Zeta", "<5% relapsed", "Zeta 1999, abstract"],
        [],
        ["Note: Series differ."],
    ]


def test_text_of_the_table_names_every_cell_and_source() -> None:
    """The plain text repeats the column label before each value and ends each row with its sources."""
    request = TableRequest(facets={"treatment": "IA"})
    assert table_as_text(TableExport(TABLE, request, LINE)) == (
        "Results\nShowing 1 of 3 rows: treatment = IA.\nmsref content 7 of 2024-05-01\n\n"
        "1. Magaña title\n   Study: Magaña\n   People: 153\n   Result: not stated\n   Sources: Magaña 1999, abstract\n\n"
        "Note: Series differ.\n"
    )


def test_copied_rows_carry_title_and_content_line() -> None:
    """Rows copied by themselves say which table and which content they are from."""
    text = rows_as_text(TableExport(TABLE, TableRequest(), LINE), TABLE.rows[:1])
    assert text.startswith("Results\nmsref content 7 of 2024-05-01\n\n1. Zeta title\n")
    assert text.endswith("   Sources: Zeta 1999, abstract\n")


def test_html_escapes_what_the_cells_hold() -> None:
    """A "<" in a cell stays a character when the rows are pasted into a letter."""
    page = rows_as_html(TableExport(TABLE, TableRequest(), LINE), TABLE.rows[:1])
    assert "<td>&lt;5% relapsed</td>" in page
    assert "<td>Zeta 1999, abstract</td>" in page
