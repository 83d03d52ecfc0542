"""
Checks the fields of drafts: required ones there, no unknown ones, ids well formed, unique and equal to the file name.

What the texts inside the fields cite and link is checked in `check_marks`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from msref.content_compiler.gather import Draft, Gathered
from msref.content_compiler.problems import Problems
from msref.content_compiler.yaml_lines import Node
from msref.domain.populations import POPULATIONS
from msref.domain.records import TOPICS

ID_FORM: Final = re.compile(r"[a-z0-9]+(?:[-_]+[a-z0-9]+)*")
DATE_FORM: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one kind of mapping: those it must have and those it may have."""

    required: frozenset[str]
    optional: frozenset[str]


def _form(required: str, optional: str = "") -> Form:
    return Form(frozenset(required.split()), frozenset(optional.split()))


_COMMON = "id title summary topic strength"
_MORE = "tags synonyms related populations"

FORMS: Final = {
    "article": _form(_COMMON, _MORE),
    "drug": _form(f"{_COMMON} drug_class", f"{_MORE} brands"),
    "definition": _form(f"{_COMMON} definition_kind jurisdiction version", f"{_MORE} year"),
    "study": _form(
        f"{_COMMON} facets design population activity_definition intervention comparator follow_up outcomes",
        "tags synonyms related differences gaps reference",
    ),
    "table": _form(_COMMON, "tags synonyms related columns rows studies footnotes"),
    "glossary": _form("id term title meaning", "match synonyms"),
    "source": _form(
        "id title label citation source_type strength",
        "year jurisdiction pmid doi url read_as note sections references reference_list synonyms",
    ),
}
OUTCOME: Final = _form("id outcome result", "effect")
ROW: Final = _form("id title cells sources", "study facets synonyms effect delay")
POPULATION_NOTES: Final = _form("", " ".join(POPULATIONS))
PACK: Final = _form("id version date licence review_state", "reviewed_by sources_named")

DEFINITION_KINDS: Final = (
    "outcome",
    "activity",
    "label",
    "trial",
    "relapse-severity",
    "steroid-failure",
    "predictor",
    "recommendation",
)


def check_fields(gathered: Gathered, problems: Problems) -> None:
    """Report every missing, unknown or ill-formed field of the pack and of all drafts."""
    check_form(gathered.pack, PACK, "pack.yaml", problems)
    if gathered.pack.has("date") and not DATE_FORM.fullmatch(gathered.pack.get("date").text):
        problems.add(
            gathered.pack.get("date").place,
            "bad-date",
            "The date of the pack is not an ISO date.",
            "Write it as 2026-11-21.",
        )
    for draft in gathered.drafts:
        check_form(draft.node, FORMS[draft.kind], f"a record of kind {draft.kind}", problems)
        _check_id(draft, problems)
        _check_values(draft, problems)
    _check_ids_once(gathered.drafts, problems)


def check_form(node: Node, form: Form, what: str, problems: Problems) -> None:
    """Report fields that are missing from, or unknown to, one mapping."""
    for name in sorted(form.required):
        if not node.has(name) or (not node.get(name).text and not node.get(name).items and not node.get(name).mapping):
            problems.add(
                node.place, "missing-field", f'The field "{name}" of {what} is missing or empty.', f"Write `{name}: …`."
            )
    known = form.required | form.optional
    for name, value in node.mapping.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"Did you mean `{near[0]}`? " if near else ""
            problems.add(
                value.place,
                "unknown-field",
                f'"{name}" is not a field of {what}; it would be lost.',
                f"{hint}Known fields: {', '.join(sorted(known))}.",
            )


def _check_id(draft: Draft, problems: Problems) -> None:
    record_id = draft.id
    if not record_id:
        return
    place = draft.node.get("id").place
    if not ID_FORM.fullmatch(record_id):
        problems.add(
            place,
            "bad-id",
            f'The id "{record_id}" is not well formed.',
            "Use lower-case letters, digits and single hyphens.",
        )
    single = draft.kind != "glossary" and draft.place.line <= 2  # noqa: PLR2004 - front matter begins on line 2
    if single and draft.place.file.stem != record_id:
        problems.add(
            place,
            "id-not-file-name",
            f'The id "{record_id}" differs from the file name "{draft.place.file.stem}".',
            "Make them equal; a released id is never changed.",
        )
    if draft.kind == "glossary" and not record_id.startswith("term-"):
        problems.add(
            place, "bad-id", f'The glossary id "{record_id}" does not begin with "term-".', f"Write `term-{record_id}`."
        )


def _check_values(draft: Draft, problems: Problems) -> None:
    check_form(draft.node.get("populations"), POPULATION_NOTES, "the notes for populations", problems)
    topic = draft.node.get("topic")
    if topic.text and topic.text not in TOPICS:
        report_choice(topic, "topic", TOPICS, problems)
    kind = draft.node.get("definition_kind")
    if kind.text and kind.text not in DEFINITION_KINDS:
        report_choice(kind, "definition kind", DEFINITION_KINDS, problems)
    year = draft.node.get("year")
    if year.value is not None and not (isinstance(year.value, int) and 1800 < year.value < 2200):  # noqa: PLR2004 - plausible years
        problems.add(
            year.place,
            "bad-year",
            f'"{year.text}" is not a year.',
            "Write four digits, or leave the field out when undated.",
        )
    for entry in draft.node.get("outcomes").items:
        check_form(entry, OUTCOME, "an outcome", problems)
    for entry in draft.node.get("rows").items:
        check_form(entry, ROW, "a table row", problems)


def report_choice(node: Node, what: str, known: Iterable[str], problems: Problems) -> None:
    """Report a word that is not one of those known."""
    near = get_close_matches(node.text, list(known), n=1)
    hint = f"Did you mean `{near[0]}`? " if near else ""
    problems.add(node.place, "unknown-choice", f'"{node.text}" is not a {what}.', f"{hint}Known: {', '.join(known)}.")


def _check_ids_once(drafts: list[Draft], problems: Problems) -> None:
    first: dict[str, Draft] = {}
    for draft in drafts:
        ids = [draft.node.get("id"), *(row.get("id") for row in draft.node.get("rows").items)]
        for node in ids:
            if node.text and node.text in first:
                other = first[node.text]
                problems.add(
                    node.place,
                    "duplicate-id",
                    f'The id "{node.text}" stands twice; the other is in {other.place.file.name}.',
                    "Give one of the two another id.",
                )
            elif node.text:
                first[node.text] = draft
