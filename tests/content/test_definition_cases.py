"""Every definition of the content answers its cases as they were worked out by hand, and keeps the laws of criteria on random patients."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
import yaml

from msref.domain.consistency import contradictions
from msref.domain.definitions import Definition, assess
from msref.domain.facts import Facts, Value, facts_from_case
from msref.domain.parameters import EDSS_VALUES, Parameter
from msref.domain.truth import Truth
from tests.content.real_definitions import CONTENT, compiled

FILES: Final = sorted((CONTENT / "criteria").glob("*/cases.yaml"))
TODAY: Final = date(2026, 11, 20)
PATIENTS: Final = 150

IDS: Final = [
    "ams_rate",
    "astims",
    "beatms",
    "clarity_hra",
    "clarity_hra_dat",
    "dmf_epar_ha_a",
    "dmf_epar_ha_b",
    "ebmt_2025",
    "edan_abstract",
    "edan_review",
    "edss6_10y_review",
    "ema_ha",
    "ema_res",
    "freedoms_ha_s1",
    "freedoms_ha_s2",
    "freedoms_res",
    "german_paed_at_diagnosis_a",
    "german_paed_at_diagnosis_b",
    "german_paed_on_dmt_a",
    "german_paed_on_dmt_b",
    "haltms",
    "lublin_active",
    "malpas_2020",
    "malpas_early_signs",
    "menon_2017",
    "menon_ams1",
    "menon_ams2",
    "menon_ams3",
    "mist",
    "natalizumab_ha",
    "neda3",
    "nice_res_2007",
    "nice_res_2024",
    "nice_subopt",
    "nmss_2021",
    "paradigms_entry",
    "tintore_2020",
]


def test_every_definition_is_there_without_fault() -> None:
    """All 37 rows of the 34 definitions compile, and neither rules nor parameters have a fault."""
    definitions, faults = compiled()
    assert faults == ()
    assert [one.id for one in definitions.definitions] == IDS
    assert len(FILES) == 34


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_each_case_is_answered_as_worked_out_by_hand(file: Path) -> None:
    """The rule gives applicability and truth of every case of its folder."""
    definitions, _ = compiled()
    cases = yaml.safe_load(file.read_text(encoding="utf-8"))
    wrong = []
    for case in cases:
        today = date.fromisoformat(case["today"])
        facts = facts_from_case(case.get("parameters", {}), definitions.parameters.values(), today)
        for definition_id, expected in case["expect"].items():
            definition = definitions.definition(definition_id)
            assert definition is not None, definition_id
            answer = assess(definition, facts, today, definitions.parameters)
            truth = None if answer.truth is None else answer.truth.value
            if (answer.applicable.value, truth) != (expected["applicable"], expected["truth"]):
                wrong.append((case["id"], definition_id, answer.applicable.value, truth))
    assert len(cases) >= 10
    assert wrong == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_taking_a_fact_away_never_turns_an_answer(file: Path) -> None:
    """Without any one of the facts of a case a definite answer stays or is open, and never becomes the other one."""
    definitions, _ = compiled()
    for case in yaml.safe_load(file.read_text(encoding="utf-8")):
        today = date.fromisoformat(case["today"])
        facts = facts_from_case(case.get("parameters", {}), definitions.parameters.values(), today)
        for definition_id in case["expect"]:
            definition = definitions.definition(definition_id)
            assert definition is not None
            whole = assess(definition, facts, today, definitions.parameters)
            for name in facts:
                less = assess(definition, facts.without(name), today, definitions.parameters)
                assert less.truth in (whole.truth, Truth.UNKNOWN), (case["id"], definition_id, name)


@pytest.mark.parametrize("definition", compiled()[0].definitions, ids=lambda definition: definition.id)
def test_the_laws_hold_on_random_patients(definition: Definition) -> None:
    """On patients whose facts do not contradict each other, what is said of a part of the facts is what is said of all of them."""
    parameters = compiled()[0].parameters
    chance = random.Random(definition.id)  # noqa: S311  repeatable patients, nothing secret
    tried = 0
    for _ in range(PATIENTS * 40):
        patient = Facts({name: _value(parameters[name], chance) for name in definition.asks if chance.random() < 0.8})
        if next(contradictions(patient, TODAY), None) is not None:
            continue
        tried += 1
        whole = assess(definition, patient, TODAY, parameters)
        known = Facts({})
        said: Truth | None = Truth.UNKNOWN
        for name in chance.sample(list(patient), len(patient)):
            known = known.with_value(name, patient.value(name))
            answer = assess(definition, known, TODAY, parameters)
            assert said is Truth.UNKNOWN or answer.truth is said, (dict(patient.values), name)
            said = answer.truth
            named = {one for reason in answer.reasons for one in reason.asks}
            assert assess(definition, known.only(named), TODAY, parameters).truth is answer.truth
        assert said is whole.truth
        if tried == PATIENTS:
            break
    assert tried == PATIENTS


def _value(parameter: Parameter, chance: random.Random) -> Value:
    """A value near the bounds that the definitions use."""
    match parameter.kind:
        case "yes_no":
            return chance.random() < 0.5
        case "edss":
            return chance.choice([value for value in EDSS_VALUES if 2 <= value <= 6.5])
        case "date":
            return TODAY - timedelta(days=chance.choice((20, 200, 400, 1000, 1500, 2000, 3600, 3700)))
        case "choice":
            return chance.choice(parameter.choices).id
        case "exposures":
            drug = chance.choice(
                ("interferon_beta", "glatiramer_acetate", "dimethyl_fumarate", "natalizumab", "mitoxantrone")
            )
            ending = chance.choice(("", ", stopped because wish", ", last dose 2026-10-01", ", adequate course yes"))
            return chance.choice(((), (f"{drug}{ending}",)))
        case _:
            around = {
                "age_years": (9, 17, 18, 34, 44, 45, 50, 55, 56),
                "t2_lesions": (0, 8, 9),
                "age_at_onset": (12, 35, 36),
            }
            return chance.choice(around.get(parameter.id, (0, 1, 2, 3)))
