"""What a plan says where no rule answers, where several cannot tell, and where none can hold."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from msref.domain.criteria.nodes import criterion_from_mapping
from msref.domain.facts import Facts, Value
from msref.domain.timing.plan import plan_case
from msref.domain.timing.questions import QUESTION
from msref.domain.timing.rules import RuleSource, TimingRule
from msref.domain.timing.vaccines import Vaccine
from msref.domain.timing.windows import Window
from tests.domain.timing.test_answers_of_rules import GOING_ON, PARAMETERS, RULE, TODAY

MMR = Vaccine("vaccine-mmr", "MMR vaccine", "live attenuated")
FLU = Vaccine("vaccine-influenza", "influenza vaccine", "inactivated")
CHILD = criterion_from_mapping({"parameter": "age_years", "fewer_than": 18})
NO_RULE = "No source in this library gives a rule for this."
NOT_TOLD = "Whether this holds cannot be told while something is not known."
FOR_CHILDREN = replace(RULE, id="children", when=CHILD)


def planned(rules: Sequence[TimingRule], question: str = "", **facts: Value) -> list[Window]:
    """The windows of one question, or of all."""
    usual: dict[str, Value] = {"vaccines": (), "planned_dmt": "none", "dmt_exposures": ()}
    plan = plan_case(rules, (MMR, FLU), Facts(usual | facts), TODAY, PARAMETERS)
    return [window for window in plan.windows if not question or window.question == question]


def test_a_rule_that_cannot_hold_is_not_waited_for() -> None:
    """With the history unknown a rule for children is open for a child and for an unknown age, and silent for an adult."""
    given = Facts({"planned_dmt": "none", "vaccines": ("vaccine-mmr",)})
    for age, ids in (
        (17, ["unknown--vaccine-after--vaccine-mmr"]),
        (None, ["unknown--vaccine-after--vaccine-mmr"]),
        (18, []),
    ):
        facts = given if age is None else given.with_value("age_years", age)
        plan = plan_case([FOR_CHILDREN], (MMR,), facts, TODAY, PARAMETERS)
        assert [window.id for window in plan.windows] == ids


def test_silence_is_told_for_a_live_vaccine_only() -> None:
    """Without any rule on a drug that is said for a live vaccine, and nothing is said for another one."""
    found = planned([], "vaccine-after", vaccines=("vaccine-mmr", "vaccine-influenza"), dmt_exposures=(GOING_ON,))
    assert [(window.id, window.text) for window in found] == [
        ("silent--vaccine-after--vaccine-mmr--ocrelizumab", NO_RULE)
    ]


def test_silence_is_told_for_a_drug_where_the_question_asks_for_it() -> None:
    """That no source speaks of a switch is said; the response to a vaccine and a waiting time after corticosteroids are not missed."""
    found = planned([], dmt_exposures=(GOING_ON,), planned_dmt="rituximab", vaccines=("vaccine-mmr",))
    silent = {window.question for window in found if window.id.startswith("silent--")}
    assert silent == {"vaccine-before-start", "vaccine-during", "vaccine-after", "switch"}


def test_several_rules_in_doubt_give_one_window_with_their_sources() -> None:
    """Two rules that wait for an age are told together, with what is missing once and the sources of just these two."""
    other = replace(FOR_CHILDREN, id="second", sources=(RuleSource("second2024", "abstract"),))
    adults = replace(RULE, id="state", state="stopped", sources=(RuleSource("third2025", "abstract"),))
    found = planned(
        [FOR_CHILDREN, other, adults], "vaccine-after", vaccines=("vaccine-mmr",), dmt_exposures=(GOING_ON,)
    )
    assert [(window.id, window.text, window.missing) for window in found] == [
        ("unknown--vaccine-after--vaccine-mmr--ocrelizumab", NOT_TOLD, ("age_years",))
    ]
    assert [source.key for source in found[0].sources] == ["one2023", "second2024"]


def test_one_rule_in_doubt_speaks_for_itself() -> None:
    """A single rule that cannot be told keeps its own window, and one that holds stands beside it."""
    found = planned([FOR_CHILDREN], "vaccine-after", vaccines=("vaccine-mmr",), dmt_exposures=(GOING_ON,))
    assert [(window.id, window.status) for window in found] == [("children--vaccine-mmr--ocrelizumab", "unknown")]
    both = planned([FOR_CHILDREN, RULE], "vaccine-after", vaccines=("vaccine-mmr",), dmt_exposures=(GOING_ON,))
    assert [(window.id, window.status) for window in both] == [
        ("children--vaccine-mmr--ocrelizumab", "unknown"),
        ("wait--vaccine-mmr--ocrelizumab", "open"),
    ]
    assert both[1].earliest == date(2026, 9, 29)


def test_a_switch_is_asked_of_every_former_drug_but_the_planned_one() -> None:
    """From ocrelizumab to rituximab there is a window, from rituximab to itself there is none, and without a plan none at all."""
    rule = replace(RULE, id="switch", question=QUESTION["switch"], drugs=("ocrelizumab", "rituximab"))
    history = (GOING_ON, "rituximab, last dose 2026-06-01, stopped because wish")
    found = planned([rule], "switch", dmt_exposures=history, planned_dmt="rituximab")
    assert [(window.id, window.title) for window in found] == [
        ("switch--ocrelizumab", "from ocrelizumab to rituximab: after the dose")
    ]
    assert planned([rule], "switch", dmt_exposures=history) == []
