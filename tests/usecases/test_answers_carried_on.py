"""Answers carried on from one change to the next are those of a patient seen for the first time, on the real definitions and options."""

import random
from datetime import date

from msref.content_store.library import Library
from msref.content_store.options import read_options
from msref.domain.criteria.evaluate import Memo
from msref.domain.facts import Facts, Value
from msref.domain.options import weigh
from msref.usecases.assess_criteria import criteria_matrix
from msref.usecases.weigh_options import weigh_again
from tests.content.real_definitions import compiled

TODAY = date(2026, 11, 20)
TRIED: dict[str, tuple[Value | None, ...]] = {
    "age_years": (16, 34, 70, None),
    "course": ("rrms", "ppms", None),
    "relapses_12m": (0, 2, None),
    "disabling_relapses_12m": (0, 1, None),
    "edss": (2.0, 6.0, None),
    "edss6_reached": (True, False, None),
    "date_edss_6": (date(2025, 1, 1), None),
    "onset_date": (date(2020, 4, 10), date(2005, 1, 1), None),
    "gd_lesions": (0, 3, None),
    "last_mri_date": (date(2026, 10, 1), date(2020, 1, 1), None),
    "pregnancy_state": ("pregnant", "not_pregnant", None),
    "dmt_exposures": ((), None),
}
STEPS = 120


def _steps() -> list[tuple[str, Value | None]]:
    chance = random.Random(20261120)  # noqa: S311 - repeatable, nothing secret
    names = list(TRIED)
    return [(name, chance.choice(TRIED[name])) for name in (chance.choice(names) for _ in range(STEPS))]


def test_definitions_answered_with_a_memo_are_those_answered_anew() -> None:
    """After each of many changes every clause, reason and missing fact is the same as without anything carried on."""
    definitions, _ = compiled()
    memo, facts = Memo(), Facts()
    seen = set()
    for name, value in _steps():
        memo.forget({name})
        facts = facts.with_value(name, value)
        carried, anew = criteria_matrix(definitions, facts, TODAY, memo), criteria_matrix(definitions, facts, TODAY)
        assert carried == anew
        seen |= {(row.definition, row.answer.truth) for row in anew}
    assert len(seen) > len(definitions.definitions) * 3 // 2  # the changes did change answers


def test_a_memo_that_forgets_nothing_keeps_the_old_answer() -> None:
    """What is not forgotten is what stands, so that forgetting is what makes the test above hold."""
    definitions, _ = compiled()
    memo = Memo()
    before = criteria_matrix(definitions, Facts({"course": "rrms"}), TODAY, memo)
    assert criteria_matrix(definitions, Facts({"course": "ppms"}), TODAY, memo) == before
    memo.forget({"course"})
    assert criteria_matrix(definitions, Facts({"course": "ppms"}), TODAY, memo) != before


def test_a_ledger_weighed_again_is_the_ledger_weighed_anew(library: Library) -> None:
    """After each of many changes the ledger is the same, and treatments that do not ask for the changed fact are the very same objects."""
    options, facts = read_options(library), Facts()
    ledger, kept, written = weigh(options, facts, TODAY), 0, 0
    for name, value in _steps():
        after = facts.with_value(name, value)
        again = weigh_again(options, ledger, facts, after)
        assert again == weigh(options, after, TODAY)
        kept += sum(one is other for one, other in zip(ledger.options, again.options, strict=True))
        written += sum(one != other for one, other in zip(ledger.options, again.options, strict=True))
        ledger, facts = again, after
    assert kept > 0
    assert written > 0
