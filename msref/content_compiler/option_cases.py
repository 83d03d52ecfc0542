"""
Weighs the fictional cases that stand beside the treatment options.

A case says for single options which statements stand at which place. The content is refused when the rules give another answer, and when a
blocking statement has no case in which it holds, none in which it cannot be told or none in which it does not hold.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from msref.content_compiler.check_fields import Form, check_form
from msref.content_compiler.problems import Problems
from msref.content_compiler.yaml_lines import Node
from msref.domain.facts import Facts, facts_from_case, iso_date
from msref.domain.options import BLOCKING, LEFT_OUT, PLACES, UNKNOWN, Ledger, TreatmentOption, WeighedOption, weigh
from msref.domain.parameters import Parameter
from msref.errors import BadInputError

_CASE: Final = Form(frozenset({"id", "title", "today", "expect"}), frozenset({"parameters"}))
_EXPECT: Final = Form(frozenset(), frozenset(PLACES))
_ID: Final = re.compile(r"ledger-case-[a-z0-9]+(?:-[a-z0-9]+)*")
_WANTED: Final = {
    BLOCKING: "in which it holds",
    UNKNOWN: "in which it cannot be told",
    LEFT_OUT: "in which it does not hold",
}


def check_option_cases(
    tree: Node, options: tuple[TreatmentOption, ...], parameters: tuple[Parameter, ...], problems: Problems
) -> None:
    """Report every case that is not read or does not hold, and every blocking statement that the cases do not try in all three ways."""
    seen: set[str] = set()
    tried: dict[str, set[str]] = {}
    for node in tree.items:
        check_form(node, _CASE, "a case", problems)
        case_id = node.get("id").text
        if not _ID.fullmatch(case_id) or case_id in seen:
            what = f'"{case_id}" is not a case id of its own.'
            problems.add(node.place, "bad-id", what, "Write `ledger-case-…`, each once.")
        seen.add(case_id)
        read = _read(node, parameters, problems)
        if read is not None:
            ledger = weigh(options, *read)
            for option_id, expected in node.get("expect").mapping.items():
                _check_option(option_id, expected, ledger, tried, problems)
    _check_tried(tree, options, tried, problems)


def _read(node: Node, parameters: tuple[Parameter, ...], problems: Problems) -> tuple[Facts, date] | None:
    today, given = iso_date(node.get("today").text), node.get("parameters")
    if today is None:
        what = "The day of the case is not an ISO date."
        problems.add(node.get("today").place, "bad-date", what, "Write `today: 2026-11-20`.")
        return None
    try:
        return facts_from_case(given.plain() or {}, parameters, today), today
    except BadInputError as fault:
        place = given.get(fault.field.split("[")[0]).place
        problems.add(place, "bad-case-value", str(fault), "Look the parameter up in parameters/.")
        return None


def _check_option(
    option_id: str, expected: Node, ledger: Ledger, tried: dict[str, set[str]], problems: Problems
) -> None:
    option = ledger.option(option_id)
    if option is None:
        known = ", ".join(entry.id for entry in ledger.options)
        problems.add(
            expected.place, "unknown-choice", f'There is no treatment option "{option_id}".', f"Known: {known}."
        )
        return
    check_form(expected, _EXPECT, "what a case expects of an option", problems)
    for place in (name for name in PLACES if name in expected.mapping):
        stands = _ids(option, place)
        for statement_id in stands:
            tried.setdefault(statement_id, set()).add(place)
        if sorted(expected.texts(place)) != sorted(stands):
            problems.add(
                expected.get(place).place,
                "case-fails",
                f'For "{option_id}" the rules put at {place}: {", ".join(stands) or "nothing"}.',
                "Look at the rules and the case, and mend the one that is wrong.",
            )


def _ids(option: WeighedOption, place: str) -> list[str]:
    return [entry.statement.id for entry in option.at(place)]


def _check_tried(
    tree: Node, options: tuple[TreatmentOption, ...], tried: Mapping[str, set[str]], problems: Problems
) -> None:
    blocking = [entry.id for option in options for entry in option.statements if entry.side == BLOCKING]
    for statement_id in blocking:
        for place, words in _WANTED.items():
            if place not in tried.get(statement_id, set()):
                problems.add(
                    tree.place,
                    "blocking-without-case",
                    f'The blocking statement "{statement_id}" has no case {words}.',
                    f"Write a case that expects it at {place}.",
                )
