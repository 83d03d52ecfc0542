"""
Reads the calculators from `calculators/<id>/`, holds them against their functions, runs their cases and makes their records.

The arithmetic is code, the meaning is content: both must name the same inputs with the same bounds, and every worked case must give what it
says. Every fault is reported; a calculator with a fault is left out. The page is made in `calculator_page`, the cases are run in
`calculator_cases`.
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from msref.content_compiler.calculator_cases import run_cases
from msref.content_compiler.calculator_page import InlineRenderer, RenderedCalculator, calculator_record, render_texts
from msref.content_compiler.check_fields import Form, check_form
from msref.content_compiler.compiled import CompiledRecord
from msref.content_compiler.inline import citations_in
from msref.content_compiler.parameters import gather_parameters
from msref.content_compiler.population_notes import population_notes
from msref.content_compiler.problems import Place, Problems
from msref.content_compiler.yaml_lines import Node, read_yaml
from msref.domain.calculators import CALCULATORS, Calculator
from msref.domain.calculators.inputs import InputSpec
from msref.domain.records import TOPICS

CALCULATOR_TYPES: Final = ("diagnosis", "prognosis", "response", "dosing", "algorithm")
CALCULATOR: Final = Form(
    frozenset(
        [
            "id",
            "title",
            "summary",
            "topic",
            "strength",
            "type",
            "result",
            "when_to_use",
            "when_not_to_use",
            "inputs",
            "formula",
            "interpretation",
            "pitfalls",
            "sources",
        ]
    ),
    frozenset({"tags", "synonyms", "related", "populations"}),
)
RESULT: Final = Form(frozenset({"label"}), frozenset({"unit"}))
INPUT: Final = Form(
    frozenset({"id", "label", "kind", "help"}),
    frozenset({"unit", "absolute", "plausible", "choices", "required", "parameter"}),
)
CHOICE: Final = Form(frozenset({"id", "label"}), frozenset())
BAND: Final = Form(frozenset({"band", "text"}), frozenset())
_SEE_GUIDE: Final = "See the section Calculators in the authors' guide."


@dataclass(frozen=True, slots=True)
class CompiledCalculator:
    """One calculator ready to be written: its description as a JSON text, and its record."""

    id: str
    spec_json: str
    record: CompiledRecord


def compile_calculators(root: Path, render_inline: InlineRenderer, problems: Problems) -> list[CompiledCalculator]:
    """Every calculator below `root` in the order of the registry; those with faults are reported and left out."""
    folder = root / "calculators"
    if not folder.is_dir():
        return []
    parameters = frozenset(str(spec["id"]) for spec in gather_parameters(root, Problems(root)))
    for entry in sorted(folder.iterdir()):
        if entry.name not in CALCULATORS:
            what = f'There is no function for the calculator "{entry.name}".'
            problems.add(
                Place(entry, 1), "calculator-without-function", what, f"The functions are: {', '.join(CALCULATORS)}."
            )
    compiled = []
    for name, function in CALCULATORS.items():
        done = _compile(folder / name, function, parameters, render_inline, problems)
        compiled.extend([done] if done else [])
    return compiled


def _compile(
    folder: Path,
    function: Calculator,
    parameters: frozenset[str],
    render_inline: InlineRenderer,
    problems: Problems,
) -> CompiledCalculator | None:
    before = len(problems)
    tree, cases = _read(folder / "calculator.yaml", problems), _read(folder / "cases.yaml", problems)
    if tree is None or cases is None:
        return None
    _check_calculator(tree, folder.name, problems)
    _check_inputs(tree, function, parameters, problems)
    rendered = RenderedCalculator(tree, render_texts(tree, render_inline))
    notes = population_notes(tree, render_inline, problems)
    worked = run_cases(cases, function, problems)
    _check_sources(tree, worked.sources, problems)
    if len(problems) > before:
        return None
    record = calculator_record(rendered, worked, notes)
    spec = json.dumps(rendered.as_mapping(record.id, worked), ensure_ascii=False, separators=(",", ":"))
    return CompiledCalculator(function.name, spec, record)


def _read(file: Path, problems: Problems) -> Node | None:
    if not file.is_file():
        what = f"{file.parent.name}/ has no {file.name}: the function {file.parent.name} has no content."
        problems.add(Place(file, 1), "function-without-content", what, f"Write {file.name}. {_SEE_GUIDE}")
        return None
    return read_yaml(file.read_text(encoding="utf-8", errors="replace"), file, problems)


def _check_calculator(tree: Node, folder: str, problems: Problems) -> None:
    check_form(tree, CALCULATOR, "a calculator", problems)
    check_form(tree.get("result"), RESULT, "the result of a calculator", problems)
    for band in tree.get("interpretation").items:
        check_form(band, BAND, "a band of the interpretation", problems)
    if tree.get("id").text != folder:
        what = f'The id differs from the folder name "{folder}".'
        problems.add(tree.get("id").place, "id-not-folder-name", what, "Make them equal.")
    for name, known in (("topic", tuple(TOPICS)), ("type", CALCULATOR_TYPES)):
        value = tree.get(name)
        if value.text and value.text not in known:
            what = f'"{value.text}" is not a {name} of calculators.'
            problems.add(value.place, "unknown-choice", what, f"Known: {', '.join(known)}.")


def _check_sources(tree: Node, used: tuple[tuple[str, str], ...], problems: Problems) -> None:
    """What the function cites must stand in the list of sources, so that it is checked and shown."""
    listed = {(mark.key, mark.locator) for entry in tree.get("sources").items for mark in citations_in(entry.text)}
    for entry in tree.get("sources").items:
        if not any(True for _ in citations_in(entry.text)):
            problems.add(entry.place, "no-citation", f'"{entry.text}" is not a citation.', "Write [@key, locator].")
    for key, locator in used:
        if (key, locator) not in listed:
            what = f"The function cites {key}, {locator}; the list of sources does not."
            problems.add(tree.get("sources").place, "source-not-listed", what, f"Add [@{key}, {locator}].")


def _check_inputs(tree: Node, function: Calculator, parameters: frozenset[str], problems: Problems) -> None:
    nodes = tree.get("inputs").items
    ids = [node.get("id").text for node in nodes]
    wanted = [spec.id for spec in function.inputs]
    if ids != wanted:
        what = f"The inputs are {', '.join(ids) or 'none'}; the function takes {', '.join(wanted)}."
        problems.add(tree.get("inputs").place, "inputs-differ", what, "Name the same inputs in the same order.")
    specs = {spec.id: spec for spec in function.inputs}
    for node in nodes:
        check_form(node, INPUT, "an input", problems)
        for choice in node.get("choices").items:
            check_form(choice, CHOICE, "a choice", problems)
        spec = specs.get(node.get("id").text)
        if spec is not None:
            _check_input(node, spec, problems)
        parameter = node.get("parameter")
        if parameter.text and parameter.text not in parameters:
            what = f'There is no parameter "{parameter.text}".'
            problems.add(parameter.place, "unknown-parameter", what, "Look the parameter up in parameters/.")


def _check_input(node: Node, spec: InputSpec, problems: Problems) -> None:
    """One input against the function: kind, unit, bounds, choices, whether it is required."""
    found: dict[str, tuple[object, object]] = {
        "kind": (node.get("kind").text, spec.kind),
        "unit": (node.get("unit").text, spec.unit),
        "absolute": (_bounds(node.get("absolute")), None if spec.minimum is None else (spec.minimum, spec.maximum)),
        "required": (node.get("required").value is not False, spec.required),
    }
    if spec.choices:
        found["choices"] = (tuple(choice.get("id").text for choice in node.get("choices").items), spec.choices)
    for name, (written, wanted) in found.items():
        if written != wanted:
            what = f'The {name} of "{spec.id}" is {_words(written)}; the function has {_words(wanted)}.'
            problems.add(node.get(name).place, "inputs-differ", what, "Make content and function the same.")
    plausible, absolute = _bounds(node.get("plausible")), _bounds(node.get("absolute"))
    if plausible and (absolute is None or plausible[0] < absolute[0] or plausible[1] > absolute[1]):
        problems.add(
            node.get("plausible").place,
            "range-out-of-bounds",
            f'The plausible range of "{spec.id}" is not inside its absolute range.',
            "Write [low, high] inside the absolute range.",
        )


def _bounds(node: Node) -> tuple[Decimal, Decimal] | None:
    values = [entry.value for entry in node.items]
    if len(values) != 2 or any(isinstance(value, bool) or not isinstance(value, (int, float)) for value in values):  # noqa: PLR2004  low and high
        return None
    low, high = (Decimal(str(value)) for value in values)
    return low, high


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(entry) for entry in value)
    return "none" if value is None or value == "" else str(value)
