"""
Reads the algorithms from `flowcharts/<id>/`, checks and renders them, walks their cases and makes their records.

Every fault of a chart and of its cases is reported; a chart with a fault in its shape is not walked. What a chart may look like is told in
`chart_check`, the cases in `chart_cases`, the page in `chart_page`, the drawing in `chart_layout`.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from msref.content_compiler.chart_cases import compile_cases
from msref.content_compiler.chart_check import check_chart
from msref.content_compiler.chart_layout import lay_out
from msref.content_compiler.chart_page import InlineRenderer, chart_record, render_all
from msref.content_compiler.compiled import CompiledRecord
from msref.content_compiler.parameters import gather_parameters, parameters_from_specs
from msref.content_compiler.problems import Place, Problems
from msref.content_compiler.yaml_lines import Node, read_yaml
from msref.domain.flowcharts.chart import chart_from_mapping
from msref.domain.flowcharts.layout import layout_to_mapping
from msref.domain.parameters import Parameter
from msref.errors import BugError

__all__: Final = ["CompiledChart", "compile_charts", "gather_parameters"]


@dataclass(frozen=True, slots=True)
class CompiledChart:
    """One algorithm ready to be written: chart and drawing as JSON texts, its record and one record for each of its cases."""

    id: str
    chart_json: str
    layout_json: str
    records: tuple[CompiledRecord, ...]


def compile_charts(
    root: Path,
    parameters: Iterable[Mapping[str, object]],
    render_inline: InlineRenderer,
    problems: Problems,
) -> list[CompiledChart]:
    """Every algorithm below `root`, compiled; those with faults are reported and left out."""
    dictionary = parameters_from_specs(parameters)
    compiled = []
    for folder in sorted((root / "flowcharts").glob("*")):
        if folder.is_dir():
            chart = _compile(folder, dictionary, render_inline, problems)
            compiled.extend([chart] if chart else [])
    return compiled


def _compile(
    folder: Path,
    parameters: tuple[Parameter, ...],
    render_inline: InlineRenderer,
    problems: Problems,
) -> CompiledChart | None:
    tree = _read(folder / "chart.yaml", problems)
    if tree is None:
        return None
    before = len(problems)
    check_chart(tree, folder.name, parameters, problems)
    rendered = render_all(tree, render_inline, problems)
    if len(problems) > before:
        return None
    data = rendered.chart_mapping()
    chart = chart_from_mapping(data, parameters)
    try:
        layout = lay_out(chart)
    except BugError as fault:
        problems.add(
            tree.place, "unclear-drawing", str(fault), "Shorten titles or labels, or lead fewer ways to the same box."
        )
        return None
    cases = _read(folder / "cases.yaml", problems)
    records = compile_cases(cases, chart, parameters, rendered, problems) if cases else ()
    record = chart_record(rendered, chart, tuple(case.id for case in records))
    return CompiledChart(chart.id, _json(data), _json(layout_to_mapping(layout)), (record, *records))


def _read(file: Path, problems: Problems) -> Node | None:
    if not file.is_file():
        what = f"{file.parent.name}/ has no {file.name}."
        problems.add(Place(file, 1), "missing-file", what, "A chart is chart.yaml with its cases in cases.yaml.")
        return None
    return read_yaml(file.read_text(encoding="utf-8", errors="replace"), file, problems)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
