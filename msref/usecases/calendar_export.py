"""
A plan as a calendar file (iCalendar, RFC 5545): one all-day event for each window that has a date.

The file names no person and no value of the case beyond the dates themselves. The UID of an event follows from its window and date alone, so
that the same plan imported again replaces its events. Windows without a date, and those that are over or cannot be told, are left out.
"""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msref.domain.timing.windows import KIND_WORDS, Plan, Window

_NAME: Final = "msref plan"
_LONGEST_LINE: Final = 75
_ONE_DAY: Final = timedelta(days=1)


def plan_as_ics(plan: Plan) -> str:
    """The calendar as text with CRLF line ends."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//msref//msref plan//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_NAME}",
    ]
    for window in plan.windows:
        if window.status in ("open", "infeasible") and window.dated:
            for day, words in _days(window):
                lines += _event(window, day, words, plan.today)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _days(window: Window) -> Iterator[tuple[date, str]]:
    """The days of a window that go into the calendar, each with its words."""
    if window.kind in ("between", "info"):
        ends = ((window.earliest, "first day"), (window.cautious, "cautious date"), (window.latest, "last day"))
    elif window.earliest and window.latest:
        word = KIND_WORDS[window.kind]
        ends = (
            (window.earliest, f"{word}, earlier end of the range"),
            (window.latest, f"{word}, later end of the range"),
            (None, ""),
        )
    else:
        ends = ((window.earliest, KIND_WORDS[window.kind]), (window.latest, KIND_WORDS[window.kind]), (None, ""))
    for day, words in ends:
        if day is not None:
            yield day, words


def _event(window: Window, day: date, words: str, stamped: date) -> list[str]:
    uid = hashlib.sha256(f"{window.id}|{words}|{day.isoformat()}".encode()).hexdigest()[:32]
    cannot = "CANNOT BE MET: " if window.status == "infeasible" else ""
    where = ", ".join(part for part in (window.jurisdiction, str(window.year or "year not stated")) if part)
    cited = "; ".join(f"{source.key}, {source.locator}" for source in window.sources)
    about = " ".join([f"{window.text}", f"Interval: {window.rule}.", *window.notes, f"Source: {cited} ({where})."])
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@msref.invalid",
        f"DTSTAMP:{stamped:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + _ONE_DAY:%Y%m%d}",
        f"SUMMARY:{_escaped(f'{_NAME}: {cannot}{window.title} ({words})')}",
        f"DESCRIPTION:{_escaped(about)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, each further piece led by a space; no character is cut in two."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > _LONGEST_LINE:
            yield piece
            piece = " "
        piece += character
    yield piece
