"""
A record as the HTML of its page: kind and title first, the answer, the body, then sources, related records and what links here.

Only puts together what the library gives; the words of the record are not touched.
"""

from html import escape

from PySide6.QtCore import QCoreApplication

from msref.domain.records import KIND_LABELS, TOPICS, Citation, Record, RecordTitle

SOURCES_ANCHOR = "msref-sources"
RELATED_ANCHOR = "msref-related"
LINKING_ANCHOR = "msref-linking"


def record_html(
    record: Record, linking: tuple[RecordTitle, ...], review: str, notes: str = "", open_notes: str = ""
) -> str:
    """
    The whole page, before call-outs and tables are shaped.

    `notes` are those that concern the patient in memory and stand first, `open_notes` those that may and stand below the answer.
    """
    return "".join(
        [
            f'<p class="kind">{escape(kind_line(record.kind, record.topic))}</p>',
            f"<h1>{escape(record.title)}</h1>",
            notes,
            _below_the_answer(record.html, open_notes),
            _sources(record) if record.kind != "source" else "",
            _titles(_related_heading(), RELATED_ANCHOR, record.related),
            _titles(_linking_heading(record.kind), LINKING_ANCHOR, linking),
            f'<p></p><p class="small">{escape(_closing(review))}</p>',
        ],
    )


def _below_the_answer(page: str, words: str) -> str:
    """Words after the opening of a page, its answer and how strong it is; at the end of a page that has no such opening."""
    if not words:
        return page
    for closing, opening in (("</p>", '<p class="strength">'), ("</div>", '<div class="summary">')):
        if (start := page.find(opening)) >= 0:
            at = page.index(closing, start) + len(closing)
            return f"{page[:at]}{words}{page[at:]}"
    return f"{page}{words}"


def outline_of(record: Record, linking: tuple[RecordTitle, ...]) -> list[tuple[str, str, int]]:
    """The lines of the outline: words, anchor, depth."""
    lines = [(heading.text, heading.anchor, heading.level) for heading in record.headings]
    if record.citations and record.kind != "source":
        lines.append((_sources_heading(), SOURCES_ANCHOR, 2))
    if record.related:
        lines.append((_related_heading(), RELATED_ANCHOR, 2))
    if linking:
        lines.append((_linking_heading(record.kind), LINKING_ANCHOR, 2))
    return lines


def kind_line(kind: str, topic: str) -> str:
    """Kind and topic in one line."""
    return "  ·  ".join(words for words in (KIND_LABELS.get(kind, kind), TOPICS.get(topic, "")) if words)


def source_line(citation: Citation) -> str:
    """Year, jurisdiction and strength of a cited source in one line of plain text."""
    year = str(citation.year) if citation.year else QCoreApplication.translate("RecordHtml", "undated")
    parts = (year, citation.jurisdiction, citation.strength)
    return " · ".join(part for part in parts if part)


def _linking_heading(kind: str) -> str:
    if kind == "source":
        return QCoreApplication.translate("RecordHtml", "Cited by")
    return QCoreApplication.translate("RecordHtml", "What links here")


def _sources_heading() -> str:
    return QCoreApplication.translate("RecordHtml", "Sources")


def _related_heading() -> str:
    return QCoreApplication.translate("RecordHtml", "Related")


def _closing(review: str) -> str:
    words = QCoreApplication.translate(
        "RecordHtml", "This page: {review}. It informs and does not replace clinical judgement."
    )
    return words.format(review=review)


def _sources(record: Record) -> str:
    by_key: dict[str, list[Citation]] = {}
    for citation in record.citations:
        by_key.setdefault(citation.key, []).append(citation)
    if not by_key:
        return ""
    items = "".join(_source_item(citations) for citations in by_key.values())
    return f'<h2><a name="{SOURCES_ANCHOR}"></a>{escape(_sources_heading())}</h2><ol>{items}</ol>'


def _source_item(citations: list[Citation]) -> str:
    first = citations[0]
    places = "; ".join(dict.fromkeys(citation.locator for citation in citations if citation.locator))
    cited_at = QCoreApplication.translate("RecordHtml", "Cited at: {places}").format(places=places)
    where = f'<br><span class="small">{escape(cited_at)}</span>' if places else ""
    return (
        f'<li><a class="line" href="record:{escape(first.key, quote=True)}">{escape(first.label)}</a>: {escape(first.citation)}'
        f'<br><span class="small">{escape(source_line(first))}</span>{where}</li>'
    )


def _titles(heading: str, anchor: str, titles: tuple[RecordTitle, ...]) -> str:
    if not titles:
        return ""
    items = "".join(
        f'<li><a class="line" href="record:{escape(line.id, quote=True)}">{escape(line.title)}</a>'
        f' <span class="small">({escape(KIND_LABELS.get(line.kind, line.kind))})</span></li>'
        for line in titles
    )
    return f'<h2><a name="{anchor}"></a>{escape(heading)}</h2><ul>{items}</ul>'
