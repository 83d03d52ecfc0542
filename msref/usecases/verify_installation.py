"""
Holds an installed copy against what was shipped, on the computer it runs on: program files, content, hand-worked cases, search, letters, Qt, policy.

Each check says whether it passed, in a sentence, and lists what differs. Nothing is mended and nothing is sent anywhere. Not here: how the report looks
(`reports/installation_report`), and asking the time and the places.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from msref.content_store.library import Library
from msref.content_store.open_file import ContentFiles
from msref.content_store.search import SearchIndex
from msref.content_store.sqlite_features import finds_whole_words
from msref.content_store.whole_file import WholeFile, hash_of
from msref.domain.golden import KINDS
from msref.errors import KnownError
from msref.usecases.check_program_files import FileDifferences, check_program_files, sha256_of
from msref.usecases.describe_content import content_line, review_words
from msref.usecases.font_coverage import signs_of
from msref.usecases.golden_cases import GoldenResult, run_golden_cases
from msref.user_store.policy import Policy

FONT_FILES: Final = (
    "IBMPlexSans-Regular.ttf",
    "IBMPlexSans-SemiBold.ttf",
    "IBMPlexSans-Bold.ttf",
    "IBMPlexSans-Italic.ttf",
    "msref-symbols.ttf",
)
_SYMBOLS: Final = "msref-symbols.ttf"
_PASSED, _FAILED, _NOT_CHECKED = "passed", "failed", "not checked"
_KIND_WORDS: Final = {
    "definition": "of definitions",
    "timing": "of date rules",
    "calculator": "of calculators",
    "chart": "of algorithms",
    "option": "of the options ledger",
}


@dataclass(frozen=True, slots=True)
class Installation:
    """
    What is to be checked, and where.

    `hash_list` is None in a clone, which was not installed from anywhere. `content` names the copies that may be opened, best first. `qt_version` is
    empty when Qt cannot be loaded, and `qt_fault` says why.
    """

    root: Path
    hash_list: Path | None
    own_places: tuple[Path, ...]
    content: tuple[Path, ...]
    fonts: Path
    policy: Policy
    qt_version: str
    qt_fault: str
    today: date


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `state` is passed, failed or not checked; `details` list what differs."""

    name: str
    title: str
    state: str
    words: str
    details: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something is not as it should be."""
        return self.state == _FAILED


def verify(installation: Installation) -> tuple[Check, ...]:
    """Every check, in the order of the report."""
    return (
        _program_files(installation),
        *_content_checks(installation),
        _full_text(),
        _qt(installation),
        _policy(installation),
    )


def _program_files(installation: Installation) -> Check:
    title = "Program files"
    if installation.hash_list is None:
        return Check(
            "program_files",
            title,
            _NOT_CHECKED,
            "This is a clone of the source and no installed program: there is no list of hashes.",
        )
    if not installation.hash_list.is_file():
        words = f"The list of hashes {installation.hash_list} is missing, so the program cannot be checked. Install msref again."
        return Check("program_files", title, _FAILED, words)
    found = check_program_files(installation.root, installation.hash_list, installation.own_places)
    if found.is_same:
        return Check(
            "program_files",
            title,
            _PASSED,
            f"All {found.checked} files in {installation.root} are as they were shipped.",
        )
    return Check(
        "program_files", title, _FAILED, _differences_words(found, installation), tuple(_difference_lines(found))
    )


def _differences_words(found: FileDifferences, installation: Installation) -> str:
    if found.unreadable:
        return f"The list of hashes {installation.hash_list} cannot be used: {found.unreadable}. Install msref again."
    counts = f"{len(found.changed)} changed, {len(found.missing)} missing, {len(found.added)} added"
    return f"The files in {installation.root} are not as they were shipped: {counts}. Install msref again."


def _difference_lines(found: FileDifferences) -> Iterator[str]:
    for words, names in (("changed", found.changed), ("missing", found.missing), ("added", found.added)):
        yield from (f"{words}: {name}" for name in names)


def _content_checks(installation: Installation) -> Iterator[Check]:
    """The file, and everything that can be held against it once it is open."""
    try:
        connection, remark = ContentFiles(*installation.content).open()
    except KnownError as fault:
        yield Check(
            "content_file", "Content file", _FAILED, "No content can be shown.", tuple(str(fault).split("\n\n"))
        )
        return
    library = Library(connection)
    try:
        yield _content_file(installation, library, remark)
        yield from (check(library) for check in (_golden, _search))
        yield _letters(installation.fonts, library)
    finally:
        library.close()


def _content_file(installation: Installation, library: Library, remark: str) -> Check:
    details = [line for copy in installation.content for line in _copy_lines(copy)]
    info = library.info()
    words = f"{content_line(info, installation.today)}; {info.record_count} records; {review_words(info)}."
    if remark:
        return Check("content_file", "Content file", _FAILED, f"{remark} {words}", tuple(details))
    return Check("content_file", "Content file", _PASSED, f"The whole file is as it was built. {words}", tuple(details))


def _copy_lines(copy: Path) -> Iterator[str]:
    yield f"{copy}: {WholeFile(copy).fault() or 'whole'}"
    if copy.is_file():
        yield f"SHA-256 {sha256_of(copy)}"
        yield f"BLAKE2b {hash_of(copy)}"


def _golden(library: Library) -> Check:
    name, title = "worked_cases", "Hand-worked cases"
    try:
        results = run_golden_cases(library)
    except KnownError as fault:
        return Check(name, title, _FAILED, str(fault))
    if not results:
        return Check(
            name,
            title,
            _FAILED,
            "The content file holds no hand-worked cases, so nothing can be held against this program.",
        )
    wrong = [result for result in results if result.differences]
    counts = Counter(result.case.kind for result in results)
    worked = ", ".join(f"{counts[kind]} {_KIND_WORDS[kind]}" for kind in KINDS if counts[kind])
    if wrong:
        words = f"{len(wrong)} of {len(results)} cases are not answered as a person worked them out. Do not use this copy for patients."
        return Check(name, title, _FAILED, words, tuple(_case_line(result) for result in wrong))
    return Check(
        name,
        title,
        _PASSED,
        f"All {len(results)} cases are answered on this computer as they were worked out by hand: {worked}.",
    )


def _case_line(result: GoldenResult) -> str:
    return f"{result.case.id} ({result.case.kind}, {result.case.subject}): {'; '.join(result.differences)}"


def _search(library: Library) -> Check:
    """Every title of the library's articles is found by its own words."""
    index = SearchIndex(library.connection)
    lines = library.titles(kind="article")
    lost = [line.title for line in lines if line.id not in {hit.id for hit in index.search(line.title).hits}]
    if lost or not lines:
        return Check("search", "Search", _FAILED, "Articles are not found by their own titles.", tuple(lost))
    return Check("search", "Search", _PASSED, f"All {len(lines)} articles are found by their titles.")


def _full_text() -> Check:
    fault = finds_whole_words()
    if fault:
        return Check(
            "full_text",
            "Full-text search",
            _FAILED,
            f"The full-text search of SQLite (FTS5) does not work on this computer: {fault}.",
        )
    return Check(
        "full_text", "Full-text search", _PASSED, "The full-text search of SQLite (FTS5) works on this computer."
    )


def _letters(folder: Path, library: Library) -> Check:
    name, title = "letters", "Letters"
    faults, signs = [], {}
    for file in FONT_FILES:
        try:
            signs[file] = signs_of(folder / file)
        except (OSError, ValueError) as fault:
            faults.append(f"{file}: {getattr(fault, 'strerror', None) or fault}")
    if faults:
        words = f"Letters of the program are missing in {folder}; those of the system are used instead. Install msref again."
        return Check(name, title, _FAILED, words, tuple(faults))
    used = {
        sign
        for record in library.records()
        for sign in f"{record.title}{record.summary}{record.text}"
        if sign.isprintable()
    }
    undrawn = [
        f"{file}: {' '.join(f'U+{ord(sign):04X}' for sign in lacking)}"
        for file in FONT_FILES
        if file != _SYMBOLS
        if (lacking := sorted(sign for sign in used if ord(sign) not in signs[file] | signs[_SYMBOLS]))
    ]
    if undrawn:
        return Check(
            name, title, _FAILED, "Signs of the content have no drawing in the letters of the program.", tuple(undrawn)
        )
    return Check(
        name,
        title,
        _PASSED,
        f"The program's own letters are there and draw all {len(used)} different signs of the content.",
    )


def _qt(installation: Installation) -> Check:
    if installation.qt_version:
        return Check("window", "Window", _PASSED, f"Qt {installation.qt_version} can be loaded on this computer.")
    words = f"Qt cannot be loaded on this computer, so the window does not open: {installation.qt_fault}."
    return Check("window", "Window", _FAILED, words)


def _policy(installation: Installation) -> Check:
    policy = installation.policy
    if not policy.path:
        return Check("policy", "Policy", _PASSED, "No policy of an organisation is in force.")
    if policy.problem:
        return Check("policy", "Policy", _FAILED, policy.problem)
    details = [f"mode: {policy.mode}", f"saving case files: {'allowed' if policy.may_save_cases else 'forbidden'}"]
    details += [f"jurisdiction: {policy.jurisdiction}"] if policy.jurisdiction else []
    details += [f"content folder: {policy.content_folder}"] if policy.content_folder else []
    return Check("policy", "Policy", _PASSED, f"The policy {policy.path} is in force.", tuple(details))
