"""
Composes evidence tables: from rows of their own, or from studies with one row per outcome.

Every row is also a record, so that it can be found, linked and cited by itself.
"""

import html as html_text
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from msref.content_compiler.compiled import CompiledRecord, CompiledRow, CompiledTable
from msref.content_compiler.compose import merged, opening_html, summary_words
from msref.content_compiler.compose_studies import FIELDS, ComposedStudy, Outcome, facets_of
from msref.content_compiler.figures import figures_of
from msref.content_compiler.gather import Draft
from msref.content_compiler.inline import without_citations
from msref.content_compiler.problems import Problems
from msref.content_compiler.render import Rendered, Renderer, plain_text
from msref.content_compiler.yaml_lines import Node

STUDY_COLUMNS: Final = (
    ("study", "Study"),
    ("intervention", "Treatment"),
    ("comparator", "Compared with"),
    ("outcome", "Outcome"),
    ("result", "Result"),
    ("effect", "Effect"),
    ("population", "Population"),
    ("activity_definition", "Definition of activity or severity"),
    ("design", "Design"),
    ("follow_up", "Follow-up"),
    ("reference", "Reference"),
)


@dataclass(frozen=True, slots=True)
class ComposedTable:
    """A table, its own record and one record per row."""

    table: CompiledTable
    record: CompiledRecord
    row_records: tuple[CompiledRecord, ...]


def check_tables(drafts: list[Draft], study_ids: frozenset[str], problems: Problems) -> None:
    """Report tables without rows, rows that do not fit the columns, unknown studies, and studies that stand in two tables."""
    first: dict[str, str] = {}
    for draft in drafts:
        columns = [column.get("id").text for column in draft.node.get("columns").items]
        if not draft.node.has("rows") and not draft.node.has("studies"):
            problems.add(
                draft.place,
                "table-without-rows",
                f'The table "{draft.id}" has neither rows nor studies.',
                "Write one of the two.",
            )
        for row in draft.node.get("rows").items:
            _check_row(row, columns, study_ids, problems)
        for study in draft.node.get("studies").items:
            if study.text not in study_ids:
                problems.add(
                    study.place,
                    "unknown-study",
                    f'There is no study "{study.text}".',
                    "Write it under studies/ or mend the id.",
                )
            elif study.text in first:
                problems.add(
                    study.place,
                    "study-in-two-tables",
                    f'The study "{study.text}" already stands in the table "{first[study.text]}".',
                    "Keep it in one table; link the study from the other.",
                )
            first.setdefault(study.text, draft.id)


def _check_row(row: Node, columns: list[str], study_ids: frozenset[str], problems: Problems) -> None:
    cells = row.get("cells").mapping
    missing = [column for column in columns if column not in cells]
    unknown = [name for name in cells if name not in columns]
    if missing or unknown:
        what = [f"lacks {', '.join(missing)}"] if missing else []
        what += [f"has unknown {', '.join(unknown)}"] if unknown else []
        problems.add(
            row.place,
            "row-does-not-fit",
            f'The row "{row.get("id").text}" {" and ".join(what)}.',
            f"Give each of: {', '.join(columns)}.",
        )
    study = row.get("study").text
    if study and study not in study_ids:
        problems.add(
            row.get("study").place,
            "unknown-study",
            f'There is no study "{study}".',
            "Mend the id or leave the field out.",
        )


def compose_table(draft: Draft, studies: Mapping[str, ComposedStudy], renderer: Renderer) -> ComposedTable:
    """One table with its rows."""
    own_columns = tuple((column.get("id").text, column.get("label").text) for column in draft.node.get("columns").items)
    columns = own_columns or STUDY_COLUMNS
    composed = list(
        _own_rows(draft, columns, renderer) if draft.node.has("rows") else _study_rows(draft, studies, renderer)
    )
    rows = tuple(row for row, _ in composed)
    summary = renderer.inline(draft.node.get("summary").text, own_id=draft.id)
    footnotes = [renderer.inline(entry.text, explain=False) for entry in draft.node.get("footnotes").items]
    strength = draft.node.get("strength").text
    notes = "".join(f"<p>{note.html}</p>" for note in footnotes)
    page = opening_html(summary, strength) + _table_html(columns, rows) + notes
    citations, links = merged(summary, *footnotes)
    row_citations = dict.fromkeys((*citations, *(citation for _, record in composed for citation in record.citations)))
    record = CompiledRecord(
        kind="table",
        id=draft.id,
        title=draft.node.get("title").text,
        summary=summary_words(draft, renderer),
        topic=draft.node.get("topic").text,
        strength=strength,
        html=page,
        text=plain_text(page),
        place=draft.place,
        tags=draft.node.texts("tags"),
        synonyms=draft.node.texts("synonyms"),
        citations=tuple(row_citations),
        links=tuple(
            dict.fromkeys((*draft.node.texts("related"), *links, *(row.study_id for row in rows if row.study_id)))
        ),
    )
    table = CompiledTable(draft.id, tuple(columns), tuple(note.text for note in footnotes), rows)
    return ComposedTable(table, record, tuple(record for _, record in composed))


def _own_rows(
    draft: Draft,
    columns: tuple[tuple[str, str], ...],
    renderer: Renderer,
) -> Iterator[tuple[CompiledRow, CompiledRecord]]:
    for node in draft.node.get("rows").items:
        cells = {name: renderer.inline(cell.text, explain=False) for name, cell in node.get("cells").mapping.items()}
        sources = renderer.inline(" ".join(node.texts("sources")), explain=False)
        shown = tuple(_bare(node.get("cells").get(name).text, renderer) for name, _ in columns)
        facet_values = {name: node.get("facets").texts(name) for name in node.get("facets").mapping}
        citations, links = merged(*cells.values(), sources)
        row = CompiledRow(
            table_id=draft.id,
            record_id=node.get("id").text,
            study_id=node.get("study").text,
            title=node.get("title").text,
            cells=shown,
            facets=facets_of(None, facet_values),
            sources=tuple(_source_words(citation, renderer) for citation in citations),
            figures=figures_of(node),
        )
        lines = [(label, cells.get(name, _EMPTY).html) for name, label in columns]
        yield row, _row_record(draft, row, lines, (citations, links), (node, node.texts("synonyms")))


def _study_rows(
    draft: Draft,
    studies: Mapping[str, ComposedStudy],
    renderer: Renderer,
) -> Iterator[tuple[CompiledRow, CompiledRecord]]:
    for node in draft.node.get("studies").items:
        study = studies.get(node.text)
        if study is None:
            continue
        for outcome in study.outcomes:
            cells = _study_cells(study, outcome)
            citations, links = merged(outcome.result)
            row = CompiledRow(
                table_id=draft.id,
                record_id=f"{study.record.id}--{outcome.id}",
                study_id=study.record.id,
                title=f"{study.name}: {outcome.name}",
                cells=tuple(_shorn(cells[name]) for name, _ in STUDY_COLUMNS),
                facets=study.facets,
                sources=tuple(_source_words(citation, renderer) for citation in citations),
                figures=outcome.figures,
            )
            lines = [(label, cells[name]) for name, label in STUDY_COLUMNS if cells[name]]
            all_citations, _ = merged(outcome.result, *study.fields.values())
            yield row, _row_record(draft, row, lines, (all_citations, links), (node, study.record.synonyms))


def _study_cells(study: ComposedStudy, outcome: Outcome) -> dict[str, str]:
    """The cells of one row as HTML with citations."""
    cells = {name: study.fields[name].html if name in study.fields else "" for name, _ in FIELDS}
    return cells | {
        "study": html_text.escape(study.name),
        "outcome": html_text.escape(outcome.name),
        "result": outcome.result.html,
        "effect": html_text.escape(outcome.effect),
        "reference": html_text.escape(study.reference),
    }


_EMPTY: Final = Rendered("", "", (), ())


def _row_record(
    draft: Draft,
    row: CompiledRow,
    lines: list[tuple[str, str]],
    marks: tuple[tuple[tuple[str, str], ...], tuple[str, ...]],
    origin: tuple[Node, tuple[str, ...]],
) -> CompiledRecord:
    citations, links = marks
    node, synonyms = origin
    body = "".join(f"<tr><th>{html_text.escape(label)}</th><td>{cell}</td></tr>" for label, cell in lines)
    sources = "".join(f"<li>{html_text.escape(source)}</li>" for source in row.sources)
    page = f'<table class="facts">{body}</table><p><b>Source of this row:</b></p><ul>{sources}</ul>'
    result = next(
        (shown for (label, _), shown in zip(lines, map(_shorn_line, lines), strict=True) if label == "Result"), ""
    )
    return CompiledRecord(
        kind="table_row",
        id=row.record_id,
        title=row.title,
        summary=result or " ".join(cell for cell in row.cells[-1:] if cell),
        topic=draft.node.get("topic").text,
        strength=draft.node.get("strength").text,
        html=page,
        text=plain_text(page),
        place=node.place,
        synonyms=synonyms,
        citations=citations,
        links=tuple(dict.fromkeys((draft.id, *((row.study_id,) if row.study_id else ()), *links))),
        extra={"table_id": draft.id},
    )


def _shorn_line(line: tuple[str, str]) -> str:
    return _shorn(line[1])


def _shorn(cell_html: str) -> str:
    """The words of a cell without its citations, which stand in the row's sources."""
    parts = cell_html.split('<a class="cite"')
    kept = parts[0] + "".join(part.split("</a>", 1)[1] for part in parts[1:])
    return without_citations(plain_text(kept)).replace(" ;", ";")


def _bare(text: str, renderer: Renderer) -> str:
    return plain_text(renderer.inline(without_citations(text), explain=False).html)


def _source_words(citation: tuple[str, str], renderer: Renderer) -> str:
    key, locator = citation
    return f"{renderer.labels.get(key, key)}, {locator}"


def _table_html(columns: tuple[tuple[str, str], ...], rows: tuple[CompiledRow, ...]) -> str:
    head = "".join(f"<th>{html_text.escape(label)}</th>" for _, label in columns) + "<th>Source</th>"
    body = "".join(
        "<tr>"
        + "".join(f"<td>{html_text.escape(cell)}</td>" for cell in row.cells)
        + f"<td>{html_text.escape('; '.join(row.sources))}</td></tr>"
        for row in rows
    )
    return f'<table class="content"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
