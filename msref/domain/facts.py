"""
What is known of a patient: an immutable sheet of values by parameter id.

A parameter that is absent or None is unknown; nothing has a default. `facts_from_case` turns plain data (a case file, a form) into a sheet
and refuses, with the field's name, whatever could not be true of a patient. Nothing here reads a clock: `today` is given.
"""

import difflib
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from msref.domain.exposures import exposures_from_data
from msref.domain.parameters import EDSS_VALUES, Parameter
from msref.errors import BadInputError

Value = bool | int | float | str | date | tuple[str, ...]

# Groups whose dates lie in the past: an attack cannot begin tomorrow. Plans and treatments may lie ahead.
PAST_GROUPS = ("who", "disease", "mri", "attack")

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Facts:
    """
    The fact sheet: parameter id to value.

    Numbers are int or float, yes/no is bool, a date is `datetime.date`, a choice is its id and several choices are a tuple of ids (an empty
    tuple says "none of them", which is not the same as unknown).
    """

    values: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep a copy of our own that nobody can change."""
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))

    def value(self, parameter_id: str) -> Value | None:
        """The value of a parameter; None when it is unknown."""
        return self.values.get(parameter_id)

    def knows(self, parameter_id: str) -> bool:
        """Whether the parameter is known."""
        return parameter_id in self.values

    def with_value(self, parameter_id: str, value: Value | None) -> "Facts":
        """The sheet with one value set, or made unknown by None."""
        values = dict(self.values)
        values.pop(parameter_id, None)
        if value is not None:
            values[parameter_id] = value
        return Facts(values)

    def without(self, parameter_id: str) -> "Facts":
        """The sheet with one parameter unknown."""
        return self.with_value(parameter_id, None)

    def only(self, parameter_ids: Iterable[str]) -> "Facts":
        """The sheet with every other parameter unknown."""
        keep = set(parameter_ids)
        return Facts({name: value for name, value in self.values.items() if name in keep})

    def __iter__(self) -> Iterator[str]:
        """The ids of the known parameters, in the order they were given."""
        return iter(self.values)

    def __len__(self) -> int:
        """How many parameters are known."""
        return len(self.values)


def facts_from_case(data: object, parameters: Iterable[Parameter], today: date | None = None) -> Facts:
    """
    Read plain data (parameter id to JSON value) into a fact sheet; null is unknown.

    With `today`, a date that must lie in the past is refused when it lies ahead. Raises BadInputError naming the field.
    """
    if not isinstance(data, Mapping):
        raise BadInputError('"parameters" must be an object of parameter names and values.', field="parameters")
    known = {parameter.id: parameter for parameter in parameters}
    values: dict[str, Value] = {}
    for name, raw in data.items():
        parameter = known.get(str(name))
        if parameter is None:
            raise BadInputError(f'There is no parameter "{name}".{did_you_mean(str(name), known)}', field=str(name))
        value = checked_value(parameter, raw, today)
        if value is not None:
            values[parameter.id] = value
    return Facts(values)


def checked_value(parameter: Parameter, raw: object, today: date | None = None) -> Value | None:  # noqa: PLR0911  one kind, one answer
    """One value of one parameter, checked; None stays unknown. Raises BadInputError naming the parameter."""
    if raw is None:
        return None
    match parameter.kind:
        case "yes_no":
            return _yes_no(parameter, raw)
        case "number" | "integer":
            return _number(parameter, _in_own_unit(parameter, raw))
        case "edss":
            return _edss(parameter, raw)
        case "date":
            return _date(parameter, raw, today)
        case "choice":
            return _choice(parameter, raw)
        case "exposures":
            return exposures_from_data(raw, parameter.id, [choice.id for choice in parameter.choices], today)
        case _:
            return _choices(parameter, raw)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Did you mean "age_years"?`` when something close is known, else nothing."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f' Did you mean "{close[0]}"?' if close else ""


def bounds_in_words(parameter: Parameter) -> str:
    """The bounds of a number in words: ``from 0 to 110 years in steps of 1``."""
    unit = f" {parameter.unit}" if parameter.unit else ""
    step = f" in steps of {parameter.step:g}" if parameter.step else ""
    if parameter.minimum is not None and parameter.maximum is not None:
        return f"from {parameter.minimum:g} to {parameter.maximum:g}{unit}{step}"
    if parameter.minimum is not None:
        return f"at least {parameter.minimum:g}{unit}{step}"
    if parameter.maximum is not None:
        return f"at most {parameter.maximum:g}{unit}{step}"
    return f"a number{unit}{step}"


def within_bounds(parameter: Parameter, number: float) -> bool:
    """Whether a number lies inside the parameter's bounds and on its step."""
    if isinstance(number, float) and not math.isfinite(number):
        return False
    if parameter.minimum is not None and number < parameter.minimum:
        return False
    if parameter.maximum is not None and number > parameter.maximum:
        return False
    if not parameter.step:
        return True
    steps = (number - (parameter.minimum or 0)) / parameter.step
    return math.isclose(steps, round(steps), abs_tol=1e-9)


def _refuse(parameter: Parameter, must: str, raw: object) -> BadInputError:
    shown = (
        f'"{raw}"'
        if isinstance(raw, str)
        else {True: "true", False: "false"}.get(raw)
        if isinstance(raw, bool)
        else raw
    )
    return BadInputError(f'{parameter.label} ("{parameter.id}") must be {must}; it is {shown}.', field=parameter.id)


def _in_own_unit(parameter: Parameter, raw: object) -> object:
    """A number in the parameter's own unit. Where several units are in use, none is implied: the form is {"value": 1.2, "unit": "10^9/L"}."""
    if not parameter.units:
        return raw
    names = [choice.unit for choice in parameter.units]
    must = f'given with its unit, {{"value": …, "unit": one of {", ".join(names)}}}'
    if not isinstance(raw, Mapping) or set(raw) != {"value", "unit"}:
        raise _refuse(parameter, must, raw)
    value, unit = raw["value"], next((choice for choice in parameter.units if choice.unit == raw["unit"]), None)
    if unit is None or isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _refuse(parameter, must, raw)
    return value / unit.per


def _edss(parameter: Parameter, raw: object) -> float:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or raw not in EDSS_VALUES:
        raise _refuse(parameter, "0 or one of 1.0 to 10.0 in halves (0.5 does not exist)", raw)
    return float(raw)


def _yes_no(parameter: Parameter, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise _refuse(parameter, "true or false (leave it out when unknown)", raw)


def _number(parameter: Parameter, raw: object) -> int | float:
    must = bounds_in_words(parameter)
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        raise _refuse(parameter, f"a number {must}" if must.startswith("from") else must, raw)
    if parameter.kind == "integer" and isinstance(raw, float) and not raw.is_integer():
        raise _refuse(parameter, f"a whole number {must}" if must.startswith("from") else must, raw)
    if not within_bounds(parameter, raw):
        raise _refuse(parameter, must, raw)
    return int(raw) if parameter.kind == "integer" else raw


def _date(parameter: Parameter, raw: object, today: date | None) -> date:
    given = raw if isinstance(raw, date) else iso_date(raw)
    if given is None:
        raise _refuse(parameter, "a date written as YYYY-MM-DD", raw)
    if today is not None and given > today and parameter.group in PAST_GROUPS:
        raise _refuse(parameter, f"a date not later than today ({today.isoformat()})", given.isoformat())
    return given


def iso_date(raw: object) -> date | None:
    """The date that a text names as YYYY-MM-DD; None when it names none."""
    if not isinstance(raw, str) or not _ISO_DATE.fullmatch(raw):
        return None
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return None


def _choice(parameter: Parameter, raw: object) -> str:
    ids = [choice.id for choice in parameter.choices]
    if isinstance(raw, str) and raw in ids:
        return raw
    hint = did_you_mean(raw, ids) if isinstance(raw, str) else ""
    fault = _refuse(parameter, f"one of {', '.join(ids)}", raw)
    raise BadInputError(f"{fault}{hint}", field=parameter.id)


def _choices(parameter: Parameter, raw: object) -> tuple[str, ...]:
    if isinstance(raw, str) or not isinstance(raw, (list, tuple, set, frozenset)):
        raise _refuse(parameter, "a list of choices (an empty list says none of them)", raw)
    picked = {_choice(parameter, entry) for entry in raw}
    return tuple(choice.id for choice in parameter.choices if choice.id in picked)
