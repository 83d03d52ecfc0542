"""
What the library holds: records with their sources.

A record is one thing that can be found, opened, linked and cited: an article, a table, one row of a table, a study, a definition, a drug,
a flowchart, a case, a glossary term or a source. It carries its text twice: as HTML for the screen and as plain text for copy, print,
speech and search, made from the same words.
"""

from dataclasses import dataclass, field
from typing import Final, NewType

from msref.domain.labels import Labels

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

KIND_LABELS: Final = Labels(
    {
        "article": "records.kind.article",
        "table": "records.kind.table",
        "table_row": "records.kind.table_row",
        "study": "records.kind.study",
        "definition": "records.kind.definition",
        "flowchart": "records.kind.flowchart",
        "drug": "records.kind.drug",
        "vaccine": "records.kind.vaccine",
        "timing_rule": "records.kind.timing_rule",
        "calculator": "records.kind.calculator",
        "case": "records.kind.case",
        "glossary": "records.kind.glossary",
        "source": "records.kind.source",
    }
)

TOPICS: Final = Labels(
    {
        "evidence": "records.topic.evidence",
        "understanding": "records.topic.understanding",
        "diagnosis": "records.topic.diagnosis",
        "acute": "records.topic.acute",
        "treatment": "records.topic.treatment",
        "transplant": "records.topic.transplant",
        "populations": "records.topic.populations",
        "safety": "records.topic.safety",
        "living": "records.topic.living",
        "research": "records.topic.research",
    }
)


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
