"""
Read a case file: what is known of a patient, what was answered by hand, and the day it is for.

The file is JSON: ``{"today": "2026-11-20", "parameters": {...}, "answers": {question: answer}}``. Dates are ISO, yes and no are true and
false, unknown is left out or null. Every fault is a BadInputError with one sentence that names the field; nothing is guessed.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, NoReturn

from msref.domain.facts import Facts, did_you_mean, facts_from_case, iso_date
from msref.domain.parameters import Parameter
from msref.errors import BadInputError

_KEYS: Final = ("today", "parameters", "answers")


@dataclass(frozen=True, slots=True)
class Case:
    """A case as read: the facts, the answers given by hand (question id to answer id) and the day it is for."""

    facts: Facts
    answers: dict[str, str]
    today: date


def read_case(text: str, parameters: Iterable[Parameter]) -> Case:
    """
    Read the text of a case file.

    Whether its answers exist depends on the algorithm and is told when it is walked. Raises BadInputError naming the field.
    """
    data = _object(text)
    for key in data:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS)
            raise BadInputError(f'A case has no field "{key}"; it has today, parameters and answers.{hint}', field=key)
    today = iso_date(data.get("today"))
    if today is None:
        raise BadInputError('"today" must be the day the case is for, written as YYYY-MM-DD.', field="today")
    given = data.get("parameters")
    return Case(
        facts=facts_from_case({} if given is None else given, parameters, today),
        answers=_answers(data.get("answers")),
        today=today,
    )


def _object(text: str) -> dict[str, object]:
    try:
        data = json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_such_number)
    except json.JSONDecodeError as fault:
        raise BadInputError(
            f"The case is not readable JSON: {fault.msg} in line {fault.lineno}.", field="case"
        ) from fault
    except (RecursionError, ValueError) as fault:
        raise BadInputError(
            "The case is not readable JSON: it is nested too deeply or holds a number of absurd length.", field="case"
        ) from fault
    if not isinstance(data, dict):
        raise BadInputError('The case must be a JSON object with "today", "parameters" and "answers".', field="case")
    return data


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    # JSON lets a name stand twice and keeps the last value; for a patient's facts that would hide a contradiction.
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise BadInputError(f'"{name}" stands twice in the case.', field=name)
        found[name] = value
    return found


def _no_such_number(name: str) -> NoReturn:
    raise BadInputError(f"{name} is not a number that a patient can have.", field="case")


def _answers(data: object) -> dict[str, str]:
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise BadInputError('"answers" must be an object of questions and their answers.', field="answers")
    for question, answer in data.items():
        if answer is not None and not isinstance(answer, str):
            raise BadInputError(
                f'The answer to "{question}" must be the name of one of its answers.', field=str(question)
            )
    return {question: answer for question, answer in data.items() if answer is not None}
