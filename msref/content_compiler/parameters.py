"""
Reads the parameter dictionary from `parameters/*.yaml` and checks it: one id once, a known kind and group, bounds and choices that fit.

Gives plain data for the content file, and domain parameters for the checks of criteria and cases.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from msref.content_compiler.check_fields import Form, check_form
from msref.content_compiler.problems import Problems
from msref.content_compiler.yaml_lines import Node, read_yaml
from msref.domain.parameters import PARAMETER_KINDS, Choice, Parameter, UnitChoice

GROUPS: Final = ("who", "disease", "mri", "treatment", "attack", "plans")

_FORM: Final = Form(
    frozenset({"id", "label", "kind", "help", "group"}), frozenset({"unit", "units", "min", "max", "step", "choices"})
)
_CHOICE: Final = Form(frozenset({"id", "label"}), frozenset())
_UNIT: Final = Form(frozenset({"unit", "per"}), frozenset())
_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_NUMBERS: Final = ("number", "integer")


def gather_parameters(root: Path, problems: Problems) -> list[dict[str, object]]:
    """Every parameter as plain data, by group, then in the order of files and entries."""
    nodes: list[Node] = []
    for file in sorted((root / "parameters").glob("*.yaml")):
        tree = read_yaml(file.read_text(encoding="utf-8", errors="replace"), file, problems)
        nodes.extend(tree.items if tree else [])
    seen: dict[str, Node] = {}
    for node in nodes:
        _check(node, problems)
        parameter_id = node.get("id").text
        if parameter_id in seen:
            problems.add(
                node.get("id").place,
                "duplicate-id",
                f'The parameter "{parameter_id}" stands twice; the other is in {seen[parameter_id].place.file.name}.',
                "Keep one of the two.",
            )
        elif parameter_id:
            seen[parameter_id] = node
    specs = [_spec(node) for node in seen.values()]
    order = {group: number for number, group in enumerate(GROUPS)}
    return sorted(specs, key=lambda spec: order.get(str(spec["group"]), len(order)))


def parameters_from_specs(specs: Iterable[Mapping[str, object]]) -> tuple[Parameter, ...]:
    """The domain parameters of plain data; those with a fault already reported are left out."""
    return tuple(_parameter(spec) for spec in specs if spec["kind"] in PARAMETER_KINDS)


def _parameter(spec: Mapping[str, object]) -> Parameter:
    choices, units = spec.get("choices", []), spec.get("units", [])
    return Parameter(
        id=str(spec["id"]),
        label=str(spec["label"]),
        kind=str(spec["kind"]),
        group=str(spec["group"]),
        help=str(spec["help"]),
        unit=str(spec.get("unit", "")),
        minimum=_number(spec.get("minimum")),
        maximum=_number(spec.get("maximum")),
        step=_number(spec.get("step")),
        choices=tuple(Choice(str(entry["id"]), str(entry["label"])) for entry in choices)
        if isinstance(choices, list)
        else (),
        units=tuple(UnitChoice(str(entry["unit"]), float(entry["per"])) for entry in units)
        if isinstance(units, list)
        else (),
    )


def _number(value: object) -> float | None:
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _spec(node: Node) -> dict[str, object]:
    spec: dict[str, object] = {name: node.get(name).text for name in ("id", "label", "kind", "group", "help")}
    if node.has("unit"):
        spec["unit"] = node.get("unit").text
    for name, field in (("min", "minimum"), ("max", "maximum"), ("step", "step")):
        if _number(node.get(name).value) is not None:
            spec[field] = node.get(name).value
    if node.has("choices"):
        spec["choices"] = [
            {"id": entry.get("id").text, "label": entry.get("label").text} for entry in node.get("choices").items
        ]
    if node.has("units"):
        spec["units"] = [
            {"unit": entry.get("unit").text, "per": _number(entry.get("per").value) or 1}
            for entry in node.get("units").items
        ]
    return spec


def _check(node: Node, problems: Problems) -> None:
    check_form(node, _FORM, "a parameter", problems)
    if node.has("id") and not _ID.fullmatch(node.get("id").text):
        problems.add(
            node.get("id").place,
            "bad-id",
            f'"{node.get("id").text}" is not a parameter id.',
            "Write it like `age_years`.",
        )
    for name, known in (("kind", PARAMETER_KINDS), ("group", GROUPS)):
        if node.has(name) and node.get(name).text not in known:
            problems.add(
                node.get(name).place,
                "unknown-choice",
                f'"{node.get(name).text}" is not a {name} of parameter.',
                f"Known: {', '.join(known)}.",
            )
    kind = node.get("kind").text
    _check_numbers(node, kind, problems)
    _check_choices(node, kind, problems)
    _check_units(node, kind, problems)


def _check_numbers(node: Node, kind: str, problems: Problems) -> None:
    given = [name for name in ("min", "max", "step") if name in node.mapping]
    for name in given:
        if _number(node.get(name).value) is None:
            problems.add(node.get(name).place, "bad-bound", f'"{name}" is not a number.', f"Write `{name}: 0`.")
    if kind in _NUMBERS and not {"min", "max"} <= set(given):
        problems.add(
            node.place,
            "missing-bound",
            "A number has no bounds; an impossible value could not be refused.",
            "Write `min` and `max`.",
        )
    if kind not in _NUMBERS and given:
        problems.add(
            node.place,
            "bound-without-number",
            f"A parameter of kind {kind} has no bounds.",
            "Leave min, max and step out.",
        )
    low, high = _number(node.get("min").value), _number(node.get("max").value)
    if low is not None and high is not None and low >= high:
        problems.add(
            node.get("max").place,
            "bad-bound",
            "The highest value is not above the lowest.",
            "Put min and max in order.",
        )


def _check_choices(node: Node, kind: str, problems: Problems) -> None:
    choices = node.get("choices").items
    if (kind in ("choice", "choices", "exposures")) != bool(choices):
        problems.add(
            node.place,
            "choices-do-not-fit",
            f"A parameter of kind {kind} {'needs' if not choices else 'has no'} choices.",
            "List them under `choices` for the kinds choice, choices and exposures, and there only.",
        )
    ids = [entry.get("id").text for entry in choices]
    for entry in choices:
        check_form(entry, _CHOICE, "a choice", problems)
        if ids.count(entry.get("id").text) > 1:
            problems.add(
                entry.place, "duplicate-id", f'The choice "{entry.get("id").text}" stands twice.', "Give it another id."
            )


def _check_units(node: Node, kind: str, problems: Problems) -> None:
    units = node.get("units").items
    for entry in units:
        check_form(entry, _UNIT, "a unit", problems)
        if entry.has("per") and (_number(entry.get("per").value) or 0) <= 0:
            problems.add(
                entry.place, "bad-unit", '"per" is not a number above 0.', "Write how many make one of the main unit."
            )
    own = [entry for entry in units if entry.get("unit").text == node.get("unit").text]
    if units and (kind not in _NUMBERS or len(own) != 1 or _number(own[0].get("per").value) != 1):
        problems.add(
            node.get("units").place,
            "bad-unit",
            "The units to choose from do not hold the parameter's own unit, with per 1.",
            "List `unit: …` and `per: …` for each, the own unit with `per: 1`; only numbers have units.",
        )
