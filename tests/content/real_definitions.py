"""The definitions of the real content as rules, compiled once for all tests that ask them."""

import json
from functools import cache
from pathlib import Path

from msref.content_compiler.check_marks import Block, check_block, source_rules
from msref.content_compiler.criteria import compile_criteria
from msref.content_compiler.gather import gather
from msref.content_compiler.parameters import gather_parameters, parameters_from_specs
from msref.content_compiler.problems import Problems
from msref.content_compiler.render import Rendered, Renderer
from msref.content_compiler.yaml_lines import Node
from msref.domain.definitions import DefinitionSet, definition_from_mapping

CONTENT = Path(__file__).resolve().parents[2] / "content"


@cache
def compiled() -> tuple[DefinitionSet, tuple[str, ...]]:
    """The definitions and the faults of criteria and parameters, as sentences."""
    problems = Problems(CONTENT)
    gathered = gather(CONTENT, Problems(CONTENT))
    rules = source_rules(gathered)
    labels = {draft.id: draft.node.get("label").text for draft in gathered.of_kind("source")}
    renderer = Renderer(labels, {}, {})

    def render_inline(node: Node) -> Rendered:
        check_block(Block(node.text, node.place), rules, frozenset(), problems)
        return renderer.inline(node.text, explain=False)

    specs = gather_parameters(CONTENT, problems)
    made = compile_criteria(CONTENT, specs, render_inline, problems)
    definitions = tuple(definition_from_mapping(json.loads(one.spec_json)) for one in made)
    parameters = {parameter.id: parameter for parameter in parameters_from_specs(specs)}
    return DefinitionSet(definitions, parameters), tuple(str(problem) for problem in problems)
