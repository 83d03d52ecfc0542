"""Contradictions and questions at their edges: the day, the count and the age at which the answer turns."""

from datetime import date

import pytest

from msref.domain.consistency import contradictions, unusual
from msref.domain.facts import Facts, Value

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("relapses_12m", 6),
        ("gd_lesions", 50),
        ("t2_lesions", 200),
        ("age_years", 100),
        ("age_at_onset", 70),
        ("jcv_index", 5),
        ("mitoxantrone_total_mg_m2", 140),
    ],
)
def test_a_value_is_asked_about_above_its_limit_only(name: str, limit: int) -> None:
    """At the limit nothing is asked, one above it one question is."""
    assert unusual(Facts({name: limit}), {}, TODAY) == ()
    assert unusual(Facts({name: limit + 1}), {}, TODAY) == (f'"{name}": {limit + 1} is unusual; is it right?',)


@pytest.mark.parametrize(
    ("change", "worsened", "asked"),
    [(1.0, True, 0), (0.0, False, 0), (-0.5, False, 0), (1.0, False, 1), (0.0, True, 1), (-0.5, True, 1)],
)
def test_a_change_that_does_not_fit_the_answer_is_asked_about(change: float, worsened: bool, asked: int) -> None:  # noqa: FBT001 - the answer given
    """A rise goes with "worsened" and no rise with "not worsened"; anything else is asked about."""
    assert len(unusual(Facts({"edss_change_12m": change, "edss_worsened_12m": worsened}), {}, TODAY)) == asked


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({"edss6_sustained_to_last_visit": True, "edss": 5.5}, 1),
        ({"edss6_sustained_to_last_visit": True, "edss": 6.0}, 0),
        ({"edss6_sustained_to_last_visit": True}, 0),
        ({"edss6_sustained_to_last_visit": False, "edss": 3.0}, 0),
        ({"edss": 3.0}, 0),
    ],
)
def test_a_sustained_six_with_a_lower_score_now_is_asked_about(values: dict[str, Value], asked: int) -> None:
    """Only a score below 6.0 together with "sustained" is asked about."""
    assert len(unusual(Facts(values), {}, TODAY)) == asked


@pytest.mark.parametrize("name", ["mri_date", "gd_mri_date"])
def test_a_scan_is_old_after_twelve_months(name: str) -> None:
    """12 months to the day is not old, one day more is; a scan of 29 February is 12 months old on 1 March."""
    assert unusual(Facts({name: date(2025, 11, 20)}), {}, TODAY) == ()
    assert len(unusual(Facts({name: date(2025, 11, 19)}), {}, TODAY)) == 1
    assert unusual(Facts({name: date(2024, 2, 29)}), {}, date(2025, 3, 1)) == ()


@pytest.mark.parametrize(
    ("values", "today", "fields"),
    [
        # The birthday of the onset is 21 November: on the 20th 25 full years have passed, on the 21st 26.
        ({"age_years": 25, "onset_date": date(2000, 11, 21)}, TODAY, None),
        ({"age_years": 24, "onset_date": date(2000, 11, 21)}, TODAY, ("age_years", "onset_date")),
        ({"age_years": 26, "onset_date": date(2000, 11, 20)}, TODAY, None),
        ({"age_years": 25, "onset_date": date(2000, 11, 20)}, TODAY, ("age_years", "onset_date")),
        ({"age_years": 50, "age_at_onset": 24, "onset_date": date(2000, 11, 20)}, TODAY, None),
        ({"age_years": 50, "age_at_onset": 23, "onset_date": date(2000, 11, 20)}, TODAY, None),
        (
            {"age_years": 50, "age_at_onset": 25, "onset_date": date(2000, 11, 20)},
            TODAY,
            ("age_years", "age_at_onset", "onset_date"),
        ),
        (
            {"age_years": 50, "age_at_onset": 22, "onset_date": date(2000, 11, 20)},
            TODAY,
            ("age_years", "age_at_onset", "onset_date"),
        ),
        ({"edss_change_12m": 0.5, "edss_change_24m": -1.0}, TODAY, ("edss_change_12m", "edss_change_24m")),
        ({"edss_change_12m": 1.0, "edss_change_24m": 0.0}, TODAY, ("edss_change_12m", "edss_change_24m")),
        ({"edss_change_12m": 0.0, "edss_change_24m": -1.0}, TODAY, None),
        ({"edss_change_12m": 1.0, "edss_change_24m": 1.0}, TODAY, None),
        ({"onset_date": date(2016, 11, 21), "edss_at_10y": 3.0}, TODAY, ("onset_date", "edss_at_10y")),
        ({"onset_date": date(2016, 11, 20), "edss_at_10y": 3.0}, TODAY, None),
        # 29 February and 10 years: 1 March, for 2026 has no such day.
        ({"onset_date": date(2016, 2, 29), "edss_at_10y": 3.0}, date(2026, 2, 28), ("onset_date", "edss_at_10y")),
        ({"onset_date": date(2016, 2, 29), "edss_at_10y": 3.0}, date(2026, 3, 1), None),
        # 31 January and 1 month: 1 March.
        (
            {"date_edss_6": date(2026, 1, 31), "edss6_confirmed_months": 1},
            date(2026, 2, 28),
            ("date_edss_6", "edss6_confirmed_months"),
        ),
        ({"date_edss_6": date(2026, 1, 31), "edss6_confirmed_months": 1}, date(2026, 3, 1), None),
        (
            {"edss6_reached": False, "edss6_sustained_to_last_visit": True},
            TODAY,
            ("edss6_reached", "edss6_sustained_to_last_visit"),
        ),
        ({"edss6_reached": False, "edss6_sustained_to_last_visit": False, "edss": 5.5}, TODAY, None),
        ({"edss6_reached": False, "edss6_confirmed_months": 0}, TODAY, None),
        (
            {"relapses_12m": 1, "relapses_prev_12m": 1, "attacks_ever": 1},
            TODAY,
            ("relapses_12m", "relapses_prev_12m", "attacks_ever"),
        ),
        ({"relapses_12m": 1, "relapses_prev_12m": 1, "attacks_ever": 2}, TODAY, None),
        # The disease began within the months that are counted, so every attack is counted.
        (
            {"relapses_12m": 1, "attacks_ever": 2, "onset_date": date(2025, 11, 20)},
            TODAY,
            ("relapses_12m", "attacks_ever", "onset_date"),
        ),
        ({"relapses_12m": 1, "attacks_ever": 2, "onset_date": date(2025, 11, 19)}, TODAY, None),
        ({"relapses_12m": 2, "attacks_ever": 2, "onset_date": date(2026, 11, 1)}, TODAY, None),
        ({"relapses_12m": 1, "onset_date": date(2026, 11, 1)}, TODAY, None),
        ({"attacks_ever": 2, "onset_date": date(2026, 11, 1)}, TODAY, None),
        (
            {"relapses_24m": 1, "attacks_ever": 2, "onset_date": date(2024, 11, 20)},
            TODAY,
            ("relapses_24m", "attacks_ever", "onset_date"),
        ),
        ({"relapses_24m": 1, "attacks_ever": 2, "onset_date": date(2024, 11, 19)}, TODAY, None),
        # The last day that is at most 12 months after 29 February is 28 February.
        ({"relapses_12m": 1, "attacks_ever": 2, "onset_date": date(2024, 2, 29)}, date(2025, 3, 1), None),
        (
            {"loss_of_function_on_dmt_18m": True, "relapses_18m": 0},
            TODAY,
            ("loss_of_function_on_dmt_18m", "relapses_18m"),
        ),
        ({"loss_of_function_on_dmt_18m": True, "relapses_18m": 1}, TODAY, None),
        (
            {"activity_on_dmt_36m": True, "activity_episodes_36m": 0},
            TODAY,
            ("activity_on_dmt_36m", "activity_episodes_36m"),
        ),
        ({"pregnancy_state": "not_pregnant", "gestation_weeks": 12}, TODAY, ("pregnancy_state", "gestation_weeks")),
        ({"pregnancy_state": "postpartum", "gestation_weeks": 12}, TODAY, ("pregnancy_state", "gestation_weeks")),
        ({"pregnancy_state": "pregnant", "gestation_weeks": 12}, TODAY, None),
        ({"pregnancy_state": "not_pregnant"}, TODAY, None),
        ({"pregnancy_state": "possibly", "sex": "male"}, TODAY, ("pregnancy_state", "sex")),
        ({"pregnancy_state": "not_pregnant", "sex": "male"}, TODAY, None),
    ],
)
def test_a_contradiction_begins_exactly_where_it_must(
    values: dict[str, Value], today: date, fields: tuple[str, ...] | None
) -> None:
    """One step to either side of an edge the facts contradict each other, or do not."""
    found = [one.fields for one in contradictions(Facts(values), today)]
    assert found == ([fields] if fields else [])


def test_the_sentence_names_what_does_not_fit() -> None:
    """The score before, the sum of two years and the years that have passed stand in the sentence."""
    said = [one.why for one in contradictions(Facts({"edss": 3.0, "edss_change_12m": 2.5}), TODAY)]
    assert said == ["the earlier score would be 0.5, which does not exist."]
    both = {"relapses_12m": 1, "relapses_prev_12m": 2, "relapses_24m": 4}
    assert [one.why for one in contradictions(Facts(both), TODAY)] == ["1 and 2 in two years do not make 4."]
