"""
Runs the hand-worked cases of the content on this computer, the same way as the program answers for a patient.

A case says what a person worked out; where the program answers otherwise the difference is told in words. Nothing expected is computed here.
Not here: reading the cases, and what is said of them in a report.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, reduce
from typing import Any, Final

from msref.content_store.criteria import read_definitions
from msref.content_store.flowcharts import read_chart
from msref.content_store.golden import read_golden_cases
from msref.content_store.library import Library
from msref.content_store.options import read_options
from msref.content_store.timing import read_timing_rules, read_vaccines
from msref.domain.calculators import calculate
from msref.domain.calculators.result import CalculatorResult
from msref.domain.definitions import Assessment, assess
from msref.domain.facts import Facts, facts_from_case
from msref.domain.flowcharts.walk import walk
from msref.domain.golden import GoldenCase
from msref.domain.options import weigh
from msref.domain.timing.windows import Window
from msref.errors import BadInputError, KnownError
from msref.usecases.plan_dates import plan
from msref.words import say

# What a case that cannot be worked at all may raise; it counts as a case that fails, never as a crash of the check.
_UNWORKABLE: Final = (KnownError, ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class GoldenResult:
    """One case and where the program differs from it; nothing when it holds."""

    case: GoldenCase
    differences: tuple[str, ...]


def run_golden_cases(library: Library) -> tuple[GoldenResult, ...]:
    """Work every case of the library. Raises ContentError when rules or cases cannot be read."""
    bench = _Bench(library)
    results = []
    for case in read_golden_cases(library):
        try:
            found = tuple(bench.differences(case))
        except _UNWORKABLE as fault:
            found = (say("worked_cases.cannot_be_worked", fault=fault),)
        results.append(GoldenResult(case, found))
    return tuple(results)


class _Bench:
    """Everything that is computed with, read once."""

    def __init__(self, library: Library) -> None:
        self._parameters = library.parameters()
        self._definitions = read_definitions(library)
        self._rules = read_timing_rules(library)
        self._vaccines = read_vaccines(library)
        self._options = read_options(library)
        self._chart_of = cache(lambda chart_id: read_chart(library, chart_id)[0])
        self._ways: Final[Mapping[str, Callable[[GoldenCase], Iterator[str]]]] = {
            "definition": self._definition,
            "timing": self._timing,
            "calculator": _calculator,
            "chart": self._chart,
            "option": self._option,
        }

    def differences(self, case: GoldenCase) -> Iterator[str]:
        """Where the program answers otherwise than the case says."""
        return self._ways[case.kind](case)

    def _patient(self, case: GoldenCase) -> tuple[Facts, date]:
        today = date.fromisoformat(str(case.given["today"]))
        return facts_from_case(case.given.get("parameters") or {}, self._parameters, today), today

    def _definition(self, case: GoldenCase) -> Iterator[str]:
        facts, today = self._patient(case)
        for name, expected in _mapping(case.given["expect"]).items():
            definition = self._definitions.definition(name)
            if definition is None:
                yield say("worked_cases.no_definition", name=name)
                continue
            answer = assess(definition, facts, today, self._definitions.parameters)
            truth = None if answer.truth is None else answer.truth.value
            yield from _compare(
                say("worked_cases.applicable", name=name), _truth_word(expected["applicable"]), answer.applicable.value
            )
            yield from _compare(say("worked_cases.truth", name=name), _truth_word(expected.get("truth")), truth)
            yield from _definition_parts(name, expected, answer)

    def _timing(self, case: GoldenCase) -> Iterator[str]:
        facts, today = self._patient(case)
        made = plan(self._rules, self._vaccines, facts, today, self._parameters)
        windows = {window.id: window for window in made.windows}
        for expected in case.given.get("expect") or ():  # type: ignore[attr-defined]
            window = windows.get(expected["window"])
            if window is None:
                yield say("worked_cases.no_window", name=expected["window"])
            else:
                yield from _window(expected, window)
        for name in _texts(case.given.get("absent")):
            if name in windows:
                yield say("worked_cases.window_there", name=name)
        differing = {conflict.question for conflict in made.conflicts}
        for name in _texts(case.given.get("differ")):
            if name not in differing:
                yield say("worked_cases.no_difference", name=name)
        for name in _texts(case.given.get("agree")):
            if name in differing:
                yield say("worked_cases.difference", name=name)

    def _chart(self, case: GoldenCase) -> Iterator[str]:
        facts, today = self._patient(case)
        answers = {name: _word(answer) for name, answer in _mapping(case.given.get("answers") or {}).items()}
        walked = walk(self._chart_of(case.subject), facts, answers, today)
        expected = _mapping(case.given["expect"])
        ends = {"end": walked.end, "pending": walked.pending.node if walked.pending else None}
        for kind, node in ends.items():
            if kind in expected:
                yield from _compare(kind, expected[kind], node.id if node else None)
        if "path" in expected:
            yield from _compare("path", list(expected["path"]), [step.node.id for step in walked.path])
        yield from walked.conflicts
        yield from _unknown(expected, "end", "pending", "path")

    def _option(self, case: GoldenCase) -> Iterator[str]:
        facts, today = self._patient(case)
        ledger = weigh(self._options, facts, today)
        for name, expected in _mapping(case.given["expect"]).items():
            option = ledger.option(name)
            if option is None:
                yield say("worked_cases.no_option", name=name)
                continue
            for place, wanted in expected.items():
                stands = sorted(entry.statement.id for entry in option.at(place))
                yield from _compare(f"{name}, {place}", sorted(_texts(wanted)), stands)


def _definition_parts(name: str, expected: Mapping[str, Any], answer: Assessment) -> Iterator[str]:
    """Single clauses, and the day before which a "no" cannot be known."""
    shown = {clause.clause: clause.truth.value for clause in answer.rule.clauses()}
    for clause, wanted in _mapping(expected.get("clauses") or {}).items():
        yield from _compare(
            say("worked_cases.clause", name=name, clause=clause), _truth_word(wanted), shown.get(clause)
        )
    if expected.get("opens"):
        opens = answer.opens.isoformat() if answer.opens else None
        yield from _compare(say("worked_cases.open_until", name=name), expected["opens"], opens)
    yield from _unknown(expected, "applicable", "truth", "clauses", "opens")


def _unknown(expected: Mapping[str, Any], *known: str) -> Iterator[str]:
    """An expectation that this program does not know is never passed over: the case fails."""
    for name in expected:
        if name not in known:
            yield say("worked_cases.cannot_check", name=name)


def _calculator(case: GoldenCase) -> Iterator[str]:
    expected = _mapping(case.given["expect"])
    try:
        result = calculate(case.subject, _mapping(case.given.get("inputs") or {}))
    except BadInputError as fault:
        yield from _compare(say("worked_cases.refused"), expected.get("error"), fault.field)
        return
    if "error" in expected:
        yield say("worked_cases.not_refused", expected=expected["error"])
        return
    yield from _result(expected, result)


def _result(expected: Mapping[str, Any], result: CalculatorResult) -> Iterator[str]:
    """What a case does not name must be absent from the answer."""
    yield from _unknown(expected, "result", "range", "alternatives", "missing", "step", "caution")
    yield from _compare("result", expected.get("result"), result.result)
    yield from _compare("range", expected.get("range"), list(result.range) if result.range else None)
    yield from _compare("alternatives", expected.get("alternatives") or [], [one.value for one in result.alternatives])
    yield from _compare("missing", list(_texts(expected.get("missing"))), list(result.missing))
    for name, lines in (("step", result.steps), ("caution", result.cautions)):
        if name in expected and not any(_word(expected[name]) in line for line in lines):
            yield say("worked_cases.none_says", name=name, text=expected[name])


def _window(expected: Mapping[str, Any], window: Window) -> Iterator[str]:
    known = ("window", "kind", "status", "earliest", "latest", "cautious", "missing", "note", "without_note")
    yield from _unknown(expected, *known)
    for name in ("kind", "status"):
        if name in expected:
            yield from _compare(f"{window.id}: {name}", expected[name], getattr(window, name))
    for name in ("earliest", "latest", "cautious"):
        day: date | None = getattr(window, name)
        if name in expected:
            yield from _compare(f"{window.id}: {name}", expected[name], day.isoformat() if day else None)
    if "missing" in expected:
        yield from _compare(f"{window.id}: missing", list(_texts(expected["missing"])), list(window.missing))
    if "note" in expected and expected["note"] not in window.notes:
        yield say("worked_cases.note_missing", name=window.id, text=expected["note"])
    if expected.get("without_note") in window.notes:
        yield say("worked_cases.note_there", name=window.id, text=expected["without_note"])


def _compare(name: str, wanted: object, found: object) -> Iterator[str]:
    if not _same(wanted, found):
        yield say("worked_cases.expected_found", name=name, expected=_shown(wanted), found=_shown(found))


def _same(wanted: object, found: object) -> bool:
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(map(_same, wanted, found))
    if isinstance(wanted, dict) and isinstance(found, tuple):
        return wanted == dict(found)
    if isinstance(wanted, (int, float)) and not isinstance(wanted, bool) and isinstance(found, (int, Decimal)):
        return Decimal(str(wanted)) == Decimal(found)
    return wanted == found


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(say("worked_cases.no_mapping", value=repr(value)))
    return value


def _texts(value: object) -> Sequence[str]:
    """Names, given as a list or as one name alone."""
    if value is None:
        return ()
    return [_word(entry) for entry in value] if isinstance(value, list) else [_word(value)]


def _word(value: object) -> str:
    """A word as it was written: YAML takes yes and no, unquoted, for true and false."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _truth_word(value: object) -> object:
    return None if value is None or value == "null" else _word(value)


def _shown(value: object) -> str:
    if isinstance(value, list):
        shown = [_shown(entry) for entry in value]
        return reduce(_and, shown) if shown else say("worked_cases.none")
    return say("worked_cases.none") if value is None else str(value)


def _and(before: str, after: str) -> str:
    return say("worked_cases.and", before=before, after=after)
