"""What a clinician is told about one patient: every definition with reasons, what is missing, the matrix, and what one input would change."""

import json
from datetime import date

import pytest

from msref.domain.definitions import definition_from_mapping, definition_to_mapping
from msref.domain.facts import Facts
from msref.domain.truth import Truth
from msref.errors import BadInputError
from msref.usecases.assess_criteria import (
    NOT_APPLICABLE,
    answer_word,
    assess_all,
    assess_as_json,
    criteria_matrix,
    flip_one_input,
    missing_overall,
    read_facts,
)
from tests.content.real_definitions import compiled

TODAY = date(2026, 11, 20)
DEFINITIONS, _ = compiled()

# An untreated adult with two disabling relapses, a scan without enhancement and no earlier scan.
UNTREATED: dict[str, object] = {
    "age_years": 34,
    "course": "rrms",
    "dmt_exposures": [],
    "relapses_12m": 2,
    "disabling_relapses_12m": 2,
    "gd_lesions": 0,
    "t2_increase": "no_earlier_mri",
}


def facts_of(case: dict[str, object]) -> Facts:
    """The facts of a case that raises no question."""
    facts, questions = read_facts(case, DEFINITIONS.parameters, TODAY)
    assert questions == ()
    return facts


def answers_of(case: dict[str, object]) -> dict[str, str]:
    """The answer of every definition in one word."""
    return {one.definition.id: answer_word(one) for one in assess_all(DEFINITIONS, facts_of(case), TODAY)}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        # The six patients of the worked contrasts: HRA, HRA + DAT, natalizumab cut, EU label, NICE now, suboptimal therapy.
        ({"gd_lesions": 1, "t2_increase": None}, ("true", "true", "true", "true", "true", "false")),
        ({}, ("true", "true", "false", "unknown", "unknown", "false")),
        (
            {"gd_lesions": 1, "t2_increase": None, "disabling_relapses_12m": 0, "max_disabling_relapses_any_12m": 0},
            ("true", "true", "true", "false", "true", "false"),
        ),
        ({"ifn": 1, "gd_lesions": 0, "t2_lesions": 12}, ("false", "true", "false", "false", "false", "true")),
        ({"ifn": 1, "gd_lesions": 0, "t2_lesions": 5}, ("false", "false", "false", "false", "false", "false")),
        ({"ifn": 2, "gd_lesions": None}, ("true", "true", "unknown", "unknown", "unknown", "unknown")),
    ],
)
def test_the_worked_contrasts(change: dict[str, object], expected: tuple[str, ...]) -> None:
    """Six patients get the answers that were worked out by hand for six definitions side by side."""
    case = UNTREATED | change
    on_interferon = case.pop("ifn", 0)
    if isinstance(on_interferon, int) and on_interferon:
        relapses = ("relapses_12m", "relapses_on_dmt_12m", "relapses_on_ifn_12m", "disabling_relapses_12m")
        case |= dict.fromkeys((*relapses, "max_disabling_relapses_any_12m"), on_interferon)
        case["dmt_exposures"] = [{"drug": "interferon_beta", "start": "2023-05-10", "adequate": True}]
    ids = ("clarity_hra", "clarity_hra_dat", "natalizumab_ha", "ema_res", "nice_res_2024", "nice_subopt")
    answers = answers_of(case)
    assert tuple(answers[one] for one in ids) == expected


def test_nothing_known_is_never_a_no() -> None:
    """Without any fact no definition is denied or met, and each names what is missing or why only time can tell."""
    for answer in assess_all(DEFINITIONS, Facts(), TODAY):
        assert answer.truth is Truth.UNKNOWN
        assert answer.missing


def test_the_json_says_what_the_command_promises() -> None:
    """Every definition has its keys, its reasons their words and source, and what is missing lists the definitions it decides."""
    told = assess_as_json(DEFINITIONS, facts_of(UNTREATED), TODAY)
    assert json.loads(json.dumps(told)) == told
    assert set(told) == {"today", "definitions", "flags", "missing_overall", "warnings"}
    definitions = told["definitions"]
    assert isinstance(definitions, list)
    by_id = {one["id"]: one for one in definitions}
    assert len(by_id) == 37
    ema = by_id["ema_res"]
    assert (ema["kind"], ema["year"], ema["jurisdiction"]) == ("label", 2016, "EU")
    assert (ema["applicable"], ema["truth"], ema["missing"]) == ("true", "unknown", ["t2_increase"])
    child = by_id["german_paed_on_dmt_a"]
    assert (child["applicable"], child["truth"]) == ("false", None)
    assert child["reasons"][0]["text"] == "Age: 34 years (asked: fewer than 18 years): does not hold."
    for one in definitions:
        assert one["reasons"]
        assert all(reason["text"] and reason["parameter"] and reason["source"] for reason in one["reasons"])
        assert (one["truth"] == "unknown") or not one["missing"]
    overall = told["missing_overall"]
    assert isinstance(overall, list)
    assert {"parameter": "t2_increase", "decides": ["ema_res", "nice_res_2007"]} in overall
    assert told["flags"] == [
        {
            "id": "pregnancy_or_planning",
            "truth": "unknown",
            "because": "Pregnancy not known, plans for a pregnancy not known.",
        },
        {"id": "under_18", "truth": "false", "because": "Age 34 years, not under 18."},
        {"id": "over_65", "truth": "false", "because": "Age 34 years, not above 65."},
    ]


def test_an_open_outcome_names_the_day() -> None:
    """Onset on 3 March 2019 and EDSS 6 not reached: a "no" within 10 years cannot be known before 3 March 2029, and nothing is asked for."""
    case: dict[str, object] = {"course": "rrms", "onset_date": "2019-03-03", "edss6_reached": False}
    told = assess_as_json(DEFINITIONS, facts_of(case), TODAY)["definitions"]
    assert isinstance(told, list)
    review = next(one for one in told if one["id"] == "edss6_10y_review")
    assert (review["truth"], review["not_before"], review["missing"]) == ("unknown", "2029-03-03", [])
    assert "cannot be known before 3 March 2029" in review["reasons"][0]["text"]


def test_the_early_signs_are_a_prompt() -> None:
    """All three signs are marked as a prompt only and carry the predictive value 0.15."""
    case: dict[str, object] = {"age_at_onset": 40, "edss_first_year_max": 3.0, "pyramidal_signs_first_year": True}
    told = assess_as_json(DEFINITIONS, facts_of(case), TODAY)["definitions"]
    assert isinstance(told, list)
    signs = next(one for one in told if one["id"] == "malpas_early_signs")
    assert (signs["truth"], signs["prompt_only"]) == ("true", True)
    assert "never a verdict" in signs["note"]
    assert any("0.15" in line for line in signs["validation"])


def test_the_matrix_shows_each_clause() -> None:
    """The row of the EU label has its two clauses, the open one with what is missing and its source."""
    rows = {row.definition: row for row in criteria_matrix(DEFINITIONS, facts_of(UNTREATED), TODAY)}
    relapses, scan = rows["ema_res"].clauses
    assert (relapses.clause, relapses.truth) == ("relapses", Truth.TRUE)
    assert relapses.text == "2 or more disabling relapses in 1 year"
    assert (scan.truth, scan.missing) == (Truth.UNKNOWN, ("t2_increase",))
    assert "section 2.1" in scan.source
    assert [cell.clause for cell in rows["ema_res"].whom] == ["for-whom"]


def test_one_input_flipped_tells_what_changes() -> None:
    """With one enhancing lesion instead of none eight definitions change; the same value changes none."""
    facts = facts_of(UNTREATED)
    changes = {
        one.definition: (one.before, one.after) for one in flip_one_input(DEFINITIONS, facts, TODAY, "gd_lesions", 1)
    }
    assert changes == {
        "astims": ("false", "unknown"),
        "edan_abstract": ("false", "true"),
        "edan_review": ("false", "unknown"),
        "ema_res": ("unknown", "true"),
        "freedoms_res": ("false", "true"),
        "natalizumab_ha": ("false", "true"),
        "nice_res_2007": ("unknown", "true"),
        "nice_res_2024": ("unknown", "true"),
    }
    assert flip_one_input(DEFINITIONS, facts, TODAY, "gd_lesions", 0) == ()
    younger = flip_one_input(DEFINITIONS, facts, TODAY, "age_years", 16)
    assert ("nice_res_2024", "unknown", NOT_APPLICABLE) in {(one.definition, one.before, one.after) for one in younger}


def test_any_order_of_entering_facts_gives_the_same_answers() -> None:
    """Answers depend on the facts alone, not on the way they were entered."""
    facts = facts_of(UNTREATED)
    backwards = Facts()
    for name in reversed(list(facts)):
        backwards = backwards.with_value(name, None).with_value(name, facts.value(name))
    assert assess_as_json(DEFINITIONS, backwards, TODAY) == assess_as_json(DEFINITIONS, facts, TODAY)


def test_contradictions_are_refused_and_the_unusual_is_asked() -> None:
    """More disabling relapses than relapses are refused; eight relapses in a year are asked about."""
    with pytest.raises(BadInputError, match="disabling_relapses_12m"):
        read_facts({"relapses_12m": 1, "disabling_relapses_12m": 2}, DEFINITIONS.parameters, TODAY)
    _, questions = read_facts({"relapses_12m": 8}, DEFINITIONS.parameters, TODAY)
    assert len(questions) == 1


def test_what_is_missing_is_ordered_by_how_much_it_decides() -> None:
    """The parameter that is missing for most definitions stands first: without any fact that is the course."""
    overall = missing_overall(assess_all(DEFINITIONS, Facts(), TODAY))
    counts = [len(ids) for ids in overall.values()]
    assert counts == sorted(counts, reverse=True)
    assert next(iter(overall)) == "course"


def test_a_definition_reads_back_from_plain_data() -> None:
    """Every definition survives the way through the content file."""
    for one in DEFINITIONS.definitions:
        assert definition_from_mapping(json.loads(json.dumps(definition_to_mapping(one)))) == one
    with pytest.raises(BadInputError):
        definition_from_mapping({"id": "x"})
