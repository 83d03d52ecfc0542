"""The real timing rules, vaccines and parameters, compiled once for the tests that plan with them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from msref.content_compiler.parameters import gather_parameters, parameters_from_specs
from msref.content_compiler.problems import Problems
from msref.content_compiler.render import Renderer
from msref.content_compiler.timing import CompiledTiming, compile_timing
from msref.domain.parameters import Parameter
from msref.domain.timing.rules import TimingRule, rule_from_mapping
from msref.domain.timing.vaccines import Vaccine, vaccine_from_mapping

CONTENT = Path(__file__).resolve().parents[2] / "content"


@cache
def compiled() -> tuple[tuple[CompiledTiming, ...], Problems]:
    """Everything that compiles, and the faults found on the way."""
    problems = Problems(CONTENT)
    specs = gather_parameters(CONTENT, Problems(CONTENT))
    renderer = Renderer({}, {})
    made = compile_timing(CONTENT, specs, lambda node: renderer.inline(node.text, explain=False), problems)
    return tuple(made), problems


@cache
def specs(kind: str) -> list[dict[str, Any]]:
    """The stored form of all rules (`timing_rule`) or vaccines (`vaccine`)."""
    return [json.loads(made.spec_json) for made in compiled()[0] if made.record.kind == kind]


@cache
def rules() -> tuple[TimingRule, ...]:
    """All timing rules."""
    return tuple(rule_from_mapping(spec) for spec in specs("timing_rule"))


@cache
def vaccines() -> tuple[Vaccine, ...]:
    """All vaccines."""
    return tuple(vaccine_from_mapping(spec) for spec in specs("vaccine"))


@cache
def parameters() -> tuple[Parameter, ...]:
    """The parameter dictionary."""
    return parameters_from_specs(gather_parameters(CONTENT, Problems(CONTENT)))
