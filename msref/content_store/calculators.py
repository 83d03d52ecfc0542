"""Reads the descriptions of the calculators from the content file as domain values."""

import json

from msref.content_store.library import Library
from msref.domain.calculators.description import CalculatorDescription, description_from_mapping
from msref.errors import BadInputError, ContentError
from msref.words import say


def read_calculators(library: Library) -> tuple[CalculatorDescription, ...]:
    """Every calculator of the library in its given order. Raises ContentError when a stored description cannot be read."""
    try:
        return tuple(description_from_mapping(json.loads(spec)) for spec in library.specs("calculator"))
    except (BadInputError, json.JSONDecodeError) as fault:
        raise ContentError(say("stored.calculators", fault=fault)) from fault
