"""
What the calculator page says, as HTML for its blocks and as plain text for the clipboard.

Words only: the answer comes from the session, the texts from content. Colour never stands alone; every state has its word.
"""

import html
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from msref.domain.calculators.description import CalculatorDescription, InputDescription, Text
from msref.domain.calculators.result import (
    CalculatorResult,
    CalculatorSource,
    answer_in_words,
    answer_word,
    not_known,
)
from msref.domain.dates import day_in_words
from msref.domain.facts import Value
from msref.domain.records import Citation
from msref.ui.widgets.calculator_bands import band_of, range_in_words
from msref.ui.widgets.parameter_reading import number_as_typed

STATE_SIGNS: Final = {"met": "✓", "not met": "✗", "unknown": "?"}
_STATE_CLASSES: Final = {"met": "good", "not met": "quiet", "unknown": "caution"}
# In every language: words, a colon, and nothing but ids up to the full stop.
_LISTED_IDS: Final = re.compile(r"^([^.:]*: )([a-z0-9_]+(?:, [a-z0-9_]+)*)(?=\.)")


def type_words() -> dict[str, str]:
    """What each type of calculator is called, in the order of the list."""
    return {
        "diagnosis": QCoreApplication.translate("CalculatorText", "Diagnosis"),
        "prognosis": QCoreApplication.translate("CalculatorText", "Prognosis"),
        "response": QCoreApplication.translate("CalculatorText", "Response to treatment"),
        "dosing": QCoreApplication.translate("CalculatorText", "Dosing"),
        "algorithm": QCoreApplication.translate("CalculatorText", "Scale or rule"),
    }


def no_answer() -> str:
    """What is said when nothing is missing and the source still gives no result."""
    return QCoreApplication.translate("CalculatorText", "No result: the source gives none for these inputs.")


def refused_answer() -> str:
    """What is said while an input cannot be used."""
    return QCoreApplication.translate("CalculatorText", "No result: an input cannot be used.")


def finding_words(state: str) -> str:
    """How a finding stands, in words; an unheard-of state keeps its own word."""
    return {
        "met": QCoreApplication.translate("CalculatorText", "met"),
        "not met": QCoreApplication.translate("CalculatorText", "not met"),
        "unknown": QCoreApplication.translate("CalculatorText", "unknown"),
    }.get(state, state)


def in_labels(sentence: str, labels: Mapping[str, str]) -> str:
    """A sentence of the function with labels in place of input ids; ids that are ordinary words are replaced only where an id must stand."""
    listed = _LISTED_IDS.match(sentence)
    names = listed[2].split(", ") if listed else []
    if listed and all(name in labels for name in names):
        sentence = f"{listed[1]}{', '.join(labels[name] for name in names)}{sentence[listed.end() :]}"
    for name, label in labels.items():
        if sentence.startswith(f"{name} "):
            sentence = f"{label}{sentence.removeprefix(name)}"
        if "_" in name:
            sentence = re.sub(rf"\b{name}\b", label, sentence)
    return sentence


def value_in_words(entry: InputDescription, value: Value | None) -> str:
    """A value of an input as the user reads it, with its unit."""
    if value is None:
        return QCoreApplication.translate("CalculatorText", "not known")
    if isinstance(value, bool):
        yes = QCoreApplication.translate("CalculatorText", "yes")
        return yes if value else QCoreApplication.translate("CalculatorText", "no")
    if isinstance(value, date):
        return day_in_words(value)
    label = dict(entry.choices).get(str(value))
    if label is not None:
        return f"{value}: {label}" if entry.kind == "integer" else label
    shown = number_as_typed(value) if isinstance(value, (int, float)) else str(value)
    return f"{shown} {entry.unit}".strip()


def range_of(bounds: tuple[float, ...], unit: str) -> str:
    """A range in words: ``40 to 150 kg``; empty when there is none."""
    if not bounds:
        return ""
    words = QCoreApplication.translate("CalculatorText", "{low} to {high} {unit}")
    return words.format(low=number_as_typed(bounds[0]), high=number_as_typed(bounds[1]), unit=unit).strip()


def answer_html(description: CalculatorDescription, result: CalculatorResult, labels: Mapping[str, str]) -> str:
    """The answer in large letters, its sentence and its band; or what is missing and what is still possible."""
    if result.result is None:
        return _no_answer(description, result, labels)
    heading = QCoreApplication.translate("CalculatorText", "Result")
    parts = [f'<p class="kind accent">{heading}</p><p class="quiet last">{html.escape(description.result_label)}</p>']
    if isinstance(result.result, tuple):
        parts.append(_findings(result.result))
    else:
        words = f"{answer_in_words(result.result)} {description.result_unit}".strip()
        parts.append(f"<h1>{html.escape(words)}</h1>")
        parts.append(f"<p>{html.escape(result.sentence)}</p>")
        place = band_of(result, [band for band, _ in description.bands])
        if place is not None:
            band, text = description.bands[place]
            parts.append(f"<p><b>{html.escape(band)}</b>: {text.html}</p>")
    if result.missing:
        parts.append(f"<p>{_not_known(result.missing, labels)}</p>")
    return "".join(parts)


def _no_answer(description: CalculatorDescription, result: CalculatorResult, labels: Mapping[str, str]) -> str:
    if not result.missing:
        return f'<p class="kind"><span class="unknown">? {no_answer()}</span></p>'
    words = QCoreApplication.translate("CalculatorText", "? No result yet")
    parts = [f'<p class="kind"><span class="unknown">{words}</span></p>']
    if result.range:
        possible = range_in_words(result.range, description.result_unit)
        words = QCoreApplication.translate("CalculatorText", "Still possible for {result}: {range}.")
        told = words.format(result=html.escape(description.result_label), range=f"<b>{html.escape(possible)}</b>")
        parts.append(f"<p>{told}</p>")
    parts.append(f'<p class="last">{_not_known(result.missing, labels)}</p>')
    return "".join(parts)


def _not_known(missing: Iterable[str], labels: Mapping[str, str]) -> str:
    words = QCoreApplication.translate("CalculatorText", "Not known: {inputs}.")
    return words.format(inputs=missing_links(missing, labels))


def missing_links(missing: Iterable[str], labels: Mapping[str, str]) -> str:
    """The names of what is missing, each a jump to its field."""
    return ", ".join(f'<a href="field:{name}">{html.escape(labels.get(name, name))}</a>' for name in missing)


def _findings(findings: tuple[tuple[str, str], ...]) -> str:
    rows = "".join(
        f'<tr><td width="26%"><span class="{_STATE_CLASSES.get(state, "quiet")}"><b>{STATE_SIGNS.get(state, "·")} {html.escape(finding_words(state))}</b></span></td>'
        f"<td>{html.escape(what[0].upper() + what[1:])}</td></tr>"
        for what, state in ((answer_word(finding), state) for finding, state in findings)
    )
    return f'<table width="100%" cellspacing="0" cellpadding="3">{rows}</table>'


def why_html(description: CalculatorDescription, result: CalculatorResult, labels: Mapping[str, str]) -> str:
    """Steps with the user's numbers, then other readings with their reasons."""
    parts = []
    told = [in_labels(step, labels) for step in result.steps if not _is_only_missing(step, result)]
    if told:
        heading = (
            QCoreApplication.translate("CalculatorText", "What can be told so far")
            if result.result is None
            else QCoreApplication.translate("CalculatorText", "Why this result")
        )
        parts.append(f"<h3>{heading}</h3><ol>{''.join(f'<li>{html.escape(step)}</li>' for step in told)}</ol>")
    if result.alternatives:
        items = "".join(
            f"<li><b>{html.escape(f'{answer_in_words(other.value)} {description.result_unit}'.strip())}</b>: {html.escape(other.why)}</li>"
            for other in result.alternatives
        )
        heading = QCoreApplication.translate("CalculatorText", "Other published readings")
        parts.append(f"<h3>{heading}</h3><ul>{items}</ul>")
    return "".join(parts)


def _is_only_missing(step: str, result: CalculatorResult) -> bool:
    """Whether a step only lists what is missing, which the answer says already."""
    return bool(result.missing) and step == not_known(result.missing)


def cautions_html(result: CalculatorResult, open_questions: Iterable[str]) -> str:
    """What to beware of; questions about unusual values first."""
    lines = [*open_questions, *result.cautions]
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    heading = QCoreApplication.translate("CalculatorText", "⚠ Beware")
    return f'<p class="kind"><span class="caution">{heading}</span></p><ul>{items}</ul>' if lines else ""


def sources_html(sources: Iterable[CalculatorSource], citations: Mapping[str, Citation]) -> str:
    """The sources of the rule that was used, linked."""
    lines = [
        f'<a href="record:{html.escape(source.key)}">{html.escape(_label(source.key, citations))}</a>, {html.escape(source.locator)}'
        for source in dict.fromkeys(sources)
    ]
    lead = QCoreApplication.translate("CalculatorText", "Rule from:")
    return f'<p class="last"><span class="quiet">{lead}</span> {"; ".join(lines)}</p>' if lines else ""


def meaning_html(description: CalculatorDescription, result: CalculatorResult | None) -> str:
    """Every band with its text; the one of the result is said."""
    here = band_of(result, [band for band, _ in description.bands]) if result is not None else None
    this_one = QCoreApplication.translate("CalculatorText", "▸ this result:")
    items = []
    for place, (band, text) in enumerate(description.bands):
        name = "" if band == "any" else f"<b>{html.escape(band)}</b>: "
        mark = f'<span class="accent"><b>{this_one}</b></span> ' if place == here else ""
        items.append(f"<li>{mark}{name}{text.html}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def list_html(texts: Iterable[Text]) -> str:
    """Texts as a list, with their citations."""
    items = "".join(f"<li>{text.html}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def inputs_html(description: CalculatorDescription) -> str:
    """What each input means, its ranges, and its sources."""
    items = []
    possible = QCoreApplication.translate("CalculatorText", "possible {range}")
    usual = QCoreApplication.translate("CalculatorText", "usual {range}")
    optional = QCoreApplication.translate("CalculatorText", "May be left out.")
    for entry in description.inputs:
        ranges = [
            words.format(range=range_of(bounds, entry.unit))
            for words, bounds in ((possible, entry.absolute), (usual, entry.plausible))
            if bounds and not entry.choices
        ]
        shown = f" ({html.escape('; '.join(ranges))})" if ranges else ""
        need = "" if entry.required else f" {optional}"
        items.append(f"<li><b>{html.escape(entry.label)}</b>{shown}. {entry.help.html}{need}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _label(key: str, citations: Mapping[str, Citation]) -> str:
    return citations[key].label if key in citations else key
