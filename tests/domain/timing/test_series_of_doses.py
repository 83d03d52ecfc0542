"""What only the whole plan shows: doses counted backwards, waits that end too late, and a pregnancy that holds a live vaccine back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from msref.domain.facts import Facts
from msref.domain.timing.case import planner_case
from msref.domain.timing.rules import Interval, RuleSource
from msref.domain.timing.vaccines import Dose, Schedule, Vaccine
from msref.domain.timing.whole_plan import with_whole_plan
from msref.domain.timing.windows import Window

TODAY = date(2026, 11, 20)
EVE, NEXT = date(2026, 11, 19), date(2026, 11, 21)
SOURCES = (RuleSource("one2023", "Table 1"),)
NO_ROOM = "No day is left for this; no other date is offered."
NOT_EVERY = "Not every schedule of doses fits in; see the doses."
BACKWARDS = "Counted backwards from the last dose; no dose is taken as given already."
BLOCKED = "Blocked: a live vaccine is not given in pregnancy, possible pregnancy or while one is planned."


def window(
    question: str = "vaccine-before-start",
    kind: str = "not_after",
    *,
    earliest: date | None = None,
    latest: date | None = None,
    cautious: date | None = None,
) -> Window:
    """One window about the vaccine with its dates."""
    return Window(
        id=question,
        title="MMR vaccine",
        topic="vaccines",
        question=question,
        kind=kind,
        status="open",
        strength="advice",
        rule="4 weeks",
        text="",
        sources=SOURCES,
        rule_id=question,
        vaccine="vaccine-mmr",
        earliest=earliest,
        latest=latest,
        cautious=cautious,
    )


def schedule(name: str, *later: Dose) -> Schedule:
    """A schedule with these doses after the first."""
    return Schedule(name, f"{len(later) + 1} doses", later, (RuleSource("doses2023", "Table 2"),), 2023, "Europe")


WEEKS_4 = schedule("four", Dose(Interval(4, "weeks")))
MONTHS = schedule("months", Dose(Interval(1, "months")), Dose(Interval(4, "months"), Interval(6, "months")))
SINGLE = schedule("single")


def planned(windows: Sequence[Window], *schedules: Schedule, live: bool = True) -> list[Window]:
    """The whole plan of these windows for one vaccine."""
    vaccine = Vaccine("vaccine-mmr", "MMR vaccine", "live attenuated" if live else "subunit", schedules)
    return with_whole_plan(windows, {"vaccine-mmr": vaccine}, planner_case(Facts({}), TODAY, {}))


def last_day(day: date, cautious: date | None = None) -> Window:
    """A vaccine before a start, with its last day."""
    return window(latest=day, cautious=cautious or day, earliest=cautious)


def wait(question: str, first: date, cautious: date | None = None, treatment: int | None = None) -> Window:
    """A wait that ends on its first day."""
    return replace(window(question, "not_before", earliest=first, cautious=cautious or first), treatment=treatment)


def test_a_series_is_counted_backwards_from_the_last_day() -> None:
    """With 4 weeks between two doses and a last day on 1 March 2027 the first dose is due by 1 February."""
    whole, first, second = planned([last_day(date(2027, 3, 1))], WEEKS_4)
    assert (whole.id, whole.dose, whole.status, whole.notes) == ("vaccine-before-start", "", "open", ())
    assert (first.id, first.dose) == ("vaccine-before-start--four-dose-1", "1 of 2")
    assert (first.earliest, first.latest, first.cautious) == (None, date(2027, 2, 1), date(2027, 2, 1))
    assert (second.id, second.dose) == ("vaccine-before-start--four-dose-2", "2 of 2")
    assert (second.earliest, second.latest, second.cautious) == (None, date(2027, 3, 1), date(2027, 3, 1))
    assert first.title == "MMR vaccine, dose 1 of 2 (2 doses)"
    assert first.rule == "4 weeks; 2 doses"
    assert [source.key for source in first.sources] == ["one2023", "doses2023"]
    assert first.notes == (BACKWARDS,)


def test_a_range_between_doses_keeps_its_cautious_end() -> None:
    """Doses at 0, 1 and 4 to 6 months before 1 July 2027: by 1 March leniently, by 1 January cautiously, the second one month later."""
    _, first, second, third = planned([last_day(date(2027, 7, 1))], MONTHS)
    assert (first.earliest, first.latest, first.cautious) == (date(2027, 1, 1), date(2027, 3, 1), date(2027, 1, 1))
    assert (second.earliest, second.latest, second.cautious) == (date(2027, 2, 1), date(2027, 4, 1), date(2027, 2, 1))
    assert (third.earliest, third.latest, third.cautious) == (None, date(2027, 7, 1), date(2027, 7, 1))


def test_days_between_doses_roll_to_the_safe_side() -> None:
    """One month before 31 March is 28 February, and one month after a first dose on 31 January is 1 March."""
    monthly = schedule("monthly", Dose(Interval(1, "months")))
    _, first, _ = planned([last_day(date(2027, 3, 31))], monthly)
    assert first.latest == date(2027, 2, 28)
    twice = schedule("twice", Dose(Interval(1, "months")), Dose(Interval(2, "months")))
    _, _, second, _ = planned([last_day(date(2027, 3, 31))], twice)
    assert second.latest == date(2027, 3, 1)


def test_a_single_dose_is_a_series_of_one() -> None:
    """Without later doses the last day is that of the only dose."""
    _, only = planned([last_day(date(2027, 3, 1))], SINGLE)
    assert (only.dose, only.latest) == ("1 of 1", date(2027, 3, 1))


@pytest.mark.parametrize(
    ("last", "statuses", "notes"),
    [
        # The first dose of two is due 28 days before the last day: on 20 November it can still be given.
        (date(2026, 12, 18), ["open", "open", "open"], ()),
        (date(2026, 12, 17), ["infeasible", "infeasible", "infeasible"], (f"The doses do not fit in. {NO_ROOM}",)),
    ],
)
def test_doses_must_fit_between_today_and_the_last_day(last: date, statuses: list[str], notes: tuple[str, ...]) -> None:
    """Up to today's date the first dose fits; a day earlier no dose of the series is offered."""
    whole = planned([last_day(last)], WEEKS_4)
    assert [one.status for one in whole] == statuses
    assert whole[0].notes == notes


def test_one_of_two_schedules_fits() -> None:
    """The single dose fits until 17 December, the two doses do not: the window stays open and says so."""
    whole = planned([last_day(date(2026, 12, 17))], WEEKS_4, SINGLE)
    assert [one.status for one in whole] == ["open", "infeasible", "infeasible", "open"]
    assert whole[0].notes == (NOT_EVERY,)
    assert whole[1].notes == (BACKWARDS, f"The first day on which it could be given is 2026-11-20. {NO_ROOM}")


def test_what_cannot_be_met_is_not_said_twice() -> None:
    """A window whose last day has gone stays as it is, and so do its doses."""
    gone = replace(last_day(EVE), status="infeasible")
    whole = planned([gone], SINGLE)
    assert whole[0] == gone
    assert [(one.status, one.notes) for one in whole[1:]] == [("infeasible", (BACKWARDS,))]


@pytest.mark.parametrize(
    ("first", "cautious", "status", "notes"),
    [
        (TODAY, TODAY, "open", ()),
        (date(2026, 12, 1), date(2026, 12, 1), "open", ()),
        (
            date(2026, 12, 2), date(2026, 12, 2), "infeasible",
            (f"The first day on which it could be given is 2026-12-02. {NO_ROOM}",),
        ),
        (
            date(2026, 12, 1), date(2026, 12, 2), "open",
            ("With the strictest dates no day is left: the first would be 2026-12-02.",),
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("question", ["vaccine-after", "vaccine-after-steroids", "vaccine-after-ivig"])
def test_a_wait_must_end_by_the_last_day(
    question: str, first: date, cautious: date, status: str, notes: tuple[str, ...]
) -> None:
    """With a last day on 1 December a wait may end on it; a day later nothing is left, and of a range the strict end is told."""
    found = planned([wait(question, first, cautious), last_day(date(2026, 12, 1))])[1]
    assert (found.status, found.notes) == (status, notes)


def test_each_wait_takes_its_most_lenient_source_and_all_waits_hold() -> None:
    """Of two sources on one wait the earlier first day counts, of two waits the later one; treatments are waits of their own."""
    last = last_day(date(2027, 1, 31))
    early, late = date(2026, 12, 10), date(2027, 2, 10)
    strict = "With the strictest dates no day is left: the first would be 2027-02-10."
    gone = f"The first day on which it could be given is 2027-02-10. {NO_ROOM}"
    same = [wait("vaccine-after", late, treatment=0), wait("vaccine-after", early, treatment=0), last]
    assert (planned(same)[2].status, planned(same)[2].notes) == ("open", (strict,))
    for other in (wait("vaccine-after", late, treatment=1), wait("vaccine-after-ivig", late)):
        both = [other, wait("vaccine-after", early, treatment=0), last]
        assert (planned(both)[2].status, planned(both)[2].notes) == ("infeasible", (gone,))


@pytest.mark.parametrize(
    "other",
    [
        window("vaccine-during", "not_before", earliest=date(2027, 2, 10), cautious=date(2027, 2, 10)),
        window("vaccine-after", "info", earliest=date(2027, 2, 10), cautious=date(2027, 2, 10)),
        replace(wait("vaccine-after", date(2027, 2, 10)), vaccine="vaccine-bcg"),
    ],
)
def test_only_waits_of_the_same_vaccine_hold_it_back(other: Window) -> None:
    """Other questions, information and other vaccines leave the last day as it is."""
    last = last_day(date(2027, 1, 31))
    assert planned([other, last])[1] == last


def gate(status: str, kind: str = "blocked", missing: tuple[str, ...] = ()) -> Window:
    """What is said of the vaccine in pregnancy."""
    return replace(window("vaccine-in-pregnancy", kind), status=status, missing=missing)


@pytest.mark.parametrize(
    ("pregnancy", "live", "status", "missing", "notes"),
    [
        (gate("infeasible"), True, "infeasible", (), (BLOCKED,)),
        (gate("infeasible"), False, "open", (), ()),
        (gate("open"), True, "open", (), ()),
        (gate("infeasible", "info"), True, "open", (), ()),
        (gate("unknown", missing=("pregnancy_state",)), True, "unknown", ("pregnancy_state",), ()),
        (gate("unknown", missing=("sex", "pregnancy_state")), True, "unknown", ("sex", "pregnancy_state"), ()),
        (gate("unknown", missing=("sex",)), True, "unknown", ("sex",), ()),
        # That nobody asked about a plan is told in its own window only.
        (gate("unknown", missing=("sex", "conception_plan")), True, "open", (), ()),
        (gate("unknown", missing=("conception_plan",)), True, "open", (), ()),
        (gate("unknown", missing=("pregnancy_state",)), False, "open", (), ()),
    ],
)
def test_a_pregnancy_holds_a_live_vaccine_back(
    pregnancy: Window, live: bool, status: str, missing: tuple[str, ...], notes: tuple[str, ...]  # noqa: FBT001 - the vaccine's class
) -> None:  # fmt: skip
    """A ban blocks every dated window of a live vaccine, an unknown pregnancy leaves it open to tell, other vaccines are untouched."""
    found = planned([pregnancy, wait("vaccine-after", date(2026, 12, 1))], live=live)[1]
    assert (found.status, found.missing, found.notes) == (status, missing, notes)


def test_what_is_not_dated_or_is_meant_for_before_conception_is_not_held_back() -> None:
    """Without a date there is nothing to hold back; a vaccine before conception is answered by its own rule."""
    undated = window("vaccine-after", "info")
    before = window("vaccine-before-conception", latest=date(2027, 3, 1), cautious=date(2027, 3, 1))
    assert planned([gate("infeasible"), undated, before])[1:] == [undated, before]


def test_an_unknown_pregnancy_does_not_hide_what_cannot_be_met() -> None:
    """A window that is over, or cannot be met, keeps its status."""
    over = replace(wait("vaccine-after", date(2026, 12, 1)), status="passed")
    assert planned([gate("unknown", missing=("pregnancy_state",)), over])[1] == over


def test_a_last_day_that_is_over_gets_no_doses() -> None:
    """Nor does a wait, nor a window without a last day, nor one about something that is no vaccine of the plan."""
    for plain in (
        replace(last_day(EVE), status="passed"),
        wait("vaccine-after", NEXT),
        window("vaccine-before-start"),
        window("vaccine-during", latest=NEXT, cautious=NEXT),
        replace(last_day(date(2027, 3, 1)), vaccine="vaccine-bcg"),
        replace(last_day(date(2027, 3, 1)), vaccine=""),
    ):
        assert planned([plain], WEEKS_4) == [plain]


def test_a_vaccine_before_conception_is_a_series_too() -> None:
    """Its doses are counted backwards as before a drug."""
    found = planned([window("vaccine-before-conception", latest=date(2027, 3, 1), cautious=date(2027, 3, 1))], WEEKS_4)
    assert [one.latest for one in found] == [date(2027, 3, 1), date(2027, 2, 1), date(2027, 3, 1)]


def test_a_ban_on_another_vaccine_or_in_another_matter_holds_nothing_back() -> None:
    """Only what is said of this vaccine in pregnancy counts."""
    elsewhere = replace(gate("infeasible"), vaccine="vaccine-bcg")
    in_relapse = replace(gate("infeasible"), question="vaccine-during")
    waiting = wait("vaccine-after", date(2026, 12, 1))
    assert planned([elsewhere, in_relapse, waiting])[-1] == waiting


def test_of_two_open_answers_on_pregnancy_the_first_names_what_is_missing() -> None:
    """What is missing already stands first and nothing is named twice."""
    gates = [gate("unknown", missing=("sex", "pregnancy_state")), gate("unknown", missing=("pregnancy_state", "x"))]
    waiting = replace(wait("vaccine-after", date(2026, 12, 1)), missing=("pregnancy_state",))
    assert planned([*gates, waiting])[-1].missing == ("pregnancy_state", "sex")


def test_a_closed_answer_on_pregnancy_holds_nothing_back_whatever_it_lacks() -> None:
    """An answer that is not open names nothing that could hold the vaccine back."""
    waiting = wait("vaccine-after", date(2026, 12, 1))
    assert planned([gate("open", missing=("pregnancy_state",)), waiting])[-1] == waiting
