"""
What the library holds: records with their sources.

A record is one thing that can be found, opened, linked and cited: an article, a table, one row of a table, a study, a definition, a drug,
a flowchart, a case, a glossary term or a source. It carries its text twice: as HTML for the screen and as plain text for copy, print,
speech and search, made from the same words.
"""

from dataclasses import dataclass, field
from typing import Final, NewType

RecordId = NewType("RecordId", str)
SourceKey = NewType("SourceKey", str)

KINDS: Final = (
    "article",
    "table",
    "table_row",
    "study",
    "definition",
    "flowchart",
    "drug",
    "vaccine",
    "timing_rule",
    "calculator",
    "case",
    "glossary",
    "source",
)

KIND_LABELS: Final = {
    "article": "Article",
    "table": "Evidence table",
    "table_row": "Evidence row",
    "study": "Study",
    "definition": "Definition",
    "flowchart": "Algorithm",
    "drug": "Drug",
    "vaccine": "Vaccine",
    "timing_rule": "Timing rule",
    "calculator": "Calculator",
    "case": "Case (fictional)",
    "glossary": "Glossary",
    "source": "Source",
}

TOPICS: Final = {
    "evidence": "Reading the evidence",
    "understanding": "What aggressive MS is",
    "diagnosis": "Red flags, diagnosis, mimics",
    "acute": "Acute relapse",
    "treatment": "Disease-modifying treatment",
    "transplant": "Transplantation and mitoxantrone",
    "populations": "Pregnancy, children, over 65",
    "safety": "Complications, vaccines, monitoring",
    "living": "Rehabilitation, symptoms, daily life",
    "research": "Open questions",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """
    Where a statement stands: source key and locator inside it.

    `label` is the short name shown in the text ("Arrambide 2020"); `citation` is the full reference; `year` is None when the source is undated.
    """

    key: SourceKey
    locator: str
    label: str
    citation: str
    year: int | None
    jurisdiction: str
    strength: str


@dataclass(frozen=True, slots=True)
class Heading:
    """One section heading of a page: anchor inside the HTML, words, depth (2 for a section, 3 below it)."""

    anchor: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class RecordTitle:
    """The line that stands for a record in a list."""

    id: RecordId
    kind: str
    title: str
    summary: str
    topic: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it is read: HTML for the screen, plain text for everything else, and where each statement stands."""

    id: RecordId
    kind: str
    title: str
    summary: str
    topic: str
    strength: str
    html: str
    text: str
    tags: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    citations: tuple[Citation, ...] = ()
    related: tuple[RecordTitle, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A work that statements are cited from; blanks are honest."""

    key: SourceKey
    title: str
    label: str
    citation: str
    year: int | None
    jurisdiction: str
    source_type: str
    strength: str
    read_as: str
    doi: str
    pmid: str
    url: str


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term with its meaning in plain text and the citation that goes with it."""

    id: RecordId
    term: str
    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ContentInfo:
    """What the content file says of itself. `date` is ISO; `reviewed_by` is empty until a real reviewer is named."""

    pack_id: str
    version: str
    date: str
    review_state: str
    reviewed_by: tuple[str, ...]
    licence: str
    record_count: int
