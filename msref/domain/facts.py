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
from msref.words import say

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
        raise BadInputError(say("facts.not_an_object"), field="parameters")
    known = {parameter.id: parameter for parameter in parameters}
    values: dict[str, Value] = {}
    for name, raw in data.items():
        parameter = known.get(str(name))
        if parameter is None:
            fault = say("facts.no_parameter", name=name)
            raise BadInputError(f"{fault}{did_you_mean(str(name), known)}", field=str(name))
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
    """`` Did you mean "age_years"?``, to stand after a sentence, when something close is known, else nothing."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" {say('facts.did_you_mean', word=close[0])}" if close else ""


def bounds_in_words(parameter: Parameter) -> str:
    """The bounds of a number in words: ``from 0 to 110 years in steps of 1``."""
    unit = f" {parameter.unit}" if parameter.unit else ""
    low = "" if parameter.minimum is None else f"{parameter.minimum:g}"
    high = "" if parameter.maximum is None else f"{parameter.maximum:g}{unit}"
    if not parameter.step:
        return _bounds_without_steps(low, high, parameter.unit, unit)
    step = f"{parameter.step:g}"
    if low and high:
        return say("facts.bounds.between_in_steps", low=low, high=high, step=step)
    if low:
        return say("facts.bounds.at_least_in_steps", low=f"{low}{unit}", step=step)
    if high:
        return say("facts.bounds.at_most_in_steps", high=high, step=step)
    if unit:
        return say("facts.bounds.any_of_unit_in_steps", unit=parameter.unit, step=step)
    return say("facts.bounds.any_in_steps", step=step)


def _bounds_without_steps(low: str, high: str, unit_name: str, unit: str) -> str:
    if low and high:
        return say("facts.bounds.between", low=low, high=high)
    if low:
        return say("facts.bounds.at_least", low=f"{low}{unit}")
    if high:
        return say("facts.bounds.at_most", high=high)
    return say("facts.bounds.any_of_unit", unit=unit_name) if unit else say("facts.bounds.any")


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


def _refuse(message: str, parameter: Parameter, raw: object, **arguments: str) -> BadInputError:
    given = (
        f'"{raw}"'
        if isinstance(raw, str)
        else {True: "true", False: "false"}.get(raw)
        if isinstance(raw, bool)
        else raw
    )
    said = say(message, label=parameter.label, name=parameter.id, given=given, **arguments)
    return BadInputError(said, field=parameter.id)


def _in_own_unit(parameter: Parameter, raw: object) -> object:
    """A number in the parameter's own unit. Where several units are in use, none is implied: the form is {"value": 1.2, "unit": "10^9/L"}."""
    if not parameter.units:
        return raw
    if not isinstance(raw, Mapping) or set(raw) != {"value", "unit"}:
        raise _unit_refused(parameter, raw)
    value, unit = raw["value"], next((choice for choice in parameter.units if choice.unit == raw["unit"]), None)
    if unit is None or isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _unit_refused(parameter, raw)
    return value / unit.per


def _unit_refused(parameter: Parameter, raw: object) -> BadInputError:
    form = say("facts.unit_form", units=", ".join(choice.unit for choice in parameter.units))
    return _refuse("facts.must_have_unit", parameter, raw, form=form)


def _edss(parameter: Parameter, raw: object) -> float:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or raw not in EDSS_VALUES:
        raise _refuse("facts.must_be_edss", parameter, raw)
    return float(raw)


def _yes_no(parameter: Parameter, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise _refuse("facts.must_be_yes_or_no", parameter, raw)


def _number(parameter: Parameter, raw: object) -> int | float:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        raise _number_refused("facts.must_be_number", parameter, raw)
    if parameter.kind == "integer" and isinstance(raw, float) and not raw.is_integer():
        raise _number_refused("facts.must_be_whole_number", parameter, raw)
    if not within_bounds(parameter, raw):
        raise _refuse("facts.must_be_bounded", parameter, raw, bounds=bounds_in_words(parameter))
    return int(raw) if parameter.kind == "integer" else raw


def _number_refused(message: str, parameter: Parameter, raw: object) -> BadInputError:
    """Only bounds on both sides read well after the word for a number."""
    is_bounded = parameter.minimum is not None and parameter.maximum is not None
    chosen = message if is_bounded else "facts.must_be_bounded"
    return _refuse(chosen, parameter, raw, bounds=bounds_in_words(parameter))


def _date(parameter: Parameter, raw: object, today: date | None) -> date:
    given = raw if isinstance(raw, date) else iso_date(raw)
    if given is None:
        raise _refuse("facts.must_be_date", parameter, raw)
    if today is not None and given > today and parameter.group in PAST_GROUPS:
        raise _refuse("facts.must_be_past", parameter, given.isoformat(), today=today.isoformat())
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
    fault = _refuse("facts.must_be_one_of", parameter, raw, choices=", ".join(ids))
    raise BadInputError(f"{fault}{hint}", field=parameter.id)


def _choices(parameter: Parameter, raw: object) -> tuple[str, ...]:
    if isinstance(raw, str) or not isinstance(raw, (list, tuple, set, frozenset)):
        raise _refuse("facts.must_be_list", parameter, raw)
    picked = {_choice(parameter, entry) for entry in raw}
    return tuple(choice.id for choice in parameter.choices if choice.id in picked)
