"""One calculator as plain text for the record: inputs and where they are from, answer, steps, cautions, sources, version of the content."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from msref.domain.calculators.description import CalculatorDescription, Text
from msref.domain.calculators.result import CalculatorResult, answer_in_words, answer_word
from msref.domain.records import Citation
from msref.ui.widgets.calculator_bands import band_of, range_in_words
from msref.ui.widgets.calculator_session import FROM_PATIENT, CalculatorSession
from msref.ui.widgets.calculator_text import finding_words, no_answer, refused_answer, type_words, value_in_words


def calculator_as_text(session: CalculatorSession, citations: Mapping[str, Citation], content_line: str) -> str:
    """The page as text, in the order of the page."""
    description, result = session.description, session.result
    lines = [description.title, description.summary.text, type_words().get(description.type, description.type)]
    lines += [
        content_line,
        QCoreApplication.translate("CalculatorExport", "Supports, does not replace, clinical judgement."),
    ]
    lines += _listed(QCoreApplication.translate("CalculatorExport", "When to use it"), description.when_to_use)
    lines += _listed(QCoreApplication.translate("CalculatorExport", "When not to use it"), description.when_not_to_use)
    lines += ["", QCoreApplication.translate("CalculatorExport", "Inputs"), *(f"- {line}" for line in _inputs(session))]
    lines += ["", QCoreApplication.translate("CalculatorExport", "Result")]
    if result is None:
        lines += [refused_answer(), *session.faults.values()]
    else:
        lines += result_as_text(description, result, session.labels)
        lines += _block(
            QCoreApplication.translate("CalculatorExport", "Why this result"),
            [session.in_labels(step) for step in result.steps],
        )
        others = [
            f"{_with_unit(description, answer_in_words(other.value))}: {other.why}" for other in result.alternatives
        ]
        lines += _block(QCoreApplication.translate("CalculatorExport", "Other published readings"), others)
        lines += _block(
            QCoreApplication.translate("CalculatorExport", "Beware"), [*session.open_questions(), *result.cautions]
        )
    lines += _listed(QCoreApplication.translate("CalculatorExport", "Pitfalls"), description.pitfalls)
    lines += _block(QCoreApplication.translate("CalculatorExport", "Sources"), _sources(session, citations))
    return "\n".join(lines)


def result_as_text(
    description: CalculatorDescription, result: CalculatorResult, labels: Mapping[str, str]
) -> list[str]:
    """The answer as lines of plain text."""
    lines = []
    if isinstance(result.result, tuple):
        lines += [f"- {answer_word(what)}: {finding_words(state)}" for what, state in result.result]
    elif result.result is not None:
        lines += [
            f"{description.result_label}: {_with_unit(description, answer_in_words(result.result))}",
            result.sentence,
        ]
    elif not result.missing:
        lines.append(no_answer())
    if result.missing:
        names = ", ".join(labels.get(name, name) for name in result.missing)
        words = (
            QCoreApplication.translate("CalculatorExport", "No result yet. Not known: {inputs}.")
            if result.result is None
            else QCoreApplication.translate("CalculatorExport", "Not known: {inputs}.")
        )
        lines.append(words.format(inputs=names))
    if result.range:
        words = QCoreApplication.translate("CalculatorExport", "Still possible: {range}.")
        lines.append(words.format(range=range_in_words(result.range, description.result_unit)))
    place = band_of(result, [band for band, _ in description.bands])
    if place is not None:
        lines.append(f"{description.bands[place][0]}: {description.bands[place][1].text}")
    return lines


def _inputs(session: CalculatorSession) -> list[str]:
    lines = []
    for name, entry in session.inputs.items():
        words = value_in_words(entry, session.value(name))
        patient = session.patient_value(name)
        if session.origin(name) == FROM_PATIENT:
            words = QCoreApplication.translate("CalculatorExport", "{value} (from the patient)").format(value=words)
        elif patient is not None and patient != session.value(name):
            told = QCoreApplication.translate("CalculatorExport", "{value} (what-if; the patient's value is {known})")
            words = told.format(value=words, known=value_in_words(entry, patient))
        lines.append(f"{entry.label}: {words}")
    return lines


def _sources(session: CalculatorSession, citations: Mapping[str, Citation]) -> list[str]:
    rule = session.result.sources if session.result is not None else ()
    lines = []
    for source in dict.fromkeys(rule):
        known = citations.get(source.key)
        words = known.citation if known else source.key
        lines.append(f"{words} [{source.locator}]")
    return lines or [text.text for text in session.description.sources]


def _with_unit(description: CalculatorDescription, answer: str) -> str:
    return f"{answer} {description.result_unit}".strip()


def _listed(heading: str, texts: tuple[Text, ...]) -> list[str]:
    return _block(heading, [text.text for text in texts])


def _block(heading: str, lines: list[str]) -> list[str]:
    return ["", heading, *(f"- {line}" for line in lines)] if lines else []
