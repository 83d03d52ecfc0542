"""
Reads timing rules (`timing/*.yaml`) and vaccines (`vaccines/*.yaml`), checks them and makes their records and their computable form.

Cases stand in `timing/cases/*.yaml` and are held against the rules by `timing_cases`. Every fault is reported; a rule with a fault is left out.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from msref.content_compiler.chart_page import InlineRenderer
from msref.content_compiler.check_fields import ID_FORM, Form, check_form
from msref.content_compiler.compiled import CompiledRecord
from msref.content_compiler.inline import LINK, without_citations
from msref.content_compiler.parameters import parameters_from_specs
from msref.content_compiler.population_notes import population_notes
from msref.content_compiler.problems import Place, Problems
from msref.content_compiler.render import Rendered
from msref.content_compiler.timing_cases import check_timing_cases
from msref.content_compiler.timing_page import record_title, rule_page, timing_record, vaccine_page
from msref.content_compiler.yaml_lines import Node, read_yaml
from msref.domain.criteria.check import criterion_faults
from msref.domain.criteria.nodes import criterion_from_mapping
from msref.domain.parameters import Parameter
from msref.domain.records import TOPICS
from msref.domain.timing.rules import rule_from_mapping
from msref.domain.timing.vaccines import vaccine_from_mapping
from msref.errors import BadInputError

_RECORD: Final = frozenset({"id", "title", "summary", "topic", "strength"})
_RECORD_MAY: Final = frozenset({"tags", "synonyms", "related"})
_RULE: Final = Form(
    _RECORD | {"question", "kind", "force", "interval"},
    _RECORD_MAY
    | {
        "drugs", "planned", "state", "vaccines", "vaccine_classes", "when", "bounds", "until", "notes", "year",
        "jurisdiction",
    },
)  # fmt: skip
_VACCINE: Final = Form(_RECORD | {"vaccine_class"}, _RECORD_MAY | {"schedules", "populations"})
KINDS: Final = ("timing_rule", "vaccine")
_SCHEDULE: Final = Form(frozenset({"id", "label", "source"}), frozenset({"later", "year", "jurisdiction"}))
_PLAIN: Final = (
    "question", "kind", "force", "interval", "drugs", "planned", "state", "vaccines", "vaccine_classes", "when", "bounds",
    "until", "notes", "year", "jurisdiction",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CompiledTiming:
    """One timing rule or vaccine ready to be written: its computable form as JSON text, and its record (whose kind says which it is)."""

    id: str
    spec_json: str
    record: CompiledRecord


def compile_timing(
    root: Path,
    parameters: Iterable[Mapping[str, object]],
    render_inline: InlineRenderer,
    problems: Problems,
) -> list[CompiledTiming]:
    """Every timing rule, then every vaccine, in the order of files and entries; those with faults are reported and left out."""
    dictionary = {parameter.id: parameter for parameter in parameters_from_specs(parameters)}
    before_all = len(problems)
    seen: set[str] = set()
    compiled = []
    for kind, folder, form in (("timing_rule", "timing", _RULE), ("vaccine", "vaccines", _VACCINE)):
        for node in _entries(root / folder, problems):
            before = len(problems)
            _check_record(node, form, seen, problems)
            made = (
                _rule(node, dictionary, render_inline, problems)
                if kind == "timing_rule"
                else _vaccine(node, render_inline, problems)
            )
            if made is not None and len(problems) == before:
                compiled.append(made)
    _check_vaccine_choices(root, compiled, dictionary, problems)
    if len(problems) == before_all:
        specs = {kind: [json.loads(made.spec_json) for made in compiled if made.record.kind == kind] for kind in KINDS}
        rules = tuple(rule_from_mapping(spec) for spec in specs["timing_rule"])
        vaccines = tuple(vaccine_from_mapping(spec) for spec in specs["vaccine"])
        check_timing_cases(root, rules, vaccines, dictionary.values(), problems)
    return compiled


def timing_titles(root: Path) -> dict[str, str]:
    """Id to title of every timing rule and vaccine, for links; faults are left to `compile_timing`."""
    quiet = Problems(root)
    nodes = [*_entries(root / "timing", quiet), *_entries(root / "vaccines", quiet)]
    return {node.get("id").text: record_title(node) for node in nodes if node.get("id").text}


def _entries(folder: Path, problems: Problems) -> Iterator[Node]:
    for file in sorted(folder.glob("*.yaml")):
        tree = read_yaml(file.read_text(encoding="utf-8", errors="replace"), file, problems)
        if tree is not None:
            yield from tree.items or [tree]


def _check_record(node: Node, form: Form, seen: set[str], problems: Problems) -> None:
    check_form(node, form, "a timing rule" if form is _RULE else "a vaccine", problems)
    record_id, topic = node.get("id"), node.get("topic")
    if record_id.text in seen or not ID_FORM.fullmatch(record_id.text):
        what = f'"{record_id.text}" is not an id of its own.'
        problems.add(record_id.place, "bad-id", what, "Write lower-case letters, digits and hyphens, each id once.")
    seen.add(record_id.text)
    if topic.text not in TOPICS:
        problems.add(topic.place, "unknown-choice", f'"{topic.text}" is not a topic.', f"Known: {', '.join(TOPICS)}.")


def _rule(
    node: Node, parameters: Mapping[str, Parameter], render_inline: InlineRenderer, problems: Problems
) -> CompiledTiming | None:
    summary = render_inline(node.get("summary"))
    spec: dict[str, object] = {"id": node.get("id").text, "title": node.get("title").text}
    spec |= {name: node.get(name).plain() for name in _PLAIN if node.has(name)}
    spec |= {"text": _words(node), "html": summary.html, "sources": _sources(summary)}
    _check_applies(node, parameters, problems)
    if not summary.citations:
        problems.add(node.place, "record-without-source", "The rule cites no source.", "Cite it in `summary`.")
    try:
        rule = rule_from_mapping(spec)
    except (BadInputError, KeyError) as fault:
        field = fault.field if isinstance(fault, BadInputError) else "question"
        problems.add(
            node.get(field).place,
            "bad-timing-rule",
            str(fault),
            "Look the fields of a timing rule up in content/README.md.",
        )
        return None
    record = timing_record(
        node, "timing_rule", summary, rule_page(rule, summary, node.get("strength").text, parameters)
    )
    return CompiledTiming(rule.id, _json(spec), record)


def _check_applies(node: Node, parameters: Mapping[str, Parameter], problems: Problems) -> None:
    """Report drugs and vaccines that no parameter offers, and criteria that do not fit the parameters."""
    for field, parameter_id in (("drugs", "dmt_exposures"), ("planned", "planned_dmt"), ("vaccines", "vaccines")):
        offered = {choice.id for choice in parameters[parameter_id].choices} if parameter_id in parameters else set()
        for entry in node.get(field).items:
            if entry.text not in offered:
                what = f'"{entry.text}" is not a choice of the parameter "{parameter_id}".'
                problems.add(entry.place, "unknown-choice", what, "Name one that the parameter offers.")
    for when in (node.get("when"), *(note.get("when") for note in node.get("notes").items)):
        if when.value is None:
            continue
        try:
            faults = list(criterion_faults(criterion_from_mapping(when.plain()), parameters))
        except BadInputError as fault:
            faults = [("bad-criterion", str(fault))]
        for code, what in faults:
            problems.add(when.place, code, what, "Look the parameter up in parameters/.")
    if node.has("until") and node.get("until").text not in parameters:
        what = f'There is no parameter "{node.get("until").text}".'
        problems.add(node.get("until").place, "unknown-parameter", what, "Name the parameter that decides.")


def _vaccine(node: Node, render_inline: InlineRenderer, problems: Problems) -> CompiledTiming | None:
    summary = render_inline(node.get("summary"))
    if node.get("id").text != node.place.file.stem:
        problems.add(node.get("id").place, "id-not-file-name", "The id differs from the file name.", "Make them equal.")
    schedules = []
    for entry in node.get("schedules").items:
        check_form(entry, _SCHEDULE, "a schedule", problems)
        plain = entry.plain()
        source = render_inline(entry.get("source"))
        if isinstance(plain, dict):
            schedules.append(
                {name: value for name, value in plain.items() if name != "source"} | {"sources": _sources(source)}
            )
    notes = population_notes(node, render_inline, problems)
    spec: dict[str, object] = {
        "id": node.get("id").text,
        "title": node.get("title").text,
        "vaccine_class": node.get("vaccine_class").text,
        "schedules": schedules,
    }
    try:
        vaccine = vaccine_from_mapping(spec)
    except BadInputError as fault:
        problems.add(
            node.get(fault.field).place,
            "bad-vaccine",
            str(fault),
            "Look the fields of a vaccine up in content/README.md.",
        )
        return None
    record = timing_record(node, "vaccine", summary, vaccine_page(vaccine, summary, node.get("strength").text), notes)
    return CompiledTiming(vaccine.id, _json(spec), record)


def _check_vaccine_choices(
    root: Path, compiled: Iterable[CompiledTiming], parameters: Mapping[str, Parameter], problems: Problems
) -> None:
    """Every vaccine that can be chosen has a record, and every record can be chosen."""
    if "vaccines" not in parameters:
        return
    offered = {choice.id for choice in parameters["vaccines"].choices}
    written = {entry.id: entry.record.place for entry in compiled if entry.record.kind == "vaccine"}
    for name in sorted(offered ^ written.keys()):
        place = written.get(name, Place(root / "vaccines", 1))
        what = f'The vaccine "{name}" stands only in {"parameters" if name in offered else "vaccines"}/.'
        problems.add(place, "vaccine-not-both", what, "Write its record, and list it under the parameter `vaccines`.")


def _words(node: Node) -> str:
    """The rule in plain words, without citations: its sources are told apart."""
    words = without_citations(" ".join(node.get("summary").text.split()))
    return LINK.sub(lambda match: match["words"] or match["id"], words)


def _sources(rendered: Rendered) -> list[dict[str, str]]:
    return [{"key": key, "locator": locator} for key, locator in rendered.citations]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
