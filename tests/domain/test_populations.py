"""The three population flags stay three-valued, and 65 is not above 65."""

import pytest

from msref.domain.facts import Facts, Value
from msref.domain.populations import population_flags
from msref.domain.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("values", "truths"),
    [
        ({}, (U, U, U)),
        ({"age_years": 17}, (U, T, F)),
        ({"age_years": 18}, (U, F, F)),
        ({"age_years": 65}, (U, F, F)),
        ({"age_years": 66}, (U, F, T)),
        ({"pregnancy_state": "pregnant"}, (T, U, U)),
        ({"pregnancy_state": "possibly"}, (U, U, U)),
        ({"pregnancy_state": "not_pregnant"}, (U, U, U)),
        ({"pregnancy_state": "not_pregnant", "conception_plan": False}, (F, U, U)),
        ({"pregnancy_state": "possibly", "conception_plan": False}, (U, U, U)),
        ({"conception_plan": True}, (T, U, U)),
        ({"sex": "male", "conception_plan": False}, (F, U, U)),
        ({"sex": "male", "conception_plan": True}, (T, U, U)),
        ({"sex": "male"}, (U, U, U)),
    ],
)
def test_each_flag_is_true_false_or_unknown(values: dict[str, Value], truths: tuple[Truth, Truth, Truth]) -> None:
    """The flags in order: pregnancy or planning, under 18, over 65."""
    flags = population_flags(Facts(values))
    assert [flag.id for flag in flags] == ["pregnancy_or_planning", "under_18", "over_65"]
    assert tuple(flag.truth for flag in flags) == truths
    assert all(flag.because.endswith(".") for flag in flags)
