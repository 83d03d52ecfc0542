"""The planner's words as HTML and as table rows: one window in full, the differences side by side, what is waited for. Decides nothing."""

import html
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from msref.domain.jurisdictions import HOME, home_first, nearness
from msref.domain.tables import Column, EvidenceTable, TableRow
from msref.domain.timing.windows import Plan, Window
from msref.reports.day_words import short_day, unbroken_days
from msref.reports.plan_report import not_merged, window_entry
from msref.reports.window_words import (
    WindowWords,
    dates_words,
    force_words,
    headline,
    place_words,
    status_words,
)
from msref.ui.population_notes import nothing_known
from msref.ui.widgets.timeline_rows import GROUP, TOPIC, TimelineRow, days_words

_STATE_CLASS: Final = {"infeasible": "danger", "unknown": "accent", "passed": "quiet", "open": "good"}


def window_html(window: Window, words: WindowWords) -> str:
    """One window in full."""
    entry = window_entry(window, words)
    parts = [
        f'<p class="kind"><span class="{_STATE_CLASS[window.status]}">{html.escape(headline(window))}</span></p>',
        f"<p><b>{html.escape(entry.text)}</b></p>",
        f"<p>{window.html or html.escape(window.text)}</p>",
    ]
    if window.rule:
        counted = words.counted_from(window)
        said = f"{window.rule}; {counted}" if counted else window.rule
        in_source = QCoreApplication.translate("TimelineText", "In the source:")
        parts.append(f"<p><b>{html.escape(in_source)}</b> {html.escape(said)}.</p>")
    parts += [f"<p>{html.escape(note)}</p>" for note in window.notes]
    if window.missing:
        needs = html.escape(QCoreApplication.translate("TimelineText", "Cannot say: needs"))
        parts.append(f"<p><b>{needs}</b> {missing_links(words.missing(window))}.</p>")
    if window.sources:
        links = "; ".join(
            f'<a href="record:{html.escape(source.key)}">{html.escape(words.source_words(source))}</a>'
            for source in window.sources
        )
        place = place_words(window)
        source_word = QCoreApplication.translate("TimelineText", "Source:")
        parts.append(
            f'<p class="last"><span class="quiet">{html.escape(source_word)}</span> {links}'
            f"{f' ({html.escape(place)})' if place else ''}"
        )
        if window.rule_id:
            as_page = html.escape(QCoreApplication.translate("TimelineText", "The rule as a page"))
            parts.append(f' · <a href="record:{html.escape(window.rule_id)}">{as_page}</a>')
        parts.append("</p>")
    return "".join(parts)


def missing_links(fields: Iterable[tuple[str, str]]) -> str:
    """What is missing, each a jump to its field."""
    return ", ".join(
        f'<a href="field:{html.escape(field)}">{html.escape(words)}</a>' if field else html.escape(words)
        for field, words in fields
    )


def waiting_html(plan: Plan, words: WindowWords, *, nothing_is_known: bool = False) -> str:
    """How many windows cannot be told, and the fields that they wait for; while nothing is known, calmly what to begin with."""
    unknown = [window for window in plan.windows if window.status == "unknown"]
    if not unknown:
        return ""
    fields = dict.fromkeys(entry for window in unknown for entry in words.missing(window))
    if nothing_is_known:
        begin = QCoreApplication.translate("TimelineText", "The windows below open as these are filled in:")
        return f'<p class="last">{html.escape(nothing_known())} {html.escape(begin)} {missing_links(fields)}.</p>'
    one = QCoreApplication.translate("TimelineText", "1 window cannot be told.")
    several = QCoreApplication.translate("TimelineText", "{count} windows cannot be told.").format(count=len(unknown))
    told = html.escape(one if len(unknown) == 1 else several)
    not_known = html.escape(QCoreApplication.translate("TimelineText", "Not known:"))
    return f'<p class="last"><span class="accent"><b>? {told}</b></span> {not_known} {missing_links(fields)}.</p>'


def differences_html(plan: Plan, words: WindowWords, topics: Sequence[str], home: str = "") -> str:
    """Every difference with what each source says, side by side in a table; the home jurisdiction first, marked."""
    by_id = {window.id: window for window in plan.windows}
    conflicts = [one for one in plan.conflicts if not topics or one.topic in topics]
    title = html.escape(QCoreApplication.translate("TimelineText", "Where the sources differ"))
    parts = [f"<h1>{title}</h1>", f"<p>{not_merged()}</p>"]
    if not conflicts:
        none = QCoreApplication.translate(
            "TimelineText", "No sources differ in the windows shown. Windows that cannot be told may still differ."
        )
        parts.append(f"<p>{html.escape(none)}</p>")
    for conflict in conflicts:
        parts.append(f"<h2>{html.escape(words.conflict_heading(conflict))}</h2>")
        parts.append(f'<div class="differs"><p>{html.escape(words.conflict_line(conflict, by_id))}</p></div>')
        windows = home_first(map(by_id.__getitem__, conflict.windows), lambda window: window.jurisdiction, home)
        rows = "".join(_difference_row(window, words, home) for window in windows)
        heads = "".join(f"<th>{html.escape(head)}</th>" for head in _difference_heads())
        parts.append(f"<table><tr>{heads}</tr>{rows}</table>")
    return "".join(parts)


def spoken(rows: Sequence[TimelineRow], words: WindowWords) -> list[str]:
    """What a screen reader says of each row: heading, label, answer, day counted from, what is missing, sources."""
    said, heading = [], ""
    for row in rows:
        if row.kind in {TOPIC, GROUP}:
            heading = row.label
            said.append(row.label)
        elif row.window is None:
            said.append(f"{row.label}: {days_words(row)}")
        else:
            missing = ", ".join(name for _, name in words.missing(row.window))
            parts = [
                heading,
                row.label,
                headline(row.window),
                words.counted_from(row.window),
                QCoreApplication.translate("TimelineText", "not known: {missing}").format(missing=missing)
                if missing
                else "",
                words.sources(row.window),
            ]
            said.append(". ".join(part for part in parts if part))
    return said


def lane_lines(rows: Sequence[TimelineRow], words: WindowWords) -> list[str]:
    """The words below the bar of each row: the answer, and what it waits for."""
    lines = []
    for row in rows:
        if row.window is None:
            lines.append(days_words(row))
            continue
        missing = ", ".join(name for _, name in words.missing(row.window))
        needs = QCoreApplication.translate("TimelineText", "{answer}: needs {missing}").format(
            answer=headline(row.window), missing=missing
        )
        lines.append(needs if missing else headline(row.window))
    return lines


def hover_words(window: Window, words: WindowWords) -> tuple[str, str]:
    """The card of a row: why, and where it stands."""
    missing = ", ".join(name for _, name in words.missing(window))
    counted = words.counted_from(window)
    cannot = (
        QCoreApplication.translate("TimelineText", "Cannot say: needs {missing}.").format(missing=missing)
        if missing
        else ""
    )
    why = " ".join(part for part in (window.text, *window.notes, cannot) if part)
    rule = "; ".join(part for part in (window.rule, counted) if part)
    where = f"{words.sources(window)}{f' ({place_words(window)})' if place_words(window) else ''}"
    return why, "\n".join(part for part in (rule, where) if part)


def plan_table(rows: Sequence[TimelineRow], words: WindowWords) -> EvidenceTable:
    """The windows as a table."""
    return EvidenceTable(
        id="date-planner",
        title=QCoreApplication.translate("TimelineText", "Date windows"),
        summary="",
        columns=_columns(),
        rows=tuple(_table_row(row.window, words) for row in rows if row.window is not None),
        footnotes=(),
    )


def _table_row(window: Window, words: WindowWords) -> TableRow:
    none, not_stated = (
        QCoreApplication.translate("TimelineText", "none"),
        QCoreApplication.translate("TimelineText", "not stated"),
    )
    days = [unbroken_days(short_day(day)) if day else none for day in (window.earliest, window.latest, window.cautious)]
    counted = words.counted_from(window)
    cells = (
        window_entry(window, words).text,
        status_words(window),
        *days,
        window.rule or none,
        unbroken_days(f"{counted[:1].upper()}{counted[1:]}")
        or QCoreApplication.translate("TimelineText", "nothing is counted"),
        force_words(window) or QCoreApplication.translate("TimelineText", "information"),
        words.sources(window) or none,
        window.jurisdiction or not_stated,
        str(window.year) if window.year else not_stated,
        ", ".join(name for _, name in words.missing(window)) or QCoreApplication.translate("TimelineText", "nothing"),
    )
    sources = tuple(words.source_words(source) for source in window.sources)
    return TableRow(window.id, window.title, cells, {}, sources, "")


def _difference_row(window: Window, words: WindowWords, home: str) -> str:
    dates = unbroken_days(dates_words(window))
    answer = ", ".join(part for part in (force_words(window), status_words(window)) if part)
    first = window.sources[0] if window.sources else None
    name = words.label_of(first.key) if first else QCoreApplication.translate("TimelineText", "The rule")
    place = " · ".join(part for part in ("; ".join(one.locator for one in window.sources), place_words(window)) if part)
    at_home = QCoreApplication.translate("TimelineText", "home")
    place += f" · {at_home}" if nearness(window.jurisdiction, home) == HOME else ""
    no_date = QCoreApplication.translate("TimelineText", "No date")
    cells = [
        f'<a class="line" href="record:{html.escape(window.rule_id)}">{html.escape(name)}</a><br><span class="small">{html.escape(place)}</span>',
        html.escape(window.rule),
        f"{html.escape(f'{dates[:1].upper()}{dates[1:]}' or no_date)}<br>{html.escape(answer)}",
    ]
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _columns() -> tuple[Column, ...]:
    translate = QCoreApplication.translate
    return (
        Column("window", translate("TimelineText", "Window")),
        Column("status", translate("TimelineText", "Answer")),
        Column("earliest", translate("TimelineText", "Earliest")),
        Column("latest", translate("TimelineText", "Latest")),
        Column("cautious", translate("TimelineText", "Cautious date")),
        Column("rule", translate("TimelineText", "Rule in the source")),
        Column("counted", translate("TimelineText", "Counted from")),
        Column("strength", translate("TimelineText", "Strength")),
        Column("source", translate("TimelineText", "Source")),
        Column("jurisdiction", translate("TimelineText", "Jurisdiction")),
        Column("year", translate("TimelineText", "Year")),
        Column("missing", translate("TimelineText", "Not known")),
    )


def _difference_heads() -> tuple[str, str, str]:
    translate = QCoreApplication.translate
    return (
        translate("TimelineText", "Source"),
        translate("TimelineText", "Interval in the source"),
        translate("TimelineText", "Dates and answer"),
    )
