"""
Three fictional patients of whom much is known, for tests of the summary.

A severe relapse in pregnancy, a child with two attacks, 68 years on long treatment; each with the algorithms opened and what was answered by hand.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

TODAY: Final = date(2026, 12, 1)


@dataclass(frozen=True, slots=True)
class SamplePatient:
    """Facts as a case file has them, and the algorithms opened with what was answered by hand."""

    name: str
    facts: dict[str, object]
    answers: dict[str, dict[str, str]]


PREGNANT: Final = SamplePatient(
    "acute severe relapse in pregnancy",
    {
        "sex": "female", "age_years": 31, "pregnancy_state": "pregnant", "gestation_weeks": 22, "conception_plan": False,
        "weight_kg": 68, "height_cm": 168, "course": "rrms", "onset_date": "2022-04-01", "age_at_onset": 26, "edss": 6.5,
        "edss_date": "2026-11-28", "relapses_12m": 3, "relapses_prev_12m": 1, "disabling_relapses_12m": 2, "relapses_24m": 4,
        "relapse_recovery": "incomplete", "gd_lesions": 4, "mri_date": "2026-11-27", "gd_mri_date": "2026-11-27",
        "t2_lesions": 24, "t2_increase": "significant", "spinal_cord_lesions": True, "mcdonald_2017_met": True,
        "dmt_exposures": [
            {"drug": "interferon_beta", "start": "2023-01-10", "last_dose": "2024-05-01", "stop_reason": "not_effective"},
            {"drug": "natalizumab", "start": "2024-06-15", "last_dose": "2026-07-20", "stop_reason": "pregnancy"},
        ],
        "natalizumab_exposure": "stopped", "natalizumab_months": 25, "jcv_status": "positive", "jcv_index": 1.8,
        "prior_immunosuppressant": False, "lymphocytes": {"value": 1.4, "unit": "10^9/L"},
        "relapse_onset_date": "2026-11-19", "symptom_duration_h": 288, "fever_or_infection": False, "heat_or_stress": False,
        "mimics_excluded": True, "severity_features": ["paraplegia"], "relapse_edss_rise": 3.5, "steroid_start": "2026-11-22",
        "steroid_days": 5, "steroid_mg_per_day": 1000, "steroid_route": "iv", "steroid_response": "none",
        "resources_available": ["plasma_exchange", "ivig"], "relapse_now": True, "breastfeeding": True,
        "planned_dmt": "ocrelizumab", "planned_start": "2027-06-01",
        "vaccines": ["vaccine-mmr", "vaccine-influenza", "vaccine-dtap"], "mmr_immune": False, "vzv_immune": True,
    },
    {"acute-relapse": {"severity": "weinshenker"}, "pregnancy-path": {}},
)  # fmt: skip
CHILD: Final = SamplePatient(
    "child with two attacks",
    {
        "sex": "female", "age_years": 12, "pregnancy_state": "not_pregnant", "conception_plan": False, "weight_kg": 41, "height_cm": 150,
        "course": "rrms", "onset_date": "2026-03-02", "age_at_onset": 12, "edss": 3.0, "edss_date": "2026-11-20",
        "relapses_12m": 2, "relapses_prev_12m": 0, "attacks_ever": 2, "disabling_relapses_12m": 1, "relapses_24m": 2,
        "relapse_recovery": "incomplete", "gd_lesions": 2, "gd_mri_date": "2026-11-18", "mri_date": "2026-11-18", "t2_lesions": 14,
        "new_t2_lesions": 5, "mimics_excluded": True, "mcdonald_2017_met": True, "dmt_exposures": [], "previous_dmts": 0,
        "pyramidal_signs_first_year": True, "relapse_onset_date": "2026-11-08", "fever_or_infection": False, "heat_or_stress": False,
        "symptom_duration_h": 200, "planned_dmt": "fingolimod", "planned_start": "2027-02-01", "vzv_immune": False,
        "vaccines": ["vaccine-varicella", "vaccine-hpv"],
    },
    {"children-path": {}, "is-this-aggressive": {}, "choosing-dmt": {}},
)  # fmt: skip
SENIOR: Final = SamplePatient(
    "68 years on long treatment",
    {
        "sex": "male", "age_years": 68, "conception_plan": False, "comorbidities": True, "weight_kg": 82, "height_cm": 178, "course": "spms",
        "onset_date": "1994-05-01", "age_at_onset": 35, "date_spms": "2016-01-01", "edss": 6.5, "edss_date": "2026-10-10",
        "edss6_reached": True, "date_edss_6": "2020-03-01", "age_at_edss_6": 61, "edss_change_12m": 0.5, "relapses_12m": 1,
        "relapses_prev_12m": 0, "disabling_relapses_12m": 0, "relapses_on_dmt_12m": 1, "gd_lesions": 1, "gd_mri_date": "2026-10-01",
        "mri_date": "2026-10-01", "t2_lesions": 40, "t2_increase": "some", "previous_dmts": 3,
        "dmt_exposures": [
            {"drug": "interferon_beta", "start": "1999-02-01", "last_dose": "2010-06-01", "stop_reason": "not_effective"},
            {"drug": "mitoxantrone", "start": "2010-09-01", "last_dose": "2012-03-01", "stop_reason": "finished"},
            {"drug": "fingolimod", "start": "2013-01-01", "last_dose": "2026-11-30", "next_due": "2026-12-01"},
        ],
        "mitoxantrone_total_mg_m2": 84, "lvef": 52, "lymphocytes": {"value": 0.4, "unit": "10^9/L"}, "igg": 6.1, "jcv_status": "positive",
        "jcv_index": 2.1, "natalizumab_exposure": "never", "prior_immunosuppressant": True, "heart_brain_events": ["stroke_or_tia"],
        "serious_conditions": [], "hbv_status": "past_infection", "vzv_immune": True, "planned_dmt": "ocrelizumab",
        "planned_start": "2027-03-01", "vaccines": ["vaccine-zoster-recombinant", "vaccine-pneumococcal", "vaccine-influenza", "vaccine-yellow-fever"],
        "high_efficacy_failed": False, "mimics_excluded": True,
    },
    {"over-65-path": {}, "choosing-dmt": {}, "breakthrough-and-switching": {}, "vaccination-path": {}},
)  # fmt: skip
SAMPLES: Final = (PREGNANT, CHILD, SENIOR)
