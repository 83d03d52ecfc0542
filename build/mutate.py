# ruff: noqa: INP001, T201 - a script that prints, never a package (a package named build breaks python -m build)
"""
Plants mistakes in the clinical core and in the content, one at a time, and counts those that the tests and the cases notice.

    python build/mutate.py                 both, about half an hour on one core
    python build/mutate.py --content       the rules of the content only, some minutes
    python build/mutate.py --code          the code of the core only
    python build/mutate.py --sample 200    a sample of so many of each, always the same
    python build/mutate.py --only dates    those whose id contains these words; no figures are kept

The figures and the survivors go to `.out/mutation.json`, a summary to the screen. Variants that mean the same as the original are listed with their
reasons in `mutation_survivors.md` and are not counted. Ends with 1 when a figure is below its goal. `dev.py mutate` calls it.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import mutate_code  # noqa: E402 - the project's folder is made known first
import mutate_content  # noqa: E402

RESULT: Final = ROOT / ".out" / "mutation.json"
EQUIVALENT: Final = ROOT / "build" / "mutation_survivors.md"
GOALS: Final = {"code": 0.90, "content": 0.98}
RUNS: Final = {"content": mutate_content.run, "code": mutate_code.run}
_LISTED: Final = re.compile(r"^- `(.+)`", re.MULTILINE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--code", action="store_true", help="only the code of the core")
    parser.add_argument("--content", action="store_true", help="only the rules of the content")
    parser.add_argument("--sample", type=int, metavar="N", help="try N variants of each, chosen with a fixed seed")
    parser.add_argument("--only", default="", metavar="WORDS", help="only variants whose id contains these words")
    given = parser.parse_args(arguments)
    wanted = [name for name in RUNS if getattr(given, name)] or list(RUNS)
    equivalent = frozenset(_LISTED.findall(EQUIVALENT.read_text(encoding="utf-8")))
    failed = False
    for name in wanted:
        found = RUNS[name](given.sample, equivalent, given.only)
        found["killed_part"] = round(found["killed"] / found["tried"], 4) if found["tried"] else None
        whole = given.sample is None and not given.only
        failed |= not tell(name, found, whole=whole, equivalent=equivalent)
        if not given.only:
            # Read only now: another run may have written its half meanwhile.
            report: dict[str, Any] = json.loads(RESULT.read_text(encoding="utf-8")) if RESULT.is_file() else {}
            report[name] = found
            RESULT.parent.mkdir(exist_ok=True)
            RESULT.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            print(f"\nFigures and survivors of {name}: {RESULT.relative_to(ROOT)}")
    return 1 if failed else 0


def tell(name: str, found: dict[str, Any], *, whole: bool, equivalent: frozenset[str]) -> bool:
    """Print the summary of one run; returns whether its goal is reached."""
    reached: bool = found["tried"] > 0 and found["killed"] / found["tried"] >= GOALS[name]
    print(f"\n== {name}: {found['killed']} of {found['tried']} variants noticed", end=" ")
    print(f"({found['killed'] / max(found['tried'], 1):.1%}, the goal is {GOALS[name]:.0%})")
    if found["tried"] + len(found["equivalent"]) < found["possible"]:
        print(f"   a part of the {found['possible']} that there are")
    print(f"   {len(found['equivalent'])} more mean the same as the original and are not counted")
    for kind, counted in found["by_kind"].items():
        print(f"   {counted['killed']:5} of {counted['tried']:5}  {kind}")
    for survivor in found["survivors"]:
        print(f"   survived: {survivor}")
    if whole:
        for stale in sorted(one for one in equivalent if one.startswith(f"{name} ") and one not in found["equivalent"]):
            print(f"   listed as the same but noticed, or no longer there: {stale}")
    return reached


if __name__ == "__main__":
    sys.exit(main())
