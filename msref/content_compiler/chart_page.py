"""
The texts of a chart, rendered: as stored chart data, and as the page that spells out every node and every way in plain words.

Rendering resolves citations and links; a node or remark that cites nothing is reported here. The page is made so that someone who sees no
drawing misses nothing.
"""

import html as html_text
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from msref.content_compiler.compiled import CompiledRecord
from msref.content_compiler.compose import opening_html
from msref.content_compiler.inline import LINK, without_citations
from msref.content_compiler.problems import Problems
from msref.content_compiler.render import Rendered, plain_text
from msref.content_compiler.yaml_lines import Node
from msref.domain.criteria.evaluate import criterion_in_words
from msref.domain.flowcharts.chart import Chart, ChartEdge, ChartNode
from msref.domain.records import Heading

KIND_WORDS: Final = {"question": "Question", "action": "Action", "note": "Note", "end": "End"}

_EMPTY: Final = Rendered("", "", (), ())


class InlineRenderer(Protocol):
    """Renders one text field with its marks, reporting unresolved citations and links at the field's place."""

    def __call__(self, node: Node, /) -> Rendered:
        """Give the field as HTML and plain text, with what it cites and links to."""


@dataclass(frozen=True, slots=True)
class RenderedChart:
    """A chart's YAML together with its rendered texts, by (part id, field name)."""

    tree: Node
    texts: Mapping[tuple[str, str], Rendered]

    def text(self, part: str, name: str) -> Rendered:
        """One rendered field; empty when it was not written."""
        return self.texts.get((part, name), _EMPTY)

    def field(self, name: str) -> str:
        """One plain field of the chart itself."""
        return self.tree.get(name).text

    def summary_words(self) -> str:
        """The summary for lists, without citations."""
        words = without_citations(" ".join(self.field("summary").split()))
        return LINK.sub(lambda match: match["words"] or match["id"], words)

    def citations(self) -> tuple[tuple[str, str], ...]:
        """Everything the chart cites, each once, in order."""
        return tuple(dict.fromkeys(citation for text in self.texts.values() for citation in text.citations))

    def links(self) -> tuple[str, ...]:
        """Everything the chart links to, each once, in order."""
        return tuple(dict.fromkeys(link for text in self.texts.values() for link in text.links))

    def chart_mapping(self) -> dict[str, object]:
        """The chart as plain data, as it is stored."""
        return {
            "id": self.field("id"),
            "title": self.field("title"),
            "start": self.field("start"),
            "nodes": [self._node(node) for node in self.tree.get("nodes").items],
            "flags": [self._flag(flag) for flag in self.tree.get("flags").items],
        }

    def _node(self, node: Node) -> dict[str, object]:
        part = node.get("id").text
        text, why = self.text(part, "text"), self.text(part, "why")
        ledger: dict[str, object] = {"ledger": True} if node.get("ledger").value is True else {}
        return {
            **ledger,
            "id": part,
            "kind": node.get("kind").text,
            "title": node.get("title").text,
            "text": text.text,
            "html": text.html,
            "why": why.text,
            "why_html": why.html,
            "sources": _sources(text, why),
            "links": list(dict.fromkeys((*text.links, *why.links))),
            "edges": [_edge(edge) for edge in node.get("edges").items],
        }

    def _flag(self, flag: Node) -> dict[str, object]:
        part = f"flag {flag.get('id').text}"
        text, unknown = self.text(part, "text"), self.text(part, "text_if_unknown")
        return {
            "id": flag.get("id").text,
            "when": flag.get("when").plain(),
            "text": text.text,
            "html": text.html,
            "text_if_unknown": unknown.text,
            "html_if_unknown": unknown.html,
            "sources": _sources(text, unknown),
        }


def render_all(tree: Node, render_inline: InlineRenderer, problems: Problems) -> RenderedChart:
    """Render every text of a chart; a node or flag without a source is reported."""
    texts: dict[tuple[str, str], Rendered] = {("", "summary"): render_inline(tree.get("summary"))}
    for node in tree.get("nodes").items:
        _render_part(node, node.get("id").text, ("text", "why"), texts, render_inline)
        _check_sourced(node, node.get("id").text, ("text", "why"), texts, problems)
    for flag in tree.get("flags").items:
        part = f"flag {flag.get('id').text}"
        _render_part(flag, part, ("text", "text_if_unknown"), texts, render_inline)
        _check_sourced(flag, part, ("text",), texts, problems)
        _check_sourced(flag, part, ("text_if_unknown",), texts, problems)
    return RenderedChart(tree, texts)


def chart_record(rendered: RenderedChart, chart: Chart, cases: tuple[str, ...]) -> CompiledRecord:
    """The record of a chart: its page names every question, answer, action, end and remark, and the criterion behind each answer."""
    tree = rendered.tree
    outline = _Outline(chart)
    for node in chart.nodes:
        outline.add_node(node)
    outline.add_flags(rendered)
    page = opening_html(rendered.text("", "summary"), rendered.field("strength")) + "".join(outline.pieces)
    return CompiledRecord(
        kind="flowchart",
        id=chart.id,
        title=chart.title,
        summary=rendered.summary_words(),
        topic=rendered.field("topic"),
        strength=rendered.field("strength"),
        html=page,
        text=plain_text(page),
        place=tree.place,
        tags=tree.texts("tags"),
        synonyms=tree.texts("synonyms"),
        headings=tuple(outline.headings),
        citations=rendered.citations(),
        links=tuple(dict.fromkeys((*tree.texts("related"), *rendered.links(), *cases))),
        extra={"start": chart.start},
    )


class _Outline:
    """Collects the page of a chart, piece by piece, with its headings."""

    def __init__(self, chart: Chart) -> None:
        self._titles = {node.id: node.title for node in chart.nodes}
        self._parameters = {parameter.id: parameter for parameter in chart.parameters}
        self._flags = chart.flags
        self.pieces: list[str] = []
        self.headings: list[Heading] = []

    def add_node(self, node: ChartNode) -> None:
        """One box: what it says, why it is asked, and its ways out."""
        self._heading(node.id, f"{KIND_WORDS[node.kind]}: {node.title}")
        self.pieces.append(f"<p>{node.html}</p>")
        if node.why:
            self.pieces.append(f"<p><b>Why this is asked:</b> {node.why_html}</p>")
        if node.edges:
            self.pieces.append(f"<ul>{''.join(self._way(edge) for edge in node.edges)}</ul>")

    def add_flags(self, rendered: RenderedChart) -> None:
        """The remarks, in both wordings."""
        if not self._flags:
            return
        self._heading("remarks", "Remarks beside the way")
        items = []
        for flag in self._flags:
            part = f"flag {flag.id}"
            known, unknown = rendered.text(part, "text").html, rendered.text(part, "text_if_unknown").html
            asked = html_text.escape(criterion_in_words(flag.when, self._parameters))
            items.append(f"<li>When it holds ({asked}): {known}</li><li>When that is not known: {unknown}</li>")
        self.pieces.append(f"<ul>{''.join(items)}</ul>")

    def _heading(self, anchor: str, words: str) -> None:
        self.headings.append(Heading(anchor, words, 2))
        self.pieces.append(f'<h2 id="{anchor}"><a name="{anchor}"></a>{html_text.escape(words)}</h2>')

    def _way(self, edge: ChartEdge) -> str:
        label = html_text.escape(edge.label) if edge.label else "Then"
        target = html_text.escape(self._titles.get(edge.to, edge.to))
        asked = (
            f" (from the parameters when {html_text.escape(criterion_in_words(edge.when, self._parameters))})"
            if edge.when
            else ""
        )
        return f'<li><b>{label}</b>{asked}: go to <a href="#{edge.to}">{target}</a></li>'


def _render_part(
    node: Node,
    part: str,
    names: tuple[str, ...],
    texts: dict[tuple[str, str], Rendered],
    render_inline: InlineRenderer,
) -> None:
    for name in names:
        if node.has(name):
            texts[part, name] = render_inline(node.get(name))


def _check_sourced(
    node: Node,
    part: str,
    names: tuple[str, ...],
    texts: Mapping[tuple[str, str], Rendered],
    problems: Problems,
) -> None:
    if not any(texts.get((part, name), _EMPTY).citations for name in names):
        what = f'"{part}" cites no source in {" or ".join(names)}.'
        problems.add(node.place, "node-without-source", what, "Cite where the statement stands.")


def _sources(*texts: Rendered) -> list[dict[str, str]]:
    cited = dict.fromkeys(citation for text in texts for citation in text.citations)
    return [{"key": key, "locator": locator} for key, locator in cited]


def _edge(edge: Node) -> dict[str, object]:
    data: dict[str, object] = {name: edge.get(name).text for name in ("id", "label", "kind", "to")}
    if edge.has("when"):
        data["when"] = edge.get("when").plain()
    return data
