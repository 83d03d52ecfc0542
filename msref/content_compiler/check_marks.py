"""
Checks what the texts say of their sources: citations and links resolve, every figure has its citation, relations are words.

A text is any field that is shown, or a block of a Markdown body (a paragraph, list item or table line).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from msref.content_compiler.gather import Draft, Gathered
from msref.content_compiler.inline import citations_in, links_in, reference_numbers, without_marks
from msref.content_compiler.problems import Place, Problems
from msref.content_compiler.yaml_lines import Node

# Written for patients, without references: never enough for a figure.
UNREFERENCED_TYPES: Final = frozenset({"patient article"})

# Fields whose text is shown with its citations.
MARKED_FIELDS: Final = frozenset(
    {
        "summary",
        "design",
        "population",
        "activity_definition",
        "intervention",
        "comparator",
        "follow_up",
        "meaning",
        "result",
    },
)
MARKED_LISTS: Final = frozenset({"differences", "gaps", "footnotes"})

_COMPARISON: Final = re.compile(r"≥|≤|⩾|⩽|>=|<=|[<>]")
_P_VALUE: Final = re.compile(r"\bp\s*[<>=≤≥]+\s*[0-9.,]+", re.IGNORECASE)
# Figures that are names, not claims: NEDA-3, T2, CD20, grade of headings and list numbers.
_NAMES_WITH_DIGITS: Final = re.compile(
    r"\b(?:NEDA-\d|[Ss]phingosine-1-phosphate|[TtBb]\d\b|T[12]-?\w*|CD\d+|IFN-β?-?\d\w|β-?1[ab]|S1P\d?|IL-\d+|COVID-19|Table \d|Tables \d|Phase \d|phase \d|"
    r"[A-Z]{3,}-?\d{1,3}\b|1a|1b)",
)


@dataclass(frozen=True, slots=True)
class SourceRules:
    """What a citation of one source must fulfil."""

    source_type: str
    sections: tuple[str, ...]
    references: int


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that stands on its own, with its place."""

    text: str
    place: Place
    clinical: bool = True


def source_rules(gathered: Gathered) -> dict[str, SourceRules]:
    """The rules of every source by key."""
    rules: dict[str, SourceRules] = {}
    for draft in gathered.of_kind("source"):
        highest = draft.node.get("references").value
        rules[draft.id] = SourceRules(
            draft.node.get("source_type").text,
            draft.node.texts("sections"),
            highest if isinstance(highest, int) else 0,
        )
    return rules


def check_marks(gathered: Gathered, ids: frozenset[str], problems: Problems) -> None:
    """Report every fault of the marks in all drafts. `ids` are all records that can be linked."""
    rules = source_rules(gathered)
    for draft in gathered.drafts:
        if draft.kind == "source":
            continue
        for block in blocks_of(draft):
            check_block(block, rules, ids, problems)
        for related in draft.node.get("related").items:
            _check_link(related.text, related.place, ids, problems)
        _check_has_source(draft, problems)


def check_block(block: Block, rules: Mapping[str, SourceRules], ids: frozenset[str], problems: Problems) -> None:
    """Report the faults of one block of text."""
    for citation in citations_in(block.text):
        _check_citation(citation.key, citation.locator, block.place.down(citation.line), rules, problems)
    for link in links_in(block.text):
        _check_link(link.record_id, block.place.down(link.line), ids, problems)
    if block.clinical:
        _check_figures(block, rules, problems)
        _check_comparisons(block, problems)


def blocks_of(draft: Draft) -> Iterator[Block]:
    """Every text of a draft that is shown with its marks."""
    yield from _field_blocks(draft.node)
    for outcome in draft.node.get("outcomes").items:
        yield from _field_blocks(outcome)
    for row in draft.node.get("rows").items:
        yield _row_block(row)
    if draft.body_place is not None:
        yield from body_blocks(draft.body, draft.body_place)


def _field_blocks(node: Node) -> Iterator[Block]:
    for name, value in node.mapping.items():
        if name in MARKED_FIELDS and value.text:
            yield Block(value.text, value.place)
        if name in MARKED_LISTS:
            yield from (Block(entry.text, entry.place) for entry in value.items)
        if name == "populations":
            yield from (Block(note.text, note.place) for note in value.mapping.values())


def _row_block(row: Node) -> Block:
    """A row is one block: its sources stand for all its cells."""
    cells = " ; ".join(cell.text for cell in row.get("cells").mapping.values())
    return Block(f"{cells} {' '.join(row.texts('sources'))}", row.place)


def body_blocks(body: str, place: Place) -> Iterator[Block]:
    """Paragraphs, list items and table lines of a Markdown body; headings and rules are left out."""
    lines: list[str] = []
    start = 0
    for number, line in enumerate([*body.split("\n"), ""]):
        stripped = line.strip()
        begins = re.match(r"(?:[-*+]|\d+\.)\s|\|", stripped) is not None
        if lines and (not stripped or begins or stripped.startswith("#")):
            yield Block("\n".join(lines), place.down(start))
            lines = []
        if stripped and not stripped.startswith("#") and not re.fullmatch(r"[|:\s-]+", stripped):
            if not lines:
                start = number
            lines.append(line)


def _check_citation(key: str, locator: str, place: Place, rules: Mapping[str, SourceRules], problems: Problems) -> None:
    rule = rules.get(key)
    if rule is None:
        near = get_close_matches(key, rules, n=1)
        hint = f"Did you mean `{near[0]}`? " if near else ""
        problems.add(
            place,
            "unknown-source",
            f'There is no source "{key}".',
            f"{hint}Write sources/{key}.yaml, or cite a source that is there.",
        )
        return
    if not locator:
        problems.add(
            place,
            "no-locator",
            f'The citation of "{key}" does not say where in it.',
            f"Write [@{key}, section or table].",
        )
        return
    if rule.sections and not locator.startswith(rule.sections):
        near = get_close_matches(locator, rule.sections, n=1, cutoff=0.3)
        hint = f"Did you mean `{near[0]}`? " if near else ""
        problems.add(
            place,
            "unknown-section",
            f'"{locator}" does not begin with a section of {key}.',
            f"{hint}The sections are listed in sources/{key}.yaml.",
        )
    beyond = [number for number in reference_numbers(locator) if rule.references and not 1 <= number <= rule.references]
    if beyond:
        problems.add(
            place,
            "reference-out-of-range",
            f"{key} has reference numbers 1 to {rule.references}; {beyond[0]} is not one of them.",
            "Look the number up in the source.",
        )


def _check_link(record_id: str, place: Place, ids: frozenset[str], problems: Problems) -> None:
    if record_id in ids:
        return
    near = get_close_matches(record_id, ids, n=1, cutoff=0.5)
    hint = f"Did you mean `{near[0]}`? " if near else ""
    problems.add(
        place,
        "unresolved-link",
        f'The link points to "{record_id}", which is not a record.',
        f"{hint}Link an id that is there.",
    )


def _check_figures(block: Block, rules: Mapping[str, SourceRules], problems: Problems) -> None:
    words = _NAMES_WITH_DIGITS.sub("", re.sub(r"^\s*\d+\.\s", "", without_marks(block.text)))
    figure = re.search(r"\d[\d.,]*", words)
    if figure is None:
        return
    cited = [rules[mark.key].source_type for mark in citations_in(block.text) if mark.key in rules]
    shown = " ".join(words.split())[:60]
    if not cited:
        problems.add(
            block.place,
            "figure-without-citation",
            f'The figure {figure[0]} has no citation in its paragraph: "{shown}…".',
            "Cite where it stands, with a locator, in the same paragraph, item or cell.",
        )
    elif all(source_type in UNREFERENCED_TYPES for source_type in cited):
        problems.add(
            block.place,
            "figure-from-patient-article",
            f'The figure {figure[0]} rests on an unreferenced patient article alone: "{shown}…".',
            "Cite a source that can be checked, or say it without the figure.",
        )


def _check_comparisons(block: Block, problems: Problems) -> None:
    words = _P_VALUE.sub("", without_marks(block.text))
    words = re.sub(r"^\s*>\s", "", words, flags=re.MULTILINE)
    sign = _COMPARISON.search(words)
    if sign is not None:
        problems.add(
            block.place,
            "bare-comparison",
            f'The sign "{sign[0]}" is easily read the wrong way round or lost in copying.',
            'Write it in words: "at least", "at most", "more than", "fewer than", "above", "below".',
        )


def _check_has_source(draft: Draft, problems: Problems) -> None:
    if draft.kind == "table" and draft.node.has("studies"):
        return
    if not any(True for block in blocks_of(draft) for _ in citations_in(block.text)):
        problems.add(
            draft.place,
            "record-without-source",
            f'The record "{draft.id}" cites no source.',
            "Cite where each statement stands.",
        )
