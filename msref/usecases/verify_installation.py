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
from msref.words import say

FONT_FILES: Final = (
    "IBMPlexSans-Regular.ttf",
    "IBMPlexSans-SemiBold.ttf",
    "msref-symbols.ttf",
)
_SYMBOLS: Final = "msref-symbols.ttf"
_PASSED, _FAILED, _NOT_CHECKED = "passed", "failed", "not checked"


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
    name, title = "program_files", say("verify.program_files.title")
    if installation.hash_list is None:
        return Check(name, title, _NOT_CHECKED, say("verify.program_files.clone"))
    if not installation.hash_list.is_file():
        words = say("verify.program_files.no_list", path=installation.hash_list)
        return Check(name, title, _FAILED, words)
    found = check_program_files(installation.root, installation.hash_list, installation.own_places)
    if found.is_same:
        words = say("verify.program_files.same", count=found.checked, root=installation.root)
        return Check(name, title, _PASSED, words)
    return Check(name, title, _FAILED, _differences_words(found, installation), tuple(_difference_lines(found)))


def _differences_words(found: FileDifferences, installation: Installation) -> str:
    if found.unreadable:
        return say("verify.program_files.list_not_usable", path=installation.hash_list, fault=found.unreadable)
    return say(
        "verify.program_files.differ",
        root=installation.root,
        changed=len(found.changed),
        missing=len(found.missing),
        added=len(found.added),
    )


def _difference_lines(found: FileDifferences) -> Iterator[str]:
    yield from (say("verify.program_files.changed", name=name) for name in found.changed)
    yield from (say("verify.program_files.missing", name=name) for name in found.missing)
    yield from (say("verify.program_files.added", name=name) for name in found.added)


def _content_checks(installation: Installation) -> Iterator[Check]:
    """The file, and everything that can be held against it once it is open."""
    try:
        connection, remark = ContentFiles(*installation.content).open()
    except KnownError as fault:
        title, words = say("verify.content_file.title"), say("verify.content_file.none")
        yield Check("content_file", title, _FAILED, words, tuple(str(fault).split("\n\n")))
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
    words = say(
        "verify.content_file.what",
        content=content_line(info, installation.today),
        count=info.record_count,
        review=review_words(info),
    )
    title = say("verify.content_file.title")
    if remark:
        return Check("content_file", title, _FAILED, f"{remark} {words}", tuple(details))
    return Check("content_file", title, _PASSED, f"{say('verify.content_file.whole')} {words}", tuple(details))


def _copy_lines(copy: Path) -> Iterator[str]:
    yield f"{copy}: {WholeFile(copy).fault() or say('verify.content_file.copy_whole')}"
    if copy.is_file():
        yield f"SHA-256 {sha256_of(copy)}"
        yield f"BLAKE2b {hash_of(copy)}"


def _golden(library: Library) -> Check:
    name, title = "worked_cases", say("verify.worked_cases.title")
    try:
        results = run_golden_cases(library)
    except KnownError as fault:
        return Check(name, title, _FAILED, str(fault))
    if not results:
        return Check(name, title, _FAILED, say("verify.worked_cases.none"))
    wrong = [result for result in results if result.differences]
    counts = Counter(result.case.kind for result in results)
    worked = ", ".join(say(f"verify.cases_of.{kind}", number=counts[kind]) for kind in KINDS if counts[kind])
    if wrong:
        words = say("verify.worked_cases.wrong", wrong=len(wrong), of=len(results))
        return Check(name, title, _FAILED, words, tuple(_case_line(result) for result in wrong))
    return Check(name, title, _PASSED, say("verify.worked_cases.right", count=len(results), worked=worked))


def _case_line(result: GoldenResult) -> str:
    return f"{result.case.id} ({result.case.kind}, {result.case.subject}): {'; '.join(result.differences)}"


def _search(library: Library) -> Check:
    """Every title of the library's articles is found by its own words."""
    index = SearchIndex(library.connection)
    lines = library.titles(kind="article")
    lost = [line.title for line in lines if line.id not in {hit.id for hit in index.search(line.title).hits}]
    title = say("verify.search.title")
    if lost or not lines:
        return Check("search", title, _FAILED, say("verify.search.lost"), tuple(lost))
    return Check("search", title, _PASSED, say("verify.search.found", count=len(lines)))


def _full_text() -> Check:
    title, fault = say("verify.full_text.title"), finds_whole_words()
    if fault:
        return Check("full_text", title, _FAILED, say("verify.full_text.fails", fault=fault))
    return Check("full_text", title, _PASSED, say("verify.full_text.works"))


def _letters(folder: Path, library: Library) -> Check:
    name, title = "letters", say("verify.letters.title")
    faults, signs = [], {}
    for file in FONT_FILES:
        try:
            signs[file] = signs_of(folder / file)
        except (OSError, ValueError) as fault:
            faults.append(f"{file}: {getattr(fault, 'strerror', None) or fault}")
    if faults:
        return Check(name, title, _FAILED, say("verify.letters.missing", folder=folder), tuple(faults))
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
        return Check(name, title, _FAILED, say("verify.letters.undrawn"), tuple(undrawn))
    return Check(name, title, _PASSED, say("verify.letters.all_drawn", count=len(used)))


def _qt(installation: Installation) -> Check:
    title = say("verify.window.title")
    if installation.qt_version:
        return Check("window", title, _PASSED, say("verify.window.opens", version=installation.qt_version))
    return Check("window", title, _FAILED, say("verify.window.does_not_open", fault=installation.qt_fault))


def _policy(installation: Installation) -> Check:
    policy, title = installation.policy, say("verify.policy.title")
    if not policy.path:
        return Check("policy", title, _PASSED, say("verify.policy.none"))
    if policy.problem:
        return Check("policy", title, _FAILED, policy.problem)
    saving = "verify.policy.saving_allowed" if policy.may_save_cases else "verify.policy.saving_forbidden"
    details = [say("verify.policy.mode", mode=policy.mode), say(saving)]
    details += [say("verify.policy.jurisdiction", name=policy.jurisdiction)] if policy.jurisdiction else []
    details += [say("verify.policy.content_folder", path=policy.content_folder)] if policy.content_folder else []
    return Check("policy", title, _PASSED, say("verify.policy.in_force", path=policy.path), tuple(details))
