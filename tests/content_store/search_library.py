"""A small library for search tests, made by hand: few records, every trait that search must cope with."""

import json
import sqlite3
from collections.abc import Sequence

from msref.content_compiler.search_index import build_search_index
from msref.content_store.schema import SEARCH_TABLES, TABLES

FAMILIES = (
    ("pregnant", "pregnancy", "pregnancies", "gestation"),
    ("child", "children", "paediatric", "pediatric"),
    ("plasma exchange", "plasmapheresis", "PLEX"),
    ("anti-CD20", "B-cell depletion"),
)

# id, kind, title, summary, text, synonyms, brands: in order of importance
RECORDS: tuple[tuple[str, str, str, str, str, tuple[str, ...], str], ...] = (
    (
        "acute-relapse",
        "flowchart",
        "Acute relapse",
        "From first look to treatment.",
        "Is this a relapse or an infection?",
        ("attack",),
        "",
    ),
    (
        "plex",
        "article",
        "Plasma exchange for a severe relapse",
        "Used when steroids fail.",
        "Plasma exchange removes antibodies. In pregnancy it has been used. " + "Filler sentence about nothing. " * 20,
        ("TPE",),
        "",
    ),
    (
        "live-vaccines",
        "article",
        "Live vaccines",
        "Live vaccines are contraindicated during immunosuppression and in pregnancy.",
        "Fingolimod: vaccination one month before. Varicella and MMR are live.",
        ("MMR",),
        "",
    ),
    (
        "planning-pregnancy",
        "article",
        "Planning a pregnancy",
        "Plan before conception.",
        "Discuss drugs early.",
        (),
        "",
    ),
    (
        "children",
        "article",
        "Relapse in children",
        "Children relapse often.",
        "Repeated courses were used in children.",
        (),
        "",
    ),
    (
        "natalizumab",
        "drug",
        "Natalizumab",
        "An antibody; PML needs risk assessment.",
        "The JCV index above 1.5 raises the risk of PML. Relapsing disease can return after it is stopped.",
        ("Tysabri", "PML"),
        "Tysabri",
    ),
    ("fingolimod", "drug", "Fingolimod", "An oral drug.", "Contraindicated in pregnancy.", ("Gilenya",), "Gilenya"),
    (
        "ocrelizumab",
        "drug",
        "Ocrelizumab",
        "An anti-CD20 antibody.",
        "Depletes B cells.",
        ("anti-CD20", "Ocrevus"),
        "Ocrevus",
    ),
    ("anti-cd20", "article", "Anti-CD20 antibodies", "They deplete B cells.", "Ocrelizumab and rituximab.", (), ""),
    ("results", "table", "Results of plasma exchange", "Each study.", "Randomised trials and cohorts.", (), ""),
    (
        "row-1",
        "table_row",
        "Weinshenker 1999: plasma exchange",
        "42 percent improved.",
        "Sham exchange was the comparator.",
        (),
        "",
    ),
    (
        "term-meniere",
        "glossary",
        "Ménière (inner ear disease)",
        "An illness of the inner ear.",
        "Vertigo.",
        ("endolymphatic hydrops",),
        "",
    ),
    ("term-or", "glossary", "OR (odds ratio)", "A ratio of odds.", "Statistics.", (), ""),
    (
        "arrambide2020",
        "source",
        "Arrambide 2020, review of aggressive MS",
        "A review.",
        "Pregnancy, vaccines, fingolimod, relapse.",
        (),
        "",
    ),
    ("case-1", "case", "Case: a relapse in pregnancy", "A fictional case.", "She is pregnant.", (), ""),
)


def small_library(families: Sequence[Sequence[str]] = FAMILIES) -> sqlite3.Connection:
    """An indexed library in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(TABLES + SEARCH_TABLES)
    for rank, (record_id, kind, title, summary, text, synonyms, brands) in enumerate(RECORDS, 1):
        extra = json.dumps({"brands": brands} if brands else {})
        connection.execute(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, 'acute', '', '', ?, '[]', ?, '[]', ?)",
            (rank, record_id, kind, title, summary, text, json.dumps(synonyms), extra),
        )
    build_search_index(connection, families)
    return connection
