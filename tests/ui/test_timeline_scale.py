"""The arithmetic of the time axis."""

from datetime import date

import pytest

from msref.ui.widgets.timeline_scale import FEWEST_DAYS, TimeScale, fitting

JANUARY = date(2027, 1, 1)


def test_a_day_stands_where_its_share_of_the_width_is() -> None:
    """Day 30 of 100 stands at 30 of 100, and the place gives the day back."""
    scale = TimeScale(float(JANUARY.toordinal()), 100.0, 200.0)
    assert scale.x(date(2027, 1, 31)) == pytest.approx(60)
    assert scale.day_at(60) == pytest.approx(date(2027, 1, 31).toordinal())


def test_zooming_keeps_the_day_under_the_pointer() -> None:
    """The day at the pointer stays there, and the axis never shows less than two weeks."""
    scale = TimeScale(float(JANUARY.toordinal()), 100.0, 200.0)
    closer = scale.zoomed(2, 50)
    assert closer.day_at(50) == pytest.approx(scale.day_at(50))
    assert closer.days == 50
    assert scale.zoomed(1000, 50).days == FEWEST_DAYS


def test_everything_and_today_fit_with_air_on_both_sides() -> None:
    """First and last day and today lie inside, not at the edge."""
    days = (date(2026, 11, 1), date(2028, 6, 1))
    scale = fitting(days, date(2026, 12, 1)).with_width(500)
    assert 0 < scale.x(days[0]) < scale.x(date(2026, 12, 1)) < scale.x(days[1]) < 500


def test_marks_are_firsts_of_months_with_room_between() -> None:
    """In 365 days of 730 points, marks of at least 100 points stand every 2 months: 60 points a month."""
    marks = list(TimeScale(float(JANUARY.toordinal()), 365.0, 730.0).marks(100))
    assert [words for _, words in marks] == [
        "Jan 2027",
        "Mar 2027",
        "May 2027",
        "Jul 2027",
        "Sep 2027",
        "Nov 2027",
        "Jan 2028",
    ]
