"""
A report as sections of entries, put down as HTML for the screen and as text for copy and paper; both from the same words.

What stands in a section is decided by whoever fills it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from msref.words import say


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One line with what stands under it.

    `rest` goes on in the same line in ordinary letters. `record` is the id of the record to open, `fields` are parameters to fill in with their
    words, `strong` sets the line apart.
    """

    text: str
    details: tuple[str, ...] = ()
    record: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    strong: bool = False
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is said first, and the entries. An empty section says so in its lead."""

    id: str
    title: str
    lead: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


def section_html(section: Section) -> str:
    """A section as HTML; links are `record:ID` and `field:ID`."""
    lead = "".join(f"<p>{escape(line)}</p>" for line in section.lead)
    items = "".join(_entry_html(entry) for entry in section.entries)
    return f'<h2><a name="{section.id}"></a>{escape(section.title)}</h2>{lead}{f"<ul>{items}</ul>" if items else ""}'


def section_lines(section: Section) -> Iterator[str]:
    """A section as lines of text, the heading in capitals after an empty line."""
    yield ""
    yield section.title.upper()
    yield from section.lead
    for entry in section.entries:
        yield from _entry_lines(entry)


def _entry_html(entry: Entry) -> str:
    text = escape(entry.text)
    if entry.record:
        text = f'<a class="line" href="record:{escape(entry.record, quote=True)}">{text}</a>'
    elif entry.strong:
        text = f"<b>{text}</b>"
    text += escape(entry.rest)
    under = "".join(f'<br><span class="small">{escape(line)}</span>' for line in entry.details)
    if entry.fields:
        named = ", ".join(
            f'<a href="field:{escape(field, quote=True)}">{escape(words)}</a>' if field else escape(words)
            for field, words in entry.fields
        )
        under += f'<br><span class="small">{say("summary.not_known", names=named)}</span>'
    return f"<li>{text}{under}</li>"


def _entry_lines(entry: Entry) -> Iterator[str]:
    yield f"- {entry.text}{entry.rest}"
    yield from (f"    {line}" for line in entry.details)
    if entry.fields:
        yield f"    {say('summary.not_known', names=', '.join(words for _, words in entry.fields))}"
