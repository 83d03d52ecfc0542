"""Composes studies: one page per study, and the pieces that evidence tables make rows of."""

import html as html_text
from dataclasses import dataclass
from typing import Final

from msref.content_compiler.compiled import CompiledRecord
from msref.content_compiler.compose import merged, opening_html, summary_words
from msref.content_compiler.figures import effect_words, figures_of
from msref.content_compiler.gather import Draft
from msref.content_compiler.render import Rendered, Renderer, plain_text
from msref.domain.records import Heading
from msref.domain.tables import FACETS

FIELDS: Final = (
    ("design", "Design"),
    ("population", "Population"),
    ("activity_definition", "Definition of activity or severity"),
    ("intervention", "Intervention"),
    ("comparator", "Comparator"),
    ("follow_up", "Follow-up"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One result of a study: short name, what was found, its figures in words ("hazard ratio 0.59; 95 % interval 0.35 to 1.00") and as numbers."""

    id: str
    name: str
    result: Rendered
    effect: str
    figures: dict[str, object]


@dataclass(frozen=True, slots=True)
class ComposedStudy:
    """A study with its page and the rendered fields that its table rows are made of."""

    record: CompiledRecord
    name: str
    fields: dict[str, Rendered]
    outcomes: tuple[Outcome, ...]
    facets: dict[str, tuple[str, ...]]
    reference: str


def facets_of(
    draft_facets: Draft | None, values: dict[str, tuple[str, ...]] | None = None
) -> dict[str, tuple[str, ...]]:
    """The facet values of a draft by facet name, in the order the tables filter by."""
    if values is not None:
        return {name: values[name] for name in FACETS if values.get(name)}
    node = draft_facets.node.get("facets") if draft_facets else None
    return {name: node.texts(name) for name in FACETS if node is not None and node.texts(name)}


def compose_study(draft: Draft, renderer: Renderer) -> ComposedStudy:
    """One study: summary, its facts as a table, results with their citations, and where sources differ."""
    node = draft.node
    summary = renderer.inline(node.get("summary").text, own_id=draft.id)
    fields = {name: renderer.inline(node.get(name).text) for name, _ in FIELDS if node.has(name)}
    outcomes = tuple(
        Outcome(
            entry.get("id").text,
            entry.get("outcome").text,
            renderer.inline(entry.get("result").text),
            effect_words(entry),
            figures_of(entry),
        )
        for entry in node.get("outcomes").items
    )
    lists = {name: [renderer.inline(entry.text) for entry in node.get(name).items] for name in ("differences", "gaps")}
    strength = node.get("strength").text
    reference = _reference(draft, renderer)
    page, headings = _page(opening_html(summary, strength), fields, outcomes, lists, reference)
    citations, links = merged(
        summary, *fields.values(), *(outcome.result for outcome in outcomes), *lists["differences"], *lists["gaps"]
    )
    record = CompiledRecord(
        kind="study",
        id=draft.id,
        title=node.get("title").text,
        summary=summary_words(draft, renderer),
        topic=node.get("topic").text,
        strength=strength,
        html=page,
        text=plain_text(page),
        place=draft.place,
        tags=node.texts("tags"),
        synonyms=node.texts("synonyms"),
        headings=headings,
        citations=citations,
        links=tuple(dict.fromkeys((*node.texts("related"), *links))),
    )
    return ComposedStudy(record, record.title.split(":")[0], fields, outcomes, facets_of(draft), reference)


def _page(
    opening: str,
    fields: dict[str, Rendered],
    outcomes: tuple[Outcome, ...],
    lists: dict[str, list[Rendered]],
    reference: str,
) -> tuple[str, tuple[Heading, ...]]:
    headings: list[Heading] = []

    def heading(words: str) -> str:
        anchor = f"section-{len(headings) + 1}"
        headings.append(Heading(anchor, words, 2))
        return f'<h2 id="{anchor}"><a name="{anchor}"></a>{words}</h2>'

    rows = "".join(f"<tr><th>{label}</th><td>{fields[name].html}</td></tr>" for name, label in FIELDS if name in fields)
    rows += f"<tr><th>Reference</th><td>{html_text.escape(reference)}</td></tr>" if reference else ""
    results = "".join(
        f"<tr><th>{html_text.escape(outcome.name)}</th><td>{outcome.result.html}</td></tr>" for outcome in outcomes
    )
    page = opening + heading("What was done") + f'<table class="facts">{rows}</table>'
    page += heading("Results") + f'<table class="facts">{results}</table>'
    for name, words in (("differences", "Where the sources differ"), ("gaps", "Looked for and not found")):
        if lists[name]:
            items = "".join(f"<li>{entry.html}</li>" for entry in lists[name])
            page += heading(words) + f'<div class="differs"><ul>{items}</ul></div>'
    return page, tuple(headings)


def _reference(draft: Draft, renderer: Renderer) -> str:
    reference = draft.node.get("reference")
    number = reference.get("number").text
    key = reference.get("source").text
    words = [f"number {number} in Arrambide 2020" if number else "", renderer.labels.get(key, key)]
    return "; ".join(word for word in words if word)
