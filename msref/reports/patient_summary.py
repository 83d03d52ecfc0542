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
from msref.words import say


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
    as_of = say("summary.as_of", day=short_day(summary.today))
    opening = (
        f'<div class="summary"><p><b>{escape(as_of)}</b> {escape(summary.content)}.</p>'
        f'<p class="small">{escape(_limits())}</p></div>'
    )
    return "".join(
        [
            f'<p class="kind">{escape(say("summary.for_patient"))}</p>',
            f"<h1>{escape(say('summary.title'))}</h1>",
            opening,
            *(section_html(section) for section in summary.sections),
        ]
    )


def summary_text(summary: PatientSummary) -> str:
    """The summary as plain text; headings stand in capitals."""
    as_of = say("summary.as_of", day=short_day(summary.today))
    lines = [
        say("summary.title"),
        f"{as_of} {summary.content}.",
        say("summary.no_identifiers"),
        say("summary.supports"),
    ]
    for section in summary.sections:
        lines += section_lines(section)
    return "\n".join(lines) + "\n"


def summary_paper_html(summary: PatientSummary) -> str:
    """The summary as the body of a sheet: headings run in small bold lines, entries close together, nothing that is a link."""
    head = say("summary.sheet_head", day=short_day(summary.today), content=summary.content)
    parts = [f'<p class="title"><b>{escape(say("summary.title"))}</b> {escape(head)} ____________________</p>']
    for section in summary.sections:
        parts.append(f'<p class="heading">{escape(section.title)}</p>')
        parts += [f"<p>{escape(line)}</p>" for line in section.lead]
        parts += [_paper_entry(entry) for entry in section.entries]
    parts.append(f'<p class="foot">{escape(_limits())}</p>')
    return "".join(parts)


def _limits() -> str:
    return f"{say('summary.no_identifiers')} {say('summary.supports')}"


def _paper_entry(entry: Entry) -> str:
    text = f"<b>{escape(entry.text)}</b>{escape(entry.rest)}" if entry.rest else escape(entry.text)
    names = ", ".join(words for _, words in entry.fields)
    missing = f" {escape(say('summary.not_known', names=names))}" if entry.fields else ""
    under = "".join(f" {escape(line)}" for line in entry.details)
    return f"<p>{text}{under}{missing}</p>"
