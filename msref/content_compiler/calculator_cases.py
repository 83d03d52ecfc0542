"""
Runs the worked cases that stand beside a calculator.

A case is inputs with the answer that a person worked out by hand or read in the source. The content is refused when the function gives another
answer, when there are fewer than ten cases, or when some required input is missing in none of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from msref.content_compiler.check_fields import Form, check_form
from msref.content_compiler.problems import Problems
from msref.content_compiler.yaml_lines import Node
from msref.domain.calculators import Calculator
from msref.domain.calculators.inputs import read_inputs
from msref.domain.calculators.result import CalculatorResult, answer_in_words, range_in_words
from msref.errors import BadInputError

FEWEST_CASES: Final = 10
_CASE: Final = Form(frozenset({"title", "expect"}), frozenset({"inputs", "worked"}))
_EXPECT: Final = Form(
    frozenset(), frozenset({"result", "range", "alternatives", "missing", "error", "step", "caution"})
)


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One case as it is shown: its title, its inputs as words, and the answer."""

    title: str
    inputs: Mapping[str, str]
    answer: str
    worked: str


@dataclass(slots=True)
class WorkedCases:
    """All cases of a calculator, and every source (key, locator) that its function cited in them."""

    cases: list[WorkedCase] = field(default_factory=list)
    sources: tuple[tuple[str, str], ...] = ()


def run_cases(tree: Node, function: Calculator, problems: Problems) -> WorkedCases:
    """Run every case; report those that fail and what the cases leave untried."""
    worked = WorkedCases()
    never_missing = {spec.id for spec in function.inputs if spec.required}
    sources: dict[tuple[str, str], None] = {}
    for node in tree.items:
        check_form(node, _CASE, "a case", problems)
        check_form(node.get("expect"), _EXPECT, "what a case expects", problems)
        result = _run(node, function, problems)
        if result is not None:
            never_missing -= set(result.missing)
            sources.update(dict.fromkeys((source.key, source.locator) for source in result.sources))
        worked.cases.append(_worked(node, result))
    worked.sources = tuple(sources)
    if len(tree.items) < FEWEST_CASES:
        what = f"There are {len(tree.items)} cases; a calculator needs at least {FEWEST_CASES}."
        problems.add(tree.place, "few-cases", what, "Add cases below, at and above each bound and with inputs missing.")
    if never_missing:
        what = f"No case leaves out {', '.join(sorted(never_missing))}."
        problems.add(
            tree.place, "missing-input-untried", what, "Add a case without it that says what is then answered."
        )
    return worked


def _run(node: Node, function: Calculator, problems: Problems) -> CalculatorResult | None:
    expect = node.get("expect")
    raw = {name: entry.plain() for name, entry in node.get("inputs").mapping.items()}
    try:
        result = function.compute(read_inputs(function.inputs, raw))
    except BadInputError as fault:
        if expect.get("error").text != fault.field:
            what = f'The case "{node.get("title").text}" is refused: {fault}'
            problems.add(expect.place, "case-fails", what, "Mend the inputs, or expect the error of that input.")
        return None
    if expect.has("error"):
        what = f'The case "{node.get("title").text}" expects an error; the function answers "{result.sentence}".'
        problems.add(expect.place, "case-fails", what, "Mend the case or the function, whichever is wrong.")
        return None
    for difference in _differences(expect, result):
        what = f'The case "{node.get("title").text}": {difference}.'
        problems.add(expect.place, "case-fails", what, "Mend the case or the function, whichever is wrong.")
    return result


def _differences(expect: Node, result: CalculatorResult) -> list[str]:
    """Where the answer is not the expected one; what a case does not name must be absent from the answer."""
    pairs = {
        "result": (expect.get("result").plain(), result.result),
        "range": (expect.get("range").plain(), list(result.range) if result.range else None),
        "alternatives": (expect.get("alternatives").plain() or [], [other.value for other in result.alternatives]),
        "missing": (list(expect.texts("missing")), list(result.missing)),
    }
    told = [
        f"{name} is {_words(found)}, expected {_words(wanted)}"
        for name, (wanted, found) in pairs.items()
        if not _same(wanted, found)
    ]
    for name, lines in (("step", result.steps), ("caution", result.cautions)):
        wanted = expect.get(name).text
        if wanted and not any(wanted in line for line in lines):
            told.append(f'no {name} says "{wanted}"')
    return told


def _same(wanted: object, found: object) -> bool:
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(map(_same, wanted, found))
    if isinstance(wanted, dict) and isinstance(found, tuple):
        return wanted == dict(found)
    if isinstance(found, (int, Decimal)) and isinstance(wanted, (int, float)) and not isinstance(wanted, bool):
        return Decimal(str(wanted)) == Decimal(found)
    return wanted == found


def _words(value: object) -> str:
    if isinstance(value, list):
        return " and ".join(_words(entry) for entry in value) or "none"
    return "none" if value is None else str(value)


def _worked(node: Node, result: CalculatorResult | None) -> WorkedCase:
    inputs = {name: entry.text for name, entry in node.get("inputs").mapping.items()}
    return WorkedCase(node.get("title").text, inputs, _answer(node, result), node.get("worked").text)


def _answer(node: Node, result: CalculatorResult | None) -> str:
    if result is None:
        return f"refused: {node.get('expect').get('error').text} is not possible"
    if result.result is not None:
        return answer_in_words(result.result)
    left = range_in_words(result.range)
    missing = f"; not known: {', '.join(result.missing)}" if result.missing else ""
    return f"no result{missing}{f'; possible: {left}' if left else ''}"
