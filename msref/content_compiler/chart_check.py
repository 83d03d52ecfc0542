"""
Whether a chart is whole: every way labelled and leading somewhere, every question with its ways out, every criterion fitting the parameters.

Works on the YAML with its lines, so that each fault is told where it stands. Citations and links are checked when the texts are rendered.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from msref.content_compiler.check_fields import Form, check_form
from msref.content_compiler.problems import Problems
from msref.content_compiler.yaml_lines import Node
from msref.domain.criteria.check import criterion_faults
from msref.domain.criteria.nodes import criterion_from_mapping
from msref.domain.flowcharts.chart import EDGE_KINDS, NODE_KINDS
from msref.domain.parameters import Parameter
from msref.domain.records import TOPICS
from msref.errors import BadInputError

LONGEST_TITLE: Final = 60

CHART: Final = Form(
    frozenset({"id", "title", "summary", "topic", "strength", "start", "nodes"}),
    frozenset({"tags", "synonyms", "related", "flags"}),
)
NODE: Final = Form(frozenset({"id", "kind", "title", "text"}), frozenset({"why", "edges", "ledger"}))
EDGE: Final = Form(frozenset({"id", "kind", "to"}), frozenset({"label", "when"}))
FLAG: Final = Form(frozenset({"id", "when", "text", "text_if_unknown"}), frozenset())


def check_chart(tree: Node, folder: str, parameters: Iterable[Parameter], problems: Problems) -> None:
    """Report every fault in the shape of one chart."""
    dictionary = {parameter.id: parameter for parameter in parameters}
    check_form(tree, CHART, "a chart", problems)
    if tree.get("id").text != folder:
        problems.add(
            tree.get("id").place,
            "id-not-folder-name",
            f'The id differs from the folder name "{folder}".',
            "Make them equal.",
        )
    if tree.has("topic") and tree.get("topic").text not in TOPICS:
        problems.add(
            tree.get("topic").place,
            "unknown-choice",
            f'"{tree.get("topic").text}" is not a topic.',
            f"Known: {', '.join(TOPICS)}.",
        )
    nodes = tree.get("nodes").items
    _check_once(nodes, "node", problems)
    _check_once(tree.get("flags").items, "flag", problems)
    ids = {node.get("id").text for node in nodes}
    for node in nodes:
        _check_node(node, ids, dictionary, problems)
    for flag in tree.get("flags").items:
        check_form(flag, FLAG, "a flag", problems)
        _check_criterion(flag.get("when"), dictionary, problems)
    _check_ways(tree, nodes, ids, problems)


def _check_once(entries: Iterable[Node], what: str, problems: Problems) -> None:
    seen: set[str] = set()
    for entry in entries:
        entry_id = entry.get("id").text
        if entry_id in seen:
            problems.add(
                entry.place,
                "duplicate-id",
                f'The {what} id "{entry_id}" stands twice.',
                "Give one of the two another id.",
            )
        seen.add(entry_id)


def _check_node(node: Node, ids: set[str], dictionary: Mapping[str, Parameter], problems: Problems) -> None:
    check_form(node, NODE, "a node", problems)
    kind, title, edges = node.get("kind"), node.get("title"), node.get("edges").items
    if kind.text and kind.text not in NODE_KINDS:
        problems.add(
            kind.place, "unknown-choice", f'"{kind.text}" is not a kind of node.', f"Known: {', '.join(NODE_KINDS)}."
        )
    if len(title.text) > LONGEST_TITLE:
        what = f"The title has {len(title.text)} characters; a box holds {LONGEST_TITLE}."
        problems.add(title.place, "long-title", what, "Shorten it, and say the rest in `text`.")
    if node.has("ledger") and (kind.text != "end" or node.get("ledger").value is not True):
        what = "The options ledger is shown at ends only."
        problems.add(
            node.get("ledger").place, "ledger-out-of-place", what, "Write `ledger: true` at an end, or take it away."
        )
    _check_once(edges, "edge", problems)
    for edge in edges:
        _check_edge(node, edge, ids, dictionary, problems)
    if kind.text == "question":
        _check_question(node, edges, problems)
    elif kind.text == "end":
        if edges:
            problems.add(
                node.place, "way-out-of-end", "An end has ways out.", "Make it a note, or take the edges away."
            )
    elif len(edges) != 1:
        code = "dead-end" if not edges else "several-ways-out"
        what = f'The {kind.text} "{node.get("id").text}" has {len(edges)} ways out; it needs exactly one.'
        problems.add(node.place, code, what, "Give it one edge, or make it an end or a question.")


def _check_edge(node: Node, edge: Node, ids: set[str], dictionary: Mapping[str, Parameter], problems: Problems) -> None:
    check_form(edge, EDGE, "an edge", problems)
    kind, target = edge.get("kind"), edge.get("to")
    if kind.text and kind.text not in EDGE_KINDS:
        problems.add(
            kind.place, "unknown-choice", f'"{kind.text}" is not a kind of edge.', f"Known: {', '.join(EDGE_KINDS)}."
        )
    if target.text and target.text not in ids:
        problems.add(
            target.place,
            "edge-to-nowhere",
            f'The edge leads to "{target.text}", which is not a node.',
            "Lead it to a node of this chart.",
        )
    if node.get("kind").text == "question" and not edge.get("label").text:
        what = f'A way out of "{node.get("id").text}" has no label.'
        problems.add(edge.place, "unlabelled-branch", what, "Write `label: …`, the answer in the reader's words.")
    if edge.has("when"):
        if kind.text == "cannot_tell" or node.get("kind").text != "question":
            problems.add(
                edge.place, "criterion-out-of-place", "This way cannot be chosen by parameters.", "Take `when` away."
            )
        _check_criterion(edge.get("when"), dictionary, problems)


def _check_question(node: Node, edges: list[Node], problems: Problems) -> None:
    name = node.get("id").text
    kinds = [edge.get("kind").text for edge in edges]
    if "answer" not in kinds:
        problems.add(
            node.place,
            "dead-end",
            f'The question "{name}" has no answer.',
            "Write its answers as edges of kind answer.",
        )
    for kind, code, words in (
        ("cannot_tell", "missing-cannot-tell", "Cannot tell"),
        ("not_available", "missing-not-available", "Not available here"),
    ):
        if kinds.count(kind) != 1:
            what = f'The question "{name}" has {kinds.count(kind)} ways out of kind {kind}; it needs exactly one.'
            problems.add(
                node.place, code, what, f'Write one edge of kind {kind}, labelled "{words}" or more fittingly.'
            )
    labels = [edge.get("label").text for edge in edges]
    for label in sorted({label for label in labels if label and labels.count(label) > 1}):
        problems.add(
            node.place,
            "same-label",
            f'Two ways out of "{name}" are both labelled "{label}".',
            "Tell them apart in words.",
        )


def _check_criterion(when: Node, dictionary: Mapping[str, Parameter], problems: Problems) -> None:
    if when.value is None:
        return
    try:
        criterion = criterion_from_mapping(when.plain())
    except BadInputError as fault:
        problems.add(
            when.place, "unreadable-criterion", str(fault), "See the parameters and charts in the authors' guide."
        )
        return
    for code, what in criterion_faults(criterion, dictionary):
        problems.add(when.place, code, what, "Look the parameter up in parameters/.")


def _check_ways(tree: Node, nodes: list[Node], ids: set[str], problems: Problems) -> None:
    start = tree.get("start")
    if start.text and start.text not in ids:
        problems.add(
            start.place, "edge-to-nowhere", f'The start "{start.text}" is not a node.', "Name a node of this chart."
        )
        return
    ways = {node.get("id").text: [edge.get("to").text for edge in node.get("edges").items] for node in nodes}
    reached = _reached(start.text, ways)
    for node in nodes:
        if node.get("id").text not in reached:
            what = f'No way leads to the node "{node.get("id").text}".'
            problems.add(node.place, "unreachable-node", what, "Lead an edge to it, or take it away.")
        if any(node.get("id").text in _reached(target, ways) for target in ways[node.get("id").text]):
            what = f'The ways from "{node.get("id").text}" lead back to it; a walk could not end.'
            problems.add(node.place, "circle", what, "Lead the way to an end that says when to start again.")


def _reached(start: str, ways: Mapping[str, list[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = [start]
    while ahead:
        here = ahead.pop()
        if here in ways and here not in reached:
            reached.add(here)
            ahead.extend(ways[here])
    return reached
