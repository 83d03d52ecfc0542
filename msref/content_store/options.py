"""Reads the treatment options of the ledger from the content file as domain values."""

import json

from msref.content_store.library import Library
from msref.domain.options import TreatmentOption, option_from_mapping
from msref.errors import BadInputError, ContentError
from msref.words import say


def read_options(library: Library) -> tuple[TreatmentOption, ...]:
    """Every treatment option of the library in its given order. Raises ContentError when a stored option cannot be read."""
    parameters = library.parameters()
    try:
        return tuple(option_from_mapping(json.loads(spec), parameters) for spec in library.specs("option"))
    except (BadInputError, json.JSONDecodeError) as fault:
        raise ContentError(say("stored.options", fault=fault)) from fault
