"""From bounds to dates and from dates to the status: each edge of a window on the day, the day before and the day after."""

from datetime import date

import pytest

from msref.domain.timing.bounds import Dates, date_notes, edge_dates, status_of, window_dates
from msref.domain.timing.rules import Bound, Interval
from msref.domain.timing.windows import Anchor

DAY = date(2026, 11, 20)
EVE, NEXT = date(2026, 11, 19), date(2026, 11, 21)
WEEKS_4, WEEKS_6 = Interval(4, "weeks"), Interval(6, "weeks")
AHEAD = (Anchor("planned_start", NEXT),)
TODAY_ANCHOR = (Anchor("planned_start", DAY),)
BEHIND = (Anchor("planned_start", EVE),)
RANGE_PASSED = ("The cautious date of this range has passed.",)
PLANNED_EARLY = ("The planned date lies before the cautious date of this range.",)
NO_DAY_LEFT = ("With the cautious date of this range no day is left.",)


@pytest.mark.parametrize(
    ("bound", "lenient", "cautious"),
    [
        # 20 November and 28 days is 18 December, 42 days is 1 January.
        (Bound("not_before", "last_dose", "after", WEEKS_4), date(2026, 12, 18), date(2026, 12, 18)),
        (Bound("not_before", "last_dose", "after", WEEKS_4, WEEKS_6), date(2026, 12, 18), date(2027, 1, 1)),
        (Bound("not_before", "last_dose", "after", WEEKS_4, strict=True), date(2026, 12, 19), date(2026, 12, 19)),
        (Bound("not_after", "last_dose", "after", WEEKS_4, WEEKS_6), date(2027, 1, 1), date(2026, 12, 18)),
        (Bound("not_after", "last_dose", "after", WEEKS_4, strict=True), date(2026, 12, 17), date(2026, 12, 17)),
        # 28 days before 20 November is 23 October, 42 days is 9 October.
        (Bound("not_after", "planned_start", "before", WEEKS_4), date(2026, 10, 23), date(2026, 10, 23)),
        (Bound("not_after", "planned_start", "before", WEEKS_4, WEEKS_6), date(2026, 10, 23), date(2026, 10, 9)),
        (Bound("not_after", "planned_start", "before", WEEKS_4, strict=True), date(2026, 10, 22), date(2026, 10, 22)),
        (Bound("not_before", "planned_start", "before", WEEKS_4, WEEKS_6), date(2026, 10, 9), date(2026, 10, 23)),
        (Bound("not_before", "planned_start", "before", WEEKS_4, strict=True), date(2026, 10, 24), date(2026, 10, 24)),
    ],
)
def test_a_bound_gives_its_lenient_and_its_cautious_date(bound: Bound, lenient: date, cautious: date) -> None:
    """A range keeps both ends, of which the later one is cautious for "not before" and the earlier one for "not after"; "more than" leaves the day out."""
    assert edge_dates(bound, DAY) == (lenient, cautious)


@pytest.mark.parametrize(
    ("kind", "bounds", "dates"),
    [
        ("blocked", (), Dates()),
        (
            "not_before",
            (Bound("not_before", "last_dose", "after", WEEKS_4),),
            Dates(date(2026, 12, 18), None, date(2026, 12, 18)),
        ),
        (
            "not_before",
            (Bound("not_before", "last_dose", "after", WEEKS_4, WEEKS_6),),
            Dates(date(2026, 12, 18), date(2027, 1, 1), date(2027, 1, 1)),
        ),
        (
            "not_after",
            (Bound("not_after", "planned_start", "before", WEEKS_4),),
            Dates(None, date(2026, 10, 23), date(2026, 10, 23)),
        ),
        (
            "not_after",
            (Bound("not_after", "planned_start", "before", WEEKS_4, WEEKS_6),),
            Dates(date(2026, 10, 9), date(2026, 10, 23), date(2026, 10, 9)),
        ),
        ("info", (Bound("not_before", "last_dose", "after", WEEKS_4),), Dates(date(2026, 12, 18), None, None)),
        ("info", (Bound("not_before", "last_dose", "after", WEEKS_4, WEEKS_6),), Dates(date(2026, 12, 18), None, None)),
        (
            "between",
            (Bound("not_before", "last_dose", "after", WEEKS_4), Bound("not_after", "last_dose", "after", WEEKS_6)),
            Dates(date(2026, 12, 18), date(2027, 1, 1), None),
        ),
        (
            "between",
            (
                Bound("not_before", "last_dose", "after", WEEKS_4),
                Bound("not_after", "last_dose", "after", WEEKS_6, Interval(8, "weeks")),
            ),
            Dates(date(2026, 12, 18), date(2027, 1, 15), date(2027, 1, 1)),
        ),
    ],
)
def test_a_window_takes_its_dates_by_its_kind(kind: str, bounds: tuple[Bound, ...], dates: Dates) -> None:
    """One bound or two, with and without a range: first day, last day and cautious day as `windows` tells them."""
    assert window_dates(kind, bounds, [DAY] * len(bounds)) == dates


@pytest.mark.parametrize(
    ("kind", "dates", "anchors", "planned", "status"),
    [
        ("blocked", Dates(), (), None, "infeasible"),
        ("info", Dates(), (), None, "open"),
        # A first day holds for what is planned, never for today.
        ("not_before", Dates(NEXT, None, NEXT), BEHIND, None, "open"),
        ("not_before", Dates(DAY, None, DAY), BEHIND, DAY, "open"),
        ("not_before", Dates(NEXT, None, NEXT), BEHIND, DAY, "infeasible"),
        ("not_before", Dates(EVE, DAY, DAY), BEHIND, NEXT, "open"),
        # A last day holds up to that day.
        ("not_after", Dates(None, DAY, DAY), AHEAD, None, "open"),
        ("not_after", Dates(None, EVE, EVE), AHEAD, None, "infeasible"),
        ("not_after", Dates(None, EVE, EVE), TODAY_ANCHOR, None, "infeasible"),
        ("not_after", Dates(None, EVE, EVE), BEHIND, None, "passed"),
        ("not_after", Dates(NEXT, NEXT, NEXT), AHEAD, DAY, "open"),
        ("not_after", Dates(None, NEXT, NEXT), AHEAD, NEXT, "open"),
        ("not_after", Dates(None, DAY, DAY), AHEAD, NEXT, "infeasible"),
        # Between two days, both of which count.
        ("between", Dates(DAY, DAY), BEHIND, DAY, "open"),
        ("between", Dates(DAY, DAY), BEHIND, None, "open"),
        ("between", Dates(NEXT, DAY), BEHIND, None, "infeasible"),
        ("between", Dates(EVE, EVE), BEHIND, None, "passed"),
        ("between", Dates(EVE, EVE), (*BEHIND, *AHEAD), None, "infeasible"),
        ("between", Dates(EVE, EVE), (*AHEAD, *BEHIND), None, "passed"),
        # Information sets no limit: it is open or over.
        ("info", Dates(EVE, DAY), AHEAD, None, "open"),
        ("info", Dates(EVE, EVE), AHEAD, None, "passed"),
        ("info", Dates(NEXT, NEXT), AHEAD, EVE, "open"),
    ],
)
def test_the_status_turns_on_the_day(
    kind: str, dates: Dates, anchors: tuple[Anchor, ...], planned: date | None, status: str
) -> None:
    """On a bound a thing can be met, one day beyond it cannot; a last day behind us is over once the day it leads up to is behind us too."""
    assert status_of(kind, dates, anchors, planned, DAY) == status


@pytest.mark.parametrize(
    ("kind", "dates", "planned", "notes"),
    [
        ("not_before", Dates(EVE, NEXT, NEXT), DAY, PLANNED_EARLY),
        ("not_before", Dates(DAY, NEXT, NEXT), DAY, PLANNED_EARLY),
        ("not_before", Dates(NEXT, NEXT, NEXT), DAY, ()),
        ("not_before", Dates(EVE, DAY, DAY), DAY, ()),
        ("not_before", Dates(EVE, NEXT, NEXT), None, ()),
        ("not_before", Dates(DAY, None, DAY), DAY, ()),
        ("not_after", Dates(EVE, DAY, EVE), None, RANGE_PASSED),
        ("not_after", Dates(EVE, NEXT, EVE), None, RANGE_PASSED),
        ("not_after", Dates(DAY, NEXT, DAY), None, ()),
        ("not_after", Dates(EVE, EVE, EVE), None, ()),
        ("not_after", Dates(None, None, EVE), None, ()),
        ("between", Dates(DAY, NEXT, EVE), None, NO_DAY_LEFT),
        ("between", Dates(EVE, NEXT, EVE), None, RANGE_PASSED),
        ("between", Dates(EVE, DAY, EVE), None, RANGE_PASSED),
        ("between", Dates(EVE, NEXT, DAY), None, ()),
        ("between", Dates(EVE, EVE, EVE), None, ()),
        ("between", Dates(EVE, NEXT, None), None, ()),
        ("info", Dates(EVE, NEXT, EVE), DAY, ()),
    ],
)
def test_a_cautious_date_that_cannot_be_met_is_said(
    kind: str, dates: Dates, planned: date | None, notes: tuple[str, ...]
) -> None:
    """Only when the lenient date can still be met and the cautious one cannot is there something to say, and never twice."""
    assert date_notes(kind, dates, planned, DAY) == notes
