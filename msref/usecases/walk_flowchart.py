"""
Tell a walk through an algorithm: as JSON for scripts and commands, as plain text for copy and print.

The walking itself is in `msref.domain.flowcharts.walk`; here its value becomes words. Nothing is decided and nothing is left out: sources,
contradictions and what is missing go along.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msref.domain.criteria.evaluate import value_in_words
from msref.domain.facts import Facts
from msref.domain.flowcharts.chart import Chart, ChartSource
from msref.domain.flowcharts.walk import BY_PARAMETERS, Flag, PendingQuestion, Walk, WalkStep, walk
from msref.domain.options import TreatmentOption, weigh
from msref.domain.parameters import Parameter
from msref.domain.records import Citation
from msref.usecases.weigh_options import ledger_as_json
from msref.words import say


def walk_as_json(
    chart: Chart,
    facts: Facts,
    answers: Mapping[str, str],
    today: date,
    *,
    options: Iterable[TreatmentOption] = (),
) -> dict[str, object]:
    """
    Walk and give the walk as plain data.

    Keys: chart, path, pending (null when an end is reached), end (null while a question is open), flags; and at an end in the options ledger
    also ledger, made from `options`. Raises BadInputError when an answer names a question or an answer that the chart does not have.
    """
    walked = walk(chart, facts, answers, today)
    told = _walk_json(walked)
    if walked.end is not None and walked.end.ledger:
        told["ledger"] = ledger_as_json(weigh(options, facts, today))
    return told


def _walk_json(walked: Walk) -> dict[str, object]:
    return {
        "chart": walked.chart.id,
        "path": [_step_json(step) for step in walked.path],
        "pending": None if walked.pending is None else _pending_json(walked.pending),
        "end": None
        if walked.end is None
        else {"node": walked.end.id, "title": walked.end.title, "text": walked.end.text},
        "flags": [_flag_json(flag) for flag in walked.flags],
    }


def walk_as_text(
    walked: Walk,
    facts: Facts,
    today: date,
    *,
    parameters: Iterable[Parameter],
    citations: Iterable[Citation] = (),
    content_line: str = "",
) -> str:
    """
    Give a walk as plain text: what is known, the way and who answered, where it stands, remarks, sources.

    `parameters` is the whole dictionary, `citations` those of the chart's record, `content_line` says which content this was walked with.
    """
    full = {str(citation.key): citation for citation in citations}
    lines = [
        walked.chart.title,
        *([content_line] if content_line else []),
        say("ledger.for_day", day=value_in_words(None, today)),
        "",
    ]
    lines += [say("ledger.what_is_known"), *_facts_lines(facts, parameters), ""]
    lines += [
        say("walk_text.way"),
        *(line for number, step in enumerate(walked.path, 1) for line in _step_lines(number, step)),
        "",
    ]
    lines += [*_place_lines(walked), ""]
    if walked.flags:
        lines += [say("walk_text.remarks"), *(f"- {flag.text}" for flag in walked.flags), ""]
    lines += [say("ledger.sources"), *_source_lines(walked, full)]
    return "\n".join(lines) + "\n"


def _step_json(step: WalkStep) -> dict[str, object]:
    return {
        "node": step.node.id,
        "edge": step.edge.id,
        "by": step.by,
        "reasons": list(step.reasons),
        "sources": _sources_json(step.sources),
    }


def _pending_json(pending: PendingQuestion) -> dict[str, object]:
    return {
        "node": pending.node.id,
        "question": pending.node.title,
        "choices": [{"edge": edge.id, "label": edge.label} for edge in pending.choices],
        "missing": list(pending.missing),
    }


def _flag_json(flag: Flag) -> dict[str, object]:
    return {"id": flag.id, "truth": flag.truth.value, "text": flag.text, "sources": _sources_json(flag.sources)}


def _sources_json(sources: tuple[ChartSource, ...]) -> list[dict[str, str]]:
    return [{"key": source.key, "locator": source.locator} for source in sources]


def _facts_lines(facts: Facts, parameters: Iterable[Parameter]) -> list[str]:
    known = [
        f"- {parameter.label}: {value_in_words(parameter, facts.value(parameter.id))}"
        for parameter in parameters
        if facts.knows(parameter.id)
    ]
    return known or [f"- {say('ledger.nothing_entered')}"]


def _step_lines(number: int, step: WalkStep) -> Iterator[str]:
    if step.node.kind != "question":
        yield f"{number}. {step.node.title}"
        yield f"   {step.node.text}"
        return
    message = "summary.step_from_parameters" if step.by == BY_PARAMETERS else "summary.step_by_hand"
    yield f"{number}. {say(message, title=step.node.title, answer=step.edge.label)}"
    if step.by == BY_PARAMETERS or step.conflict:
        yield from (f"   {reason}" for reason in step.reasons)


def _place_lines(walked: Walk) -> list[str]:
    if walked.end is not None:
        return [say("walk_text.where_it_leads"), walked.end.title, walked.end.text]
    if walked.pending is None:
        return []
    pending = walked.pending
    labels = {parameter.id: parameter.label for parameter in walked.chart.parameters}
    lines = [say("walk_text.open_question"), pending.node.title, pending.node.text]
    lines += [f"- {edge.label}" for edge in pending.choices]
    if pending.missing:
        names = ", ".join(labels.get(name, name) for name in pending.missing)
        lines.append(say("walk_text.would_decide", names=names))
    return lines


def _source_lines(walked: Walk, citations: Mapping[str, Citation]) -> list[str]:
    nodes = [step.node for step in walked.path]
    nodes += [node for node in (walked.end, walked.pending.node if walked.pending else None) if node is not None]
    sources = [
        *(source for node in nodes for source in node.sources),
        *(source for flag in walked.flags for source in flag.sources),
    ]
    locators: dict[str, dict[str, None]] = {}
    for source in sources:
        locators.setdefault(source.key, {})[source.locator] = None
    lines = []
    for key, places in locators.items():
        citation = citations.get(key)
        words = f"{citation.label}: {citation.citation}" if citation else key
        lines.append(f"- {say('ledger.cited_at', source=words, places='; '.join(places))}")
    return lines or [f"- {say('ledger.no_source')}"]
