"""The compiled library in memory: what the checks have passed and `write` lays down, nothing left to decide."""

from dataclasses import dataclass, field

from msref.content_compiler.problems import Place
from msref.domain.records import Heading


@dataclass(frozen=True, slots=True)
class CompiledRecord:
    """One record ready to be written. `citations` are (source key, locator) pairs in order of appearance; `links` are record ids."""

    kind: str
    id: str
    title: str
    summary: str
    topic: str
    strength: str
    html: str
    text: str
    place: Place
    tags: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    citations: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CompiledRow:
    """One row of an evidence table: cells in column order, facet values, sources as words; `figures` as `msref.domain.figures` reads them."""

    table_id: str
    record_id: str
    study_id: str
    title: str
    cells: tuple[str, ...]
    facets: dict[str, tuple[str, ...]]
    sources: tuple[str, ...]
    figures: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CompiledTable:
    """An evidence table: (column id, label) pairs and its footnotes as words."""

    id: str
    columns: tuple[tuple[str, str], ...]
    footnotes: tuple[str, ...]
    rows: tuple[CompiledRow, ...]


@dataclass(frozen=True, slots=True)
class CompiledTerm:
    """A glossary entry as the explanation shows it."""

    id: str
    term: str
    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class CompiledSource:
    """A source as stored: the columns of the source table in order."""

    values: tuple[str | int | None, ...]


@dataclass(slots=True)
class CompiledLibrary:
    """Everything that goes into the content file. `specs` maps a kind to (id, JSON text) pairs in their given order."""

    meta: dict[str, str]
    records: list[CompiledRecord] = field(default_factory=list)
    tables: list[CompiledTable] = field(default_factory=list)
    terms: list[CompiledTerm] = field(default_factory=list)
    sources: list[CompiledSource] = field(default_factory=list)
    parameters: list[dict[str, object]] = field(default_factory=list)
    charts: list[tuple[str, str, str]] = field(default_factory=list)
    specs: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    families: list[list[str]] = field(default_factory=list)
