"""
Where a chart stands on its drawing: boxes, lines and labels in pixels of the base font, computed once when the content is built.

Values only: nothing is laid out or drawn here. The y axis points down; the drawing is read from top to bottom.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from msref.errors import BadInputError


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box by its top left corner and size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class NodeBox:
    """The box of one node with its title broken into lines."""

    node: str
    kind: str
    place: Rectangle
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """
    One drawn line from `node` to `to`.

    `edges` are the ways it stands for: ways with the same two ends share one line, and `lines` holds their labels one below the other.
    `points` runs from box to box; `label` is where the words stand, None when there are none.
    """

    node: str
    to: str
    edges: tuple[str, ...]
    points: tuple[tuple[float, float], ...]
    lines: tuple[str, ...]
    label: Rectangle | None


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """The whole drawing; `font_px` is the font size in pixels that the boxes were measured for."""

    width: float
    height: float
    font_px: float
    boxes: tuple[NodeBox, ...]
    edges: tuple[EdgeLine, ...]

    def box(self, node_id: str) -> NodeBox | None:
        """The box of a node; None when it has none."""
        return next((box for box in self.boxes if box.node == node_id), None)


def layout_from_mapping(data: Mapping[str, object]) -> ChartLayout:
    """Read a layout from plain data, as stored in the content file. Raises BadInputError when it has not the shape of one."""
    try:
        return ChartLayout(
            width=_number(data["width"]),
            height=_number(data["height"]),
            font_px=_number(data["font_px"]),
            boxes=tuple(_box(entry) for entry in _mappings(data["boxes"])),
            edges=tuple(_edge(entry) for entry in _mappings(data["edges"])),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise BadInputError(f"The drawing of a chart is not readable ({fault!r}).", field="layout") from fault


def layout_to_mapping(layout: ChartLayout) -> dict[str, object]:
    """The plain data of a layout; `layout_from_mapping` reads it back."""
    return {
        "width": layout.width,
        "height": layout.height,
        "font_px": layout.font_px,
        "boxes": [
            {"node": box.node, "kind": box.kind, "place": _sides(box.place), "lines": list(box.lines)}
            for box in layout.boxes
        ],
        "edges": [
            {
                "node": edge.node,
                "to": edge.to,
                "edges": list(edge.edges),
                "points": [list(point) for point in edge.points],
                "lines": list(edge.lines),
                "label": None if edge.label is None else _sides(edge.label),
            }
            for edge in layout.edges
        ],
    }


def _sides(place: Rectangle) -> list[float]:
    return [place.x, place.y, place.width, place.height]


def _box(data: Mapping[str, object]) -> NodeBox:
    return NodeBox(
        node=str(data["node"]), kind=str(data["kind"]), place=_rectangle(data["place"]), lines=_texts(data["lines"])
    )


def _edge(data: Mapping[str, object]) -> EdgeLine:
    points = [_numbers(point) for point in _entries(data["points"])]
    return EdgeLine(
        node=str(data["node"]),
        to=str(data["to"]),
        edges=_texts(data["edges"]),
        points=tuple((x, y) for x, y in points),
        lines=_texts(data["lines"]),
        label=None if data["label"] is None else _rectangle(data["label"]),
    )


def _rectangle(data: object) -> Rectangle:
    x, y, width, height = _numbers(data)
    return Rectangle(x, y, width, height)


def _numbers(data: object) -> list[float]:
    return [_number(entry) for entry in _entries(data)]


def _texts(data: object) -> tuple[str, ...]:
    return tuple(str(entry) for entry in _entries(data))


def _mappings(data: object) -> list[Mapping[str, object]]:
    return [entry for entry in _entries(data) if isinstance(entry, Mapping)]


def _entries(data: object) -> list[object]:
    if isinstance(data, list):
        return data
    raise TypeError(f"{data!r} is not a list")


def _number(data: object) -> float:
    if isinstance(data, (int, float)) and not isinstance(data, bool):
        return float(data)
    raise TypeError(f"{data!r} is not a number")
