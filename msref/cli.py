"""
The shipped commands: search, show, export, walk, assess, plan, calc and verify, without a window and without Qt.

JSON goes to stdout. Exit 0 whenever the question was answered (also "cannot tell"), 1 for a failed check and for content that cannot be shown, 2 for
bad input, with one sentence on stderr that names the field.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn, Protocol

import msref
from msref import paths
from msref.content_store.criteria import read_definitions
from msref.content_store.flowcharts import read_chart
from msref.content_store.library import Library
from msref.content_store.open_file import ContentFiles
from msref.content_store.options import read_options
from msref.content_store.search import SearchIndex
from msref.content_store.sqlite_features import sqlite_version
from msref.content_store.timing import read_timing_rules, read_vaccines
from msref.domain.records import Record
from msref.errors import BadInputError, ContentError, KnownError
from msref.reports.installation_report import (
    InstallationReport,
    report_as_json,
    report_html,
    report_text,
    report_title,
    verdict_word,
)
from msref.usecases.assess_criteria import assess_as_json
from msref.usecases.case_file import case_from_text
from msref.usecases.check_program_files import LIST_NAME
from msref.usecases.plan_dates import plan, plan_as_ics, plan_as_json
from msref.usecases.read_case import Case
from msref.usecases.run_calculator import calc_as_json, calc_csv, inputs_from_pairs
from msref.usecases.search_content import search_as_json
from msref.usecases.verify_installation import Installation, verify
from msref.usecases.walk_flowchart import walk_as_json
from msref.user_store.policy import NO_POLICY, Policy

EXIT_ANSWERED = 0
EXIT_FAILED_CHECK = 1
EXIT_BAD_INPUT = 2


class Qt(Protocol):
    """What `verify` needs of Qt; given from outside, because the commands know nothing of it."""

    version: str

    def write_pdf(self, title: str, body: str, made: str, today: date, path: str) -> bool:
        """Write a page as PDF, `made` in the head of every sheet; False when the file cannot be written."""


class _Parser(argparse.ArgumentParser):
    """Bad calls end with one sentence and exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise BadInputError(f"{message[:1].upper()}{message[1:]}. Try `{self.prog} --help`.", field="arguments")


def main(arguments: Sequence[str], *, policy: Policy = NO_POLICY, qt: Qt | str | None = None) -> int:
    """Run one command under the policy of the organisation; returns the exit code. `qt` is Qt for `verify`, or why it cannot be loaded."""
    try:
        given = _parser().parse_args(arguments)
        if given.command == "verify":
            return _verify(given, policy, qt)
        _run(given, policy)
    except BrokenPipeError:
        # The reader of a pipe has seen enough; that is no failure. Python would print to the closed pipe at exit.
        sys.stderr.close()
        return EXIT_ANSWERED
    except ContentError as fault:
        print(" ".join(str(fault).split("\n\n")), file=sys.stderr)
        return EXIT_FAILED_CHECK
    except KnownError as fault:
        print(fault, file=sys.stderr)
        return EXIT_BAD_INPUT
    return EXIT_ANSWERED


def _run(given: argparse.Namespace, policy: Policy) -> None:
    if policy.is_reference and given.about_patient:
        raise KnownError(policy.problem or policy.refusal)
    command: Callable[[argparse.Namespace, Library], None] = given.run
    connection, remark = ContentFiles(*paths.content_files(policy.content_folder)).open()
    if remark:
        print(remark, file=sys.stderr)
    library = Library(connection)
    try:
        command(given, library)
    finally:
        library.close()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="msref",
        description="Offline reference for aggressive multiple sclerosis. Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"msref {msref.__version__}")
    parser.add_argument(
        "--startup-report", action="store_true", help="open the window, print its start-up figures as JSON, close"
    )
    parser.set_defaults(about_patient=False)
    commands = parser.add_subparsers(title="commands", dest="command", required=True, parser_class=_Parser)
    _add_reading_commands(commands.add_parser)
    _add_patient_commands(commands.add_parser)
    check = commands.add_parser("verify", help="check this installed copy on this computer")
    check.add_argument("--json", action="store_true", help="print JSON")
    check.add_argument("--pdf", metavar="FILE", help="also write the report as PDF, for the safety file")
    return parser


def _add_reading_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    search = add("search", help="search the library")
    search.add_argument("text", nargs="+", help="plain words; drug: table: chart: source: narrow the search")
    search.add_argument("--json", action="store_true", help="print JSON")
    search.set_defaults(run=_search)

    show = add("show", help="show one record")
    show.add_argument("id")
    show.add_argument("--json", action="store_true", help="print JSON")
    show.set_defaults(run=_show)

    export = add("export", help="print every record, one JSON object a line")
    export.set_defaults(run=_export)


def _add_patient_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    walk = add("walk", help="walk an algorithm for a case file")
    walk.add_argument("chart", help="id of the algorithm, for instance acute-relapse")
    walk.add_argument("case", help="case file (JSON), or - for standard input")
    walk.set_defaults(run=_walk, about_patient=True)

    assess = add("assess", help="hold a case against every published definition")
    assess.add_argument("case", help="case file (JSON), or - for standard input")
    assess.set_defaults(run=_assess, about_patient=True)

    dates = add("plan", help="all date windows of a case")
    dates.add_argument("case", help="case file (JSON), or - for standard input")
    dates.add_argument("--ics", action="store_true", help="print a calendar file instead of JSON")
    dates.set_defaults(run=_plan, about_patient=True)

    calc = add("calc", help="run a calculator")
    calc.add_argument("name", help="for instance edss or plasma_volume")
    calc.add_argument("inputs", nargs="*", metavar="key=value")
    calc.add_argument("--json", action="store_true", help="print JSON (the default)")
    calc.add_argument("--csv", metavar="FILE", help="a CSV file with one column per input, or - for standard input")
    calc.set_defaults(run=_calc, about_patient=True)


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
    chart, _ = read_chart(library, given.chart)
    case = _case(given.case, library)
    options = read_options(library)
    _print_json(walk_as_json(chart, case.facts, case.answers_in(chart.id), case.today, options=options))


def _assess(given: argparse.Namespace, library: Library) -> None:
    case = _case(given.case, library)
    _print_json(assess_as_json(read_definitions(library), case.facts, case.today))


def _plan(given: argparse.Namespace, library: Library) -> None:
    case = _case(given.case, library)
    made = plan(read_timing_rules(library), read_vaccines(library), case.facts, case.today, library.parameters())
    if given.ics:
        sys.stdout.write(plan_as_ics(made))
    else:
        _print_json(plan_as_json(made))


def _calc(given: argparse.Namespace, _: Library) -> None:
    if given.csv:
        if given.inputs:
            raise BadInputError("With --csv the inputs come from the file; leave key=value out.", field="inputs")
        sys.stdout.write(calc_csv(given.name, _text_of(given.csv, "csv")))
    else:
        _print_json(calc_as_json(given.name, inputs_from_pairs(given.inputs)))


def _verify(given: argparse.Namespace, policy: Policy, qt: Qt | str | None) -> int:
    year, month, day = time.localtime()[:3]
    working = None if qt is None or isinstance(qt, str) else qt
    installation = Installation(
        root=paths.program_root(),
        hash_list=_hash_list(),
        own_places=(paths.user_folder(), paths.program_root() / ".portable"),
        content=paths.content_files(policy.content_folder),
        fonts=paths.fonts_folder(),
        policy=policy,
        qt_version=working.version if working else "",
        qt_fault=qt if isinstance(qt, str) else "it was not given",
        today=date(year, month, day),
    )
    report = InstallationReport(
        made=time.strftime("%Y-%m-%d at %H:%M:%S, UTC %z"),
        computer=os.environ.get("COMPUTERNAME") or (os.uname().nodename if hasattr(os, "uname") else "not known"),
        versions={
            "msref": msref.__version__,
            "Python": sys.version.split()[0],
            "SQLite": sqlite_version(),
            "Qt": installation.qt_version or "none",
            "System": sys.platform,
        },
        checks=verify(installation),
    )
    if given.json:
        _print_json(report_as_json(report))
    else:
        print(report_text(report), end="")
    if given.pdf:
        made = f"msref {msref.__version__} on {report.computer}, {report.made}: {verdict_word(report)}"
        page = (report_title(), report_html(report), made, installation.today, given.pdf)
        if working is None or not working.write_pdf(*page):
            raise BadInputError(f"The PDF {given.pdf} could not be written. Choose another folder.", field="pdf")
    return EXIT_ANSWERED if report.passed else EXIT_FAILED_CHECK


def _hash_list() -> Path | None:
    """The list of hashes of an installed program; None in a clone."""
    if not paths.is_frozen():
        return None
    beside, inside = paths.program_root() / LIST_NAME, paths.source_root() / LIST_NAME
    return inside if inside.is_file() and not beside.is_file() else beside


def _case(place: str, library: Library) -> Case:
    """The case of a file, refused when it contradicts itself."""
    return case_from_text(_text_of(place, "case"), library.parameters())


def _text_of(place: str, field: str) -> str:
    try:
        return sys.stdin.read() if place == "-" else Path(place).read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise BadInputError(f"The {field} file {place} is not UTF-8 text. Save it as UTF-8.", field=field) from fault
    except OSError as fault:
        raise BadInputError(f"The {field} file {place} cannot be read ({fault.strerror}).", field=field) from fault


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
