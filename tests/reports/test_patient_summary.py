"""The summary put down twice from the same words."""

from datetime import date

from msref.reports.patient_summary import PatientSummary, shortened, summary_html, summary_text
from msref.reports.sections import Entry, Section

SUMMARY = PatientSummary(
    date(2026, 12, 1),
    "Content 7 of 2026-11-01, 30 days old, not reviewed",
    (
        Section("facts", "What is known", ("1 parameter is known.",), (Entry("Age: <31> years"),)),
        Section(
            "windows",
            "Date windows",
            (),
            (Entry("Vaccine", ("Not after.",), "rule-1", (("sex", "Sex"), ("", "the class"))),),
        ),
    ),
)


def test_text_says_everything_with_headings_in_capitals() -> None:
    """Day, content, sections, entries, details and what is not known stand in the text, in order."""
    assert summary_text(SUMMARY).splitlines()[4:] == [
        "",
        "WHAT IS KNOWN",
        "1 parameter is known.",
        "- Age: <31> years",
        "",
        "DATE WINDOWS",
        "- Vaccine",
        "    Not after.",
        "    Not known: Sex, the class.",
    ]
    assert summary_text(SUMMARY).startswith(
        "Patient summary\nAs of Tue 01-Dec-2026. Content 7 of 2026-11-01, 30 days old"
    )


def test_page_links_records_and_fields_and_escapes_words() -> None:
    """A window leads to its rule and a missing fact to its field; what no field can mend is no link."""
    page = summary_html(SUMMARY)
    assert 'href="record:rule-1"' in page
    assert '<a href="field:sex">Sex</a>, the class' in page
    assert "Age: &lt;31&gt; years" in page


def test_both_say_that_there_are_no_identifiers() -> None:
    """Screen and paper say that nobody is named."""
    assert "no name, number or other identifier" in summary_text(SUMMARY)
    assert "no name, number or other identifier" in summary_html(SUMMARY)


def test_the_short_form_says_what_it_leaves_out() -> None:
    """Answers and unknowns stay, reasons go, and neither the ledger nor an unknown window vanishes without a word."""
    options = Section("options", "Options ledger", ("Alphabetical.",), (Entry("Alemtuzumab", ("For: x",)),))
    windows = Section(
        "vaccines",
        "Date windows: Vaccines",
        (),
        (
            Entry("MMR", ("Not after Fri 01-Jan-2027", "Note: n")),
            Entry("BCG", ("Cannot be told",), fields=(("sex", "Sex"),)),
        ),
    )
    text = summary_text(shortened(PatientSummary(SUMMARY.today, "Content 7", (windows, options))))
    assert "- MMR: Not after Fri 01-Jan-2027" in text
    assert "- 1 window cannot be told\n    Not known: Sex." in text
    assert "Left out of the short form" in text
    assert "For: x" not in text
    assert "Short form: reasons, notes, the options ledger and full references stand in the full summary." in text
