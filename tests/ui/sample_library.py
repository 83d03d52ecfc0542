"""A small content file written by hand, with one evidence table and one algorithm, for the tests of the pages."""

import json
import sqlite3
from pathlib import Path

from msref.content_store.library import Library, open_library
from msref.content_store.schema import SCHEMA_VERSION, TABLES
from msref.content_store.whole_file import hash_lines, hash_of, hash_place

_COLUMNS = [["study", "Study"], ["people", "People"], ["result", "Result"]]
_ROWS = [
    (
        "row-a",
        "study-a",
        "Trial A (PLEX)",
        ["Trial A", "9", "42.1% against 5.9%"],
        ["PLEX"],
        ["MS", "NMO"],
        ["randomised trial"],
    ),
    ("row-b", "", "Series B (IA)", ["Series B", "60", "72% of 60"], ["IA"], ["MS"], ["case series"]),
    ("row-c", "", "Series C (PLEX)", ["Series C", "10", ""], ["PLEX"], ["MS"], ["case series"]),
    ("row-d", "", "Magaña (PLEX)", ["Magaña", "153", "=59% at 6 months"], ["PLEX"], ["NMO"], ["case series"]),
]
_PARAMETERS: list[dict[str, object]] = [
    {"id": "age_years", "label": "Age", "kind": "integer", "group": "who", "help": "Age in completed years.", "unit": "years",
     "minimum": 0, "maximum": 110, "step": 1},
    {"id": "pregnant", "label": "Pregnant", "kind": "yes_no", "group": "who", "help": "Pregnant now."},
    {"id": "phenotype", "label": "Disease course", "kind": "choice", "group": "disease", "help": "Course of MS now.",
     "choices": [{"id": "rrms", "label": "Relapsing"}, {"id": "ppms", "label": "Primary progressive"}]},
    {"id": "attack_onset", "label": "Start of the attack", "kind": "date", "group": "attack", "help": "First day of symptoms."},
    {"id": "attack_signs", "label": "Signs of the attack", "kind": "choices", "group": "attack", "help": "What is affected.",
     "choices": [{"id": "vision", "label": "Vision"}, {"id": "gait", "label": "Gait"}]},
    {"id": "steroid_grams", "label": "Steroid given", "kind": "number", "group": "attack", "help": "Total so far.", "unit": "g",
     "minimum": 0, "maximum": 20},
]  # fmt: skip
_WEIN = [{"key": "trial1", "locator": "Table 1"}]
_CHART: dict[str, object] = {
    "id": "acute",
    "title": "An acute attack",
    "start": "severe",
    "nodes": [
        {"id": "severe", "kind": "question", "title": "Is the patient an adult?", "text": "Adults and children differ.",
         "why": "The studies were of adults.", "sources": _WEIN, "edges": [
            {"id": "yes", "label": "Yes", "kind": "answer", "to": "steroids", "when": {"parameter": "age_years", "at_least": 18}},
            {"id": "no", "label": "No", "kind": "answer", "to": "child", "when": {"parameter": "age_years", "fewer_than": 18}},
            {"id": "unclear", "label": "Cannot tell", "kind": "cannot_tell", "to": "ask"}]},
        {"id": "steroids", "kind": "action", "title": "Steroids are an option", "text": "Steroids were studied.", "sources": _WEIN,
         "edges": [{"id": "on", "label": "", "kind": "answer", "to": "better"}]},
        {"id": "better", "kind": "question", "title": "Is there improvement?", "text": "Improvement of the deficit.",
         "why": "The next step depends on it.", "sources": _WEIN, "edges": [
            {"id": "better-yes", "label": "Improved", "kind": "answer", "to": "watch"},
            {"id": "better-no", "label": "Not improved", "kind": "answer", "to": "plex"},
            {"id": "better-unclear", "label": "Cannot tell", "kind": "cannot_tell", "to": "watch"},
            {"id": "better-none", "label": "Not available here", "kind": "not_available", "to": "ask"}]},
        {"id": "watch", "kind": "end", "title": "Follow-up", "text": "Follow-up was described.", "sources": _WEIN, "edges": []},
        {"id": "plex", "kind": "end", "title": "Plasma exchange is an option", "text": "One trial.", "sources": _WEIN, "edges": []},
        {"id": "child", "kind": "end", "title": "Paediatric advice", "text": "Not covered.", "sources": _WEIN, "edges": []},
        {"id": "ask", "kind": "end", "title": "Advice of a centre", "text": "An option.", "sources": _WEIN, "edges": []},
    ],
    "flags": [
        {"id": "pregnancy", "when": {"parameter": "pregnant", "is": True}, "text": "Pregnancy: each step has its own page.",
         "text_if_unknown": "Whether the patient is pregnant is not known.", "sources": _WEIN},
    ],
}  # fmt: skip
_PLACES = {
    "severe": (190, 10),
    "steroids": (60, 130),
    "better": (60, 250),
    "watch": (0, 390),
    "plex": (190, 390),
    "child": (370, 130),
    "ask": (530, 390),
}


def sample_library(folder: Path) -> Library:
    """Write the content file into a folder and open it."""
    path = folder / "reference.sqlite"
    base = sqlite3.connect(path)
    base.executescript(TABLES)
    base.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    meta = {
        "pack_id": "test",
        "version": "7",
        "date": "2024-05-01",
        "review_state": "draft",
        "reviewed_by": "[]",
        "licence": "none",
        "record_count": "2",
    }
    base.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    base.execute(
        "INSERT INTO source VALUES ('trial1', 'Trial one', 'Trial 1999', 'Author A. Trial one. 1999.', 1999, '', 'randomised trial', '', 'abstract', '', '', '')"
    )
    _write_table(base)
    for number, spec in enumerate(_PARAMETERS):
        base.execute("INSERT INTO parameter VALUES (?, ?, ?)", (number, spec["id"], json.dumps(spec)))
    base.execute("INSERT INTO flowchart VALUES ('acute', ?, ?)", (json.dumps(_CHART), json.dumps(_layout())))
    base.commit()
    base.close()
    hash_place(path).write_text(hash_lines(path, hash_of(path)), encoding="ascii")
    return open_library(path)


def _write_table(base: sqlite3.Connection) -> None:
    _write_record(base, 1, "results", "table", "Results of trials")
    _write_record(base, 2, "row-a", "table_row", "Trial A (PLEX)")
    _write_record(base, 3, "acute", "flowchart", "An acute attack")
    base.execute("INSERT INTO citation VALUES ('row-a', 1, 'trial1', 'abstract')")
    base.execute(
        "INSERT INTO evidence_table VALUES ('results', ?, ?)", (json.dumps(_COLUMNS), json.dumps(["Series differ."]))
    )
    for number, (row_id, study, title, cells, treatment, population, design) in enumerate(_ROWS):
        facets = {"treatment": treatment, "population": population, "design": design}
        base.execute(
            "INSERT INTO table_row VALUES ('results', ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                row_id,
                study,
                title,
                json.dumps(cells),
                json.dumps(facets),
                json.dumps([f"{title} 1999, abstract"]),
            ),
        )


def _write_record(base: sqlite3.Connection, rank: int, record_id: str, kind: str, title: str) -> None:
    base.execute(
        "INSERT INTO record VALUES (?, ?, ?, ?, 'A summary.', 'acute', '', '', '', '[]', '[]', '[]', '{}')",
        (rank, record_id, kind, title),
    )


def _layout() -> dict[str, object]:
    nodes = _CHART["nodes"]
    assert isinstance(nodes, list)
    boxes = [
        {"node": node["id"], "kind": node["kind"], "place": [*_PLACES[node["id"]], 170, 60], "lines": [node["title"]]}
        for node in nodes
    ]
    edges = []
    for node in nodes:
        for target in dict.fromkeys(edge["to"] for edge in node["edges"]):
            ways = [edge for edge in node["edges"] if edge["to"] == target]
            (x, y), (to_x, to_y) = _PLACES[node["id"]], _PLACES[target]
            words = [way["label"] for way in ways if way["label"]]
            middle = to_y - 30
            points = [[x + 85, y + 60], [x + 85, middle], [to_x + 85, middle], [to_x + 85, to_y]]
            label = [to_x + 30, middle - 10, 110, 20] if words else None
            edges.append(
                {
                    "node": node["id"],
                    "to": target,
                    "edges": [way["id"] for way in ways],
                    "points": points,
                    "lines": words,
                    "label": label,
                }
            )
    return {"width": 720, "height": 470, "font_px": 13, "boxes": boxes, "edges": edges}
