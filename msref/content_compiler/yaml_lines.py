"""
YAML that remembers its lines.

Reads a YAML text into `Node` values: a mapping, list or scalar together with the file and line it stands on, so that every fault can be
told with its line. Only plain data is read (the safe loader): no tags, no objects; a key that stands twice is a fault.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import yaml

from msref.content_compiler.problems import Place, Problems

# The same safe loader in C where PyYAML was built with it: several times as fast, with the same lines in its faults.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value with its place: `value` is a scalar, a list of nodes or a dict of nodes."""

    value: "Scalar | list[Node] | dict[str, Node]"
    place: Place

    @property
    def mapping(self) -> "dict[str, Node]":
        """The keys of a mapping; empty for anything else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> "list[Node]":
        """The entries of a list; empty for anything else."""
        return self.value if isinstance(self.value, list) else []

    @property
    def text(self) -> str:
        """The value as text, with YAML's own words for true and false; empty for null, a list or a mapping."""
        if self.value is None or isinstance(self.value, (dict, list)):
            return ""
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        return str(self.value).strip()

    def get(self, key: str) -> "Node":
        """The value of a key; a null node at this node's own place when the key is absent."""
        return self.mapping.get(key, Node(None, self.place))

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        return key in self.mapping and self.mapping[key].value is not None

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list under `key`; one text counts as a list of one; absent is empty."""
        node = self.get(key)
        if isinstance(node.value, list):
            return tuple(entry.text for entry in node.items if entry.text)
        return (node.text,) if node.text else ()

    def plain(self) -> object:
        """The value without places: dicts, lists and scalars."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def walk(self) -> Iterator["Node"]:
        """This node and every node below it, in order."""
        yield self
        children = self.mapping.values() if isinstance(self.value, dict) else self.items
        for child in children:
            yield from child.walk()


def read_yaml(text: str, file: Path, problems: Problems, *, first_line: int = 1) -> Node | None:
    """
    Read one YAML document; None when it cannot be read, with the fault reported.

    `first_line` is the line of the file on which the text begins (front matter begins on line 2).
    """
    try:
        tree = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line if fault.problem_mark else 0
        what = " ".join(part for part in (fault.context, fault.problem) if part)
        problems.add(
            Place(file, first_line + line),
            "unreadable-yaml",
            f"This is not readable YAML: {what}.",
            'Look at indentation, and put quotes around text that holds ": " or begins with "[", "*", "&" or "#".',
        )
        return None
    if tree is None:
        problems.add(
            Place(file, first_line), "empty-file", "The file is empty.", "Write the record or remove the file."
        )
        return None
    return _node(tree, file, first_line, problems)


def _node(tree: yaml.Node, file: Path, first_line: int, problems: Problems) -> Node:
    place = Place(file, first_line + tree.start_mark.line)
    if isinstance(tree, yaml.MappingNode):
        entries: dict[str, Node] = {}
        for key_node, value_node in tree.value:
            key = str(key_node.value)
            if key in entries:
                problems.add(
                    Place(file, first_line + key_node.start_mark.line),
                    "key-twice",
                    f'The key "{key}" stands twice; the first would be lost.',
                    "Keep one of the two.",
                )
            entries[key] = _node(value_node, file, first_line, problems)
        return Node(entries, place)
    if isinstance(tree, yaml.SequenceNode):
        return Node([_node(child, file, first_line, problems) for child in tree.value], place)
    return Node(_scalar(cast("yaml.ScalarNode", tree)), place)


def _scalar(node: yaml.ScalarNode) -> Scalar:
    # Dates stay text: a content date is an ISO string wherever it is used.
    if node.tag in {"tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"}:
        return str(node.value)
    return cast("Scalar", yaml.SafeLoader("").construct_object(node))
