# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
The content's own cases, ready to be held against a changed rule: read once, worked in memory as the compiler works them.

Each suite gives the wrong variants of its kind of content and says whether some case fails under one. The fault that a case reports ends the work at
once, so that most variants cost a few thousandths of a second.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from mutate_criteria import Data, Variant, criterion_variants
from mutate_timing import rule_variants, vaccine_variants

from msref.content_compiler.calculator_cases import run_cases
from msref.content_compiler.calculators import compile_calculators
from msref.content_compiler.chart_cases import compile_cases
from msref.content_compiler.chart_page import RenderedChart
from msref.content_compiler.compile_library import compile_library
from msref.content_compiler.criteria_cases import check_cases
from msref.content_compiler.option_cases import check_option_cases
from msref.content_compiler.parameters import parameters_from_specs
from msref.content_compiler.problems import Place, Problems
from msref.content_compiler.render import Renderer
from msref.content_compiler.timing_cases import _held
from msref.content_compiler.yaml_lines import Node, read_yaml
from msref.domain.calculators import CALCULATORS
from msref.domain.criteria.check import criterion_faults
from msref.domain.criteria.nodes import criterion_from_mapping
from msref.domain.definitions import definition_from_mapping
from msref.domain.facts import Facts, facts_from_case, iso_date
from msref.domain.flowcharts.chart import chart_from_mapping
from msref.domain.options import option_from_mapping
from msref.domain.parameters import Parameter
from msref.domain.timing.plan import plan_case
from msref.domain.timing.rules import TimingRule, rule_from_mapping
from msref.domain.timing.vaccines import Vaccine, vaccine_from_mapping
from msref.errors import BadInputError
from tests.content.chart_answers import lines, way_at

CONTENT: Final = Path(__file__).resolve().parent.parent / "content"

_OTHER_SIDE_OF_LEDGER: Final = {"for": "against", "against": "for", "blocking": "against"}


class CaseFailsError(Exception):
    """A case does not hold; the message is what the compiler would say."""


class FirstFault(Problems):
    """A list of faults that ends the work at the first one."""

    def add(self, where: Place, code: str, what: str, mend: str) -> None:  # noqa: ARG002 - the form of `Problems`
        """End the work."""
        raise CaseFailsError(f"[{code}] {what}")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold: its name, and the work that raises when it does not."""

    name: str
    work: Callable[[], object]


class Suite(Protocol):
    """One kind of content with its cases."""

    name: str

    def variants(self) -> Iterator[tuple[str, Variant]]:
        """Every wrong variant, each with the id of what it is a variant of."""

    def work(self, one: str, data: Data | None) -> None:
        """Work the cases of `one` with other data in its place; raises when one fails."""

    def checks(self) -> Iterator[Check]:
        """The cases with the content as it is, in small portions."""


def fits(criterion: object, parameters: Mapping[str, Parameter]) -> bool:
    """Whether the compiler would take a criterion: a variant that it refuses is no mistake that reaches a reader."""
    try:
        read = criterion_from_mapping(criterion)
    except BadInputError:
        return False
    return next(criterion_faults(read, parameters), None) is None


@dataclass(slots=True)
class Content:
    """The compiled content as plain data, and the parameter dictionary."""

    parameters: dict[str, Parameter]
    specs: dict[str, dict[str, Data]]
    nothing: FirstFault = field(default_factory=lambda: FirstFault(CONTENT))

    @property
    def dictionary(self) -> tuple[Parameter, ...]:
        """The parameters in their order."""
        return tuple(self.parameters.values())


def read_content() -> Content:
    """Compile the content folder once. Raises when it has faults."""
    library, problems = compile_library(CONTENT)
    if library is None:
        raise SystemExit("The content has faults; mend them first:\n" + "\n".join(str(problem) for problem in problems))
    parameters = {parameter.id: parameter for parameter in parameters_from_specs(library.parameters)}
    specs = {kind: {name: json.loads(text) for name, text in made} for kind, made in library.specs.items()}
    specs["chart"] = {name: json.loads(text) for name, text, _ in library.charts}
    return Content(parameters, specs)


def read_cases(file: Path) -> Node:
    """The cases of one file."""
    tree = read_yaml(file.read_text(encoding="utf-8"), file, FirstFault(CONTENT))
    if tree is None:
        raise SystemExit(f"{file} cannot be read.")
    return tree


@dataclass(slots=True)
class Definitions:
    """Definitions of aggressive MS with the cases of their folder."""

    content: Content
    name: str = "criteria"
    cases: dict[str, Node] = field(default_factory=dict)

    def variants(self) -> Iterator[tuple[str, Variant]]:
        """Variants of `applies` and of `rule`."""
        parameters = self.content.parameters
        for one, spec in self.content.specs["definition"].items():
            if spec["applies"] is not None:
                yield one, Variant("clause dropped", "without applies", spec | {"applies": None})
            for part in ("applies", "rule"):
                for variant in criterion_variants(spec[part], parameters) if spec[part] is not None else ():
                    if fits(variant.data, parameters):
                        yield one, Variant(variant.kind, f"{part}: {variant.words}", spec | {part: variant.data})

    def work(self, one: str, data: Data | None) -> None:
        """Hold every case of the folder against its definitions."""
        specs = self.content.specs["definition"]
        record = specs[one]["record"]
        if record not in self.cases:
            self.cases[record] = read_cases(CONTENT / "criteria" / record / "cases.yaml")
        given = [data if name == one and data else spec for name, spec in specs.items() if spec["record"] == record]
        definitions = tuple(definition_from_mapping(spec) for spec in given)
        check_cases(self.cases[record], definitions, self.content.parameters, self.content.nothing)

    def checks(self) -> Iterator[Check]:
        """One for each folder."""
        firsts = {spec["record"]: name for name, spec in self.content.specs["definition"].items()}
        for name in firsts.values():
            yield Check(f"cases of criteria {name}", partial(self.work, name, None))


@dataclass(slots=True)
class Charts:
    """Algorithms with their cases."""

    content: Content
    name: str = "flowcharts"
    cases: dict[str, Node] = field(default_factory=dict)

    def variants(self) -> Iterator[tuple[str, Variant]]:
        """Variants of the criteria at the ways out of questions."""
        parameters = self.content.parameters
        for one, spec in self.content.specs["chart"].items():
            for number, node in enumerate(spec["nodes"]):
                for place, edge in enumerate(node.get("edges") or []):
                    if edge.get("when") is None:
                        continue
                    name = f"{node['id']}, {edge['id']}"
                    dropped = {key: part for key, part in edge.items() if key != "when"}
                    yield one, Variant("clause dropped", f"{name}: without when", _with(spec, number, place, dropped))
                    for variant in criterion_variants(edge["when"], parameters):
                        if fits(variant.data, parameters):
                            changed = _with(spec, number, place, edge | {"when": variant.data})
                            yield one, Variant(variant.kind, f"{name}: {variant.words}", changed)

    def work(self, one: str, data: Data | None) -> None:
        """Ask the single questions of the table, then walk every case of the chart."""
        if one not in self.cases:
            self.cases[one] = read_cases(CONTENT / "flowcharts" / one / "cases.yaml")
        chart = chart_from_mapping(data or self.content.specs["chart"][one], self.content.dictionary)
        rendered = RenderedChart(self.cases[one], {})
        for line in lines():
            if line.chart == one and way_at(line, chart, self.content.dictionary) != line.way:
                raise CaseFailsError(f"{line.question} with {line.facts} does not lead to {line.way}.")
        compile_cases(self.cases[one], chart, self.content.dictionary, rendered, self.content.nothing)

    def checks(self) -> Iterator[Check]:
        """One for each chart."""
        for name in self.content.specs["chart"]:
            yield Check(f"cases of flowchart {name}", partial(self.work, name, None))


def _with(spec: Data, number: int, place: int, edge: Data) -> Data:
    nodes = list(spec["nodes"])
    edges = list(nodes[number]["edges"])
    edges[place] = edge
    nodes[number] = nodes[number] | {"edges": edges}
    return spec | {"nodes": nodes}


@dataclass(slots=True)
class Options:
    """Treatment options with their cases; of each case the part about one option is worked."""

    content: Content
    name: str = "options"
    cases: dict[str, Node] = field(default_factory=dict)

    def variants(self) -> Iterator[tuple[str, Variant]]:
        """Variants of the criteria of statements, and of their side."""
        parameters = self.content.parameters
        for one, spec in self.content.specs["option"].items():
            for number, statement in enumerate(spec["statements"]):
                for variant in _statement_variants(statement, parameters):
                    statements = [*spec["statements"][:number], variant.data, *spec["statements"][number + 1 :]]
                    words = f"{statement['id']}: {variant.words}"
                    yield one, Variant(variant.kind, words, spec | {"statements": statements})

    def work(self, one: str, data: Data | None) -> None:
        """Weigh the cases that expect something of this option."""
        if one not in self.cases:
            self.cases[one] = _about(read_cases(CONTENT / "options" / "cases.yaml"), one)
        option = option_from_mapping(data or self.content.specs["option"][one], self.content.dictionary)
        check_option_cases(self.cases[one], (option,), self.content.dictionary, self.content.nothing)

    def checks(self) -> Iterator[Check]:
        """One for each option."""
        for name in self.content.specs["option"]:
            yield Check(f"cases of option {name}", partial(self.work, name, None))


def _statement_variants(statement: Data, parameters: Mapping[str, Parameter]) -> Iterator[Variant]:
    side = statement["side"]
    yield Variant(
        "side swapped", f"{side} -> {_OTHER_SIDE_OF_LEDGER[side]}", statement | {"side": _OTHER_SIDE_OF_LEDGER[side]}
    )
    if statement.get("when") is None:
        return
    yield Variant("clause dropped", "without when", {key: part for key, part in statement.items() if key != "when"})
    for variant in criterion_variants(statement["when"], parameters):
        if fits(variant.data, parameters):
            yield Variant(variant.kind, variant.words, statement | {"when": variant.data})


def _about(tree: Node, option: str) -> Node:
    """The cases that expect something of one option, with what they expect of it alone."""
    cases = []
    for case in tree.items:
        expected = case.get("expect").mapping
        if option in expected:
            only = Node({option: expected[option]}, case.get("expect").place)
            cases.append(Node(case.mapping | {"expect": only}, case.place))
    return Node(cases, tree.place)


@dataclass(frozen=True, slots=True)
class _PlannedCase:
    """One timing case as read; `words` is all that it names, to find the cases about a rule first."""

    node: Node
    facts: Facts
    today: date
    words: str


@dataclass(slots=True)
class Timing:
    """Timing rules and vaccines with the cases of the planner."""

    content: Content
    name: str = "timing"
    cases: list[_PlannedCase] = field(default_factory=list)
    rules: dict[str, TimingRule] = field(default_factory=dict)
    vaccines: dict[str, Vaccine] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read rules, vaccines and cases once."""
        specs = self.content.specs
        self.rules = {name: rule_from_mapping(spec) for name, spec in specs["timing_rule"].items()}
        self.vaccines = {name: vaccine_from_mapping(spec) for name, spec in specs["vaccine"].items()}
        for file in sorted((CONTENT / "timing" / "cases").glob("*.yaml")):
            self.cases.extend(self._read(node) for node in read_cases(file).items)

    def _read(self, node: Node) -> _PlannedCase:
        today = iso_date(node.get("today").text)
        if today is None:
            raise SystemExit(f"{node.place}: the case has no day.")
        facts = facts_from_case(node.get("parameters").plain(), self.content.dictionary, today)
        return _PlannedCase(node, facts, today, json.dumps([node.get("expect").plain(), node.texts("absent")]))

    def variants(self) -> Iterator[tuple[str, Variant]]:
        """Variants of every rule and every vaccine that the compiler would take."""
        parameters, vaccines = self.content.parameters, list(self.vaccines)
        for one, spec in self.content.specs["timing_rule"].items():
            for variant in rule_variants(spec, parameters, vaccines):
                if _is_rule(variant.data) and fits(
                    variant.data.get("when") or {"all": [{"parameter": "edss", "at_least": 1}]}, parameters
                ):
                    yield one, variant
        for one, spec in self.content.specs["vaccine"].items():
            for variant in vaccine_variants(spec):
                yield one, variant

    def work(self, one: str, data: Data | None) -> None:
        """Plan every case, those that name the rule or vaccine first."""
        rules: Sequence[TimingRule] = tuple(self.rules.values())
        vaccines: Sequence[Vaccine] = tuple(self.vaccines.values())
        if data is not None and one in self.rules:
            rules = tuple((self.rules | {one: rule_from_mapping(data)}).values())
        elif data is not None:
            vaccines = tuple((self.vaccines | {one: vaccine_from_mapping(data)}).values())
        for case in sorted(self.cases, key=lambda case: one not in case.words):
            self._hold(case, rules, vaccines)

    def _hold(self, case: _PlannedCase, rules: Sequence[TimingRule], vaccines: Sequence[Vaccine]) -> None:
        made = plan_case(rules, vaccines, case.facts, case.today, self.content.parameters)
        _held(case.node, made, self.content.nothing)

    def _read_again(self) -> None:
        for name, spec in self.content.specs["timing_rule"].items():
            if rule_from_mapping(spec) != self.rules[name]:
                raise CaseFailsError(f"{name} is read otherwise than before.")
        for name, spec in self.content.specs["vaccine"].items():
            if vaccine_from_mapping(spec) != self.vaccines[name]:
                raise CaseFailsError(f"{name} is read otherwise than before.")

    def checks(self) -> Iterator[Check]:
        """One for each case, and one for the reading of rules."""
        yield Check("reading of timing rules and vaccines", self._read_again)
        rules, vaccines = tuple(self.rules.values()), tuple(self.vaccines.values())
        for case in self.cases:
            name = f"timing case {case.node.get('id').text}"
            yield Check(name, partial(self._hold, case, rules, vaccines))


def _is_rule(data: Mapping[str, object]) -> bool:
    try:
        rule_from_mapping(data)
    except BadInputError:
        return False
    return True


def calculator_checks() -> Iterator[Check]:
    """The worked cases of every calculator; their bands are functions, so they have no variants as content."""
    for name, function in CALCULATORS.items():
        tree = read_cases(CONTENT / "calculators" / name / "cases.yaml")
        yield Check(
            f"cases of calculator {name}",
            partial(run_cases, tree, function, FirstFault(CONTENT)),
        )
    yield Check("inputs of calculators as the content tells them", _compare_inputs)


def _compare_inputs() -> None:
    renderer, problems = Renderer({}, {}), Problems(CONTENT)
    compile_calculators(CONTENT, lambda node: renderer.inline(node.text, explain=False), problems)
    for problem in problems:
        if problem.code in {"inputs-differ", "range-out-of-bounds"}:
            raise CaseFailsError(str(problem))


def suites(content: Content) -> tuple[Suite, ...]:
    """All kinds of content that have variants."""
    return (Definitions(content), Timing(content), Charts(content), Options(content))
