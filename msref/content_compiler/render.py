"""
From the content language to what is shown: HTML for the screen and plain text for copy, print, speech and search.

The plain text is made from the HTML, so both say the same. Citations carry their whole locator in the plain text; polarity and units are
words in the content itself and survive both ways.
"""

import html as html_text
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from msref.content_compiler.inline import CITATION, LINK, citations_in, links_in, reference_numbers
from msref.domain.records import Heading

if TYPE_CHECKING:
    import re as regex

# Above Markdown's own bracket patterns (reference links are 170, escapes 180), below code spans (190).
_CITATION_PRIORITY: Final = 186
_LINK_PRIORITY: Final = 187


@dataclass(frozen=True, slots=True)
class Rendered:
    """One piece of content as shown, with what it cites and links to, each once, in order of appearance."""

    html: str
    text: str
    citations: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    headings: tuple[Heading, ...] = ()


@dataclass(slots=True)
class Renderer:
    """
    Renders content with the labels of the sources and the titles of the records.

    `labels` maps source key to short name, `titles` maps record id to title, `terms` maps the exact words of a glossary entry to its id.
    """

    labels: Mapping[str, str]
    titles: Mapping[str, str]
    terms: Mapping[str, str] = field(default_factory=dict)
    _markdown: Markdown = field(init=False)
    _term_pattern: "regex.Pattern[str] | None" = field(init=False)

    def __post_init__(self) -> None:
        """Set up Markdown once; it is re-used for every text."""
        self._markdown = Markdown(extensions=["tables", "sane_lists", _Marks(self)], output_format="html")
        self._term_pattern = _terms_pattern(self.terms)

    def block(self, source: str, *, own_id: str = "") -> Rendered:
        """Render a Markdown body: paragraphs, lists, tables and headings. `own_id` keeps a glossary entry from explaining itself."""
        self._markdown.reset()
        body = self._markdown.convert(source)
        body, headings = _number_headings(body)
        body = self._explain_terms(body, own_id)
        return _rendered(source, body, headings)

    def inline(self, source: str, *, own_id: str = "", explain: bool = True) -> Rendered:
        """Render one field of a record: a single paragraph without the paragraph tag."""
        self._markdown.reset()
        body = self._markdown.convert(" ".join(source.split()))
        body = re.sub(r"^<p>(.*)</p>$", r"\1", body, flags=re.DOTALL)
        if explain:
            body = self._explain_terms(body, own_id)
        return _rendered(source, body, ())

    def citation_html(self, key: str, locator: str) -> str:
        """The link that stands for a citation."""
        label = html_text.escape(self.citation_label(key, locator))
        whole = html_text.escape(f"{self.labels.get(key, key)}, {locator}", quote=True)
        target = html_text.escape(f"cite:{key}|{locator}", quote=True)
        return f'<a class="cite" title="{whole}" href="{target}">({label})</a>'

    def citation_label(self, key: str, locator: str) -> str:
        """The short words of a citation: label of the source and the reference numbers it gives."""
        numbers = " ".join(match for match in re.findall(r"\[[0-9][^\[\]]*\]", locator) if reference_numbers(match))
        return f"{self.labels.get(key, key)} {numbers}".strip()

    def _explain_terms(self, body: str, own_id: str) -> str:
        if self._term_pattern is None:
            return body
        return _link_terms(
            body, self._term_pattern, lambda word: "" if self.terms[word] == own_id else self.terms[word]
        )


class _Marks(Extension):
    """Teaches Markdown the citation and link marks."""

    def __init__(self, renderer: Renderer) -> None:
        super().__init__()
        self._renderer = renderer

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        md.inlinePatterns.register(_CitationPattern(self._renderer), "msref-citation", _CITATION_PRIORITY)
        md.inlinePatterns.register(_LinkPattern(self._renderer), "msref-link", _LINK_PRIORITY)


class _CitationPattern(InlineProcessor):
    def __init__(self, renderer: Renderer) -> None:
        super().__init__(CITATION.pattern)
        self._renderer = renderer

    def handleMatch(self, m: "regex.Match[str]", data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        locator = " ".join((m["locator"] or "").split())
        element = ET.Element("a", {"class": "cite", "href": f"cite:{m['key']}|{locator}"})
        element.set("title", f"{self._renderer.labels.get(m['key'], m['key'])}, {locator}")
        element.text = f"({self._renderer.citation_label(m['key'], locator)})"
        return element, m.start(0), m.end(0)


class _LinkPattern(InlineProcessor):
    def __init__(self, renderer: Renderer) -> None:
        super().__init__(LINK.pattern)
        self._renderer = renderer

    def handleMatch(self, m: "regex.Match[str]", data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        record_id = m["id"].strip()
        element = ET.Element("a", {"href": f"record:{record_id}"})
        element.text = m["words"] or self._renderer.titles.get(record_id, record_id)
        return element, m.start(0), m.end(0)


def _rendered(source: str, body: str, headings: tuple[Heading, ...]) -> Rendered:
    return Rendered(
        html=body,
        text=plain_text(body),
        citations=tuple(dict.fromkeys((mark.key, mark.locator) for mark in citations_in(source))),
        links=tuple(dict.fromkeys(mark.record_id for mark in links_in(source))),
        headings=headings,
    )


def _number_headings(body: str) -> tuple[str, tuple[Heading, ...]]:
    """Give every heading an anchor and return the outline."""
    headings: list[Heading] = []

    def anchored(match: "regex.Match[str]") -> str:
        words = plain_text(match[2])
        anchor = f"section-{len(headings) + 1}"
        headings.append(Heading(anchor, words, int(match[1])))
        return f'<h{match[1]} id="{anchor}"><a name="{anchor}"></a>{match[2]}</h{match[1]}>'

    return re.sub(r"<h([2-4])>(.*?)</h\1>", anchored, body, flags=re.DOTALL), tuple(headings)


def _terms_pattern(terms: Mapping[str, str]) -> "regex.Pattern[str] | None":
    if not terms:
        return None
    words = "|".join(
        re.escape(html_text.escape(word, quote=False)) for word in sorted(terms, key=lambda word: (-len(word), word))
    )
    return re.compile(rf"(?<![\w+-])(?:{words})(?![\w+-])")


def _link_terms(body: str, pattern: "regex.Pattern[str]", target: Callable[[str], str]) -> str:
    """Wrap the first standing of each term on the page, outside links and headings: more would make every line restless."""
    seen: set[str] = set()
    pieces: list[str] = []
    closed: list[str] = []
    for piece in re.split(r"(<[^>]+>)", body):
        if piece.startswith("<"):
            tag = re.match(r"</?([a-z0-9]+)", piece)
            name = tag[1] if tag else ""
            if name in {"a", "h2", "h3", "h4", "th"}:
                closed = closed[:-1] if piece.startswith("</") else [*closed, name]
            pieces.append(piece)
            continue
        pieces.append(piece if closed else pattern.sub(lambda match: _term_link(match[0], target, seen), piece))
    return "".join(pieces)


def _term_link(word: str, target: Callable[[str], str], seen: set[str]) -> str:
    term_id = target(html_text.unescape(word))
    if not term_id or term_id in seen:
        return word
    seen.add(term_id)
    return f'<a class="term" href="term:{term_id}">{word}</a>'


# Stands before a heading until the lines are joined; a control character that no content holds.
_HEADING_MARK: Final = "\x01"


class _TextMaker(HTMLParser):
    """Collects the words of HTML: one line per block, cells joined by ' | ', list items with a dash, citations with their whole locator."""

    _HEADINGS: Final = frozenset({"h2", "h3", "h4"})
    _BLOCKS: Final = frozenset(
        {"p", "div", "ul", "ol", "li", "table", "tr", "h1", "h2", "h3", "h4", "blockquote", "br"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self._citation = ""
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in self._BLOCKS:
            self._break()
        if tag == "li":
            self.lines[-1] = "- "
        if tag in self._HEADINGS:
            self.lines[-1] = _HEADING_MARK
        if tag == "tr":
            self._cells = 0
        if tag in {"td", "th"}:
            self.lines[-1] += " | " if self._cells else ""
            self._cells += 1
        if tag == "a" and given.get("class") == "cite":
            self._citation = given.get("title") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._citation = ""
        if tag in self._BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        words = f"({self._citation})" if self._citation else data
        if self._cells and self.lines[-1].endswith(" | "):
            words = words.lstrip()
        self.lines[-1] += words

    def _break(self) -> None:
        if self.lines[-1].strip() not in {"", "-"}:
            self.lines.append("")


def plain_text(body: str) -> str:
    """The words of an HTML fragment as plain text: one block per line, an empty line before a heading."""
    maker = _TextMaker()
    maker.feed(body)
    maker.close()
    lines = (re.sub(r"\s+", " ", line).strip() for line in maker.lines)
    words = "\n".join(line for line in lines if line not in {"", "-", _HEADING_MARK})
    return words.replace(_HEADING_MARK, "\n").strip()
