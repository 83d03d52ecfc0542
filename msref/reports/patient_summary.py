"""
The summary of one patient as a value, and the same words as HTML for the screen and as text for copy and paper.

A summary is a list of sections. What is shown is decided by the use case that fills it; here it is only put down. It holds no identifiers because there
is no place for any.
"""

from dataclasses import dataclass, replace
from datetime import date
from html import escape

from msref.domain.timing.questions import TOPICS
from msref.reports.day_words import short_day
from msref.reports.sections import Entry, Section, section_html, section_lines

TITLE = "Patient summary"
NO_IDENTIFIERS = "It holds no name, number or other identifier; write the patient's label by hand if you print it."
SUPPORTS = "It supports clinical judgement and does not replace it; each line is as good as its source and its date."


@dataclass(frozen=True, slots=True)
class PatientSummary:
    """The whole summary on one day; `content` says which content it was made with and how old that is."""

    today: date
    content: str
    sections: tuple[Section, ...]

    def section(self, section_id: str) -> Section | None:
        """The section of that id."""
        return next((section for section in self.sections if section.id == section_id), None)


def shortened(summary: PatientSummary) -> PatientSummary:
    """The same summary in few lines; what is left out is named at its place, so that nobody takes the short form for the whole."""
    shorter = {
        "definitions": _short_definitions,
        "walks": _short_walks,
        "options": _short_options,
        "unknowns": _short_unknowns,
        "sources": _short_sources,
        **dict.fromkeys(TOPICS, _short_windows),
    }
    sections = [shorter[section.id](section) if section.id in shorter else section for section in summary.sections]
    left_out = "Short form: reasons, notes, the options ledger and full references stand in the full summary."
    return PatientSummary(summary.today, f"{summary.content}. {left_out.removesuffix('.')}", tuple(sections))


def _short_definitions(section: Section) -> Section:
    met = [Entry(entry.text, record=entry.record) for entry in section.entries if entry.record]
    counts = [entry.text.partition(":")[0] for entry in section.entries if not entry.record]
    return replace(section, entries=(*met, *([Entry("; ".join(counts))] if counts else [])))


def _short_walks(section: Section) -> Section:
    return replace(section, entries=tuple(replace(entry, details=entry.details[-1:]) for entry in section.entries))


def _short_windows(section: Section) -> Section:
    said = [
        Entry(f"{entry.text}: {entry.details[0]}", record=entry.record) for entry in section.entries if not entry.fields
    ]
    fields = dict.fromkeys(field for entry in section.entries for field in entry.fields)
    unknown = sum(bool(entry.fields) for entry in section.entries)
    if unknown:
        words = "1 window cannot be told" if unknown == 1 else f"{unknown} windows cannot be told"
        said.append(Entry(words, fields=tuple(fields)))
    return replace(section, entries=tuple(said))


def _short_options(section: Section) -> Section:
    named = "; ".join(entry.text for entry in section.entries)
    return replace(
        section,
        lead=("Left out of the short form, because a part of it would mislead.",),
        entries=(Entry(f"Weighed: {named}."),),
    )


def _short_unknowns(section: Section) -> Section:
    return replace(
        section, entries=(Entry("; ".join(entry.text for entry in section.entries)),) if section.entries else ()
    )


def _short_sources(section: Section) -> Section:
    labels = "; ".join(entry.text.partition(": ")[0] for entry in section.entries)
    return replace(section, entries=(Entry(labels),) if labels else ())


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
