"""
The words of a page as blocks for paper: running text, call-outs, tables.

Tables are taken out of the running text because they are set by rows on paper: a row is never split and the heads stand again on every sheet. No word is
changed or left out. Pure; what is drawn is added where it is printed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Final

_APART: Final = re.compile(
    r'<table(?: class="(?P<table>content|facts)")?>(?P<rows>.*?)</table>|<div class="(?P<kind>summary|differs)">(?P<words>.*?)</div>',
    re.DOTALL,
)
_ROW: Final = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL: Final = re.compile(r"<t(?P<kind>[hd])>(?P<words>.*?)</t(?P=kind)>", re.DOTALL)
_MARK: Final = re.compile(r"<[^>]*>")
_INDENT_PX: Final = 5
_TIGHT: Final = "; margin-bottom: 1px"
_LONGEST_NAME: Final = 110
_MANY_COLUMNS: Final = 6


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text as HTML without tables."""

    html: str


@dataclass(frozen=True, slots=True)
class CallOut:
    """Running text set apart by a bar: the answer (`summary`) or where sources differ (`differs`)."""

    kind: str
    html: str


@dataclass(frozen=True, slots=True)
class Grid:
    """
    A table of HTML cells; `head` stands again on every sheet and is empty for a list of facts, whose first cells are labels.

    A row of one cell goes across the whole table and stays with the row below it.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    labelled: bool = False


Block = Prose | CallOut | Grid


def html_blocks(body: str) -> tuple[Block, ...]:
    """The body of a page as blocks, in its order."""
    return tuple(_blocks(body))


def _blocks(body: str) -> Iterator[Block]:
    place = 0
    for found in _APART.finditer(body):
        yield from _prose(body[place : found.start()])
        place = found.end()
        if found["kind"]:
            yield CallOut(found["kind"], found["words"])
        else:
            yield _grid(found["rows"])
    yield from _prose(body[place:])


def _prose(html: str) -> Iterator[Prose]:
    if _MARK.sub("", html).strip():
        yield Prose(html)


def _grid(rows: str) -> Grid:
    cells = [[(cell["kind"], cell["words"]) for cell in _CELL.finditer(row)] for row in _ROW.findall(rows)]
    head: tuple[str, ...] = ()
    if cells and len(cells) > 1 and all(kind == "h" for kind, _ in cells[0]):
        head = tuple(words for _, words in cells[0])
        cells = cells[1:]
    labelled = not head and all(row and row[0][0] == "h" for row in cells)
    words = tuple(tuple(words for _, words in row) for row in cells)
    return _compact(head, words) if head else Grid(head, words, labelled=labelled)


def text_blocks(text: str) -> tuple[Block, ...]:
    """
    Plain text as blocks: the first line is the title, lines in capitals are headings, spaces at the start of a line stay as an indent.

    A short line above a list or an indent is set strong: it names what stands below it.
    """
    title, _, rest = text.strip().partition("\n")
    lines = [line for line in rest.split("\n") if line.strip()]
    parts = [f"<h1>{escape(title)}</h1>"]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        words = line.strip()
        if words == words.upper() and sum(mark.isalpha() for mark in words) > 1 and not line.startswith(" "):
            parts.append(f"<h2>{escape(words.capitalize())}</h2>")
            continue
        indent = (len(line) - len(line.lstrip())) * _INDENT_PX
        below = _TIGHT if _is_item(line) and _is_item(following) else ""
        shown = f"<b>{escape(words)}</b>" if _names(line, following) else escape(words)
        parts.append(f'<p style="margin-left: {indent}px{below}">{shown}</p>')
    return (Prose("".join(parts)),)


def _is_item(line: str) -> bool:
    return line.startswith((" ", "- "))


def _names(line: str, following: str) -> bool:
    return not _is_item(line) and _is_item(following) and len(line) <= _LONGEST_NAME and not line.endswith((".", ";"))


def table_grid(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Grid:
    """
    A table of plain words.

    In a table of many columns, what neighbouring rows of the same first cell have in common is said once in a row across, so that the sheet has room for
    what differs. Nothing is left out.
    """
    return _compact(tuple(map(escape, columns)), tuple(tuple(map(escape, row)) for row in rows))


def _compact(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Grid:
    runs = [tuple(run) for _, run in groupby(rows, key=lambda row: row[0])]
    shared = _shared_columns(runs, len(columns)) if len(columns) > _MANY_COLUMNS else frozenset()
    own = [number for number in range(len(columns)) if number not in shared]
    if not shared or not own:
        return Grid(columns, rows)
    laid: list[tuple[str, ...]] = []
    for run in runs:
        said = [f"<b>{columns[number]}:</b> {run[0][number]}" for number in sorted(shared) if run[0][number]]
        laid.append((" · ".join(said),))
        laid += [tuple(row[number] for number in own) for row in run]
    return Grid(tuple(columns[number] for number in own), tuple(laid))


def _shared_columns(runs: list[tuple[tuple[str, ...], ...]], count: int) -> frozenset[int]:
    """The columns in which every run says one thing; the first and the last (what it is, its sources) when every run is a single row."""
    if all(len(run) == 1 for run in runs):
        return frozenset({0, count - 1})
    return frozenset(number for number in range(count) if all(len({row[number] for row in run}) == 1 for run in runs))
