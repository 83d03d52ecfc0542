"""Reads the timing rules and vaccines from the content file as domain values."""

import json

from msref.content_store.library import Library
from msref.domain.timing.rules import TimingRule, rule_from_mapping
from msref.domain.timing.vaccines import Vaccine, vaccine_from_mapping
from msref.errors import BadInputError, ContentError
from msref.words import say


def read_timing_rules(library: Library) -> tuple[TimingRule, ...]:
    """Every timing rule, in the order of the content. Raises ContentError when one cannot be read."""
    try:
        return tuple(rule_from_mapping(json.loads(spec)) for spec in library.specs("timing_rule"))
    except (BadInputError, KeyError, json.JSONDecodeError) as fault:
        raise _unreadable(fault) from fault


def read_vaccines(library: Library) -> tuple[Vaccine, ...]:
    """Every vaccine, in the order of the content. Raises ContentError when one cannot be read."""
    try:
        return tuple(vaccine_from_mapping(json.loads(spec)) for spec in library.specs("vaccine"))
    except (BadInputError, KeyError, json.JSONDecodeError) as fault:
        raise _unreadable(fault) from fault


def _unreadable(fault: Exception) -> ContentError:
    return ContentError(say("stored.timing_rules", fault=fault))
