"""
Reads the treatment options of the ledger from `options/*.yaml`, one file for each, checks and renders them and weighs their cases.

Every fault is reported with its line: a statement without a source, on no side, on an unknown parameter or written twice; a case that says other
than the rules give (`option_cases`). The texts themselves are checked where they are rendered.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from msref.content_compiler.check_fields import Form, check_form
from msref.content_compiler.option_cases import check_option_cases
from msref.content_compiler.parameters import parameters_from_specs
from msref.content_compiler.problems import Place, Problems
from msref.content_compiler.render import Rendered
from msref.content_compiler.yaml_lines import Node, read_yaml
from msref.domain.criteria.check import criterion_faults
from msref.domain.criteria.nodes import criterion_from_mapping
from msref.domain.options import SIDES, TreatmentOption, option_from_mapping
from msref.domain.parameters import Parameter
from msref.errors import BadInputError

InlineRenderer = Callable[[Node], Rendered]

CASES: Final = "cases.yaml"
_OPTION: Final = Form(frozenset({"id", "title", "drug", "statements"}), frozenset())
_STATEMENT: Final = Form(frozenset({"id", "side", "text"}), frozenset({"when"}))


@dataclass(frozen=True, slots=True)
class CompiledOption:
    """One treatment option ready to be written, as JSON text."""

    id: str
    spec_json: str


def compile_options(
    root: Path,
    parameters: Iterable[Mapping[str, object]],
    render_inline: InlineRenderer,
    problems: Problems,
) -> list[CompiledOption]:
    """Every treatment option below `root`, by title; those with faults are reported and left out. `parameters` is the plain dictionary."""
    folder = root / "options"
    dictionary = parameters_from_specs(parameters)
    seen: set[str] = set()
    specs: list[dict[str, object]] = []
    before = len(problems)
    for file in sorted(folder.glob("*.yaml")):
        if file.name != CASES:
            spec = _compile(file, dictionary, seen, render_inline, problems)
            specs.extend([spec] if spec else [])
    specs.sort(key=lambda spec: (str(spec["title"]).casefold(), str(spec["id"])))
    if specs and len(problems) == before:
        options = tuple(option_from_mapping(spec, dictionary) for spec in specs)
        _check_cases(folder / CASES, options, dictionary, problems)
    return [CompiledOption(str(spec["id"]), _json(spec)) for spec in specs]


def _check_cases(
    file: Path, options: tuple[TreatmentOption, ...], dictionary: tuple[Parameter, ...], problems: Problems
) -> None:
    if not file.is_file():
        problems.add(Place(file, 1), "missing-file", "options/ has no cases.yaml.", "Write the cases of the options.")
        return
    tree = read_yaml(file.read_text(encoding="utf-8", errors="replace"), file, problems)
    if tree is not None:
        check_option_cases(tree, options, dictionary, problems)


def _compile(
    file: Path,
    dictionary: tuple[Parameter, ...],
    seen: set[str],
    render_inline: InlineRenderer,
    problems: Problems,
) -> dict[str, object] | None:
    tree = read_yaml(file.read_text(encoding="utf-8", errors="replace"), file, problems)
    if tree is None:
        return None
    before = len(problems)
    check_form(tree, _OPTION, "a treatment option", problems)
    _check_names(tree, file, problems)
    statements = [_statement(node, dictionary, seen, render_inline, problems) for node in tree.get("statements").items]
    if len(problems) > before:
        return None
    return {**{name: tree.get(name).text for name in ("id", "title", "drug")}, "statements": statements}


def _check_names(tree: Node, file: Path, problems: Problems) -> None:
    option_id, drug = tree.get("id"), tree.get("drug")
    if option_id.text and option_id.text != file.stem:
        problems.add(
            option_id.place,
            "id-not-file-name",
            f'The id "{option_id.text}" differs from the file name "{file.stem}".',
            "Make them equal; a released id is never changed.",
        )
    root = file.parent.parent
    if drug.text and not any(next(root.glob(f"{place}/{drug.text}.md"), None) for place in ("drugs", "articles/*")):
        problems.add(
            drug.place,
            "unresolved-link",
            f'"{drug.text}" is neither a drug nor an article of the library.',
            "Name the id of the page that tells of this treatment.",
        )


def _statement(
    node: Node,
    dictionary: tuple[Parameter, ...],
    seen: set[str],
    render_inline: InlineRenderer,
    problems: Problems,
) -> dict[str, object]:
    check_form(node, _STATEMENT, "a statement of an option", problems)
    statement_id, side, when = node.get("id"), node.get("side"), node.get("when")
    if statement_id.text in seen:
        problems.add(
            statement_id.place,
            "duplicate-id",
            f'The statement "{statement_id.text}" stands twice.',
            "Give one of the two another id.",
        )
    seen.update([statement_id.text] if statement_id.text else [])
    if side.text and side.text not in SIDES:
        problems.add(
            side.place, "unknown-choice", f'"{side.text}" is not a side of a statement.', f"Known: {', '.join(SIDES)}."
        )
    if when.value is not None:
        _check_criterion(when, dictionary, problems)
    rendered = render_inline(node.get("text"))
    if not rendered.citations:
        problems.add(
            node.place,
            "statement-without-source",
            f'The statement "{statement_id.text}" cites no source.',
            "Cite where it stands.",
        )
    return _mapping(node, rendered)


def _check_criterion(when: Node, dictionary: tuple[Parameter, ...], problems: Problems) -> None:
    try:
        criterion = criterion_from_mapping(when.plain())
    except BadInputError as fault:
        problems.add(when.place, "unreadable-criterion", str(fault), "See the criteria in the authors' guide.")
        return
    for code, what in criterion_faults(criterion, {parameter.id: parameter for parameter in dictionary}):
        problems.add(when.place, code, what, "Look the parameter up in parameters/.")


def _mapping(node: Node, rendered: Rendered) -> dict[str, object]:
    data: dict[str, object] = {
        "id": node.get("id").text,
        "side": node.get("side").text,
        "text": rendered.text,
        "html": rendered.html,
        "sources": [{"key": key, "locator": locator} for key, locator in rendered.citations],
        "links": [{"id": link} for link in rendered.links],
    }
    if node.get("when").value is not None:
        data["when"] = node.get("when").plain()
    return data


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
