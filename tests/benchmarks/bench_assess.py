"""
How long it takes to hold every definition of the real content against one patient.

Prints JSON with milliseconds: p50, p95, p99, and the same of the processor's time of this process alone, which a busy machine hardly changes.
"changed_fact" is what a page does when one fact changes: every definition answered, with what does not hang on the fact carried on.
Run: ``python -m tests.benchmarks.bench_assess [rounds]``. Not a test: it asserts nothing about time. The aim is below 5 ms for all definitions
of one patient.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Final

from msref.domain.criteria.evaluate import Memo
from msref.usecases.assess_criteria import assess_all, assess_as_json, criteria_matrix, read_facts
from tests.content.real_definitions import compiled

Work = Callable[[int], object]
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
    memo = Memo()

    def changed_fact(at: int) -> None:
        memo.forget({"relapses_12m"})
        criteria_matrix(definitions, facts.with_value("relapses_12m", at % 4), TODAY, memo)

    works: dict[str, Work] = {
        "assess_all": lambda _: assess_all(definitions, facts, TODAY),
        "criteria_matrix": lambda _: criteria_matrix(definitions, facts, TODAY),
        "changed_fact": changed_fact,
        "assess_as_json": lambda _: assess_as_json(definitions, facts, TODAY),
    }
    for name, work in works.items():
        wall, processor = [], []
        for at in range(rounds):
            start, begun = time.perf_counter(), time.process_time()
            work(at)
            processor.append((time.process_time() - begun) * 1000)
            wall.append((time.perf_counter() - start) * 1000)
        print(json.dumps({"what": name, **_told("", wall), **_told("cpu_", processor)}))  # noqa: T201  as above


def _told(prefix: str, taken: list[float]) -> dict[str, float]:
    cut = statistics.quantiles(taken, n=100)
    figures = {"p50_ms": cut[49], "p95_ms": cut[94], "p99_ms": cut[98], "least_ms": min(taken)}
    return {prefix + name: round(value, 3) for name, value in figures.items()}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
