"""The report on an installed copy says the same on the screen, on paper and to programs, and names what failed first."""

import re
from html import unescape

from msref.reports.installation_report import InstallationReport, report_as_json, report_html, report_text, verdict
from msref.usecases.verify_installation import Check

GOOD = Check("search", "Search", "passed", "All 73 articles are found by their titles.")
APART = Check("program_files", "Program files", "not checked", "This is a clone.")
BAD = Check(
    "letters", "Letters", "failed", "Letters are missing in C:\\Program Files\\<msref> & Co.", ("a.ttf: it is no font",)
)


def report(*checks: Check) -> InstallationReport:
    """A report of one day on one computer."""
    return InstallationReport(
        "2026-11-21 at 10:00:00, UTC +0100", "WARD-12", {"msref": "0.1.0", "Qt": "6.11.3"}, checks
    )


def test_what_was_not_checked_neither_passes_nor_fails() -> None:
    """Without a failure the report passes, and says that only what could be checked was."""
    assert report(GOOD, APART).passed
    assert verdict(report(GOOD, APART)) == "PASSED. Every check that could be made passed."


def test_one_failure_fails_the_report_and_is_named() -> None:
    """The first words of the report name how many checks failed and which."""
    assert not report(GOOD, BAD).passed
    assert verdict(report(GOOD, BAD)) == "FAILED. 1 of 2 checks failed: Letters."
    assert report_text(report(GOOD, BAD)).splitlines()[1] == "FAILED. 1 of 2 checks failed: Letters."


def test_paper_and_text_have_the_same_words() -> None:
    """Every word of every check, also signs that HTML uses itself, stands in both, with day, computer and versions."""
    made = report(GOOD, APART, BAD)
    paper = unescape(re.sub(r"<[^>]+>", "\n", report_html(made)))
    for words in (
        "WARD-12",
        "2026-11-21 at 10:00:00",
        "6.11.3",
        *(part for check in made.checks for part in (check.words, *check.details)),
    ):
        assert words in paper
        assert words in report_text(made)
    assert "Date and signature:" in paper
    assert "It does not say that the content is right for a patient" in paper


def test_plain_data_carries_every_check() -> None:
    """A program reads the verdict and each check by its name."""
    data = report_as_json(report(GOOD, BAD))
    assert data["passed"] is False
    assert data["checks"] == [
        {"name": "search", "title": "Search", "state": "passed", "words": GOOD.words, "details": []},
        {
            "name": "letters",
            "title": "Letters",
            "state": "failed",
            "words": BAD.words,
            "details": ["a.ttf: it is no font"],
        },
    ]
