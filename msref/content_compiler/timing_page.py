"""The pages of timing rules and vaccines: the rule in one sentence, then for whom, from which day, how long, and what goes with it."""

import html as html_text
from collections.abc import Iterable, Mapping
from typing import Final

from msref.content_compiler.compiled import CompiledRecord
from msref.content_compiler.compose import merged, opening_html
from msref.content_compiler.inline import LINK, without_citations
from msref.content_compiler.population_notes import stored_notes
from msref.content_compiler.render import Rendered, plain_text
from msref.content_compiler.yaml_lines import Node
from msref.domain.criteria.words import criterion_in_words
from msref.domain.parameters import Parameter
from msref.domain.timing.questions import TOPICS
from msref.domain.timing.rules import Bound, Interval, TimingRule
from msref.domain.timing.vaccines import Vaccine

_KIND_WORDS: Final = {
    "not_before": "not before a date",
    "not_after": "not after a date",
    "between": "between two dates",
    "blocked": "blocked while it holds",
    "info": "information, no limit",
}
_FORCE_WORDS: Final = {"hard_stop": "hard stop in its source", "advice": "advice"}
_EDGE_WORDS: Final = {"not_before": "not before", "not_after": "not after"}
_ANCHOR_WORDS: Final = {
    "last_dose": "the last dose",
    "next_due": "the next dose that is due",
    "steroid_end": "the last day of the corticosteroid course",
    "gestation": "the start of gestation",
}
# Questions whose rules do not name their drug in the title.
_PREFIXES: Final = {
    "vaccine-response": "Vaccine response",
    "conception-after": "Conception after the last dose",
    "drug-in-pregnancy": "In pregnancy",
    "newborn": "Newborn",
    "breastfeeding": "Breastfeeding",
    "switch": "Switching",
    "after-delivery": "After delivery",
}
_MOST_NAMED: Final = 4
_STATE_WORDS: Final = {"any": "", "current": "while treatment goes on", "stopped": "after treatment was stopped"}


def rule_page(rule: TimingRule, summary: Rendered, strength: str, parameters: Mapping[str, Parameter]) -> str:
    """The page of a timing rule as HTML."""
    labels = {name: parameters[name] for name in ("dmt_exposures", "planned_dmt", "vaccines") if name in parameters}
    rows = [
        ("Question", f"{TOPICS[rule.question.topic]}: {rule.question.label}"),
        ("Interval in the source", rule.interval),
        ("Kind", f"{_KIND_WORDS[rule.kind]}; {_FORCE_WORDS[rule.force]}"),
        ("Drugs", _names(rule.drugs, labels.get("dmt_exposures"))),
        ("Planned drugs", _names(rule.planned, labels.get("planned_dmt"))),
        ("Vaccines", _names(rule.vaccines, labels.get("vaccines"))),
        ("Classes of vaccine", ", ".join(rule.vaccine_classes)),
        ("State of the treatment", _STATE_WORDS[rule.state]),
        ("Holds when", criterion_in_words(rule.when, parameters) if rule.when else ""),
        ("Counted", "; ".join(_bound_words(bound, parameters) for bound in rule.bounds)),
        ("Decided by", parameters[rule.until].label if rule.until in parameters else ""),
        ("Year", str(rule.year) if rule.year else "not stated"),
        ("Jurisdiction", rule.jurisdiction),
    ]
    notes = "".join(f"<li>{html_text.escape(note.text)}</li>" for note in rule.notes)
    return opening_html(summary, strength) + _table(rows) + (f"<ul>{notes}</ul>" if notes else "")


def vaccine_page(vaccine: Vaccine, summary: Rendered, strength: str) -> str:
    """The page of a vaccine as HTML."""
    schedules = "; ".join(schedule.label for schedule in vaccine.schedules)
    rows = [("Class", vaccine.vaccine_class), ("Dose schedules", schedules or "none in the sources read")]
    return opening_html(summary, strength) + _table(rows)


def timing_record(
    node: Node, kind: str, summary: Rendered, page: str, notes: Mapping[str, Rendered] | None = None
) -> CompiledRecord:
    """The record of a timing rule or vaccine; `notes` are those for a group of people."""
    notes = notes or {}
    citations, links = merged(summary, *notes.values())
    words = without_citations(" ".join(node.get("summary").text.split()))
    return CompiledRecord(
        kind=kind,
        id=node.get("id").text,
        title=record_title(node),
        summary=LINK.sub(lambda match: match["words"] or match["id"], words),
        topic=node.get("topic").text,
        strength=node.get("strength").text,
        html=page,
        text=plain_text(page),
        place=node.place,
        tags=(*node.texts("tags"), *(name.replace("_", " ") for name in node.texts("drugs"))),
        synonyms=node.texts("synonyms"),
        citations=citations,
        links=tuple(dict.fromkeys((*node.texts("related"), *links))),
        extra={name: node.get(name).text for name in ("vaccine_class", "jurisdiction", "year") if node.has(name)}
        | stored_notes(notes),
    )


def record_title(node: Node) -> str:
    """The title of a rule's or vaccine's record. A rule is written as it stands behind its drug in a plan; alone it must name drug and question."""
    title = node.get("title").text
    prefix = _PREFIXES.get(node.get("question").text, "")
    if prefix:
        drugs = [drug.replace("_", " ") for drug in node.texts("drugs")]
        named = ", ".join(drugs) if 0 < len(drugs) <= _MOST_NAMED else ""
        title = f"{prefix}, {named}: {title}" if named else f"{prefix}: {title}"
    return title[:1].upper() + title[1:]


def _names(ids: Iterable[str], parameter: Parameter | None) -> str:
    return ", ".join(parameter.choice_label(name) if parameter else name for name in ids)


def _bound_words(bound: Bound, parameters: Mapping[str, Parameter]) -> str:
    known = parameters.get(bound.anchor)
    anchor = _ANCHOR_WORDS.get(bound.anchor, f"“{known.label}”" if known else bound.anchor)
    amount = interval_words(bound.low) + (f" to {interval_words(bound.high)}" if bound.high else "")
    more = "more than " if bound.strict else ""
    return f"{_EDGE_WORDS[bound.edge]} {more}{amount} {bound.side} {anchor}"


def interval_words(interval: Interval) -> str:
    """``1 month``, ``4 weeks``."""
    return f"{interval.amount} {interval.unit.removesuffix('s') if interval.amount == 1 else interval.unit}"


def _table(rows: Iterable[tuple[str, str]]) -> str:
    lines = "".join(
        f"<tr><th>{html_text.escape(label)}</th><td>{html_text.escape(words)}</td></tr>"
        for label, words in rows
        if words
    )
    return f'<table class="facts">{lines}</table>'
