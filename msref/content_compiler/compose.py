"""
Composes records from drafts: articles, drugs, definitions, glossary entries and sources.

Studies and evidence tables have modules of their own (`compose_studies`, `compose_tables`). Drafts that come here have passed the checks
of fields and marks, or the faults are already reported and nothing will be written.
"""

import html as html_text
from typing import Final

from msref.content_compiler.compiled import CompiledRecord, CompiledSource, CompiledTerm
from msref.content_compiler.gather import Draft
from msref.content_compiler.inline import without_citations, without_marks
from msref.content_compiler.render import Rendered, Renderer, plain_text

# Facts of a record shown under its summary, before the body.
_FACTS: Final = (
    ("drug_class", "Class"),
    ("brands", "Brand names"),
    ("vaccine_class", "Class"),
    ("definition_kind", "Kind of definition"),
    ("year", "Year"),
    ("jurisdiction", "Jurisdiction"),
    ("version", "Version"),
)
_DEFINITION_KINDS: Final = {
    "outcome": "outcome (looks back from a disability milestone)",
    "activity": "activity (looks back over recent relapses and MRI)",
    "label": "label or reimbursement (decides access to a drug)",
    "trial": "trial entry",
    "relapse-severity": "severity of a relapse",
    "steroid-failure": "failure of corticosteroids",
    "predictor": "predictor, not a definition",
    "recommendation": "recommendation on selection",
}


def merged(*pieces: Rendered) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The citations and links of several pieces, each once, in order."""
    citations = dict.fromkeys(citation for piece in pieces for citation in piece.citations)
    links = dict.fromkeys(link for piece in pieces for link in piece.links)
    return tuple(citations), tuple(links)


def summary_words(draft: Draft, renderer: Renderer) -> str:
    """The summary for lists: plain words without citations, links by their words."""
    return plain_text(renderer.inline(without_citations(draft.node.get("summary").text), explain=False).html)


def opening_html(summary: Rendered, strength: str) -> str:
    """The first thing on every page: the answer, and how strong it is."""
    return (
        f'<div class="summary"><p>{summary.html}</p></div>'
        f'<p class="strength"><b>Strength of evidence:</b> {html_text.escape(strength)}</p>'
    )


def facts_html(draft: Draft) -> str:
    """A small two-column table of the draft's own facts; empty when it has none."""
    lines = []
    for name, label in _FACTS:
        values = draft.node.texts(name)
        if name == "definition_kind":
            values = tuple(_DEFINITION_KINDS.get(value, value) for value in values)
        if values:
            lines.append(f"<tr><th>{label}</th><td>{html_text.escape(', '.join(values))}</td></tr>")
    return f'<table class="facts">{"".join(lines)}</table>' if lines else ""


def compose_markdown(draft: Draft, renderer: Renderer) -> CompiledRecord:
    """An article, drug or definition."""
    summary = renderer.inline(draft.node.get("summary").text, own_id=draft.id)
    body = renderer.block(draft.body, own_id=draft.id)
    strength = draft.node.get("strength").text
    page = opening_html(summary, strength) + facts_html(draft) + body.html
    notes = {
        f"note:{flag}": renderer.inline(note.text, own_id=draft.id)
        for flag, note in draft.node.get("populations").mapping.items()
    }
    citations, links = merged(summary, body, *notes.values())
    return CompiledRecord(
        kind=draft.kind,
        id=draft.id,
        title=draft.node.get("title").text,
        summary=summary_words(draft, renderer),
        topic=draft.node.get("topic").text,
        strength=strength,
        html=page,
        text=plain_text(page),
        place=draft.place,
        tags=draft.node.texts("tags"),
        synonyms=(*draft.node.texts("synonyms"), *draft.node.texts("brands")),
        headings=body.headings,
        citations=citations,
        links=tuple(dict.fromkeys((*draft.node.texts("related"), *links))),
        extra={name: ", ".join(draft.node.texts(name)) for name, _ in _FACTS if draft.node.texts(name)}
        | {flag: note.html for flag, note in notes.items()},
    )


def compose_term(draft: Draft, renderer: Renderer) -> tuple[CompiledRecord, CompiledTerm]:
    """A glossary entry, as a record of its own and as the explanation shown on other pages."""
    meaning = renderer.inline(draft.node.get("meaning").text, own_id=draft.id)
    title = draft.node.get("title").text
    page = f'<div class="summary"><p>{meaning.html}</p></div>'
    record = CompiledRecord(
        kind="glossary",
        id=draft.id,
        title=title,
        summary=without_marks(without_citations(draft.node.get("meaning").text)),
        topic="",
        strength="",
        html=page,
        text=plain_text(page),
        place=draft.place,
        synonyms=tuple(
            dict.fromkeys((draft.node.get("term").text, *draft.node.texts("match"), *draft.node.texts("synonyms")))
        ),
        citations=meaning.citations,
        links=meaning.links,
    )
    return record, CompiledTerm(draft.id, draft.node.get("term").text, title, plain_text(meaning.html))


def _source_facts(draft: Draft) -> list[tuple[str, str]]:
    """What a source's page says, as (label, words)."""
    names = (
        ("Citation", "citation"), ("Year", "year"), ("Jurisdiction", "jurisdiction"), ("Type", "source_type"), ("Strength", "strength"),
        ("Read as", "read_as"), ("DOI", "doi"), ("PMID", "pmid"), ("Address", "url"), ("Note", "note"),
    )  # fmt: skip
    return [(label, draft.node.get(name).text or ("undated" if name == "year" else "")) for label, name in names]


def compose_source(draft: Draft, reference_lines: tuple[str, ...] = ()) -> tuple[CompiledRecord, CompiledSource]:
    """
    A source, as a record of its own and as the row that citations point to.

    `reference_lines` are the works behind a source's own reference numbers, as words, when the content has them.
    """
    node = draft.node
    year = node.get("year").value
    lines = "".join(
        f"<tr><th>{label}</th><td>{html_text.escape(words)}</td></tr>" for label, words in _source_facts(draft) if words
    )
    page = f'<table class="facts">{lines}</table>'
    if reference_lines:
        items = "".join(f"<li>{html_text.escape(line)}</li>" for line in reference_lines)
        page += f"<h2>Works behind its reference numbers, as far as known</h2><ul>{items}</ul>"
    record = CompiledRecord(
        kind="source",
        id=draft.id,
        title=node.get("title").text,
        summary=node.get("citation").text,
        topic="",
        strength=node.get("strength").text,
        html=page,
        text=plain_text(page),
        place=draft.place,
        synonyms=tuple(
            word
            for word in (node.get("label").text, node.get("pmid").text, node.get("doi").text, *node.texts("synonyms"))
            if word
        ),
        citations=((draft.id, "the source itself"),),
    )
    columns = ("jurisdiction", "source_type", "strength", "read_as", "doi", "pmid", "url")
    values = (
        *(draft.id, node.get("title").text, node.get("label").text, node.get("citation").text),
        year if isinstance(year, int) else None,
        *(node.get(name).text for name in columns),
    )
    return record, CompiledSource(values)
