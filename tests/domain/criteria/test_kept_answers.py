"""Answers kept from one change of the facts to the next: what hangs on a changed fact is answered anew, the rest stands."""

from datetime import date

from msref.domain.criteria.evaluate import Explanation, Memo, evaluate
from msref.domain.criteria.nodes import criterion_from_mapping
from msref.domain.facts import Facts
from msref.domain.truth import Truth

TODAY = date(2026, 11, 20)
RULE = criterion_from_mapping(
    {
        "all": [
            {
                "clause": "relapses",
                "text": "Relapses",
                "source": "A",
                "when": {"parameter": "relapses_12m", "at_least": 2},
            },
            {
                "clause": "event",
                "text": "EDSS 6",
                "source": "B",
                "when": {
                    "date": "date_edss_6",
                    "within": 10,
                    "unit": "years",
                    "of": "onset_date",
                    "happened": {"parameter": "edss6_reached", "is": True},
                },
            },
            {"parameter": "gd_lesions", "at_least": 1},
        ]
    }
)
BEFORE = Facts({"relapses_12m": 1, "gd_lesions": 0, "onset_date": date(2010, 1, 1), "edss6_reached": False})


def parts(facts: Facts, memo: Memo) -> tuple[Explanation, ...]:
    """The answers of the three parts."""
    return evaluate(RULE, facts, TODAY, {}, memo).parts


def truths(answers: tuple[Explanation, ...]) -> list[Truth]:
    """Their truths alone."""
    return [answer.truth for answer in answers]


def test_a_changed_fact_changes_the_answers_that_hang_on_it_alone() -> None:
    """One relapse more turns the clause of the relapses; the clause of the event and its answer stand as they were."""
    memo = Memo()
    before = parts(BEFORE, memo)
    assert truths(before) == [Truth.FALSE, Truth.FALSE, Truth.FALSE]
    memo.forget({"relapses_12m"})
    after = parts(BEFORE.with_value("relapses_12m", 2), memo)
    assert truths(after) == [Truth.TRUE, Truth.FALSE, Truth.FALSE]
    assert after[1] is before[1]


def test_a_leaf_outside_any_clause_is_answered_anew() -> None:
    """A lesion that enhances turns the leaf; both clauses stand."""
    memo = Memo()
    before = parts(BEFORE, memo)
    memo.forget({"gd_lesions"})
    after = parts(BEFORE.with_value("gd_lesions", 1), memo)
    assert truths(after) == [Truth.FALSE, Truth.FALSE, Truth.TRUE]
    assert (after[0] is before[0], after[1] is before[1]) == (True, True)


def test_what_tells_whether_an_event_came_is_hung_on_too() -> None:
    """Onset, day of the event and whether it came: each of them makes the event be asked again, several times in a row."""
    memo = Memo()
    assert truths(parts(BEFORE, memo))[1] is Truth.FALSE
    reached = BEFORE.with_value("edss6_reached", value=True)
    memo.forget({"edss6_reached"})
    assert truths(parts(reached, memo))[1] is Truth.UNKNOWN
    dated = reached.with_value("date_edss_6", date(2019, 5, 1))
    memo.forget({"date_edss_6"})
    assert truths(parts(dated, memo))[1] is Truth.TRUE
    memo.forget({"onset_date"})
    assert truths(parts(dated.with_value("onset_date", date(2009, 4, 30)), memo))[1] is Truth.FALSE


def test_what_is_not_forgotten_stands() -> None:
    """Forgetting a parameter that nothing asks for leaves every answer as it was."""
    memo = Memo()
    before = parts(BEFORE, memo)
    memo.forget({"age_years"})
    memo.forget(set())
    after = parts(BEFORE, memo)
    assert (after[0] is before[0], after[1] is before[1]) == (True, True)
    assert len(memo.leaves) == 4
