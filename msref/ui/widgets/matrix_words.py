"""
How the definitions speak: states, kinds and what each kind answers, reasons as HTML, everything as plain text.

A state is always word and sign; colour comes on top. Words only; nothing is answered here.
"""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from msref.domain.criteria.evaluate import TRUTH_WORDS
from msref.domain.dates import day_in_words
from msref.domain.jurisdictions import HOME, nearness
from msref.domain.truth import Truth
from msref.ui.widgets.matrix_session import CANNOT_TELL, MET, NOT_APPLICABLE, NOT_MET, STATES, MatrixSession, state_of
from msref.usecases.assess_criteria import MatrixCell, MatrixRow

STATE_SIGNS: Final = {MET: "✓", NOT_MET: "✗", CANNOT_TELL: "?", NOT_APPLICABLE: "○"}
# The colour role of each state; "met" is neither good nor bad news of its own.
STATE_ROLES: Final = {MET: "accent", NOT_MET: "muted", CANNOT_TELL: "unknown", NOT_APPLICABLE: "muted"}
# The kinds of definitions, in the order of the page.
KINDS: Final = ("outcome", "activity", "label", "trial", "recommendation", "predictor")
_TRUTH_SIGNS: Final = {Truth.TRUE: "✓", Truth.FALSE: "✗", Truth.UNKNOWN: "?"}
_TRUTH_CLASSES: Final = {Truth.TRUE: "accent", Truth.FALSE: "quiet", Truth.UNKNOWN: "unknown"}

# The sources of a record: the short name by which its texts cite a source, and the key of that source.
Sources = Mapping[str, str]


def state_word(state: str) -> str:
    """What a state is called."""
    if state == MET:
        return QCoreApplication.translate("MatrixWords", "Met")
    if state == NOT_MET:
        return QCoreApplication.translate("MatrixWords", "Not met")
    if state == NOT_APPLICABLE:
        return QCoreApplication.translate("MatrixWords", "Does not apply")
    return QCoreApplication.translate("MatrixWords", "Cannot tell")


def state_words() -> dict[str, str]:
    """What every state is called."""
    return {state: state_word(state) for state in STATES}


def never_merged() -> str:
    """Why the definitions stand side by side."""
    return QCoreApplication.translate(
        "MatrixWords",
        "These definitions answer different questions: an outcome looks back, activity looks at now, a label and a trial say who was meant, "
        "a recommendation advises, a predictor looks ahead. They stand side by side and are never merged or counted up.",
    )


def change_word(answer: str) -> str:
    """An answer before or after a change of one parameter; the keys are those of `msref.usecases.assess_criteria.Change`."""
    return {
        "true": QCoreApplication.translate("MatrixWords", "met"),
        "false": QCoreApplication.translate("MatrixWords", "not met"),
        "unknown": QCoreApplication.translate("MatrixWords", "cannot tell"),
        "not applicable": QCoreApplication.translate("MatrixWords", "does not apply"),
    }[answer]


def flag_name(flag: str) -> str:
    """What a special population is called."""
    return {
        "pregnancy_or_planning": QCoreApplication.translate("MatrixWords", "Pregnant or planning a pregnancy"),
        "under_18": QCoreApplication.translate("MatrixWords", "Under 18"),
        "over_65": QCoreApplication.translate("MatrixWords", "Over 65"),
    }.get(flag, flag)


def kind_of(row: MatrixRow) -> str:
    """The kind of a definition; an unheard-of kind keeps its own word."""
    return row.answer.definition.kind


def kind_words(kind: str) -> tuple[str, str]:
    """The heading of a kind and the question it answers."""
    told = {
        "outcome": (
            QCoreApplication.translate("MatrixWords", "Outcome"),
            QCoreApplication.translate(
                "MatrixWords", "Has disability already come fast? It looks back and can be met late and on treatment."
            ),
        ),
        "activity": (
            QCoreApplication.translate("MatrixWords", "Activity"),
            QCoreApplication.translate(
                "MatrixWords", "Is there much relapse or MRI activity now? It says nothing of disability."
            ),
        ),
        "label": (
            QCoreApplication.translate("MatrixWords", "Label"),
            QCoreApplication.translate(
                "MatrixWords", "Whom does the wording of a drug's licence or funding cover? It is a legal wording."
            ),
        ),
        "trial": (
            QCoreApplication.translate("MatrixWords", "Trial"),
            QCoreApplication.translate(
                "MatrixWords", "Who was let into a trial? Its results hold for people like these."
            ),
        ),
        "recommendation": (
            QCoreApplication.translate("MatrixWords", "Recommendation"),
            QCoreApplication.translate("MatrixWords", "For whom does a group of experts advise a treatment?"),
        ),
        "predictor": (
            QCoreApplication.translate("MatrixWords", "Predictor"),
            QCoreApplication.translate(
                "MatrixWords", "Which early signs went with a bad course? It prompts a closer look and is no verdict."
            ),
        ),
    }
    return told.get(kind, (kind.capitalize() or QCoreApplication.translate("MatrixWords", "Other"), ""))


def origin_line(row: MatrixRow) -> str:
    """Year, jurisdiction and version in a line."""
    one = row.answer.definition
    where = "" if one.jurisdiction == "none stated" else one.jurisdiction
    year = str(one.year) if one.year else QCoreApplication.translate("MatrixWords", "no year stated")
    place = where or QCoreApplication.translate("MatrixWords", "no jurisdiction stated")
    return " · ".join(part for part in (year, place, one.version) if part)


def is_home(row: MatrixRow, home: str) -> bool:
    """Whether the definition is from the jurisdiction that the reader calls home."""
    return nearness(row.answer.definition.jurisdiction, home) == HOME


def spoken(row: MatrixRow, session: MatrixSession) -> str:
    """The row as a screen reader says it."""
    missing = ", ".join(session.label(name) for name in row.answer.missing)
    said = f"{row.title}. {state_word(state_of(row))}. {origin_line(row)}."
    if not missing:
        return said
    not_known = QCoreApplication.translate("MatrixWords", "Not known: {parameters}.").format(parameters=missing)
    return f"{said} {not_known}"


def missing_html(row: MatrixRow, session: MatrixSession) -> str:
    """What is missing, each a jump into the patient panel; the day that must be waited for."""
    answer = row.answer
    parts = []
    if answer.missing:
        links = ", ".join(f'<a href="field:{name}">{html.escape(session.label(name))}</a>' for name in answer.missing)
        parts.append(QCoreApplication.translate("MatrixWords", "Not known: {parameters}").format(parameters=links))
    if answer.opens is not None:
        words = QCoreApplication.translate("MatrixWords", "Not before {day} is over")
        parts.append(words.format(day=day_in_words(answer.opens)))
    return ". ".join(parts)


def reasons_html(row: MatrixRow, session: MatrixSession, sources: Sources) -> str:
    """Every clause with its state, source, and the patient's values behind it; then note, worth, and the record."""
    parts = []
    whom = QCoreApplication.translate("MatrixWords", "For whom it is")
    asks = QCoreApplication.translate("MatrixWords", "What it asks")
    for heading, cells in ((whom, row.whom), (asks, row.clauses)):
        if cells:
            parts.append(f'<p class="kind">{heading}</p>')
            parts.extend(_cell_html(cell, session, sources) for cell in cells)
    one = row.answer.definition
    if one.note:
        lead = QCoreApplication.translate("MatrixWords", "Note:")
        parts.append(f'<p><span class="quiet">{lead}</span> {cited_html(one.note, sources)}</p>')
    lead = QCoreApplication.translate("MatrixWords", "Worth:")
    parts.extend(f'<p><span class="quiet">{lead}</span> {cited_html(line, sources)}</p>' for line in one.validation)
    read = QCoreApplication.translate("MatrixWords", "Read the definition")
    parts.append(f'<p class="last"><a href="record:{html.escape(one.record)}">{read}</a></p>')
    return "".join(parts)


def _cell_html(cell: MatrixCell, session: MatrixSession, sources: Sources) -> str:
    truth = cell.truth
    state = f'<span class="{_TRUTH_CLASSES[truth]}"><b>{_TRUTH_SIGNS[truth]} {TRUTH_WORDS[truth]}</b></span>'
    because = "".join(f'<br><span class="quiet">&nbsp;&nbsp;· {html.escape(reason)}</span>' for reason in cell.because)
    links = ", ".join(f'<a href="field:{name}">{html.escape(session.label(name))}</a>' for name in cell.missing)
    fill_in = QCoreApplication.translate("MatrixWords", "Fill in: {parameters}").format(parameters=links)
    fill = f"<br>&nbsp;&nbsp;{fill_in}" if links else ""
    return f"<p>{state}: {html.escape(cell.text)} ({cited_html(cell.source, sources)}){because}{fill}</p>"


def cited_html(words: str, sources: Sources) -> str:
    """Words that cite sources by their short names, with each name as a link."""
    if not sources:
        return html.escape(words)
    names = "|".join(re.escape(name) for name in sorted(sources, key=len, reverse=True))
    parts, at = [], 0
    for found in re.finditer(rf"\b(?:{names})(?=[,;)\s]|$)", words):
        parts.append(html.escape(words[at : found.start()]))
        parts.append(f'<a href="record:{html.escape(sources[found[0]])}">{html.escape(found[0])}</a>')
        at = found.end()
    return "".join((*parts, html.escape(words[at:])))


def matrix_as_text(session: MatrixSession, rows: Iterable[MatrixRow], content_line: str) -> str:
    """The rows shown, as text with reasons and sources."""
    title = QCoreApplication.translate("MatrixWords", "Published definitions held against this patient")
    lines = [title, content_line, never_merged(), ""]
    lines += [f"{flag_name(flag.id)}: {flag_word(flag.truth)}. {flag.because}" for flag in session.flags()]
    against = QCoreApplication.translate("MatrixWords", "Contradiction, not used: {words}")
    lines += [against.format(words=words) for words in session.contradictions()]
    not_known = QCoreApplication.translate("MatrixWords", "Not known: {parameters}")
    kind = None
    for row in rows:
        if kind_of(row) != kind:
            kind = kind_of(row)
            heading, question = kind_words(kind)
            lines += ["", f"{heading}. {question}".strip()]
        lines += ["", f"{row.title}: {state_word(state_of(row))}", f"  {origin_line(row)}"]
        missing = ", ".join(session.label(name) for name in row.answer.missing)
        lines += [f"  {not_known.format(parameters=missing)}"] if missing else []
        lines += [_cell_text(cell) for cell in (*row.whom, *row.clauses)]
    return "\n".join(lines)


def _cell_text(cell: MatrixCell) -> str:
    return f"  - {cell.text}: {TRUTH_WORDS[cell.truth]} ({cell.source})"


def flag_word(truth: Truth) -> str:
    """Whether a flag concerns the patient, in a word."""
    return {
        Truth.TRUE: QCoreApplication.translate("MatrixWords", "yes"),
        Truth.FALSE: QCoreApplication.translate("MatrixWords", "no"),
        Truth.UNKNOWN: QCoreApplication.translate("MatrixWords", "not known"),
    }[truth]
