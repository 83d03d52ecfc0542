"""
What a calculator answers: a result, or the range it lies in and what is missing; how it was reached; what to beware of; where it is from.

A result is never a bare number without its steps. When a required input is missing there is no number: `range` then holds the lowest and the
highest result (or, for answers in words, every answer) that the missing inputs leave open, as far as that can be said.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

# Findings are (what was looked at, how it stands) pairs, for calculators that list and do not add up.
Findings = tuple[tuple[str, str], ...]
Answer = int | Decimal | str | Findings

_SHOWN: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class CalculatorSource:
    """Where a rule of a calculator stands: source key and locator."""

    key: str
    locator: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another result that a published reading or formula gives for the same inputs, and why it differs."""

    value: Answer
    why: str


@dataclass(frozen=True, slots=True)
class CalculatorResult:
    """
    The answer of one calculator to one set of inputs.

    `result` is None when something required is missing or the source gives nothing for these inputs. `range` is filled only when something is
    missing: lowest and highest for numbers, all answers left open for words. `steps` is the formula with the user's numbers, a line each; the
    last line says the result with its unit. `sentence` is that line.
    """

    name: str
    result: Answer | None = None
    range: tuple[Answer, ...] | None = None
    alternatives: tuple[Alternative, ...] = ()
    missing: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    sources: tuple[CalculatorSource, ...] = ()

    @property
    def sentence(self) -> str:
        """The last step: the result in words; empty when there are no steps."""
        return self.steps[-1] if self.steps else ""


def rounded(number: Decimal, places: Decimal = _SHOWN) -> Decimal:
    """A number as it is shown, half away from zero; comparisons are made before this, never after."""
    return number.quantize(places, rounding=ROUND_HALF_UP)


def shown(number: Decimal | int) -> str:
    """A number in digits: no exponent, no trailing zeros after the point."""
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def range_in_words(ends: tuple[Answer, ...] | None) -> str:
    """A range as one line of text: "3.0 to 7.0" for numbers, "met or not met" for words; empty for None."""
    mark = " or " if any(isinstance(end, str) for end in ends or ()) else " to "
    return mark.join(answer_in_words(end) for end in ends or ())


def answer_in_words(answer: Answer | None) -> str:
    """An answer as one line of text; empty for None."""
    if answer is None:
        return ""
    if isinstance(answer, tuple):
        return "; ".join(f"{what}: {state}" for what, state in answer)
    return str(answer)
