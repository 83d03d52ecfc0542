"""The days that rules count from, the vaccines a rule speaks of, and where sources are said to differ."""

from dataclasses import replace
from datetime import date

import pytest

from msref.domain.facts import Facts, Value
from msref.domain.timing.applies import vaccine_truth
from msref.domain.timing.case import planner_case
from msref.domain.timing.conflicts import conflicts_in
from msref.domain.timing.questions import QUESTION
from msref.domain.timing.rules import RuleSource, TimingRule
from msref.domain.timing.vaccines import Vaccine
from msref.domain.timing.windows import Anchor, Window
from msref.domain.truth import Truth

TODAY = date(2026, 11, 20)
ONE, OTHER = (RuleSource("one2023", "Table 1"),), (RuleSource("other2024", "abstract"),)
WINDOW = Window(
    id="a",
    title="A",
    topic="vaccines",
    question="vaccine-after",
    kind="not_before",
    status="open",
    strength="advice",
    rule="4 weeks",
    text="",
    sources=ONE,
    rule_id="a",
    drug="ocrelizumab",
    treatment=0,
    vaccine="vaccine-mmr",
    earliest=date(2026, 12, 1),
    cautious=date(2026, 12, 1),
)
LATER = replace(WINDOW, id="b", rule_id="b", sources=OTHER, earliest=date(2027, 1, 1), cautious=date(2027, 1, 1))
BLOCKED = replace(
    WINDOW, id="c", rule_id="c", sources=OTHER, kind="blocked", status="infeasible", earliest=None, cautious=None
)
UNDATED = replace(WINDOW, id="d", rule_id="d", sources=OTHER, kind="info", earliest=None, cautious=None)
RULE = TimingRule("r", "r", QUESTION["vaccine-after"], "info", "advice", "", "r", "", ONE, None, "")


@pytest.mark.parametrize(
    ("facts", "name", "day", "missing"),
    [
        # The first of five days of corticosteroid counts: 2 November is the last of five from 29 October.
        ({"steroid_start": date(2026, 10, 29), "steroid_days": 5}, "steroid_end", date(2026, 11, 2), ()),
        ({"steroid_start": date(2026, 10, 29), "steroid_days": 1}, "steroid_end", date(2026, 10, 29), ()),
        ({"steroid_start": date(2026, 10, 29), "steroid_days": 0}, "steroid_end", date(2026, 10, 29), ()),
        ({"steroid_start": date(2026, 10, 29), "steroid_days": 2}, "steroid_end", date(2026, 10, 30), ()),
        ({"steroid_start": date(2026, 10, 29)}, "steroid_end", None, ("steroid_days",)),
        ({"steroid_days": 5}, "steroid_end", None, ("steroid_start",)),
        ({}, "steroid_end", None, ("steroid_start", "steroid_days")),
        # 10 weeks are 70 days: 20 days of November, 31 of October, 19 of September.
        ({"gestation_weeks": 10}, "gestation", date(2026, 9, 11), ()),
        ({"gestation_weeks": 0}, "gestation", TODAY, ()),
        ({"gestation_weeks": True}, "gestation", None, ("gestation_weeks",)),
        ({}, "gestation", None, ("gestation_weeks",)),
        ({"planned_start": date(2027, 3, 1)}, "planned_start", date(2027, 3, 1), ()),
        ({}, "planned_start", None, ("planned_start",)),
        # Only the days that rules may count from are read.
        ({"mri_date": date(2026, 3, 1)}, "mri_date", None, ("mri_date",)),
        ({"dmt_exposures": ()}, "last_dose", None, ("last_dose",)),
    ],
)
def test_a_rule_counts_from_a_known_day_or_names_what_is_missing(
    facts: dict[str, Value], name: str, day: date | None, missing: tuple[str, ...]
) -> None:
    """The end of a course is its last day, a pregnancy is counted back from today, and a day that is not known is missing by name."""
    anchor, lacking = planner_case(Facts(facts), TODAY, {}).anchor(name, None)
    assert (anchor.date, lacking) == (day, missing)


def test_the_anchor_names_where_its_day_was_read() -> None:
    """What is worked out names the parameter that it was worked out from."""
    case = planner_case(Facts({"steroid_start": TODAY, "steroid_days": 3, "gestation_weeks": 2}), TODAY, {})
    assert case.anchor("steroid_end", None)[0] == Anchor("steroid_start", date(2026, 11, 22))
    assert case.anchor("gestation", None)[0] == Anchor("gestation_weeks", date(2026, 11, 6))
    assert case.anchor("ivig_date", None)[0] == Anchor("ivig_date", None)


@pytest.mark.parametrize(
    ("vaccines", "classes", "stated", "truth"),
    [
        ((), (), "live attenuated", Truth.TRUE),
        ((), (), "class not stated", Truth.TRUE),
        ((), ("live attenuated",), "live attenuated", Truth.TRUE),
        ((), ("live attenuated",), "subunit", Truth.FALSE),
        ((), ("live attenuated",), "class not stated", Truth.UNKNOWN),
        (("vaccine-mmr",), (), "class not stated", Truth.TRUE),
        (("vaccine-bcg",), (), "live attenuated", Truth.FALSE),
        (("vaccine-bcg",), (), "class not stated", Truth.FALSE),
        (("vaccine-bcg",), ("subunit",), "class not stated", Truth.UNKNOWN),
        (("vaccine-bcg",), ("subunit",), "live attenuated", Truth.FALSE),
        (("vaccine-mmr",), ("subunit",), "live attenuated", Truth.TRUE),
    ],
)
def test_a_rule_speaks_of_a_vaccine_by_name_or_by_class(
    vaccines: tuple[str, ...], classes: tuple[str, ...], stated: str, truth: Truth
) -> None:
    """By name or by class it is known; a class that nobody stated leaves a rule about classes open, never a rule about names."""
    rule = replace(RULE, vaccines=vaccines, vaccine_classes=classes)
    assert vaccine_truth(rule, Vaccine("vaccine-mmr", "MMR vaccine", stated)) is truth
    assert vaccine_truth(rule, None) is Truth.TRUE


@pytest.mark.parametrize(
    ("windows", "named"),
    [
        ((), []),
        ((WINDOW,), []),
        ((WINDOW, LATER), [("a", "b")]),
        ((WINDOW, replace(LATER, earliest=WINDOW.earliest, cautious=WINDOW.cautious)), []),
        ((WINDOW, replace(LATER, earliest=WINDOW.earliest)), [("a", "b")]),
        ((WINDOW, replace(LATER, earliest=WINDOW.earliest, cautious=WINDOW.cautious, kind="not_after")), [("a", "b")]),
        # One source that gives two periods does not differ from itself.
        ((WINDOW, replace(LATER, sources=ONE)), []),
        ((WINDOW, replace(WINDOW, id="e"), LATER), [("a", "e", "b")]),
        ((WINDOW, replace(LATER, sources=(RuleSource("one2023", "Table 9"),))), []),
        # What one forbids and the other dates, or allows without a date, is a difference.
        ((WINDOW, BLOCKED), [("a", "c")]),
        ((UNDATED, replace(BLOCKED, sources=ONE)), [("d", "c")]),
        ((BLOCKED, replace(BLOCKED, id="f", sources=ONE)), []),
        # Without a date and without a ban there is nothing to differ.
        ((WINDOW, UNDATED), []),
        # What is not known, a statement on a whole question and the doses of a series are not held against each other.
        ((WINDOW, replace(LATER, status="unknown")), []),
        ((WINDOW, replace(LATER, rule_id="")), []),
        ((WINDOW, replace(LATER, dose="1 of 2")), []),
        # Another drug, treatment, vaccine or question is another matter.
        ((WINDOW, replace(LATER, drug="rituximab")), []),
        ((WINDOW, replace(LATER, treatment=1)), []),
        ((WINDOW, replace(LATER, vaccine="vaccine-bcg")), []),
        ((WINDOW, replace(LATER, question="vaccine-during")), []),
    ],
)
def test_sources_differ_when_their_dates_do(windows: tuple[Window, ...], named: list[tuple[str, ...]]) -> None:
    """Only other sources, on the same matter, with other dates or with a ban are told as a difference, all its windows by name."""
    found = conflicts_in(windows)
    assert [conflict.windows for conflict in found] == named
    assert all((one.topic, one.question, one.drug) == ("vaccines", "vaccine-after", "ocrelizumab") for one in found)


@pytest.mark.parametrize(
    ("earliest", "latest", "dated"),
    [(None, None, False), (TODAY, None, True), (None, TODAY, True), (TODAY, TODAY, True)],
)
def test_a_window_with_either_date_is_dated(earliest: date | None, latest: date | None, dated: bool) -> None:  # noqa: FBT001 - what must hold
    """One date is enough."""
    assert replace(WINDOW, earliest=earliest, latest=latest).dated is dated
