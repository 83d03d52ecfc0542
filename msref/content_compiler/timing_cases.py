"""
Holds the cases in `timing/cases/*.yaml` against the timing rules.

A case is a fictional patient with dates that were worked out by hand. The content is refused when the rules give another date, another status,
or a window that a case says must not be there: a rule and its cases change together. Whether every rule with a date is in a case is checked too.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Final

from msref.content_compiler.check_fields import Form, check_form
from msref.content_compiler.problems import Place, Problems
from msref.content_compiler.yaml_lines import Node, read_yaml
from msref.domain.facts import facts_from_case, iso_date
from msref.domain.parameters import Parameter
from msref.domain.timing.plan import plan_case
from msref.domain.timing.rules import TimingRule
from msref.domain.timing.vaccines import Vaccine
from msref.domain.timing.windows import Plan, Window
from msref.errors import BadInputError

_CASE: Final = Form(
    frozenset({"id", "title", "today", "parameters"}), frozenset({"expect", "absent", "differ", "agree"})
)
_EXPECT: Final = Form(
    frozenset({"window"}),
    frozenset({"kind", "status", "earliest", "latest", "cautious", "missing", "note", "without_note"}),
)
_ID: Final = re.compile(r"plan-[a-z0-9]+(?:-[a-z0-9]+)*")
_MEND: Final = "Work the date out by hand again, and mend the rule or the case."


def check_timing_cases(
    root: Path,
    rules: Sequence[TimingRule],
    vaccines: Sequence[Vaccine],
    parameters: Iterable[Parameter],
    problems: Problems,
) -> None:
    """Report every case whose windows are not those that it expects, and every dated rule that no case expects."""
    dictionary = tuple(parameters)
    seen: set[str] = set()
    tried: set[str] = set()
    for file in sorted((root / "timing" / "cases").glob("*.yaml")):
        tree = read_yaml(file.read_text(encoding="utf-8", errors="replace"), file, problems)
        for node in tree.items if tree else []:
            check_form(node, _CASE, "a case", problems)
            case_id = node.get("id").text
            if not _ID.fullmatch(case_id) or case_id in seen:
                problems.add(
                    node.place, "bad-id", f'"{case_id}" is not a case id of its own.', "Write `plan-…`, each once."
                )
            seen.add(case_id)
            made = _plan(node, rules, vaccines, dictionary, problems)
            if made is not None:
                tried |= _held(node, made, problems)
    for rule in rules:
        if rule.bounds and rule.id not in tried:
            place = Place(root / "timing" / "cases", 1)
            what = f'No case expects a date of the rule "{rule.id}".'
            problems.add(place, "rule-without-case", what, "Write a case with a date worked out by hand.")


def _plan(
    node: Node,
    rules: Sequence[TimingRule],
    vaccines: Sequence[Vaccine],
    parameters: tuple[Parameter, ...],
    problems: Problems,
) -> Plan | None:
    today = iso_date(node.get("today").text)
    if today is None:
        problems.add(
            node.get("today").place, "bad-date", "The day of the case is not an ISO date.", "Write 2026-11-20."
        )
        return None
    try:
        facts = facts_from_case(node.get("parameters").plain() or {}, parameters, today)
    except BadInputError as fault:
        problems.add(node.get("parameters").place, "bad-case-value", str(fault), "Look it up in parameters/.")
        return None
    return plan_case(rules, vaccines, facts, today, {parameter.id: parameter for parameter in parameters})


def _held(node: Node, made: Plan, problems: Problems) -> set[str]:
    """The ids of the rules whose dates the case expects; differences are reported."""
    windows = {window.id: window for window in made.windows}
    tried = set()
    for expected in node.get("expect").items:
        check_form(expected, _EXPECT, "what a case expects", problems)
        window = windows.get(expected.get("window").text)
        if window is None:
            what = f'There is no window "{expected.get("window").text}"; there are: {", ".join(sorted(windows))}.'
            problems.add(expected.place, "case-fails", what, _MEND)
            continue
        if expected.has("earliest") or expected.has("latest"):
            tried.add(window.rule_id)
        for what in _differences(expected, window):
            problems.add(expected.place, "case-fails", f"{window.id}: {what}", _MEND)
    _hold_whole(node, made, windows.keys(), problems)
    return tried


def _hold_whole(node: Node, made: Plan, windows: Collection[str], problems: Problems) -> None:
    """Report windows that must not be there, and differences between sources that are told or not told against the case."""
    for name in node.texts("absent"):
        if name in windows:
            problems.add(node.get("absent").place, "case-fails", f'The window "{name}" is there.', _MEND)
    differing = {conflict.question for conflict in made.conflicts}
    for name in node.texts("differ"):
        if name not in differing:
            problems.add(node.get("differ").place, "case-fails", f'No difference is told on "{name}".', _MEND)
    for name in node.texts("agree"):
        if name in differing:
            problems.add(node.get("agree").place, "case-fails", f'A difference is told on "{name}".', _MEND)


def _differences(expected: Node, window: Window) -> Iterable[str]:
    shown = {
        "kind": window.kind,
        "status": window.status,
        "earliest": window.earliest.isoformat() if window.earliest else "",
        "latest": window.latest.isoformat() if window.latest else "",
        "cautious": window.cautious.isoformat() if window.cautious else "",
    }
    for name, value in shown.items():
        if expected.has(name) and expected.get(name).text != value:
            yield f"{name} is {value or 'nothing'}, the case expects {expected.get(name).text}."
    if "missing" in expected.mapping and expected.texts("missing") != window.missing:
        yield f"missing is {', '.join(window.missing) or 'nothing'}, the case expects {', '.join(expected.texts('missing')) or 'nothing'}."
    if expected.has("note") and expected.get("note").text not in window.notes:
        yield f"the note “{expected.get('note').text}” is not there."
    if expected.has("without_note") and expected.get("without_note").text in window.notes:
        yield f"the note “{expected.get('without_note').text}” is there."
