"""Reads the definitions from the content file as rules with the parameter dictionary that gives their words."""

import json

from msref.content_store.library import Library
from msref.domain.definitions import DefinitionSet, definition_from_mapping
from msref.errors import BadInputError, ContentError
from msref.words import say

SPEC_KIND = "definition"


def read_definitions(library: Library) -> DefinitionSet:
    """All definitions of the library in their given order. Raises ContentError when one cannot be read."""
    try:
        definitions = tuple(definition_from_mapping(json.loads(spec)) for spec in library.specs(SPEC_KIND))
    except (BadInputError, json.JSONDecodeError) as fault:
        raise ContentError(say("stored.definition", fault=fault)) from fault
    return DefinitionSet(definitions, {parameter.id: parameter for parameter in library.parameters()})
