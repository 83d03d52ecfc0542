# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
Wrong variants of one criterion, given as plain data: each differs from the right one in a single place.

Bounds move by one step, comparisons, choices and drugs are swapped, clauses and "not" are dropped, "all" and "any" change places. Whether a
variant is noticed by the cases is told by `mutate_content`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from msref.domain.parameters import EDSS_VALUES, Parameter

Data = dict[str, Any]

SWAPPED_OPERATOR: Final = {
    "at_least": "more_than",
    "more_than": "at_least",
    "at_most": "fewer_than",
    "fewer_than": "at_most",
    "is": "is_not",
    "is_not": "is",
}
SWAPPED_UNIT: Final = {"days": "weeks", "weeks": "months", "months": "weeks", "years": "months"}
# Wrappers whose second part only adds to the first: without it the first stands alone.
_ADDED_PARTS: Final = {"criterion": ("shown_by", "ruled_out_by"), "provided": ("provided",), "outcome": ("once",)}
_FIRST_PART: Final = {"criterion": "criterion", "provided": "then", "outcome": "outcome"}


@dataclass(frozen=True, slots=True)
class Variant:
    """One wrong variant: the kind of mistake, what was changed in words, and the whole data with the change in it."""

    kind: str
    words: str
    data: Any


def criterion_variants(data: Data, parameters: Mapping[str, Parameter]) -> Iterator[Variant]:
    """Every wrong variant of a criterion."""
    for key in ("all", "any"):
        if key in data and len(data[key]) > 1:
            other = "any" if key == "all" else "all"
            names = ", ".join(_name(part) for part in data[key])
            yield Variant("all and any swapped", f"{key} of ({names}) -> {other}", {other: data[key]})
            yield from _without_each(data, key)
    if "of" in data and isinstance(data["of"], list):
        yield from _count_variants(data)
    if "not" in data:
        yield Variant("not dropped", f"not {_name(data['not'])} -> {_name(data['not'])}", data["not"])
    yield from _wrapper_variants(data)
    yield from _leaf_variants(data, parameters)
    for key, part in data.items():
        yield from _inner_variants(data, key, part, parameters)


def _inner_variants(data: Data, key: str, part: object, parameters: Mapping[str, Parameter]) -> Iterator[Variant]:
    if isinstance(part, dict) and not ("parameter" in data and "parameter" in part):
        for one in criterion_variants(part, parameters):
            yield Variant(one.kind, one.words, data | {key: one.data})
    if isinstance(part, list) and all(isinstance(entry, dict) for entry in part):
        for number, entry in enumerate(part):
            for one in criterion_variants(entry, parameters):
                yield Variant(one.kind, one.words, data | {key: [*part[:number], one.data, *part[number + 1 :]]})


def _without_each(data: Data, key: str) -> Iterator[Variant]:
    for number, part in enumerate(data[key]):
        left = [*data[key][:number], *data[key][number + 1 :]]
        yield Variant("clause dropped", f"without ({_name(part)}) in {key}", data | {key: left})


def _count_variants(data: Data) -> Iterator[Variant]:
    count, parts = data["at_least"], data["of"]
    for other in (count - 1, count + 1):
        if 1 <= other <= len(parts):
            yield Variant("bound moved", f"at least {count} of {len(parts)} -> {other}", data | {"at_least": other})
    if count < len(parts):
        yield from _without_each(data, "of")


def _wrapper_variants(data: Data) -> Iterator[Variant]:
    for wrapper, added in _ADDED_PARTS.items():
        if wrapper not in data:
            continue
        for key in added:
            if key in data:
                left = {name: part for name, part in data.items() if name != key}
                alone = left.get(_FIRST_PART[wrapper])
                still_wrapped = wrapper == "criterion" and len(left) > 1
                yield Variant("clause dropped", f"without {key} ({_name(data[key])})", left if still_wrapped else alone)
    if "date" in data and "happened" in data:
        left = {name: part for name, part in data.items() if name != "happened"}
        yield Variant("clause dropped", f"{_name(data)} without happened", left)


def _leaf_variants(data: Data, parameters: Mapping[str, Parameter]) -> Iterator[Variant]:
    if "parameter" in data:
        yield from _comparison_variants(data, parameters.get(data["parameter"]))
    elif "days_since" in data:
        yield from _days_variants(data)
    elif "time_since" in data:
        yield from _operator_variants(data)
        operator = next(key for key in data if key in SWAPPED_OPERATOR)
        yield from _amount_variants(data, operator)
    elif "date" in data:
        yield from _amount_variants(data, "within")
    elif "treated" in data:
        yield from _treated_variants(data, parameters.get(data["treated"]))


def _operator_variants(data: Data) -> Iterator[Variant]:
    for operator, other in SWAPPED_OPERATOR.items():
        if operator in data and not (operator == "at_least" and "of" in data):
            swapped = {other if key == operator else key: value for key, value in data.items()}
            yield Variant("operator swapped", f"{_name(data)} -> {other}", swapped)


def _comparison_variants(data: Data, parameter: Parameter | None) -> Iterator[Variant]:
    yield from _operator_variants(data)
    if parameter is None:
        return
    operator = next(key for key in data if key not in {"parameter", "open_when"})
    bound = data[operator]
    for other in _next_bounds(bound, parameter):
        yield Variant("bound moved", f"{_name(data)} -> {other:g}", data | {operator: other})
    # With two choices the other one is the same mistake as the swapped operator.
    choices = [choice.id for choice in parameter.choices]
    if operator in {"is", "is_not", "contains"} and isinstance(bound, str) and len(choices) > 2:  # noqa: PLR2004
        yield from (
            Variant("choice swapped", f"{_name(data)} -> {other}", data | {operator: other})
            for other in _neighbours(bound, choices)
        )
    if operator == "one_of":
        yield from _list_variants(data, operator, choices, "choice")
    if "open_when" in data:
        left = {key: value for key, value in data.items() if key != "open_when"}
        yield Variant("clause dropped", f"{_name(data)} without open_when", left)


def _next_bounds(bound: object, parameter: Parameter) -> Iterator[float]:
    """The bounds one step below and above that a patient can have."""
    if isinstance(bound, bool) or not isinstance(bound, (int, float)):
        return
    if parameter.kind == "edss":
        at = EDSS_VALUES.index(bound)
        yield from EDSS_VALUES[max(at - 1, 0) : at]
        yield from EDSS_VALUES[at + 1 : at + 2]
        return
    step = parameter.step or 1
    for other in (bound - step, bound + step):
        low, high = parameter.minimum, parameter.maximum
        if (low is None or other >= low) and (high is None or other <= high):
            yield round(other, 9)


def _neighbours(one: str, choices: Sequence[str]) -> list[str]:
    """The choices that stand before and after it: the likeliest slips."""
    at = choices.index(one)
    return [*choices[max(at - 1, 0) : at], *choices[at + 1 : at + 2]]


def _list_variants(data: Data, key: str, choices: Sequence[str], what: str) -> Iterator[Variant]:
    """One entry of a list dropped, or taken for another that is not in the list."""
    entries = data[key]
    others = [choice for choice in choices if choice not in entries]
    for number, entry in enumerate(entries):
        left = [*entries[:number], *entries[number + 1 :]]
        if left:
            yield Variant(f"{what} dropped", f"{_name(data)} without {entry}", data | {key: left})
        if others:
            other = others[number % len(others)]
            yield Variant(f"{what} swapped", f"{_name(data)}: {entry} -> {other}", data | {key: [*left, other]})


def _days_variants(data: Data) -> Iterator[Variant]:
    for side in ("from", "to"):
        if data.get(side) is None:
            continue
        for other in (data[side] - 1, data[side] + 1):
            yield Variant("interval moved", f"{_name(data)}: {side} {data[side]} -> {other} days", data | {side: other})
        left = {key: value for key, value in data.items() if key != side}
        if "from" in left or "to" in left:
            yield Variant("clause dropped", f"{_name(data)} without {side}", left)


def _amount_variants(data: Data, key: str) -> Iterator[Variant]:
    for other in (data[key] - 1, data[key] + 1):
        if other >= 0:
            yield Variant("interval moved", f"{_name(data)} -> {other} {data['unit']}", data | {key: other})
    unit = SWAPPED_UNIT[data["unit"]]
    yield Variant("unit swapped", f"{_name(data)} {data['unit']} -> {unit}", data | {"unit": unit})


def _treated_variants(data: Data, parameter: Parameter | None) -> Iterator[Variant]:
    if parameter is not None and data.get("drugs"):
        yield from _list_variants(data, "drugs", [choice.id for choice in parameter.choices], "drug")
    for key in ("adequate", "current"):
        if key in data:
            left = {name: value for name, value in data.items() if name != key}
            yield Variant("clause dropped", f"{_name(data)} without {key}", left)


def _name(data: object) -> str:
    """A criterion in few words."""
    if not isinstance(data, dict):
        return str(data)
    if "clause" in data:
        return f"clause {data['clause']}"
    words = [f"{key} {_name(value) if isinstance(value, dict) else value}" for key, value in data.items()]
    text = ", ".join(words)
    return text if len(text) <= 100 else f"{text[:97]}..."  # noqa: PLR2004 - a line of a report
