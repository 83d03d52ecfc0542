"""
Walks the cases that stand beside a chart, and makes one record of each.

A case is a fictional patient with an expected end. The content is refused when a case ends elsewhere than it says, or when an end is reached
by no case: a rule and its cases change together.
"""

import html as html_text
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from msref.content_compiler.chart_page import RenderedChart
from msref.content_compiler.check_fields import Form, check_form
from msref.content_compiler.compiled import CompiledRecord
from msref.content_compiler.problems import Problems
from msref.content_compiler.render import plain_text
from msref.content_compiler.yaml_lines import Node
from msref.domain.criteria.evaluate import value_in_words
from msref.domain.facts import Facts, facts_from_case, iso_date
from msref.domain.flowcharts.chart import Chart
from msref.domain.flowcharts.walk import BY_PARAMETERS, Walk, walk
from msref.domain.parameters import Parameter
from msref.errors import BadInputError

_CASE: Final = Form(frozenset({"id", "title", "today", "expect"}), frozenset({"parameters", "answers"}))
_EXPECT: Final = Form(frozenset(), frozenset({"end", "pending", "path"}))
_ID: Final = re.compile(r"case-[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class _Case:
    """A case as read: its facts, the answers given by hand and the day."""

    node: Node
    facts: Facts
    answers: Mapping[str, str]
    today: date


def compile_cases(
    tree: Node,
    chart: Chart,
    parameters: Iterable[Parameter],
    rendered: RenderedChart,
    problems: Problems,
) -> tuple[CompiledRecord, ...]:
    """The records of all cases of a chart; a case that is not read, ends elsewhere or leaves an end unreached is reported."""
    dictionary = tuple(parameters)
    records: dict[str, CompiledRecord] = {}
    reached: set[str] = set()
    for node in tree.items:
        check_form(node, _CASE, "a case", problems)
        check_form(node.get("expect"), _EXPECT, "what a case expects", problems)
        case_id = node.get("id").text
        if not _ID.fullmatch(case_id) or case_id in records:
            problems.add(
                node.place, "bad-id", f'"{case_id}" is not a case id of its own.', "Write `case-…`, each once."
            )
            continue
        case = _read(node, dictionary, problems)
        walked = _walked(case, chart, problems) if case else None
        if case and walked:
            reached.update([walked.end.id] if walked.end else [])
            records[case_id] = _record(case, walked, dictionary, rendered)
    for end in chart.ends():
        if end.id not in reached:
            problems.add(
                tree.place, "end-without-case", f'No case reaches the end "{end.id}".', "Write a case that ends there."
            )
    return tuple(records.values())


def _read(node: Node, parameters: tuple[Parameter, ...], problems: Problems) -> _Case | None:
    today = iso_date(node.get("today").text)
    if today is None:
        problems.add(
            node.get("today").place, "bad-date", "The day of the case is not an ISO date.", "Write `today: 2026-11-20`."
        )
        return None
    given = node.get("parameters")
    try:
        facts = facts_from_case(given.plain() or {}, parameters, today)
    except BadInputError as fault:
        problems.add(
            given.get(fault.field).place, "bad-case-value", str(fault), "Look the parameter up in parameters/."
        )
        return None
    answers = {question: answer.text for question, answer in node.get("answers").mapping.items()}
    return _Case(node, facts, answers, today)


def _walked(case: _Case, chart: Chart, problems: Problems) -> Walk | None:
    try:
        walked = walk(chart, case.facts, case.answers, case.today)
    except BadInputError as fault:
        problems.add(
            case.node.get("answers").place, "bad-case-answer", str(fault), "Name a question and an answer of the chart."
        )
        return None
    expect = case.node.get("expect")
    wanted = ("end", walked.end) if expect.has("end") else ("pending", walked.pending.node if walked.pending else None)
    kind, stood = wanted
    if stood is None or stood.id != expect.get(kind).text:
        what = f'The case expects the {kind} "{expect.get(kind).text}"; the chart leads to "{walked.place}".'
        problems.add(
            expect.place, "case-fails", what, "Look at the chart and the case, and mend the one that is wrong."
        )
    path = [step.node.id for step in walked.path]
    if expect.has("path") and list(expect.texts("path")) != path:
        problems.add(
            expect.get("path").place,
            "case-fails",
            f"The chart goes another way: {', '.join(path)}.",
            "Mend the path or the chart.",
        )
    if walked.conflicts:
        problems.add(
            case.node.get("answers").place,
            "case-contradicts-itself",
            walked.conflicts[0],
            "Answer by hand only what is not known.",
        )
    return walked


def _record(case: _Case, walked: Walk, parameters: tuple[Parameter, ...], rendered: RenderedChart) -> CompiledRecord:
    title = case.node.get("title").text
    place = walked.end.title if walked.end else walked.pending.node.title if walked.pending else ""
    summary = f"A fictional case for the algorithm: {'ends at' if walked.end else 'stops at'} “{place}”."
    page = f'<div class="summary"><p>{html_text.escape(summary)}</p></div>{_facts_html(case, parameters)}{_path_html(walked)}'
    stood = walked.end or (walked.pending.node if walked.pending else None)
    passed = [*(step.node for step in walked.path), *([stood] if stood else [])]
    sources = dict.fromkeys((source.key, source.locator) for node in passed for source in node.sources)
    return CompiledRecord(
        kind="case",
        id=case.node.get("id").text,
        title=title,
        summary=summary,
        topic=rendered.field("topic"),
        strength="A fictional case; it is no evidence and describes no real person.",
        html=page,
        text=plain_text(page),
        place=case.node.place,
        tags=("case", "fictional"),
        citations=tuple(sources),
        links=(walked.chart.id,),
        extra={"chart": walked.chart.id, "case": _case_json(case)},
    )


def _facts_html(case: _Case, parameters: tuple[Parameter, ...]) -> str:
    labels = {parameter.id: parameter for parameter in parameters}
    known = [(labels[name].label, value_in_words(labels[name], case.facts.value(name))) for name in case.facts]
    rows = [("Today", value_in_words(None, case.today)), *known]
    return _table("What is known", rows)


def _path_html(walked: Walk) -> str:
    items = []
    for step in walked.path:
        if step.node.kind == "question":
            by = "from the parameters" if step.by == BY_PARAMETERS else "answered by hand"
            items.append(
                f"<li>{html_text.escape(step.node.title)} <b>{html_text.escape(step.edge.label)}</b> ({by})</li>"
            )
        else:
            items.append(f"<li>{html_text.escape(step.node.title)}</li>")
    stood = walked.end or (walked.pending.node if walked.pending else None)
    last = f"<p>{stood.html}</p>" if stood else ""
    flags = "".join(f"<li>{flag.html or html_text.escape(flag.text)}</li>" for flag in walked.flags)
    remarks = f"<h2>Remarks</h2><ul>{flags}</ul>" if flags else ""
    title = html_text.escape(stood.title) if stood else ""
    return f"<h2>The way</h2><ul>{''.join(items)}</ul><h2>Where it leads: {title}</h2>{last}{remarks}"


def _table(heading: str, rows: list[tuple[str, str]]) -> str:
    lines = "".join(
        f"<tr><th>{html_text.escape(label)}</th><td>{html_text.escape(words)}</td></tr>" for label, words in rows
    )
    return f'<h2>{heading}</h2><table class="facts">{lines}</table>'


def _case_json(case: _Case) -> str:
    """The case as a case file, so that a reader can load it."""
    return json.dumps(
        {
            "today": case.today.isoformat(),
            "parameters": case.node.get("parameters").plain() or {},
            "answers": dict(case.answers),
        },
        ensure_ascii=False,
    )
