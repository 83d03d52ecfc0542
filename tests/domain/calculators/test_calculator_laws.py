"""Laws of the calculators: exact at every bound, monotone, and never a number from what is not known."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msref.domain.calculators import CALCULATORS, calculate
from msref.domain.calculators.edss import edss_value
from msref.domain.calculators.edss_worsening import NO_WORSENING, WORSENING
from msref.domain.calculators.inputs import EDSS_HALVES
from msref.errors import BadInputError

LAWS = settings(max_examples=150, derandomize=True, deadline=None)


def number(name: str, **inputs: object) -> Decimal:
    """The numeric result of a calculator."""
    result = calculate(name, inputs).result
    assert isinstance(result, (int, Decimal))
    return Decimal(result)


def test_every_pair_of_edss_steps_is_judged_by_the_table() -> None:
    """All 20 x 20 pairs: a rise counts from 1.5 at 0, from 1.0 at 1.0 to 5.0, from 0.5 at 5.5 and above, and never otherwise."""
    counted = 0
    for baseline, current in product(EDSS_HALVES, repeat=2):
        needed = {0: Decimal("1.5")}.get(baseline, Decimal(1) if baseline <= 10 else Decimal("0.5"))
        rise = Decimal(current - baseline) / 2
        result = calculate("edss_worsening", {"baseline": edss_value(baseline), "current": edss_value(current)})
        assert result.result == (WORSENING if rise >= needed else NO_WORSENING)
        assert bool(result.alternatives) == (baseline == 11 and current == 12)
        counted += 1
    assert counted == 400


@pytest.mark.parametrize("known", ["baseline", "current"])
def test_worsening_left_open_is_what_the_completions_say(known: str) -> None:
    """With one score missing, the range is exactly the set of answers of all completions."""
    other = "current" if known == "baseline" else "baseline"
    for halves in EDSS_HALVES:
        part = calculate("edss_worsening", {known: edss_value(halves)})
        full = {
            calculate("edss_worsening", {known: edss_value(halves), other: edss_value(rest)}).result
            for rest in EDSS_HALVES
        }
        assert part.result is None
        assert part.range is not None
        assert set(part.range) == full


def test_neda_is_three_valued() -> None:
    """All 81 sheets: one yes decides, four no are needed for met, everything else is open with both answers."""
    names = [spec.id for spec in CALCULATORS["neda3"].inputs]
    for answers in product((True, False, None), repeat=4):
        result = calculate("neda3", dict(zip(names, answers, strict=True)))
        expected = "not met" if True in answers else None if None in answers else "met"
        assert result.result == expected
        assert (result.range == ("met", "not met")) == (expected is None)


def test_modified_rio_is_the_sum_of_its_points() -> None:
    """0 to 8 lesions and 0 to 4 relapses give the points of the abstract, and the range holds every completion."""
    for lesions, relapses in product(range(9), range(5)):
        score = (1 if lesions > 5 else 0) + {0: 0, 1: 1}.get(relapses, 2)
        assert number("modified_rio", new_t2_lesions=lesions, relapses=relapses) == score
        for part in ({"new_t2_lesions": lesions}, {"relapses": relapses}):
            left = calculate("modified_rio", part)
            assert left.result is None
            assert left.range is not None
            low, high = left.range
            assert isinstance(low, int)
            assert isinstance(high, int)
            assert low <= score <= high


@pytest.mark.parametrize("name", ["t25fw_change", "nine_hpt_change"])
@LAWS
@given(st.integers(10, 15000))
def test_twenty_percent_is_exact(name: str, hundredths: int) -> None:
    """At exactly 20 percent slower the threshold is reached and one ten-thousandth of a second before it is not."""
    baseline = Decimal(hundredths) / 100
    bound = baseline * Decimal("1.2")
    at = calculate(name, {"baseline_seconds": baseline, "current_seconds": bound})
    below = calculate(name, {"baseline_seconds": baseline, "current_seconds": bound - Decimal("0.0001")})
    assert "slower by at least 20 percent" in at.sentence
    assert "less than 20 percent" in below.sentence


@LAWS
@given(st.integers(0, 110), st.integers(0, 110))
def test_sdmt_range_holds_every_completion(baseline: int, current: int) -> None:
    """The change lies in the range that is told when either score is missing."""
    change = number("sdmt_change", baseline=baseline, current=current)
    for part in ({"baseline": baseline}, {"current": current}, {}):
        left = calculate("sdmt_change", part)
        assert left.range is not None
        low, high = left.range
        assert isinstance(low, int)
        assert isinstance(high, int)
        assert low <= change <= high


sizes = st.fixed_dictionaries(
    {
        "sex": st.sampled_from(("female", "male")),
        "height_cm": st.decimals(80, 229, places=1),
        "weight_kg": st.decimals(25, 299, places=1),
        "haematocrit": st.decimals(10, 69, places=1),
    }
)


@LAWS
@given(sizes)
def test_plasma_volume_rises_with_size_and_falls_with_haematocrit(body: dict[str, object]) -> None:
    """A taller, a heavier person has more plasma; a higher haematocrit leaves less; fraction and percent agree."""
    percent = {**body, "haematocrit_unit": "percent"}
    here = number("plasma_volume", **percent)
    for name in ("height_cm", "weight_kg"):
        assert number("plasma_volume", **{**percent, name: Decimal(str(body[name])) + 1}) >= here
    haematocrit = Decimal(str(body["haematocrit"]))
    assert number("plasma_volume", **{**percent, "haematocrit": haematocrit + 1}) <= here
    fraction = {**body, "haematocrit": haematocrit / 100, "haematocrit_unit": "fraction"}
    assert number("plasma_volume", **fraction) == here


@LAWS
@given(st.decimals(50, 249, places=1), st.decimals(3, 349, places=1))
def test_body_surface_rises_with_size(height: Decimal, weight: Decimal) -> None:
    """A taller and a heavier body has no smaller surface, and the square of it is the product over 3600."""
    area = number("bsa", height_cm=height, weight_kg=weight)
    assert number("bsa", height_cm=height + 1, weight_kg=weight) >= area
    assert number("bsa", height_cm=height, weight_kg=weight + 1) >= area
    assert abs(area * area - height * weight / 3600) <= Decimal("0.06")


@LAWS
@given(
    st.decimals(1, 2000, places=1),
    st.sampled_from(("methylprednisolone", "prednisolone", "prednisone", "hydrocortisone")),
    st.sampled_from(("methylprednisolone", "prednisolone", "prednisone", "hydrocortisone")),
)
def test_steroid_conversion_goes_back(dose: Decimal, one: str, other: str) -> None:
    """Converted there and back, a dose is the same up to the rounding of the display."""
    there = number("steroid_equivalence", dose_mg=dose, from_steroid=one, to_steroid=other)
    back = number("steroid_equivalence", dose_mg=there, from_steroid=other, to_steroid=one)
    assert abs(back - dose) <= Decimal("0.03")


def test_cladribine_rises_with_weight_over_the_rows_held() -> None:
    """From 40 to below 100 kg every tenth of a kilogram has a number of tablets that never falls; outside there is none."""
    tablets = [number("cladribine_tablets", weight_kg=Decimal(tenths) / 10) for tenths in range(400, 1000)]
    assert tablets == sorted(tablets)
    assert set(tablets) == {16, 20, 24, 28, 30, 34}
    for weight in ("39.9", "100", "300"):
        outside = calculate("cladribine_tablets", {"weight_kg": weight})
        assert outside.result is None
        assert outside.cautions


@LAWS
@given(st.lists(st.integers(0, 200), min_size=1, max_size=12))
def test_mitoxantrone_doses_add_up_exactly(tenths: list[int]) -> None:
    """The sum of doses in tenths is exact, and both bounds are told with what is left or exceeded."""
    doses = [Decimal(dose) / 10 for dose in tenths]
    result = calculate("mitoxantrone_cumulative", {"doses_mg_per_m2": doses})
    total = Decimal(sum(tenths)) / 10
    assert result.result == total
    assert any("72 mg per m2" in line for line in result.steps)
    assert any("140 mg per m2" in line for line in result.steps)
    assert any("Above the EU" in line for line in result.cautions) == (total > 72)
    assert any("At or above the United States" in line for line in result.cautions) == (total >= 140)


@LAWS
@given(st.integers(0, 50), st.integers(1, 240))
def test_relapse_rate_agrees_in_months_and_years(relapses: int, months: int) -> None:
    """Months and the same time in years give the same rate, and the time of whole years is exact."""
    rate = number("relapse_rate", relapses=relapses, observed=months, observed_unit="months")
    assert abs(rate - Decimal(relapses) * 12 / months) <= Decimal("0.005")
    whole_years = months % 100 + 1
    assert number("relapse_rate", relapses=relapses, observed=whole_years, observed_unit="years") == number(
        "relapse_rate", relapses=relapses, observed=whole_years * 12, observed_unit="months"
    )


@LAWS
@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 3660))
def test_days_since_onset_count_every_day(onset: date, days: int) -> None:
    """So many days after the first day is that number of days, and the day before the first is refused."""
    later = onset + timedelta(days=days)
    assert number("days_since_onset", onset_date=onset, on_date=later) == days
    with pytest.raises(BadInputError):
        calculate("days_since_onset", {"onset_date": onset, "on_date": onset - timedelta(days=1)})


@LAWS
@given(st.integers(0, 3000), st.integers(0, 60))
def test_a_course_is_dose_times_days(dose: int, days: int) -> None:
    """The total is the exact product."""
    assert number("steroid_course_total", mg_per_day=dose, days=days) == dose * days


def test_transplant_factors_are_never_added_up() -> None:
    """Every factor is met, not met or unknown; those without a number in the source stay unknown; nothing is a number."""
    for course, dmts, edss in product(("cis", "rrms", "spms", "ppms", None), (0, 2, 3, None), (0, 5.5, 6.0, None)):
        result = calculate(
            "ahsct_factors", {"age_years": 70, "course": course, "previous_dmts": dmts, "edss": edss}
        ).result
        assert isinstance(result, tuple)
        states = dict(result)
        assert set(states.values()) <= {"met", "not met", "unknown"}
        assert states["older age (worse survival)"] == states["high EDSS (worse survival)"] == "unknown"
        assert (states["EDSS at most 5.5 (better progression-free survival)"] == "unknown") == (edss is None)
