"""
The summary of one patient as a value, and the same words as HTML for the screen and as text for copy and paper.

A summary is a list of sections, each a list of entries. What is shown is decided by the use case that fills it; here it is only put down. It holds no
identifiers because there is no place for any.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

from msref.reports.day_words import short_day

TITLE = "Patient summary"
NO_IDENTIFIERS = "It holds no name, number or other identifier; write the patient's label by hand if you print it."
SUPPORTS = "It supports clinical judgement and does not replace it; each line is as good as its source and its date."


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One line with what stands under it.

    `record` is the id of the record to open, `fields` are parameters to fill in with their words, `strong` sets the line apart.
    """

    text: str
    details: tuple[str, ...] = ()
    record: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is said first, and the entries. An empty section says so in its lead."""

    id: str
    title: str
    lead: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class PatientSummary:
    """The whole summary on one day; `content` says which content it was made with and how old that is."""

    today: date
    content: str
    sections: tuple[Section, ...]

    def section(self, section_id: str) -> Section | None:
        """The section of that id."""
        return next((section for section in self.sections if section.id == section_id), None)


def summary_html(summary: PatientSummary) -> str:
    """The summary as the body of a page; links are `record:ID` and `field:ID`."""
    return "".join(
        [
            '<p class="kind">For the patient in memory</p>',
            f"<h1>{TITLE}</h1>",
            f'<div class="summary"><p><b>As of {short_day(summary.today)}.</b> {escape(summary.content)}.</p>'
            f'<p class="small">{escape(NO_IDENTIFIERS)} {escape(SUPPORTS)}</p></div>',
            *(_section_html(section) for section in summary.sections),
        ]
    )


def summary_text(summary: PatientSummary) -> str:
    """The summary as plain text; headings stand in capitals."""
    lines = [TITLE, f"As of {short_day(summary.today)}. {summary.content}.", NO_IDENTIFIERS, SUPPORTS]
    for section in summary.sections:
        lines += ["", section.title.upper(), *section.lead]
        for entry in section.entries:
            lines += _entry_lines(entry)
    return "\n".join(lines) + "\n"


def _section_html(section: Section) -> str:
    lead = "".join(f"<p>{escape(line)}</p>" for line in section.lead)
    items = "".join(_entry_html(entry) for entry in section.entries)
    return f'<h2><a name="{section.id}"></a>{escape(section.title)}</h2>{lead}{f"<ul>{items}</ul>" if items else ""}'


def _entry_html(entry: Entry) -> str:
    text = escape(entry.text)
    if entry.record:
        text = f'<a class="line" href="record:{escape(entry.record, quote=True)}">{text}</a>'
    elif entry.strong:
        text = f"<b>{text}</b>"
    under = "".join(f'<br><span class="small">{escape(line)}</span>' for line in entry.details)
    if entry.fields:
        named = ", ".join(
            f'<a href="field:{escape(field, quote=True)}">{escape(words)}</a>' if field else escape(words)
            for field, words in entry.fields
        )
        under += f'<br><span class="small">Not known: {named}.</span>'
    return f"<li>{text}{under}</li>"


def _entry_lines(entry: Entry) -> Iterator[str]:
    yield f"- {entry.text}"
    yield from (f"    {line}" for line in entry.details)
    if entry.fields:
        yield f"    Not known: {', '.join(words for _, words in entry.fields)}."
