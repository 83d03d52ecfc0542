"""
The summary of one patient as a value, and the same words as HTML for the screen and as text for copy and paper.

A summary is a list of sections. What is shown is decided by the use case that fills it; here it is only put down. It holds no identifiers because there
is no place for any.
"""

from dataclasses import dataclass
from datetime import date
from html import escape

from msref.reports.day_words import short_day
from msref.reports.sections import Entry, Section, section_html, section_lines

TITLE = "Patient summary"
NO_IDENTIFIERS = "It holds no name, number or other identifier; write the patient's label by hand if you print it."
SUPPORTS = "It supports clinical judgement and does not replace it; each line is as good as its source and its date."


@dataclass(frozen=True, slots=True)
class PatientSummary:
    """A summary on one day; `content` says which content it was made with and how old that is."""

    today: date
    content: str
    sections: tuple[Section, ...]
    is_one_page: bool = False
    """Whether it is the form for one sheet; else it is the full one."""

    def section(self, section_id: str) -> Section | None:
        """The section of that id."""
        return next((section for section in self.sections if section.id == section_id), None)


def summary_html(summary: PatientSummary) -> str:
    """The summary as the body of a page; links are `record:ID` and `field:ID`."""
    opening = (
        f'<div class="summary"><p><b>As of {short_day(summary.today)}.</b> {escape(summary.content)}.</p>'
        f'<p class="small">{escape(NO_IDENTIFIERS)} {escape(SUPPORTS)}</p></div>'
    )
    return "".join(
        [
            '<p class="kind">For the patient in memory</p>',
            f"<h1>{TITLE}</h1>",
            opening,
            *(section_html(section) for section in summary.sections),
        ]
    )


def summary_text(summary: PatientSummary) -> str:
    """The summary as plain text; headings stand in capitals."""
    lines = [TITLE, f"As of {short_day(summary.today)}. {summary.content}.", NO_IDENTIFIERS, SUPPORTS]
    for section in summary.sections:
        lines += section_lines(section)
    return "\n".join(lines) + "\n"


def summary_paper_html(summary: PatientSummary) -> str:
    """The summary as the body of a sheet: headings run in small bold lines, entries close together, nothing that is a link."""
    parts = [
        f'<p class="title"><b>{TITLE}</b> as of {short_day(summary.today)}. {escape(summary.content)}. Patient: ____________________</p>'
    ]
    for section in summary.sections:
        parts.append(f'<p class="heading">{escape(section.title)}</p>')
        parts += [f"<p>{escape(line)}</p>" for line in section.lead]
        parts += [_paper_entry(entry) for entry in section.entries]
    parts.append(f'<p class="foot">{escape(NO_IDENTIFIERS)} {escape(SUPPORTS)}</p>')
    return "".join(parts)


def _paper_entry(entry: Entry) -> str:
    text = f"<b>{escape(entry.text)}</b>{escape(entry.rest)}" if entry.rest else escape(entry.text)
    missing = f" Not known: {escape(', '.join(words for _, words in entry.fields))}." if entry.fields else ""
    under = "".join(f" {escape(line)}" for line in entry.details)
    return f"<p>{text}{under}{missing}</p>"
