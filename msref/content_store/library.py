"""
The library as the program reads it: one class, typed answers, one query per .sql file.

`Library` holds one read-only connection and is used from the thread that opened it. Unknown ids raise NotFoundError with a sentence.
"""

import json
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from msref.content_store.open_file import open_content
from msref.content_store.packing import unpacked
from msref.content_store.page_blocks import PageBlocks
from msref.domain.figures import figures_from_mapping
from msref.domain.parameters import Choice, Parameter, UnitChoice
from msref.domain.records import (
    Citation,
    ContentInfo,
    GlossaryTerm,
    Heading,
    Record,
    RecordId,
    RecordTitle,
    Source,
    SourceKey,
)
from msref.domain.tables import Column, EvidenceTable, TableRow
from msref.errors import ContentError, NotFoundError
from msref.words import say

_QUERIES = Path(__file__).parent / "queries"


@cache
def query(name: str) -> str:
    """The text of one named query."""
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def open_library(path: Path) -> "Library":
    """Open a content file read-only and immutable. Raises ContentError with a sentence for the user, as `open_content` does."""
    return Library(open_content(path))


class Library:
    """Typed questions to the content file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take over an open read-only connection."""
        self.connection = connection
        self._blocks = PageBlocks(connection)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def info(self) -> ContentInfo:
        """What the content file says of itself."""
        meta = dict(self.connection.execute(query("meta")))
        return ContentInfo(
            pack_id=meta["pack_id"],
            version=meta["version"],
            date=meta["date"],
            review_state=meta["review_state"],
            reviewed_by=tuple(json.loads(meta["reviewed_by"])),
            licence=meta["licence"],
            record_count=int(meta["record_count"]),
        )

    def has(self, record_id: str) -> bool:
        """Whether there is a record of this id."""
        return self.connection.execute(query("record_title"), (record_id,)).fetchone() is not None

    def title(self, record_id: str) -> RecordTitle:
        """The list line of one record. Raises NotFoundError."""
        row = self.connection.execute(query("record_title"), (record_id,)).fetchone()
        if row is None:
            raise NotFoundError(say("stored.no_record", id=record_id))
        return RecordTitle(*row)

    def titles(self, *, kind: str = "", topic: str = "") -> tuple[RecordTitle, ...]:
        """The list lines of all records, or of one kind and topic, by importance."""
        rows = self.connection.execute(query("record_titles"), {"kind": kind, "topic": topic})
        return tuple(RecordTitle(*row) for row in rows)

    def record(self, record_id: str) -> Record:
        """One record with its citations and related records. Raises NotFoundError."""
        row = self.connection.execute(query("record"), (record_id,)).fetchone()
        if row is None:
            raise NotFoundError(say("stored.no_record", id=record_id))
        return self._record(row)

    def records(self) -> Iterator[Record]:
        """Every record, by importance."""
        for row in self.connection.execute(query("records")).fetchall():
            yield self._record(row)

    def linking_to(self, record_id: str) -> tuple[RecordTitle, ...]:
        """The records whose text links to this one."""
        return tuple(RecordTitle(*row) for row in self.connection.execute(query("linking_to"), (record_id,)))

    def _record(self, row: tuple[Any, ...]) -> Record:
        (rank, record_id, kind, title, summary, topic, strength, page, text, tags, synonyms, headings, extra) = row
        return Record(
            id=RecordId(record_id),
            kind=kind,
            title=title,
            summary=summary,
            topic=topic,
            strength=strength,
            html=self._blocks.html(rank) if page is None else page,
            text=self._blocks.text(rank) if text is None else text,
            tags=tuple(json.loads(tags)),
            synonyms=tuple(json.loads(synonyms)),
            headings=tuple(Heading(*heading) for heading in json.loads(headings)),
            citations=self._citations(record_id),
            related=tuple(RecordTitle(*line) for line in self.connection.execute(query("linked_from"), (rank,))),
            extra=json.loads(extra),
        )

    def _citations(self, record_id: str) -> tuple[Citation, ...]:
        return tuple(
            Citation(SourceKey(key), locator, label, citation, year, jurisdiction, strength)
            for key, locator, label, citation, year, jurisdiction, strength in self.connection.execute(
                query("citations"),
                (record_id,),
            )
        )

    def source(self, key: str) -> Source:
        """One source by key. Raises NotFoundError."""
        row = self.connection.execute(query("source"), (key,)).fetchone()
        if row is None:
            raise NotFoundError(say("stored.no_source", id=key))
        return Source(*row)

    def term(self, term_id: str) -> GlossaryTerm:
        """One glossary term by id. Raises NotFoundError."""
        row = self.connection.execute(query("term"), (term_id,)).fetchone()
        if row is None:
            raise NotFoundError(say("stored.no_term", id=term_id))
        return GlossaryTerm(*row)

    def table(self, table_id: str) -> EvidenceTable:
        """One evidence table with all its rows. Raises NotFoundError."""
        row = self.connection.execute(query("evidence_table"), (table_id,)).fetchone()
        if row is None:
            raise NotFoundError(say("stored.no_table", id=table_id))
        _, title, summary, columns, footnotes = row
        return EvidenceTable(
            id=table_id,
            title=title,
            summary=summary,
            columns=tuple(Column(*column) for column in json.loads(columns)),
            rows=tuple(_table_row(line) for line in self.connection.execute(query("table_rows"), (table_id,))),
            footnotes=tuple(json.loads(footnotes)),
        )

    def parameters(self) -> tuple[Parameter, ...]:
        """The whole parameter dictionary in its given order."""
        return tuple(_parameter(json.loads(spec)) for (spec,) in self.connection.execute(query("parameters")))

    def specs(self, kind: str) -> tuple[str, ...]:
        """The stored JSON texts of everything of one kind that is computed with, in its given order."""
        stored = self.connection.execute(query("specs"), (kind,))
        return tuple(spec for (lines,) in stored for spec in unpacked(lines).split("\n"))

    def chart_json(self, chart_id: str) -> tuple[str, str]:
        """The stored chart and its layout as JSON texts. Raises NotFoundError."""
        row = self.connection.execute(query("flowchart"), (chart_id,)).fetchone()
        if row is None:
            known = ", ".join(line.id for line in self.titles(kind="flowchart"))
            if not known:
                raise NotFoundError(say("stored.no_algorithm_at_all", id=chart_id))
            raise NotFoundError(say("stored.no_algorithm", id=chart_id, known=known))
        chart = unpacked(row[0])
        return chart, unpacked(row[1], chart)


def _table_row(line: tuple[str, str, str, str, str, str, str]) -> TableRow:
    record_id, title, cells, facets, sources, study_id, figures = line
    return TableRow(
        record_id=record_id,
        title=title,
        cells=tuple(json.loads(cells)),
        facets={name: tuple(values) for name, values in json.loads(facets).items()},
        sources=tuple(json.loads(sources)),
        study_id=study_id,
        figures=figures_from_mapping(json.loads(figures)),
    )


def _parameter(spec: dict[str, object]) -> Parameter:
    choices, units = spec.pop("choices", []), spec.pop("units", [])
    if not isinstance(choices, list) or not isinstance(units, list):
        raise ContentError(say("stored.parameter"))
    return Parameter(
        choices=tuple(Choice(**choice) for choice in choices),
        units=tuple(UnitChoice(**unit) for unit in units),
        **spec,  # type: ignore[arg-type]
    )
