"""One window from one rule that holds, or may hold, for a case; and windows that say why nothing can be said."""

from collections.abc import Iterable, Sequence
from typing import Final

from msref.domain.dates import day_in_words
from msref.domain.timing.applies import Context, applies
from msref.domain.timing.bounds import Dates, date_notes, status_of, window_dates
from msref.domain.timing.case import PlannerCase
from msref.domain.timing.questions import TOPICS
from msref.domain.timing.rules import TimingRule
from msref.domain.timing.windows import Anchor, Window
from msref.domain.truth import Truth
from msref.words import say

# The day on which the thing that is bounded is itself planned.
_PLANNED_DAY: Final = {
    "conception-after": "planned_conception_date",
    "stable-before-conception": "planned_conception_date",
    "switch": "planned_start",
}


def window_of(rule: TimingRule, context: Context, case: PlannerCase) -> Window | None:
    """The window of a rule in a context; None when the rule does not hold for the case."""
    truth, missing = applies(rule, context, case)
    if truth is Truth.FALSE:
        return None
    if truth is Truth.UNKNOWN:
        return _window(rule, context, case, (), Dates(), "unknown", missing, ())
    found = [case.anchor(bound.anchor, context.treatment) for bound in rule.bounds]
    lacking = tuple(dict.fromkeys(name for _, names in found for name in names))
    if rule.until and not case.facts.knows(rule.until):
        lacking = (*lacking, rule.until)
    anchors = tuple(anchor for anchor, _ in found)
    days = [anchor.date for anchor in anchors if anchor.date is not None]
    if lacking or len(days) != len(anchors):
        return _window(rule, context, case, anchors, Dates(), "unknown", lacking, notes_of(rule, context, case))
    dates = window_dates(rule.kind, rule.bounds, days)
    planned = case.day(_PLANNED_DAY[context.question.id]) if context.question.id in _PLANNED_DAY else None
    status = status_of(rule.kind, dates, anchors, planned, case.today)
    notes = (*notes_of(rule, context, case), *date_notes(rule.kind, dates, planned, case.today))
    return _window(rule, context, case, anchors, dates, status, (), notes)


def _window(  # noqa: PLR0917 - a window has these parts
    rule: TimingRule,
    context: Context,
    case: PlannerCase,
    anchors: Sequence[Anchor],
    dates: Dates,
    status: str,
    missing: tuple[str, ...],
    notes: tuple[str, ...],
) -> Window:
    return Window(
        id="--".join(part for part in (rule.id, context.vaccine_id, drug_tag(context, case)) if part),
        title=f"{subject(context, case)}{rule.title}",
        topic=context.question.topic,
        question=context.question.id,
        kind=rule.kind,
        status=status,
        strength=rule.force,
        rule=rule.interval,
        text=rule.text,
        sources=rule.sources,
        rule_id=rule.id,
        html=rule.html,
        drug=context.drug,
        treatment=context.treatment,
        vaccine=context.vaccine_id,
        anchor=anchors[0] if anchors else None,
        earliest=dates.earliest,
        latest=dates.latest,
        cautious=dates.cautious,
        missing=missing,
        notes=notes,
        jurisdiction=rule.jurisdiction,
        year=rule.year,
    )


def drug_tag(context: Context, case: PlannerCase) -> str:
    """The drug as part of a window's id, with its number in the history when it stands there more than once."""
    if context.treatment is None or case.treatments is None:
        return context.drug
    often = sum(treatment.drug == context.drug for treatment in case.treatments) > 1
    return f"{context.drug}-{context.treatment + 1}" if often else context.drug


def subject(context: Context, case: PlannerCase) -> str:
    """``MMR vaccine, ocrelizumab: ``; empty when the window is about the case as a whole."""
    names = [context.vaccine.title] if context.vaccine else []
    if context.drug:
        names.append(case.drug_words(context.drug))
    if context.question.basis == "pair" and names:
        names[-1] = say("timing.from_to", first=names[-1], second=case.drug_words(case.planned))
    return say("timing.subject", names=", ".join(names)) if names else ""


def notes_of(rule: TimingRule, context: Context, case: PlannerCase) -> tuple[str, ...]:
    """The rule's remarks that hold or cannot be told, and what must be known about the day it counts from."""
    notes = []
    for note in rule.notes:
        explained = case.holds(note.when) if note.when else None
        if explained is None or explained.truth is Truth.TRUE:
            notes.append(note.text)
        elif explained.truth is Truth.UNKNOWN:
            notes.append(say("timing.note_not_known", missing=", ".join(explained.missing), note=note.text))
    if any(bound.anchor == "last_dose" for bound in rule.bounds) and context.treatment is not None and case.treatments:
        notes.extend(_last_dose_note(case, context.treatment))
    return tuple(notes)


def _last_dose_note(case: PlannerCase, treatment: int) -> Iterable[str]:
    exposure = case.treatments[treatment] if case.treatments else None
    if exposure is None or exposure.last_dose is None:
        return
    last = day_in_words(exposure.last_dose)
    yield say("timing.counted_from_last_dose", day=last)
    if exposure.state == "current" and exposure.next_due:
        yield say("timing.goes_on", last=last, next=day_in_words(exposure.next_due))
    elif exposure.state == "unknown":
        yield say("timing.may_go_on")


def unknown_window(
    context: Context,
    case: PlannerCase,
    text: str,
    *,
    rules: Iterable[TimingRule] = (),
    missing: tuple[str, ...] = (),
    name: str,
) -> Window:
    """A window that stands for a whole question of which nothing can be said."""
    question = context.question
    parts = (name, question.id, context.vaccine_id, drug_tag(context, case))
    return Window(
        id="--".join(part for part in parts if part),
        title=f"{subject(context, case)}{question.label}",
        topic=question.topic,
        question=question.id,
        kind="info",
        status="unknown",
        strength="advice",
        rule="",
        text=text,
        sources=tuple(dict.fromkeys(source for rule in rules for source in rule.sources)),
        drug=context.drug,
        treatment=context.treatment,
        vaccine=context.vaccine_id,
        missing=missing,
    )


def topic_words(topic: str) -> str:
    """The heading of a topic."""
    return TOPICS[topic]
