"""What a plan says as a value, as JSON, as text and as a calendar."""

import json
import re
from datetime import date
from typing import Any

import pytest

from msref.domain.facts import facts_from_case
from msref.domain.timing.windows import Plan, Window
from msref.usecases.plan_dates import dates_in_words, headline, plan, plan_as_ics, plan_as_json, plan_as_text
from tests.usecases import planner_content

TODAY = date(2026, 11, 20)
FEVER = "vaccine-yellow-fever"
MAN: dict[str, Any] = {"sex": "male", "vaccines": [FEVER], "planned_dmt": "none", "dmt_exposures": []}


def made(today: date = TODAY, **case: object) -> Plan:
    """The plan of a case."""
    facts = facts_from_case(case, planner_content.parameters(), today)
    return plan(planner_content.rules(), planner_content.vaccines(), facts, today, planner_content.parameters())


def window(of: Plan, window_id: str) -> Window:
    """One window of a plan."""
    return next(window for window in of.windows if window.id == window_id)


def test_every_window_names_its_source_and_answer() -> None:
    """Each window that stands for a rule has a source with a locator, a kind, a status and the interval in the source's own unit."""
    full = made(
        **MAN | {"planned_dmt": "ocrelizumab", "planned_start": "2027-04-12", "relapse_onset_date": "2026-11-01"}
    )
    told = [window for window in full.windows if window.rule_id]
    assert len(told) > 10
    for one in told:
        assert all(source.key and source.locator for source in one.sources)
        assert one.rule
        assert one.text
        assert one.status in {"open", "passed", "infeasible", "unknown"}
        assert one.strength in {"hard_stop", "advice"}


def test_json_holds_the_agreed_fields() -> None:
    """The JSON of a window has every field of the plan's format, dates as ISO texts and what is missing as names."""
    full = made(**MAN | {"planned_dmt": "ocrelizumab", "planned_start": "2027-04-12"})
    data: dict[str, Any] = plan_as_json(full)
    assert list(data) == ["windows", "conflicts"]
    wanted = f"live-before-start-arrambide2020--{FEVER}--ocrelizumab"
    first = next(entry for entry in data["windows"] if entry["id"] == wanted)
    assert {
        "id", "title", "topic", "kind", "status", "strength", "anchor", "earliest", "latest", "cautious", "rule",
        "missing", "sources", "jurisdiction", "year",
    } <= first.keys()  # fmt: skip
    assert first["anchor"] == {"parameter": "planned_start", "date": "2027-04-12"}
    assert (first["earliest"], first["latest"], first["cautious"]) == ("2027-03-01", "2027-03-15", "2027-03-01")
    assert first["rule"] == "4 to 6 weeks"
    assert first["year"] == 2020
    assert data == json.loads(json.dumps(data))
    assert data["conflicts"]


def test_empty_case_is_all_open_questions() -> None:
    """With nothing known no window claims a date, and each says what is missing."""
    for one in made().windows:
        assert one.status == "unknown"
        assert not one.dated
        assert one.missing


def test_range_stays_a_range() -> None:
    """A range of the source keeps both ends and names the cautious one, never their middle or one alone."""
    one = window(
        made(**MAN | {"dmt_exposures": [{"drug": "natalizumab", "last_dose": "2026-08-31", "stop_reason": "wish"}]}),
        f"live-after-arrambide2020--{FEVER}--natalizumab",
    )
    assert dates_in_words(one) == "not before 31 October 2026 to 1 March 2027 (cautious date: 1 March 2027)"
    assert (
        headline(one)
        == "Not before 31 October 2026 to 1 March 2027 (cautious date: 1 March 2027); hard stop; can be met."
    )


def test_conflict_is_listed_not_merged() -> None:
    """Four texts give four contraception times after ocrelizumab; all stay, and one conflict names them."""
    case: dict[str, Any] = {
        "sex": "female", "pregnancy_state": "not_pregnant", "conception_plan": True, "vaccines": [], "planned_dmt": "none",
        "dmt_exposures": [{"drug": "ocrelizumab", "last_dose": "2026-08-31", "stop_reason": "pregnancy"}],
    }  # fmt: skip
    full = made(**case)
    conflict = next(conflict for conflict in full.conflicts if conflict.question == "conception-after")
    days = {window(full, name).earliest for name in conflict.windows}
    assert days == {date(2027, 8, 31), date(2026, 12, 31), date(2027, 3, 1), date(2026, 10, 1)}


def test_impossible_is_said_without_another_date() -> None:
    """A live vaccine before a start in two weeks cannot be met; the text says so and offers no nearest date."""
    full = made(**MAN | {"planned_dmt": "fingolimod", "planned_start": "2026-12-04"})
    one = window(full, f"live-before-start-ectrims2023--{FEVER}--fingolimod")
    assert one.status == "infeasible"
    assert "cannot be met" in headline(one)
    text = plan_as_text(full)
    assert "4 December 2026" not in text
    assert "no other date is offered" in text or "cannot be met" in text


def test_flags_go_with_their_rows() -> None:
    """A rule that names an age carries it as a note: known, not known, and not at all when it does not hold."""
    name = f"live-before-start-ectrims2023--{FEVER}--fingolimod"
    base = MAN | {"planned_dmt": "fingolimod", "planned_start": "2027-03-01"}
    assert any(note.startswith("Under 18 years") for note in window(made(**base, age_years=17), name).notes)
    assert not any("Under 18 years" in note for note in window(made(**base, age_years=18), name).notes)
    assert any(note.startswith("Not known here (age_years): Under 18") for note in window(made(**base), name).notes)


def test_text_reads_whole() -> None:
    """The text names the day, the topics, the interval, the source with its locator, what is missing and where sources differ."""
    full = made(**MAN | {"planned_dmt": "ocrelizumab", "planned_start": "2027-04-12"})
    text = plan_as_text(full, {"arrambide2020": "Arrambide 2020"})
    assert text.startswith("msref plan, as of 20 November 2026.")
    for words in (
        "VACCINES", "Interval in the source: 4 to 6 weeks.", "WHERE THE SOURCES DIFFER", "Missing: relapse_onset_date.",
        "Source: Arrambide 2020, How to manage and prevent complications of high-efficacy treatments [79,80]",
    ):  # fmt: skip
        assert words in text


def unfolded(text: str) -> list[str]:
    """The content lines of a calendar."""
    return text.replace("\r\n ", "").split("\r\n")


def test_calendar_is_well_formed() -> None:
    """Lines end with CRLF and are at most 75 octets; every event has a UID of its own, a stamp and an all-day date of one day."""
    full = made(
        **MAN | {"planned_dmt": "ocrelizumab", "planned_start": "2027-04-12", "relapse_onset_date": "2026-11-01"}
    )
    text = plan_as_ics(full)
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.replace("\r\n", "").count("\n") == 0
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    lines = unfolded(text)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") > 10
    starts = [line for line in lines if line.startswith("DTSTART")]
    assert all(re.fullmatch(r"DTSTART;VALUE=DATE:\d{8}", line) for line in starts)
    assert all(line.startswith("SUMMARY:msref plan: ") for line in lines if line.startswith("SUMMARY"))


def test_calendar_is_stable_and_names_nobody() -> None:
    """The same plan gives the same calendar; no parameter value beyond the dates stands in it."""
    case = MAN | {
        "planned_dmt": "ocrelizumab",
        "planned_start": "2027-04-12",
        "age_years": 37,
        "relapse_onset_date": "2026-11-01",
    }
    assert plan_as_ics(made(**case)) == plan_as_ics(made(**case))
    joined = "".join(unfolded(plan_as_ics(made(**case))))
    assert "37" not in re.sub(r"UID:\w+", "", joined)
    assert "male" not in joined


def test_calendar_leaves_out_what_has_no_date() -> None:
    """Windows that are over, cannot be told or have no date make no event."""
    assert "BEGIN:VEVENT" not in plan_as_ics(made())
    blocked = made(**MAN | {"dmt_exposures": [{"drug": "alemtuzumab", "next_due": "2026-12-01"}]})
    assert any(window.kind == "blocked" for window in blocked.windows)
    assert "BEGIN:VEVENT" not in plan_as_ics(blocked)
    assert "20261105" not in plan_as_ics(made(**MAN | {"relapse_onset_date": "2026-10-16"}))


def test_day_of_the_plan_is_given() -> None:
    """The same case on a later day turns an open window into one that cannot be met; nothing reads a clock."""
    case = MAN | {"planned_dmt": "fingolimod", "planned_start": "2027-03-01"}
    name = f"live-before-start-ectrims2023--{FEVER}--fingolimod"
    assert window(made(date(2027, 2, 1), **case), name).status == "open"
    assert window(made(date(2027, 2, 2), **case), name).status == "infeasible"


@pytest.mark.parametrize("name", ["pregnancy_state", "dmt_exposures", "sex", "planned_dmt"])
def test_taking_a_fact_away_never_turns_an_answer_round(name: str) -> None:
    """Without one fact a window is unknown, gone into an open question or unchanged: never open where it was infeasible, nor the reverse."""
    case: dict[str, Any] = {
        "sex": "female", "pregnancy_state": "pregnant", "conception_plan": False, "vaccines": [FEVER], "planned_dmt": "fingolimod",
        "planned_start": "2027-03-01", "dmt_exposures": [{"drug": "natalizumab", "last_dose": "2026-11-01", "stop_reason": "wish"}],
    }  # fmt: skip
    before = {window.id: window.status for window in made(**case).windows}
    after = {
        window.id: window.status
        for window in made(**{key: value for key, value in case.items() if key != name}).windows
    }
    for window_id in before.keys() & after.keys():
        assert after[window_id] in {before[window_id], "unknown"}
