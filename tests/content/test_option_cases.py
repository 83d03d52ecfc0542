"""
The fictional cases of the options ledger, read from YAML as they stand and weighed in the compiled library.

The compiler weighs them too; here nothing of the compiler is used but its result.
"""

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from msref.content_store.flowcharts import read_chart
from msref.content_store.library import Library
from msref.content_store.options import read_options
from msref.domain.facts import Facts, facts_from_case
from msref.domain.options import PLACES, Ledger, weigh

FOLDER = Path(__file__).resolve().parents[2] / "content" / "options"
CASES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8"))
FILES = sorted(file.stem for file in FOLDER.glob("*.yaml") if file.name != "cases.yaml")


def facts_of(library: Library, case: dict[str, Any]) -> Facts:
    """What is known in a case."""
    return facts_from_case(case.get("parameters") or {}, library.parameters(), day_of(case))


def day_of(case: dict[str, Any]) -> date:
    """The day a case is for."""
    return date.fromisoformat(str(case["today"]))


def places(ledger: Ledger) -> dict[str, str]:
    """Where each statement stands."""
    return {entry.statement.id: place for option in ledger.options for place in PLACES for entry in option.at(place)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_case_stands_as_worked_out_by_hand(library: Library, case: dict[str, Any]) -> None:
    """For every option and place that a case names, exactly the named statements stand there."""
    ledger = weigh(read_options(library), facts_of(library, case), day_of(case))
    for option_id, expected in case["expect"].items():
        option = ledger.option(option_id)
        assert option is not None, option_id
        for place, wanted in expected.items():
            assert sorted(entry.statement.id for entry in option.at(place)) == sorted(wanted), (option_id, place)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_without_any_one_fact_a_statement_only_becomes_unknown(library: Library, case: dict[str, Any]) -> None:
    """Deleting a fact never moves a statement from one definite place to another."""
    options, facts, today = read_options(library), facts_of(library, case), day_of(case)
    full = places(weigh(options, facts, today))
    for name in facts:
        less = places(weigh(options, facts.without(name), today))
        assert all(place in (full[statement], "unknown") for statement, place in less.items()), name


def test_random_patients_without_one_fact(library: Library) -> None:
    """The same holds for 15 random mixtures of the facts of all cases."""
    options, dice = read_options(library), random.Random(20261120)  # noqa: S311  repeatable examples, nothing secret
    known = [facts_of(library, case) for case in CASES]
    for _ in range(15):
        mixed = {name: sheet.values[name] for sheet in dice.sample(known, 4) for name in sheet if dice.random() < 0.5}
        facts = Facts(mixed)
        full = places(weigh(options, facts, date(2026, 11, 20)))
        for name in facts:
            less = places(weigh(options, facts.without(name), date(2026, 11, 20)))
            assert all(place in (full[statement], "unknown") for statement, place in less.items()), (mixed, name)


def test_every_blocking_statement_is_tried_three_ways(library: Library) -> None:
    """For each blocking statement there is a case in which it holds, one in which it cannot be told and one in which it does not hold."""
    tried: dict[str, set[str]] = {}
    for case in CASES:
        ledger = weigh(read_options(library), facts_of(library, case), day_of(case))
        for option_id in case["expect"]:
            option = ledger.option(option_id)
            assert option is not None
            for entry in option.statements():
                tried.setdefault(entry.statement.id, set()).add(entry.place)
    blocking = [entry.id for option in read_options(library) for entry in option.statements if entry.side == "blocking"]
    assert len(blocking) >= 28
    assert [name for name in blocking if not {"blocking", "unknown", "left_out"} <= tried[name]] == []


def test_there_are_enough_cases_and_they_say_they_are_fictional() -> None:
    """At least 30 cases, each with an id of its own, under a heading that says they describe nobody."""
    assert len({case["id"] for case in CASES}) == len(CASES) >= 30
    first = (FOLDER / "cases.yaml").read_text(encoding="utf-8").split("\n", 1)[0]
    assert "Fictional" in first


def test_every_statement_is_sourced_in_the_library(library: Library) -> None:
    """Each statement names a source with a locator, each source exists, and each page to read on exists."""
    for option in read_options(library):
        assert library.record(option.drug_id).kind in ("drug", "article")
        for entry in option.statements:
            assert entry.sources, entry.id
            assert all(library.source(source.key).citation and source.locator for source in entry.sources), entry.id
            assert all(library.has(link) for link in entry.links), entry.id


def test_no_drug_of_the_library_is_forgotten_and_none_is_ranked(library: Library) -> None:
    """One option for each file, in alphabetical order of titles, each able to be unavailable, with availability of its own."""
    options = read_options(library)
    assert sorted(option.id for option in options) == FILES
    assert [option.title for option in options] == sorted((option.title for option in options), key=str.casefold)
    (available,) = (parameter for parameter in library.parameters() if parameter.id == "dmts_available")
    assert len(available.choices) == len(options) == 11
    assert {choice.id.replace("_", "-") for choice in available.choices} == {option.id for option in options}
    for option in options:
        assert f"{option.id}-not-available" in {entry.id for entry in option.statements}


def test_the_pml_figures_stand_side_by_side(library: Library) -> None:
    """The figures of the sources are kept as printed, each with its own source, none merged."""
    (natalizumab,) = (option for option in read_options(library) if option.id == "natalizumab")
    said = {entry.id: entry for entry in natalizumab.statements}
    for name, figure, key in (
        ("natalizumab-jcv-negative", "below 0.07 per 1000", "ho2017"),
        ("natalizumab-aan-index-low", "0.2 per 1000 in months 25 to 36", "aan2018"),
        ("natalizumab-aan-index-middle", "0.3 per 1000 in months 25 to 36", "aan2018"),
        ("natalizumab-aan-index-high", "3 per 1000 in months 25 to 36", "aan2018"),
        ("natalizumab-eu-high-index", "more than 2 years", "prac2016natalizumab"),
        ("natalizumab-pml", "up to 6 months after stopping", "tysabrieuleaflet"),
    ):
        assert figure in said[name].text
        assert key in {source.key for source in said[name].sources}


@pytest.mark.parametrize(
    ("chart_id", "ends"),
    [("choosing-dmt", {"end-ledger", "end-milder", "end-none-here"}), ("is-this-aggressive", set())],
)
def test_the_charts_show_the_ledger_where_it_helps(library: Library, chart_id: str, ends: set[str]) -> None:
    """The choice of a treatment ends in the ledger; the question of aggressiveness never does."""
    chart, _ = read_chart(library, chart_id)
    assert {end.id for end in chart.ends() if end.ledger} == ends


def test_no_end_of_the_aggressiveness_chart_is_a_verdict(library: Library) -> None:
    """No end says that a patient has, or has not, aggressive MS, and the predictor stands with its value of 0.15."""
    chart, _ = read_chart(library, "is-this-aggressive")
    for end in chart.ends():
        assert "this is aggressive" not in end.title.casefold() + end.text.casefold()
        assert "is not aggressive" not in end.title.casefold() + end.text.casefold()
    signs = chart.node("early-signs")
    assert signs is not None
    assert "positive predictive value 0.15" in signs.text
    assert "malpas2020" in {str(citation.key) for citation in library.record("is-this-aggressive").citations}
