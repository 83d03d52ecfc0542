"""The summary put down twice from the same words."""

from datetime import date

from msref.reports.patient_summary import PatientSummary, summary_html, summary_paper_html, summary_text
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


def test_what_goes_on_in_the_line_is_no_link() -> None:
    """Only the first words of a line lead to the record; the rest of it follows in ordinary letters, in the text without a break."""
    line = Entry("MMR", record="rule-1", rest=": blocked <now>")
    summary = PatientSummary(SUMMARY.today, "Content 7", (Section("windows", "Windows", (), (line,)),))
    assert '<a class="line" href="record:rule-1">MMR</a>: blocked &lt;now&gt;' in summary_html(summary)
    assert "- MMR: blocked <now>\n" in summary_text(summary)


def test_paper_has_every_word_and_no_link() -> None:
    """What can be pressed on the screen is plain on paper; missing facts and the day stand there."""
    page = summary_paper_html(SUMMARY)
    assert "<a " not in page
    for words in (
        "as of Tue 01-Dec-2026",
        "Age: &lt;31&gt; years",
        "Not after.",
        "Not known: Sex, the class.",
        "no name, number",
    ):
        assert words in page
