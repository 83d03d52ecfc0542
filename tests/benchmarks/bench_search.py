"""
How long one keystroke of search takes in a library far larger than the real one, and in the real one.

Builds 100,000 synthetic records once (Zipf words, kept under .out/bench), types queries letter by letter, prints JSON with milliseconds:
p50, p95, p99 and the slowest texts. Run: ``python -m tests.benchmarks.bench_search [records] [real library]``.
Not a test: it asserts nothing about time.
"""

import json
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Final

from msref.content_compiler.search_index import build_search_index
from msref.content_store.schema import SEARCH_TABLES, TABLES
from msref.content_store.search import SearchIndex

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / ".out" / "bench"
SEED: Final = 20240611
VOCABULARY: Final = 40_000
# Words that a clinician types, put among the most frequent synthetic ones so that the worst cases are real.
COMMON: Final = (
    "treatment",
    "disease",
    "relapse",
    "patients",
    "natalizumab",
    "pregnancy",
    "vaccine",
    "plasma",
    "exchange",
    "fingolimod",
)
FAMILIES: Final = (
    ("plasma exchange", "plex", "plasmapheresis"),
    ("pregnancy", "pregnant", "gestation"),
    ("vaccine", "vaccination"),
)
KINDS: Final = ("article", "drug", "table", "study", "table_row", "glossary", "source", "case")
TYPED: Final = (
    "the",
    "treatment",
    "treatment of disease",
    "natalizumab",
    "natalizumab pregnancy",
    "vaccine NOT pregnancy",
    "plasma exchange relapse",
    "plex pregnant",
    "natalizumb",
    "fingolimdo vaccine",
    "treatmnet disaese",
    "relapse patients treatment disease natalizumab",
    "zzzzq treatment",
    "JCV index > 1.5",
    "drug: treatment",
    "source: relapse vaccine",
)
RARE_QUERIES: Final = 40
ONSETS: Final = "b c d f g l m n p r s t v st tr pl ph"
VOWELS: Final = "a e i o u ia eo"


def synthetic_words() -> list[str]:
    """Made-up words, frequent ones first, with the clinical ones among the first fifty."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable text, nothing secret
    onsets, vowels = ONSETS.split(), VOWELS.split()
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        made[
            "".join(chance.choice(onsets) + chance.choice(vowels) for _ in range(chance.randint(1, 4)))
            + chance.choice("nrslm")
        ] = None
    words = list(made)
    for number, word in enumerate(COMMON):
        words.insert(number * 5, word)
    return words


def build(path: Path, records: int) -> None:
    """Write a library with so many synthetic records."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable text, nothing secret
    words = synthetic_words()
    weights = list(accumulate(1 / (place + 2.7) for place in range(len(words))))
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".tmp")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES + SEARCH_TABLES)
    connection.execute("BEGIN")
    for rank in range(1, records + 1):
        body = chance.choices(words, cum_weights=weights, k=chance.randint(60, 500))
        title = chance.choices(words, cum_weights=weights, k=chance.randint(3, 8))
        kind = KINDS[rank * len(KINDS) // (records + 1)]
        connection.execute(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, 'acute', '', '', ?, '[]', ?, '[]', '{}')",
            (
                rank,
                f"record-{rank}",
                kind,
                " ".join(title).capitalize(),
                " ".join(body[:20]),
                " ".join(body),
                json.dumps(title[:1]),
            ),
        )
    build_search_index(connection, FAMILIES)
    connection.close()
    unfinished.replace(path)


def keystrokes() -> Iterator[str]:
    """Every text on the way to each query; rare words and pairs of them beside the listed queries."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable text, nothing secret
    words = synthetic_words()
    rare = [" ".join(chance.choices(words[200:8000], k=chance.randint(1, 3))) for _ in range(RARE_QUERIES)]
    for text in (*TYPED, *rare):
        for end in range(1, len(text) + 1):
            yield text[:end]


def measure(path: Path) -> dict[str, object]:
    """Type everything once warm-up is done; milliseconds of each search."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    index = SearchIndex(connection)
    texts = list(keystrokes())
    for text in texts[::7]:
        index.search(text)
    timed = []
    for text in texts:
        start = time.perf_counter()
        index.search(text)
        timed.append(((time.perf_counter() - start) * 1000, text))
    connection.close()
    took = [milliseconds for milliseconds, _ in timed]
    cuts = statistics.quantiles(took, n=100)
    return {
        "file": path.name,
        "megabytes": round(path.stat().st_size / 1e6, 1),
        "keystrokes": len(took),
        "p50_ms": round(cuts[49], 2),
        "p95_ms": round(cuts[94], 2),
        "p99_ms": round(cuts[98], 2),
        "max_ms": round(max(took), 2),
        "slowest": [[text, round(milliseconds, 1)] for milliseconds, text in sorted(timed, reverse=True)[:12]],
    }


def main(arguments: list[str]) -> None:
    """Measure the synthetic library, and the real one when its path is given."""
    records = int(arguments[0]) if arguments else 100_000
    path = FOLDER / f"search-{records}.sqlite"
    if not path.is_file():
        build(path, records)
    measured = [measure(path), *(measure(Path(real).resolve()) for real in arguments[1:])]
    sys.stdout.write(json.dumps(measured, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
