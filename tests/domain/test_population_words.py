"""The reasons of the three population flags, word for word."""

from datetime import date

import pytest

from msref.domain.facts import Facts, Value
from msref.domain.populations import population_flags
from msref.domain.truth import Truth


@pytest.mark.parametrize(
    ("values", "truth", "because"),
    [
        ({"pregnancy_state": "pregnant"}, Truth.TRUE, "Pregnant."),
        ({"pregnancy_state": "not_pregnant", "conception_plan": False}, Truth.FALSE, "Not pregnant, no pregnancy is planned."),
        ({"pregnancy_state": "postpartum", "conception_plan": False}, Truth.FALSE, "After delivery, no pregnancy is planned."),
        ({"pregnancy_state": "not_pregnant"}, Truth.UNKNOWN, "Plans for a pregnancy not known."),
        ({"pregnancy_state": "possibly", "conception_plan": False}, Truth.UNKNOWN, "Possibly pregnant."),
        ({"conception_plan": False}, Truth.UNKNOWN, "Pregnancy not known."),
        ({}, Truth.UNKNOWN, "Pregnancy not known, plans for a pregnancy not known."),
        ({"sex": "male", "conception_plan": False}, Truth.FALSE, "Male, no pregnancy is planned."),
        # A man may plan a child, and a day that is planned says so as well as a plan does.
        ({"sex": "male", "conception_plan": True}, Truth.TRUE, "A pregnancy is planned."),
        ({"planned_conception_date": date(2027, 3, 1)}, Truth.TRUE, "A pregnancy is planned."),
        ({"planned_conception_date": date(2027, 3, 1), "conception_plan": False}, Truth.TRUE, "A pregnancy is planned."),
        ({"pregnancy_state": "pregnant", "conception_plan": True}, Truth.TRUE, "Pregnant, a pregnancy is planned."),
    ],
)  # fmt: skip
def test_the_reason_for_pregnancy_or_planning(values: dict[str, Value], truth: Truth, because: str) -> None:
    """What carries the answer is said and nothing else."""
    flag = population_flags(Facts(values))[0]
    assert (flag.truth, flag.because) == (truth, because)


@pytest.mark.parametrize(
    ("age", "child", "old", "words"),
    [
        (17, Truth.TRUE, Truth.FALSE, ("Age 17 years, under 18.", "Age 17 years, not above 65.")),
        (18, Truth.FALSE, Truth.FALSE, ("Age 18 years, not under 18.", "Age 18 years, not above 65.")),
        (65, Truth.FALSE, Truth.FALSE, ("Age 65 years, not under 18.", "Age 65 years, not above 65.")),
        (66, Truth.FALSE, Truth.TRUE, ("Age 66 years, not under 18.", "Age 66 years, above 65.")),
    ],
)
def test_the_reason_for_age(age: int, child: Truth, old: Truth, words: tuple[str, str]) -> None:
    """18 years is not under 18 and 65 years is not above 65, in the answer and in its words."""
    _, under, above = population_flags(Facts({"age_years": age}))
    assert (under.truth, above.truth) == (child, old)
    assert (under.because, above.because) == words
