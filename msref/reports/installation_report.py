"""The dated report on an installed copy, as text and as plain data: what a hospital puts into its safety file. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Protocol

from msref.words import say

# What the states of a check are called; the states themselves are for programs.
_STATES: Final = {
    "passed": "verify.state.passed",
    "failed": "verify.state.failed",
    "not checked": "verify.state.not_checked",
}
_TO_SIGN: Final = ("verify.report.checked_by", "verify.report.signature")


class Checked(Protocol):
    """One check as the report needs it."""

    @property
    def name(self) -> str:
        """A name for programs."""

    @property
    def title(self) -> str:
        """A name for people."""

    @property
    def state(self) -> str:
        """Passed, failed or not checked."""

    @property
    def words(self) -> str:
        """What was found, in sentences."""

    @property
    def details(self) -> Sequence[str]:
        """What differs, line by line."""

    @property
    def failed(self) -> bool:
        """Whether something is not as it should be."""


@dataclass(frozen=True, slots=True)
class InstallationReport:
    """When and where it was checked, the versions in use, and the checks."""

    made: str
    computer: str
    versions: Mapping[str, str]
    checks: Sequence[Checked]

    @property
    def passed(self) -> bool:
        """Whether nothing failed."""
        return not any(check.failed for check in self.checks)


def report_title() -> str:
    """What the report is called."""
    return say("verify.report.title")


def verdict_word(report: InstallationReport) -> str:
    """The answer in one word: ``PASSED`` or ``FAILED``."""
    return say("verify.report.passed" if report.passed else "verify.report.failed")


def verdict(report: InstallationReport) -> str:
    """The answer in one sentence."""
    failed = [check.title for check in report.checks if check.failed]
    if not failed:
        return f"{verdict_word(report)}. {say('verify.report.every_check_passed')}"
    which = say("verify.report.checks_failed", failed=len(failed), of=len(report.checks), names=", ".join(failed))
    return f"{verdict_word(report)}. {which}"


def report_text(report: InstallationReport) -> str:
    """The report for people, ready to be filed and signed."""
    lines = [report_title(), verdict(report), "", say("verify.report.when_and_where").upper()]
    lines += [say("verify.report.made", when=report.made), say("verify.report.computer", name=report.computer)]
    lines += [f"{name}: {version}" for name, version in report.versions.items()]
    for check in report.checks:
        lines += [
            "",
            check.title.upper(),
            f"{say(_STATES[check.state])}. {check.words}",
            *(f"  {line}" for line in check.details),
        ]
    lines += [
        "",
        say("verify.report.not_said").upper(),
        say("verify.report.limits"),
        "",
        say("verify.report.safety_file").upper(),
        *map(say, _TO_SIGN),
    ]
    return "\n".join(lines) + "\n"


def report_html(report: InstallationReport) -> str:
    """The same words as the body of a page, to be printed."""
    rows = [(say("verify.report.row_made"), report.made), (say("verify.report.row_computer"), report.computer)]
    rows += report.versions.items()
    facts = "".join(f"<tr><th>{escape(name)}</th><td>{escape(words)}</td></tr>" for name, words in rows)
    parts = [f'<div class="summary"><p>{escape(verdict(report))}</p></div><table class="facts">{facts}</table>']
    for check in report.checks:
        lines = "".join(f"<li>{escape(line)}</li>" for line in check.details)
        state = escape(say(_STATES[check.state]))
        parts.append(f"<h2>{escape(check.title)}</h2><p><b>{state}.</b> {escape(check.words)}</p>")
        parts.append(f"<ul>{lines}</ul>" if lines else "")
    parts.append(f"<h2>{escape(say('verify.report.not_said'))}</h2><p>{escape(say('verify.report.limits'))}</p>")
    parts.append(f"<h2>{escape(say('verify.report.safety_file'))}</h2>")
    parts += [f"<p>{escape(say(line))}</p><p></p>" for line in _TO_SIGN]
    return "".join(parts)


def report_as_json(report: InstallationReport) -> dict[str, object]:
    """The report as plain data."""
    return {
        "made": report.made,
        "computer": report.computer,
        "versions": dict(report.versions),
        "passed": report.passed,
        "checks": [
            {
                "name": check.name,
                "title": check.title,
                "state": check.state,
                "words": check.words,
                "details": list(check.details),
            }
            for check in report.checks
        ],
    }
