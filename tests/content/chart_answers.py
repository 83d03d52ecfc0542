"""Reads the table of answers that single questions of the algorithms give, and asks a question of a patient without walking the way to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from msref.domain.facts import facts_from_case
from msref.domain.flowcharts.chart import Chart
from msref.domain.flowcharts.walk import walk
from msref.domain.parameters import Parameter

TABLE: Final = Path(__file__).with_name("chart_answers.yaml")
TODAY: Final = date(2026, 11, 20)
OPEN: Final = "open"

_GOING_ON: Final = {"next_due": "2026-12-01"}
_STOPPED: Final = {"last_dose": "2026-01-10", "stop_reason": "finished"}


@dataclass(frozen=True)
class Line:
    """One patient at one question, with the way out that the facts choose, or OPEN."""

    chart: str
    question: str
    facts: Mapping[str, Any]
    way: str


@cache
def lines() -> tuple[Line, ...]:
    """Every line of the table."""
    return tuple(
        Line(entry["chart"], entry["question"], _known(entry.get("with", {}) | facts), way)
        for entry in yaml.safe_load(TABLE.read_text(encoding="utf-8"))
        for facts, way in _patients(entry)
    )


def way_at(line: Line, chart: Chart, parameters: Iterable[Parameter]) -> str:
    """The way that the parameters choose at the line's question."""
    facts = facts_from_case(line.facts, parameters, TODAY)
    walked = walk(replace(chart, start=line.question), facts, {}, TODAY)
    return walked.path[0].edge.id if walked.path else OPEN


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}


def _patients(entry: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    for facts, way in entry.get("given", []):
        yield facts, way
    for parameter, ways in entry.get("each", {}).items():
        several = parameter not in {
            "course",
            "steroid_response",
            "relapse_recovery",
            "natalizumab_exposure",
            "pregnancy_state",
        }
        for way, choices in ways.items():
            for choice in choices:
                yield {parameter: [choice] if several else choice}, way
    for name, course in (("going_on", _GOING_ON), ("stopped", _STOPPED)):
        yield from _treated(entry.get(name, {}), course, ())
        for before, ways in entry.get(f"{name}_after", {}).items():
            yield from _treated(ways, course, ({"drug": before} | _STOPPED,))


def _treated(
    ways: Mapping[str, list[str]], course: Mapping[str, str], before: tuple[dict[str, str], ...]
) -> Iterator[tuple[dict[str, Any], str]]:
    for way, drugs in ways.items():
        for drug in drugs:
            yield {"dmt_exposures": [*before, {"drug": drug, **course}]}, way
