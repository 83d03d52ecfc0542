"""Facts that cannot be true together are refused with the names of the fields; what is only unusual is asked about."""

from datetime import date

import pytest

from msref.domain.consistency import check_consistency, contradictions, unusual
from msref.domain.facts import Facts, Value, facts_from_case
from msref.domain.parameters import Parameter, UnitChoice
from msref.errors import BadInputError

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"disabling_relapses_12m": 3, "relapses_12m": 2}, {"disabling_relapses_12m", "relapses_12m"}),
        ({"relapses_on_dmt_12m": 3, "relapses_12m": 2}, {"relapses_on_dmt_12m", "relapses_12m"}),
        ({"relapses_on_ifn_12m": 1, "relapses_on_dmt_12m": 0}, {"relapses_on_ifn_12m", "relapses_on_dmt_12m"}),
        ({"relapses_12m": 3, "relapses_24m": 2}, {"relapses_12m", "relapses_24m"}),
        (
            {"relapses_12m": 1, "relapses_prev_12m": 1, "relapses_24m": 3},
            {"relapses_12m", "relapses_prev_12m", "relapses_24m"},
        ),
        ({"onset_date": date(2020, 1, 2), "date_spms": date(2020, 1, 1)}, {"onset_date", "date_spms"}),
        ({"onset_date": date(2020, 1, 2), "date_edss_6": date(2019, 1, 1)}, {"onset_date", "date_edss_6"}),
        ({"course": "rrms", "date_spms": date(2020, 1, 1)}, {"course", "date_spms"}),
        ({"age_years": 30, "age_at_onset": 31}, {"age_years", "age_at_onset"}),
        ({"age_years": 30, "onset_date": date(1990, 1, 1)}, {"age_years", "onset_date"}),
        # Onset on 1 March 2020: six full years have passed, so age 30 began at 23 or 24.
        (
            {"age_years": 30, "age_at_onset": 25, "onset_date": date(2020, 3, 1)},
            {"age_years", "age_at_onset", "onset_date"},
        ),
        ({"edss6_reached": False, "date_edss_6": date(2020, 1, 1)}, {"edss6_reached", "date_edss_6"}),
        ({"edss6_reached": False, "edss": 6.0}, {"edss6_reached", "edss"}),
        ({"onset_date": date(2020, 1, 1), "edss_at_10y": 3.0}, {"onset_date", "edss_at_10y"}),
        (
            {"date_edss_6": date(2026, 9, 20), "edss6_confirmed_months": 3},
            {"date_edss_6", "edss6_confirmed_months"},
        ),
        ({"edss": 1.0, "edss_change_12m": 0.5}, {"edss", "edss_change_12m"}),
        ({"edss": 3.0, "edss_change_12m": 4.0}, {"edss", "edss_change_12m"}),
        ({"dmt_exposures": (), "relapses_on_dmt_12m": 1}, {"dmt_exposures", "relapses_on_dmt_12m"}),
        (
            {"dmt_exposures": ("natalizumab",), "natalizumab_exposure": "never"},
            {"dmt_exposures", "natalizumab_exposure"},
        ),
        ({"mri_activity_baseline": False, "gd_lesions": 1}, {"mri_activity_baseline", "gd_lesions"}),
        ({"t2_increase": "no_earlier_mri", "prior_mri_date": date(2026, 1, 1)}, {"t2_increase", "prior_mri_date"}),
        ({"pregnancy_state": "pregnant", "sex": "male"}, {"pregnancy_state", "sex"}),
    ],
)
def test_a_contradiction_is_refused_with_its_fields(values: dict[str, Value], fields: set[str]) -> None:
    """The refusal names every field that takes part."""
    found = list(contradictions(Facts(values), TODAY))
    assert any(set(one.fields) == fields for one in found)
    with pytest.raises(BadInputError) as refused:
        check_consistency(Facts(values), {}, TODAY)
    assert all(f'"{name}"' in str(refused.value) for name in fields)


@pytest.mark.parametrize(
    "values",
    [
        {"disabling_relapses_12m": 2, "relapses_12m": 2, "relapses_24m": 2, "relapses_prev_12m": 0},
        {"age_years": 30, "age_at_onset": 24, "onset_date": date(2020, 3, 1)},
        {"age_years": 30, "age_at_onset": 23, "onset_date": date(2020, 3, 1)},
        {"onset_date": date(2016, 11, 20), "edss_at_10y": 3.0},
        {"date_edss_6": date(2026, 8, 20), "edss6_confirmed_months": 3},
        {"edss": 1.0, "edss_change_12m": 1.0},
        {"dmt_exposures": (), "relapses_on_dmt_12m": 0},
        {"course": "spms", "date_spms": date(2020, 1, 1), "onset_date": date(2020, 1, 1)},
    ],
)
def test_what_can_be_true_is_let_through(values: dict[str, Value]) -> None:
    """Values at the bound of what is possible are not refused."""
    check_consistency(Facts(values), {}, TODAY)


def test_the_unusual_is_asked_about_and_not_refused() -> None:
    """Eight relapses in a year and an old scan raise a question each; ordinary values raise none."""
    facts = Facts({"relapses_12m": 8, "mri_date": date(2024, 1, 1)})
    check_consistency(facts, {}, TODAY)
    assert len(unusual(facts, {}, TODAY)) == 2
    assert unusual(Facts({"relapses_12m": 2, "mri_date": date(2026, 1, 1)}), {}, TODAY) == ()


UNITS = (UnitChoice("10^9/L", 1), UnitChoice("cells/mm3", 1000))
COUNT = Parameter("lymphocytes", "Lymphocytes", "number", "treatment", "", "10^9/L", 0, 50, units=UNITS)
EDSS = Parameter("edss", "EDSS now", "edss", "disease", "")


def test_a_number_with_units_needs_its_unit() -> None:
    """1200 cells per cubic millimetre are 1.2 x 10^9 per litre; a bare number or an unknown unit is refused."""
    for given, kept in (({"value": 1200, "unit": "cells/mm3"}, 1.2), ({"value": 0.8, "unit": "10^9/L"}, 0.8)):
        assert facts_from_case({"lymphocytes": given}, [COUNT]).value("lymphocytes") == kept
    for bad in (1.2, {"value": 1.2}, {"value": 1.2, "unit": "g/L"}, {"value": "1.2", "unit": "10^9/L"}):
        with pytest.raises(BadInputError, match="given with its unit"):
            facts_from_case({"lymphocytes": bad}, [COUNT])
    with pytest.raises(BadInputError, match="from 0 to 50"):
        facts_from_case({"lymphocytes": {"value": 1200, "unit": "10^9/L"}}, [COUNT])


def test_edss_has_twenty_values() -> None:
    """0 and 1.0 to 10.0 in halves are taken; 0.5, 10.5, 6.2 and text are refused."""
    good = [0, *(half / 2 for half in range(2, 21))]
    assert len(good) == 20
    for value in good:
        assert facts_from_case({"edss": value}, [EDSS]).value("edss") == value
    for bad in (0.5, 10.5, 6.2, -1, "6.0", True):
        with pytest.raises(BadInputError, match=r"0\.5 does not exist"):
            facts_from_case({"edss": bad}, [EDSS])
