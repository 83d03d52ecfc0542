"""
A criterion read from plain data, and written back.

Plain data is what the content holds (JSON or YAML)::

    {"all": [...]}   {"any": [...]}   {"not": {...}}   {"at_least": 2, "of": [...]}
    {"parameter": "age_years", "at_least": 18}
    {"parameter": "t2_increase", "is": "significant", "open_when": ["no_earlier_mri"]}
    {"parameter": "relapses_12m", "at_least": {"parameter": "relapses_prev_12m"}}
    {"days_since": "relapse_onset_date", "from": 0, "to": 20}
    {"time_since": "onset_date", "fewer_than": 10, "unit": "years"}
    {"date": "date_edss_6", "within": 10, "unit": "years", "of": "onset_date", "happened": {...}}
    {"treated": "dmt_exposures", "drugs": [...], "adequate": true, "current": true}
    {"asked": "malignant_course", "words": "a malignant course"}
    {"criterion": {...}, "shown_by": {...}, "ruled_out_by": {...}}   {"provided": {...}, "then": {...}}   {"outcome": {...}, "once": {...}}
    {"clause": "relapses", "text": "At least 2 relapses", "source": "Review, Table 1", "when": {...}}

Reading checks the shape only; whether parameters exist and bounds fit is told by `check`. The values themselves are those of `tree`.
"""

from collections.abc import Callable, Mapping
from typing import Final, assert_never

from msref.domain.criteria.tree import (
    OPERATORS,
    ORDERED,
    AllOf,
    AnyOf,
    Asked,
    AtLeast,
    Bound,
    Clause,
    Comparison,
    Criterion,
    DaysSince,
    Leaf,
    Not,
    Outcome,
    Provided,
    Shown,
    TimeSince,
    Treated,
    Versus,
    Within,
    asked_by,
    clauses_of,
    is_leaf,
    leaves_of,
    parameters_of,
    parts_of,
)
from msref.errors import BadInputError

__all__ = [
    "OPERATORS",
    "ORDERED",
    "AllOf",
    "AnyOf",
    "Asked",
    "AtLeast",
    "Bound",
    "Clause",
    "Comparison",
    "Criterion",
    "DaysSince",
    "Leaf",
    "Not",
    "Outcome",
    "Provided",
    "Shown",
    "TimeSince",
    "Treated",
    "Versus",
    "Within",
    "asked_by",
    "clauses_of",
    "criterion_from_mapping",
    "criterion_to_mapping",
    "is_leaf",
    "leaves_of",
    "parameters_of",
    "parts_of",
]


def criterion_from_mapping(data: object) -> Criterion:
    """Read a criterion from plain data. Raises BadInputError with a sentence that says what is wrong with which part."""
    if not isinstance(data, Mapping):
        raise BadInputError(f"A criterion must be a mapping; it is {data!r}.", field="when")
    keys = {str(key) for key in data}
    named = next((key for key in _READERS if key in keys), None)
    if named is not None:
        return _READERS[named](data, keys)
    if keys == {"all"}:
        return AllOf(_parts(data["all"], "all"))
    if keys == {"any"}:
        return AnyOf(_parts(data["any"], "any"))
    if keys == {"not"}:
        return Not(criterion_from_mapping(data["not"]))
    if keys == {"at_least", "of"}:
        return _at_least(data)
    raise BadInputError(
        f"A criterion cannot have the keys {_listed(keys)}; it is one of all, any, not, at_least with of, parameter with a comparison, "
        "days_since with from and to, time_since, date with within, treated, asked, criterion with shown_by or ruled_out_by, "
        "provided with then, outcome with once, or clause with text, source and when.",
        field="when",
    )


def criterion_to_mapping(criterion: Criterion) -> dict[str, object]:  # noqa: PLR0911  one answer for each kind
    """The plain data of a criterion; `criterion_from_mapping` reads it back."""
    match criterion:
        case AllOf():
            return {"all": [criterion_to_mapping(part) for part in criterion.of]}
        case AnyOf():
            return {"any": [criterion_to_mapping(part) for part in criterion.of]}
        case Not():
            return {"not": criterion_to_mapping(criterion.of)}
        case AtLeast():
            return {"at_least": criterion.count, "of": [criterion_to_mapping(part) for part in criterion.of]}
        case Shown():
            sides = {"criterion": criterion.of, "shown_by": criterion.by, "ruled_out_by": criterion.against}
            return {key: criterion_to_mapping(part) for key, part in sides.items() if part is not None}
        case Provided():
            return {"provided": criterion_to_mapping(criterion.gate), "then": criterion_to_mapping(criterion.of)}
        case Outcome():
            return {"outcome": criterion_to_mapping(criterion.of), "once": criterion_to_mapping(criterion.once)}
        case Clause():
            said = {"clause": criterion.id, "text": criterion.text, "source": criterion.source}
            return {**said, "when": criterion_to_mapping(criterion.of)}
        case _:
            return _leaf_to_mapping(criterion)


def _leaf_to_mapping(leaf: Leaf) -> dict[str, object]:  # noqa: PLR0911  one answer for each kind
    match leaf:
        case Comparison():
            bound = list(leaf.bound) if isinstance(leaf.bound, tuple) else leaf.bound
            still_open: dict[str, object] = {"open_when": list(leaf.open_when)} if leaf.open_when else {}
            return {"parameter": leaf.parameter, leaf.operator: bound, **still_open}
        case Versus():
            return {"parameter": leaf.parameter, leaf.operator: {"parameter": leaf.other}}
        case DaysSince():
            sides = {"from": leaf.earliest, "to": leaf.latest}
            return {"days_since": leaf.parameter} | {side: days for side, days in sides.items() if days is not None}
        case TimeSince():
            return {"time_since": leaf.parameter, leaf.operator: leaf.amount, "unit": leaf.unit}
        case Within():
            told: dict[str, object] = {} if leaf.happened is None else {"happened": criterion_to_mapping(leaf.happened)}
            return {"date": leaf.parameter, "within": leaf.amount, "unit": leaf.unit, "of": leaf.anchor, **told}
        case Treated():
            asked: dict[str, object] = {"treated": leaf.parameter}
            asked |= {"drugs": list(leaf.drugs)} if leaf.drugs else {}
            return asked | {name: True for name in ("adequate", "current") if getattr(leaf, name)}
        case Asked():
            return {"asked": leaf.parameter, "words": leaf.words}
        case _:
            assert_never(leaf)


def _listed(keys: set[str]) -> str:
    return ", ".join(f'"{key}"' for key in sorted(keys)) or "(none)"


def _parts(data: object, key: str) -> tuple[Criterion, ...]:
    if not isinstance(data, (list, tuple)) or not data:
        raise BadInputError(f'"{key}" needs a list of at least one criterion.', field=key)
    return tuple(criterion_from_mapping(part) for part in data)


def _at_least(data: Mapping[str, object]) -> AtLeast:
    parts = _parts(data["of"], "of")
    count = data["at_least"]
    if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= len(parts):
        raise BadInputError(
            f'"at_least" must be a whole number from 1 to {len(parts)}, the number of parts; it is {count!r}.',
            field="at_least",
        )
    return AtLeast(count, parts)


def _comparison(data: Mapping[str, object], keys: set[str]) -> Comparison | Versus:
    parameter = data["parameter"]
    operators = keys - {"parameter", "open_when"}
    if not isinstance(parameter, str) or not parameter:
        raise BadInputError(f'"parameter" must be the id of a parameter; it is {parameter!r}.', field="parameter")
    if len(operators) != 1 or not operators <= set(OPERATORS):
        raise BadInputError(
            f'The comparison of "{parameter}" has {_listed(operators)}; it needs exactly one of {", ".join(OPERATORS)}.',
            field=parameter,
        )
    operator = operators.pop()
    raw = data[operator]
    if isinstance(raw, Mapping):
        other = raw.get("parameter")
        if operator not in ORDERED or set(raw) != {"parameter"} or not isinstance(other, str) or "open_when" in keys:
            raise BadInputError(
                f'"{operator}" for "{parameter}" compares with another parameter; write {{"parameter": …}} and one of '
                f"{', '.join(ORDERED)}.",
                field=parameter,
            )
        return Versus(parameter, operator, other)
    still_open = _texts(data["open_when"], "open_when", parameter) if "open_when" in keys else ()
    return Comparison(parameter, operator, _bound(parameter, operator, raw), still_open)


def _texts(raw: object, key: str, parameter: str) -> tuple[str, ...]:
    if not isinstance(raw, (list, tuple)) or not raw or not all(isinstance(entry, str) for entry in raw):
        raise BadInputError(f'"{key}" for "{parameter}" needs a list of ids.', field=parameter)
    return tuple(str(entry) for entry in raw)


def _text(data: Mapping[str, object], key: str) -> str:
    raw = data.get(key)
    if not isinstance(raw, str) or not raw:
        raise BadInputError(f'"{key}" must be a text; it is {raw!r}.', field=key)
    return raw


def _only(data: Mapping[str, object], keys: set[str], must: set[str], may: set[str]) -> None:
    if not must <= keys or not keys <= must | may:
        first = next(iter(data))
        raise BadInputError(
            f'"{first}" has the keys {_listed(keys)}; it needs {_listed(must)}'
            f"{f' and may have {_listed(may)}' if may else ''}.",
            field=str(first),
        )


def _amount(data: Mapping[str, object], key: str) -> int:
    raw = data[key]
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise BadInputError(f'"{key}" must be a whole number of units of time; it is {raw!r}.', field=key)
    return raw


def _time_since(data: Mapping[str, object], keys: set[str]) -> TimeSince:
    operators = keys - {"time_since", "unit"}
    if len(operators) != 1 or not operators <= set(ORDERED):
        raise BadInputError(
            f'The time since "{data["time_since"]}" has {_listed(operators)}; it needs exactly one of {", ".join(ORDERED)}.',
            field="time_since",
        )
    operator = operators.pop()
    return TimeSince(_text(data, "time_since"), operator, _amount(data, operator), _text(data, "unit"))


def _within(data: Mapping[str, object], keys: set[str]) -> Within:
    _only(data, keys, {"date", "within", "unit", "of"}, {"happened"})
    happened = criterion_from_mapping(data["happened"]) if "happened" in keys else None
    return Within(_text(data, "date"), _text(data, "of"), _amount(data, "within"), _text(data, "unit"), happened)


def _treated(data: Mapping[str, object], keys: set[str]) -> Treated:
    _only(data, keys, {"treated"}, {"drugs", "adequate", "current"})
    for key in keys & {"adequate", "current"}:
        if data[key] is not True:
            raise BadInputError(f'"{key}" can only be true; leave it out when it does not matter.', field=key)
    parameter = _text(data, "treated")
    drugs = _texts(data["drugs"], "drugs", parameter) if "drugs" in keys else ()
    return Treated(parameter, drugs, adequate="adequate" in keys, current="current" in keys)


def _asked(data: Mapping[str, object], keys: set[str]) -> Asked:
    _only(data, keys, {"asked", "words"}, set())
    return Asked(_text(data, "asked"), _text(data, "words"))


def _clause(data: Mapping[str, object], keys: set[str]) -> Clause:
    _only(data, keys, {"clause", "text", "source", "when"}, set())
    return Clause(
        _text(data, "clause"), _text(data, "text"), _text(data, "source"), criterion_from_mapping(data["when"])
    )


def _provided(data: Mapping[str, object], keys: set[str]) -> Provided:
    _only(data, keys, {"provided", "then"}, set())
    return Provided(criterion_from_mapping(data["provided"]), criterion_from_mapping(data["then"]))


def _outcome(data: Mapping[str, object], keys: set[str]) -> Outcome:
    _only(data, keys, {"outcome", "once"}, set())
    return Outcome(criterion_from_mapping(data["outcome"]), criterion_from_mapping(data["once"]))


def _shown(data: Mapping[str, object], keys: set[str]) -> Shown:
    sides = {"shown_by", "ruled_out_by"}
    _only(data, keys, {"criterion"}, sides)
    if not keys & sides:
        raise BadInputError('"criterion" needs "shown_by", "ruled_out_by" or both.', field="criterion")
    by, against = (criterion_from_mapping(data[key]) if key in keys else None for key in ("shown_by", "ruled_out_by"))
    return Shown(criterion_from_mapping(data["criterion"]), by, against)


def _bound(parameter: str, operator: str, raw: object) -> Bound:
    if operator == "one_of":
        if not isinstance(raw, (list, tuple)) or not raw or not all(isinstance(entry, str) for entry in raw):
            raise BadInputError(f'"one_of" for "{parameter}" needs a list of choice ids.', field=parameter)
        return tuple(str(entry) for entry in raw)
    if operator in ("at_least", "more_than", "at_most", "fewer_than"):
        if isinstance(raw, bool) or not isinstance(raw, (int, float)):
            raise BadInputError(f'"{operator}" for "{parameter}" needs a number; it is {raw!r}.', field=parameter)
        return raw
    if operator == "contains" and not isinstance(raw, str):
        raise BadInputError(f'"contains" for "{parameter}" needs the id of one choice; it is {raw!r}.', field=parameter)
    if not isinstance(raw, (bool, int, float, str)):
        raise BadInputError(f'"{operator}" for "{parameter}" needs one value; it is {raw!r}.', field=parameter)
    return raw


def _days_since(data: Mapping[str, object], keys: set[str]) -> DaysSince:
    parameter = data["days_since"]
    if not isinstance(parameter, str) or not parameter:
        raise BadInputError(
            f'"days_since" must be the id of a date parameter; it is {parameter!r}.', field="days_since"
        )
    if not keys <= {"days_since", "from", "to"} or not keys & {"from", "to"}:
        raise BadInputError(
            f'The window on "{parameter}" has {_listed(keys)}; it needs "from", "to" or both, and nothing else.',
            field=parameter,
        )
    earliest, latest = (_days(data.get(side), side, parameter) for side in ("from", "to"))
    if earliest is not None and latest is not None and earliest > latest:
        raise BadInputError(
            f'The window on "{parameter}" ends (day {latest}) before it begins (day {earliest}).', field=parameter
        )
    return DaysSince(parameter, earliest, latest)


def _days(raw: object, side: str, parameter: str) -> int | None:
    if raw is None or (isinstance(raw, int) and not isinstance(raw, bool)):
        return raw
    raise BadInputError(
        f'"{side}" of the window on "{parameter}" must be a whole number of days; it is {raw!r}.', field=parameter
    )


_READERS: Final[dict[str, Callable[[Mapping[str, object], set[str]], Criterion]]] = {
    "parameter": _comparison,
    "days_since": _days_since,
    "time_since": _time_since,
    "date": _within,
    "treated": _treated,
    "asked": _asked,
    "criterion": _shown,
    "provided": _provided,
    "outcome": _outcome,
    "clause": _clause,
}
