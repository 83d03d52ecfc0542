"""
What goes into a calculator: the inputs it knows, and how text becomes a value of the right kind.

Numbers are decimals or whole numbers, never binary floats. The number grammar is our own: digits, at most one "." or ",", no grouping, no
sign, no exponent. In a form, exactly three digits after the separator could be a thousand or a thousandth and are asked about; on the command
line and in a file both marks are decimal marks. Empty text, "unknown" and None mean: not known. Nothing here has a default.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from typing import Final

from msref.domain.facts import did_you_mean, iso_date
from msref.errors import BadInputError, BugError
from msref.words import say

Value = bool | int | Decimal | str | date | tuple[Decimal, ...]

INPUT_KINDS: Final = ("integer", "number", "numbers", "edss", "yes_no", "choice", "date")
UNKNOWN_WORDS: Final = ("", "unknown", "?")

# EDSS steps in halves: 0, then 1.0 to 10.0; the step 0.5 does not exist.
EDSS_HALVES: Final = (0, *range(2, 21))

_NUMBER: Final = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_AMBIGUOUS: Final = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_MANY: Final = re.compile(r"[+;\s]+")
_YES: Final = ("yes", "true", "y")
_NO: Final = ("no", "false", "n")


@dataclass(frozen=True, slots=True)
class InputSpec:
    """
    One input of a calculator as the function needs it.

    `kind` is one of INPUT_KINDS; `minimum` and `maximum` are the absolute bounds, both allowed; `choices` are the ids of the answers of a
    choice. `required` inputs that are not known leave no number.
    """

    id: str
    kind: str
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    choices: tuple[str, ...] = ()
    unit: str = ""
    required: bool = True


class Given:
    """The inputs that are known, by id, asked for by kind; asking for an unknown one is a bug of the calculator."""

    def __init__(self, specs: tuple[InputSpec, ...], values: Mapping[str, Value]) -> None:
        """Keep the values and find which required ones are missing."""
        self._values = dict(values)
        self.missing = tuple(spec.id for spec in specs if spec.required and spec.id not in self._values)

    def knows(self, input_id: str) -> bool:
        """Whether the input is known."""
        return input_id in self._values

    def integer(self, input_id: str) -> int:
        """A whole number; EDSS steps count in halves."""
        value = self._values.get(input_id)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise BugError(f'The calculator asked for "{input_id}" as a whole number, which it is not.')

    def number(self, input_id: str) -> Decimal:
        """A decimal number."""
        value = self._values.get(input_id)
        if isinstance(value, Decimal):
            return value
        raise BugError(f'The calculator asked for "{input_id}" as a number, which it is not.')

    def numbers(self, input_id: str) -> tuple[Decimal, ...]:
        """Several decimal numbers, in their order."""
        value = self._values.get(input_id)
        if isinstance(value, tuple):
            return value
        raise BugError(f'The calculator asked for "{input_id}" as numbers, which it is not.')

    def choice(self, input_id: str) -> str:
        """The id of the chosen answer; empty when not known."""
        value = self._values.get(input_id)
        return value if isinstance(value, str) else ""

    def flag(self, input_id: str) -> bool | None:
        """Yes, no, or None when not known."""
        value = self._values.get(input_id)
        return value if isinstance(value, bool) else None

    def day(self, input_id: str) -> date:
        """A date."""
        value = self._values.get(input_id)
        if isinstance(value, date):
            return value
        raise BugError(f'The calculator asked for "{input_id}" as a date, which it is not.')


def read_inputs(specs: tuple[InputSpec, ...], raw: Mapping[str, object], *, in_form: bool = False) -> Given:
    """The inputs of a calculator from text or plain data. Raises BadInputError that names the input."""
    known = {spec.id: spec for spec in specs}
    values: dict[str, Value] = {}
    for name, entry in raw.items():
        spec = known.get(name)
        if spec is None:
            hint = did_you_mean(name, known) or f" {say('calculators.inputs_are', names=', '.join(known))}"
            raise BadInputError(f"{say('calculators.no_input', name=name)}{hint}", field=name)
        value = read_value(spec, entry, in_form=in_form)
        if value is not None:
            values[name] = value
    return Given(specs, values)


def read_value(spec: InputSpec, raw: object, *, in_form: bool = False) -> Value | None:
    """One input from text or plain data; None when it is not known. Raises BadInputError that names the input."""
    if raw is None or (isinstance(raw, str) and raw.strip().lower() in UNKNOWN_WORDS):
        return None
    return _READERS[spec.kind](spec, raw, in_form)


def _decimal(spec: InputSpec, raw: object, in_form: bool) -> Decimal:  # noqa: FBT001  one signature for all readers
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float, Decimal)):
        raise _refusal("calculators.must.number", spec, raw)
    text = str(raw).strip()
    if not _NUMBER.fullmatch(text):
        raise _refusal("calculators.must.digits", spec, raw)
    if in_form and isinstance(raw, str) and _AMBIGUOUS.fullmatch(text):
        whole, plain = re.sub("[.,]", "", text), text.replace(",", ".")
        fault = say("calculators.two_readings", given=text, input=spec.id, whole=whole, decimal=plain)
        raise BadInputError(fault, field=spec.id)
    return Decimal(text.replace(",", "."))


def _bounded(spec: InputSpec, number: Decimal) -> Decimal:
    low, high = spec.minimum, spec.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        raise BadInputError(_outside(spec, f"{number:f}"), field=spec.id)
    return number


def _outside(spec: InputSpec, given: str) -> str:
    if spec.minimum is None or spec.maximum is None:
        return say("calculators.must.within_bounds", input=spec.id, given=given)
    high = f"{spec.maximum:f} {spec.unit}" if spec.unit else f"{spec.maximum:f}"
    return say("calculators.must.between", input=spec.id, low=f"{spec.minimum:f}", high=high, given=given)


def _number(spec: InputSpec, raw: object, in_form: bool) -> Decimal:  # noqa: FBT001  one signature for all readers
    return _bounded(spec, _decimal(spec, raw, in_form))


def _integer(spec: InputSpec, raw: object, in_form: bool) -> int:  # noqa: FBT001  one signature for all readers
    number = _number(spec, raw, in_form)
    if number != number.to_integral_value():
        raise BadInputError(say("calculators.must.whole", input=spec.id, given=f"{number:f}"), field=spec.id)
    return int(number)


def _edss(spec: InputSpec, raw: object, in_form: bool) -> int:  # noqa: FBT001  one signature for all readers
    number = _decimal(spec, raw, in_form)
    if number * 2 in EDSS_HALVES:
        return int(number * 2)
    tenth = number / 10
    hint = f" {say('facts.did_you_mean', word=f'{tenth:f}')}" if tenth * 2 in EDSS_HALVES else ""
    fault = say("calculators.must.edss", input=spec.id, given=f"{number:f}")
    raise BadInputError(f"{fault}{hint}", field=spec.id)


def _numbers(spec: InputSpec, raw: object, in_form: bool) -> tuple[Decimal, ...]:  # noqa: FBT001  one signature for all readers
    if isinstance(raw, (list, tuple)):
        parts: list[object] = list(raw)
    elif isinstance(raw, str):
        parts = [part for part in _MANY.split(raw.strip()) if part]
    else:
        parts = [raw]
    if not parts:
        raise _refusal("calculators.must.numbers", spec, raw)
    return tuple(_number(spec, part, in_form) for part in parts)


def _yes_no(spec: InputSpec, raw: object, in_form: bool) -> bool:  # noqa: ARG001, FBT001  one signature for all readers
    if isinstance(raw, bool):
        return raw
    word = raw.strip().lower() if isinstance(raw, str) else ""
    if word in _YES or word in _NO:
        return word in _YES
    raise _refusal("calculators.must.yes_or_no", spec, raw)


def _choice(spec: InputSpec, raw: object, in_form: bool) -> str:  # noqa: ARG001, FBT001  one signature for all readers
    word = raw.strip().lower() if isinstance(raw, str) else ""
    if word in spec.choices:
        return word
    fault = _refusal("calculators.must.one_of", spec, raw, choices=", ".join(spec.choices))
    hint = did_you_mean(word, spec.choices) if word else ""
    raise BadInputError(f"{fault}{hint}", field=spec.id)


def _date(spec: InputSpec, raw: object, in_form: bool) -> date:  # noqa: ARG001, FBT001  one signature for all readers
    if isinstance(raw, date):
        return raw
    day = iso_date(raw.strip()) if isinstance(raw, str) else None
    if day is None:
        raise _refusal("calculators.must.day", spec, raw)
    return day


def _refusal(message: str, spec: InputSpec, raw: object, **arguments: str) -> BadInputError:
    return BadInputError(say(message, input=spec.id, given=str(raw), **arguments), field=spec.id)


_READERS: Final[Mapping[str, Callable[[InputSpec, object, bool], Value]]] = {
    "yes_no": _yes_no,
    "choice": _choice,
    "date": _date,
    "edss": _edss,
    "numbers": _numbers,
    "integer": _integer,
    "number": _number,
}


def exact_quotient(above: Decimal, below: Decimal) -> Decimal:
    """A quotient to 28 digits whatever the surrounding decimal context."""
    with localcontext() as context:
        context.prec = 28
        return above / below
