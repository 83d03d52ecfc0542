"""Criteria by example: every comparison, the window at its edges, reading from plain data, and the fit with the parameters."""

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
        Parameter("age_years", "Age", "integer", "who", "", "years", 0, 110, 1),
        Parameter("rise", "EDSS rise", "number", "attack", "", "points", 0, 10, 0.5),
        Parameter("fever", "Fever", "yes_no", "attack", ""),
        Parameter("onset", "Onset", "date", "attack", ""),
        Parameter(
            "course", "Course", "choice", "disease", "", choices=(Choice("rrms", "RRMS"), Choice("spms", "SPMS"))
        ),
        Parameter(
            "signs", "Signs", "choices", "attack", "", choices=(Choice("coma", "coma"), Choice("aphasia", "aphasia"))
        ),
    )
}


@pytest.mark.parametrize(
    ("leaf", "value", "truth"),
    [
        ({"parameter": "age_years", "at_least": 18}, 18, T),
        ({"parameter": "age_years", "at_least": 18}, 17, F),
        ({"parameter": "age_years", "more_than": 65}, 65, F),
        ({"parameter": "age_years", "more_than": 65}, 66, T),
        ({"parameter": "age_years", "at_most": 18}, 18, T),
        ({"parameter": "age_years", "at_most": 18}, 19, F),
        ({"parameter": "rise", "fewer_than": 1}, 0.5, T),
        ({"parameter": "rise", "fewer_than": 1}, 1.0, F),
        ({"parameter": "age_years", "is": 18}, 18, T),
        ({"parameter": "fever", "is": False}, False, T),
        ({"parameter": "fever", "is_not": False}, False, F),
        ({"parameter": "course", "one_of": ["rrms", "spms"]}, "spms", T),
        ({"parameter": "course", "one_of": ["rrms"]}, "spms", F),
        ({"parameter": "signs", "contains": "coma"}, ("coma",), T),
        ({"parameter": "signs", "contains": "coma"}, (), F),
        ({"days_since": "onset", "from": 0, "to": 20}, date(2026, 11, 20), T),
        ({"days_since": "onset", "from": 0, "to": 20}, date(2026, 10, 31), T),
        ({"days_since": "onset", "from": 0, "to": 20}, date(2026, 10, 30), F),
        ({"days_since": "onset", "from": 21, "to": 60}, date(2026, 10, 30), T),
        ({"days_since": "onset", "from": 21, "to": 60}, date(2026, 9, 21), T),
        ({"days_since": "onset", "from": 61}, date(2026, 9, 21), F),
        ({"days_since": "onset", "from": 61}, date(2026, 9, 20), T),
        ({"days_since": "onset", "to": 20}, date(2026, 10, 30), F),
    ],
)
def test_leaves_hold_at_their_edges(leaf: dict[str, object], value: Value, truth: Truth) -> None:
    """Each comparison and window answers as its words say, on both sides of its bound."""
    criterion = criterion_from_mapping(leaf)
    name = parameters_of(criterion)[0]
    assert evaluate(criterion, Facts({name: value}), TODAY, PARAMETERS).truth is truth
    open_answer = evaluate(criterion, Facts(), TODAY, PARAMETERS)
    assert open_answer.truth is U
    assert open_answer.missing == (name,)


def test_a_leaf_says_value_bound_and_answer() -> None:
    """The explanation of a leaf carries the patient's value, the bound and the answer in words."""
    leaf = evaluate(
        criterion_from_mapping({"parameter": "age_years", "at_least": 18}), Facts({"age_years": 34}), TODAY, PARAMETERS
    )
    assert (leaf.parameter, leaf.value, leaf.bound) == ("age_years", "34 years", "at least 18 years")
    assert leaf.words == "Age: 34 years (asked: at least 18 years): holds."
    window = evaluate(
        criterion_from_mapping({"days_since": "onset", "from": 0, "to": 20}),
        Facts({"onset": date(2026, 11, 8)}),
        TODAY,
        PARAMETERS,
    )
    assert window.words == "Onset: day 12, counted from 8 November 2026 (asked: day 0 to 20): holds."


def test_only_what_would_decide_is_missing() -> None:
    """An unknown that another part has already made idle is not asked for."""
    criterion = criterion_from_mapping(
        {"any": [{"parameter": "fever", "is": True}, {"parameter": "age_years", "at_least": 18}]}
    )
    assert evaluate(criterion, Facts({"fever": True}), TODAY, PARAMETERS).missing == ()
    assert evaluate(criterion, Facts({"fever": False}), TODAY, PARAMETERS).missing == ("age_years",)
    assert evaluate(criterion, Facts(), TODAY, PARAMETERS).missing == ("fever", "age_years")


def test_at_least_two_of_three_names_its_reasons() -> None:
    """The reasons of an answer are the leaves that make it, not the idle ones."""
    criterion = criterion_from_mapping(
        {
            "at_least": 2,
            "of": [
                {"parameter": "fever", "is": True},
                {"parameter": "age_years", "at_least": 18},
                {"parameter": "rise", "at_least": 1},
            ],
        },
    )
    explained = evaluate(criterion, Facts({"fever": True, "age_years": 12, "rise": 2}), TODAY, PARAMETERS)
    assert explained.truth is T
    assert [reason.parameter for reason in explained.reasons()] == ["fever", "rise"]
    assert [leaf.parameter for leaf in explained.leaves()] == ["fever", "age_years", "rise"]


def test_a_criterion_reads_back_and_reads_aloud() -> None:
    """What is written as plain data reads back the same, and can be said in words."""
    data: dict[str, object] = {
        "all": [
            {"not": {"parameter": "signs", "contains": "coma"}},
            {
                "at_least": 1,
                "of": [{"parameter": "course", "one_of": ["rrms"]}, {"days_since": "onset", "from": 0, "to": 20}],
            },
        ],
    }
    criterion = criterion_from_mapping(data)
    assert criterion_to_mapping(criterion) == data
    assert criterion_in_words(criterion, PARAMETERS) == (
        "(not Signs: includes coma) and (at least 1 of these: Course: one of: RRMS; Onset: day 0 to 20)"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ([], "must be a mapping"),
        ({}, "cannot have the keys (none)"),
        ({"all": []}, "at least one criterion"),
        ({"any": {"parameter": "x"}}, "at least one criterion"),
        ({"all": [{"parameter": "fever", "is": True}], "any": []}, "cannot have the keys"),
        ({"at_least": 3, "of": [{"parameter": "fever", "is": True}]}, "from 1 to 1"),
        ({"at_least": True, "of": [{"parameter": "fever", "is": True}]}, "whole number"),
        ({"parameter": "fever"}, "exactly one of"),
        ({"parameter": "fever", "is": True, "is_not": False}, "exactly one of"),
        ({"parameter": "fever", "equals": True}, "exactly one of"),
        ({"parameter": "", "is": True}, "id of a parameter"),
        ({"parameter": "age_years", "at_least": "18"}, "needs a number"),
        ({"parameter": "age_years", "at_least": True}, "needs a number"),
        ({"parameter": "course", "one_of": "rrms"}, "list of choice ids"),
        ({"parameter": "signs", "contains": 3}, "id of one choice"),
        ({"parameter": "fever", "is": None}, "needs one value"),
        ({"days_since": "onset"}, '"from", "to" or both'),
        ({"days_since": "onset", "from": 0, "until": 3}, '"from", "to" or both'),
        ({"days_since": "onset", "from": 20, "to": 0}, "before it begins"),
        ({"days_since": "onset", "from": 1.5}, "whole number of days"),
        ({"days_since": 3, "from": 1}, "id of a date parameter"),
    ],
)
def test_what_is_no_criterion_is_refused(data: object, words: str) -> None:
    """Anything that is not a whole criterion is refused with what is wrong about it; nothing is read as an empty condition."""
    with pytest.raises(BadInputError) as refused:
        criterion_from_mapping(data)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"parameter": "age_year", "at_least": 18}, "unknown-parameter"),
        ({"days_since": "onsett", "from": 1}, "unknown-parameter"),
        ({"days_since": "age_years", "from": 1}, "wrong-kind"),
        ({"parameter": "onset", "is": "2026-01-01"}, "wrong-kind"),
        ({"parameter": "fever", "at_least": 1}, "wrong-kind"),
        ({"parameter": "fever", "is": "yes"}, "wrong-kind"),
        ({"parameter": "age_years", "is": True}, "wrong-kind"),
        ({"parameter": "signs", "is": "coma"}, "wrong-kind"),
        ({"parameter": "course", "contains": "rrms"}, "wrong-kind"),
        ({"parameter": "age_years", "at_least": 111}, "bound-out-of-range"),
        ({"parameter": "rise", "at_least": 0.7}, "bound-out-of-range"),
        ({"parameter": "course", "is": "rms"}, "unknown-choice"),
        ({"parameter": "course", "one_of": ["rrms", "x"]}, "unknown-choice"),
        ({"parameter": "signs", "contains": "fever"}, "unknown-choice"),
    ],
)
def test_a_misfit_with_the_parameters_is_named(data: object, code: str) -> None:
    """A criterion on an unknown parameter, of the wrong kind, or with a bound that no patient can have is told."""
    assert [found for found, _ in criterion_faults(criterion_from_mapping({"not": data}), PARAMETERS)] == [code]


def test_a_fitting_criterion_has_no_fault() -> None:
    """A criterion that fits is left alone."""
    data = {
        "all": [
            {"parameter": "rise", "at_least": 1.5},
            {"parameter": "fever", "is": True},
            {"days_since": "onset", "to": 3},
        ]
    }
    assert list(criterion_faults(criterion_from_mapping(data), PARAMETERS)) == []
