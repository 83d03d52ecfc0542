"""Reads the hand-worked cases from the content file."""

import json

from msref.content_store.library import Library
from msref.domain.golden import KINDS, GoldenCase, spec_kind
from msref.errors import ContentError
from msref.words import say


def read_golden_cases(library: Library) -> tuple[GoldenCase, ...]:
    """Every case in its given order. Raises ContentError when one cannot be read."""
    cases = []
    for kind in KINDS:
        for spec in library.specs(spec_kind(kind)):
            try:
                given = json.loads(spec)
                cases.append(GoldenCase(kind, given["id"], given["subject"], given))
            except (ValueError, KeyError, TypeError) as fault:
                raise ContentError(say("stored.worked_case", fault=fault)) from fault
    return tuple(cases)
