"""One rule for one case: its window, its words, its remarks, and for which drugs and treatments it speaks."""

from dataclasses import replace
from datetime import date

import pytest

from msref.domain.criteria.nodes import criterion_from_mapping
from msref.domain.facts import Facts, Value
from msref.domain.parameters import Choice, Parameter
from msref.domain.timing.answers import drug_tag, notes_of, subject, topic_words, unknown_window, window_of
from msref.domain.timing.applies import Context, applies, is_about
from msref.domain.timing.bounds import window_dates
from msref.domain.timing.case import PlannerCase, planner_case
from msref.domain.timing.questions import QUESTION
from msref.domain.timing.rules import Bound, Interval, Note, RuleSource, TimingRule
from msref.domain.timing.vaccines import Vaccine
from msref.domain.timing.windows import Anchor
from msref.domain.truth import Truth

TODAY = date(2026, 11, 20)
DRUGS = (
    Choice("ocrelizumab", "ocrelizumab"),
    Choice("rituximab", "rituximab"),
    Choice("cladribine", "cladribine tablets"),
)
PARAMETERS = {
    "dmt_exposures": Parameter("dmt_exposures", "Treatments", "exposures", "treatment", "", choices=DRUGS),
    "age_years": Parameter("age_years", "Age", "integer", "who", "", "years", 0, 110, 1),
}
SOURCES = (RuleSource("one2023", "Table 1"),)
MMR = Vaccine("vaccine-mmr", "MMR vaccine", "live attenuated")
AFTER = Bound("not_before", "last_dose", "after", Interval(4, "weeks"))
UNTIL = Bound("not_after", "next_due", "before", Interval(6, "weeks"))
RULE = TimingRule(
    "wait",
    "after the dose",
    QUESTION["vaccine-after"],
    "not_before",
    "advice",
    "4 weeks",
    "Wait.",
    "",
    SOURCES,
    2023,
    "Europe",
    bounds=(AFTER,),
)
GOING_ON = "ocrelizumab, last dose 2026-09-01, next dose due 2027-03-01"
STOPPED = "rituximab, last dose 2026-06-01, stopped because wish"
OPEN_END = "cladribine, last dose 2026-05-01"
COUNTED = "Counted from the LAST dose, on 1 September 2026."
MOVES = (
    "Treatment goes on: counted as if the dose of 1 September 2026 were the last; a dose on 1 March 2027 would move it."
)
NOT_KNOWN = "Whether treatment goes on is not known; a later dose would move this date."


def case(*history: str, **facts: Value) -> PlannerCase:
    """A case with this treatment history."""
    return planner_case(Facts({"dmt_exposures": history, **facts}), TODAY, PARAMETERS)


def asked(question: str, drug: str = "", treatment: int | None = None, vaccine: Vaccine | None = None) -> Context:
    """What a question is asked of."""
    return Context(QUESTION[question], drug, treatment, vaccine)


AFTER_OCRELIZUMAB = asked("vaccine-after", "ocrelizumab", 0, MMR)


def test_a_window_carries_its_rule_its_day_and_its_dates() -> None:
    """28 days after 1 September 2026 are 29 September; the window names rule, vaccine and drug, and the day it counts from."""
    window = window_of(RULE, AFTER_OCRELIZUMAB, case(GOING_ON))
    assert window is not None
    assert (window.id, window.rule_id) == ("wait--vaccine-mmr--ocrelizumab", "wait")
    assert window.title == "MMR vaccine, ocrelizumab: after the dose"
    assert (window.earliest, window.latest, window.cautious) == (date(2026, 9, 29), None, date(2026, 9, 29))
    assert (window.status, window.topic, window.year, window.jurisdiction) == ("open", "vaccines", 2023, "Europe")
    assert window.anchor == Anchor("dmt_exposures[0].last_dose", date(2026, 9, 1))
    assert window.notes == (COUNTED, MOVES)
    assert topic_words(window.topic) == "Vaccines"


def test_between_two_doses_the_first_day_is_the_anchor() -> None:
    """Not before 29 September, and at least 42 days before 1 March 2027, which is 18 January; the last dose is told as in any rule that counts from it."""
    rule = replace(RULE, kind="between", bounds=(AFTER, UNTIL))
    window = window_of(rule, AFTER_OCRELIZUMAB, case(GOING_ON))
    assert window is not None
    assert (window.earliest, window.latest) == (date(2026, 9, 29), date(2027, 1, 18))
    assert window.anchor == Anchor("dmt_exposures[0].last_dose", date(2026, 9, 1))
    assert window.notes == (COUNTED, MOVES)


def test_a_day_that_is_missing_is_named() -> None:
    """Without the next dose the second bound has no day: the window cannot be told and names it; the finding that decides is named behind it."""
    rule = replace(RULE, kind="between", bounds=(AFTER, UNTIL), until="lymphocytes")
    window = window_of(rule, asked("vaccine-after", "cladribine", 0, MMR), case(OPEN_END))
    assert window is not None
    assert (window.status, window.earliest, window.latest) == ("unknown", None, None)
    assert window.missing == ("dmt_exposures[0].next_due", "lymphocytes")
    known = window_of(replace(RULE, until="lymphocytes"), AFTER_OCRELIZUMAB, case(GOING_ON, lymphocytes=1.2))
    assert known is not None
    assert (known.status, known.missing) == ("open", ())


@pytest.mark.parametrize(
    ("drug", "number", "notes"),
    [
        ("ocrelizumab", 0, (COUNTED, MOVES)),
        ("rituximab", 1, ("Counted from the LAST dose, on 1 June 2026.",)),
        ("cladribine", 2, ("Counted from the LAST dose, on 1 May 2026.", NOT_KNOWN)),
    ],
)
def test_the_last_dose_is_told_with_what_would_move_it(drug: str, number: int, notes: tuple[str, ...]) -> None:
    """A treatment that goes on would move the date, one that was stopped does not, and of one with an open end that is said."""
    assert notes_of(RULE, asked("vaccine-after", drug, number, MMR), case(GOING_ON, STOPPED, OPEN_END)) == notes


def test_a_rule_that_counts_from_another_day_says_nothing_of_the_last_dose() -> None:
    """Nor does one without a treatment, and without a known last dose there is none to tell."""
    due = replace(RULE, bounds=(replace(AFTER, anchor="next_due"),))
    assert notes_of(due, AFTER_OCRELIZUMAB, case(GOING_ON)) == ()
    assert notes_of(RULE, asked("vaccine-after", "ocrelizumab"), case(GOING_ON)) == ()
    assert notes_of(RULE, AFTER_OCRELIZUMAB, case("ocrelizumab, started 2026-01-01")) == ()


@pytest.mark.parametrize(
    ("age", "notes"),
    [
        ({"age_years": 17}, ("Always.", "Child.")),
        ({"age_years": 18}, ("Always.",)),
        ({}, ("Always.", "Not known here (age_years): Child.")),
    ],
)
def test_a_remark_holds_does_not_hold_or_cannot_be_told(age: dict[str, Value], notes: tuple[str, ...]) -> None:
    """A remark without a condition always stands; one with a condition stands when it holds, and says so when it cannot be told."""
    child = criterion_from_mapping({"parameter": "age_years", "fewer_than": 18})
    rule = replace(RULE, bounds=(), kind="info", notes=(Note("Always."), Note("Child.", child)))
    assert notes_of(rule, AFTER_OCRELIZUMAB, case(GOING_ON, **age)) == notes


@pytest.mark.parametrize(
    ("context", "tag"),
    [
        (asked("vaccine-after", "ocrelizumab", 0), "ocrelizumab-1"),
        (asked("vaccine-after", "rituximab", 1), "rituximab"),
        (asked("vaccine-after", "ocrelizumab", 2), "ocrelizumab-3"),
        # A planned drug has no number, also when the history names it twice.
        (asked("vaccine-before-start", "ocrelizumab"), "ocrelizumab"),
        (asked("plex-since-onset"), ""),
    ],
)
def test_a_drug_that_stands_twice_is_numbered(context: Context, tag: str) -> None:
    """Numbers tell two courses of one drug apart, counted as in the history from 1."""
    again = "ocrelizumab, last dose 2024-05-01, stopped because wish"
    assert drug_tag(context, case(again, STOPPED, GOING_ON)) == tag


@pytest.mark.parametrize(
    ("context", "words"),
    [
        (asked("plex-since-onset"), ""),
        (asked("vaccine-advice", vaccine=MMR), "MMR vaccine: "),
        (asked("conception-after", "cladribine", 0), "cladribine tablets: "),
        (asked("vaccine-after", "cladribine", 0, MMR), "MMR vaccine, cladribine tablets: "),
        (asked("switch", "cladribine", 0), "from cladribine tablets to ocrelizumab: "),
        # No question is asked of a pair and a vaccine today; if one were, the pair would stand behind the vaccine.
        (Context(replace(QUESTION["switch"], per_vaccine=True), "cladribine", 0, MMR), "MMR vaccine, from cladribine tablets to ocrelizumab: "),
        (asked("switch"), ""),
    ],
)  # fmt: skip
def test_a_window_says_what_it_is_about(context: Context, words: str) -> None:
    """Vaccine and drug by their names, a switch with both of its drugs, and nothing for the case as a whole."""
    assert subject(context, case(OPEN_END, planned_dmt="ocrelizumab")) == words


def test_a_question_without_an_answer_names_all_its_sources_once() -> None:
    """The window of a whole question has no rule of its own and lists each source of the rules that could have answered."""
    other = replace(RULE, id="other", sources=(*SOURCES, RuleSource("other2024", "abstract")))
    window = unknown_window(
        AFTER_OCRELIZUMAB, case(GOING_ON), "Not known.", rules=(RULE, other), missing=("x",), name="unknown"
    )
    assert window.id == "unknown--vaccine-after--vaccine-mmr--ocrelizumab"
    assert (window.rule_id, window.status, window.kind, window.missing) == ("", "unknown", "info", ("x",))
    assert [source.key for source in window.sources] == ["one2023", "other2024"]


@pytest.mark.parametrize(
    ("rule", "context", "planned", "about"),
    [
        (RULE, AFTER_OCRELIZUMAB, "", True),
        (RULE, asked("vaccine-during", "ocrelizumab", 0, MMR), "", False),
        (replace(RULE, drugs=("ocrelizumab",)), AFTER_OCRELIZUMAB, "", True),
        (replace(RULE, drugs=("rituximab",)), AFTER_OCRELIZUMAB, "", False),
        (replace(RULE, drugs=("ocrelizumab",), vaccines=("vaccine-bcg",)), AFTER_OCRELIZUMAB, "", False),
        (replace(RULE, question=QUESTION["vaccine-before-start"]), asked("vaccine-before-start", "ocrelizumab"), "", True),
        (
            replace(RULE, question=QUESTION["vaccine-before-start"], planned=("rituximab",)),
            asked("vaccine-before-start", "ocrelizumab"), "", False,
        ),
        (
            replace(RULE, question=QUESTION["switch"], drugs=("ocrelizumab",), planned=("rituximab",)),
            asked("switch", "ocrelizumab", 0), "rituximab", True,
        ),
        (
            replace(RULE, question=QUESTION["switch"], drugs=("ocrelizumab",), planned=("rituximab",)),
            asked("switch", "ocrelizumab", 0), "cladribine", False,
        ),
        (replace(RULE, question=QUESTION["switch"], drugs=("ocrelizumab",)), asked("switch", "ocrelizumab", 0), "cladribine", True),
        # A rule on a switch names the drug that it leads away from.
        (replace(RULE, question=QUESTION["switch"]), asked("switch", "ocrelizumab", 0), "cladribine", False),
        (replace(RULE, question=QUESTION["switch"], drugs=("rituximab",)), asked("switch", "ocrelizumab", 0), "cladribine", False),
    ],
)  # fmt: skip
def test_a_rule_speaks_of_its_own_question_and_drugs(
    rule: TimingRule,
    context: Context,
    planned: str,
    about: bool,  # noqa: FBT001 - what must hold
) -> None:
    """Another question is another matter; without a list of drugs any drug is meant, but for the drug that a switch leads away from."""
    assert is_about(rule, context, case(GOING_ON, planned_dmt=planned)) is about


@pytest.mark.parametrize(
    ("state", "number", "truth", "missing"),
    [
        ("any", 0, Truth.TRUE, ()),
        ("any", 2, Truth.TRUE, ()),
        ("current", 0, Truth.TRUE, ()),
        ("current", 1, Truth.FALSE, ()),
        ("current", 2, Truth.UNKNOWN, ("dmt_exposures[2].stop_reason",)),
        ("stopped", 0, Truth.FALSE, ()),
        ("stopped", 1, Truth.TRUE, ()),
        ("stopped", 2, Truth.UNKNOWN, ("dmt_exposures[2].stop_reason",)),
        # Without a treatment there is no state to ask for.
        ("stopped", None, Truth.TRUE, ()),
    ],
)
def test_a_rule_for_a_state_of_treatment(
    state: str, number: int | None, truth: Truth, missing: tuple[str, ...]
) -> None:
    """A dose that is due says that treatment goes on, a reason says that it was stopped; with neither the reason is missing."""
    context = asked("vaccine-after", "", number)
    assert applies(replace(RULE, state=state), context, case(GOING_ON, STOPPED, OPEN_END)) == (truth, missing)


def test_what_is_missing_is_named_once_and_only_where_it_is_open() -> None:
    """A vaccine without a stated class and an unknown age are named in that order; a part that holds names nothing, and one "no" ends it."""
    adult = criterion_from_mapping({"parameter": "age_years", "at_least": 18})
    rule = replace(RULE, vaccine_classes=("subunit",), when=adult)
    context = asked("vaccine-after", "ocrelizumab", 0, Vaccine("v", "V", "class not stated"))
    assert applies(rule, context, case(GOING_ON)) == (Truth.UNKNOWN, ("vaccine_class", "age_years"))
    assert applies(rule, context, case(GOING_ON, age_years=18)) == (Truth.UNKNOWN, ("vaccine_class",))
    assert applies(rule, context, case(GOING_ON, age_years=17)) == (Truth.FALSE, ())


def test_every_bound_needs_its_day() -> None:
    """Two bounds with one day are a mistake of the program and never half a window."""
    with pytest.raises(ValueError, match="argument"):
        window_dates("between", (AFTER, UNTIL), [TODAY])
