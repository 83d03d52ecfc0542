"""What must not change with the language: the places of a calendar's events, the keys of the commands, the line of a fault told once."""

import re
from datetime import date

import pytest

from msref.content_store.library import Library
from msref.content_store.timing import read_timing_rules, read_vaccines
from msref.domain.facts import facts_from_case
from msref.errors import BadInputError
from msref.reports.installation_report import InstallationReport, report_as_json, report_text
from msref.usecases.plan_dates import plan, plan_as_ics
from msref.usecases.read_case import read_case
from msref.usecases.verify_installation import Check
from msref.words import Words, speak

TODAY = date(2026, 12, 1)


def calendar(library: Library) -> str:
    """The calendar of somebody in a relapse, each of its lines in one piece."""
    facts = facts_from_case({"relapse_onset_date": "2026-11-20"}, library.parameters(), TODAY)
    made = plan(read_timing_rules(library), read_vaccines(library), facts, TODAY, library.parameters())
    return plan_as_ics(made).replace("\r\n ", "")


def test_a_calendar_in_another_language_replaces_the_same_events(library: Library) -> None:
    """The words of an event change, its UID does not."""
    english = calendar(library)
    speak(Words(alter=lambda text: text.replace("last day", "dernier jour").replace("first day", "premier jour")))
    other = calendar(library)
    assert "(last day)" in english
    assert "(dernier jour)" in other
    assert "(last day)" not in other
    assert re.findall(r"UID:(\w+)", english) == re.findall(r"UID:(\w+)", other) != []


def test_a_line_is_told_once_in_every_language(library: Library) -> None:
    """The line of a fault is known by what the fault is, not by its words."""
    speak(Words(alter=lambda text: text.replace("line {", "ligne {")))
    with pytest.raises(BadInputError) as bad:
        read_case('{"today": "2026-12-01",\n"case": 1,,}', library.parameters())
    assert str(bad.value).count("ligne") == 1
    with pytest.raises(BadInputError, match=r"See ligne 2 of the case\.$"):
        read_case('{"today": "2026-12-01",\n"weight": 70}', library.parameters())


def test_the_states_of_a_check_stay_what_programs_know() -> None:
    """In the report for people they are words of the language; in the JSON they are keys."""
    speak(Words(alter=lambda text: text.replace("Not checked", "Non vérifié")))
    checks = (Check("program_files", "Program files", "not checked", "There is no list."),)
    report = InstallationReport("2026-12-01", "here", {}, checks)
    assert "\nNon vérifié. There is no list.\n" in report_text(report)
    told = report_as_json(report)["checks"]
    assert isinstance(told, list)
    assert told[0]["state"] == "not checked"
