"""The words of a window, the same wherever it is shown."""

from datetime import date

import pytest

from msref.domain.facts import Facts
from msref.domain.parameters import Choice, Parameter
from msref.domain.timing.rules import RuleSource
from msref.domain.timing.windows import Anchor, Conflict, Window
from msref.reports.day_words import short_day, unbroken_days
from msref.reports.plan_report import window_entry
from msref.reports.window_words import WindowWords, dates_words, headline, status_words

PARAMETERS = (
    Parameter(
        "dmt_exposures",
        "Treatment history",
        "exposures",
        "treatment",
        "",
        choices=(Choice("ocrelizumab", "ocrelizumab"),),
    ),
    Parameter("planned_start", "Planned day of the first dose", "date", "plans", ""),
    Parameter("pregnancy_state", "Pregnancy", "choice", "who", ""),
)
FACTS = Facts({"dmt_exposures": ("ocrelizumab, last dose 2026-09-09",)})
WORDS = WindowWords(PARAMETERS, FACTS, {"uk": "Ocrevus UK", "eu": "Ocrevus EU"})


def window(kind: str = "not_before", **given: object) -> Window:
    """A window about conception after ocrelizumab."""
    parts: dict[str, object] = {
        "id": "w", "title": "ocrelizumab: 4 months", "topic": "pregnancy", "question": "conception-after", "status": "open",
        "strength": "hard_stop", "rule": "4 months", "text": "Wait.", "sources": (RuleSource("eu", "section 2"),), "rule_id": "rule",
        "drug": "ocrelizumab", "jurisdiction": "EU", "year": 2025,
    }  # fmt: skip
    return Window(kind=kind, **{**parts, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2008, 9, 9), "Tue 09-Sep-2008"),
        (date(2024, 2, 29), "Thu 29-Feb-2024"),
        (date(2027, 1, 1), "Fri 01-Jan-2027"),
    ],
)
def test_a_day_is_written_so_that_it_cannot_be_misread(day: date, words: str) -> None:
    """Weekday, two digits, month by name, four digits, whatever the locale of the machine."""
    assert short_day(day) == words


def test_a_day_is_kept_on_one_line_without_changing_other_hyphens() -> None:
    """Only the days get hyphens and spaces that do not break."""
    assert unbroken_days("post-hoc, Tue 09-Sep-2008") == "post-hoc, Tue\u00a009\u2011Sep\u20112008"


def test_a_range_stays_a_range_and_names_its_cautious_date() -> None:
    """Two to six months are two dates, and the later one is the cautious one of "not before"."""
    ranged = window(earliest=date(2026, 11, 9), latest=date(2027, 3, 9), cautious=date(2027, 3, 9))
    assert dates_words(ranged) == "not before Mon 09-Nov-2026 to Tue 09-Mar-2027 (cautious date: Tue 09-Mar-2027)"


def test_a_single_bound_names_no_cautious_date() -> None:
    """With one date there is nothing to choose between."""
    single = window(earliest=date(2027, 1, 9), cautious=date(2027, 1, 9))
    assert headline(single) == "Not before Sat 09-Jan-2027 · hard stop · can be met"


def test_infeasible_blocked_and_unknown_are_said_plainly() -> None:
    """Each status has its own words, and blocked is not merely "cannot be met"."""
    assert status_words(window(status="infeasible")) == "cannot be met"
    assert status_words(window("blocked", status="infeasible")) == "blocked"
    assert status_words(window(status="unknown")) == "cannot be told"
    assert status_words(window("info")) == "information"


def test_the_answer_repeats_the_last_dose_it_counts_from() -> None:
    """The drug and the date of the LAST dose stand with the interval, so that it is not taken for the next one."""
    counted = window(anchor=Anchor("dmt_exposures[0].last_dose", date(2026, 9, 9)))
    assert WORDS.counted_from(counted) == "counted from the LAST dose of ocrelizumab on Wed 09-Sep-2026"


def test_what_is_missing_leads_to_its_field() -> None:
    """A missing date of a treatment leads to the treatment history; a class that no source states leads nowhere."""
    lacking = window(status="unknown", missing=("pregnancy_state", "dmt_exposures[0].last_dose", "vaccine_class"))
    assert WORDS.missing(lacking) == (
        ("pregnancy_state", "Pregnancy"),
        ("dmt_exposures", "the LAST dose of ocrelizumab"),
        ("", "the class of the vaccine, which no source here states"),
    )


def test_sources_that_differ_stand_side_by_side() -> None:
    """4 months and 12 months are both said, each with its source; neither is preferred."""
    windows = {"a": window(id="a"), "b": window(id="b", rule="12 months", sources=(RuleSource("uk", "4.6"),))}
    conflict = Conflict("pregnancy", "conception-after", "ocrelizumab", "", ("a", "b"))
    assert WORDS.conflict_line(conflict, windows) == "Sources differ: 4 months (Ocrevus EU) … 12 months (Ocrevus UK)"
    assert WORDS.conflict_heading(conflict) == "Conception after the last dose: ocrelizumab"


def test_an_entry_holds_the_rule_in_the_unit_of_its_source() -> None:
    """Interval, day it counts from, text and source with jurisdiction and year stand under the answer."""
    entry = window_entry(window(anchor=Anchor("planned_start", date(2027, 3, 1)), earliest=date(2027, 7, 1)), WORDS)
    assert entry.text == "Conception after the last dose: ocrelizumab: 4 months"
    assert entry.details == (
        "Not before Thu 01-Jul-2027 · hard stop · can be met",
        "In the source: 4 months; counted from “Planned day of the first dose” on Mon 01-Mar-2027.",
        "Wait.",
        "Source: Ocrevus EU, section 2 (EU, 2025).",
    )
