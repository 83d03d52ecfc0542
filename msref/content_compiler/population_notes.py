"""
The notes of a record for a group of people (`populations:`): checked and rendered, for every kind of record that may carry them.

When a note concerns a patient is worked out in `msref.domain.populations`; timing rules say such things in their own `notes`, which have a criterion.
"""

from collections.abc import Mapping

from msref.content_compiler.chart_page import InlineRenderer
from msref.content_compiler.check_fields import POPULATION_NOTES, check_form
from msref.content_compiler.problems import Problems
from msref.content_compiler.render import Rendered
from msref.content_compiler.yaml_lines import Node


def population_notes(node: Node, render_inline: InlineRenderer, problems: Problems) -> dict[str, Rendered]:
    """The notes of a record by group; a group that is none and a note without a source are reported."""
    notes = node.get("populations")
    check_form(notes, POPULATION_NOTES, "the notes for populations", problems)
    rendered = {}
    for group, note in notes.mapping.items():
        rendered[group] = render_inline(note)
        if not rendered[group].citations:
            problems.add(note.place, "record-without-source", "The note cites no source.", "Cite it in the note.")
    return rendered


def stored_notes(notes: Mapping[str, Rendered]) -> dict[str, str]:
    """The notes as a record keeps them."""
    return {f"note:{group}": note.html for group, note in notes.items()}
