"""Evidence tables: columns, rows and the facets that rows are filtered by."""

from dataclasses import dataclass

from msref.domain.figures import NO_FIGURES, Figures

FACETS: tuple[str, ...] = ("treatment", "population", "design")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """
    One row: plain-text cells in column order, facet values, the citations as text and the study behind it.

    `record_id` is the row's own record; `study_id` is empty when no study record is linked. `figures` are the numbers of the cells that can be drawn.
    """

    record_id: str
    title: str
    cells: tuple[str, ...]
    facets: dict[str, tuple[str, ...]]
    sources: tuple[str, ...]
    study_id: str
    figures: Figures = NO_FIGURES


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """A table as it is read: columns, rows in their given order, footnotes in plain text."""

    id: str
    title: str
    summary: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    footnotes: tuple[str, ...]

    def facet_values(self, facet: str) -> tuple[str, ...]:
        """Every value of a facet that some row has, sorted."""
        return tuple(sorted({value for row in self.rows for value in row.facets.get(facet, ())}))
