"""
An algorithm: its nodes, the labelled ways between them and the remarks that stand beside the way.

Only the shape is read here; whether a chart is whole (no dead end, every question with its ways out) is told by the compiler, and where a
patient stands in it by `walk`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from msref.domain.criteria.nodes import Criterion, criterion_from_mapping, parameters_of
from msref.domain.parameters import Parameter
from msref.errors import BadInputError

NODE_KINDS: Final = ("question", "action", "note", "end")
EDGE_KINDS: Final = ("answer", "cannot_tell", "not_available")


@dataclass(frozen=True, slots=True)
class ChartSource:
    """Where a node stands: source key and locator."""

    key: str
    locator: str


@dataclass(frozen=True, slots=True)
class ChartEdge:
    """
    One labelled way out of a node, to the node `to`.

    `kind` is one of EDGE_KINDS; `when` is the criterion under which the parameters choose this way, None when only a person can.
    """

    id: str
    label: str
    kind: str
    to: str
    when: Criterion | None = None


@dataclass(frozen=True, slots=True)
class ChartNode:
    """
    One box: `kind` is one of NODE_KINDS, `title` the words in the box, `text` what stands behind it and `why` why it is asked.

    `html` and `why_html` are the same words for the screen; `links` are ids of records to read on. At an end with `ledger` the options ledger
    is shown.
    """

    id: str
    kind: str
    title: str
    text: str
    html: str = ""
    why: str = ""
    why_html: str = ""
    sources: tuple[ChartSource, ...] = ()
    links: tuple[str, ...] = ()
    edges: tuple[ChartEdge, ...] = ()
    ledger: bool = False

    def edge(self, edge_id: str) -> ChartEdge | None:
        """The way out of that id; None when there is none."""
        return next((edge for edge in self.edges if edge.id == edge_id), None)


@dataclass(frozen=True, slots=True)
class ChartFlag:
    """A remark beside the way: shown as `text` when its criterion holds and as `text_if_unknown` when that cannot be told."""

    id: str
    when: Criterion
    text: str
    text_if_unknown: str
    html: str = ""
    html_if_unknown: str = ""
    sources: tuple[ChartSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole algorithm, with the parameters that its questions and remarks can be answered from."""

    id: str
    title: str
    start: str
    nodes: tuple[ChartNode, ...]
    flags: tuple[ChartFlag, ...] = ()
    parameters: tuple[Parameter, ...] = ()

    def node(self, node_id: str) -> ChartNode | None:
        """The node of that id; None when there is none."""
        return next((node for node in self.nodes if node.id == node_id), None)

    def questions(self) -> tuple[ChartNode, ...]:
        """The question nodes, in chart order."""
        return tuple(node for node in self.nodes if node.kind == "question")

    def ends(self) -> tuple[ChartNode, ...]:
        """The end nodes, in chart order."""
        return tuple(node for node in self.nodes if node.kind == "end")


def chart_from_mapping(data: Mapping[str, object], parameters: Iterable[Parameter]) -> Chart:
    """
    Read a chart from plain data, as stored in the content file; of `parameters` those that the chart uses are kept.

    Raises BadInputError with a sentence when the data has not the shape of a chart.
    """
    nodes = tuple(_node(entry) for entry in _list(data, "nodes"))
    flags = tuple(_flag(entry) for entry in _list(data, "flags"))
    used = {name for node in nodes for edge in node.edges if edge.when is not None for name in parameters_of(edge.when)}
    used |= {name for flag in flags for name in parameters_of(flag.when)}
    return Chart(
        id=_text(data, "id"),
        title=_text(data, "title"),
        start=_text(data, "start"),
        nodes=nodes,
        flags=flags,
        parameters=tuple(parameter for parameter in parameters if parameter.id in used),
    )


def _node(data: Mapping[str, object]) -> ChartNode:
    return ChartNode(
        id=_text(data, "id"),
        kind=_one_of(data, "kind", NODE_KINDS),
        title=_text(data, "title"),
        text=_text(data, "text"),
        html=_text(data, "html", default=""),
        why=_text(data, "why", default=""),
        why_html=_text(data, "why_html", default=""),
        sources=_sources(data),
        links=tuple(str(link) for link in _plain_list(data, "links")),
        edges=tuple(_edge(entry) for entry in _list(data, "edges")),
        ledger=data.get("ledger", False) is True,
    )


def _edge(data: Mapping[str, object]) -> ChartEdge:
    when = data.get("when")
    return ChartEdge(
        id=_text(data, "id"),
        label=_text(data, "label", default=""),
        kind=_one_of(data, "kind", EDGE_KINDS),
        to=_text(data, "to"),
        when=None if when is None else criterion_from_mapping(when),
    )


def _flag(data: Mapping[str, object]) -> ChartFlag:
    return ChartFlag(
        id=_text(data, "id"),
        when=criterion_from_mapping(data.get("when")),
        text=_text(data, "text"),
        text_if_unknown=_text(data, "text_if_unknown"),
        html=_text(data, "html", default=""),
        html_if_unknown=_text(data, "html_if_unknown", default=""),
        sources=_sources(data),
    )


def _sources(data: Mapping[str, object]) -> tuple[ChartSource, ...]:
    return tuple(
        ChartSource(_text(entry, "key"), _text(entry, "locator", default="")) for entry in _list(data, "sources")
    )


def _text(data: Mapping[str, object], key: str, *, default: str | None = None) -> str:
    value = data.get(key, default)
    if isinstance(value, str) and (value or default is not None):
        return value
    raise BadInputError(f'A chart part {data.get("id", "")!r} has no "{key}".', field=key)


def _one_of(data: Mapping[str, object], key: str, allowed: tuple[str, ...]) -> str:
    value = _text(data, key)
    if value in allowed:
        return value
    raise BadInputError(
        f'"{key}" of {data.get("id", "")!r} must be one of {", ".join(allowed)}; it is "{value}".', field=key
    )


def _plain_list(data: Mapping[str, object], key: str) -> list[object]:
    value = data.get(key, [])
    if isinstance(value, list):
        return value
    raise BadInputError(f'"{key}" of {data.get("id", "")!r} must be a list.', field=key)


def _list(data: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    entries = [entry for entry in _plain_list(data, key) if isinstance(entry, Mapping)]
    if len(entries) == len(_plain_list(data, key)):
        return entries
    raise BadInputError(f'"{key}" of {data.get("id", "")!r} must hold mappings only.', field=key)
