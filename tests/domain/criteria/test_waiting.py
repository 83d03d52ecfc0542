"""What waits for time: the day before which a "no" cannot be known, and how an answer that may still come is told."""

from datetime import date
from typing import Any

import pytest

from msref.domain.criteria.evaluate import Explanation, evaluate
from msref.domain.criteria.nodes import criterion_from_mapping
from msref.domain.criteria.words import criterion_in_words
from msref.domain.facts import Facts, Value
from msref.domain.parameters import Choice, Parameter
from msref.domain.truth import Truth
from msref.errors import BadInputError

TODAY = date(2026, 11, 20)
ONSET = date(2020, 1, 31)
# 10 and 12 years after 31 January 2020.
TEN_YEARS, TWELVE_YEARS = date(2030, 1, 31), date(2032, 1, 31)
SIX_IN_10 = {
    "date": "date_edss_6",
    "within": 10,
    "unit": "years",
    "of": "onset_date",
    "happened": {"parameter": "reached", "is": True},
}
SIX_IN_12 = SIX_IN_10 | {"within": 12}
OPEN_LEAF = {"parameter": "age_years", "at_least": 18}


def told(data: dict[str, Any], **facts: Value) -> Explanation:
    """The answer on the day."""
    return evaluate(criterion_from_mapping(data), Facts(facts), TODAY, {})


@pytest.mark.parametrize(
    ("data", "opens"),
    [
        (SIX_IN_10, TEN_YEARS),
        ({"all": [SIX_IN_10, SIX_IN_12]}, TEN_YEARS),
        ({"all": [SIX_IN_12, SIX_IN_10]}, TEN_YEARS),
        ({"any": [SIX_IN_10, SIX_IN_12]}, TWELVE_YEARS),
        ({"any": [SIX_IN_12, SIX_IN_10]}, TWELVE_YEARS),
        ({"at_least": 1, "of": [SIX_IN_10, SIX_IN_12]}, TWELVE_YEARS),
        # A part that is open for want of a fact could be answered with no tomorrow, so "all" has no such day; "any" keeps it.
        ({"all": [SIX_IN_10, OPEN_LEAF]}, None),
        ({"any": [SIX_IN_10, OPEN_LEAF]}, TEN_YEARS),
        ({"not": SIX_IN_10}, None),
        ({"all": [OPEN_LEAF, OPEN_LEAF]}, None),
    ],
)
def test_the_day_before_which_a_no_cannot_be_known(data: dict[str, Any], opens: date | None) -> None:
    """Of "all" it is the first of the days, of "any" the last, of "not" there is none."""
    answer = told(data, onset_date=ONSET, reached=False)
    assert answer.truth is Truth.UNKNOWN
    assert answer.opens == opens


def test_a_definite_joint_has_no_day_to_wait_for() -> None:
    """Once a part decides, nothing waits."""
    answer = told({"any": [SIX_IN_10, OPEN_LEAF]}, onset_date=ONSET, reached=False, age_years=40)
    assert (answer.truth, answer.opens) == (Truth.TRUE, None)
    assert answer.missing == ()


OUTCOME = {
    "outcome": {"parameter": "confirmed", "is": True},
    "once": {"time_since": "onset_date", "at_least": 10, "unit": "years"},
}


@pytest.mark.parametrize(
    ("facts", "truth", "missing", "opens"),
    [
        ({"confirmed": True, "onset_date": ONSET}, Truth.TRUE, (), None),
        ({"confirmed": False, "onset_date": date(2016, 11, 20)}, Truth.FALSE, (), None),
        # The first day that is at least 10 years after 31 January 2020.
        ({"confirmed": False, "onset_date": ONSET}, Truth.UNKNOWN, (), TEN_YEARS),
        ({"confirmed": False}, Truth.UNKNOWN, ("onset_date",), None),
        ({"onset_date": ONSET}, Truth.UNKNOWN, ("confirmed",), TEN_YEARS),
        ({"onset_date": date(2016, 11, 20)}, Truth.UNKNOWN, ("confirmed",), None),
        ({}, Truth.UNKNOWN, ("confirmed", "onset_date"), None),
    ],
)
def test_an_outcome_may_come_until_its_time_is_over(
    facts: dict[str, Value], truth: Truth, missing: tuple[str, ...], opens: date | None
) -> None:
    """It is ruled out only once the time is over; until then it is open, with the day on which the time ends."""
    answer = told(OUTCOME, **facts)
    assert (answer.truth, answer.missing, answer.opens) == (truth, missing, opens)


def test_an_outcome_that_has_not_come_says_so() -> None:
    """The words tell that it may still come, and both parts carry the answer."""
    answer = told(OUTCOME, confirmed=False, onset_date=ONSET)
    assert answer.words.startswith("Not so, but it may still come: ")
    assert len(answer.because) == 2
    assert len(told(OUTCOME, confirmed=False, onset_date=date(2016, 11, 20)).because) == 2
    assert len(told(OUTCOME, confirmed=True, onset_date=ONSET).because) == 1
    assert len(told(OUTCOME, onset_date=ONSET).because) == 2
    assert len(told(OUTCOME, onset_date=date(2016, 11, 20)).because) == 1


GATED = {
    "provided": {
        "all": [
            {"time_since": "mri_date", "at_most": 12, "unit": "months"},
            {"time_since": "onset_date", "at_least": 10, "unit": "years"},
            {"time_since": "drug_start", "at_least": 12, "unit": "months"},
        ]
    },
    "then": {"parameter": "gd_lesions", "at_least": 1},
}
RIPE: dict[str, Value] = {
    "mri_date": date(2026, 9, 1),
    "onset_date": date(2016, 11, 20),
    "drug_start": date(2025, 11, 20),
}


@pytest.mark.parametrize(
    ("facts", "missing", "opens"),
    [
        # An old scan needs a newer one; what waits for time is not asked for again.
        ({"mri_date": date(2025, 11, 19)}, ("mri_date",), None),
        ({"onset_date": ONSET}, (), TEN_YEARS),
        ({"drug_start": date(2026, 3, 1)}, (), date(2027, 3, 1)),
        ({"onset_date": ONSET, "drug_start": date(2026, 3, 1)}, (), TEN_YEARS),
        ({"onset_date": ONSET, "mri_date": date(2025, 11, 19)}, ("mri_date",), TEN_YEARS),
    ],
)
def test_a_gate_that_is_shut_tells_what_would_open_it(
    facts: dict[str, Value], missing: tuple[str, ...], opens: date | None
) -> None:
    """Time opens it on the last of the days, a newer value opens it where time cannot."""
    answer = told(GATED, gd_lesions=2, **(RIPE | facts))
    assert (answer.truth, answer.missing, answer.opens) == (Truth.UNKNOWN, missing, opens)
    assert told(GATED, gd_lesions=2, **RIPE).truth is Truth.TRUE


def test_a_gate_that_cannot_be_told_asks_for_both_parts() -> None:
    """What the gate lacks comes first, then what the part behind it lacks."""
    answer = told(GATED, onset_date=RIPE["onset_date"], drug_start=RIPE["drug_start"])
    assert (answer.truth, answer.missing, answer.opens) == (Truth.UNKNOWN, ("mri_date", "gd_lesions"), None)


@pytest.mark.parametrize(
    ("operator", "on_28_february", "on_1_march"),
    [
        ("at_least", Truth.FALSE, Truth.TRUE),
        ("fewer_than", Truth.TRUE, Truth.FALSE),
        ("more_than", Truth.FALSE, Truth.TRUE),
        ("at_most", Truth.TRUE, Truth.FALSE),
    ],
)
def test_months_that_end_on_a_missing_day(operator: str, on_28_february: Truth, on_1_march: Truth) -> None:
    """One month after 31 January 2026 begins on 1 March for "at least" and ends on 28 February for "at most"."""
    data = {"time_since": "mri_date", operator: 1, "unit": "months"}
    criterion, facts = criterion_from_mapping(data), Facts({"mri_date": date(2026, 1, 31)})
    assert evaluate(criterion, facts, date(2026, 2, 28), {}).truth is on_28_february
    assert evaluate(criterion, facts, date(2026, 3, 1), {}).truth is on_1_march


def test_the_first_and_the_last_day_of_a_month_count_differ_by_operator() -> None:
    """On 20 February a month after 20 January is complete: at least and at most both hold, more and fewer do not."""
    facts, today = Facts({"mri_date": date(2026, 1, 20)}), date(2026, 2, 20)
    held = {
        operator: evaluate(
            criterion_from_mapping({"time_since": "mri_date", operator: 1, "unit": "months"}), facts, today, {}
        ).truth
        for operator in ("at_least", "at_most", "more_than", "fewer_than")
    }
    assert held == {
        "at_least": Truth.TRUE,
        "at_most": Truth.TRUE,
        "more_than": Truth.FALSE,
        "fewer_than": Truth.FALSE,
    }


PARAMETERS = {
    "gd_lesions": Parameter("gd_lesions", "Enhancing lesions", "integer", "mri", ""),
    "dmts": Parameter(
        "dmts", "Treatments", "exposures", "treatment", "", choices=(Choice("natalizumab", "natalizumab"),)
    ),
    "mri_date": Parameter("mri_date", "Date of the scan", "date", "mri", ""),
}
LESION = {"parameter": "gd_lesions", "at_least": 1}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (LESION, "Enhancing lesions: at least 1"),
        ({"any": [LESION, LESION]}, "Enhancing lesions: at least 1 or Enhancing lesions: at least 1"),
        ({"all": [LESION, {"not": LESION}]}, "Enhancing lesions: at least 1 and (not Enhancing lesions: at least 1)"),
        ({"asked": "severe", "words": "A severe attack"}, "A severe attack, asked by hand"),
        ({"clause": "a", "text": "t", "source": "s", "when": LESION}, "Enhancing lesions: at least 1"),
        ({"criterion": LESION, "shown_by": {"parameter": "severe", "is": True}}, "Enhancing lesions: at least 1"),
        (
            {"provided": {"days_since": "mri_date", "to": 90}, "then": LESION},
            "Enhancing lesions: at least 1, answered while Date of the scan: day 90 or earlier",
        ),
        (
            {"outcome": LESION, "once": {"days_since": "mri_date", "from": 30}},
            "Enhancing lesions: at least 1, ruled out once Date of the scan: day 30 or later",
        ),
        ({"days_since": "mri_date", "from": 0, "to": 20}, "Date of the scan: day 0 to 20"),
        (
            {"treated": "dmts", "drugs": ["natalizumab"], "adequate": True, "current": True},
            "Treatments: natalizumab, as a full and adequate course, going on",
        ),
        ({"treated": "dmts"}, "Treatments: any drug"),
    ],
)
def test_each_kind_of_criterion_reads_as_a_phrase(data: dict[str, Any], words: str) -> None:
    """The written-out chart tells every kind of criterion in its own words."""
    assert criterion_in_words(criterion_from_mapping(data), PARAMETERS) == words


@pytest.mark.parametrize(
    "data",
    [
        {"at_least": 0, "of": [LESION]},
        {"at_least": 2, "of": [LESION]},
        {"time_since": "mri_date", "at_most": -1, "unit": "days"},
        {"time_since": "mri_date", "nearly": 1, "unit": "days"},
        {"parameter": "gd_lesions", "nearly": 1},
        {"parameter": "course", "one_of": ["rrms", 3]},
        {"parameter": "course", "is": "rrms", "open_when": ["cis", 3]},
        {"days_since": "mri_date", "from": 21, "to": 20},
        {"asked": "severe", "words": "A severe attack", "also": 1},
        {"asked": "severe"},
    ],
)
def test_a_criterion_of_another_shape_is_refused(data: dict[str, Any]) -> None:
    """What cannot be read is an error, never a rule that answers something else."""
    with pytest.raises(BadInputError):
        criterion_from_mapping(data)


def test_a_window_of_one_day_and_an_amount_of_nothing_can_be_read() -> None:
    """The smallest window and the smallest amount are no errors."""
    assert told({"days_since": "mri_date", "from": 0, "to": 0}, mri_date=TODAY).truth is Truth.TRUE
    assert told({"time_since": "mri_date", "at_least": 0, "unit": "days"}, mri_date=TODAY).truth is Truth.TRUE
