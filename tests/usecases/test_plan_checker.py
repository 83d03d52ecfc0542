"""Two planners, written apart and by different methods, must agree."""

import os
import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from msref.domain.dates import not_after
from msref.domain.facts import facts_from_case
from msref.domain.timing import bounds
from msref.domain.timing.windows import Plan
from msref.usecases.plan_dates import plan
from tests.usecases import planner_content
from tests.usecases.independent_plan_checker import Checker

SEED = 20261121
# The whole 20,000 take some minutes: MSREF_PLAN_CASES=20000.
CASES = int(os.environ.get("MSREF_PLAN_CASES", "600"))
Maker = Callable[[], Any]
MONTH_ENDS = (28, 29, 30, 31, 1, 2)


def some_day(random_source: random.Random, around: date, spread: int) -> str:
    """A day near another one, often at the end of a month."""
    day = around + timedelta(days=random_source.randint(-spread, spread))
    if random_source.random() < 0.5:
        for wanted in random_source.sample(MONTH_ENDS, len(MONTH_ENDS)):
            try:
                return day.replace(day=wanted).isoformat()
            except ValueError:
                continue
    return day.isoformat()


def some_treatment(random_source: random.Random, today: date, drugs: list[str]) -> dict[str, Any]:
    """One entry of a treatment history."""
    entry: dict[str, Any] = {"drug": random_source.choice(drugs)}
    last = min(some_day(random_source, today - timedelta(days=200), 400), today.isoformat())
    if random_source.random() < 0.9:
        entry["last_dose"] = last
    pick = random_source.random()
    if pick < 0.45:
        entry["stop_reason"] = "other"
    elif pick < 0.85:
        entry["next_due"] = max(last, some_day(random_source, today + timedelta(days=60), 120))
    return entry


def some_case(random_source: random.Random) -> tuple[dict[str, Any], date]:
    """A made-up case on a made-up day; every parameter may be missing."""
    today = date(2026, 1, 1) + timedelta(days=random_source.randint(0, 1200))
    choices = {parameter.id: [choice.id for choice in parameter.choices] for parameter in planner_content.parameters()}
    makers: dict[str, Maker] = {
        "vaccines": lambda: sorted(
            random_source.sample(choices["vaccines"], random_source.randint(0, 3)), key=choices["vaccines"].index
        ),
        "planned_dmt": lambda: random_source.choice(choices["planned_dmt"]),
        "planned_start": lambda: some_day(random_source, today + timedelta(days=90), 200),
        "dmt_exposures": lambda: [
            some_treatment(random_source, today, choices["dmt_exposures"]) for _ in range(random_source.randint(0, 2))
        ],
        "sex": lambda: random_source.choice(["female", "female", "male"]),
        "pregnancy_state": lambda: random_source.choice(choices["pregnancy_state"]),
        "conception_plan": lambda: random_source.random() < 0.4,
        "planned_conception_date": lambda: some_day(random_source, today + timedelta(days=120), 250),
        "breastfeeding": lambda: random_source.random() < 0.3,
        "gestation_weeks": lambda: random_source.randint(0, 43),
        "delivery_date": lambda: some_day(random_source, today, 150),
        "relapse_onset_date": lambda: min(some_day(random_source, today - timedelta(days=100), 200), today.isoformat()),
        "steroid_start": lambda: min(some_day(random_source, today - timedelta(days=40), 80), today.isoformat()),
        "steroid_days": lambda: random_source.choice([0, 1, 3, 5, 13, 14, 15]),
        "steroid_mg_per_day": lambda: random_source.choice([10, 15, 16, 19, 20, 500, 1000]),
        "steroid_response": lambda: random_source.choice(choices["steroid_response"]),
        "ivig_date": lambda: some_day(random_source, today - timedelta(days=100), 200),
        "lymphocytes": lambda: {"value": random_source.choice([500, 799, 800, 1500]), "unit": "cells/mm3"},
        "vzv_immune": lambda: random_source.random() < 0.5,
        "mmr_immune": lambda: random_source.random() < 0.5,
        "age_years": lambda: random_source.choice([16, 18, 19, 25, 26, 40, 70]),
    }
    return {name: make() for name, make in makers.items() if random_source.random() < 0.8}, today


def told_by(made: Plan) -> tuple[dict[str, Any], set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    """A plan in the checker's terms: definite windows, what is open, what no source speaks of."""
    definite: dict[str, Any] = {}
    unknown, silent = set(), set()
    treatments = {window.treatment: window.drug for window in made.windows if window.treatment is not None}
    for window in made.windows:
        tag = window.drug
        if window.treatment is not None and list(treatments.values()).count(window.drug) > 1:
            tag = f"{window.drug}-{window.treatment + 1}"
        group = (window.question, window.vaccine, tag)
        if window.id.startswith("silent--"):
            silent.add(group)
        elif window.status == "unknown":
            unknown.add(group)
        else:
            definite[window.id] = (window.kind, window.status, window.earliest, window.latest, window.cautious)
    return definite, unknown, silent


def agreement(count: int, seed: int) -> tuple[int, list[str]]:
    """How many random cases agree, and the first differences."""
    random_source = random.Random(seed)  # noqa: S311 - made-up cases, the same each time
    agreed = 0
    differences: list[str] = []
    for _ in range(count):
        case, today = some_case(random_source)
        facts = facts_from_case(case, planner_content.parameters(), today)
        made = plan(planner_content.rules(), planner_content.vaccines(), facts, today, planner_content.parameters())
        checker = Checker(planner_content.specs("timing_rule"), planner_content.specs("vaccine"), case, today)
        checker.check()
        told = told_by(made)
        wanted = (checker.definite, checker.unknown, checker.silent)
        if told == wanted:
            agreed += 1
        elif len(differences) < 5:
            parts = [
                f"only here {sorted(map(str, set(one) - set(two)))[:4]}, only there {sorted(map(str, set(two) - set(one)))[:4]}"
                for one, two in zip(told, wanted, strict=True)
            ]
            values = [
                (name, told[0][name], wanted[0][name])
                for name in set(told[0]) & set(wanted[0])
                if told[0][name] != wanted[0][name]
            ]
            differences.append(f"{today} {case}\n  {parts}\n  {values[:4]}")
    return agreed, differences


def test_two_planners_agree() -> None:
    """On random cases with missing facts, month ends and repeated drugs, both planners give the same windows, dates and open questions."""
    agreed, differences = agreement(CASES, SEED)
    assert differences == []
    assert agreed == CASES


def test_a_planner_that_clamps_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison has teeth: with "not before" rolled back to the month's last day, the two planners no longer agree."""
    monkeypatch.setattr(bounds, "not_before", not_after)
    agreed, differences = agreement(150, SEED)
    assert agreed < 150
    assert differences
