"""
How long it takes to hold every definition of the real content against one patient.

Prints JSON with milliseconds: p50, p95, p99. Run: ``python -m tests.benchmarks.bench_assess [rounds]``.
Not a test: it asserts nothing about time. The aim is below 5 ms for all definitions of one patient.
"""

import json
import statistics
import sys
import time
from datetime import date
from typing import Final

from msref.usecases.assess_criteria import assess_all, assess_as_json, read_facts
from tests.content.real_definitions import compiled

TODAY: Final = date(2026, 11, 20)
CASE: Final[dict[str, object]] = {
    "age_years": 34,
    "course": "rrms",
    "onset_date": "2020-04-10",
    "edss": 3.0,
    "edss6_reached": False,
    "relapses_12m": 2,
    "disabling_relapses_12m": 2,
    "dmt_exposures": [],
    "gd_lesions": 0,
    "t2_increase": "no_earlier_mri",
}


def main(rounds: int) -> None:
    """Measure and print."""
    definitions, _ = compiled()
    facts, _ = read_facts(CASE, definitions.parameters, TODAY)
    print(json.dumps({"definitions": len(definitions.definitions), "rounds": rounds}))  # noqa: T201  a bench speaks by print
    for name, work in (("assess_all", assess_all), ("assess_as_json", assess_as_json)):
        taken = []
        for _ in range(rounds):
            start = time.perf_counter()
            work(definitions, facts, TODAY)
            taken.append((time.perf_counter() - start) * 1000)
        cut = statistics.quantiles(taken, n=100)
        told = {"what": name, "p50_ms": cut[49], "p95_ms": cut[94], "p99_ms": cut[98], "least_ms": min(taken)}
        print(json.dumps(told))  # noqa: T201  a bench speaks by print


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
