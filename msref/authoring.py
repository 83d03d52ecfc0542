"""
The author's command `msref-content`: build, check and cases; the only importer of the compiler.

Exit 0 when the content is without fault (and written, for `build`), 1 when a fault was found, 2 when the call or the place is wrong.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from msref import paths
from msref.content_compiler.compile_library import compile_library
from msref.content_compiler.compiled import CompiledLibrary
from msref.content_compiler.write import write_library


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `msref-content`; returns the exit code."""
    parser = argparse.ArgumentParser(prog="msref-content", description="Check and build the content of msref.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, words in (
        ("build", "check the content and write the file that msref reads"),
        ("check", "check the content and write nothing"),
        ("cases", "list the cases of the algorithms and the end each one reaches"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("--content", type=Path, default=paths.content_folder(), help="the content folder")
        if name == "build":
            command.add_argument("--to", type=Path, default=paths.content_file(), help="the file to write")
    given = parser.parse_args(arguments)
    library, problems = compile_library(given.content)
    if library is None:
        for problem in problems:
            print(problem, file=sys.stderr)
        print(f"{len(problems)} faults; nothing was written.", file=sys.stderr)
        return 1
    if given.command == "build":
        return _build(library, given.to)
    if given.command == "cases":
        print(
            json.dumps(
                [{"id": record.id, "title": record.title} for record in library.records if record.kind == "case"],
                indent=1,
            )
        )
        return 0
    print(f"{len(library.records)} records, no fault.")
    return 0


def _build(library: CompiledLibrary, target: Path) -> int:
    try:
        write_library(library, target)
    except OSError as fault:
        print(f"{target} cannot be written ({fault.strerror}); the file that was there is untouched.", file=sys.stderr)
        return 2
    print(f"{len(library.records)} records written to {target} ({target.stat().st_size // 1024} KiB).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
