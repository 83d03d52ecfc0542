"""
The shipped commands: search, show, export and walk, without a window and without Qt.

JSON goes to stdout. Exit 0 whenever the question was answered (also "cannot tell"), 1 for a failed check, 2 for bad input, with one sentence on
stderr that names the field.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import msref
from msref import paths
from msref.content_store.flowcharts import read_chart
from msref.content_store.library import Library, open_library
from msref.content_store.search import SearchIndex
from msref.domain.records import Record
from msref.errors import BadInputError, KnownError
from msref.usecases.read_case import read_case
from msref.usecases.search_content import search_as_json
from msref.usecases.walk_flowchart import walk_as_json

EXIT_ANSWERED = 0
EXIT_BAD_INPUT = 2


class _Parser(argparse.ArgumentParser):
    """Bad calls end with one sentence and exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise BadInputError(f"{message[:1].upper()}{message[1:]}. Try `{self.prog} --help`.", field="arguments")


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    try:
        given = _parser().parse_args(arguments)
        command: Callable[[argparse.Namespace, Library], None] = given.run
        library = open_library(paths.content_file())
        try:
            command(given, library)
        finally:
            library.close()
    except BrokenPipeError:
        # The reader of a pipe has seen enough; that is no failure. Python would print to the closed pipe at exit.
        sys.stderr.close()
        return EXIT_ANSWERED
    except KnownError as fault:
        print(fault, file=sys.stderr)
        return EXIT_BAD_INPUT
    return EXIT_ANSWERED


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="msref",
        description="Offline reference for aggressive multiple sclerosis. Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"msref {msref.__version__}")
    parser.add_argument(
        "--startup-report", action="store_true", help="open the window, print its start-up figures as JSON, close"
    )
    commands = parser.add_subparsers(title="commands", required=True, parser_class=_Parser)

    search = commands.add_parser("search", help="search the library")
    search.add_argument("text", nargs="+", help="plain words; drug: table: chart: source: narrow the search")
    search.add_argument("--json", action="store_true", help="print JSON")
    search.set_defaults(run=_search)

    show = commands.add_parser("show", help="show one record")
    show.add_argument("id")
    show.add_argument("--json", action="store_true", help="print JSON")
    show.set_defaults(run=_show)

    export = commands.add_parser("export", help="print every record, one JSON object a line")
    export.set_defaults(run=_export)

    walk = commands.add_parser("walk", help="walk an algorithm for a case file")
    walk.add_argument("chart", help="id of the algorithm, for instance acute-relapse")
    walk.add_argument("case", help="case file (JSON), or - for standard input")
    walk.set_defaults(run=_walk)
    return parser


def _search(given: argparse.Namespace, library: Library) -> None:
    result = SearchIndex(library.connection).search(" ".join(given.text))
    if given.json:
        _print_json(search_as_json(result))
        return
    if result.did_you_mean:
        print(f"Did you mean: {result.did_you_mean}")
    if result.note:
        print(result.note)
    for hit in result.hits:
        print(f"{hit.id}\n    {hit.title}\n    {hit.snippet}")


def _show(given: argparse.Namespace, library: Library) -> None:
    record = library.record(given.id)
    if given.json:
        _print_json(record_as_json(record))
        return
    print(f"{record.title}\n\n{record.text}")


def _export(_: argparse.Namespace, library: Library) -> None:
    for record in library.records():
        print(json.dumps(record_as_json(record), ensure_ascii=False))


def _walk(given: argparse.Namespace, library: Library) -> None:
    parameters = library.parameters()
    chart = read_chart(library, given.chart)
    case = read_case(_case_text(given.case), parameters, chart)
    _print_json(walk_as_json(chart, case.facts, case.answers, case.today))


def _case_text(place: str) -> str:
    try:
        return sys.stdin.read() if place == "-" else Path(place).read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise BadInputError(f"The case file {place} is not UTF-8 text. Save it as UTF-8.", field="case") from fault
    except OSError as fault:
        raise BadInputError(f"The case file {place} cannot be read ({fault.strerror}).", field="case") from fault


def record_as_json(record: Record) -> dict[str, object]:
    """A record as `show --json` and `export` give it: what it shows as plain text, and where each statement stands."""
    return {
        "id": record.id,
        "kind": record.kind,
        "title": record.title,
        "summary": record.summary,
        "text": record.text,
        "sources": [
            {"key": citation.key, "citation": citation.citation, "locator": citation.locator, "year": citation.year}
            for citation in record.citations
        ],
    }


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
