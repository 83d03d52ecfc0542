"""
For whom a rule holds: drug, vaccine, state of the treatment, and the rule's own criterion, three-valued.

Whether a rule names the drug and the vaccine is known at once; whether it holds for the patient may be unknown, and then says what is missing.
"""

from dataclasses import dataclass
from typing import Final

from msref.domain.timing.case import PlannerCase
from msref.domain.timing.questions import NOT_STATED, Question
from msref.domain.timing.rules import TimingRule
from msref.domain.timing.vaccines import Vaccine
from msref.domain.truth import Truth, all_of, truth_of

VACCINE_CLASS: Final = "vaccine_class"


@dataclass(frozen=True, slots=True)
class Context:
    """What a question is asked of: a drug (of the history by its number, or planned) and a vaccine, as far as the question has them."""

    question: Question
    drug: str = ""
    treatment: int | None = None
    vaccine: Vaccine | None = None

    @property
    def vaccine_id(self) -> str:
        """The id of the vaccine; empty without one."""
        return self.vaccine.id if self.vaccine else ""


def is_about(rule: TimingRule, context: Context, case: PlannerCase) -> bool:
    """Whether a rule speaks of this drug and may speak of this vaccine."""
    if rule.question.id != context.question.id:
        return False
    if context.question.basis == "planned":
        drug_fits = not rule.planned or context.drug in rule.planned
    elif context.question.basis == "pair":
        drug_fits = context.drug in rule.drugs and (not rule.planned or case.planned in rule.planned)
    else:
        drug_fits = not rule.drugs or context.drug in rule.drugs
    return drug_fits and vaccine_truth(rule, context.vaccine) is not Truth.FALSE


def vaccine_truth(rule: TimingRule, vaccine: Vaccine | None) -> Truth:
    """Whether a rule speaks of a vaccine; unknown when it speaks of classes and the vaccine's class is not stated."""
    if vaccine is None or not (rule.vaccines or rule.vaccine_classes):
        return Truth.TRUE
    if vaccine.id in rule.vaccines or vaccine.vaccine_class in rule.vaccine_classes:
        return Truth.TRUE
    unclear = rule.vaccine_classes and vaccine.vaccine_class == NOT_STATED
    return Truth.UNKNOWN if unclear else Truth.FALSE


def applies(rule: TimingRule, context: Context, case: PlannerCase) -> tuple[Truth, tuple[str, ...]]:
    """Whether a rule that is about this context holds for the case, and what is missing when that cannot be told."""
    answers: list[tuple[Truth, tuple[str, ...]]] = [(vaccine_truth(rule, context.vaccine), (VACCINE_CLASS,))]
    if rule.state != "any" and context.treatment is not None and case.treatments is not None:
        state = case.treatments[context.treatment].state
        truth = Truth.UNKNOWN if state == "unknown" else truth_of(state == rule.state)
        answers.append((truth, (f"dmt_exposures[{context.treatment}].stop_reason",)))
    if rule.when is not None:
        explained = case.holds(rule.when)
        answers.append((explained.truth, explained.missing))
    truth = all_of(answer for answer, _ in answers)
    if truth is not Truth.UNKNOWN:
        return truth, ()
    missing = [name for answer, names in answers if answer is Truth.UNKNOWN for name in names]
    return truth, tuple(dict.fromkeys(missing))
