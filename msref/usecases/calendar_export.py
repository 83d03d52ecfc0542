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
from msref.reports.window_words import year_words
from msref.words import say

_LONGEST_LINE: Final = 75
_ONE_DAY: Final = timedelta(days=1)


def plan_as_ics(plan: Plan) -> str:
    """The calendar as text with CRLF line ends."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//msref//msref plan//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(say('calendar.name'))}",
    ]
    for window in plan.windows:
        if window.status in ("open", "infeasible") and window.dated:
            for day, name, words in _days(window):
                uid = hashlib.sha256(f"{window.id}|{name}|{day.isoformat()}".encode()).hexdigest()[:32]
                lines += _event(window, day, words, uid=uid, stamped=plan.today)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _days(window: Window) -> Iterator[tuple[date, str, str]]:
    """
    The days of a window that go into the calendar, each with its name and its words.

    The name is a part of the UID and the same in every language, so that a calendar made in another one still replaces its events.
    """
    kind = window.kind.replace("_", " ")
    bound = KIND_WORDS[window.kind]
    ends: tuple[tuple[date | None, str, str], ...]
    if window.kind in ("between", "info"):
        ends = (
            (window.earliest, "first day", say("calendar.first_day")),
            (window.cautious, "cautious date", say("calendar.cautious_date")),
            (window.latest, "last day", say("calendar.last_day")),
        )
    elif window.earliest and window.latest:
        ends = (
            (window.earliest, f"{kind}, earlier end of the range", say("calendar.earlier_end", bound=bound)),
            (window.latest, f"{kind}, later end of the range", say("calendar.later_end", bound=bound)),
        )
    else:
        ends = ((window.earliest, kind, bound), (window.latest, kind, bound))
    for day, name, words in ends:
        if day is not None:
            yield day, name, words


def _event(window: Window, day: date, words: str, *, uid: str, stamped: date) -> list[str]:
    message = "calendar.title_cannot_be_met" if window.status == "infeasible" else "calendar.title"
    title = say(message, plan=say("calendar.name"), window=window.title, which=words)
    where = ", ".join(part for part in (window.jurisdiction, year_words(window.year)) if part)
    cited = "; ".join(f"{source.key}, {source.locator}" for source in window.sources)
    interval = say("calendar.interval", interval=window.rule)
    about = " ".join([window.text, interval, *window.notes, say("calendar.source", sources=cited, place=where)])
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@msref.invalid",
        f"DTSTAMP:{stamped:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + _ONE_DAY:%Y%m%d}",
        f"SUMMARY:{_escaped(title)}",
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
