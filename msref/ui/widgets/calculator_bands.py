"""
Where a result stands among the bands that content describes, and answers in words.

A band is matched only when its words say so beyond doubt: the answer itself, or bounds in digits ("2.0 to 2.5", "up to 72", "140 or more").
Bands in other words are shown all alike, none marked.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication

from msref.domain.calculators.result import Answer, CalculatorResult, answer_in_words

_NUMBER: Final = r"([0-9]+(?:\.[0-9]+)?)"
_UNIT: Final = r"(?: [a-z][a-z0-9 ]*)?"
# Each form with the comparisons of its bounds: (the result to the first number, the result to the second).
_FORMS: Final = (
    (re.compile(rf"{_NUMBER} to {_NUMBER}{_UNIT}"), ">=<="),
    (re.compile(rf"above {_NUMBER} and below {_NUMBER}{_UNIT}"), "> <"),
    (re.compile(rf"up to {_NUMBER}{_UNIT}"), "<="),
    (re.compile(rf"{_NUMBER} or more{_UNIT}"), ">="),
    (re.compile(rf"more than {_NUMBER}{_UNIT}"), ">"),
    (re.compile(rf"{_NUMBER}{_UNIT}"), "=="),
)


def band_of(result: CalculatorResult, bands: Iterable[str]) -> int | None:
    """The position of the band that the result lies in; None when none says so beyond doubt."""
    answer = result.result
    for position, band in enumerate(bands):
        if isinstance(answer, str) and answer == band:
            return position
        if isinstance(answer, (int, Decimal)) and _holds(Decimal(answer), band):
            return position
    return None


def range_in_words(ends: tuple[Answer, ...], unit: str) -> str:
    """What is still possible: numbers as a range with their unit, words side by side."""
    if len(ends) == 2 and all(isinstance(end, (int, Decimal)) for end in ends):  # noqa: PLR2004  lowest and highest
        low, high = (answer_in_words(end) for end in ends)
        both = QCoreApplication.translate("CalculatorBands", "{low} to {high}").format(low=low, high=high)
        return f"{low if low == high else both} {unit}".strip()
    return QCoreApplication.translate("CalculatorBands", " or ").join(answer_in_words(end) for end in ends)


def _holds(number: Decimal, band: str) -> bool:
    for form, signs in _FORMS:
        found = form.fullmatch(band)
        if found:
            bounds = [Decimal(group) for group in found.groups()]
            pairs = [signs[place : place + 2].strip() for place in range(0, len(signs), 2)]
            return all(_compares(number, sign, bound) for sign, bound in zip(pairs, bounds, strict=True))
    return False


def _compares(number: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        ">=": number >= bound,
        "<=": number <= bound,
        ">": number > bound,
        "<": number < bound,
        "==": number == bound,
    }[sign]
