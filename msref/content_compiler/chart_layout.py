"""
Lays out a chart once, when the content is built: sizes of boxes and labels from a table of character widths, places from graphlay.

The widths are those of a common sans-serif face with a margin on top, so that the boxes hold the words on every screen. The same chart gives
the same drawing, byte for byte. A drawing with overlapping boxes is refused.
"""

from dataclasses import dataclass
from typing import Any, Final

import graphlay

from msref.domain.flowcharts.chart import Chart, ChartEdge
from msref.domain.flowcharts.layout import ChartLayout, EdgeLine, NodeBox, Rectangle
from msref.errors import BugError

FONT_PX: Final = 13.0
LINE_PX: Final = 18.0
BOX_CHARACTERS: Final = 26
LABEL_CHARACTERS: Final = 28

_PADDING_X: Final = 14.0
_PADDING_Y: Final = 10.0
_LABEL_PADDING: Final = 4.0
_MARGIN: Final = 20.0
_ROOM: Final = 1.12  # fonts differ between systems: room for a wider one
_NARROW: Final = frozenset("iljtfr.,:;'!|()[] ")
_WIDE: Final = frozenset("mwMWQOG@%")
_OPTIONS: Final[dict[str, object]] = {
    "direction": "topbottom",
    "spacing": {"layer_gap": 22, "node_gap": 30},
}
_FREE_OF: Final = ("overlaps", "node_overlaps", "node_edge_hits", "unrouted_edges")


@dataclass(frozen=True, slots=True)
class _Line:
    """The ways between the same two nodes, drawn as one line."""

    node: str
    to: str
    edges: tuple[str, ...]
    words: tuple[str, ...]
    weight: float


def text_width(text: str) -> float:
    """The width of a line of text in pixels at FONT_PX."""
    return _ROOM * FONT_PX * sum(_character_width(character) for character in text)


def wrapped(text: str, characters: int) -> tuple[str, ...]:
    """The text broken at spaces into lines of at most so many characters; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= characters:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def lay_out(chart: Chart) -> ChartLayout:
    """The drawing of a chart. Raises BugError when boxes or labels overlap."""
    graph = graphlay.Graph()
    titles = {node.id: wrapped(node.title, BOX_CHARACTERS) for node in chart.nodes}
    for node in chart.nodes:
        width, height = _box_size(titles[node.id])
        graph.node(node.id, width=width, height=height)
    lines = _drawn_lines(chart)
    for number, line in enumerate(lines):
        _add_line(graph, number, line)
    placed = graphlay.layout(graph, options=_OPTIONS)
    _refuse_overlaps(chart.id, placed.metrics())
    return _layout(chart, titles, lines, placed.to_dict())


def _add_line(graph: graphlay.Graph, number: int, line: _Line) -> None:
    # A label is laid out as a small box of its own, between two halves of its line: so it always stands on the line it belongs to.
    if not line.words:
        graph.edge(line.node, line.to, weight=line.weight)
        return
    width, height = _label_box(line.words)
    label = f"label {number}"
    graph.node(label, width=width, height=height)
    graph.edge(line.node, label, weight=line.weight)
    graph.edge(label, line.to, weight=line.weight)


def _character_width(character: str) -> float:
    if character in _NARROW:
        return 0.32
    if character in _WIDE:
        return 0.86
    return 0.66 if character.isupper() else 0.55


def _box_size(lines: tuple[str, ...]) -> tuple[float, float]:
    return round(max(map(text_width, lines)) + 2 * _PADDING_X), len(lines) * LINE_PX + 2 * _PADDING_Y


def _label_box(words: tuple[str, ...]) -> tuple[float, float]:
    return round(max(map(text_width, words)) + 2 * _LABEL_PADDING), len(words) * LINE_PX + 2 * _LABEL_PADDING


def _drawn_lines(chart: Chart) -> list[_Line]:
    lines = []
    for node in chart.nodes:
        for target in dict.fromkeys(edge.to for edge in node.edges):
            together = [edge for edge in node.edges if edge.to == target]
            lines.append(
                _Line(node.id, target, tuple(edge.id for edge in together), _label_lines(together), _weight(together))
            )
    return lines


def _weight(edges: list[ChartEdge]) -> float:
    """Answers draw the straight lines; ways out that only say "cannot tell" bend around them."""
    return 4.0 if any(edge.kind == "answer" for edge in edges) else 1.0


def _label_lines(edges: list[ChartEdge]) -> tuple[str, ...]:
    several = len(edges) > 1
    lines: list[str] = []
    for edge in edges:
        broken = wrapped(edge.label, LABEL_CHARACTERS)
        # Several ways on one line: each begins with a dot so that they stay apart when they run over more than one row.
        lines.extend(f"• {row}" if several and not number else row for number, row in enumerate(broken))
    return tuple(lines)


def _refuse_overlaps(chart_id: str, metrics: dict[str, Any]) -> None:
    found = {name: metrics[name] for name in _FREE_OF if metrics[name]}
    if found:
        raise BugError(f'The drawing of the chart "{chart_id}" is not clear: {found}.')


def _layout(
    chart: Chart, titles: dict[str, tuple[str, ...]], lines: list[_Line], placed: dict[str, Any]
) -> ChartLayout:
    low, high = placed["bounds"]["min"], placed["bounds"]["max"]
    left, top = _MARGIN - low["x"], _MARGIN - low["y"]
    rectangles = [_rectangle(found, left, top) for found in placed["nodes"]]
    labels = iter(rectangles[len(chart.nodes) :])
    halves = iter(
        [
            tuple((_px(point["x"] + left), _px(point["y"] + top)) for point in found["points"])
            for found in placed["edges"]
        ]
    )
    return ChartLayout(
        width=_px(high["x"] - low["x"] + 2 * _MARGIN),
        height=_px(high["y"] - low["y"] + 2 * _MARGIN),
        font_px=FONT_PX,
        boxes=tuple(
            NodeBox(node=node.id, kind=node.kind, place=place, lines=titles[node.id])
            for node, place in zip(chart.nodes, rectangles, strict=False)
        ),
        edges=tuple(
            EdgeLine(
                node=line.node,
                to=line.to,
                edges=line.edges,
                points=(*next(halves), *(next(halves) if line.words else ())),
                lines=line.words,
                label=next(labels) if line.words else None,
            )
            for line in lines
        ),
    )


def _rectangle(found: dict[str, Any], left: float, top: float) -> Rectangle:
    centre, size = found["center"], found["size"]
    x, y = centre["x"] + left - size["width"] / 2, centre["y"] + top - size["height"] / 2
    return Rectangle(_px(x), _px(y), _px(size["width"]), _px(size["height"]))


def _px(value: float) -> float:
    return round(value, 1)
