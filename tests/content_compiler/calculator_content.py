"""Compiles the calculators of a content folder the way the whole compiler does: texts checked for their marks, then rendered."""

from pathlib import Path

from msref.content_compiler.calculator_page import record_id
from msref.content_compiler.calculators import CompiledCalculator, compile_calculators
from msref.content_compiler.check_marks import Block, check_block, source_rules
from msref.content_compiler.gather import gather
from msref.content_compiler.problems import Problems
from msref.content_compiler.render import Rendered, Renderer
from msref.content_compiler.yaml_lines import Node
from msref.domain.calculators import CALCULATORS


def compiled_calculators(root: Path) -> tuple[list[CompiledCalculator], Problems]:
    """The calculators of a content folder and the faults found in them."""
    gathered = gather(root, Problems(root))
    problems = Problems(root)
    rules = source_rules(gathered)
    titles = {draft.id: draft.node.get("title").text for draft in gathered.drafts}
    titles.update((record_id(name), name) for name in CALCULATORS)
    renderer = Renderer({draft.id: draft.node.get("label").text for draft in gathered.of_kind("source")}, titles)

    def render_inline(node: Node) -> Rendered:
        check_block(Block(node.text, node.place), rules, frozenset(titles), problems)
        return renderer.inline(node.text, explain=False)

    return compile_calculators(root, render_inline, problems), problems
