# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
Content mutation: whether some case of the content fails when a rule is written wrong in one place.

Every wrong variant of the criteria, timing rules, vaccines, ways of the algorithms and statements of the options ledger is held against the content's own
cases. A variant under which every case still holds has survived: it is a mistake that an author could make unnoticed.
"""

import random
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from content_cases import CaseFailsError, Suite, read_content, suites
from mutate_criteria import Variant

from msref.errors import BugError

SEED: Final = 20261120


def run(sample: int | None, equivalent: Collection[str], only: str = "") -> dict[str, Any]:
    """
    Work all variants, those whose id contains `only`, or a sample of them with a fixed seed.

    `equivalent` are the ids of variants that mean the same as the content.
    """
    content = read_content()
    kinds = suites(content)
    for suite in kinds:
        for check in suite.checks():
            check.work()
    every = list(named_variants(kinds))
    found = [one for one in every if only in one[0]]
    total = len(every)
    if sample is not None and sample < total:
        found = random.Random(SEED).sample(found, sample)  # noqa: S311 - a repeatable sample, nothing secret
    tally: dict[str, dict[str, int]] = {}
    survivors, same = [], []
    for name, suite, one, variant in found:
        killed = is_killed(suite, one, variant)
        if not killed and name in equivalent:
            same.append(name)
            continue
        for row in (suite.name, f"{suite.name}: {variant.kind}"):
            counted = tally.setdefault(row, {"tried": 0, "killed": 0})
            counted["tried"] += 1
            counted["killed"] += killed
        if not killed:
            survivors.append(name)
    tried = len(found) - len(same)
    return {
        "possible": total,
        "tried": tried,
        "killed": tried - len(survivors),
        "by_kind": dict(sorted(tally.items())),
        "survivors": survivors,
        "equivalent": same,
    }


def named_variants(kinds: Sequence[Suite]) -> Iterator[tuple[str, Suite, str, Variant]]:
    """Every variant with an id that stays the same while the rule does; equal words in one rule are numbered."""
    seen: Counter[str] = Counter()
    for suite in kinds:
        for one, variant in suite.variants():
            name = f"content {suite.name}/{one}: [{variant.kind}] {variant.words}"
            seen[name] += 1
            yield (f"{name} ({seen[name]})" if seen[name] > 1 else name), suite, one, variant


def is_killed(suite: Suite, one: str, variant: Variant) -> bool:
    """Whether a case fails under the variant."""
    try:
        suite.work(one, variant.data)
    except (CaseFailsError, BugError):
        return True
    return False
