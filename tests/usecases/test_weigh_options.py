"""The options ledger as data and as text, and what would change it, on the real options and parameters."""

import json
from datetime import date

import pytest

from msref.content_store.library import Library
from msref.content_store.options import read_options
from msref.domain.facts import Facts, facts_from_case
from msref.domain.options import weigh
from msref.errors import BadInputError
from msref.usecases.weigh_options import (
    Change,
    changes_as_json,
    ledger_as_json,
    ledger_as_text,
    what_would_change,
)

TODAY = date(2026, 11, 20)


def facts(library: Library, **known: object) -> Facts:
    """A fact sheet of 20 November 2026 read as a file would be."""
    return facts_from_case(known, library.parameters(), TODAY)


def changes(library: Library, parameter: str, **known: object) -> tuple[Change, ...]:
    """What would change when that parameter were something else."""
    return what_would_change(read_options(library), facts(library, **known), TODAY, parameter)


def moved(change: Change) -> set[tuple[str, str, str]]:
    """The moves of a change as (statement, before, after)."""
    return {(move.statement.id, move.before, move.after) for move in change.moves}


def test_the_ledger_as_json_has_exactly_the_promised_shape(library: Library) -> None:
    """Today, order and options; each option with its places; each statement with side, truth, reasons, missing and sources."""
    ledger = weigh(read_options(library), facts(library, lvef=49), TODAY)
    data = ledger_as_json(ledger)
    assert json.loads(json.dumps(data)) == data
    assert list(data) == ["today", "order", "options"]
    assert data["today"] == "2026-11-20"
    options = data["options"]
    assert isinstance(options, list)
    assert [option["id"] for option in options] == [
        "alemtuzumab", "ahsct", "cladribine", "dimethyl-fumarate", "fingolimod", "glatiramer-acetate", "interferon-beta", "mitoxantrone",
        "natalizumab", "ocrelizumab", "rituximab",
    ]  # fmt: skip
    places = ["id", "drug", "title", "for", "against", "blocking", "unknown", "left_out"]
    assert all(list(option) == places for option in options)
    (mitoxantrone,) = (option for option in options if option["id"] == "mitoxantrone")
    (blocking,) = mitoxantrone["blocking"]
    assert list(blocking) == ["id", "side", "text", "truth", "reasons", "missing", "sources"]
    assert (blocking["id"], blocking["truth"]) == ("mitoxantrone-ejection-fraction", "true")
    assert blocking["reasons"] == [
        "Left ventricular ejection fraction: 49 percent (asked: fewer than 50 percent): holds."
    ]
    assert blocking["sources"] == [
        {"key": "kknmsmitoxantrone", "locator": "contraindications"},
        {"key": "mitoxantronereview", "locator": "text citing Marriott 2010"},
    ]


def test_the_ledger_as_text_says_what_stands_where(library: Library) -> None:
    """Each treatment stands under its own heading with its places in words, what would decide the open ones, and the sources in full."""
    known = facts(library, pregnancy_state="pregnant", conception_plan=False)
    citations = [citation for record in library.records() if record.kind == "drug" for citation in record.citations]
    text = ledger_as_text(
        weigh(read_options(library), known, TODAY), known, parameters=library.parameters(), citations=citations
    )
    assert "The treatments stand in alphabetical order; none is preferred, and nothing is added up." in text
    assert "- Pregnancy: pregnant" in text
    fingolimod = text.split("\nFINGOLIMOD (S1P MODULATOR)\n")[1].split("\nGLATIRAMER ACETATE\n")[0]
    assert "Blocking:\n- Contraindicated in pregnancy" in fingolimod
    assert "  Pregnancy: pregnant (asked: pregnant): holds." in fingolimod
    assert "- Blocking, if it applies: S1P modulators are contraindicated after myocardial infarction" in fingolimod
    assert "  What would decide it: Heart and stroke: reasons against S1P modulators." in fingolimod
    assert "Does not apply" not in text
    assert "European Medicines Agency. Updated restrictions for Gilenya" in text.split("\nSOURCES\n")[1]


def test_what_does_not_apply_is_written_out_on_request(library: Library) -> None:
    """With `left_out`, the text also holds what was left out, with the fact that rules it out."""
    known = facts(library, lvef=60)
    ledger = weigh(read_options(library), known, TODAY)
    text = ledger_as_text(ledger, known, parameters=library.parameters(), left_out=True, content_line="content 1")
    mitoxantrone = text.split("\nMITOXANTRONE\n")[1].split("\nNATALIZUMAB\n")[0]
    assert "Does not apply:\n- Blocking, if it applies: A left ventricular ejection fraction below 50%" in mitoxantrone
    assert "60 percent (asked: fewer than 50 percent): does not hold." in mitoxantrone
    assert "content 1" in text
    assert "Nothing was entered." not in text


def test_one_number_turned_over(library: Library) -> None:
    """From an ejection fraction of 60 percent, 49 percent would block mitoxantrone, 50 would move nothing, unknown would open it."""
    found = {change.words: moved(change) for change in changes(library, "lvef", lvef=60)}
    assert found == {
        "49 percent": {("mitoxantrone-ejection-fraction", "left_out", "blocking")},
        "unknown": {("mitoxantrone-ejection-fraction", "left_out", "unknown")},
    }


def test_one_unknown_learnt(library: Library) -> None:
    """From an unknown ejection fraction, 49 percent would block and 50 or 51 percent would both lift the question."""
    found = {change.words: moved(change) for change in changes(library, "lvef")}
    assert found == {
        "49 percent": {("mitoxantrone-ejection-fraction", "unknown", "blocking")},
        "50 percent or 51 percent": {("mitoxantrone-ejection-fraction", "unknown", "left_out")},
    }


def test_one_choice_turned_over(library: Library) -> None:
    """Hepatitis B now instead of never moves the statements of the four drugs that name it, and no other."""
    found = {
        change.values: moved(change) for change in changes(library, "hbv_status", hbv_status="immune_after_vaccination")
    }
    assert found[("infected_now",)] == {
        ("cladribine-hepatitis", "unknown", "blocking"),
        ("fingolimod-infection", "unknown", "blocking"),
        ("ocrelizumab-hepatitis-b-active", "left_out", "blocking"),
        ("rituximab-hepatitis-b", "left_out", "against"),
    }
    assert ("never_infected_not_immune",) not in found


def test_one_of_several_choices_turned(library: Library) -> None:
    """With nothing found, a stroke alone blocks fingolimod; all five findings have the same effect and stand together."""
    (found, opened) = changes(library, "heart_brain_events", heart_brain_events=[])
    assert found.values == (
        ("myocardial_infarction",),
        ("unstable_angina",),
        ("stroke_or_tia",),
        ("severe_heart_failure",),
        ("av_block",),
    )
    assert moved(found) == {("fingolimod-heart", "left_out", "blocking")}
    assert (opened.values, moved(opened)) == ((None,), {("fingolimod-heart", "left_out", "unknown")})


def test_a_date_and_a_score_are_tried_at_their_bounds(library: Library) -> None:
    """Ten years to the day ends the favourable profile for transplantation, a day less keeps it; an EDSS of 6.0 ends it too."""
    known: dict[str, object] = {"age_years": 40, "edss": 3, "onset_date": "2020-01-01"}
    by_date = {day: moved(change) for change in changes(library, "onset_date", **known) for day in change.values}
    assert by_date[date(2016, 11, 20)] == {("ahsct-profile", "for", "left_out")}
    assert date(2016, 11, 21) not in by_date
    by_score = {score: moved(change) for change in changes(library, "edss", **known) for score in change.values}
    assert ("ahsct-profile", "for", "left_out") in by_score[6.0]
    assert ("ahsct-edss", "left_out", "against") in by_score[6.0]
    assert 5.0 not in by_score


def test_a_treatment_added_to_the_history(library: Library) -> None:
    """Mitoxantrone in the history blocks it in the EU text and opens the rescue study of alemtuzumab."""
    found = changes(library, "dmt_exposures", dmt_exposures=[], course="rrms", mitoxantrone_total_mg_m2=0)
    (added,) = (change for change in found if change.values == (("mitoxantrone",),))
    assert moved(added) == {
        ("alemtuzumab-after-mitoxantrone", "left_out", "for"),
        ("alemtuzumab-eu-limits", "against", "left_out"),
        ("interferon-beta-after-mitoxantrone", "left_out", "for"),
        ("mitoxantrone-treated-before", "left_out", "blocking"),
    }


def test_yes_and_no_as_json(library: Library) -> None:
    """What would change is given as plain data: the value in words and each move with its two places."""
    data = changes_as_json("pml_suspected", changes(library, "pml_suspected"))
    assert data == {
        "parameter": "pml_suspected",
        "changes": [
            {
                "if": "yes",
                "moves": [
                    {
                        "option": "natalizumab",
                        "statement": "natalizumab-pml-suspected",
                        "from": "unknown",
                        "to": "blocking",
                    }
                ],
            },
            {
                "if": "no",
                "moves": [
                    {
                        "option": "natalizumab",
                        "statement": "natalizumab-pml-suspected",
                        "from": "unknown",
                        "to": "left_out",
                    }
                ],
            },
        ],
    }


def test_a_parameter_that_no_statement_asks_for_is_refused(library: Library) -> None:
    """A parameter outside the ledger is refused by name, with a hint when something close exists."""
    with pytest.raises(BadInputError, match=r'asks for "lvf".*"lvef"'):
        changes(library, "lvf")
