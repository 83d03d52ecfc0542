"""
What a calculator answers: a result, or the range it lies in and what is missing; how it was reached; what to beware of; where it is from.

A result is never a bare number without its steps. When a required input is missing there is no number: `range` then holds the lowest and the
highest result (or, for answers in words, every answer) that the missing inputs leave open, as far as that can be said.

An answer in words is one of ANSWER_WORDS: a key that content and cases know, the same in every language; `answer_word` says it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from typing import Final

from msref.domain.labels import Labels
from msref.words import say

# Findings are (what was looked at, how it stands) pairs, for calculators that list and do not add up.
Findings = tuple[tuple[str, str], ...]
Answer = int | Decimal | str | Findings

_SHOWN: Final = Decimal("0.01")

MET: Final = "met"
NOT_MET: Final = "not met"
UNKNOWN: Final = "unknown"
WORSENING: Final = "worsening, if confirmed"
NO_WORSENING: Final = "no worsening"
OLDER: Final = "older age (worse survival)"
PROGRESSIVE_MS: Final = "progressive MS (worse survival)"
MANY_DMTS: Final = "more than two previous DMTs (worse survival)"
HIGH_EDSS: Final = "high EDSS (worse survival)"
YOUNGER: Final = "younger age (better progression-free survival)"
EDSS_AT_MOST: Final = "EDSS at most 5.5 (better progression-free survival)"
RELAPSING_MS: Final = "relapsing MS (better progression-free survival)"
ANSWER_WORDS: Final = Labels(
    {
        MET: "calculators.answer.met",
        NOT_MET: "calculators.answer.not_met",
        UNKNOWN: "calculators.answer.unknown",
        WORSENING: "calculators.answer.worsening",
        NO_WORSENING: "calculators.answer.no_worsening",
        OLDER: "calculators.answer.older",
        PROGRESSIVE_MS: "calculators.answer.progressive",
        MANY_DMTS: "calculators.answer.many_dmts",
        HIGH_EDSS: "calculators.answer.high_edss",
        YOUNGER: "calculators.answer.younger",
        EDSS_AT_MOST: "calculators.answer.edss_at_most",
        RELAPSING_MS: "calculators.answer.relapsing",
    }
)


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
    said_ends = [answer_in_words(end) for end in ends or ()]
    if not said_ends:
        return ""
    if any(isinstance(end, str) for end in ends or ()):
        return reduce(lambda first, second: say("calculators.or", first=first, second=second), said_ends)
    return reduce(lambda low, high: say("calculators.range", low=low, high=high), said_ends)


def answer_in_words(answer: Answer | None) -> str:
    """An answer as one line of text; empty for None."""
    if answer is None:
        return ""
    if isinstance(answer, tuple):
        return "; ".join(
            say("calculators.finding", what=answer_word(what), state=answer_word(state)) for what, state in answer
        )
    return answer_word(answer) if isinstance(answer, str) else str(answer)


def answer_word(answer: str) -> str:
    """What a reader sees for an answer in words, or for a finding or its state."""
    return ANSWER_WORDS.get(answer, answer)


def not_known(missing: Iterable[str]) -> str:
    """The sentence that names inputs which are missing."""
    return say("calculators.not_known", names=", ".join(missing))


def said(messages: Iterable[str]) -> tuple[str, ...]:
    """The sentences of messages that take no arguments."""
    return tuple(say(message) for message in messages)
