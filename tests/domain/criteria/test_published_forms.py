"""The forms that published definitions need, by example: time windows, events, outcomes, treatments, words without a number."""

from collections.abc import Mapping
from datetime import date

import pytest

from msref.domain.criteria.check import criterion_faults
from msref.domain.criteria.evaluate import criterion_in_words, evaluate
from msref.domain.criteria.nodes import criterion_from_mapping, criterion_to_mapping, parameters_of
from msref.domain.facts import Facts, Value
from msref.domain.parameters import Choice, Parameter
from msref.domain.truth import Truth
from msref.errors import BadInputError

TODAY = date(2026, 11, 20)
T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
PARAMETERS = {
    parameter.id: parameter
    for parameter in (
        Parameter("now", "Relapses this year", "integer", "disease", "", "", 0, 30, 1),
        Parameter("before", "Relapses the year before", "integer", "disease", "", "", 0, 30, 1),
        Parameter("edss", "EDSS now", "edss", "disease", ""),
        Parameter("onset", "First symptom", "date", "disease", ""),
        Parameter("six", "First EDSS 6.0", "date", "disease", ""),
        Parameter("reached", "EDSS 6.0 ever reached", "yes_no", "disease", ""),
        Parameter("judged", "Highly active", "yes_no", "disease", ""),
        Parameter(
            "t2", "T2 increase", "choice", "mri", "", choices=(Choice("none", "none"), Choice("no_earlier", "no scan"))
        ),
        Parameter("drugs", "Treatments", "exposures", "treatment", "", choices=(Choice("ifn", "interferon beta"),)),
    )
}
EVENT: dict[str, object] = {
    "date": "six",
    "within": 10,
    "unit": "years",
    "of": "onset",
    "happened": {"parameter": "reached", "is": True},
}


def answer(data: object, values: Mapping[str, Value], today: date = TODAY) -> Truth:
    """The truth of a criterion given as plain data."""
    return evaluate(criterion_from_mapping(data), Facts(values), today, PARAMETERS).truth


@pytest.mark.parametrize(
    ("data", "values", "truth"),
    [
        ({"parameter": "now", "at_least": {"parameter": "before"}}, {"now": 2, "before": 2}, T),
        ({"parameter": "now", "at_least": {"parameter": "before"}}, {"now": 1, "before": 2}, F),
        ({"parameter": "now", "at_least": {"parameter": "before"}}, {"now": 1}, U),
        ({"parameter": "t2", "is": "none", "open_when": ["no_earlier"]}, {"t2": "none"}, T),
        ({"parameter": "t2", "is": "none", "open_when": ["no_earlier"]}, {"t2": "no_earlier"}, U),
        ({"parameter": "edss", "at_least": 6}, {"edss": 5.5}, F),
        ({"parameter": "edss", "at_least": 6}, {"edss": 6.0}, T),
        # 10 years before 20 November 2026 is 20 November 2016.
        ({"time_since": "onset", "fewer_than": 10, "unit": "years"}, {"onset": date(2016, 11, 21)}, T),
        ({"time_since": "onset", "fewer_than": 10, "unit": "years"}, {"onset": date(2016, 11, 20)}, F),
        ({"time_since": "onset", "more_than": 10, "unit": "years"}, {"onset": date(2016, 11, 20)}, F),
        ({"time_since": "onset", "more_than": 10, "unit": "years"}, {"onset": date(2016, 11, 19)}, T),
        ({"time_since": "onset", "at_most": 6, "unit": "months"}, {"onset": date(2026, 5, 20)}, T),
        ({"time_since": "onset", "at_most": 6, "unit": "months"}, {"onset": date(2026, 5, 19)}, F),
        ({"asked": "judged", "words": "Highly active"}, {}, U),
        ({"asked": "judged", "words": "Highly active"}, {"judged": False}, F),
        ({"treated": "drugs"}, {"drugs": ()}, F),
        ({"treated": "drugs"}, {"drugs": ("ifn",)}, T),
        ({"treated": "drugs"}, {}, U),
        ({"treated": "drugs", "adequate": True}, {"drugs": ("ifn",)}, U),
        ({"treated": "drugs", "adequate": True}, {"drugs": ("ifn, adequate course no",)}, F),
        ({"treated": "drugs", "current": True}, {"drugs": ("ifn, started 2024-01-10",)}, T),
        ({"treated": "drugs", "current": True}, {"drugs": ("ifn, last dose 2026-05-01",)}, U),
        ({"treated": "drugs", "current": True}, {"drugs": ("ifn, stopped because wish",)}, F),
        (EVENT, {"onset": date(2012, 2, 29), "six": date(2022, 2, 28)}, T),
        (EVENT, {"onset": date(2012, 2, 29), "six": date(2022, 3, 1)}, F),
        (EVENT, {"onset": date(2012, 2, 29), "reached": False}, F),
        (EVENT, {"onset": date(2012, 2, 29), "reached": True}, U),
        (EVENT, {"onset": date(2016, 11, 20), "reached": False}, U),
        (EVENT, {"onset": date(2016, 11, 20), "reached": True}, T),
        (EVENT, {"onset": date(2016, 11, 20)}, U),
        (EVENT, {"six": date(2022, 3, 1)}, U),
    ],
)
def test_each_form_at_its_bounds(data: object, values: dict[str, Value], truth: Truth) -> None:
    """Each form answers as worked out by hand, at the bound and beside it, and with its input missing."""
    assert answer(data, values) is truth


def test_an_outcome_is_no_only_when_its_time_is_over() -> None:
    """Before that the answer is open, and the day is named on which the time is over."""
    rule = criterion_from_mapping(EVENT)
    early = evaluate(rule, Facts({"onset": date(2019, 3, 3), "reached": False}), TODAY, PARAMETERS)
    assert early.truth is U
    assert early.missing == ()
    assert early.opens == date(2029, 3, 3)
    assert "cannot be known before 3 March 2029" in early.words
    assert answer(EVENT, {"onset": date(2019, 3, 3), "reached": False}, date(2029, 3, 3)) is U
    assert answer(EVENT, {"onset": date(2019, 3, 3), "reached": False}, date(2029, 3, 4)) is F


def test_an_outcome_waits_and_a_gate_keeps_shut() -> None:
    """An outcome that is not so far stays open until its time; behind a gate that does not hold nothing is answered."""
    over = {"time_since": "onset", "more_than": 5, "unit": "years"}
    outcome = {"outcome": {"parameter": "edss", "at_least": 6}, "once": over}
    assert answer(outcome, {"edss": 3.0, "onset": date(2024, 1, 1)}) is U
    assert answer(outcome, {"edss": 3.0, "onset": date(2020, 1, 1)}) is F
    assert answer(outcome, {"edss": 6.0}) is T
    gated = {"provided": {"time_since": "six", "at_most": 12, "unit": "months"}, "then": {"parameter": "now", "is": 0}}
    assert answer(gated, {"now": 0, "six": date(2026, 1, 1)}) is T
    assert answer(gated, {"now": 0, "six": date(2024, 1, 1)}) is U
    stale = evaluate(criterion_from_mapping(gated), Facts({"now": 0, "six": date(2024, 1, 1)}), TODAY, PARAMETERS)
    assert stale.missing == ("six",)


def test_one_fact_can_show_or_rule_out_another() -> None:
    """While the criterion itself is open, what shows it makes it true and what rules it out makes it false; its own value comes first."""
    shown = {"criterion": {"parameter": "now", "at_least": 2}, "shown_by": {"parameter": "before", "at_least": 2}}
    ruled = {"criterion": {"parameter": "now", "at_least": 2}, "ruled_out_by": {"parameter": "before", "fewer_than": 2}}
    assert [answer(shown, values) for values in ({"before": 2}, {"before": 1}, {"now": 0, "before": 0})] == [T, U, F]
    assert [answer(ruled, values) for values in ({"before": 1}, {"before": 2}, {"now": 2, "before": 2})] == [F, U, T]


def test_a_clause_gives_its_source_to_its_leaves() -> None:
    """Every leaf below a clause carries the clause's id and source, and the clause its own words."""
    data = {
        "clause": "active",
        "text": "Active",
        "source": "Review, Table 1",
        "when": {"parameter": "now", "at_least": 1},
    }
    explained = evaluate(criterion_from_mapping(data), Facts({"now": 1}), TODAY, PARAMETERS)
    (reason,) = explained.reasons()
    assert (reason.clause, reason.source) == ("active", "Review, Table 1")
    assert reason.words == "Relapses this year: 1 (asked: at least 1): holds."
    assert [clause.words for clause in explained.clauses()] == ["Active: holds."]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"time_since": "onset", "is": 3, "unit": "years"}, "exactly one of"),
        ({"time_since": "onset", "at_least": -1, "unit": "years"}, "whole number"),
        ({"date": "six", "within": 10, "unit": "years"}, '"of"'),
        ({"treated": "drugs", "adequate": False}, "can only be true"),
        ({"asked": "judged"}, '"words"'),
        ({"criterion": {"parameter": "now", "is": 1}}, "shown_by"),
        ({"clause": "a", "text": "A", "when": {"parameter": "now", "is": 1}}, '"source"'),
        ({"clause": "a", "text": "A", "source": "", "when": {"parameter": "now", "is": 1}}, '"source"'),
        ({"parameter": "now", "is": {"parameter": "before"}}, "at_least"),
        ({"parameter": "t2", "is": "none", "open_when": []}, "open_when"),
    ],
)
def test_a_malformed_form_is_refused_with_what_is_wrong(data: object, words: str) -> None:
    """Each malformed form is refused with a sentence that names what it lacks."""
    with pytest.raises(BadInputError, match=words):
        criterion_from_mapping(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"parameter": "now", "at_least": {"parameter": "edss"}}, ""),
        ({"parameter": "now", "at_least": {"parameter": "onset"}}, "wrong-kind"),
        ({"parameter": "edss", "at_least": 0.5}, "bound-out-of-range"),
        ({"parameter": "edss", "at_least": 10.5}, "bound-out-of-range"),
        ({"parameter": "edss", "at_least": 10}, ""),
        ({"parameter": "now", "at_least": 31}, "bound-out-of-range"),
        ({"parameter": "nowhere", "at_least": 1}, "unknown-parameter"),
        ({"time_since": "onset", "at_least": 3, "unit": "fortnights"}, "wrong-unit"),
        ({"time_since": "now", "at_least": 3, "unit": "years"}, "wrong-kind"),
        ({**EVENT, "of": "now"}, "wrong-kind"),
        ({"treated": "t2"}, "wrong-kind"),
        ({"treated": "drugs", "drugs": ["aspirin"]}, "unknown-choice"),
        ({"asked": "now", "words": "x"}, "wrong-kind"),
        ({"parameter": "t2", "is": "none", "open_when": ["never"]}, "unknown-choice"),
    ],
)
def test_what_does_not_fit_the_dictionary_is_told(data: object, code: str) -> None:
    """Wrong kinds, units, bounds and choices are faults; what fits has none."""
    faults = [found for found, _ in criterion_faults(criterion_from_mapping(data), PARAMETERS)]
    assert faults == ([code] if code else [])


def test_forms_are_said_in_words_and_read_back() -> None:
    """The written-out rule names labels and bounds; plain data comes back as it was; all parameters are found."""
    rule = criterion_from_mapping({"all": [EVENT, {"treated": "drugs", "drugs": ["ifn"], "adequate": True}]})
    words = criterion_in_words(rule, PARAMETERS)
    assert words == (
        "First EDSS 6.0: at most 10 years after First symptom and Treatments: interferon beta, as a full and adequate course"
    )
    assert criterion_from_mapping(criterion_to_mapping(rule)) == rule
    assert parameters_of(rule) == ("six", "onset", "reached", "drugs")
