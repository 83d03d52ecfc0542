"""
Works the cases that stand beside a definition: fictional patients with the answers that were worked out by hand.

A case is refused when its facts cannot be read or contradict each other, and when the rule answers otherwise than it says.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msref.content_compiler.check_fields import Form, check_form
from msref.content_compiler.problems import Problems
from msref.content_compiler.yaml_lines import Node
from msref.domain.consistency import check_consistency
from msref.domain.definitions import Assessment, Definition, assess
from msref.domain.facts import facts_from_case, iso_date
from msref.domain.parameters import Parameter
from msref.errors import BadInputError

FEWEST_CASES: Final = 10

_CASE: Final = Form(frozenset({"id", "title", "today", "expect", "because"}), frozenset({"parameters"}))
_EXPECT: Final = Form(frozenset({"applicable"}), frozenset({"truth", "clauses", "opens"}))
_MEND: Final = "Look at the rule, the case and the source, and mend the one that is wrong."
_ID: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def check_cases(
    tree: Node, definitions: tuple[Definition, ...], parameters: Mapping[str, Parameter], problems: Problems
) -> None:
    """Work every case of one definition and report those that fail."""
    if len(tree.items) < FEWEST_CASES:
        problems.add(
            tree.place,
            "too-few-cases",
            f"There are {len(tree.items)} cases; a rule needs {FEWEST_CASES}.",
            "Add cases at the bounds and with inputs missing.",
        )
    seen: set[str] = set()
    for node in tree.items:
        check_form(node, _CASE, "a case", problems)
        case_id = node.get("id").text
        if not _ID.fullmatch(case_id) or case_id in seen:
            problems.add(
                node.place, "bad-id", f'"{case_id}" is not a case id of its own.', "Number the cases, each once."
            )
        seen.add(case_id)
        _check_case(node, definitions, parameters, problems)


def _check_case(
    node: Node, definitions: tuple[Definition, ...], parameters: Mapping[str, Parameter], problems: Problems
) -> None:
    today = iso_date(node.get("today").text)
    if today is None:
        problems.add(
            node.get("today").place, "bad-date", "The day of the case is not an ISO date.", "Write `today: 2026-11-20`."
        )
        return
    given = node.get("parameters")
    try:
        facts = facts_from_case(given.plain() or {}, parameters.values(), today)
        check_consistency(facts, parameters, today)
    except BadInputError as fault:
        place = given.get(fault.field).place
        problems.add(place, "bad-case-value", str(fault), "Look the parameter up in parameters/.")
        return
    known = {definition.id: definition for definition in definitions}
    for definition_id, expected in node.get("expect").mapping.items():
        definition = known.get(definition_id)
        if definition is None:
            problems.add(
                expected.place,
                "unknown-definition",
                f'"{definition_id}" is not answered here; answered are {", ".join(known)}.',
                "Name one of these.",
            )
            continue
        check_form(expected, _EXPECT, "what a case expects", problems)
        found = assess(definition, facts, today, parameters)
        for what in _part_differences(expected, found):
            problems.add(expected.place, "case-fails", f"{definition_id}: {what}", _MEND)
        for what in _answer_differences(expected, found):
            problems.add(expected.place, "case-fails", f"{definition_id} {what}", _MEND)


def _answer_differences(expected: Node, found: Assessment) -> Iterator[str]:
    """The answer as a whole, when it is not the one that the case expects."""
    answer = (found.applicable.value, "null" if found.truth is None else found.truth.value)
    wanted = (expected.get("applicable").text, expected.get("truth").text or "null")
    if answer != wanted:
        yield (
            f"is expected applicable {wanted[0]}, truth {wanted[1]}; the rule gives applicable {answer[0]}, truth {answer[1]}."
        )


def _part_differences(expected: Node, found: Assessment) -> Iterator[str]:
    """Single clauses, and the day before which a "no" cannot be known, that are not as the case says: a reader sees them beside the answer."""
    shown = {clause.clause: clause.truth.value for clause in found.rule.clauses()}
    for clause_id, wanted in expected.get("clauses").mapping.items():
        if shown.get(clause_id) != wanted.text:
            told = shown.get(clause_id, "nothing: there is no such clause")
            yield f"the clause {clause_id} is expected {wanted.text}; the rule gives {told}."
    opens = found.opens.isoformat() if found.opens else ""
    if expected.has("opens") and expected.get("opens").text != opens:
        yield f"it is expected to stay open until {expected.get('opens').text}; the rule gives {opens or 'no day'}."
