"""
All rules held against one case: every window, what is missing, and where sources differ.

Nothing is merged: each rule that holds gives its own window, whatever another source says. Where no rule holds for certain because something
is not known, one window says what is missing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msref.domain.facts import Facts
from msref.domain.parameters import Parameter
from msref.domain.timing.answers import unknown_window, window_of
from msref.domain.timing.applies import Context, applies, is_about
from msref.domain.timing.case import NO_DRUG, PlannerCase, planner_case
from msref.domain.timing.conflicts import conflicts_in
from msref.domain.timing.questions import LIVE, QUESTIONS, Question
from msref.domain.timing.rules import TimingRule
from msref.domain.timing.vaccines import Vaccine
from msref.domain.timing.whole_plan import with_whole_plan
from msref.domain.timing.windows import Plan, Window
from msref.domain.truth import Truth
from msref.words import say


def plan_case(
    rules: Sequence[TimingRule],
    vaccines: Iterable[Vaccine],
    facts: Facts,
    today: date,
    parameters: Mapping[str, Parameter],
) -> Plan:
    """The plan of a case on a day."""
    case = planner_case(facts, today, parameters)
    known = {vaccine.id: vaccine for vaccine in vaccines}
    wanted = [known[name] for name in case.wanted or () if name in known]
    windows: list[Window] = []
    by_question: defaultdict[str, list[TimingRule]] = defaultdict(list)
    for rule in rules:
        by_question[rule.question.id].append(rule)
    for question in QUESTIONS:
        windows.extend(_answers(question, by_question[question.id], wanted, case))
    if case.wanted is None:
        windows.extend(_no_vaccines_asked(case))
    whole = with_whole_plan(windows, known, case)
    return Plan(today, tuple(whole), conflicts_in(whole))


def _no_vaccines_asked(case: PlannerCase) -> Iterator[Window]:
    question = next(question for question in QUESTIONS if question.per_vaccine)
    text = say("timing.no_vaccine_named")
    yield unknown_window(Context(question), case, text, missing=("vaccines",), name="unasked")


def _answers(
    question: Question, rules: Sequence[TimingRule], wanted: Sequence[Vaccine], case: PlannerCase
) -> Iterator[Window]:
    if question.per_vaccine and not wanted:
        return
    if question.id == "vaccine-in-relapse" and not wanted:
        return
    if question.when is not None:
        explained = case.holds(question.when)
        if explained.truth is Truth.FALSE:
            return
        if explained.truth is Truth.UNKNOWN:
            yield from _cannot_tell(question, rules, wanted, explained.missing, case)
            return
    contexts, missing = _contexts(question, wanted, case)
    if missing:
        yield from _cannot_tell(question, rules, wanted, missing, case)
        return
    for context in contexts:
        yield from _context_answers(context, rules, case)


def _cannot_tell(
    question: Question,
    rules: Sequence[TimingRule],
    wanted: Sequence[Vaccine],
    missing: tuple[str, ...],
    case: PlannerCase,
) -> Iterator[Window]:
    contexts = (
        [Context(question, vaccine=vaccine) for vaccine in wanted] if question.per_vaccine else [Context(question)]
    )
    for context in contexts:
        about = [rule for rule in rules if _may_hold_for(rule, context, case)]
        if about:
            text = say("timing.cannot_be_told_yet")
            yield unknown_window(context, case, text, rules=about, missing=missing, name="unknown")


def _may_hold_for(rule: TimingRule, context: Context, case: PlannerCase) -> bool:
    """Whether a rule may speak of the vaccine, whatever the drug; a rule that needs no treatment is out once there is none to ask of."""
    bare = Context(context.question, vaccine=context.vaccine)
    return applies(rule, bare, case)[0] is not Truth.FALSE


def _contexts(
    question: Question, wanted: Sequence[Vaccine], case: PlannerCase
) -> tuple[list[Context], tuple[str, ...]]:
    """What the question is asked of, or the parameters that are missing to know it."""
    vaccines: Sequence[Vaccine | None] = wanted if question.per_vaccine else (None,)
    drugs: list[tuple[str, int | None]] = []
    missing: list[str] = []
    history = question.basis in ("exposure", "drug", "pair")
    if question.basis == "case":
        drugs.append(("", None))
    if history and case.treatments is None and (question.basis != "drug" or not case.planned):
        missing.append("dmt_exposures")
    if question.basis in ("planned", "pair") and not case.planned:
        missing.append("planned_dmt")
    if missing:
        return [], tuple(missing)
    if history and not (question.basis == "pair" and case.planned == NO_DRUG):
        treatments = enumerate(case.treatments or ())
        drugs.extend(
            (treatment.drug, number) for number, treatment in treatments if not _same(question, treatment.drug, case)
        )
    if question.basis in ("planned", "drug") and case.planned not in ("", NO_DRUG, *(drug for drug, _ in drugs)):
        drugs.append((case.planned, None))
    return [Context(question, drug, number, vaccine) for vaccine in vaccines for drug, number in drugs], ()


def _same(question: Question, drug: str, case: PlannerCase) -> bool:
    """Whether a pair would lead from a drug to itself."""
    return question.basis == "pair" and drug == case.planned


def _context_answers(context: Context, rules: Sequence[TimingRule], case: PlannerCase) -> Iterator[Window]:
    about = [rule for rule in rules if is_about(rule, context, case)]
    if not about:
        if context.question.silence and _worth_saying(context):
            text = say("timing.no_rule")
            yield unknown_window(context, case, text, name="silent")
        return
    windows = [window for rule in about if (window := window_of(rule, context, case))]
    if len(windows) > 1 and all(window.status == "unknown" for window in windows):
        missing = tuple(dict.fromkeys(name for window in windows for name in window.missing))
        asked = [rule for rule in about if any(window.rule_id == rule.id for window in windows)]
        text = say("timing.cannot_be_told_yet")
        yield unknown_window(context, case, text, rules=asked, missing=missing, name="unknown")
        return
    yield from windows


def _worth_saying(context: Context) -> bool:
    """For vaccines silence is told only where a live vaccine is at stake."""
    return context.vaccine is None or context.vaccine.vaccine_class == LIVE
