"""
Write a case file: the very form that `read_case` reads, and nothing else.

A case holds parameters, the answers given by hand in each algorithm and the day. There is no field for a name, a number or a free text, so none can be written.
Where a file goes is asked by the caller; here it is text.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from msref.domain.consistency import check_consistency
from msref.domain.exposures import exposure_from_text
from msref.domain.facts import Facts, Value
from msref.domain.parameters import Parameter
from msref.errors import BadInputError
from msref.usecases.read_case import Case, read_case, told_with_line

# One word, so that Windows and macOS can open such a file with msref; the text inside is JSON. Files named `.json` are read too.
SUFFIX: Final = ".msrefcase"

_EXPOSURE_FIELDS: Final = ("drug", "start", "last_dose", "next_due", "stop_reason", "adequate")


def case_text(
    facts: Facts, parameters: Iterable[Parameter], answers: Mapping[str, Mapping[str, str]], today: date
) -> str:
    """
    A case as the text of its file; parameters in the order of the dictionary, so that the same case is the same text.

    `answers` are those given by hand, by algorithm; an algorithm that was opened and answered by the parameters alone has none.
    """
    data = {
        "today": today.isoformat(),
        "parameters": {
            parameter.id: _plain(parameter, value)
            for parameter in parameters
            if (value := facts.value(parameter.id)) is not None
        },
        "answers": {chart: dict(given) for chart, given in answers.items()},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def case_from_text(text: str, parameters: Iterable[Parameter]) -> Case:
    """A case that can be taken as a whole: readable, and not contradicting itself. Raises BadInputError naming the field."""
    known = {parameter.id: parameter for parameter in parameters}
    case = read_case(text, known.values())
    try:
        check_consistency(case.facts, known, case.today)
    except BadInputError as fault:
        raise told_with_line(fault, text) from fault
    return case


def _plain(parameter: Parameter, value: Value) -> object:
    """A value as JSON has it; a number that may come in several units is written with the unit that it is kept in."""
    match value:
        case bool() | str():
            return value
        case date():
            return value.isoformat()
        case tuple():
            return [_exposure(line) for line in value] if parameter.kind == "exposures" else list(value)
        case _:
            unit = next((choice.unit for choice in parameter.units if choice.per == 1), "")
            return {"value": value, "unit": unit} if unit else value


def _exposure(line: str) -> dict[str, object]:
    entry = exposure_from_text(line)
    given: dict[str, object] = {}
    for name in _EXPOSURE_FIELDS:
        value = getattr(entry, name)
        if value is not None and value != "":
            given[name] = value.isoformat() if isinstance(value, date) else value
    return given
