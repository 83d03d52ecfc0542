"""The dated report on an installed copy, as text and as plain data: what a hospital puts into its safety file. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Protocol

TITLE: Final = "Check of an installed copy of msref"


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


def verdict(report: InstallationReport) -> str:
    """The answer in one sentence."""
    failed = [check.title for check in report.checks if check.failed]
    if not failed:
        return "PASSED. Every check that could be made passed."
    return f"FAILED. {len(failed)} of {len(report.checks)} checks failed: {', '.join(failed)}."


def report_text(report: InstallationReport) -> str:
    """The report for people, ready to be filed and signed."""
    lines = [TITLE, verdict(report), "", "WHEN AND WHERE", f"Made {report.made}", f"Computer: {report.computer}"]
    lines += [f"{name}: {version}" for name, version in report.versions.items()]
    for check in report.checks:
        lines += [
            "",
            check.title.upper(),
            f"{check.state.capitalize()}. {check.words}",
            *(f"  {line}" for line in check.details),
        ]
    lines += [
        "",
        "WHAT THIS DOES NOT SAY",
        _LIMITS,
        "",
        "FOR THE SAFETY FILE",
        *_TO_SIGN,
    ]
    return "\n".join(lines) + "\n"


_TO_SIGN: Final = ("Checked by (name, role):", "Date and signature:")
_LIMITS: Final = (
    "The check compares this copy with what was shipped and with cases worked out by hand. It does not say that the content is right for a patient, that it "
    "is current, or that anyone has reviewed it clinically; and it cannot notice a change by someone who changed the lists of hashes as well."
)


def report_html(report: InstallationReport) -> str:
    """The same words as the body of a page, to be printed."""
    rows = {"Made": report.made, "Computer": report.computer, **report.versions}
    facts = "".join(f"<tr><th>{escape(name)}</th><td>{escape(words)}</td></tr>" for name, words in rows.items())
    parts = [f'<div class="summary"><p>{escape(verdict(report))}</p></div><table class="facts">{facts}</table>']
    for check in report.checks:
        lines = "".join(f"<li>{escape(line)}</li>" for line in check.details)
        parts.append(f"<h2>{escape(check.title)}</h2><p><b>{check.state.capitalize()}.</b> {escape(check.words)}</p>")
        parts.append(f"<ul>{lines}</ul>" if lines else "")
    parts.append(f"<h2>What this does not say</h2><p>{escape(_LIMITS)}</p><h2>For the safety file</h2>")
    parts += [f"<p>{line}</p><p></p>" for line in _TO_SIGN]
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
