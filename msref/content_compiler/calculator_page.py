"""
The texts of a calculator, rendered: as stored description and as the page that says everything about it in plain words.

Rendering resolves citations and links and reports those that do not resolve. The page needs no form: someone who only reads it learns when the
calculator applies, what it takes, how it reckons, what its results mean, and sees worked examples.
"""

import html as html_text
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from msref.content_compiler.calculator_cases import WorkedCase, WorkedCases
from msref.content_compiler.compiled import CompiledRecord
from msref.content_compiler.compose import opening_html
from msref.content_compiler.inline import LINK, without_citations
from msref.content_compiler.population_notes import stored_notes
from msref.content_compiler.render import Rendered, plain_text
from msref.content_compiler.yaml_lines import Node
from msref.domain.records import Heading

# Lists of texts: field and heading of its section.
_LISTS: Final = {
    "when_to_use": "When to use it",
    "when_not_to_use": "When not to use it",
    "formula": "Formula",
    "pitfalls": "Pitfalls",
    "sources": "Sources",
}
TYPE_WORDS: Final = {
    "diagnosis": "diagnosis",
    "prognosis": "prognosis",
    "response": "response to treatment",
    "dosing": "dosing",
    "algorithm": "scale or rule",
}


class InlineRenderer(Protocol):
    """Renders one text field with its marks, reporting unresolved citations and links at the field's place."""

    def __call__(self, node: Node, /) -> Rendered:
        """Give the field as HTML and plain text, with what it cites and links to."""


def record_id(calculator_id: str) -> str:
    """The id of a calculator's record: like terms and cases it has a prefix, since definitions bear the same names."""
    return f"calc-{calculator_id.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class RenderedCalculator:
    """A calculator's YAML together with its rendered texts, by (field, number or input id)."""

    tree: Node
    texts: Mapping[tuple[str, str], Rendered]

    def several(self, name: str) -> tuple[Rendered, ...]:
        """The rendered entries of one list field."""
        return tuple(text for (field, _), text in self.texts.items() if field == name)

    def as_mapping(self, record: str, worked: WorkedCases) -> dict[str, object]:
        """The description as plain data, as it is stored."""
        tree = self.tree
        return {
            "id": tree.get("id").text,
            "record": record,
            "title": tree.get("title").text,
            "summary": _stored(self.texts["summary", ""]),
            "topic": tree.get("topic").text,
            "type": tree.get("type").text,
            "strength": tree.get("strength").text,
            "result_label": tree.get("result").get("label").text,
            "result_unit": tree.get("result").get("unit").text,
            "inputs": [self._input(node) for node in tree.get("inputs").items],
            "bands": [
                {"band": node.get("band").text, **_stored(text)}
                for node, text in zip(tree.get("interpretation").items, self.several("interpretation"), strict=True)
            ],
            **{name: [_stored(text) for text in self.several(name)] for name in _LISTS},
            "cases": [
                {"title": case.title, "inputs": dict(case.inputs), "answer": case.answer, "worked": case.worked}
                for case in worked.cases
            ],
        }

    def _input(self, node: Node) -> dict[str, object]:
        return {
            "id": node.get("id").text,
            "label": node.get("label").text,
            "kind": node.get("kind").text,
            "unit": node.get("unit").text,
            "absolute": node.get("absolute").plain() or [],
            "plausible": node.get("plausible").plain() or [],
            "choices": node.get("choices").plain() or [],
            "help": _stored(self.texts["help", node.get("id").text]),
            "required": node.get("required").value is not False,
            "parameter": node.get("parameter").text,
        }


def render_texts(tree: Node, render_inline: InlineRenderer) -> dict[tuple[str, str], Rendered]:
    """Render every text of a calculator."""
    return {place: render_inline(node) for place, node in _text_nodes(tree)}


def _text_nodes(tree: Node) -> Iterator[tuple[tuple[str, str], Node]]:
    yield ("summary", ""), tree.get("summary")
    for node in tree.get("inputs").items:
        yield ("help", node.get("id").text), node.get("help")
    for number, band in enumerate(tree.get("interpretation").items):
        yield ("interpretation", str(number)), band.get("text")
    for name in _LISTS:
        for number, node in enumerate(tree.get(name).items):
            yield (name, str(number)), node


def calculator_record(
    rendered: RenderedCalculator, worked: WorkedCases, notes: Mapping[str, Rendered]
) -> CompiledRecord:
    """The record of a calculator with its page; `notes` are those for a group of people."""
    tree = rendered.tree
    summary = rendered.texts["summary", ""]
    strength = tree.get("strength").text
    kind = html_text.escape(TYPE_WORDS.get(tree.get("type").text, tree.get("type").text))
    sections = _sections(rendered, worked)
    page = opening_html(summary, strength) + f'<p class="facts"><b>Kind of calculator:</b> {kind}</p>'
    headings = []
    for number, (words, body) in enumerate(sections, 1):
        anchor = f"section-{number}"
        headings.append(Heading(anchor, words, 2))
        page += f'<h2 id="{anchor}"><a name="{anchor}"></a>{html_text.escape(words)}</h2>{body}'
    texts = (*rendered.texts.values(), *notes.values())
    words = without_citations(" ".join(tree.get("summary").text.split()))
    return CompiledRecord(
        kind="calculator",
        id=record_id(tree.get("id").text),
        title=tree.get("title").text,
        summary=LINK.sub(lambda match: match["words"] or match["id"], words),
        topic=tree.get("topic").text,
        strength=strength,
        html=page,
        text=plain_text(page),
        place=tree.place,
        tags=tree.texts("tags"),
        synonyms=(tree.get("id").text, *tree.texts("synonyms")),
        headings=tuple(headings),
        citations=tuple(dict.fromkeys(citation for text in texts for citation in text.citations)),
        links=tuple(dict.fromkeys((*tree.texts("related"), *(link for text in texts for link in text.links)))),
        extra={"calculator": tree.get("id").text, "type": tree.get("type").text} | stored_notes(notes),
    )


def _sections(rendered: RenderedCalculator, worked: WorkedCases) -> list[tuple[str, str]]:
    bands = "".join(
        f"<li><b>{html_text.escape(node.get('band').text)}</b>: {text.html}</li>"
        for node, text in zip(
            rendered.tree.get("interpretation").items, rendered.several("interpretation"), strict=True
        )
    )
    bodies = {heading: _list(rendered.several(name)) for name, heading in _LISTS.items()}
    order = [
        ("When to use it", bodies["When to use it"]),
        ("When not to use it", bodies["When not to use it"]),
        ("What it takes", _inputs_html(rendered)),
        ("Formula", bodies["Formula"]),
        ("What the result means", f"<ul>{bands}</ul>"),
        ("Pitfalls", bodies["Pitfalls"]),
        ("Worked examples", _cases_html(worked.cases)),
        ("Sources", bodies["Sources"]),
    ]
    return [(heading, body) for heading, body in order if body]


def _inputs_html(rendered: RenderedCalculator) -> str:
    items = []
    for node in rendered.tree.get("inputs").items:
        unit = node.get("unit").text
        absolute = [entry.text for entry in node.get("absolute").items]
        bounds = f", {absolute[0]} to {absolute[1]}" if absolute else ""
        choices = "; ".join(
            f"{choice.get('id').text}: {choice.get('label').text}" for choice in node.get("choices").items
        )
        need = "" if node.get("required").value is not False else ", may be left out"
        items.append(
            f"<li><b>{html_text.escape(node.get('label').text)}</b>"
            f"{html_text.escape(f' ({unit})' if unit else '')}{bounds}{need}. {rendered.texts['help', node.get('id').text].html}"
            f"{html_text.escape(f' Choices: {choices}.' if choices else '')} "
            f"On the command line: <code>{html_text.escape(node.get('id').text)}</code>.</li>"
        )
    return f"<ul>{''.join(items)}</ul>"


def _cases_html(cases: Iterable[WorkedCase]) -> str:
    items = []
    for case in cases:
        given = ", ".join(f"{name} {value}" for name, value in case.inputs.items()) or "nothing"
        worked = f" {case.worked}" if case.worked else ""
        items.append(
            f"<li><b>{html_text.escape(case.title)}</b>: {html_text.escape(given)} gives "
            f"{html_text.escape(case.answer)}.{html_text.escape(worked)}</li>"
        )
    return f"<ul>{''.join(items)}</ul>"


def _list(texts: Iterable[Rendered]) -> str:
    items = "".join(f"<li>{text.html}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def _stored(text: Rendered) -> dict[str, object]:
    return {"html": text.html, "text": text.text}
