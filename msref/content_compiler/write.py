"""
Writes the compiled library into one SQLite file, the same bytes from the same content.

The file is made beside its final place and moved over it in one step, so that a reader sees the old file or the new one, never half of one,
and a failure leaves the old file as it was. Its hash is laid beside it; between the two steps both the old and the new hash stand there, so that the
file is whole and its hash known whenever the work is cut off.
"""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from msref.content_compiler.compiled import CompiledLibrary, CompiledRecord
from msref.content_compiler.pack_texts import pack_texts
from msref.content_compiler.search_index import build_search_index
from msref.content_store.schema import SCHEMA_VERSION, SEARCH_TABLES, TABLES
from msref.content_store.whole_file import hash_lines, hash_of, hash_place, written_hashes
from msref.domain.records import TOPICS

# The order of importance in lists and in search, best first.
_KIND_ORDER: Final = (
    "flowchart",
    "article",
    "drug",
    "definition",
    "calculator",
    "table",
    "study",
    "vaccine",
    "timing_rule",
    "table_row",
    "glossary",
    "source",
    "case",
)
_SOURCE_COLUMNS: Final = (
    "key",
    "title",
    "label",
    "citation",
    "year",
    "jurisdiction",
    "source_type",
    "strength",
    "read_as",
    "doi",
    "pmid",
    "url",
)


def by_importance(records: list[CompiledRecord]) -> list[CompiledRecord]:
    """The records in the order of importance: kind, topic, id."""
    topics = [*TOPICS, ""]
    return sorted(records, key=lambda record: (_KIND_ORDER.index(record.kind), topics.index(record.topic), record.id))


def write_library(library: CompiledLibrary, path: Path) -> None:
    """Write the content file at `path`, replacing an older one in a single step. Raises OSError when the place cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    unfinished.unlink(missing_ok=True)
    try:
        with contextlib.closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            _fill(connection, library)
        with unfinished.open("rb+") as handle:
            os.fsync(handle.fileno())
        _move_in(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _move_in(unfinished: Path, path: Path) -> None:
    """Put the finished file in its place with its hash beside it."""
    made = hash_of(unfinished)
    try:
        before = written_hashes(path)[:1]
    except (OSError, ValueError):
        before = ()
    _write_beside(path, hash_lines(path, made, *before))
    try:
        unfinished.replace(path)
    except OSError:
        if before:
            _write_beside(path, hash_lines(path, *before))
        else:
            hash_place(path).unlink()
        raise
    _write_beside(path, hash_lines(path, made))


def _write_beside(path: Path, text: str) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.hash")
    try:
        with unfinished.open("w", encoding="ascii", newline="\n") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        unfinished.replace(hash_place(path))
    finally:
        unfinished.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, library: CompiledLibrary) -> None:
    # No journal: the file is thrown away when anything fails. A fixed page size keeps the bytes the same everywhere.
    connection.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    connection.executescript(TABLES + SEARCH_TABLES)
    connection.execute("BEGIN")
    database = Database(connection)
    ordered = by_importance(library.records)
    meta = library.meta | {"record_count": str(len(ordered))}
    database.table("meta").insert_all({"key": key, "value": value} for key, value in sorted(meta.items()))
    database.table("source").insert_all(
        sorted(
            (dict(zip(_SOURCE_COLUMNS, source.values, strict=True)) for source in library.sources),
            key=lambda row: str(row["key"]),
        ),
    )
    database.table("record").insert_all(_record_rows(ordered))
    database.table("citation").insert_all(_citation_rows(ordered))
    database.table("link").insert_all(_link_rows(ordered))
    _fill_tables(database, library)
    _fill_specs(database, library)
    connection.execute("COMMIT")
    build_search_index(connection, library.families)
    pack_texts(connection)
    connection.execute("VACUUM")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _fill_specs(database: Database, library: CompiledLibrary) -> None:
    terms = sorted(library.terms, key=lambda term: term.id)
    database.table("glossary").insert_all(
        {"id": term.id, "term": term.term, "title": term.title, "meaning": term.meaning} for term in terms
    )
    database.table("parameter").insert_all(
        {"ord": number, "id": spec["id"], "spec": _json(spec)} for number, spec in enumerate(library.parameters)
    )
    database.table("flowchart").insert_all(
        {"id": chart_id, "chart": chart, "layout": layout} for chart_id, chart, layout in sorted(library.charts)
    )
    database.table("spec").insert_all(
        {"kind": kind, "ord": number, "id": spec_id, "spec": spec}
        for kind, specs in sorted(library.specs.items())
        for number, (spec_id, spec) in enumerate(specs)
    )


def _fill_tables(database: Database, library: CompiledLibrary) -> None:
    tables = sorted(library.tables, key=lambda table: table.id)
    database.table("evidence_table").insert_all(
        {"id": table.id, "columns": _json(table.columns), "footnotes": _json(table.footnotes)} for table in tables
    )
    database.table("table_row").insert_all(
        {
            "table_id": table.id,
            "ord": number,
            "record_id": row.record_id,
            "study_id": row.study_id,
            "title": row.title,
            "cells": _json(row.cells),
            "facets": _json(row.facets),
            "sources": _json(row.sources),
        }
        for table in tables
        for number, row in enumerate(table.rows)
    )
    drawn = sorted((row.record_id, _json(row.figures)) for table in tables for row in table.rows if row.figures)
    database.table("row_figures").insert_all({"record_id": row_id, "figures": figures} for row_id, figures in drawn)


def _record_rows(records: list[CompiledRecord]) -> Iterator[dict[str, object]]:
    for rank, record in enumerate(records, 1):
        yield {
            "rank": rank,
            "id": record.id,
            "kind": record.kind,
            "title": record.title,
            "summary": record.summary,
            "topic": record.topic,
            "strength": record.strength,
            "html": record.html,
            "text": record.text,
            "tags": _json(record.tags),
            "synonyms": _json(record.synonyms),
            "headings": _json([(heading.anchor, heading.text, heading.level) for heading in record.headings]),
            "extra": _json(record.extra),
        }


def _citation_rows(records: list[CompiledRecord]) -> Iterator[dict[str, object]]:
    for record in records:
        for number, (key, locator) in enumerate(record.citations):
            yield {"record_id": record.id, "ord": number, "source_key": key, "locator": locator}


def _link_rows(records: list[CompiledRecord]) -> Iterator[dict[str, object]]:
    ranks = {record.id: rank for rank, record in enumerate(records, 1)}
    for record in records:
        for number, target in enumerate(link for link in record.links if link != record.id):
            yield {"from_rank": ranks[record.id], "ord": number, "to_rank": ranks[target]}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
