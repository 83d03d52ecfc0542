"""
Three-valued truth: TRUE, FALSE and UNKNOWN (Kleene's strong logic).

What is not known of a patient is never taken for "no": an answer is definite only when no missing fact could change it. A truth is never
used as a condition; `bool(truth)` raises, so that a forgotten UNKNOWN cannot slip through an `if`.
"""

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn

from msref.errors import BugError


class Truth(Enum):
    """The answer to a clinical criterion. Compare with `is`; there is no yes-or-no reading of it."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __bool__(self) -> NoReturn:
        raise BugError("A three-valued truth was used as a condition; compare it with `is Truth.TRUE`.")


def truth_of(answer: bool) -> Truth:  # noqa: FBT001  the one place where a plain yes or no enters
    """The truth of something that is known."""
    return Truth.TRUE if answer else Truth.FALSE


def negation(truth: Truth) -> Truth:
    """Not: what is unknown stays unknown."""
    if truth is Truth.UNKNOWN:
        return Truth.UNKNOWN
    return truth_of(truth is Truth.FALSE)


def all_of(truths: Iterable[Truth]) -> Truth:
    """And: one FALSE decides; otherwise one UNKNOWN keeps it open."""
    given = list(truths)
    return at_least(len(given), given)


def any_of(truths: Iterable[Truth]) -> Truth:
    """Or: one TRUE decides; otherwise one UNKNOWN keeps it open."""
    return at_least(1, truths)


def at_least(count: int, truths: Iterable[Truth]) -> Truth:
    """At least `count` of them: TRUE when so many are TRUE already, FALSE when the unknown ones could not make up the number."""
    given = list(truths)
    surely = given.count(Truth.TRUE)
    possibly = surely + given.count(Truth.UNKNOWN)
    if surely >= count:
        return Truth.TRUE
    return Truth.FALSE if possibly < count else Truth.UNKNOWN
