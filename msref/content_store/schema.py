"""
The tables of the content file: the one definition, used by the compiler to write and by the store to read.

`SCHEMA_VERSION` is kept in SQLite's user_version; a file with another version is refused.
`spec` holds what is computed with: definitions as criteria, timing rules, calculators, one JSON text each on a line of its own, in their given order; a
finished file has one packed row for each kind.
`spec.spec`, `flowchart.chart` and `flowchart.layout` are TEXT, or BLOB when packed (see `packing`). In a finished file `record.html` and `record.text` are
NULL and stand in `page_block`, from rank `first` on; `common_pieces` is what many blocks share (see `page_blocks`).
`row_figures` holds the numbers of those rows that have some: effects with their intervals, shares, days from onset.
`record.rank` is the importance of a record: the smaller, the earlier it is shown.
"""

from typing import Final

SCHEMA_VERSION: Final = 3

TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    key TEXT PRIMARY KEY, title TEXT NOT NULL, label TEXT NOT NULL, citation TEXT NOT NULL, year INTEGER, jurisdiction TEXT NOT NULL,
    source_type TEXT NOT NULL, strength TEXT NOT NULL, read_as TEXT NOT NULL, doi TEXT NOT NULL, pmid TEXT NOT NULL, url TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE record (
    rank INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL, topic TEXT NOT NULL,
    strength TEXT NOT NULL, html TEXT, text TEXT, tags TEXT NOT NULL, synonyms TEXT NOT NULL, headings TEXT NOT NULL,
    extra TEXT NOT NULL
);
CREATE TABLE page_block (first INTEGER PRIMARY KEY, texts BLOB NOT NULL, pages BLOB NOT NULL);
CREATE TABLE common_pieces (name TEXT PRIMARY KEY, pieces TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX record_place ON record (kind, topic);
CREATE TABLE citation (
    record_id TEXT NOT NULL, ord INTEGER NOT NULL, source_key TEXT NOT NULL, locator TEXT NOT NULL, PRIMARY KEY (record_id, ord)
) WITHOUT ROWID;
CREATE TABLE link (
    from_rank INTEGER NOT NULL, ord INTEGER NOT NULL, to_rank INTEGER NOT NULL, PRIMARY KEY (from_rank, ord)
) WITHOUT ROWID;
CREATE INDEX link_back ON link (to_rank, from_rank);
CREATE TABLE evidence_table (id TEXT PRIMARY KEY, columns TEXT NOT NULL, footnotes TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE table_row (
    table_id TEXT NOT NULL, ord INTEGER NOT NULL, record_id TEXT NOT NULL, study_id TEXT NOT NULL, title TEXT NOT NULL, cells TEXT NOT NULL,
    facets TEXT NOT NULL, sources TEXT NOT NULL, PRIMARY KEY (table_id, ord)
);
CREATE TABLE row_figures (record_id TEXT PRIMARY KEY, figures TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE glossary (
    id TEXT PRIMARY KEY, term TEXT NOT NULL, title TEXT NOT NULL, meaning TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE parameter (ord INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, spec TEXT NOT NULL);
CREATE TABLE spec (kind TEXT NOT NULL, ord INTEGER NOT NULL, id TEXT NOT NULL, spec TEXT NOT NULL, PRIMARY KEY (kind, ord)) WITHOUT ROWID;
CREATE TABLE flowchart (id TEXT PRIMARY KEY, chart TEXT NOT NULL, layout TEXT NOT NULL) WITHOUT ROWID;
"""

# Search (see content_store/search.py). The two FTS tables hold no text of their own: folded words go in, record.rank comes out as rowid.
# Titles and synonyms stand apart from whole records, because a title hit comes first whatever its score. `prefix` serves the first letters.
# `search_name.grade`: 2 for the title, 1 for another name of the very thing (a brand), 0 for a word that the record should be found by.
# `word.stem` is what all forms of a word share, `family` lists them; `synonyms` are the words and phrases that mean the same, parted by "|".
# `deletion.word` is the number of a word.
SEARCH_TABLES: Final = """
CREATE VIRTUAL TABLE search_title USING fts5 (
    words, content = '', columnsize = 0, tokenize = "ascii tokenchars '.'", prefix = '2 3 4', detail = full
);
CREATE VIRTUAL TABLE search_body USING fts5 (
    words, content = '', tokenize = "ascii tokenchars '.'", prefix = '2 3 4', detail = full
);
CREATE TABLE search_entry (
    rank INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, topic TEXT NOT NULL,
    title_words TEXT NOT NULL, synonym_words TEXT NOT NULL, heading_words TEXT NOT NULL
);
CREATE INDEX search_entry_kind ON search_entry (kind, rank);
CREATE TABLE search_name (
    name TEXT NOT NULL, rank INTEGER NOT NULL, grade INTEGER NOT NULL, initial TEXT NOT NULL, PRIMARY KEY (name, rank)
) WITHOUT ROWID;
CREATE INDEX search_name_initial ON search_name (initial, rank) WHERE grade = 2;
CREATE TABLE word (
    number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, stem TEXT NOT NULL, records INTEGER NOT NULL, in_title INTEGER NOT NULL,
    synonyms TEXT NOT NULL
);
CREATE TABLE family (stem TEXT PRIMARY KEY, forms TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE phrase (phrase TEXT PRIMARY KEY, synonyms TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE deletion (deletion TEXT NOT NULL, word INTEGER NOT NULL, PRIMARY KEY (deletion, word)) WITHOUT ROWID;
"""
