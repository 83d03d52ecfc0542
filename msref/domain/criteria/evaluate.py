"""
Hold a criterion against a fact sheet: the answer together with its reasons.

The answer is a tree of `Explanation`, of the same shape as the criterion. Every leaf carries the parameter, the patient's value, the bound and
its truth in words; every open answer names the parameters that would settle it, or the day before which only time can. A bare yes or no is
never given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from msref.domain.criteria.leaves import LeafAnswer, answer_leaf
from msref.domain.criteria.tree import (
    AllOf,
    AnyOf,
    Asked,
    AtLeast,
    Clause,
    Comparison,
    Criterion,
    Leaf,
    Not,
    Outcome,
    Provided,
    Shown,
    Within,
    asked_by,
    parameters_of,
)
from msref.domain.criteria.words import bound_in_words, criterion_in_words, label_of, value_in_words
from msref.domain.facts import Facts
from msref.domain.parameters import Parameter
from msref.domain.truth import Truth, all_of, any_of, at_least, negation

__all__ = ["TRUTH_WORDS", "Explanation", "Memo", "bound_in_words", "criterion_in_words", "evaluate", "value_in_words"]

ALL: Final = "All of these"
ANY: Final = "Any of these"
NOT: Final = "Not this"
TRUTH_WORDS: Final = {Truth.TRUE: "holds", Truth.FALSE: "does not hold", Truth.UNKNOWN: "cannot be told"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """
    One node of the answer.

    `words` is a sentence for the reader. `parameter`, `asks` (all parameters of the leaf), `value` and `bound` are filled at leaves only;
    `missing` names the parameters that would settle an answer that cannot be told, and is empty otherwise. `because` are the parts that carry
    the answer. `opens` is the day before which a "no" cannot be known. `clause` and `source` name the clause of a published definition.
    """

    truth: Truth
    words: str
    missing: tuple[str, ...] = ()
    parts: "tuple[Explanation, ...]" = ()
    parameter: str = ""
    value: str = ""
    bound: str = ""
    because: "tuple[Explanation, ...]" = ()
    asks: tuple[str, ...] = ()
    opens: date | None = None
    clause: str = ""
    source: str = ""

    def leaves(self) -> "Iterator[Explanation]":
        """Every leaf, in order."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def clauses(self) -> "Iterator[Explanation]":
        """The answer of every clause, in order, the outer before the inner."""
        if self.clause and self.parts:
            yield self
        for part in self.parts:
            yield from part.clauses()

    def reasons(self) -> "tuple[Explanation, ...]":
        """The leaves that carry this answer; from them alone the answer follows."""
        if not self.parts:
            return (self,)
        return tuple([reason for part in self.because for reason in part.reasons()])


# Answers of leaves, kept while one patient is held against many criteria: most definitions ask the same few things.
Memo = dict[Leaf, "_LeafWords"]


@dataclass(frozen=True, slots=True)
class _LeafWords:
    """The answer of one leaf in words, whatever clause it stands in."""

    answer: LeafAnswer
    words: str
    value: str
    bound: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a criterion is held against, and the clause that is being read."""

    facts: Facts
    today: date
    parameters: Mapping[str, Parameter]
    memo: Memo
    clause: str = ""
    source: str = ""


def evaluate(
    criterion: Criterion,
    facts: Facts,
    today: date,
    parameters: Mapping[str, Parameter],
    memo: Memo | None = None,
) -> Explanation:
    """
    The truth of a criterion for these facts on this day, with its reasons; `parameters` supplies labels and units.

    A `memo` may be shared by calls with the same facts, day and parameters, and by no others.
    """
    return _explain(criterion, _Sheet(facts, today, parameters, {} if memo is None else memo))


def _explain(criterion: Criterion, sheet: _Sheet) -> Explanation:  # noqa: PLR0911  one answer for each kind
    match criterion:
        case Comparison():
            return _answered(criterion, sheet)
        case Clause():
            inside = _Sheet(sheet.facts, sheet.today, sheet.parameters, sheet.memo, criterion.id, criterion.source)
            return _clause(criterion, _explain(criterion.of, inside))
        case AllOf():
            parts = tuple([_explain(part, sheet) for part in criterion.of])
            return _joined(ALL, all_of([part.truth for part in parts]), parts)
        case AnyOf():
            parts = tuple([_explain(part, sheet) for part in criterion.of])
            return _joined(ANY, any_of([part.truth for part in parts]), parts)
        case AtLeast():
            parts = tuple([_explain(part, sheet) for part in criterion.of])
            truth = at_least(criterion.count, [part.truth for part in parts])
            return _joined(f"At least {criterion.count} of these", truth, parts)
        case Not():
            part = _explain(criterion.of, sheet)
            return _joined(NOT, negation(part.truth), (part,))
        case Shown():
            by = None if criterion.by is None else _explain(criterion.by, sheet)
            against = None if criterion.against is None else _explain(criterion.against, sheet)
            return _shown(_explain(criterion.of, sheet), by, against)
        case Provided():
            return _provided(_explain(criterion.gate, sheet), _explain(criterion.of, sheet))
        case Outcome():
            return _outcome(_explain(criterion.of, sheet), _explain(criterion.once, sheet))
        case _:
            return _answered(criterion, sheet)


def _answered(leaf: Leaf, sheet: _Sheet) -> Explanation:
    said = sheet.memo.get(leaf)
    if said is None:
        said = sheet.memo[leaf] = _leaf_words(leaf, sheet)
    answer = said.answer
    return Explanation(
        answer.truth,
        said.words,
        answer.missing,
        parameter=leaf.parameter,
        value=said.value,
        bound=said.bound,
        asks=said.asks,
        opens=answer.opens,
        clause=sheet.clause,
        source=sheet.source,
    )


def _leaf_words(leaf: Leaf, sheet: _Sheet) -> _LeafWords:
    asks, happened = asked_by(leaf), Truth.UNKNOWN
    if isinstance(leaf, Within) and leaf.happened is not None:
        happened = _explain(leaf.happened, sheet).truth
        asks = (*asks, *parameters_of(leaf.happened))
    answer = answer_leaf(leaf, sheet.facts, sheet.today, happened=happened)
    parameter = sheet.parameters.get(leaf.parameter)
    value = answer.shown or value_in_words(parameter, sheet.facts.value(leaf.parameter))
    bound = bound_in_words(leaf, sheet.parameters)
    label = leaf.words if isinstance(leaf, Asked) else label_of(leaf.parameter, sheet.parameters)
    asked = "asked by hand" if isinstance(leaf, Asked) else f"asked: {bound}"
    words = f"{label}: {value} ({asked}): {TRUTH_WORDS[answer.truth]}{_until(answer)}."
    return _LeafWords(answer, words, value, bound, asks)


def _until(answer: LeafAnswer) -> str:
    if answer.truth is not Truth.UNKNOWN or answer.opens is None:
        return ""
    return f"; a no cannot be known before {answer.opens.day} {answer.opens:%B %Y} is over"


def _joined(kind: str, truth: Truth, parts: tuple[Explanation, ...]) -> Explanation:
    # A single part may have the opposite truth (not); among several, those with the same truth are what makes the answer.
    because = parts if len(parts) == 1 else tuple([part for part in parts if part.truth is truth])
    return Explanation(
        truth=truth,
        words=f"{kind}: {TRUTH_WORDS[truth]}.",
        missing=_missing(truth, because),
        parts=parts,
        because=because,
        opens=_opens(kind, because) if truth is Truth.UNKNOWN else None,
    )


def _missing(truth: Truth, parts: tuple[Explanation, ...]) -> tuple[str, ...]:
    if truth is not Truth.UNKNOWN:
        return ()
    if len(parts) == 1:
        return parts[0].missing
    return tuple(dict.fromkeys([name for part in parts for name in part.missing]))


def _opens(kind: str, still_open: tuple[Explanation, ...]) -> date | None:
    """The day before which the joint cannot be ruled out: of "all" the first of its parts, of "any" the last."""
    days = [part.opens for part in still_open]
    known = [day for day in days if day is not None]
    if not known or (kind == ALL and len(known) < len(days)) or kind == NOT:
        return None
    return min(known) if kind == ALL else max(known)


def _clause(clause: Clause, part: Explanation) -> Explanation:
    return Explanation(
        truth=part.truth,
        words=f"{clause.text}: {TRUTH_WORDS[part.truth]}.",
        missing=part.missing,
        parts=(part,),
        because=(part,),
        opens=part.opens,
        clause=clause.id,
        source=clause.source,
    )


def _shown(part: Explanation, by: Explanation | None, against: Explanation | None) -> Explanation:
    parts = tuple([one for one in (part, by, against) if one is not None])
    if part.truth is Truth.UNKNOWN:
        for other, truth in ((by, Truth.TRUE), (against, Truth.FALSE)):
            if other is not None and other.truth is Truth.TRUE:
                return Explanation(truth, other.words, parts=parts, because=(other,))
    return Explanation(part.truth, part.words, part.missing, parts, because=(part,), opens=part.opens)


def _provided(gate: Explanation, part: Explanation) -> Explanation:
    parts = (gate, part)
    if gate.truth is Truth.TRUE:
        return Explanation(part.truth, part.words, part.missing, parts, because=parts, opens=part.opens)
    words = f"{gate.words} Until it holds, nothing else is answered from it."
    if gate.truth is Truth.UNKNOWN:
        missing = tuple(dict.fromkeys((*gate.missing, *part.missing)))
        return Explanation(Truth.UNKNOWN, words, missing, parts, because=(gate,))
    # A gate that opens with time needs waiting; one that is shut for good needs a newer value.
    missing = tuple([leaf.parameter for leaf in gate.leaves() if leaf.truth is Truth.FALSE and leaf.opens is None])
    return Explanation(Truth.UNKNOWN, words, missing, parts, because=(gate,), opens=_latest(gate))


def _latest(gate: Explanation) -> date | None:
    """The day on which the last of the leaves that wait for time comes true."""
    return max([leaf.opens for leaf in gate.leaves() if leaf.opens is not None], default=None)


def _outcome(part: Explanation, once: Explanation) -> Explanation:
    parts = (part, once)
    opens = _latest(once)
    still_open = once.truth is Truth.FALSE
    match part.truth:
        case Truth.TRUE:
            return Explanation(part.truth, part.words, parts=parts, because=(part,))
        case Truth.FALSE if once.truth is Truth.TRUE:
            return Explanation(part.truth, part.words, parts=parts, because=parts)
        case Truth.FALSE:
            words = f"Not so, but it may still come: {once.words}"
            return Explanation(Truth.UNKNOWN, words, once.missing, parts, because=parts, opens=opens)
        case _:
            missing = tuple(dict.fromkeys((*part.missing, *once.missing)))
            because = parts if still_open else (part,)
            return Explanation(
                Truth.UNKNOWN, part.words, missing, parts, because=because, opens=opens if still_open else None
            )
