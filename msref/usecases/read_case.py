"""
Read a case file: what is known of a patient, what was answered by hand, and the day it is for.

The file is JSON: ``{"today": "2026-11-20", "parameters": {...}, "answers": {algorithm: {question: answer}}}``. Where only one algorithm is meant
the answers may stand without its name, ``{question: answer}``. Dates are ISO, yes and no are true and false, unknown is left out or null. Every
fault is a BadInputError that names the field and, where the field stands in the text, its line; nothing is guessed.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NoReturn

from msref.domain.facts import Facts, did_you_mean, facts_from_case, iso_date
from msref.domain.parameters import Parameter
from msref.errors import BadInputError
from msref.words import say

_KEYS: Final = ("today", "parameters", "answers")
_LONGEST_SEARCHED: Final = 1_000_000  # letters; no case is longer, and a text that is none is not searched
_LINES_TOLD: Final = 2


@dataclass(frozen=True, slots=True)
class Case:
    """
    A case as read: the facts, the answers given by hand and the day it is for.

    `answers` are those that name no algorithm (question id to answer id), `by_chart` those of each algorithm that the file names.
    """

    facts: Facts
    answers: dict[str, str]
    today: date
    by_chart: dict[str, dict[str, str]] = field(default_factory=dict)

    def answers_in(self, chart_id: str) -> dict[str, str]:
        """The answers for one algorithm: those under its name, else those that name none."""
        return self.by_chart.get(chart_id, self.answers)


class _PlacedError(BadInputError):
    """A fault whose sentence tells the line already."""


def read_case(text: str, parameters: Iterable[Parameter]) -> Case:
    """
    Read the text of a case file.

    Whether its answers exist depends on the algorithm and is told when it is walked. Raises BadInputError naming the field.
    """
    try:
        return _read(_object(text), parameters)
    except BadInputError as fault:
        raise told_with_line(fault, text) from fault


def told_with_line(fault: BadInputError, text: str) -> BadInputError:
    """The same fault with the line where its field stands in the text; as it is when it tells a line, or the field stands nowhere or often."""
    if isinstance(fault, _PlacedError) or len(text) > _LONGEST_SEARCHED:
        return fault
    name = re.escape(json.dumps(fault.field.partition("[")[0], ensure_ascii=False))
    lines = [str(number) for number, line in enumerate(text.split("\n"), 1) if re.search(rf"{name}\s*:", line)]
    if not 1 <= len(lines) <= _LINES_TOLD:
        return fault
    if len(lines) == 1:
        return _PlacedError(say("case.see_line", fault=fault, line=lines[0]), field=fault.field)
    return _PlacedError(say("case.see_lines", fault=fault, first=lines[0], second=lines[1]), field=fault.field)


def _read(data: dict[str, object], parameters: Iterable[Parameter]) -> Case:
    for key in data:
        if key not in _KEYS:
            words = say("case.no_such_field", name=key)
            raise BadInputError(f"{words}{did_you_mean(key, _KEYS)}", field=key)
    today = iso_date(data.get("today"))
    if today is None:
        raise BadInputError(say("case.no_day"), field="today")
    given = data.get("parameters")
    facts = facts_from_case({} if given is None else given, parameters, today)
    answers, by_chart = _answers(data.get("answers"))
    return Case(facts, answers, today, by_chart)


def _object(text: str) -> dict[str, object]:
    try:
        data = json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_such_number)
    except json.JSONDecodeError as fault:
        words = say("case.not_json", fault=fault.msg, line=fault.lineno)
        raise _PlacedError(words, field="case") from fault
    except (RecursionError, ValueError) as fault:
        raise BadInputError(say("case.too_deep"), field="case") from fault
    if not isinstance(data, dict):
        raise BadInputError(say("case.no_object"), field="case")
    return data


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    # JSON lets a name stand twice and keeps the last value; for a patient's facts that would hide a contradiction.
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise BadInputError(say("case.stands_twice", name=name), field=name)
        found[name] = value
    return found


def _no_such_number(name: str) -> NoReturn:
    raise BadInputError(say("case.no_such_number", name=name), field="case")


def _answers(data: object) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The answers that name no algorithm, and those under the name of one; a file has one of the two forms."""
    if data is None:
        return {}, {}
    if not isinstance(data, dict):
        raise BadInputError(say("case.answers_no_object"), field="answers")
    by_chart = {name: given for name, given in data.items() if isinstance(given, dict)}
    bare = {name: given for name, given in data.items() if not isinstance(given, dict) and given is not None}
    if by_chart and bare:
        raise BadInputError(say("case.answers_mixed", name=next(iter(bare))), field="answers")
    return _checked(bare), {chart: _checked(given) for chart, given in by_chart.items()}


def _checked(given: dict[str, object]) -> dict[str, str]:
    answers = {}
    for question, answer in given.items():
        if answer is None:
            continue
        if not isinstance(answer, str):
            raise BadInputError(say("case.answer_no_name", question=question), field=question)
        answers[question] = answer
    return answers
