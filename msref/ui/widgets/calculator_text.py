"""
What the calculator page says, as HTML for its blocks and as plain text for the clipboard.

Words only: the answer comes from the session, the texts from content. Colour never stands alone; every state has its word.
"""

import html
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from msref.domain.calculators.description import CalculatorDescription, InputDescription, Text
from msref.domain.calculators.result import CalculatorResult, CalculatorSource, answer_in_words
from msref.domain.facts import Value
from msref.domain.records import Citation
from msref.ui.widgets.calculator_bands import band_of, range_in_words
from msref.ui.widgets.parameter_reading import date_in_words, number_as_typed

TYPE_WORDS: Final = {
    "diagnosis": "Diagnosis",
    "prognosis": "Prognosis",
    "response": "Response to treatment",
    "dosing": "Dosing",
    "algorithm": "Scale or rule",
}
NO_ANSWER: Final = "No result: the source gives none for these inputs."
STATE_SIGNS: Final = {"met": "✓", "not met": "✗", "unknown": "?"}
_STATE_CLASSES: Final = {"met": "good", "not met": "quiet", "unknown": "caution"}
_LISTED_IDS: Final = re.compile(r"^(Not (?:known|graded): )([a-z0-9_]+(?:, [a-z0-9_]+)*)")


def in_labels(sentence: str, labels: Mapping[str, str]) -> str:
    """A sentence of the function with labels in place of input ids; ids that are ordinary words are replaced only where an id must stand."""
    listed = _LISTED_IDS.match(sentence)
    if listed:
        names = ", ".join(labels.get(name, name) for name in listed[2].split(", "))
        sentence = f"{listed[1]}{names}{sentence[listed.end() :]}"
    for name, label in labels.items():
        if sentence.startswith(f"{name} "):
            sentence = f"{label}{sentence.removeprefix(name)}"
        if "_" in name:
            sentence = re.sub(rf"\b{name}\b", label, sentence)
    return sentence


def value_in_words(entry: InputDescription, value: Value | None) -> str:
    """A value of an input as the user reads it, with its unit."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return date_in_words(value)
    label = dict(entry.choices).get(str(value))
    if label is not None:
        return f"{value}: {label}" if entry.kind == "integer" else label
    shown = number_as_typed(value) if isinstance(value, (int, float)) else str(value)
    return f"{shown} {entry.unit}".strip()


def range_of(bounds: tuple[float, ...], unit: str) -> str:
    """A range in words: ``40 to 150 kg``; empty when there is none."""
    return f"{number_as_typed(bounds[0])} to {number_as_typed(bounds[1])} {unit}".strip() if bounds else ""


def answer_html(description: CalculatorDescription, result: CalculatorResult, labels: Mapping[str, str]) -> str:
    """The answer in large letters, its sentence and its band; or what is missing and what is still possible."""
    if result.result is None:
        return _no_answer(description, result, labels)
    parts = [f'<p class="kind accent">Result</p><p class="quiet last">{html.escape(description.result_label)}</p>']
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
        parts.append(f"<p>Not known: {missing_links(result.missing, labels)}.</p>")
    return "".join(parts)


def _no_answer(description: CalculatorDescription, result: CalculatorResult, labels: Mapping[str, str]) -> str:
    if not result.missing:
        return f'<p class="kind"><span class="unknown">? {NO_ANSWER}</span></p>'
    parts = ['<p class="kind"><span class="unknown">? No result yet</span></p>']
    if result.range:
        possible = range_in_words(result.range, description.result_unit)
        label = html.escape(description.result_label)
        parts.append(f"<p>Still possible for {label}: <b>{html.escape(possible)}</b>.</p>")
    parts.append(f'<p class="last">Not known: {missing_links(result.missing, labels)}.</p>')
    return "".join(parts)


def missing_links(missing: Iterable[str], labels: Mapping[str, str]) -> str:
    """The names of what is missing, each a jump to its field."""
    return ", ".join(f'<a href="field:{name}">{html.escape(labels.get(name, name))}</a>' for name in missing)


def _findings(findings: tuple[tuple[str, str], ...]) -> str:
    rows = "".join(
        f'<tr><td width="26%"><span class="{_STATE_CLASSES.get(state, "quiet")}"><b>{STATE_SIGNS.get(state, "·")} {html.escape(state)}</b></span></td>'
        f"<td>{html.escape(what[0].upper() + what[1:])}</td></tr>"
        for what, state in findings
    )
    return f'<table width="100%" cellspacing="0" cellpadding="3">{rows}</table>'


def why_html(description: CalculatorDescription, result: CalculatorResult, labels: Mapping[str, str]) -> str:
    """Steps with the user's numbers, then other readings with their reasons."""
    parts = []
    told = [in_labels(step, labels) for step in result.steps if not _is_only_missing(step, result)]
    if told:
        heading = "What can be told so far" if result.result is None else "Why this result"
        parts.append(f"<h3>{heading}</h3><ol>{''.join(f'<li>{html.escape(step)}</li>' for step in told)}</ol>")
    if result.alternatives:
        items = "".join(
            f"<li><b>{html.escape(f'{answer_in_words(other.value)} {description.result_unit}'.strip())}</b>: {html.escape(other.why)}</li>"
            for other in result.alternatives
        )
        parts.append(f"<h3>Other published readings</h3><ul>{items}</ul>")
    return "".join(parts)


def _is_only_missing(step: str, result: CalculatorResult) -> bool:
    """Whether a step only lists what is missing, which the answer says already."""
    return step == f"Not known: {', '.join(result.missing)}."


def cautions_html(result: CalculatorResult, open_questions: Iterable[str]) -> str:
    """What to beware of; questions about unusual values first."""
    lines = [*open_questions, *result.cautions]
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f'<p class="kind"><span class="caution">⚠ Beware</span></p><ul>{items}</ul>' if lines else ""


def sources_html(sources: Iterable[CalculatorSource], citations: Mapping[str, Citation]) -> str:
    """The sources of the rule that was used, linked."""
    lines = [
        f'<a href="record:{html.escape(source.key)}">{html.escape(_label(source.key, citations))}</a>, {html.escape(source.locator)}'
        for source in dict.fromkeys(sources)
    ]
    return f'<p class="last"><span class="quiet">Rule from:</span> {"; ".join(lines)}</p>' if lines else ""


def meaning_html(description: CalculatorDescription, result: CalculatorResult | None) -> str:
    """Every band with its text; the one of the result is said."""
    here = band_of(result, [band for band, _ in description.bands]) if result is not None else None
    items = []
    for place, (band, text) in enumerate(description.bands):
        name = "" if band == "any" else f"<b>{html.escape(band)}</b>: "
        mark = '<span class="accent"><b>▸ this result:</b></span> ' if place == here else ""
        items.append(f"<li>{mark}{name}{text.html}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def list_html(texts: Iterable[Text]) -> str:
    """Texts as a list, with their citations."""
    items = "".join(f"<li>{text.html}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def inputs_html(description: CalculatorDescription) -> str:
    """What each input means, its ranges, and its sources."""
    items = []
    for entry in description.inputs:
        ranges = [
            f"{words} {range_of(bounds, entry.unit)}"
            for words, bounds in (("possible", entry.absolute), ("usual", entry.plausible))
            if bounds and not entry.choices
        ]
        shown = f" ({html.escape('; '.join(ranges))})" if ranges else ""
        need = "" if entry.required else " May be left out."
        items.append(f"<li><b>{html.escape(entry.label)}</b>{shown}. {entry.help.html}{need}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _label(key: str, citations: Mapping[str, Citation]) -> str:
    return citations[key].label if key in citations else key
