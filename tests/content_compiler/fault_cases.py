"""
Faults to plant in the mini content: each changes one thing in a library that is otherwise valid.

`old` is replaced by `new` in `file` (an empty `old` writes the file anew); the fault must then be told at `line`, with `mend` in the advice.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One planted fault and what the author must be told."""

    name: str
    file: str
    old: str
    new: str
    code: str
    line: int
    mend: str


EXCHANGE = "articles/acute/exchange.md"
TRIAL = "studies/trial-1999.yaml"
REVIEW = "sources/review2020.yaml"

BARE_DRUG = """---
id: bare
title: Bare
summary: A drug.
topic: acute
strength: None.
drug_class: unknown
---
A drug.
"""

FAULTS = (
    Fault("yaml that cannot be read", TRIAL, "topic: acute", "topic: [acute", "unreadable-yaml", 5, "indentation"),
    Fault("an empty file", "drugs/steroid.yaml", "", "", "misplaced-file", 1, "Move it"),
    Fault("a record that is only a word", "tables/word.yaml", "", "word\n", "not-a-record", 1, "id"),
    Fault("a field that stands twice", TRIAL, "topic: acute", "topic: acute\ntopic: acute", "key-twice", 5, "Keep one"),
    Fault("a missing field", EXCHANGE, "topic: acute\n", "", "missing-field", 2, "`topic: …`"),
    Fault("a misspelt field", EXCHANGE, "synonyms: [PLEX", "synonims: [PLEX", "unknown-field", 7, "`synonyms`"),
    Fault("an id that is not well formed", TRIAL, "id: trial-1999", "id: Trial 1999", "bad-id", 1, "lower-case"),
    Fault("an id that is not the file name", TRIAL, "id: trial-1999", "id: trial-1998", "id-not-file-name", 1, "equal"),
    Fault("a glossary id without its prefix", "glossary/terms.yaml", "id: term-ms", "id: ms", "bad-id", 7, "term-ms"),
    Fault("an id that stands twice", "glossary/terms.yaml", "id: term-ms", "id: term-plex", "duplicate-id", 7, "another id"),
    Fault("a topic that does not exist", EXCHANGE, "topic: acute", "topic: acut", "unknown-choice", 5, "`acute`"),
    Fault("a kind of definition that does not exist", "definitions/severe_relapse.md", "relapse-severity", "severity", "unknown-choice", 7, "relapse-severity"),
    Fault("no front matter", EXCHANGE, "---\nid:", "id:", "no-front-matter", 1, "---"),
    Fault("a link to nothing", EXCHANGE, "[[trial-1999|", "[[trial-1998|", "unresolved-link", 16, "`trial-1999`"),
    Fault("a related record that is not there", EXCHANGE, "related: [trial-1999]", "related: [trial-1]", "unresolved-link", 9, "`trial-1999`"),
    Fault("a citation of no source", EXCHANGE, "[@leaflet,", "[@leafelt,", "unknown-source", 17, "`leaflet`"),
    Fault("a citation that does not say where", EXCHANGE, "[@leaflet, Relapses]", "[@leaflet]", "no-locator", 17, "section"),
    Fault("a section that the source does not have", EXCHANGE, "Acute treatment [12-14]", "Acute care [12-14]", "unknown-section", 16, "Acute treatment"),
    Fault("a reference number beyond the list", EXCHANGE, "[12-14]", "[12-24]", "reference-out-of-range", 16, "Look the number up"),
    Fault("a figure without a citation", EXCHANGE, "sham courses [@review2020, Acute treatment [15]].", "sham courses.", "figure-without-citation", 13, "locator"),
    Fault("a figure from the patient article alone", EXCHANGE, "what to expect", "what to expect in 6 months", "figure-from-patient-article", 17, "Cite a source"),
    Fault("a bare comparison sign", EXCHANGE, "after steroids", "with EDSS ≥ 6 after steroids", "bare-comparison", 16, "at least"),
    Fault("a record without a source", "drugs/bare.md", "", BARE_DRUG, "record-without-source", 2, "Cite"),
    Fault("a row that lacks a cell", "tables/severity.yaml", ", definition: Hemiplegia or paraplegia", "", "row-does-not-fit", 8, "definition"),
    Fault("a row of an unknown study", "tables/severity.yaml", "study: trial-1999", "study: trial-2000", "unknown-study", 10, "Mend the id"),
    Fault("a table of an unknown study", "tables/results.yaml", "studies: [trial-1999]", "studies: [trial-2000]", "unknown-study", 6, "studies/"),
    Fault("a table without rows", "tables/results.yaml", "studies: [trial-1999]\n", "", "table-without-rows", 1, "Write one"),
    Fault("an effect with bounds in disorder", TRIAL, "{measure: proportion,", "{measure: odds ratio, estimate: 42.1, low: 42.1, high: 5.9, level: 5.9,", "bad-effect", 17, "in order"),
    Fault("bounds without their level", TRIAL, "{measure: proportion,", "{measure: odds ratio, estimate: 5.9, low: 5.9, high: 42.1,", "bad-effect", 17, "all four"),
    Fault("a share that its counts do not give", TRIAL, "{label: PLEX, percent: 42.1}", "{label: PLEX, percent: 42.1, n: 15, of: 42.1}", "bad-effect", 17, "does not print"),
    Fault("a figure that the row does not say", TRIAL, "{label: sham, percent: 5.9}", "{label: sham, percent: 5.8}", "figure-not-in-words", 17, "in the words"),
    Fault("a field of an arm that does not exist", TRIAL, "{label: sham, percent: 5.9}", "{label: sham, share: 5.9}", "unknown-field", 17, "percent"),
    Fault("a figure that is no number", TRIAL, "percent: 5.9}", 'percent: "about 5.9"}', "bad-effect", 17, "plain numbers"),
    Fault("one of several effects without its label", TRIAL, '    effect: {measure: proportion, p: "0.011", arms: [{label: PLEX, percent: 42.1}, {label: sham, percent: 5.9}]}', '    effect:\n      - {measure: none, p: "0.011"}\n      - {measure: none, label: b}', "bad-effect", 18, "label"),
    Fault("a delay of a measure that does not exist", "tables/severity.yaml", "definition: Hemiplegia or paraplegia}", "definition: Hemiplegia or paraplegia in 20 days}\n    delay: {measure: mode, days: 20}", "unknown-choice", 12, "median"),
    Fault("a measure that does not exist", TRIAL, "{measure: proportion,", "{measure: proportions,", "unknown-choice", 17, "`proportion`"),
    Fault("an outcome without a result", TRIAL, '    result: "42.1% against 5.9%, p = 0.011 [@review2020, Acute treatment [15]]."\n', "", "missing-field", 14, "result"),
    Fault("a word explained by two terms", "glossary/terms.yaml", "match: [MS]", "match: [MS, PLEX]", "word-explained-twice", 11, "one of the two"),
    Fault("a year that is none", REVIEW, "year: 2020", "year: soon", "bad-year", 5, "four digits"),
    Fault("a pack without a date", "pack.yaml", 'date: "2026-01-31"', 'date: "January"', "bad-date", 3, "2026-11-21"),
    Fault("a file where nothing reads it", "notes.txt", "", "remember\n", "misplaced-file", 1, "Move it"),
    Fault("a word family of one", "search/words.yaml", "[relapse, attack]", "[relapse]", "short-family", 1, "other word"),
)  # fmt: skip
