"""
Hold a criterion against a fact sheet: the answer together with its reasons.

The answer is a tree of `Explanation`, of the same shape as the criterion. Every leaf carries the parameter, the patient's value, the bound and
its truth in words; every open answer names the parameters that would settle it, or the day before which only time can. A bare yes or no is
never given.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

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
from msref.domain.dates import day_in_words
from msref.domain.facts import Facts
from msref.domain.labels import Labels
from msref.domain.parameters import Parameter
from msref.domain.truth import Truth, all_of, any_of, at_least, negation
from msref.words import say

__all__ = ["TRUTH_WORDS", "Explanation", "Memo", "bound_in_words", "criterion_in_words", "evaluate", "value_in_words"]

_TRUE, _FALSE, _UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
TRUTH_WORDS: Final = Labels(
    {_TRUE: "criteria.truth.holds", _FALSE: "criteria.truth.does_not_hold", _UNKNOWN: "criteria.truth.cannot_be_told"}
)


class _Messages(NamedTuple):
    """The messages of one kind of answer, for each truth that it can have."""

    holds: str
    fails: str
    open: str


_ALL: Final = _Messages("criteria.all.holds", "criteria.all.does_not_hold", "criteria.all.cannot_be_told")
_ANY: Final = _Messages("criteria.any.holds", "criteria.any.does_not_hold", "criteria.any.cannot_be_told")
_NONE: Final = _Messages("criteria.none.holds", "criteria.none.does_not_hold", "criteria.none.cannot_be_told")
_AT_LEAST: Final = _Messages(
    "criteria.at_least.holds", "criteria.at_least.does_not_hold", "criteria.at_least.cannot_be_told"
)
_CLAUSE: Final = _Messages("criteria.clause.holds", "criteria.clause.does_not_hold", "criteria.clause.cannot_be_told")
_ANSWER: Final = _Messages("criteria.answer.holds", "criteria.answer.does_not_hold", "criteria.answer.cannot_be_told")
_BY_HAND: Final = _Messages(
    "criteria.answer_by_hand.holds",
    "criteria.answer_by_hand.does_not_hold",
    "criteria.answer_by_hand.cannot_be_told",
)


class Explanation(NamedTuple):
    """
    One node of the answer; a named tuple, because thousands are made while a person types, and they are made and compared four times as fast.

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


class _LeafWords(NamedTuple):
    """The answer of one leaf in words, whatever clause it stands in."""

    answer: LeafAnswer
    words: str
    value: str
    bound: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Memo:
    """
    Answers kept while one patient is held against many criteria: most definitions ask the same few things.

    When facts change, what hangs on them is forgotten and the rest stands. The day and the parameters must stay the same.
    """

    leaves: dict[Leaf, _LeafWords] = field(default_factory=dict)
    # By the id of the clause, which is quicker than comparing it; the clause is kept beside its answer, so that its id stays its own.
    clauses: dict[int, tuple[Clause, Explanation]] = field(default_factory=dict)
    asks: dict[int, tuple[Clause, frozenset[str]]] = field(default_factory=dict)

    def forget(self, names: AbstractSet[str]) -> None:
        """Forget every answer that hangs on one of these parameters."""
        for leaf in [leaf for leaf, said in self.leaves.items() if not names.isdisjoint(said.asks)]:
            del self.leaves[leaf]
        hanging = [key for key, (clause, _) in self.clauses.items() if not names.isdisjoint(self._asked(clause))]
        for key in hanging:
            del self.clauses[key]

    def _asked(self, clause: Clause) -> frozenset[str]:
        """What a clause hangs on; it hangs on the same whatever the facts are."""
        known = self.asks.get(id(clause))
        if known is None:
            known = self.asks[id(clause)] = clause, frozenset(parameters_of(clause))
        return known[1]


class _Sheet(NamedTuple):
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

    A `memo` may be shared by calls with the same facts, day and parameters, and by no others, unless it forgets what changed between them.
    """
    return _explain(criterion, _Sheet(facts, today, parameters, Memo() if memo is None else memo))


def _explain(criterion: Criterion, sheet: _Sheet) -> Explanation:  # noqa: PLR0911  one answer for each kind
    match criterion:
        case Comparison():
            return _answered(criterion, sheet)
        case Clause():
            return _clause_once(criterion, sheet)
        case AllOf():
            parts = tuple([_explain(part, sheet) for part in criterion.of])
            return _joined(_ALL, all_of([part.truth for part in parts]), parts)
        case AnyOf():
            parts = tuple([_explain(part, sheet) for part in criterion.of])
            return _joined(_ANY, any_of([part.truth for part in parts]), parts)
        case AtLeast():
            parts = tuple([_explain(part, sheet) for part in criterion.of])
            truth = at_least(criterion.count, [part.truth for part in parts])
            return _joined(_AT_LEAST, truth, parts, criterion.count)
        case Not():
            part = _explain(criterion.of, sheet)
            return _joined(_NONE, negation(part.truth), (part,))
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


def _clause_once(clause: Clause, sheet: _Sheet) -> Explanation:
    """The answer of a clause; kept, since it says the same wherever it stands."""
    memo = sheet.memo
    kept = memo.clauses.get(id(clause))
    if kept is None:
        inside = _Sheet(sheet.facts, sheet.today, sheet.parameters, memo, clause.id, clause.source)
        kept = memo.clauses[id(clause)] = clause, _clause(clause, _explain(clause.of, inside))
    return kept[1]


def _answered(leaf: Leaf, sheet: _Sheet) -> Explanation:
    said = sheet.memo.leaves.get(leaf)
    if said is None:
        said = sheet.memo.leaves[leaf] = _leaf_words(leaf, sheet)
    answer = said.answer
    # By place, not by name: this is the innermost step of everything that is answered.
    return Explanation(
        answer.truth,
        said.words,
        answer.missing,
        (),
        leaf.parameter,
        said.value,
        said.bound,
        (),
        said.asks,
        answer.opens,
        sheet.clause,
        sheet.source,
    )


def _leaf_words(leaf: Leaf, sheet: _Sheet) -> _LeafWords:
    asks, happened = asked_by(leaf), _UNKNOWN
    if isinstance(leaf, Within) and leaf.happened is not None:
        happened = _explain(leaf.happened, sheet).truth
        asks = (*asks, *parameters_of(leaf.happened))
    answer = answer_leaf(leaf, sheet.facts, sheet.today, happened=happened)
    parameter = sheet.parameters.get(leaf.parameter)
    value = answer.shown or value_in_words(parameter, sheet.facts.value(leaf.parameter))
    bound = bound_in_words(leaf, sheet.parameters)
    return _LeafWords(answer, _leaf_said(leaf, answer, sheet.parameters, value, bound), value, bound, asks)


def _leaf_said(leaf: Leaf, answer: LeafAnswer, parameters: Mapping[str, Parameter], value: str, bound: str) -> str:
    if isinstance(leaf, Asked):
        return say(_message(_BY_HAND, answer.truth), label=leaf.words, value=value)
    label = label_of(leaf.parameter, parameters)
    if answer.truth is _UNKNOWN and answer.opens is not None:
        return say("criteria.answer.not_before", label=label, value=value, bound=bound, day=day_in_words(answer.opens))
    return say(_message(_ANSWER, answer.truth), label=label, value=value, bound=bound)


def _joined(kind: _Messages, truth: Truth, parts: tuple[Explanation, ...], count: int | None = None) -> Explanation:
    # A single part may have the opposite truth (not); among several, those with the same truth are what makes the answer.
    because = parts if len(parts) == 1 else tuple([part for part in parts if part.truth is truth])
    words = say(_message(kind, truth)) if count is None else say(_message(kind, truth), number=count)
    if truth is not _UNKNOWN:
        return Explanation(truth, words, (), parts, "", "", "", because)
    return Explanation(truth, words, _missing(because), parts, "", "", "", because, (), _opens(kind, because))


def _message(messages: _Messages, truth: Truth) -> str:
    """The message for a truth, without asking for the hash of the truth, which is slow."""
    if truth is _UNKNOWN:
        return messages.open
    return messages.holds if truth is _TRUE else messages.fails


def _missing(parts: tuple[Explanation, ...]) -> tuple[str, ...]:
    if len(parts) == 1:
        return parts[0].missing
    return tuple(dict.fromkeys([name for part in parts for name in part.missing]))


def _opens(kind: _Messages, still_open: tuple[Explanation, ...]) -> date | None:
    """The day before which the joint cannot be ruled out: of "all" the first of its parts, of "any" the last."""
    days = [part.opens for part in still_open]
    known = [day for day in days if day is not None]
    if not known or (kind is _ALL and len(known) < len(days)) or kind is _NONE:
        return None
    return min(known) if kind is _ALL else max(known)


def _clause(clause: Clause, part: Explanation) -> Explanation:
    return Explanation(
        part.truth,
        say(_message(_CLAUSE, part.truth), text=clause.text),
        part.missing,
        (part,),
        "",
        "",
        "",
        (part,),
        (),
        part.opens,
        clause.id,
        clause.source,
    )


def _shown(part: Explanation, by: Explanation | None, against: Explanation | None) -> Explanation:
    parts = tuple([one for one in (part, by, against) if one is not None])
    if part.truth is _UNKNOWN:
        for other, truth in ((by, _TRUE), (against, _FALSE)):
            if other is not None and other.truth is _TRUE:
                return Explanation(truth, other.words, parts=parts, because=(other,))
    return Explanation(part.truth, part.words, part.missing, parts, because=(part,), opens=part.opens)


def _provided(gate: Explanation, part: Explanation) -> Explanation:
    parts = (gate, part)
    if gate.truth is _TRUE:
        return Explanation(part.truth, part.words, part.missing, parts, because=parts, opens=part.opens)
    words = say("criteria.gate_shut", gate=gate.words)
    if gate.truth is _UNKNOWN:
        missing = tuple(dict.fromkeys((*gate.missing, *part.missing)))
        return Explanation(_UNKNOWN, words, missing, parts, because=(gate,))
    # A gate that opens with time needs waiting; one that is shut for good needs a newer value.
    missing = tuple([leaf.parameter for leaf in gate.leaves() if leaf.truth is _FALSE and leaf.opens is None])
    return Explanation(_UNKNOWN, words, missing, parts, because=(gate,), opens=_latest(gate))


def _latest(gate: Explanation) -> date | None:
    """The day on which the last of the leaves that wait for time comes true."""
    return max([leaf.opens for leaf in gate.leaves() if leaf.opens is not None], default=None)


def _outcome(part: Explanation, once: Explanation) -> Explanation:
    parts = (part, once)
    opens = _latest(once)
    still_open = once.truth is _FALSE
    match part.truth:
        case Truth.TRUE:
            return Explanation(part.truth, part.words, parts=parts, because=(part,))
        case Truth.FALSE if once.truth is Truth.TRUE:
            return Explanation(part.truth, part.words, parts=parts, because=parts)
        case Truth.FALSE:
            words = say("criteria.may_still_come", once=once.words)
            return Explanation(_UNKNOWN, words, once.missing, parts, because=parts, opens=opens)
        case _:
            missing = tuple(dict.fromkeys((*part.missing, *once.missing)))
            because = parts if still_open else (part,)
            return Explanation(
                _UNKNOWN, part.words, missing, parts, because=because, opens=opens if still_open else None
            )
