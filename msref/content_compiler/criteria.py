"""
Reads the definitions as rules from `criteria/<id>/`, checks them and works their cases.

Kind, year, jurisdiction and version are those of the text record `definitions/<id>.md`, so that they stand in one place. Every clause needs a
source; every rule at least ten cases, and a case whose expected answer is not what the rule gives is refused with both.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Final

from msref.content_compiler.chart_page import InlineRenderer
from msref.content_compiler.check_fields import Form, check_form
from msref.content_compiler.criteria_cases import check_cases
from msref.content_compiler.parameters import parameters_from_specs
from msref.content_compiler.problems import Place, Problems
from msref.content_compiler.yaml_lines import Node, read_yaml
from msref.domain.criteria.check import criterion_faults
from msref.domain.criteria.nodes import Clause, Criterion, Leaf, clauses_of, criterion_from_mapping, parts_of
from msref.domain.definitions import Definition, definition_to_mapping
from msref.domain.parameters import Parameter
from msref.errors import BadInputError

_FORM: Final = Form(frozenset({"id"}), frozenset({"applies", "rule", "readings", "note", "validation"}))
_READING: Final = Form(frozenset({"title", "rule"}), frozenset())
_WORDS_OF_CLAUSES: Final = ("clause", "text", "source", "words")
_LETTER: Final = re.compile(r"[a-z]")
_SOURCE_TITLE: Final = re.compile(r'<a\b(?=[^>]*class="cite")[^>]*\btitle="([^"]*)"')


@dataclass(frozen=True, slots=True)
class CompiledCriteria:
    """One definition, or one reading of it, ready to be written as JSON text."""

    id: str
    spec_json: str


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every step needs: the dictionary, the renderer, the faults."""

    parameters: Mapping[str, Parameter]
    render_inline: InlineRenderer
    problems: Problems


def compile_criteria(
    root: Path,
    parameters: Iterable[Mapping[str, object]],
    render_inline: InlineRenderer,
    problems: Problems,
) -> list[CompiledCriteria]:
    """Every definition below `root` as a rule; those with faults are reported and left out."""
    dictionary = {parameter.id: parameter for parameter in parameters_from_specs(parameters)}
    desk = _Desk(dictionary, render_inline, problems)
    compiled: list[CompiledCriteria] = []
    for folder in sorted((root / "criteria").glob("*")):
        if folder.is_dir():
            compiled.extend(
                CompiledCriteria(one.id, json.dumps(definition_to_mapping(one), ensure_ascii=False))
                for one in _compile(folder, root / "definitions" / f"{folder.name}.md", desk)
            )
    return compiled


def _compile(folder: Path, record: Path, desk: _Desk) -> tuple[Definition, ...]:
    tree = _read(folder / "criteria.yaml", desk.problems)
    text = _front_matter(record, folder, desk.problems)
    if tree is None or text is None:
        return ()
    before = len(desk.problems)
    check_form(tree, _FORM, "criteria", desk.problems)
    if tree.get("id").text != folder.name:
        desk.problems.add(
            tree.get("id").place,
            "id-not-folder-name",
            f'The id differs from the folder name "{folder.name}".',
            "Make them equal.",
        )
    if tree.has("rule") == tree.has("readings"):
        desk.problems.add(
            tree.place,
            "no-rule",
            "Criteria have one rule or several readings, not both and not neither.",
            "Write `rule:` or `readings:`.",
        )
    definitions = tuple(_definitions(tree, text, desk))
    if len(desk.problems) > before:
        return ()
    cases = _read(folder / "cases.yaml", desk.problems)
    if cases is not None:
        check_cases(cases, definitions, desk.parameters, desk.problems)
    return definitions


def _definitions(tree: Node, text: Node, desk: _Desk) -> Iterator[Definition]:
    applies = _criterion(tree.get("applies"), desk) if tree.has("applies") else None
    note = _words(tree.get("note"), desk) if tree.has("note") else ""
    validation = tuple(_words(line, desk) for line in tree.get("validation").items)
    readings = tree.get("readings").mapping or {"": tree}
    for letter, reading in readings.items():
        if letter:
            check_form(reading, _READING, "a reading", desk.problems)
            if not _LETTER.fullmatch(letter):
                desk.problems.add(
                    reading.place, "bad-id", f'"{letter}" does not name a reading.', "Name readings a, b, c."
                )
        rule = _criterion(reading.get("rule"), desk)
        if rule is None:
            continue
        title = text.get("title").text
        year = text.get("year").value
        yield Definition(
            id=f"{tree.get('id').text}_{letter}" if letter else tree.get("id").text,
            record=tree.get("id").text,
            reading=letter,
            title=f"{title} (reading {letter}: {reading.get('title').text})" if letter else title,
            kind=text.get("definition_kind").text,
            year=year if isinstance(year, int) else None,
            jurisdiction=text.get("jurisdiction").text,
            version=text.get("version").text,
            rule=rule,
            applies=applies,
            note=note,
            validation=validation,
        )


def _criterion(node: Node, desk: _Desk) -> Criterion | None:
    """The criterion of a node, its sources as words; None when it cannot be read, with the fault reported."""
    if node.value is None:
        return None
    try:
        criterion = criterion_from_mapping(_with_sources(node, desk))
    except BadInputError as fault:
        desk.problems.add(
            node.place, "bad-criterion", str(fault), "Look the form up in the authors' guide, section Definitions."
        )
        return None
    for code, what in criterion_faults(criterion, desk.parameters):
        place = _place_of(what, node)
        desk.problems.add(place, code, what, "Look the parameter up in parameters/.")
    if any(_unsourced(criterion)):
        desk.problems.add(
            node.place,
            "clause-without-source",
            "A part of the rule stands outside every clause, so it has no source.",
            "Wrap it in a clause with its words, its source and `when`.",
        )
    ids = [clause.id for clause in clauses_of(criterion)]
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        desk.problems.add(
            node.place, "duplicate-id", f'The clause id "{twice}" stands twice.', "Give each clause an id of its own."
        )
    return criterion


def _place_of(sentence: str, node: Node) -> Place:
    """The line of what a fault names first; the node's own when it names nothing that stands there."""
    places = dict(_named_places(node))
    return next((places[name] for name in re.findall(r'"([^"]+)"', sentence) if name in places), node.place)


def _named_places(node: Node) -> Iterator[tuple[str, Place]]:
    """What a criterion names (parameters, drugs, choices, bounds) with its place, never the words of its clauses."""
    if node.text:
        yield node.text, node.place
    for part in node.items:
        yield from _named_places(part)
    for key, part in node.mapping.items():
        if key not in _WORDS_OF_CLAUSES:
            yield key, part.place
            yield from _named_places(part)


def _with_sources(node: Node, desk: _Desk) -> object:
    """The plain data of a criterion, with every source cited as words: label and locator."""
    if isinstance(node.value, list):
        return [_with_sources(part, desk) for part in node.items]
    if not isinstance(node.value, dict):
        return node.value
    data: dict[str, object] = {}
    for key, part in node.mapping.items():
        data[key] = _source(part, desk) if key == "source" else _with_sources(part, desk)
    if "clause" in data and not data.get("source"):
        desk.problems.add(
            node.place,
            "clause-without-source",
            f'The clause "{data["clause"]}" has no source.',
            'Write `source: "[@key, where in it]"`.',
        )
        data["source"] = "missing"
    return data


def _source(node: Node, desk: _Desk) -> str:
    rendered = desk.render_inline(node)
    return "; ".join(unescape(title) for title in _SOURCE_TITLE.findall(rendered.html))


def _unsourced(criterion: Criterion) -> Iterator[bool]:
    if isinstance(criterion, Clause):
        return
    if isinstance(criterion, Leaf):
        yield True
        return
    for part in parts_of(criterion):
        yield from _unsourced(part)


def _words(node: Node, desk: _Desk) -> str:
    return desk.render_inline(node).text


def _front_matter(record: Path, folder: Path, problems: Problems) -> Node | None:
    if not record.is_file():
        problems.add(
            Place(folder / "criteria.yaml", 1),
            "definition-without-text",
            f"There is no text record definitions/{record.name} for this rule.",
            "Write the text record first, or rename the folder.",
        )
        return None
    lines = record.read_text(encoding="utf-8", errors="replace").split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), 1)
    # Faults of the record itself are told where records are read.
    return read_yaml("\n".join(lines[1:end]), record, Problems(problems.root), first_line=2)


def _read(file: Path, problems: Problems) -> Node | None:
    if not file.is_file():
        what = f"{file.parent.name}/ has no {file.name}."
        problems.add(Place(file, 1), "missing-file", what, "A rule is criteria.yaml with its cases in cases.yaml.")
        return None
    return read_yaml(file.read_text(encoding="utf-8", errors="replace"), file, problems)
